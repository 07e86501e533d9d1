"""`/healthz` says that the process lives, `/readyz` that it can serve."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import BaseTestServer, TestServer

from bot import health
from bot.health import SILENCE, Health

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


async def fine() -> bool:
    return True


async def behind() -> bool:
    return False


async def broken() -> bool:
    raise ConnectionRefusedError("postgresql://u:hidden-word@db")


def healthy(
    *,
    database: Callable[[], Awaitable[object]] = fine,
    schema: Callable[[], Awaitable[bool]] = fine,
    last_contact: datetime | None = NOW,
) -> Health:
    return Health(
        database=database,
        schema=schema,
        last_contact=lambda: last_contact,
        now=lambda: NOW,
        way=lambda: "socks5://u:***@proxy:1080",
    )


@asynccontextmanager
async def served(state: Health) -> AsyncIterator[BaseTestServer]:
    app = web.Application()
    app.add_routes(state.routes())
    async with TestServer(app) as server:
        yield server


async def asked(state: Health, path: str) -> tuple[int, dict[str, Any]]:
    async with served(state) as server, ClientSession() as http, http.get(server.make_url(path)) as response:
        return response.status, await response.json()


async def test_a_living_process_says_so_even_when_nothing_else_works() -> None:
    state = healthy(database=broken, schema=broken, last_contact=None)
    assert await asked(state, "/healthz") == (200, {"alive": True})


async def test_a_ready_bot_names_its_parts_and_its_way() -> None:
    code, body = await asked(healthy(), "/readyz")
    assert code == 200
    assert body == {
        "ready": True,
        "database": "ok",
        "migrations": "ok",
        "telegram": "ok",
        "way": "socks5://u:***@proxy:1080",
    }


@pytest.mark.parametrize(
    ("state", "part", "word"),
    [
        (healthy(database=broken), "database", "ConnectionRefusedError"),
        (healthy(schema=behind), "migrations", "behind"),
        (healthy(schema=broken), "migrations", "ConnectionRefusedError"),
        (healthy(last_contact=None), "telegram", "no contact yet"),
        (healthy(last_contact=NOW - SILENCE), "telegram", "silent"),
    ],
)
async def test_one_part_that_fails_makes_the_bot_not_ready(state: Health, part: str, word: str) -> None:
    code, body = await asked(state, "/readyz")
    assert code == 503
    assert body["ready"] is False
    assert body[part] == word
    assert "hidden-word" not in str(body)
    assert sorted(body.values(), key=str).count("ok") == 2


async def test_telegram_may_be_silent_for_almost_two_minutes() -> None:
    code, _body = await asked(healthy(last_contact=NOW - SILENCE + timedelta(seconds=1)), "/readyz")
    assert code == 200


async def test_a_database_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent() -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(health, "_PATIENCE", 0)
    _code, body = await asked(healthy(database=silent), "/readyz")
    assert body["database"] == "TimeoutError"


async def test_a_direct_way_is_named() -> None:
    state = Health(fine, fine, lambda: NOW, lambda: NOW)
    assert (await asked(state, "/readyz"))[1]["way"] == "direct"
