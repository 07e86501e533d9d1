"""A pair's personal programme (DOMAIN §1, §4.9): drafted by either side, approved by the curator, ticked.

Both sides may change a draft. What the curator has approved is worked by; to change it the pair takes it back
into a draft, ticks stay, and the curator decides anew. Every change counts the plan's `version`, so that the
curator approves nothing that he has not read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mentoring.academic_year import note_deed
from mentoring.curators import tell_curators
from mentoring.plan_dates import IsFree, Term, free_days, spread, term_of, working_day
from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from mentoring.telling import tell_now
from mentoring.vacations import vacations_of
from storage.engine import Tx
from storage.pairs import lock_pair, members_of
from storage.plans import (
    Plan,
    PlanItem,
    add_items,
    add_plan,
    change_item,
    get_item,
    get_plan,
    items_of_plans,
    move_plan,
    remove_item,
)
from storage.records import Pair, PairState, PlanState, ProofKind

EDITABLE = (PlanState.DRAFT, PlanState.RETURNED)
ITEMS_LIMIT = 30
TITLE_LIMIT = 160
RESULT_LIMIT = 100


class PlanExists(Refusal):
    """The other side has drafted the pair's plan meanwhile."""

    key = "refusal-plan-exists"


class PlanTermOver(Refusal):
    """The pair's term, or the twelve months from its beginning, is over."""

    key = "refusal-plan-term-over"


class PlanBeyondTerm(Refusal):
    """An event is due within the pair's term and within twelve months (DOMAIN §1)."""

    key = "refusal-plan-beyond-term"


class PlanDayOff(Refusal):
    """Nothing is due on a day off or in the school's vacations."""

    key = "refusal-plan-day-off"


class PlanEmpty(Refusal):
    """There is nothing to approve."""

    key = "refusal-plan-empty"


class PlanFull(Refusal):
    """Thirty items are more than enough for a year."""

    key = "refusal-plan-full"


class PlanChanged(Refusal):
    """The pair has changed the plan since the curator has read it."""

    key = "refusal-plan-changed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An event chosen for a plan, in the words of the bank, and how many days it usually takes."""

    task: str
    title: str
    result: str
    days: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a plan is done, and how many items are late."""

    done: int
    all: int
    late: int


def progress_of(items: Iterable[PlanItem], today: date) -> Progress:
    """Count the items; one is late from the day after its last day."""
    rows = list(items)
    done = sum(item.done_at is not None for item in rows)
    return Progress(done, len(rows), sum(is_late(item, today) for item in rows))


def is_late(item: PlanItem, today: date) -> bool:
    """True for what nobody has ticked in time."""
    return item.done_at is None and item.due_on < today


async def draft_plan(tx: Tx, actor: Actor, pair_id: int, chosen: Sequence[Wanted], now: datetime) -> Plan:
    """Make the pair's plan of these events, their days spread over the pair's term. The other side is told.
    Raises `PlanExists`, `PlanTermOver`, `PlanEmpty`, and `Outdated` unless the pair is the actor's and
    works."""
    pair = await pair_at_work(tx, actor, pair_id)
    if not chosen:
        raise PlanEmpty
    wanted = chosen[:ITEMS_LIMIT]
    days = spread([one.days for one in wanted], _term(actor, pair, now), free_at(actor))
    plan = await add_plan(tx, school_id=pair.school_id, pair_id=pair.id, created_by=actor.id, now=now)
    if plan is None:
        raise PlanExists
    rows = [
        {"task": one.task, "title": one.title, "result": one.result, "due_on": day}
        for one, day in zip(wanted, days, strict=True)
    ]
    await add_items(tx, plan.id, rows)
    await note_deed(tx, actor, "plan_drafted", "plan", plan.id, now)
    await _tell_pair(tx, plan, "plan_drafted", now, but=actor.id)
    return plan


async def plan_of(tx: Tx, actor: Actor, plan_id: int) -> tuple[Plan, Pair]:
    """A plan of the actor's own pair, locked. Raises `Outdated` for any other."""
    require(actor, Action.KEEP_PLAN)
    plan = await get_plan(tx, plan_id)
    if plan is None:
        raise Outdated
    return plan, await _own_pair(tx, actor, plan.pair_id)


async def item_of(tx: Tx, actor: Actor, item_id: int) -> tuple[PlanItem, Plan, Pair]:
    """An item of the plan of the actor's own pair. Raises `Outdated` for any other."""
    require(actor, Action.KEEP_PLAN)
    item = await get_item(tx, item_id)
    if item is None:
        raise Outdated
    return item, *await plan_of(tx, actor, item.plan_id)


