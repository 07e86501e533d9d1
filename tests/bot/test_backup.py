"""Backup, restore and export: nothing is lost, nothing is overwritten unasked, nothing newer is taken in."""

import json
import shutil
import sqlite3
import stat
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.backup import DATABASE, MANIFEST, Holdings, back_up
from bot.export import WITHHELD, write_export
from bot.failures import Failure
from bot.restore import restore
from storage.engine import Database
from storage.migrate import head
from storage.tables import inbox, invitation, metadata, programme, school

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)


@pytest.fixture
def held(empty_sqlite: Path, tmp_path: Path) -> Holdings:
    """A database with one school, and the school's own content."""
    database = tmp_path / "data" / "nastavnik.db"
    database.parent.mkdir()
    shutil.copy(empty_sqlite, database)
    with written(database) as connection:
        connection.execute(
            "INSERT INTO school (name, city, timezone, locale, settings, created_at)"
            " VALUES ('Школа № 14', 'Томск', 'Asia/Tomsk', 'ru', '{}', '2026-09-01 07:00:00')"
        )
    content = tmp_path / "content"
    (content / "ru" / "forms").mkdir(parents=True)
    (content / "ru" / "forms" / "request.yaml").write_text("id: request\n")
    return Holdings(database, content)


@contextmanager
def written(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database)) as connection:
        yield connection
        connection.commit()


def school_names(database: Path) -> list[str]:
    with written(database) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM school ORDER BY id")]


def saved(held: Holdings, tmp_path: Path) -> Path:
    return back_up(held, tmp_path / "copies" / "one.zip", NOW)


def elsewhere(tmp_path: Path) -> Holdings:
    return Holdings(tmp_path / "new" / "nastavnik.db", tmp_path / "new-content")


def changed(archive: Path, **replaced: bytes) -> None:
    """Rewrite members of the archive, leaving its manifest as it was unless it is among them."""
    with zipfile.ZipFile(archive) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(archive, "w") as packed:
        for name, content in {**members, **replaced}.items():
            packed.writestr(name, content)


def test_a_backup_comes_back_whole_on_another_machine(held: Holdings, tmp_path: Path) -> None:
    target = elsewhere(tmp_path)
    kept = restore(saved(held, tmp_path), target, newest=head(), now=NOW)
    assert kept == []
    assert school_names(target.database) == ["Школа № 14"]
    assert target.content is not None
    assert (target.content / "ru" / "forms" / "request.yaml").read_text() == "id: request\n"


def test_a_backup_says_what_it_is_and_is_for_its_owner_only(held: Holdings, tmp_path: Path) -> None:
    archive = saved(held, tmp_path)
    manifest = json.loads(zipfile.ZipFile(archive).read(MANIFEST))
    assert manifest["revision"] == head()
    assert manifest["created_at"] == "2026-11-22T10:15:00+00:00"
    assert set(manifest["sha256"]) == {DATABASE, "content/ru/forms/request.yaml"}
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert [path.name for path in archive.parent.iterdir()] == ["one.zip"]


def test_a_backup_holds_what_still_lies_in_the_log_beside_the_database(
    held: Holdings, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(held.database)) as bot:
        bot.execute("PRAGMA journal_mode=WAL")
        bot.execute("UPDATE school SET name = 'Лицей'")
        bot.commit()
        archive = saved(held, tmp_path)
    target = elsewhere(tmp_path)
    restore(archive, target, newest=head(), now=NOW)
    assert school_names(target.database) == ["Лицей"]


def test_a_backup_ends_while_the_bot_writes_without_a_pause(held: Holdings, tmp_path: Path) -> None:
    stop = threading.Event()
    started = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(held.database, timeout=10)) as bot:
            bot.execute("PRAGMA journal_mode=WAL")
            while not stop.is_set():
                bot.execute("UPDATE school SET city = city || '.'")
                bot.commit()
                started.set()

    writer = threading.Thread(target=write)
    writer.start()
    started.wait()
    try:
        archive = saved(held, tmp_path)
    finally:
        stop.set()
        writer.join()
    target = elsewhere(tmp_path)
    restore(archive, target, newest=head(), now=NOW)
    assert school_names(target.database) == ["Школа № 14"]


