"""One meeting as a member of its pair sees it: the card, its state in words, what can be done with it now."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.calls import RowId, go
from handlers.screen import Button, Reply, Row, Screen, Style
from handlers.turn import Turn
from locales.texts import Html
from mentoring.meeting_rules import (
    asked_by,
    asked_time,
    awaits,
    is_correctable,
    is_to_record,
    is_unanswered,
)
from mentoring.names import short_name
from mentoring.refusals import Outdated
from storage.meetings import PLANNED_STATES, get_meeting
from storage.pairs import members_of
from storage.people import people_of
from storage.records import Meeting, MeetingState


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
    """A button about a meeting; `seen` is the meeting's sequence when the button was drawn."""

    act: Act
    id: RowId
    seen: Annotated[int, Field(ge=0, lt=2**31)] = 0


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


class Mend(StrEnum):
    """What a button of a record does; `ASK` asks how it really was, `MINE` and `THEIRS` choose between two
    answers."""

    ASK = "ask"
    MET = "met"
    MISSED = "missed"
    MINE = "mine"
    THEIRS = "theirs"


class MendTap(CallbackData, prefix="jm1"):
    """A button of what was written down."""

    act: Mend
    id: RowId


def mend_button(turn: Turn, meeting: Meeting, act: Mend, key: str, **words: str) -> Button:
    """A button about the record of the meeting."""
    return Button(turn.t.label(key, **words), MendTap(act=act, id=meeting.id).pack())


def tap(turn: Turn, act: Act, meeting: Meeting, style: Style | None = None, key: str = "") -> Button:
    """The button `button-meeting-<act>`, unless another text is named."""
    intent = MeetTap(act=act, id=meeting.id, seen=meeting.sequence).pack()
    return Button(turn.t.label(key or f"button-meeting-{act}"), intent, style=style)


def record_button(turn: Turn, meeting: Meeting) -> Button:
    """Opens «did you meet?» of the journal."""
    intent = JournalTap(act=Outcome.ASK, id=meeting.id).pack()
    return Button(turn.t.label("button-meeting-record"), intent, style="primary")


def open_button(turn: Turn, meeting: Meeting, when: datetime, key: str = "button-meeting-open") -> Button:
    """Opens the card; the label is short: «пн 14 сен, 15:30»."""
    local = when.astimezone(turn.zone)
    weekday = turn.t.label(f"weekday-short-{local.isoweekday()}")
    day, hour = turn.t.day_short(local.date()), f"{local:%H:%M}"
    label = turn.t.label(key, weekday=weekday, day=day, time=hour)
    return Button(label, MeetTap(act=Act.CARD, id=meeting.id).pack())


async def partners(turn: Turn, pair_ids: Iterable[int]) -> dict[int, str]:
    """Who else is in each pair, as short names."""
    members = await members_of(turn.tx, list(pair_ids))
    people = await people_of(turn.tx, {one.person_id for all_of in members.values() for one in all_of})
    return {
        pair_id: ", ".join(
            short_name(people[one.person_id].full_name) for one in found if one.person_id != turn.me.id
        )
        for pair_id, found in members.items()
    }


def state_words(turn: Turn, meeting: Meeting) -> str:
    """The state as this person sees it: whose answer is awaited matters more than the word for the row."""
    return turn.t.label(f"meeting-state-{_state(turn, meeting)}")


def _state(turn: Turn, meeting: Meeting) -> str:
    if is_to_record(meeting, turn.now):
        return "to-record"
    if is_unanswered(meeting, turn.now):
        return "unanswered"
    if meeting.state not in PLANNED_STATES or asked_by(meeting) is None or asked_time(meeting) <= turn.now:
        return str(meeting.state)
    what = "proposed" if meeting.moved_to is None else "move"
    return f"{what}-by-me" if asked_by(meeting) == turn.me.id else f"{what}-to-me"


async def card(turn: Turn, meeting: Meeting, note: Html | None = None) -> Screen:
    """One meeting with the buttons that make sense now."""
    names = await partners(turn, [meeting.pair_id])
    lines = [note, ""] if note else []
    lines += [turn.t("meeting-card", when=moment(turn, meeting), name=names[meeting.pair_id])]
    lines += [where(turn, meeting), *standing(turn, meeting)]
    lines += [*await coming(turn, meeting), *_told(turn, meeting)]
    return Screen("\n".join(lines), (*actions(turn, meeting), _ways(turn, meeting)))


