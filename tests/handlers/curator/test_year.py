"""A curator chooses a road map for the year, says who answers, and sees it run."""

import pytest

from handlers.curator.year import CreateTap
from mentoring.roadmap_board import Standing
from tests.handlers.overview_samples import Year, begin_year
from tests.handlers.roadmap_samples import TEMPLATES, board_for
from tests.town import Town


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


async def test_the_home_screen_offers_the_choice(year: Year) -> None:
    await year.vera.says("/menu")
    year.vera.sees("Выберите дорожную карту года")
    await year.vera.taps("Выбрать дорожную карту")
    year.vera.sees("Дорожная карта на 2026/27 учебный год", "1. ")


async def test_from_the_choice_to_the_running_year(town: Town, year: Year) -> None:
    await year.vera.says("/year")
    title = "Дорожная карта программы развития наставничества"
    line = next(line for line in year.vera.screen.splitlines() if title in line)
    await year.vera.taps(line.partition(".")[0])
    year.vera.sees("15 мероприятий", "перенесены на этот год", "1 декабря")
    await year.vera.taps("Ответственные")
    year.vera.sees("Директор: ")
    await year.vera.taps("1")
    await year.vera.taps("Смирнова О. П.")
    year.vera.sees("1. Директор: Смирнова О. П.")
    await year.vera.taps("Начать год")
    year.vera.sees("дорожная карта работает", "Сделано 0 из 15")
    found = await board_for(town, year.vera)
    owners = {owner.full_name for line in found.lines for owner in line.owners}
    assert "Смирнова Ольга Петровна" in owners


@pytest.mark.parametrize("place", range(1, len(TEMPLATES) + 1))
async def test_each_road_map_can_be_begun(town: Town, year: Year, place: int) -> None:
    await year.vera.says("/year")
    await year.vera.taps(str(place))
    if "Ответственные" in year.vera.buttons:
        await year.vera.taps("Ответственные")
    await year.vera.taps("Начать год")
    year.vera.sees("дорожная карта работает")
    assert (await board_for(town, year.vera)).number(Standing.LATE) == 0


async def test_pressing_create_twice_creates_once(town: Town, year: Year) -> None:
    intent = CreateTap(template="folder").pack()
    await year.vera.says("/year")
    line = next(line for line in year.vera.screen.splitlines() if "с папкой документов" in line)
    await year.vera.taps(line.partition(".")[0])
    await year.vera.forges(intent)
    await year.vera.forges(intent)
    year.vera.sees("дорожная карта работает", "из 17")
    assert len((await board_for(town, year.vera)).lines) == 17
