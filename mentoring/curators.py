"""Telling the school's curators what has happened."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from storage.engine import Tx
from storage.outbox import plan_notice
from storage.people import people_with_role
from storage.records import Role


async def tell_curators(
    tx: Tx,
    school_id: int,
    *,
    kind: str,
    about: str,
    payload: Mapping[str, Any],
    now: datetime,
    but: int | None = None,
) -> None:
    """Plan one notice for each curator except `but`; `about` makes it happen once. No personal data."""
    for curator in await people_with_role(tx, school_id, Role.CURATOR):
        if curator.id != but:
            await plan_notice(
                tx,
                person_id=curator.id,
                school_id=school_id,
                kind=kind,
                dedup_key=f"{kind}:{about}:{curator.id}",
                payload=payload,
                due_at=now,
                now=now,
            )
