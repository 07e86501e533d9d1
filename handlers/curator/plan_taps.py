"""Buttons of the curator that lead to a pair's personal programme."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.calls import PageNumber, RowId
from handlers.screen import Button, Style
from locales.texts import Speaker

Version = Annotated[int, Field(ge=0, lt=1_000_000)]


class Decision(StrEnum):
    """What the curator's button does."""

    OPEN = "o"
    APPROVE = "a"
    RETURN = "r"


class DecideTap(CallbackData, prefix="pg4"):
    """The curator's button about a programme; `seen` is the version that was read."""

    act: Decision
    plan: RowId
    page: PageNumber = 0
    seen: Version = 0


class PlanFileTap(CallbackData, prefix="pg5"):
    """Show the curator the file with which an item was ticked."""

    item: RowId


def plan_button(
    t: Speaker, plan_id: int, key: str = "button-plan-open", style: Style | None = None
) -> Button:
    """Opens the programme for the curator."""
    return Button(t.label(key), DecideTap(act=Decision.OPEN, plan=plan_id).pack(), style=style)
