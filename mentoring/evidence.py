"""Facts that the bot counts itself and that prove a measure of the road map (DESIGN §5)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mentoring.roadmaps import Evidence
from mentoring.stages import Figures
from storage.records import PairState, SurveyState

WORKED = (PairState.ACTIVE, PairState.COMPLETED, PairState.ENDED)
FORMED = (PairState.AGREED, *WORKED)


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are, of how many there should be."""

    number: int
    of: int

    @property
    def is_enough(self) -> bool:
        """Nothing is proved where there is nobody yet."""
        return 0 < self.of <= self.number


def count(evidence: str, figures: Figures, published: int) -> Count | None:
    """The fact behind a measure; nothing where there is none to count. `published` is how many addresses of
    publications the road map's proofs hold: one is enough to begin with."""
    if evidence == Evidence.PUBLICATIONS:
        return Count(published, 1)
    counted = _COUNTS.get(evidence)
    return None if counted is None else counted(figures)


def _card(figures: Figures) -> Count:
    return Count(int(figures.school_named and figures.programme is not None), 1)


def _formed(figures: Figures) -> Count:
    """Approved mentees who have found a mentor; pairs whose mentee has left stay counted by their order."""
    mentees = figures.mentees
    return Count(mentees.admitted - mentees.free, mentees.admitted)


def _ordered(figures: Figures) -> Count:
    worked = figures.pairs_in(*WORKED)
    return Count(worked, worked + figures.pairs_in(PairState.PROPOSED, PairState.AGREED))


def _planned(figures: Figures) -> Count:
    """A pair that broke off early owes no plan any more."""
    return Count(figures.plans, figures.pairs_in(PairState.ACTIVE, PairState.COMPLETED))


def _held(figures: Figures) -> Count:
    """At least as many meetings as pairs that have begun to work."""
    return Count(figures.meetings.held, figures.pairs_in(*WORKED))


def _answered(figures: Figures) -> Count:
    return Count(figures.surveys.get(SurveyState.ANSWERED, 0), sum(figures.surveys.values()))


_COUNTS: Mapping[str, Callable[[Figures], Count]] = {
    Evidence.SCHOOL_CARD: _card,
    Evidence.CONSENTS: lambda all_: Count(all_.mentees.agreed + all_.mentees.left.agreed, all_.mentees.came),
    Evidence.REQUESTS: lambda all_: Count(all_.mentees.sent, all_.mentees.came),
    Evidence.MENTEES_APPROVED: lambda all_: Count(all_.mentees.admitted, all_.mentees.came),
    Evidence.QUESTIONNAIRES: lambda all_: Count(all_.mentors.sent, all_.mentors.came),
    Evidence.MENTORS_APPROVED: lambda all_: Count(all_.mentors.admitted, all_.mentors.came),
    Evidence.MENTORING_CONSENTS: lambda all_: Count(
        all_.mentors.agreed + all_.mentors.left.agreed, all_.mentors.came
    ),
    Evidence.PAIRS_FORMED: _formed,
    Evidence.PAIRS_ORDERED: _ordered,
    Evidence.PLANS_APPROVED: _planned,
    Evidence.MEETINGS_HELD: _held,
    Evidence.SURVEYS_ANSWERED: _answered,
}