def test_a_backup_never_overwrites_and_needs_a_database(held: Holdings, tmp_path: Path) -> None:
    archive = saved(held, tmp_path)
    before = archive.read_bytes()
    with pytest.raises(Failure, match="уже есть"):
        back_up(held, archive, NOW)
    assert archive.read_bytes() == before
    with pytest.raises(Failure, match="копировать нечего"):
        back_up(Holdings(tmp_path / "none.db", None), tmp_path / "two.zip", NOW)


def test_a_restore_refuses_to_overwrite_unless_forced(held: Holdings, tmp_path: Path) -> None:
    archive = saved(held, tmp_path)
    with written(held.database) as connection:
        connection.execute("UPDATE school SET name = 'Позже'")
    with pytest.raises(Failure, match="--force"):
        restore(archive, held, newest=head(), now=NOW)
    assert school_names(held.database) == ["Позже"]


def test_a_restore_refuses_to_overwrite_content_alone(held: Holdings, tmp_path: Path) -> None:
    archive = saved(held, tmp_path)
    with pytest.raises(Failure, match="content"):
        restore(archive, Holdings(tmp_path / "fresh.db", held.content), newest=head(), now=NOW)
    assert not (tmp_path / "fresh.db").exists()


def test_a_forced_restore_keeps_what_was_there(held: Holdings, tmp_path: Path) -> None:
    archive = saved(held, tmp_path)
    assert held.content is not None
    with written(held.database) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("UPDATE school SET name = 'Позже'")
    (held.content / "later.ftl").write_text("hello = x\n")
    old_database, old_content = restore(archive, held, newest=head(), now=NOW, force=True)
    assert school_names(held.database) == ["Школа № 14"]
    assert not (held.content / "later.ftl").exists()
    assert old_database.name == "nastavnik.db.before-2026-11-22-101500"
    assert school_names(old_database) == ["Позже"]
    assert (old_content / "later.ftl").exists()


def test_a_restore_refuses_while_the_database_is_open(held: Holdings, tmp_path: Path) -> None:
    archive = saved(held, tmp_path)
    with closing(sqlite3.connect(held.database)) as bot:
        bot.execute("PRAGMA journal_mode=WAL")
        with pytest.raises(Failure, match="остановите бота"):
            restore(archive, held, newest=head(), now=NOW, force=True)
        assert school_names(held.database) == ["Школа № 14"]


async def test_a_restore_refuses_while_the_bot_holds_its_idle_connections(
    held: Holdings, tmp_path: Path
) -> None:
    archive = saved(held, tmp_path)
    database = Database(f"sqlite+aiosqlite:///{held.database}")
    await database.open()
    try:
        with pytest.raises(Failure, match="остановите бота"):
            restore(archive, held, newest=head(), now=NOW, force=True)
    finally:
        await database.close()
    restore(archive, held, newest=head(), now=NOW, force=True)


def test_a_broken_database_can_be_replaced(held: Holdings, tmp_path: Path) -> None:
    archive = saved(held, tmp_path)
    held.database.write_bytes(b"not a database at all" * 100)
    old, *_ = restore(archive, held, newest=head(), now=NOW, force=True)
    assert school_names(held.database) == ["Школа № 14"]
    assert old.read_bytes().startswith(b"not a database")


