"""How well a mentor suits a mentee: hard rules, and a score from 0 to 100 with its reasons (DOMAIN §6).

Reasons are data; the screens put them into words. Reasons that come from wishes are for the curator only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from mentoring.profiles import MenteeProfile, MentorProfile

MUST = 10
"""A criterion of this weight is a hard rule as well: a pair that does not meet it at all is not formed."""
BEST = 100
UNKNOWN = 50
"""The score where neither side said anything that weighs: nothing speaks for the pair or against it."""


class Criterion(StrEnum):
    """What the score is made of, as far as both forms ask for it. Each is met from 0 to 100.

    topics: the share of the mentee's difficulties among the mentor's strengths; windows: 60, 80 and 100 for
    one, two and three common times; subject, post, mode, form: all or nothing; experience: from 30 for one
    year more to 100 for five, left out for who wants to learn from each other; wishes: whom the mentee
    would like, where a person named gains and nobody else loses, and closeness of age is judged by years of
    teaching, as nobody is asked for the age; load:
    the share of places still free; category and practice: the mentor's qualification and earlier mentoring.
    """

    TOPICS = "topics"
    SUBJECT = "subject"
    POST = "post"
    WINDOWS = "windows"
    MODE = "mode"
    FORM = "form"
    EXPERIENCE = "experience"
    WISHES = "wishes"
    LOAD = "load"
    CATEGORY = "category"
    PRACTICE = "practice"


Weights = Mapping[Criterion, int]
WEIGHTS: Weights = {
    Criterion.TOPICS: 9,
    Criterion.SUBJECT: 6,
    Criterion.POST: 2,
    Criterion.WINDOWS: 7,
    Criterion.MODE: 4,
    Criterion.FORM: 3,
    Criterion.EXPERIENCE: 3,
    Criterion.WISHES: 5,
    Criterion.LOAD: 2,
    Criterion.CATEGORY: 1,
    Criterion.PRACTICE: 1,
}
"""The usual weights, 0 (ignored) to 10 (a must)."""


class Rule(StrEnum):
    """The hard rules of DOMAIN §6. Forbidden is what the curator forbids, excluded what the mentee asked for;
    unknown is somebody who is not in the banks."""

    MENTEE_CONSENT = "mentee_consent"
    MENTEE_INACTIVE = "mentee_inactive"
    MENTEE_PAIRED = "mentee_paired"
    MENTOR_CONSENT = "mentor_consent"
    MENTOR_INACTIVE = "mentor_inactive"
    CAPACITY = "capacity"
    SAME_PERSON = "same_person"
    BROKEN_BEFORE = "broken_before"
    EXCLUDED = "excluded"
    FORBIDDEN = "forbidden"
    MUST = "must"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Broken:
    """A hard rule that these two, or one of them, break; `criterion` says which one is a must."""

    rule: Rule
    criterion: Criterion | None = None


class Reason(NamedTuple):
    """One criterion's part: how far it is met, 0 to 100, and how much it weighs.

    `common` are ids that both sides chose (topics, windows, modes, forms), `years` how many more the mentor
    has been teaching, negative if fewer; `wish` is the option or "named" where the mentee said whom to
    have."""

    criterion: Criterion
    fit: int
    weight: int
    common: tuple[str, ...] = ()
    years: int | None = None
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """`value` 0 to 100; the reasons with the heaviest first; what one side left open, and so does not
    count."""

    value: int
    reasons: tuple[Reason, ...]
    silent: tuple[Criterion, ...]


def weights_in(settings: Any) -> Weights:
    """The school's own weights over the usual ones; a name or a number that makes no sense is left aside."""
    own = settings if isinstance(settings, Mapping) else {}
    return {
        criterion: own[criterion] if _is_weight(own.get(criterion)) else usual
        for criterion, usual in WEIGHTS.items()
    }


def broken_by_mentee(mentee: MenteeProfile) -> list[Rule]:
    """What keeps the mentee out of every new pair."""
    return [
        rule
        for rule, broken in (
            (Rule.MENTEE_CONSENT, not mentee.agreed),
            (Rule.MENTEE_INACTIVE, not mentee.active),
            (Rule.MENTEE_PAIRED, mentee.paired),
        )
        if broken
    ]


def broken_by_mentor(mentor: MentorProfile) -> list[Rule]:
    """What keeps the mentor out of every new pair."""
    return [
        rule
        for rule, broken in (
            (Rule.MENTOR_CONSENT, not mentor.agreed),
            (Rule.MENTOR_INACTIVE, not mentor.active),
            (Rule.CAPACITY, mentor.free < 1),
        )
        if broken
    ]


def broken_rules(
    mentee: MenteeProfile, mentor: MentorProfile, weights: Weights = WEIGHTS
) -> tuple[Broken, ...]:
    """Every hard rule that these two break, the people's own before those of the pair. Empty: they may
    pair."""
    from mentoring.score_table import ScoreTable

    return ScoreTable([mentee], [mentor], weights).broken(0, 0)


def score_pair(mentee: MenteeProfile, mentor: MentorProfile, weights: Weights = WEIGHTS) -> Score:
    """The score of these two, whether or not the hard rules let them pair."""
    from mentoring.score_table import ScoreTable

    return ScoreTable([mentee], [mentor], weights).explain([0], [0])[0]


def _is_weight(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MUST
