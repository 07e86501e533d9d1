"""A measure in words and buttons: where it stands, until when, who answers for it."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from handlers.calls import RowId
from handlers.screen import Button, Style
from locales.texts import Speaker
from mentoring.evidence import Count
from mentoring.names import short_name
from mentoring.roadmap_board import Board, Line, Standing
from storage.measures import Measure
from storage.roadmaps import RoadStage


class Act(StrEnum):
    """What a button of the card does."""

    OPEN = "o"
    START = "s"
    DONE = "d"
    PROVE = "p"
    TOMORROW = "t"
    WEEK = "w"
    SKIP = "x"
    REOPEN = "b"
    TITLE = "ct"
    DEADLINE = "cd"
    EVENT = "ce"
    OVERRULE = "r"


class Edit(StrEnum):
    """What a curator may do besides."""

    CHANGE = "c"
    STAGE = "s"
    OWNERS = "o"


class MeasureTap(CallbackData, prefix="ms1"):
    """A button about one measure."""

    act: Act
    measure: RowId


class EditTap(CallbackData, prefix="ms3"):
    """A curator's button about one measure."""

    act: Edit
    measure: RowId


class ProofTap(CallbackData, prefix="ms2"):
    """Show a proof once more, or take it back."""

    proof: RowId
    remove: bool = False


def tap(t: Speaker, act: Act, measure_id: int, style: Style | None = None) -> Button:
    """A button of the card; its label is `button-measure-<act>`."""
    return Button(
        t.label(f"button-measure-{act.name.lower()}"),
        MeasureTap(act=act, measure=measure_id).pack(),
        style=style,
    )


def edit_button(t: Speaker, act: Edit, measure_id: int) -> Button:
    """A curator's button about the measure."""
    return Button(t.label(f"button-edit-{act.name.lower()}"), EditTap(act=act, measure=measure_id).pack())


def stage_words(t: Speaker, stage: RoadStage) -> str:
    """«2. Банк наставляемых», or the title alone where the source has no number."""
    return t.label("measure-stage", number=stage.number or "none", title=stage.title)


def standing_words(t: Speaker, line: Line, found: Board) -> str:
    """«просрочено на 3 дня», «сделано: бот посчитал», «идёт»."""
    if line.standing is Standing.LATE and line.due is not None:
        return t.label("measure-late-by", days=(found.today - line.due).days)
    if line.by_facts:
        return t.label("measure-done-by-facts")
    return t.label(f"measure-is-{line.standing}")


def count_words(t: Speaker, count: Count) -> str:
    """«8 из 10»; the number alone where there is more than enough."""
    if count.number > count.of:
        return str(count.number)
    return t.label("fact-of", number=count.number, of=count.of)


def due_words(t: Speaker, line: Line) -> str:
    """The day, with the source's own words where they say more; or what is waited for."""
    measure = line.measure
    if line.due is None:
        waits = measure.event or measure.after
        return (
            t.label("measure-due-event", event=measure.event)
            if waits
            else measure.deadline or t.label("measure-no-due")
        )
    return _until(t, line.due, measure)


def due_briefly(t: Speaker, line: Line) -> str:
    """The same for a list: a day stands without the source's words."""
    return due_words(t, line) if line.due is None else _until(t, line.due, replace(line.measure, deadline=""))


def _until(t: Speaker, due: date, measure: Measure) -> str:
    more = t.label("measure-lasting") if measure.lasting else ""
    return t.label("measure-due-day", day=t.day(due), words=measure.deadline or "none", more=more)


def owner_names(t: Speaker, line: Line) -> str:
    """Short names, or the road map's own words while nobody was chosen."""
    names = [short_name(owner.full_name) for owner in line.owners]
    return ", ".join(names) or line.measure.responsible_words or t.label("measure-no-owner")
