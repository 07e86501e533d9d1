"""`/plan`: the personal programme of a pair, for both sides alike."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from aiogram import Router
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import go, register
from handlers.pair import nothing_yet
from handlers.pair_facts import facts_of
from handlers.plan_card import show_item, show_plan
from handlers.plan_forms import BACKS, FORMS, SOURCES, SUBMITS, begin_item, begin_plan
from handlers.plan_letters import FILE, NOTICES
from handlers.plan_words import Act, ItemAct, ItemTap, NewPlanTap, PlanTap, standing, tap
from handlers.screen import Button, Reply, Screen, one_column
from handlers.turn import Duty, Turn
from mentoring.plans import (
    EDITABLE,
    PlanEmpty,
    drop_item,
    item_of,
    pair_at_work,
    plan_of,
    progress_of,
    reopen_plan,
    submit_plan,
    undo_item,
)
from mentoring.refusals import Outdated
from mentoring.roles import Action, may
from mentoring.telling import send_to_me
from storage.pairs import pairs_of_person
from storage.plans import items_of_plans, plans_of_pairs
from storage.records import OPEN_PAIR_STATES, Pair, PairState, PlanState

__all__ = ["BACKS", "NOTICES", "SOURCES", "SUBMITS", "duties", "router"]
MAY = Action.KEEP_PLAN


async def show_plans(_event: TelegramObject, turn: Turn) -> Reply:
    """The programme of the only pair, or which of several; where there is none, its first question."""
    pairs = await pairs_of_person(turn.tx, turn.me.id, [PairState.ACTIVE])
    if len(pairs) == 1:
        return await _open(turn, pairs[0])
    if pairs:
        return await _which(turn, pairs)
    if not await pairs_of_person(turn.tx, turn.me.id, OPEN_PAIR_STATES):
        return Reply(await nothing_yet(turn))
    return Reply(Screen(turn.t("plan-no-order"), ((go(turn.t, "pair"), go(turn.t, "menu")),)))


async def _which(turn: Turn, pairs: Sequence[Pair]) -> Reply:
    plans = await plans_of_pairs(turn.tx, [pair.id for pair in pairs])
    items = await items_of_plans(turn.tx, [plan.id for plan in plans.values()])
    lines, buttons = [turn.t("plan-which"), ""], []
    for facts in await facts_of(turn, pairs):
        plan, name = plans.get(facts.pair.id), facts.short(facts.others(turn.me.id))
        found = items.get(plan.id, []) if plan else []
        lines.append(turn.t("plan-which-line", name=name, words=standing(turn, plan, found)))
        buttons.append(Button(name, NewPlanTap(pair=facts.pair.id).pack()))
    return Reply(Screen("\n".join(lines), (*one_column(*buttons), (go(turn.t, "menu"),))))


async def _open(turn: Turn, pair: Pair) -> Reply:
    plan = (await plans_of_pairs(turn.tx, [pair.id])).get(pair.id)
    return await begin_plan(turn, pair) if plan is None else await show_plan(turn, plan.id)


async def open_plan(_event: CallbackQuery, turn: Turn, callback_data: NewPlanTap) -> Reply:
    return await _open(turn, await pair_at_work(turn.tx, turn.me, callback_data.pair))


async def act(_event: CallbackQuery, turn: Turn, callback_data: PlanTap) -> Reply:
    """A button of the programme. One that came too late shows the programme as it is now."""
    plan_id = callback_data.plan
    await plan_of(turn.tx, turn.me, plan_id)
    try:
        return await _ACTS[callback_data.act](turn, callback_data)
    except PlanEmpty as refusal:
        return await show_plan(turn, plan_id, note=turn.t(refusal.key))
    except Outdated:
        return await show_plan(turn, plan_id, toast=turn.t.label("stale-button"))


async def _show(turn: Turn, said: PlanTap) -> Reply:
    return await show_plan(turn, said.plan, said.page)


async def _add(turn: Turn, said: PlanTap) -> Reply:
    plan, pair = await plan_of(turn.tx, turn.me, said.plan)
    if plan.state not in EDITABLE or pair.state is not PairState.ACTIVE:
        raise Outdated
    return await turn.desk.forms.begin(turn, "plan_item", context={"plan": said.plan})


async def _send(turn: Turn, said: PlanTap) -> Reply:
    await submit_plan(turn.tx, turn.me, said.plan, turn.now)
    return await show_plan(turn, said.plan, note=turn.t("plan-sent-now"))


async def _take_back(turn: Turn, said: PlanTap) -> Reply:
    plan, _ = await plan_of(turn.tx, turn.me, said.plan)
    if plan.state is not PlanState.SUBMITTED:
        raise Outdated
    return await _reopen(turn, said)


async def _ask_to_change(turn: Turn, said: PlanTap) -> Reply:
    """What the curator has approved is not lost by one tap: the effect in words, the safe button first."""
    plan, _ = await plan_of(turn.tx, turn.me, said.plan)
    if plan.state is not PlanState.APPROVED:
        raise Outdated
    t = turn.t
    keep = Button(t.label("button-plan-keep"), PlanTap(act=Act.OPEN, plan=said.plan).pack())
    return Reply(Screen(t("plan-change-ask"), ((keep,), (tap(t, Act.CHANGE_SURELY, said.plan),))))


async def _reopen(turn: Turn, said: PlanTap) -> Reply:
    await reopen_plan(turn.tx, turn.me, said.plan, turn.now)
    return await show_plan(turn, said.plan, note=turn.t("plan-reopened-now"))


_ACTS: Mapping[Act, Callable[[Turn, PlanTap], Awaitable[Reply]]] = {
    Act.OPEN: _show,
    Act.ADD: _add,
    Act.SEND: _send,
    Act.TAKE_BACK: _take_back,
    Act.CHANGE: _ask_to_change,
    Act.CHANGE_SURELY: _reopen,
}


async def act_item(_event: CallbackQuery, turn: Turn, callback_data: ItemTap) -> Reply:
    """A button of an item. One that came too late shows the item as it is now."""
    item_id = callback_data.item
    _, plan, _ = await item_of(turn.tx, turn.me, item_id)
    try:
        if callback_data.act in FORMS:
            return await begin_item(turn, callback_data.act, item_id)
        return await _ITEM_ACTS[callback_data.act](turn, item_id)
    except Outdated:
        return await show_plan(turn, plan.id, toast=turn.t.label("stale-button"))


async def _show_item(turn: Turn, item_id: int) -> Reply:
    return await show_item(turn, item_id)


async def _undo(turn: Turn, item_id: int) -> Reply:
    await undo_item(turn.tx, turn.me, item_id, turn.now)
    return await show_item(turn, item_id, toast=turn.t.label("saved"))


async def _drop(turn: Turn, item_id: int) -> Reply:
    plan = await drop_item(turn.tx, turn.me, item_id, turn.now)
    return await show_plan(turn, plan.id, toast=turn.t.label("plan-item-dropped-now"))


async def _file(turn: Turn, item_id: int) -> Reply:
    item, _, _ = await item_of(turn.tx, turn.me, item_id)
    if not item.file:
        raise Outdated
    await send_to_me(turn.tx, turn.me, FILE, {"item": item_id}, turn.now)
    return Reply(toast=turn.t.label("preparing"))


_ITEM_ACTS: Mapping[ItemAct, Callable[[Turn, int], Awaitable[Reply]]] = {
    ItemAct.OPEN: _show_item,
    ItemAct.UNDO: _undo,
    ItemAct.DROP: _drop,
    ItemAct.FILE: _file,
}


async def duties(turn: Turn) -> list[Duty]:
    """A programme that the curator has returned, and what is late."""
    pairs = await pairs_of_person(turn.tx, turn.me.id, [PairState.ACTIVE]) if may(turn.me, MAY) else []
    plans = await plans_of_pairs(turn.tx, [pair.id for pair in pairs]) if pairs else {}
    items = await items_of_plans(turn.tx, [plan.id for plan in plans.values()]) if plans else {}
    found: list[Duty] = []
    for plan in plans.values():
        open_it = tap(turn.t, Act.OPEN, plan.id)
        if plan.state is PlanState.RETURNED:
            found.append(Duty(turn.t("duty-plan-returned"), open_it))
        late = progress_of(items.get(plan.id, []), turn.today).late if plan.approved_at else 0
        if late:
            found.append(Duty(turn.t("duty-plan-late", count=late), open_it, late))
    return found


def router() -> Router:
    router = Router(name="plan")
    register(router, "plan", show_plans, MAY)
    router.callback_query.register(open_plan, NewPlanTap.filter(), flags={"may": MAY})
    router.callback_query.register(act, PlanTap.filter(), flags={"may": MAY})
    router.callback_query.register(act_item, ItemTap.filter(), flags={"may": MAY})
    return router
