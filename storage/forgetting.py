"""Stopping and destroying what is held about a person. Rows stay, so that counts stay true."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, exists, func, or_, select, update

from storage.engine import Tx
from storage.records import (
    OPEN_PAIR_STATES,
    Account,
    ConsentKind,
    ConsentState,
    MeetingState,
    OutboxState,
    PairState,
    SignalState,
    SubmissionState,
    SurveyState,
)
from storage.tables import (
    account,
    consent,
    document_text,
    draft,
    fsm,
    invitation,
    measure,
    measure_owner,
    meeting,
    outbox,
    pair,
    pair_member,
    person,
    plan,
    plan_item,
    proof,
    signal,
    submission,
    survey,
)

FUTURE = (MeetingState.PROPOSED, MeetingState.CONFIRMED)
UNDECIDED = (SubmissionState.SUBMITTED, SubmissionState.RETURNED)


async def end_pairs(tx: Tx, person_id: int, reason: str, now: datetime) -> list[tuple[int, list[int]]]:
    """End the person's open pairs and call off their meetings. Returns each pair with its other members."""
    open_pairs = (
        select(pair.c.id)
        .join(pair_member, pair_member.c.pair_id == pair.c.id)
        .where(pair_member.c.person_id == person_id, pair.c.state.in_(OPEN_PAIR_STATES))
    )
    ids = [row.id for row in await tx.all(open_pairs.order_by(pair.c.id))]
    ended: list[tuple[int, list[int]]] = []
    for pair_id in ids:
        still_open = (pair.c.id == pair_id) & pair.c.state.in_(OPEN_PAIR_STATES)
        values = {"state": PairState.ENDED, "ended_at": now, "end_reason": reason}
        if await tx.changed(update(pair).where(still_open).values(**values)):
            ended.append((pair_id, await _others(tx, pair_id, person_id)))
    await _call_off(tx, ids)
    return ended


async def _others(tx: Tx, pair_id: int, person_id: int) -> list[int]:
    members = select(pair_member.c.person_id).where(
        pair_member.c.pair_id == pair_id, pair_member.c.person_id != person_id
    )
    return [row.person_id for row in await tx.all(members.order_by(pair_member.c.person_id))]


async def _call_off(tx: Tx, pair_ids: Sequence[int]) -> None:
    ahead = meeting.c.pair_id.in_(pair_ids) & meeting.c.state.in_(FUTURE)
    called_off = {meeting.c.state: MeetingState.CANCELLED, meeting.c.moved_to: None, meeting.c.moved_by: None}
    await tx.execute(update(meeting).where(ahead).values(called_off))


async def archive_submissions(tx: Tx, person_id: int) -> None:
    """What was approved leaves the bank, what was waiting is withdrawn."""
    mine = update(submission).where(submission.c.person_id == person_id)
    approved = submission.c.state == SubmissionState.APPROVED
    await tx.execute(mine.where(approved).values(state=SubmissionState.ARCHIVED))
    waiting = submission.c.state.in_(UNDECIDED)
    await tx.execute(mine.where(waiting).values(state=SubmissionState.WITHDRAWN))


async def close_signals(tx: Tx, person_id: int, now: datetime) -> None:
    """Nobody has to see to what the person has asked for; what others asked of this curator waits again."""
    waits = signal.c.state != SignalState.CLOSED
    theirs = update(signal).where(signal.c.person_id == person_id, waits)
    await tx.execute(theirs.values(state=SignalState.CLOSED, closed_at=now))
    owned = update(signal).where(signal.c.owner_id == person_id, waits)
    await tx.execute(owned.values(state=SignalState.OPEN, owner_id=None, taken_at=None))


async def close_surveys(tx: Tx, person_id: int) -> None:
    """Nobody waits any more for answers that the person has not given."""
    sent = (survey.c.person_id == person_id) & (survey.c.state == SurveyState.SENT)
    await tx.execute(update(survey).where(sent).values(state=SurveyState.CLOSED))


async def drop_notices(tx: Tx, person_id: int, now: datetime) -> None:
    """Nothing that was planned for the person will be said."""
    waiting = (outbox.c.person_id == person_id) & (outbox.c.state == OutboxState.WAITING)
    values: dict[str, object] = {
        "state": OutboxState.DROPPED,
        "done_at": now,
        "leased_until": None,
        "error": "left",
    }
    await tx.execute(update(outbox).where(waiting).values(**values))


