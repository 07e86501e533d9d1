"""Messages out: what Telegram takes, and what it refuses in which words."""

import pytest

from sandbox.telegram import Telegram
from tests.sandbox.conftest import ANNA, IVAN, Bot, Time

FORBIDDEN_STRANGER = "Forbidden: bot can't initiate conversation with a user"
FORBIDDEN_BLOCKED = "Forbidden: bot was blocked by the user"


def test_a_message_has_what_a_library_expects(bot: Bot, now: Time) -> None:
    message = bot("sendMessage", chat_id=ANNA, text="Здравствуйте")
    assert message["from"] == {
        "id": 1, "is_bot": True, "first_name": "Наставник", "username": "nastavnik_demo_bot",
    }  # fmt: skip
    assert message["chat"] == {"id": ANNA, "type": "private", "first_name": "Анна", "last_name": "Кузнецова"}
    assert (message["text"], message["date"]) == ("Здравствуйте", int(now.seconds))


def test_ids_of_messages_grow_over_all_chats(bot: Bot) -> None:
    first = bot("sendMessage", chat_id=ANNA, text="раз")["message_id"]
    assert bot("sendMessage", chat_id=IVAN, text="два")["message_id"] == first + 1


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "  \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "а" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "да", "chat_id": 42}, "chat not found"),
        ({"text": "да", "chat_id": ""}, "chat_id is empty"),
        ({"text": "да", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "да", "reply_parameters": '{"message_id": 999}'}, "message to be replied not found"),
        ({"text": "да", "reply_parameters": "{"}, "can't parse reply parameters JSON object"),
        ({"text": "да", "entities": "[1]"}, "can't parse MessageEntity: expected an Object"),
    ],
)
def test_it_refuses_a_text_as_telegram_does(bot: Bot, params: dict[str, object], words: str) -> None:
    assert bot.refused("sendMessage", **{"chat_id": ANNA, **params}) == f"Bad Request: {words}"


def test_the_limit_counts_what_is_left_after_parsing(bot: Bot) -> None:
    message = bot("sendMessage", chat_id=ANNA, text="<b>" + "&lt;" * 4096 + "</b>", parse_mode="HTML")
    assert message["text"] == "<" * 4096


def test_a_stranger_and_a_blocker_are_out_of_reach(bot: Bot, telegram: Telegram) -> None:
    telegram.reset()
    assert bot.refused("sendMessage", chat_id=ANNA, text="да") == FORBIDDEN_STRANGER
    telegram.say(ANNA, "Здравствуйте")
    telegram.block(ANNA)
    for method, params in (
        ("sendMessage", {"text": "да"}),
        ("sendChatAction", {"action": "typing"}),
        ("editMessageText", {"message_id": 1, "text": "да"}),
        ("sendContact", {"phone_number": "1", "first_name": "x"}),
    ):
        assert bot.refused(method, chat_id=ANNA, **params) == FORBIDDEN_BLOCKED
    telegram.unblock(ANNA)
    assert bot("sendMessage", chat_id=ANNA, text="да")


def test_a_person_is_found_by_user_name(bot: Bot, telegram: Telegram) -> None:
    person = telegram.world.people[ANNA]
    person.username = "Anna_K"
    telegram.world.person_changed(person)
    assert bot("sendMessage", chat_id="@anna_k", text="да")["chat"]["id"] == ANNA


def test_a_reply_carries_the_message_it_answers(bot: Bot, telegram: Telegram) -> None:
    asked = telegram.say(ANNA, "Можно вопрос?").message
    assert asked is not None
    answer = bot("sendMessage", chat_id=ANNA, text="Да", reply_parameters={"message_id": asked.id})
    assert answer["reply_to_message"]["text"] == "Можно вопрос?"
    anyway = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in bot("sendMessage", chat_id=ANNA, text="Да", reply_parameters=anyway)


def test_silence_and_protection_are_kept(bot: Bot, telegram: Telegram) -> None:
    sent = bot("sendMessage", chat_id=ANNA, text="тс", disable_notification="true", protect_content="true")
    message = telegram.world.chats[ANNA].messages[sent["message_id"]]
    assert message.silent
    assert sent["has_protected_content"] is True
    refusal = bot.refused("forwardMessage", chat_id=IVAN, from_chat_id=ANNA, message_id=sent["message_id"])
    assert "message has protected content and can't be forwarded" in refusal


