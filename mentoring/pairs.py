"""A pair's way: proposed → agreed → active → completed or ended; or declined (DOMAIN §6, §8).

The order that makes a pair active is in `mentoring/orders.py`, the rules for two people in
`mentoring/candidates.py`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from mentoring.candidates import check_candidates
from mentoring.curators import tell_curators
from mentoring.meeting_notices import plan_taking_out
from mentoring.pair_notices import tell_its_curators, tell_members
from mentoring.questionnaires import capacity_of
from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from mentoring.submissions import CONSENTS, programme_of
from storage.audit import record_deed
from storage.consents import consent_in_force
from storage.engine import Tx
from storage.meetings import PLANNED_STATES, change_meeting, meetings_of_pairs
from storage.pairs import (
    active_past,
    add_pair,
    answer_pair_member,
    lock_pair,
    lock_people,
    members_of,
    move_pair,
    open_mentees,
)
from storage.people import get_person
from storage.records import Answer, MeetingState, Pair, PairMember, PairState, Role, SubmissionKind
from storage.schools import all_schools
from storage.submissions import submission_of

GOAL_REACHED = "goals_met"
"""The reason, of the list `end_reasons`, that makes an early end a success (DOMAIN §8)."""
TERM_OVER = "term_over"
"""The reason that the clock gives."""


class PairDates(Refusal):
    """A pair ends after it has begun, and not in the past."""

    key = "refusal-pair-dates"


class ProposalClosed(Refusal):
    """The proposal was declined, called off or accepted by everybody already."""

    key = "refusal-proposal-closed"


class AlreadyAnswered(Refusal):
    """This person has answered; the other side has not."""

    key = "refusal-already-answered"


class OrderSigned(Refusal):
    """A yes is taken back only before the order."""

    key = "refusal-order-signed"


class PlaceGone(Refusal):
    """The mentor has lowered the number of mentees since the pair was proposed."""

    key = "refusal-place-gone"


class ConsentMissing(Refusal):
    """A member has withdrawn a consent since the pair was proposed (DOMAIN §3)."""

    key = "refusal-consent-missing"


def check_dates(starts_on: date, ends_on: date, today: date) -> None:
    """Raise `PairDates` unless there is at least one day to come between them."""
    if not max(starts_on, today) < ends_on:
        raise PairDates


def all_agreed(members: Iterable[PairMember]) -> bool:
    """True once nobody is waited for and nobody said no."""
    return all(member.answer is Answer.ACCEPTED for member in members)


def end_state(reason: str) -> PairState:
    """Reaching the goal or the term completes a pair; anything else ends it early."""
    return PairState.COMPLETED if reason in (GOAL_REACHED, TERM_OVER) else PairState.ENDED


def write_reason(reason: str, comment: str = "") -> str:
    """A reason as it is kept: its id or own words on the first line, a comment below."""
    return f"{' '.join(reason.split())}\n{comment.strip()}".strip()


def read_reason(kept: str) -> tuple[str, str]:
    """The id or own words, and the comment."""
    reason, _, comment = kept.partition("\n")
    return reason, comment


async def propose_pair(
    tx: Tx,
    actor: Actor,
    *,
    mentor_id: int,
    mentee_id: int,
    starts_on: date,
    ends_on: date,
    now: datetime,
) -> Pair:
    """Ask both whether they want to work together. The proposal takes the mentor's place at once; whoever
    proposes the last place second gets `CapacityTaken`. Raises every reason of `check_match`."""
    require(actor, Action.RUN_PROGRAMME)
    check_dates(starts_on, ends_on, actor.today(now))
    programme = await programme_of(tx, actor)
    await lock_people(tx, [mentor_id, mentee_id])
    await check_candidates(tx, programme, mentor_id, mentee_id)
    pair = await add_pair(
        tx,
        school_id=programme.school_id,
        programme_id=programme.id,
        mentor_id=mentor_id,
        mentee_ids=[mentee_id],
        created_by=actor.id,
        now=now,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    await note(tx, actor, pair, "pair_proposed", now)
    await tell_members(tx, pair, "pair_asked", now)
    return pair


async def accept_pair(tx: Tx, actor: Actor, pair_id: int, now: datetime) -> Pair:
    """Say yes; the last yes makes the pair agreed, and everybody is told."""
    pair, members = await my_proposal(tx, actor, pair_id)
    await check_consents(tx, members)
    await _check_place(tx, pair)
    await _answer(tx, actor, pair, Answer.ACCEPTED, "", now)
    if not all_agreed(member for member in members if member.person_id != actor.id):
        return pair
    agreed = await change_state(tx, pair, PairState.PROPOSED, PairState.AGREED)
    await tell_members(tx, agreed, "pair_agreed", now, but=actor.id)
    await tell_its_curators(tx, agreed, "pair_ready", now, but=actor.id)
    return agreed


async def decline_pair(
    tx: Tx, actor: Actor, pair_id: int, *, reason: str, comment: str = "", now: datetime
) -> Pair:
    """Say «not now»: the place is free again, the curators read the reason, the other side does not."""
    pair, _ = await my_proposal(tx, actor, pair_id)
    return await _decline(tx, actor, pair, Answer.WAITING, write_reason(reason, comment), now)


async def take_back_yes(
    tx: Tx, actor: Actor, pair_id: int, *, reason: str, comment: str = "", now: datetime
) -> Pair:
    """Think better of a yes, as long as no order has fixed the pair; for the others it is a refusal."""
    pair = await my_yes(tx, actor, pair_id)
    return await _decline(tx, actor, pair, Answer.ACCEPTED, write_reason(reason, comment), now)


async def _decline(tx: Tx, actor: Actor, pair: Pair, said: Answer, reason: str, now: datetime) -> Pair:
    await _answer(tx, actor, pair, Answer.DECLINED, reason, now, said)
    declined = await change_state(tx, pair, pair.state, PairState.DECLINED, ended_at=now)
    await tell_members(tx, declined, "pair_not_formed", now, but=actor.id)
    await tell_its_curators(tx, declined, "pair_refused", now, but=actor.id)
    return declined


async def cancel_pair(tx: Tx, actor: Actor, pair_id: int, now: datetime) -> Pair:
    """The curator calls off what no order has fixed yet; both are told."""
    pair = await pair_in_school(tx, actor, pair_id)
    if pair.state not in (PairState.PROPOSED, PairState.AGREED):
        raise Outdated
    cancelled = await change_state(tx, pair, pair.state, PairState.DECLINED, ended_at=now)
    await note(tx, actor, pair, "pair_cancelled", now)
    await tell_members(tx, cancelled, "pair_cancelled", now, but=actor.id)
    return cancelled


async def end_pair(tx: Tx, actor: Actor, pair_id: int, reason: str, now: datetime) -> Pair:
    """The curator closes an active pair; no survey is waited for. `reason` is an id or own words."""
    pair = await pair_in_school(tx, actor, pair_id)
    if end_state(reason) is PairState.COMPLETED:
        return await complete_pair(tx, pair, now, reason, actor)
    return await _close(tx, pair, PairState.ENDED, now, reason, actor)


async def complete_pair(tx: Tx, pair: Pair, now: datetime, reason: str, actor: Actor | None = None) -> Pair:
    """The pair has done its work: by the curator's word, or by the clock at its last day."""
    return await _close(tx, pair, PairState.COMPLETED, now, reason, actor)


