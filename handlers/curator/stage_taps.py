"""Buttons that lead to the board and to its stages."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.calls import PageNumber, RowId


class StatusTap(CallbackData, prefix="bd1"):
    """Back to the seven stages, without another picture."""


class StageTap(CallbackData, prefix="sg1"):
    """One stage, and which page of its people."""

    stage: Annotated[int, Field(ge=1, le=7)]
    page: PageNumber = 0


class BoardTap(CallbackData, prefix="bd2"):
    """«Картинкой»: one picture, please."""


class RoadStageTap(CallbackData, prefix="rs1"):
    """One stage of the running road map, and which page of its measures."""

    stage: RowId
    page: PageNumber = 0
