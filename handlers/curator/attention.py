"""`/attention`: what needs the curator, the reason and since when; each row is a button that helps."""

from collections import Counter
from itertools import groupby

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import PageNumber, RowId, go, register
from handlers.curator.bank_cards import tap as bank_tap
from handlers.curator.invite import InvitationTap
from handlers.curator.lists import PAGE, remember_place
from handlers.curator.meetings import MeetingCard
from handlers.curator.paging import cut, pager
from handlers.curator.pair_cards import Act, PairTap, reminded
from handlers.curator.people import PersonTap
from handlers.curator.stage import pair_name
from handlers.curator.stage_taps import StatusTap
from handlers.curator.surveys import SurveyCard
from handlers.measure_list import shortened
from handlers.measure_words import Act as MeasureAct
from handlers.measure_words import MeasureTap
from handlers.screen import Button, Reply, Screen, grid
from handlers.turn import Duty, Turn
from locales.texts import plain
from mentoring.attention import concerns, remind_of
from mentoring.concerns import Concern, Kind, days_since
from mentoring.names import short_name
from mentoring.nudges import RemindedToday, nudged_today
from mentoring.roles import Action
from storage.records import Role

MAY = Action.RUN_PROGRAMME
IN_A_ROW = 2
COUNTED_APART = frozenset({Kind.DECISION, Kind.ORDER, Kind.PROPOSAL, Kind.UNPAIRED})
"""What the home screen tells of by itself, with the button that does it."""
ABOUT_PAIRS = frozenset({Kind.ORDER, Kind.PROPOSAL, Kind.MISSED, Kind.FIRST_MEETING, Kind.MEETING})
ABOUT_SUBMISSIONS = frozenset({Kind.DECISION, Kind.UNPAIRED, Kind.RETURNED})


class AttentionTap(CallbackData, prefix="at1"):
    """A page of the list."""

    page: PageNumber = 0


class NudgeTap(CallbackData, prefix="at2"):
    """«Напомнить»: whom, and of what in the list."""

    kind: Kind
    subject: RowId
    person: RowId
    page: PageNumber = 0


async def show(_event: TelegramObject, turn: Turn) -> Reply:
    return Reply(await attention_screen(turn, 0))


async def turn_to(_event: CallbackQuery, turn: Turn, callback_data: AttentionTap) -> Reply:
    return Reply(await attention_screen(turn, callback_data.page))


async def attention_screen(turn: Turn, page: int) -> Screen:
    """One page of the list, or the news that all is well."""
    t = turn.t
    found = await concerns(turn.tx, turn.me, turn.now)
    ends = (Button(t.label("button-to-stages"), StatusTap().pack()), go(t, "menu"))
    if not found:
        return Screen(t("attention-empty"), (ends,))
    shown, page, pages = cut(found, page)
    await remember_place(turn, "button-to-attention", AttentionTap(page=page).pack())
    told = await nudged_today(turn.tx, turn.me, {one.nudged for one in shown if one.nudged}, turn.now)
    numbered = list(enumerate(shown, page * PAGE + 1))
    parts: list[str] = [t("attention-title", count=len(found))]
    for kind, rows in groupby(numbered, key=lambda row: row[1].kind):
        lines = [_line(turn, number, one, one.nudged in told) for number, one in rows]
        parts.append("\n".join((f"<b>{t(f'attention-{kind}')}</b>", *lines)))
    buttons = [_button(turn, number, one, page, one.nudged in told) for number, one in numbered]
    pages_row = pager(t, page, pages, lambda to: AttentionTap(page=to).pack())
    return Screen("\n\n".join(parts), (*grid(buttons, IN_A_ROW), *pages_row, ends))


def _line(turn: Turn, number: int, one: Concern, told: bool) -> str:
    """«3. Котова А. А. · запрос ждёт 5 дней · сегодня напомнили»."""
    t = turn.t
    notes = [_note(turn, one), *([t.label("attention-nudged")] if told else [])]
    words = " · ".join([who(turn, one), *notes])
    return t("attention-line", number=number, words=words)


def _note(turn: Turn, one: Concern) -> str:
    """What is the matter, and for how long or since when."""
    t, since = turn.t, one.since or turn.now
    days = days_since(since, turn.now, turn.zone)
    spell = t.label("count-days", count=days) if days else t.label("attention-not-a-day")
    day = t.day(since.astimezone(turn.zone).date(), turn.today)
    return t.label(f"attention-note-{one.kind}", role=str(one.role or ""), spell=spell, day=day)


def who(turn: Turn, one: Concern) -> str:
    """A short name, both names of a pair, or the name on an invitation with its role."""
    if one.kind is Kind.INVITATION and one.role is not None:
        role = turn.t.label(f"role-{one.role}")
        return f"{one.names[0] or turn.t.label('attention-nameless')} ({role})"
    if one.kind is Kind.MEASURE:
        title, *owners = one.names
        names = ", ".join(map(short_name, owners)) or turn.t.label("measure-no-owner")
        return f"{shortened(title)} · {names}"
    return pair_name(one.names) if len(one.names) > 1 else short_name(one.names[0])


def _button(turn: Turn, number: int, one: Concern, page: int, told: bool) -> Button:
    """The person who should act is reminded; after that, and where the curator must act, the card opens."""
    if one.nudged is None or told:
        return Button(turn.t.label("button-attention-open", number=number), card_intent(one))
    intent = NudgeTap(kind=one.kind, subject=one.subject, person=one.nudged, page=page)
    return Button(turn.t.label("button-attention-nudge", number=number), intent.pack())


def card_intent(one: Concern) -> str:
    """The card on which the curator can do something about it."""
    if one.kind in ABOUT_PAIRS:
        return PairTap(act=Act.OPEN, pair=one.subject).pack()
    if one.kind in ABOUT_SUBMISSIONS:
        return bank_tap(one.subject)
    match one.kind:
        case Kind.MEASURE:
            return MeasureTap(act=MeasureAct.OPEN, measure=one.subject).pack()
        case Kind.RECORD:
            return MeetingCard(id=one.subject).pack()
        case Kind.SURVEY:
            return SurveyCard(survey=one.subject).pack()
        case Kind.INVITATION:
            return InvitationTap(id=one.subject).pack()
    return PersonTap(person=one.subject).pack()


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
    return router
