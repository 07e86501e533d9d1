"""The client that reads like prose, against a bot of thirty lines."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from sandbox.http import Server
from sandbox.people import SandboxClient
from sandbox.someone import labels
from sandbox.wire import SandboxError
from tests.sandbox.conftest import START, Wire

KEYBOARD = json.dumps({"inline_keyboard": [[{"text": "Продолжить", "callback_data": "n"}]]})


class TinyBot:
    """Greets, turns its one page at a press, and repeats what it is told."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire

    async def run(self) -> None:
        offset = 0
        while True:
            _, answer = await self.wire.bot("getUpdates", offset=offset, timeout=30)
            for update in answer["result"]:
                offset = update["update_id"] + 1
                await self.handle(update)

    async def handle(self, update: dict[str, Any]) -> None:
        if query := update.get("callback_query"):
            page = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
            await self.wire.bot("editMessageText", text="Вопрос 2 из 12", **page)
            await self.wire.bot("answerCallbackQuery", callback_query_id=query["id"], text="Записано")
        elif message := update.get("message"):
            text = message.get("text", "файл")
            greeting = {"text": "Вас приглашает школа", "reply_markup": KEYBOARD}
            reply = greeting if text.startswith("/start") else {"text": f"Вы сказали: {text}"}
            await self.wire.bot("sendMessage", chat_id=message["chat"]["id"], **reply)


@pytest.fixture
async def city(server: Server, wire: Wire) -> AsyncIterator[SandboxClient]:
    running = asyncio.create_task(TinyBot(wire).run())
    async with await SandboxClient.connect(server.url) as client:
        yield client
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_scenario_reads_like_prose(city: SandboxClient) -> None:
    anna = await city.person("Анна")
    await anna.opens("kod")
    screen = await anna.sees("приглашает", "Продолжить")
    assert labels(screen) == labels(anna.screen) == ["Продолжить"]
    await anna.taps("Продолжить")
    await anna.sees("Вопрос 2 из 12")
    await anna.hears("Записано")
    await anna.says("спасибо", until="reply")
    await anna.sees("Вы сказали: спасибо")
    await anna.does_not_see("Вопрос 2")
    assert "Вы сказали: спасибо" in await anna.transcript()


async def test_what_is_old_is_no_news(city: SandboxClient) -> None:
    anna = await city.person("Анна")
    await anna.opens(until="reply")
    await anna.sees("приглашает")
    await anna.says("да")
    await anna.sees("Вы сказали: да")
    with pytest.raises(SandboxError, match="never saw 'приглашает'"):
        await anna.sees("приглашает", within=0)


async def test_a_jump_of_the_clock_makes_everything_old(city: SandboxClient) -> None:
    anna = await city.person(1002)
    await anna.opens(until="reply")
    await city.jumps(days=1)
    assert await city.now() == START + timedelta(days=1)
    await city.jumps_to(START + timedelta(days=2))
    await anna.does_not_see("приглашает")
    with pytest.raises(SandboxError, match="nobody has told"):
        await city.jumps_to_next()
    await city.runs(60)


async def test_a_failure_shows_the_screen_and_what_was_refused(city: SandboxClient, wire: Wire) -> None:
    anna = await city.person("Наставник")
    await anna.opens(until="reply")
    await wire.bot("sendMessage", chat_id=1002, text="")
    with pytest.raises(SandboxError) as caught:
        await anna.sees("Вопрос 1", within=0)
    report = str(caught.value)
    assert "Анна never saw 'Вопрос 1' within 0 s" in report
    assert "    [Продолжить]" in report
    assert "sendMessage: Bad Request: message text is empty" in report


async def test_a_wrong_button_or_person_is_told_readably(city: SandboxClient) -> None:
    anna = await city.person("Анна")
    with pytest.raises(SandboxError, match="no button 'Да' in chat 1002"):
        await anna.taps("Да")
    with pytest.raises(SandboxError, match="0 people answer to 'Пётр'; there are: 1001 Ольга"):
        await city.person("Пётр")
    with pytest.raises(SandboxError, match="has no message of the bot yet"):
        _ = anna.screen


async def test_new_people_send_files_contacts_and_forged_presses(city: SandboxClient) -> None:
    vera = await city.meets("Вера", role_label="Психолог")
    await vera.opens()
    await vera.sends("план.docx", b"docx", caption="вот")
    await vera.sees("Вы сказали: файл")
    own = [one for one in await vera.looks() if one["kind"] == "document"]
    assert own[0]["document"]["name"] == "план.docx"
    assert await vera.downloads(own[0]) == b"docx"
    await vera.shares_contact(until="settled")
    await vera.forwards("чужое")
    await vera.sees("чужое")
    await vera.taps_data("admin:1", forged=True)
    await vera.hears("Записано")


async def test_blocking_silence_and_coming_back(city: SandboxClient) -> None:
    anna = await city.person("Анна")
    await anna.opens(until="reply")
    await anna.blocks(until="settled")
    with pytest.raises(SandboxError, match="has blocked the bot"):
        await anna.says("да")
    await anna.unblocks()
    await anna.says("да")
    await anna.sees("Вы сказали: да")


async def test_a_silent_bot_is_told(city: SandboxClient) -> None:
    anna = await city.person("Анна")
    await city.fails("500", method="sendMessage", times=0)
    with pytest.raises(SandboxError, match=r"but the bot is silent \(reply\)"):
        await anna.says("да", until="reply", within=0)
    await city.recovers()
    await city.paces(strict=True)
    await anna.says("ещё")
    await anna.sees("Вы сказали: ещё")
    assert (await city.calls("sendMessage"))[-1]["ok"] is True


async def test_a_reset_makes_everybody_new(city: SandboxClient) -> None:
    anna = await city.person("Анна")
    await anna.opens(until="reply")
    await city.resets()
    assert await anna.looks() == []
    await anna.opens()
    await anna.sees("приглашает")


async def test_no_sandbox_is_told_at_once() -> None:
    with pytest.raises(SandboxError, match="no sandbox answers at"):
        await SandboxClient.connect("http://127.0.0.1:9")


async def test_a_sandbox_that_goes_away_is_told(server: Server, wire: Wire) -> None:
    await wire.get("sim/state")
    async with await SandboxClient.connect(server.url) as city:
        anna = await city.person("Анна")
        await server.close()
        with pytest.raises(SandboxError, match="does not answer"):
            await anna.sees("что-нибудь")
