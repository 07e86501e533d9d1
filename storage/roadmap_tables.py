"""The tables of the road map. `storage/tables.py` hands them on with all others."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, Table, UniqueConstraint

from storage.columns import metadata, moment, one_of, prose, row_id, to, word
from storage.records import MeasureState, ProofKind
from storage.types import BigId

roadmap = Table(
    "roadmap",
    metadata,
    row_id(),
    to("school"),
    Column("programme_id", BigId, ForeignKey("programme.id"), nullable=False, unique=True),
    word("template", 64),
    prose("title"),
    word("layout"),
    # The template as it was on that day: so one can tell what the school has changed since.
    Column("source", JSON, nullable=False),
    Column("holders", JSON, nullable=False),
    moment("created_at"),
    Column("created_by", BigId, ForeignKey("person.id"), nullable=True),
)

stage = Table(
    "stage",
    metadata,
    row_id(),
    to("roadmap"),
    Column("position", Integer, nullable=False),
    word("key", 64),
    word("number", 16),
    prose("title"),
    word("kind"),
)

measure = Table(
    "measure",
    metadata,
    row_id(),
    to("school"),
    to("roadmap"),
    to("stage"),
    Column("position", Integer, nullable=False),
    word("key", 64),
    prose("title"),
    Column("items", JSON, nullable=False),
    prose("deadline"),
    Column("since", Date, nullable=True),
    Column("due_on", Date, nullable=True),
    Column("lasting", Boolean, nullable=False),
    word("after", 64),
    Column("after_days", Integer, nullable=False),
    prose("event"),
    Column("event_on", Date, nullable=True),
    Column("responsible", JSON, nullable=False),
    prose("responsible_words"),
    prose("result"),
    word("evidence"),
    Column("trusts_facts", Boolean, nullable=False),
    Column("facts_on", Date, nullable=True),
    one_of("state", MeasureState),
    prose("reason"),
    Column("decided_by", BigId, ForeignKey("person.id"), nullable=True),
    moment("decided_at", nullable=True),
    Column("version", Integer, nullable=False),
)

measure_owner = Table(
    "measure_owner",
    metadata,
    Column("measure_id", BigId, ForeignKey("measure.id"), primary_key=True),
    Column("person_id", BigId, ForeignKey("person.id"), primary_key=True, index=True),
    Column("remind_on", Date, nullable=True),
)

proof = Table(
    "proof",
    metadata,
    row_id(),
    to("measure"),
    one_of("kind", ProofKind),
    prose("words"),
    prose("file"),
    Column("added_by", BigId, ForeignKey("person.id"), nullable=True),
    moment("added_at"),
    moment("removed_at", nullable=True),
)

draft = Table(
    "draft",
    metadata,
    row_id(),
    to("school"),
    to("person"),
    word("kind"),
    Column("data", JSON, nullable=False),
    moment("made_at"),
    UniqueConstraint("person_id", "kind"),
)
