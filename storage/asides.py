"""Rows of the attention list that the curator has set aside: until a day, or because they are no problem."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select

from storage.engine import Tx
from storage.tables import aside


@dataclass(frozen=True, slots=True)
class Aside:
    """`kind`, `subject` and `side` name the row (`side` is 0 unless one side of a pair is meant). Without
    `until` it is no problem for as long as it stands since the same moment."""

    id: int
    school_id: int
    kind: str
    subject: int
    side: int
    since: datetime | None
    until: date | None
    made_at: datetime


async def asides_of(tx: Tx, school_id: int) -> list[Aside]:
    """Everything that the school has set aside."""
    rows = await tx.all(select(aside).where(aside.c.school_id == school_id))
    return [Aside(**row._mapping) for row in rows]


async def keep_aside(
    tx: Tx,
    *,
    school_id: int,
    kind: str,
    subject: int,
    side: int,
    since: datetime | None,
    until: date | None,
    now: datetime,
) -> None:
    """Set the row aside; what was said of it before gives way."""
    how = {"since": since, "until": until, "made_at": now}
    insert = tx.insert(aside).values(school_id=school_id, kind=kind, subject=subject, side=side, **how)
    key = [aside.c.school_id, aside.c.kind, aside.c.subject, aside.c.side]
    await tx.execute(insert.on_conflict_do_update(index_elements=key, set_=how))


async def drop_aside(tx: Tx, school_id: int, kind: str, subject: int, side: int) -> bool:
    """Take the row back into the list; true if it was set aside."""
    mine = (aside.c.school_id == school_id) & (aside.c.kind == kind)
    return await tx.changed(delete(aside).where(mine, aside.c.subject == subject, aside.c.side == side))


async def sweep_asides(tx: Tx, before: datetime) -> None:
    """A year later nobody asks any more."""
    await tx.execute(delete(aside).where(aside.c.made_at < before))
