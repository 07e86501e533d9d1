"""The guard before every handler: rights by the table, and an open form laid aside, never lost."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.dispatcher.flags import get_flag
from aiogram.types import Message, TelegramObject

from handlers.turn import Turn
from mentoring.refusals import NotAllowed
from mentoring.roles import Action, may

FORM = "form"


async def guard(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
    event: TelegramObject,
    data: dict[str, Any],
) -> Any:
    """Inner middleware. A handler without a right written on it is open to nobody."""
    turn: Turn = data["turn"]
    action: Action | None = get_flag(data, "may")
    if action is None or not may(turn.actor, action):
        raise NotAllowed
    if isinstance(event, Message) and data.get("raw_state") == FORM and not get_flag(data, "keeps_form"):
        await turn.desk.forms.shelve(turn)
    return await handler(event, data)
