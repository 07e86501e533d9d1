"""The rules of meetings: whose answer is awaited, what is over, what overlaps, who hears of it and when.

Pure functions: a meeting, a person and moments go in, an answer comes out.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from mentoring.quiet import next_working_day
from mentoring.settings import leads_of
from storage.records import Meeting, MeetingState, Person

FURTHEST = timedelta(days=400)
CORRECTABLE = timedelta(days=7)
"""So long a record may be mended; then the journal stands."""


def asked_time(meeting: Meeting) -> datetime:
    """The time that is being asked about: the new one if the meeting is to be moved."""
    return meeting.moved_to or meeting.starts_at


def asked_by(meeting: Meeting) -> int | None:
    """Who has spoken last about the time, so that the other side must answer; nobody when it is settled."""
    if meeting.moved_to is not None:
        return meeting.moved_by
    return meeting.proposed_by if meeting.state is MeetingState.PROPOSED else None


def awaits(meeting: Meeting, person_id: int, now: datetime) -> bool:
    """True if this member can still say yes to the time that the other side asked for."""
    asking = asked_by(meeting)
    return asking is not None and asking != person_id and asked_time(meeting) > now


def is_to_record(meeting: Meeting, now: datetime) -> bool:
    """True if an agreed meeting has begun and nobody has said how it went."""
    return meeting.state is MeetingState.CONFIRMED and meeting.starts_at <= now


def is_unanswered(meeting: Meeting, now: datetime) -> bool:
    """True if the time of a proposal has come without an answer."""
    return meeting.state is MeetingState.PROPOSED and meeting.starts_at <= now


def is_correctable(meeting: Meeting, now: datetime) -> bool:
    """True while either member may mend what was written down."""
    return meeting.recorded_at is not None and now < meeting.recorded_at + CORRECTABLE


def overlap(start: datetime, minutes: int, others: Iterable[Meeting]) -> bool:
    """True if a meeting of this length would run into another one, or into where that is to be moved."""
    end = start + timedelta(minutes=minutes)
    return any(
        start < moment + timedelta(minutes=other.minutes) and moment < end
        for other in others
        for moment in {other.starts_at, asked_time(other)}
    )


def reminder_moments(meeting: Meeting, leads: Iterable[int], now: datetime) -> list[tuple[int, datetime]]:
    """Lead in minutes and moment of every reminder that is still to come."""
    moments = [(lead, meeting.starts_at - timedelta(minutes=lead)) for lead in leads]
    return [(lead, moment) for lead, moment in moments if moment > now]


def asks_about(meeting: Meeting, payload: Mapping[str, Any]) -> bool:
    """True if the time that the notice asks about is still the one in question."""
    return bool(int(asked_time(meeting).timestamp()) == payload["at"])


def stands(meeting: Meeting, payload: Mapping[str, Any]) -> bool:
    """True if the meeting is agreed for the time that the notice was planned for."""
    return meeting.state is MeetingState.CONFIRMED and int(meeting.starts_at.timestamp()) == payload["at"]


def still_reminds(meeting: Meeting, payload: Mapping[str, Any], person: Person, now: datetime) -> bool:
    """True if the meeting stands and the person still wants to hear of it so early. Of several reminders that
    have waited for the morning only the last one speaks."""
    lead, leads = payload["lead"], leads_of(person)
    moments = {other: meeting.starts_at - timedelta(minutes=other) for other in leads}
    said_again = any(other < lead and moment <= now for other, moment in moments.items())
    return stands(meeting, payload) and lead in leads and not said_again


def asking_days(day: date) -> tuple[date, date]:
    """When the mentor is asked whether they met on `day`, and when the mentee is, if nobody has answered:
    on the next working day and on the one after it."""
    first = next_working_day(day)
    return first, next_working_day(first)
