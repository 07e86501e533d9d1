"""What needs the curator's eye, as pure rules: who is silent, what stands still, what was lost (DOMAIN §8).

Silence is told after some days; `mentoring/thresholds.py` has the numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from mentoring.quiet import at
from mentoring.roadmap_board import Line, Standing, lacks_paper
from mentoring.vacations import Vacation, time_at_school
from storage.attention import Lost, Rhythm, Silent, Unrecorded
from storage.figures import PairLine, Participant
from storage.records import Answer, PairState, Role, SubmissionState, SurveyState
from storage.signals import SignalLine
from storage.surveys import SurveyLine

COMING = timedelta(days=14)
"""A pair that has agreed on a meeting within so many days is not silent."""


class Kind(StrEnum):
    """What is wrong, in the order of the list: people who wait for the curator stand first."""

    SIGNAL = "signal"
    DECISION = "decision"
    ORDER = "order"
    UNREACHABLE = "unreachable"
    LOST = "lost"
    PROPOSAL = "proposal"
    MEASURE = "measure"
    DUE_TODAY = "due-today"
    MISSED = "missed"
    FIRST_MEETING = "first-meeting"
    MEETING = "meeting"
    RECORD = "record"
    UNPAIRED = "unpaired"
    RETURNED = "returned"
    NEWCOMER = "newcomer"
    SURVEY = "survey"
    INVITATION = "invitation"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Concern:
    """One row. `subject` is the number of what its card shows (a person, submission, pair, meeting, survey or
    invitation, by the kind); `names` are full names; `nudged` is the person who can be reminded, if any;
    `since` is missing where nobody knows it. Of a measure, `names` are its title and its owners. `side` is
    the person meant where two rows have the same subject."""

    kind: Kind
    subject: int
    names: tuple[str, ...]
    since: datetime | None
    nudged: int | None = None
    role: Role | None = None
    side: int = 0

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells the row from all others of the school."""
        return str(self.kind), self.subject, self.side


@dataclass(frozen=True, slots=True)
class World:
    """Everything the rules look at, as it was read. `opened_at` is when the programme was opened: before that
    nobody was late with anything."""

    now: datetime
    zone: ZoneInfo
    opened_at: datetime | None = None
    people: Sequence[Participant] = ()
    pairs: Sequence[PairLine] = ()
    rhythms: Mapping[int, Rhythm] = field(default_factory=dict)
    unrecorded: Sequence[Unrecorded] = ()
    surveys: Sequence[SurveyLine] = ()
    invitations: Sequence[Silent] = ()
    unreachable: Mapping[int, str] = field(default_factory=dict)
    lost: Sequence[Lost] = ()
    measures: Sequence[Line] = ()
    vacations: Sequence[Vacation] = ()
    signals: Sequence[SignalLine] = ()

    @property
    def today(self) -> date:
        return _day(self.now, self.zone)

    def passed(self, since: datetime | None, days: int) -> bool:
        """True if at least so many days are over."""
        return since is not None and self.now - since >= timedelta(days=days)

    def passed_at_school(self, since: datetime, days: int) -> bool:
        """The same without the vacations."""
        return time_at_school(self.vacations, since, self.now, self.zone) >= timedelta(days=days)


def find_concerns(world: World, days: Mapping[str, int]) -> list[Concern]:
    """Every row, kind by kind, the oldest first within a kind."""
    found = [
        *_of_signals(world),
        *_of_people(world, days),
        *_of_pairs(world, days),
        *_of_meetings(world, days),
        *_of_surveys(world, days),
        *_of_measures(world),
        *_of_messages(world),
        *_of_invitations(world, days),
    ]
    order = list(Kind)
    return sorted(found, key=lambda one: (order.index(one.kind), _age(one), one.names, one.subject))


def _age(concern: Concern) -> float:
    return concern.since.timestamp() if concern.since is not None else 0.0


def _of_signals(world: World) -> Iterable[Concern]:
    """Who asks for help, does not fit or has not been in touch: at once, until it is closed."""
    for one in world.signals:
        yield Concern(Kind.SIGNAL, one.signal_id, (one.full_name,), one.made_at)


def _of_people(world: World, days: Mapping[str, int]) -> Iterable[Concern]:
    for one in world.people:
        found = _waits(one)
        if found is None:
            continue
        kind, since = found
        if kind is Kind.NEWCOMER and world.opened_at is not None and since is not None:
            since = max(since, world.opened_at)
        if world.passed(since, days[kind]):
            asked = one.person_id if kind in (Kind.NEWCOMER, Kind.RETURNED) else None
            subject = one.submission_id or one.person_id
            yield Concern(kind, subject, (one.full_name,), since, asked, one.role)


def _waits(one: Participant) -> tuple[Kind, datetime | None] | None:
    """What is waited for with this person, and since when."""
    match one.state:
        case None:
            return Kind.NEWCOMER, one.since
        case SubmissionState.SUBMITTED:
            return Kind.DECISION, one.submitted_at
        case SubmissionState.RETURNED:
            return Kind.RETURNED, one.decided_at
        case SubmissionState.APPROVED if one.role is Role.MENTEE and not one.settled:
            return Kind.UNPAIRED, _free_since(one)
    return None


def _free_since(one: Participant) -> datetime | None:
    """Since when a mentee of the bank has been without a pair: approved, or left alone by the last one."""
    moments = [moment for moment in (one.decided_at, one.freed_at) if moment is not None]
    return max(moments, default=None)