def test_a_restore_refuses_a_newer_schema(held: Holdings, tmp_path: Path) -> None:
    with written(held.database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    target = elsewhere(tmp_path)
    with pytest.raises(Failure, match="9999"):
        restore(saved(held, tmp_path), target, newest=head(), now=NOW)
    assert not target.database.exists()


@pytest.mark.parametrize(
    "damage",
    [
        {DATABASE: b"other bytes"},
        {"content/ru/forms/request.yaml": b"id: other\n"},
        {MANIFEST: b"{}"},
        {MANIFEST: b"not json"},
        {MANIFEST: b'{"format": 1, "sha256": {}}'},
        {MANIFEST: b'{"format": 1, "sha256": {"no-such-member": ""}}'},
        {MANIFEST: b'{"format": 1, "sha256": []}'},
        {MANIFEST: b'{"format": 2, "sha256": {}}'},
        {MANIFEST: b'{"format": 1, "sha256": {"../outside": ""}}', "../outside": b"x"},
    ],
)
def test_a_restore_refuses_a_damaged_archive_and_changes_nothing(
    held: Holdings, tmp_path: Path, damage: dict[str, bytes]
) -> None:
    archive = saved(held, tmp_path)
    changed(archive, **damage)
    before = held.database.read_bytes()
    with pytest.raises(Failure, match="повреждён"):
        restore(archive, held, newest=head(), now=NOW, force=True)
    assert held.database.read_bytes() == before
    assert sorted(path.name for path in held.database.parent.iterdir()) == ["nastavnik.db"]
    assert not (held.database.parent.parent / "outside").exists()


def test_a_restore_refuses_what_is_no_archive(held: Holdings, tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("hello")
    with pytest.raises(Failure, match="повреждён"):
        restore(tmp_path / "text.zip", held, newest=head(), now=NOW, force=True)
    with pytest.raises(Failure, match="нет"):
        restore(tmp_path / "none.zip", held, newest=head(), now=NOW, force=True)


def rows(archive: Path, table: str) -> list[dict[str, Any]]:
    with zipfile.ZipFile(archive) as packed:
        return [json.loads(line) for line in packed.read(f"{table}.jsonl").splitlines()]


async def fill(database: Database) -> None:
    later = NOW + timedelta(days=7)

    async def work(tx: Any) -> None:
        values = {"name": "Школа № 14", "city": "Томск", "timezone": "Asia/Tomsk", "locale": "ru"}
        await tx.execute(tx.insert(school).values(settings={"days": 6}, created_at=NOW, **values))
        year = {"year": 2026, "starts_on": date(2026, 9, 1), "ends_on": date(2027, 5, 31), "state": "active"}
        await tx.execute(tx.insert(programme).values(school_id=1, created_at=NOW, **year))
        code = {"name": "", "code_hash": "deadbeef" * 8, "max_uses": 1, "uses": 0, "role": "curator"}
        await tx.execute(tx.insert(invitation).values(created_at=NOW, expires_at=later, **code))
        update = {"platform": "telegram", "update_id": 1, "chat": "5", "payload": '{"secret": 1}'}
        await tx.execute(tx.insert(inbox).values(received_at=NOW, state="new", **update))

    await database.write(work)


async def test_an_export_holds_every_row_of_every_table(database: Database, tmp_path: Path) -> None:
    await fill(database)
    archive = tmp_path / "out" / "all.zip"
    assert await write_export(database, archive, NOW) == 4
    (one,) = rows(archive, "school")
    assert (one["name"], one["settings"]) == ("Школа № 14", {"days": 6})
    assert one["created_at"] == "2026-11-22T10:15:00+00:00"
    assert rows(archive, "programme")[0]["starts_on"] == "2026-09-01"
    manifest = json.loads(zipfile.ZipFile(archive).read("manifest.json"))
    assert set(manifest["rows"]) == set(metadata.tables)
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


async def test_an_export_holds_no_secret(database: Database, tmp_path: Path) -> None:
    await fill(database)
    archive = tmp_path / "all.zip"
    await write_export(database, archive, NOW)
    with zipfile.ZipFile(archive) as packed:
        text = b"".join(packed.read(name) for name in packed.namelist())
    assert b"deadbeef" not in text
    assert b"secret" not in text
    assert rows(archive, "inbox")[0]["update_id"] == 1


async def test_an_export_keeps_an_existing_file(database: Database, tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_text("mine")
    with pytest.raises(Failure, match="уже есть"):
        await write_export(database, tmp_path / "all.zip", NOW)
    assert (tmp_path / "all.zip").read_text() == "mine"


def test_every_column_that_sounds_secret_is_withheld_or_known_to_be_harmless() -> None:
    harmless = {"document_text.hash", "consent.text_hash", "outbox.payload"}
    words = ("hash", "code", "secret", "token", "password", "payload")
    sounding = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.c
        if any(word in column.name for word in words)
    }
    withheld = {f"{table}.{column}" for table, columns in WITHHELD.items() for column in columns}
    assert sounding - harmless == withheld
