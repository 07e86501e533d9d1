"""The journal of meetings (`/journal`): «did you meet?» and three taps about it."""

from collections.abc import Mapping, Sequence

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import PageNumber, go, register
from handlers.curator.paging import cut, pager
from handlers.journal_records import about, in_short
from handlers.meeting_card import JournalTap, Mend, Outcome, mend_button, partners, show_card
from handlers.meeting_forms import begin_move
from handlers.screen import TEXT_LIMIT, Button, Reply, Row, Screen
from handlers.turn import Turn
from locales.texts import Html
from mentoring import meetings
from mentoring.meeting_rules import is_correctable, is_to_record
from mentoring.refusals import Outdated
from mentoring.roles import Action
from storage.meetings import meetings_of_pairs
from storage.pairs import pairs_of_person
from storage.records import Meeting, MeetingState, PairState

KEPT_STATES = (MeetingState.CONFIRMED, MeetingState.HELD, MeetingState.MISSED)
WORDS_SHOWN = 200
FEWEST_SHOWN = 20
OPEN_SHOWN = 3
"""So many meetings to be written down, and records to be mended, get a button; the others come up later."""


class JournalPage(CallbackData, prefix="jp1"):
    """A page of the journal, from 0 on."""

    page: PageNumber


async def show_journal(_event: TelegramObject, turn: Turn) -> Reply:
    """What took place, newest first; what is still to be written down has a button."""
    return await _page(turn, 0)


async def turn_page(_event: CallbackQuery, turn: Turn, callback_data: JournalPage) -> Reply:
    return await _page(turn, callback_data.page)


async def _page(turn: Turn, page: int) -> Reply:
    pairs = await pairs_of_person(turn.tx, turn.me.id, list(PairState))
    found = await meetings_of_pairs(turn.tx, [pair.id for pair in pairs], KEPT_STATES, newest_first=True)
    past = [meeting for meeting in found if meeting.starts_at <= turn.now]
    ways: Row = (go(turn.t, "meet"), go(turn.t, "menu"))
    if not past:
        return Reply(Screen(turn.t("journal-empty"), (ways,)))
    names = await partners(turn, [pair.id for pair in pairs])
    shown, page, pages = cut(past, page)
    held = sum(meeting.state is MeetingState.HELD for meeting in past)
    text = _text(turn, turn.t("journal-title", held=held), shown, names)
    to_record = [meeting for meeting in past if is_to_record(meeting, turn.now)]
    to_mend = [meeting for meeting in past if is_correctable(meeting, turn.now)]
    rows = [(_record(turn, meeting),) for meeting in to_record[:OPEN_SHOWN]]
    rows += [(_mend(turn, meeting),) for meeting in to_mend[:OPEN_SHOWN]]
    leaf = pager(turn.t, page, pages, lambda place: JournalPage(page=place).pack())
    return Reply(Screen(text, (*rows, *leaf, ways)))


def _text(turn: Turn, title: Html, shown: Sequence[Meeting], names: Mapping[int, str]) -> str:
    """All lines of the page, each cut so far that the whole fits one message."""
    limit = WORDS_SHOWN
    while True:
        lines = [_line(turn, meeting, names[meeting.pair_id], limit) for meeting in shown]
        text = "\n".join((title, "", *lines))
        if len(text) <= TEXT_LIMIT or limit < FEWEST_SHOWN:
            return text
        limit = limit * 2 // 3


def _line(turn: Turn, meeting: Meeting, name: str, limit: int) -> Html:
    """A record whose writer was forgotten has lost its words."""
    day = turn.t.weekday_day(meeting.starts_at.astimezone(turn.zone).date(), turn.today)
    if meeting.state is MeetingState.CONFIRMED:
        return turn.t("journal-open", day=day, name=name)
    words = in_short(turn, meeting.state, meeting.topic, meeting.done, meeting.reason, limit=limit)
    return turn.t("journal-line", day=day, name=name, words=words)


def _record(turn: Turn, meeting: Meeting) -> Button:
    day = turn.t.day_short(meeting.starts_at.astimezone(turn.zone).date())
    label = turn.t.label("button-journal-record", day=day)
    return Button(label, JournalTap(act=Outcome.ASK, id=meeting.id).pack(), style="primary")


def _mend(turn: Turn, meeting: Meeting) -> Button:
    day = turn.t.day_short(meeting.starts_at.astimezone(turn.zone).date())
    return mend_button(turn, meeting, Mend.ASK, "button-journal-mend-day", day=day)


async def question(turn: Turn, meeting: Meeting, pair: PairState) -> Screen:
    """«Did you meet?» with its answers; a pair that is over does not put a meeting off."""
    names = await partners(turn, [meeting.pair_id])
    day = turn.t.weekday_day(meeting.starts_at.astimezone(turn.zone).date(), turn.today)
    moved = [_answer(turn, meeting, Outcome.MOVED)] if pair is PairState.ACTIVE else []
    rows: tuple[Row, ...] = (
        (_answer(turn, meeting, Outcome.MET),),
        (*moved, _answer(turn, meeting, Outcome.MISSED)),
        (go(turn.t, "menu"),),
    )
    return Screen(turn.t("did-you-meet", day=day, name=names[meeting.pair_id]), rows)


def _answer(turn: Turn, meeting: Meeting, outcome: Outcome) -> Button:
    label = turn.t.label(f"button-journal-{outcome}")
    intent = JournalTap(act=outcome, id=meeting.id).pack()
    return Button(label, intent, style="success" if outcome is Outcome.MET else None)


async def answer(_event: CallbackQuery, turn: Turn, callback_data: JournalTap) -> Reply:
    """An answer opens the form that belongs to it; what is recorded already is shown."""
    meeting_id, outcome = callback_data.id, callback_data.act
    try:
        meeting, pair = await meetings.meeting_to_record(turn.tx, turn.me, meeting_id, turn.now)
    except Outdated:
        return await show_card(turn, meeting_id, toast=turn.t.label("stale-button"))
    except meetings.MeetingNotYet as refusal:
        return await show_card(turn, meeting_id, turn.t(refusal.key))
    match outcome:
        case Outcome.MET:
            form = "journal" if pair is PairState.ACTIVE else "last_journal"
            return await _begin(turn, form, meeting)
        case Outcome.MISSED:
            return await _begin(turn, "missed", meeting)
        case Outcome.MOVED if pair is PairState.ACTIVE:
            return await begin_move(turn, meeting)
    return Reply(await question(turn, meeting, pair))


async def _begin(turn: Turn, form: str, meeting: Meeting) -> Reply:
    """The form about this meeting: with whom it was, and when."""
    context = {"meeting": meeting.id}
    return await turn.desk.forms.begin(turn, form, context=context, about=await about(turn, meeting))


def router() -> Router:
    router = Router(name="journal")
    flags = {"may": Action.KEEP_MEETINGS}
    register(router, "journal", show_journal, Action.KEEP_MEETINGS)
    router.callback_query.register(answer, JournalTap.filter(), flags=flags)
    router.callback_query.register(turn_page, JournalPage.filter(), flags=flags)
    return router
