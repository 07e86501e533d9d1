"""Meetings: one side proposes, the other confirms; both may move or cancel; then it is recorded."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from mentoring.meeting_notices import asked_time, plan_asking, plan_confirmed, plan_told
from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from storage.audit import record_deed
from storage.engine import Tx
from storage.meetings import PLANNED_STATES, add_meeting, change_meeting, get_meeting, meetings_of_pairs
from storage.pairs import get_pair, members_of, pairs_of_person
from storage.records import Meeting, MeetingState, Pair, PairMember, PairState

FURTHEST = timedelta(days=400)


class MeetingInPast(Refusal):
    """A meeting is proposed for a moment to come."""

    key = "refusal-meeting-in-past"


class MeetingTooFar(Refusal):
    """A meeting is proposed for the coming year at most."""

    key = "refusal-meeting-too-far"


class MeetingOverlaps(Refusal):
    """One of the two has another meeting at that time."""

    key = "refusal-meeting-overlaps"


class MeetingNotYet(Refusal):
    """What has not taken place cannot be recorded."""

    key = "refusal-meeting-not-yet"


def awaits(meeting: Meeting) -> int | None:
    """Who has spoken last about the time, so that the other side must answer; nobody when it is settled."""
    if meeting.moved_to is not None:
        return meeting.moved_by
    return meeting.proposed_by if meeting.state is MeetingState.PROPOSED else None


def overlap(start: datetime, minutes: int, others: list[Meeting]) -> bool:
    """True if a meeting of this length would run into another one."""
    end = start + timedelta(minutes=minutes)
    return any(
        start < other.starts_at + timedelta(minutes=other.minutes) and other.starts_at < end
        for other in others
    )


async def propose_meeting(
    tx: Tx, actor: Actor, pair_id: int, starts_at: datetime, minutes: int, place: str, now: datetime
) -> Meeting:
    """Ask the other side for a meeting. The pair must be active and the actor one of it."""
    pair, members = await own_pair(tx, actor, pair_id)
    await _check_time(tx, members, starts_at, minutes, now)
    meeting = await add_meeting(
        tx,
        school_id=pair.school_id,
        pair_id=pair.id,
        proposed_by=actor.id,
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        state=MeetingState.PROPOSED,
        uid=uuid4().hex,
        sequence=0,
        created_at=now,
    )
    await _record(tx, actor, meeting, "meeting_proposed", now)
    await plan_asking(tx, meeting, members, actor.id, now)
    return meeting


async def confirm_meeting(tx: Tx, actor: Actor, meeting_id: int, now: datetime) -> Meeting:
    """Agree to the time that the other side asked for."""
    meeting, members = await own_meeting(tx, actor, meeting_id)
    if awaits(meeting) in (None, actor.id):
        raise Outdated
    if asked_time(meeting) <= now:
        raise MeetingInPast
    changes: dict[str, Any] = {"state": MeetingState.CONFIRMED, "starts_at": asked_time(meeting)}
    settled = await _change(tx, meeting, moved_to=None, moved_by=None, **changes)
    await _record(tx, actor, settled, "meeting_confirmed", now)
    await plan_confirmed(tx, settled, members, now)
    return settled


async def move_meeting(tx: Tx, actor: Actor, meeting_id: int, starts_at: datetime, now: datetime) -> Meeting:
    """Ask for another time; a confirmed meeting stands until the other side agrees."""
    meeting, members = await own_meeting(tx, actor, meeting_id)
    await _check_time(tx, members, starts_at, meeting.minutes, now, meeting.id)
    if meeting.state is MeetingState.PROPOSED or meeting.starts_at <= now:
        # Nothing stands any more or yet: the new time takes the place of the old proposal.
        changes: dict[str, Any] = {"starts_at": starts_at, "proposed_by": actor.id, "moved_to": None}
        moved = await _change(tx, meeting, state=MeetingState.PROPOSED, moved_by=None, **changes)
    else:
        moved = await _change(tx, meeting, moved_to=starts_at, moved_by=actor.id)
    await _record(tx, actor, moved, "meeting_moved", now)
    await plan_asking(tx, moved, members, actor.id, now)
    return moved


async def keep_meeting(tx: Tx, actor: Actor, meeting_id: int, now: datetime) -> Meeting:
    """The other side's new time does not suit: the meeting stays where it was."""
    meeting, members = await own_meeting(tx, actor, meeting_id)
    if meeting.moved_to is None or meeting.moved_by == actor.id:
        raise Outdated
    kept = await _change(tx, meeting, moved_to=None, moved_by=None)
    await _record(tx, actor, kept, "meeting_kept", now)
    await plan_told(tx, "meeting_kept", kept, members, actor.id, now)
    return kept


async def cancel_meeting(tx: Tx, actor: Actor, meeting_id: int, now: datetime) -> Meeting:
    """Call the meeting off; the other side is told."""
    meeting, members = await own_meeting(tx, actor, meeting_id)
    cancelled = await _change(tx, meeting, state=MeetingState.CANCELLED, moved_to=None, moved_by=None)
    await _record(tx, actor, cancelled, "meeting_cancelled", now)
    await plan_told(tx, "meeting_cancelled", cancelled, members, actor.id, now)
    return cancelled