def moment(turn: Turn, meeting: Meeting) -> Html:
    """When it is, on the reader's clock."""
    return turn.t.moment(meeting.starts_at, turn.zone, turn.today)


def where(turn: Turn, meeting: Meeting) -> Html:
    """Place and length; the place of somebody who was forgotten is gone."""
    length = turn.t("count-minutes", count=meeting.minutes)
    return turn.t("meeting-place", place=meeting.place, length=length) if meeting.place else length


def standing(turn: Turn, meeting: Meeting) -> list[Html]:
    """How it stands; for a meeting that is to be moved also where to."""
    state = _state(turn, meeting)
    if meeting.moved_to is None or not state.startswith("move-"):
        return [turn.t("meeting-state", state=turn.t.label(f"meeting-state-{state}"))]
    agreed = turn.t.label(f"meeting-state-{meeting.state}")
    when = turn.t.moment(meeting.moved_to, turn.zone, turn.today)
    return [turn.t("meeting-state", state=agreed), turn.t(f"meeting-{state}", when=when)]


async def coming(turn: Turn, meeting: Meeting) -> list[Html]:
    """Which of the others have said that they will come, while that is still to be seen."""
    if meeting.state is not MeetingState.CONFIRMED or meeting.starts_at <= turn.now:
        return []
    people = await people_of(turn.tx, [one for one in meeting.coming if one != turn.me.id])
    names = ", ".join(short_name(person.full_name) for person in people.values())
    return [turn.t("meeting-coming", names=names)] if names else []


def _told(turn: Turn, meeting: Meeting) -> list[Html]:
    """What was written down."""
    said = {"topic": meeting.topic, "done": meeting.done, "reason": meeting.reason}
    return [turn.t(f"meeting-{name}", words=words) for name, words in said.items() if words]


def actions(turn: Turn, meeting: Meeting) -> tuple[Row, ...]:
    """What this person can do with the meeting now."""
    if is_correctable(meeting, turn.now):
        return ((mend_button(turn, meeting, Mend.ASK, "button-journal-mend"),),)
    if meeting.state not in PLANNED_STATES:
        return ()
    rows: list[Row] = []
    answer: Row = ()
    if awaits(meeting, turn.me.id, turn.now):
        answer = (tap(turn, Act.CONFIRM, meeting, "success"),)
    if meeting.moved_to is not None and meeting.starts_at > turn.now:
        answer = (*answer, tap(turn, Act.KEEP, meeting))
    if answer:
        rows.append(answer)
    if meeting.starts_at <= turn.now:
        rows.append((record_button(turn, meeting),))
    if not is_to_record(meeting, turn.now):
        cannot = "button-meeting-cannot" if is_proposed_to_me(turn, meeting) else ""
        rows.append((tap(turn, Act.MOVE, meeting), tap(turn, Act.CANCEL, meeting, key=cannot)))
    return tuple(rows)


def is_proposed_to_me(turn: Turn, meeting: Meeting) -> bool:
    """True if somebody else has proposed a time that is still to come, and nothing was agreed before."""
    return meeting.state is MeetingState.PROPOSED and awaits(meeting, turn.me.id, turn.now)


def _ways(turn: Turn, meeting: Meeting) -> Row:
    """Back to where meetings of this state are listed."""
    menu = go(turn.t, "menu")
    if meeting.state in PLANNED_STATES:
        return go(turn.t, "meet", "button-meetings-all"), menu
    if meeting.state is MeetingState.CANCELLED:
        return go(turn.t, "meet"), menu
    return go(turn.t, "journal"), menu


async def show_card(turn: Turn, meeting_id: int, note: Html | None = None, toast: str = "") -> Reply:
    """The meeting as it is now, past ones included. Raises `Outdated` for somebody else's."""
    meeting = await get_meeting(turn.tx, meeting_id)
    members = {} if meeting is None else await members_of(turn.tx, [meeting.pair_id])
    mine = any(one.person_id == turn.me.id for found in members.values() for one in found)
    if meeting is None or not mine:
        raise Outdated
    return Reply(await card(turn, meeting, note), toast)
