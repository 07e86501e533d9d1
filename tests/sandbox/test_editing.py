"""Edits, deletions, copies and answers to presses."""

from typing import Any

import pytest

from sandbox.params import Upload
from sandbox.telegram import Telegram
from tests.sandbox.conftest import ANNA, IVAN, Bot, Time

KEYBOARD = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
PAPER = {"paper": Upload("Приказ.docx", "", b"docx")}


@pytest.fixture
def screen(bot: Bot) -> dict[str, Any]:
    message: dict[str, Any] = bot("sendMessage", chat_id=ANNA, text="Вопрос 1", reply_markup=KEYBOARD)
    return message


@pytest.fixture
def paper(bot: Bot) -> dict[str, Any]:
    message: dict[str, Any] = bot(
        "sendDocument", PAPER, chat_id=ANNA, document="attach://paper", caption="Приказ"
    )
    return message


def place(message: dict[str, Any]) -> dict[str, int]:
    return {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}


def test_an_edit_keeps_the_id_and_drops_a_keyboard_not_repeated(bot: Bot, screen: Any, now: Time) -> None:
    now.seconds += 60
    edited = bot("editMessageText", text="Вопрос 2", **place(screen))
    assert (edited["message_id"], edited["text"]) == (screen["message_id"], "Вопрос 2")
    assert edited["edit_date"] == screen["date"] + 60
    assert "reply_markup" not in edited


def test_an_edit_does_not_change_what_was_already_said(bot: Bot, telegram: Telegram, screen: Any) -> None:
    telegram.tap(ANNA, label="Да")
    bot("editMessageText", text="Вопрос 2", **place(screen))
    pressed = bot.updates()[-1]["callback_query"]["message"]
    assert pressed["text"] == "Вопрос 1"


def test_an_unchanged_edit_is_refused(bot: Bot, screen: Any) -> None:
    same = {"text": "<i></i>Вопрос 1 ", "parse_mode": "HTML", "reply_markup": KEYBOARD}
    assert bot.refused("editMessageText", **place(screen), **same) == NOT_MODIFIED
    assert bot.refused("editMessageReplyMarkup", **place(screen), reply_markup=KEYBOARD) == NOT_MODIFIED
    assert bot("editMessageText", **place(screen), text="<b>Вопрос</b> 1", parse_mode="HTML")


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("editMessageText", {"text": "да"}),
        ("editMessageCaption", {"caption": "да"}),
        ("editMessageReplyMarkup", {}),
        ("editMessageMedia", {"media": '{"type": "document", "media": "attach://paper"}'}),
    ],
)
def test_a_missing_message_cannot_be_edited(bot: Bot, method: str, params: dict[str, Any]) -> None:
    refusal = bot.refused(method, PAPER, chat_id=ANNA, message_id=999, **params)
    assert refusal == "Bad Request: message to edit not found"


def test_only_its_own_messages_can_be_edited(bot: Bot, telegram: Telegram) -> None:
    message = telegram.say(ANNA, "моё").message
    assert message is not None
    refusal = bot.refused("editMessageText", chat_id=ANNA, message_id=message.id, text="наше")
    assert refusal == "Bad Request: message can't be edited"


def test_a_message_with_a_reply_keyboard_cannot_be_edited(bot: Bot) -> None:
    sent = bot("sendMessage", chat_id=ANNA, text="?", reply_markup={"keyboard": [["План"]]})
    assert bot.refused("editMessageText", text="!", **place(sent)) == "Bad Request: message can't be edited"


def test_text_and_caption_are_not_confused(bot: Bot, screen: Any, paper: Any) -> None:
    no_text = bot.refused("editMessageText", text="да", **place(paper))
    assert no_text == "Bad Request: there is no text in the message to edit"
    no_caption = bot.refused("editMessageCaption", caption="да", **place(screen))
    assert no_caption == "Bad Request: there is no caption in the message to edit"
    too_long = bot.refused("editMessageCaption", caption="х" * 1025, **place(paper))
    assert too_long == "Bad Request: message caption is too long"
    assert bot("editMessageCaption", caption="Новый", **place(paper))["caption"] == "Новый"


def test_a_text_becomes_a_document_and_the_file_changes(bot: Bot, screen: Any) -> None:
    media = '{"type": "document", "media": "attach://paper", "caption": "<b>вот</b>", "parse_mode": "HTML"}'
    edited = bot("editMessageMedia", PAPER, media=media, **place(screen))
    assert "text" not in edited
    assert edited["document"]["file_name"] == "Приказ.docx"
    assert edited["caption_entities"] == [{"type": "bold", "offset": 0, "length": 3}]


