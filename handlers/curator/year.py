"""`/year`: a road map is chosen for the academic year, looked at, peopled and created; then, how it goes."""

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import Word, go, register
from handlers.curator.measure_edit import NewTap
from handlers.curator.roadmap_status import figures_line
from handlers.curator.year_changes import ChangesTap, template_now
from handlers.curator.year_people import PeopleTap, choice_of, forget_choice, proposed, remember
from handlers.forms.engine import Back
from handlers.screen import Button, Reply, Row, Screen, grid
from handlers.turn import Duty, Turn
from locales.texts import Html
from mentoring.academic_year import Outlook, begin_year, outlook, school_year
from mentoring.refusals import Outdated
from mentoring.roadmap_board import Board, board
from mentoring.roadmaps import RoadMap, completeness
from mentoring.roles import Action
from mentoring.schools import current_programme, year_name
from storage.records import Programme, Role
from storage.roadmaps import roadmap_of

MAY = Action.RUN_PROGRAMME
SHOWN = 4
"""So many moved or unread deadlines are listed; the others are counted."""
IN_A_ROW = 4


class ChooseTap(CallbackData, prefix="yr1"):
    """Look at this road map; without a name, at all of them."""

    template: Word = ""


class FilesTap(CallbackData, prefix="yf1"):
    """The road map as a file: in which layout, and for which program?"""


class UploadTap(CallbackData, prefix="yf3"):
    """A road map of the school's own, from a file."""


class CreateTap(CallbackData, prefix="yr2"):
    """Create the year along this road map."""

    template: Word


async def show_year(_event: TelegramObject, turn: Turn) -> Reply:
    return await _shown(turn)


async def _shown(turn: Turn) -> Reply:
    """The running year, or the choice of a road map for it."""
    programme = await current_programme(turn.tx, turn.me)
    if programme is None:
        text = turn.t("year-no-programme")
        return Reply(Screen(text, ((go(turn.t, "school", style="primary"), go(turn.t, "menu")),)))
    found = await board(turn.tx, turn.me, turn.now)
    return Reply(_choice(turn, programme) if found is None else year_screen(turn, found))


async def choose(_event: CallbackQuery, turn: Turn, callback_data: ChooseTap) -> Reply:
    """What this road map would create."""
    programme = await _programme(turn)
    if not callback_data.template:
        return Reply(_choice(turn, programme))
    roadmap = find_roadmap(turn, callback_data.template)
    await remember(turn, callback_data.template, await proposed(turn, roadmap))
    return Reply(_preview(turn, programme, outlook(roadmap, school_year(programme))))


async def create(_event: CallbackQuery, turn: Turn, callback_data: CreateTap) -> Reply:
    """The year begins. Pressing twice shows the year that was begun."""
    template = callback_data.template
    programme = await _programme(turn)
    begun = await roadmap_of(turn.tx, programme.id)
    if begun is None or begun.template != template:
        roadmap = find_roadmap(turn, template)
        people = await choice_of(turn, template)
        await begin_year(turn.tx, turn.me, roadmap, template, people, turn.now)
        await forget_choice(turn)
    found = await board(turn.tx, turn.me, turn.now)
    if found is None:
        raise Outdated
    return Reply(year_screen(turn, found, turn.t("year-created")))


def find_roadmap(turn: Turn, template: str) -> RoadMap:
    """A road map of the catalogue in the curator's language. Raises `Outdated` if it is gone."""
    roadmap = turn.desk.roadmaps.find(template, turn.t.locale)
    if roadmap is None:
        raise Outdated
    return roadmap


async def _programme(turn: Turn) -> Programme:
    programme = await current_programme(turn.tx, turn.me)
    if programme is None:
        raise Outdated
    return programme


def _choice(turn: Turn, programme: Programme) -> Screen:
    """Every road map with one sentence that helps to choose."""
    t = turn.t
    found = turn.desk.roadmaps.choices(t.locale)
    lines = [
        t("year-choice-line", number=place, title=roadmap.title, note=roadmap.note)
        for place, roadmap in enumerate(found, start=1)
    ]
    text = "\n\n".join((t("year-choose", year=year_name(programme.year)), *lines))
    numbers = [
        Button(str(place), ChooseTap(template=roadmap.id).pack())
        for place, roadmap in enumerate(found, start=1)
    ]
    upload = Button(t.label("button-roadmap-upload"), UploadTap().pack())
    return Screen(text, (*grid(numbers, IN_A_ROW), (upload, go(t, "menu"))))


