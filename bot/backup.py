"""Backup of an SQLite database with the school's content: one .zip with checksums (`bot.restore` reads it).

The copy is made by VACUUM INTO, in one step and while the bot runs: a stepped copy starts anew at every
write and would never end (PERFORMANCE.md).
"""

import hashlib
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

from bot.failures import Failure, sentence

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "nastavnik.db"
CONTENT = "content"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a backup holds, and where a restore puts it. No content folder: the school keeps none."""

    database: Path
    content: Path | None


def default_target(data_dir: Path, now: datetime) -> Path:
    return data_dir / "backups" / f"nastavnik-{stamp(now)}.zip"


def stamp(now: datetime) -> str:
    return f"{now:%Y-%m-%d-%H%M%S}"


def back_up(held: Holdings, target: Path, now: datetime) -> Path:
    """Write the backup and return its path; an existing file is never overwritten. Raises `Failure`."""
    if not held.database.is_file():
        raise Failure(sentence("op-backup-no-database", path=str(held.database)))
    if target.exists():
        raise Failure(sentence("op-backup-exists", path=str(target)))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
            copy = Path(folder) / DATABASE
            _copy_database(held.database, copy)
            whole = Path(folder) / target.name
            _pack(whole, {DATABASE: copy, **_content_files(held.content)}, revision_of(copy), now)
            whole.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise Failure(sentence("op-backup-failed", path=str(target), reason=str(error))) from None
    return target


def _copy_database(database: Path, copy: Path) -> None:
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))


def _content_files(folder: Path | None) -> dict[str, Path]:
    """The files by their names inside the archive."""
    if folder is None:
        return {}
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {f"{CONTENT}/{path.relative_to(folder).as_posix()}": path for path in paths}


def _pack(archive: Path, files: Mapping[str, Path], revision: str, now: datetime) -> None:
    archive.touch(mode=0o600)  # people's answers are inside: for the owner's eyes only
    sums = {}
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as packed:
        for name, path in files.items():
            packed.write(path, name)
            with packed.open(name) as stream:  # what was packed: the file may be changed meanwhile
                sums[name] = checksum(stream)
        manifest = {
            "format": FORMAT,
            "version": version("nastavnik"),
            "revision": revision,
            "created_at": now.isoformat(),
            "sha256": sums,
        }
        packed.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=2))


def checksum(stream: IO[bytes]) -> str:
    """SHA-256 of what is left to read, in hexadecimal."""
    digest = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def revision_of(database: Path) -> str:
    """The schema revision inside a database file; empty where no migration has run."""
    with closing(sqlite3.connect(database)) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError:  # there is no such table
            return ""
    return "" if row is None else str(row[0])
