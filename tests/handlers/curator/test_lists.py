"""Lists in chat: pages, chips and the search, drawn from plain lines."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.curator.lists import (
    PAGE,
    Line,
    Listing,
    ListTap,
    answers_to,
    list_screen,
    page_of,
    search_words,
)
from handlers.screen import Screen
from handlers.turn import Turn
from locales.texts import Texts, plain
from mentoring.roles import Action
from tests.handlers.overview_samples import Year, begin_year
from tests.town import Town

T = Texts().speaker("ru")


async def no_lines(_turn: Turn) -> list[Line]:
    return []


MENTORS = Listing("mentors", Action.RUN_PROGRAMME, ("all", "waiting", "archive"), no_lines, ("invite",))


def people(count: int, *shows: str) -> list[Line]:
    return [
        Line(f"Человек {number}", "ждёт решения", f"x:{number}", frozenset(shows or ("all",)))
        for number in range(1, count + 1)
    ]


def draw(lines: Sequence[Line], show: str = "all", page: int = 0, query: str = "") -> Screen:
    return list_screen(T, MENTORS, lines, ListTap(of="mentors", show=show, page=page, query=query))


def labels(screen: Screen) -> list[list[str]]:
    return [[button.label for button in row] for row in screen.rows]


def test_a_line_is_number_name_and_state_and_its_button_is_the_number() -> None:
    screen = draw(people(2))
    assert "1 · Человек 1 · ждёт решения\n2 · Человек 2 · ждёт решения" in screen.text
    assert labels(screen) == [["1", "2"], ["Найти", "Меню"]]
    assert screen.rows[0][1].intent == "x:2"


def test_eight_lines_make_a_page_and_numbers_go_on() -> None:
    screen = draw(people(20), page=1)
    assert labels(screen)[:3] == [["9", "10", "11", "12"], ["13", "14", "15", "16"], ["←", "2/3", "→"]]
    assert "9 · Человек 9" in screen.text


@pytest.mark.parametrize(("page", "pager"), [(0, ["1/3", "→"]), (2, ["←", "3/3"])])
def test_the_ends_of_the_list_have_no_arrow_to_nowhere(page: int, pager: list[str]) -> None:
    assert pager in labels(draw(people(20), page=page))


def test_a_page_that_is_gone_shows_the_last_one() -> None:
    assert "17 · Человек 17" in draw(people(17), page=99).text


def test_chips_count_and_the_chosen_one_is_marked() -> None:
    lines = people(2, "all", "waiting") + people(1, "archive")
    assert ["Все: 2 ✓", "Ждут: 2", "Архив: 1"] in labels(draw(lines))
    assert ["Все: 2", "Ждут: 2", "Архив: 1 ✓"] in labels(draw(lines, show="archive"))


def test_a_chip_that_shows_nobody_is_left_out() -> None:
    assert ["Все: 2 ✓", "Ждут: 2"] in labels(draw(people(2, "all", "waiting")))


def test_an_empty_list_says_what_will_appear_and_what_to_do_first() -> None:
    screen = draw([])
    assert "появятся анкеты" in screen.text
    assert labels(screen) == [["Пригласить", "Меню"]]


def test_a_search_looks_through_the_whole_list() -> None:
    archived = Line("Смирнова О. П.", "в архиве", "x:9", frozenset({"archive"}), "Смирнова Ольга Физика")
    screen = draw([*people(3), archived], query="физ")
    assert "Нашлось по «физ»: 1" in screen.text
    assert "1 · Смирнова О. П. · в архиве" in screen.text


@pytest.mark.parametrize("query", ["сми", "СМИР", "ольг", "физ", "смир оль", "петр", "пётр"])
def test_letters_find_surname_name_and_subject(query: str) -> None:
    line = Line("Смирнова О. П.", "", "x:1", frozenset(), "Смирнова Ольга Пётровна Физика")
    assert answers_to(line, query)


@pytest.mark.parametrize("query", ["ирн", "смир анна", "хим"])
def test_other_letters_find_nobody(query: str) -> None:
    line = Line("Смирнова О. П.", "", "x:1", frozenset(), "Смирнова Ольга Петровна Физика")
    assert not answers_to(line, query)


def test_somebody_elses_words_stay_words() -> None:
    screen = draw([Line("<b>Бобби</b>", "", "x:1", frozenset({"all"}))])
    assert "&lt;b&gt;Бобби&lt;/b&gt;" in screen.text
    assert "<b>Бобби</b>" in plain(screen.text)


@given(count=st.integers(0, 100), page=st.integers(0, 20))
def test_pages_hold_everybody_once(count: int, page: int) -> None:
    lines = people(count)
    pages = page_of(lines, ListTap(of="mentors", show="all")).pages
    seen = [
        line
        for number in range(pages)
        for line in page_of(lines, ListTap(of="mentors", show="all", page=number)).lines
    ]
    assert seen == lines
    shown = page_of(lines, ListTap(of="mentors", show="all", page=page))
    assert 0 <= shown.page < pages
    assert len(shown.lines) <= PAGE


@given(st.text(st.sampled_from("абвЁxz 7:;,-\U00020000\u200b"), max_size=60))
def test_whatever_is_searched_for_fits_into_a_button(typed: str) -> None:
    found = draw(people(20), query=search_words(typed)).rows
    assert all(len(button.intent.encode()) <= 64 for row in found for button in row)


@pytest.fixture
async def asked(town: Town) -> Year:
    """Two people got a survey."""
    year = await begin_year(town)
    await year.ends(await year.pair())
    return year


async def test_a_list_opens_on_the_first_chip_that_has_lines(asked: Year) -> None:
    await asked.vera.says("/surveys")
    asked.vera.sees("Не ответили: 2", "1 · Белова А. И.")
    await asked.answers(asked.anna)
    await asked.answers(asked.olga)
    await asked.vera.says("/surveys")
    asked.vera.sees("Ответили: 2", "1 · Белова А. И. · есть ответ")
    assert not any(label.startswith("Не ответили") for label in asked.vera.buttons)


async def test_a_chip_that_was_chosen_stays_though_its_lines_are_gone(asked: Year) -> None:
    await asked.answers(asked.olga)
    await asked.vera.says("/surveys")
    await asked.vera.taps("Не ответили: 1")
    await asked.vera.taps("1")
    await asked.answers(asked.anna)
    await asked.vera.taps("← К списку")
    asked.vera.sees("Не ответили: 0", "Здесь пока никого нет")
    assert "Ответили: 2" in asked.vera.buttons
