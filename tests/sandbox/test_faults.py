"""Failures on demand, the published pace, and the log of calls."""

import pytest

from sandbox.chats import Person
from sandbox.errors import GestureError, TelegramError
from sandbox.exchange import DroppedError, Exchange
from sandbox.params import Params
from tests.sandbox.conftest import ANNA, IVAN, Time, Wire


@pytest.fixture
def exchange(felt: Time) -> Exchange:
    sandbox = Exchange(rate=0, felt=felt)
    for person in (ANNA, IVAN):
        sandbox.telegram.open_link(person, payload="")
    return sandbox


async def send(exchange: Exchange, text: str = "да", chat: int = ANNA) -> int:
    result = await exchange.call("sendMessage", Params({"chat_id": chat, "text": text}))
    return int(result["message_id"])


def shown(exchange: Exchange) -> list[str]:
    messages = exchange.world.chats[ANNA].messages.values()
    return [message.data["text"] for message in messages if message.by_bot]


async def test_429_comes_as_often_as_asked(exchange: Exchange) -> None:
    exchange.faults.add("429", times=2, retry_after=7)
    for _ in range(2):
        with pytest.raises(TelegramError) as caught:
            await send(exchange)
        assert caught.value.body() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7},
        }
    assert await send(exchange)


async def test_a_500_has_no_effect(exchange: Exchange) -> None:
    exchange.faults.add("500")
    with pytest.raises(TelegramError, match="Internal Server Error"):
        await send(exchange)
    assert shown(exchange) == []


async def test_a_connection_breaks_before_or_after_the_effect(exchange: Exchange) -> None:
    exchange.faults.add("drop_before")
    exchange.faults.add("drop_after")
    with pytest.raises(DroppedError):
        await send(exchange, "раз")
    with pytest.raises(DroppedError):
        await send(exchange, "два")
    assert shown(exchange) == ["два"]


async def test_a_fault_meets_its_method_and_its_words_only(exchange: Exchange) -> None:
    exchange.faults.add("500", method="sendmessage", contains="встреча")
    assert await send(exchange, "анкета")
    assert await exchange.call("getMe", Params({})) is not None
    with pytest.raises(TelegramError):
        await send(exchange, "Завтра встреча")


async def test_a_fault_without_a_method_spares_polling(exchange: Exchange) -> None:
    exchange.faults.add("500", times=0)
    assert len(await exchange.call("getUpdates", Params({}))) == 2
    with pytest.raises(TelegramError):
        await send(exchange)


async def test_down_meets_everything_until_its_time_is_over(exchange: Exchange, felt: Time) -> None:
    exchange.faults.add("down", seconds=10)
    with pytest.raises(DroppedError):
        await exchange.call("getUpdates", Params({}))
    felt.seconds += 10
    assert await send(exchange)
    assert exchange.faults.views() == []


async def test_slow_takes_its_time(exchange: Exchange) -> None:
    exchange.faults.add("slow", seconds=0)
    assert await send(exchange)
    assert exchange.calls.find()[-1]["fault"] == "slow"


async def test_faults_end_when_deleted(exchange: Exchange) -> None:
    first = exchange.faults.add("500", times=0)
    second = exchange.faults.add("429", times=0)
    exchange.faults.delete(first.id)
    assert [one["id"] for one in exchange.faults.views()] == [second.id]
    exchange.faults.delete()
    assert await send(exchange)
    with pytest.raises(GestureError, match="'fire' is not one of"):
        exchange.faults.add("fire")


async def test_a_chat_takes_three_at_once_and_then_one_a_second(exchange: Exchange, felt: Time) -> None:
    exchange.telegram.pace.strict = True
    for _ in range(3):
        await send(exchange)
    with pytest.raises(TelegramError) as caught:
        await send(exchange)
    assert caught.value.parameters == {"retry_after": 1}
    assert await send(exchange, chat=IVAN)
    felt.seconds += 1
    assert await send(exchange)
    with pytest.raises(TelegramError):
        await send(exchange)


async def test_the_city_takes_thirty_a_second(exchange: Exchange, felt: Time) -> None:
    exchange.telegram.pace.strict = True
    people = range(2000, 2031)
    for number in people:
        exchange.world.add_person(Person(number, "Гость", started=True))
    for number in people[:30]:
        await send(exchange, chat=number)
    with pytest.raises(TelegramError, match="retry after 1"):
        await send(exchange, chat=people[30])
    felt.seconds += 1
    assert await send(exchange, chat=people[30])


async def test_edits_and_typing_are_not_counted(exchange: Exchange) -> None:
    exchange.telegram.pace.strict = True
    number = await send(exchange)
    for text in "абвгд":
        values = {"chat_id": ANNA, "message_id": number, "text": text}
        await exchange.call("editMessageText", Params(values))
        await exchange.call("sendChatAction", Params({"chat_id": ANNA, "action": "typing"}))


async def test_the_log_tells_what_the_bot_did(exchange: Exchange) -> None:
    keyboard = '{"inline_keyboard": [[{"text": "Да", "callback_data": "x"}]]}'
    await exchange.call(
        "sendMessage", Params({"chat_id": "1002", "text": "?", "reply_markup": keyboard, "txt": "?"})
    )
    with pytest.raises(TelegramError):
        await exchange.call("editMessageText", Params({"chat_id": 1002, "message_id": 9, "text": "?"}))
    assert await exchange.call("getUpdates", Params({"offset": -1, "timeout": 0}))
    sent, edit, _ = exchange.calls.find()
    assert sent["params"]["reply_markup"]["inline_keyboard"][0][0]["text"] == "Да"
    assert (sent["person"], sent["ok"], sent["warnings"]) == (1002, True, ["unknown parameter: txt"])
    assert (edit["error_code"], edit["error"]) == (400, "Bad Request: message to edit not found")
    assert [one["method"] for one in exchange.calls.find(contains="НАЙДЁТСЯ ли")] == []
    assert [one["id"] for one in exchange.calls.find(method="sendmessage")] == [sent["id"]]
    assert [one["id"] for one in exchange.calls.find(after=sent["id"], limit=1)] == [edit["id"] + 1]


async def test_an_empty_poll_is_not_worth_a_line(exchange: Exchange) -> None:
    exchange.world.updates.drop()
    await exchange.call("getUpdates", Params({}))
    assert exchange.calls.find() == []


async def test_a_number_that_is_none_is_warned_of(exchange: Exchange) -> None:
    with pytest.raises(TelegramError):
        await exchange.call("deleteMessage", Params({"chat_id": "1002", "message_id": "три"}))
    assert exchange.calls.find()[-1]["warnings"] == ["not a number: message_id"]


async def test_faults_over_http(wire: Wire) -> None:
    _, made = await wire.post("sim/faults", {"kind": "429", "method": "getMe", "retry_after": 5})
    assert made["fault"]["left"] == 1
    assert await wire.bot("getMe") == (
        429,
        {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 5",
            "parameters": {"retry_after": 5},
        },
    )
    assert (await wire.bot("getMe"))[0] == 200
    await wire.post("sim/faults", {"kind": "down"})
    async with wire.http.delete(f"{wire.url}/sim/faults") as answer:
        assert (await answer.json())["faults"] == []
    assert (await wire.post("sim/faults", {"kind": "fire"}))[0] == 400
    assert (await wire.post("sim/pace", {"strict": True}))[1]["strict_pace"] is True
    assert (await wire.get("sim/state"))[1]["strict_pace"] is True