def _preview(turn: Turn, programme: Programme, found: Outlook) -> Screen:
    """How much there will be, what is moved, what waits, what the source lacks."""
    t, roadmap = turn.t, found.roadmap
    parts = [
        t("year-preview", title=roadmap.title, year=year_name(programme.year)),
        t("year-preview-counts", stages=len(roadmap.stages), measures=len(roadmap.measures)),
        "\n".join(_stage_line(turn, roadmap)),
        *_listed(turn, "year-moved", [_moved(turn, found)]),
        *_listed(turn, "year-waits", [list(found.awaited)]),
        *_listed(turn, "year-unread", [list(found.unread)]),
        *_listed(turn, "year-gaps", [list(roadmap.gaps)]),
    ]
    return Screen("\n\n".join(filter(None, parts)), _preview_rows(turn, roadmap))


def _preview_rows(turn: Turn, roadmap: RoadMap) -> tuple[Row, ...]:
    t = turn.t
    back = Button(t.label("button-year-other"), ChooseTap().pack())
    if roadmap.responsible:
        onward = Button(t.label("button-year-people"), PeopleTap(template=roadmap.id).pack(), style="primary")
    else:
        onward = create_button(turn, roadmap.id)
    return ((onward,), (back, go(t, "menu")))


def create_button(turn: Turn, template: str) -> Button:
    label = turn.t.label("button-year-create")
    return Button(label, CreateTap(template=template).pack(), style="success")


def _stage_line(turn: Turn, roadmap: RoadMap) -> list[str]:
    return [
        turn.t("year-stage-line", title=stage.title, number=stage.number, count=len(stage.measures))
        for stage in roadmap.stages
    ]


def _moved(turn: Turn, found: Outlook) -> list[str]:
    t = turn.t
    return [
        t.label("year-moved-line", title=one.title, written=t.day(one.written), day=t.day(one.on))
        for one in found.moved
    ]


def _listed(turn: Turn, key: str, groups: list[list[str]]) -> list[str]:
    """A heading with the first few lines; nothing for an empty list."""
    lines = [line for group in groups for line in group]
    if not lines:
        return []
    shown = [turn.t("year-listed", words=line) for line in lines[:SHOWN]]
    more = [turn.t("year-more", count=len(lines) - SHOWN)] if len(lines) > SHOWN else []
    return ["\n".join((turn.t(key, count=len(lines)), *shown, *more))]


def year_screen(turn: Turn, found: Board, note: Html | str = "") -> Screen:
    """The year in figures, and everything that can be done with its road map."""
    t = turn.t
    parts = [
        note,
        t("year-running", title=found.roadmap.title, year=year_name(found.programme.year)),
        figures_line(t, found),
        _lacking(turn, found),
        _ownerless(turn, found),
    ]
    people = [Button(t.label("button-year-people"), PeopleTap(template="").pack())]
    if not found.roadmap.source.get("responsible"):
        people = []
    untouched = not any(line.measure.version or line.proofs for line in found.lines)
    updated = template_now(turn, found.roadmap) is not None
    changes = [(Button(t.label("button-year-changes"), ChangesTap().pack()),)] if updated else []
    other = [Button(t.label("button-year-another"), ChooseTap().pack())] if untouched else []
    rows = (
        (go(t, "measures", style="primary"), go(t, "status")),
        *changes,
        (*people, Button(t.label("button-measure-new"), NewTap().pack())),
        (Button(t.label("button-year-files"), FilesTap().pack()), *other),
        (go(t, "menu"),),
    )
    return Screen("\n\n".join(filter(None, parts)), rows)


def _lacking(turn: Turn, found: Board) -> str:
    """Which of the model's seven stages the plan does not have (DOMAIN §2)."""
    missing = completeness([stage.stage for stage in found.stages])
    if not missing:
        return turn.t("year-complete")
    titles = [turn.t.label(f"model-stage-{kind}") for kind in missing]
    return turn.t("year-lacks", stages="; ".join(titles))


def _ownerless(turn: Turn, found: Board) -> str:
    lonely = sum(line.is_open and not line.owners for line in found.lines)
    return turn.t("year-ownerless", count=lonely) if lonely else ""


async def back(turn: Turn, _context: Mapping[str, Any]) -> Reply:
    return await _shown(turn)


BACKS: Mapping[str, Back] = {"measure_new": back, "roadmap_file": back}


async def duties(turn: Turn) -> list[Duty]:
    """A curator whose year has no road map yet is offered the choice."""
    programme = await current_programme(turn.tx, turn.me) if turn.is_a(Role.CURATOR) else None
    if programme is None or await roadmap_of(turn.tx, programme.id) is not None:
        return []
    return [Duty(turn.t("duty-year"), go(turn.t, "year", "button-duty-year"), 0)]


def router() -> Router:
    router = Router(name="year")
    register(router, "year", show_year, MAY)
    flags = {"may": MAY}
    router.callback_query.register(choose, ChooseTap.filter(), flags=flags)
    router.callback_query.register(create, CreateTap.filter(), flags=flags)
    return router
