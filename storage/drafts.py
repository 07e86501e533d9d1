"""What was understood of a file and waits for its owner's yes: nothing of it is in force yet (UX §2.4)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from storage.engine import Tx
from storage.tables import draft


async def keep_draft(
    tx: Tx, *, school_id: int, person_id: int, kind: str, data: Mapping[str, Any], now: datetime
) -> int:
    """Keep it in place of the person's earlier one of this kind; returns its number."""
    await drop_draft(tx, person_id, kind)
    values = {"school_id": school_id, "person_id": person_id, "kind": kind, "data": dict(data)}
    return int(await tx.scalar(tx.insert(draft).values(made_at=now, **values).returning(draft.c.id)))


async def find_draft(tx: Tx, person_id: int, kind: str, draft_id: int) -> Mapping[str, Any] | None:
    """The data, if this is still the person's latest draft."""
    mine = (draft.c.person_id == person_id) & (draft.c.kind == kind) & (draft.c.id == draft_id)
    data: Mapping[str, Any] | None = await tx.scalar(select(draft.c.data).where(mine))
    return data


async def drop_draft(tx: Tx, person_id: int, kind: str) -> None:
    """Throw it away: taken over or not wanted."""
    await tx.execute(delete(draft).where(draft.c.person_id == person_id, draft.c.kind == kind))


async def sweep_drafts(tx: Tx, before: datetime) -> None:
    """Nobody has said yes for long."""
    await tx.execute(delete(draft).where(draft.c.made_at < before))
