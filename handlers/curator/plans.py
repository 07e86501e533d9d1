"""A pair's personal programme as the curator reads it: approve, return with a reason, see what came of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.calls import go
from handlers.curator.lists import PAGE
from handlers.curator.paging import cut, pager
from handlers.curator.pair_cards import Act as PairAct
from handlers.curator.pair_cards import PairTap
from handlers.curator.pairs import PAIRS
from handlers.curator.plan_taps import DecideTap, Decision, PlanFileTap, plan_button
from handlers.pair_facts import facts_of
from handlers.plan_card import plan_head
from handlers.plan_letters import file_letter
from handlers.plan_words import item_line
from handlers.screen import Button, Reply, Row, Screen, grid
from handlers.turn import Duty, Letter, NoticeRenderer, Turn
from locales.texts import plain
from mentoring.plans import PlanChanged, approve_plan, plan_in_school, return_plan
from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action
from mentoring.telling import send_to_me
from storage.pairs import get_pairs
from storage.plans import Plan, PlanItem, get_item, items_of_plans, waiting_plans
from storage.records import PlanState, Role
from storage.schools import active_programme

MAY = Action.RUN_PROGRAMME
FORM = "plan_return"
FILE = "plan_file_shown"


async def decide(_event: CallbackQuery, turn: Turn, callback_data: DecideTap) -> Reply:
    """A button of the programme; whatever it promised, the programme is looked at again."""
    plan = await plan_in_school(turn.tx, turn.me, callback_data.plan)
    match callback_data.act:
        case Decision.APPROVE:
            return await _approve(turn, plan, callback_data.seen)
        case Decision.RETURN:
            return await _ask_why(turn, plan)
    return await show_plan(turn, plan.id, callback_data.page)


async def _approve(turn: Turn, plan: Plan, seen: int) -> Reply:
    try:
        await approve_plan(turn.tx, turn.me, plan.id, seen, turn.now)
    except PlanChanged as refusal:
        text = turn.t(refusal.key)
        return await show_plan(turn, plan.id, note=text, toast=plain(text))
    except Outdated:
        return await _too_late(turn, plan)
    return await show_plan(turn, plan.id, note=turn.t("plan-approved-now"))


async def _ask_why(turn: Turn, plan: Plan) -> Reply:
    if plan.state is not PlanState.SUBMITTED:
        return await _too_late(turn, plan)
    facts = (await facts_of(turn, await get_pairs(turn.tx, [plan.pair_id])))[0]
    return await turn.desk.forms.begin(turn, FORM, context={"plan": plan.id}, about=facts.title)


async def submit_return(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """The form with the reason was sent."""
    plan = await plan_in_school(turn.tx, turn.me, int(context["plan"]))
    try:
        await return_plan(turn.tx, turn.me, plan.id, answers["reason"], turn.now)
    except Outdated:
        return await _too_late(turn, plan)
    return await show_plan(turn, plan.id, note=turn.t("plan-returned-now"))


async def _too_late(turn: Turn, plan: Plan) -> Reply:
    """What has become of it meanwhile stands above it."""
    text = turn.t("moved-on", state=turn.t.label(f"plan-is-{plan.state}"))
    return await show_plan(turn, plan.id, note=text, toast=plain(text))


async def show_plan(turn: Turn, plan_id: int, page: int = 0, note: str = "", toast: str = "") -> Reply:
    """The programme as it is now."""
    plan = await plan_in_school(turn.tx, turn.me, plan_id)
    facts = (await facts_of(turn, await get_pairs(turn.tx, [plan.pair_id])))[0]
    items = (await items_of_plans(turn.tx, [plan.id])).get(plan.id, [])
    shown, page, pages = cut(items, page)
    first = page * PAGE + 1
    lines = [item_line(turn, plan, place, item) for place, item in enumerate(shown, start=first)]
    text = "\n\n".join(filter(None, (note, plan_head(turn, plan, facts, items), "\n".join(lines))))
    rows = (*_files(turn, shown, first), *pager(turn.t, page, pages, _page_of(plan)), *_rows(turn, plan))
    return Reply(Screen(text, rows), toast=toast)


def _page_of(plan: Plan) -> Callable[[int], str]:
    return lambda to: DecideTap(act=Decision.OPEN, plan=plan.id, page=to).pack()


def _files(turn: Turn, shown: Sequence[PlanItem], first: int) -> tuple[Row, ...]:
    """A button for each file with which an item of this page was ticked."""
    buttons = [
        Button(turn.t.label("button-proof", number=place), PlanFileTap(item=item.id).pack())
        for place, item in enumerate(shown, start=first)
        if item.file
    ]
    return grid(buttons, 4)


def _rows(turn: Turn, plan: Plan) -> tuple[Row, ...]:
    t = turn.t
    to_pair = Button(t.label("button-pair-open"), PairTap(act=PairAct.OPEN, pair=plan.pair_id).pack())
    ends: Row = (to_pair, go(t, "menu"))
    if plan.state is not PlanState.SUBMITTED:
        return (ends,)
    approve = DecideTap(act=Decision.APPROVE, plan=plan.id, seen=plan.version).pack()
    back = DecideTap(act=Decision.RETURN, plan=plan.id).pack()
    return (
        (Button(t.label("button-approve"), approve, style="success"), Button(t.label("button-return"), back)),
        ends,
    )


async def show_file(_event: CallbackQuery, turn: Turn, callback_data: PlanFileTap) -> Reply:
    """Send the file once more."""
    item = await _item(turn, callback_data.item)
    await send_to_me(turn.tx, turn.me, FILE, {"item": item.id}, turn.now)
    return Reply(toast=turn.t.label("preparing"))


async def file_asked_for(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The file that was asked for, if it is still there."""
    try:
        return file_letter(await _item(turn, payload["item"]))
    except Refusal:
        return None


