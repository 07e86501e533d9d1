"""A sandbox whose time stands still until a test moves it, and short words for both of its sides."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest

from sandbox.errors import TelegramError
from sandbox.exchange import Exchange
from sandbox.http import Server, serve
from sandbox.telegram import Telegram

START = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
TOKEN = "1:test"

OLGA, ANNA, IVAN = 1001, 1002, 1003


class Time:
    """A clock that a test moves: seconds of whatever it stands for."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds


class Bot:
    """The bot's side of an engine: `bot("sendMessage", chat_id=…)`; `bot.refused(…)` answers the refusal."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram

    def __call__(self, method: str, files: Any = None, **params: Any) -> Any:
        return self.telegram.call(method, params, files)

    def refused(self, method: str, files: Any = None, **params: Any) -> str:
        with pytest.raises(TelegramError) as caught:
            self.telegram.call(method, params, files)
        assert caught.value.body()["error_code"] == caught.value.code
        return caught.value.description

    def updates(self, **params: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self("getUpdates", **params)
        return found


@pytest.fixture
def now() -> Time:
    return Time(START.timestamp())


@pytest.fixture
def felt() -> Time:
    return Time(1000.0)


@pytest.fixture
def telegram(now: Time, felt: Time) -> Telegram:
    """An engine in which the three have pressed Start and the bot has seen it."""
    engine = Telegram(clock=now, felt=felt, token=TOKEN)
    for person in (OLGA, ANNA, IVAN):
        engine.open_link(person, payload="")
    engine.world.updates.drop()
    return engine


@pytest.fixture
def bot(telegram: Telegram) -> Bot:
    return Bot(telegram)


@pytest.fixture
def exchange(felt: Time) -> Exchange:
    """A whole sandbox at rest: nobody has pressed Start, time is frozen."""
    return Exchange(start=START, rate=0, felt=felt)


@pytest.fixture
async def server(exchange: Exchange) -> AsyncIterator[Server]:
    running = await serve(exchange)
    yield running
    await running.close()


class Wire:
    """Both sides of a running sandbox over HTTP; answers are `(status, JSON)`."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self.http = http
        self.url = url

    async def bot(self, method: str, token: str = TOKEN, **params: Any) -> tuple[int, Any]:
        async with self.http.post(f"{self.url}/bot{token}/{method}", data=params) as answer:
            return answer.status, await answer.json()

    async def get(self, path: str, **query: Any) -> tuple[int, Any]:
        async with self.http.get(f"{self.url}/{path}", params=query) as answer:
            return answer.status, await answer.json()

    async def post(self, path: str, body: Any = None, **query: Any) -> tuple[int, Any]:
        async with self.http.post(f"{self.url}/{path}", json=body or {}, params=query) as answer:
            return answer.status, await answer.json()


@pytest.fixture
async def wire(server: Server) -> AsyncIterator[Wire]:
    async with aiohttp.ClientSession() as http:
        yield Wire(http, server.url)
