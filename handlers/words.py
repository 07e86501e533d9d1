"""What is called by a message or a tap: a command, a menu's button, or words typed instead (UX §0.9)."""

from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Any

from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.calls import ARGUMENT, CALLED, Go
from handlers.home import MENUS, menu_of
from handlers.turn import Turn
from locales.texts import Speaker
from storage.records import Role

ELSEWHERE = "elsewhere"
WORDS = (
    "menu", "help", "cancel", "settings", "language", "consents", "mydata", "forget",
    "status", "attention", "measures", "mentees", "mentors", "pairs", "meetings", "surveys", "invite",
    "people", "year", "school",
    "request", "questionnaire", "pair", "plan", "meet", "journal", "help_me",
)  # fmt: skip
"""The commands that can be called by words: by their label in the menu too."""


async def read_call(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
    event: TelegramObject,
    data: dict[str, Any],
) -> Any:
    """Outer middleware: find out once what is called, instead of in each of some seventy filters. The words
    of a screen that this person cannot open call nothing, and are answered as such."""
    turn: Turn = data["turn"]
    data[CALLED], data[ARGUMENT], data[ELSEWHERE] = "", "", ""
    if isinstance(event, CallbackQuery):
        data[CALLED] = called_by_tap(event.data or "")
    elif isinstance(event, Message) and (event.text or "").startswith("/"):
        data[CALLED], data[ARGUMENT] = called_by_command(event.text or "")
    elif isinstance(event, Message):
        meant = meant_by(event.text or "", turn.t)
        open_ones = [name for name in meant if turn.actor is None or opens(turn.actor.roles, name)]
        data[CALLED] = next(iter(open_ones), "")
        data[ELSEWHERE] = "" if open_ones else next(iter(meant), "")
    return await handler(event, data)


def called_by_command(text: str) -> tuple[str, str]:
    """`/pairs@bot 3` → ("pairs", "3")."""
    name, *argument = text[1:].split(maxsplit=1) or [""]
    return name.partition("@")[0].lower(), "".join(argument).strip()


def called_by_tap(data: str) -> str:
    """The name behind a menu button; empty for any other button."""
    prefix, _, name = data.partition(":")
    return name if prefix == Go.__prefix__ else ""


def meant_by(text: str, t: Speaker) -> tuple[str, ...]:
    """The screens that the words may mean: «встречи» are another screen for each role."""
    listed = tuple((name, f"{t.label(f'menu-{name}')},{t.label(f'words-{name}')}") for name in WORDS)
    return _word_table(listed).get(text.strip().lower().rstrip(".!"), ())


def opens(roles: frozenset[Role], name: str) -> bool:
    """True for what stands in this person's menu, and for what everybody may open."""
    return name in menu_of(roles) or owner_of(name) is None


def owner_of(name: str) -> Role | None:
    """The role in whose menu the screen stands; none for everybody's."""
    return next((role for role, names in MENUS.items() if name in names), None)


@lru_cache(maxsize=8)
def _word_table(listed: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for name, words in listed:
        for word in {each.strip().lower() for each in words.split(",")}:
            table[word] = (*table.get(word, ()), name)
    return table
