"""What is written down about a meeting: the three forms, their second answer, and the mending of a record."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.calls import go
from handlers.forms.words import clipped
from handlers.meeting_card import Mend, MendTap, card, mend_button, moment, partners, show_card, where
from handlers.meeting_forms import TIME_REFUSED, in_words
from handlers.screen import Reply, Screen
from handlers.turn import Turn
from locales.texts import Html
from mentoring import meetings
from mentoring.forms import OTHER, Form
from mentoring.meeting_rules import is_correctable
from mentoring.quiet import at
from mentoring.refusals import Outdated
from mentoring.roles import Action
from storage.meetings import get_meeting
from storage.records import Meeting, MeetingState

SAID = "journal_said"
"""Where a conversation keeps the second answer about a meeting until it is decided which one is right."""
WORDS_SHOWN = 300
MENDING = "mend"
NEXT_DATE = "next_date"


async def about(turn: Turn, meeting: Meeting) -> str:
    """With whom it was, and when."""
    names = await partners(turn, [meeting.pair_id])
    day = turn.t.weekday_day(meeting.starts_at.astimezone(turn.zone).date(), turn.today)
    return f"{names[meeting.pair_id]}, {day}"


async def submit_journal(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """Store the record; a next date is proposed to the other side at the same hour."""
    words = in_words(turn, "journal", answers)
    said = {"topic": words["topic"], "done": words["done"]}
    if context.get(MENDING):
        return await _mend(turn, context["meeting"], said)
    following = answers.get("next_date") or ""
    try:
        meeting = await meetings.record_meeting(turn.tx, turn.me, context["meeting"], **said, now=turn.now)
    except Outdated:
        return await _second(turn, context["meeting"], {**said, "next": following})
    return await _recorded(turn, meeting, following, "journal-thanks")


async def submit_missed(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    said = {"reason": in_words(turn, "missed", answers)["reason"]}
    if context.get(MENDING):
        return await _mend(turn, context["meeting"], said)
    try:
        meeting = await meetings.miss_meeting(turn.tx, turn.me, context["meeting"], **said, now=turn.now)
    except Outdated:
        return await _second(turn, context["meeting"], said)
    pairs = {pair.id for pair in await meetings.active_pairs(turn.tx, turn.me)}
    if meeting.pair_id not in pairs:
        return Reply(await card(turn, meeting, turn.t("journal-thanks")))
    again = (go(turn.t, "meet", "button-meeting-propose", "primary"), go(turn.t, "menu"))
    rows = ((mend_button(turn, meeting, Mend.ASK, "button-journal-mend"),), again)
    return Reply(Screen(turn.t("journal-missed-thanks"), rows))


async def _recorded(turn: Turn, meeting: Meeting, following: str, thanks: str) -> Reply:
    if following:
        return await _propose_next(turn, meeting, date.fromisoformat(following))
    return Reply(await card(turn, meeting, turn.t(thanks)))


async def _propose_next(turn: Turn, last: Meeting, day: date) -> Reply:
    """The record stands, whatever becomes of the next date."""
    starts_at = same_hour(last.starts_at, day, turn)
    try:
        following = await meetings.propose_meeting(
            turn.tx, turn.me, last.pair_id, starts_at, last.minutes, last.place, turn.now
        )
    except TIME_REFUSED as refusal:
        why = turn.t(refusal.key)
        return Reply(await card(turn, last, turn.t("journal-thanks-not-next", why=why)))
    except Outdated:
        return Reply(await card(turn, last, turn.t("journal-thanks-pair-over")))
    return Reply(await card(turn, following, turn.t("journal-thanks-next")))


async def same_again(turn: Turn, _form: Form, place: str, context: Mapping[str, Any]) -> str:
    """Below the question about the next date: what will be proposed beside it."""
    meeting = await get_meeting(turn.tx, int(context["meeting"])) if place == NEXT_DATE else None
    if meeting is None:
        return ""
    hour = turn.t.time(meeting.starts_at, turn.zone)
    return turn.t("journal-next-same", hour=hour, where=where(turn, meeting))


def same_hour(last: datetime, day: date, turn: Turn) -> datetime:
    """The same hour on another day, on this person's clock."""
    return at(day, last.astimezone(turn.zone).time(), turn.zone)


