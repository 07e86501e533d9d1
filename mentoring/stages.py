"""The seven stages of the teacher model (DOMAIN §2) as they stand: counted facts and one word for each.

There is no road map with deadlines of its own yet, so the usual course of a school year counts (DOMAIN §7),
from the day on which the programme was opened: new people may come in any month.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from mentoring.questionnaires import capacity_in
from mentoring.roles import Action, Actor, require
from mentoring.schools import year_name
from storage.engine import Tx
from storage.figures import (
    Meetings,
    Participant,
    count_curators,
    count_invitations,
    count_meetings,
    count_surveys,
    count_worked_pairs,
    participants,
)
from storage.leavers import Left, count_left
from storage.plans import count_approved_plans
from storage.records import PairState, Programme, Role, School, SubmissionState, SurveyState
from storage.schools import active_programme

STAGES = range(1, 8)
MENTEES_DUE = timedelta(days=29)
"""September: requests and consents."""
MENTORS_DUE = timedelta(days=60)
"""September and October: mentors, selection, the first pairs."""
PAIRS_GRACE = timedelta(days=7)
NOBODY = Left()
END_GRACE = timedelta(days=30)
"""After the last day: the survey runs for two weeks, reminders and late answers take the rest."""


class StageState(StrEnum):
    """Where a stage stands; `outside` is what this version does not count."""

    WAITING = "waiting"
    GOING = "going"
    DONE = "done"
    LATE = "late"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Fact:
    """A counted thing: how many, perhaps of how many; or, with `words`, a name instead of a number."""

    key: str
    number: int = 0
    of: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """`due` is the last day on which the stage is in time, if it has one; `left` is what is still to be done,
    each with how many times."""

    number: int
    state: StageState
    facts: tuple[Fact, ...] = ()
    due: date | None = None
    left: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Bank:
    """The people of one role: with an invitation, arrived, by the state of what they sent, and how many of
    them agreed. `free` are approved mentors with a place left, or approved mentees without a pair. `left` are
    not among them any more, but have come and sent and were approved."""

    invited: int = 0
    people: int = 0
    missing: int = 0
    submitted: int = 0
    returned: int = 0
    approved: int = 0
    agreed: int = 0
    free: int = 0
    left: Left = NOBODY

    @property
    def came(self) -> int:
        return self.people + self.left.people

    @property
    def sent(self) -> int:
        """Those who have sent what is asked and have not taken it back."""
        return self.submitted + self.returned + self.approved + self.left.sent

    @property
    def admitted(self) -> int:
        """Those who are approved, or were when they left."""
        return self.approved + self.left.approved

    @property
    def is_settled(self) -> bool:
        """Somebody was approved, everybody approved has agreed, and nobody is waited for."""
        waited_for = self.missing + self.submitted + self.returned
        return self.admitted > 0 and self.agreed >= self.approved and not waited_for


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is counted about a programme. `plans` are the pairs, at work or completed, whose
    personal programme was approved."""

    school_named: bool = False
    programme: Programme | None = None
    curators: int = 0
    mentees: Bank = Bank()
    mentors: Bank = Bank()
    pairs: Mapping[PairState, int] = field(default_factory=dict)
    meetings: Meetings = field(default_factory=Meetings)
    surveys: Mapping[SurveyState, int] = field(default_factory=dict)
    plans: int = 0

    def pairs_in(self, *states: PairState) -> int:
        return sum(self.pairs.get(state, 0) for state in states)


@dataclass(frozen=True, slots=True)
class Overview:
    """The board: a programme, if there is one, with its seven stages on a day."""

    programme: Programme | None
    today: date
    stages: tuple[Stage, ...]


def bank_of(people: Sequence[Participant], role: Role, invited: int, left: Left = NOBODY) -> Bank:
    """Count the people of one role."""
    mine = [one for one in people if one.role is role]
    return Bank(
        invited=invited,
        people=len(mine),
        missing=sum(one.state is None for one in mine),
        submitted=_in_state(mine, SubmissionState.SUBMITTED),
        returned=_in_state(mine, SubmissionState.RETURNED),
        approved=_in_state(mine, SubmissionState.APPROVED),
        agreed=sum(one.agreed for one in mine),
        free=sum(is_free(one) for one in mine),
        left=left,
    )


