"""Meetings: one side proposes, the other confirms; both may move or cancel; then it is recorded.

Whoever changes a meeting holds its pair's row, so that two people acting at once, or a curator who ends the
pair meanwhile, come one after the other. `seen` is the sequence of the meeting on the screen that was tapped:
nobody agrees to a time that he has not been shown.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from mentoring.meeting_notices import plan_asking, plan_cancelled, plan_kept, plan_settled
from mentoring.meeting_rules import FURTHEST, asked_by, asked_time, is_correctable, is_to_record, overlap
from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from storage.audit import record_deed
from storage.engine import Tx
from storage.meetings import (
    PLANNED_STATES,
    add_meeting,
    change_meeting,
    get_meeting,
    meetings_of_people,
    set_coming,
)
from storage.pairs import lock_pair, lock_people, members_of, pairs_of_person
from storage.records import Meeting, MeetingState, Pair, PairMember, PairState


class MeetingInPast(Refusal):
    """A meeting is proposed for a moment to come."""

    key = "refusal-meeting-in-past"


class MeetingTooFar(Refusal):
    """A meeting is proposed for the coming year at most."""

    key = "refusal-meeting-too-far"


class MeetingOverlaps(Refusal):
    """One of the two has another meeting at that time."""

    key = "refusal-meeting-overlaps"


class MeetingSameTime(Refusal):
    """A meeting is moved to another time than the one in question."""

    key = "refusal-meeting-same-time"


class MeetingNotYet(Refusal):
    """What has not taken place cannot be recorded."""

    key = "refusal-meeting-not-yet"


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


async def confirm_meeting(
    tx: Tx, actor: Actor, meeting_id: int, now: datetime, seen: int | None = None
) -> Meeting:
    """Agree to the time that the other side asked for."""
    meeting, members = await own_meeting(tx, actor, meeting_id, seen)
    if asked_by(meeting) in (None, actor.id):
        raise Outdated
    await _check_time(tx, members, asked_time(meeting), meeting.minutes, now, meeting.id)
    changes: dict[str, Any] = {"state": MeetingState.CONFIRMED, "starts_at": asked_time(meeting)}
    settled = await _change(tx, meeting, moved_to=None, moved_by=None, coming=[], **changes)
    await _record(tx, actor, settled, "meeting_confirmed", now)
    await plan_settled(tx, settled, members, actor.id, now)
    return settled


async def move_meeting(tx: Tx, actor: Actor, meeting_id: int, starts_at: datetime, now: datetime) -> Meeting:
    """Ask for another time; a confirmed meeting stands until the other side agrees."""
    meeting, members = await own_meeting(tx, actor, meeting_id)
    if starts_at in (meeting.starts_at, asked_time(meeting)):
        raise MeetingSameTime
    await _check_time(tx, members, starts_at, meeting.minutes, now, meeting.id)
    if meeting.state is MeetingState.PROPOSED or meeting.starts_at <= now:
        # Nothing stands any more or yet: the new time takes the place of the old proposal.
        changes: dict[str, Any] = {"starts_at": starts_at, "proposed_by": actor.id, "moved_to": None}
        moved = await _change(tx, meeting, state=MeetingState.PROPOSED, moved_by=None, coming=[], **changes)
    else:
        moved = await _change(tx, meeting, moved_to=starts_at, moved_by=actor.id)
    await _record(tx, actor, moved, "meeting_moved", now)
    await plan_asking(tx, moved, members, actor.id, now)
    return moved


async def keep_meeting(
    tx: Tx, actor: Actor, meeting_id: int, now: datetime, seen: int | None = None
) -> Meeting:
    """The meeting stays where it was: the new time does not suit, or whoever asked for it takes it back."""
    meeting, members = await own_meeting(tx, actor, meeting_id, seen)
    if meeting.moved_to is None or meeting.starts_at <= now:
        raise Outdated
    kept = await _change(tx, meeting, moved_to=None, moved_by=None)
    await _record(tx, actor, kept, "meeting_kept", now)
    await plan_kept(tx, kept, members, actor.id, now, asked_by=meeting.moved_by)
    return kept


async def cancel_meeting(
    tx: Tx, actor: Actor, meeting_id: int, now: datetime, seen: int | None = None
) -> Meeting:
    """Call the meeting off; the other side is told. An agreed meeting that has begun can only be recorded."""
    meeting, members = await own_meeting(tx, actor, meeting_id, seen)
    if is_to_record(meeting, now):
        raise Outdated
    cancelled = await _change(tx, meeting, state=MeetingState.CANCELLED, moved_to=None, moved_by=None)
    await _record(tx, actor, cancelled, "meeting_cancelled", now)
    await plan_cancelled(tx, cancelled, members, actor.id, now, was=meeting.state)
    return cancelled


async def promise_to_come(
    tx: Tx, actor: Actor, meeting_id: int, now: datetime, seen: int | None = None
) -> Meeting:
    """Say that one will come. The other side sees it on the card and in the next reminder."""
    meeting, _ = await own_meeting(tx, actor, meeting_id, seen)
    if meeting.state is not MeetingState.CONFIRMED or meeting.starts_at <= now:
        raise Outdated
    if actor.id in meeting.coming:
        return meeting
    people = [*meeting.coming, actor.id]
    if not await set_coming(tx, meeting.id, meeting.sequence, people):
        raise Outdated
    await _record(tx, actor, meeting, "meeting_coming", now)
    return replace(meeting, coming=people)


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


async def record_to_correct(tx: Tx, actor: Actor, meeting_id: int, now: datetime) -> Meeting:
    """A record of the actor's pair that may still be mended, its pair locked. Raises `Outdated`."""
    known = await get_meeting(tx, meeting_id)
    if known is None:
        raise Outdated
    await pair_of_member(tx, actor, known.pair_id)
    meeting = await get_meeting(tx, meeting_id)
    if meeting is None or not is_correctable(meeting, now):
        raise Outdated
    return meeting


