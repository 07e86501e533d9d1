"""The academic year and its dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.schools import (
    YearDates,
    academic_years,
    check_dates,
    first_day,
    read_year,
    usual_end,
    year_name,
)

YEARS = st.integers(2020, 2100)


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2026, 8, 20), (2026, 2027)),
        (date(2026, 9, 1), (2026, 2027)),
        (date(2027, 2, 3), (2026, 2027)),
        (date(2027, 5, 31), (2026, 2027)),
        (date(2027, 6, 1), (2027, 2028)),
    ],
)
def test_from_june_on_the_coming_year_is_this_one(today: date, years: tuple[int, int]) -> None:
    assert academic_years(today) == years


@given(YEARS)
def test_the_name_of_a_year_is_read_back(year: int) -> None:
    assert read_year(year_name(year)) == year


@pytest.mark.parametrize("name", ["2026", "2026/28", "2026-27", "следующий", ""])
def test_what_is_no_year_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_year(name)


@given(YEARS)
def test_the_usual_end_lies_within_the_year(year: int) -> None:
    check_dates(year, usual_end(year))


@given(YEARS, st.dates(date(2019, 1, 1), date(2103, 1, 1)))
def test_a_programme_ends_before_the_next_year_begins(year: int, ends_on: date) -> None:
    try:
        check_dates(year, ends_on)
    except YearDates:
        assert ends_on <= first_day(year) or ends_on >= first_day(year + 1)
    else:
        assert first_day(year) < ends_on < first_day(year + 1)
