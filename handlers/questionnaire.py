"""`/questionnaire`: a mentor says what there is to offer, then decides on the consent in writing."""

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import go, register
from handlers.screen import Reply, Screen
from handlers.submission import ConsentTap, back, duty, open_mine, send, sent_screen
from handlers.turn import Duty, Turn
from locales.texts import Html
from mentoring.questionnaires import decide_mentoring, mentoring_decision
from mentoring.roles import Action
from mentoring.submissions import LIVING
from storage.consents import consent_in_force
from storage.records import ConsentKind, ConsentState, Role, SubmissionKind
from storage.schools import active_programme
from storage.submissions import submission_of

KIND = SubmissionKind.QUESTIONNAIRE


async def open_questionnaire(_event: TelegramObject, turn: Turn) -> Reply:
    return await open_mine(turn, KIND)


async def submit_questionnaire(turn: Turn, answers: Mapping[str, Any], _context: Mapping[str, Any]) -> Reply:
    """The consent follows at once, unless it is in force already."""
    await send(turn, KIND, answers)
    if await consent_in_force(turn.tx, turn.me.id, ConsentKind.MENTORING):
        return Reply(await sent_screen(turn, KIND))
    return await ask_consent(turn, turn.t("sent-now-consent"))


async def ask_consent(turn: Turn, note: Html | None = None) -> Reply:
    """The consent in writing, with a note above it."""
    begun = await turn.desk.forms.begin(turn, "mentoring_consent", context={"name": turn.me.person.full_name})
    return begun if note is None else await turn.desk.forms.show(turn, note) or begun


async def open_consent(_event: CallbackQuery, turn: Turn) -> Reply:
    if await consent_in_force(turn.tx, turn.me.id, ConsentKind.MENTORING):
        return await open_mine(turn, KIND)
    return await ask_consent(turn)


async def submit_consent(turn: Turn, answers: Mapping[str, Any], _context: Mapping[str, Any]) -> Reply:
    """Kept as a record of its own, a refusal too: it is respected and can be changed later."""
    consent = await decide_mentoring(turn.tx, turn.me, answers["consent"], turn.now)
    t = turn.t
    if consent.state is not ConsentState.GIVEN:
        return Reply(Screen(t("consent-refused-now"), ((go(t, "questionnaire"), go(t, "menu")),)))
    sent = await sent_screen(turn, KIND)
    return Reply(Screen(f"{t('consent-given-now')}\n\n{sent.text}", sent.rows))


async def duties(turn: Turn) -> list[Duty]:
    """The questionnaire; once it is sent, the decision on the consent, whichever it will be."""
    if not turn.is_a(Role.MENTOR):
        return []
    return await duty(turn, KIND) or await _consent_duty(turn)


async def _consent_duty(turn: Turn) -> list[Duty]:
    programme = await active_programme(turn.tx, turn.me.school.id)
    mine = programme and await submission_of(turn.tx, programme.id, turn.me.id, KIND)
    if not mine or mine.state not in LIVING or await mentoring_decision(turn.tx, turn.me.id) is not None:
        return []
    t = turn.t
    return [Duty(t("duty-mentoring-consent"), go(t, "questionnaire", "button-duty-consent", "primary"))]


async def back_to_questionnaire(turn: Turn, _context: Mapping[str, Any]) -> Reply | None:
    return await back(turn, KIND)


SUBMITS = {"questionnaire": submit_questionnaire, "mentoring_consent": submit_consent}
BACKS = {"questionnaire": back_to_questionnaire}


def router() -> Router:
    router = Router(name="questionnaire")
    register(router, "questionnaire", open_questionnaire, Action.SEND_QUESTIONNAIRE)
    router.callback_query.register(
        open_consent, ConsentTap.filter(), flags={"may": Action.SEND_QUESTIONNAIRE}
    )
    return router
