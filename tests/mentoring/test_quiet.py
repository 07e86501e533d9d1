"""When the bot may speak by itself: not at night, not on days off, not during a pause."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.quiet import at, end_of_quiet, is_day_off, morning, next_working_day, waits_until
from mentoring.roles import Actor
from mentoring.schools import QUIET_CHOICES
from storage.records import Person, School

MOSCOW, BERLIN = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Berlin")
SOON = timedelta(hours=1)
ZONES = st.sampled_from(["Europe/Moscow", "Asia/Vladivostok", "Europe/Berlin", "America/New_York"])
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 11, 30), timezones=st.just(UTC))  # noqa: DTZ001


def somebody(zone: str = "Europe/Moscow", *, paused: date | None = None, **settings: Any) -> Actor:
    """A person of a school; further arguments are the school's settings."""
    born = datetime(2026, 9, 1, tzinfo=UTC)
    school = School(1, "Школа", "Тверь", zone, "ru", settings, born)
    person = Person(1, 1, "Анна", {}, None, born, paused_until=paused, forgotten_at=None)
    return Actor(person, school, frozenset())


def moscow(day: int, hour: int, minute: int = 0, month: int = 9) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("now", "may_speak"),
    [
        (moscow(1, 8), moscow(1, 8)),
        (moscow(1, 19, 59), moscow(1, 19, 59)),
        (moscow(1, 20), moscow(2, 8)),
        (moscow(1, 23, 59), moscow(2, 8)),
        (moscow(2, 0), moscow(2, 8)),
        (moscow(2, 7, 59), moscow(2, 8)),
    ],
)
def test_from_eight_in_the_evening_till_eight_in_the_morning_it_waits(
    now: datetime, may_speak: datetime
) -> None:
    assert end_of_quiet(now, somebody()) == may_speak


@pytest.mark.parametrize(
    ("now", "may_speak"),
    [
        (moscow(5, 12), moscow(5, 12)),
        (moscow(5, 21), moscow(7, 8)),
        (moscow(6, 12), moscow(7, 8)),
        (moscow(6, 22), moscow(7, 8)),
        (moscow(3, 21, month=11), moscow(5, 8, month=11)),
        (moscow(4, 12, month=11), moscow(5, 8, month=11)),
    ],
    ids=["Saturday", "Saturday night", "Sunday", "Sunday night", "before a holiday", "a holiday"],
)
def test_saturdays_are_working_days_sundays_and_holidays_are_not(now: datetime, may_speak: datetime) -> None:
    assert end_of_quiet(now, somebody()) == may_speak


def test_a_school_chooses_its_quiet_hours() -> None:
    late = somebody(quiet=["22:00", "07:00"])
    assert end_of_quiet(moscow(1, 21), late) == moscow(1, 21)
    assert end_of_quiet(moscow(1, 22), late) == moscow(2, 7)
    assert end_of_quiet(moscow(2, 7), late) == moscow(2, 7)


def test_the_person_s_own_clock_counts() -> None:
    noon_in_moscow = moscow(1, 14)
    assert end_of_quiet(noon_in_moscow, somebody("Asia/Vladivostok")) == moscow(2, 1)
    assert end_of_quiet(noon_in_moscow, somebody()) == noon_in_moscow


def test_the_morning_after_the_clocks_were_changed_is_at_eight_too() -> None:
    """In Berlin the night to 26 October 2026 (a Sunday before) has an hour more."""
    saturday_evening = datetime(2026, 10, 24, 21, tzinfo=BERLIN)
    monday = end_of_quiet(saturday_evening, somebody("Europe/Berlin"))
    assert monday == datetime(2026, 10, 26, 8, tzinfo=BERLIN)
    assert monday.astimezone(UTC) == datetime(2026, 10, 26, 7, tzinfo=UTC)
    assert monday.astimezone(UTC) - saturday_evening.astimezone(UTC) == timedelta(hours=36)


