"""Updates are stored before they are confirmed and marked together with their effects (DESIGN §2)."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, bindparam, delete, select, text, update

from storage.engine import Tx, insert_into
from storage.records import InboxState, StoredUpdate
from storage.tables import inbox


async def store_updates(tx: Tx, rows: list[dict[str, Any]]) -> list[StoredUpdate]:
    """Store a batch of `platform, update_id, chat, payload, received_at`; known ones are left out."""
    if not rows:
        return []
    fresh = [{"state": InboxState.NEW, **row} for row in rows]
    stored = (await tx.execute(_insert(tx.is_sqlite), fresh)).all()
    return sorted((StoredUpdate(**row._mapping) for row in stored), key=lambda stored: stored.id)


@cache
def _insert(is_sqlite: bool) -> Executable:
    """Made once, so that it is compiled once whatever the size of the batch."""
    key = [inbox.c.platform, inbox.c.update_id]
    insert = insert_into(inbox, is_sqlite=is_sqlite).on_conflict_do_nothing(index_elements=key)
    return insert.returning(inbox)


_APPLY = (
    update(inbox)
    .where(inbox.c.id == bindparam("row"), inbox.c.state == InboxState.NEW)
    .values(state=InboxState.APPLIED, payload="")
)
_SAY = update(inbox).where(inbox.c.id == bindparam("row")).values(state=InboxState.SAID)
_ISOLATE = text("select pg_advisory_xact_lock(hashtextextended(:chat, 0))")


async def isolate_chat(tx: Tx, chat: str) -> None:
    """Wait until no other process handles this chat, and keep them waiting until the transaction ends. Ask
    first: what was read before may be old. An SQLite inbox belongs to one process, which keeps the order of a
    chat by itself."""
    if not tx.is_sqlite:
        await tx.execute(_ISOLATE, {"chat": chat})


async def mark_applied(tx: Tx, row_id: int) -> bool:
    """The update's effects are in this transaction; false if another process has applied it. The words are
    wiped. An SQLite inbox belongs to one process, which hands each row out once: there the mark can be
    written together with those of the neighbours."""
    if tx.is_sqlite:
        tx.defer(_APPLY, row=row_id)
        return True
    return (await tx.execute(_APPLY, {"row": row_id})).rowcount == 1


def mark_said(tx: Tx, row_ids: Iterable[int]) -> None:
    """The replies have reached the messenger; written with the commit."""
    for row_id in row_ids:
        tx.defer(_SAY, row=row_id)


async def unfinished(tx: Tx) -> list[StoredUpdate]:
    """What a stopped process left: updates to apply, and applied ones whose reply may not have been seen."""
    rows = await tx.all(select(inbox).where(inbox.c.state != InboxState.SAID).order_by(inbox.c.id))
    return [StoredUpdate(**row._mapping) for row in rows]


async def sweep_inbox(tx: Tx, before: datetime) -> None:
    """Delete finished rows that the messenger can no longer send again."""
    await tx.execute(delete(inbox).where(inbox.c.state == InboxState.SAID, inbox.c.received_at < before))
