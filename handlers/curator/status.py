"""`/status`: the seven stages with their numbers, at once as text and a moment later as a picture.

A director sees the same figures; names are for curators, in `/stage`.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import go, register
from handlers.curator.stage import (
    StageTap,
    StatusTap,
    fact_words,
    facts_line,
    shown_facts,
    stage_heading,
    state_word,
)
from handlers.screen import Button, Reply, Row, Screen, grid
from handlers.turn import Attachment, Letter, NoticeRenderer, Turn
from locales.texts import Speaker, plain
from mentoring.roles import Action, may
from mentoring.schools import year_name
from mentoring.stages import STAGES, Overview, Stage, StageState, overview
from mentoring.telling import send_to_me
from papers.board import Board, BoardStage, Fact, render_board
from papers.board import StageState as Drawn
from papers.names import file_name

KIND = "board"
STAGES_IN_A_ROW = 4
CAPTION_LIMIT = 1_000
"""Telegram takes 1,024 characters below a picture."""
DRAWN: Mapping[StageState, Drawn] = {
    StageState.WAITING: "waiting",
    StageState.GOING: "going",
    StageState.DONE: "done",
    StageState.LATE: "late",
    StageState.OUTSIDE: "waiting",
}


class BoardTap(CallbackData, prefix="bd2"):
    """«Картинкой»: one picture, please."""


async def status(event: TelegramObject, turn: Turn) -> Reply:
    """The text now, the picture beside it."""
    await send_to_me(turn.tx, turn.me, KIND, {}, turn.now)
    return await show(event, turn)


async def show(_event: TelegramObject, turn: Turn) -> Reply:
    """The text alone: whoever comes back from a stage has the picture already."""
    return Reply(board_screen(turn, await overview(turn.tx, turn.me, turn.now)))


async def draw(_event: CallbackQuery, turn: Turn) -> Reply:
    """The picture alone."""
    await send_to_me(turn.tx, turn.me, KIND, {}, turn.now)
    return Reply(toast=turn.t.label("preparing"))


async def board(turn: Turn, _payload: Mapping[str, Any]) -> Letter | None:
    """The board as it is when it is drawn, with the same facts below it in words."""
    if not may(turn.actor, Action.SEE_BOARD):
        return None
    found = await overview(turn.tx, turn.me, turn.now)
    name = file_name(turn.t.label("board-file"), found.today, "png")
    make = partial(render_board, board_of(turn, found))
    picture = Attachment(name, make, picture=True, caption=caption_of(turn, found))
    return Letter(attachments=(picture,), silent=True)


def board_screen(turn: Turn, found: Overview) -> Screen:
    """Every stage: where it stands and its numbers."""
    t = turn.t
    parts = [_title(turn, found), *(_paragraph(t, stage) for stage in found.stages)]
    if any(stage.state is StageState.LATE for stage in found.stages):
        parts.append(t("status-usual-dates"))
    return Screen("\n\n".join(parts), _rows(turn))


def _rows(turn: Turn) -> tuple[Row, ...]:
    t = turn.t
    picture = Button(t.label("button-board-picture"), BoardTap().pack())
    if not may(turn.actor, Action.RUN_PROGRAMME):
        return ((picture, go(t, "menu")),)
    stages = [
        Button(t.label("button-stage", number=number), StageTap(stage=number).pack()) for number in STAGES
    ]
    ends = ((go(t, "attention", style="primary"),), (picture, go(t, "menu")))
    return (*grid(stages, STAGES_IN_A_ROW), *ends)


def _title(turn: Turn, found: Overview) -> str:
    t = turn.t
    school = turn.me.school.name or t.label("school-unnamed")
    day = t.day(found.today)
    if found.programme is None:
        return t("status-title-no-year", school=school, day=day)
    return t("status-title", school=school, day=day, year=year_name(found.programme.year))


def _paragraph(t: Speaker, stage: Stage) -> str:
    outside = stage.state is StageState.OUTSIDE
    facts = t("stage-outside") if outside else facts_line(t, shown_facts(stage))
    return "\n".join(filter(None, (stage_heading(t, stage), facts)))


def caption_of(turn: Turn, found: Overview) -> str:
    """The board in words; if they do not fit below a picture, the states without the numbers."""
    t = turn.t
    full = "\n".join((_title(turn, found), *(_paragraph(t, stage) for stage in found.stages)))
    if len(plain(full)) <= CAPTION_LIMIT:
        return full
    return "\n".join((_title(turn, found), *(stage_heading(t, stage) for stage in found.stages)))


def board_of(turn: Turn, found: Overview) -> Board:
    """The words of the picture."""
    t = turn.t
    year = "" if found.programme is None else year_name(found.programme.year)
    school = turn.me.school.name or t.label("school-unnamed")
    return Board(
        title=t.label("board-title", year=year),
        subtitle=t.label("board-subtitle", school=school, day=t.day(found.today)),
        legend=t.label("board-legend"),
        stages=tuple(_board_stage(t, stage) for stage in found.stages),
    )


def _board_stage(t: Speaker, stage: Stage) -> BoardStage:
    facts = [Fact(*fact_words(t, fact)) for fact in shown_facts(stage)]
    if stage.state is StageState.LATE and stage.due is not None:
        facts.insert(0, Fact(t.label("fact-due"), t.day(stage.due)))
    title = t.label(f"stage-title-{stage.number}")
    return BoardStage(str(stage.number), title, DRAWN[stage.state], state_word(t, stage), tuple(facts))


NOTICES: Mapping[str, NoticeRenderer] = {KIND: board}


def router() -> Router:
    router = Router(name="status")
    register(router, "status", status, Action.SEE_BOARD)
    flags = {"may": Action.SEE_BOARD}
    router.callback_query.register(show, StatusTap.filter(), flags=flags)
    router.callback_query.register(draw, BoardTap.filter(), flags=flags)
    return router