async def own_item(
    tx: Tx, actor: Actor, plan_id: int, title: str, due_on: date, result: str, now: datetime
) -> PlanItem:
    """Add an item in own words to a draft. Raises `PlanFull`, `PlanBeyondTerm`, `PlanDayOff`."""
    plan, pair = await plan_of(tx, actor, plan_id)
    check_due(actor, pair, due_on, now)
    if len((await items_of_plans(tx, [plan.id])).get(plan.id, ())) >= ITEMS_LIMIT:
        raise PlanFull(count=ITEMS_LIMIT)
    await _edit(tx, actor, plan, pair, now)
    words = {"task": "", "title": title[:TITLE_LIMIT], "result": result[:RESULT_LIMIT]}
    return (await add_items(tx, plan.id, [{**words, "due_on": due_on, "worded_by": actor.id}]))[0]


async def reword_item(tx: Tx, actor: Actor, item_id: int, title: str, result: str, now: datetime) -> None:
    """Other words for an item of a draft."""
    words = {"title": title[:TITLE_LIMIT], "result": result[:RESULT_LIMIT], "worded_by": actor.id}
    await _edit_item(tx, actor, item_id, now, **words)


async def move_item(tx: Tx, actor: Actor, item_id: int, due_on: date, now: datetime) -> None:
    """Another last day for an item of a draft. Raises `PlanBeyondTerm`, `PlanDayOff`."""
    _, _, pair = await item_of(tx, actor, item_id)
    check_due(actor, pair, due_on, now)
    await _edit_item(tx, actor, item_id, now, due_on=due_on)


async def drop_item(tx: Tx, actor: Actor, item_id: int, now: datetime) -> Plan:
    """Strike an item out of a draft; what is done stays."""
    item, plan, pair = await item_of(tx, actor, item_id)
    await _edit(tx, actor, plan, pair, now)
    if not await remove_item(tx, item.id):
        raise Outdated
    return plan


async def submit_plan(tx: Tx, actor: Actor, plan_id: int, now: datetime) -> None:
    """Hand the draft to the curators. Raises `PlanEmpty`."""
    plan, pair = await plan_of(tx, actor, plan_id)
    if not (await items_of_plans(tx, [plan.id])).get(plan.id):
        raise PlanEmpty
    await _move(tx, plan, pair, EDITABLE, state=PlanState.SUBMITTED, sent_at=now, reason="")
    await note_deed(tx, actor, "plan_submitted", "plan", plan.id, now)
    about = f"{plan.id}:{plan.version}"
    numbers = {"plan": plan.id}
    await tell_curators(tx, plan.school_id, kind="plan_submitted", about=about, payload=numbers, now=now)


async def reopen_plan(tx: Tx, actor: Actor, plan_id: int, now: datetime) -> None:
    """Take a plan back that was handed in or approved: a draft again, and the curator decides anew."""
    plan, pair = await plan_of(tx, actor, plan_id)
    handed_in = (PlanState.SUBMITTED, PlanState.APPROVED)
    await _move(tx, plan, pair, handed_in, state=PlanState.DRAFT, reason="")
    await note_deed(tx, actor, "plan_reopened", "plan", plan.id, now)


async def plan_in_school(tx: Tx, actor: Actor, plan_id: int) -> Plan:
    """A plan of the curator's own school. Raises `Outdated` for any other."""
    require(actor, Action.RUN_PROGRAMME)
    plan = await get_plan(tx, plan_id)
    if plan is None or plan.school_id != actor.school.id:
        raise Outdated
    return plan


async def approve_plan(tx: Tx, actor: Actor, plan_id: int, seen: int, now: datetime) -> None:
    """The pair works by it from now on; both are told. Raises `PlanChanged` if it is not what was read."""
    plan = await plan_in_school(tx, actor, plan_id)
    if plan.state is PlanState.SUBMITTED and plan.version != seen:
        raise PlanChanged
    approved_at = plan.approved_at or now
    await _decide(tx, actor, plan, seen, now, state=PlanState.APPROVED, reason="", approved_at=approved_at)
    await _tell_pair(tx, plan, "plan_approved", now)


async def return_plan(tx: Tx, actor: Actor, plan_id: int, reason: str, now: datetime) -> None:
    """The pair is to change it; both read why."""
    plan = await plan_in_school(tx, actor, plan_id)
    await _decide(tx, actor, plan, plan.version, now, state=PlanState.RETURNED, reason=reason)
    await _tell_pair(tx, plan, "plan_returned", now)


