"""Methods that send something without a file."""

from typing import Any

from sandbox.chats import Chat, Json, Message
from sandbox.detection import units
from sandbox.entities import formatted
from sandbox.errors import bad_request
from sandbox.markup import read_markup
from sandbox.params import Params
from sandbox.richtext import rich_lines
from sandbox.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_RICH_TEXT = 32_768
MOST_OPTIONS = 12
ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


def send(world: World, params: Params, content: Json) -> Message:
    """Puts a message into the chat a call names, with its keyboard, reply and flags."""
    markup = read_markup(params)
    chat = world.writable(params.values.get("chat_id"))
    receiver = ephemeral_receiver(chat, params)
    reply = replied(chat, params)
    if reply is not None:
        content["reply_to_message"] = reply
    if params.flag("protect_content"):
        content["has_protected_content"] = True
    silent = params.flag("disable_notification")
    message = world.post(chat, content, markup=markup, silent=silent, only_for=receiver)
    if receiver is not None:
        message.data.update(ephemeral_message_id=message.id, receiver_user=world.people[receiver].user())
        message.data["message_id"] = 0
    return message


def ephemeral_receiver(chat: Chat, params: Params) -> int | None:
    """Who alone sees the message; only in groups."""
    wanted = params.structure("ephemeral_message_parameters", "can't parse ephemeral message parameters")
    if not wanted:
        return None
    if chat.private:
        raise bad_request("ephemeral messages can be sent to groups only")
    receiver = int(wanted.get("receiver_user_id") or 0)
    if receiver not in chat.members:
        raise bad_request("USER_NOT_PARTICIPANT")
    return receiver


def replied(chat: Chat, params: Params) -> Json | None:
    wanted = params.structure("reply_parameters", "can't parse reply parameters JSON object")
    if not wanted:
        return None
    message = chat.find(int(wanted.get("message_id") or 0))
    if message is not None:
        return {name: value for name, value in message.data.items() if name != "reply_to_message"}
    if wanted.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def text_content(params: Params) -> Json:
    """`{"text", "entities"?}`. Refused: nothing to say, or over 4096 UTF-16 units."""
    if "text" not in params:
        raise bad_request("message text is empty")
    text, entities = formatted(params)
    if not text:
        raise bad_request("text must be non-empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_content(params: Params) -> Json:
    """`{}` or `{"caption", "caption_entities"?}`. Refused: over 1024 UTF-16 units."""
    text, entities = formatted(params, "caption", "caption_entities")
    if not text:
        return {}
    if units(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def send_message(world: World, params: Params) -> Json:
    return send(world, params, text_content(params)).data


def send_rich_message(world: World, params: Params) -> Json:
    return send(world, params, rich_content(params)).data


def rich_content(params: Params) -> Json:
    """A rich message drawn plainly: every line a paragraph."""
    given = params.structure("rich_message", "can't parse rich message JSON object")
    if not isinstance(given, dict):
        raise bad_request("object expected as rich message")
    lines = [line for line in rich_lines(given) if line.strip()]
    if not lines:
        raise bad_request("message text is empty")
    if sum(map(units, lines)) > LONGEST_RICH_TEXT:
        raise bad_request("message is too long")
    blocks = [{"type": "paragraph", "text": line} for line in lines]
    return {"rich_message": {"blocks": blocks}}


def send_contact(world: World, params: Params) -> Json:
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: params.text(name) for name in names if name in params}
    if not contact.get("phone_number"):
        raise bad_request("phone number is empty")
    if not contact.get("first_name"):
        raise bad_request("first name is empty")
    return send(world, params, {"contact": contact}).data


def send_location(world: World, params: Params) -> Json:
    for name in ("latitude", "longitude"):
        if name not in params:
            raise bad_request(f"{name} is empty")
    place = {name: float(params.text(name)) for name in ("latitude", "longitude")}
    return send(world, params, {"location": place}).data


def send_chat_action(world: World, params: Params) -> bool:
    action = params.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.writable(params.values.get("chat_id"))
    person = chat.id if chat.private else None
    world.events.emit("typing", action, person=person, chat=chat.id, by_bot=True)
    return True


def send_poll(world: World, params: Params) -> Json:
    question = params.text("question").strip()
    if not question:
        raise bad_request("poll question must be non-empty")
    if len(question) > 300:
        raise bad_request("poll question length must not exceed 300")
    options = [poll_option(number, one) for number, one in enumerate(poll_options(params))]
    poll = {
        "id": world.unique(),
        "question": question,
        "options": options,
        "total_voter_count": 0,
        "is_closed": params.flag("is_closed"),
        "is_anonymous": params.flag("is_anonymous") if "is_anonymous" in params else True,
        "type": params.text("type") or "regular",
        "allows_multiple_answers": params.flag("allows_multiple_answers"),
        "allows_revoting": params.flag("allows_revoting"),
        "members_only": params.flag("members_only"),
    }
    return send(world, params, {"poll": poll}).data


def poll_options(params: Params) -> list[Any]:
    options = params.structure("options", "can't parse options JSON object")
    if not isinstance(options, list):
        raise bad_request("expected an Array of String as options")
    if not 1 <= len(options) <= MOST_OPTIONS:
        raise bad_request(f"poll must have 1-{MOST_OPTIONS} options")
    return options


def poll_option(number: int, given: Any) -> Json:
    text = str(given.get("text", "") if isinstance(given, dict) else given).strip()
    if not text:
        raise bad_request("poll options must be non-empty")
    if len(text) > 100:
        raise bad_request("poll options length must not exceed 100")
    return {"persistent_id": str(number), "text": text, "voter_count": 0}


def stop_poll(world: World, params: Params) -> Json:
    chat = world.writable(params.values.get("chat_id"))
    message = chat.find(params.integer("message_id"))
    if message is None or not message.by_bot:
        raise bad_request("message with poll to stop not found")
    if "poll" not in message.data:
        raise bad_request("message is not a poll")
    poll = message.data["poll"]
    if poll["is_closed"]:
        raise bad_request("poll has already been closed")
    closed: Json = {**poll, "is_closed": True}
    world.rewrite(
        message, {"poll": closed, "reply_markup": read_markup(params, inline_only=True)}, edited=False
    )
    return closed
