"""The school's card: name, city, time zone, the academic year, the quiet hours."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject
from pydantic import Field

from handlers.calls import Go, go, register
from handlers.curator.thresholds import to_thresholds
from handlers.curator.vacations import to_vacations
from handlers.screen import Button, Reply, Screen, grid, one_column
from handlers.turn import Duty, Turn
from mentoring.forms import OTHER, Option
from mentoring.people import actor_of
from mentoring.roles import Action
from mentoring.schools import (
    QUIET_CHOICES,
    academic_years,
    also_written,
    current_programme,
    quiet_of,
    read_year,
    save_school,
    set_quiet,
    year_name,
)
from storage.records import Role

MAY = Action.RUN_PROGRAMME
FORM_ID = "school"


class EditSchool(CallbackData, prefix="sc1"):
    """Change the card."""


class QuietTap(CallbackData, prefix="sc2"):
    """Show the choice of quiet hours (-1), or choose one by its place."""

    choice: Annotated[int, Field(ge=-1, lt=len(QUIET_CHOICES))]


async def show_school(_event: TelegramObject, turn: Turn) -> Reply:
    """The card; a school without a name begins with the questions."""
    if not turn.me.school.name:
        return await _begin(turn)
    return Reply(await _card(turn))


async def edit(_event: CallbackQuery, turn: Turn) -> Reply:
    return await _begin(turn)


async def _begin(turn: Turn) -> Reply:
    """The questions, with what is known already filled in."""
    answers = await _known(turn)
    return await turn.desk.forms.begin(turn, FORM_ID, answers=answers, at_summary=bool(answers))


async def back(turn: Turn, _context: Mapping[str, Any]) -> Reply | None:
    """The card, once there is one."""
    return Reply(await _card(turn)) if turn.me.school.name else None


async def _known(turn: Turn) -> dict[str, Any]:
    school, programme = turn.me.school, await current_programme(turn.tx, turn.me)
    if not school.name or programme is None:
        return {}
    known = {"name": school.name, "city": school.city, "timezone": school.timezone}
    return {**known, "year": year_name(programme.year), "ends_on": programme.ends_on.isoformat()}


async def years(turn: Turn, _context: Mapping[str, Any]) -> list[Option]:
    """This academic year, the next one, and the one that is set already."""
    programme = await current_programme(turn.tx, turn.me)
    offered = {*academic_years(turn.today), *([programme.year] if programme else [])}
    return [Option(year_name(year), year_name(year), also_written(year)) for year in sorted(offered)]


async def submit_school(turn: Turn, answers: Mapping[str, Any], _context: Mapping[str, Any]) -> Reply:
    """Save the card and show it, with inviting people as the next step."""
    ends_on = answers.get("ends_on")
    await save_school(
        turn.tx,
        turn.me,
        name=str(answers["name"]),
        city=_words(answers.get("city", "")),
        timezone=_words(answers["timezone"]),
        year=read_year(str(answers["year"])),
        ends_on=date.fromisoformat(ends_on) if ends_on else None,
        now=turn.now,
    )
    turn.actor = await actor_of(turn.tx, turn.me.id)
    return Reply(await _card(turn, turn.t("school-saved")))


def _words(answer: Any) -> str:
    return str(answer[OTHER] if isinstance(answer, dict) else answer)


async def _card(turn: Turn, note: str = "") -> Screen:
    t, school = turn.t, turn.me.school
    programme = await current_programme(turn.tx, turn.me)
    start, end = quiet_of(turn.me)
    lines = [
        t("school-title", name=school.name),
        t("school-city", city=school.city),
        t("school-zone", zone=t.zone(turn.now, ZoneInfo(school.timezone))),
        t("school-quiet", start=start, end=end),
    ]
    if programme is not None:
        year = year_name(programme.year)
        lines.append(t("school-year", year=year, first=programme.starts_on, last=programme.ends_on))
    change = Button(t.label("button-edit"), EditSchool().pack())
    quiet = Button(t.label("button-quiet-hours"), QuietTap(choice=-1).pack())
    text = "\n\n".join(filter(None, (note, "\n".join(lines))))
    own = (to_vacations(turn), to_thresholds(turn))
    return Screen(text, ((go(t, "invite", style="primary"),), (change, quiet), own, (go(t, "menu"),)))


async def choose_quiet(_event: CallbackQuery, turn: Turn, callback_data: QuietTap) -> Reply:
    """A few usual evenings and mornings; the chosen one is marked."""
    if 0 <= callback_data.choice < len(QUIET_CHOICES):
        await set_quiet(turn.tx, turn.me, *QUIET_CHOICES[callback_data.choice], turn.now)
        turn.actor = await actor_of(turn.tx, turn.me.id)
        return Reply(await _card(turn), toast=turn.t.label("saved"))
    t = turn.t
    chips = [
        Button(_quiet_label(turn, choice), QuietTap(choice=place).pack())
        for place, choice in enumerate(QUIET_CHOICES)
    ]
    back = Button(t.label("button-back"), Go(to="school").pack())
    return Reply(Screen(t("school-choose-quiet"), (*grid(chips, 2), *one_column(back))))


def _quiet_label(turn: Turn, choice: tuple[str, str]) -> str:
    key = "button-quiet-chosen" if choice == quiet_of(turn.me) else "button-quiet"
    return turn.t.label(key, start=choice[0], end=choice[1])


async def duties(turn: Turn) -> list[Duty]:
    """A curator's first thing to do is the school's card."""
    if not turn.is_a(Role.CURATOR) or turn.me.school.name:
        return []
    button = go(turn.t, "school", "button-school-card", "primary")
    return [Duty(turn.t("duty-school"), button, form=FORM_ID)]


def router() -> Router:
    router = Router(name="school")
    flags = {"may": MAY}
    register(router, "school", show_school, MAY)
    router.callback_query.register(edit, EditSchool.filter(), flags=flags)
    router.callback_query.register(choose_quiet, QuietTap.filter(), flags=flags)
    return router


SUBMITS = {FORM_ID: submit_school}
SOURCES = {"years": years}
BACKS = {FORM_ID: back}
