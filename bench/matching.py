"""Matching a whole cohort, beside scipy's assignment of the same table; and a region.

    uv run --with scipy==1.17.1 python -m bench.matching         # 100, 300 and 1,000 on either side
    uv run --with scipy==1.17.1 python -m bench.matching --alone # the same, one place a mentor
    uv run python -m bench.matching --region                     # 20,000 mentees and 8,000 mentors

The yardstick is the time to score every pair plus scipy's own `linear_sum_assignment` on the same scores, one
column a place. Ours is all of `match_cohort`: scores, assignment, the reasons of everybody. All of it runs on
one processor, so its time is taken: what else the machine does then matters less.
"""

import argparse
import importlib
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from bench.cohorts import cohort
from mentoring.draft_table import DraftTable
from mentoring.matching import Cohort, Goal, match_cohort

SIZES = (100, 300, 1_000)
REGION = (20_000, 8_000)
MIB = 1024


def people(mentees: int, mentors: int, *, alone: bool = False) -> Cohort:
    """A made-up cohort; `alone`: each mentor takes one."""
    asking, offering = cohort(mentees, mentors)
    return Cohort(asking, [replace(mentor, capacity=1) for mentor in offering] if alone else offering)


def milliseconds(work: Callable[[], Any], rounds: int) -> float:
    """The median of processor time; the first round warms up and is not counted."""
    taken = []
    for _ in range(rounds + 1):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken[1:])


def beside_scipy(size: int, rounds: int, *, alone: bool) -> str:
    """One line: scoring, scipy, ours, and ours in terms of the other two."""
    linear_sum_assignment = importlib.import_module("scipy.optimize").linear_sum_assignment
    everybody = people(size, size, alone=alone)
    table = DraftTable(everybody)
    places = np.repeat(np.arange(size), table.table.places)
    same = table.scores.astype(np.float64)[:, places].copy()
    scoring = milliseconds(lambda: DraftTable(everybody).scores, rounds)
    scipy = milliseconds(lambda: linear_sum_assignment(same, maximize=True), rounds)
    ours = milliseconds(lambda: match_cohort(everybody), rounds)
    ratio = ours / (scoring + scipy)
    return f"{size:6} {len(places):7} {scoring:9.1f} {scipy:7.1f} {ours:7.1f} {ratio:6.2f}\n"


def region(goal: Goal) -> str:
    """Seconds and the peak of this process's memory, which has only made up the people before."""
    everybody = replace(people(*REGION), goal=goal)
    before = peak_mib()
    start, used = time.perf_counter(), time.process_time()
    draft = match_cohort(everybody)
    seconds, processor = time.perf_counter() - start, time.process_time() - used
    return (
        f"{goal}: {seconds:.1f} s ({processor:.1f} s of processor), peak {peak_mib():.0f} MiB "
        f"({before:.0f} before), {len(draft.proposals)} pairs, {len(draft.unmatched)} unmatched, "
        f"{len(draft.idle)} idle, total {draft.total}, optimal: {draft.optimal}\n"
    )


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="counted rounds of each line")
    parser.add_argument("--alone", action="store_true", help="one place a mentor")
    parser.add_argument("--region", action="store_true", help="20,000 mentees and 8,000 mentors")
    parser.add_argument("--goal", type=Goal, default=Goal.QUALITY, choices=list(Goal))
    options = parser.parse_args()
    sys.stdout.write(f"{platform.platform()}, Python {platform.python_version()}\n")
    if options.region:
        sys.stdout.write(region(options.goal))
        return
    sys.stdout.write("people  places   scoring   scipy    ours  ratio\n")
    for size in SIZES:
        sys.stdout.write(beside_scipy(size, options.rounds, alone=options.alone))


if __name__ == "__main__":
    main()
