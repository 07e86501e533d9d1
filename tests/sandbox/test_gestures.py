"""What people do, and what the bot is told of it."""

from typing import Any

import pytest

from sandbox.errors import GestureError
from sandbox.params import Upload
from sandbox.telegram import Telegram
from tests.sandbox.conftest import ANNA, IVAN, OLGA, Bot

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Назад", "callback_data": "b"}, {"text": "Продолжить", "callback_data": "n"}],
        [
            {"text": "Сайт", "url": "https://example.org"},
            {"text": "Моя ссылка", "url": "https://t.me/nastavnik_demo_bot?start=kod"},
            {"text": "Код", "copy_text": {"text": "7F3K"}},
            {"text": "Занято", "disabled": {}},
        ],
    ]
}


@pytest.fixture
def screen(bot: Bot) -> int:
    return int(bot("sendMessage", chat_id=ANNA, text="?", reply_markup=KEYBOARD)["message_id"])


def why_not(act: Any, *args: Any, **more: Any) -> str:
    with pytest.raises(GestureError) as caught:
        act(*args, **more)
    return str(caught.value)


def test_a_word_arrives_as_an_update(bot: Bot, telegram: Telegram) -> None:
    outcome = telegram.say(ANNA, " /menu сейчас ")
    update = bot.updates()[-1]
    assert update["update_id"] == outcome.update_id
    assert update["message"]["text"] == "/menu сейчас"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]
    assert update["message"]["from"]["language_code"] == "ru"


def test_a_long_word_arrives_in_pieces(bot: Bot, telegram: Telegram) -> None:
    telegram.say(ANNA, "х" * 5000)
    assert [len(update["message"]["text"]) for update in bot.updates()] == [4096, 904]


def test_nobody_says_nothing(telegram: Telegram) -> None:
    assert why_not(telegram.say, ANNA, "  ") == "nobody can send an empty message"


def test_an_unknown_person_is_named_with_the_known(telegram: Telegram) -> None:
    assert "1002 Анна Кузнецова" in why_not(telegram.say, 7, "да")


def test_a_link_presses_start_with_its_payload(bot: Bot, telegram: Telegram) -> None:
    telegram.reset()
    outcome = telegram.open_link(ANNA, url="https://t.me/nastavnik_demo_bot?start=abc")
    assert bot.updates()[-1]["message"]["text"] == "/start abc"
    assert telegram.world.people[ANNA].started
    assert outcome.message is not None
    assert outcome.message.seq > outcome.seq


@pytest.mark.parametrize(
    "url", ["https://t.me/another_bot?start=x", "https://example.org", "не ссылка", "http://["]
)
def test_a_foreign_link_is_no_link_to_the_bot(telegram: Telegram, url: str) -> None:
    assert why_not(telegram.open_link, ANNA, url=url).endswith("is no link to @nastavnik_demo_bot")


def test_a_press_by_label_data_or_place(bot: Bot, telegram: Telegram, screen: int) -> None:
    telegram.tap(ANNA, label="Продолжить")
    telegram.tap(ANNA, label="Прод")
    telegram.tap(ANNA, data="n", message_id=screen)
    telegram.tap(ANNA, row=0, col=1)
    presses = [update["callback_query"] for update in bot.updates()]
    assert [press["data"] for press in presses] == ["n"] * 4
    assert presses[0]["message"]["message_id"] == screen
    assert len({press["id"] for press in presses}) == 4


def test_the_newest_message_with_the_button_is_meant(bot: Bot, telegram: Telegram, screen: int) -> None:
    newer = bot("sendMessage", chat_id=ANNA, text="?", reply_markup=KEYBOARD)["message_id"]
    telegram.tap(ANNA, label="Назад")
    telegram.tap(ANNA, label="Назад", message_id=screen)
    pressed = [update["callback_query"]["message"]["message_id"] for update in bot.updates()]
    assert pressed == [newer, screen]


