"""The start of the bot: which way to Telegram works, what lets the first curator in, what ends a run."""

import asyncio
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, closing
from types import SimpleNamespace
from typing import Any

import pytest
from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.methods import GetMe
from aiohttp import web
from aiohttp.test_utils import BaseTestServer, TestServer

from bot.__main__ import main
from bot.commands import service
from bot.config import Settings
from bot.contact import Answer, Unreachable, ask_who_we_are, call
from bot.failures import sentence
from tests.bot.conftest import TOKEN

NOWHERE = "http://127.0.0.1:1"


@asynccontextmanager
async def bot_api() -> AsyncIterator[BaseTestServer]:
    async def get_me(_request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": {"id": 1, "username": "school14_bot"}})

    app = web.Application()
    app.add_routes([web.post(f"/bot{TOKEN}/getMe", get_me)])
    async with TestServer(app) as server:
        yield server


@asynccontextmanager
async def http_proxy() -> AsyncIterator[tuple[str, list[str]]]:
    """A proxy that carries what CONNECT asks for; its address and whom it was asked for."""
    asked: list[str] = []

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).split()[1].decode())
        host, _, port = asked[-1].partition(":")
        there, back = await asyncio.open_connection(host, int(port))
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(pump(reader, back), pump(there, writer))

    server = await asyncio.start_server(carry, "127.0.0.1", 0)
    async with server:
        host, port = server.sockets[0].getsockname()
        yield f"http://{host}:{port}", asked


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while chunk := await reader.read(4096):
        writer.write(chunk)
    writer.close()


def settings_for(server: BaseTestServer | None, *proxies: str) -> Settings:
    api = str(server.make_url("")).rstrip("/") if server else NOWHERE
    return Settings(_env_file=None, bot_token=TOKEN, telegram_api=api, telegram_proxy=proxies)


async def test_the_first_proxy_that_works_is_used() -> None:
    async with bot_api() as server, http_proxy() as (proxy, asked):
        answer = await call(settings_for(server, "socks5://127.0.0.1:1", NOWHERE, proxy), "getMe")
        assert asked == [f"127.0.0.1:{server.port}"]
    assert answer.result["username"] == "school14_bot"
    assert answer.proxy == proxy


async def test_no_proxy_means_the_direct_way() -> None:
    async with bot_api() as server:
        assert (await ask_who_we_are(settings_for(server))).proxy == ""


async def test_a_direct_way_is_never_taken_behind_the_back_of_a_proxy() -> None:
    async with bot_api() as server:
        with pytest.raises(Unreachable, match="ни через один прокси"):
            await call(settings_for(server, NOWHERE), "getMe")


async def test_the_bot_waits_for_the_network_longer_and_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    proxy = "socks5://b:1080"

    async def ask(_settings: Settings) -> Answer:
        if len(pauses) < 6:
            raise Unreachable(sentence("op-telegram-token"))
        return Answer(True, {"username": "b"}, "", proxy)

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr("bot.contact.ask_who_we_are", ask)
    monkeypatch.setattr("asyncio.sleep", pause)
    settings = settings_for(None, "socks5://a:1080", proxy, "http://c:3128")
    username, reachable = await service._wait_for_telegram(settings)
    assert username == "b"
    assert pauses == [5, 10, 20, 40, 60, 60]
    assert reachable.telegram_proxy == (proxy, "socks5://a:1080", "http://c:3128")


Serve = Callable[[Settings], Coroutine[Any, Any, None]]
Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def run(
    bare_environment: None,  # noqa: ARG001 - must come first.
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """`nastavnik run` with a bot that does what it is told instead of serving."""

    async def ask(_settings: Settings) -> Answer:
        return Answer(True, {"username": "school14_bot"}, "", "")

    def run(serve: Serve, *options: str) -> tuple[int, list[str], list[str]]:
        monkeypatch.setitem(sys.modules, "bot.app", SimpleNamespace(serve=serve))
        code = main(["run", *options])
        told = capsys.readouterr()
        return code, told.out.splitlines(), told.err.splitlines()

    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("LISTEN", "127.0.0.1:0")
    monkeypatch.setattr("bot.contact.ask_who_we_are", ask)
    monkeypatch.setattr("bot.commands.service.check_content", lambda _settings: None)
    monkeypatch.setattr("bot.logs.configure", lambda *_args, **_options: None)
    return run


async def end(_settings: Settings) -> None:
    """A bot that is asked to stop at once."""


def codes_kept() -> list[str]:
    with closing(sqlite3.connect("data/nastavnik.db")) as connection:
        return [
            row[0] for row in connection.execute("SELECT code_hash FROM invitation WHERE revoked_at IS NULL")
        ]


def test_the_first_start_prints_a_code_for_the_curator(run: Run) -> None:
    code, out, problems = run(end)
    assert (code, problems) == (0, [])
    assert out[0].startswith("Код куратора: ")
    assert out[1].startswith("Ссылка: https://t.me/school14_bot?start=")
    assert len(codes_kept()) == 1


def test_no_code_is_printed_when_the_settings_name_a_curator(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CURATOR_IDS", "10")
    assert run(end) == (0, [], [])
    assert codes_kept() == []


def test_a_run_may_refuse_to_migrate(run: Run) -> None:
    code, _out, (problem,) = run(end, "--no-migrate")
    assert code == 2
    assert "nastavnik migrate" in problem


@pytest.mark.parametrize("host", ["127.0.0.1", "203.0.113.1", "no-such-host.invalid"])
def test_an_address_that_cannot_be_listened_on_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("LISTEN", f"{host}:{taken.getsockname()[1]}")
        code, _out, (problem,) = run(end)
    assert code == 2
    assert problem.startswith(f"По адресу LISTEN={host}:")


async def fail_alone(_settings: Settings) -> None:
    raise TelegramUnauthorizedError(method=GetMe(), message="Unauthorized")


async def fail_in_a_group(settings: Settings) -> None:
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(fail_alone(settings))


@pytest.mark.parametrize("serve", [fail_alone, fail_in_a_group])
def test_a_token_revoked_while_running_is_one_sentence(run: Run, serve: Serve) -> None:
    code, _out, (problem,) = run(serve)
    assert code == 2
    assert problem.startswith("Telegram не узнаёт BOT_TOKEN")


def test_a_fault_of_ours_is_not_taken_for_a_setting(run: Run) -> None:
    async def fail(_settings: Settings) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(broken())

    async def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ExceptionGroup):
        run(fail)
