"""The bot's menus, names and descriptions."""

import pytest

from sandbox.telegram import Telegram
from tests.sandbox.conftest import ANNA, IVAN, Bot


def command(name: str, description: str = "что-то") -> str:
    return f'[{{"command": "{name}", "description": "{description}"}}]'


def menu(telegram: Telegram, person: int, language: str = "ru") -> list[str]:
    return [one["command"] for one in telegram.world.profile.menu(person, person, language)]


def test_the_narrowest_scope_and_the_own_language_win(bot: Bot, telegram: Telegram) -> None:
    bot("setMyCommands", commands=command("start"))
    bot("setMyCommands", commands=command("menu"), scope='{"type": "all_private_chats"}')
    bot(
        "setMyCommands",
        commands=command("menu_en"),
        scope='{"type": "all_private_chats"}',
        language_code="en",
    )
    bot("setMyCommands", commands=command("match"), scope=f'{{"type": "chat", "chat_id": {ANNA}}}')
    assert menu(telegram, ANNA) == ["match"]
    assert menu(telegram, IVAN) == ["menu"]
    assert menu(telegram, IVAN, "en") == ["menu_en"]
    bot("deleteMyCommands", scope=f'{{"type": "chat", "chat_id": {ANNA}}}')
    assert menu(telegram, ANNA) == ["menu"]
    assert bot("getMyCommands") == [{"command": "start", "description": "что-то"}]
    assert bot("getMyCommands", language_code="en") == []


@pytest.mark.parametrize("name", ["Start", "план", "with space", "", "a" * 33, "a-b"])
def test_a_command_is_latin_and_low(bot: Bot, name: str) -> None:
    assert bot.refused("setMyCommands", commands=command(name)) == "Bad Request: BOT_COMMAND_INVALID"


@pytest.mark.parametrize("description", ["", "х" * 257])
def test_a_command_is_described(bot: Bot, description: str) -> None:
    refusal = bot.refused("setMyCommands", commands=command("menu", description))
    assert refusal == "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"commands": "{}"}, "expected an Array of BotCommand"),
        ({"commands": "["}, "can't parse commands JSON object"),
        ({"commands": str([{"command": f"c{n}", "description": "d"} for n in range(101)]).replace("'", '"')},
         "BOT_COMMANDS_TOO_MUCH"),
        ({"scope": '{"type": "planet"}'}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"scope": '{"type": "chat"}'}, "can't parse BotCommandScope: Empty chat_id specified"),
        ({"scope": '{"type": "chat", "chat_id": 42}'}, "chat not found"),
        ({"language_code": "russian"}, "invalid language code specified"),
    ],
)  # fmt: skip
def test_it_refuses_a_wrong_menu(bot: Bot, params: dict[str, str], words: str) -> None:
    assert bot.refused("setMyCommands", **{"commands": command("menu"), **params}) == f"Bad Request: {words}"


def test_names_and_descriptions_speak_languages(bot: Bot) -> None:
    bot("setMyName", name="Наставничество")
    bot("setMyName", name="Mentoring", language_code="en")
    assert bot("getMyName", language_code="en") == {"name": "Mentoring"}
    assert bot("getMyName", language_code="de") == {"name": "Наставничество"}
    assert bot("getMe")["first_name"] == "Наставничество"
    bot("setMyDescription", description="о боте")
    assert bot("getMyDescription") == {"description": "о боте"}
    bot("setMyShortDescription", short_description="кратко")
    assert bot("getMyShortDescription") == {"short_description": "кратко"}
    assert "longer than 120" in bot.refused("setMyShortDescription", short_description="х" * 121)


def test_the_menu_button_is_per_chat(bot: Bot) -> None:
    web_app = {"type": "web_app", "text": "Доска", "web_app": {"url": "https://example.org"}}
    bot("setChatMenuButton", chat_id=ANNA, menu_button=web_app)
    assert bot("getChatMenuButton", chat_id=ANNA)["type"] == "web_app"
    assert bot("getChatMenuButton", chat_id=IVAN) == {"type": "commands"}
    bot("setChatMenuButton", chat_id=ANNA)
    assert bot("getChatMenuButton", chat_id=ANNA) == {"type": "commands"}
    refusal = bot.refused("setChatMenuButton", menu_button='{"type": "fridge"}')
    assert refusal == "Bad Request: can't parse menu button: MenuButton has unsupported type"


def test_default_rights_are_kept(bot: Bot) -> None:
    bot("setMyDefaultAdministratorRights", rights='{"can_manage_chat": true}')
    rights = bot("getMyDefaultAdministratorRights")
    assert (rights["can_manage_chat"], rights["can_invite_users"]) == (True, False)


def test_some_methods_are_accepted_without_effect(bot: Bot) -> None:
    assert bot("removeMyProfilePhoto") is True
    assert bot("getUserProfilePhotos", user_id=ANNA) == {"total_count": 0, "photos": []}
