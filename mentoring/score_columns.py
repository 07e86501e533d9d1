"""How far each criterion is met, for many pairs at once: the columns behind the score table.

A criterion is a function of row and column numbers that gives two arrays: how far it is met, 0 to 100 and 0
where it is not known, and where both sides said something. `mentoring.score_table` says which shapes go in.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mentoring.mentions import Mentions
from mentoring.profiles import MenteeProfile, MentorProfile
from mentoring.scores import BEST, Criterion

Array = NDArray[Any]
SETS = ("topics", "subject", "post", "windows", "modes", "forms")
_ONE = np.int16(BEST)
_BY_WINDOWS = np.array([0, 60, 80, BEST], np.int16)
_BY_YEARS = np.array([0, 30, 50, 70, 85, BEST], np.int16)
_NEAR, _NOT_FAR = 7, 15
_CATEGORIES = {"none": 0, "first": 60, "highest": 80, "mentor": BEST, "methodist": BEST}
_REVERSE = "reverse"
_CLASS_LEAD = "class_lead"
_WISHES = {"same_subject": 1, _CLASS_LEAD: 2, "same_age": 3}
_NAMED = 4
_MOST_NAMED = 4


class Bits:
    """A set of words on either side as bits: only words that both sides use can be common."""

    def __init__(self, mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile], name: str) -> None:
        asked = [getattr(mentee, name) for mentee in mentees]
        offered = [getattr(mentor, name) for mentor in mentors]
        shared = sorted(frozenset().union(*asked) & frozenset().union(*offered))
        bit = {word: 1 << number for number, word in enumerate(shared)}
        self.lanes = [
            (_lane(asked, bit, shift), _lane(offered, bit, shift)) for shift in range(0, len(shared), 64)
        ]
        self.asked = np.array([bool(words) for words in asked], bool)
        self.offered = np.array([bool(words) for words in offered], bool)
        self.sizes = np.array([len(words) for words in asked], np.int32)

    def known(self, rows: Array, columns: Array) -> Array:
        known: Array = self.asked[rows] & self.offered[columns]
        return known

    def common(self, rows: Array, columns: Array) -> Array:
        """How many words are common."""
        found: Array = np.zeros(np.broadcast_shapes(rows.shape, columns.shape), np.uint8)
        for asked, offered in self.lanes:
            found += np.bitwise_count(asked[rows] & offered[columns])
        return found

    def touch(self, rows: Array, columns: Array) -> Array:
        """Whether any word is common."""
        found: Array = np.zeros(np.broadcast_shapes(rows.shape, columns.shape), bool)
        for asked, offered in self.lanes:
            found |= (asked[rows] & offered[columns]) != 0
        return found


class Columns:
    """Numbers on either side; -1 is silence."""

    def __init__(
        self,
        mentees: Sequence[MenteeProfile],
        mentors: Sequence[MentorProfile],
        mentions: Mentions,
        column: Mapping[int, int],
    ) -> None:
        self.mentee_years = _numbers(mentee.experience for mentee in mentees)
        self.mentor_years = _numbers(mentor.experience for mentor in mentors)
        self.reverse = np.array([_REVERSE in mentee.forms for mentee in mentees], bool)
        self.category = _numbers(_CATEGORIES.get(mentor.category) for mentor in mentors)
        self.practice = _numbers(
            None if mentor.mentored_before is None else BEST * mentor.mentored_before for mentor in mentors
        )
        self.load = _numbers(
            (2 * BEST * mentor.free + mentor.capacity) // (2 * mentor.capacity) if mentor.capacity > 0 else 0
            for mentor in mentors
        )
        self.leads = np.array([_CLASS_LEAD in mentor.topics for mentor in mentors], bool)
        wished = [sorted(column[who] for who in mentions.wished.get(mentee.id, ())) for mentee in mentees]
        wishes = (_NAMED if mentee.whom_words else _WISHES.get(mentee.whom, 0) for mentee in mentees)
        self.wish = np.array([*wishes], np.int8)
        self.wished = np.array(
            [[*named[:_MOST_NAMED], *[-1] * (_MOST_NAMED - len(named))] for named in wished], np.int32
        ).reshape(len(mentees), _MOST_NAMED)


def _lane(sets: Sequence[frozenset[str]], bit: Mapping[str, int], shift: int) -> NDArray[np.uint64]:
    """The 64 bits from `shift` on."""
    mask = (1 << 64) - 1
    return np.array([sum(bit.get(word, 0) for word in words) >> shift & mask for words in sets], np.uint64)


def _numbers(values: Iterable[int | None]) -> NDArray[np.int16]:
    return np.array([-1 if value is None else value for value in values], np.int16)


def _topics(bits: Mapping[str, Bits], _: Columns, rows: Array, columns: Array) -> tuple[Array, Array]:
    words = bits["topics"]
    # 256ths of a share, so that the division is done once a mentee and not once a pair.
    share = (2 * BEST * 256 + words.sizes) // (2 * np.maximum(words.sizes, 1))
    fit = (words.common(rows, columns) * share[rows] + 128) >> 8
    return fit.astype(np.int16), words.known(rows, columns)


def _windows(bits: Mapping[str, Bits], _: Columns, rows: Array, columns: Array) -> tuple[Array, Array]:
    words = bits["windows"]
    return _BY_WINDOWS[np.minimum(words.common(rows, columns), 3)], words.known(rows, columns)


def _touching(name: str) -> "Fitted":
    """All or nothing: is there anything in common?"""

    def fitted(bits: Mapping[str, Bits], _: Columns, rows: Array, columns: Array) -> tuple[Array, Array]:
        return bits[name].touch(rows, columns) * _ONE, bits[name].known(rows, columns)

    return fitted


def _experience(_: Mapping[str, Bits], sides: Columns, rows: Array, columns: Array) -> tuple[Array, Array]:
    younger, older = sides.mentee_years[rows], sides.mentor_years[columns]
    known = (younger >= 0) & ~sides.reverse[rows] & (older >= 0)
    return _BY_YEARS[np.clip(older - younger, 0, len(_BY_YEARS) - 1)] * known, known


def _wishes(bits: Mapping[str, Bits], sides: Columns, rows: Array, columns: Array) -> tuple[Array, Array]:
    wish = sides.wish[rows]
    shape = np.broadcast_shapes(rows.shape, columns.shape)
    fit, known = np.zeros(shape, np.int16), np.zeros(shape, bool)

    def grant(kind: int, met: Callable[[], Array], heard: Callable[[], Array]) -> None:
        asked = wish == kind
        if asked.any():
            answered = asked & heard()
            fit[...] += met() * answered
            known[...] |= answered

    subject, topics = bits["subject"], bits["topics"]
    grant(1, lambda: subject.touch(rows, columns) * _ONE, lambda: subject.known(rows, columns))
    grant(2, lambda: sides.leads[columns] * _ONE, lambda: topics.offered[columns])
    grant(3, lambda: _closeness(sides, rows, columns), lambda: _years_known(sides, rows, columns))
    # Who is wished for by name gains; nobody else loses, or a score would depend on who else is in the bank.
    grant(_NAMED, lambda: np.full(shape, _ONE), lambda: _is_wished(sides, rows, columns))
    return fit, known


def _closeness(sides: Columns, rows: Array, columns: Array) -> Array:
    apart = np.abs(sides.mentor_years[columns] - sides.mentee_years[rows])
    return np.where(apart <= _NEAR, _ONE, np.where(apart <= _NOT_FAR, np.int16(BEST // 2), np.int16(0)))


def _years_known(sides: Columns, rows: Array, columns: Array) -> Array:
    known: Array = (sides.mentee_years[rows] >= 0) & (sides.mentor_years[columns] >= 0)
    return known


def _is_wished(sides: Columns, rows: Array, columns: Array) -> Array:
    found: Array = np.zeros(np.broadcast_shapes(rows.shape, columns.shape), bool)
    for number in range(_MOST_NAMED):
        found |= sides.wished[rows, number] == columns
    return found


def _of_mentor(name: str) -> "Fitted":
    """What depends on the mentor alone."""

    def fitted(_: Mapping[str, Bits], sides: Columns, _rows: Array, columns: Array) -> tuple[Array, Array]:
        value = getattr(sides, name)[columns]
        return np.maximum(value, 0), value >= 0

    return fitted


Fitted = Callable[[Mapping[str, Bits], Columns, Array, Array], tuple[Array, Array]]
CRITERIA: Mapping[Criterion, Fitted] = {
    Criterion.TOPICS: _topics,
    Criterion.SUBJECT: _touching("subject"),
    Criterion.POST: _touching("post"),
    Criterion.WINDOWS: _windows,
    Criterion.MODE: _touching("modes"),
    Criterion.FORM: _touching("forms"),
    Criterion.EXPERIENCE: _experience,
    Criterion.WISHES: _wishes,
    Criterion.LOAD: _of_mentor("load"),
    Criterion.CATEGORY: _of_mentor("category"),
    Criterion.PRACTICE: _of_mentor("practice"),
}
