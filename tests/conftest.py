"""Fixtures of every test: a migrated database of each kind, a clock that stands still."""

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.clock import FixedClock
from storage import migrate
from storage.engine import Database
from storage.tables import metadata

FIRST_OF_SEPTEMBER = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)
"""Tuesday, ten in the morning in Moscow: the day on which the tests begin."""


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(FIRST_OF_SEPTEMBER)


@pytest.fixture(scope="session")
def postgres_url() -> str | None:
    """Where PostgreSQL is, if the machine has one for the tests."""
    return os.environ.get("TEST_POSTGRES_URL")


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A migrated SQLite file to copy: migrating once is enough."""
    import asyncio

    path = tmp_path_factory.mktemp("sqlite") / "empty.db"

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await migrate.upgrade(database)
        await database.close()

    asyncio.run(make())
    yield path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(
    request: pytest.FixtureRequest, empty_sqlite: Path, postgres_url: str | None, tmp_path: Path
) -> str:
    """The address of a migrated, empty database; the test runs once for each kind."""
    if request.param == "sqlite":
        path = tmp_path / "nastavnik.db"
        shutil.copy(empty_sqlite, path)
        return f"sqlite+aiosqlite:///{path}"
    if postgres_url is None:
        pytest.skip("no PostgreSQL: TEST_POSTGRES_URL is not set, so this was tried on SQLite only")
    return postgres_url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open, empty database."""
    database = Database(database_url)
    if not database.is_sqlite:
        await _empty_postgres(database)
    await database.open()
    yield database
    await database.close()


async def _empty_postgres(database: Database) -> None:
    await migrate.upgrade(database)
    names = ", ".join(table.name for table in metadata.sorted_tables)
    async with database.engine.begin() as connection:
        await connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
