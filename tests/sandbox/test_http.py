"""The doors over HTTP: tokens, encodings, polling, broken connections, foreign pages."""

import asyncio
import json

import aiohttp
import pytest

from sandbox.exchange import Exchange
from sandbox.http import Server, serve
from tests.sandbox.conftest import ANNA, Wire


@pytest.fixture
async def anna(wire: Wire) -> int:
    await wire.post("sim/open_link", {"person": ANNA, "payload": ""})
    await wire.bot("deleteWebhook", drop_pending_updates="true")
    return ANNA


async def test_the_first_token_is_the_token(wire: Wire) -> None:
    status, me = await wire.bot("getMe", token="77:abc")
    assert (status, me["result"]["id"]) == (200, 77)
    assert await wire.bot("getMe", token="78:abc") == (
        401,
        {"ok": False, "error_code": 401, "description": "Unauthorized"},
    )


@pytest.mark.parametrize("token", ["abc", "77", "77:", ":abc", "77:а"])
async def test_what_is_no_token_is_not_found(wire: Wire, token: str) -> None:
    status, answer = await wire.bot("getMe", token=token)
    assert (status, answer["description"]) == (404, "Not Found")


async def test_a_call_may_be_a_form_json_parts_or_a_query(wire: Wire, anna: int) -> None:
    url, text = f"{wire.url}/bot1:test/sendMessage", "Да + нет = 100 % ✓"
    values = {"chat_id": str(anna), "text": text}
    parts = aiohttp.FormData(values, default_to_multipart=True)
    for content in (
        {"data": values},
        {"json": {"chat_id": anna, "text": text}},
        {"data": parts},
        {"params": values},
    ):
        async with wire.http.post(url, **content) as answer:
            assert (await answer.json())["result"]["text"] == text
    async with wire.http.get(url, params=values) as answer:
        assert (await answer.json())["result"]["text"] == text


async def test_json_that_is_none_is_refused(wire: Wire) -> None:
    url = f"{wire.url}/bot1:test/getMe"
    async with wire.http.post(url, data=b"{", headers={"Content-Type": "application/json"}) as answer:
        assert (await answer.json())["description"] == "Bad Request: Can't parse request JSON object"


async def test_a_file_goes_up_and_down(wire: Wire, anna: int) -> None:
    form = aiohttp.FormData({"chat_id": str(anna), "document": "attach://paper"}, quote_fields=False)
    form.add_field("paper", b"docx", filename="Приказ № 1.docx")
    async with wire.http.post(f"{wire.url}/bot1:test/sendDocument", data=form) as answer:
        document = (await answer.json())["result"]["document"]
    assert document["file_name"] == "Приказ № 1.docx"
    _, found = await wire.bot("getFile", file_id=document["file_id"])
    async with wire.http.get(f"{wire.url}/file/bot1:test/{found['result']['file_path']}") as answer:
        assert await answer.read() == b"docx"
    async with wire.http.get(f"{wire.url}/file/bot1:test/documents/none.docx") as answer:
        assert answer.status == 404
    async with wire.http.get(f"{wire.url}/file/bot2:other/x") as answer:
        assert answer.status == 401
    async with wire.http.get(f"{wire.url}/sim/files/{document['file_id']}") as answer:
        assert "filename*=UTF-8''%D0%9F" in answer.headers["Content-Disposition"]


async def test_a_held_poll_gets_the_update_at_once(exchange: Exchange, wire: Wire, anna: int) -> None:
    poll = asyncio.create_task(wire.bot("getUpdates", timeout=30))
    await poll_is_held(exchange)
    _, said = await wire.post("sim/say", {"person": anna, "text": "вот"})
    _, answer = await poll
    assert answer["result"][0]["update_id"] == said["update_id"]


async def poll_is_held(exchange: Exchange) -> None:
    assert await exchange.polling.bell.until(lambda: exchange.polling.held, 5)


