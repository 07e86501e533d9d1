"""The best assignment of a whole cohort to mentors with several places each: lapx, and what it takes to
feed it.

A small cohort is solved as one dense table. A region is solved on some candidates for each mentee; then the
prices of the solution show which pairs outside the candidates would still improve it (linear programming
duality). They are added until none is left, so the result is the optimum although most pairs were never
given to the solver. It needs numpy and lapx, so import it when it is used.
"""

from dataclasses import dataclass

import lap
import numpy as np
from numpy.typing import NDArray

from mentoring.matching import Goal

NOBODY = -1
DENSE = 4_000_000
"""So many cells, of 8 bytes each, are solved as one table."""
CANDIDATES = 24
ADDED = 8
"""How many mentors a mentee is tried with at first, and at most gets more in each round."""
ROUNDS = 12
_BLOCK = 1 << 21
_SINGLE = 1 << 20
_LARGEST = 1e5
"""lapx wants sparse costs well below a million."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Task:
    """`scores`: mentees by mentors, anything above 100 cannot be paired; `places`: how many mentees each
    mentor can still take; `first`: the mentees who go before everybody; pairs below `floor` are not
    formed."""

    scores: NDArray[np.uint8]
    places: Ints
    first: NDArray[np.bool_]
    goal: Goal = Goal.QUALITY
    floor: int = 0


@dataclass(frozen=True, slots=True)
class Solution:
    """The column of each row's mentor or `NOBODY`; `optimal` is False if the rounds ran out before the
    proof."""

    chosen: Ints
    optimal: bool


def assign(task: Task, dense: int = DENSE) -> Solution:
    """The best assignment; of several equally good ones always the same. `dense` moves the border for
    tests."""
    rows, columns = task.scores.shape
    if not rows or not columns:
        return Solution(np.full(rows, NOBODY), optimal=True)
    worth = _Worth(task)
    slots = np.repeat(np.arange(columns), np.minimum(task.places, rows))
    if rows * len(slots) <= dense:
        return Solution(_solve_dense(worth, slots), optimal=True)
    return _solve_region(worth)


class _Worth:
    """What a pair is worth to the goal as a whole number; 0 if it must not be formed.

    One number ranks by several aims in turn, as each aim's step is larger than all that the later ones can
    add: mentees who go first; then the sum of scores or the number of pairs; then the other of the two. The
    largest is about 100 · mentees², far below the 2⁵³ up to which a double is exact.
    """

    def __init__(self, task: Task) -> None:
        self.task = task
        rows = len(task.scores)
        point = rows + 1 if task.goal is Goal.QUALITY else 1
        pair = 1 if task.goal is Goal.QUALITY else 100 * rows + 1
        most = 100 * point + pair
        self._by_score = np.zeros(256, np.int64)
        formed = np.arange(min(max(task.floor, 0), 101), 101)
        self._by_score[formed] = formed * point + pair
        self._privileged = bool(task.first.any() and not task.first.all())
        self._bonus = (
            np.where(task.first, rows * most + 1, 0) if self._privileged else np.zeros(rows, np.int64)
        )
        self.top = most + int(self._bonus.max())

    def of(self, rows: Ints, columns: Ints) -> Ints:
        """Of single pairs, or of a block by the shapes of the two."""
        return self._value(self.task.scores[rows, columns], self._bonus[rows])

    def block(self, start: int, stop: int) -> Ints:
        """Of the mentees from `start` up to `stop` with every mentor."""
        return self._value(self.task.scores[start:stop], self._bonus[start:stop, None])

    def _value(self, scores: NDArray[np.uint8], bonus: Ints) -> Ints:
        value: Ints = self._by_score[scores]
        return np.where(value > 0, value + bonus, 0) if self._privileged else value


def _solve_dense(worth: _Worth, slots: Ints) -> Ints:
    """One column for each place. A pair worth nothing is as good as none, so it only fills the table."""
    rows = len(worth.task.scores)
    chosen = np.full(rows, NOBODY)
    if not len(slots):
        return chosen
    # Single precision is exact for such whole numbers too, and takes two thirds of the time.
    cost = (worth.top - worth.block(0, rows)).astype(np.float32 if worth.top < _SINGLE else np.float64)
    if len(slots) != worth.task.scores.shape[1] or (np.diff(slots) != 1).any():
        cost = cost.take(slots, axis=1)
    given, taken = lap.lapjvr(cost, extend_cost=True, return_cost=False)
    real = worth.of(given, slots[taken]) > 0
    chosen[given[real]] = slots[taken[real]]
    return chosen


def _solve_region(worth: _Worth) -> Solution:
    edges = _candidates(worth)
    for _ in range(ROUNDS):
        chosen = _solve_sparse(worth, edges)
        missing = _improving(worth, *_prices(worth, edges, chosen))
        if not len(missing):
            return Solution(chosen, optimal=True)
        edges = np.union1d(edges, missing)
    return Solution(_solve_sparse(worth, edges), optimal=False)


def _blocks(worth: _Worth) -> list[tuple[int, int]]:
    rows, columns = worth.task.scores.shape
    step = max(1, _BLOCK // columns)
    return [(start, min(start + step, rows)) for start in range(0, rows, step)]


def _candidates(worth: _Worth) -> Ints:
    """The best mentors of each mentee as sorted pair numbers, row · columns + column.

    Many scores are equal: a fixed scatter chooses among them, or everybody would be tried with the same few.
    """
    columns = worth.task.scores.shape[1]
    wanted = min(CANDIDATES, columns)
    usable = worth.task.places > 0
    found = []
    for start, stop in _blocks(worth):
        scores = worth.task.scores[start:stop]
        bad = (scores > 100) | (scores < worth.task.floor) | ~usable
        keys = scores.astype(np.int16) * np.int16(256) + _scatter(np.arange(start, stop), columns)
        keys[bad] = -1
        best = np.argpartition(keys, columns - wanted, axis=1)[:, columns - wanted :]
        good = np.take_along_axis(keys, best, axis=1) >= 0
        found.append((best + np.arange(start, stop)[:, None] * columns)[good])
    return np.sort(np.concatenate(found)).astype(np.int64)


def _scatter(rows: Ints, columns: int) -> NDArray[np.int16]:
    """A number from 0 to 255 for each pair, always the same, that looks like chance."""
    mixed = (rows[:, None] * 40503 + np.arange(columns)[None, :] * 30011).astype(np.uint32)
    scattered: NDArray[np.int16] = (mixed * np.uint32(2654435761) >> np.uint32(24)).astype(np.int16)
    return scattered


def _solve_sparse(worth: _Worth, edges: Ints) -> Ints:
    """The optimum over these pairs. Each mentee may also stay alone: lapx wants a square table and a
    partner for all, so every mentee has a column of their own, and every place a row that takes what is
    left."""
    rows, columns = worth.task.scores.shape
    row, column = np.divmod(edges, columns)
    places = np.minimum(worth.task.places, np.bincount(column, minlength=columns))
    first_slot = np.concatenate(([0], np.cumsum(places)))
    slots = int(first_slot[-1])
    count = places[column]
    edge = np.repeat(np.arange(len(edges)), count)
    slot = first_slot[column][edge] + np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
    row, cost = row[edge], worth.top - worth.of(row, column)[edge]
    back = np.argsort(slot, kind="stable")
    at = np.concatenate((row, np.arange(rows), rows + np.arange(slots), rows + slot[back]))
    to = np.concatenate((slot, slots + np.arange(rows), np.arange(slots), slots + row[back]))
    paid = np.concatenate((cost, np.full(rows, worth.top), np.zeros(slots + len(edge), np.int64)))
    order = np.argsort(at, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(at, minlength=rows + slots))))
    partner, _ = lap.lapmod(
        rows + slots,
        paid[order] / _scale(worth.top),
        starts.astype(np.int32),
        to[order].astype(np.int32),
        return_cost=False,
    )
    owner = np.repeat(np.arange(columns), places)
    return _owners(np.asarray(partner[:rows], np.int64), owner)


def _owners(partner: Ints, owner: Ints) -> Ints:
    placed = partner < len(owner)
    chosen = np.full(len(partner), NOBODY)
    chosen[placed] = owner[partner[placed]]
    return chosen


def _scale(top: int) -> float:
    """A power of two, so that a division by it loses nothing."""
    return float(2 ** max(0, int(np.ceil(np.log2(top / _LARGEST)))))


def _prices(worth: _Worth, edges: Ints, chosen: Ints) -> tuple[Ints, Ints]:
    """What each mentee gains and what a place of each mentor costs: the smallest prices at which nobody would
    rather have another of the candidates. They exist because `chosen` is the optimum over them."""
    columns = worth.task.scores.shape[1]
    row, column = np.divmod(edges, columns)
    by_mentor = np.argsort(column, kind="stable")
    row, column = row[by_mentor], column[by_mentor]
    value = worth.of(row, column)
    placed = np.flatnonzero(chosen != NOBODY)
    has = chosen[placed]
    worths = worth.of(placed, has)
    own = chosen[row] == column
    mentors, starts = np.unique(column, return_index=True)
    price, gain = np.zeros(columns, np.int64), np.zeros(len(chosen), np.int64)
    for _ in range(columns + 1):  # no chain of exchanges is longer
        gain[placed] = worths - price[has]
        asked = np.where(own, 0, value - gain[row])
        raised = np.maximum(np.maximum.reduceat(asked, starts), 0) if len(starts) else asked
        if (raised <= price[mentors]).all():
            break
        price[mentors] = np.maximum(price[mentors], raised)
    return gain, price


def _improving(worth: _Worth, gain: Ints, price: Ints) -> Ints:
    """For each mentee the pairs, at most `ADDED`, that promise most beyond the prices; empty if none does."""
    columns = worth.task.scores.shape[1]
    added = min(ADDED, columns)
    usable = worth.task.places > 0
    found = [np.zeros(0, np.int64)]
    for start, stop in _blocks(worth):
        better = worth.block(start, stop) - gain[start:stop, None] - price[None, :]
        better[:, ~usable] = 0
        rows = np.flatnonzero((better > 0).any(axis=1))
        if not len(rows):
            continue
        promising = better[rows]
        best = np.argpartition(promising, columns - added, axis=1)[:, columns - added :]
        good = np.take_along_axis(promising, best, axis=1) > 0
        found.append((best + (rows + start)[:, None] * columns)[good])
    return np.concatenate(found).astype(np.int64)
