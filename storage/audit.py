"""The journal of deeds: who did what to what, without personal data."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.engine import Tx
from storage.records import Deed
from storage.tables import audit


async def record_deed(
    tx: Tx,
    *,
    school_id: int | None,
    actor_id: int | None,
    action: str,
    subject: str,
    subject_id: int | None,
    now: datetime,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Add a row; it is in the transaction of the deed itself."""
    await tx.execute(
        tx.insert(audit).values(
            school_id=school_id,
            actor_id=actor_id,
            action=action,
            subject=subject,
            subject_id=subject_id,
            details=dict(details or {}),
            at=now,
        )
    )


async def deeds(tx: Tx, school_id: int, limit: int, offset: int = 0) -> list[Deed]:
    """The newest deeds first."""
    rows = await tx.all(
        select(audit)
        .where(audit.c.school_id == school_id)
        .order_by(audit.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [Deed(**row._mapping) for row in rows]
