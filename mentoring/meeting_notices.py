"""When people hear of a meeting: questions and answers at once, reminders before, «did you meet?» after."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from mentoring.meeting_rules import asked_time, asking_days, reminder_moments
from mentoring.people import actor_of
from mentoring.quiet import at
from mentoring.settings import leads_of
from storage.engine import Tx
from storage.meetings import meetings_between
from storage.outbox import plan_notice
from storage.pairs import members_of
from storage.people import people_of
from storage.records import Meeting, MeetingState, PairMember, Person, Role

ASK_AT = time(9)
ASKED_FOR = timedelta(days=10)
AHEAD = timedelta(days=3)
"""Somewhat more than the longest lead time."""


async def plan_asking(
    tx: Tx, meeting: Meeting, members: list[PairMember], asking: int, now: datetime
) -> None:
    """Ask everybody but the one who proposed; the question is worth nothing once the time has come."""
    await _tell(tx, "meeting_asked", meeting, _but(members, asking), now, asked_time(meeting))


async def plan_settled(
    tx: Tx, meeting: Meeting, members: list[PairMember], actor_id: int, now: datetime
) -> None:
    """The meeting is agreed: both get the calendar file and reminders, and are asked how it went."""
    everybody = [member.person_id for member in members]
    people = await people_of(tx, everybody)
    await _tell(tx, "meeting_settled", meeting, everybody, now, meeting.starts_at, by=actor_id)
    for member in members:
        await _plan_reminders(tx, meeting, people[member.person_id], now)
        await _plan_question(tx, meeting, member, now)


async def plan_kept(
    tx: Tx, meeting: Meeting, members: list[PairMember], actor_id: int, now: datetime, asked_by: int | None
) -> None:
    """The meeting is not moved; whoever asked for another time may have thought better of it."""
    taken_back = int(asked_by == actor_id)
    others = _but(members, actor_id)
    await _tell(tx, "meeting_kept", meeting, others, now, meeting.starts_at, taken_back=taken_back)


async def plan_cancelled(
    tx: Tx, meeting: Meeting, members: list[PairMember], actor_id: int, now: datetime, was: MeetingState
) -> None:
    """Tell the others, unless the time is over anyway. What stands in calendars is taken out of both."""
    filed = was is MeetingState.CONFIRMED
    told = [member.person_id for member in members] if filed else _but(members, actor_id)
    if meeting.starts_at > now:
        await _tell(tx, "meeting_cancelled", meeting, told, now, None, by=actor_id, filed=int(filed))


async def plan_taking_out(tx: Tx, meeting: Meeting, members: list[PairMember], now: datetime) -> None:
    """The pair is over, which is told elsewhere: its agreed meeting leaves the calendars without a word."""
    for member in members:
        own = {"by": member.person_id, "filed": 1}
        await _tell(tx, "meeting_cancelled", meeting, [member.person_id], now, meeting.starts_at, **own)


async def plan_meetings(tx: Tx, now: datetime) -> None:
    """Lead times may have been changed since the meeting was settled: plan the reminders that are missing."""
    soon = await meetings_between(tx, now, now + AHEAD, [MeetingState.CONFIRMED])
    members = await members_of(tx, sorted({meeting.pair_id for meeting in soon}))
    people = await people_of(tx, {one.person_id for found in members.values() for one in found})
    for meeting in soon:
        for member in members[meeting.pair_id]:
            person = people[member.person_id]
            if "lead_minutes" in person.settings:
                await _plan_reminders(tx, meeting, person, now)


def _but(members: list[PairMember], person_id: int) -> list[int]:
    return [member.person_id for member in members if member.person_id != person_id]


async def _plan_reminders(tx: Tx, meeting: Meeting, person: Person, now: datetime) -> None:
    for lead, moment in reminder_moments(meeting, leads_of(person), now):
        await _plan(tx, "meeting_reminder", meeting, person.id, moment, now, meeting.starts_at, lead=lead)


async def _plan_question(tx: Tx, meeting: Meeting, member: PairMember, now: datetime) -> None:
    """«Did you meet?» goes to the mentor first, to the mentee a working day later if nobody answered."""
    actor = await actor_of(tx, member.person_id)
    if actor is None:
        return
    first, second = asking_days(actor.today(meeting.starts_at))
    due = at(first if member.role is Role.MENTOR else second, ASK_AT, actor.zone)
    await _plan(tx, "did_you_meet", meeting, member.person_id, due, now, due + ASKED_FOR)


async def _tell(
    tx: Tx,
    kind: str,
    meeting: Meeting,
    people: Iterable[int],
    now: datetime,
    expires_at: datetime | None,
    **more: int,
) -> None:
    """An act is told at once, as often as it happens: the meeting's sequence tells one from another."""
    for person_id in people:
        await _plan(tx, kind, meeting, person_id, now, now, expires_at, change=meeting.sequence, **more)


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
    """A reminder is planned again and again; the moment it speaks of and its lead time make it the same."""
    payload = {"meeting": meeting.id, "at": int(asked_time(meeting).timestamp()), **more}
    marks = ":".join(str(mark) for mark in (*payload.values(), person_id))
    await plan_notice(
        tx,
        person_id=person_id,
        school_id=meeting.school_id,
        kind=kind,
        dedup_key=f"{kind}:{marks}",
        payload=payload,
        due_at=due_at,
        expires_at=expires_at,
        now=now,
    )
