"""Pressing buttons: which one is meant, and what comes of it."""

from typing import Any

from sandbox.chats import Chat, Json, Message, Person
from sandbox.errors import GestureError
from sandbox.gestures import Outcome, open_link, say, share_contact
from sandbox.markup import button_view, reply_button_view
from sandbox.rendering import Renderer
from sandbox.world import World

Button = dict[str, Any]
Found = tuple[Message, Button]


def tap(
    world: World,
    person_id: int,
    *,
    message_id: int | None = None,
    label: str | None = None,
    data: str | None = None,
    row: int | None = None,
    col: int | None = None,
    forged: bool = False,
    chat_id: Any = None,
) -> Outcome:
    """Presses a button named by its label, its data or its place (rows and columns count from 0).

    Without `message_id` the newest message that has it is meant, then the keyboard under the text field.
    `data` that no button carries is a forgery and wants `forged`."""
    person = world.person(person_id)
    chat = world.place(chat_id or person.id)
    if chat.private and person.blocked:
        raise GestureError(409, f"{person.full_name} has blocked the bot; unblock it first")
    if forged and data is not None:
        return query(world, person, chat, message_id, data)
    if label is None and data is None and (row is None or col is None):
        raise GestureError(400, "say which button: label, data, or row and col")
    found = find_inline(chat, message_id, label, data, row, col, person.id)
    if found is not None:
        return press(world, person, chat, *found)
    if label is not None and message_id is None and (button := find_reply(chat, label)):
        return press_reply(world, person, button)
    wanted = label if label is not None else data if data is not None else f"row {row}, col {col}"
    raise GestureError(
        404, f"no button {wanted!r} in chat {chat.id}; there are: {there_are(chat, message_id)}"
    )


def find_inline(
    chat: Chat,
    message_id: int | None,
    label: str | None,
    data: str | None,
    row: int | None,
    col: int | None,
    person_id: int,
) -> Found | None:
    messages = candidates(chat, message_id, person_id)
    for fits in matchers(label, data):
        for message in messages:
            buttons = [button for line in lines_of(message) for button in line if fits(button)]
            if len(buttons) == 1 or (buttons and data is not None):
                return message, buttons[0]
            if buttons and label is not None and all(one["text"] == label for one in buttons):
                raise GestureError(409, f"message {message.id} has {len(buttons)} buttons {label!r}")
    for message in messages if row is not None and col is not None else []:
        lines = lines_of(message)
        if 0 <= (row or 0) < len(lines) and 0 <= (col or 0) < len(lines[row or 0]):
            return message, lines[row or 0][col or 0]
    return None


def candidates(chat: Chat, message_id: int | None, person_id: int) -> list[Message]:
    """Messages with inline keyboards that he sees, newest first."""
    if message_id is not None:
        message = chat.find(message_id)
        if message is None:
            raise GestureError(404, f"there is no message {message_id} in chat {chat.id}")
        return [message]
    seen = (one for one in reversed(chat.messages.values()) if one.only_for in {None, person_id})
    return [one for one in seen if not one.deleted and "reply_markup" in one.data]


def matchers(label: str | None, data: str | None) -> list[Any]:
    if data is not None:
        return [lambda button: button.get("callback_data") == data]
    if label is not None:
        return [lambda button: button["text"] == label, lambda button: label in button["text"]]
    return []


def lines_of(message: Message) -> list[list[Button]]:
    lines: list[list[Button]] = message.data.get("reply_markup", {}).get("inline_keyboard", [])
    return lines


def find_reply(chat: Chat, label: str) -> Button | None:
    rows = (chat.reply_keyboard or {}).get("keyboard", [])
    buttons = [button for row in rows for button in row]
    whole = [button for button in buttons if button["text"] == label]
    part = [button for button in buttons if label in button["text"]]
    return whole[0] if whole else part[0] if len(part) == 1 else None


def there_are(chat: Chat, message_id: int | None) -> str:
    messages = [one for one in chat.messages.values() if message_id in {None, one.id} and not one.deleted]
    labels = [button["text"] for one in messages[-5:] for line in lines_of(one) for button in line]
    rows = (chat.reply_keyboard or {}).get("keyboard", [])
    labels += [button["text"] for row in rows for button in row]
    return ", ".join(repr(one) for one in labels) or "none at all"


def press(world: World, person: Person, chat: Chat, message: Message, button: Button) -> Outcome:
    seq, view = world.events.seq, button_view(button)
    match view["kind"]:
        case "data":
            return query(world, person, chat, message.id, view["data"])
        case "copy":
            return Outcome(seq, message=message, more={"copied": view["copy"]})
        case "url":
            start = Renderer(world.profile.username).start_payload(view["url"])
            if start is not None or any(view["url"] in one.links for one in world.chats.values()):
                return open_link(world, person.id, url=view["url"])
            return Outcome(seq, message=message, more={"opened": view["url"]})
        case "disabled":
            raise GestureError(409, f"the button {button['text']!r} is disabled")
    raise GestureError(409, f"the sandbox cannot press a button like {button['text']!r}")


def query(world: World, person: Person, chat: Chat, message_id: int | None, data: str) -> Outcome:
    """A callback query; of a deleted or unknown message the bot learns only where it was."""
    seq = world.events.seq
    message = chat.find(message_id) if message_id is not None else None
    if message_id is None:
        message = next(
            (one for one in reversed(chat.messages.values()) if one.by_bot and not one.deleted), None
        )
    asked = world.ask(person, chat)
    gone: Json = {"chat": chat.card, "message_id": message_id or 0, "date": 0}
    update = {
        "id": asked.id,
        "from": person.user(),
        "message": message.data if message else gone,
        "chat_instance": str(chat.id),
        "data": data,
    }
    return Outcome(seq, world.updates.push("callback_query", update), message, asked.id)


def press_reply(world: World, person: Person, button: Button) -> Outcome:
    chat = world.chats[person.id]
    request = reply_button_view(button)["request"]
    if request not in {None, "contact"}:
        raise GestureError(409, f"the sandbox cannot answer a button that asks for {request}")
    keyboard = chat.reply_keyboard or {}
    outcome = share_contact(world, person.id) if request else say(world, person.id, button["text"])
    if keyboard.get("one_time_keyboard"):
        chat.reply_keyboard = None
    return outcome
