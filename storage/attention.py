"""What may need the curator: people out of reach, silent invitations, quiet pairs, lost messages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, exists, func, select

from storage.engine import Tx
from storage.records import MeetingState, OutboxState, PairState, Role
from storage.tables import account, invitation, meeting, outbox, pair, person, person_role

RECORDED = (MeetingState.HELD, MeetingState.MISSED)


@dataclass(frozen=True, slots=True)
class Silent:
    """An invitation for one person by which nobody has come."""

    invitation_id: int
    name: str
    role: Role
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a working pair met last, when it will meet, and when its meetings failed twice running."""

    held_at: datetime | None = None
    next_at: datetime | None = None
    missed_twice_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """A meeting of which nobody has said how it went."""

    meeting_id: int
    pair_id: int
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Lost:
    """A person to whom something could not be delivered, and when that happened last."""

    person_id: int
    full_name: str
    at: datetime


async def unreachable_people(tx: Tx, school_id: int) -> dict[int, str]:
    """Names of those whom no message reaches: their newest account has blocked the bot."""
    newer = account.alias()
    outdated = exists().where(newer.c.person_id == account.c.person_id, newer.c.id > account.c.id)
    takes_part = exists().where(person_role.c.person_id == person.c.id)
    rows = await tx.all(
        select(person.c.id, person.c.full_name)
        .join(account, account.c.person_id == person.c.id)
        .where(account.c.reachable.is_(False), ~outdated, takes_part)
        .where(person.c.school_id == school_id, person.c.forgotten_at.is_(None))
        .order_by(person.c.full_name, person.c.id)
    )
    return {row.id: row.full_name for row in rows}


async def silent_invitations(tx: Tx, school_id: int, expired_after: datetime) -> list[Silent]:
    """Invitations for one person that nobody has used, but those that expired before this moment."""
    rows = await tx.all(
        select(
            invitation.c.id.label("invitation_id"),
            invitation.c.name,
            invitation.c.role,
            invitation.c.created_at,
            invitation.c.expires_at,
        )
        .where(invitation.c.school_id == school_id, invitation.c.revoked_at.is_(None))
        .where(invitation.c.max_uses == 1, invitation.c.uses == 0, invitation.c.expires_at > expired_after)
        .order_by(invitation.c.created_at, invitation.c.id)
    )
    return [Silent(**row._mapping) for row in rows]


async def rhythms(tx: Tx, programme_id: int, now: datetime) -> dict[int, Rhythm]:
    """How the programme's working pairs meet, by pair; pairs without any meeting are left out."""
    met = case((meeting.c.state == MeetingState.HELD, meeting.c.starts_at))
    agreed_on = (meeting.c.state == MeetingState.CONFIRMED) & (meeting.c.starts_at > now)
    rows = await tx.all(
        select(
            meeting.c.pair_id,
            func.max(met).label("held_at"),
            func.min(case((agreed_on, meeting.c.starts_at))).label("next_at"),
        )
        .join(pair, pair.c.id == meeting.c.pair_id)
        .where(pair.c.programme_id == programme_id, pair.c.state == PairState.ACTIVE)
        .group_by(meeting.c.pair_id)
    )
    missed = await _missed_twice(tx, programme_id)
    return {row.pair_id: Rhythm(row.held_at, row.next_at, missed.get(row.pair_id)) for row in rows}


async def _missed_twice(tx: Tx, programme_id: int) -> Mapping[int, datetime]:
    """Pairs whose last two recorded meetings both did not take place, with the moment of the last one."""
    order = (meeting.c.starts_at.desc(), meeting.c.id.desc())
    place = func.row_number().over(partition_by=meeting.c.pair_id, order_by=order)
    last = (
        select(meeting.c.pair_id, meeting.c.state, meeting.c.starts_at, place.label("place"))
        .join(pair, pair.c.id == meeting.c.pair_id)
        .where(pair.c.programme_id == programme_id, pair.c.state == PairState.ACTIVE)
        .where(meeting.c.state.in_(RECORDED))
        .subquery()
    )
    rows = await tx.all(
        select(last.c.pair_id, func.max(last.c.starts_at).label("at"))
        .where(last.c.place <= 2, last.c.state == MeetingState.MISSED)
        .group_by(last.c.pair_id)
        .having(func.count() == 2)
    )
    return {row.pair_id: row.at for row in rows}


async def unrecorded_meetings(tx: Tx, programme_id: int, before: datetime) -> list[Unrecorded]:
    """Confirmed meetings of working pairs that began before this moment."""
    rows = await tx.all(
        select(meeting.c.id.label("meeting_id"), meeting.c.pair_id, meeting.c.starts_at)
        .join(pair, pair.c.id == meeting.c.pair_id)
        .where(pair.c.programme_id == programme_id, pair.c.state == PairState.ACTIVE)
        .where(meeting.c.state == MeetingState.CONFIRMED, meeting.c.starts_at <= before)
        .order_by(meeting.c.starts_at, meeting.c.id)
    )
    return [Unrecorded(**row._mapping) for row in rows]


async def lost_notices(tx: Tx, school_id: int, since: datetime) -> list[Lost]:
    """To whom something could not be delivered since this moment, by name."""
    rows = await tx.all(
        select(outbox.c.person_id, person.c.full_name, func.max(outbox.c.done_at).label("at"))
        .join(person, person.c.id == outbox.c.person_id)
        .where(outbox.c.school_id == school_id, outbox.c.state == OutboxState.FAILED)
        .where(outbox.c.done_at >= since, person.c.forgotten_at.is_(None))
        .group_by(outbox.c.person_id, person.c.full_name)
        .order_by(person.c.full_name, outbox.c.person_id)
    )
    return [Lost(**row._mapping) for row in rows]
