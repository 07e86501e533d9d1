"""Fixtures of every test: a migrated database of each kind, a clock that stands still."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from sqlalchemy import text

from bot.clock import FixedClock
from storage import migrate
from storage.engine import Database
from storage.tables import metadata
from tests.e2e import webdriver
from tests.services import BASE_POSTGRES_URL, POSTGRES_URL, REDIS_URL, make_database

if TYPE_CHECKING:
    from bot.app import Library
    from tests.town import Town

FIRST_OF_SEPTEMBER = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)
"""Tuesday, ten in the morning in Moscow: the day on which the tests begin."""

settings.register_profile("patient", deadline=None)  # a busy machine breaks no property
settings.load_profile("patient")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(FIRST_OF_SEPTEMBER)


TOKEN = "424242:" + "a" * 35
CURATOR_ID = 2001
"""The first newcomer of a town is the curator named in the settings."""
KINDS = ["sqlite", "postgresql"] if POSTGRES_URL else ["sqlite"]

collect_ignore = [
    *([] if REDIS_URL else ["bot/test_shared_pace.py"]),
    *([] if POSTGRES_URL else ["bot/test_replicas.py"]),
]


def pytest_sessionstart() -> None:
    """Tests run in several processes, each on a PostgreSQL database of its own."""
    if POSTGRES_URL:
        make_database(BASE_POSTGRES_URL, POSTGRES_URL)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what this machine could not try, and why: left-out tests are not collected one by one."""
    for what, why in left_out():
        terminalreporter.write_line(f"Left out: {what}: {why}")


def left_out() -> list[tuple[str, str]]:
    missing = []
    if not POSTGRES_URL:
        missing.append(("every database test on PostgreSQL", "TEST_POSTGRES_URL is not set"))
    if not REDIS_URL:
        missing.append(("the pace shared through Redis", "TEST_REDIS_URL is not set"))
    if programs := webdriver.missing():
        missing.append(("the sandbox's page in a browser", f"{programs} not found"))
    return missing


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: migrating once is enough."""
    path = tmp_path_factory.mktemp("sqlite") / "empty.db"

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await migrate.upgrade(database)
        await database.close()

    asyncio.run(make())
    return path


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path) -> str:
    """The address of a migrated, empty database; the test runs once for each kind."""
    if request.param == "sqlite":
        path = tmp_path / "nastavnik.db"
        shutil.copy(empty_sqlite, path)
        return f"sqlite+aiosqlite:///{path}"
    return POSTGRES_URL


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open, empty database."""
    database = Database(database_url)
    try:
        if not database.is_sqlite:
            await _empty_postgres(database)
        await database.open()
        yield database
    finally:
        await database.close()


async def _empty_postgres(database: Database) -> None:
    """Rows are few: one statement that deletes them is many times faster than truncating every table. Row
    numbers begin at 1 again, as in a new file."""
    tables = metadata.sorted_tables
    gone = ", ".join(f"no_{each} AS (DELETE FROM {each})" for each in tables)  # noqa: S608 - our own tables
    numbered = [table.name for table in tables if table.autoincrement_column is not None]
    anew = ", ".join(f"setval(pg_get_serial_sequence('{name}', 'id'), 1, false)" for name in numbered)
    async with database.engine.begin() as connection:
        await connection.execute(text(f"WITH {gone} SELECT {anew}"))


@pytest.fixture(scope="session")
def library() -> "Library":
    """Texts and forms, read once for all tests."""
    from bot.app import open_library

    return open_library(None)


@pytest.fixture
async def town(database: Database, clock: FixedClock, library: "Library") -> AsyncIterator["Town"]:
    """The whole bot in this process with the sandbox's engine behind it."""
    # Imported here: the client takes seconds to load, and only tests with a bot should wait for it.
    from bot.app import build, build_bot
    from bot.config import Settings
    from bot.pace import Pace
    from sandbox.exchange import Exchange
    from sandbox.session import SandboxSession
    from tests.seconds import Seconds
    from tests.town import Town

    seconds = Seconds()
    exchange = Exchange([], start=clock.now(), rate=0, token=TOKEN)
    settings = Settings(bot_token=TOKEN, curator_ids=frozenset({CURATOR_ID}))
    bot = build_bot(settings, SandboxSession(exchange))
    app = await build(settings, library, clock, database, bot, Pace(felt=seconds.felt, sleep=seconds.sleep))
    yield Town(app, exchange, clock)
    await app.updates.stop()
    await bot.session.close()
