"""The two ways to the same optimum: one dense table, and a region by candidates and prices."""

from typing import Any

import numpy as np
import pytest

from mentoring import assignment
from mentoring.assignment import DENSE, NOBODY, Task, assign
from mentoring.matching import Goal


def task(seed: int, rows: int, columns: int, goal: Goal = Goal.QUALITY) -> Task:
    """Crowded and full of equal scores; a tenth of the pairs cannot be, a fifth of the mentees go first."""
    chance = np.random.default_rng(seed)
    scores = chance.choice(np.array([0, 10, 30, 50, 50, 70, 90, 100], np.uint8), (rows, columns))
    scores[chance.random((rows, columns)) < 0.1] = 255
    return Task(scores, chance.integers(0, 4, columns), chance.random(rows) < 0.2, goal, floor=20)


def worth(of: Task, chosen: Any) -> tuple[int, ...]:
    placed = np.flatnonzero(chosen != NOBODY)
    total = int(of.scores[placed, chosen[placed]].sum())
    first = int(of.first[placed].sum())
    quality = of.goal is Goal.QUALITY
    return (first, total, len(placed)) if quality else (first, len(placed), total)


@pytest.mark.parametrize("goal", Goal)
@pytest.mark.parametrize("seed", range(15))
def test_a_region_is_solved_as_well_as_one_table(
    goal: Goal, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assignment, "CANDIDATES", 2)
    monkeypatch.setattr(assignment, "ADDED", 1)
    monkeypatch.setattr(assignment, "ROUNDS", 100)
    monkeypatch.setattr(assignment, "_BLOCK", 50)
    crowded = task(seed, 30, 12, goal)
    whole, by_candidates = assign(crowded), assign(crowded, dense=0)
    assert by_candidates.optimal
    assert worth(crowded, by_candidates.chosen) == worth(crowded, whole.chosen)


def test_a_search_that_is_cut_off_says_so_and_keeps_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assignment, "CANDIDATES", 1)
    monkeypatch.setattr(assignment, "ADDED", 1)
    monkeypatch.setattr(assignment, "ROUNDS", 1)
    crowded = task(3, 30, 12)
    cut = assign(crowded, dense=0)
    placed = np.flatnonzero(cut.chosen != NOBODY)
    assert not cut.optimal
    assert (np.bincount(cut.chosen[placed], minlength=12) <= crowded.places).all()
    assert (crowded.scores[placed, cut.chosen[placed]] <= 100).all()


@pytest.mark.parametrize("dense", [0, DENSE])
@pytest.mark.parametrize(("scores", "places"), [([[255]], [1]), ([[80]], [0]), ([[10]], [5])])
def test_where_nobody_fits_nobody_is_paired(scores: list[list[int]], places: list[int], dense: int) -> None:
    alone = Task(np.array(scores, np.uint8), np.array(places), np.array([True]), floor=20)
    assert assign(alone, dense).chosen.tolist() == [NOBODY]


@pytest.mark.parametrize("dense", [0, DENSE])
def test_as_many_as_there_are_places(dense: int) -> None:
    one_mentor = Task(np.array([[50], [70], [60]], np.uint8), np.array([2]), np.zeros(3, bool))
    assert assign(one_mentor, dense).chosen.tolist() == [NOBODY, 0, 0]
