"""What the sandbox says must be what aiogram, and so Telegram, understands.

The engine is written without aiogram on purpose: here its parameter names, its results and its updates are
held against aiogram's own types.
"""

from collections.abc import Iterator
from typing import Any

import aiogram.methods
import pytest
from aiogram import Bot as AiogramBot
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from pydantic import TypeAdapter

from sandbox.params import Upload, schema
from sandbox.telegram import ACCEPTED, METHODS, STATEFUL, Telegram
from tests.sandbox.conftest import ANNA, IVAN, OLGA, Bot

KNOWN: dict[str, type[TelegramMethod[Any]]] = {
    method.__api_method__: method
    for name in aiogram.methods.__all__
    if isinstance(method := getattr(aiogram.methods, name), type)
    and issubclass(method, TelegramMethod)
    and method is not TelegramMethod
}
KEYBOARD = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes", "style": "primary"}]]}
COMMANDS = [{"command": "menu", "description": "меню"}]
FILE = {"f": Upload("файл.png", "", b"x")}
MEDIA = {"type": "document", "media": "attach://f"}
SENDING = {
    "sendDocument": "document",
    "sendPhoto": "photo",
    "sendAudio": "audio",
    "sendVideo": "video",
    "sendAnimation": "animation",
    "sendVoice": "voice",
    "sendVideoNote": "video_note",
    "sendSticker": "sticker",
}
HTML = (
    '<b>а</b> <i>б</i> <tg-spoiler>в</tg-spoiler> <a href="https://example.org">г</a> <code>д</code> '
    '/menu #тег <pre><code class="language-python">е</code></pre><blockquote expandable>ж</blockquote>'
    '<tg-time unix="1788253200" format="wDT">12:00</tg-time>'
)


