"""The one-time code of a curator: printed at the first start, and by `nastavnik invite` after a lock-out."""

import argparse
import asyncio
from functools import partial

from bot.clock import SystemClock
from bot.commands.outcome import Outcome, ready_settings
from bot.config import Settings
from bot.failures import Failure, Lines, sentence

LINK = "https://t.me/{username}?start={code}"


def invite(_args: argparse.Namespace) -> Outcome:
    """A new code; an earlier one that nobody has used is closed."""
    return Outcome(asyncio.run(_invite(ready_settings())))


async def _invite(settings: Settings) -> Lines:
    from bot.database import opened, ready_schema
    from mentoring.invitations import create_claim

    async with opened(settings) as database:
        await ready_schema(database)
        code = await database.write(partial(create_claim, now=SystemClock().now()))
    return _told(code, await _username(settings))


async def offer_claim(settings: Settings, username: str) -> Lines:
    """A code for the first curator, while there is none and CURATOR_IDS names nobody."""
    from bot.database import opened
    from mentoring.invitations import create_claim, needs_claim

    if settings.curator_ids:
        return []
    async with opened(settings) as database:
        async with database.read() as tx:
            needed = await needs_claim(tx)
        if not needed:
            return []
        return _told(await database.write(partial(create_claim, now=SystemClock().now())), username)


async def _username(settings: Settings) -> str:
    """The bot's name for the link; empty when Telegram cannot be asked now."""
    from bot.contact import ask_who_we_are

    try:
        return str((await ask_who_we_are(settings)).result["username"])
    except Failure:
        return ""


def _told(code: str, username: str) -> Lines:
    lines = [sentence("op-invite-code", code=code)]
    if username:
        lines.append(sentence("op-invite-link", link=LINK.format(username=username, code=code)))
    return lines
