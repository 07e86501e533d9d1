"""What the database holds, as frozen values. Moments are aware and in UTC, dates are dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """Who a person is in the programme (DOMAIN §1)."""

    CURATOR = "curator"
    MENTOR = "mentor"
    MENTEE = "mentee"
    DIRECTOR = "director"
    PSYCHOLOGIST = "psychologist"
    STAFF = "staff"
    COORDINATOR = "coordinator"


class ConsentKind(StrEnum):
    PERSONAL_DATA = "personal_data"
    MENTORING = "mentoring"


class ConsentState(StrEnum):
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class SubmissionKind(StrEnum):
    """A filled-in form that lasts."""

    REQUEST = "request"
    QUESTIONNAIRE = "questionnaire"


class SubmissionState(StrEnum):
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"


class PairState(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    ACTIVE = "active"
    COMPLETED = "completed"
    ENDED = "ended"
    DECLINED = "declined"


OPEN_PAIR_STATES = (PairState.PROPOSED, PairState.AGREED, PairState.ACTIVE)
"""The states in which a pair takes one place of the mentor's capacity."""


class Answer(StrEnum):
    """A member's answer to the proposed pair."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class MeetingState(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    HELD = "held"
    MISSED = "missed"


class SignalKind(StrEnum):
    """What the words of a signal answer: «help» comes by itself, the others are asked for."""

    HELP = "help"
    CONTACT = "contact"
    FIT = "fit"


class SignalState(StrEnum):
    """open → taken by a curator → closed. A good answer is closed from the beginning."""

    OPEN = "open"
    TAKEN = "taken"
    CLOSED = "closed"


class SurveyState(StrEnum):
    SENT = "sent"
    ANSWERED = "answered"
    CLOSED = "closed"


class MeasureState(StrEnum):
    """What people have said of a measure. Facts that the bot counts may close an open one by themselves."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


class PlanState(StrEnum):
    """Where a personal programme stands: draft → submitted → approved or returned; a change begins anew."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"


class ProofKind(StrEnum):
    """What shows that a measure is done: a file or photo sent to the bot, an address or words."""

    FILE = "file"
    PHOTO = "photo"
    LINK = "link"
    NOTE = "note"


class ProgrammeState(StrEnum):
    ACTIVE = "active"
    ARCHIVED = "archived"


class OutboxState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


class InboxState(StrEnum):
    """new → applied (its effects are stored) → said (its reply reached the messenger)."""

    NEW = "new"
    APPLIED = "applied"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class School:
    id: int
    name: str
    city: str
    timezone: str
    locale: str
    settings: Mapping[str, Any]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Programme:
    """One school's mentoring in one academic year; `year` is the year in which it starts."""

    id: int
    school_id: int
    year: int
    starts_on: date
    ends_on: date
    state: ProgrammeState
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    school_id: int
    full_name: str
    settings: Mapping[str, Any]
    invitation_id: int | None
    created_at: datetime
    forgotten_at: datetime | None
    paused_until: date | None


@dataclass(frozen=True, slots=True)
class Account:
    """A person's presence in one messenger; identifiers are the messenger's, as text."""

    id: int
    person_id: int | None
    platform: str
    external_user: str
    external_chat: str
    reachable: bool
    locale: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """The code itself is not kept, only its SHA-256. Without a school it is the first curator's claim."""

    id: int
    school_id: int | None
    role: Role
    name: str
    code_hash: str
    created_by: int | None
    created_at: datetime
    expires_at: datetime
    max_uses: int
    uses: int
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Consent:
    id: int
    school_id: int
    person_id: int | None
    invitation_id: int | None
    kind: ConsentKind
    version: str
    text_hash: str
    state: ConsentState
    decided_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Submission:
    """`edit_asked_at`: the person asks to change what was approved; `reason` is why it was returned."""

    id: int
    school_id: int
    programme_id: int
    person_id: int
    kind: SubmissionKind
    form_version: int
    answers: Mapping[str, Any]
    state: SubmissionState
    reason: str
    submitted_at: datetime
    decided_at: datetime | None
    decided_by: int | None
    edit_asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    id: int
    school_id: int
    programme_id: int
    mentor_id: int
    state: PairState
    created_by: int
    created_at: datetime
    order_number: str
    order_date: date | None
    starts_on: date | None
    ends_on: date | None
    ended_at: datetime | None
    end_reason: str


@dataclass(frozen=True, slots=True)
class PairMember:
    pair_id: int
    person_id: int
    role: Role
    answer: Answer
    reason: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """`uid` and `sequence` follow the calendar file through every move (UX §2.3); `coming` are the people who
    have said that they will come at the agreed time."""

    id: int
    school_id: int
    pair_id: int
    proposed_by: int
    starts_at: datetime
    minutes: int
    place: str
    state: MeetingState
    uid: str
    sequence: int
    moved_to: datetime | None
    moved_by: int | None
    coming: Sequence[int]
    topic: str
    done: str
    reason: str
    recorded_by: int | None
    recorded_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Survey:
    """One person's copy of the final survey about one pair."""

    id: int
    school_id: int
    programme_id: int
    pair_id: int
    person_id: int
    form: str
    form_version: int
    state: SurveyState
    sent_at: datetime
    closes_on: date
    answers: Mapping[str, Any] | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Notice:
    """An outbox row: meaning, not a messenger's parameters (DESIGN §1, §3)."""

    id: int
    school_id: int | None
    person_id: int
    kind: str
    dedup_key: str
    payload: Mapping[str, Any]
    state: OutboxState
    due_at: datetime
    expires_at: datetime | None
    tries: int
    leased_until: datetime | None
    created_at: datetime
    done_at: datetime | None
    error: str


@dataclass(frozen=True, slots=True)
class Deed:
    """An audit row: who did what to what. No personal data in `details`."""

    id: int
    school_id: int | None
    actor_id: int | None
    action: str
    subject: str
    subject_id: int | None
    details: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """An inbox row; the payload is wiped as soon as the update is applied."""

    id: int
    platform: str
    update_id: int
    chat: str
    payload: str
    state: InboxState
    received_at: datetime
