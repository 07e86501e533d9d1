"""The tables of a pair's personal programme; `storage/tables.py` gathers them with the others."""

from sqlalchemy import Column, Date, ForeignKey, Integer, Table

from storage.columns import metadata, moment, one_of, prose, row_id, to, word
from storage.records import PlanState
from storage.types import BigId

plan = Table(
    "plan",
    metadata,
    row_id(),
    to("school"),
    Column("pair_id", BigId, ForeignKey("pair.id"), nullable=False, unique=True),
    one_of("state", PlanState),
    prose("reason"),
    Column("version", Integer, nullable=False),
    Column("created_by", BigId, ForeignKey("person.id"), nullable=False),
    moment("created_at"),
    moment("sent_at", nullable=True),
    Column("decided_by", BigId, ForeignKey("person.id"), nullable=True),
    moment("decided_at", nullable=True),
    # When it was approved first: since then it is worked by, also while a change of it waits.
    moment("approved_at", nullable=True),
)

plan_item = Table(
    "plan_item",
    metadata,
    row_id(),
    to("plan"),
    Column("position", Integer, nullable=False),
    prose("task"),
    prose("title"),
    prose("result"),
    Column("due_on", Date, nullable=False),
    # Whoever has put it into own words; nobody while they are the bank's.
    Column("worded_by", BigId, ForeignKey("person.id"), nullable=True),
    moment("done_at", nullable=True),
    Column("done_by", BigId, ForeignKey("person.id"), nullable=True),
    prose("outcome"),
    word("file_kind"),
    prose("file_name"),
    prose("file"),
)
