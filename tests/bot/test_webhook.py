"""The webhook: stored before it is confirmed, closed to everybody who does not know the secret."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application
from pydantic import SecretStr
from sqlalchemy import select

from bot.webhook import SECRET_HEADER, Webhook, remove_webhook, set_webhook
from storage.records import Role
from storage.tables import inbox
from tests.town import Town, Townsman, lay_school, settle_in

SECRET = "s" * 20
PATH = "/telegram"
HEADERS = {SECRET_HEADER: SECRET}


@pytest.fixture
async def anna(town: Town) -> Townsman:
    school = await lay_school(town)
    return await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)


@pytest.fixture
async def http(town: Town) -> AsyncIterator[TestClient[Any, Any]]:
    application = Application()
    application.add_routes(Webhook(f"https://bot.example.ru{PATH}", SECRET, town.app.take).routes())
    async with TestClient(TestServer(application)) as client:
        yield client


def update(town: Town, person: Townsman) -> dict[str, Any]:
    town.telegram.say(person.id, "/menu")
    (raw,) = town.telegram.world.updates.take(100)
    return dict(raw)


async def stored(town: Town) -> int:
    rows = await town.data(lambda tx: tx.all(select(inbox.c.id)))
    return len(rows)


async def test_an_update_with_the_secret_is_stored_and_answered(
    town: Town, anna: Townsman, http: TestClient[Any, Any]
) -> None:
    answer = await http.post(PATH, json=update(town, anna), headers=HEADERS)
    assert answer.status == 200
    assert await stored(town) == 1
    await town.app.updates.settle()
    anna.sees("Кузнецова Анна Сергеевна")


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "wrong"}])
async def test_without_the_secret_nothing_is_stored(
    town: Town, anna: Townsman, http: TestClient[Any, Any], headers: dict[str, str]
) -> None:
    answer = await http.post(PATH, json=update(town, anna), headers=headers)
    assert answer.status == 403
    assert await stored(town) == 0


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b"not json", b'{"update_id": "x"}'])
async def test_what_is_no_update_is_refused(town: Town, http: TestClient[Any, Any], body: bytes) -> None:
    answer = await http.post(PATH, data=body, headers=HEADERS)
    assert answer.status == 400
    assert await stored(town) == 0


async def test_the_same_update_twice_is_applied_once(
    town: Town, anna: Townsman, http: TestClient[Any, Any]
) -> None:
    raw = update(town, anna)
    for _ in range(2):
        await http.post(PATH, json=raw, headers=HEADERS)
    await town.app.updates.settle()
    assert len(anna.heard) == 1


async def test_switching_between_webhook_and_polling_keeps_the_waiting_messages(
    town: Town, anna: Townsman
) -> None:
    """`drop_pending_updates` would throw away whatever people wrote during the downtime."""
    settings = town.app.settings.model_copy(
        update={"webhook_url": f"http://127.0.0.1:9{PATH}", "webhook_secret": SecretStr(SECRET)}
    )
    town.telegram.say(anna.id, "/menu")
    await set_webhook(town.app.bot, settings)
    assert (await town.app.bot.get_webhook_info()).url == f"http://127.0.0.1:9{PATH}"
    await remove_webhook(town.app.bot)
    assert (await town.app.bot.get_webhook_info()).url == ""
    await town.settles()
    anna.sees("Кузнецова Анна Сергеевна")
