"""Methods that delete, copy and forward."""

from typing import Any

from sandbox.chats import Chat, Json, Message
from sandbox.editing import ORDINARY_FIELDS
from sandbox.errors import bad_request
from sandbox.params import Params
from sandbox.sending import caption_content, send
from sandbox.world import World

DELETABLE_FOR = 48 * 3600
MOST_AT_ONCE = 100
COPIED = (*ORDINARY_FIELDS, "contact", "location", "poll")


def delete_message(world: World, params: Params) -> bool:
    """Refused: not there, or older than 48 hours of the sandbox's time."""
    chat = world.chat(params.values.get("chat_id"))
    message = chat.find(params.integer("message_id"))
    if message is None or message.only_for is not None:
        raise bad_request("message to delete not found")
    refuse_to_delete(world, chat, message)
    world.remove(message)
    return True


def refuse_to_delete(world: World, chat: Chat, message: Message) -> None:
    foreign = not chat.private and not message.by_bot and chat.bot_status != "administrator"
    if foreign or world.now() - message.data["date"] > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")


def delete_messages(world: World, params: Params) -> bool:
    """Some may be missing; those are passed over."""
    chat = world.chat(params.values.get("chat_id"))
    found = [chat.find(one) for one in message_ids(params)]
    there = [message for message in found if message is not None]
    for message in there:
        refuse_to_delete(world, chat, message)
    for message in there:
        world.remove(message)
    return True


def message_ids(params: Params) -> list[int]:
    given = params.structure("message_ids", "can't parse message_ids JSON object")
    if not given:
        raise bad_request("message identifiers are not specified")
    if not isinstance(given, list):
        raise bad_request("expected an Array of message identifiers")
    if len(given) > MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    try:
        return [int(one) for one in given]
    except (TypeError, ValueError):
        raise bad_request("message identifier must be a Number") from None


def source(world: World, params: Params, message_id: int, what: str) -> Message | None:
    chat = world.chat(params.values.get("from_chat_id"))
    message = chat.find(message_id)
    if message is not None and message.data.get("has_protected_content"):
        raise bad_request(f"{what}: message has protected content and can't be forwarded")
    return message


def copied(message: Message) -> Json:
    return {name: message.data[name] for name in COPIED if name in message.data}


def copy_message(world: World, params: Params) -> Json:
    message = source(world, params, params.integer("message_id"), "message to copy")
    if message is None:
        raise bad_request("message to copy not found")
    content = copied(message)
    if "caption" in params.values:
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content.update(caption_content(params))
    return {"message_id": send(world, params, content).id}


def copy_messages(world: World, params: Params) -> list[Json]:
    found = [source(world, params, one, "messages to copy") for one in message_ids(params)]
    messages = [message for message in found if message is not None]
    if not messages:
        raise bad_request("there are no messages to copy")
    return [{"message_id": send(world, params, copied(message)).id} for message in messages]


def origin(message: Message) -> Json:
    known: Any = message.data.get("forward_origin")
    return known or {"type": "user", "date": message.data["date"], "sender_user": message.data["from"]}


def forward_message(world: World, params: Params) -> Json:
    message = source(world, params, params.integer("message_id"), "message to forward")
    if message is None:
        raise bad_request("message to forward not found")
    return forwarded(world, params, message).data


def forwarded(world: World, params: Params, message: Message) -> Message:
    return send(world, params, {**copied(message), "forward_origin": origin(message)})


def forward_messages(world: World, params: Params) -> list[Json]:
    found = [source(world, params, one, "messages to forward") for one in message_ids(params)]
    messages = [message for message in found if message is not None]
    if not messages:
        raise bad_request("there are no messages to forward")
    return [{"message_id": forwarded(world, params, message).id} for message in messages]
