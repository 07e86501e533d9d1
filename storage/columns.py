"""How tables are written down: the metadata and short words for the columns that most of them have."""

from enum import StrEnum

from sqlalchemy import Column, ForeignKey, MetaData, String, Text

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


def row_id() -> Column[int]:
    """The row's own number."""
    return Column("id", BigId, primary_key=True, autoincrement=True)


def to(target: str, name: str | None = None, *, nullable: bool = False) -> Column[int]:
    """The number of a row of another table."""
    return Column(name or f"{target}_id", BigId, ForeignKey(f"{target}.id"), nullable=nullable, index=True)


def moment(name: str, *, nullable: bool = False) -> Column[object]:
    """A moment in UTC."""
    return Column(name, UtcDateTime, nullable=nullable)


def word(name: str, size: int = 32) -> Column[str]:
    """A short word of ours."""
    return Column(name, String(size), nullable=False)


def one_of(name: str, words: type[StrEnum]) -> Column[object]:
    """One of the words of an enumeration."""
    return Column(name, OneOf(words), nullable=False)


def prose(name: str) -> Column[str]:
    """Words of a person; empty if there are none."""
    return Column(name, Text, nullable=False, server_default="")
