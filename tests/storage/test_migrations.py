"""Migrations go up, down and up again, and lead to exactly the tables that the code knows."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect

from storage import migrate
from storage.engine import Database
from storage.tables import metadata
from tests.conftest import KINDS
from tests.services import POSTGRES_URL


@pytest.fixture(params=KINDS)
async def bare(tmp_path: Path, request: pytest.FixtureRequest) -> Database:
    if request.param == "sqlite":
        return Database(f"sqlite+aiosqlite:///{tmp_path / 'bare.db'}")
    database = Database(POSTGRES_URL)
    await migrate.upgrade(database)
    await migrate.downgrade(database)
    return database


def _difference(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def _names(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


async def test_migrations_go_up_down_and_up(bare: Database) -> None:
    assert await migrate.current(bare) is None
    await migrate.upgrade(bare)
    assert await migrate.current(bare) == migrate.head()
    await migrate.downgrade(bare)
    async with bare.engine.connect() as connection:
        assert await connection.run_sync(_names) == set()
    await migrate.upgrade(bare)
    async with bare.engine.connect() as connection:
        assert await connection.run_sync(_names) == set(metadata.tables)
        assert await connection.run_sync(_difference) == []
    await bare.close()
