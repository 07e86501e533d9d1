"""What a person reads when the curator reminds: of what, the button that does it, and from whom."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from handlers.calls import go
from handlers.measure_words import Act, MeasureTap
from handlers.meeting_card import record_button
from handlers.screen import Button, Screen
from handlers.turn import Letter, NoticeRenderer, Turn
from mentoring.concerns import Kind
from mentoring.names import short_name
from mentoring.roadmap_board import board_of, lacks_paper
from mentoring.roles import may
from mentoring.submissions import WHO_SENDS
from storage.measures import get_measure, owners
from storage.meetings import get_meeting
from storage.pairs import get_pair, members_of
from storage.people import get_person
from storage.records import (
    Answer,
    MeasureState,
    MeetingState,
    PairMember,
    PairState,
    Role,
    Submission,
    SubmissionKind,
    SubmissionState,
)
from storage.schools import active_programme
from storage.submissions import get_submission, submission_of

COMMANDS: Mapping[SubmissionKind, str] = {
    SubmissionKind.REQUEST: "request",
    SubmissionKind.QUESTIONNAIRE: "questionnaire",
}


async def nudge(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The reminder, unless what it speaks of has been done meanwhile."""
    button = await _BUTTONS[Kind(payload["about"])](turn, payload)
    if button is None:
        return None
    curator = await get_person(turn.tx, payload["by"])
    name = "" if curator is None else short_name(curator.full_name)
    about = turn.t(f"nudge-{payload['about']}", role=payload["role"])
    return Letter(Screen(turn.t("notice-nudge", about=about, curator=name), ((button,),)))


async def _to_send(turn: Turn, payload: Mapping[str, Any]) -> Button | None:
    """Nothing was sent yet."""
    kind = SubmissionKind.QUESTIONNAIRE if payload["role"] == Role.MENTOR else SubmissionKind.REQUEST
    programme = await active_programme(turn.tx, turn.me.school.id)
    if programme is None or not may(turn.actor, WHO_SENDS[kind]):
        return None
    sent = await submission_of(turn.tx, programme.id, turn.me.id, kind)
    return None if sent is not None else go(turn.t, COMMANDS[kind], style="primary")


async def _to_mend(turn: Turn, payload: Mapping[str, Any]) -> Button | None:
    """What was returned was not sent again."""
    sent = await get_submission(turn.tx, payload["subject"])
    if sent is None or sent.state is not SubmissionState.RETURNED or not _may_send(turn, sent):
        return None
    return go(turn.t, COMMANDS[sent.kind], style="primary")


def _may_send(turn: Turn, sent: Submission) -> bool:
    return sent.person_id == turn.me.id and may(turn.actor, WHO_SENDS[sent.kind])


async def _to_answer(turn: Turn, payload: Mapping[str, Any]) -> Button | None:
    """The proposal of a pair is unanswered."""
    mine = await _me_in_pair(turn, payload["subject"], PairState.PROPOSED)
    if mine is None or mine.answer is not Answer.WAITING:
        return None
    return go(turn.t, "pair", style="primary")


async def _to_meet(turn: Turn, payload: Mapping[str, Any]) -> Button | None:
    """The pair works on."""
    mine = await _me_in_pair(turn, payload["subject"], PairState.ACTIVE)
    return None if mine is None else go(turn.t, "meet", "button-meeting-propose", "primary")


async def _to_record(turn: Turn, payload: Mapping[str, Any]) -> Button | None:
    """Nobody has said how the meeting went."""
    meeting = await get_meeting(turn.tx, payload["subject"])
    if meeting is None or meeting.state is not MeetingState.CONFIRMED or meeting.starts_at > turn.now:
        return None
    if await _me_in_pair(turn, meeting.pair_id, PairState.ACTIVE) is None:
        return None
    return record_button(turn, meeting)


async def _me_in_pair(turn: Turn, pair_id: int, state: PairState) -> PairMember | None:
    pair = await get_pair(turn.tx, pair_id)
    if pair is None or pair.state is not state:
        return None
    members = (await members_of(turn.tx, [pair_id])).get(pair_id, [])
    return next((one for one in members if one.person_id == turn.me.id), None)


async def _to_do(turn: Turn, payload: Mapping[str, Any]) -> Button | None:
    """The measure is still open and this person answers for it."""
    measure = await get_measure(turn.tx, payload["subject"])
    answering = [] if measure is None else await owners(turn.tx, measure.id)
    done = measure is None or measure.state not in (MeasureState.OPEN, MeasureState.STARTED)
    if measure is None or done or all(one.person_id != turn.me.id for one in answering):
        return None
    intent = MeasureTap(act=Act.OPEN, measure=measure.id).pack()
    return Button(turn.t.label("button-open-measure"), intent, style="primary")


async def _to_prove(turn: Turn, payload: Mapping[str, Any]) -> Button | None:
    """Nothing that can be opened shows what was done, and this person answers for it."""
    found = await board_of(turn.tx, turn.me.school, turn.now)
    line = None if found is None else found.line(payload["subject"])
    if line is None or not lacks_paper(line) or not line.belongs_to(turn.me.id):
        return None
    intent = MeasureTap(act=Act.OPEN, measure=line.measure.id).pack()
    return Button(turn.t.label("button-open-measure"), intent, style="primary")


_BUTTONS: Mapping[Kind, Callable[[Turn, Mapping[str, Any]], Awaitable[Button | None]]] = {
    Kind.NEWCOMER: _to_send,
    Kind.RETURNED: _to_mend,
    Kind.PROPOSAL: _to_answer,
    Kind.FIRST_MEETING: _to_meet,
    Kind.MEETING: _to_meet,
    Kind.RECORD: _to_record,
    Kind.MEASURE: _to_do,
    Kind.DUE_TODAY: _to_do,
    Kind.PAPER: _to_prove,
}
NOTICES: Mapping[str, NoticeRenderer] = {"nudge": nudge}