async def complete_pairs(tx: Tx, now: datetime) -> None:
    """Complete every active pair whose last day is over where its school is; its curators hear of all at
    once."""
    for school in await all_schools(tx):
        today = now.astimezone(ZoneInfo(school.timezone)).date()
        closed = [
            await complete_pair(tx, pair, now, TERM_OVER) for pair in await active_past(tx, school.id, today)
        ]
        if closed:
            numbers = {"pairs": [pair.id for pair in closed]}
            about = str(closed[0].id)
            await tell_curators(tx, school.id, kind="pairs_closed", about=about, payload=numbers, now=now)


async def my_proposal(tx: Tx, actor: Actor, pair_id: int) -> tuple[Pair, list[PairMember]]:
    """A proposal that waits for the actor's answer, locked. Raises `Outdated` for somebody else's."""
    require(actor, Action.ANSWER_PAIR)
    pair = await lock_pair(tx, pair_id)
    members = (await members_of(tx, [pair_id])).get(pair_id, [])
    mine = next((member for member in members if member.person_id == actor.id), None)
    if pair is None or mine is None:
        raise Outdated
    if pair.state is not PairState.PROPOSED:
        raise ProposalClosed
    if mine.answer is not Answer.WAITING:
        raise AlreadyAnswered
    return pair, members


