"""Meetings of a pair: propose, confirm, move, cancel (`/meet`), for both sides alike."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import RowId, go, register
from handlers.forms.words import say_answer
from handlers.screen import Button, Reply, Row, Screen, Style, one_column
from handlers.turn import Duty, Turn
from locales.texts import Html
from mentoring import meetings
from mentoring.forms import Option
from mentoring.meeting_notices import asked_time
from mentoring.names import short_name
from mentoring.quiet import at
from mentoring.refusals import Outdated
from mentoring.roles import Action
from storage.meetings import PLANNED_STATES, get_meeting, meetings_of_pairs
from storage.pairs import members_of
from storage.people import people_of
from storage.records import Meeting, MeetingState, Pair

SLOTS = ("14:00", "14:45", "15:30", "16:15", "17:00")
SHOWN = 8


class Act(StrEnum):
    """What a button of a meeting does."""

    CARD = "card"
    CONFIRM = "yes"
    MOVE = "move"
    KEEP = "keep"
    CANCEL = "cancel"
    SURELY_CANCEL = "sure"
    WILL_COME = "will"


class MeetTap(CallbackData, prefix="mt1"):
    """A button about a meeting."""

    act: Act
    id: RowId


class Outcome(StrEnum):
    """How a meeting went; `ASK` asks it."""

    ASK = "ask"
    MET = "met"
    MOVED = "moved"
    MISSED = "missed"


class JournalTap(CallbackData, prefix="jr1"):
    """A button of «did you meet?»."""

    act: Outcome
    id: RowId


class ProposeTap(CallbackData, prefix="mp1"):
    """Propose a meeting to this pair."""

    pair: RowId


def tap(turn: Turn, act: Act, meeting_id: int, style: Style | None = None, key: str = "") -> Button:
    """The button `button-meeting-<act>`."""
    label = turn.t.label(key or f"button-meeting-{act}")
    return Button(label, MeetTap(act=act, id=meeting_id).pack(), style=style)


async def partners(turn: Turn, pair_ids: list[int]) -> dict[int, str]:
    """Who else is in each pair, as short names."""
    members = await members_of(turn.tx, pair_ids)
    people = await people_of(turn.tx, {one.person_id for all_of in members.values() for one in all_of})
    return {
        pair_id: ", ".join(
            short_name(people[one.person_id].full_name) for one in found if one.person_id != turn.me.id
        )
        for pair_id, found in members.items()
    }


async def show_meetings(_event: TelegramObject, turn: Turn) -> Reply:
    """What is planned, and the button for the next meeting."""
    pairs = await meetings.active_pairs(turn.tx, turn.me)
    if not pairs:
        return Reply(Screen(turn.t("meetings-no-pair"), ((go(turn.t, "pair"), go(turn.t, "menu")),)))
    planned = await meetings_of_pairs(turn.tx, [pair.id for pair in pairs], PLANNED_STATES)
    if not planned:
        return await begin_meeting(turn, pairs)
    names = await partners(turn, [pair.id for pair in pairs])
    lines = [turn.t("meetings-title"), ""]
    lines += [_line(turn, meeting, names[meeting.pair_id]) for meeting in planned[:SHOWN]]
    rows = [(_open(turn, meeting),) for meeting in planned[:SHOWN]]
    proposals = [(_propose(turn, pair, names[pair.id], len(pairs)),) for pair in pairs]
    return Reply(Screen("\n".join(lines), (*rows, *proposals, (go(turn.t, "journal"), go(turn.t, "menu")))))


async def begin_meeting(turn: Turn, pairs: list[Pair]) -> Reply:
    """The form; who is in several pairs first says with whom."""
    if len(pairs) == 1:
        return await turn.desk.forms.begin(turn, "meeting", context={"pair": pairs[0].id})
    names = await partners(turn, [pair.id for pair in pairs])
    buttons = [_propose(turn, pair, names[pair.id], len(pairs)) for pair in pairs]
    return Reply(Screen(turn.t("meetings-with-whom"), (*one_column(*buttons), (go(turn.t, "menu"),))))


def _propose(turn: Turn, pair: Pair, partner: str, pairs: int) -> Button:
    if pairs == 1:
        label = turn.t.label("button-meeting-propose")
    else:
        label = turn.t.label("button-meeting-propose-to", name=partner)
    return Button(label, ProposeTap(pair=pair.id).pack(), style="primary" if pairs == 1 else None)


def _open(turn: Turn, meeting: Meeting) -> Button:
    when = turn.t.moment_plain(asked_time(meeting), turn.zone, turn.today)
    return Button(when, MeetTap(act=Act.CARD, id=meeting.id).pack())


def _line(turn: Turn, meeting: Meeting, partner: str) -> Html:
    when = turn.t.moment(asked_time(meeting), turn.zone, turn.today)
    return turn.t("meeting-line", when=when, name=partner, state=state_words(turn, meeting))


def state_words(turn: Turn, meeting: Meeting) -> str:
    """The state as this person sees it: whose answer is awaited matters more than the word for the row."""
    last_word = meetings.awaits(meeting)
    if meeting.state is MeetingState.CONFIRMED and meeting.starts_at <= turn.now:
        return turn.t.label("meeting-state-to-record")
    if last_word is None:
        return turn.t.label(f"meeting-state-{meeting.state}")
    return turn.t.label("meeting-state-asked-by-me" if last_word == turn.me.id else "meeting-state-asks-me")


async def card(turn: Turn, meeting: Meeting, note: Html | None = None) -> Screen:
    """One meeting with the buttons that make sense now."""
    t = turn.t
    names = await partners(turn, [meeting.pair_id])
    lines = [note, ""] if note else []
    lines += [
        t(
            "meeting-card",
            when=t.moment(meeting.starts_at, turn.zone, turn.today),
            name=names[meeting.pair_id],
        ),
        t("meeting-place", place=meeting.place, minutes=meeting.minutes),
        t("meeting-state", state=state_words(turn, meeting)),
    ]
    if meeting.moved_to is not None:
        lines.append(t("meeting-new-time", when=t.moment(meeting.moved_to, turn.zone, turn.today)))
    return Screen("\n".join(lines), (*actions(turn, meeting), (go(t, "meet"), go(t, "menu"))))


def record_button(turn: Turn, meeting: Meeting) -> Button:
    """Opens «did you meet?» of the journal."""
    intent = JournalTap(act=Outcome.ASK, id=meeting.id).pack()
    return Button(turn.t.label("button-meeting-record"), intent, style="primary")


def actions(turn: Turn, meeting: Meeting) -> tuple[Row, ...]:
    """What this person can do with the meeting now."""
    if meeting.state not in PLANNED_STATES:
        return ()
    if meeting.state is MeetingState.CONFIRMED and meeting.starts_at <= turn.now:
        return ((record_button(turn, meeting),),)
    last_word = meetings.awaits(meeting)
    change = (tap(turn, Act.MOVE, meeting.id), tap(turn, Act.CANCEL, meeting.id))
    if last_word in (None, turn.me.id):
        return (change,)
    answer: Row = (tap(turn, Act.CONFIRM, meeting.id, "success"),)
    if meeting.moved_to is not None:
        answer = (*answer, tap(turn, Act.KEEP, meeting.id))
    return (answer, change)


async def show_card(turn: Turn, meeting_id: int) -> Reply:
    """The meeting as it is now, past ones included."""
    meeting = await get_meeting(turn.tx, meeting_id)
    members = {} if meeting is None else await members_of(turn.tx, [meeting.pair_id])
    mine = any(one.person_id == turn.me.id for found in members.values() for one in found)
    if meeting is None or not mine:
        raise Outdated
    return Reply(await card(turn, meeting))


async def act(_event: CallbackQuery, turn: Turn, callback_data: MeetTap) -> Reply:
    """Do what the button says; the message becomes the meeting's card with the result above."""
    meeting_id, t = callback_data.id, turn.t
    match callback_data.act:
        case Act.CONFIRM:
            meeting = await meetings.confirm_meeting(turn.tx, turn.me, meeting_id, turn.now)
            return Reply(await card(turn, meeting, t("meeting-you-confirmed")))
        case Act.KEEP:
            meeting = await meetings.keep_meeting(turn.tx, turn.me, meeting_id, turn.now)
            return Reply(await card(turn, meeting, t("meeting-you-kept")))
        case Act.SURELY_CANCEL:
            meeting = await meetings.cancel_meeting(turn.tx, turn.me, meeting_id, turn.now)
            return Reply(await card(turn, meeting, t("meeting-you-cancelled")))
        case Act.WILL_COME:
            meeting, _ = await meetings.own_meeting(turn.tx, turn.me, meeting_id)
            return Reply(await card(turn, meeting, t("meeting-you-will-come")))
        case Act.CANCEL:
            return await ask_to_cancel(turn, meeting_id)
        case Act.MOVE:
            meeting, _ = await meetings.own_meeting(turn.tx, turn.me, meeting_id)
            return await turn.desk.forms.begin(turn, "move_meeting", context={"meeting": meeting.id})
        case Act.CARD:
            return await show_card(turn, meeting_id)