def _in_state(people: Sequence[Participant], state: SubmissionState) -> int:
    return sum(one.state is state for one in people)


def is_free(one: Participant) -> bool:
    """True for an approved mentor with a place left and for an approved mentee who has found no mentor."""
    if one.state is not SubmissionState.APPROVED:
        return False
    return places_of(one) > 0 if one.role is Role.MENTOR else not one.settled


def places_of(mentor: Participant) -> int:
    """How many more mentees the mentor takes."""
    return max(0, capacity_in({"capacity": mentor.capacity or 1}) - mentor.taken)


def begins_on(programme: Programme, zone: ZoneInfo) -> date:
    """The day from which the usual deadlines count: a school that opens the bot in February is not late."""
    return max(programme.starts_on, programme.created_at.astimezone(zone).date())


def stages_of(figures: Figures, today: date, zone: ZoneInfo) -> tuple[Stage, ...]:
    """The seven stages in order."""
    programme = figures.programme
    start = None if programme is None else begins_on(programme, zone)
    end = None if programme is None else programme.ends_on
    return (
        _preparation(figures),
        _bank(2, figures.mentees, "requests", _after(start, MENTEES_DUE), today),
        _bank(3, figures.mentors, "questionnaires", _after(start, MENTORS_DUE), today),
        _selection(figures, _after(start, MENTORS_DUE), today),
        _work(figures, start, end, today),
        _completion(figures, _after(end, END_GRACE), today),
        Stage(7, StageState.OUTSIDE),
    )


def _after(day: date | None, wait: timedelta) -> date | None:
    return None if day is None else day + wait


def state_of(*, done: bool, begun: bool, due: date | None, today: date) -> StageState:
    """What is done is never late; what is not done is late after its last day, begun or not."""
    if done:
        return StageState.DONE
    if due is not None and today > due:
        return StageState.LATE
    return StageState.GOING if begun else StageState.WAITING


def _preparation(figures: Figures) -> Stage:
    """The card is filled in and the year's programme is open: then everything else has its dates."""
    year = "" if figures.programme is None else year_name(figures.programme.year)
    facts = (
        Fact("card", int(figures.school_named), 1),
        Fact("programme", words=year),
        Fact("curators", figures.curators),
    )
    done = figures.school_named and figures.programme is not None
    return Stage(1, StageState.DONE if done else StageState.GOING, facts)


def _bank(number: int, bank: Bank, sent: str, due: date | None, today: date) -> Stage:
    facts = (
        Fact("invitations", bank.invited),
        Fact("people", bank.came),
        Fact(sent, bank.sent, bank.came),
        Fact("approved", bank.admitted),
        Fact("consents", bank.agreed + bank.left.agreed, bank.came),
    )
    left = _some(
        Fact(f"missing-{sent}", bank.missing),
        Fact("returned", bank.returned),
        Fact("submitted", bank.submitted),
        Fact("unagreed", max(0, bank.approved - bank.agreed)),
        Fact(f"nobody-{sent}", int(not bank.came)),
    )
    begun = bool(bank.invited or bank.came)
    return Stage(number, state_of(done=bank.is_settled, begun=begun, due=due, today=today), facts, due, left)


def _selection(figures: Figures, due: date | None, today: date) -> Stage:
    """Done when every mentee who has asked is decided on, and every approved one has found a mentor who said
    yes."""
    mentors, mentees = figures.mentors, figures.mentees
    proposed = figures.pairs_in(PairState.PROPOSED)
    facts = (
        Fact("free-mentors", mentors.free, mentors.admitted),
        Fact("unpaired", mentees.free, mentees.admitted),
    )
    left = _some(
        Fact("submitted", mentees.submitted), Fact("unpaired", mentees.free), Fact("proposed", proposed)
    )
    done = mentees.admitted > 0 and not left
    begun = bool(mentors.admitted or mentees.admitted)
    return Stage(4, state_of(done=done, begun=begun, due=due, today=today), facts, due, left)


