"""Methods about the bot itself: who it is, its menus, its texts."""

import re
from typing import Any

from sandbox.errors import bad_request
from sandbox.params import Params
from sandbox.profile import Commands, Scope
from sandbox.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"[a-z]{2}")
MOST_COMMANDS = 100
LONGEST = {"name": 64, "description": 512, "short_description": 120}
SCOPES = frozenset({
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
    "chat_administrators", "chat_member",
})  # fmt: skip
NO_RIGHTS = dict.fromkeys(
    (
        "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
        "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
        "can_post_stories", "can_edit_stories", "can_delete_stories", "can_send_welcome_messages",
    ),
    False,
)  # fmt: skip


def get_me(world: World, params: Params) -> dict[str, Any]:  # noqa: ARG001 - every method has this shape
    rights = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return {**world.profile.user(), **rights, "can_connect_to_business": False, "has_main_web_app": False}


def read_scope(world: World, params: Params) -> Scope:
    given = params.structure("scope", "can't parse BotCommandScope JSON object")
    if given is None:
        return ("default", "", 0)
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = given.get("type", "")
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if not kind.startswith("chat"):
        return (kind, "", 0)
    if not given.get("chat_id"):
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    return (kind, str(world.chat(given["chat_id"]).id), int(given.get("user_id") or 0))


def language_of(params: Params) -> str:
    language = params.text("language_code")
    if language and not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def read_command(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict) or not isinstance(given.get("command"), str):
        raise bad_request("can't parse BotCommand: expected an Object")
    command = given["command"].removeprefix("/")
    if not COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    description = str(given.get("description") or "").strip()
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    more = {"is_ephemeral": True} if given.get("is_ephemeral") else {}
    return {"command": command, "description": description, **more}


def set_my_commands(world: World, params: Params) -> bool:
    given = params.structure("commands", "can't parse commands JSON object")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    commands = [read_command(one) for one in given]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.profile.commands[read_scope(world, params), language_of(params)] = commands
    world.events.emit("commands")
    return True


def get_my_commands(world: World, params: Params) -> Commands:
    return world.profile.commands.get((read_scope(world, params), language_of(params)), [])


def delete_my_commands(world: World, params: Params) -> bool:
    world.profile.commands.pop((read_scope(world, params), language_of(params)), None)
    world.events.emit("commands")
    return True


def set_text(world: World, params: Params, kind: str) -> bool:
    words = params.text(kind).strip()
    if len(words) > LONGEST[kind]:
        raise bad_request(f"{kind} is longer than {LONGEST[kind]} characters")
    world.profile.texts.setdefault(kind, {})[language_of(params)] = words
    world.events.emit("commands")
    return True


def get_text(world: World, params: Params, kind: str) -> dict[str, str]:
    return {kind: world.profile.text(kind, language_of(params))}


def set_my_name(world: World, params: Params) -> bool:
    return set_text(world, params, "name")


def get_my_name(world: World, params: Params) -> dict[str, str]:
    return get_text(world, params, "name")


def set_my_description(world: World, params: Params) -> bool:
    return set_text(world, params, "description")


def get_my_description(world: World, params: Params) -> dict[str, str]:
    return get_text(world, params, "description")


def set_my_short_description(world: World, params: Params) -> bool:
    return set_text(world, params, "short_description")


def get_my_short_description(world: World, params: Params) -> dict[str, str]:
    return get_text(world, params, "short_description")


def set_chat_menu_button(world: World, params: Params) -> bool:
    button = params.structure("menu_button", "can't parse menu button JSON object") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    chat_id = world.chat(params.text("chat_id")).id if "chat_id" in params else 0
    if button["type"] == "default":
        world.profile.buttons.pop(chat_id, None)
    else:
        world.profile.buttons[chat_id] = button
    world.events.emit("commands")
    return True


def get_chat_menu_button(world: World, params: Params) -> dict[str, Any]:
    return world.profile.button(world.chat(params.text("chat_id")).id if "chat_id" in params else 0)


def set_default_rights(world: World, params: Params) -> bool:
    rights = params.structure("rights", "can't parse ChatAdministratorRights JSON object") or {}
    world.profile.rights[params.flag("for_channels")] = rights
    return True


def get_default_rights(world: World, params: Params) -> dict[str, Any]:
    return {**NO_RIGHTS, **world.profile.rights.get(params.flag("for_channels"), {})}
