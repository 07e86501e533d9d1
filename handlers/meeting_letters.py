"""What the bot says about meetings by itself: questions, decisions with a calendar file, reminders."""

from collections.abc import Mapping
from typing import Any

from handlers.calls import go
from handlers.journal import question
from handlers.meeting_card import Act, actions, card, coming, moment, partners, standing, tap, where
from handlers.screen import Row, Screen
from handlers.turn import Attachment, Letter, NoticeRenderer, Turn
from locales.texts import Html, escape
from mentoring.meeting_notices import plan_meetings
from mentoring.meeting_rules import asks_about, awaits, stands, still_reminds
from papers.calendar import CalendarEvent, render_ics
from papers.names import file_name
from storage.meetings import PLANNED_STATES, get_meeting
from storage.pairs import get_pair
from storage.records import Meeting, MeetingState

ALARM_MINUTES = 60


async def meeting_asked(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The other side proposes a time: yes, another time, no."""
    meeting = await get_meeting(turn.tx, payload["meeting"])
    if meeting is None or meeting.state not in PLANNED_STATES or not asks_about(meeting, payload):
        return None
    if not awaits(meeting, turn.me.id, turn.now):
        return None
    counter = "notice-meeting-countered" if meeting.sequence else "notice-meeting-asked"
    key = counter if meeting.moved_to is None else "notice-meeting-moved"
    return Letter(await card(turn, meeting, turn.t(key)))


async def meeting_settled(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """Both have agreed: the card, and the meeting for the telephone's calendar. Whoever has just agreed has
    the card already."""
    meeting = await get_meeting(turn.tx, payload["meeting"])
    if meeting is None or not stands(meeting, payload):
        return None
    if payload.get("by") == turn.me.id:
        when = turn.t.moment_plain(meeting.starts_at, turn.zone, turn.today)
        caption = turn.t("calendar-caption-settled", when=when)
        return Letter(None, (await _calendar_file(turn, meeting, caption),), silent=True)
    file = await _calendar_file(turn, meeting, turn.t("calendar-caption"))
    return Letter(await card(turn, meeting, turn.t("notice-meeting-settled")), (file,))


async def meeting_kept(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The meeting is not moved after all."""
    meeting = await get_meeting(turn.tx, payload["meeting"])
    if meeting is None or not stands(meeting, payload) or meeting.moved_to is not None:
        return None
    key = "notice-meeting-move-taken-back" if payload.get("taken_back") else "notice-meeting-kept"
    return Letter(await card(turn, meeting, turn.t(key)))


async def meeting_cancelled(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The other side has called it off; the calendars forget it too, if they knew of it."""
    meeting = await get_meeting(turn.tx, payload["meeting"])
    if meeting is None or meeting.state is not MeetingState.CANCELLED:
        return None
    caption = turn.t("calendar-caption-cancelled")
    files = (await _calendar_file(turn, meeting, caption),) if payload.get("filed") else ()
    if payload.get("by") == turn.me.id:
        return Letter(None, files, silent=True)
    names = await partners(turn, [meeting.pair_id])
    text = turn.t("notice-meeting-cancelled", when=moment(turn, meeting), name=names[meeting.pair_id])
    rows = ((go(turn.t, "meet", "button-meeting-propose", "primary"), go(turn.t, "menu")),)
    return Letter(Screen(text, rows), files)


async def meeting_reminder(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """A day and an hour before, or whenever the person chose."""
    meeting = await get_meeting(turn.tx, payload["meeting"])
    if meeting is None or not still_reminds(meeting, payload, turn.me.person, turn.now):
        return None
    names = await partners(turn, [meeting.pair_id])
    head = turn.t("notice-meeting-reminder", day=_how_soon(turn, meeting))
    lines = [head, moment(turn, meeting), escape(names[meeting.pair_id]), where(turn, meeting)]
    lines += await coming(turn, meeting)
    if meeting.moved_to is not None and meeting.moved_to > turn.now:
        return Letter(Screen("\n".join((*lines, *standing(turn, meeting)[1:])), actions(turn, meeting)))
    return Letter(Screen("\n".join(lines), _reminder_rows(turn, meeting)))


def _how_soon(turn: Turn, meeting: Meeting) -> str:
    days = (meeting.starts_at.astimezone(turn.zone).date() - turn.today).days
    return {0: "today", 1: "tomorrow"}.get(days, "later")


def _reminder_rows(turn: Turn, meeting: Meeting) -> tuple[Row, ...]:
    """«I will come» is asked once."""
    change: Row = (tap(turn, Act.MOVE, meeting), tap(turn, Act.CANCEL, meeting))
    if turn.me.id in meeting.coming:
        return (change,)
    return ((tap(turn, Act.WILL_COME, meeting, "success"),), change)


async def did_you_meet(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The next morning, unless it is written down already."""
    meeting = await get_meeting(turn.tx, payload["meeting"])
    if meeting is None or not stands(meeting, payload):
        return None
    pair = await get_pair(turn.tx, meeting.pair_id)
    return None if pair is None else Letter(await question(turn, meeting, pair.state))


async def _calendar_file(turn: Turn, meeting: Meeting, caption: Html) -> Attachment:
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
    day = meeting.starts_at.astimezone(turn.zone).date()
    name = file_name(turn.t.label("calendar-file"), day, "ics")
    now = turn.now
    return Attachment(name, lambda: render_ics(event, now), caption=caption)


NOTICES: Mapping[str, NoticeRenderer] = {
    "meeting_asked": meeting_asked,
    "meeting_settled": meeting_settled,
    "meeting_kept": meeting_kept,
    "meeting_cancelled": meeting_cancelled,
    "meeting_reminder": meeting_reminder,
    "did_you_meet": did_you_meet,
}
PLANS = (plan_meetings,)
