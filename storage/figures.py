"""What the curator's overview is counted from: a few statements, as many for ten people as for a thousand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, ScalarSelect, and_, case, exists, func, or_, select
from sqlalchemy.sql import ColumnElement

from storage.engine import Tx
from storage.records import (
    OPEN_PAIR_STATES,
    Answer,
    ConsentKind,
    ConsentState,
    MeetingState,
    PairState,
    Role,
    SubmissionKind,
    SubmissionState,
    SurveyState,
)
from storage.tables import (
    consent,
    invitation,
    meeting,
    outbox,
    pair,
    pair_member,
    person,
    person_role,
    submission,
    survey,
)

SETTLED_PAIR_STATES = (*OPEN_PAIR_STATES, PairState.COMPLETED)
"""In one of these a mentee has found a mentor."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A mentor or mentee of the school and what the bank knows: the submission of the programme if there is
    one, whether the consent that belongs to the role is in force, whether there is or was a pair that did not
    break, when the last one broke, and how many mentees a mentor has. `capacity` is the raw answer."""

    person_id: int
    full_name: str
    role: Role
    since: datetime
    submission_id: int | None
    state: SubmissionState | None
    submitted_at: datetime | None
    decided_at: datetime | None
    capacity: str | int | None
    agreed: bool
    settled: bool
    freed_at: datetime | None
    taken: int


@dataclass(frozen=True, slots=True)
class PairSide:
    """A member of a pair with the answer to the proposal."""

    person_id: int
    full_name: str
    role: Role
    answer: Answer
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair with its people, the mentor first."""

    pair_id: int
    state: PairState
    created_at: datetime
    order_date: date | None
    starts_on: date | None
    sides: tuple[PairSide, ...]


@dataclass(frozen=True, slots=True)
class Meetings:
    """A programme's meetings: those that took place, did not, are ahead, and wait to be written down. Nobody
    waits for the meetings of a pair whose work is over."""

    held: int = 0
    missed: int = 0
    ahead: int = 0
    unrecorded: int = 0


async def participants(tx: Tx, school_id: int, programme_id: int) -> list[Participant]:
    """Everybody of the school who is a mentor or a mentee, once for each of these roles, by name."""
    sent = and_(
        submission.c.person_id == person.c.id,
        submission.c.programme_id == programme_id,
        _belongs(submission.c.kind, SubmissionKind.QUESTIONNAIRE, SubmissionKind.REQUEST),
    )
    rows = await tx.all(
        select(
            person.c.id.label("person_id"),
            person.c.full_name,
            person_role.c.role,
            person_role.c.granted_at.label("since"),
            submission.c.id.label("submission_id"),
            submission.c.state,
            submission.c.submitted_at,
            submission.c.decided_at,
            submission.c.answers["capacity"].as_string().label("capacity"),
            _newest_decision().label("decision"),
            _settled(programme_id).label("settled"),
            _freed(programme_id).label("freed_at"),
            _taken().label("taken"),
        )
        .select_from(person)
        .join(person_role, person_role.c.person_id == person.c.id)
        .outerjoin(submission, sent)
        .where(person.c.school_id == school_id, person.c.forgotten_at.is_(None))
        .where(person_role.c.role.in_((Role.MENTOR, Role.MENTEE)))
        .order_by(person.c.full_name, person.c.id)
    )
    return [_participant(row) for row in rows]


def _participant(row: Row[tuple[object, ...]]) -> Participant:
    values = dict(row._mapping)
    agreed = values.pop("decision") is ConsentState.GIVEN
    return Participant(**{**values, "settled": bool(values["settled"])}, agreed=agreed)


def _belongs(column: ColumnElement[object], to_mentor: object, to_mentee: object) -> ColumnElement[bool]:
    """True where the row is of the kind that belongs to the person's role."""
    return or_(
        and_(person_role.c.role == Role.MENTOR, column == to_mentor),
        and_(person_role.c.role == Role.MENTEE, column == to_mentee),
    )


def _newest_decision() -> ScalarSelect[ConsentState]:
    """A mentor needs the consent in writing to mentoring, a mentee the one to personal data."""
    kind = _belongs(consent.c.kind, ConsentKind.MENTORING, ConsentKind.PERSONAL_DATA)
    newest = select(consent.c.state).where(consent.c.person_id == person.c.id, kind)
    return newest.order_by(consent.c.id.desc()).limit(1).scalar_subquery()


def _in_pair(programme_id: int) -> ColumnElement[bool]:
    """The person is in this pair in this very role."""
    return and_(
        pair_member.c.pair_id == pair.c.id,
        pair_member.c.person_id == person.c.id,
        pair_member.c.role == person_role.c.role,
        pair.c.programme_id == programme_id,
    )


def _settled(programme_id: int) -> ColumnElement[bool]:
    return exists().where(_in_pair(programme_id), pair.c.state.in_(SETTLED_PAIR_STATES))


