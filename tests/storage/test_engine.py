"""The two doors of the database, and the traps of DESIGN §11 that they close."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, text

from storage.audit import record_deed
from storage.engine import Database, Tx
from storage.schools import add_school, get_school
from storage.tables import audit, school

NOW = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)


async def new_school(tx: Tx) -> int:
    return (await add_school(tx, timezone="Europe/Moscow", locale="ru", now=NOW)).id


async def count(database: Database) -> int:
    async with database.read() as tx:
        return int(await tx.scalar(select(func.count()).select_from(audit)))


async def note(tx: Tx, subject: str = "test") -> None:
    await record_deed(
        tx, school_id=None, actor_id=None, action="noted", subject=subject, subject_id=None, now=NOW
    )


async def test_work_is_seen_after_the_commit(database: Database) -> None:
    school_id = await database.write(new_school)
    async with database.read() as tx:
        found = await get_school(tx, school_id)
    assert found is not None
    assert found.created_at == NOW


async def test_failed_work_leaves_nothing_and_spares_its_neighbours(database: Database) -> None:
    async def fail(tx: Tx) -> None:
        await note(tx)
        raise LookupError("on purpose")

    results = await asyncio.gather(
        database.write(note), database.write(fail), database.write(note), return_exceptions=True
    )
    assert [type(result) for result in results] == [type(None), LookupError, type(None)]
    assert await count(database) == 2


async def test_read_then_write_by_many_loses_no_update(database: Database) -> None:
    school_id = await database.write(new_school)

    async def add_one(tx: Tx) -> None:
        row = await tx.one(select(school.c.settings).where(school.c.id == school_id).with_for_update())
        assert row is not None
        number = row.settings.get("number", 0)
        await asyncio.sleep(0)
        await tx.execute(school.update().values(settings={"number": number + 1}))

    await asyncio.gather(*(database.write(add_one) for _ in range(40)))
    async with database.read() as tx:
        found = await get_school(tx, school_id)
    assert found is not None
    assert found.settings == {"number": 40}


async def test_what_follows_a_commit_is_forgotten_when_the_work_fails(database: Database) -> None:
    heard: list[str] = []

    async def speak(tx: Tx) -> None:
        tx.after_commit(lambda: heard.append("stored"))
        await note(tx)

    async def fail(tx: Tx) -> None:
        tx.after_commit(lambda: heard.append("lost"))
        raise LookupError("on purpose")

    await asyncio.gather(database.write(speak), database.write(fail), return_exceptions=True)
    assert heard == ["stored"]


async def test_many_writers_share_one_commit_on_sqlite(database: Database) -> None:
    if not database.is_sqlite:
        return
    order: list[str] = []

    async def work(tx: Tx) -> None:
        order.append("work")
        tx.after_commit(lambda: order.append("committed"))

    await asyncio.gather(*(database.write(work) for _ in range(5)))
    assert order == ["work"] * 5 + ["committed"] * 5


async def test_sqlite_is_opened_for_safety(database: Database) -> None:
    if not database.is_sqlite:
        return
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10000,
        "secure_delete": 1,
    }
    async with database.read() as tx:
        found = {name: await tx.scalar(text(f"PRAGMA {name}")) for name in wanted}
    assert found == wanted


async def test_a_moment_without_a_time_zone_is_refused(database: Database) -> None:
    async def store(tx: Tx) -> None:
        await add_school(tx, timezone="Europe/Moscow", locale="ru", now=datetime(2026, 9, 1, 7, 0))  # noqa: DTZ001

    with pytest.raises(Exception, match="without a time zone"):
        await database.write(store)


async def test_a_moment_of_another_zone_comes_back_in_utc(database: Database) -> None:
    from zoneinfo import ZoneInfo

    local = datetime(2026, 9, 1, 12, 0, tzinfo=ZoneInfo("Asia/Yekaterinburg"))

    async def store(tx: Tx) -> int:
        return (await add_school(tx, timezone="Asia/Yekaterinburg", locale="ru", now=local)).id

    school_id = await database.write(store)
    async with database.read() as tx:
        found = await get_school(tx, school_id)
    assert found is not None
    assert found.created_at == NOW
    assert found.created_at.tzinfo is UTC