def _of_pairs(world: World, days: Mapping[str, int]) -> Iterable[Concern]:
    """A pair with a meeting to write down has met, as far as anybody knows: that row is enough."""
    to_record = {one.pair_id for one in world.unrecorded}
    for pair in world.pairs:
        match pair.state:
            case PairState.PROPOSED:
                yield from _silent_sides(world, pair, days["proposal"])
            case PairState.AGREED:
                agreed_at = _agreed_at(pair)
                if world.passed(agreed_at, days["order"]):
                    yield Concern(Kind.ORDER, pair.pair_id, names_of(pair), agreed_at)
            case PairState.ACTIVE if pair.pair_id not in to_record:
                yield from _quiet_pair(world, pair, days)


def _silent_sides(world: World, pair: PairLine, days: int) -> Iterable[Concern]:
    """Each member who has not answered the proposal."""
    for side in pair.sides:
        if side.answer is Answer.WAITING and world.passed(pair.created_at, days):
            who = side.person_id
            yield Concern(Kind.PROPOSAL, pair.pair_id, (side.full_name,), pair.created_at, who, side=who)


def _quiet_pair(world: World, pair: PairLine, days: Mapping[str, int]) -> Iterable[Concern]:
    """A working pair that does not meet. One that has agreed on a meeting soon is left in peace; one that
    tried twice in vain needs the curator, not another reminder."""
    rhythm = world.rhythms.get(pair.pair_id, Rhythm())
    if rhythm.missed_twice_at is not None:
        yield Concern(Kind.MISSED, pair.pair_id, names_of(pair), rhythm.missed_twice_at)
        return
    if rhythm.next_at is not None and rhythm.next_at <= world.now + COMING:
        return
    since = rhythm.held_at or works_since(pair, world.zone)
    kind = Kind.MEETING if rhythm.held_at else Kind.FIRST_MEETING
    if world.passed_at_school(since, days[kind]):
        yield Concern(kind, pair.pair_id, names_of(pair), since, mentor_of(pair))


def works_since(pair: PairLine, zone: ZoneInfo) -> datetime:
    """The beginning of the work: order and term may be dated back, so not before both had agreed."""
    days = [day for day in (pair.order_date, pair.starts_on) if day is not None]
    return max([_agreed_at(pair), *(at(day, time(), zone) for day in days)])


def _agreed_at(pair: PairLine) -> datetime:
    return max((side.answered_at for side in pair.sides if side.answered_at), default=pair.created_at)


def names_of(pair: PairLine) -> tuple[str, ...]:
    """Everybody's full names, the mentor's first."""
    return tuple(side.full_name for side in pair.sides)


def mentor_of(pair: PairLine) -> int | None:
    """Who is reminded of meetings: the mentor leads."""
    return next((side.person_id for side in pair.sides if side.role is Role.MENTOR), None)


def _of_meetings(world: World, days: Mapping[str, int]) -> Iterable[Concern]:
    pairs = {pair.pair_id: pair for pair in world.pairs}
    for one in world.unrecorded:
        pair = pairs.get(one.pair_id)
        if pair is not None and world.passed(one.starts_at, days["record"]):
            yield Concern(Kind.RECORD, one.meeting_id, names_of(pair), one.starts_at, mentor_of(pair))


def _of_surveys(world: World, days: Mapping[str, int]) -> Iterable[Concern]:
    for one in world.surveys:
        if one.state is SurveyState.SENT and world.passed(one.sent_at, days["survey"]):
            yield Concern(Kind.SURVEY, one.survey_id, (one.full_name,), one.sent_at, one.person_id)


def _of_measures(world: World) -> Iterable[Concern]:
    """Measures of the road map that are late or due today; those that are done and have no paper to show."""
    for line in world.measures:
        kind = _matter(line, world.today)
        if kind is None:
            continue
        owners = [owner.person_id for owner in line.owners]
        names = (line.measure.title, *(owner.full_name for owner in line.owners))
        since = at(line.due, time(), world.zone) if line.due is not None else None
        yield Concern(kind, line.measure.id, names, since, next(iter(owners), None))


def _matter(line: Line, today: date) -> Kind | None:
    if line.standing is Standing.LATE and line.due is not None:
        return Kind.MEASURE
    if line.is_open and line.due == today:
        return Kind.DUE_TODAY
    return Kind.PAPER if lacks_paper(line) else None


def _of_messages(world: World) -> Iterable[Concern]:
    """Who cannot be reached is told once, with the last message that did not arrive."""
    lost = {one.person_id: one.at for one in world.lost}
    for person_id, name in world.unreachable.items():
        yield Concern(Kind.UNREACHABLE, person_id, (name,), lost.get(person_id))
    for one in world.lost:
        if one.person_id not in world.unreachable:
            yield Concern(Kind.LOST, one.person_id, (one.full_name,), one.at)


def _of_invitations(world: World, days: Mapping[str, int]) -> Iterable[Concern]:
    """Personal invitations that lie unused: for long, or until they will not work any more."""
    for one in world.invitations:
        soon = one.expires_at - world.now <= timedelta(days=days["expiring"])
        if soon or world.passed(one.created_at, days["invitation"]):
            yield Concern(Kind.INVITATION, one.invitation_id, (one.name,), one.created_at, role=one.role)


def days_since(since: datetime, now: datetime, zone: ZoneInfo) -> int:
    """Whole days on the calendar."""
    return (_day(now, zone) - _day(since, zone)).days


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
