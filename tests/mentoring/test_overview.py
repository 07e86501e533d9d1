"""The curator's overview costs the same few statements for ten people and for a thousand."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

from mentoring.academic_year import begin_year
from mentoring.attention import concerns
from mentoring.roadmap_board import board
from mentoring.roles import Actor
from mentoring.stages import overview
from mentoring.surveys import plan_surveys
from storage.engine import Database, Tx
from storage.records import Role
from tests.handlers.roadmap_samples import ROADMAPS
from tests.mentoring.pair_samples import NOW, add_actor, lay_programme
from tests.storage.school_samples import populate
from tests.storage.statements import counted

Work = Callable[[Tx], Awaitable[Any]]


async def lay(database: Database, count: int) -> Actor:
    """The curator of a school with so many participants."""

    async def work(tx: Tx) -> Actor:
        programme = await lay_programme(tx)
        vera = await add_actor(tx, programme, "Орлова Вера Павловна", Role.CURATOR)
        await populate(tx, programme, count, NOW)
        return vera

    return await database.write(work)


async def statements(database: Database, work: Work) -> int:
    with counted(database) as sent:
        async with database.read() as tx:
            await work(tx)
    return len(sent)


@pytest.mark.parametrize(("what", "most"), [(overview, 9), (concerns, 15)], ids=["status", "attention"])
async def test_the_number_of_statements_does_not_grow_with_the_school(
    database: Database, what: Callable[..., Awaitable[Any]], most: int
) -> None:
    small, large = await lay(database, 10), await lay(database, 1_000)
    few = await statements(database, lambda tx: what(tx, small, NOW))
    many = await statements(database, lambda tx: what(tx, large, NOW))
    assert few == many
    assert 0 < many <= most


@pytest.mark.parametrize(("what", "most"), [(board, 15), (concerns, 28)], ids=["status", "attention"])
async def test_nor_does_it_with_a_road_map(
    database: Database, what: Callable[..., Awaitable[Any]], most: int
) -> None:
    small, large = await lay(database, 10), await lay(database, 1_000)
    roadmap = ROADMAPS.find("student", "ru")
    assert roadmap is not None
    for vera in (small, large):
        people = {one.id: vera.id for one in roadmap.responsible}
        await database.write(
            partial(begin_year, actor=vera, roadmap=roadmap, template="student", people=people, now=NOW)
        )
    few = await statements(database, lambda tx: what(tx, small, NOW))
    many = await statements(database, lambda tx: what(tx, large, NOW))
    assert few == many
    assert 0 < many <= most


async def test_a_large_school_is_counted_in_full(database: Database) -> None:
    large = await lay(database, 1_000)
    async with database.read() as tx:
        found = await overview(tx, large, NOW)
        rows = await concerns(tx, large, NOW)
    mentees = {fact.key: (fact.number, fact.of) for fact in found.stages[1].facts}
    assert mentees["people"] == (500, None)
    assert mentees["consents"] == (500, 500)
    assert len(rows) == 500


async def test_planning_surveys_costs_the_same_when_there_is_nobody_to_ask(database: Database) -> None:
    await lay(database, 10)
    await database.write(lambda tx: plan_surveys(tx, NOW))
    with counted(database) as few:
        await database.write(lambda tx: plan_surveys(tx, NOW))
    await lay(database, 400)
    await database.write(lambda tx: plan_surveys(tx, NOW))
    with counted(database) as many:
        await database.write(lambda tx: plan_surveys(tx, NOW))
    assert len(few) == len(many) <= 4