@pytest.mark.usefixtures("screen")
def test_a_missing_button_is_told_with_those_that_are_there(telegram: Telegram) -> None:
    assert why_not(telegram.tap, ANNA, label="Вперёд") == (
        f"no button 'Вперёд' in chat {ANNA}; there are: "
        "'Назад', 'Продолжить', 'Сайт', 'Моя ссылка', 'Код', 'Занято'"
    )
    assert why_not(telegram.tap, ANNA).startswith("say which button")
    assert (
        why_not(telegram.tap, ANNA, label="Назад", message_id=999)
        == f"there is no message 999 in chat {ANNA}"
    )


def test_a_forged_press_must_be_meant(bot: Bot, telegram: Telegram, screen: int) -> None:
    assert "no button 'admin:1'" in why_not(telegram.tap, ANNA, data="admin:1")
    telegram.tap(ANNA, data="admin:1", forged=True)
    telegram.tap(ANNA, data="admin:2", message_id=999, forged=True)
    last, gone = [update["callback_query"] for update in bot.updates()]
    assert (last["data"], last["message"]["message_id"]) == ("admin:1", screen)
    assert gone["message"] == {"chat": telegram.world.chats[ANNA].card, "message_id": 999, "date": 0}


@pytest.mark.usefixtures("screen")
def test_buttons_that_do_not_call_the_bot(bot: Bot, telegram: Telegram) -> None:
    assert telegram.tap(ANNA, label="Сайт").more == {"opened": "https://example.org"}
    assert telegram.tap(ANNA, label="Код").more == {"copied": "7F3K"}
    assert why_not(telegram.tap, ANNA, label="Занято") == "the button 'Занято' is disabled"
    assert bot.updates() == []
    telegram.tap(ANNA, label="Моя ссылка")
    assert bot.updates()[-1]["message"]["text"] == "/start kod"


def test_the_keyboard_under_the_text_field_is_pressed_too(bot: Bot, telegram: Telegram) -> None:
    rows = [["План"], [{"text": "Отправить номер", "request_contact": True}]]
    bot("sendMessage", chat_id=ANNA, text="?", reply_markup={"keyboard": rows, "one_time_keyboard": True})
    telegram.tap(ANNA, label="План")
    assert bot.updates()[-1]["message"]["text"] == "План"
    assert telegram.world.chats[ANNA].reply_keyboard is None
    bot("sendMessage", chat_id=ANNA, text="?", reply_markup={"keyboard": rows})
    telegram.tap(ANNA, label="номер")
    assert bot.updates()[-1]["message"]["contact"]["user_id"] == ANNA


def test_a_contact_may_be_somebody_elses(bot: Bot, telegram: Telegram) -> None:
    telegram.share_contact(ANNA)
    telegram.share_contact(ANNA, contact_of=IVAN, phone="+7000")
    own, other = [update["message"]["contact"] for update in bot.updates()]
    assert own == {
        "phone_number": "+79990001002",
        "first_name": "Анна",
        "last_name": "Кузнецова",
        "user_id": ANNA,
    }
    assert (other["user_id"], other["phone_number"]) == (IVAN, "+7000")


def test_a_forwarded_text_tells_its_origin(bot: Bot, telegram: Telegram) -> None:
    telegram.forward(ANNA, "чужие слова", author="Кто-то")
    origin = bot.updates()[-1]["message"]["forward_origin"]
    assert (origin["type"], origin["sender_user_name"]) == ("hidden_user", "Кто-то")


@pytest.mark.parametrize("kind", ["document", "photo", "voice", "sticker", "video_note"])
def test_files_of_all_kinds_can_be_fetched(bot: Bot, telegram: Telegram, kind: str) -> None:
    telegram.upload(
        ANNA, Upload("файл.bin", "", b"12345"), kind=kind, caption="вот" if kind == "photo" else ""
    )
    message = bot.updates()[-1]["message"]
    medium = message[kind][-1] if kind == "photo" else message[kind]
    assert medium["file_size"] == 5
    path = bot("getFile", file_id=medium["file_id"])["file_path"]
    fetched = telegram.file_at(path)
    assert fetched is not None
    assert fetched.body == b"12345"


