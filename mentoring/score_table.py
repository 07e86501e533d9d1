"""The scores of many mentees and mentors at once, in whole columns.

Everything is worked out in small whole numbers, so the same two people have the same score alone and in a
region. Row numbers stand for mentees and column numbers for mentors, in the order given; index arrays of
shape (b, 1) and (1, m) give a block, two of shape (k,) give k single pairs. It needs numpy, so import it
when it is used.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from mentoring.mentions import read_mentions
from mentoring.profiles import MenteeProfile, MentorProfile
from mentoring.score_columns import CRITERIA, SETS, Array, Bits, Columns
from mentoring.scores import (
    MUST,
    UNKNOWN,
    WEIGHTS,
    Broken,
    Criterion,
    Reason,
    Rule,
    Score,
    Weights,
    broken_by_mentee,
    broken_by_mentor,
)

BARRED = 255
"""Stands in place of a score where a hard rule other than the capacity is broken."""


class Fit(NamedTuple):
    """How far one criterion is met, 0 to 100 and 0 where it is not known, and where both sides said
    something."""

    criterion: Criterion
    fit: Array
    known: Array


class ScoreTable:
    """All that can be asked about these people; `forbidden` are pairs (mentee id, mentor id)."""

    def __init__(
        self,
        mentees: Sequence[MenteeProfile],
        mentors: Sequence[MentorProfile],
        weights: Weights = WEIGHTS,
        forbidden: Collection[tuple[int, int]] = (),
    ) -> None:
        self.mentees, self.mentors, self.weights = mentees, mentors, weights
        self.mentions = read_mentions(mentees, mentors)
        self.row = {mentee.id: number for number, mentee in enumerate(mentees)}
        self.column = {mentor.id: number for number, mentor in enumerate(mentors)}
        self.places = np.array([mentor.free for mentor in mentors], np.int64)
        self._mentee_rules = [broken_by_mentee(mentee) for mentee in mentees]
        self._mentor_rules = [broken_by_mentor(mentor) for mentor in mentors]
        self.ready_mentee = np.array([not rules for rules in self._mentee_rules], bool)
        self.ready_mentor = np.array([not {*rules} - {Rule.CAPACITY} for rules in self._mentor_rules], bool)
        self._pair_rules = self._collect_pair_rules(forbidden)
        self._bits = {name: Bits(mentees, mentors, name) for name in SETS}
        self._columns = Columns(mentees, mentors, self.mentions, self.column)

    def block(self, start: int, stop: int) -> NDArray[np.uint8]:
        """The scores of the mentees from `start` up to `stop` with every mentor, `BARRED` where a hard rule
        other than the capacity is broken. Shape (stop - start, mentors)."""
        rows, columns = np.arange(start, stop)[:, None], np.arange(len(self.mentors))[None, :]
        scores, missed = self._scores(rows, columns)
        if missed is not None:
            scores[missed] = BARRED
        scores[~self.ready_mentee[start:stop]] = BARRED
        scores[:, ~self.ready_mentor] = BARRED
        for row in range(start, stop):
            if barred := self._pair_rules.get(row):
                scores[row - start, [*barred]] = BARRED
        return scores

    def explain(self, rows: Sequence[int], columns: Sequence[int]) -> list[Score]:
        """The scores of single pairs with their reasons."""
        if not len(rows):
            return []
        at, to = np.asarray(rows, np.int64), np.asarray(columns, np.int64)
        values = self._scores(at, to)[0].tolist()
        pairs = [(self.mentees[row], self.mentors[column]) for row, column in zip(rows, columns, strict=True)]
        parts = [
            _reasons(criterion, self.weights[criterion], _listed(fit, at), _listed(known, at), pairs)
            for criterion, fit, known in self._fits(at, to)
        ]
        weighed = [criterion for criterion in CRITERIA if self.weights.get(criterion, 0) > 0]
        told = zip(*parts, strict=True) if parts else [()] * len(pairs)
        return [_score(value, reasons, weighed) for value, reasons in zip(values, told, strict=True)]

    def broken(self, row: int, column: int) -> tuple[Broken, ...]:
        """Every hard rule that these two break."""
        rules = [*self._mentee_rules[row], *self._mentor_rules[column]]
        rules += self._pair_rules.get(row, {}).get(column, [])
        missed = self._missed_musts(np.array([row]), np.array([column]))
        return (
            *(Broken(rule) for rule in rules),
            *(Broken(Rule.MUST, criterion) for criterion, where in missed.items() if where.any()),
        )

    def rules_of_mentee(self, row: int) -> list[Rule]:
        """What keeps this mentee out of every pair."""
        return self._mentee_rules[row]

    def rules_of_mentor(self, column: int) -> list[Rule]:
        """What keeps this mentor out of every pair."""
        return self._mentor_rules[column]

    def broken_with_all(self, row: int) -> Counter[Broken]:
        """How many mentors each rule shuts off from this mentee."""
        found = Counter(Broken(rule) for rules in self._mentor_rules for rule in rules)
        found.update(Broken(rule) for rules in self._pair_rules.get(row, {}).values() for rule in rules)
        found.update(self._counted(np.array([[row]]), np.arange(len(self.mentors))[None, :]))
        return found

    def broken_by_all(self, column: int) -> Counter[Broken]:
        """How many mentees each rule shuts off from this mentor."""
        found = Counter(Broken(rule) for rules in self._mentee_rules for rule in rules)
        pairs = (barred[column] for barred in self._pair_rules.values() if column in barred)
        found.update(Broken(rule) for rules in pairs for rule in rules)
        found.update(self._counted(np.arange(len(self.mentees))[:, None], np.array([[column]])))
        return found

    def _collect_pair_rules(self, forbidden: Collection[tuple[int, int]]) -> dict[int, dict[int, list[Rule]]]:
        """By row and column, the rules that single pairs break."""
        found: dict[int, dict[int, list[Rule]]] = {}

        def note(row: int | None, column: int | None, rule: Rule) -> None:
            if row is not None and column is not None:
                found.setdefault(row, {}).setdefault(column, []).append(rule)

        for row, mentee in enumerate(self.mentees):
            note(row, self.column.get(mentee.id), Rule.SAME_PERSON)
            for mentor_id in mentee.former:
                note(row, self.column.get(mentor_id), Rule.BROKEN_BEFORE)
            for mentor_id in self.mentions.refused.get(mentee.id, ()):
                note(row, self.column.get(mentor_id), Rule.EXCLUDED)
        for mentee_id, mentor_id in forbidden:
            note(self.row.get(mentee_id), self.column.get(mentor_id), Rule.FORBIDDEN)
        return found

    def _scores(self, rows: Array, columns: Array) -> tuple[NDArray[np.uint8], Array | None]:
        """The scores, and where a must is missed if there is one."""
        shape = np.broadcast_shapes(rows.shape, columns.shape)
        points, total = np.zeros(shape, np.int16), np.zeros(shape, np.int16)
        missed = None
        for criterion, fit, known in self._fits(rows, columns):
            weight = np.int16(self.weights[criterion])
            points += fit * weight
            total += known * weight
            if weight == MUST:
                where = known & (fit == 0)
                missed = where if missed is None else missed | where
        half_up = points / np.maximum(total, 1).astype(np.float32) + np.float32(0.5)
        scores = half_up.astype(np.uint8)
        scores[total == 0] = UNKNOWN
        return scores, None if missed is None else np.broadcast_to(missed, shape)

    def _fits(self, rows: Array, columns: Array, least: int = 1) -> Iterator[Fit]:
        """Every criterion that weighs so much."""
        for criterion, fitted in CRITERIA.items():
            if self.weights.get(criterion, 0) >= least:
                yield Fit(criterion, *fitted(self._bits, self._columns, rows, columns))

    def _missed_musts(self, rows: Array, columns: Array) -> dict[Criterion, Array]:
        return {
            criterion: known & (fit == 0) for criterion, fit, known in self._fits(rows, columns, least=MUST)
        }

    def _counted(self, rows: Array, columns: Array) -> dict[Broken, int]:
        shape = np.broadcast_shapes(rows.shape, columns.shape)
        return {
            Broken(Rule.MUST, criterion): int(np.broadcast_to(where, shape).sum())
            for criterion, where in self._missed_musts(rows, columns).items()
            if where.any()
        }


def _score(value: int, told: Sequence[Reason | None], weighed: Sequence[Criterion]) -> Score:
    reasons = sorted(filter(None, told), key=_heaviest)
    silent = tuple(each for each, reason in zip(weighed, told, strict=True) if reason is None)
    return Score(value, tuple(reasons), silent)


def _heaviest(reason: Reason) -> int:
    return -reason.fit * reason.weight


def _listed(values: Array, like: Array) -> list[int]:
    listed: list[int] = np.broadcast_to(values, like.shape).tolist()
    return listed


def _reasons(
    criterion: Criterion,
    weight: int,
    fits: Sequence[int],
    known: Sequence[int],
    pairs: Sequence[tuple[MenteeProfile, MentorProfile]],
) -> list[Reason | None]:
    """The criterion's reason for each pair, nothing where a side is silent."""
    tell = _TOLD.get(criterion)
    if tell is None:
        alike = {fit: Reason(criterion, fit, weight) for fit in fits}
        return [alike[fit] if heard else None for fit, heard in zip(fits, known, strict=True)]
    return [
        Reason(criterion, fit, weight, *tell(mentee, mentor)) if heard else None
        for fit, heard, (mentee, mentor) in zip(fits, known, pairs, strict=True)
    ]


_Tell = Callable[[MenteeProfile, MentorProfile], tuple[Any, ...]]


def _common(name: str) -> _Tell:
    """What both chose."""
    chosen = attrgetter(name)
    return lambda mentee, mentor: (tuple(sorted(chosen(mentee) & chosen(mentor))),)


def _years(mentee: MenteeProfile, mentor: MentorProfile) -> tuple[Any, ...]:
    return (), (mentor.experience or 0) - (mentee.experience or 0)


def _wish(mentee: MenteeProfile, _: MentorProfile) -> tuple[Any, ...]:
    return (), None, mentee.whom or "named"


_TOLD: Mapping[Criterion, _Tell] = {
    Criterion.TOPICS: _common("topics"),
    Criterion.WINDOWS: _common("windows"),
    Criterion.MODE: _common("modes"),
    Criterion.FORM: _common("forms"),
    Criterion.EXPERIENCE: _years,
    Criterion.WISHES: _wish,
}
