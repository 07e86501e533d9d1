"""Commands about the data: bring up to date, back up, restore, take away."""

import argparse
import asyncio
from datetime import datetime
from pathlib import Path

from bot.backup import CONTENT, Holdings, back_up, default_target, stamp
from bot.clock import SystemClock
from bot.commands.outcome import Outcome, done, ready_settings
from bot.config import Settings
from bot.failures import Failure, sentence


def migrate(_args: argparse.Namespace) -> Outcome:
    from bot.database import bring_up_to_date

    schema = asyncio.run(bring_up_to_date(ready_settings()))
    key = "op-migrate-ready" if schema.is_ready else "op-migrate-done"
    return done(sentence(key, head=schema.head))


def backup(args: argparse.Namespace) -> Outcome:
    settings, now = ready_settings(), SystemClock().now()
    held = Holdings(_sqlite_file(settings), settings.content_dir)
    return done(sentence("op-backup-done", path=str(back_up(held, _target(args, settings, now), now))))


def restore(args: argparse.Namespace) -> Outcome:
    from bot.restore import restore as put_back
    from storage.migrate import head

    settings, now = ready_settings(), SystemClock().now()
    target = Holdings(_sqlite_file(settings), settings.content_dir or settings.data_dir / CONTENT)
    kept = put_back(args.archive, target, newest=head(), now=now, force=args.force)
    lines = [sentence("op-restore-done", path=str(target.database))]
    lines += [sentence("op-restore-kept", path=str(path)) for path in kept]
    if settings.content_dir is None and target.content is not None and target.content.is_dir():
        lines.append(sentence("op-restore-content", path=str(target.content)))
    return done(*lines)


def export(args: argparse.Namespace) -> Outcome:
    settings, now = ready_settings(), SystemClock().now()
    target: Path = args.to or settings.data_dir / "exports" / f"nastavnik-{stamp(now)}.zip"
    rows = asyncio.run(_export(settings, target, now))
    return done(sentence("op-export-done", path=str(target), rows=rows))


async def _export(settings: Settings, target: Path, now: datetime) -> int:
    from bot.database import opened, ready_schema
    from bot.export import write_export

    async with opened(settings) as database:
        await ready_schema(database)
        return await write_export(database, target, now)


def _sqlite_file(settings: Settings) -> Path:
    if settings.database_path is None:
        raise Failure(sentence("op-backup-postgresql"))
    return settings.database_path


def _target(args: argparse.Namespace, settings: Settings, now: datetime) -> Path:
    target: Path = args.to or default_target(settings.data_dir, now)
    return target / default_target(target, now).name if target.is_dir() else target
