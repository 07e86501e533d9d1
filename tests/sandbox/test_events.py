"""The stream of events, and the views that the page draws."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox.exchange import Exchange
from sandbox.http import Server
from tests.sandbox.conftest import ANNA, IVAN, OLGA, Wire

KEYBOARD = json.dumps({"inline_keyboard": [[{"text": "Да", "callback_data": "x"}]]})


@pytest.fixture(autouse=True)
async def started(wire: Wire) -> None:
    for person in (OLGA, ANNA, IVAN):
        await wire.post("sim/open_link", {"person": person, "payload": ""})


async def frames(stream: aiohttp.ClientResponse) -> AsyncIterator[dict[str, Any]]:
    async for line in stream.content:
        if line.startswith(b"data: "):
            yield json.loads(line[6:])


async def take(
    wire: Wire, count: int, headers: dict[str, str] | None = None, **query: Any
) -> list[dict[str, Any]]:
    taken: list[dict[str, Any]] = []
    async with (
        asyncio.timeout(5),
        wire.http.get(f"{wire.url}/sim/events", params=query, headers=headers) as stream,
    ):
        assert stream.content_type == "text/event-stream"
        async for event in frames(stream):
            taken.append(event)
            if len(taken) == count:
                break
    return taken


async def seq(wire: Wire) -> int:
    return int((await wire.get("sim/state"))[1]["seq"])


async def test_everything_that_happens_is_told_in_order(wire: Wire) -> None:
    before = await seq(wire)
    _, sent = await wire.bot("sendMessage", chat_id=ANNA, text="?", reply_markup=KEYBOARD)
    place = {"chat_id": ANNA, "message_id": sent["result"]["message_id"]}
    _, tapped = await wire.post("sim/tap", {"person": ANNA, "label": "Да"})
    await wire.bot("answerCallbackQuery", callback_query_id=tapped["callback_query_id"], text="Принято")
    await wire.bot("editMessageText", text="Готово", **place)
    await wire.bot("sendChatAction", chat_id=ANNA, action="typing")
    await wire.bot("deleteMessage", **place)
    await wire.bot("setMyCommands", commands='[{"command": "menu", "description": "меню"}]')
    await wire.post("sim/clock/jump", {"seconds": 60})
    await wire.post("sim/faults", {"kind": "500", "times": 0})
    await wire.post("sim/block", {"person": ANNA})
    kinds = "message,callback_answer,edit,typing,delete,commands,clock,faults,person"
    events = await take(wire, 9, after=before, kinds=kinds)
    assert [event["kind"] for event in events] == [
        "message", "callback_answer", "edit", "typing", "delete", "commands", "clock", "faults", "person",
    ]  # fmt: skip
    numbers = [event["seq"] for event in events]
    assert numbers == sorted(set(numbers))
    answer = events[1]
    assert (answer["person"], answer["text"], answer["alert"]) == (ANNA, "Принято", False)
    assert events[8]["subject"]["blocked"] is True


async def test_an_event_arrives_while_one_listens(wire: Wire) -> None:
    listening = asyncio.create_task(take(wire, 1, kinds="message"))
    saying = {"person": IVAN, "text": "Доброе утро"}
    while not listening.done():
        await wire.post("sim/say", saying)
    event = (await listening)[0]
    assert (event["message"]["text"], event["person"], event["chat"]) == ("Доброе утро", IVAN, IVAN)


async def test_a_listener_goes_on_where_he_was(wire: Wire) -> None:
    before = await seq(wire)
    for text in ("раз", "два"):
        await wire.post("sim/say", {"person": IVAN, "text": text})
    first = (await take(wire, 1, after=before, kinds="message"))[0]
    again = await take(wire, 1, headers={"Last-Event-ID": str(first["seq"])}, kinds="message")
    assert again[0]["message"]["text"] == "два"


async def test_one_hears_ones_own_only(wire: Wire) -> None:
    before = await seq(wire)
    await wire.post("sim/say", {"person": ANNA, "text": "от Анны"})
    await wire.post("sim/say", {"person": IVAN, "text": "от Ивана"})
    _, told = await wire.get("sim/events/poll", after=before, person=IVAN)
    assert [event["message"]["text"] for event in told["events"]] == ["от Ивана"]
    _, more = await wire.get("sim/events/poll", after=told["seq"], timeout=0)
    assert more["events"] == []


async def test_who_missed_too_much_is_told_to_begin_again(exchange: Exchange, wire: Wire) -> None:
    _, told = await wire.get("sim/events/poll", after=10**9)
    assert [event["kind"] for event in told["events"]] == ["reset"]
    for _ in range(10_000):
        exchange.events.emit("clock")
    _, late = await wire.get("sim/events/poll", after=1)
    assert [event["kind"] for event in late["events"]] == ["reset"]


async def test_calls_are_told_as_they_happen(wire: Wire) -> None:
    before = await seq(wire)
    await wire.bot("editMessageText", chat_id=ANNA, message_id=999, text="да")
    _, told = await wire.get("sim/events/poll", after=before, kinds="call")
    call = told["events"][0]["call"]
    assert (call["method"], call["ok"], call["person"]) == ("editMessageText", False, ANNA)


async def test_closing_ends_the_stream(wire: Wire, server: Server) -> None:
    async with wire.http.get(f"{wire.url}/sim/events") as stream:
        assert await stream.content.readline() == b": hello\n"
        closing = asyncio.create_task(server.close())
        await stream.read()
        await closing


async def test_a_chat_shows_what_a_person_sees(wire: Wire) -> None:
    await wire.bot("setMyCommands", commands='[{"command": "menu", "description": "меню"}]')
    await wire.bot(
        "sendMessage",
        chat_id=ANNA,
        text='<b>Встреча</b> &lt;завтра&gt;\n<a href="https://t.me/nastavnik_demo_bot?start=m1">открыть</a>',
        parse_mode="HTML",
        reply_markup=KEYBOARD,
        disable_notification="true",
    )
    _, sent = await wire.bot("sendMessage", chat_id=ANNA, text="лишнее")
    await wire.bot("deleteMessage", chat_id=ANNA, message_id=sent["result"]["message_id"])
    _, chat = await wire.get(f"sim/chats/{ANNA}")
    screen, deleted = chat["messages"][-2:]
    assert screen["html"] == (
        '<b>Встреча</b> &lt;завтра&gt;<br><a href="https://t.me/nastavnik_demo_bot?start=m1" '
        'rel="noopener noreferrer" data-start="m1">открыть</a>'
    )
    assert (screen["from"], screen["silent"], screen["kind"]) == ("bot", True, "text")
    assert screen["keyboard"] == [[{"text": "Да", "kind": "data", "style": None, "data": "x"}]]
    assert (deleted["deleted"], deleted["text"], deleted["html"]) == (True, None, "")
    assert chat["commands"] == [{"command": "menu", "description": "меню"}]
    _, newer = await wire.get(f"sim/chats/{ANNA}", since=screen["seq"])
    assert [one["message_id"] for one in newer["messages"]] == [deleted["message_id"]]
    assert (await wire.get("sim/chats/42"))[0] == 404


async def test_a_transcript_can_be_read(wire: Wire) -> None:
    await wire.bot("sendMessage", chat_id=ANNA, text="Вопрос 1\nПочему?", reply_markup=KEYBOARD)
    form = aiohttp.FormData({"person": str(ANNA), "kind": "document", "caption": "вот"}, quote_fields=False)
    form.add_field("file", b"x", filename="план.docx")
    async with wire.http.post(f"{wire.url}/sim/upload", data=form) as answer:
        assert answer.status == 200
    async with wire.http.get(f"{wire.url}/sim/chats/{ANNA}/text", params={"last": 2}) as answer:
        assert (await answer.text()).splitlines() == [
            "#4 01.09 09:00 Наставник:",
            "    Вопрос 1",
            "    Почему?",
            "    [Да]",
            "#5 01.09 09:00 Анна Кузнецова [document: план.docx]:",
            "    вот",
        ]


async def test_the_state_tells_who_is_there_and_whether_the_bot_is(wire: Wire) -> None:
    _, state = await wire.get("sim/state")
    assert [one["role_label"] for one in state["people"]] == ["Куратор", "Наставник", "Наставляемый"]
    assert (state["polling"], state["pending_updates"]) == (False, 3)
    await wire.bot("getUpdates")
    await wire.bot("setMyDescription", description="about the bot", language_code="en")
    _, state = await wire.get("sim/state")
    assert (state["polling"], state["bot"]["username"]) == (True, "nastavnik_demo_bot")
    assert state["bot"]["descriptions"] == {"en": "about the bot"}