async def finish_item(
    tx: Tx,
    actor: Actor,
    item_id: int,
    outcome: str,
    now: datetime,
    file: tuple[ProofKind, str, str] | None = None,
) -> None:
    """«Сделано»: in own words, perhaps with a file (its kind, its name, the messenger's number). Only what
    the curator has approved once is ticked."""
    item, plan, pair = await item_of(tx, actor, item_id)
    _check_works(plan, pair)
    kind, name, number = file or ("", "", "")
    said = {"outcome": outcome, "file_kind": str(kind), "file_name": name, "file": number}
    if not await change_item(tx, item.id, done=False, done_at=now, done_by=actor.id, **said):
        raise Outdated
    await note_deed(tx, actor, "plan_item_done", "plan", plan.id, now, {"item": item.id})


async def undo_item(tx: Tx, actor: Actor, item_id: int, now: datetime) -> None:
    """It was not done after all: the words and the file are destroyed."""
    item, plan, pair = await item_of(tx, actor, item_id)
    _check_works(plan, pair)
    blank = {"outcome": "", "file_kind": "", "file_name": "", "file": ""}
    if not await change_item(tx, item.id, done=True, done_at=None, done_by=None, **blank):
        raise Outdated
    await note_deed(tx, actor, "plan_item_reopened", "plan", plan.id, now, {"item": item.id})


async def pair_at_work(tx: Tx, actor: Actor, pair_id: int) -> Pair:
    """The actor's own pair, locked, if it works. Raises `Outdated` for any other."""
    require(actor, Action.KEEP_PLAN)
    pair = await _own_pair(tx, actor, pair_id)
    if pair.state is not PairState.ACTIVE:
        raise Outdated
    return pair


def check_due(actor: Actor, pair: Pair, day: date, now: datetime) -> None:
    """Raise `PlanBeyondTerm` or `PlanDayOff`, with a day that would do, unless something may be due then."""
    term, is_free = _term(actor, pair, now), free_at(actor)
    if day not in term:
        nearest = term.last if day > term.last else term.first
        raise PlanBeyondTerm(first=term.first, last=term.last, example=working_day(nearest, term, is_free))
    if not is_free(day):
        raise PlanDayOff(day=day, example=working_day(day, term, is_free))


def free_at(actor: Actor) -> IsFree:
    """The days on which something may be due at the actor's school."""
    return free_days(vacations_of(actor.school))


def _term(actor: Actor, pair: Pair, now: datetime) -> Term:
    term = term_of(pair, actor.today(now))
    if term is None:
        raise PlanTermOver
    return term


def _check_works(plan: Plan, pair: Pair) -> None:
    if plan.approved_at is None or pair.state is not PairState.ACTIVE:
        raise Outdated


async def _own_pair(tx: Tx, actor: Actor, pair_id: int) -> Pair:
    pair = await lock_pair(tx, pair_id)
    members = (await members_of(tx, [pair_id])).get(pair_id, [])
    if pair is None or all(member.person_id != actor.id for member in members):
        raise Outdated
    return pair


async def _edit(tx: Tx, actor: Actor, plan: Plan, pair: Pair, now: datetime) -> None:
    """Count the change of an item. Raises `Outdated` unless the plan is a draft of a pair that works."""
    await _move(tx, plan, pair, EDITABLE)
    await note_deed(tx, actor, "plan_changed", "plan", plan.id, now)


async def _edit_item(tx: Tx, actor: Actor, item_id: int, now: datetime, **values: Any) -> None:
    item, plan, pair = await item_of(tx, actor, item_id)
    await _edit(tx, actor, plan, pair, now)
    if not await change_item(tx, item.id, done=False, **values):
        raise Outdated


async def _move(tx: Tx, plan: Plan, pair: Pair, expected: Sequence[PlanState], **values: Any) -> None:
    if pair.state is not PairState.ACTIVE or not await move_plan(tx, plan.id, expected, **values):
        raise Outdated


async def _decide(tx: Tx, actor: Actor, plan: Plan, seen: int, now: datetime, **values: Any) -> None:
    decided = {"decided_by": actor.id, "decided_at": now, **values}
    if not await move_plan(tx, plan.id, [PlanState.SUBMITTED], seen, **decided):
        raise Outdated
    await note_deed(tx, actor, f"plan_{values['state']}", "plan", plan.id, now)


async def _tell_pair(tx: Tx, plan: Plan, kind: str, now: datetime, but: int | None = None) -> None:
    for member in (await members_of(tx, [plan.pair_id]))[plan.pair_id]:
        if member.person_id != but:
            await tell_now(tx, plan.school_id, member.person_id, kind, {"plan": plan.id}, now)
