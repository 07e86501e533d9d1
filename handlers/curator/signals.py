"""Signals from the curator's side: what was said, who sees to it, what came of it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from handlers.calls import RowId, go
from handlers.curator.lists import way_back
from handlers.curator.pair_cards import Act as PairAct
from handlers.curator.pair_cards import PairTap
from handlers.curator.people import PersonTap
from handlers.forms.engine import Back, Submit
from handlers.screen import Button, Reply, Row, Screen
from handlers.signal_words import said
from handlers.turn import Letter, NoticeRenderer, Turn
from locales.texts import Html
from mentoring.names import short_name
from mentoring.roles import Action, may
from mentoring.signals import close_signal, signal_in_school, take_signal
from storage.people import get_person
from storage.records import SignalState
from storage.signals import Signal

MAY = Action.RUN_PROGRAMME
FORM_ID = "close_signal"


class Act(StrEnum):
    """What the button does."""

    OPEN = "o"
    TAKE = "t"
    CLOSE = "c"


class SignalTap(CallbackData, prefix="sn1"):
    """The curator's button about one signal."""

    act: Act
    signal: RowId


def tap(turn: Turn, act: Act, signal_id: int, key: str, **style: Any) -> Button:
    return Button(turn.t.label(key), SignalTap(act=act, signal=signal_id).pack(), **style)


async def act(_event: CallbackQuery, turn: Turn, callback_data: SignalTap) -> Reply:
    one = await signal_in_school(turn.tx, turn.me, callback_data.signal)
    match callback_data.act:
        case Act.TAKE:
            await take_signal(turn.tx, turn.me, one.id, turn.now)
            return Reply(await _card(turn, one.id, turn.t("signal-you-took")))
        case Act.CLOSE if one.state is not SignalState.CLOSED:
            return await turn.desk.forms.begin(turn, FORM_ID, context={"signal": one.id})
    return Reply(await _card(turn, one.id))


async def _card(turn: Turn, signal_id: int, note: Html | str = "") -> Screen:
    """Who says what, since when, who sees to it, and what can be done."""
    t = turn.t
    one = await signal_in_school(turn.tx, turn.me, signal_id)
    who = await get_person(turn.tx, one.person_id)
    owner = None if one.owner_id is None else await get_person(turn.tx, one.owner_id)
    lines = [
        t("signal-card", name=who.full_name if who else "", words=said(turn, one.kind, one.word)),
        t("signal-comment", words=one.comment) if one.comment else "",
        t("signal-since", moment=t.moment_plain(one.made_at, turn.zone, turn.today)),
        t("signal-owner", name=short_name(owner.full_name)) if owner else t("signal-no-owner"),
        t("signal-outcome", words=one.outcome) if one.outcome else "",
    ]
    text = "\n\n".join(filter(None, (note, "\n".join(filter(None, lines)))))
    back = await way_back(turn) or go(t, "attention", "button-to-attention")
    return Screen(text, (*_rows(turn, one), (back, go(t, "menu"))))


def _rows(turn: Turn, one: Signal) -> tuple[Row, ...]:
    """What is left to do, and the cards of those concerned."""
    person = Button(turn.t.label("button-signal-person"), PersonTap(person=one.person_id).pack())
    cards: Row = (person,)
    if one.pair_id is not None:
        pair = PairTap(act=PairAct.OPEN, pair=one.pair_id).pack()
        cards = (Button(turn.t.label("button-signal-pair"), pair), person)
    todo: list[Row] = []
    if one.state is SignalState.OPEN:
        todo.append((tap(turn, Act.TAKE, one.id, "button-signal-take", style="primary"),))
    if one.state is not SignalState.CLOSED:
        todo.append((tap(turn, Act.CLOSE, one.id, "button-signal-close"),))
    return (*todo, cards)


async def submit(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """What came of it was written down."""
    signal_id = int(context["signal"])
    await close_signal(turn.tx, turn.me, signal_id, answers["outcome"], turn.now)
    return Reply(await _card(turn, signal_id, turn.t("signal-you-closed")))


async def back(turn: Turn, context: Mapping[str, Any]) -> Reply:
    return Reply(await _card(turn, int(context["signal"])))


async def raised(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """Somebody waits for a curator; what was said stands on the card, not in the message."""
    if not may(turn.actor, MAY):
        return None
    one = await signal_in_school(turn.tx, turn.me, payload["signal"])
    if one.state is not SignalState.OPEN:
        return None
    who = await get_person(turn.tx, one.person_id)
    if who is None or who.forgotten_at is not None:
        return None
    text = turn.t("notice-signal-raised", name=short_name(who.full_name))
    button = tap(turn, Act.OPEN, one.id, "button-signal-open", style="primary")
    return Letter(Screen(text, ((button,), (go(turn.t, "menu"),))))


SUBMITS: Mapping[str, Submit] = {FORM_ID: submit}
BACKS: Mapping[str, Back] = {FORM_ID: back}
NOTICES: Mapping[str, NoticeRenderer] = {"signal_raised": raised, "signal_waits": raised}


def router() -> Router:
    router = Router(name="signals")
    router.callback_query.register(act, SignalTap.filter(), flags={"may": MAY})
    return router
