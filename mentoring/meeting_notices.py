"""What is said about a meeting and when: questions, answers, reminders, and «did you meet?»."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from mentoring.people import actor_of
from mentoring.quiet import at
from storage.engine import Tx
from storage.meetings import meetings_between
from storage.outbox import plan_notice
from storage.pairs import members_of
from storage.people import people_of
from storage.records import Meeting, MeetingState, PairMember, Person, Role

DEFAULT_LEADS = (24 * 60, 60)
"""Minutes before a meeting at which both are reminded, unless they chose otherwise."""
ASK_AT = time(9)
MENTEE_WAITS = timedelta(days=1)
ASKED_FOR = timedelta(days=10)
AHEAD = timedelta(days=3)


def leads_of(person: Person) -> tuple[int, ...]:
    """The person's lead times in minutes, the longest first."""
    chosen = person.settings.get("lead_minutes")
    return tuple(sorted(DEFAULT_LEADS if chosen is None else chosen, reverse=True))


def reminder_moments(meeting: Meeting, leads: Iterable[int], now: datetime) -> list[tuple[int, datetime]]:
    """Lead and moment of every reminder that is still to come."""
    moments = [(lead, meeting.starts_at - timedelta(minutes=lead)) for lead in leads]
    return [(lead, moment) for lead, moment in moments if moment > now]


def speaks_of(meeting: Meeting, payload: Mapping[str, Any]) -> bool:
    """True if the meeting is still at the moment that the notice was planned for."""
    return bool(int(asked_time(meeting).timestamp()) == payload["at"])


def still_reminds(meeting: Meeting, payload: Mapping[str, Any], person: Person) -> bool:
    """True if the meeting stands where it stood and the person still wants to hear of it so early."""
    stands = meeting.state is MeetingState.CONFIRMED and int(meeting.starts_at.timestamp()) == payload["at"]
    return stands and payload["lead"] in leads_of(person)


def asked_time(meeting: Meeting) -> datetime:
    """The time that is being asked about: the new one if the meeting is to be moved."""
    return meeting.moved_to or meeting.starts_at


async def plan_asking(
    tx: Tx, meeting: Meeting, members: list[PairMember], asking: int, now: datetime
) -> None:
    """Ask everybody but the one who proposed; the question is worth nothing once the time has come."""
    await plan_told(tx, "meeting_asked", meeting, members, asking, now, asked_time(meeting))


async def plan_told(
    tx: Tx,
    kind: str,
    meeting: Meeting,
    members: list[PairMember],
    actor_id: int,
    now: datetime,
    expires_at: datetime | None = None,
) -> None:
    """Tell everybody but the actor, at once."""
    for member in members:
        if member.person_id != actor_id:
            await _plan(tx, kind, meeting, member.person_id, now, now, expires_at)


async def plan_confirmed(tx: Tx, meeting: Meeting, members: list[PairMember], now: datetime) -> None:
    """The meeting is settled: tell both with the calendar file, remind both, ask the next morning."""
    people = await people_of(tx, [member.person_id for member in members])
    for member in members:
        await _plan(tx, "meeting_settled", meeting, member.person_id, now, now, meeting.starts_at)
        await _plan_reminders(tx, meeting, people[member.person_id], now)
        await _plan_question(tx, meeting, member, now)


async def plan_meetings(tx: Tx, now: datetime) -> None:
    """Lead times may have been changed since the meeting was settled: plan the reminders that are missing."""
    for meeting in await meetings_between(tx, now, now + AHEAD, [MeetingState.CONFIRMED]):
        members = (await members_of(tx, [meeting.pair_id]))[meeting.pair_id]
        people = await people_of(tx, [member.person_id for member in members])
        for person in people.values():
            await _plan_reminders(tx, meeting, person, now)


async def _plan_reminders(tx: Tx, meeting: Meeting, person: Person, now: datetime) -> None:
    for lead, moment in reminder_moments(meeting, leads_of(person), now):
        await _plan(tx, "meeting_reminder", meeting, person.id, moment, now, meeting.starts_at, lead=lead)


async def _plan_question(tx: Tx, meeting: Meeting, member: PairMember, now: datetime) -> None:
    """«Did you meet?» goes to the mentor the next morning, to the mentee a day later if nobody answered."""
    actor = await actor_of(tx, member.person_id)
    if actor is None:
        return
    next_day = actor.today(meeting.starts_at) + timedelta(days=1)
    morning = at(next_day, ASK_AT, actor.zone)
    due = morning if member.role is Role.MENTOR else morning + MENTEE_WAITS
    await _plan(tx, "did_you_meet", meeting, member.person_id, due, now, due + ASKED_FOR)


async def _plan(
    tx: Tx,
    kind: str,
    meeting: Meeting,
    person_id: int,
    due_at: datetime,
    now: datetime,
    expires_at: datetime | None,
    **more: int,
) -> None:
    moment = int(asked_time(meeting).timestamp())
    # A reminder is planned again and again and known by its moment; an act is told whenever it happens.
    planned_often = kind in ("meeting_reminder", "did_you_meet")
    version = moment if planned_often else meeting.sequence
    marks = ":".join(str(mark) for mark in (meeting.id, version, person_id, *more.values()))
    await plan_notice(
        tx,
        person_id=person_id,
        school_id=meeting.school_id,
        kind=kind,
        dedup_key=f"{kind}:{marks}",
        payload={"meeting": meeting.id, "at": moment, **more},
        due_at=due_at,
        expires_at=expires_at,
        now=now,
    )
