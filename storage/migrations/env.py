"""Alembic runs on a connection that storage.migrate hands over."""

from typing import Any, Literal

from alembic import context

from storage.tables import metadata
from storage.types import OneOf, UtcDateTime


def render_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own types as what they are for the database, so that migrations never depend on our code."""
    if kind == "type" and isinstance(item, OneOf):
        return "sa.String(length=32)"
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    render_item=render_type,
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
