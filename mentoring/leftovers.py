"""Why somebody is left over in a draft: nobody is dropped without a reason (DOMAIN §8).

It needs numpy, so import it when it is used.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentoring.matching import Unplaced, Why
from mentoring.score_table import BARRED, ScoreTable
from mentoring.scores import Broken, Rule

Flags = NDArray[np.bool_]
Scores = NDArray[np.uint8]
_CHUNK = 128
"""So many people are looked at together: enough to be quick, few enough to stay small in a region."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the table as its people see it: numbers are rows or columns, `scores` gives theirs with
    everybody on the other side, `own` and `shut` the rules that they and their pairs break."""

    ids: Sequence[int]
    others: Sequence[int]
    own: Callable[[int], list[Rule]]
    shut: Callable[[int], Counter[Broken]]
    scores: Callable[[list[int]], Scores]


def mentees_of(table: ScoreTable, scores: Scores) -> Side:
    """The side of those who ask."""
    return Side(
        ids=[mentee.id for mentee in table.mentees],
        others=[mentor.id for mentor in table.mentors],
        own=table.rules_of_mentee,
        shut=table.broken_with_all,
        scores=lambda rows: scores[rows],
    )


def mentors_of(table: ScoreTable, scores: Scores) -> Side:
    """The side of those who offer."""
    return Side(
        ids=[mentor.id for mentor in table.mentors],
        others=[mentee.id for mentee in table.mentees],
        own=table.rules_of_mentor,
        shut=table.broken_by_all,
        scores=lambda columns: scores[:, columns].T,
    )


def explain_leftovers(side: Side, numbers: Sequence[int], free: Flags, floor: int) -> tuple[Unplaced, ...]:
    """The reason for each of these people; `free` are those of the other side who could still be paired."""
    return tuple(
        _explained(side, number, why, best, whose)
        for start in range(0, len(numbers), _CHUNK)
        for number, why, best, whose in _weighed(side, list(numbers[start : start + _CHUNK]), free, floor)
    )


def _explained(side: Side, number: int, why: Why, best: int, whose: int) -> Unplaced:
    who = side.ids[number]
    if own := side.own(number):
        return Unplaced(who, Why.OWN_RULE, _ranked(Counter(Broken(rule) for rule in own)))
    if why is Why.NOBODY:
        return Unplaced(who, why)
    if why is Why.RULES:
        return Unplaced(who, why, _ranked(side.shut(number)))
    return Unplaced(who, why, best=best, best_id=side.others[whose])


def _weighed(side: Side, numbers: list[int], free: Flags, floor: int) -> Iterator[tuple[int, Why, int, int]]:
    """For each person the reason by the scores, and the best score that it is about with its number."""
    if not len(side.others):
        yield from ((number, Why.NOBODY, 0, 0) for number in numbers)
        return
    scores = side.scores(numbers)
    ranks = np.where(scores == BARRED, np.int16(-1), scores.astype(np.int16))
    still = np.where((ranks >= floor) & free, ranks, np.int16(-1))
    best, best_free = ranks.argmax(axis=1), still.argmax(axis=1)
    everyone = np.arange(len(numbers))
    tops, tops_free = ranks[everyone, best].tolist(), still[everyone, best_free].tolist()
    for each, number in enumerate(numbers):
        if tops_free[each] >= 0:
            yield number, Why.FREE, tops_free[each], int(best_free[each])
        else:
            yield number, _without_place(tops[each], floor), tops[each], int(best[each])


def _without_place(top: int, floor: int) -> Why:
    if top < 0:
        return Why.RULES
    return Why.FLOOR if top < floor else Why.TAKEN


def _ranked(broken: Counter[Broken]) -> tuple[tuple[Broken, int], ...]:
    """The commonest rule first, of equally common ones always in the same order."""
    return tuple(sorted(broken.items(), key=lambda item: (-item[1], *_place(item[0]))))


def _place(broken: Broken) -> Iterable[object]:
    return list(Rule).index(broken.rule), broken.criterion or ""