@given(MOMENTS, ZONES, st.sampled_from(QUIET_CHOICES))
def test_it_never_speaks_at_night_nor_on_a_day_off_nor_before_now(
    now: datetime, zone: str, hours: tuple[str, str]
) -> None:
    speaks = end_of_quiet(now, somebody(zone, quiet=list(hours))).astimezone(ZoneInfo(zone))
    start, end = (time.fromisoformat(hour) for hour in hours)
    assert speaks >= now
    assert end <= speaks.time() < start
    assert not is_day_off(speaks.date())
    assert end_of_quiet(speaks, somebody(zone, quiet=list(hours))) == speaks


@pytest.mark.parametrize(
    "day", [date(2026, 9, 6), date(2026, 11, 4), date(2027, 1, 1), date(2027, 1, 8), date(2027, 5, 9)]
)
def test_sundays_and_holidays_are_days_off(day: date) -> None:
    assert is_day_off(day)


@pytest.mark.parametrize("day", [date(2026, 9, 5), date(2027, 2, 20), date(2026, 12, 30), date(2027, 5, 31)])
def test_saturdays_and_the_working_saturday_of_the_calendar_are_not(day: date) -> None:
    assert not is_day_off(day)


@given(st.dates(date(2025, 1, 1), date(2027, 11, 30)))
def test_the_next_working_day_is_the_nearest(day: date) -> None:
    found = next_working_day(day)
    assert found > day
    assert not is_day_off(found)
    between = (day + timedelta(days=place) for place in range(1, (found - day).days))
    assert all(map(is_day_off, between))


def test_what_people_do_is_told_at_any_hour() -> None:
    paused = somebody(paused=date(2026, 10, 1))
    assert waits_until("meeting_asked", moscow(6, 23), paused, None) is None
    assert waits_until("meeting_settled", moscow(6, 23), somebody(), None) is None


def test_a_reminder_by_day_does_not_wait() -> None:
    assert waits_until("meeting_reminder", moscow(1, 12), somebody(), None) is None


def test_a_reminder_at_night_waits_for_the_morning() -> None:
    assert waits_until("meeting_reminder", moscow(1, 22), somebody(), moscow(2, 9)) == moscow(2, 8)


@pytest.mark.parametrize("begins", [moscow(2, 8), moscow(2, 7, 30)])
def test_a_reminder_that_the_morning_would_make_worthless_is_said_at_once(begins: datetime) -> None:
    assert waits_until("meeting_reminder", moscow(1, 22), somebody(), begins) is None


@pytest.mark.parametrize(
    ("until", "speaks"),
    [(date(2026, 9, 10), moscow(10, 8)), (date(2026, 9, 13), moscow(14, 8))],
    ids=["till a Thursday", "till a Sunday"],
)
def test_a_pause_ends_on_the_morning_of_its_day(until: date, speaks: datetime) -> None:
    assert waits_until("meeting_reminder", moscow(1, 12), somebody(paused=until), None) == speaks


def test_during_a_pause_even_what_would_expire_is_not_said() -> None:
    paused = somebody(paused=date(2026, 9, 10))
    assert waits_until("meeting_reminder", moscow(1, 12), paused, moscow(1, 13)) == moscow(10, 8)


def test_a_pause_is_over_on_its_day() -> None:
    paused = somebody(paused=date(2026, 9, 10))
    assert waits_until("nudge", moscow(10, 9), paused, None) is None
    assert waits_until("nudge", moscow(9, 23), paused, None) == moscow(10, 8)


def test_a_pause_till_a_day_past_is_none() -> None:
    assert waits_until("nudge", moscow(12, 12), somebody(paused=date(2026, 9, 10)), None) is None


@given(MOMENTS, st.integers(1, 400), ZONES)
def test_nothing_is_said_during_a_pause(now: datetime, days: int, zone: str) -> None:
    today = now.astimezone(ZoneInfo(zone)).date()
    paused = somebody(zone, paused=today + timedelta(days=days))
    speaks = waits_until("meeting_reminder", now, paused, now + SOON)
    assert speaks is not None
    assert speaks.astimezone(ZoneInfo(zone)).date() >= today + timedelta(days=days)


def test_a_local_hour_is_a_moment() -> None:
    assert morning(date(2026, 9, 1), MOSCOW) == moscow(1, 10)
    assert at(date(2026, 9, 1), time(9, 30), MOSCOW).astimezone(UTC) == datetime(
        2026, 9, 1, 6, 30, tzinfo=UTC
    )