class Scene:
    """An engine with one of everything to speak about."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.bot = Bot(telegram)
        self.group = telegram.gather("Учительская", [OLGA, ANNA]).id
        self.text = self.number(self.bot("sendMessage", chat_id=ANNA, text="?", reply_markup=KEYBOARD))
        self.paper = self.number(self.bot("sendDocument", FILE, chat_id=ANNA, document="attach://f"))
        self.poll = self.number(self.bot("sendPoll", chat_id=ANNA, question="?", options=["а"]))
        self.file = self.bot("sendDocument", FILE, chat_id=ANNA, document="attach://f")["document"]["file_id"]
        self.query = telegram.tap(ANNA, label="Да").query_id
        self.link = self.bot("createChatInviteLink", chat_id=self.group, creates_join_request=True)[
            "invite_link"
        ]
        telegram.open_link(IVAN, url=self.link)
        hers = {"ephemeral_message_parameters": {"receiver_user_id": ANNA}}
        sent = self.bot("sendMessage", chat_id=self.group, text="вам", reply_markup=KEYBOARD, **hers)
        self.ephemeral = {
            "chat_id": self.group,
            "receiver_user_id": ANNA,
            "ephemeral_message_id": sent["ephemeral_message_id"],
        }

    @staticmethod
    def number(message: dict[str, Any]) -> int:
        return int(message["message_id"])

    def examples(self) -> dict[str, dict[str, Any]]:
        """Parameters with which every stateful method succeeds."""
        anna, group = {"chat_id": ANNA}, {"chat_id": self.group}
        text, paper = {**anna, "message_id": self.text}, {**anna, "message_id": self.paper}
        both = {"chat_id": IVAN, "from_chat_id": ANNA, "message_ids": [self.text, self.paper]}
        one = {"chat_id": IVAN, "from_chat_id": ANNA, "message_id": self.paper}
        reply = {"reply_parameters": {"message_id": self.text}}
        files = {method: {**anna, kind: "attach://f"} for method, kind in SENDING.items()}
        return files | {
            "getUpdates": {},
            "setWebhook": {"url": "http://127.0.0.1/hook"},
            "deleteWebhook": {},
            "getWebhookInfo": {},
            "getMe": {},
            "setMyCommands": {"commands": COMMANDS},
            "getMyCommands": {},
            "deleteMyCommands": {},
            "setMyName": {"name": "Наставник"},
            "getMyName": {},
            "setMyDescription": {"description": "о боте"},
            "getMyDescription": {},
            "setMyShortDescription": {"short_description": "о боте"},
            "getMyShortDescription": {},
            "setChatMenuButton": {"menu_button": {"type": "commands"}},
            "getChatMenuButton": anna,
            "setMyDefaultAdministratorRights": {},
            "getMyDefaultAdministratorRights": {},
            "sendMessage": {**anna, "text": HTML, "parse_mode": "HTML", **reply},
            "sendRichMessage": {**anna, "rich_message": {"html": "<h1>Доска</h1>"}},
            "sendContact": {**anna, "phone_number": "+7999", "first_name": "Ольга"},
            "sendLocation": {**anna, "latitude": 55.7, "longitude": 37.6},
            "sendPoll": {**anna, "question": "?", "options": [{"text": "а"}]},
            "stopPoll": {**anna, "message_id": self.poll},
            "sendChatAction": {**anna, "action": "typing"},
            "sendMediaGroup": {**anna, "media": [MEDIA, MEDIA]},
            "getFile": {"file_id": self.file},
            "editMessageText": {**text, "text": "!", "reply_markup": KEYBOARD},
            "editMessageCaption": {**paper, "caption": "вот"},
            "editMessageMedia": {**paper, "media": MEDIA},
            "editMessageReplyMarkup": text,
            "editEphemeralMessageText": {**self.ephemeral, "text": "!"},
            "editEphemeralMessageCaption": {**self.ephemeral_paper(), "caption": "вот"},
            "editEphemeralMessageReplyMarkup": self.ephemeral,
            "deleteEphemeralMessage": self.ephemeral,
            "answerCallbackQuery": {"callback_query_id": self.query},
            "deleteMessage": text,
            "deleteMessages": {**anna, "message_ids": [self.text, self.paper]},
            "copyMessage": one,
            "copyMessages": both,
            "forwardMessage": one,
            "forwardMessages": both,
            "getChat": anna,
            "getChatMember": {**group, "user_id": ANNA},
            "getChatMemberCount": group,
            "getChatAdministrators": group,
            "leaveChat": group,
            "createChatInviteLink": group,
            "exportChatInviteLink": group,
            "editChatInviteLink": {**group, "invite_link": self.link},
            "revokeChatInviteLink": {**group, "invite_link": self.link},
            "approveChatJoinRequest": {**group, "user_id": IVAN},
            "declineChatJoinRequest": {**group, "user_id": IVAN},
            "pinChatMessage": text,
            "unpinChatMessage": {**anna, "message_id": self.text},
            "unpinAllChatMessages": anna,
            "setMessageReaction": {**text, "reaction": [{"type": "emoji", "emoji": "👍"}]},
            "getUserProfilePhotos": {"user_id": ANNA},
        }  # fmt: skip

    def ephemeral_paper(self) -> dict[str, Any]:
        hers = {"ephemeral_message_parameters": {"receiver_user_id": ANNA}}
        sent = self.bot("sendDocument", FILE, chat_id=self.group, document="attach://f", **hers)
        return {**self.ephemeral, "ephemeral_message_id": sent["ephemeral_message_id"]}


@pytest.fixture
def scene(telegram: Telegram) -> Scene:
    return Scene(telegram)


@pytest.fixture
def context() -> dict[str, Any]:
    return {"bot": AiogramBot("1:test")}


@pytest.mark.parametrize("name", sorted(STATEFUL))
def test_aiogram_understands_every_result(scene: Scene, context: dict[str, Any], name: str) -> None:
    result = scene.bot(name, FILE, **scene.examples()[name])
    read = TypeAdapter(KNOWN[name].__returning__).validate_python(result, context=context)
    if isinstance(result, dict):
        assert read.model_extra == {}, "no field that aiogram does not know"


def current_parameters(method: type[TelegramMethod[Any]]) -> set[str]:
    """Without those that aiogram keeps for old code only."""
    return {
        name
        for name, field in method.model_fields.items()
        if field.json_schema_extra != {"deprecated": True} and name in method.__annotations__
    }


@pytest.mark.parametrize("name", sorted(METHODS))
def test_aiogram_has_every_method_with_the_same_parameters(name: str) -> None:
    assert set(schema()["methods"][name]) == current_parameters(KNOWN[name])


def test_every_method_of_aiogram_is_known_or_refused_by_name() -> None:
    assert METHODS.keys() | set(schema()["others"]) == KNOWN.keys()
    assert not METHODS.keys() & set(schema()["others"])
    assert not STATEFUL.keys() & ACCEPTED.keys()


def gestures(scene: Scene) -> Iterator[None]:
    telegram, photo = scene.telegram, Upload("доска.png", "", b"x")
    telegram.say(ANNA, "/start x https://example.org", reply_to=scene.text)
    telegram.say(ANNA, "в группе", chat_id=scene.group)
    telegram.tap(ANNA, label="Да")
    telegram.tap(ANNA, data="x", message_id=999, forged=True)
    telegram.share_contact(ANNA)
    telegram.forward(ANNA, "чужое")
    for kind in ("document", "photo", "voice", "sticker", "video_note", "video", "audio", "animation"):
        telegram.upload(ANNA, photo, kind=kind, caption="вот")
    telegram.vote(ANNA, scene.poll, [0])
    telegram.react(ANNA, scene.text, "👍")
    telegram.open_link(OLGA, url=scene.link)
    telegram.block(IVAN)
    telegram.unblock(IVAN)
    yield


def test_aiogram_understands_every_update(scene: Scene, context: dict[str, Any]) -> None:
    every = ["message", "callback_query", "my_chat_member", "poll", "poll_answer", "message_reaction"]
    scene.bot("getUpdates", allowed_updates=[*every, "chat_join_request"])
    list(gestures(scene))
    updates = scene.bot.updates()
    assert {kind for update in updates for kind in update} == {
        "update_id", *every, "chat_join_request",
    } - {"poll_answer"}  # fmt: skip
    for update in updates:
        read = Update.model_validate(update, context=context)
        assert read.update_id == update["update_id"]
        assert read.event.model_extra == {}, read.event_type
