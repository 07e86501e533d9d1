"""What people do: they write, press, send files, open links, block. Each gesture may give the bot an update.

Every gesture answers an `Outcome`; what a person cannot do raises `GestureError` with one readable sentence.
"""

from dataclasses import dataclass, field
from typing import Any

from sandbox.chats import Chat, Json, Message, Person
from sandbox.detection import detected
from sandbox.errors import GestureError
from sandbox.gathering import membership
from sandbox.media import medium
from sandbox.params import Params, Upload
from sandbox.rendering import Renderer
from sandbox.world import World

LONGEST_MESSAGE = 4096
UPLOADS = frozenset({"document", "photo", "voice", "sticker", "video_note", "video", "audio", "animation"})


@dataclass(slots=True)
class Outcome:
    """`seq` is the newest event before the gesture; `update_id` is None when the bot was told nothing."""

    seq: int
    update_id: int | None = None
    message: Message | None = None
    query_id: str | None = None
    more: Json = field(default_factory=dict)


def writing_place(world: World, person: Person, chat_id: Any) -> Chat:
    """The chat he writes into; his first word there opens it."""
    chat = world.place(chat_id or person.id)
    if chat.private and chat.id != person.id:
        raise GestureError(404, f"chat {chat.id} is somebody else's")
    if chat.private and person.blocked:
        raise GestureError(409, f"{person.full_name} has blocked the bot; unblock it first")
    if not chat.private and chat.members.get(person.id, "left") in {"left", "kicked"}:
        raise GestureError(409, f"{person.full_name} is not in the group {chat.card['title']}")
    if chat.private and not person.started:
        person.started = True
        world.person_changed(person)
    return chat


def put(world: World, person: Person, chat: Chat, content: Json, seq: int) -> Outcome:
    message = world.post(chat, content, author=person)
    return Outcome(seq, world.updates.push("message", message.data), message)


def say(
    world: World, person_id: int, text: str, *, chat_id: Any = None, reply_to: int | None = None
) -> Outcome:
    """A text. What is over 4096 characters goes as several messages, as clients do it."""
    seq, person = world.events.seq, world.person(person_id)
    text = text.strip()
    if not text:
        raise GestureError(400, "nobody can send an empty message")
    chat = writing_place(world, person, chat_id)
    outcome = Outcome(seq)
    for start in range(0, len(text), LONGEST_MESSAGE):
        content = text_of(text[start : start + LONGEST_MESSAGE])
        if reply_to is not None:
            content["reply_to_message"] = shown(chat, reply_to).data
        outcome = put(world, person, chat, content, seq)
    return outcome


def text_of(text: str) -> Json:
    entities = detected(text, [])
    return {"text": text, "entities": entities} if entities else {"text": text}


def shown(chat: Chat, message_id: int) -> Message:
    message = chat.find(message_id)
    if message is None:
        raise GestureError(404, f"there is no message {message_id} in chat {chat.id}")
    return message


def share_contact(
    world: World, person_id: int, *, phone: str | None = None, contact_of: int | None = None
) -> Outcome:
    """His own contact card, or another person's."""
    seq, person = world.events.seq, world.person(person_id)
    owner = world.person(contact_of) if contact_of is not None else person
    contact = {"phone_number": phone or owner.phone or "+79990000000", "first_name": owner.first_name}
    if owner.last_name:
        contact["last_name"] = owner.last_name
    chat = writing_place(world, person, None)
    return put(world, person, chat, {"contact": {**contact, "user_id": owner.id}}, seq)


def forward(
    world: World, person_id: int, text: str, *, author: str = "Кто-то другой", chat_id: Any = None
) -> Outcome:
    """A text forwarded from somebody who hides his account."""
    seq, person = world.events.seq, world.person(person_id)
    if not text.strip():
        raise GestureError(400, "nobody can forward an empty message")
    hidden = {"type": "hidden_user", "date": int(world.now()), "sender_user_name": author}
    chat = writing_place(world, person, chat_id)
    return put(world, person, chat, {**text_of(text.strip()), "forward_origin": hidden}, seq)


def upload(
    world: World,
    person_id: int,
    file: Upload,
    *,
    kind: str = "document",
    caption: str = "",
    chat_id: Any = None,
) -> Outcome:
    """A file of one of the kinds people send."""
    seq, person = world.events.seq, world.person(person_id)
    if kind not in UPLOADS:
        raise GestureError(400, f"kind {kind!r} is not one of {', '.join(sorted(UPLOADS))}")
    if not file.body:
        raise GestureError(400, f"the file {file.name} is empty")
    chat = writing_place(world, person, chat_id)
    kept = world.files.add(kind, file)
    content: Json = {kind: medium(kept, Params({}))}
    if caption:
        content["caption"] = caption
    return put(world, person, chat, content, seq)


def open_link(world: World, person_id: int, *, url: str | None = None, payload: str | None = None) -> Outcome:
    """Opens a link to the bot and presses Start; an invite link knocks at its group."""
    if url and (group := linked_group(world, url)):
        return join(world, person_id, group, url)
    if url is not None:
        payload = Renderer(world.profile.username).start_payload(url)
        if payload is None:
            raise GestureError(400, f"{url} is no link to @{world.profile.username}")
    person = world.person(person_id)
    seq = world.events.seq
    if person.blocked:
        unblock(world, person_id)
    outcome = say(world, person_id, f"/start {payload}" if payload else "/start")
    outcome.seq = seq
    return outcome


