"""Deadlines: what a school's words mean in a chosen year."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentoring.deadlines import (
    Deadline,
    Due,
    ImpossibleDate,
    SchoolYear,
    due_in,
    due_values,
    is_late,
    read_deadline,
)

YEAR = SchoolYear(date(2026, 9, 1), date(2027, 5, 31))
LAST_DAY = YEAR.ends_on


def due(words: str, year: SchoolYear = YEAR) -> Due:
    deadline = read_deadline(words)
    assert deadline.understood, words
    assert deadline.words == words
    return due_in(deadline, year)


@pytest.mark.parametrize(
    ("words", "since", "on", "moved_from"),
    [
        ("Ежегодно", None, LAST_DAY, None),
        ("ежегодно", None, LAST_DAY, None),
        ("В течение года", None, LAST_DAY, None),
        ("Ноябрь года - декабрь Ежегодно", date(2026, 11, 1), date(2026, 12, 31), None),
        ("Сентябрь", date(2026, 9, 1), date(2026, 9, 30), None),
        ("Сентябрь Ежегодно", date(2026, 9, 1), date(2026, 9, 30), None),
        ("Ежегодно Сентябрь – октябрь", date(2026, 9, 1), date(2026, 10, 31), None),
        ("Сентябрь- октябрь ежегодно", date(2026, 9, 1), date(2026, 10, 31), None),
        ("Сентябрь – октябрь", date(2026, 9, 1), date(2026, 10, 31), None),
        ("Ежегодно Июнь", date(2027, 6, 1), date(2027, 6, 30), None),
        ("Октябрь 2021", date(2026, 10, 1), date(2026, 10, 31), date(2021, 10, 31)),
        ("До 01.12.2021г.", None, date(2026, 12, 1), date(2021, 12, 1)),
        ("август-сентябрь 2022 г.", date(2026, 8, 1), date(2026, 9, 30), date(2022, 9, 30)),
        ("До 01.10.2022 г., далее постоянно", None, date(2026, 10, 1), date(2022, 10, 1)),
        ("До 30.09.2022", None, date(2026, 9, 30), date(2022, 9, 30)),
        ("После\n\n\tутверждения муниципальных критериев", None, None, None),
    ],
)
def test_the_words_of_the_seeds_are_understood(
    words: str, since: date | None, on: date | None, moved_from: date | None
) -> None:
    lasting = "далее" in words
    assert due(words) == Due(since, on, moved_from, lasting)


@pytest.mark.parametrize(
    ("words", "since", "on"),
    [
        ("до 01.12", None, date(2026, 12, 1)),
        ("до 1 декабря", None, date(2026, 12, 1)),
        ("к 15 мая", None, date(2027, 5, 15)),
        ("01.10.2026", None, date(2026, 10, 1)),
        ("2026-10-01", None, date(2026, 10, 1)),
        ("не позднее 20 сентября", None, date(2026, 9, 20)),
        ("5–10 октября", None, date(2026, 10, 10)),
        ("с 5 по 10 октября", None, date(2026, 10, 10)),
        ("01.09–15.09", None, date(2026, 9, 15)),
        ("с 01.09 по 20.05", date(2026, 9, 1), date(2027, 5, 20)),
        ("август", date(2026, 8, 1), date(2026, 8, 31)),
        ("июль", date(2027, 7, 1), date(2027, 7, 31)),
        ("в течение сентября 2026 года", date(2026, 9, 1), date(2026, 9, 30)),
        ("09.2026", date(2026, 9, 1), date(2026, 9, 30)),
        ("октябрь, ноябрь и декабрь", date(2026, 10, 1), date(2026, 12, 31)),
        ("ноябрь–февраль", date(2026, 11, 1), date(2027, 2, 28)),
        ("сентябрь 2026 – май 2027", date(2026, 9, 1), date(2027, 5, 31)),
        ("сентябрь 2026 – май", date(2026, 9, 1), date(2027, 5, 31)),
        ("сентябрь – август", date(2026, 9, 1), date(2027, 8, 31)),
        ("июнь – август", date(2027, 6, 1), date(2027, 8, 31)),
        ("июнь – август 2026", date(2026, 6, 1), date(2026, 8, 31)),
        ("июль – сентябрь", date(2026, 7, 1), date(2026, 9, 30)),
        ("I полугодие", date(2026, 9, 1), date(2026, 12, 31)),
        ("во 2-м полугодии", date(2027, 1, 1), date(2027, 5, 31)),
        ("1 четверть", date(2026, 9, 1), date(2026, 10, 31)),
        ("третья четверть", date(2027, 1, 1), date(2027, 3, 31)),
        ("IV квартал", date(2026, 10, 1), date(2026, 12, 31)),
        ("by 1 December", None, date(2026, 12, 1)),
        ("by December 1, 2026", None, date(2026, 12, 1)),
        ("no later than the 20th of September", None, date(2026, 9, 20)),
        ("September–October", date(2026, 9, 1), date(2026, 10, 31)),
        ("September 20 – October 5", date(2026, 9, 1), date(2026, 10, 5)),
        ("from November to February", date(2026, 11, 1), date(2027, 2, 28)),
    ],
)
def test_a_date_and_months_lie_in_the_chosen_year(words: str, since: date | None, on: date) -> None:
    assert due(words) == Due(since, on)


@pytest.mark.parametrize(
    "words",
    [
        "постоянно",
        "по мере необходимости",
        "весь период",
        "в течение всего учебного года",
        "в течении 2021–2022 уч. года",
        "2021/2022 учебный год",
        "до конца учебного года",
        "ежемесячно",
        "2 раза в год",
        "далее постоянно",
        "throughout the school year",
        "as needed",
    ],
)
def test_what_goes_on_all_year_is_late_only_after_its_last_day(words: str) -> None:
    assert read_deadline(words).throughout
    assert not is_late(due(words), LAST_DAY)
    assert is_late(due(words), LAST_DAY + timedelta(days=1))


@pytest.mark.parametrize("words", ["ежегодно", "каждый год", "1 раз в год", "every year", "yearly"])
def test_what_is_done_every_year_is_late_only_after_its_last_day(words: str) -> None:
    assert read_deadline(words).yearly
    assert due(words) == Due(on=LAST_DAY)


@pytest.mark.parametrize(
    ("words", "event", "lasting"),
    [
        ("После утверждения Критериев", "утверждения Критериев", False),
        ("после объявления отчёта, далее – постоянно", "объявления отчёта", True),
        ("Ежегодно, после издания приказа от 01.09.2022.", "издания приказа от 01.09.2022", False),
        ("after the order is signed", "the order is signed", False),
    ],
)
def test_an_event_is_waited_for(words: str, event: str, lasting: bool) -> None:
    deadline = read_deadline(words)
    assert (deadline.event, deadline.lasting) == (event, lasting)
    assert due(words) == Due(lasting=lasting)
    assert due_in(deadline, YEAR, date(2027, 1, 20)).on == date(2027, 2, 19)
    assert due_in(deadline, YEAR, date(2027, 1, 20), after_days=0).on == date(2027, 1, 20)


def test_a_measure_without_words_waits_for_its_event_and_one_with_a_date_does_not() -> None:
    event_on = date(2027, 1, 20)
    assert due_in(read_deadline(""), YEAR, event_on).on == date(2027, 2, 19)
    assert due_in(read_deadline("до 1 декабря"), YEAR, event_on).on == date(2026, 12, 1)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "—",
        "до",
        "по плану школы",
        "по согласованию",
        "декада наставничества",
        "маркетинг",
        "до 20 числа",
        "2021",
        "в течение 2022 года",
        "24/7",
        "п. 1.2.3",
        "5 полугодие",
        "октябрь 21 г.",
        "с 1 сентября",
        "не ранее 1 сентября",
        "после 1 сентября",
        "после",
        "в начале сентября",
        "сентябрь, в течение года",
        "май 2023 – сентябрь 2022",
        "до 01.12.2021, кроме новых педагогов",
        "#9#",
        "ежегодно " * 100,
    ],
)
def test_words_that_say_less_or_more_are_kept_for_a_person(words: str) -> None:
    deadline = read_deadline(words)
    assert deadline == Deadline(words)
    assert not deadline.understood
    assert due_in(deadline, YEAR) == Due()


@pytest.mark.parametrize(
    "words", ["31.02", "до 45.13.2022", "30 февраля", "29.02.2023", "June 31", "00.09", "октябрь 0221"]
)
def test_an_impossible_date_is_named(words: str) -> None:
    with pytest.raises(ImpossibleDate) as fault:
        read_deadline(words)
    assert fault.value.args == (words,)


@pytest.mark.parametrize(
    ("words", "year", "on", "moved_from"),
    [
        ("29.02.2024", YEAR, date(2027, 2, 28), date(2024, 2, 29)),
        (
            "февраль 2023",
            SchoolYear(date(2023, 9, 1), date(2024, 5, 31)),
            date(2024, 2, 29),
            date(2023, 2, 28),
        ),
        ("29.02", YEAR, date(2027, 2, 28), None),
        ("25.08.2026", YEAR, date(2026, 8, 25), None),
        ("25.08.2027", YEAR, date(2026, 8, 25), date(2027, 8, 25)),
        ("25.08.2027", replace(YEAR, ends_on=date(2027, 8, 31)), date(2027, 8, 25), None),
        ("31.07.2027", YEAR, date(2027, 7, 31), None),
        ("31.07.2026", YEAR, date(2027, 7, 31), date(2026, 7, 31)),
        ("15 мая", SchoolYear(date(2026, 9, 1), date(2026, 12, 25)), date(2027, 5, 15), None),
        ("1 октября", SchoolYear(date(2027, 1, 11), date(2027, 5, 31)), date(2026, 10, 1), None),
    ],
)
def test_a_date_of_another_year_is_moved_and_says_so(
    words: str, year: SchoolYear, on: date, moved_from: date | None
) -> None:
    found = due(words, year)
    assert (found.on, found.moved_from) == (on, moved_from)


def test_a_measure_is_late_from_the_day_after() -> None:
    found = due("до 1 декабря")
    assert [is_late(found, date(2026, 12, day)) for day in (1, 2)] == [False, True]
    assert not is_late(Due(), date.max)


def test_the_values_are_plain() -> None:
    assert due_values(due("До 01.10.2022 г., далее постоянно")) == {
        "since": None,
        "on": "2026-10-01",
        "moved_from": "2022-10-01",
        "lasting": True,
    }
