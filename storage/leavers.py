"""Those who took part and are no longer held: their names are gone, what they did still counts."""

from dataclasses import dataclass

from sqlalchemy import Select, and_, case, exists, func, literal, or_, select
from sqlalchemy.sql import ColumnElement

from storage.engine import Tx
from storage.records import ConsentKind, ConsentState, Programme, Role, SubmissionKind, SubmissionState
from storage.tables import consent, invitation, person, person_role, submission
from storage.types import OneOf


@dataclass(frozen=True, slots=True)
class Left:
    """Of one role, those who left: how many had come, had sent what is asked without taking it back, were
    approved, and had agreed."""

    people: int = 0
    sent: int = 0
    approved: int = 0
    agreed: int = 0


async def count_left(tx: Tx, programme: Programme) -> dict[Role, Left]:
    """By role, those whose data are destroyed or are about to be, since the consent was withdrawn. Whoever
    sent nothing in this programme counts if it was already open when the person left (or came)."""
    each = _leavers(programme).subquery()
    numbers = [func.sum(each.c[name]).label(name) for name in ("sent", "approved", "agreed")]
    rows = await tx.all(
        select(each.c.role, func.count().label("people"), *numbers)
        .where(each.c.role.in_((Role.MENTOR, Role.MENTEE)))
        .group_by(each.c.role)
    )
    return {row.role: Left(row.people, row.sent, row.approved, row.agreed) for row in rows}


def _leavers(programme: Programme) -> Select[tuple[object, ...]]:
    """A row for each person and role. The roles themselves are gone: they are told by what was sent, or by
    the invitation."""
    role = case(
        (submission.c.kind == SubmissionKind.REQUEST, literal(Role.MENTEE, OneOf(Role))),
        (submission.c.kind == SubmissionKind.QUESTIONNAIRE, literal(Role.MENTOR, OneOf(Role))),
        else_=invitation.c.role,
    )
    present = func.coalesce(person.c.forgotten_at, person.c.created_at) >= programme.created_at
    mine = and_(submission.c.person_id == person.c.id, submission.c.programme_id == programme.id)
    return (
        select(
            role.label("role"),
            _flag(_approved() | _undecided()).label("sent"),
            _flag(_approved()).label("approved"),
            _flag(_agreed()).label("agreed"),
        )
        .select_from(person)
        .outerjoin(invitation, invitation.c.id == person.c.invitation_id)
        .outerjoin(submission, mine)
        .where(person.c.school_id == programme.school_id, _gone(), or_(submission.c.id.is_not(None), present))
    )


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _gone() -> ColumnElement[bool]:
    has_role = exists().where(person_role.c.person_id == person.c.id)
    withdrawn = exists().where(
        consent.c.person_id == person.c.id,
        consent.c.kind == ConsentKind.PERSONAL_DATA,
        consent.c.state == ConsentState.WITHDRAWN,
    )
    return or_(person.c.forgotten_at.is_not(None), and_(~has_role, withdrawn))


def _approved() -> ColumnElement[bool]:
    """Leaving archives what was approved; the decision stays on record."""
    return and_(submission.c.state == SubmissionState.ARCHIVED, submission.c.decided_at.is_not(None))


def _undecided() -> ColumnElement[bool]:
    """Leaving withdraws what waited; whoever took it back earlier has decided that alone."""
    by_leaving = submission.c.decided_by.is_distinct_from(person.c.id)
    return and_(submission.c.state == SubmissionState.WITHDRAWN, by_leaving)


def _agreed() -> ColumnElement[bool]:
    """The consent that belongs to the role was given once: leaving withdraws it."""
    is_mentor = or_(
        submission.c.kind == SubmissionKind.QUESTIONNAIRE,
        and_(submission.c.kind.is_(None), invitation.c.role == Role.MENTOR),
    )
    return exists().where(
        consent.c.person_id == person.c.id,
        consent.c.kind == case((is_mentor, ConsentKind.MENTORING), else_=ConsentKind.PERSONAL_DATA),
        consent.c.state != ConsentState.REFUSED,
    )
