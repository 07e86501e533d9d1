"""Personal programmes in the database: one a pair, changes one after the other, the approved counted."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from storage.engine import Database, Tx
from storage.pairs import move_pair
from storage.plans import (
    Plan,
    add_items,
    add_plan,
    change_item,
    count_approved_plans,
    get_item,
    get_plan,
    items_of_plans,
    move_plan,
    plans_of_pairs,
    remove_item,
    waiting_plans,
)
from storage.records import Pair, PairState, PlanState
from tests.mentoring.pair_samples import NOW, Samples, lay_bank


@pytest.fixture
async def bank(database: Database) -> Samples:
    return await lay_bank(database)


@pytest.fixture
async def pair(bank: Samples) -> Pair:
    pair = await bank.propose()
    await bank.database.write(lambda tx: move_pair(tx, pair.id, [PairState.PROPOSED], PairState.ACTIVE))
    return pair


async def add(bank: Samples, pair: Pair) -> Plan | None:
    return await bank.database.write(
        lambda tx: add_plan(tx, school_id=pair.school_id, pair_id=pair.id, created_by=bank.olga.id, now=NOW)
    )


async def test_a_pair_has_one_plan(bank: Samples, pair: Pair) -> None:
    plan = await add(bank, pair)
    assert plan is not None
    assert (plan.state, plan.version) == (PlanState.DRAFT, 0)
    assert await add(bank, pair) is None
    async with bank.database.read() as tx:
        assert await plans_of_pairs(tx, [pair.id]) == {pair.id: plan}
        assert await plans_of_pairs(tx, []) == {}


async def test_a_change_counts_and_needs_the_state_and_the_version_that_were_seen(
    bank: Samples, pair: Pair
) -> None:
    plan = await add(bank, pair)
    assert plan is not None

    async def work(tx: Tx) -> list[bool]:
        draft, sent = [PlanState.DRAFT], [PlanState.SUBMITTED]
        return [
            await move_plan(tx, plan.id, draft, state=PlanState.SUBMITTED, sent_at=NOW),
            await move_plan(tx, plan.id, draft),
            await move_plan(tx, plan.id, sent, 0, state=PlanState.APPROVED),
            await move_plan(tx, plan.id, sent, 1, state=PlanState.APPROVED, approved_at=NOW),
        ]

    assert await bank.database.write(work) == [True, False, False, True]
    async with bank.database.read() as tx:
        now = await get_plan(tx, plan.id)
    assert now is not None
    assert (now.state, now.version) == (PlanState.APPROVED, 2)


async def test_items_stand_by_date_and_what_is_done_is_neither_changed_nor_removed(
    bank: Samples, pair: Pair
) -> None:
    plan = await add(bank, pair)
    assert plan is not None
    rows = [
        {"task": "", "title": title, "result": "", "due_on": date(2026, 10, day)}
        for title, day in (("второе", 9), ("первое", 5), ("третье", 9))
    ]

    async def work(tx: Tx) -> list[bool]:
        late, soon, last = await add_items(tx, plan.id, rows)
        return [
            await change_item(tx, soon.id, done=False, done_at=NOW, done_by=bank.anna.id, outcome="да"),
            await change_item(tx, soon.id, done=False, title="иначе"),
            await remove_item(tx, soon.id),
            await remove_item(tx, last.id),
            await get_item(tx, last.id) is None,
            await change_item(tx, late.id, done=True, outcome=""),
        ]

    assert await bank.database.write(work) == [True, False, False, True, True, False]
    async with bank.database.read() as tx:
        found = (await items_of_plans(tx, [plan.id]))[plan.id]
    assert [(item.title, item.position, item.outcome) for item in found] == [
        ("первое", 2, "да"),
        ("второе", 1, ""),
    ]


async def test_a_plan_counts_from_its_first_approval_while_the_pair_works_or_has_worked_to_the_end(
    bank: Samples, pair: Pair
) -> None:
    plan = await add(bank, pair)
    assert plan is not None

    async def count(tx: Tx) -> tuple[int, int]:
        waiting = await waiting_plans(tx, pair.programme_id)
        return await count_approved_plans(tx, pair.programme_id), len(waiting)

    async def moved(state: PlanState, **values: Any) -> tuple[int, int]:
        await bank.database.write(lambda tx: move_plan(tx, plan.id, list(PlanState), state=state, **values))
        async with bank.database.read() as tx:
            return await count(tx)

    assert await moved(PlanState.SUBMITTED, sent_at=NOW) == (0, 1)
    assert await moved(PlanState.APPROVED, approved_at=NOW) == (1, 0)
    assert await moved(PlanState.DRAFT) == (1, 0)
    for state, expected in ((PairState.COMPLETED, (1, 0)), (PairState.ENDED, (0, 0))):
        await bank.database.write(partial(move_pair, pair_id=pair.id, expected=list(PairState), state=state))
        assert await moved(PlanState.SUBMITTED) == expected
