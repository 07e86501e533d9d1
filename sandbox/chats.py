"""Persons, chats and messages as the sandbox keeps them."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.markup import Markup

Json = dict[str, Any]


def without_none(values: Json) -> Json:
    return {name: value for name, value in values.items() if value is not None}


@dataclass(slots=True)
class Person:
    """Somebody with a telephone. `started`: has opened the chat, so the bot may write to him."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str = "ru"
    role_label: str = ""
    phone: str = ""
    started: bool = False
    blocked: bool = False

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name or ''}".strip()

    def user(self) -> Json:
        """As `User` of the Bot API."""
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return without_none(
            {"id": self.id, "is_bot": False, **names, "language_code": self.language_code or None}
        )

    def card(self) -> Json:
        """As `Chat` of the Bot API: his private chat with the bot."""
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return without_none({"id": self.id, "type": "private", **names})


@dataclass(slots=True)
class Message:
    """One message. `data` is the Bot API object; replaced, never changed: updates refer to it."""

    id: int
    chat_id: int
    data: Json
    author: int | None
    silent: bool = False
    seq: int = 0
    deleted: bool = False
    pinned: bool = False
    reactions: list[str] = field(default_factory=list)
    only_for: int | None = None
    reply_markup: Markup | None = None

    @property
    def by_bot(self) -> bool:
        return self.author is None


@dataclass(slots=True)
class Chat:
    """A person's chat with the bot, or a group. `members` maps user ids of a group to their status."""

    id: int
    card: Json
    messages: dict[int, Message] = field(default_factory=dict)
    reply_keyboard: Markup | None = None
    members: dict[int, str] = field(default_factory=dict)
    bot_status: str = "member"
    links: dict[str, Json] = field(default_factory=dict)
    knocking: dict[int, str | None] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        return self.id > 0

    def find(self, message_id: int) -> Message | None:
        """A message that is there and not deleted."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message

    def keep(self, message: Message, history: int | None) -> None:
        self.messages[message.id] = message
        if history is not None and len(self.messages) > history:
            del self.messages[next(iter(self.messages))]


@dataclass(slots=True)
class Query:
    """A press of a button that waits for its answer. `pressed` is the sandbox's time, `felt` real time."""

    id: str
    person: int
    chat_id: int
    pressed: float
    felt: float
    answered: bool = False