def test_typing_is_an_event_and_nonsense_is_not(bot: Bot, telegram: Telegram) -> None:
    assert bot("sendChatAction", chat_id=ANNA, action="upload_document") is True
    event = telegram.world.events.kept[-1]
    assert (event.kind, event.person, event.subject) == ("typing", ANNA, "upload_document")
    words = bot.refused("sendChatAction", chat_id=ANNA, action="thinking")
    assert words == "Bad Request: wrong parameter action in request"


def test_a_contact_and_a_place(bot: Bot) -> None:
    contact = bot("sendContact", chat_id=ANNA, phone_number="+7999", first_name="Ольга")["contact"]
    assert contact == {"phone_number": "+7999", "first_name": "Ольга"}
    assert bot.refused("sendContact", chat_id=ANNA, first_name="x") == "Bad Request: phone number is empty"
    place = bot("sendLocation", chat_id=ANNA, latitude="55.7", longitude="37.6")["location"]
    assert place == {"latitude": 55.7, "longitude": 37.6}
    assert bot.refused("sendLocation", chat_id=ANNA, latitude="1") == "Bad Request: longitude is empty"


def test_a_poll_is_sent_answered_and_closed(bot: Bot, telegram: Telegram) -> None:
    sent = bot(
        "sendPoll", chat_id=ANNA, question="Когда?", options='["12.10", "13.10"]', is_anonymous="false"
    )
    telegram.vote(ANNA, sent["message_id"], [1])
    answer = bot.updates()[-1]["poll_answer"]
    assert (answer["option_ids"], answer["user"]["id"]) == ([1], ANNA)
    closed = bot("stopPoll", chat_id=ANNA, message_id=sent["message_id"])
    assert closed["is_closed"] is True
    assert [option["voter_count"] for option in closed["options"]] == [0, 1]
    again = bot.refused("stopPoll", chat_id=ANNA, message_id=sent["message_id"])
    assert again == "Bad Request: poll has already been closed"


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"question": "", "options": '["a"]'}, "poll question must be non-empty"),
        ({"question": "х" * 301, "options": '["a"]'}, "poll question length must not exceed 300"),
        ({"question": "?", "options": "[]"}, "poll must have 1-12 options"),
        ({"question": "?", "options": '["а", ""]'}, "poll options must be non-empty"),
        ({"question": "?", "options": f'["{"а" * 101}"]'}, "poll options length must not exceed 100"),
    ],
)
def test_it_refuses_a_poor_poll(bot: Bot, params: dict[str, str], words: str) -> None:
    assert bot.refused("sendPoll", chat_id=ANNA, **params) == f"Bad Request: {words}"


def test_a_rich_message_is_drawn_plainly(bot: Bot) -> None:
    table = {"html": "<h1>Доска</h1><table><tr><td>Пары</td><td>12</td></tr></table>"}
    message = bot("sendRichMessage", chat_id=ANNA, rich_message=table)
    assert [block["text"] for block in message["rich_message"]["blocks"]] == ["Доска", "Пары  12"]
    blocks = {"blocks": [{"type": "paragraph", "text": ["раз ", {"type": "bold", "text": "два"}]}]}
    assert bot("sendRichMessage", chat_id=ANNA, rich_message=blocks)["rich_message"]["blocks"]
    assert (
        bot.refused("sendRichMessage", chat_id=ANNA, rich_message={}) == "Bad Request: message text is empty"
    )


def test_an_unknown_method_is_refused_loudly(bot: Bot) -> None:
    assert bot.refused("sendDice", chat_id=ANNA) == "Not Found: method not found"
    assert bot.refused("nonsense") == "Not Found: method not found"


def test_the_case_of_a_method_does_not_matter(bot: Bot) -> None:
    assert bot("SENDMESSAGE", chat_id=ANNA, text="да")["text"] == "да"


def test_history_can_be_bounded() -> None:
    telegram = Telegram(history=3)
    telegram.open_link(ANNA, payload="")
    for number in range(5):
        telegram.call("sendMessage", {"chat_id": ANNA, "text": str(number)})
    assert [one.data["text"] for one in telegram.world.chats[ANNA].messages.values()] == ["2", "3", "4"]