async def correct_record(
    tx: Tx,
    actor: Actor,
    meeting_id: int,
    now: datetime,
    *,
    topic: str = "",
    done: str = "",
    reason: str = "",
) -> Meeting:
    """Mend what was written down: with a reason the meeting did not take place, otherwise it did. The week
    for mending counts from the first record."""
    meeting = await record_to_correct(tx, actor, meeting_id, now)
    state = MeetingState.MISSED if reason else MeetingState.HELD
    facts = {"state": state, "topic": topic, "done": done, "reason": reason, "recorded_by": actor.id}
    corrected = await _change(tx, meeting, **facts)
    await _record(tx, actor, corrected, "meeting_corrected", now, {"was": meeting.state, "is": state})
    return corrected


async def pair_of_member(tx: Tx, actor: Actor, pair_id: int) -> tuple[Pair, list[PairMember]]:
    """A pair of the actor in any state with its members, locked. Raises `Outdated` for anybody else's."""
    require(actor, Action.KEEP_MEETINGS)
    pair = await lock_pair(tx, pair_id)
    members = (await members_of(tx, [pair_id])).get(pair_id, [])
    if pair is None or not _is_member(actor, members):
        raise Outdated
    return pair, members


async def own_pair(tx: Tx, actor: Actor, pair_id: int) -> tuple[Pair, list[PairMember]]:
    """An active pair of the actor with its members, locked. Raises `Outdated` for any other."""
    pair, members = await pair_of_member(tx, actor, pair_id)
    if pair.state is not PairState.ACTIVE:
        raise Outdated
    return pair, members


async def own_meeting(
    tx: Tx, actor: Actor, meeting_id: int, seen: int | None = None
) -> tuple[Meeting, list[PairMember]]:
    """A planned meeting of an active pair of the actor, as it is once nobody else is changing it. Raises
    `Outdated` for any other, and if it is no longer the one that was seen."""
    known = await get_meeting(tx, meeting_id)
    if known is None:
        raise Outdated
    _, members = await own_pair(tx, actor, known.pair_id)
    meeting = await _planned(tx, meeting_id)
    if seen not in (None, meeting.sequence):
        raise Outdated
    return meeting, members


async def meeting_to_record(
    tx: Tx, actor: Actor, meeting_id: int, now: datetime
) -> tuple[Meeting, PairState]:
    """A meeting of the actor that has begun, and how its pair stands. The pair may have ended since; its
    journal may not lose a meeting for that. A proposal whose answer was forgotten counts: people meet
    without telling the bot. Raises `Outdated` or `MeetingNotYet`."""
    known = await get_meeting(tx, meeting_id)
    if known is None:
        raise Outdated
    pair, _ = await pair_of_member(tx, actor, known.pair_id)
    meeting = await _planned(tx, meeting_id)
    if meeting.starts_at > now:
        raise MeetingNotYet
    return meeting, pair.state


async def active_pairs(tx: Tx, actor: Actor) -> list[Pair]:
    """The pairs in which the actor can meet somebody."""
    return await pairs_of_person(tx, actor.id, [PairState.ACTIVE])


async def _planned(tx: Tx, meeting_id: int) -> Meeting:
    """The meeting as it is now that its pair is locked."""
    meeting = await get_meeting(tx, meeting_id)
    if meeting is None or meeting.state not in PLANNED_STATES:
        raise Outdated
    return meeting


def _is_member(actor: Actor, members: list[PairMember]) -> bool:
    return any(member.person_id == actor.id for member in members)


async def _check_time(
    tx: Tx,
    members: list[PairMember],
    starts_at: datetime,
    minutes: int,
    now: datetime,
    but: int | None = None,
) -> None:
    """Raise if nobody can meet then. Locks the people: nobody agrees to two meetings at once."""
    if starts_at <= now:
        raise MeetingInPast
    if starts_at > now + FURTHEST:
        raise MeetingTooFar
    people = [member.person_id for member in members]
    await lock_people(tx, people)
    others = await meetings_of_people(tx, people, PLANNED_STATES)
    if overlap(starts_at, minutes, (other for other in others if other.id != but)):
        raise MeetingOverlaps


async def _close(
    tx: Tx, actor: Actor, meeting_id: int, action: str, now: datetime, facts: dict[str, Any]
) -> Meeting:
    meeting, _ = await meeting_to_record(tx, actor, meeting_id, now)
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


async def _record(
    tx: Tx,
    actor: Actor,
    meeting: Meeting,
    action: str,
    now: datetime,
    details: Mapping[str, str] | None = None,
) -> None:
    await record_deed(
        tx,
        school_id=meeting.school_id,
        actor_id=actor.id,
        action=action,
        subject="meeting",
        subject_id=meeting.id,
        now=now,
        details=details,
    )
