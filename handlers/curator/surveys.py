"""The curator's `/surveys`: who has answered, whom to remind, and the figures of the whole group.

Nobody's answers are shown by name, and a group of fewer than three has no averages (DOMAIN §5).
"""

from collections.abc import Mapping, Sequence

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from handlers.calls import RowId, go
from handlers.curator.lists import Line, Listing, ListTap
from handlers.screen import Button, Reply, Screen
from handlers.turn import Turn
from locales.texts import Html, plain
from mentoring.forms import Form, Kind
from mentoring.names import short_name
from mentoring.nudges import RemindedToday
from mentoring.refusals import Outdated
from mentoring.roles import Action
from mentoring.surveys import (
    FORMS,
    Results,
    group_results,
    last_day,
    remind_now,
    school_surveys,
    threshold_of,
)
from storage.records import SurveyState
from storage.schools import active_programme
from storage.surveys import SurveyLine

MAY = Action.RUN_PROGRAMME
SHOWS: Mapping[SurveyState, str] = {
    SurveyState.SENT: "waiting",
    SurveyState.ANSWERED: "answered",
    SurveyState.CLOSED: "closed",
}


class SurveyCard(CallbackData, prefix="sq1"):
    """Open one person's survey: whether it is answered, not how."""

    survey: RowId


class RemindTap(CallbackData, prefix="sq2"):
    """«Напомнить сейчас»."""

    survey: RowId


class ResultsTap(CallbackData, prefix="sq3"):
    """The figures of both groups."""


class SurveyListing(Listing):
    """The list with the way to the figures above it."""

    async def show(self, turn: Turn, view: ListTap | None = None) -> Reply:
        reply = await super().show(turn, view)
        assert reply.screen is not None  # noqa: S101 - a list always has a screen
        if not await _lines(turn):
            return reply
        to_results = Button(turn.t.label("button-survey-results"), ResultsTap().pack())
        return Reply(Screen(reply.screen.text, ((to_results,), *reply.screen.rows)), toast=reply.toast)


async def lines(turn: Turn) -> Sequence[Line]:
    """Everybody who was asked, by name."""
    return [_line(turn, one) for one in await _lines(turn)]


async def _lines(turn: Turn) -> list[SurveyLine]:
    programme = await active_programme(turn.tx, turn.me.school.id)
    return [] if programme is None else await school_surveys(turn.tx, turn.me, programme.id)


def _line(turn: Turn, one: SurveyLine) -> Line:
    note = turn.t.label(f"survey-note-{one.state}", day=turn.t.day_short(last_day(one)))
    intent = SurveyCard(survey=one.survey_id).pack()
    return Line(short_name(one.full_name), note, intent, frozenset({SHOWS[one.state]}), one.full_name)


SURVEYS = SurveyListing("surveys", MAY, tuple(SHOWS.values()), lines, first=("pairs",))


async def open_card(_event: CallbackQuery, turn: Turn, callback_data: SurveyCard) -> Reply:
    return await card(turn, callback_data.survey)


async def card(turn: Turn, survey_id: int, toast: str = "") -> Reply:
    """Who was asked about what and when; a reminder if nothing came yet."""
    one = next((one for one in await _lines(turn) if one.survey_id == survey_id), None)
    if one is None:
        raise Outdated
    t = turn.t
    text = t(
        "survey-card",
        name=one.full_name,
        form=one.form,
        sent=t.day(one.sent_at.astimezone(turn.zone).date(), turn.today),
        until=t.day(last_day(one), turn.today),
        state=str(one.state),
    )
    remind = Button(t.label("button-remind-now"), RemindTap(survey=survey_id).pack(), style="primary")
    acts = ((remind,),) if one.state is SurveyState.SENT else ()
    return Reply(Screen(text, (*acts, (await SURVEYS.back(turn), go(t, "menu")))), toast=toast)


async def remind(_event: CallbackQuery, turn: Turn, callback_data: RemindTap) -> Reply:
    """Remind the person in the curator's name; the card says when it will be said."""
    try:
        due_at = await remind_now(turn.tx, turn.me, callback_data.survey, turn.now)
    except RemindedToday as known:
        return Reply(toast=plain(turn.t(known.key)))
    if due_at <= turn.now:
        return await card(turn, callback_data.survey, turn.t.label("reminded-now"))
    when = turn.t.moment_plain(due_at, turn.zone, turn.today)
    return await card(turn, callback_data.survey, turn.t.label("reminded-later", when=when))


async def show_results(_event: CallbackQuery, turn: Turn) -> Reply:
    """How satisfied both groups are, and the average of every question on a scale."""
    t = turn.t
    programme = await active_programme(turn.tx, turn.me.school.id)
    if programme is None:
        raise Outdated
    forms = {form_id: turn.desk.forms.catalogue.form(form_id, t.locale) for form_id in FORMS}
    scales = {form_id: scales_of(form) for form_id, form in forms.items()}
    found = await group_results(turn.tx, turn.me, programme.id, scales)
    threshold = threshold_of(turn.me.school)
    parts = [_group(turn, forms[form_id], found[form_id], threshold) for form_id in FORMS]
    text = "\n\n".join((t("survey-results"), *parts, t("survey-results-private")))
    return Reply(Screen(text, ((await SURVEYS.back(turn), go(t, "menu")),)))


def scales_of(form: Form) -> dict[str, int]:
    """The questions on a scale with their highest answer."""
    return {step.id: step.max or 10 for step in form.steps if step.kind is Kind.SCALE}


def _group(turn: Turn, form: Form, found: Results, threshold: int) -> str:
    t = turn.t
    lines: list[Html] = [t(f"survey-group-{form.id}", count=found.answers)]
    if not found.averages:
        lines.append(t("survey-too-few"))
    if found.satisfied is not None:
        lines.append(t("survey-satisfied", share=found.satisfied, threshold=threshold))
    for average in found.averages:
        title = form.by_id[average.step].title.rstrip("?:.")
        lines.append(t("survey-average", title=title, mean=_decimal(turn, average.mean)))
    return "\n".join(lines)


def _decimal(turn: Turn, number: float) -> str:
    """«8,4» with the comma or point of the language."""
    return f"{number:.1f}".replace(".", turn.t.label("decimal-point"))


def router() -> Router:
    router = Router(name="surveys")
    flags = {"may": MAY}
    SURVEYS.attach(router)
    router.callback_query.register(open_card, SurveyCard.filter(), flags=flags)
    router.callback_query.register(remind, RemindTap.filter(), flags=flags)
    router.callback_query.register(show_results, ResultsTap.filter(), flags=flags)
    return router
