"""The final survey from the side of those who answer: the question, two reminders, the form, thanks."""

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from handlers.calls import RowId, go
from handlers.forms.engine import Submit
from handlers.meeting_card import partners
from handlers.screen import Button, Reply, Screen
from handlers.turn import Duty, Letter, NoticeRenderer, Turn
from locales.texts import Html
from mentoring.names import short_name
from mentoring.roles import Action, may
from mentoring.surveys import FORMS, answer, last_day, my_survey, plan_surveys
from storage.people import get_person
from storage.records import Survey, SurveyState
from storage.surveys import get_survey, open_surveys


class SurveyTap(CallbackData, prefix="sv1"):
    """«Ответить»: open the form of this survey."""

    survey: RowId


async def begin(_event: CallbackQuery, turn: Turn, callback_data: SurveyTap) -> Reply:
    """The form, or a draft of it."""
    survey = await my_survey(turn.tx, turn.me, callback_data.survey)
    about = await _partner(turn, survey)
    return await turn.desk.forms.begin(turn, survey.form, context={"survey": survey.id}, about=about)


def submitter(form_id: str) -> Submit:
    """What happens when this form is sent."""

    async def submit(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
        version = turn.desk.forms.catalogue.form(form_id, turn.t.locale).version
        survey_id = int(context["survey"])
        await answer(turn.tx, turn.me, survey_id, form_version=version, answers=answers, now=turn.now)
        return Reply(Screen(turn.t("survey-thanks"), ((go(turn.t, "menu"),),)))

    return submit


async def survey_asked(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The pair's work is over: how was it?"""
    survey = await _waiting(turn, payload)
    if survey is None:
        return None
    text = turn.t("notice-survey-asked", name=await _partner(turn, survey), day=_last_day(turn, survey))
    return _letter(turn, survey, text)


async def survey_reminder(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """Still no answer: the clock reminds twice, a curator may once a day."""
    survey = await _waiting(turn, payload)
    if survey is None:
        return None
    words = {"name": await _partner(turn, survey), "day": _last_day(turn, survey)}
    curator = await get_person(turn.tx, payload["by"]) if "by" in payload else None
    if curator is None:
        return _letter(turn, survey, turn.t("notice-survey-reminder", **words))
    by = short_name(curator.full_name)
    return _letter(turn, survey, turn.t("notice-survey-nudge", curator=by, **words))


async def _waiting(turn: Turn, payload: Mapping[str, Any]) -> Survey | None:
    """The survey if it still waits for this person."""
    survey = await get_survey(turn.tx, payload["survey"])
    if survey is None or survey.person_id != turn.me.id or survey.state is not SurveyState.SENT:
        return None
    return survey if may(turn.actor, Action.ANSWER_SURVEY) else None


async def _partner(turn: Turn, survey: Survey) -> str:
    return (await partners(turn, [survey.pair_id]))[survey.pair_id]


def _last_day(turn: Turn, survey: Survey) -> str:
    return turn.t.day(last_day(survey), turn.today)


def _letter(turn: Turn, survey: Survey, text: Html) -> Letter:
    return Letter(Screen(text, ((_answer_button(turn, survey, "button-survey-answer"),),)))


def _answer_button(turn: Turn, survey: Survey, key: str) -> Button:
    return Button(turn.t.label(key), SurveyTap(survey=survey.id).pack(), style="primary")


async def duties(turn: Turn) -> list[Duty]:
    """Surveys that wait for this person."""
    if not may(turn.actor, Action.ANSWER_SURVEY):
        return []
    waiting = await open_surveys(turn.tx, turn.me.id)
    return [
        Duty(
            turn.t("duty-survey", name=await _partner(turn, survey), day=_last_day(turn, survey)),
            _answer_button(turn, survey, "button-duty-survey"),
            form=survey.form,
            context={"survey": survey.id},
        )
        for survey in waiting
    ]


SUBMITS: Mapping[str, Submit] = {form_id: submitter(form_id) for form_id in FORMS}
NOTICES: Mapping[str, NoticeRenderer] = {"survey_asked": survey_asked, "survey_reminder": survey_reminder}
PLANS = (plan_surveys,)


def router() -> Router:
    router = Router(name="survey")
    router.callback_query.register(begin, SurveyTap.filter(), flags={"may": Action.ANSWER_SURVEY})
    return router