async def test_a_second_poller_ends_the_first(exchange: Exchange, wire: Wire, anna: int) -> None:
    first = asyncio.create_task(wire.bot("getUpdates", timeout=30))
    await poll_is_held(exchange)
    second = asyncio.create_task(wire.bot("getUpdates", timeout=30))
    status, answer = await first
    assert (status, answer["description"]) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    await wire.post("sim/say", {"person": anna, "text": "вот"})
    assert len((await second)[1]["result"]) == 1


async def test_a_webhook_ends_a_held_poll(exchange: Exchange, wire: Wire) -> None:
    poll = asyncio.create_task(wire.bot("getUpdates", timeout=30))
    await poll_is_held(exchange)
    await wire.bot("setWebhook", url="http://127.0.0.1:9/hook")
    status, answer = await poll
    assert (status, answer["description"]) == (409, "Conflict: terminated by setWebhook request")


async def test_closing_lets_a_held_poll_go(exchange: Exchange) -> None:
    server = await serve(exchange)
    async with aiohttp.ClientSession() as http:
        wire = Wire(http, server.url)
        poll = asyncio.create_task(wire.bot("getUpdates", timeout=50))
        await poll_is_held(exchange)
        await server.close()
        assert await poll == (200, {"ok": True, "result": []})


async def test_a_dropped_call_is_a_broken_connection(wire: Wire, anna: int) -> None:
    await wire.post("sim/faults", {"kind": "drop_after", "method": "sendMessage"})
    with pytest.raises(aiohttp.ClientError):
        await wire.bot("sendMessage", chat_id=anna, text="да")
    _, chat = await wire.get(f"sim/chats/{anna}")
    assert chat["messages"][-1]["text"] == "да"
    assert (await wire.bot("getMe"))[0] == 200


async def test_the_poll_of_a_killed_bot_is_let_go(exchange: Exchange, wire: Wire) -> None:
    poll = asyncio.create_task(wire.bot("getUpdates", timeout=50))
    await poll_is_held(exchange)
    poll.cancel()
    while exchange.polling.held:
        await wire.get("sim/clock")
    assert (await wire.get("sim/calls"))[1]["calls"][-1]["error"] == "the bot hung up"


async def test_a_slow_call_has_its_effect_though_the_bot_hung_up(
    exchange: Exchange, wire: Wire, anna: int
) -> None:
    seq = exchange.events.seq
    await wire.post("sim/faults", {"kind": "slow", "method": "sendMessage", "seconds": 0.05})
    sending = asyncio.create_task(wire.bot("sendMessage", chat_id=anna, text="поздно"))
    while exchange.faults.waiting:
        await wire.get("sim/clock")
    sending.cancel()
    _, told = await wire.get("sim/events/poll", after=seq, kinds="message")
    assert told["events"][0]["message"]["text"] == "поздно"


async def test_settled_means_that_the_bot_asked_for_later_updates(wire: Wire, anna: int) -> None:
    saying = asyncio.create_task(wire.post("sim/say", {"person": anna, "text": "вот"}, wait="settled"))
    _, got = await wire.bot("getUpdates", timeout=30)
    assert not saying.done()
    await wire.bot("getUpdates", offset=got["result"][-1]["update_id"] + 1)
    assert (await saying)[1]["settled"] is True
    _, silent = await wire.post("sim/say", {"person": anna, "text": "вот"}, wait="settled", timeout=0)
    assert silent["settled"] is False


async def test_a_reply_is_something_the_bot_does_here(wire: Wire, anna: int) -> None:
    saying = asyncio.create_task(wire.post("sim/say", {"person": anna, "text": "вот"}, wait="reply"))
    await wire.bot("getUpdates", timeout=30)
    await wire.post("sim/open_link", {"person": 1003, "payload": ""})
    await wire.bot("sendMessage", chat_id=1003, text="не вам")
    assert not saying.done()
    await wire.bot("sendMessage", chat_id=anna, text="вам")
    assert (await saying)[1]["settled"] is True


