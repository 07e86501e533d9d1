"""The tables. Migrations must lead to exactly these (tests/storage/test_migrations.py compares)."""

from enum import StrEnum

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.records import (
    Answer,
    ConsentKind,
    ConsentState,
    InboxState,
    MeetingState,
    OutboxState,
    PairState,
    ProgrammeState,
    Role,
    SubmissionKind,
    SubmissionState,
    SurveyState,
)
from storage.types import BigId, OneOf, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", BigId, primary_key=True, autoincrement=True)


def _to(target: str, name: str | None = None, *, nullable: bool = False) -> Column[int]:
    return Column(name or f"{target}_id", BigId, ForeignKey(f"{target}.id"), nullable=nullable, index=True)


def _moment(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, UtcDateTime, nullable=nullable)


def _word(name: str, size: int = 32) -> Column[str]:
    return Column(name, String(size), nullable=False)


def _one_of(name: str, words: type[StrEnum]) -> Column[object]:
    return Column(name, OneOf(words), nullable=False)


def _prose(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


school = Table(
    "school",
    metadata,
    _id(),
    _prose("name"),
    _prose("city"),
    _word("timezone", 64),
    _word("locale", 8),
    Column("settings", JSON, nullable=False),
    _moment("created_at"),
)

programme = Table(
    "programme",
    metadata,
    _id(),
    _to("school"),
    Column("year", Integer, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    _one_of("state", ProgrammeState),
    _moment("created_at"),
    UniqueConstraint("school_id", "year"),
    CheckConstraint("ends_on > starts_on", name="dates"),
)

invitation = Table(
    "invitation",
    metadata,
    _id(),
    _to("school", nullable=True),
    _one_of("role", Role),
    _prose("name"),
    Column("code_hash", String(64), nullable=False, unique=True),
    # No foreign key: person refers to invitation, and a circle of keys cannot be created in one order.
    Column("created_by", BigId, nullable=True),
    _moment("created_at"),
    _moment("expires_at"),
    Column("max_uses", Integer, nullable=False),
    Column("uses", Integer, nullable=False),
    _moment("revoked_at", nullable=True),
    CheckConstraint("uses <= max_uses", name="uses"),
)

person = Table(
    "person",
    metadata,
    _id(),
    _to("school"),
    _prose("full_name"),
    Column("settings", JSON, nullable=False),
    _to("invitation", nullable=True),
    _moment("created_at"),
    _moment("forgotten_at", nullable=True),
    Column("paused_until", Date, nullable=True),
)

account = Table(
    "account",
    metadata,
    _id(),
    _to("person", nullable=True),
    _word("platform"),
    _word("external_user", 64),
    _word("external_chat", 64),
    Column("reachable", Boolean, nullable=False),
    _word("locale", 8),
    _moment("started_at"),
    UniqueConstraint("platform", "external_user"),
)

person_role = Table(
    "person_role",
    metadata,
    Column("person_id", BigId, ForeignKey("person.id"), primary_key=True),
    Column("role", OneOf(Role), primary_key=True),
    _moment("granted_at"),
    Column("granted_by", BigId, ForeignKey("person.id"), nullable=True),
)

document_text = Table(
    "document_text",
    metadata,
    Column("hash", String(64), primary_key=True),
    _word("kind"),
    _word("version"),
    _word("locale", 8),
    Column("text", Text, nullable=False),
)

consent = Table(
    "consent",
    metadata,
    _id(),
    _to("school"),
    _to("person", nullable=True),
    _to("invitation", nullable=True),
    _one_of("kind", ConsentKind),
    _word("version"),
    Column("text_hash", String(64), ForeignKey("document_text.hash"), nullable=False),
    _one_of("state", ConsentState),
    _moment("decided_at"),
    _moment("withdrawn_at", nullable=True),
)

submission = Table(
    "submission",
    metadata,
    _id(),
    _to("school"),
    _to("programme"),
    _to("person"),
    _one_of("kind", SubmissionKind),
    Column("form_version", Integer, nullable=False),
    Column("answers", JSON, nullable=False),
    _one_of("state", SubmissionState),
    _prose("reason"),
    _moment("submitted_at"),
    _moment("decided_at", nullable=True),
    Column("decided_by", BigId, ForeignKey("person.id"), nullable=True),
    _moment("edit_asked_at", nullable=True),
    UniqueConstraint("programme_id", "person_id", "kind"),
)

pair = Table(
    "pair",
    metadata,
    _id(),
    _to("school"),
    _to("programme"),
    _to("person", "mentor_id"),
    _one_of("state", PairState),
    Column("created_by", BigId, ForeignKey("person.id"), nullable=False),
    _moment("created_at"),
    Column("order_number", String(64), nullable=False, server_default=""),
    Column("order_date", Date, nullable=True),
    Column("starts_on", Date, nullable=True),
    Column("ends_on", Date, nullable=True),
    _moment("ended_at", nullable=True),
    _prose("end_reason"),
)

pair_member = Table(
    "pair_member",
    metadata,
    Column("pair_id", BigId, ForeignKey("pair.id"), primary_key=True),
    Column("person_id", BigId, ForeignKey("person.id"), primary_key=True, index=True),
    _one_of("role", Role),
    _one_of("answer", Answer),
    _prose("reason"),
    _moment("answered_at", nullable=True),
)

meeting = Table(
    "meeting",
    metadata,
    _id(),
    _to("school"),
    _to("pair"),
    Column("proposed_by", BigId, ForeignKey("person.id"), nullable=False),
    _moment("starts_at"),
    Column("minutes", Integer, nullable=False),
    _prose("place"),
    _one_of("state", MeetingState),
    Column("uid", String(64), nullable=False, unique=True),
    Column("sequence", Integer, nullable=False),
    _moment("moved_to", nullable=True),
    Column("moved_by", BigId, ForeignKey("person.id"), nullable=True),
    Column("coming", JSON, nullable=False, default=list),
    _prose("topic"),
    _prose("done"),
    _prose("reason"),
    Column("recorded_by", BigId, ForeignKey("person.id"), nullable=True),
    _moment("recorded_at", nullable=True),
    _moment("created_at"),
    Index("ix_meeting_state_starts_at", "state", "starts_at"),
)

survey = Table(
    "survey",
    metadata,
    _id(),
    _to("school"),
    _to("programme"),
    _to("pair"),
    _to("person"),
    _word("form"),
    Column("form_version", Integer, nullable=False),
    _one_of("state", SurveyState),
    _moment("sent_at"),
    Column("closes_on", Date, nullable=False),
    Column("answers", JSON(none_as_null=True), nullable=True),
    _moment("answered_at", nullable=True),
    UniqueConstraint("pair_id", "person_id", "form"),
)

inbox = Table(
    "inbox",
    metadata,
    _id(),
    _word("platform"),
    Column("update_id", BigId, nullable=False),
    _word("chat", 64),
    _prose("payload"),
    _one_of("state", InboxState),
    _moment("received_at"),
    UniqueConstraint("platform", "update_id"),
    Index("ix_inbox_state_id", "state", "id"),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    _to("school", nullable=True),
    _to("person"),
    _word("kind", 64),
    Column("dedup_key", String(200), nullable=False, unique=True),
    Column("payload", JSON, nullable=False),
    _one_of("state", OutboxState),
    _moment("due_at"),
    _moment("expires_at", nullable=True),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    _moment("leased_until", nullable=True),
    _moment("created_at"),
    _moment("done_at", nullable=True),
    _prose("error"),
    # The index begins with the state: on the date alone a claim grows with the table (PERFORMANCE.md).
    Index("ix_outbox_state_due_at", "state", "due_at"),
)

audit = Table(
    "audit",
    metadata,
    _id(),
    _to("school", nullable=True),
    Column("actor_id", BigId, ForeignKey("person.id"), nullable=True),
    _word("action", 64),
    _word("subject"),
    Column("subject_id", BigId, nullable=True),
    Column("details", JSON, nullable=False),
    _moment("at"),
)

fsm = Table(
    "fsm",
    metadata,
    Column("key", String(160), primary_key=True),
    Column("state", String(64), nullable=True),
    Column("data", Text, nullable=False),
)