async def blank_person(tx: Tx, person_id: int, now: datetime) -> bool:
    """Destroy the name and the settings; false if that was done before."""
    known = (person.c.id == person_id) & person.c.forgotten_at.is_(None)
    values: dict[str, object] = {"full_name": "", "settings": {}, "paused_until": None, "forgotten_at": now}
    return await tx.changed(update(person).where(known).values(**values))


async def blank_words(tx: Tx, person_id: int) -> None:
    """Destroy everything that the person wrote, and the name under which he or she was invited."""
    came_by = select(person.c.invitation_id).where(person.c.id == person_id).scalar_subquery()
    for change in (
        update(submission).where(submission.c.person_id == person_id).values(answers={}, reason=""),
        update(survey)
        .where(survey.c.person_id == person_id, survey.c.answers.is_not(None))
        .values(answers={}),
        update(pair_member).where(pair_member.c.person_id == person_id).values(reason=""),
        update(meeting).where(meeting.c.recorded_by == person_id).values(topic="", done="", reason=""),
        update(meeting).where(meeting.c.proposed_by == person_id).values(place=""),
        update(invitation).where(invitation.c.id == came_by).values(name=""),
        update(outbox).where(outbox.c.person_id == person_id).values(payload={}),
        update(signal).where(signal.c.person_id == person_id).values(word="", comment="", outcome=""),
        update(proof).where(proof.c.added_by == person_id).values(words="", file=""),
        update(measure).where(measure.c.decided_by == person_id).values(reason=""),
        update(plan).where(plan.c.decided_by == person_id).values(reason=""),
        update(plan_item).where(plan_item.c.worded_by == person_id).values(title="", result=""),
        update(plan_item)
        .where(plan_item.c.done_by == person_id)
        .values(outcome="", file_kind="", file_name="", file=""),
        delete(measure_owner).where(measure_owner.c.person_id == person_id),
        delete(draft).where(draft.c.person_id == person_id),
    ):
        await tx.execute(change)


async def blank_texts(tx: Tx, person_id: int) -> None:
    """Destroy the consent texts that only this person agreed to: they hold the name. Their SHA-256 stays."""
    mine = select(consent.c.text_hash).where(consent.c.person_id == person_id)
    others = exists().where(
        consent.c.text_hash == document_text.c.hash,
        or_(consent.c.person_id.is_(None), consent.c.person_id != person_id),
    )
    alone = document_text.c.hash.in_(mine) & ~others
    await tx.execute(update(document_text).where(alone).values(text=""))


async def delete_accounts(tx: Tx, person_id: int) -> None:
    """Delete the person's accounts and what their conversations remember."""
    rows = await tx.all(select(account).where(account.c.person_id == person_id))
    for known in (Account(**row._mapping) for row in rows):
        # A key is bot:chat:user:…, see storage/fsm.py.
        theirs = fsm.c.key.like(f"%:{known.external_chat}:{known.external_user}:%")
        await tx.execute(delete(fsm).where(theirs))
    await tx.execute(delete(account).where(account.c.person_id == person_id))


async def withdrawn_before(tx: Tx, moment: datetime) -> list[int]:
    """People whose newest consent to personal data was withdrawn before this moment, and who are still
    held."""
    newest = (
        select(func.max(consent.c.id))
        .where(consent.c.kind == ConsentKind.PERSONAL_DATA, consent.c.person_id.is_not(None))
        .group_by(consent.c.person_id)
        .scalar_subquery()
    )
    rows = await tx.all(
        select(person.c.id)
        .join(consent, consent.c.person_id == person.c.id)
        .where(
            consent.c.id.in_(newest),
            consent.c.state == ConsentState.WITHDRAWN,
            consent.c.withdrawn_at < moment,
            person.c.forgotten_at.is_(None),
        )
        .order_by(person.c.id)
    )
    return [row.id for row in rows]


async def is_alone(tx: Tx, school_id: int, person_id: int) -> bool:
    """True if the school has nobody else."""
    others = (person.c.school_id == school_id) & (person.c.id != person_id) & person.c.forgotten_at.is_(None)
    return not await tx.scalar(select(func.count()).select_from(person).where(others))