def block(world: World, person_id: int) -> Outcome:
    return switch(world, person_id, blocked=True)


def unblock(world: World, person_id: int) -> Outcome:
    return switch(world, person_id, blocked=False)


def switch(world: World, person_id: int, *, blocked: bool) -> Outcome:
    seq, person = world.events.seq, world.person(person_id)
    if person.blocked == blocked:
        raise GestureError(409, f"{person.full_name} has {'already' if blocked else 'not'} blocked the bot")
    person.blocked = blocked
    person.started = True
    world.person_changed(person)
    me, (old, new) = world.profile.user(), ("member", "kicked") if blocked else ("kicked", "member")
    change = {
        "chat": person.card(),
        "from": person.user(),
        "date": int(world.now()),
        "old_chat_member": membership(me, old),
        "new_chat_member": membership(me, new),
    }
    return Outcome(seq, world.updates.push("my_chat_member", change))


def vote(
    world: World, person_id: int, message_id: int, options: list[int], *, chat_id: Any = None
) -> Outcome:
    """Answers a poll (an empty list takes the answer back)."""
    seq, person = world.events.seq, world.person(person_id)
    message = shown(world.place(chat_id or person.id), message_id)
    poll = message.data.get("poll")
    if poll is None or poll["is_closed"]:
        raise GestureError(409, f"message {message_id} is no open poll")
    if not all(0 <= one < len(poll["options"]) for one in options):
        raise GestureError(404, f"the poll has options 0-{len(poll['options']) - 1}")
    votes = world.votes.setdefault(poll["id"], {})
    if person.id in votes and not poll["allows_revoting"] and options:
        raise GestureError(409, f"{person.full_name} has answered this poll already")
    votes[person.id] = options
    new = {**poll, **counted(poll["options"], list(votes.values()))}
    world.rewrite(message, {"poll": new}, edited=False, by_bot=False)
    if poll["is_anonymous"]:
        return Outcome(seq, world.updates.push("poll", new), message)
    chosen = [poll["options"][one]["persistent_id"] for one in options]
    answer = {"poll_id": poll["id"], "user": person.user(), "option_ids": options}
    return Outcome(
        seq, world.updates.push("poll_answer", {**answer, "option_persistent_ids": chosen}), message
    )


def counted(options: list[Json], votes: list[list[int]]) -> Json:
    """The part of a poll that counts."""
    chosen = [number for vote in votes for number in vote]
    shown = [{**option, "voter_count": chosen.count(number)} for number, option in enumerate(options)]
    return {"options": shown, "total_voter_count": sum(map(bool, votes))}


def react(
    world: World, person_id: int, message_id: int, emoji: str | None, *, chat_id: Any = None
) -> Outcome:
    """Puts a reaction on a message, or takes it away."""
    seq, person = world.events.seq, world.person(person_id)
    chat = world.place(chat_id or person.id)
    message = shown(chat, message_id)
    old, new = message.reactions, [emoji] if emoji else []
    message.reactions = new
    world.rewrite(message, {}, edited=False, by_bot=False)
    change = {
        "chat": chat.card,
        "message_id": message_id,
        "user": person.user(),
        "date": int(world.now()),
        "old_reaction": [{"type": "emoji", "emoji": one} for one in old],
        "new_reaction": [{"type": "emoji", "emoji": one} for one in new],
    }
    return Outcome(seq, world.updates.push("message_reaction", change), message)


# Groups


def gather(world: World, title: str, people: list[int], bot_status: str = "administrator") -> Chat:
    """A new group with the bot in it."""
    if bot_status not in {"administrator", "member"}:
        raise GestureError(400, "bot_status is administrator or member")
    group_id = -1000000000001 - sum(not chat.private for chat in world.chats.values())
    members = {world.person(one).id: "member" for one in people}
    if people:
        members[world.person(people[0]).id] = "creator"
    card = {"id": group_id, "type": "supergroup", "title": title}
    world.chats[group_id] = Chat(group_id, card, members=members, bot_status=bot_status)
    me = world.profile.user()
    owner = world.person(people[0]).user() if people else me
    change = {
        "chat": card,
        "from": owner,
        "date": int(world.now()),
        "old_chat_member": membership(me, "left"),
        "new_chat_member": membership(me, bot_status),
    }
    world.updates.push("my_chat_member", change)
    return world.chats[group_id]


def linked_group(world: World, url: str) -> Chat | None:
    return next((chat for chat in world.chats.values() if url in chat.links), None)


def join(world: World, person_id: int, chat: Chat, url: str) -> Outcome:
    seq, person, link = world.events.seq, world.person(person_id), chat.links[url]
    expired = link.get("expire_date") and link["expire_date"] < world.now()
    if link["is_revoked"] or expired:
        raise GestureError(409, "this invite link is no longer valid")
    if not link["creates_join_request"]:
        chat.members[person.id] = "member"
        joined = {"new_chat_members": [person.user()]}
        return put(world, person, chat, joined, seq)
    chat.knocking[person.id] = url
    request = {
        "chat": chat.card,
        "from": person.user(),
        "user_chat_id": person.id,
        "date": int(world.now()),
        "invite_link": link,
    }
    return Outcome(seq, world.updates.push("chat_join_request", request))
