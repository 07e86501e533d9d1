"""`nastavnik demo`: the sandbox and the bot in one process, on data that live as long as it runs."""

import asyncio
import logging
import secrets
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot import logs
from bot.addresses import Address, sqlite_url
from bot.app import serve
from bot.commands.outcome import tell
from bot.config import Settings
from bot.demo.cast import FIRST_ID, Cast, read_cast, telephones
from bot.demo.school import settle_school
from bot.failures import operator_voice, sentence
from handlers.forms.catalogue import load
from locales.content import Content
from sandbox import http
from sandbox.exchange import Exchange
from storage import migrate
from storage.engine import Database

START = datetime(2026, 9, 1, 10, tzinfo=ZoneInfo("Europe/Moscow"))
"""A Tuesday: the school year begins."""
BOT_ID = 1000012

Language = Literal["ru", "en"]


@dataclass(frozen=True, slots=True)
class Stage:
    """A sandbox that waits for its bot: the address of its page, and the bot's settings."""

    url: str
    settings: Settings


@asynccontextmanager
async def stage(locale: Language, *, port: int = 0, empty: bool = False) -> AsyncIterator[Stage]:
    """Set up everything but the bot itself; afterwards nothing of it is left on the disk.

    A taken port is replaced by a free one. `empty`: no school, and nobody but the three heroes.
    """
    cast = read_cast(locale)
    token = f"{BOT_ID}:{secrets.token_urlsafe(26)}"
    exchange = Exchange(telephones(cast, locale, alone=empty), start=START, token=token, name=cast.bot)
    server = await _open(exchange, port)
    try:
        with tempfile.TemporaryDirectory(prefix="nastavnik-demo-") as folder:
            settings = _settings(server.url, token, locale, Path(folder))
            await _prepare(settings, None if empty else cast)
            yield Stage(server.url, settings)
    finally:
        await server.close()


def demo(*, port: int, browser: bool, empty: bool, locale: Language) -> int:
    """Show the page until Ctrl+C."""
    logs.configure("text", level=logging.ERROR)
    with suppress(KeyboardInterrupt):  # before the bot listens to it
        asyncio.run(_demo(port=port, browser=browser, empty=empty, locale=locale))
    tell(sys.stdout, ["", sentence("op-demo-over")], operator_voice(locale))
    return 0


async def _demo(*, port: int, browser: bool, empty: bool, locale: Language) -> None:
    t = operator_voice(locale)
    async with stage(locale, port=port, empty=empty) as ready:
        page = f"{ready.url}/" if locale == "ru" else f"{ready.url}/?lang={locale}"
        lines = [sentence("op-demo-page", url=page), sentence("op-demo-do"), sentence("op-demo-stop")]
        tell(sys.stdout, lines, t)
        if browser:
            await asyncio.to_thread(open_browser, page)
        await serve(ready.settings)


def open_browser(page: str) -> None:
    """Open the page in a window; a browser that would take over the terminal is left alone."""
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return
    if type(found) is not webbrowser.GenericBrowser:
        found.open(page)


async def _open(exchange: Exchange, port: int) -> http.Server:
    try:
        return await http.serve(exchange, port=port)
    except OSError:
        return await http.serve(exchange)


def _settings(url: str, token: str, locale: Language, folder: Path) -> Settings:
    """Settings made by hand: whatever the environment and `.env` say is not meant for the demo."""
    return Settings.model_construct(
        bot_token=SecretStr(token),
        curator_ids=frozenset({FIRST_ID}),
        data_dir=folder,
        database_url=sqlite_url(folder / "nastavnik.db"),
        locale=locale,
        telegram_api=url,
        sandbox_clock=url,
        listen=Address("127.0.0.1", 0),
    )


async def _prepare(settings: Settings, cast: Cast | None) -> None:
    """An empty database of today's schema, or one with a school in it."""
    database = Database(settings.database_url)
    try:
        await migrate.upgrade(database)
        await database.open()
        if cast is not None:
            forms = load(Content())
            await database.write(
                partial(settle_school, cast=cast, catalogue=forms, locale=settings.locale, start=START)
            )
    finally:
        await database.close()
