"""Who answers for the measures of the road map: a person for each of its roles."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery
from pydantic import Field

from handlers.calls import Go, PageNumber, RowId, Word, go
from handlers.curator.paging import cut, pager
from handlers.screen import Button, Reply, Screen, grid, one_column
from handlers.turn import Turn
from mentoring.names import short_name
from mentoring.owners import assign_role, running_roadmap
from mentoring.refusals import Outdated
from mentoring.roadmaps import Responsible, RoadMap
from mentoring.roles import Action
from storage.members import Member, members
from storage.records import Role

MAY = Action.RUN_PROGRAMME
CHOICE = "year-people"
IN_A_ROW = 4
NOBODY = 0
Place = Annotated[int, Field(ge=0, lt=100)]


class PeopleTap(CallbackData, prefix="yp1"):
    """Who answers: for a road map that is being chosen, or, without a name, for the running one."""

    template: Word


class RoleTap(CallbackData, prefix="yp2"):
    """Choose the person for the role at this place of the road map."""

    template: Word
    place: Place
    page: PageNumber = 0


class PersonTap(CallbackData, prefix="yp3"):
    """This person; 0 for nobody."""

    template: Word
    place: Place
    person: RowId


async def proposed(turn: Turn, roadmap: RoadMap) -> dict[str, int]:
    """Whoever holds the role already; where several do, the first by name, the acting curator first."""
    people = await _people(turn)
    found: dict[str, int] = {}
    for one in roadmap.responsible:
        holders = [each.person.id for each in people if one.role is not None and one.role in each.roles]
        mine = turn.me.id if turn.me.id in holders else None
        if holders:
            found[one.id] = mine or holders[0]
    return found


async def remember(turn: Turn, template: str, people: Mapping[str, int]) -> None:
    """Keep the choice until the year is created."""
    await turn.talk.update_data({CHOICE: {"template": template, "people": dict(people)}})


async def choice_of(turn: Turn, template: str) -> dict[str, int]:
    """What was chosen for this road map. Raises `Outdated` if another one has been looked at since."""
    kept = (await turn.talk.get_data()).get(CHOICE)
    if not isinstance(kept, dict) or kept.get("template") != template:
        raise Outdated
    return {str(role): int(person) for role, person in kept["people"].items()}


async def forget_choice(turn: Turn) -> None:
    await turn.talk.update_data({CHOICE: None})


async def show_people(_event: CallbackQuery, turn: Turn, callback_data: PeopleTap) -> Reply:
    return await people_screen(turn, callback_data.template)


async def people_screen(turn: Turn, template: str, toast: str = "") -> Reply:
    """Every role with its person; a number changes it."""
    t = turn.t
    roles, chosen = await _roles(turn, template), await _chosen(turn, template)
    names = {each.person.id: short_name(each.person.full_name) for each in await _people(turn)}
    lines = [
        t(
            "year-role-line",
            number=place,
            role=one.label,
            name=names.get(chosen.get(one.id, NOBODY)) or t.label("year-role-nobody"),
        )
        for place, one in enumerate(roles, start=1)
    ]
    numbers = [
        Button(str(place), RoleTap(template=template, place=place - 1).pack())
        for place in range(1, len(roles) + 1)
    ]
    text = "\n".join((t("year-people"), "", *lines))
    return Reply(Screen(text, (*grid(numbers, IN_A_ROW), *_ends(turn, template))), toast=toast)


def _ends(turn: Turn, template: str) -> tuple[tuple[Button, ...], ...]:
    t = turn.t
    if not template:
        return ((Button(t.label("button-back"), Go(to="year").pack()), go(t, "menu")),)
    from handlers.curator.year import ChooseTap, create_button  # the preview leads here and back

    back = Button(t.label("button-back"), ChooseTap(template=template).pack())
    return ((create_button(turn, template),), (back, go(t, "menu")))


async def ask_person(_event: CallbackQuery, turn: Turn, callback_data: RoleTap) -> Reply:
    """Everybody of the school who may answer for a measure."""
    t, template = turn.t, callback_data.template
    role = _at(await _roles(turn, template), callback_data.place)
    shown, page, pages = cut(await _people(turn), callback_data.page)
    buttons = [
        Button(short_name(each.person.full_name), _pack(callback_data, each.person.id)) for each in shown
    ]
    rows = (
        *one_column(*buttons),
        *pager(t, page, pages, lambda to: callback_data.model_copy(update={"page": to}).pack()),
        (Button(t.label("button-year-nobody"), _pack(callback_data, NOBODY)),),
        (Button(t.label("button-back"), PeopleTap(template=template).pack()), go(t, "menu")),
    )
    return Reply(Screen(t("year-who", role=role.label), rows))


def _pack(tap: RoleTap, person: int) -> str:
    return PersonTap(template=tap.template, place=tap.place, person=person).pack()


async def choose_person(_event: CallbackQuery, turn: Turn, callback_data: PersonTap) -> Reply:
    """Note the person: in the choice, or at once for all measures of the running road map."""
    template, person = callback_data.template, callback_data.person
    role = _at(await _roles(turn, template), callback_data.place)
    if template:
        chosen = await choice_of(turn, template)
        chosen.pop(role.id, None)
        await remember(turn, template, {**chosen, role.id: person} if person else chosen)
    else:
        await assign_role(turn.tx, turn.me, role.id, person or None, turn.now)
    return await people_screen(turn, template, turn.t.label("saved"))


async def _roles(turn: Turn, template: str) -> Sequence[Responsible]:
    """The responsible of the road map that is being chosen, or of the running one."""
    if template:
        roadmap = turn.desk.roadmaps.find(template, turn.t.locale)
        if roadmap is None:
            raise Outdated
        return roadmap.responsible
    return RoadMap.model_validate((await running_roadmap(turn.tx, turn.me)).source).responsible


async def _chosen(turn: Turn, template: str) -> Mapping[str, int]:
    if template:
        return await choice_of(turn, template)
    return (await running_roadmap(turn.tx, turn.me)).holders


async def _people(turn: Turn) -> list[Member]:
    """Whoever may answer for measures, curators and directors first."""
    found = [each for each in await members(turn.tx, turn.me.school.id) if each.roles - {Role.MENTEE}]
    leading = {Role.CURATOR, Role.DIRECTOR, Role.STAFF, Role.PSYCHOLOGIST}
    return sorted(found, key=lambda each: (not each.roles & leading, each.person.full_name))


def _at(roles: Sequence[Responsible], place: int) -> Responsible:
    if place >= len(roles):
        raise Outdated
    return roles[place]


def router() -> Router:
    router = Router(name="year-people")
    flags = {"may": MAY}
    router.callback_query.register(show_people, PeopleTap.filter(), flags=flags)
    router.callback_query.register(ask_person, RoleTap.filter(), flags=flags)
    router.callback_query.register(choose_person, PersonTap.filter(), flags=flags)
    return router
