"""`/attention`: what needs the curator, the reason and since when. A row can be reminded of, opened, put off
or called no problem; what was set aside can be seen and taken back."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import PageNumber, RowId, go, register
from handlers.curator.concern_words import card_intent, row_words
from handlers.curator.lists import PAGE, remember_place, way_back
from handlers.curator.paging import cut, pager
from handlers.curator.pair_cards import reminded
from handlers.curator.stage_taps import StatusTap
from handlers.screen import Button, Reply, Row, Screen, grid
from handlers.turn import Duty, Turn
from locales.texts import plain
from mentoring.attention import (
    LATER_DAYS,
    NO_PROBLEM,
    Attention,
    attention,
    concerns,
    find_concern,
    remind_of,
    set_aside,
    take_back,
)
from mentoring.concerns import Concern, Kind
from mentoring.nudges import RemindedToday, nudged_today
from mentoring.roles import Action
from storage.asides import Aside
from storage.records import Role

MAY = Action.RUN_PROGRAMME
COUNTED_APART = frozenset({Kind.DECISION, Kind.ORDER, Kind.PROPOSAL, Kind.UNPAIRED})
"""What the home screen tells of by itself, with the button that does it."""


class AttentionTap(CallbackData, prefix="at1"):
    """A page of the list, or of what was set aside."""

    page: PageNumber = 0
    aside: bool = False


class NudgeTap(CallbackData, prefix="at2"):
    """«Напомнить»: whom, and of what in the list."""

    kind: Kind
    subject: RowId
    person: RowId
    page: PageNumber = 0


class RowAct(StrEnum):
    """What one does with a row: look at what can be done, put it off, call it no problem, take it back."""

    LOOK = "l"
    TOMORROW = "t"
    WEEK = "w"
    MONTH = "m"
    NO_PROBLEM = "n"
    BACK = "b"


class RowTap(CallbackData, prefix="at3"):
    """A row of the list, by what tells it from all others."""

    act: RowAct
    kind: Kind
    subject: RowId
    side: RowId = 0


DAYS = dict(zip((RowAct.TOMORROW, RowAct.WEEK, RowAct.MONTH), LATER_DAYS, strict=True)) | {
    RowAct.NO_PROBLEM: NO_PROBLEM
}


async def show(_event: TelegramObject, turn: Turn) -> Reply:
    return Reply(await attention_screen(turn, 0))


async def turn_to(_event: CallbackQuery, turn: Turn, callback_data: AttentionTap) -> Reply:
    found = await attention(turn.tx, turn.me, turn.now)
    if callback_data.aside and found.aside:
        return Reply(_aside_screen(turn, found.aside, callback_data.page))
    return Reply(await attention_screen(turn, callback_data.page))


async def attention_screen(turn: Turn, page: int) -> Screen:
    """One page of the list, or the news that all is well."""
    t = turn.t
    found = await attention(turn.tx, turn.me, turn.now)
    today = t("attention-today", count=found.meetings_today) if found.meetings_today else ""
    if not found.rows:
        return Screen("\n\n".join(filter(None, (t("attention-empty"), today))), _ends(turn, found))
    shown, page, pages = cut(found.rows, page)
    await remember_place(turn, "button-to-attention", AttentionTap(page=page).pack())
    told = await nudged_today(turn.tx, turn.me, {one.nudged for one in shown if one.nudged}, turn.now)
    numbered = list(enumerate(shown, page * PAGE + 1))
    parts: list[str] = ["\n".join(filter(None, (t("attention-title", count=len(found.rows)), today)))]
    for kind, rows in groupby(numbered, key=lambda row: row[1].kind):
        lines = [
            t("attention-line", number=number, words=row_words(turn, one, one.nudged in told))
            for number, one in rows
        ]
        parts.append("\n".join((f"<b>{t(f'attention-{kind}')}</b>", *lines)))
    buttons = [_buttons(turn, number, one, page, one.nudged in told) for number, one in numbered]
    pages_row = pager(t, page, pages, lambda to: AttentionTap(page=to).pack())
    return Screen("\n\n".join(parts), (*buttons, *pages_row, *_ends(turn, found)))


def _buttons(turn: Turn, number: int, one: Concern, page: int, told: bool) -> Row:
    """What helps at once, and what else can be done. The person who should act is reminded; after that, and
    where the curator must act, the card opens."""
    t = turn.t
    more = Button(t.label("button-attention-more", number=number), _tap(one, RowAct.LOOK))
    if one.nudged is None or told:
        return Button(t.label("button-attention-open", number=number), card_intent(one)), more
    intent = NudgeTap(kind=one.kind, subject=one.subject, person=one.nudged, page=page)
    return Button(t.label("button-attention-nudge", number=number), intent.pack()), more


def _tap(one: Concern, act: RowAct) -> str:
    return RowTap(act=act, kind=one.kind, subject=one.subject, side=one.side).pack()


def _ends(turn: Turn, found: Attention) -> tuple[Row, ...]:
    t, ends = turn.t, (Button(turn.t.label("button-to-stages"), StatusTap().pack()), go(turn.t, "menu"))
    if not found.aside:
        return (ends,)
    aside = Button(t.label("button-attention-aside", count=len(found.aside)), AttentionTap(aside=True).pack())
    return (aside,), ends


async def deal(_event: CallbackQuery, turn: Turn, callback_data: RowTap) -> Reply:
    """One row: what can be done with it, or what was chosen."""
    tap, t = callback_data, turn.t
    if tap.act is RowAct.LOOK:
        return Reply(await _row_screen(turn, tap))
    if tap.act is RowAct.BACK:
        await take_back(turn.tx, turn.me, tap.kind, tap.subject, tap.side, turn.now)
        return Reply(await attention_screen(turn, await _page(turn)), toast=t.label("attention-taken-back"))
    until = await set_aside(turn.tx, turn.me, tap.kind, tap.subject, tap.side, DAYS[tap.act], turn.now)
    toast = t.label("attention-dismissed")
    if until is not None:
        toast = t.label("attention-put-off", day=t.day(until.astimezone(turn.zone).date(), turn.today))
    return Reply(await attention_screen(turn, await _page(turn)), toast=toast)


async def _row_screen(turn: Turn, tap: RowTap) -> Screen:
    """The row, its card, and how to set it aside."""
    t = turn.t
    one = await find_concern(turn.tx, turn.me, tap.kind, tap.subject, tap.side, turn.now)
    told = await nudged_today(turn.tx, turn.me, {one.nudged} if one.nudged else set(), turn.now)
    text = t("attention-row", what=t.label(f"attention-{one.kind}"), words=row_words(turn, one, bool(told)))
    later = tuple(Button(t.label(f"button-later-{act.name.lower()}"), _tap(one, act)) for act in _LATER)
    rows = [
        (Button(t.label("button-attention-card"), card_intent(one), style="primary"),),
        later,
        (Button(t.label("button-no-problem"), _tap(one, RowAct.NO_PROBLEM)),),
        (await way_back(turn) or go(t, "attention", "button-to-attention"),),
    ]
    if one.nudged is not None and not told:
        nudge = NudgeTap(kind=one.kind, subject=one.subject, person=one.nudged, page=await _page(turn))
        rows.insert(0, (Button(t.label("button-attention-remind"), nudge.pack()),))
    return Screen(text, tuple(rows))


_LATER = (RowAct.TOMORROW, RowAct.WEEK, RowAct.MONTH)


async def _page(turn: Turn) -> int:
    """The page from which the row was opened."""
    back = await way_back(turn)
    try:
        return 0 if back is None else AttentionTap.unpack(back.intent).page
    except (TypeError, ValueError):  # another screen of rows was looked at since
        return 0


def _aside_screen(turn: Turn, rows: Sequence[tuple[Concern, Aside]], page: int) -> Screen:
    """What was set aside, until when, and the way back for each."""
    t = turn.t
    shown, page, pages = cut(rows, page)
    lines, buttons = [], []
    for number, (one, aside) in enumerate(shown, page * PAGE + 1):
        until = "" if aside.until is None else t.day(aside.until, turn.today)
        how = t.label("attention-aside-until", day=until) if until else t.label("attention-aside-no-problem")
        words = f"{t.label(f'attention-{one.kind}')}: {row_words(turn, one, told=False)} · {how}"
        lines.append(t("attention-line", number=number, words=words))
        buttons.append(Button(t.label("button-attention-back", number=number), _tap(one, RowAct.BACK)))
    pages_row = pager(t, page, pages, lambda to: AttentionTap(page=to, aside=True).pack())
    text = "\n".join((t("attention-aside-title", count=len(rows)), "", *lines))
    ends = (go(t, "attention", "button-to-attention"),)
    return Screen(text, (*grid(buttons, 2), *pages_row, ends))


async def remind(_event: CallbackQuery, turn: Turn, callback_data: NudgeTap) -> Reply:
    """Remind, and say when the person will read it."""
    chosen = callback_data
    try:
        due_at = await remind_of(turn.tx, turn.me, chosen.kind, chosen.subject, chosen.person, turn.now)
    except RemindedToday as known:
        return Reply(toast=plain(turn.t(known.key)))
    return Reply(await attention_screen(turn, chosen.page), toast=reminded(turn, due_at))


async def duties(turn: Turn) -> list[Duty]:
    """What else waits for the curator's eye, kind by kind, with one button for all of it."""
    if not turn.is_a(Role.CURATOR):
        return []
    found = Counter(one.kind for one in await concerns(turn.tx, turn.me, turn.now))
    button = go(turn.t, "attention", "button-duty-attention")
    return [
        Duty(turn.t("duty-attention", what=turn.t.label(f"attention-{kind}"), count=count), button, count)
        for kind, count in found.items()
        if kind not in COUNTED_APART
    ]


def router() -> Router:
    router = Router(name="attention")
    register(router, "attention", show, MAY)
    flags = {"may": MAY}
    router.callback_query.register(turn_to, AttentionTap.filter(), flags=flags)
    router.callback_query.register(remind, NudgeTap.filter(), flags=flags)
    router.callback_query.register(deal, RowTap.filter(), flags=flags)
    return router
