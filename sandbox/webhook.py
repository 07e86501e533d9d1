"""Brings updates to the bot's own address, as Telegram does when a webhook is set. Loopback only."""

import asyncio
import json
from typing import Any

import aiohttp

from sandbox.errors import TelegramError
from sandbox.exchange import DroppedError, Exchange
from sandbox.params import Params
from sandbox.updates import Update, Webhook

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
FIRST_PAUSE = 0.2
LONGEST_PAUSE = 10.0


class Courier:
    """Sends what waits; one update of a chat at a time, chats side by side; what is not answered with 2xx
    comes again after a growing pause."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self.pause = FIRST_PAUSE

    async def run(self) -> None:
        updates = self.exchange.world.updates
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as client:
            while not self.exchange.closed:
                hook = updates.webhook
                if hook is None or not updates.waiting:
                    await self.exchange.confirmed.wait(60)
                    continue
                await self.round(client, hook)

    async def round(self, client: aiohttp.ClientSession, hook: Webhook) -> None:
        batch = first_of_each_chat(list(self.exchange.world.updates.waiting))[: hook.most]
        results = await asyncio.gather(*(self.bring(client, hook, update) for update in batch))
        if all(results):
            self.pause = FIRST_PAUSE
            return
        await asyncio.sleep(self.pause)
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    async def bring(self, client: aiohttp.ClientSession, hook: Webhook, update: Update) -> bool:
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        try:
            async with client.post(hook.url, json=update, headers=headers) as answer:
                body = await reply_in(answer)
                trouble = (
                    "" if answer.ok else f"Wrong response from the webhook: {answer.status} {answer.reason}"
                )
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            body, trouble = None, f"Connection failed: {type(error).__name__}"
        if trouble:
            hook.last_error, hook.last_error_at = trouble, int(self.exchange.clock.seconds())
            return False
        self.exchange.world.updates.take_out(update["update_id"])
        await self.obey(body)
        return True

    async def obey(self, body: dict[str, Any] | None) -> None:
        """A method given in the webhook's answer is called; its result goes nowhere."""
        if not body or "method" not in body:
            return
        values = {name: value for name, value in body.items() if name != "method"}
        try:
            await self.exchange.call(str(body["method"]), Params(values))
        except (TelegramError, DroppedError):
            return  # The call log has it; Telegram tells the bot nothing either.


async def reply_in(answer: aiohttp.ClientResponse) -> dict[str, Any] | None:
    """The method call that an answer may carry, as JSON or as a form of several parts without files."""
    if answer.content_type == "application/json":
        try:
            body = json.loads(await answer.text() or "null")
        except ValueError:
            return None
        return body if isinstance(body, dict) else None
    if answer.content_type != "multipart/form-data":
        await answer.read()
        return None
    values: dict[str, Any] = {}
    async for part in aiohttp.MultipartReader.from_response(answer):
        if isinstance(part, aiohttp.BodyPartReader) and part.name:
            values[part.name] = await part.text()
    return values


def first_of_each_chat(updates: list[Update]) -> list[Update]:
    seen: dict[Any, Update] = {}
    for update in updates:
        seen.setdefault(chat_of(update), update)
    return list(seen.values())


def chat_of(update: Update) -> Any:
    """Whose turn it is: the chat of an update, or its person, or the update itself."""
    content = next(value for name, value in update.items() if name != "update_id")
    place = content.get("chat") or content.get("message", {}).get("chat") or content.get("from")
    return place["id"] if place else update["update_id"]
