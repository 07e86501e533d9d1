"""Personal programmes of pairs: one plan a pair, its items by date, who has done what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from storage.engine import Tx
from storage.records import PairState, PlanState
from storage.tables import pair, plan, plan_item

SHOWN_STATES = (PairState.ACTIVE, PairState.COMPLETED)
"""Pairs whose plan counts: they work, or have worked to the end."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A pair's personal programme. `reason` is why the curator has returned it, `sent_at` and `decided_at`
    are the latest; `approved_at` is when it was approved first. `version` grows with every change, items
    included."""

    id: int
    school_id: int
    pair_id: int
    state: PlanState
    reason: str
    version: int
    created_by: int
    created_at: datetime
    sent_at: datetime | None
    decided_by: int | None
    decided_at: datetime | None
    approved_at: datetime | None


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An event with the task behind it and the form of its result. `outcome` are the words with which it was
    ticked, `file` is the messenger's number of what goes with them, `file_kind` says how it was sent."""

    id: int
    plan_id: int
    position: int
    task: str
    title: str
    result: str
    due_on: date
    worded_by: int | None
    done_at: datetime | None
    done_by: int | None
    outcome: str
    file_kind: str
    file_name: str
    file: str


async def add_plan(tx: Tx, *, school_id: int, pair_id: int, created_by: int, now: datetime) -> Plan | None:
    """An empty draft, or nothing if the pair has a plan already."""
    values = {"school_id": school_id, "pair_id": pair_id, "created_by": created_by, "created_at": now}
    insert = tx.insert(plan).values(state=PlanState.DRAFT, reason="", version=0, **values)
    row = await tx.one(insert.on_conflict_do_nothing().returning(plan))
    return None if row is None else Plan(**row._mapping)


async def get_plan(tx: Tx, plan_id: int) -> Plan | None:
    """One plan by its number."""
    row = await tx.one(select(plan).where(plan.c.id == plan_id))
    return None if row is None else Plan(**row._mapping)


async def plans_of_pairs(tx: Tx, pair_ids: Collection[int]) -> dict[int, Plan]:
    """The plans of these pairs, by pair; a pair without one is missing."""
    rows = await tx.all(select(plan).where(plan.c.pair_id.in_(list(pair_ids))))
    return {row.pair_id: Plan(**row._mapping) for row in rows}


async def move_plan(
    tx: Tx,
    plan_id: int,
    expected: Collection[PlanState],
    seen_version: int | None = None,
    **values: Any,
) -> bool:
    """Set columns if the plan is in one of these states and, where `seen_version` is given, nobody has
    changed it since; each change counts one further."""
    same = (plan.c.id == plan_id) & plan.c.state.in_(list(expected))
    if seen_version is not None:
        same &= plan.c.version == seen_version
    return await tx.changed(update(plan).where(same).values(version=plan.c.version + 1, **values))


async def add_items(tx: Tx, plan_id: int, rows: Sequence[Mapping[str, Any]]) -> list[PlanItem]:
    """Store items (task, title, result, due_on, worded_by) behind those that are there."""
    last = int(await tx.scalar(select(func.max(plan_item.c.position)).where(_of(plan_id))) or 0)
    blank = {"outcome": "", "file_kind": "", "file_name": "", "file": ""}
    added: list[PlanItem] = []
    for place, row in enumerate(rows, start=last + 1):
        insert = tx.insert(plan_item).values(plan_id=plan_id, position=place, **blank, **row)
        stored = await tx.one(insert.returning(plan_item))
        assert stored is not None  # noqa: S101 - an insert always returns its row
        added.append(PlanItem(**stored._mapping))
    return added


def _of(plan_id: int) -> Any:
    return plan_item.c.plan_id == plan_id


async def get_item(tx: Tx, item_id: int) -> PlanItem | None:
    """One item by its number."""
    row = await tx.one(select(plan_item).where(plan_item.c.id == item_id))
    return None if row is None else PlanItem(**row._mapping)


async def items_of_plans(tx: Tx, plan_ids: Collection[int]) -> dict[int, list[PlanItem]]:
    """The items of these plans by plan, each list by date."""
    rows = await tx.all(
        select(plan_item)
        .where(plan_item.c.plan_id.in_(list(plan_ids)))
        .order_by(plan_item.c.plan_id, plan_item.c.due_on, plan_item.c.position)
    )
    found: dict[int, list[PlanItem]] = {}
    for row in rows:
        found.setdefault(row.plan_id, []).append(PlanItem(**row._mapping))
    return found


async def change_item(tx: Tx, item_id: int, *, done: bool, **values: Any) -> bool:
    """Set columns of an item that is ticked, or is not; false if that is otherwise by now."""
    ticked = plan_item.c.done_at.is_not(None) if done else plan_item.c.done_at.is_(None)
    return await tx.changed(update(plan_item).where(plan_item.c.id == item_id, ticked).values(**values))


async def remove_item(tx: Tx, item_id: int) -> bool:
    """Strike out an item that nobody has ticked; false if it is gone or done."""
    there = (plan_item.c.id == item_id) & plan_item.c.done_at.is_(None)
    return await tx.changed(delete(plan_item).where(there))


async def waiting_plans(tx: Tx, programme_id: int) -> list[Plan]:
    """Plans of the programme's active pairs that wait for the curator, the longest waiting first."""
    rows = await tx.all(
        select(plan)
        .join(pair, pair.c.id == plan.c.pair_id)
        .where(pair.c.programme_id == programme_id, pair.c.state == PairState.ACTIVE)
        .where(plan.c.state == PlanState.SUBMITTED)
        .order_by(plan.c.sent_at, plan.c.id)
    )
    return [Plan(**row._mapping) for row in rows]


async def count_approved_plans(tx: Tx, programme_id: int) -> int:
    """How many pairs of the programme that work, or have worked to the end, have had their plan approved."""
    query = (
        select(func.count())
        .select_from(plan)
        .join(pair, pair.c.id == plan.c.pair_id)
        .where(pair.c.programme_id == programme_id, pair.c.state.in_(SHOWN_STATES))
        .where(plan.c.approved_at.is_not(None))
    )
    return int(await tx.scalar(query) or 0)
