"""What the database holds after a conversation."""

import hashlib
from typing import Any

from sqlalchemy import Table, select

from mentoring.consents import record_consent
from mentoring.people import actor_of
from storage.engine import Tx
from tests.town import Town, Townsman


async def rows_of(town: Town, table: Table) -> list[dict[str, Any]]:
    """All rows of a table, by their key."""

    async def read(tx: Tx) -> list[dict[str, Any]]:
        return [dict(row._mapping) for row in await tx.all(select(table).order_by(*table.primary_key))]

    found: list[dict[str, Any]] = await town.data(read)
    return found


async def agrees(town: Town, townsman: Townsman, kind: str = "personal_data") -> None:
    """The person has given a consent, without going through the screens."""
    decision = {"agreed": True, "kind": kind, "version": "1", "locale": "ru"}
    text = f"Согласие, {kind}: {townsman.person.first_name}"

    async def work(tx: Tx) -> None:
        actor = await actor_of(tx, townsman.person_id)
        assert actor is not None
        words = {"hash": hashlib.sha256(text.encode()).hexdigest(), "text": text}
        await record_consent(tx, actor, {**decision, **words}, town.clock.now())

    await town.app.database.write(work)
