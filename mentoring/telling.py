"""Telling one person at once what has just happened or was asked for."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from mentoring.roles import Actor
from storage.engine import Tx
from storage.outbox import plan_notice


async def tell_now(
    tx: Tx, school_id: int, person_id: int, kind: str, payload: Mapping[str, Any], now: datetime
) -> None:
    """Plan a notice that is due now. Each call is told: two deeds may share a moment where the clock stands
    still."""
    await plan_notice(
        tx,
        person_id=person_id,
        school_id=school_id,
        kind=kind,
        dedup_key=f"{kind}:{person_id}:{uuid4().hex}",
        payload=payload,
        due_at=now,
        now=now,
    )


async def send_to_me(tx: Tx, actor: Actor, kind: str, payload: Mapping[str, Any], now: datetime) -> None:
    """Plan what the actor has asked for, a file for instance; it follows the answer."""
    await tell_now(tx, actor.school.id, actor.id, kind, payload, now)
