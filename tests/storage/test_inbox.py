"""An update is stored once, applied once, and its words are wiped."""

from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy import select

from storage.engine import Database, Tx
from storage.inbox import mark_applied, mark_said, store_updates, sweep_inbox, unfinished
from storage.records import InboxState
from storage.tables import inbox

NOW = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)


def row(update_id: int, chat: str = "10") -> dict[str, object]:
    return {
        "platform": "telegram",
        "update_id": update_id,
        "chat": chat,
        "payload": '{"text": "секрет"}',
        "received_at": NOW,
    }


async def say(tx: Tx, row_ids: list[int]) -> None:
    mark_said(tx, row_ids)


async def test_a_repeated_batch_brings_only_what_is_new(database: Database) -> None:
    first = await database.write(partial(store_updates, rows=[row(1), row(2)]))
    again = await database.write(partial(store_updates, rows=[row(2), row(3)]))
    assert [stored.update_id for stored in first] == [1, 2]
    assert [stored.update_id for stored in again] == [3]


async def test_only_one_of_two_processes_applies_an_update(database: Database) -> None:
    """Two processes share an inbox on PostgreSQL only; on SQLite each row is handed out once."""
    (stored,) = await database.write(partial(store_updates, rows=[row(1)]))
    assert await database.write(partial(mark_applied, row_id=stored.id))
    if not database.is_sqlite:
        assert not await database.write(partial(mark_applied, row_id=stored.id))


async def test_a_mark_never_goes_back(database: Database) -> None:
    (stored,) = await database.write(partial(store_updates, rows=[row(1)]))
    await database.write(partial(mark_applied, row_id=stored.id))
    await database.write(partial(say, row_ids=[stored.id]))
    await database.write(partial(mark_applied, row_id=stored.id))
    async with database.read() as tx:
        assert await unfinished(tx) == []


async def test_the_words_are_wiped_with_the_mark(database: Database) -> None:
    (stored,) = await database.write(partial(store_updates, rows=[row(1)]))
    await database.write(partial(mark_applied, row_id=stored.id))
    async with database.read() as tx:
        assert await tx.scalar(select(inbox.c.payload)) == ""


async def test_a_restart_finds_what_was_not_answered_in_order(database: Database) -> None:
    stored = await database.write(partial(store_updates, rows=[row(5), row(6), row(7)]))
    await database.write(partial(mark_applied, row_id=stored[0].id))
    await database.write(partial(mark_applied, row_id=stored[1].id))
    await database.write(partial(say, row_ids=[stored[0].id]))
    async with database.read() as tx:
        left = await unfinished(tx)
    assert [(one.update_id, one.state) for one in left] == [(6, InboxState.APPLIED), (7, InboxState.NEW)]


async def test_the_sweep_keeps_what_telegram_may_repeat_and_what_is_unfinished(database: Database) -> None:
    stored = await database.write(partial(store_updates, rows=[row(1), row(2)]))
    await database.write(partial(say, row_ids=[stored[0].id]))
    await database.write(partial(sweep_inbox, before=NOW - timedelta(hours=1)))
    async with database.read() as tx:
        assert len(await tx.all(select(inbox))) == 2
    await database.write(partial(sweep_inbox, before=NOW + timedelta(hours=1)))
    async with database.read() as tx:
        assert [left.update_id for left in await unfinished(tx)] == [2]
