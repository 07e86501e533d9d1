"""Methods that change messages the bot has sent, and the answer to a press."""

from sandbox.chats import Chat, Json, Message
from sandbox.errors import bad_request
from sandbox.markup import Markup, read_markup
from sandbox.media import CAPTIONED, input_media
from sandbox.params import Params
from sandbox.sending import caption_content, rich_content, text_content
from sandbox.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
QUERY_LIFE = 150.0
QUERY_REAL_LIFE = 15.0
LONGEST_ANSWER = 200
TEXTS = frozenset({"text", "rich_message"})
MEDIA = ("document", "photo", "audio", "video", "animation", "voice", "video_note", "sticker")
ORDINARY_FIELDS = ("text", "entities", "rich_message", "caption", "caption_entities", *MEDIA)


def own_message(world: World, params: Params) -> tuple[Chat, Message]:
    """The message to edit. Refused: not there, a person's own, forwarded, with a keyboard that is not inline,
    or in a chat that is closed to the bot."""
    if "inline_message_id" in params:
        raise bad_request("message to edit not found")
    chat = world.writable(params.values.get("chat_id"))
    message = chat.find(params.integer("message_id"))
    if message is None or message.only_for is not None:
        raise bad_request("message to edit not found")
    if not message.by_bot or message.reply_markup or "forward_origin" in message.data:
        raise bad_request("message can't be edited")
    return chat, message


def change(world: World, message: Message, content: Json, markup: Markup | None) -> Json:
    """Replaces the content, refuses the unchanged; fields absent in `content` disappear."""
    wanted = {**dict.fromkeys(ORDINARY_FIELDS), **content, "reply_markup": markup}
    if all(message.data.get(name) == value for name, value in wanted.items()):
        raise bad_request(NOT_MODIFIED)
    world.rewrite(message, wanted)
    return message.data


def new_text(params: Params) -> Json:
    return rich_content(params) if "rich_message" in params else text_content(params)


def edit_message_text(world: World, params: Params) -> Json:
    content = new_text(params)
    markup = read_markup(params, inline_only=True)
    _, message = own_message(world, params)
    return retext(world, message, content, markup)


def retext(world: World, message: Message, content: Json, markup: Markup | None) -> Json:
    if not TEXTS & message.data.keys():
        raise bad_request("there is no text in the message to edit")
    return change(world, message, content, markup)


def edit_message_caption(world: World, params: Params) -> Json:
    caption = caption_content(params)
    markup = read_markup(params, inline_only=True)
    _, message = own_message(world, params)
    return recaption(world, message, caption, markup)


def recaption(world: World, message: Message, caption: Json, markup: Markup | None) -> Json:
    kind = next((name for name in MEDIA if name in message.data), None)
    if kind not in CAPTIONED:
        raise bad_request("there is no caption in the message to edit")
    return change(world, message, {kind: message.data[kind], **caption}, markup)


def edit_message_media(world: World, params: Params) -> Json:
    given = params.structure("media", "can't parse input media JSON object")
    content = input_media(world, params, given)
    markup = read_markup(params, inline_only=True)
    _, message = own_message(world, params)
    kept = {name: message.data[name] for name in ("media_group_id",) if name in message.data}
    return change(world, message, {**content, **kept}, markup)


def edit_message_reply_markup(world: World, params: Params) -> Json:
    markup = read_markup(params, inline_only=True)
    _, message = own_message(world, params)
    return remark(world, message, markup)


def remark(world: World, message: Message, markup: Markup | None) -> Json:
    kept = {name: message.data[name] for name in ORDINARY_FIELDS if name in message.data}
    return change(world, message, kept, markup)


def ephemeral(world: World, params: Params) -> Message:
    """The ephemeral message a call names by chat, receiver and its own id."""
    chat = world.writable(params.values.get("chat_id"))
    message = chat.find(params.integer("ephemeral_message_id"))
    if message is None or message.only_for != params.integer("receiver_user_id"):
        raise bad_request("message to edit not found")
    return message


def edit_ephemeral_text(world: World, params: Params) -> bool:
    content, markup = new_text(params), read_markup(params, inline_only=True)
    return bool(retext(world, ephemeral(world, params), content, markup))


def edit_ephemeral_caption(world: World, params: Params) -> bool:
    caption, markup = caption_content(params), read_markup(params, inline_only=True)
    return bool(recaption(world, ephemeral(world, params), caption, markup))


def edit_ephemeral_markup(world: World, params: Params) -> bool:
    markup = read_markup(params, inline_only=True)
    return bool(remark(world, ephemeral(world, params), markup))


def delete_ephemeral(world: World, params: Params) -> bool:
    world.remove(ephemeral(world, params))
    return True


def answer_callback_query(world: World, params: Params) -> bool:
    """Once only, and in time: Telegram gives up after a while. Lenient here, because a clock that jumps makes
    a press old at once: too old is what waited 150 s of the sandbox's time *and* 15 s of real time."""
    query = world.queries.get(params.text("callback_query_id"))
    if query is None or query.answered:
        raise bad_request(TOO_OLD)
    if world.now() - query.pressed > QUERY_LIFE and world.felt() - query.felt > QUERY_REAL_LIFE:
        raise bad_request(TOO_OLD)
    text = params.text("text")
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answered = True
    answer = {
        "callback_query_id": query.id,
        "text": text,
        "alert": params.flag("show_alert"),
        "url": params.text("url") or None,
    }
    world.events.emit("callback_answer", answer, person=query.person, chat=query.chat_id, by_bot=True)
    return True
