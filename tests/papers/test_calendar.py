from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from papers.calendar import CalendarEvent, render_ics

STAMP = datetime(2026, 10, 1, 8, tzinfo=UTC)
MEETING = CalendarEvent(
    uid="meeting-17@nastavnik",
    sequence=0,
    starts_at=datetime(2026, 10, 12, 8, 30, tzinfo=UTC),
    minutes=45,
    summary="Встреча: планирование урока",
    description="Возьмите план; журнал, ручку\nКабинет закроем в 17:00",
    location="Кабинет 21",
    organiser_name="Анна Сергеевна",
    cancelled=False,
    alarm_minutes=60,
)


def read(event: CalendarEvent) -> tuple[Component, Component]:
    calendar = Calendar.from_ical(render_ics(event, STAMP))
    (meeting,) = calendar.walk("VEVENT")
    return calendar, meeting


def test_a_phone_reads_what_was_agreed() -> None:
    calendar, meeting = read(MEETING)
    assert calendar["METHOD"] == "PUBLISH"
    assert meeting["UID"] == "meeting-17@nastavnik"
    assert meeting.decoded("DTSTART") == datetime(2026, 10, 12, 8, 30, tzinfo=UTC)
    assert meeting.decoded("DTEND") == datetime(2026, 10, 12, 9, 15, tzinfo=UTC)
    assert meeting.decoded("DTSTAMP") == STAMP
    assert meeting["SUMMARY"] == "Встреча: планирование урока"
    assert meeting["DESCRIPTION"] == "Возьмите план; журнал, ручку\nКабинет закроем в 17:00"
    assert meeting["LOCATION"] == "Кабинет 21"
    assert meeting["ORGANIZER"].params["CN"] == "Анна Сергеевна"
    assert meeting["STATUS"] == "CONFIRMED"


def test_it_rings_an_hour_before() -> None:
    (alarm,) = read(MEETING)[1].walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(hours=-1)
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["DESCRIPTION"] == MEETING.summary


def test_it_stays_silent_when_asked() -> None:
    assert read(replace(MEETING, alarm_minutes=0))[1].walk("VALARM") == []


def test_a_moved_meeting_replaces_the_old_one() -> None:
    moved = replace(MEETING, sequence=1, starts_at=MEETING.starts_at + timedelta(days=1))
    (_, before), (_, after) = read(MEETING), read(moved)
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)


def test_a_cancelled_meeting_leaves_the_calendar() -> None:
    calendar, meeting = read(replace(MEETING, cancelled=True, sequence=2))
    assert calendar["METHOD"] == "CANCEL"
    assert meeting["STATUS"] == "CANCELLED"
    assert meeting["UID"] == MEETING.uid
    assert meeting.walk("VALARM") == []


def test_every_time_is_written_in_utc() -> None:
    local = MEETING.starts_at.astimezone(timezone(timedelta(hours=7)))
    text = render_ics(replace(MEETING, starts_at=local), STAMP).decode()
    assert "DTSTART:20261012T083000Z\r\n" in text
    assert "TZID" not in text


@pytest.mark.parametrize("naive", ["starts_at", "stamp"])
def test_a_moment_without_zone_is_refused(naive: str) -> None:
    bare = datetime(2026, 10, 12, 8, 30)  # noqa: DTZ001 - this is the mistake
    event = replace(MEETING, starts_at=bare) if naive == "starts_at" else MEETING
    with pytest.raises(ValueError, match="zone"):
        render_ics(event, bare if naive == "stamp" else STAMP)


def test_lines_are_folded_between_letters() -> None:
    lines = render_ics(replace(MEETING, summary="Очень длинная тема " * 30), STAMP).split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)
    assert lines[-1] == b""


def test_empty_fields_are_left_out() -> None:
    _, meeting = read(replace(MEETING, description=" ", location="", organiser_name=None))
    assert not {"DESCRIPTION", "LOCATION", "ORGANIZER"} & set(meeting)


def test_a_name_with_quotes_is_readable_in_every_programme() -> None:
    text = render_ics(replace(MEETING, organiser_name='Анна "Математика"\nСергеевна'), STAMP).decode()
    assert "CN=\"Анна 'Математика' Сергеевна\"" in text.replace("\r\n ", "")


@given(st.text(max_size=60))
def test_no_text_adds_a_line_of_its_own(text: str) -> None:
    hostile = f"{text}\r\nATTENDEE:mailto:x@example.org\nBEGIN:VALARM"
    _, meeting = read(
        replace(MEETING, summary=hostile, description=hostile, location=hostile, organiser_name=hostile)
    )
    assert not any(ord(char) < 32 for char in str(meeting["SUMMARY"]) if char not in "\n\t")
    assert "ATTENDEE" not in meeting
    assert len(meeting.walk("VALARM")) == 1
    assert meeting["LOCATION"] == meeting["SUMMARY"] == meeting["DESCRIPTION"]


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=90))
def test_ordinary_words_come_back_as_they_went(text: str) -> None:
    assert read(replace(MEETING, summary=text))[1]["SUMMARY"] == text
