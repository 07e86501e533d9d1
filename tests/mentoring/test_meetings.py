"""The rules of meetings, on plain data."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.meeting_rules import (
    asked_by,
    asked_time,
    asking_days,
    asks_about,
    awaits,
    is_to_record,
    is_unanswered,
    overlap,
    reminder_moments,
    stands,
    still_reminds,
)
from mentoring.quiet import is_day_off
from mentoring.settings import LEADS
from storage.records import Meeting, MeetingState, Person

ANNA, OLGA = 1, 2
START = datetime(2026, 9, 14, 12, 30, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
PROPOSED, CONFIRMED = MeetingState.PROPOSED, MeetingState.CONFIRMED
MOMENTS = st.datetimes(datetime(2026, 9, 1), datetime(2027, 6, 1), timezones=st.just(UTC))  # noqa: DTZ001
LENGTHS = st.integers(10, 240)


def a_meeting(starts_at: datetime = START, minutes: int = 45, state: MeetingState = CONFIRMED) -> Meeting:
    """Анна has proposed it."""
    return Meeting(
        id=7,
        school_id=1,
        pair_id=1,
        proposed_by=ANNA,
        starts_at=starts_at,
        minutes=minutes,
        place="В кабинете",
        state=state,
        uid="7",
        sequence=1,
        moved_to=None,
        moved_by=None,
        coming=(),
        topic="",
        done="",
        reason="",
        recorded_by=None,
        recorded_at=None,
        created_at=START - timedelta(days=5),
    )


def to_move(meeting: Meeting, to: datetime, by: int = OLGA) -> Meeting:
    return replace(meeting, moved_to=to, moved_by=by)


def somebody(*leads: int) -> Person:
    """A person who has chosen these lead times; none chosen means the usual ones."""
    settings = {"lead_minutes": list(leads)} if leads else {}
    return Person(ANNA, 1, "Анна", settings, None, START, paused_until=None, forgotten_at=None)


def about(meeting: Meeting, lead: int = 0) -> dict[str, int]:
    """The payload of a notice planned for the meeting as it stands."""
    return {"meeting": meeting.id, "at": int(asked_time(meeting).timestamp()), "lead": lead}


def test_whoever_did_not_speak_last_is_asked() -> None:
    asked = a_meeting(state=PROPOSED)
    before = START - HOUR
    assert asked_by(asked) == ANNA
    assert awaits(asked, OLGA, before)
    assert not awaits(asked, ANNA, before)


def test_of_a_settled_meeting_nobody_is_asked() -> None:
    assert asked_by(a_meeting()) is None
    assert not awaits(a_meeting(), ANNA, START - HOUR)
    assert not awaits(a_meeting(), OLGA, START - HOUR)


def test_a_move_asks_the_other_side_about_the_new_time() -> None:
    moving = to_move(a_meeting(), START + timedelta(days=1))
    assert asked_by(moving) == OLGA
    assert asked_time(moving) == START + timedelta(days=1)
    assert awaits(moving, ANNA, START + HOUR)
    assert not awaits(moving, OLGA, START + HOUR)


@pytest.mark.parametrize("meeting", [a_meeting(state=PROPOSED), to_move(a_meeting(), START, by=ANNA)])
def test_nobody_can_say_yes_to_a_time_that_has_come(meeting: Meeting) -> None:
    assert awaits(meeting, OLGA, START - MINUTE)
    assert not awaits(meeting, OLGA, START)


def test_once_it_has_begun_an_agreed_meeting_waits_for_its_record() -> None:
    assert not is_to_record(a_meeting(), START - MINUTE)
    assert is_to_record(a_meeting(), START)
    assert not is_unanswered(a_meeting(), START)


def test_once_its_time_has_come_a_proposal_is_unanswered() -> None:
    asked = a_meeting(state=PROPOSED)
    assert not is_unanswered(asked, START - MINUTE)
    assert is_unanswered(asked, START)
    assert not is_to_record(asked, START)


@pytest.mark.parametrize("state", [MeetingState.HELD, MeetingState.MISSED, MeetingState.CANCELLED])
def test_of_what_is_over_nothing_is_awaited(state: MeetingState) -> None:
    over = a_meeting(state=state)
    assert not is_to_record(over, START + HOUR)
    assert not is_unanswered(over, START + HOUR)
    assert not awaits(over, OLGA, START - HOUR)


@pytest.mark.parametrize(
    ("minutes_later", "collides"), [(-45, False), (-44, True), (0, True), (44, True), (45, False)]
)
def test_meetings_may_touch_but_not_overlap(minutes_later: int, *, collides: bool) -> None:
    assert overlap(START + minutes_later * MINUTE, 45, [a_meeting()]) is collides


def test_a_short_meeting_inside_a_long_one_collides() -> None:
    assert overlap(START + HOUR, 10, [a_meeting(minutes=240)])
    assert overlap(START, 240, [a_meeting(START + HOUR, 10)])


def test_the_place_where_a_meeting_is_to_be_moved_is_taken_too() -> None:
    moving = to_move(a_meeting(), START + timedelta(days=1))
    assert overlap(START, 45, [moving])
    assert overlap(START + timedelta(days=1), 45, [moving])
    assert not overlap(START + timedelta(days=2), 45, [moving])


@given(MOMENTS, LENGTHS, MOMENTS, LENGTHS)
def test_overlapping_is_mutual(one: datetime, one_long: int, other: datetime, other_long: int) -> None:
    assert overlap(one, one_long, [a_meeting(other, other_long)]) == overlap(
        other, other_long, [a_meeting(one, one_long)]
    )


@given(MOMENTS, LENGTHS)
def test_every_meeting_overlaps_itself_and_nothing_that_is_not_there(start: datetime, minutes: int) -> None:
    assert overlap(start, minutes, [a_meeting(start, minutes)])
    assert not overlap(start, minutes, [])


@given(st.sets(st.sampled_from(LEADS)), st.integers(-10, 4000))
def test_reminders_are_ahead_of_now_and_before_the_meeting(leads: set[int], minutes_left: int) -> None:
    now = START - minutes_left * MINUTE
    found = reminder_moments(a_meeting(), leads, now)
    assert all(now < moment < START for _, moment in found)
    assert {lead for lead, _ in found} == {lead for lead in leads if lead < minutes_left}
    assert all(START - moment == lead * MINUTE for lead, moment in found)


@given(st.sets(st.sampled_from(LEADS), min_size=1), st.sampled_from(LEADS), st.integers(0, 5000))
def test_whatever_has_waited_for_the_morning_speaks_once(leads: set[int], sure: int, late: int) -> None:
    """However late the reminders come, exactly one of those that are due speaks."""
    leads = leads | {sure}
    now = START - sure * MINUTE + late * MINUTE
    due = [lead for lead in leads if START - lead * MINUTE <= now]
    person = somebody(*leads)
    speaking = [lead for lead in due if still_reminds(a_meeting(), about(a_meeting(), lead), person, now)]
    assert speaking == [min(due)]


def test_a_reminder_that_the_person_has_switched_off_is_silent() -> None:
    now = START - HOUR
    assert still_reminds(a_meeting(), about(a_meeting(), 60), somebody(), now)
    assert still_reminds(a_meeting(), about(a_meeting(), 60), somebody(60), now)
    assert not still_reminds(a_meeting(), about(a_meeting(), 60), somebody(1440), now)


def test_a_reminder_of_another_time_is_silent() -> None:
    planned, now = about(a_meeting(), 60), START - HOUR
    moved = a_meeting(START + timedelta(days=1))
    assert not still_reminds(moved, planned, somebody(), now)
    assert not still_reminds(a_meeting(state=MeetingState.CANCELLED), planned, somebody(), now)


def test_a_meeting_stands_until_the_other_side_agrees_to_move_it() -> None:
    moving = to_move(a_meeting(), START + timedelta(days=1))
    assert stands(moving, about(a_meeting()))
    assert still_reminds(moving, about(a_meeting(), 60), somebody(), START - HOUR)
    assert not stands(moving, about(moving))


def test_a_question_is_about_the_time_in_question() -> None:
    moving = to_move(a_meeting(), START + timedelta(days=1))
    again = to_move(moving, START + timedelta(days=2))
    assert asks_about(moving, about(moving))
    assert not asks_about(again, about(moving))
    assert not asks_about(moving, about(a_meeting()))


@pytest.mark.parametrize(
    ("met", "mentor", "mentee"),
    [
        (date(2026, 9, 2), date(2026, 9, 3), date(2026, 9, 4)),
        (date(2026, 9, 4), date(2026, 9, 5), date(2026, 9, 7)),
        (date(2026, 9, 5), date(2026, 9, 7), date(2026, 9, 8)),
        (date(2026, 11, 3), date(2026, 11, 5), date(2026, 11, 6)),
        (date(2026, 12, 30), date(2027, 1, 9), date(2027, 1, 11)),
    ],
    ids=["Wednesday", "Friday", "Saturday", "before a holiday", "before the New Year"],
)
def test_both_are_asked_on_different_working_days(met: date, mentor: date, mentee: date) -> None:
    assert asking_days(met) == (mentor, mentee)


@given(st.dates(date(2025, 1, 1), date(2027, 11, 30)))
def test_nobody_is_asked_on_a_day_off_nor_both_on_one_day(met: date) -> None:
    mentor, mentee = asking_days(met)
    assert met < mentor < mentee
    assert not is_day_off(mentor)
    assert not is_day_off(mentee)
