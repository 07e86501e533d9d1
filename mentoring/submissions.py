"""Requests and questionnaires by those who send them: sent, changed until approval, withdrawn at any time.

One person has one of each kind in a programme. Sending again takes the place of what was sent before, as long
as the curator has not approved it; afterwards the curator is asked to return it (UX §2.2).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from mentoring.curators import tell_curators
from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from storage.audit import record_deed
from storage.consents import consent_in_force
from storage.engine import Tx
from storage.outbox import plan_notice
from storage.pairs import pairs_of_person
from storage.people import people_with_role
from storage.records import (
    OPEN_PAIR_STATES,
    ConsentKind,
    Pair,
    Programme,
    Role,
    Submission,
    SubmissionKind,
    SubmissionState,
)
from storage.schools import active_programme
from storage.submissions import (
    decide_submission,
    get_submission,
    note_edit_asked,
    put_submission,
    replace_submission,
    submission_of,
)

WHO_SENDS: Mapping[SubmissionKind, Action] = {
    SubmissionKind.REQUEST: Action.SEND_REQUEST,
    SubmissionKind.QUESTIONNAIRE: Action.SEND_QUESTIONNAIRE,
}
CONSENTS: Mapping[SubmissionKind, tuple[ConsentKind, ...]] = {
    SubmissionKind.REQUEST: (ConsentKind.PERSONAL_DATA,),
    SubmissionKind.QUESTIONNAIRE: (ConsentKind.PERSONAL_DATA, ConsentKind.MENTORING),
}
"""Without these nobody gets into the bank (DOMAIN §2, §3)."""

LIVING = (SubmissionState.SUBMITTED, SubmissionState.RETURNED, SubmissionState.APPROVED)
"""The states of what is meant: neither withdrawn nor archived."""

REPLACEABLE = tuple(state for state in SubmissionState if state is not SubmissionState.APPROVED)

CONSENT_PATIENCE = timedelta(minutes=10)
"""So long the curators are not told of a questionnaire whose mentor may still be reading the consent."""
WITHDRAWAL_PATIENCE = timedelta(minutes=5)
"""So long they are not told of a withdrawal whose author may still be writing why."""


class NoProgramme(Refusal):
    """The school has no programme yet, so there is nothing to take part in."""

    key = "refusal-no-programme"


class AlreadyApproved(Refusal):
    """What the curator has approved is changed only after the curator has returned it."""

    key = "refusal-already-approved"


async def my_submission(tx: Tx, actor: Actor, kind: SubmissionKind) -> Submission | None:
    """What the person has sent in the current programme. Raises `NoProgramme`."""
    require(actor, WHO_SENDS[kind])
    return await submission_of(tx, (await programme_of(tx, actor)).id, actor.id, kind)


async def send_submission(
    tx: Tx,
    actor: Actor,
    kind: SubmissionKind,
    *,
    form_version: int,
    answers: Mapping[str, Any],
    now: datetime,
) -> Submission:
    """Store the answers; they wait for the curator. Raises `NoProgramme`, `AlreadyApproved`."""
    earlier = await my_submission(tx, actor, kind)
    filled: dict[str, Any] = {"form_version": form_version, "answers": answers, "now": now}
    if earlier is None:
        programme = await programme_of(tx, actor)
        filled |= {"school_id": actor.school.id, "programme_id": programme.id, "person_id": actor.id}
        sent = await put_submission(tx, kind=kind, **filled)
    elif await replace_submission(tx, earlier.id, REPLACEABLE, **filled):
        sent = await again(tx, earlier.id)
    else:
        raise AlreadyApproved
    await note_deed(tx, actor, sent, "send", now)
    if earlier is None or earlier.state is not SubmissionState.SUBMITTED:
        await _tell_of_sent(tx, sent, now)
    return sent


async def withdraw_submission(tx: Tx, actor: Actor, kind: SubmissionKind, now: datetime) -> Submission:
    """Take back what was sent. A pair, if there is one, is not touched. The curators are told after a while,
    so that they read the reason too."""
    mine = await my_submission(tx, actor, kind)
    if mine is None or not await decide_submission(
        tx, mine.id, LIVING, SubmissionState.WITHDRAWN, decided_by=actor.id, now=now
    ):
        raise Outdated
    await note_deed(tx, actor, mine, "withdraw", now)
    await _tell_later(tx, mine, "submission_withdrawn", WITHDRAWAL_PATIENCE, now)
    return await again(tx, mine.id)


async def explain_withdrawal(
    tx: Tx, actor: Actor, kind: SubmissionKind, reason: str, now: datetime
) -> Submission:
    """Say why one has withdrawn. Raises `Outdated` if one has sent again meanwhile."""
    mine = await my_submission(tx, actor, kind)
    withdrawn = SubmissionState.WITHDRAWN
    if mine is None or not await decide_submission(
        tx, mine.id, (withdrawn,), withdrawn, decided_by=actor.id, now=now, reason=reason
    ):
        raise Outdated
    return await again(tx, mine.id)


async def ask_to_edit(tx: Tx, actor: Actor, kind: SubmissionKind, now: datetime) -> Submission:
    """Ask the curators to return what is approved; asking twice changes nothing."""
    mine = await my_submission(tx, actor, kind)
    if mine is None or mine.state is not SubmissionState.APPROVED:
        raise Outdated
    if await note_edit_asked(tx, mine.id, now):
        await note_deed(tx, actor, mine, "ask_to_edit", now)
        await tell(tx, mine, "edit_asked", now)
    return await again(tx, mine.id)


async def programme_of(tx: Tx, actor: Actor) -> Programme:
    """The programme that runs now. Raises `NoProgramme`."""
    programme = await active_programme(tx, actor.school.id)
    if programme is None:
        raise NoProgramme
    return programme


async def missing_consents(tx: Tx, submission: Submission) -> list[ConsentKind]:
    """The consents that this person must still give to be in the bank."""
    return [
        kind
        for kind in CONSENTS[submission.kind]
        if await consent_in_force(tx, submission.person_id, kind) is None
    ]


async def open_pairs(tx: Tx, submission: Submission) -> list[Pair]:
    """The open pairs of whoever has sent it: a mentee's with a mentor, a mentor's with mentees."""
    as_mentor = submission.kind is SubmissionKind.QUESTIONNAIRE
    pairs = await pairs_of_person(tx, submission.person_id, OPEN_PAIR_STATES)
    return [pair for pair in pairs if (pair.mentor_id == submission.person_id) is as_mentor]


async def tell(tx: Tx, submission: Submission, notice: str, now: datetime) -> None:
    """Tell every curator at once what has happened to the submission."""
    await tell_curators(
        tx,
        submission.school_id,
        kind=notice,
        about=once(submission),
        payload={"submission": submission.id},
        now=now,
    )


def once(submission: Submission) -> str:
    """The part of a notice's key that is new for every deed: two may happen at one moment of a clock that
    stands still, and each is told."""
    return f"{submission.id}:{uuid4().hex}"


async def again(tx: Tx, submission_id: int) -> Submission:
    """The submission as it is after a change."""
    found = await get_submission(tx, submission_id)
    assert found is not None  # noqa: S101 - it was there a statement ago
    return found


async def note_deed(tx: Tx, actor: Actor, submission: Submission, verb: str, now: datetime) -> None:
    """Put `<verb>_request` or `<verb>_questionnaire` on record."""
    await record_deed(
        tx,
        school_id=submission.school_id,
        actor_id=actor.id,
        action=f"{verb}_{submission.kind}",
        subject="submission",
        subject_id=submission.id,
        now=now,
    )


async def _tell_of_sent(tx: Tx, sent: Submission, now: datetime) -> None:
    """A mentor goes on to the consent in writing at once, so the curators hear of both together; if the
    mentor stops before it, they hear of the questionnaire alone."""
    if ConsentKind.MENTORING not in await missing_consents(tx, sent):
        await tell(tx, sent, "submission_sent", now)
        return
    await _tell_later(tx, sent, "consent_awaited", CONSENT_PATIENCE, now)


async def _tell_later(
    tx: Tx, submission: Submission, notice: str, patience: timedelta, now: datetime
) -> None:
    """Tell every curator, unless the renderer finds that it is no longer so."""
    for curator in await people_with_role(tx, submission.school_id, Role.CURATOR):
        await plan_notice(
            tx,
            person_id=curator.id,
            school_id=submission.school_id,
            kind=notice,
            dedup_key=f"{notice}:{once(submission)}:{curator.id}",
            payload={"submission": submission.id},
            due_at=now + patience,
            now=now,
        )
