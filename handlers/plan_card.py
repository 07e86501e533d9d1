"""The screens of a personal programme for its pair: all items by date, and the card of one."""

from handlers.calls import go
from handlers.curator.lists import PAGE
from handlers.curator.paging import cut, pager
from handlers.forms.words import clipped
from handlers.pair_facts import Facts, facts_of, period
from handlers.plan_words import (
    REASON_SHOWN,
    Act,
    ItemAct,
    PlanTap,
    item_button,
    item_line,
    numbers,
    standing,
    tap,
)
from handlers.screen import Button, Reply, Row, Screen
from handlers.turn import Turn
from locales.texts import Html, Speaker
from mentoring.plans import EDITABLE, is_late, item_of, plan_of
from storage.plans import Plan, PlanItem, items_of_plans
from storage.records import Pair, PairState, PlanState

OUTCOME_LIMIT = 500


async def show_plan(turn: Turn, plan_id: int, page: int = 0, note: str = "", toast: str = "") -> Reply:
    """The programme as it is now. Raises `Outdated` for another pair's."""
    plan, pair = await plan_of(turn.tx, turn.me, plan_id)
    items = (await items_of_plans(turn.tx, [plan.id])).get(plan.id, [])
    facts = (await facts_of(turn, [pair]))[0]
    return Reply(plan_screen(turn, plan, facts, items, page, note), toast=toast)


def plan_screen(
    turn: Turn, plan: Plan, facts: Facts, items: list[PlanItem], page: int = 0, note: str = ""
) -> Screen:
    """With whom, until when, how it stands, a page of items, and what can be done now."""
    t = turn.t
    shown, page, pages = cut(items, page)
    first = page * PAGE + 1
    lines = [item_line(turn, plan, place, item) for place, item in enumerate(shown, start=first)]
    parts = (note, plan_head(turn, plan, facts, items), "\n".join(lines), _hint(t, plan))
    rows = (
        *numbers(shown, first),
        *pager(t, page, pages, lambda to: PlanTap(act=Act.OPEN, plan=plan.id, page=to).pack()),
        *_rows(t, plan, facts.pair),
        (go(t, "pair"), go(t, "menu")),
    )
    return Screen("\n\n".join(filter(None, parts)), rows)


def plan_head(turn: Turn, plan: Plan, facts: Facts, items: list[PlanItem]) -> str:
    """The title, the term, how it stands, and why it was returned if it was."""
    t = turn.t
    lines = [
        t("plan-title", title=facts.title),
        period(turn, facts.pair),
        t("plan-standing", words=standing(turn, plan, items)),
    ]
    if plan.state is PlanState.RETURNED and plan.reason:
        lines.append(t("plan-returned-because", reason=clipped(plan.reason, REASON_SHOWN)))
    return "\n".join(lines)


def _hint(t: Speaker, plan: Plan) -> Html:
    """What comes next, in one sentence."""
    return t(f"plan-hint-{plan.state}")


def _rows(t: Speaker, plan: Plan, pair: Pair) -> tuple[Row, ...]:
    if pair.state is not PairState.ACTIVE:
        return ()
    if plan.state in EDITABLE:
        return ((tap(t, Act.ADD, plan.id),), (tap(t, Act.SEND, plan.id, "success"),))
    act = Act.TAKE_BACK if plan.state is PlanState.SUBMITTED else Act.CHANGE
    return ((tap(t, act, plan.id),),)


async def show_item(turn: Turn, item_id: int, note: str = "", toast: str = "") -> Reply:
    """One item as it is now. Raises `Outdated` for another pair's."""
    item, plan, pair = await item_of(turn.tx, turn.me, item_id)
    rows = _item_rows(turn.t, item, plan) if pair.state is PairState.ACTIVE else ()
    back = Button(turn.t.label("button-plan-open"), PlanTap(act=Act.OPEN, plan=plan.id).pack())
    text = "\n\n".join(filter(None, (note, item_text(turn, item, plan))))
    file = ((item_button(turn.t, ItemAct.FILE, item.id),),) if item.file else ()
    return Reply(Screen(text, (*rows, *file, (back, go(turn.t, "menu")))), toast=toast)


def item_text(turn: Turn, item: PlanItem, plan: Plan) -> str:
    """What, for which task, until when, what there will be to show, and what came of it."""
    t = turn.t
    lines = [t("item-title", title=item.title or t.label("plan-untitled"))]
    if item.task:
        lines.append(t("item-task", words=item.task))
    late = plan.approved_at is not None and is_late(item, turn.today)
    days = (turn.today - item.due_on).days if late else 0
    lines.append(t("item-due", day=t.day(item.due_on, turn.today), days=days))
    if item.result:
        lines.append(t("item-result", words=item.result))
    if item.done_at is not None:
        day = t.day(item.done_at.astimezone(turn.zone).date(), turn.today)
        lines.append(t("item-done", day=day, words=clipped(item.outcome, OUTCOME_LIMIT) or "none"))
    return "\n".join(lines)


def _item_rows(t: Speaker, item: PlanItem, plan: Plan) -> tuple[Row, ...]:
    """A tick once the curator has approved; words and days while it is a draft."""
    rows: list[Row] = []
    works = plan.approved_at is not None
    if item.done_at is not None:
        return ((item_button(t, ItemAct.UNDO, item.id),),) if works else ()
    if works:
        rows.append((item_button(t, ItemAct.DONE, item.id, "success"),))
    if plan.state in EDITABLE:
        rows.append((item_button(t, ItemAct.MOVE, item.id), item_button(t, ItemAct.REWORD, item.id)))
        rows.append((item_button(t, ItemAct.DROP, item.id),))
    return tuple(rows)
