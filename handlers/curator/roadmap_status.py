"""The road map's own board: its stages with what is done, late and next, in words and as a picture."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.calls import go
from handlers.curator.lists import PAGE, remember_place
from handlers.curator.paging import cut, pager
from handlers.curator.stage_taps import RoadStageTap, StageTap
from handlers.measure_list import shortened
from handlers.measure_words import (
    Act,
    MeasureTap,
    count_words,
    due_briefly,
    owner_names,
    standing_words,
)
from handlers.screen import Button, Reply, Row, Screen, grid
from handlers.turn import Turn
from locales.texts import Html, Speaker
from mentoring.refusals import Outdated
from mentoring.roadmap_board import Board, Line, StageLines, Standing, board
from mentoring.roles import Action, may
from papers.board import BoardStage, Fact
from papers.board import StageState as Drawn

MAY = Action.SEE_BOARD
IN_A_ROW = 4
FACTS_SHOWN = 2
LONGEST_NAME = 30
"""So much of a stage that does not exist is repeated."""
DRAWN: dict[Standing, Drawn] = {
    Standing.LATE: "late",
    Standing.GOING: "going",
    Standing.WAITING: "waiting",
    Standing.DONE: "done",
    Standing.NOT_APPLICABLE: "outside",
}


PEOPLE = ("conditions", "mentees", "mentors", "selection", "pairs", "completion")
"""Stages of the model, in its order, whose people have a screen of their own."""


def board_screen(turn: Turn, found: Board, title: str, picture: Button) -> Screen:
    """Every stage: where it stands and its numbers."""
    head = "\n".join((title, figures_line(turn.t, found)))
    return Screen("\n\n".join((head, *paragraphs(turn, found))), ways(turn, found, picture))


def ways(turn: Turn, found: Board, *first: Button) -> tuple[Row, ...]:
    """To every stage, to its measures, to what needs attention."""
    t = turn.t
    ends = (*first, go(t, "menu"))
    urgent: Row = (go(t, "measures"),)
    if may(turn.actor, Action.RUN_PROGRAMME):
        urgent = (go(t, "attention", style="primary"), *urgent)
    return (*grid(stage_buttons(t, found), IN_A_ROW), urgent, ends)


def caption_of(turn: Turn, found: Board) -> str:
    """How much is done, how each stage stands with what is done in it, and the nearest deadline."""
    t = turn.t
    lines = [t("board-caption", day=t.day(found.today)), figures_line(t, found)]
    for standing in Standing:
        stages = {name: stage for name, stage in named(found).items() if stage.standing is standing}
        if stages:
            numbers = ", ".join(_briefly(t, name, stage) for name, stage in stages.items())
            lines.append(t(f"road-board-{standing}", count=len(stages), numbers=numbers))
    days = [stage.next_due for stage in found.stages if stage.next_due]
    if days:
        lines.append(t("road-board-next", day=t.day(min(days))))
    return "\n".join(lines)


def _briefly(t: Speaker, name: str, stage: StageLines) -> str:
    """«2 (1 из 3)»; the number alone where nothing is left or nothing is to be done."""
    done = stage.number(Standing.DONE)
    if done == stage.applicable:
        return name
    return t.label("road-board-stage", number=name, done=done, of=stage.applicable)


def figures_line(t: Speaker, found: Board) -> Html:
    """«Сделано 6 из 12 мероприятий. Просрочено 1 мероприятие.»"""
    done, late = found.number(Standing.DONE), found.number(Standing.LATE)
    return t("year-figures", done=done, late=late, all=found.applicable)


async def called(turn: Turn, found: Board, argument: str) -> Reply:
    """`/stage 3` by the road map's own number; without one, which stages there are."""
    stage = named(found).get(argument)
    if stage is not None:
        return Reply(await stage_screen(turn, found, stage))
    t = turn.t
    rows = (*grid(stage_buttons(t, found), IN_A_ROW), (go(t, "status"), go(t, "menu")))
    return Reply(Screen(which_stage(t, argument), rows))


def which_stage(t: Speaker, argument: str) -> str:
    """The question; first, that there is no such stage, if one was asked for."""
    unknown = t("stage-unknown", words=shortened(argument, LONGEST_NAME)) if argument else ""
    return "\n\n".join(filter(None, (unknown, t("stage-which"))))


def named(found: Board) -> dict[str, StageLines]:
    """Stages by the number of the source, or by their place where they have none."""
    return {stage.stage.number or str(place): stage for place, stage in enumerate(found.stages, start=1)}


def paragraphs(turn: Turn, found: Board) -> list[str]:
    """Every stage in two lines: where it stands, and its numbers."""
    return [
        "\n".join(filter(None, (heading(turn.t, name, stage), numbers(turn, stage))))
        for name, stage in named(found).items()
    ]


def heading(t: Speaker, name: str, stage: StageLines) -> Html:
    """«<b>2. Банк наставляемых</b> – идёт», with the number that the buttons and the picture have."""
    title = t.label("measure-stage", number=name, title=stage.stage.title)
    return t("road-stage", title=title, state=t.label(f"road-stage-is-{stage.standing}"))


