"""The days of a personal programme: within the term, never beyond twelve months, never on a day off."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.plan_dates import Term, free_days, spread, term_of, working_day, year_from
from mentoring.plans import progress_of
from mentoring.quiet import is_day_off
from mentoring.vacations import Vacation
from storage.plans import PlanItem
from storage.records import Pair, PairState

MONDAY = date(2026, 9, 7)
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
terms = st.tuples(days, st.integers(0, 365)).map(lambda each: Term(each[0], each[0] + timedelta(each[1])))
lengths = st.lists(st.integers(1, 120), min_size=1, max_size=30)
breaks = st.lists(
    st.tuples(days, st.integers(0, 30)).map(lambda each: Vacation(each[0], each[0] + timedelta(each[1]))),
    max_size=4,
)


def pair(starts_on: date | None, ends_on: date | None) -> Pair:
    now = datetime(2026, 9, 1, tzinfo=UTC)
    return Pair(1, 1, 1, 1, PairState.ACTIVE, 1, now, "5", date(2026, 9, 1), starts_on, ends_on, None, "")


@given(lengths, terms, breaks)
def test_every_day_lies_in_the_term_in_order_and_is_free_if_any_is(
    each: list[int], term: Term, vacations: list[Vacation]
) -> None:
    is_free = free_days(vacations)
    found = spread(each, term, is_free)
    assert len(found) == len(each)
    assert found == sorted(found)
    assert all(day in term for day in found)
    whole = [term.first + timedelta(count) for count in range((term.last - term.first).days + 1)]
    if any(map(is_free, whole)):
        assert all(map(is_free, found))


@given(terms, st.integers(1, 12))
def test_equal_events_are_spread_evenly(term: Term, count: int) -> None:
    found = [term.first, *spread([7] * count, term, lambda _day: True)]
    gaps = [(later - sooner).days for sooner, later in pairwise(found)]
    assert max(gaps) - min(gaps) <= 1
    assert found[-1] == term.last


@given(days, days, days)
def test_a_term_is_never_longer_than_twelve_months_or_than_the_pairs(
    starts_on: date, ends_on: date, today: date
) -> None:
    term = term_of(pair(starts_on, ends_on), today)
    if term is None:
        assert today > min(ends_on, year_from(starts_on)) or ends_on < starts_on
    else:
        assert max(starts_on, today) == term.first <= term.last <= ends_on
        assert (term.last - starts_on).days < 366


@pytest.mark.parametrize(
    ("begins", "last"),
    [
        (date(2026, 9, 1), date(2027, 8, 31)),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_twelve_months_end_on_the_day_before(begins: date, last: date) -> None:
    assert year_from(begins) == last


def test_a_day_off_is_moved_forward_and_at_the_end_back() -> None:
    sunday = MONDAY - timedelta(days=1)
    assert is_day_off(sunday)
    assert working_day(sunday, Term(sunday, MONDAY), free_days([])) == MONDAY
    saturday = sunday - timedelta(days=1)
    assert working_day(sunday, Term(saturday, sunday), free_days([])) == saturday
    assert working_day(sunday, Term(sunday, sunday), free_days([])) == sunday


def test_an_item_is_late_from_the_day_after() -> None:
    def item(due_on: date, done_at: datetime | None = None) -> PlanItem:
        return PlanItem(1, 1, 1, "", "", "", due_on, None, done_at, None, "", "", "", "")

    done = item(date(2026, 9, 1), datetime(2026, 9, 5, tzinfo=UTC))
    found = progress_of([done, item(MONDAY), item(MONDAY - timedelta(days=1))], MONDAY)
    assert (found.done, found.all, found.late) == (1, 3, 1)