async def my_yes(tx: Tx, actor: Actor, pair_id: int) -> Pair:
    """A pair without an order to which the actor has said yes, locked. Raises `OrderSigned`, `ProposalClosed`
    when it is too late, `Outdated` for anybody else's."""
    require(actor, Action.ANSWER_PAIR)
    pair = await lock_pair(tx, pair_id)
    members = (await members_of(tx, [pair_id])).get(pair_id, [])
    mine = next((member for member in members if member.person_id == actor.id), None)
    if pair is None or mine is None:
        raise Outdated
    if pair.state is PairState.ACTIVE:
        raise OrderSigned
    if pair.state not in (PairState.PROPOSED, PairState.AGREED) or mine.answer is not Answer.ACCEPTED:
        raise ProposalClosed
    return pair


async def pair_in_school(tx: Tx, actor: Actor, pair_id: int) -> Pair:
    """A pair of the curator's own school, locked. Raises `Outdated` for any other."""
    require(actor, Action.RUN_PROGRAMME)
    pair = await lock_pair(tx, pair_id)
    if pair is None or pair.school_id != actor.school.id:
        raise Outdated
    return pair


async def check_consents(tx: Tx, members: Iterable[PairMember]) -> None:
    """Raise `ConsentMissing` if somebody has taken back what the pair rests on."""
    for member in members:
        kind = SubmissionKind.QUESTIONNAIRE if member.role is Role.MENTOR else SubmissionKind.REQUEST
        for consent in CONSENTS[kind]:
            if await consent_in_force(tx, member.person_id, consent) is None:
                person = await get_person(tx, member.person_id)
                raise ConsentMissing(name=person.full_name if person else "")


async def change_state(tx: Tx, pair: Pair, expected: PairState, state: PairState, **values: Any) -> Pair:
    """Move the pair on with further columns. Raises `Outdated` if somebody was faster."""
    if not await move_pair(tx, pair.id, [expected], state, **values):
        raise Outdated
    return replace(pair, state=state, **values)


async def note(tx: Tx, actor: Actor | None, pair: Pair, action: str, now: datetime) -> None:
    """Write the deed down; without an actor the clock did it."""
    await record_deed(
        tx,
        school_id=pair.school_id,
        actor_id=None if actor is None else actor.id,
        action=action,
        subject="pair",
        subject_id=pair.id,
        now=now,
    )


async def _answer(
    tx: Tx,
    actor: Actor,
    pair: Pair,
    answer: Answer,
    reason: str,
    now: datetime,
    said: Answer = Answer.WAITING,
) -> None:
    if not await answer_pair_member(tx, pair.id, actor.id, answer, reason, now, said):
        raise AlreadyAnswered
    await note(tx, actor, pair, f"pair_{answer}", now)


async def _check_place(tx: Tx, pair: Pair) -> None:
    """The proposal holds its place already; only a lowered capacity can have taken it away."""
    sheet = await submission_of(tx, pair.programme_id, pair.mentor_id, SubmissionKind.QUESTIONNAIRE)
    taken = (await open_mentees(tx, [pair.mentor_id])).get(pair.mentor_id, 0)
    if sheet is None or taken > capacity_of(sheet):
        raise PlaceGone


async def _close(
    tx: Tx, pair: Pair, state: PairState, now: datetime, reason: str, actor: Actor | None
) -> Pair:
    if pair.state is not PairState.ACTIVE:
        raise Outdated
    closed = await change_state(tx, pair, PairState.ACTIVE, state, ended_at=now, end_reason=reason)
    await _call_meetings_off(tx, closed, now)
    await note(tx, actor, closed, f"pair_{state}", now)
    kind = "pair_term_over" if actor is None else "pair_ended"
    await tell_members(tx, closed, kind, now, but=None if actor is None else actor.id)
    return closed


async def _call_meetings_off(tx: Tx, pair: Pair, now: datetime) -> None:
    """Nobody is reminded of a meeting of a pair that is over, and no calendar keeps it."""
    off = {"state": MeetingState.CANCELLED, "moved_to": None, "moved_by": None}
    members = (await members_of(tx, [pair.id]))[pair.id]
    for meeting in await meetings_of_pairs(tx, [pair.id], PLANNED_STATES):
        off_now = meeting.starts_at > now and await change_meeting(tx, meeting.id, meeting.sequence, **off)
        if off_now and meeting.state is MeetingState.CONFIRMED:
            await plan_taking_out(tx, meeting, members, now)
