"""All data for moving away: every row of every table as JSON lines in one .zip, without secrets.

What is left out could open a door and means nothing elsewhere: hashes of invitation codes and Telegram's raw
updates.
"""

import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import RowMapping, Table, select
from sqlalchemy.exc import SQLAlchemyError

from bot.failures import Failure, sentence
from storage.engine import Database, Tx
from storage.tables import metadata

WITHHELD: Mapping[str, frozenset[str]] = {
    "inbox": frozenset({"payload"}),
    "invitation": frozenset({"code_hash"}),
}
"""Columns that stay behind, by table."""

_BATCH = 1_000


async def write_export(database: Database, target: Path, now: datetime) -> int:
    """Write the archive and return the number of rows; an existing file is kept. Raises `Failure`.

    One `<table>.jsonl` a table, columns by their names, moments in ISO 8601 and UTC, plus `manifest.json`.
    """
    try:
        with _whole_archive(target) as archive:
            async with database.read() as tx:
                counts = {
                    table.name: await _write_table(tx, table, archive) for table in metadata.sorted_tables
                }
            archive.writestr("manifest.json", json.dumps(_manifest(counts, now), indent=2))
    except (OSError, SQLAlchemyError) as error:
        raise Failure(sentence("op-export-failed", path=str(target), reason=type(error).__name__)) from None
    return sum(counts.values())


@contextmanager
def _whole_archive(target: Path) -> Iterator[zipfile.ZipFile]:
    """A new archive, for the owner's eyes only, that gets its name when it is complete."""
    if target.exists():
        raise Failure(sentence("op-backup-exists", path=str(target)))
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.part")
    try:
        partial.touch(mode=0o600)
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            yield archive
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


async def _write_table(tx: Tx, table: Table, archive: zipfile.ZipFile) -> int:
    columns = [column for column in table.c if column.name not in WITHHELD.get(table.name, ())]
    count = 0
    rows = await tx.connection.stream(select(*columns).order_by(*table.primary_key))
    with archive.open(f"{table.name}.jsonl", "w") as out:
        async for batch in rows.mappings().partitions(_BATCH):
            out.write("".join(_line(row) for row in batch).encode())
            count += len(batch)
    return count


def _line(row: RowMapping) -> str:
    return json.dumps(dict(row), ensure_ascii=False, default=_plain) + "\n"


def _plain(value: object) -> str:
    if isinstance(value, date):  # moments are dates as well
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")


def _manifest(counts: Mapping[str, int], now: datetime) -> dict[str, object]:
    return {"version": version("nastavnik"), "created_at": now.isoformat(), "rows": dict(counts)}
