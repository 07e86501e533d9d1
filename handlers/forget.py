"""Leaving for good: one's data are destroyed at once (152-FZ), and the others are told."""

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject

from handlers.arrival import WRONG
from handlers.calls import go, register
from handlers.screen import Button, Reply, Screen, one_column
from handlers.turn import Duty, Letter, NoticeRenderer, Turn
from locales.texts import Html
from mentoring.leaving import KEPT_AFTER_WITHDRAWAL, forget, forget_overdue
from mentoring.roles import Action
from storage.consents import consents_of
from storage.pairs import pairs_of_person
from storage.records import OPEN_PAIR_STATES, ConsentKind, ConsentState, Role

MAY = Action.BE_MEMBER


class ForgetTap(CallbackData, prefix="fg1"):
    """Yes, destroy everything about me."""


async def ask(_event: TelegramObject, turn: Turn) -> Reply:
    """What will happen, in words; open pairs are named because others feel it."""
    if turn.actor is None:
        return await _nothing_held(turn)
    pairs = await pairs_of_person(turn.tx, turn.me.id, OPEN_PAIR_STATES)
    return ask_forget(turn, turn.t("forget-pairs", count=len(pairs)) if pairs else None)


async def _nothing_held(turn: Turn) -> Reply:
    """A stranger: an arrival that was begun is given up too. That wrong codes were tried is not forgotten."""
    wrong = (await turn.talk.get_data()).get(WRONG)
    await turn.talk.clear()
    if wrong:
        await turn.talk.update_data({WRONG: wrong})
    return Reply(Screen(turn.t("forget-nothing-held")))


def ask_forget(turn: Turn, note: Html | None = None) -> Reply:
    """The question, the safe button first (UX §2.4)."""
    t = turn.t
    text = "\n\n".join(filter(None, (note, t("forget-ask"))))
    sure = Button(t.label("button-forget"), ForgetTap().pack(), style="danger")
    return Reply(Screen(text, one_column(go(t, "menu", "button-not-now"), go(t, "mydata"), sure)))


async def do_forget(_event: CallbackQuery, turn: Turn) -> Reply:
    """Destroy it all, the conversation's memory too."""
    await forget(turn.tx, turn.me, turn.now)
    await turn.talk.clear()
    turn.actor = None
    return Reply(Screen(turn.t("forget-done")))


async def partner_left(turn: Turn, _payload: Mapping[str, Any]) -> Letter | None:
    """To the other members: the pair is over, and what comes next."""
    return Letter(Screen(turn.t("notice-partner-left"), ((go(turn.t, "menu"),),)))


async def person_forgotten(turn: Turn, _payload: Mapping[str, Any]) -> Letter | None:
    """To a curator: somebody has left; nobody may be named any more."""
    if not turn.is_a(Role.CURATOR):
        return None
    return Letter(Screen(turn.t("notice-person-forgotten"), ((go(turn.t, "pairs"), go(turn.t, "menu")),)))


async def duties(turn: Turn) -> list[Duty]:
    """After the consent was withdrawn: the day on which the data will be destroyed."""
    if turn.actor is None or turn.actor.roles:
        return []
    decisions = await consents_of(turn.tx, turn.me.id)
    newest = next((each for each in decisions if each.kind is ConsentKind.PERSONAL_DATA), None)
    if newest is None or newest.state is not ConsentState.WITHDRAWN or newest.withdrawn_at is None:
        return []
    day = (newest.withdrawn_at + KEPT_AFTER_WITHDRAWAL).astimezone(turn.zone).date()
    text = turn.t("duty-will-be-forgotten", day=turn.t.day(day, turn.today))
    return [Duty(text, go(turn.t, "forget", style="danger"), count=0)]


def router() -> Router:
    router = Router(name="forget")
    register(router, "forget", ask, Action.ARRIVE)
    router.callback_query.register(do_forget, ForgetTap.filter(), flags={"may": MAY})
    return router


NOTICES: dict[str, NoticeRenderer] = {
    "partner_left": partner_left,
    "person_forgotten": person_forgotten,
}
PLANS = (forget_overdue,)
