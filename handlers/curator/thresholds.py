"""«Что считать задержкой»: after how many days a silence comes into the attention list."""

from typing import Annotated

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery
from pydantic import Field

from handlers.calls import Go, go
from handlers.screen import Button, Reply, Screen, grid
from handlers.turn import Turn
from mentoring.people import actor_of
from mentoring.roles import Action
from mentoring.thresholds import CHOICES, DAYS, days_of, set_days

MAY = Action.RUN_PROGRAMME
NAMES = tuple(DAYS)
CHIPS_IN_A_ROW = 3


class ThresholdTap(CallbackData, prefix="th1"):
    """The list (-1, -1); one number by its place in the list (place, -1); the choice of it (place, days)."""

    place: Annotated[int, Field(ge=-1, lt=len(NAMES))] = -1
    days: Annotated[int, Field(ge=-1, le=max(CHOICES))] = -1


def to_thresholds(turn: Turn) -> Button:
    """The way to the list."""
    return Button(turn.t.label("button-thresholds"), ThresholdTap().pack())


async def tap(_event: CallbackQuery, turn: Turn, callback_data: ThresholdTap) -> Reply:
    place, days = callback_data.place, callback_data.days
    if place < 0:
        return Reply(_list(turn))
    if days < 0:
        return Reply(_choice(turn, place))
    await set_days(turn.tx, turn.me, NAMES[place], days, turn.now)
    turn.actor = await actor_of(turn.tx, turn.me.id)
    return Reply(_list(turn), toast=turn.t.label("saved"))


def _list(turn: Turn) -> Screen:
    """Every number in a sentence, and a button to change it."""
    t, chosen = turn.t, days_of(turn.me.school)
    lines = [
        t("threshold-line", number=number, words=t.label(f"threshold-{name}"), days=chosen[name])
        for number, name in enumerate(NAMES, start=1)
    ]
    labels = [
        t.label("button-threshold", number=n, days=chosen[name]) for n, name in enumerate(NAMES, start=1)
    ]
    buttons = [Button(label, ThresholdTap(place=place).pack()) for place, label in enumerate(labels)]
    ends = (Button(t.label("button-back"), Go(to="school").pack()), go(t, "menu"))
    return Screen("\n".join((t("threshold-title"), "", *lines)), (*grid(buttons, CHIPS_IN_A_ROW), ends))


def _choice(turn: Turn, place: int) -> Screen:
    """One number: what it means, and what may be chosen."""
    t, name = turn.t, NAMES[place]
    chosen = days_of(turn.me.school)[name]
    chips = [
        Button(
            t.label("button-chosen", label=str(days)) if days == chosen else str(days),
            ThresholdTap(place=place, days=days).pack(),
        )
        for days in CHOICES
    ]
    back = (Button(t.label("button-back"), ThresholdTap().pack()),)
    text = t("threshold-choose", words=t.label(f"threshold-{name}"), usual=DAYS[name])
    return Screen(text, (*grid(chips, CHIPS_IN_A_ROW), back))


def router() -> Router:
    router = Router(name="thresholds")
    router.callback_query.register(tap, ThresholdTap.filter(), flags={"may": MAY})
    return router
