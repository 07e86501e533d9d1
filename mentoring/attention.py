"""The curator's list of what needs attention, read from the database; reminding and setting aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentoring.academic_year import note_deed
from mentoring.concerns import Concern, Kind, World, find_concerns
from mentoring.nudges import RemindedToday, nudge, nudged_today
from mentoring.pairs import pair_in_school
from mentoring.quiet import at
from mentoring.refusals import NotAllowed, Outdated
from mentoring.roadmap_board import board_of
from mentoring.roles import Action, Actor, require
from mentoring.stages import begins_on
from mentoring.thresholds import days_of
from mentoring.vacations import vacations_of
from storage.asides import Aside, asides_of, drop_aside, keep_aside
from storage.attention import (
    lost_notices,
    rhythms,
    silent_invitations,
    unreachable_people,
    unrecorded_meetings,
)
from storage.engine import Tx
from storage.figures import pair_lines, participants
from storage.pairs import members_of
from storage.records import OPEN_PAIR_STATES, Answer, PairState, School
from storage.schools import active_programme
from storage.signals import waiting_signals
from storage.surveys import survey_lines

NO_PROGRAMME = 0
"""No row has this number: a school without a programme has nobody in one."""


LATER_DAYS = (1, 7, 30)
"""For how many days a row can be put off."""
NO_PROBLEM = 0
"""Instead of a number of days: the row is no problem as it stands."""


@dataclass(frozen=True, slots=True)
class Attention:
    """What needs attention, what of it was set aside, and how many pairs meet today."""

    rows: Sequence[Concern]
    aside: Sequence[tuple[Concern, Aside]]
    meetings_today: int


async def attention(tx: Tx, actor: Actor, now: datetime) -> Attention:
    """Everything in the actor's school that needs attention; the same few statements for any size. Nobody is
    offered a reminder that cannot arrive, nor one to oneself."""
    require(actor, Action.RUN_PROGRAMME)
    days = days_of(actor.school)
    world = await _look(tx, actor.school, days, now)
    silent = {*world.unreachable, actor.id}
    found = [replace(one, nudged=None) if one.nudged in silent else one for one in find_concerns(world, days)]
    asides = {(each.kind, each.subject, each.side): each for each in await asides_of(tx, actor.school.id)}
    hidden = [
        (one, asides[one.key]) for one in found if one.key in asides and _holds(asides[one.key], one, world)
    ]
    gone = {one.key for one, _ in hidden}
    return Attention([one for one in found if one.key not in gone], hidden, _meetings_today(world))


def _holds(aside: Aside, one: Concern, world: World) -> bool:
    """A row put off waits for its day; one that was no problem is one when it begins anew."""
    return aside.since == one.since if aside.until is None else aside.until > world.today


def _meetings_today(world: World) -> int:
    coming = [rhythm.next_at for rhythm in world.rhythms.values() if rhythm.next_at is not None]
    return sum(moment.astimezone(world.zone).date() == world.today for moment in coming)


async def concerns(tx: Tx, actor: Actor, now: datetime) -> Sequence[Concern]:
    """The rows of the list."""
    return (await attention(tx, actor, now)).rows


async def find_concern(tx: Tx, actor: Actor, kind: Kind, subject: int, side: int, now: datetime) -> Concern:
    """A row that still stands in the list. Raises `Outdated`."""
    key = (str(kind), subject, side)
    found = next((one for one in await concerns(tx, actor, now) if one.key == key), None)
    if found is None:
        raise Outdated
    return found


async def set_aside(
    tx: Tx, actor: Actor, kind: Kind, subject: int, side: int, days: int, now: datetime
) -> datetime | None:
    """Put the row off for so many days and return the end of that, or let it be no problem (`NO_PROBLEM`).
    Raises `Outdated`, `NotAllowed` for another number of days."""
    if days not in (*LATER_DAYS, NO_PROBLEM):
        raise NotAllowed
    one = await find_concern(tx, actor, kind, subject, side, now)
    zone = ZoneInfo(actor.school.timezone)
    until = now.astimezone(zone).date() + timedelta(days=days) if days else None
    await keep_aside(
        tx,
        school_id=actor.school.id,
        kind=str(kind),
        subject=subject,
        side=side,
        since=one.since,
        until=until,
        now=now,
    )
    details = {"kind": str(kind), "until": until.isoformat() if until else ""}
    await note_deed(tx, actor, "concern_set_aside", "concern", subject, now, details)
    return at(until, time(), zone) if until else None


async def take_back(tx: Tx, actor: Actor, kind: Kind, subject: int, side: int, now: datetime) -> None:
    """Put a row that was set aside back into the list. Raises `Outdated`."""
    require(actor, Action.RUN_PROGRAMME)
    if not await drop_aside(tx, actor.school.id, str(kind), subject, side):
        raise Outdated
    await note_deed(tx, actor, "concern_taken_back", "concern", subject, now, {"kind": str(kind)})


async def remind_of(
    tx: Tx, actor: Actor, kind: Kind, subject: int, person_id: int, now: datetime
) -> datetime:
    """Remind the person of what still stands in the list; returns when it will be said. Raises `Outdated` if
    it does not any more, `RemindedToday`."""
    for one in await concerns(tx, actor, now):
        if (one.kind, one.subject, one.nudged) == (kind, subject, person_id):
            return await nudge(tx, actor, person_id, *_notice(one), now)
    raise Outdated


async def remind_of_proposal(tx: Tx, actor: Actor, pair_id: int, now: datetime) -> datetime:
    """Remind everybody who has not answered the proposal and can be reached; returns when it will be said.
    Raises `Outdated` if nobody is waited for, `RemindedToday` if all of them were reminded today."""
    pair = await pair_in_school(tx, actor, pair_id)
    members = (await members_of(tx, [pair_id]))[pair_id]
    waiting = {member.person_id for member in members if member.answer is Answer.WAITING}
    waiting -= set(await unreachable_people(tx, actor.school.id))
    if pair.state is not PairState.PROPOSED or not waiting:
        raise Outdated
    left = sorted(waiting - await nudged_today(tx, actor, waiting, now))
    if not left:
        raise RemindedToday
    payload = {"about": str(Kind.PROPOSAL), "subject": pair_id, "role": ""}
    return max([await nudge(tx, actor, person_id, "nudge", payload, now) for person_id in left])


def _notice(one: Concern) -> tuple[str, dict[str, object]]:
    """Kind and payload of the reminder."""
    if one.kind is Kind.SURVEY:
        return "survey_reminder", {"survey": one.subject}
    return "nudge", {"about": str(one.kind), "subject": one.subject, "role": str(one.role or "")}


async def _look(tx: Tx, school: School, days: Mapping[str, int], now: datetime) -> World:
    programme = await active_programme(tx, school.id)
    running = await board_of(tx, school, now)
    programme_id = NO_PROGRAMME if programme is None else programme.id
    zone = ZoneInfo(school.timezone)
    return World(
        now,
        zone,
        opened_at=None if programme is None else at(begins_on(programme, zone), time(), zone),
        people=[] if programme is None else await participants(tx, school.id, programme_id),
        pairs=await pair_lines(tx, programme_id, OPEN_PAIR_STATES),
        rhythms=await rhythms(tx, programme_id, now),
        unrecorded=await unrecorded_meetings(tx, programme_id, now - timedelta(days=days[Kind.RECORD])),
        surveys=await survey_lines(tx, programme_id),
        invitations=await silent_invitations(tx, school.id, now - timedelta(days=days["expired"])),
        unreachable=await unreachable_people(tx, school.id),
        measures=() if running is None else running.lines,
        lost=await lost_notices(tx, school.id, now - timedelta(days=days[Kind.LOST])),
        vacations=vacations_of(school),
        signals=await waiting_signals(tx, school.id),
    )
