"""The database as the operator meets it: reachable or not, at which schema, brought up to date."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.addresses import masked
from bot.backup import Holdings, back_up, default_target
from bot.clock import SystemClock
from bot.config import Settings
from bot.failures import Failure, sentence
from storage import migrate
from storage.engine import Database

_PATIENCE = 15  # seconds for a database server to answer
_LONGEST_REASON = 200


class Schema(NamedTuple):
    """The revision the database is at (nothing: it is empty) and the newest one this code knows."""

    current: str | None
    head: str

    @property
    def is_newer(self) -> bool:
        """A later version of the bot was here. Revisions are numbered (0001, 0002, …)."""
        return self.current is not None and self.current > self.head

    @property
    def is_ready(self) -> bool:
        return self.current == self.head


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The open database; raises `Failure` when it cannot be reached."""
    make_folder(settings.database_path)
    try:
        database = Database(settings.database_url)
    except (SQLAlchemyError, ValueError) as error:
        raise _unreachable(settings, error) from None
    try:
        try:
            async with asyncio.timeout(_PATIENCE):
                await database.open()
        except Exception as error:  # drivers raise errors of their own kinds
            raise _unreachable(settings, error) from None
        yield database
    finally:
        await database.close()


async def schema_of(database: Database) -> Schema:
    """Raises `Failure` when the database was made by a newer version of the bot."""
    schema = Schema(await migrate.current(database), migrate.head())
    if schema.is_newer:
        raise Failure(sentence("op-db-newer", current=schema.current, head=schema.head))
    return schema


async def ready_schema(database: Database) -> Schema:
    """The schema of a database that is up to date; raises `Failure` for any other."""
    schema = await schema_of(database)
    if not schema.is_ready:
        raise Failure(sentence("op-db-behind", current=schema.current or "–", head=schema.head))
    return schema


async def bring_up_to_date(settings: Settings) -> Schema:
    """Apply what migrations are missing, after a backup of an SQLite database that holds data already.

    Returns the schema as it was before; raises `Failure`.
    """
    async with opened(settings) as database:
        schema = await schema_of(database)
        if schema.is_ready:
            return schema
        if settings.database_path is not None and schema.current is not None:
            now = SystemClock().now()
            held = Holdings(settings.database_path, settings.content_dir)
            await asyncio.to_thread(back_up, held, default_target(settings.data_dir, now), now)
        try:
            await migrate.upgrade(database)
        except DBAPIError as error:
            raise Failure(sentence("op-db-upgrade", head=schema.head, reason=reason(error))) from None
        return schema


def make_folder(path: Path | None) -> None:
    """The folder for an SQLite file; raises `Failure` when it cannot be made."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # personal data: nobody else on this machine may read them
    except OSError as error:
        raise Failure(sentence("op-folder", path=str(path.parent), reason=reason(error))) from None


def check_folder(path: Path) -> None:
    """Raises `Failure` when the folder for an SQLite file could not be made or written to; makes nothing."""
    nearest = next(parent for parent in path.absolute().parents if parent.exists())
    code = 0 if nearest.is_dir() else errno.ENOTDIR
    if not code and not os.access(nearest, os.W_OK | os.X_OK):
        code = errno.EACCES
    if code:
        raise Failure(sentence("op-folder", path=str(path.parent), reason=os.strerror(code)))


def reason(error: BaseException) -> str:
    """One line of what a library says, without addresses' passwords and without values."""
    original = getattr(error, "orig", None) or error
    first = (str(original).splitlines() or [""])[0]
    return masked(first)[:_LONGEST_REASON] or type(error).__name__


def _unreachable(settings: Settings, error: BaseException) -> Failure:
    return Failure(sentence("op-db-unreachable", address=masked(settings.database_url), reason=reason(error)))
