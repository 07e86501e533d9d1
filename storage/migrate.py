"""Migrations: applied at start and by `nastavnik migrate` (DESIGN §7)."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from storage.engine import Database

if TYPE_CHECKING:
    from alembic.config import Config


async def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the database up to the revision."""
    await _run(database, "upgrade", revision)


async def downgrade(database: Database, revision: str = "base") -> None:
    """Bring the database down to the revision; the data of dropped tables is lost."""
    await _run(database, "downgrade", revision)


async def current(database: Database) -> str | None:
    """The revision the database is at; nothing for an empty database."""
    from alembic.runtime.migration import MigrationContext

    def read(connection: Connection) -> str | None:
        return MigrationContext.configure(connection).get_current_revision()

    async with database.engine.connect() as connection:
        return await connection.run_sync(read)


def head() -> str:
    """The newest revision that this code knows."""
    from alembic.script import ScriptDirectory

    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None  # noqa: S101 - the package ships at least one migration
    return revision


async def _run(database: Database, direction: str, revision: str) -> None:
    from alembic import command

    def run(connection: Connection) -> None:
        config = _config()
        config.attributes["connection"] = connection
        getattr(command, direction)(config, revision)

    async with database.engine.begin() as connection:
        if database.is_sqlite:
            await connection.exec_driver_sql("BEGIN IMMEDIATE")
        await connection.run_sync(run)
        if database.is_sqlite:
            await connection.exec_driver_sql("COMMIT")


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
