"""What the people's side is shown: persons, messages, chats and events as plain JSON (see the README)."""

import json
from typing import Any

from sandbox.chats import Chat, Json, Message, Person
from sandbox.events import Event
from sandbox.exchange import Exchange
from sandbox.markup import keyboard_view, reply_keyboard_view
from sandbox.rendering import Renderer, transcript_lines
from sandbox.world import World

FILES = ("document", "photo", "voice", "sticker", "video_note", "video", "audio", "animation")
KINDS = (*FILES, "contact", "poll", "location")


def person_view(person: Person) -> Json:
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language_code,
        "role_label": person.role_label,
        "started": person.started,
        "blocked": person.blocked,
        "phone": person.phone,
    }


def message_view(world: World, message: Message) -> Json:
    """A deleted message keeps its place but not its content."""
    data = {"date": message.data["date"]} if message.deleted else message.data
    text, entities = words(data)
    markup = data.get("reply_markup")
    reply = data.get("reply_to_message")
    view: Json = {
        "message_id": message.id,
        "seq": message.seq,
        "chat": message.chat_id,
        "from": "bot" if message.by_bot else "person",
        "person": message.author,
        "kind": kind_of(data),
        "date": data["date"],
        "edit_date": data.get("edit_date"),
        "text": None if "caption" in data else text,
        "caption": data.get("caption"),
        "entities": entities,
        "html": Renderer(world.profile.username).html(text or "", entities),
        "contact": data.get("contact"),
        "poll": poll_view(data.get("poll")),
        "forward_from": forwarded_from(data.get("forward_origin")),
        "reply_to": reply["message_id"] if reply else None,
        "media_group_id": data.get("media_group_id"),
        "keyboard": keyboard_view(markup),
        "reply_keyboard": None if message.deleted else reply_keyboard_view(message.reply_markup),
        "silent": message.silent,
        "protected": bool(data.get("has_protected_content")),
        "pinned": message.pinned,
        "deleted": message.deleted,
        "reactions": message.reactions,
        "only_for": message.only_for,
    }
    for kind in FILES:
        if kind in data:
            view[kind] = file_view(world, data[kind])
    return view


def words(data: Json) -> tuple[str | None, list[Json]]:
    """Text or caption with its entities; a rich message and a service message in plain words."""
    if "rich_message" in data:
        return "\n".join(str(block["text"]) for block in data["rich_message"]["blocks"]), []
    if "caption" in data:
        return data["caption"], data.get("caption_entities", [])
    if "new_chat_members" in data:
        return "+ " + ", ".join(user["first_name"] for user in data["new_chat_members"]), []
    return data.get("text"), data.get("entities", [])


def kind_of(data: Json) -> str:
    if "rich_message" in data:
        return "rich"
    if "new_chat_members" in data:
        return "service"
    return next((kind for kind in KINDS if kind in data), "text")


def file_view(world: World, medium: Any) -> Json:
    last = medium[-1] if isinstance(medium, list) else medium
    file = world.files.find(last["file_id"])
    view = {
        "file_id": last["file_id"],
        "name": file.name if file else "",
        "size": last.get("file_size", 0),
        "mime": file.mime if file else "application/octet-stream",
    }
    return view | {name: last[name] for name in ("width", "height", "duration") if name in last}


def poll_view(poll: Json | None) -> Json | None:
    if poll is None:
        return None
    options = [{"text": one["text"], "voter_count": one["voter_count"]} for one in poll["options"]]
    return {"id": poll["id"], "question": poll["question"], "options": options, "closed": poll["is_closed"]}


def forwarded_from(origin: Json | None) -> str | None:
    if origin is None:
        return None
    user = origin.get("sender_user", {})
    return origin.get("sender_user_name") or f"{user['first_name']} {user.get('last_name', '')}".strip()


def messages_of(world: World, chat: Chat, limit: int, since: int = 0) -> list[Json]:
    newest: list[Message] = []
    for message in reversed(chat.messages.values()):
        if len(newest) >= limit:
            break
        if message.seq > since:
            newest.append(message)
    return [message_view(world, message) for message in reversed(newest)]


def chat_view(world: World, chat: Chat, limit: int, since: int = 0) -> Json:
    person = world.people.get(chat.id)
    language = person.language_code if person else ""
    return {
        "seq": world.events.seq,
        "chat": chat.id,
        "messages": messages_of(world, chat, limit, since),
        "reply_keyboard": reply_keyboard_view(chat.reply_keyboard),
        "commands": world.profile.menu(chat.id, chat.id, language),
        "menu_button": world.profile.button(chat.id),
        "pinned": [message.id for message in chat.messages.values() if message.pinned],
    }


def transcript(world: World, chat: Chat, limit: int) -> str:
    """A chat as lines to read, oldest first."""
    lines = []
    for view in messages_of(world, chat, limit):
        author = world.people.get(view["person"] or 0)
        who = author.full_name if author else world.profile.text("name")
        lines += transcript_lines(view, who)
    return "\n".join(lines) + "\n"


def group_view(chat: Chat) -> Json:
    return {"id": chat.id, "title": chat.card["title"], "members": list(chat.members)}


def state_view(exchange: Exchange) -> Json:
    world, profile = exchange.world, exchange.world.profile
    hook = world.updates.webhook
    return {
        "seq": world.events.seq,
        "bot": {
            "id": profile.id,
            "username": profile.username,
            "name": profile.text("name"),
            "description": profile.text("description"),
            "short_description": profile.text("short_description"),
            "descriptions": profile.texts.get("description", {}),
        },
        "people": [person_view(person) for person in world.people.values()],
        "groups": [group_view(chat) for chat in world.chats.values() if not chat.private],
        "clock": exchange.clock.view(),
        "faults": exchange.faults.views(),
        "strict_pace": exchange.telegram.pace.strict,
        "polling": exchange.polling.on_line(),
        "webhook": hook.url if hook else None,
        "pending_updates": len(world.updates.waiting),
    }


def event_view(exchange: Exchange, event: Event) -> Json:
    head = {"seq": event.seq, "kind": event.kind, "person": event.person, "chat": event.chat}
    match event.kind:
        case "message" | "edit":
            return {**head, "message": message_view(exchange.world, event.subject)}
        case "delete":
            return {**head, "message_id": event.subject.id}
        case "callback_answer":
            return {**head, **event.subject}
        case "typing":
            return {**head, "action": event.subject}
        case "clock":
            return {**head, "clock": exchange.clock.view()}
        case "call":
            return {**head, "call": event.subject.view()}
        case "person":
            return {**head, "subject": person_view(event.subject)}
        case "faults":
            pace = exchange.telegram.pace.strict
            return {**head, "faults": exchange.faults.views(), "strict_pace": pace}
    return head


def drawn(exchange: Exchange, event: Event) -> str:
    """The JSON of an event, made once however many read it."""
    if event.drawn is None:
        event.drawn = json.dumps(event_view(exchange, event), ensure_ascii=False)
    return event.drawn
