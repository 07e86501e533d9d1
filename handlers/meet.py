"""Meetings of a pair: propose, confirm, move, cancel (`/meet`), for both sides alike."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import PageNumber, RowId, go, register
from handlers.curator.paging import cut, pager
from handlers.meeting_card import (
    Act,
    MeetTap,
    card,
    is_proposed_to_me,
    moment,
    open_button,
    partners,
    record_button,
    show_card,
    state_words,
    tap,
)
from handlers.meeting_forms import (
    TIME_REFUSED,
    ask_again,
    begin_meeting,
    begin_move,
    in_words,
    moment_of,
    slots,
)
from handlers.pair import nothing_yet
from handlers.screen import Button, Reply, Row, Screen, Style, one_column
from handlers.turn import Duty, Turn
from locales.texts import Html
from mentoring import meetings
from mentoring.meeting_rules import asked_time, awaits, is_to_record
from mentoring.quiet import is_day_off
from mentoring.refusals import Outdated
from mentoring.roles import Action
from storage.meetings import PLANNED_STATES, meetings_of_pairs
from storage.pairs import pairs_of_person
from storage.records import OPEN_PAIR_STATES, Meeting, Pair, PairState

WITH_WHOM = 0
"""No pair has this number: whoever is in several pairs is asked with whom."""


class ProposeTap(CallbackData, prefix="mp1"):
    """Propose a meeting to this pair."""

    pair: RowId


class MeetingsPage(CallbackData, prefix="ml1"):
    """A page of what is planned, from 0 on."""

    page: PageNumber


async def show_meetings(_event: TelegramObject, turn: Turn) -> Reply:
    """What is planned, and the button for the next meeting; with nothing planned that is asked at once."""
    return await _page(turn, 0)


async def turn_page(_event: CallbackQuery, turn: Turn, callback_data: MeetingsPage) -> Reply:
    return await _page(turn, callback_data.page)


async def _page(turn: Turn, page: int) -> Reply:
    pairs = await meetings.active_pairs(turn.tx, turn.me)
    if not pairs:
        return await _no_pair(turn)
    planned = await meetings_of_pairs(turn.tx, [pair.id for pair in pairs], PLANNED_STATES)
    if not planned:
        return await begin_meeting(turn, pairs[0].id) if len(pairs) == 1 else await _with_whom(turn, pairs)
    return Reply(await _list(turn, pairs, planned, page))


async def _list(turn: Turn, pairs: Sequence[Pair], planned: Sequence[Meeting], page: int) -> Screen:
    names = await partners(turn, [pair.id for pair in pairs])
    shown, page, pages = cut(planned, page)
    lines = [turn.t("meetings-title"), ""]
    lines += [_line(turn, meeting, names[meeting.pair_id]) for meeting in shown]
    ways: Row = (go(turn.t, "journal"), go(turn.t, "menu"))
    rows = (
        *one_column(*(open_button(turn, meeting, meeting.starts_at) for meeting in shown)),
        *pager(turn.t, page, pages, lambda place: MeetingsPage(page=place).pack()),
        (_propose(turn, pairs, waiting=any(_duty_key(turn, meeting) for meeting in planned)),),
        ways,
    )
    return Screen("\n".join(lines), rows)


def _line(turn: Turn, meeting: Meeting, partner: str) -> Html:
    return turn.t("meeting-line", when=moment(turn, meeting), name=partner, state=state_words(turn, meeting))


def _propose(turn: Turn, pairs: Sequence[Pair], *, waiting: bool) -> Button:
    """The one next step, unless something waits for this person."""
    pair_id = pairs[0].id if len(pairs) == 1 else WITH_WHOM
    style: Style | None = None if waiting else "primary"
    return Button(turn.t.label("button-meeting-propose"), ProposeTap(pair=pair_id).pack(), style=style)


async def _no_pair(turn: Turn) -> Reply:
    """Nobody to meet yet, or not any more; without any pair what comes first is said."""
    over = await pairs_of_person(turn.tx, turn.me.id, [PairState.COMPLETED, PairState.ENDED])
    if not over and not await pairs_of_person(turn.tx, turn.me.id, OPEN_PAIR_STATES):
        return Reply(await nothing_yet(turn))
    key, way = ("meetings-pair-over", "journal") if over else ("meetings-no-pair", "pair")
    return Reply(Screen(turn.t(key), ((go(turn.t, way), go(turn.t, "menu")),)))


async def _with_whom(turn: Turn, pairs: Sequence[Pair]) -> Reply:
    names = await partners(turn, [pair.id for pair in pairs])
    buttons = [Button(names[pair.id], ProposeTap(pair=pair.id).pack()) for pair in pairs]
    return Reply(Screen(turn.t("meetings-with-whom"), (*one_column(*buttons), (go(turn.t, "menu"),))))


async def propose(_event: CallbackQuery, turn: Turn, callback_data: ProposeTap) -> Reply:
    if callback_data.pair == WITH_WHOM:
        pairs = await meetings.active_pairs(turn.tx, turn.me)
        return await _with_whom(turn, pairs) if pairs else await _no_pair(turn)
    pair, _ = await meetings.own_pair(turn.tx, turn.me, callback_data.pair)
    return await begin_meeting(turn, pair.id)


async def act(_event: CallbackQuery, turn: Turn, callback_data: MeetTap) -> Reply:
    """Do what the button says; the message becomes the meeting's card with the result above. A button that
    came too late shows the card as it is now."""
    try:
        return await _ACTS[callback_data.act](turn, callback_data)
    except Outdated:
        return await show_card(turn, callback_data.id, toast=turn.t.label("stale-button"))
    except (meetings.MeetingInPast, meetings.MeetingOverlaps) as refusal:
        return await show_card(turn, callback_data.id, turn.t(refusal.key))


async def _show(turn: Turn, said: MeetTap) -> Reply:
    return await show_card(turn, said.id)


async def _confirm(turn: Turn, said: MeetTap) -> Reply:
    meeting = await meetings.confirm_meeting(turn.tx, turn.me, said.id, turn.now, said.seen)
    return Reply(await card(turn, meeting, turn.t("meeting-you-confirmed")))


async def _keep(turn: Turn, said: MeetTap) -> Reply:
    meeting = await meetings.keep_meeting(turn.tx, turn.me, said.id, turn.now, said.seen)
    return Reply(await card(turn, meeting, turn.t("meeting-you-kept")))


async def _will_come(turn: Turn, said: MeetTap) -> Reply:
    meeting = await meetings.promise_to_come(turn.tx, turn.me, said.id, turn.now, said.seen)
    return Reply(await card(turn, meeting, turn.t("meeting-you-will-come")))


async def _move(turn: Turn, said: MeetTap) -> Reply:
    """An old reminder moves nothing: a meeting that has begun is put off in the journal."""
    meeting, _ = await meetings.own_meeting(turn.tx, turn.me, said.id, said.seen)
    if is_to_record(meeting, turn.now):
        raise Outdated
    return await begin_move(turn, meeting)


async def _ask_to_cancel(turn: Turn, said: MeetTap) -> Reply:
    """A question that says what will happen; the safe button first. To say no to somebody else's proposal is
    no cancelling."""
    meeting, _ = await meetings.own_meeting(turn.tx, turn.me, said.id, said.seen)
    if is_to_record(meeting, turn.now):
        raise Outdated
    names = await partners(turn, [meeting.pair_id])
    no = "-cannot" if is_proposed_to_me(turn, meeting) else ""
    key = f"meeting-really{no or '-cancel'}"
    text = turn.t(key, when=moment(turn, meeting), name=names[meeting.pair_id])
    stay = tap(turn, Act.CARD, meeting, key=f"button-meeting-stay{no}")
    sure = tap(turn, Act.SURELY_CANCEL, meeting, "danger", key=f"button-meeting-sure{no}")
    return Reply(Screen(text, ((stay, sure),)))


async def _cancel(turn: Turn, said: MeetTap) -> Reply:
    meeting = await meetings.cancel_meeting(turn.tx, turn.me, said.id, turn.now, said.seen)
    return Reply(await card(turn, meeting, turn.t("meeting-you-cancelled")))


_ACTS: Mapping[Act, Callable[[Turn, MeetTap], Awaitable[Reply]]] = {
    Act.CARD: _show,
    Act.CONFIRM: _confirm,
    Act.KEEP: _keep,
    Act.MOVE: _move,
    Act.WILL_COME: _will_come,
    Act.CANCEL: _ask_to_cancel,
    Act.SURELY_CANCEL: _cancel,
}


async def submit_meeting(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    starts_at, minutes = moment_of(turn, answers), int(answers["minutes"])
    place = in_words(turn, "meeting", answers).get("place", "")
    try:
        meeting = await meetings.propose_meeting(
            turn.tx, turn.me, context["pair"], starts_at, minutes, place, turn.now
        )
    except TIME_REFUSED as refusal:
        return await ask_again(turn, "meeting", answers, context, refusal)
    except Outdated:
        return await _page(turn, 0)
    return Reply(await card(turn, meeting, _asked(turn, "meeting-you-proposed", answers)))


async def submit_move(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    meeting_id, starts_at = context["meeting"], moment_of(turn, answers)
    try:
        meeting = await meetings.move_meeting(turn.tx, turn.me, meeting_id, starts_at, turn.now)
    except TIME_REFUSED as refusal:
        return await ask_again(turn, "move_meeting", answers, context, refusal)
    except Outdated:
        return await show_card(turn, meeting_id, turn.t("meeting-changed-meanwhile"))
    return Reply(await card(turn, meeting, _asked(turn, "meeting-you-moved", answers)))


def _asked(turn: Turn, key: str, answers: Mapping[str, Any]) -> Html:
    """What was done; a day off may have been chosen by a slip of the finger."""
    slip = is_day_off(moment_of(turn, answers).date())
    parts = [turn.t(key), *([turn.t("meeting-on-day-off")] if slip else [])]
    return Html("\n".join(parts))


async def duties(turn: Turn) -> list[Duty]:
    """Meetings that wait for this person's answer or record."""
    pairs = await meetings.active_pairs(turn.tx, turn.me)
    planned = await meetings_of_pairs(turn.tx, [pair.id for pair in pairs], PLANNED_STATES)
    keys = [(meeting, _duty_key(turn, meeting)) for meeting in planned]
    return [_duty(turn, meeting, key) for meeting, key in keys if key]


def _duty(turn: Turn, meeting: Meeting, key: str) -> Duty:
    text = turn.t(f"duty-meeting-{key}", when=moment(turn, meeting))
    if key == "record":
        return Duty(text, record_button(turn, meeting), form="journal", context={"meeting": meeting.id})
    return Duty(text, open_button(turn, meeting, asked_time(meeting), "button-meeting-answer"))


def _duty_key(turn: Turn, meeting: Meeting) -> str:
    """What waits for this person: to record, to answer, to answer about a move; or nothing."""
    if is_to_record(meeting, turn.now):
        return "record"
    if not awaits(meeting, turn.me.id, turn.now):
        return ""
    return "answer" if meeting.moved_to is None else "move"


SUBMITS = {"meeting": submit_meeting, "move_meeting": submit_move}
SOURCES = {"slots": slots}


def router() -> Router:
    router = Router(name="meet")
    register(router, "meet", show_meetings, Action.KEEP_MEETINGS)
    flags = {"may": Action.KEEP_MEETINGS}
    router.callback_query.register(act, MeetTap.filter(), flags=flags)
    router.callback_query.register(propose, ProposeTap.filter(), flags=flags)
    router.callback_query.register(turn_page, MeetingsPage.filter(), flags=flags)
    return router