async def ask_to_cancel(turn: Turn, meeting_id: int) -> Reply:
    """A question that says what will happen; the safe button first."""
    meeting, _ = await meetings.own_meeting(turn.tx, turn.me, meeting_id)
    when = turn.t.moment(meeting.starts_at, turn.zone, turn.today)
    stay = tap(turn, Act.CARD, meeting.id, key="button-meeting-stay")
    surely = tap(turn, Act.SURELY_CANCEL, meeting.id, "danger")
    return Reply(Screen(turn.t("meeting-really-cancel", when=when), ((stay, surely),)))


async def propose(_event: CallbackQuery, turn: Turn, callback_data: ProposeTap) -> Reply:
    pair, _ = await meetings.own_pair(turn.tx, turn.me, callback_data.pair)
    return await turn.desk.forms.begin(turn, "meeting", context={"pair": pair.id})


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


async def submit_meeting(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    meeting = await meetings.propose_meeting(
        turn.tx,
        turn.me,
        context["pair"],
        moment_of(turn, answers),
        minutes=int(answers["minutes"]),
        place=in_words(turn, "meeting", answers).get("place", ""),
        now=turn.now,
    )
    return Reply(await card(turn, meeting, turn.t("meeting-you-proposed")))


async def submit_move(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    starts_at = moment_of(turn, answers)
    meeting = await meetings.move_meeting(turn.tx, turn.me, context["meeting"], starts_at, turn.now)
    return Reply(await card(turn, meeting, turn.t("meeting-you-moved")))


async def slots(turn: Turn, _context: Mapping[str, Any]) -> list[Option]:
    """The school's lesson-free times."""
    chosen = turn.me.school.settings.get("slots") or SLOTS
    return [Option(slot, slot) for slot in chosen]


async def duties(turn: Turn) -> list[Duty]:
    """Meetings that wait for this person's answer or record."""
    pairs = await meetings.active_pairs(turn.tx, turn.me)
    planned = await meetings_of_pairs(turn.tx, [pair.id for pair in pairs], PLANNED_STATES)
    found = []
    for meeting in planned:
        when = turn.t.moment(asked_time(meeting), turn.zone, turn.today)
        past = meeting.state is MeetingState.CONFIRMED and meeting.starts_at <= turn.now
        if past or meetings.awaits(meeting) not in (None, turn.me.id):
            key = "duty-meeting-record" if past else "duty-meeting-answer"
            found.append(Duty(turn.t(key, when=when), _open(turn, meeting)))
    return found


SUBMITS = {"meeting": submit_meeting, "move_meeting": submit_move}
SOURCES = {"slots": slots}


def router() -> Router:
    router = Router(name="meet")
    register(router, "meet", show_meetings, Action.KEEP_MEETINGS)
    flags = {"may": Action.KEEP_MEETINGS}
    router.callback_query.register(act, MeetTap.filter(), flags=flags)
    router.callback_query.register(propose, ProposeTap.filter(), flags=flags)
    return router