async def record_meeting(
    tx: Tx, actor: Actor, meeting_id: int, topic: str, done: str, now: datetime
) -> Meeting:
    """The meeting took place: what it was about and what was done, for the journal (DOMAIN §4.10)."""
    facts = {"state": MeetingState.HELD, "topic": topic, "done": done}
    return await _close(tx, actor, meeting_id, "meeting_held", now, facts)


async def miss_meeting(tx: Tx, actor: Actor, meeting_id: int, reason: str, now: datetime) -> Meeting:
    """The meeting did not take place. Nobody is to blame: the reason is for the curator's overview."""
    facts = {"state": MeetingState.MISSED, "reason": reason}
    return await _close(tx, actor, meeting_id, "meeting_missed", now, facts)


async def pair_of_member(tx: Tx, actor: Actor, pair_id: int) -> tuple[Pair, list[PairMember]]:
    """A pair of the actor in any state, with its members. Raises `Outdated` for anybody else's."""
    require(actor, Action.KEEP_MEETINGS)
    pair = await get_pair(tx, pair_id)
    members = (await members_of(tx, [pair_id])).get(pair_id, [])
    if pair is None or not _is_member(actor, members):
        raise Outdated
    return pair, members


async def own_pair(tx: Tx, actor: Actor, pair_id: int) -> tuple[Pair, list[PairMember]]:
    """An active pair of the actor with its members. Raises `Outdated` for any other."""
    pair, members = await pair_of_member(tx, actor, pair_id)
    if pair.state is not PairState.ACTIVE:
        raise Outdated
    return pair, members


async def own_meeting(tx: Tx, actor: Actor, meeting_id: int) -> tuple[Meeting, list[PairMember]]:
    """A planned meeting of an active pair of the actor. Raises `Outdated` for any other."""
    meeting = await get_meeting(tx, meeting_id)
    if meeting is None or meeting.state not in PLANNED_STATES:
        raise Outdated
    _, members = await own_pair(tx, actor, meeting.pair_id)
    return meeting, members


async def meeting_to_record(tx: Tx, actor: Actor, meeting_id: int, now: datetime) -> Meeting:
    """An agreed meeting of the actor that has begun. The pair may have ended since; its journal may not
    lose a meeting for that. Raises `Outdated` or `MeetingNotYet`."""
    meeting = await get_meeting(tx, meeting_id)
    if meeting is None or meeting.state not in PLANNED_STATES:
        raise Outdated
    await pair_of_member(tx, actor, meeting.pair_id)
    if meeting.state is not MeetingState.CONFIRMED or meeting.starts_at > now:
        raise MeetingNotYet
    return meeting


async def active_pairs(tx: Tx, actor: Actor) -> list[Pair]:
    """The pairs in which the actor can meet somebody."""
    return await pairs_of_person(tx, actor.id, [PairState.ACTIVE])


def _is_member(actor: Actor, members: list[PairMember]) -> bool:
    return any(member.person_id == actor.id for member in members)


async def _check_time(
    tx: Tx,
    members: list[PairMember],
    starts_at: datetime,
    minutes: int,
    now: datetime,
    moved_id: int | None = None,
) -> None:
    if starts_at <= now:
        raise MeetingInPast
    if starts_at > now + FURTHEST:
        raise MeetingTooFar
    for member in members:
        pairs = await pairs_of_person(tx, member.person_id, [PairState.ACTIVE])
        others = await meetings_of_pairs(tx, [pair.id for pair in pairs], PLANNED_STATES)
        if overlap(starts_at, minutes, [other for other in others if other.id != moved_id]):
            raise MeetingOverlaps


async def _close(
    tx: Tx, actor: Actor, meeting_id: int, action: str, now: datetime, facts: dict[str, Any]
) -> Meeting:
    meeting = await meeting_to_record(tx, actor, meeting_id, now)
    by = {"recorded_by": actor.id, "recorded_at": now, "moved_to": None, "moved_by": None}
    closed = await _change(tx, meeting, **facts, **by)
    await _record(tx, actor, closed, action, now)
    return closed


async def _change(tx: Tx, meeting: Meeting, **values: Any) -> Meeting:
    """Change the meeting as it was read; whoever was faster makes this one outdated."""
    if not await change_meeting(tx, meeting.id, meeting.sequence, **values):
        raise Outdated
    changed = await get_meeting(tx, meeting.id)
    assert changed is not None  # noqa: S101 - it was changed a line above
    return changed


async def _record(tx: Tx, actor: Actor, meeting: Meeting, action: str, now: datetime) -> None:
    await record_deed(
        tx,
        school_id=meeting.school_id,
        actor_id=actor.id,
        action=action,
        subject="meeting",
        subject_id=meeting.id,
        now=now,
    )
