"""The school's vacations: the list, a new one, striking one out."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery
from pydantic import Field

from handlers.calls import Go, go
from handlers.forms.engine import Back, Submit
from handlers.screen import Button, Reply, Screen, grid
from handlers.turn import Turn
from locales.texts import Html
from mentoring.people import actor_of
from mentoring.roles import Action
from mentoring.vacations import (
    TooManyVacations,
    VacationDates,
    VacationTaken,
    add_vacation,
    drop_vacation,
    vacations_of,
)

MAY = Action.RUN_PROGRAMME
FORM_ID = "vacation"
IN_A_ROW = 2


class VacationsTap(CallbackData, prefix="vc1"):
    """The list; with `new` a vacation is put down."""

    new: bool = False


class DropTap(CallbackData, prefix="vc2"):
    """Strike out the vacation that begins on this day, counted from the year 1."""

    first: Annotated[int, Field(ge=1, le=date.max.toordinal())]


def to_vacations(turn: Turn) -> Button:
    """The way to the list."""
    return Button(turn.t.label("button-vacations"), VacationsTap().pack())


async def tap(_event: CallbackQuery, turn: Turn, callback_data: VacationsTap) -> Reply:
    if callback_data.new:
        return await turn.desk.forms.begin(turn, FORM_ID)
    return Reply(_list(turn))


async def drop(_event: CallbackQuery, turn: Turn, callback_data: DropTap) -> Reply:
    await drop_vacation(turn.tx, turn.me, date.fromordinal(callback_data.first), turn.now)
    turn.actor = await actor_of(turn.tx, turn.me.id)
    return Reply(_list(turn), toast=turn.t.label("vacation-dropped"))


async def submit(turn: Turn, answers: Mapping[str, Any], _context: Mapping[str, Any]) -> Reply:
    """Days that cannot be a vacation are asked for again."""
    first, last = (date.fromisoformat(answers[step]) for step in ("first", "last"))
    try:
        await add_vacation(turn.tx, turn.me, first, last, turn.now)
    except VacationDates as refusal:
        begun = await turn.desk.forms.begin(turn, FORM_ID, answers={"first": answers["first"]}, at_open=True)
        return await turn.desk.forms.show(turn, turn.t(refusal.key)) or begun
    except (VacationTaken, TooManyVacations) as refusal:
        return Reply(_list(turn, turn.t(refusal.key, **refusal.args_for_text)))
    turn.actor = await actor_of(turn.tx, turn.me.id)
    return Reply(_list(turn, turn.t("vacation-added")))


async def back(turn: Turn, _context: Mapping[str, Any]) -> Reply:
    return Reply(_list(turn))


def _list(turn: Turn, note: Html | str = "") -> Screen:
    """What is put down, why one does it, and the ways to change it."""
    t, known = turn.t, vacations_of(turn.me.school)
    lines = [
        t("vacation-line", number=number, first=one.first, last=one.last)
        for number, one in enumerate(known, start=1)
    ]
    drops = [
        Button(t.label("button-vacation-drop", number=number), DropTap(first=one.first.toordinal()).pack())
        for number, one in enumerate(known, start=1)
    ]
    body = "\n".join(lines) if lines else t("vacations-none")
    new = Button(t.label("button-vacation-new"), VacationsTap(new=True).pack(), style="primary")
    ends = (Button(t.label("button-back"), Go(to="school").pack()), go(t, "menu"))
    text = "\n\n".join(filter(None, (note, t("vacations-title"), body)))
    return Screen(text, ((new,), *grid(drops, IN_A_ROW), ends))


SUBMITS: Mapping[str, Submit] = {FORM_ID: submit}
BACKS: Mapping[str, Back] = {FORM_ID: back}


def router() -> Router:
    router = Router(name="vacations")
    flags = {"may": MAY}
    router.callback_query.register(tap, VacationsTap.filter(), flags=flags)
    router.callback_query.register(drop, DropTap.filter(), flags=flags)
    return router
