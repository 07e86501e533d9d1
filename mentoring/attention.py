"""The curator's list of what needs attention, read from the database, and the reminders it offers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentoring.concerns import Concern, Kind, World, days_of, find_concerns
from mentoring.nudges import RemindedToday, nudge, nudged_today
from mentoring.pairs import pair_in_school
from mentoring.quiet import at
from mentoring.refusals import Outdated
from mentoring.roadmap_board import board_of
from mentoring.roles import Action, Actor, require
from mentoring.stages import begins_on
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
from storage.surveys import survey_lines

NO_PROGRAMME = 0
"""No row has this number: a school without a programme has nobody in one."""


async def concerns(tx: Tx, actor: Actor, now: datetime) -> list[Concern]:
    """Everything in the actor's school that needs attention; the same few statements for any size. Nobody is
    offered a reminder that cannot arrive."""
    require(actor, Action.RUN_PROGRAMME)
    days = days_of(actor.school)
    world = await _look(tx, actor.school, days, now)
    return [
        replace(one, nudged=None) if one.nudged in world.unreachable else one
        for one in find_concerns(world, days)
    ]


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
    )
