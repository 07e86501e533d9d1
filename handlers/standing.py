"""Where a person stands: what the home screen says beside what is to be done."""

from handlers.turn import Turn
from locales.texts import Html
from mentoring.roles import may
from mentoring.settings import pause_of
from mentoring.submissions import WHO_SENDS
from storage.meetings import PLANNED_STATES, meetings_of_pairs
from storage.pairs import members_of, pairs_of_person
from storage.records import (
    OPEN_PAIR_STATES,
    Answer,
    MeetingState,
    Pair,
    PairState,
    Role,
    Submission,
    SubmissionKind,
    SubmissionState,
)
from storage.schools import active_programme
from storage.submissions import submission_of

SIDES = {SubmissionKind.REQUEST: Role.MENTEE, SubmissionKind.QUESTIONNAIRE: Role.MENTOR}


async def standing(turn: Turn) -> list[Html]:
    """The pause, the request or the questionnaire, the pair and its next meeting, a sentence each."""
    lines = []
    until = pause_of(turn.me.person, turn.today)
    if until is not None:
        lines.append(turn.t("standing-paused", day=turn.t.day(until, turn.today)))
    if turn.me.roles & set(SIDES.values()):
        pairs = await pairs_of_person(turn.tx, turn.me.id, OPEN_PAIR_STATES)
        for kind in SubmissionKind:
            lines += await _sent(turn, kind, pairs)
        lines += await _paired(turn, pairs)
    return lines


async def _sent(turn: Turn, kind: SubmissionKind, pairs: list[Pair]) -> list[Html]:
    """What has become of what was sent; an open pair says more than that."""
    programme = await active_programme(turn.tx, turn.me.school.id)
    if programme is None or not may(turn.me, WHO_SENDS[kind]):
        return []
    mine = await submission_of(turn.tx, programme.id, turn.me.id, kind)
    as_mentor = SIDES[kind] is Role.MENTOR
    if mine is None or any((pair.mentor_id == turn.me.id) is as_mentor for pair in pairs):
        return []
    return await _decided(turn, mine)


async def _decided(turn: Turn, mine: Submission) -> list[Html]:
    t, kind = turn.t, mine.kind
    match mine.state:
        case SubmissionState.SUBMITTED:
            day = t.day(mine.submitted_at.astimezone(turn.zone).date(), turn.today)
            return [t("standing-sent", kind=kind, day=day)]
        case SubmissionState.APPROVED if await pairs_of_person(turn.tx, turn.me.id, [PairState.COMPLETED]):
            return [t("standing-done")]
        case SubmissionState.APPROVED:
            return [t(f"pair-none-{kind}-chosen")]
        case SubmissionState.RETURNED:  # a matter of its own, with a button
            return []
    return [t(f"my-state-{mine.state}", kind=kind)]


async def _paired(turn: Turn, pairs: list[Pair]) -> list[Html]:
    """The next meeting of those who work, and what the others wait for; who is asked has a button for it."""
    members = await members_of(turn.tx, [pair.id for pair in pairs])
    mine = {pair.id: one.answer for pair in pairs for one in members[pair.id] if one.person_id == turn.me.id}
    waiting = [
        turn.t(f"standing-{pair.state}")
        for pair in pairs
        if pair.state is not PairState.ACTIVE and mine.get(pair.id) is Answer.ACCEPTED
    ]
    working = [pair.id for pair in pairs if pair.state is PairState.ACTIVE]
    return [*(await _next_meeting(turn, working) if working else []), *dict.fromkeys(waiting)]


async def _next_meeting(turn: Turn, pair_ids: list[int]) -> list[Html]:
    """A proposal that waits for this very person is a matter of its own, with a button."""
    planned = await meetings_of_pairs(turn.tx, pair_ids, PLANNED_STATES)
    coming = [meeting for meeting in planned if meeting.starts_at > turn.now]
    if not coming:
        return [turn.t("standing-no-meeting")]
    agreed = [meeting for meeting in coming if meeting.state is MeetingState.CONFIRMED]
    asked = [meeting for meeting in coming if meeting.proposed_by == turn.me.id]
    key = "standing-meeting" if agreed else "standing-meeting-asked"
    return [
        turn.t(key, when=turn.t.moment(meeting.starts_at, turn.zone, turn.today))
        for meeting in (agreed or asked)[:1]
    ]
