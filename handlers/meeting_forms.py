"""The forms of meetings: how each begins, what its answers mean, what to ask again when a time is taken."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from handlers.forms.words import say_answer
from handlers.meeting_card import moment, partners
from handlers.screen import Reply
from handlers.turn import Turn
from mentoring.forms import Option
from mentoring.meetings import MeetingInPast, MeetingOverlaps, MeetingSameTime, MeetingTooFar
from mentoring.quiet import at
from mentoring.refusals import Refusal
from storage.records import Meeting

TIME_REFUSED = (MeetingInPast, MeetingOverlaps, MeetingSameTime, MeetingTooFar)
"""The time does not do; another one may."""
SLOTS = ("14:00", "14:45", "15:30", "16:15", "17:00")
STEP = timedelta(minutes=30)
LATE = time(21, 30)
LAST_SLOTS = 3


async def begin_meeting(turn: Turn, pair_id: int) -> Reply:
    """The form for a new meeting, with whom above its first question."""
    names = await partners(turn, [pair_id])
    begun = await turn.desk.forms.begin(turn, "meeting", context={"pair": pair_id}, about=names[pair_id])
    return await turn.desk.forms.show(turn, turn.t("meeting-new", name=names[pair_id])) or begun


async def begin_move(turn: Turn, meeting: Meeting) -> Reply:
    """The form for another time, with the meeting as it stands above its first question."""
    names = await partners(turn, [meeting.pair_id])
    context, about = {"meeting": meeting.id}, names[meeting.pair_id]
    begun = await turn.desk.forms.begin(turn, "move_meeting", context=context, about=about)
    note = turn.t("meeting-to-move", name=names[meeting.pair_id], when=moment(turn, meeting))
    return await turn.desk.forms.show(turn, note) or begun


async def ask_again(
    turn: Turn, form_id: str, answers: Mapping[str, Any], context: Mapping[str, Any], refusal: Refusal
) -> Reply:
    """The form from its beginning, everything but the time filled in, and why it is asked again."""
    kept = {step: answer for step, answer in answers.items() if step != "time"}
    begun = await turn.desk.forms.begin(turn, form_id, context=context, answers=kept)
    return await turn.desk.forms.show(turn, turn.t(refusal.key)) or begun


def moment_of(turn: Turn, answers: Mapping[str, Any]) -> datetime:
    """Date and time as they were chosen, on the clock of this person."""
    day, hour = date.fromisoformat(answers["date"]), time.fromisoformat(answers["time"])
    return at(day, hour, turn.zone)


def in_words(turn: Turn, form_id: str, answers: Mapping[str, Any]) -> dict[str, str]:
    """The answers as they are written down, by step."""
    form = turn.desk.forms.catalogue.form(form_id, turn.t.locale)
    return {
        step.id: say_answer(turn.t, step, answers[step.id])
        for step in form.steps
        if answers.get(step.id) is not None
    }


async def slots(turn: Turn, context: Mapping[str, Any]) -> list[Option]:
    """The school's lesson-free times; today only those to come, or the next half hours."""
    times = [time.fromisoformat(slot) for slot in turn.me.school.settings.get("slots") or SLOTS]
    if context.get("date") == turn.today.isoformat():
        now = turn.now.astimezone(turn.zone).time()
        times = [each for each in times if each > now] or next_half_hours(now)
    return [Option(f"{each:%H:%M}", f"{each:%H:%M}") for each in times]


def next_half_hours(now: time) -> list[time]:
    """What is left of this day: the next half hours but the one that is about to strike."""
    midnight = datetime(2000, 1, 1)  # noqa: DTZ001 - a day to count hours on, not a moment
    passed = timedelta(hours=now.hour, minutes=now.minute) // STEP + 2
    marks = (midnight + STEP * (passed + place) for place in range(LAST_SLOTS))
    return [mark.time() for mark in marks if mark.date() == midnight.date() and mark.time() <= LATE]