def _freed(programme_id: int) -> ScalarSelect[datetime]:
    return select(func.max(pair.c.ended_at)).where(_in_pair(programme_id)).scalar_subquery()


def _taken() -> ScalarSelect[int]:
    """Mentees of the person's open pairs, as for the mentor's capacity."""
    mentees = select(func.count()).where(
        pair_member.c.pair_id == pair.c.id,
        pair_member.c.role == Role.MENTEE,
        pair.c.mentor_id == person.c.id,
        pair.c.state.in_(OPEN_PAIR_STATES),
    )
    return mentees.scalar_subquery()


async def count_curators(tx: Tx, school_id: int) -> int:
    """How many curators run the school's programme."""
    held = (person_role.c.role == Role.CURATOR) & (person_role.c.person_id == person.c.id)
    query = select(func.count()).where(held, person.c.school_id == school_id, person.c.forgotten_at.is_(None))
    return int(await tx.scalar(query) or 0)


async def count_invitations(tx: Tx, school_id: int) -> dict[Role, int]:
    """How many invitations were made for each role, without those that were revoked unused."""
    useless = invitation.c.revoked_at.is_not(None) & (invitation.c.uses == 0)
    rows = await tx.all(
        select(invitation.c.role, func.count().label("number"))
        .where(invitation.c.school_id == school_id, ~useless)
        .group_by(invitation.c.role)
    )
    return {row.role: row.number for row in rows}


async def count_meetings(tx: Tx, programme_id: int, now: datetime) -> Meetings:
    """The programme's meetings by how they stand at `now`."""
    ahead = meeting.c.starts_at > now
    works = pair.c.state == PairState.ACTIVE
    standing = works & meeting.c.state.in_((MeetingState.PROPOSED, MeetingState.CONFIRMED))
    row = await tx.one(
        select(
            _number(meeting.c.state == MeetingState.HELD).label("held"),
            _number(meeting.c.state == MeetingState.MISSED).label("missed"),
            _number(standing & ahead).label("ahead"),
            _number(works & (meeting.c.state == MeetingState.CONFIRMED) & ~ahead).label("unrecorded"),
        )
        .join(pair, pair.c.id == meeting.c.pair_id)
        .where(pair.c.programme_id == programme_id)
    )
    return Meetings(**row._mapping) if row is not None else Meetings()


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


async def count_surveys(tx: Tx, programme_id: int) -> dict[SurveyState, int]:
    """How many surveys of the programme are in each state."""
    rows = await tx.all(
        select(survey.c.state, func.count().label("number"))
        .where(survey.c.programme_id == programme_id)
        .group_by(survey.c.state)
    )
    return {row.state: row.number for row in rows}


async def count_worked_pairs(tx: Tx, programme_id: int) -> dict[PairState, int]:
    """Pairs by state. Those that broke before the order never worked and are counted as declined."""
    rows = await tx.all(
        select(pair.c.state, pair.c.order_date.is_(None).label("unordered"), func.count().label("number"))
        .where(pair.c.programme_id == programme_id)
        .group_by(pair.c.state, pair.c.order_date.is_(None))
    )
    counts: dict[PairState, int] = {}
    for row in rows:
        never_worked = row.state is PairState.ENDED and row.unordered
        state = PairState.DECLINED if never_worked else row.state
        counts[state] = counts.get(state, 0) + row.number
    return counts


async def pair_lines(tx: Tx, programme_id: int, states: Sequence[PairState]) -> list[PairLine]:
    """The programme's pairs in these states with everybody in them, newest first."""
    rows = await tx.all(
        select(
            pair.c.id,
            pair.c.state,
            pair.c.created_at,
            pair.c.order_date,
            pair.c.starts_on,
            pair_member.c.person_id,
            person.c.full_name,
            pair_member.c.role,
            pair_member.c.answer,
            pair_member.c.answered_at,
        )
        .join(pair_member, pair_member.c.pair_id == pair.c.id)
        .join(person, person.c.id == pair_member.c.person_id)
        .where(pair.c.programme_id == programme_id, pair.c.state.in_(states))
        .order_by(pair.c.id.desc(), (pair_member.c.role == Role.MENTOR).desc(), person.c.id)
    )
    found: dict[int, list[Row[tuple[object, ...]]]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return [_pair_line(group) for group in found.values()]


def _pair_line(rows: Sequence[Row[tuple[object, ...]]]) -> PairLine:
    one = rows[0]
    sides = [PairSide(row.person_id, row.full_name, row.role, row.answer, row.answered_at) for row in rows]
    return PairLine(one.id, one.state, one.created_at, one.order_date, one.starts_on, tuple(sides))


async def planned_keys(tx: Tx, keys: Collection[str]) -> frozenset[str]:
    """Which of these notices were planned, by their `dedup_key`."""
    rows = await tx.all(select(outbox.c.dedup_key).where(outbox.c.dedup_key.in_(list(keys))))
    return frozenset(row.dedup_key for row in rows)
