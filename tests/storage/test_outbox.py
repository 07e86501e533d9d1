"""What was planned is said once, in order, and nothing is lost."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from storage.engine import Database, Tx
from storage.outbox import claim_due, free_leases, next_due, plan_notice, postpone, settle
from storage.people import add_person
from storage.records import Notice, OutboxState
from storage.schools import add_school
from storage.tables import outbox

NOW = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)
LEASE = timedelta(minutes=5)


@pytest.fixture
async def anna(database: Database) -> int:
    async def arrive(tx: Tx) -> int:
        school = await add_school(tx, timezone="Europe/Moscow", locale="ru", now=NOW)
        person = await add_person(tx, school_id=school.id, full_name="Анна", invitation_id=None, now=NOW)
        return person.id

    return await database.write(arrive)


async def plan(tx: Tx, person_id: int, key: str, due_at: datetime = NOW) -> None:
    await plan_notice(
        tx,
        person_id=person_id,
        school_id=None,
        kind="test",
        dedup_key=key,
        payload={"meeting": 1},
        due_at=due_at,
        now=NOW,
    )


async def claim(database: Database, now: datetime = NOW, limit: int = 10) -> list[Notice]:
    return await database.write(partial(claim_due, now=now, lease=LEASE, limit=limit))


async def test_planning_twice_changes_nothing(database: Database, anna: int) -> None:
    await database.write(partial(plan, person_id=anna, key="a"))
    await database.write(partial(plan, person_id=anna, key="a"))
    async with database.read() as tx:
        assert await tx.scalar(select(func.count()).select_from(outbox)) == 1


async def test_due_rows_come_in_order_and_only_when_due(database: Database, anna: int) -> None:
    for key, minutes in (("late", 30), ("first", -10), ("second", -5)):
        await database.write(partial(plan, person_id=anna, key=key, due_at=NOW + timedelta(minutes=minutes)))
    assert [notice.dedup_key for notice in await claim(database)] == ["first", "second"]


async def test_a_claimed_row_belongs_to_its_claimer_for_the_lease(database: Database, anna: int) -> None:
    await database.write(partial(plan, person_id=anna, key="a"))
    (notice,) = await claim(database)
    assert notice.tries == 1
    assert await claim(database) == []
    (again,) = await claim(database, NOW + LEASE)
    assert (again.id, again.tries) == (notice.id, 2)


async def test_many_claimers_never_take_the_same_row(database: Database, anna: int) -> None:
    for number in range(30):
        await database.write(partial(plan, person_id=anna, key=str(number)))
    batches = await asyncio.gather(*(claim(database, limit=5) for _ in range(6)))
    ids = [notice.id for batch in batches for notice in batch]
    assert len(ids) == len(set(ids)) == 30


async def test_a_settled_row_is_never_due_again(database: Database, anna: int) -> None:
    await database.write(partial(plan, person_id=anna, key="a"))
    (notice,) = await claim(database)
    await database.write(partial(settle, notice_id=notice.id, state=OutboxState.SENT, now=NOW))
    assert await claim(database, NOW + timedelta(days=1)) == []


async def test_a_restart_frees_what_was_claimed(database: Database, anna: int) -> None:
    await database.write(partial(plan, person_id=anna, key="a"))
    await claim(database)
    await database.write(free_leases)
    assert len(await claim(database)) == 1


async def test_waiting_for_the_morning_is_no_failed_try(database: Database, anna: int) -> None:
    await database.write(partial(plan, person_id=anna, key="a"))
    (notice,) = await claim(database)
    morning = NOW + timedelta(hours=12)
    await database.write(partial(postpone, notice_id=notice.id, due_at=morning, counts=False))
    async with database.read() as tx:
        assert await next_due(tx) == morning
        assert await next_due(tx, after=NOW) == morning
        assert await next_due(tx, after=morning) is None
    (again,) = await claim(database, morning)
    assert again.tries == 1
