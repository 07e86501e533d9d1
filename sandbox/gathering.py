"""Methods about chats: who is there, what is pinned, who may come in, reactions."""

from typing import Any

from sandbox.chats import Chat, Json, Message, without_none
from sandbox.errors import bad_request
from sandbox.introducing import NO_RIGHTS
from sandbox.params import Params
from sandbox.world import World

GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)
EMOJI = frozenset(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾😡"
)


def get_chat(world: World, params: Params) -> Json:
    chat = world.chat(params.values.get("chat_id"))
    pins = [message for message in chat.messages.values() if message.pinned]
    link = next((url for url, one in chat.links.items() if one["is_primary"]), None)
    more = {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": GIFTS,
        "pinned_message": pins[-1].data if pins else None,
        "invite_link": link,
    }
    return without_none({**chat.card, **more})


def member(world: World, chat: Chat, user_id: int) -> Json:
    """`ChatMember` of a person or of the bot. Refused: user not found."""
    if user_id == world.profile.id:
        status = "member" if chat.private else chat.bot_status
        return membership(world.profile.user(), status)
    person = world.people.get(user_id)
    if person is None:
        raise bad_request("user not found")
    status = "member" if chat.private else chat.members.get(user_id, "left")
    return membership(person.user(), status)


def membership(user: Json, status: str) -> Json:
    """`ChatMember…` for a status: creator, administrator, member, left or kicked."""
    base: Json = {"status": status, "user": user}
    if status == "creator":
        return {**base, "is_anonymous": False}
    if status == "kicked":
        return {**base, "until_date": 0}
    if status != "administrator":
        return base
    rights = {**NO_RIGHTS, "can_manage_chat": True, "can_delete_messages": True, "can_invite_users": True}
    return {**base, **rights, "can_be_edited": False}


def get_chat_member(world: World, params: Params) -> Json:
    return member(world, world.chat(params.values.get("chat_id")), params.integer("user_id"))


def present(chat: Chat) -> list[int]:
    return [person for person, status in chat.members.items() if status not in {"left", "kicked"}]


def get_chat_member_count(world: World, params: Params) -> int:
    chat = world.chat(params.values.get("chat_id"))
    return 2 if chat.private else len(present(chat)) + 1


def get_chat_administrators(world: World, params: Params) -> list[Json]:
    chat = group(world, params)
    chiefs = [one for one, status in chat.members.items() if status in {"creator", "administrator"}]
    return [member(world, chat, one) for one in chiefs]


def group(world: World, params: Params) -> Chat:
    chat = world.chat(params.values.get("chat_id"))
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    return chat


def administered(world: World, params: Params) -> Chat:
    """A group where the bot may invite. Refused: a private chat, or no administrator."""
    chat = world.writable(params.values.get("chat_id"))
    if chat.private:
        raise bad_request("can't invite members to a private chat")
    if chat.bot_status != "administrator":
        raise bad_request("not enough rights to manage chat invite link")
    return chat


def leave_chat(world: World, params: Params) -> bool:
    chat = world.writable(params.values.get("chat_id"))
    if chat.private:
        raise bad_request("chat is not a group")
    chat.bot_status = "left"
    return True


def new_link(world: World, chat: Chat, params: Params, *, primary: bool) -> Json:
    url = f"https://t.me/+{world.unique()}"
    link = {
        "invite_link": url,
        "creator": world.profile.user(),
        "creates_join_request": params.flag("creates_join_request"),
        "is_primary": primary,
        "is_revoked": False,
        **link_options(params),
    }
    chat.links[url] = link
    return link


def link_options(params: Params) -> Json:
    limit, expires = params.integer("member_limit"), params.integer("expire_date")
    if limit and params.flag("creates_join_request"):
        raise bad_request("member limit can't be specified for links requiring administrator approval")
    return without_none(
        {"name": params.text("name") or None, "expire_date": expires or None, "member_limit": limit or None}
    )


def create_invite_link(world: World, params: Params) -> Json:
    return new_link(world, administered(world, params), params, primary=False)


def export_invite_link(world: World, params: Params) -> str:
    chat = administered(world, params)
    for link in chat.links.values():
        link["is_revoked"] = link["is_revoked"] or link["is_primary"]
    return str(new_link(world, chat, params, primary=True)["invite_link"])


def known_link(world: World, params: Params) -> Json:
    link = administered(world, params).links.get(params.text("invite_link"))
    if link is None:
        raise bad_request("INVITE_HASH_EXPIRED")
    return link


def edit_invite_link(world: World, params: Params) -> Json:
    link = known_link(world, params)
    link.update(link_options(params), creates_join_request=params.flag("creates_join_request"))
    return link


def revoke_invite_link(world: World, params: Params) -> Json:
    link = known_link(world, params)
    link["is_revoked"] = True
    return link


def asked_to_join(world: World, params: Params) -> tuple[Chat, int]:
    chat, user_id = administered(world, params), params.integer("user_id")
    if user_id not in chat.knocking:
        raise bad_request("HIDE_REQUESTER_MISSING")
    return chat, user_id


def approve_join_request(world: World, params: Params) -> bool:
    chat, user_id = asked_to_join(world, params)
    del chat.knocking[user_id]
    chat.members[user_id] = "member"
    world.events.emit("person", world.people[user_id], person=user_id, chat=chat.id)
    return True


def decline_join_request(world: World, params: Params) -> bool:
    chat, user_id = asked_to_join(world, params)
    del chat.knocking[user_id]
    return True


def named_message(world: World, params: Params, what: str) -> tuple[Chat, Message]:
    chat = world.chat(params.values.get("chat_id"))
    message = chat.find(params.integer("message_id"))
    if message is None:
        raise bad_request(f"{what} not found")
    return chat, message


def pin_message(world: World, params: Params) -> bool:
    _, message = named_message(world, params, "message to pin")
    message.pinned = True
    world.rewrite(message, {}, edited=False)
    return True


def unpin_message(world: World, params: Params) -> bool:
    """Without a message the newest pin goes."""
    if "message_id" in params:
        _, message = named_message(world, params, "message to unpin")
    else:
        pins = [one for one in world.chat(params.values.get("chat_id")).messages.values() if one.pinned]
        if not pins:
            raise bad_request("message to unpin not found")
        message = pins[-1]
    message.pinned = False
    world.rewrite(message, {}, edited=False)
    return True


def unpin_all_messages(world: World, params: Params) -> bool:
    for message in world.chat(params.values.get("chat_id")).messages.values():
        if message.pinned:
            message.pinned = False
            world.rewrite(message, {}, edited=False)
    return True


def set_reaction(world: World, params: Params) -> bool:
    _, message = named_message(world, params, "message to react")
    given: Any = params.structure("reaction", "can't parse reaction types JSON object") or []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise bad_request("expected an Array of ReactionType")
    chosen = [str(one.get("emoji", "")) for one in given]
    if len(chosen) > 1 or not all(one.removesuffix("\ufe0f") in EMOJI for one in chosen):
        raise bad_request("REACTION_INVALID")
    message.reactions = chosen
    world.rewrite(message, {}, edited=False)
    return True


def get_user_profile_photos(world: World, params: Params) -> Json:
    if params.integer("user_id") not in world.people:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}
