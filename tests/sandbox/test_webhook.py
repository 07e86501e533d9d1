"""Updates brought to the bot's own address."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from tests.sandbox.conftest import ANNA, IVAN, Wire


class Hook:
    """A bot that listens: what it got, and what it answers next."""

    def __init__(self) -> None:
        self.got: asyncio.Queue[tuple[str | None, dict[str, Any]]] = asyncio.Queue()
        self.answers: list[web.Response] = []
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.got.put_nowait((secret, await request.json()))
        return self.answers.pop(0) if self.answers else web.Response()

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(5):
            return (await self.got.get())[1]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    listener = Hook()
    runner = web.ServerRunner(web.Server(listener.handle))  # type: ignore[arg-type]
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    listener.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield listener
    await runner.cleanup()


async def test_an_update_is_brought_with_its_secret(wire: Wire, hook: Hook) -> None:
    await wire.bot("setWebhook", url=hook.url, secret_token="tss")
    _, said = await wire.post("sim/say", {"person": ANNA, "text": "вот"}, wait="settled")
    secret, update = await hook.got.get()
    assert (secret, update["update_id"], update["message"]["text"]) == ("tss", said["update_id"], "вот")
    assert said["settled"] is True


async def test_what_waited_is_brought_when_the_webhook_is_set(wire: Wire, hook: Hook) -> None:
    await wire.post("sim/say", {"person": ANNA, "text": "вот"})
    await wire.bot("setWebhook", url=hook.url)
    assert (await hook.next())["message"]["text"] == "вот"


async def test_a_failure_is_brought_again_and_remembered(wire: Wire, hook: Hook) -> None:
    hook.answers = [web.Response(status=500)]
    await wire.bot("setWebhook", url=hook.url)
    await wire.post("sim/say", {"person": ANNA, "text": "вот"}, wait="settled")
    first, again = await hook.next(), await hook.next()
    assert first["update_id"] == again["update_id"]
    _, info = await wire.bot("getWebhookInfo")
    assert info["result"]["last_error_message"].startswith("Wrong response from the webhook: 500")
    assert info["result"]["pending_update_count"] == 0


async def test_one_chat_comes_in_order(wire: Wire, hook: Hook) -> None:
    for text in ("раз", "два"):
        await wire.post("sim/say", {"person": ANNA, "text": text})
    await wire.post("sim/say", {"person": IVAN, "text": "другое"})
    hook.answers = [web.Response(status=503)]
    await wire.bot("setWebhook", url=hook.url)
    texts = [(await hook.next())["message"]["text"] for _ in range(4)]
    assert texts.index("два") > texts.index("раз")
    assert sorted(texts, key=str) in (["два", "другое", "раз", "раз"], ["два", "другое", "другое", "раз"])


async def test_the_answer_may_carry_a_call(wire: Wire, hook: Hook) -> None:
    hook.answers = [web.json_response({"method": "sendMessage", "chat_id": ANNA, "text": "и вам"})]
    await wire.bot("setWebhook", url=hook.url)
    await wire.post("sim/say", {"person": ANNA, "text": "доброе утро"}, wait="reply")
    _, chat = await wire.get(f"sim/chats/{ANNA}")
    assert chat["messages"][-1]["text"] == "и вам"


async def test_nobody_listening_is_tried_again(wire: Wire, hook: Hook) -> None:
    await wire.bot("setWebhook", url="http://127.0.0.1:9/hook")
    await wire.post("sim/say", {"person": ANNA, "text": "вот"})
    _, info = await wire.bot("getWebhookInfo")
    while "last_error_message" not in info["result"]:
        _, info = await wire.bot("getWebhookInfo")
    assert info["result"]["last_error_message"].startswith("Connection failed")
    await wire.bot("setWebhook", url=hook.url)
    assert (await hook.next())["message"]["text"] == "вот"