def test_a_deleted_message_is_gone(bot: Bot, screen: Any) -> None:
    assert bot("deleteMessage", **place(screen)) is True
    assert bot.refused("deleteMessage", **place(screen)) == "Bad Request: message to delete not found"
    assert (
        bot.refused("editMessageText", text="да", **place(screen)) == "Bad Request: message to edit not found"
    )


def test_after_48_hours_nothing_can_be_deleted(bot: Bot, screen: Any, now: Time) -> None:
    now.seconds += 48 * 3600 + 1
    words = "Bad Request: message can't be deleted for everyone"
    assert bot.refused("deleteMessage", **place(screen)) == words
    ids = {"chat_id": ANNA, "message_ids": [screen["message_id"]]}
    assert bot.refused("deleteMessages", **ids) == words


def test_many_are_deleted_at_once_and_missing_ones_passed_over(
    bot: Bot, telegram: Telegram, screen: Any
) -> None:
    assert bot("deleteMessages", chat_id=ANNA, message_ids=f"[{screen['message_id']}, 999]") is True
    assert telegram.world.chats[ANNA].find(screen["message_id"]) is None
    refusal = bot.refused("deleteMessages", chat_id=ANNA, message_ids=list(range(101)))
    assert refusal == "Bad Request: too many message identifiers specified"


def test_a_copy_has_no_author_and_a_forward_has(bot: Bot, telegram: Telegram, paper: Any) -> None:
    ids = {"chat_id": IVAN, "from_chat_id": ANNA, "message_id": paper["message_id"]}
    copied = telegram.world.chats[IVAN].messages[bot("copyMessage", **ids, caption="Для вас")["message_id"]]
    assert copied.data["document"] == paper["document"]
    assert copied.data["caption"] == "Для вас"
    assert "forward_origin" not in copied.data
    forwarded = bot("forwardMessage", **ids)
    assert forwarded["forward_origin"]["sender_user"]["is_bot"] is True
    refusal = bot.refused("copyMessage", chat_id=IVAN, from_chat_id=ANNA, message_id=999)
    assert refusal == "Bad Request: message to copy not found"


def test_several_are_copied_and_forwarded_in_order(bot: Bot, screen: Any, paper: Any) -> None:
    ids = [screen["message_id"], 999, paper["message_id"]]
    for method in ("copyMessages", "forwardMessages"):
        assert len(bot(method, chat_id=IVAN, from_chat_id=ANNA, message_ids=ids)) == 2
    nothing = bot.refused("forwardMessages", chat_id=IVAN, from_chat_id=ANNA, message_ids=[999])
    assert nothing == "Bad Request: there are no messages to forward"


@pytest.mark.usefixtures("screen")
def test_a_press_is_answered_once(bot: Bot, telegram: Telegram) -> None:
    query = telegram.tap(ANNA, label="Да").query_id
    assert bot("answerCallbackQuery", callback_query_id=query, text="Принято", show_alert="true") is True
    event = telegram.world.events.kept[-1]
    assert (event.kind, event.person, event.subject["text"], event.subject["alert"]) == (
        "callback_answer", ANNA, "Принято", True,
    )  # fmt: skip
    assert bot.refused("answerCallbackQuery", callback_query_id=query) == TOO_OLD
    assert bot.refused("answerCallbackQuery", callback_query_id="12") == TOO_OLD


@pytest.mark.usefixtures("screen")
def test_an_old_press_can_be_answered_no_more(bot: Bot, telegram: Telegram, now: Time, felt: Time) -> None:
    jumped, forgotten = (telegram.tap(ANNA, label="Да").query_id for _ in range(2))
    now.seconds += 86_400
    assert bot("answerCallbackQuery", callback_query_id=jumped), (
        "a jump of the clock alone makes no press old"
    )
    felt.seconds += 16
    assert bot.refused("answerCallbackQuery", callback_query_id=forgotten) == TOO_OLD


@pytest.mark.usefixtures("screen")
def test_a_long_answer_to_a_press_is_refused(bot: Bot, telegram: Telegram) -> None:
    query = telegram.tap(ANNA, label="Да").query_id
    refusal = bot.refused("answerCallbackQuery", callback_query_id=query, text="х" * 201)
    assert refusal == "Bad Request: MESSAGE_TOO_LONG"
    assert bot("answerCallbackQuery", callback_query_id=query), "a refused answer is no answer"
