"""The school's card: the first thing that a curator fills in."""

from datetime import date

import pytest

from storage.records import ProgrammeState, Role
from storage.tables import programme, school
from tests.handlers.counting import rows_of
from tests.town import Town, Townsman, lay_school, settle_in


async def first_curator(town: Town) -> Townsman:
    """A curator in a school that has no name yet."""
    olga = town.newcomer("Ольга")
    await olga.says("/start")
    await olga.taps("Продолжить")
    await olga.taps("Даю согласие")
    await olga.says("Смирнова Ольга Петровна")
    return olga


async def fill_in(olga: Townsman, year: str, ends_on: str) -> None:
    await olga.taps("Школа")
    await olga.says("МБОУ «СОШ № 14»")
    await olga.says("Красноярск")
    await olga.says("Красноярск")
    await olga.taps(year)
    await olga.says(ends_on)
    await olga.taps("Сохранить")


async def test_the_card_creates_the_programme_of_the_year(town: Town) -> None:
    olga = await first_curator(town)
    await fill_in(olga, "2026/27", "31.05.2027")
    olga.sees("МБОУ «СОШ № 14»", "Красноярск", "МСК+4", "2026/27", "31 мая 2027", "20:00", "08:00")
    assert olga.buttons[0] == "Пригласить"
    (card,) = await rows_of(town, school)
    (year,) = await rows_of(town, programme)
    assert (card["name"], card["city"], card["timezone"]) == (
        "МБОУ «СОШ № 14»",
        "Красноярск",
        "Asia/Krasnoyarsk",
    )
    assert (year["year"], year["starts_on"], year["ends_on"]) == (2026, date(2026, 9, 1), date(2027, 5, 31))
    assert year["state"] is ProgrammeState.ACTIVE


async def test_a_programme_ends_within_its_year(town: Town) -> None:
    olga = await first_curator(town)
    await olga.taps("Школа")
    for words in ("МБОУ «СОШ № 14»", "Красноярск", "Красноярск", "2026-27", "31.05.2028"):
        await olga.says(words)
    olga.sees("Этот день не в 2026/27 учебном году.", "Когда программа заканчивается?")
    await olga.says("30.06.2027")
    await olga.taps("Сохранить")
    olga.sees("30 июня 2027")


@pytest.mark.parametrize("words", ["2026/2027", "2026-27", "26-27", "26/27"])
async def test_the_year_is_written_as_people_write_it(town: Town, words: str) -> None:
    olga = await first_curator(town)
    await olga.taps("Школа")
    for answer in ("МБОУ «СОШ № 14»", "Красноярск", "Красноярск", words):
        await olga.says(answer)
    olga.sees("Когда программа заканчивается?")


async def test_a_year_that_belongs_to_two_is_asked_about(town: Town) -> None:
    olga = await first_curator(town)
    await olga.taps("Школа")
    for answer in ("МБОУ «СОШ № 14»", "Красноярск", "Красноярск", "2027"):
        await olga.says(answer)
    olga.sees("Подходят несколько вариантов: 2026/27, 2027/28.")


async def test_a_card_put_off_is_gone_on_with_from_everywhere(town: Town) -> None:
    olga = await first_curator(town)
    await olga.taps("Школа")
    for answer in ("МБОУ «СОШ № 14»", "Красноярск", "Красноярск"):
        await olga.says(answer)
    await olga.taps("Отложить")
    olga.sees("Вас ждёт 1 дело", "Не закончено: «Карточка школы», вопрос 4 из 5")
    assert "Заполнить карточку" not in olga.buttons
    for way in ("/school", "/menu"):
        await olga.says(way)
    await olga.taps("Школа")
    await olga.taps("Продолжить")
    olga.sees("На какой учебный год программа?")


async def test_the_home_screen_reminds_of_the_empty_card(town: Town) -> None:
    olga = await first_curator(town)
    await olga.says("/menu")
    olga.sees("1 дело", "карточку школы")


async def test_the_card_can_be_changed_and_keeps_what_was_not(town: Town) -> None:
    olga = await settle_in(town, await lay_school(town), "Смирнова Ольга", Role.CURATOR)
    await olga.says("/school")
    olga.sees("МБОУ СОШ № 14", "Тверь", "МСК")
    await olga.taps("Изменить")
    olga.sees("МБОУ СОШ № 14", "2026/27", "31 мая 2027")
    await olga.taps("2")
    await olga.says("Торжок")
    await olga.taps("Сохранить")
    olga.sees("Карточка школы сохранена.", "МБОУ СОШ № 14", "Торжок", "31 мая 2027")
    assert len(await rows_of(town, programme)) == 1


async def test_quiet_hours_are_chosen_by_a_chip(town: Town) -> None:
    olga = await settle_in(town, await lay_school(town), "Смирнова Ольга", Role.CURATOR)
    await olga.says("/school")
    await olga.taps("Тихие часы")
    assert "20:00–08:00 ✓" in olga.buttons
    await olga.taps("22:00–07:00")
    olga.sees("с 22:00 до 07:00")
    (card,) = await rows_of(town, school)
    assert card["settings"]["quiet"] == ["22:00", "07:00"]


async def test_a_mentor_cannot_touch_the_card(town: Town) -> None:
    anna = await settle_in(town, await lay_school(town), "Кузнецова Анна", Role.MENTOR)
    await anna.says("/school")
    anna.sees("недоступно")
    await anna.forges("sc2:3")
    (card,) = await rows_of(town, school)
    assert card["settings"] == {}