async def _second(turn: Turn, meeting_id: int, said: dict[str, str]) -> Reply:
    """Somebody was faster. An answer that says something else is not lost: which one is right?"""
    shown = await show_card(turn, meeting_id, turn.t("journal-already"))
    meeting = await get_meeting(turn.tx, meeting_id)
    if meeting is None or not is_correctable(meeting, turn.now) or _same(meeting, said):
        return shown
    await turn.talk.update_data({SAID: {**said, "meeting": meeting_id}})
    mine = MeetingState.MISSED if "reason" in said else MeetingState.HELD
    text = turn.t(
        "journal-second",
        written=in_short(turn, meeting.state, meeting.topic, meeting.done, meeting.reason),
        mine=in_short(turn, mine, *(said.get(name, "") for name in ("topic", "done", "reason"))),
    )
    rows = (
        (mend_button(turn, meeting, Mend.THEIRS, "button-journal-theirs"),),
        (mend_button(turn, meeting, Mend.MINE, "button-journal-mine"),),
    )
    return Reply(Screen(text, rows))


def _same(meeting: Meeting, said: Mapping[str, str]) -> bool:
    names = ("topic", "done", "reason")
    return [getattr(meeting, name) for name in names] == [said.get(name, "") for name in names]


def in_short(turn: Turn, state: MeetingState, *words: str, limit: int = WORDS_SHOWN) -> Html:
    """«Встретились. Разбор урока. Нашли решение»."""
    said = [clipped(each, limit) for each in words if each]
    return Html(". ".join((turn.t(f"journal-{state}"), *said)))


async def mend(_event: CallbackQuery, turn: Turn, callback_data: MendTap) -> Reply:
    """A button of a record; one that came too late shows the record as it is."""
    try:
        meeting = await meetings.record_to_correct(turn.tx, turn.me, callback_data.id, turn.now)
    except Outdated:
        return await show_card(turn, callback_data.id, toast=turn.t.label("stale-button"))
    match callback_data.act:
        case Mend.MET:
            return await _begin(turn, "last_journal", meeting, {"topic": meeting.topic, "done": meeting.done})
        case Mend.MISSED:
            return await _begin(turn, "missed", meeting, {"reason": meeting.reason})
        case Mend.MINE:
            return await _take_mine(turn, meeting)
        case Mend.THEIRS:
            await _forget_mine(turn)
            return Reply(await card(turn, meeting))
    return await _ask(turn, meeting)


async def _ask(turn: Turn, meeting: Meeting) -> Reply:
    """What is written, and how it really was."""
    names = await partners(turn, [meeting.pair_id])
    text = turn.t(
        "journal-mend-ask",
        when=moment(turn, meeting),
        name=names[meeting.pair_id],
        written=in_short(turn, meeting.state, meeting.topic, meeting.done, meeting.reason),
    )
    rows = (
        (mend_button(turn, meeting, Mend.MET, "button-journal-met"),),
        (mend_button(turn, meeting, Mend.MISSED, "button-journal-missed"),),
        (go(turn.t, "journal"), go(turn.t, "menu")),
    )
    return Reply(Screen(text, rows))


async def _begin(turn: Turn, form_id: str, meeting: Meeting, written: Mapping[str, str]) -> Reply:
    """The form with what was written filled in."""
    form = turn.desk.forms.catalogue.form(form_id, turn.t.locale)
    answers = {}
    for name, words in written.items():
        known = next((option.id for option in form.by_id[name].options if option.label == words), None)
        if words:
            answers[name] = known or {OTHER: words}
    context = {"meeting": meeting.id, MENDING: True}
    whom = await about(turn, meeting)
    return await turn.desk.forms.begin(turn, form_id, context=context, answers=answers, about=whom)


async def _mend(turn: Turn, meeting_id: int, said: Mapping[str, str], following: str = "") -> Reply:
    try:
        meeting = await meetings.correct_record(turn.tx, turn.me, meeting_id, turn.now, **said)
    except Outdated:
        return await show_card(turn, meeting_id, turn.t("journal-mend-late"))
    return await _recorded(turn, meeting, following, "journal-mended")


async def _take_mine(turn: Turn, meeting: Meeting) -> Reply:
    """The second answer takes the place of the first."""
    said = dict((await turn.talk.get_data()).get(SAID) or {})
    if said.pop("meeting", None) != meeting.id:
        return await _ask(turn, meeting)
    await _forget_mine(turn)
    return await _mend(turn, meeting.id, said, said.pop("next", ""))


async def _forget_mine(turn: Turn) -> None:
    data = await turn.talk.get_data()
    await turn.talk.set_data({key: value for key, value in data.items() if key != SAID})


async def back(turn: Turn, context: Mapping[str, Any]) -> Reply:
    return await show_card(turn, int(context["meeting"]))


SUBMITS = {"journal": submit_journal, "last_journal": submit_journal, "missed": submit_missed}
ASIDES = {"journal": same_again}
BACKS = dict.fromkeys((*SUBMITS, "move_meeting"), back)


def router() -> Router:
    router = Router(name="journal-records")
    router.callback_query.register(mend, MendTap.filter(), flags={"may": Action.KEEP_MEETINGS})
    return router
