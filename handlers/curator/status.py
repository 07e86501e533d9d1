"""`/status`: the seven stages with their numbers, at once as text and a moment later as a picture.

The picture repeats the buttons, so that the newest message has them; its facts stand in the text above it.

A director sees the same figures; names are for curators, in `/stage`.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import go, register
from handlers.curator import roadmap_status
from handlers.curator.stage import (
    fact_words,
    facts_line,
    left_line,
    shown_facts,
    stage_heading,
    state_word,
)
from handlers.curator.stage_taps import BoardTap, StageTap, StatusTap
from handlers.screen import Button, Reply, Row, Screen, grid
from handlers.turn import Attachment, Letter, NoticeRenderer, Turn
from locales.texts import Speaker
from mentoring.roadmap_board import board as running_board
from mentoring.roles import Action, may
from mentoring.schools import year_name
from mentoring.stages import STAGES, Overview, Stage, StageState, overview
from mentoring.telling import send_to_me
from papers.board import Board, BoardStage, Fact, render_board
from papers.board import StageState as Drawn
from papers.names import file_name
from storage.records import Programme

KIND = "board"
STAGES_IN_A_ROW = 4
TOLD = (StageState.LATE, StageState.GOING, StageState.WAITING, StageState.DONE, StageState.OUTSIDE)
"""The states in the order of the picture's caption."""
DRAWN: Mapping[StageState, Drawn] = {
    StageState.WAITING: "waiting",
    StageState.GOING: "going",
    StageState.DONE: "done",
    StageState.LATE: "late",
    StageState.OUTSIDE: "outside",
}


async def status(event: TelegramObject, turn: Turn) -> Reply:
    """The text now, the picture beside it."""
    await send_to_me(turn.tx, turn.me, KIND, {}, turn.now)
    return await show(event, turn)


async def show(_event: TelegramObject, turn: Turn) -> Reply:
    """The text alone: whoever comes back from a stage has the picture already."""
    running = await running_board(turn.tx, turn.me, turn.now)
    if running is not None:
        title = _title(turn, running.programme, running.today)
        picture = Button(turn.t.label("button-board-picture"), BoardTap().pack())
        return Reply(roadmap_status.board_screen(turn, running, title, picture))
    return Reply(board_screen(turn, await overview(turn.tx, turn.me, turn.now)))


async def draw(_event: CallbackQuery, turn: Turn) -> Reply:
    """The picture alone."""
    await send_to_me(turn.tx, turn.me, KIND, {}, turn.now)
    return Reply(toast=turn.t.label("preparing"))


async def board(turn: Turn, _payload: Mapping[str, Any]) -> Letter | None:
    """The board as it is when it is drawn, with its states in words below it."""
    if not may(turn.actor, Action.SEE_BOARD):
        return None
    running = await running_board(turn.tx, turn.me, turn.now)
    if running is not None:
        stages = roadmap_status.drawn_stages(turn, running)
        subtitle = roadmap_status.subtitle(turn.t, running, school_name(turn))
        drawn = _drawn(turn, running.programme, subtitle, stages, "board-legend-own")
        caption, rows = roadmap_status.caption_of(turn, running), roadmap_status.ways(turn, running)
    else:
        found = await overview(turn.tx, turn.me, turn.now)
        drawn = board_of(turn, found)
        caption, rows = caption_of(turn, found), _ways(turn)
    name = file_name(turn.t.label("board-file"), turn.today, "png")
    picture = Attachment(name, partial(render_board, drawn), picture=True, caption=caption, rows=rows)
    return Letter(attachments=(picture,), silent=True)


def board_screen(turn: Turn, found: Overview) -> Screen:
    """Every stage: where it stands and its numbers."""
    t = turn.t
    parts = [_title(turn, found.programme, found.today), *(_paragraph(t, stage) for stage in found.stages)]
    if any(stage.state is StageState.LATE for stage in found.stages):
        parts.append(t("status-usual-dates"))
    picture = Button(t.label("button-board-picture"), BoardTap().pack())
    return Screen("\n\n".join(parts), _ways(turn, picture))


def _ways(turn: Turn, *first: Button) -> tuple[Row, ...]:
    """To every stage and to what needs attention, for those who may see names."""
    t = turn.t
    ends = (*first, go(t, "menu"))
    if not may(turn.actor, Action.RUN_PROGRAMME):
        return (ends,)
    stages = [
        Button(t.label("button-stage", number=number), StageTap(stage=number).pack()) for number in STAGES
    ]
    return (*grid(stages, STAGES_IN_A_ROW), (go(t, "attention", style="primary"),), ends)


def school_name(turn: Turn) -> str:
    return turn.me.school.name or turn.t.label("school-unnamed")


def _title(turn: Turn, programme: Programme | None, today: date) -> str:
    t, school = turn.t, school_name(turn)
    day = t.day(today)
    if programme is None:
        return t("status-title-no-year", school=school, day=day)
    return t("status-title", school=school, day=day, year=year_name(programme.year))


def _paragraph(t: Speaker, stage: Stage) -> str:
    outside = stage.state is StageState.OUTSIDE
    facts = t("stage-outside") if outside else facts_line(t, shown_facts(stage))
    return "\n".join(filter(None, (stage_heading(t, stage), left_line(t, stage), facts)))


def caption_of(turn: Turn, found: Overview) -> str:
    """How each stage stands; all numbers stand in the text."""
    t = turn.t
    lines = [t("board-caption", day=t.day(found.today))]
    for state in TOLD:
        numbers = [str(stage.number) for stage in found.stages if stage.state is state]
        if numbers:
            lines.append(t(f"board-{state}", count=len(numbers), numbers=", ".join(numbers)))
    return "\n".join(lines)


def board_of(turn: Turn, found: Overview) -> Board:
    """The words of the picture of the model's stages."""
    stages = tuple(_board_stage(turn.t, stage) for stage in found.stages)
    subtitle = turn.t.label("board-subtitle", school=school_name(turn), day=turn.t.day(found.today))
    return _drawn(turn, found.programme, subtitle, stages)


def _drawn(
    turn: Turn,
    programme: Programme | None,
    subtitle: str,
    stages: tuple[BoardStage, ...],
    legend: str = "board-legend",
) -> Board:
    """The words of the picture."""
    t = turn.t
    year = "" if programme is None else year_name(programme.year)
    late = any(stage.state == "late" for stage in stages)
    return Board(
        title=t.label("board-title", year=year),
        subtitle=subtitle,
        legend=t.label(legend) if late else "",
        stages=stages,
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
