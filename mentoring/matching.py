"""The whole cohort matched at once: a draft of pairs for the curator (DOMAIN §6).

Plain data go in and a draft comes out, whatever the order of the input, so all of it can run in a thread or
in another process. A draft is a proposal: the database is asked again when it is published.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from mentoring.mentions import ToRead
from mentoring.profiles import MenteeProfile, MentorProfile
from mentoring.scores import WEIGHTS, Broken, Score, Weights

if TYPE_CHECKING:
    from mentoring.draft_table import DraftTable

FLOOR = 40
"""The usual floor: under it a pair is not proposed."""
ALTERNATIVES = 5


class Goal(StrEnum):
    """What is best: the largest sum of scores, or as many mentees as possible and the sum only after that."""

    QUALITY = "quality"
    FEWEST_UNMATCHED = "fewest_unmatched"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A mentee and a mentor by their ids."""

    mentee_id: int
    mentor_id: int


@dataclass(frozen=True, slots=True)
class Cohort:
    """Everybody who may be matched, and how.

    `locked` pairs are set first and the rest is solved around them: neither the floor nor a weight of 10
    holds against the curator's word, but the other hard rules do. `left_out` are the mentees who got nobody
    last time: as many of them as possible are placed before anything else counts.
    """

    mentees: Sequence[MenteeProfile]
    mentors: Sequence[MentorProfile]
    weights: Weights = field(default_factory=lambda: WEIGHTS)
    goal: Goal = Goal.QUALITY
    floor: int = FLOOR
    locked: frozenset[Link] = frozenset()
    forbidden: frozenset[Link] = frozenset()
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair of the draft; `noted` if the mentor's confidential wishes name this mentee: for or against is
    for the curator to read."""

    link: Link
    score: Score
    locked: bool = False
    noted: bool = False


class Why(StrEnum):
    """Why somebody has no pair in the draft.

    own_rule: a rule about this person; nobody: the other side is empty; rules: no one of the other side
    passes the hard rules; floor: the best of those who do is below it; taken: all who fit are taken,
    mentors by other mentees up to their capacity, mentees by other mentors; free: somebody who fits is
    free, and the curator's hand left them apart.
    """

    OWN_RULE = "own_rule"
    NOBODY = "nobody"
    RULES = "rules"
    FLOOR = "floor"
    TAKEN = "taken"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An unmatched mentee or an idle mentor with the reason.

    `broken`: the person's own rules, or those that shut off most of the other side with how many they do, the
    commonest first. `best`: the highest score among those who pass the rules, and whose it is."""

    person_id: int
    why: Why
    broken: tuple[tuple[Broken, int], ...] = ()
    best: int | None = None
    best_id: int | None = None


@dataclass(frozen=True, slots=True)
class RefusedLock:
    """A pair that the curator wanted and that cannot be: every broken rule is named."""

    link: Link
    broken: tuple[Broken, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Everybody is in it: each mentee in one proposal or in `unmatched`, each mentor in proposals or in
    `idle`.

    `optimal` is False where the search was cut off before the optimum was proved, or the curator has
    changed the draft by hand. `to_read`: own words about people that could not be bound to anybody."""

    proposals: tuple[Proposal, ...]
    unmatched: tuple[Unplaced, ...]
    idle: tuple[Unplaced, ...]
    refused: tuple[RefusedLock, ...]
    to_read: tuple[ToRead, ...]
    optimal: bool

    @property
    def total(self) -> int:
        """The sum of the scores."""
        return sum(proposal.score.value for proposal in self.proposals)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A mentor for one mentee; `places` are those left in the draft, 0 if somebody would have to make
    room."""

    mentor_id: int
    score: Score
    places: int
    noted: bool = False


class RulesBroken(Exception):
    """The curator's change of the draft would break these hard rules."""

    def __init__(self, link: Link, broken: tuple[Broken, ...]) -> None:
        super().__init__(link, broken)
        self.link, self.broken = link, broken


def match_cohort(cohort: Cohort) -> Draft:
    """The best draft for this cohort: in 0.1 s for a thousand people on either side, in half a minute for a
    region of 20,000 and 8,000 (`bench/README.md`). Give it to a thread, a region to a process.
    Raises `ValueError` if somebody stands twice on one side."""
    table = _table(cohort)
    return table.draft(table.solve())


def best_mentors(
    cohort: Cohort, draft: Draft, mentee_id: int, number: int = ALTERNATIVES
) -> tuple[Alternative, ...]:
    """The mentors who suit one mentee best whatever the floor, the best first; the mentee's present mentor
    is left out, mentors who are full in the draft are not. Empty if no mentor passes the hard rules or the
    mentee is not in the cohort."""
    return _table(cohort).alternatives(draft, mentee_id, number)


def swap_mentees(cohort: Cohort, draft: Draft, one: int, other: int) -> Draft:
    """The draft with these two mentees in each other's place; one of them may be unmatched.
    Raises `RulesBroken`."""
    mentors = {proposal.link.mentee_id: proposal.link.mentor_id for proposal in draft.proposals}
    changed = {**mentors, one: mentors.get(other), other: mentors.get(one)}
    return _table(cohort).edited(draft, changed, {one, other})


def move_mentee(cohort: Cohort, draft: Draft, mentee_id: int, mentor_id: int | None) -> Draft:
    """The draft with this mentee at another mentor, or at nobody. Raises `RulesBroken`."""
    mentors = {proposal.link.mentee_id: proposal.link.mentor_id for proposal in draft.proposals}
    return _table(cohort).edited(draft, {**mentors, mentee_id: mentor_id}, {mentee_id})


def _table(cohort: Cohort) -> "DraftTable":
    from mentoring.draft_table import DraftTable  # brings numpy and lapx, which a bot at rest does not need

    return DraftTable(cohort)
