"""How a screen is called: by command, by a button of the menu, or by a typed word (UX §0.9)."""

from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Annotated, Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message, TelegramObject
from pydantic import Field

from handlers.screen import Button, Style
from handlers.turn import Turn
from locales.texts import Speaker
from mentoring.roles import Action

CALLED = "called"
ARGUMENT = "argument"
WORDS = (
    "menu",
    "help",
    "cancel",
    "settings",
    "request",
    "questionnaire",
    "pair",
    "meet",
    "journal",
    "forget",
)

RowId = Annotated[int, Field(ge=0, lt=2**63)]
"""A row's number in a button. A forged one must fit the database at least; no row has the number 0."""
PageNumber = Annotated[int, Field(ge=0, lt=10_000)]
"""A page, from 0 on."""
LATIN = r"^[!-~]*$"
"""Letters of one byte each: what else a button carries beside numbers."""
Word = Annotated[str, Field(max_length=16, pattern=LATIN)]
"""A name of ours in a button."""


class Go(CallbackData, prefix="go1"):
    """A button that does what the command does."""

    to: Word


class Called(Filter):
    """Lets through the command of this name, the menu's button and the words that mean it."""

    def __init__(self, name: str) -> None:
        self.name = name

    async def __call__(self, _event: TelegramObject, called: str = "") -> bool:
        return called == self.name


async def read_call(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
    event: TelegramObject,
    data: dict[str, Any],
) -> Any:
    """Outer middleware: find out once what is called, instead of in each of some seventy filters."""
    turn: Turn = data["turn"]
    if isinstance(event, Message):
        data[CALLED], data[ARGUMENT] = called_by_text(event.text or "", turn.t)
    elif isinstance(event, CallbackQuery):
        data[CALLED], data[ARGUMENT] = called_by_tap(event.data or ""), ""
    return await handler(event, data)


def called_by_text(text: str, t: Speaker) -> tuple[str, str]:
    """`/pairs@bot 3` → ("pairs", "3"); a word of the catalogue such as «меню» → ("menu", "")."""
    if text.startswith("/"):
        name, *argument = text[1:].split(maxsplit=1) or [""]
        return name.partition("@")[0].lower(), "".join(argument).strip()
    return _words(t).get(text.strip().lower().rstrip(".!"), ""), ""


def called_by_tap(data: str) -> str:
    """The name behind a menu button; empty for any other button."""
    prefix, _, name = data.partition(":")
    return name if prefix == Go.__prefix__ else ""


def register(
    router: Router,
    name: str,
    handler: Callable[..., Awaitable[Any]],
    may: Action,
    **flags: Any,
) -> None:
    """Let the command, the button and the words `name` run the handler."""
    router.message.register(handler, Called(name), flags={"may": may, **flags})
    router.callback_query.register(handler, Called(name), flags={"may": may, **flags})


def go(t: Speaker, name: str, key: str = "", style: Style | None = None) -> Button:
    """The button that calls `name`; its label is `menu-<name>` unless a key is given."""
    return Button(t.label(key or f"menu-{name}"), Go(to=name).pack(), style=style)


def _words(t: Speaker) -> dict[str, str]:
    return _word_table(tuple((name, t.label(f"words-{name}")) for name in WORDS))


@lru_cache(maxsize=8)
def _word_table(listed: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {word.strip(): name for name, words in listed for word in words.split(",")}
