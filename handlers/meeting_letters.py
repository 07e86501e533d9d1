"""What the bot says about meetings by itself: questions, decisions with a calendar file, reminders."""

from collections.abc import Mapping
from typing import Any

from handlers.calls import go
from handlers.journal import question
from handlers.meet import Act, card, partners, tap
from handlers.screen import Screen
from handlers.turn import Attachment, Letter, Turn
from mentoring import meetings
from mentoring.meeting_notices import asked_time, plan_meetings, speaks_of, still_reminds
from papers.calendar import CalendarEvent, render_ics
from papers.names import file_name
from storage.meetings import PLANNED_STATES, get_meeting
from storage.records import Meeting, MeetingState

ALARM_MINUTES = 60


async def meeting_asked(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The other side proposes a time: yes, another time, no."""
    meeting = await get_meeting(turn.tx, payload["meeting"])
    if meeting is None or meeting.state not in PLANNED_STATES or not speaks_of(meeting, payload):
        return None
    if meetings.awaits(meeting) in (None, turn.me.id):
        return None
    moved = meeting.moved_to is not None
    note = turn.t("notice-meeting-moved" if moved else "notice-meeting-asked")
    return Letter(await card(turn, meeting, note))


async def meeting_settled(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """Both have agreed: the card, and the meeting for the telephone's calendar."""
    meeting = await get_meeting(turn.tx, payload["meeting"])
    if meeting is None or meeting.state is not MeetingState.CONFIRMED or not speaks_of(meeting, payload):
        return None
    note = turn.t("notice-meeting-settled")
    return Letter(await card(turn, meeting, note), (await _calendar_file(turn, meeting),))


async def meeting_kept(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The new time did not suit the other side."""
    meeting = await get_meeting(turn.tx, payload["meeting"])
    if meeting is None or meeting.state is not MeetingState.CONFIRMED or meeting.moved_to is not None:
        return None
    return Letter(await card(turn, meeting, turn.t("notice-meeting-kept")))


async def meeting_cancelled(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The other side has called it off; the calendar forgets it too."""
    meeting = await get_meeting(turn.tx, payload["meeting"])
    if meeting is None or meeting.state is not MeetingState.CANCELLED:
        return None
    names = await partners(turn, [meeting.pair_id])
    when = turn.t.moment(meeting.starts_at, turn.zone, turn.today)
    text = turn.t("notice-meeting-cancelled", when=when, name=names[meeting.pair_id])
    rows = ((go(turn.t, "meet", "button-meeting-propose", "primary"), go(turn.t, "menu")),)
    return Letter(Screen(text, rows), (await _calendar_file(turn, meeting),))


async def meeting_reminder(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """A day and an hour before, or whenever the person chose."""
    meeting = await get_meeting(turn.tx, payload["meeting"])
    if meeting is None or not still_reminds(meeting, payload, turn.me.person):
        return None
    names = await partners(turn, [meeting.pair_id])
    when = turn.t.moment(meeting.starts_at, turn.zone, turn.today)
    text = turn.t("notice-meeting-reminder", when=when, name=names[meeting.pair_id], place=meeting.place)
    rows = (
        (tap(turn, Act.WILL_COME, meeting.id, "success"),),
        (tap(turn, Act.MOVE, meeting.id), tap(turn, Act.CANCEL, meeting.id)),
    )
    return Letter(Screen(text, rows))


async def did_you_meet(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The next morning, unless it is written down already."""
    meeting = await get_meeting(turn.tx, payload["meeting"])
    if meeting is None or meeting.state is not MeetingState.CONFIRMED or not speaks_of(meeting, payload):
        return None
    return Letter(await question(turn, meeting))


async def _calendar_file(turn: Turn, meeting: Meeting) -> Attachment:
    names = await partners(turn, [meeting.pair_id])
    event = CalendarEvent(
        uid=meeting.uid,
        sequence=meeting.sequence,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        summary=turn.t.label("calendar-summary", name=names[meeting.pair_id]),
        description=turn.t.label("calendar-description"),
        location=meeting.place,
        organiser_name=None,
        cancelled=meeting.state is MeetingState.CANCELLED,
        alarm_minutes=ALARM_MINUTES,
    )
    day = asked_time(meeting).astimezone(turn.zone).date()
    name = file_name(turn.t.label("calendar-file"), day, "ics")
    now = turn.now
    return Attachment(name, lambda: render_ics(event, now), caption=turn.t("calendar-caption"))


NOTICES = {
    "meeting_asked": meeting_asked,
    "meeting_settled": meeting_settled,
    "meeting_kept": meeting_kept,
    "meeting_cancelled": meeting_cancelled,
    "meeting_reminder": meeting_reminder,
    "did_you_meet": did_you_meet,
}
PLANS = (plan_meetings,)
