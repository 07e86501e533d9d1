"""Keyboards: what Telegram refuses under a message."""

import json
from typing import Any

import pytest

from sandbox.markup import keyboard_view, reply_keyboard_view
from sandbox.telegram import Telegram
from tests.sandbox.conftest import ANNA, Bot

BUTTON = {"text": "Да", "callback_data": "да"}


def inline(*buttons: Any) -> str:
    return json.dumps({"inline_keyboard": [list(buttons)]}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("null", "object expected as reply markup"),
        ("[]", "object expected as reply markup"),
        ("{", "can't parse reply keyboard markup JSON object"),
        (inline({"text": "Да", "callback_data": "я" * 33}), "BUTTON_DATA_INVALID"),
        (inline({"text": "", "callback_data": "x"}), "inline keyboard button text must be non-empty"),
        (inline({"callback_data": "x"}), "can't parse inline keyboard button: Can't find field \"text\""),
        (
            inline({"text": "Да"}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (inline("Да"), "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        (
            inline({"text": "Да", "url": "не адрес"}),
            "inline keyboard button URL 'не адрес' is invalid: Wrong HTTP URL",
        ),
        (
            inline({**BUTTON, "url": "https://example.org"}),
            "inline keyboard button must have one action, the sandbox sees callback_data and url",
        ),
        (inline({**BUTTON, "style": "pink"}), "invalid button style specified"),
        (inline({"text": "Да", "copy_text": {"text": "х" * 257}}), "BUTTON_COPY_TEXT_INVALID"),
        (inline(*[BUTTON] * 101), "reply markup is too long"),
        ('{"inline_keyboard": [{"text": "x"}]}', None),
        ('{"keyboard": [[{"text": " "}]]}', "keyboard button text must be non-empty"),
        ('{"keyboard": [[1]]}', "can't parse keyboard button: KeyboardButton must be a String or an Object"),
        (
            json.dumps({"force_reply": True, "input_field_placeholder": "х" * 65}),
            "input field placeholder must be 1-64 characters long",
        ),
    ],
)
def test_it_refuses_a_wrong_keyboard(bot: Bot, markup: str, words: str | None) -> None:
    refusal = bot.refused("sendMessage", chat_id=ANNA, text="?", reply_markup=markup)
    if words is None:
        assert refusal.endswith("must be an Array of Arrays")
    else:
        assert refusal == f"Bad Request: {words}"


def test_data_of_64_bytes_fits(bot: Bot) -> None:
    button = {"text": "Да", "callback_data": "я" * 32}
    message = bot("sendMessage", chat_id=ANNA, text="?", reply_markup=inline(button))
    assert message["reply_markup"]["inline_keyboard"] == [[button]]


def test_an_empty_keyboard_is_no_keyboard(bot: Bot) -> None:
    assert "reply_markup" not in bot(
        "sendMessage", chat_id=ANNA, text="?", reply_markup='{"inline_keyboard": []}'
    )


def test_a_reply_keyboard_stays_until_it_is_removed(bot: Bot, telegram: Telegram) -> None:
    markup = {"keyboard": [["План", {"text": "Телефон", "request_contact": True}]], "resize_keyboard": True}
    message = bot("sendMessage", chat_id=ANNA, text="?", reply_markup=markup)
    assert "reply_markup" not in message
    chat = telegram.world.chats[ANNA]
    shown = reply_keyboard_view(chat.reply_keyboard)
    assert shown is not None
    assert shown["rows"][0][1] == {"text": "Телефон", "request": "contact", "style": None}
    assert (shown["resize"], shown["persistent"]) == (True, False)
    bot("sendMessage", chat_id=ANNA, text="?", reply_markup={"remove_keyboard": True})
    assert chat.reply_keyboard is None


def test_the_page_learns_the_kind_of_each_button(bot: Bot) -> None:
    buttons = [
        {"text": "1", "callback_data": "x", "style": "primary"},
        {"text": "2", "url": "example.org"},
        {"text": "3", "copy_text": {"text": "код"}},
        {"text": "4", "disabled": {}},
        {"text": "5", "switch_inline_query": ""},
    ]
    message = bot("sendMessage", chat_id=ANNA, text="?", reply_markup=inline(*buttons))
    view = keyboard_view(message["reply_markup"])
    assert view is not None
    assert [button["kind"] for button in view[0]] == ["data", "url", "copy", "disabled", "other"]
    assert (view[0][0]["style"], view[0][2]["copy"]) == ("primary", "код")
