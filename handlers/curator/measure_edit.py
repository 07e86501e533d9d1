"""What a curator changes in a measure: words, deadline, stage, owners; and measures of the school's own."""

from collections.abc import Awaitable, Callable, Mapping

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from handlers.calls import Go, PageNumber, RowId, go
from handlers.curator.paging import cut, pager
from handlers.measure_card import find_line, show_card
from handlers.measure_words import Act, Edit, EditTap, MeasureTap, edit_button, stage_words, tap
from handlers.screen import Button, Reply, Screen, one_column
from handlers.turn import Turn
from mentoring.measures import place_measure
from mentoring.names import short_name
from mentoring.owners import assign_measures, release_measure, running_roadmap
from mentoring.roles import Action
from storage.members import members
from storage.records import Role
from storage.roadmaps import stages_of_roadmap

MAY = Action.RUN_PROGRAMME
NEW = 0
"""No measure has this number: the stage is chosen for a new one."""


class StageTap(CallbackData, prefix="me1"):
    """Put the measure into this stage; without a measure, add one to it."""

    measure: RowId
    stage: RowId


class OwnersTap(CallbackData, prefix="me2"):
    """A page of the people who may answer for the measure."""

    measure: RowId
    page: PageNumber = 0


class OwnerTap(CallbackData, prefix="me3"):
    """Let the person answer for the measure, or answer no more."""

    measure: RowId
    person: RowId
    page: PageNumber = 0


class NewTap(CallbackData, prefix="me4"):
    """Add a measure of the school's own."""


async def change(turn: Turn, measure_id: int) -> Reply:
    """What can be changed."""
    t = turn.t
    _, line = await find_line(turn, measure_id)
    asked = [Act.TITLE, Act.DEADLINE, *([Act.EVENT] if line.measure.event else [])]
    buttons = [
        *(tap(t, each, measure_id) for each in asked),
        *(edit_button(t, each, measure_id) for each in (Edit.STAGE, Edit.OWNERS)),
    ]
    back = Button(t.label("button-back"), MeasureTap(act=Act.OPEN, measure=measure_id).pack())
    rows = (*one_column(*buttons), (back, go(t, "menu")))
    return Reply(Screen(t("measure-change", title=line.measure.title), rows))


async def stages(turn: Turn, measure_id: int) -> Reply:
    """Every stage of the road map."""
    t = turn.t
    roadmap = await running_roadmap(turn.tx, turn.me)
    buttons = [
        Button(stage_words(t, stage), StageTap(measure=measure_id, stage=stage.id).pack())
        for stage in await stages_of_roadmap(turn.tx, roadmap.id)
    ]
    to = Go(to="year") if measure_id == NEW else EditTap(act=Edit.CHANGE, measure=measure_id)
    back = Button(t.label("button-back"), to.pack())
    return Reply(Screen(t("measure-which-stage"), (*one_column(*buttons), (back, go(t, "menu")))))


async def add(_event: CallbackQuery, turn: Turn) -> Reply:
    return await stages(turn, NEW)


async def choose_stage(_event: CallbackQuery, turn: Turn, callback_data: StageTap) -> Reply:
    """The measure moves; or the questions about a new one begin."""
    if callback_data.measure == NEW:
        return await turn.desk.forms.begin(turn, "measure_new", context={"stage": callback_data.stage})
    await place_measure(turn.tx, turn.me, callback_data.measure, callback_data.stage, turn.now)
    return await show_card(turn, callback_data.measure, turn.t("measure-changed-now"))


async def owners(turn: Turn, measure_id: int, page: int = 0, toast: str = "") -> Reply:
    """Everybody who may answer; those who do are marked."""
    t = turn.t
    _, line = await find_line(turn, measure_id)
    people = [each for each in await members(turn.tx, turn.me.school.id) if each.roles - {Role.MENTEE}]
    shown, page, pages = cut(people, page)
    buttons = []
    for each in shown:
        name = short_name(each.person.full_name)
        label = t.label("button-chosen", label=name) if line.belongs_to(each.person.id) else name
        intent = OwnerTap(measure=measure_id, person=each.person.id, page=page).pack()
        buttons.append(Button(label, intent))
    rows = (
        *one_column(*buttons),
        *pager(t, page, pages, lambda to: OwnersTap(measure=measure_id, page=to).pack()),
        (Button(t.label("button-done"), MeasureTap(act=Act.OPEN, measure=measure_id).pack()), go(t, "menu")),
    )
    return Reply(Screen(t("measure-who", title=line.measure.title), rows), toast=toast)


async def leaf(_event: CallbackQuery, turn: Turn, callback_data: OwnersTap) -> Reply:
    return await owners(turn, callback_data.measure, callback_data.page)


async def toggle_owner(_event: CallbackQuery, turn: Turn, callback_data: OwnerTap) -> Reply:
    """Chosen becomes not chosen, and the reverse."""
    measure_id, person = callback_data.measure, callback_data.person
    _, line = await find_line(turn, measure_id)
    if line.belongs_to(person):
        await release_measure(turn.tx, turn.me, measure_id, person, turn.now)
    else:
        await assign_measures(turn.tx, turn.me, [measure_id], person, turn.now)
    return await owners(turn, measure_id, callback_data.page, turn.t.label("saved"))


async def edit(_event: CallbackQuery, turn: Turn, callback_data: EditTap) -> Reply:
    return await EDITS[callback_data.act](turn, callback_data.measure)


EDITS: Mapping[Edit, Callable[[Turn, int], Awaitable[Reply]]] = {
    Edit.CHANGE: change,
    Edit.STAGE: stages,
    Edit.OWNERS: owners,
}


def router() -> Router:
    router = Router(name="measure-edit")
    flags = {"may": MAY}
    router.callback_query.register(edit, EditTap.filter(), flags=flags)
    router.callback_query.register(add, NewTap.filter(), flags=flags)
    router.callback_query.register(choose_stage, StageTap.filter(), flags=flags)
    router.callback_query.register(leaf, OwnersTap.filter(), flags=flags)
    router.callback_query.register(toggle_owner, OwnerTap.filter(), flags=flags)
    return router
