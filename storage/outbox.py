"""What must be said even if the process dies: rows planned once, claimed with a lease, marked when sent."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from storage.engine import Tx
from storage.records import Notice, OutboxState
from storage.tables import outbox


async def plan_notice(
    tx: Tx,
    *,
    person_id: int,
    school_id: int | None,
    kind: str,
    dedup_key: str,
    payload: Mapping[str, Any],
    due_at: datetime,
    now: datetime,
    expires_at: datetime | None = None,
) -> None:
    """Plan one notice. Planning the same `dedup_key` again changes nothing."""
    row = tx.insert(outbox).values(
        person_id=person_id,
        school_id=school_id,
        kind=kind,
        dedup_key=dedup_key,
        payload=dict(payload),
        state=OutboxState.WAITING,
        due_at=due_at,
        expires_at=expires_at,
        created_at=now,
    )
    await tx.execute(row.on_conflict_do_nothing(index_elements=[outbox.c.dedup_key]))


async def claim_due(tx: Tx, now: datetime, lease: timedelta, limit: int) -> list[Notice]:
    """Take up to `limit` due rows for the length of the lease; nobody else gets them meanwhile."""
    due = (
        select(outbox.c.id)
        .where(outbox.c.state == OutboxState.WAITING, outbox.c.due_at <= now)
        .where((outbox.c.leased_until.is_(None)) | (outbox.c.leased_until <= now))
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    claim = (
        update(outbox)
        .where(outbox.c.id.in_(due.scalar_subquery()))
        .values(leased_until=now + lease, tries=outbox.c.tries + 1)
        .returning(outbox)
    )
    rows = [_notice(row) for row in await tx.all(claim)]
    return sorted(rows, key=lambda notice: (notice.due_at, notice.id))


async def settle(tx: Tx, notice_id: int, state: OutboxState, now: datetime, error: str = "") -> None:
    """The notice is sent, dropped or failed for good. What it held is wiped: an invitation's code must not
    stay in the database."""
    change = update(outbox).where(outbox.c.id == notice_id)
    await tx.execute(change.values(state=state, done_at=now, leased_until=None, error=error, payload={}))


async def postpone(tx: Tx, notice_id: int, due_at: datetime, error: str = "", *, counts: bool = True) -> None:
    """Try again later; with `counts=False` the try is given back (quiet hours are nobody's failure)."""
    values: dict[str, Any] = {"due_at": due_at, "leased_until": None, "error": error}
    if not counts:
        values["tries"] = outbox.c.tries - 1
    await tx.execute(update(outbox).where(outbox.c.id == notice_id).values(**values))


async def free_leases(tx: Tx) -> None:
    """At the start of the only process: what was claimed and not marked is due again."""
    leased = outbox.c.leased_until.is_not(None) & (outbox.c.state == OutboxState.WAITING)
    await tx.execute(update(outbox).where(leased).values(leased_until=None))


async def last_planned(tx: Tx, kind: str, person_ids: Iterable[int]) -> dict[int, datetime]:
    """When each of these people got the last notice of this kind, or will get it."""
    rows = await tx.all(
        select(outbox.c.person_id, func.max(outbox.c.due_at).label("at"))
        .where(outbox.c.kind == kind, outbox.c.person_id.in_(list(person_ids)))
        .group_by(outbox.c.person_id)
    )
    return {row.person_id: row.at for row in rows}


async def next_due(tx: Tx, after: datetime | None = None) -> datetime | None:
    """When the earliest waiting row is due, of all or of those due after a moment."""
    waiting = select(func.min(outbox.c.due_at)).where(outbox.c.state == OutboxState.WAITING)
    if after is not None:
        waiting = waiting.where(outbox.c.due_at > after)
    moment: datetime | None = await tx.scalar(waiting)
    return moment


def _notice(row: Any) -> Notice:
    return Notice(**row._mapping)
