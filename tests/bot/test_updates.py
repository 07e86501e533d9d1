"""The way of one update: stored once, applied once, answered even after a fall."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from bot.updates import Updates
from handlers import home
from handlers.forms.engine import FormEngine
from handlers.screen import Reply
from storage.engine import Tx
from storage.people import find_account
from storage.records import Role
from storage.tables import inbox
from tests.town import Town, Townsman, lay_school, settle_in


@pytest.fixture
async def anna(town: Town) -> Townsman:
    school = await lay_school(town)
    return await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)


def waiting(town: Town) -> list[dict[str, Any]]:
    """What Telegram would give to the bot now."""
    return town.telegram.world.updates.take(100)


async def states(town: Town) -> list[str]:
    rows = await town.data(lambda tx: tx.all(select(inbox.c.state).order_by(inbox.c.id)))
    return [str(row.state) for row in rows]


async def test_an_update_that_telegram_repeats_is_applied_once(town: Town, anna: Townsman) -> None:
    town.telegram.say(anna.id, "/menu")
    batch = waiting(town)
    await town.app.updates.take(batch, town.clock.now())
    await town.app.updates.take(batch, town.clock.now())
    await town.app.updates.settle()
    assert len(anna.heard) == 1


async def test_what_was_stored_but_not_handled_is_handled_after_a_fall(town: Town, anna: Townsman) -> None:
    town.telegram.say(anna.id, "/menu")
    await town.app.database.write(_store_only(town))
    await town.app.updates.resume()
    await town.app.updates.settle()
    anna.sees("Кузнецова Анна Сергеевна")


async def test_the_words_of_a_tapped_screen_are_not_written_to_the_disk(town: Town, anna: Townsman) -> None:
    await anna.says("/menu")
    town.telegram.tap(anna.id, row=0, col=0)
    await town.app.database.write(_store_only(town))
    rows = await town.data(lambda tx: tx.all(select(inbox.c.payload).where(inbox.c.payload != "")))
    tap = json.loads(rows[0].payload)["callback_query"]
    assert set(tap["message"]) == {"message_id", "date", "chat"}
    await town.app.updates.resume()
    await town.app.updates.settle()
    anna.sees("Анкета наставника")


def _store_only(town: Town) -> Any:
    from functools import partial

    from bot.updates import _inbox_row
    from storage.inbox import store_updates

    rows = [_inbox_row(raw, town.clock.now()) for raw in waiting(town)]
    return partial(store_updates, rows=rows)


async def test_a_reply_that_nobody_may_have_seen_is_shown_again(
    town: Town, anna: Townsman, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fall(_self: Updates, _answer: object) -> None:
        raise ConnectionError("killed between commit and reply")

    with monkeypatch.context() as patch:
        patch.setattr(Updates, "_say", fall)
        await anna.says("/menu")
    assert anna.heard == []
    assert await states(town) == ["applied"]
    await town.app.updates.resume()
    await town.app.updates.settle()
    anna.sees("Кузнецова Анна Сергеевна")
    assert await states(town) == ["said"]


async def test_after_a_fall_the_screen_comes_once_for_many_unseen_replies(
    town: Town, anna: Townsman, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fall(_self: Updates, _answer: object) -> None:
        raise ConnectionError("killed between commit and reply")

    with monkeypatch.context() as patch:
        patch.setattr(Updates, "_say", fall)
        for command in ("/menu", "/help", "/menu"):
            await anna.says(command)
    await town.app.updates.resume()
    await town.app.updates.settle()
    assert len(anna.heard) == 1
    anna.sees("Кузнецова Анна Сергеевна")
    assert await states(town) == ["said"] * 3


async def test_after_a_fall_what_was_tapped_keeps_its_buttons_beside_the_home_screen(
    town: Town, anna: Townsman, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fall(_self: Updates, _answer: object) -> None:
        raise ConnectionError("killed between commit and reply")

    await anna.says("/help")
    with monkeypatch.context() as patch:
        patch.setattr(Updates, "_say", fall)
        await anna.taps("Меню")
    await town.app.updates.resume()
    await town.app.updates.settle()
    tapped, home_screen = [message for message in anna.messages if message.by_bot]
    assert tapped.data.get("reply_markup"), "the tap may never have been answered: it can be repeated"
    assert "Кузнецова Анна Сергеевна" in home_screen.data["text"]


async def test_after_a_fall_the_bot_says_nothing_in_a_group(
    town: Town, anna: Townsman, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = town.telegram.gather("Учительская", [anna.id])
    with monkeypatch.context() as patch:
        patch.setattr(Updates, "_note_said", lambda _self, _row: None)
        town.telegram.say(anna.id, "/menu", chat_id=group.id)
        await town.settles()
    await town.app.updates.resume()
    await town.app.updates.settle()
    assert not any(message.by_bot for message in group.messages.values())
    assert set(await states(town)) == {"said"}


async def test_the_words_of_a_handled_update_are_wiped(town: Town, anna: Townsman) -> None:
    await anna.says("Это секрет")
    stored = await town.data(lambda tx: tx.scalar(select(inbox.c.payload)))
    assert stored == ""


async def test_a_failing_handler_apologises_with_a_code_and_the_chat_goes_on(
    anna: Townsman, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_turn: object) -> Reply:
        raise LookupError("on purpose")

    with monkeypatch.context() as patch:
        patch.setattr(home, "home", fail)
        await anna.says("/menu")
    anna.sees("код Н-")
    await anna.says("/menu")
    anna.sees("Кузнецова Анна Сергеевна")


async def test_a_question_that_cannot_be_shown_does_not_silence_the_bot(
    anna: Townsman, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_of_no_use: object, **_neither: object) -> Reply:
        raise LookupError("on purpose")

    await anna.says("/questionnaire")
    with monkeypatch.context() as patch:
        patch.setattr(FormEngine, "show", fail)
        patch.setattr(FormEngine, "message", fail)
        await anna.says("Математика")
    anna.sees("код Н-")
    await anna.says("/menu")
    anna.sees("Кузнецова Анна Сергеевна")


async def test_quick_messages_of_one_person_keep_their_order(town: Town, anna: Townsman) -> None:
    for command in ("/menu", "/help", "/menu"):
        town.telegram.say(anna.id, command)
    await town.settles()
    menus = ["Кузнецова" in text for text in anna.heard]
    assert menus == [True, False, True]


async def test_a_tap_rewrites_the_message_and_is_always_answered(town: Town, anna: Townsman) -> None:
    await anna.says("/menu")
    await anna.taps("Помощь")
    assert len(anna.heard) == 1
    anna.sees("Чем помогает бот")
    assert all(query.answered for query in town.telegram.world.queries.values())


async def test_typed_words_strip_the_buttons_of_the_old_screen(anna: Townsman) -> None:
    await anna.says("/menu")
    await anna.says("/help")
    first, second = [message for message in anna.messages if message.by_bot]
    assert not first.data.get("reply_markup")
    assert second.data.get("reply_markup")


async def test_a_double_tap_changes_nothing_and_is_no_error(town: Town, anna: Townsman) -> None:
    await anna.says("/menu")
    message = [one for one in anna.messages if one.by_bot][-1]
    for _ in range(2):
        town.telegram.tap(anna.id, message_id=message.id, label="Помощь")
    await town.settles()
    assert len(anna.heard) == 1
    anna.sees("Чем помогает бот")


async def test_who_blocks_the_bot_is_known_as_unreachable(town: Town, anna: Townsman) -> None:
    await anna.says("/menu")
    town.telegram.say(anna.id, "/help")
    town.telegram.world.person(anna.id).blocked = True
    await town.settles()
    account = await town.data(lambda tx: find_account(tx, "telegram", str(anna.id)))
    assert account.reachable is False


async def test_words_in_a_group_are_not_for_the_bot(town: Town, anna: Townsman) -> None:
    raw = {
        "update_id": 5,
        "message": {
            "message_id": 1,
            "date": 0,
            "chat": {"id": -100, "type": "supergroup", "title": "Учительская"},
            "from": {"id": anna.id, "is_bot": False, "first_name": "Анна"},
            "text": "/menu",
        },
    }
    await town.app.updates.take([json.loads(json.dumps(raw))], town.clock.now())
    await town.app.updates.settle()
    assert anna.heard == []
    assert await states(town) == ["said"]


async def test_a_known_person_is_not_written_again_by_every_update(anna: Townsman) -> None:
    written: set[str] = set()
    real = Tx.execute

    async def watch(self: Tx, statement: Any, rows: Any = None) -> Any:
        result = await real(self, statement, rows)
        written.update(self.touched)
        return result

    await anna.says("/menu")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Tx, "execute", watch)
        await anna.says("/help")
    assert written.isdisjoint({"account", "person", "person_role", "school"})
