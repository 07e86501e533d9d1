"""Where PostgreSQL and Redis are, if the machine has them; each test process gets its own part."""

import asyncio
import os
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import text

from storage import migrate
from storage.engine import Database

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
"""The name of this process among several (gw0, gw1, …); empty when there is one."""


def own_database(url: str) -> str:
    """The address of this process's database: that of the tests with the process's name behind it."""
    if not url or not WORKER:
        return url
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"{parts.path}_{WORKER}"))


def own_redis(url: str) -> str:
    """The address of this process's numbered Redis database, counting down from the one given."""
    if not url or not WORKER:
        return url
    parts = urlsplit(url)
    number = int(parts.path.strip("/") or 15) - int(WORKER.removeprefix("gw"))
    return urlunsplit(parts._replace(path=f"/{number}"))


def make_database(base: str, own: str) -> None:
    """Create this process's database, migrated and empty. What an earlier run left there goes: its tables may
    be those of other migrations."""
    asyncio.run(_make(base, own))


async def _make(base: str, own: str) -> None:
    if own != base:
        name = urlsplit(own).path.strip("/")
        await _command(base, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
    else:
        await _command(base, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    database = Database(own)
    await migrate.upgrade(database)
    await database.close()


async def _command(url: str, *commands: str) -> None:
    """Databases are made and dropped outside of transactions."""
    database = Database(url)
    async with database.engine.connect() as connection:
        outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
        for command in commands:
            await outside.execute(text(command))
    await database.close()


BASE_POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL", "")
POSTGRES_URL = own_database(BASE_POSTGRES_URL)
REDIS_URL = own_redis(os.environ.get("TEST_REDIS_URL", ""))
