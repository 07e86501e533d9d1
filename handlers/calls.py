"""How a screen offers itself to be called by its name; what a call means is read in `handlers/words.py`."""

from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Annotated, Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import TelegramObject
from pydantic import Field

from handlers.screen import Button, Style
from locales.texts import Speaker
from mentoring.roles import Action

CALLED = "called"
ARGUMENT = "argument"

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


def words_of(t: Speaker, name: str) -> frozenset[str]:
    """The words that mean `name`."""
    return _split(t.label(f"words-{name}"))


@lru_cache(maxsize=64)
def _split(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split(","))
