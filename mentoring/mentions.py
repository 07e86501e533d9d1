"""Whom own words name: «не хотелось бы со Смирновой», «Ольга Петровна».

Surnames are met in any case. When in doubt a person counts as named: a pair that somebody asked not to have
is worse than one possibility less (the words are confidential and shown to the curator only).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mentoring.profiles import MenteeProfile, MentorProfile
from mentoring.typed import bare

_ENDINGS = (
    *("", "а", "я", "у", "ю", "ы", "и", "е", "й", "ь", "о"),
    *("ом", "ем", "ой", "ей", "ою", "ею", "ым", "им", "ую", "юю", "ая", "яя", "ий", "ый"),
    *("ого", "его", "ому", "ему"),
)
_LEAST = 2


class Words(StrEnum):
    """The questions that are answered about people in own words."""

    WHOM = "whom"
    NOT_WITH = "not_with"
    WISHES = "wishes"


@dataclass(frozen=True, slots=True, order=True)
class ToRead:
    """Words that the matching could not bind to anybody: the curator reads them before publishing."""

    person_id: int
    words: Words


@dataclass(frozen=True, slots=True)
class Mentions:
    """Whom the words name, by the id of who wrote them: mentors wished for and refused by mentees, mentees
    named in mentors' wishes (for or against: only a human can tell), and words that name nobody known."""

    wished: Mapping[int, frozenset[int]]
    refused: Mapping[int, frozenset[int]]
    noted: Mapping[int, frozenset[int]]
    to_read: tuple[ToRead, ...]


class Names:
    """The people of one side, found by what is written about them."""

    def __init__(self, people: Mapping[int, str]) -> None:
        self._given: dict[int, tuple[str, ...]] = {}
        self._by_surname: dict[str, set[int]] = defaultdict(set)
        self._by_given: dict[str, set[int]] = defaultdict(set)
        for who, name in people.items():
            surname, *given = [_stem(word) for word in bare(name).split()] or [""]
            self._given[who] = tuple(given[:2])
            self._by_surname[surname].add(who)
            for word in given[:2]:
                self._by_given[word].add(who)

    def named_in(self, text: str) -> frozenset[int]:
        """Everybody who may be meant; a first name tells namesakes apart, a first name with a patronymic is
        enough where no surname is written."""
        stems = {stem for word in bare(text).split() for stem in _stems(word)}
        meant = {who for stem in stems for who in self._by_surname.get(stem, ())}
        if meant:
            called = {who for who in meant if self._given[who] and self._given[who][0] in stems}
            return frozenset(called or meant)
        known = {who for stem in stems for who in self._by_given.get(stem, ())}
        return frozenset(who for who in known if len(self._given[who]) == 2 and stems >= {*self._given[who]})


def read_mentions(mentees: Iterable[MenteeProfile], mentors: Iterable[MentorProfile]) -> Mentions:
    """Bind the own words of both sides to people of the other side."""
    asking, offering = list(mentees), list(mentors)
    to_read: list[ToRead] = []
    of_mentors = Names({mentor.id: mentor.name for mentor in offering})
    wished = _bound(of_mentors, ((one.id, one.whom_words) for one in asking), Words.WHOM, to_read)
    refused = _bound(of_mentors, ((one.id, one.not_with) for one in asking), Words.NOT_WITH, to_read)
    wishes = [(one.id, one.wishes) for one in offering if one.wishes]
    of_mentees = Names({mentee.id: mentee.name for mentee in asking} if wishes else {})
    noted = _bound(of_mentees, wishes, Words.WISHES, to_read)
    return Mentions(wished, refused, noted, tuple(sorted(to_read)))


def _bound(
    names: Names, written: Iterable[tuple[int, str]], words: Words, to_read: list[ToRead]
) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for who, text in written:
        if not text:
            continue
        if named := names.named_in(text) - {who}:
            found[who] = named
        else:
            to_read.append(ToRead(who, words))
    return found


def _stem(name: str) -> str:
    """A name without the ending that changes with the case: «Достоевский» → «достоевск»."""
    for length in (2, 1):
        ending = name[-length:]
        nominative = ("ий", "ый", "ой", "ая", "яя", "а", "я", "й", "ь")
        if ending in nominative and len(name) - length >= _LEAST:
            return name[:-length]
    return name


def _stems(word: str) -> set[str]:
    """Every stem that a word in some case may have."""
    found = {word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)}
    return {stem for stem in found if len(stem) >= _LEAST}
