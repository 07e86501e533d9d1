"""Requests of mentees and questionnaires of mentors: one row a person, kind and programme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, update

from storage.engine import Tx
from storage.records import Submission, SubmissionKind, SubmissionState
from storage.tables import person, submission


@dataclass(frozen=True, slots=True)
class BankRow:
    """A line of a bank's list."""

    submission_id: int
    person_id: int
    full_name: str
    state: SubmissionState
    answers: Mapping[str, Any]
    edit_asked_at: datetime | None = None


async def put_submission(
    tx: Tx,
    *,
    school_id: int,
    programme_id: int,
    person_id: int,
    kind: SubmissionKind,
    form_version: int,
    answers: Mapping[str, Any],
    now: datetime,
) -> Submission:
    """Store the filled-in form; a later one takes the place of the earlier and waits for approval again."""
    values = _fresh(form_version, answers, now)
    insert = tx.insert(submission).values(
        school_id=school_id, programme_id=programme_id, person_id=person_id, kind=kind, **values
    )
    key = [submission.c.programme_id, submission.c.person_id, submission.c.kind]
    row = await tx.one(insert.on_conflict_do_update(index_elements=key, set_=values).returning(submission))
    assert row is not None  # noqa: S101 - an upsert always returns its row
    return Submission(**row._mapping)


async def replace_submission(
    tx: Tx,
    submission_id: int,
    expected: Sequence[SubmissionState],
    *,
    form_version: int,
    answers: Mapping[str, Any],
    now: datetime,
) -> bool:
    """Other answers in place of the earlier ones, waiting again; false if it was not in an expected state."""
    change = update(submission).where(_in_state(submission_id, expected))
    return await tx.changed(change.values(**_fresh(form_version, answers, now)))


async def get_submission(tx: Tx, submission_id: int) -> Submission | None:
    """One submission by its number."""
    row = await tx.one(select(submission).where(submission.c.id == submission_id))
    return None if row is None else Submission(**row._mapping)


async def submission_of(tx: Tx, programme_id: int, person_id: int, kind: SubmissionKind) -> Submission | None:
    """The person's submission of this kind in the programme."""
    row = await tx.one(
        select(submission).where(
            submission.c.programme_id == programme_id,
            submission.c.person_id == person_id,
            submission.c.kind == kind,
        )
    )
    return None if row is None else Submission(**row._mapping)


async def submissions_of(
    tx: Tx, programme_id: int, kind: SubmissionKind, states: Sequence[SubmissionState]
) -> list[Submission]:
    """All submissions of a kind in these states, in the order of sending."""
    rows = await tx.all(
        select(submission)
        .where(
            submission.c.programme_id == programme_id,
            submission.c.kind == kind,
            submission.c.state.in_(states),
        )
        .order_by(submission.c.submitted_at, submission.c.id)
    )
    return [Submission(**row._mapping) for row in rows]


async def decide_submission(
    tx: Tx,
    submission_id: int,
    expected: Sequence[SubmissionState],
    state: SubmissionState,
    *,
    decided_by: int | None,
    now: datetime,
    reason: str = "",
    sent_at: datetime | None = None,
) -> bool:
    """Move to another state; false if the submission was not in an expected one, or, with `sent_at`, if other
    answers were sent meanwhile."""
    known = _in_state(submission_id, expected)
    if sent_at is not None:
        known &= submission.c.submitted_at == sent_at
    decision = {"state": state, "reason": reason, "decided_by": decided_by, "decided_at": now}
    return await tx.changed(update(submission).where(known).values(**decision, edit_asked_at=None))


async def move_submission(
    tx: Tx, submission_id: int, expected: Sequence[SubmissionState], state: SubmissionState
) -> bool:
    """Move to another state and leave the last decision as it was; false if not in an expected one."""
    return await tx.changed(update(submission).where(_in_state(submission_id, expected)).values(state=state))


async def note_edit_asked(tx: Tx, submission_id: int, now: datetime) -> bool:
    """The person asks to change what was approved; false if that is known, or nothing is approved."""
    approved = _in_state(submission_id, (SubmissionState.APPROVED,)) & submission.c.edit_asked_at.is_(None)
    return await tx.changed(update(submission).where(approved).values(edit_asked_at=now))


async def bank_rows(
    tx: Tx,
    programme_id: int,
    kind: SubmissionKind,
    states: Sequence[SubmissionState],
    limit: int | None = None,
    offset: int = 0,
) -> list[BankRow]:
    """A page of the bank's list, those who wait for a decision first."""
    query = _bank(programme_id, kind, states).with_only_columns(
        submission.c.id.label("submission_id"),
        submission.c.person_id,
        person.c.full_name,
        submission.c.state,
        submission.c.answers,
        submission.c.edit_asked_at,
    )
    waiting_first = (submission.c.state == SubmissionState.SUBMITTED).desc()
    query = query.order_by(waiting_first, person.c.full_name, submission.c.id).limit(limit).offset(offset)
    return [BankRow(**row._mapping) for row in await tx.all(query)]


async def count_bank(
    tx: Tx, programme_id: int, kind: SubmissionKind, states: Sequence[SubmissionState]
) -> int:
    """How many lines the list has."""
    query = _bank(programme_id, kind, states).with_only_columns(func.count())
    return int(await tx.scalar(query) or 0)


async def count_waiting(tx: Tx, programme_id: int, kind: SubmissionKind) -> int:
    """How many wait for the curator: to be approved, or to be returned because the person has asked."""
    asked = (submission.c.state == SubmissionState.APPROVED) & submission.c.edit_asked_at.is_not(None)
    query = _bank(programme_id, kind, (SubmissionState.SUBMITTED, SubmissionState.APPROVED))
    query = query.where((submission.c.state == SubmissionState.SUBMITTED) | asked)
    return int(await tx.scalar(query.with_only_columns(func.count())) or 0)


def _bank(programme_id: int, kind: SubmissionKind, states: Sequence[SubmissionState]) -> Select[Any]:
    return (
        select(submission)
        .join(person, person.c.id == submission.c.person_id)
        .where(
            submission.c.programme_id == programme_id,
            submission.c.kind == kind,
            submission.c.state.in_(states),
            person.c.forgotten_at.is_(None),
        )
    )


def _fresh(form_version: int, answers: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    return {
        "form_version": form_version,
        "answers": dict(answers),
        "state": SubmissionState.SUBMITTED,
        "reason": "",
        "submitted_at": now,
        "decided_at": None,
        "decided_by": None,
        "edit_asked_at": None,
    }


def _in_state(submission_id: int, states: Sequence[SubmissionState]) -> ColumnElement[bool]:
    return (submission.c.id == submission_id) & submission.c.state.in_(states)