def _work(figures: Figures, start: date | None, end: date | None, today: date) -> Stage:
    """Late if no pair has begun by the end of October, or if one is still open after the last day."""
    proposed, agreed, active, completed, ended = (
        figures.pairs_in(state)
        for state in (
            PairState.PROPOSED,
            PairState.AGREED,
            PairState.ACTIVE,
            PairState.COMPLETED,
            PairState.ENDED,
        )
    )
    meetings = figures.meetings
    facts = (
        Fact("active", active),
        *_some(Fact("proposed", proposed), Fact("agreed", agreed), Fact("completed", completed)),
        Fact("held", meetings.held),
        *_some(
            Fact("missed", meetings.missed),
            Fact("ahead", meetings.ahead),
            Fact("unrecorded", meetings.unrecorded),
        ),
    )
    worked = active + completed + ended
    due = _after(end, PAIRS_GRACE) if worked else _after(start, MENTORS_DUE)
    over = end is not None and today > end
    waited_for = 0 if over else figures.mentees.free
    done = worked > 0 and not (proposed + agreed + active + waited_for)
    begun = bool(proposed + agreed + worked)
    left = _some(
        Fact("proposed", proposed),
        Fact("agreed", agreed),
        Fact("active", active if over else 0),
        Fact("none-works", int(not worked and not proposed and not agreed)),
    )
    return Stage(5, state_of(done=done, begun=begun, due=due, today=today), facts, due, left)


def _completion(figures: Figures, due: date | None, today: date) -> Stage:
    """Done when no pair works any more and no answer is waited for; answers themselves are not forced."""
    completed, ended = figures.pairs_in(PairState.COMPLETED), figures.pairs_in(PairState.ENDED)
    waiting = figures.surveys.get(SurveyState.SENT, 0)
    asked = sum(figures.surveys.values())
    facts = (
        Fact("completed", completed),
        *_some(Fact("ended", ended)),
        Fact("answered", figures.surveys.get(SurveyState.ANSWERED, 0), asked),
        *_some(Fact("waiting", waiting), Fact("closed", figures.surveys.get(SurveyState.CLOSED, 0))),
    )
    still = figures.pairs_in(PairState.PROPOSED, PairState.AGREED, PairState.ACTIVE)
    done = asked > 0 and not waiting and not still
    left = _some(Fact("still", still), Fact("unanswered", waiting), Fact("unasked", int(not asked)))
    state = state_of(done=done, begun=bool(completed + ended), due=due, today=today)
    return Stage(6, state, facts, due, left)


def _some(*facts: Fact) -> tuple[Fact, ...]:
    """Without those that would only say «0»."""
    return tuple(fact for fact in facts if fact.number)


async def overview(tx: Tx, actor: Actor, now: datetime) -> Overview:
    """The board of the actor's school. It takes the same few statements whatever the school's size."""
    require(actor, Action.SEE_BOARD)
    figures = await count_figures(tx, actor.school, now)
    zone = ZoneInfo(actor.school.timezone)
    today = now.astimezone(zone).date()
    return Overview(figures.programme, today, stages_of(figures, today, zone))


async def count_figures(tx: Tx, school: School, now: datetime) -> Figures:
    """Everything counted; without a programme there is nothing but the school to count."""
    programme = await active_programme(tx, school.id)
    named, curators = bool(school.name), await count_curators(tx, school.id)
    if programme is None:
        return Figures(named, None, curators)
    invited = await count_invitations(tx, school.id)
    people = await participants(tx, school.id, programme.id)
    left = await count_left(tx, programme)

    def bank(role: Role) -> Bank:
        return bank_of(people, role, invited.get(role, 0), left.get(role, NOBODY))

    return Figures(
        named,
        programme,
        curators,
        bank(Role.MENTEE),
        bank(Role.MENTOR),
        await count_worked_pairs(tx, programme.id),
        await count_meetings(tx, programme.id, now),
        await count_surveys(tx, programme.id),
        await count_approved_plans(tx, programme.id),
    )
