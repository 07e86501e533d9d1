"""The guard before every handler: rights by the table, an open form laid aside, a search given up."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.dispatcher.flags import get_flag
from aiogram.types import Message, TelegramObject

from handlers.turn import Turn
from mentoring.refusals import NotAllowed, NotInvited
from mentoring.roles import Action, may

FORM = "form"
SEARCH = "find:"
"""How the state begins in which a list waits for letters."""


async def guard(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
    event: TelegramObject,
    data: dict[str, Any],
) -> Any:
    """Inner middleware. A handler without a right written on it is open to nobody."""
    turn: Turn = data["turn"]
    action: Action | None = get_flag(data, "may")
    if action is None or not may(turn.actor, action):
        raise NotInvited if turn.actor is None else NotAllowed
    state = data.get("raw_state") or ""
    if isinstance(event, Message) and state == FORM and not get_flag(data, "keeps_form"):
        await turn.desk.forms.shelve(turn)
    if state.startswith(SEARCH) and not get_flag(data, "searches"):
        await turn.talk.set_state(None)
    return await handler(event, data)