def numbers(turn: Turn, stage: StageLines) -> str:
    """«Сделано: 1 из 3 · Просрочено: 1 · Ближайший срок: 30 сентября»."""
    t = turn.t
    return " · ".join(t("fact", label=label, value=value) for label, value in _facts(turn, stage))


def _facts(turn: Turn, stage: StageLines) -> list[tuple[str, str]]:
    t = turn.t
    if not stage.lines:
        return [(t.label("road-fact-measures"), t.label("road-fact-none"))]
    done = t.label("fact-of", number=stage.number(Standing.DONE), of=stage.applicable)
    found = [(t.label("road-fact-done"), done)]
    late = stage.number(Standing.LATE)
    if late:
        found.append((t.label("road-fact-late"), str(late)))
    if stage.next_due is not None:
        found.append((t.label("road-fact-next"), t.day(stage.next_due)))
    return [*found, *_counted(t, stage.lines)]


def _counted(t: Speaker, lines: Sequence[Line]) -> list[tuple[str, str]]:
    """What the bot counts for open measures of the stage, each fact once."""
    facts = {
        line.measure.evidence: line.count for line in lines if line.is_open and line.count and line.count.of
    }
    return [
        (t.label(f"evidence-{name.replace('_', '-')}"), count_words(t, count))
        for name, count in list(facts.items())[:FACTS_SHOWN]
    ]


def subtitle(t: Speaker, found: Board, school: str) -> str:
    """Whose board it is, of which day, and how much is done."""
    day, done = t.day(found.today), found.number(Standing.DONE)
    return t.label("road-board-subtitle", school=school, day=day, done=done, all=found.applicable)


def drawn_stages(turn: Turn, found: Board) -> tuple[BoardStage, ...]:
    """The stages as they are drawn."""
    return tuple(_drawn(turn, stage, place) for place, stage in enumerate(found.stages, start=1))


def _drawn(turn: Turn, stage: StageLines, place: int) -> BoardStage:
    facts = tuple(Fact(label, value) for label, value in _facts(turn, stage))
    word = turn.t.label(f"road-stage-is-{stage.standing}")
    number = stage.stage.number or str(place)
    return BoardStage(number, stage.stage.title, DRAWN[stage.standing], word, facts)


def stage_buttons(t: Speaker, found: Board) -> list[Button]:
    """A button for each stage, by its own number."""
    return [
        Button(t.label("button-stage", number=name), RoadStageTap(stage=stage.stage.id).pack())
        for name, stage in named(found).items()
    ]


async def turn_to(_event: CallbackQuery, turn: Turn, callback_data: RoadStageTap) -> Reply:
    found = await board(turn.tx, turn.me, turn.now)
    stages = {} if found is None else {stage.stage.id: stage for stage in found.stages}
    if found is None or callback_data.stage not in stages:
        raise Outdated
    return Reply(await stage_screen(turn, found, stages[callback_data.stage], callback_data.page))


async def stage_screen(turn: Turn, found: Board, stage: StageLines, page: int = 0) -> Screen:
    """Every measure of the stage: how it stands, until when, who answers; each opens its card."""
    t = turn.t
    shown, page, pages = cut(stage.lines, page)
    first = page * PAGE + 1
    lines = [_line(turn, found, line, place) for place, line in enumerate(shown, start=first)]
    name = next(name for name, one in named(found).items() if one.stage.id == stage.stage.id)
    text = "\n\n".join(
        (heading(t, name, stage) + "\n" + numbers(turn, stage), *(lines or [t("road-stage-empty")]))
    )
    buttons = [
        Button(str(place), MeasureTap(act=Act.OPEN, measure=line.measure.id).pack())
        for place, line in enumerate(shown, start=first)
    ]
    tap = RoadStageTap(stage=stage.stage.id)
    await remember_place(turn, "button-to-stage", tap.model_copy(update={"page": page}).pack())
    rows = (
        *grid(buttons, IN_A_ROW),
        *pager(t, page, pages, lambda to: tap.model_copy(update={"page": to}).pack()),
        *_people_row(turn, stage),
        (go(t, "status"), go(t, "menu")),
    )
    return Screen(text, rows)


def _people_row(turn: Turn, stage: StageLines) -> tuple[Row, ...]:
    """Whom the stage waits for, where it is one of the model's."""
    if stage.stage.kind not in PEOPLE or not may(turn.actor, Action.RUN_PROGRAMME):
        return ()
    tap = StageTap(stage=PEOPLE.index(stage.stage.kind) + 1)
    return ((Button(turn.t.label("button-stage-people"), tap.pack()),),)


def _line(turn: Turn, found: Board, line: Line, place: int) -> str:
    t = turn.t
    words = [standing_words(t, line, found)]
    if line.is_open:
        words += [due_briefly(t, line), owner_names(t, line)]
    return t("road-line", number=place, title=shortened(line.measure.title, 110), words=" · ".join(words))


def router() -> Router:
    router = Router(name="roadmap-status")
    router.callback_query.register(turn_to, RoadStageTap.filter(), flags={"may": MAY})
    return router
