"""Conversation state lives in the transaction of its update."""

import pytest
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import func, select

from storage.engine import Database, Tx
from storage.fsm import FsmCache, FsmStorage, row_key
from storage.tables import fsm

ANNA = StorageKey(bot_id=1, chat_id=10, user_id=10)


async def rows(database: Database) -> int:
    async with database.read() as tx:
        return int(await tx.scalar(select(func.count()).select_from(fsm)))


async def write(database: Database, state: str | None, data: dict[str, object], cache: FsmCache) -> None:
    async def work(tx: Tx) -> None:
        storage = FsmStorage(tx, cache)
        await storage.set_state(ANNA, state)
        await storage.set_data(ANNA, data)
        await storage.flush()

    await database.write(work)


async def test_state_and_data_come_back_after_a_restart(database: Database) -> None:
    await write(database, "form", {"answers": {"goal": "Дисциплина"}, "steps": [1, 2]}, FsmCache())
    async with database.read() as tx:
        storage = FsmStorage(tx, FsmCache())
        assert await storage.get_state(ANNA) == "form"
        assert await storage.get_data(ANNA) == {"answers": {"goal": "Дисциплина"}, "steps": [1, 2]}


async def test_an_empty_row_is_deleted(database: Database) -> None:
    cache = FsmCache()
    await write(database, "form", {"step": "goal"}, cache)
    await write(database, None, {}, cache)
    assert await rows(database) == 0


async def test_a_failed_update_leaves_the_conversation_where_it_was(database: Database) -> None:
    cache = FsmCache()
    await write(database, "form", {"step": "goal"}, cache)

    async def fail(tx: Tx) -> None:
        storage = FsmStorage(tx, cache)
        await storage.set_data(ANNA, {"step": "windows"})
        await storage.flush()
        raise LookupError("on purpose")

    with pytest.raises(LookupError):
        await database.write(fail)
    async with database.read() as tx:
        assert await FsmStorage(tx, cache).get_data(ANNA) == {"step": "goal"}


@pytest.mark.parametrize("data", [{1: "integer key"}, {"steps": (1, 2)}, {"moment": {"a": {2: 3}}}])
async def test_data_that_json_would_change_is_refused(database: Database, data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="survive JSON"):
        await write(database, "form", data, FsmCache())


async def test_what_is_read_is_a_copy(database: Database) -> None:
    cache = FsmCache()
    await write(database, "form", {"answers": {"goal": "one"}}, cache)
    async with database.read() as tx:
        data = await FsmStorage(tx, cache).get_data(ANNA)
        data["answers"]["goal"] = "two"
        assert await FsmStorage(tx, cache).get_data(ANNA) == {"answers": {"goal": "one"}}


def test_every_field_of_the_key_counts() -> None:
    keys = [
        ANNA,
        StorageKey(bot_id=2, chat_id=10, user_id=10),
        StorageKey(bot_id=1, chat_id=11, user_id=10),
        StorageKey(bot_id=1, chat_id=10, user_id=11),
        StorageKey(bot_id=1, chat_id=10, user_id=10, thread_id=5),
        StorageKey(bot_id=1, chat_id=10, user_id=10, business_connection_id="b"),
        StorageKey(bot_id=1, chat_id=10, user_id=10, destiny="other"),
    ]
    assert len({row_key(key) for key in keys}) == len(keys)


def test_the_cache_is_bounded() -> None:
    cache = FsmCache(size=2)
    for name in ("a", "b", "c"):
        cache.put(name, (None, "{}"))
    assert cache.get("a") is None
    assert cache.get("c") is not None
