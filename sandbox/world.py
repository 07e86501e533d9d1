"""Everything the sandbox remembers, and the few acts that every method and gesture shares."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sandbox.chats import Chat, Json, Message, Person, Query
from sandbox.errors import GestureError, bad_request, forbidden
from sandbox.events import Events
from sandbox.files import Files
from sandbox.markup import Markup
from sandbox.profile import Profile
from sandbox.updates import Updates

MOST_QUERIES = 10_000


@dataclass(slots=True)
class World:
    """`now` is the sandbox's time in Unix seconds, `felt` real seconds of some monotonic clock.

    `history` bounds the messages kept in one chat (None: all of them)."""

    now: Callable[[], float]
    felt: Callable[[], float]
    profile: Profile
    events: Events
    updates: Updates
    files: Files
    history: int | None = None
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    votes: dict[str, dict[int, list[int]]] = field(default_factory=dict)
    last_message_id: int = 0
    last_unique: int = field(default_factory=lambda: secrets.randbelow(9 * 10**15) + 10**15)

    def unique(self) -> str:
        """An id never used before, as text."""
        self.last_unique += 1
        return str(self.last_unique)

    # People

    def add_person(self, person: Person) -> Person:
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, person.card())
        self.events.emit("person", person, person=person.id)
        return person

    def person_changed(self, person: Person) -> None:
        self.chats[person.id].card = person.card()
        self.events.emit("person", person, person=person.id)

    def person(self, person_id: Any) -> Person:
        """For gestures: raises a readable 404."""
        try:
            return self.people[int(person_id)]
        except (KeyError, TypeError, ValueError):
            known = ", ".join(f"{p.id} {p.full_name}" for p in self.people.values())
            raise GestureError(404, f"there is no person {person_id!r}; there are: {known}") from None

    def forget_everything(self, people: Iterable[Person]) -> None:
        """A fresh start; ids of updates, messages and events go on growing."""
        self.people.clear()
        self.chats.clear()
        self.queries.clear()
        self.votes.clear()
        self.updates.drop()
        self.files.clear()
        self.profile.forget()
        for person in people:
            person.started = person.blocked = False
            self.add_person(person)
        self.events.emit("reset")

    # Chats

    def chat(self, chat_id: Any) -> Chat:
        """The chat a call names by id or @name. Refused: 400 chat not found."""
        if chat_id in (None, ""):
            raise bad_request("chat_id is empty")
        try:
            return self.chats[int(chat_id)]
        except (KeyError, TypeError, ValueError):
            pass
        named = str(chat_id).removeprefix("@").lower()
        for chat in self.chats.values():
            if str(chat.card.get("username", "")).lower() == named:
                return chat
        raise bad_request("chat not found")

    def writable(self, chat_id: Any) -> Chat:
        """A chat the bot may write to. Refused: 403 to strangers, blockers and where it is no member."""
        chat = self.chat(chat_id)
        if chat.private:
            person = self.people[chat.id]
            if person.blocked:
                raise forbidden("bot was blocked by the user")
            if not person.started:
                raise forbidden("bot can't initiate conversation with a user")
        elif chat.bot_status in {"left", "kicked"}:
            what = "is not a member of" if chat.bot_status == "left" else "was kicked from"
            raise forbidden(f"bot {what} the supergroup chat")
        return chat

    def place(self, chat_id: Any) -> Chat:
        """For gestures: a chat or a readable 404."""
        try:
            return self.chats[int(chat_id)]
        except (KeyError, TypeError, ValueError):
            raise GestureError(404, f"there is no chat {chat_id!r}") from None

    # Messages

    def post(
        self,
        chat: Chat,
        content: Json,
        *,
        author: Person | None = None,
        markup: Markup | None = None,
        silent: bool = False,
        only_for: int | None = None,
    ) -> Message:
        """A new message appears. `content` are its fields but id, sender, chat and date."""
        self.last_message_id += 1
        sender = self.profile.user() if author is None else author.user()
        data = {
            "message_id": self.last_message_id,
            "from": sender,
            "chat": chat.card,
            "date": int(self.now()),
        }
        data.update(content)
        author_id = author.id if author else None
        message = Message(self.last_message_id, chat.id, data, author_id, silent, only_for=only_for)
        if markup is not None:
            self.attach(chat, message, markup)
        chat.keep(message, self.history)
        message.seq = self.tell("message", message, by_bot=author is None)
        return message

    def attach(self, chat: Chat, message: Message, markup: Markup) -> None:
        if "inline_keyboard" in markup:
            message.data["reply_markup"] = markup
            return
        message.reply_markup = markup
        chat.reply_keyboard = None if "remove_keyboard" in markup else markup

    def rewrite(self, message: Message, changes: Json, *, edited: bool = True, by_bot: bool = True) -> None:
        """Replaces fields of a message (None removes one) and tells it."""
        data = {**message.data, **changes}
        if edited:
            data["edit_date"] = int(self.now())
        message.data = {name: value for name, value in data.items() if value is not None}
        message.seq = self.tell("edit", message, by_bot=by_bot)

    def remove(self, message: Message, *, by_bot: bool = True) -> None:
        message.deleted = True
        message.pinned = False
        message.seq = self.tell("delete", message, by_bot=by_bot)

    def tell(self, kind: str, message: Message, *, by_bot: bool) -> int:
        person = message.chat_id if message.chat_id > 0 else message.author
        return self.events.emit(kind, message, person=person, chat=message.chat_id, by_bot=by_bot)

    def ask(self, person: Person, chat: Chat) -> Query:
        """Remembers a press that waits for answerCallbackQuery."""
        query = Query(self.unique(), person.id, chat.id, self.now(), self.felt())
        self.queries[query.id] = query
        if len(self.queries) > MOST_QUERIES:
            del self.queries[next(iter(self.queries))]
        return query
