"""A personal programme in words and buttons: where it stands, how much is done, what is late."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from handlers.calls import PageNumber, RowId
from handlers.forms.words import clipped
from handlers.screen import Button, Row, Style, grid
from handlers.turn import Turn
from locales.texts import Html, Speaker
from mentoring.plans import is_late, progress_of
from storage.plans import Plan, PlanItem, items_of_plans, plans_of_pairs
from storage.records import PlanState

TITLE_SHOWN = 170
OUTCOME_SHOWN = 120
REASON_SHOWN = 600
IN_A_ROW = 4


class Act(StrEnum):
    """What a button of the programme does."""

    OPEN = "o"
    ADD = "a"
    SEND = "s"
    TAKE_BACK = "b"
    CHANGE = "c"
    CHANGE_SURELY = "y"


class ItemAct(StrEnum):
    """What a button of one item does."""

    OPEN = "o"
    DONE = "d"
    UNDO = "u"
    REWORD = "r"
    MOVE = "m"
    DROP = "x"
    FILE = "f"


class NewPlanTap(CallbackData, prefix="pg1"):
    """Begin the programme of this pair, or open it."""

    pair: RowId


class PlanTap(CallbackData, prefix="pg2"):
    """A button about one programme, and which page of its items."""

    act: Act
    plan: RowId
    page: PageNumber = 0


class ItemTap(CallbackData, prefix="pg3"):
    """A button about one item."""

    act: ItemAct
    item: RowId


def tap(t: Speaker, act: Act, plan_id: int, style: Style | None = None) -> Button:
    """A button of the programme; its label is `button-plan-<act>`."""
    label = t.label(f"button-plan-{act.name.lower().replace('_', '-')}")
    return Button(label, PlanTap(act=act, plan=plan_id).pack(), style=style)


def item_button(t: Speaker, act: ItemAct, item_id: int, style: Style | None = None) -> Button:
    """A button of an item; its label is `button-item-<act>`."""
    label = t.label(f"button-item-{act.name.lower()}")
    return Button(label, ItemTap(act=act, item=item_id).pack(), style=style)


async def pair_line(turn: Turn, pair_id: int) -> Html:
    """«Персональная программа: выполнено 3 из 8» for the cards of the pair."""
    plan = (await plans_of_pairs(turn.tx, [pair_id])).get(pair_id)
    items = [] if plan is None else (await items_of_plans(turn.tx, [plan.id])).get(plan.id, [])
    return turn.t("plan-of-pair", words=standing(turn, plan, items))


def standing(turn: Turn, plan: Plan | None, items: Sequence[PlanItem]) -> str:
    """«черновик», «выполнено 3 из 8, просрочен 1 пункт», «у куратора, выполнено 3 из 8»."""
    t = turn.t
    if plan is None:
        return t.label("plan-is-none")
    if plan.approved_at is None:
        return t.label(f"plan-is-{plan.state}")
    count = progress_of(items, turn.today)
    words = [] if plan.state is PlanState.APPROVED else [t.label(f"plan-is-{plan.state}")]
    words.append(t.label("plan-progress", done=count.done, all=count.all))
    words += [t.label("plan-late", count=count.late)] if count.late else []
    return ", ".join(words)


def item_line(turn: Turn, plan: Plan, number: int, item: PlanItem) -> Html:
    """The item with its day and how it stands; in a plan that nobody has approved nothing is late."""
    t, title = turn.t, clipped(item.title, TITLE_SHOWN) or turn.t.label("plan-untitled")
    if item.done_at is not None:
        day = t.day(item.done_at.astimezone(turn.zone).date(), turn.today)
        words = clipped(item.outcome, OUTCOME_SHOWN) if item.outcome else "none"
        return t("plan-line-done", number=number, title=title, day=day, words=words)
    late = plan.approved_at is not None and is_late(item, turn.today)
    key = "plan-line-late" if late else "plan-line"
    return t(key, number=number, title=title, day=t.day(item.due_on, turn.today))


def numbers(shown: Sequence[PlanItem], first: int) -> tuple[Row, ...]:
    """A button for each item on the page: its number."""
    buttons = [
        Button(str(place), ItemTap(act=ItemAct.OPEN, item=item.id).pack())
        for place, item in enumerate(shown, start=first)
    ]
    return grid(buttons, IN_A_ROW)
