"""Restoring a backup: checked first, put in place last, what was there kept beside it."""

import json
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from bot.backup import CONTENT, DATABASE, FORMAT, MANIFEST, Holdings, checksum, revision_of, stamp
from bot.failures import Failure, sentence

_BUSY_SECONDS = 1.0
_COMPANIONS = ("-wal", "-shm")
# What the library raises for archives that are cut, spoilt, encrypted, packed by other means or not ours.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, TypeError, ValueError)


def restore(
    archive: Path, target: Holdings, *, newest: str, now: datetime, force: bool = False
) -> list[Path]:
    """Put a backup in place of the database and content; `newest` is the last revision this code knows.

    Returns where the old files were kept (`force` only). Raises `Failure` and changes nothing when the
    archive is damaged or newer than this bot, when something would be overwritten, or when the bot runs.
    """
    try:
        target.database.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.database.parent, prefix=".restore-") as folder:
            fresh = _unpacked(archive, Path(folder))
            if fresh.revision > newest:
                raise Failure(sentence("op-restore-newer", revision=fresh.revision, newest=newest))
            _refuse_to_overwrite(target, with_content=fresh.has_content, force=force)
            _refuse_if_running(target.database)
            kept = _move_aside(target, stamp(now), with_content=fresh.has_content)
            _put(fresh, target)
    except (OSError, sqlite3.Error) as error:
        raise Failure(sentence("op-restore-failed", path=str(archive), reason=str(error))) from None
    return kept


@dataclass(frozen=True, slots=True)
class _Unpacked:
    folder: Path
    revision: str

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def has_content(self) -> bool:
        return (self.folder / CONTENT).is_dir()


def _unpacked(archive: Path, folder: Path) -> _Unpacked:
    """The archive's files, checked against their sums."""
    damaged = Failure(sentence("op-restore-damaged", path=str(archive)))
    try:
        with zipfile.ZipFile(archive) as packed:
            for name, expected in _sums(packed).items():
                path = folder / _inside(name)
                path.parent.mkdir(parents=True, exist_ok=True)
                with packed.open(name) as stream, path.open("wb+") as out:
                    shutil.copyfileobj(stream, out)
                    out.seek(0)
                    if checksum(out) != expected:
                        raise damaged
    except FileNotFoundError:
        raise Failure(sentence("op-restore-no-file", path=str(archive))) from None
    except _DAMAGE:
        raise damaged from None
    if not (folder / DATABASE).is_file() or not _is_sound(folder / DATABASE):
        raise damaged
    return _Unpacked(folder, revision_of(folder / DATABASE))


def _sums(packed: zipfile.ZipFile) -> dict[str, str]:
    """The names and checksums of what the archive holds."""
    manifest = json.loads(packed.read(MANIFEST))
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ValueError("format")
    return dict(manifest["sha256"])


def _inside(name: str) -> PurePosixPath:
    """A name that stays within the folder it is unpacked to."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise ValueError("name")
    return path


def _is_sound(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as connection:
        try:
            return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
        except sqlite3.DatabaseError:
            return False


def _refuse_to_overwrite(target: Holdings, *, with_content: bool, force: bool) -> None:
    in_the_way = [target.database] if target.database.exists() else []
    if with_content and target.content is not None and _has_files(target.content):
        in_the_way.append(target.content)
    if in_the_way and not force:
        raise Failure(sentence("op-restore-exists", path=str(in_the_way[0])))


def _has_files(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def _refuse_if_running(database: Path) -> None:
    """Leaving the WAL needs the file to itself, so it fails while any other process has it open; where it
    succeeds, the log is merged and the old database is one file."""
    if not database.exists():
        return
    with closing(sqlite3.connect(database, timeout=_BUSY_SECONDS)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise Failure(sentence("op-restore-running", path=str(database))) from None
            raise
        except sqlite3.DatabaseError:
            return  # a broken file is what a restore is for


def _move_aside(target: Holdings, suffix: str, *, with_content: bool) -> list[Path]:
    """Rename the old database; copy the old content, as its folder may be a mount that cannot be renamed."""
    kept = []
    for path in (target.database, *(Path(f"{target.database}{end}") for end in _COMPANIONS)):
        if path.exists():
            kept.append(path.rename(f"{path}.before-{suffix}"))
    if with_content and target.content is not None and _has_files(target.content):
        old = target.database.with_name(f"{CONTENT}.before-{suffix}")
        kept.append(Path(shutil.copytree(target.content, old)))
    return kept


def _put(fresh: _Unpacked, target: Holdings) -> None:
    if fresh.has_content and target.content is not None:
        target.content.mkdir(parents=True, exist_ok=True)
        for old in target.content.iterdir():
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        shutil.copytree(fresh.folder / CONTENT, target.content, dirs_exist_ok=True)
    fresh.database.replace(target.database)
