"""A meeting as a calendar file that phones, Outlook and web calendars understand (RFC 5545, RFC 5546)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Alarm, Event

PRODUCT = "-//nastavnik//meetings//RU"
# The organiser is a person without a published address; a calendar still demands a URI.
NO_ADDRESS = "invalid:nomail"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One meeting. `uid` never changes and `sequence` grows with every change of it.

    `starts_at` is an aware moment, `minutes` the length, `alarm_minutes` how long before the start to
    ring (0: not at all). Texts are plain and may hold line breaks; an empty one is left out of the file.
    """

    uid: str
    sequence: int
    starts_at: datetime
    minutes: int
    summary: str
    description: str
    location: str
    organiser_name: str | None
    cancelled: bool
    alarm_minutes: int


def render_ics(event: CalendarEvent, stamp: datetime) -> bytes:
    """The meeting as an .ics file: published, or cancelled under the same uid; all times in UTC.

    `stamp` is the moment of writing. Raises ValueError when a moment has no zone.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if event.cancelled else "PUBLISH")
    calendar.add_component(_meeting(event, _utc(stamp)))
    return bytes(calendar.to_ical())


def _meeting(event: CalendarEvent, stamp: datetime) -> Event:
    from icalendar import Event, vCalAddress

    starts_at = _utc(event.starts_at)
    meeting = Event()
    meeting.add("uid", event.uid)
    meeting.add("sequence", event.sequence)
    meeting.add("dtstamp", stamp)
    meeting.add("last-modified", stamp)
    meeting.add("dtstart", starts_at)
    meeting.add("dtend", starts_at + timedelta(minutes=event.minutes))
    meeting.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    for name in ("summary", "description", "location"):
        if text := _plain(getattr(event, name)):
            meeting.add(name, text)
    if name := _parameter(event.organiser_name or ""):
        meeting.add("organizer", vCalAddress(NO_ADDRESS, params={"CN": name}))
    if event.alarm_minutes and not event.cancelled:
        meeting.add_component(_alarm(event))
    return meeting


def _alarm(event: CalendarEvent) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(event.summary))
    alarm.add("trigger", -timedelta(minutes=event.alarm_minutes))
    return alarm


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a calendar needs a moment with its zone")
    return moment.astimezone(UTC)


def _plain(text: str) -> str:
    """The text without the control characters that a calendar file must not hold; line breaks stay."""
    lines = ("".join(char for char in line if not _control(char)) for line in text.splitlines())
    return "\n".join(lines).strip()


def _parameter(text: str) -> str:
    """A text for a parameter: few programmes undo what RFC 6868 makes of line breaks and straight quotes."""
    return " ".join(_plain(text).replace('"', "'").split())


def _control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs"} and char != "\t"
