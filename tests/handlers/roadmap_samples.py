"""A school whose year runs along a road map, laid without the screens that choose it."""

from collections.abc import Mapping
from typing import Any

from handlers.roadmap_catalogue import load
from locales.content import Content
from mentoring.academic_year import begin_year
from mentoring.people import actor_of
from mentoring.roadmap_board import Board, board
from mentoring.roles import Actor
from storage.engine import Tx
from tests.handlers.overview_samples import Year  # noqa: F401
from tests.town import Town, Townsman

TEMPLATES = ("laboratory", "standard", "student", "project", "folder")
ROADMAPS = load(Content())


async def choose(
    town: Town, curator: Townsman, template: str, people: Mapping[str, int] | None = None
) -> None:
    """The curator has chosen this road map for the year."""
    roadmap = ROADMAPS.find(template, "ru")
    assert roadmap is not None

    async def work(tx: Tx) -> None:
        actor = await acting(tx, curator)
        await begin_year(tx, actor, roadmap, template, people or {}, town.clock.now())

    await town.app.database.write(work)


async def acting(tx: Tx, who: Townsman) -> Actor:
    actor = await actor_of(tx, who.person_id)
    assert actor is not None
    return actor


async def board_for(town: Town, who: Townsman) -> Board:
    """The road map as it stands now."""

    async def read(tx: Tx) -> Any:
        return await board(tx, await acting(tx, who), town.clock.now())

    found: Board | None = await town.data(read)
    assert found is not None
    return found
