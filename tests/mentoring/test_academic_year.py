"""A road map becomes a running year: every measure is there with its day, and stands where the facts say."""

from datetime import date

import pytest

from mentoring.roadmap_board import Standing
from tests.handlers.overview_samples import Year, begin_year
from tests.handlers.roadmap_samples import ROADMAPS, TEMPLATES, board_for, choose
from tests.town import Town


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


@pytest.mark.parametrize("template", TEMPLATES)
async def test_everything_of_the_template_is_in_the_year(town: Town, year: Year, template: str) -> None:
    roadmap = ROADMAPS.find(template, "ru")
    assert roadmap is not None
    await choose(town, year.vera, template)
    found = await board_for(town, year.vera)
    assert [stage.stage.number for stage in found.stages] == [stage.number for stage in roadmap.stages]
    assert [line.measure.title for line in found.lines] == [measure.title for measure in roadmap.measures]
    assert [tuple(line.measure.items) for line in found.lines] == [each.items for each in roadmap.measures]
    assert not found.number(Standing.LATE)


async def test_dates_of_another_year_are_moved_to_this_one(town: Town, year: Year) -> None:
    await choose(town, year.vera, "project")
    found = await board_for(town, year.vera)
    days = {line.measure.deadline: line.due for line in found.lines}
    assert days["До 01.12.2021г."] == date(2026, 12, 1)
    assert days["Октябрь 2021"] == date(2026, 10, 31)
    assert days["ежегодно"] == date(2027, 5, 31)
    assert days["После утверждения муниципальных критериев"] is None
