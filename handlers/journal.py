"""The journal of meetings (`/journal`): «did you meet?» and three taps about it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import go, register
from handlers.meet import JournalTap, Outcome, card, in_words, partners
from handlers.screen import Button, Reply, Row, Screen
from handlers.turn import Turn
from locales.texts import Html
from mentoring import meetings
from mentoring.quiet import at
from mentoring.roles import Action
from storage.meetings import meetings_of_pairs
from storage.pairs import pairs_of_person
from storage.records import Meeting, MeetingState, PairState

SHOWN = 8
KEPT_STATES = (MeetingState.CONFIRMED, MeetingState.HELD, MeetingState.MISSED)


async def show_journal(_event: TelegramObject, turn: Turn) -> Reply:
    """What took place, newest first; what is still to be written down has a button."""
    pairs = await pairs_of_person(turn.tx, turn.me.id, list(PairState))
    found = await meetings_of_pairs(turn.tx, [pair.id for pair in pairs], KEPT_STATES, newest_first=True)
    past = [meeting for meeting in found if meeting.starts_at <= turn.now]
    back: Row = (go(turn.t, "meet"), go(turn.t, "menu"))
    if not past:
        return Reply(Screen(turn.t("journal-empty"), (back,)))
    held = sum(meeting.state is MeetingState.HELD for meeting in past)
    names = await partners(turn, [pair.id for pair in pairs])
    lines = [turn.t("journal-title", held=held), ""]
    lines += [_line(turn, meeting, names[meeting.pair_id]) for meeting in past[:SHOWN]]
    open_ones = [one for one in past if one.state is MeetingState.CONFIRMED][:SHOWN]
    rows = tuple((_record(turn, meeting),) for meeting in open_ones)
    return Reply(Screen("\n".join(lines), (*rows, back)))


def _line(turn: Turn, meeting: Meeting, partner: str) -> Html:
    day = turn.t.weekday_day(meeting.starts_at.astimezone(turn.zone).date(), turn.today)
    match meeting.state:
        case MeetingState.HELD:
            return turn.t("journal-held", day=day, name=partner, topic=meeting.topic, done=meeting.done)
        case MeetingState.MISSED:
            return turn.t("journal-missed", day=day, name=partner, reason=meeting.reason)
        case _:
            return turn.t("journal-open", day=day, name=partner)


def _record(turn: Turn, meeting: Meeting) -> Button:
    day = turn.t.day(meeting.starts_at.astimezone(turn.zone).date(), turn.today)
    label = turn.t.label("button-journal-record", day=day)
    return Button(label, JournalTap(act=Outcome.ASK, id=meeting.id).pack(), style="primary")


async def question(turn: Turn, meeting: Meeting) -> Screen:
    """«Did you meet?» with three answers."""
    names = await partners(turn, [meeting.pair_id])
    day = turn.t.weekday_day(meeting.starts_at.astimezone(turn.zone).date(), turn.today)
    rows = (
        (_answer(turn, meeting, Outcome.MET),),
        (_answer(turn, meeting, Outcome.MOVED), _answer(turn, meeting, Outcome.MISSED)),
    )
    return Screen(turn.t("did-you-meet", day=day, name=names[meeting.pair_id]), rows)


def _answer(turn: Turn, meeting: Meeting, outcome: Outcome) -> Button:
    label = turn.t.label(f"button-journal-{outcome}")
    intent = JournalTap(act=outcome, id=meeting.id).pack()
    return Button(label, intent, style="success" if outcome is Outcome.MET else None)


async def answer(_event: CallbackQuery, turn: Turn, callback_data: JournalTap) -> Reply:
    """An answer opens the form that belongs to it."""
    meeting = await meetings.meeting_to_record(turn.tx, turn.me, callback_data.id, turn.now)
    forms = {Outcome.MET: "journal", Outcome.MOVED: "move_meeting", Outcome.MISSED: "missed"}
    if callback_data.act is Outcome.ASK:
        return Reply(await question(turn, meeting))
    form_id = forms[callback_data.act]
    return await turn.desk.forms.begin(turn, form_id, context={"meeting": meeting.id})


async def submit_journal(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """Store the record; a next date is proposed to the other side at the same hour."""
    words = in_words(turn, "journal", answers)
    meeting = await meetings.record_meeting(
        turn.tx, turn.me, context["meeting"], words["topic"], words["done"], turn.now
    )
    if not answers.get("next_date"):
        return Reply(await card(turn, meeting, turn.t("journal-thanks")))
    starts_at = same_hour(meeting.starts_at, date.fromisoformat(answers["next_date"]), turn)
    following = await meetings.propose_meeting(
        turn.tx, turn.me, meeting.pair_id, starts_at, meeting.minutes, meeting.place, turn.now
    )
    return Reply(await card(turn, following, turn.t("journal-thanks-next")))


def same_hour(last: datetime, day: date, turn: Turn) -> datetime:
    """The same hour on another day, on this person's clock."""
    return at(day, last.astimezone(turn.zone).time(), turn.zone)


async def submit_missed(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    words = in_words(turn, "missed", answers)
    await meetings.miss_meeting(turn.tx, turn.me, context["meeting"], words["reason"], turn.now)
    rows = ((go(turn.t, "meet", "button-meeting-propose", "primary"), go(turn.t, "menu")),)
    return Reply(Screen(turn.t("journal-missed-thanks"), rows))


SUBMITS = {"journal": submit_journal, "missed": submit_missed}


def router() -> Router:
    router = Router(name="journal")
    register(router, "journal", show_journal, Action.KEEP_MEETINGS)
    router.callback_query.register(answer, JournalTap.filter(), flags={"may": Action.KEEP_MEETINGS})
    return router
