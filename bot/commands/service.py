"""Commands that run the bot, ask after it, or show its forms."""

import argparse
import asyncio
import http.client
import logging
import socket
import sys
from pathlib import Path

import structlog

from bot.addresses import Address
from bot.commands.checks import check_content
from bot.commands.inviting import offer_claim
from bot.commands.outcome import Outcome, done, ready_settings, tell
from bot.config import Settings, load
from bot.failures import Failure, operator_voice, sentence

log = structlog.get_logger(__name__)
_PATIENCE = 5  # seconds for our own answer
_FIRST_PAUSE, _LONGEST_PAUSE = 5, 60  # seconds between tries to reach Telegram
_ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - these are what is replaced.


def run(args: argparse.Namespace) -> Outcome:
    """Serve until SIGTERM, after everything was tried that can be wrong with the settings."""
    settings = ready_settings(logging.INFO)
    asyncio.run(_run(settings, migrate=not args.no_migrate))
    return done()


async def _run(settings: Settings, *, migrate: bool) -> None:
    check_content(settings)
    _check_listen(settings.listen)
    await _prepare_database(settings, migrate=migrate)
    username, reachable = await _wait_for_telegram(settings)
    tell(sys.stdout, await offer_claim(settings, username), operator_voice(settings.locale))
    from aiogram.exceptions import TelegramUnauthorizedError

    from bot.app import serve

    try:
        await serve(reachable)
    except TelegramUnauthorizedError:
        raise Failure(sentence("op-telegram-token")) from None
    except ExceptionGroup as group:
        if group.subgroup(TelegramUnauthorizedError) is None:
            raise
        raise Failure(sentence("op-telegram-token")) from None


def _check_listen(address: Address) -> None:
    """Try the address before anything is started; raises `Failure` when it is taken or not ours."""
    try:
        family = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)[0][0]
        with socket.create_server(address, family=family):
            pass
    except OSError as error:
        facts = {"address": f"{address.host}:{address.port}", "reason": error.strerror or str(error)}
        raise Failure(sentence("op-listen-taken", **facts)) from None


async def _wait_for_telegram(settings: Settings) -> tuple[str, Settings]:
    """The bot's name, and the settings with the proxy that works in the first place, as soon as one does.

    A machine may be up before its network is. Raises `Failure` for a wrong token.
    """
    from bot.contact import Unreachable, ask_who_we_are

    pause = _FIRST_PAUSE
    while True:
        try:
            answer = await ask_who_we_are(settings)
        except Unreachable as error:
            log.warning("telegram is out of reach", problem=str(error), next_try_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
            continue
        others = tuple(proxy for proxy in settings.telegram_proxy if proxy != answer.proxy)
        proxies = (answer.proxy, *others) if answer.proxy else ()
        return str(answer.result["username"]), settings.model_copy(update={"telegram_proxy": proxies})


async def _prepare_database(settings: Settings, *, migrate: bool) -> None:
    from bot.database import bring_up_to_date, opened, ready_schema

    if migrate:
        await bring_up_to_date(settings)
        return
    async with opened(settings) as database:
        await ready_schema(database)


def health(_args: argparse.Namespace) -> Outcome:
    """Ask the running bot on this machine; exit code 0 when it is alive, 1 when it is not."""
    host, port = load().listen
    connection = http.client.HTTPConnection(_ANY_ADDRESS.get(host, host), port, timeout=_PATIENCE)
    try:
        connection.request("GET", "/healthz")
        alive = connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        alive = False
    finally:
        connection.close()
    facts = {"address": f"{host}:{port}"}
    return Outcome([sentence("op-health-ok" if alive else "op-health-bad", **facts)], code=0 if alive else 1)


def preview(args: argparse.Namespace) -> Outcome:
    """One page with every screen of every form, the school's own files included, to be proof-read."""
    from handlers.forms.preview import render_preview
    from locales.content import Content
    from locales.texts import Texts

    settings = load()
    check_content(settings)
    target: Path = args.to or Path("preview.html")
    page = render_preview(Texts(settings.content_dir), Content(settings.content_dir))
    try:
        target.write_text(page, encoding="utf-8")
    except OSError as error:
        raise Failure(sentence("op-file", path=str(target), reason=error.strerror or "")) from None
    return done(sentence("op-preview-done", path=str(target)))
