"""A cohort as a table, from which drafts are made, explained and changed: the inside of `mentoring.matching`.

It needs numpy and lapx, so import it when it is used.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mentoring.assignment import NOBODY, Task, assign
from mentoring.leftovers import explain_leftovers, mentees_of, mentors_of
from mentoring.matching import (
    Alternative,
    Cohort,
    Draft,
    Link,
    Proposal,
    RefusedLock,
    RulesBroken,
)
from mentoring.score_table import BARRED, ScoreTable
from mentoring.scores import Broken, Rule

_BLOCK = 1 << 18
"""So many pairs are scored at a time: their columns stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Who is with whom by row and column, which rows the curator has locked, and which locks could not be."""

    column_of: Mapping[int, int]
    locked: frozenset[int]
    refused: tuple[RefusedLock, ...]
    optimal: bool


class DraftTable:
    """Everybody in the order of their ids, so that the input's order does not matter.
    Raises `ValueError` if somebody stands twice on one side."""

    def __init__(self, cohort: Cohort) -> None:
        self.cohort = cohort
        self._mentees = sorted(cohort.mentees, key=lambda mentee: mentee.id)
        self._mentors = sorted(cohort.mentors, key=lambda mentor: mentor.id)
        forbidden = {(link.mentee_id, link.mentor_id) for link in cohort.forbidden}
        self.table = ScoreTable(self._mentees, self._mentors, cohort.weights, forbidden)
        if len(self.table.row) < len(self._mentees) or len(self.table.column) < len(self._mentors):
            raise ValueError("somebody stands twice on one side of the cohort")

    @cached_property
    def scores(self) -> NDArray[np.uint8]:
        """Every mentee with every mentor: one byte a pair, 160 MB for a region of 20,000 and 8,000."""
        rows, columns = len(self._mentees), len(self._mentors)
        scores = np.empty((rows, columns), np.uint8)
        step = max(1, _BLOCK // max(1, columns))
        for start in range(0, rows, step):
            stop = min(start + step, rows)
            scores[start:stop] = self.table.block(start, stop)
        return scores

    def solve(self) -> Settled:
        """Set the locked pairs, then find the best for everybody else."""
        column_of, refused = self._lock()
        locked = frozenset(column_of)
        places = self.table.places.copy()
        for column in column_of.values():
            places[column] -= 1
        first = np.array([mentee.id in self.cohort.left_out for mentee in self._mentees], bool)
        rows = sorted(locked)
        kept = self.scores[rows]
        self.scores[rows] = BARRED
        first[rows] = False
        solution = assign(Task(self.scores, places, first, self.cohort.goal, self.cohort.floor))
        self.scores[rows] = kept
        placed = np.flatnonzero(solution.chosen != NOBODY)
        column_of |= zip(placed.tolist(), solution.chosen[placed].tolist(), strict=True)
        return Settled(column_of, locked, tuple(refused), solution.optimal)

    def draft(self, settled: Settled) -> Draft:
        """Put it into people, with a reason for everyone who is left over."""
        rows = sorted(settled.column_of)
        columns = [settled.column_of[row] for row in rows]
        left = self.table.places - np.bincount(columns, minlength=len(self._mentors))
        alone = np.ones(len(self._mentees), bool)
        alone[rows] = False
        proposals = tuple(
            Proposal(self._link(row, column), score, row in settled.locked, self._noted(row, column))
            for row, column, score in zip(rows, columns, self.table.explain(rows, columns), strict=True)
        )
        seen, floor = (self.table, self.scores), self.cohort.floor
        idle = sorted({*range(len(self._mentors))} - {*columns})
        return Draft(
            proposals,
            explain_leftovers(mentees_of(*seen), np.flatnonzero(alone).tolist(), left > 0, floor),
            explain_leftovers(mentors_of(*seen), idle, alone, floor),
            settled.refused,
            self.table.mentions.to_read,
            settled.optimal,
        )

    def alternatives(self, draft: Draft, mentee_id: int, number: int) -> tuple[Alternative, ...]:
        """As `mentoring.matching.best_mentors` says."""
        row = self.table.row.get(mentee_id)
        if row is None:
            return ()
        scores = self.table.block(row, row + 1)[0].astype(np.int64)
        left = self.table.places.copy()
        for link in (proposal.link for proposal in draft.proposals):
            column = self.table.column[link.mentor_id]
            left[column] -= 1
            if link.mentee_id == mentee_id:
                scores[column] = BARRED
        scores[self.table.places < 1] = BARRED
        ranked = np.argsort(np.where(scores == BARRED, 1, -scores), kind="stable")
        best = [column for column in ranked[:number].tolist() if scores[column] != BARRED]
        return tuple(
            Alternative(self._mentors[column].id, score, max(0, int(left[column])), self._noted(row, column))
            for column, score in zip(best, self.table.explain([row] * len(best), best), strict=True)
        )

    def edited(self, draft: Draft, mentor_of: Mapping[int, int | None], touched: Collection[int]) -> Draft:
        """The draft with these pairs instead, after a look at the rules for those who were touched."""
        links = [Link(mentee, mentor) for mentee, mentor in mentor_of.items() if mentor is not None]
        load = Counter(link.mentor_id for link in links)
        for link in sorted(links):
            if link.mentee_id in touched:
                self._require(link, load[link.mentor_id])
        old = {proposal.link for proposal in draft.proposals if proposal.locked}
        column_of = {self.table.row[link.mentee_id]: self.table.column[link.mentor_id] for link in links}
        locked = frozenset(self.table.row[link.mentee_id] for link in links if link in old)
        return self.draft(Settled(column_of, locked, draft.refused, optimal=False))

    def _lock(self) -> tuple[dict[int, int], list[RefusedLock]]:
        column_of: dict[int, int] = {}
        refused = []
        taken: Counter[int] = Counter()
        for link in sorted(self.cohort.locked):
            taken[link.mentor_id] += 1
            broken = self._against(link, taken[link.mentor_id])
            if self.table.row.get(link.mentee_id) in column_of:
                broken = (*broken, Broken(Rule.MENTEE_PAIRED))
            if broken:
                taken[link.mentor_id] -= 1
                refused.append(RefusedLock(link, broken))
            else:
                column_of[self.table.row[link.mentee_id]] = self.table.column[link.mentor_id]
        return column_of, refused

    def _require(self, link: Link, load: int) -> None:
        if broken := self._against(link, load):
            raise RulesBroken(link, broken)

    def _against(self, link: Link, load: int) -> tuple[Broken, ...]:
        """The rules that hold even against the curator's word, when the mentor gets so many in the draft."""
        row, column = self.table.row.get(link.mentee_id), self.table.column.get(link.mentor_id)
        if row is None or column is None:
            return (Broken(Rule.UNKNOWN),)
        broken = tuple(
            each for each in self.table.broken(row, column) if each.rule not in (Rule.MUST, Rule.CAPACITY)
        )
        return (*broken, Broken(Rule.CAPACITY)) if load > self.table.places[column] else broken

    def _link(self, row: int, column: int) -> Link:
        return Link(self._mentees[row].id, self._mentors[column].id)

    def _noted(self, row: int, column: int) -> bool:
        return self._mentees[row].id in self.table.mentions.noted.get(self._mentors[column].id, ())
