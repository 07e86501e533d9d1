"""The tables. Migrations must lead to exactly these (tests/storage/test_migrations.py compares)."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import metadata as metadata
from storage.columns import moment, one_of, prose, row_id, to, word
from storage.plan_tables import plan as plan
from storage.plan_tables import plan_item as plan_item
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
    SignalKind,
    SignalState,
    SubmissionKind,
    SubmissionState,
    SurveyState,
)
from storage.roadmap_tables import draft as draft
from storage.roadmap_tables import measure as measure
from storage.roadmap_tables import measure_owner as measure_owner
from storage.roadmap_tables import proof as proof
from storage.roadmap_tables import roadmap as roadmap
from storage.roadmap_tables import stage as stage
from storage.types import BigId, OneOf

school = Table(
    "school",
    metadata,
    row_id(),
    prose("name"),
    prose("city"),
    word("timezone", 64),
    word("locale", 8),
    Column("settings", JSON, nullable=False),
    moment("created_at"),
)

programme = Table(
    "programme",
    metadata,
    row_id(),
    to("school"),
    Column("year", Integer, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    one_of("state", ProgrammeState),
    moment("created_at"),
    UniqueConstraint("school_id", "year"),
    CheckConstraint("ends_on > starts_on", name="dates"),
)

invitation = Table(
    "invitation",
    metadata,
    row_id(),
    to("school", nullable=True),
    one_of("role", Role),
    prose("name"),
    Column("code_hash", String(64), nullable=False, unique=True),
    # No foreign key: person refers to invitation, and a circle of keys cannot be created in one order.
    Column("created_by", BigId, nullable=True),
    moment("created_at"),
    moment("expires_at"),
    Column("max_uses", Integer, nullable=False),
    Column("uses", Integer, nullable=False),
    moment("revoked_at", nullable=True),
    CheckConstraint("uses <= max_uses", name="uses"),
)

person = Table(
    "person",
    metadata,
    row_id(),
    to("school"),
    prose("full_name"),
    Column("settings", JSON, nullable=False),
    to("invitation", nullable=True),
    moment("created_at"),
    moment("forgotten_at", nullable=True),
    Column("paused_until", Date, nullable=True),
)

account = Table(
    "account",
    metadata,
    row_id(),
    to("person", nullable=True),
    word("platform"),
    word("external_user", 64),
    word("external_chat", 64),
    Column("reachable", Boolean, nullable=False),
    word("locale", 8),
    moment("started_at"),
    UniqueConstraint("platform", "external_user"),
)

person_role = Table(
    "person_role",
    metadata,
    Column("person_id", BigId, ForeignKey("person.id"), primary_key=True),
    Column("role", OneOf(Role), primary_key=True),
    moment("granted_at"),
    Column("granted_by", BigId, ForeignKey("person.id"), nullable=True),
)

document_text = Table(
    "document_text",
    metadata,
    Column("hash", String(64), primary_key=True),
    word("kind"),
    word("version"),
    word("locale", 8),
    Column("text", Text, nullable=False),
)

consent = Table(
    "consent",
    metadata,
    row_id(),
    to("school"),
    to("person", nullable=True),
    to("invitation", nullable=True),
    one_of("kind", ConsentKind),
    word("version"),
    Column("text_hash", String(64), ForeignKey("document_text.hash"), nullable=False),
    one_of("state", ConsentState),
    moment("decided_at"),
    moment("withdrawn_at", nullable=True),
)

submission = Table(
    "submission",
    metadata,
    row_id(),
    to("school"),
    to("programme"),
    to("person"),
    one_of("kind", SubmissionKind),
    Column("form_version", Integer, nullable=False),
    Column("answers", JSON, nullable=False),
    one_of("state", SubmissionState),
    prose("reason"),
    moment("submitted_at"),
    moment("decided_at", nullable=True),
    Column("decided_by", BigId, ForeignKey("person.id"), nullable=True),
    moment("edit_asked_at", nullable=True),
    UniqueConstraint("programme_id", "person_id", "kind"),
)

pair = Table(
    "pair",
    metadata,
    row_id(),
    to("school"),
    to("programme"),
    to("person", "mentor_id"),
    one_of("state", PairState),
    Column("created_by", BigId, ForeignKey("person.id"), nullable=False),
    moment("created_at"),
    Column("order_number", String(64), nullable=False, server_default=""),
    Column("order_date", Date, nullable=True),
    Column("starts_on", Date, nullable=True),
    Column("ends_on", Date, nullable=True),
    moment("ended_at", nullable=True),
    prose("end_reason"),
)

pair_member = Table(
    "pair_member",
    metadata,
    Column("pair_id", BigId, ForeignKey("pair.id"), primary_key=True),
    Column("person_id", BigId, ForeignKey("person.id"), primary_key=True, index=True),
    one_of("role", Role),
    one_of("answer", Answer),
    prose("reason"),
    moment("answered_at", nullable=True),
)

meeting = Table(
    "meeting",
    metadata,
    row_id(),
    to("school"),
    to("pair"),
    Column("proposed_by", BigId, ForeignKey("person.id"), nullable=False),
    moment("starts_at"),
    Column("minutes", Integer, nullable=False),
    prose("place"),
    one_of("state", MeetingState),
    Column("uid", String(64), nullable=False, unique=True),
    Column("sequence", Integer, nullable=False),
    moment("moved_to", nullable=True),
    Column("moved_by", BigId, ForeignKey("person.id"), nullable=True),
    Column("coming", JSON, nullable=False, default=list),
    prose("topic"),
    prose("done"),
    prose("reason"),
    Column("recorded_by", BigId, ForeignKey("person.id"), nullable=True),
    moment("recorded_at", nullable=True),
    moment("created_at"),
    Index("ix_meeting_state_starts_at", "state", "starts_at"),
)

survey = Table(
    "survey",
    metadata,
    row_id(),
    to("school"),
    to("programme"),
    to("pair"),
    to("person"),
    word("form"),
    Column("form_version", Integer, nullable=False),
    one_of("state", SurveyState),
    moment("sent_at"),
    Column("closes_on", Date, nullable=False),
    Column("answers", JSON(none_as_null=True), nullable=True),
    moment("answered_at", nullable=True),
    UniqueConstraint("pair_id", "person_id", "form"),
)

signal = Table(
    "signal",
    metadata,
    row_id(),
    to("school"),
    to("person"),
    to("pair", nullable=True),
    one_of("kind", SignalKind),
    prose("word"),
    prose("comment"),
    one_of("state", SignalState),
    Column("owner_id", BigId, ForeignKey("person.id"), nullable=True),
    prose("outcome"),
    moment("made_at"),
    moment("taken_at", nullable=True),
    moment("closed_at", nullable=True),
)

aside = Table(
    "aside",
    metadata,
    row_id(),
    to("school"),
    # A row of the attention list: what is wrong, the number of what it is about, and the side of a pair if
    # only one of them is meant. No foreign key: the subject is a row of another table for each kind.
    word("kind"),
    Column("subject", BigId, nullable=False),
    Column("side", BigId, nullable=False),
    moment("since", nullable=True),
    Column("until", Date, nullable=True),
    moment("made_at"),
    UniqueConstraint("school_id", "kind", "subject", "side"),
)

inbox = Table(
    "inbox",
    metadata,
    row_id(),
    word("platform"),
    Column("update_id", BigId, nullable=False),
    word("chat", 64),
    prose("payload"),
    one_of("state", InboxState),
    moment("received_at"),
    UniqueConstraint("platform", "update_id"),
    Index("ix_inbox_state_id", "state", "id"),
)

outbox = Table(
    "outbox",
    metadata,
    row_id(),
    to("school", nullable=True),
    to("person"),
    word("kind", 64),
    Column("dedup_key", String(200), nullable=False, unique=True),
    Column("payload", JSON, nullable=False),
    one_of("state", OutboxState),
    moment("due_at"),
    moment("expires_at", nullable=True),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    moment("leased_until", nullable=True),
    moment("created_at"),
    moment("done_at", nullable=True),
    prose("error"),
    # The index begins with the state: on the date alone a claim grows with the table (PERFORMANCE.md).
    Index("ix_outbox_state_due_at", "state", "due_at"),
)

audit = Table(
    "audit",
    metadata,
    row_id(),
    to("school", nullable=True),
    Column("actor_id", BigId, ForeignKey("person.id"), nullable=True),
    word("action", 64),
    word("subject"),
    Column("subject_id", BigId, nullable=True),
    Column("details", JSON, nullable=False),
    moment("at"),
)

fsm = Table(
    "fsm",
    metadata,
    Column("key", String(160), primary_key=True),
    Column("state", String(64), nullable=True),
    Column("data", Text, nullable=False),
)