def test_a_file_of_no_kind_or_no_bytes_is_not_sent(telegram: Telegram) -> None:
    assert "is not one of" in why_not(telegram.upload, ANNA, Upload("a", "", b"x"), kind="hologram")
    assert why_not(telegram.upload, ANNA, Upload("a", "", b"")) == "the file a is empty"


@pytest.mark.usefixtures("screen")
def test_blocking_is_an_update_and_silences_gestures(bot: Bot, telegram: Telegram) -> None:
    telegram.block(ANNA)
    change = bot.updates()[-1]["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    assert "has blocked the bot" in why_not(telegram.say, ANNA, "да")
    assert "has blocked the bot" in why_not(telegram.tap, ANNA, label="Назад")
    assert "has already blocked" in why_not(telegram.block, ANNA)
    telegram.open_link(ANNA, payload="")
    unblocked, start = bot.updates()[-2:]
    assert unblocked["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start"


def test_a_reaction_is_told_when_the_bot_asked_for_it(bot: Bot, telegram: Telegram, screen: int) -> None:
    assert telegram.react(ANNA, screen, "👍").update_id is None
    bot("getUpdates", allowed_updates='["message_reaction"]')
    telegram.react(ANNA, screen, None)
    change = bot.updates()[-1]["message_reaction"]
    assert (change["old_reaction"], change["new_reaction"]) == ([{"type": "emoji", "emoji": "👍"}], [])


def test_a_vote_counts_once(bot: Bot, telegram: Telegram) -> None:
    sent = bot("sendPoll", chat_id=ANNA, question="?", options='["а", "б"]')
    telegram.vote(ANNA, sent["message_id"], [0])
    assert bot.updates()[-1]["poll"]["total_voter_count"] == 1
    assert "has answered this poll already" in why_not(telegram.vote, ANNA, sent["message_id"], [1])
    assert why_not(telegram.vote, IVAN, sent["message_id"], [0]) == (
        f"there is no message {sent['message_id']} in chat {IVAN}"
    )


def test_a_group_is_joined_by_link_or_by_request(bot: Bot, telegram: Telegram) -> None:
    group = telegram.gather("Учительская", [OLGA])
    assert bot.updates()[-1]["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    link = bot("createChatInviteLink", chat_id=group.id)["invite_link"]
    telegram.open_link(ANNA, url=link)
    assert group.members[ANNA] == "member"
    asks = bot("createChatInviteLink", chat_id=group.id, creates_join_request="true")["invite_link"]
    telegram.open_link(IVAN, url=asks)
    assert bot.updates()[-1]["chat_join_request"]["from"]["id"] == IVAN
    assert "is not in the group" in why_not(telegram.say, IVAN, "да", chat_id=group.id)
    assert bot("approveChatJoinRequest", chat_id=group.id, user_id=IVAN) is True
    telegram.say(IVAN, "Добрый день", chat_id=group.id)
    assert bot.updates()[-1]["message"]["chat"]["title"] == "Учительская"
    bot("revokeChatInviteLink", chat_id=group.id, invite_link=link)
    assert why_not(telegram.open_link, IVAN, url=link) == "this invite link is no longer valid"


def test_a_reset_makes_strangers_and_uses_no_id_twice(bot: Bot, telegram: Telegram) -> None:
    before = telegram.say(ANNA, "раз")
    telegram.reset()
    assert not telegram.world.people[ANNA].started
    assert bot.updates() == []
    after = telegram.say(ANNA, "два")
    assert before.update_id is not None
    assert after.update_id == before.update_id + 1
    assert after.message is not None
    assert before.message is not None
    assert after.message.id > before.message.id