async def _item(turn: Turn, item_id: int) -> PlanItem:
    """An item with a file, of the curator's own school. Raises `Outdated` for any other."""
    item = await get_item(turn.tx, item_id)
    if item is None or not item.file:
        raise Outdated
    await plan_in_school(turn.tx, turn.me, item.plan_id)
    return item


async def submitted(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """A programme waits for a decision."""
    try:
        plan = await plan_in_school(turn.tx, turn.me, payload["plan"])
    except Refusal:
        return None
    if plan.state is not PlanState.SUBMITTED:
        return None
    facts = (await facts_of(turn, await get_pairs(turn.tx, [plan.pair_id])))[0]
    text = turn.t("notice-plan-submitted", title=facts.title)
    return Letter(Screen(text, ((plan_button(turn.t, plan.id, style="primary"),),)))


async def duties(turn: Turn) -> list[Duty]:
    """Programmes that wait for a decision: the only one, or the list of their pairs."""
    programme = await active_programme(turn.tx, turn.me.school.id) if turn.is_a(Role.CURATOR) else None
    waiting = [] if programme is None else await waiting_plans(turn.tx, programme.id)
    if not waiting:
        return []
    label = turn.t.label("button-duty-plans")
    several = len(waiting) > 1
    button = PAIRS.button(turn.t, "plans", label) if several else plan_button(turn.t, waiting[0].id)
    return [Duty(turn.t("duty-plans-waiting", count=len(waiting)), button, len(waiting))]


async def back_to_plan(turn: Turn, context: Mapping[str, Any]) -> Reply:
    return await show_plan(turn, int(context["plan"]))


SUBMITS = {FORM: submit_return}
BACKS = {FORM: back_to_plan}
NOTICES: Mapping[str, NoticeRenderer] = {FILE: file_asked_for, "plan_submitted": submitted}


def router() -> Router:
    router = Router(name="plans")
    router.callback_query.register(decide, DecideTap.filter(), flags={"may": MAY})
    router.callback_query.register(show_file, PlanFileTap.filter(), flags={"may": MAY})
    return router
