"""The curator's `/meetings`: the facts of every pair's meetings, not what was said there (DESIGN §6)."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from handlers.calls import RowId, go
from handlers.curator.lists import Line, Listing
from handlers.meeting_card import moment, where
from handlers.screen import Reply, Screen
from handlers.turn import Turn
from mentoring.meeting_rules import is_to_record, is_unanswered
from mentoring.names import short_name
from mentoring.refusals import Outdated
from mentoring.roles import Action
from storage.meetings import get_meeting, meetings_in
from storage.pairs import members_of
from storage.people import people_of
from storage.records import Meeting, MeetingState, Role
from storage.schools import active_programme

MOST = 2_000
STATES = tuple(state for state in MeetingState if state is not MeetingState.CANCELLED)


class MeetingCard(CallbackData, prefix="mc1"):
    """Open one meeting."""

    id: RowId


Names = dict[int, tuple[str, str]]


async def names_of(turn: Turn, pair_ids: set[int]) -> Names:
    """Mentor and mentees of each pair, as short names."""
    members = await members_of(turn.tx, list(pair_ids))
    people = await people_of(turn.tx, {one.person_id for found in members.values() for one in found})
    names: Names = {}
    for pair_id, found in members.items():
        mentors = [short_name(people[one.person_id].full_name) for one in found if one.role is Role.MENTOR]
        mentees = [short_name(people[one.person_id].full_name) for one in found if one.role is Role.MENTEE]
        names[pair_id] = ", ".join(mentors), ", ".join(mentees)
    return names


async def lines(turn: Turn) -> Sequence[Line]:
    """Every meeting of the programme, the latest first."""
    programme = await active_programme(turn.tx, turn.me.school.id)
    if programme is None:
        return []
    found = await meetings_in(turn.tx, programme.id, STATES, MOST)
    names = await names_of(turn, {meeting.pair_id for meeting in found})
    return [_line(turn, meeting, *names[meeting.pair_id]) for meeting in found]


def _line(turn: Turn, meeting: Meeting, mentor: str, mentee: str) -> Line:
    when = turn.t.moment_plain(meeting.starts_at, turn.zone, turn.today)
    note = f"{when} · {turn.t.label(_state(turn, meeting))}"
    intent = MeetingCard(id=meeting.id).pack()
    return Line(f"{mentor} – {mentee}", note, intent, frozenset({_show(turn, meeting)}))


def _show(turn: Turn, meeting: Meeting) -> str:
    """The chip under which it stands, by the same count as the stages of `/status`."""
    if meeting.state in (MeetingState.HELD, MeetingState.MISSED):
        return str(meeting.state)
    if is_to_record(meeting, turn.now):
        return "open"
    return "unanswered" if is_unanswered(meeting, turn.now) else "coming"


def _state(turn: Turn, meeting: Meeting) -> str:
    if is_to_record(meeting, turn.now):
        return "meeting-state-to-record"
    unanswered = is_unanswered(meeting, turn.now)
    return "meeting-state-unanswered" if unanswered else f"meeting-state-{meeting.state}"


SHOWS = ("coming", "open", "held", "missed", "unanswered")
MEETINGS = Listing("meetings", Action.RUN_PROGRAMME, SHOWS, lines, first=("pairs",))


async def card(_event: CallbackQuery, turn: Turn, callback_data: MeetingCard) -> Reply:
    meeting = await get_meeting(turn.tx, callback_data.id)
    if meeting is None or meeting.school_id != turn.me.school.id:
        raise Outdated
    t = turn.t
    mentor, mentee = (await names_of(turn, {meeting.pair_id}))[meeting.pair_id]
    said = {"topic": meeting.topic, "done": meeting.done, "reason": meeting.reason}
    parts = [
        t("meeting-of-pair", mentor=mentor, mentee=mentee, when=moment(turn, meeting)),
        where(turn, meeting),
        t("meeting-state", state=t.label(_state(turn, meeting))),
        *(t(f"meeting-{name}", words=words) for name, words in said.items() if words),
    ]
    return Reply(Screen("\n".join(parts), ((await MEETINGS.back(turn), go(t, "menu")),)))


def router() -> Router:
    router = Router(name="curator-meetings")
    MEETINGS.attach(router)
    router.callback_query.register(card, MeetingCard.filter(), flags={"may": Action.RUN_PROGRAMME})
    return router
