"""A template that was changed later says how it would affect the running year."""

from dataclasses import replace

import pytest

from handlers.roadmap_catalogue import RoadMaps
from mentoring.roadmaps import Measure, RoadMap
from tests.handlers.overview_samples import Year, begin_year
from tests.handlers.roadmap_samples import ROADMAPS, board_for, choose
from tests.town import Town


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


def changed(roadmap: RoadMap) -> RoadMap:
    """The next version: two measures say something else, one is new, one is gone."""
    first, *others = roadmap.stages
    one, two, *rest = first.measures
    fresh = Measure(id="council", title="Собрать совет наставников", deadline="до 20 сентября")
    measures = (
        one.model_copy(update={"title": "Изучить материалы о наставничестве", "deadline": "Ноябрь"}),
        two.model_copy(update={"title": "Выбрать ответственного"}),
        fresh,
    )
    stages = (first.model_copy(update={"measures": (*measures, *rest)}), *others[:-1])
    last = others[-1].model_copy(update={"measures": others[-1].measures[:-1]})
    return roadmap.model_copy(update={"version": roadmap.version + 1, "stages": (*stages, last)})


def publish(town: Town, roadmap: RoadMap) -> None:
    """The school's content folder has the new version now."""
    desk = town.app.desk
    newer = RoadMaps({**desk.roadmaps.by_locale, ("ru", roadmap.id): roadmap})
    for turns in (town.app.updates._turns, town.app.outbox._turns):
        turns.desk = replace(desk, roadmaps=newer)


async def test_what_was_changed_by_hand_stays(town: Town, year: Year) -> None:
    roadmap = ROADMAPS.find("project", "ru")
    assert roadmap is not None
    await choose(town, year.vera, "project")
    await year.vera.says("/measures ответственного")
    await year.vera.taps("1")
    await year.vera.taps("Изменить")
    await year.vera.taps("Название")
    await year.vera.says("Назначить куратора приказом")
    publish(town, changed(roadmap))
    await year.vera.says("/year")
    await year.vera.taps("План обновился")
    year.vera.sees(
        "± Изучить и собрать вместе материалы о наставничестве: название, срок",
        "= Назначить куратора приказом: у вас своё – название",
        "+ Собрать совет наставников",
        "в плане этого больше нет, у вас остаётся",
    )
    await year.vera.taps("Применить")
    titles = [line.measure.title for line in (await board_for(town, year.vera)).lines]
    assert titles[:2] == ["Изучить материалы о наставничестве", "Назначить куратора приказом"]
    assert "Собрать совет наставников" in titles
    assert len(titles) == 16
    await year.vera.says("/year")
    assert "План обновился" not in year.vera.buttons
