"""The quiet signal (`/help_me`) and two short questions: have you been in touch, how is it together?

Who reads the answer is said before it is given; the other side of the pair never sees it.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject
from pydantic import Field

from handlers.calls import LATIN, RowId, go, register
from handlers.forms.engine import Submit
from handlers.pair_facts import facts_of
from handlers.readers import curators_line
from handlers.screen import Button, Reply, Row, Screen
from handlers.turn import Letter, NoticeRenderer, Turn
from locales.texts import Html
from mentoring.forms import OTHER
from mentoring.names import short_name
from mentoring.roles import Action, may
from mentoring.signals import ANSWERS, GOOD, AlreadySaid, answer_check, ask_help, plan_checks, plan_untaken
from storage.pairs import get_pair
from storage.people import get_person
from storage.records import PairState, SignalKind
from storage.signals import answered, get_signal

MAY = Action.ASK_HELP
FORM_ID = "help_me"


class CheckTap(CallbackData, prefix="hm1"):
    """An answer to a short question about the pair."""

    kind: SignalKind
    pair: RowId
    word: Annotated[str, Field(max_length=8, pattern=LATIN)]


async def begin(_event: TelegramObject, turn: Turn) -> Reply:
    return await turn.desk.forms.begin(turn, FORM_ID)


async def submit(turn: Turn, answers: Mapping[str, Any], _context: Mapping[str, Any]) -> Reply:
    """Kept and told; who will write back is said by name."""
    reason = answers["reason"]
    word = reason[OTHER] if isinstance(reason, dict) else reason
    await ask_help(turn.tx, turn.me, word, answers.get("comment", ""), turn.now)
    return Reply(await _thanks(turn, turn.t("help-kept")))


async def check(_event: CallbackQuery, turn: Turn, callback_data: CheckTap) -> Reply:
    """A short answer; unless all is well, the person may add words."""
    tap, t = callback_data, turn.t
    try:
        await answer_check(turn.tx, turn.me, tap.kind, tap.pair, tap.word, turn.now)
    except AlreadySaid as refusal:
        return Reply(Screen(t(refusal.key), ((go(t, "help_me"), go(t, "menu")),)))
    if GOOD.get(tap.kind) == tap.word:
        return Reply(Screen(t(f"{tap.kind}-good"), ((go(t, "meet"), go(t, "menu")),)))
    return Reply(await _thanks(turn, t(f"{tap.kind}-kept")))


async def _thanks(turn: Turn, text: Html) -> Screen:
    words = (text, await curators_line(turn))
    return Screen("\n".join(filter(None, words)), ((go(turn.t, "help_me"), go(turn.t, "menu")),))


async def asked(turn: Turn, kind: SignalKind, payload: Mapping[str, Any]) -> Letter | None:
    """The question, unless it was answered or the pair does not work any more."""
    pair = await get_pair(turn.tx, payload["pair"])
    if pair is None or pair.state is not PairState.ACTIVE or not may(turn.actor, MAY):
        return None
    facts = (await facts_of(turn, [pair]))[0]
    if facts.member(turn.me.id) is None or await answered(turn.tx, kind, pair.id, turn.me.id):
        return None
    t, name = turn.t, facts.names(facts.others(turn.me.id))
    buttons: Row = tuple(
        Button(t.label(f"button-{kind}-{word}"), CheckTap(kind=kind, pair=pair.id, word=word).pack())
        for word in ANSWERS[kind]
    )
    text = "\n".join(filter(None, (t(f"notice-{kind}-asked", name=name), await curators_line(turn))))
    return Letter(Screen(text, (buttons, (go(t, "menu"),))))


async def contact_asked(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    return await asked(turn, SignalKind.CONTACT, payload)


async def fit_asked(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    return await asked(turn, SignalKind.FIT, payload)


async def taken(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """A curator sees to it."""
    one = await get_signal(turn.tx, payload["signal"])
    owner = None if one is None or one.owner_id is None else await get_person(turn.tx, one.owner_id)
    if one is None or owner is None or one.person_id != turn.me.id:
        return None
    name = short_name(owner.full_name)
    return Letter(Screen(turn.t("notice-signal-taken", name=name), ((go(turn.t, "menu"),),)))


async def closed(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The curator thinks that it is over; if not, one says so again."""
    one = await get_signal(turn.tx, payload["signal"])
    if one is None or one.person_id != turn.me.id:
        return None
    row = (go(turn.t, "help_me"), go(turn.t, "menu"))
    return Letter(Screen(turn.t("notice-signal-closed"), (row,)))


SUBMITS: Mapping[str, Submit] = {FORM_ID: submit}
NOTICES: Mapping[str, NoticeRenderer] = {
    "contact_asked": contact_asked,
    "fit_asked": fit_asked,
    "signal_taken": taken,
    "signal_closed": closed,
}
PLANS = (plan_checks, plan_untaken)


def router() -> Router:
    router = Router(name="help_me")
    register(router, "help_me", begin, MAY)
    router.callback_query.register(check, CheckTap.filter(), flags={"may": MAY})
    return router