async def test_a_press_is_replied_to_by_its_own_answer(wire: Wire, anna: int) -> None:
    keyboard = json.dumps({"inline_keyboard": [[{"text": "Да", "callback_data": "x"}]]})
    await wire.bot("sendMessage", chat_id=anna, text="?", reply_markup=keyboard)
    press = {"person": anna, "label": "Да"}
    tapping = asyncio.create_task(wire.post("sim/tap", press, wait="reply"))
    _, got = await wire.bot("getUpdates", timeout=30)
    query = got["result"][-1]["callback_query"]["id"]
    await wire.bot("answerCallbackQuery", callback_query_id=query)
    _, told = await tapping
    assert (told["settled"], told["callback_query_id"]) == (True, query)


@pytest.mark.parametrize(
    ("path", "body", "status", "words"),
    [
        ("say", {"text": "да"}, 400, "'person' is missing"),
        ("say", {"person": 1002}, 400, "'text' is missing"),
        ("say", {"person": 1002, "text": 5}, 400, "'text' is no text"),
        ("say", {"person": 9, "text": "да"}, 404, "there is no person 9"),
        ("tap", {"person": 1002, "label": "Да"}, 404, "no button 'Да' in chat 1002; there are: none at all"),
        ("tap", {"person": 1002, "row": "x"}, 400, "'row' is no whole number"),
        ("upload", {"person": 1002, "file": "x"}, 400, "'file' is no file"),
        ("vote", {"person": 1002, "options": ["x"]}, 400, "not understood"),
        ("people", {}, 400, "'first_name' is missing"),
        ("people", {"first_name": "Анна", "id": 1002}, 409, "there is a person 1002 already"),
    ],
)
async def test_a_mistake_is_one_sentence(
    wire: Wire, path: str, body: dict[str, object], status: int, words: str
) -> None:
    got, answer = await wire.post(f"sim/{path}", body)
    assert (got, answer["ok"]) == (status, False)
    assert answer["error"].startswith(words)


async def test_a_gesture_waits_for_known_things_only(wire: Wire) -> None:
    status, answer = await wire.post("sim/say", {"person": ANNA, "text": "да"}, wait="spring")
    assert (status, answer["error"]) == (400, "wait is 'settled' or 'reply'")


async def test_people_come_and_change(wire: Wire) -> None:
    _, made = await wire.post("sim/people", {"first_name": "Вера", "role_label": "Психолог"})
    number = made["person"]["id"]
    assert number == 1004
    _, changed = await wire.post(f"sim/people/{number}", {"language_code": "en"})
    assert changed["person"]["language_code"] == "en"
    _, state = await wire.post("sim/reset", {"people": "default"})
    assert [one["id"] for one in state["people"]] == [1001, 1002, 1003]


async def test_a_foreign_page_may_not_play(wire: Wire) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Host": "evil.example"}):
        async with wire.http.post(f"{wire.url}/sim/reset", json={}, headers=headers) as answer:
            assert answer.status == 403
    async with wire.http.post(f"{wire.url}/sim/reset", json={}, headers={"Origin": wire.url}) as answer:
        assert answer.status == 200


async def test_it_listens_on_this_machine_only(exchange: Exchange) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        await serve(exchange, "0.0.0.0")  # noqa: S104 - it is refused


async def test_a_taken_port_is_told(exchange: Exchange, server: Server) -> None:
    port = int(server.url.rsplit(":", 1)[1])
    with pytest.raises(OSError, match="address already in use"):
        await serve(exchange, port=port)


async def test_the_coverage_page_names_every_method(wire: Wire) -> None:
    async with wire.http.get(f"{wire.url}/coverage") as answer:
        page = await answer.text()
    assert answer.content_type == "text/html"
    for name in ("sendMessage", "logOut", "sendDice"):
        assert f"<code>{name}</code>" in page
