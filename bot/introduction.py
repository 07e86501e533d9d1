"""How the bot introduces itself: its description, and the command menu of every role (UX §1)."""

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from handlers.home import menu_of
from locales.texts import Speaker, Texts
from storage.records import Role

log = structlog.get_logger(__name__)
DEFAULT = ("start", "menu", "help", "cancel", "settings")
LANGUAGES = ("ru", "en")


def commands(t: Speaker, names: tuple[str, ...]) -> list[BotCommand]:
    """Names with their descriptions, in one language."""
    return [BotCommand(command=name, description=t.label(f"menu-{name}")) for name in names]


def names_for(roles: frozenset[Role]) -> tuple[str, ...]:
    """The commands in the menu of a person with these roles."""
    return ("menu", *menu_of(roles), "cancel")


async def introduce(bot: Bot, texts: Texts) -> None:
    """Set name-independent facts at start. Telegram limits these calls hard, so only what differs is set;
    a refusal is no reason not to run."""
    try:
        for language in LANGUAGES:
            t = texts.speaker(language)
            code = "" if language == "ru" else language
            if (await bot.get_my_description(language_code=code)).description != t.label("bot-description"):
                await bot.set_my_description(t.label("bot-description"), language_code=code)
                await bot.set_my_short_description(t.label("bot-short-description"), language_code=code)
                scope = BotCommandScopeAllPrivateChats()
                await bot.set_my_commands(commands(t, DEFAULT), scope=scope, language_code=code)
    except TelegramAPIError as error:
        log.warning("the bot could not introduce itself", kind=type(error).__name__)


async def set_menu(bot: Bot, chat: int, t: Speaker, names: tuple[str, ...]) -> None:
    """The command menu of one person, by roles and language."""
    try:
        await bot.set_my_commands(commands(t, names), scope=BotCommandScopeChat(chat_id=chat))
    except TelegramAPIError as error:
        log.warning("command menu was not set", kind=type(error).__name__)
