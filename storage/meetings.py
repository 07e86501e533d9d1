"""Meetings of a pair and what was written down about them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update

from storage.engine import Tx
from storage.records import Meeting, MeetingState, PairState
from storage.tables import meeting, pair, pair_member

PLANNED_STATES = (MeetingState.PROPOSED, MeetingState.CONFIRMED)
"""A meeting that is still to come, or of which nobody has said how it went."""


async def add_meeting(tx: Tx, **values: Any) -> Meeting:
    """A meeting with all its columns but the id."""
    row = await tx.one(tx.insert(meeting).values(**values).returning(meeting))
    assert row is not None  # noqa: S101 - an insert always returns its row
    return Meeting(**row._mapping)


async def get_meeting(tx: Tx, meeting_id: int) -> Meeting | None:
    """One meeting by its number."""
    row = await tx.one(select(meeting).where(meeting.c.id == meeting_id))
    return None if row is None else Meeting(**row._mapping)


async def change_meeting(tx: Tx, meeting_id: int, seen_sequence: int, **values: Any) -> bool:
    """Set columns if nobody has changed the meeting since it was read; each change counts one further."""
    same = (meeting.c.id == meeting_id) & (meeting.c.sequence == seen_sequence)
    return await tx.changed(update(meeting).where(same).values(sequence=seen_sequence + 1, **values))


async def set_coming(tx: Tx, meeting_id: int, seen_sequence: int, people: Sequence[int]) -> bool:
    """Note who will come, if the meeting is still the one that was read. A calendar learns nothing new by
    it, so the sequence stays; whoever reads before writing locks the pair."""
    same = (meeting.c.id == meeting_id) & (meeting.c.sequence == seen_sequence)
    return await tx.changed(update(meeting).where(same).values(coming=list(people)))


async def meetings_of_pairs(
    tx: Tx, pair_ids: Sequence[int], states: Sequence[MeetingState], *, newest_first: bool = False
) -> list[Meeting]:
    """The meetings of these pairs in these states, by their time."""
    order = meeting.c.starts_at.desc() if newest_first else meeting.c.starts_at
    chosen = meeting.c.pair_id.in_(list(pair_ids)) & meeting.c.state.in_(states)
    return await _meetings(tx, select(meeting).where(chosen).order_by(order, meeting.c.id))


async def meetings_of_people(
    tx: Tx, person_ids: Sequence[int], states: Sequence[MeetingState]
) -> list[Meeting]:
    """Meetings in these states of every active pair in which one of these people takes part."""
    theirs = (
        select(pair_member.c.pair_id)
        .join(pair, pair.c.id == pair_member.c.pair_id)
        .where(pair_member.c.person_id.in_(list(person_ids)), pair.c.state == PairState.ACTIVE)
    )
    chosen = meeting.c.pair_id.in_(theirs) & meeting.c.state.in_(states)
    return await _meetings(tx, select(meeting).where(chosen).order_by(meeting.c.starts_at, meeting.c.id))


async def meetings_between(
    tx: Tx, start: datetime, end: datetime, states: Sequence[MeetingState]
) -> list[Meeting]:
    """Meetings of all schools that begin in this time."""
    chosen = (meeting.c.starts_at >= start) & (meeting.c.starts_at < end) & meeting.c.state.in_(states)
    return await _meetings(tx, select(meeting).where(chosen).order_by(meeting.c.starts_at, meeting.c.id))


async def meetings_in(
    tx: Tx, programme_id: int, states: Sequence[MeetingState], limit: int, offset: int = 0
) -> list[Meeting]:
    """A page of the programme's meetings, the latest first."""
    query = _in_programme(programme_id, states).order_by(meeting.c.starts_at.desc(), meeting.c.id)
    return await _meetings(tx, query.limit(limit).offset(offset))


async def count_meetings_in(tx: Tx, programme_id: int, states: Sequence[MeetingState]) -> int:
    """How many meetings the programme has in these states."""
    query = _in_programme(programme_id, states).with_only_columns(func.count(), maintain_column_froms=True)
    return int(await tx.scalar(query) or 0)


def _in_programme(programme_id: int, states: Sequence[MeetingState]) -> Select[Any]:
    joined = select(meeting).join(pair, pair.c.id == meeting.c.pair_id)
    return joined.where(pair.c.programme_id == programme_id, meeting.c.state.in_(states))


async def _meetings(tx: Tx, query: Select[Any]) -> list[Meeting]:
    return [Meeting(**row._mapping) for row in await tx.all(query)]
