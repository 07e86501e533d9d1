"""Deadlines, whatever is written: the algebra of reading and moving them."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentoring.deadlines import LONGEST, Deadline, Due, ImpossibleDate, SchoolYear, due_in, read_deadline

YEAR = SchoolYear(date(2026, 9, 1), date(2027, 5, 31))


def due(words: str, year: SchoolYear) -> Due:
    deadline = read_deadline(words)
    assert deadline.understood, words
    return due_in(deadline, year)


# What people may write, and the ways in which they write it.
MONTHS = [
    ("Январь", "января", "янв.", "January"),
    ("Февраль", "февраля", "фев.", "February"),
    ("Март", "марта", "мар.", "March"),
    ("Апрель", "апреля", "апр.", "April"),
    ("Май", "мая", "май", "May"),
    ("Июнь", "июня", "июн.", "June"),
    ("Июль", "июля", "июл.", "July"),
    ("Август", "августа", "авг.", "August"),
    ("Сентябрь", "сентября", "сент.", "September"),
    ("Октябрь", "октября", "окт.", "October"),
    ("Ноябрь", "ноября", "нояб.", "November"),
    ("Декабрь", "декабря", "дек.", "December"),
]
months = st.integers(1, 12)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
spaces = st.sampled_from([" ", "  ", "\u00a0", "\u202f", "\t", "\n"])
dashes = st.sampled_from("-‐‑‒–—―−")
CASES: list[Callable[[str], str]] = [str, str.upper, str.lower, str.title]
cases = st.sampled_from(CASES)


@st.composite
def school_years(draw: st.DrawFn) -> SchoolYear:
    autumn = draw(st.integers(1990, 2100))
    starts_on = draw(st.dates(date(autumn, 8, 1), date(autumn, 10, 31)))
    return SchoolYear(starts_on, draw(st.dates(date(autumn, 11, 1), date(autumn + 1, 8, 31))))


@st.composite
def spellings(draw: st.DrawFn, day: date) -> str:
    _, russian, short, english = MONTHS[day.month - 1]
    before = draw(st.sampled_from(["", "до ", "До ", "к ", "не позднее ", "by "]))
    after = draw(st.sampled_from(["", "г.", " г.", " года", "г", "."]))
    written = draw(
        st.sampled_from(
            [
                f"{day:%d.%m.%Y}",
                f"{day.day}.{day.month}.{day.year}",
                f"{day:%d/%m/%Y}",
                f"{day:%d.%m.%y}",
                f"{day.day} {russian} {day.year}",
                f"{day.day}-го {russian} {day.year}",
                f"{day.day} {short} {day.year}",
                f"{day.day} {english} {day.year}",
                f"{english} {day.day}, {day.year}",
                day.isoformat(),
            ]
        )
    )
    return (before + draw(cases)(written) + after).replace(" ", draw(spaces))


@st.composite
def ranges(draw: st.DrawFn, first: int, last: int, year: int | None) -> str:
    form = draw(st.sampled_from([0, 1, 2, 3]))
    left, right = MONTHS[first - 1][form], MONTHS[last - 1][form]
    between = draw(st.sampled_from(["", " "])) + draw(dashes) + draw(st.sampled_from(["", " "]))
    ending = "" if year is None else f" {year}" + draw(st.sampled_from(["", "г.", " г.", " года"]))
    written = left + between + right + ending
    written = draw(st.sampled_from(["{}", "{} ежегодно", "Ежегодно {}", "ЕЖЕГОДНО, {}"])).format(written)
    return draw(cases)(written).replace(" ", draw(spaces))


@st.composite
def understood(draw: st.DrawFn) -> str:
    day, year = draw(days), draw(st.none() | st.integers(1990, 2100))
    return draw(
        spellings(day)
        | ranges(draw(months), draw(months), year)
        | st.sampled_from(["ежегодно", "В течение года", "II полугодие", "1 четверть 2022 г.", "до 29.02"])
        | st.sampled_from([f"{day:%d.%m}", f"с {day:%d.%m} по {day:%d.%m}"])
    )


@given(days, st.data())
def test_a_date_reads_the_same_in_every_spelling(day: date, data: st.DataObject) -> None:
    words = data.draw(spellings(day))
    known = Deadline(words, first_month=day.month, last_month=day.month, day=day.day, year=day.year)
    assert read_deadline(words) == known


@given(months, months, st.none() | st.integers(1990, 2100), st.data())
def test_months_read_the_same_in_every_spelling(
    first: int, last: int, year: int | None, data: st.DataObject
) -> None:
    words = data.draw(ranges(first, last, year))
    found = read_deadline(words)
    assert (found.first_month, found.last_month, found.day, found.year) == (first, last, None, year)
    assert found.yearly == ("ежегодно" in words.casefold())


@given(months, months, school_years())
def test_months_end_on_their_last_day_and_not_before_they_begin(
    first: int, last: int, year: SchoolYear
) -> None:
    found = due(f"{MONTHS[first - 1][0]} – {MONTHS[last - 1][0]}", year)
    assert found.since is not None
    assert found.on is not None
    assert found.since <= found.on < found.since + timedelta(days=366)
    assert (found.since.month, found.since.day, found.on.month) == (first, 1, last)
    assert found.on.day == monthrange(found.on.year, last)[1]


@given(understood(), school_years())
def test_what_is_understood_passes_within_the_school_year(words: str, year: SchoolYear) -> None:
    on = due(words, year).on
    assert on is not None
    assert date(year.first_year, 8, 1) <= on <= date(year.first_year + 1, 8, 31)


@given(days, school_years())
def test_a_written_date_stays_inside_the_year_and_is_moved_from_outside(day: date, year: SchoolYear) -> None:
    found = due(f"до {day:%d.%m.%Y}", year)
    inside = date(year.first_year, 8, 1) <= day <= max(date(year.first_year + 1, 7, 31), year.ends_on)
    assert found.moved_from == (None if inside else day)
    assert found.on is not None
    assert inside == (found.on == day)
    assert (found.on.month, found.on.day) in {(day.month, day.day), (2, 28)}


@given(months, months, st.integers(1990, 2100), school_years())
def test_moving_twice_is_moving_once(first: int, last: int, written: int, year: SchoolYear) -> None:
    deadline = read_deadline(f"{MONTHS[first - 1][0]} – {MONTHS[last - 1][0]} {written}")
    once = due_in(deadline, year)
    assert once.on is not None
    again = due_in(replace(deadline, year=once.on.year), year)
    assert again == replace(once, moved_from=None)


@given(days, school_years())
def test_moving_a_date_twice_is_moving_it_once(day: date, year: SchoolYear) -> None:
    once = due(f"{day:%d.%m.%Y}", year).on
    assert once is not None
    assert due(f"{once:%d.%m.%Y}", year) == Due(on=once)


pieces = st.sampled_from(
    [
        *("далее", "постоянно", "в течение", "учебного", "уч.", "года", "ежегодно", "после", "с", "по", "до"),
        *("5", "10-", "31.", "02.", "2021", "2021-22", "#9#", "сентябрь", "first", "May", "I", "четверть"),
        *("раза в", "–", ",", "\n", "\u00a0", "ё", "ﷺ", "٣"),
    ]
)
odd_texts = (
    st.text(max_size=2 * LONGEST)
    | st.lists(pieces, max_size=90).map(" ".join)
    | st.lists(pieces, max_size=90).map("".join)
)


@settings(deadline=timedelta(milliseconds=200))
@given(odd_texts)
@example("\ufdfa" * LONGEST)
@example("далее " * 80)
@example("1-" * 250)
@example("ежегодно" * 100_000)
def test_odd_words_are_kept_and_never_break_anything(words: str) -> None:
    try:
        deadline = read_deadline(words)
    except ImpossibleDate:
        return
    assert deadline.words == words
    if deadline.understood and not deadline.event:
        assert due_in(deadline, YEAR).on is not None
    else:
        assert due_in(deadline, YEAR).on is None
