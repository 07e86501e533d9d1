"""Long polling: a batch is stored before the next offset confirms it (DESIGN §2)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from bot.clock import Clock
from bot.lean import GetRawUpdates

log = structlog.get_logger(__name__)
POLL_SECONDS = 30
LONGEST_PAUSE = 30.0
ALLOWED = ["message", "callback_query", "my_chat_member"]

Take = Callable[[list[dict[str, Any]]], Awaitable[None]]


class Contact:
    """When Telegram answered last, in real time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.last: datetime | None = None

    def now(self) -> datetime:
        return self._clock.now()

    def note(self) -> None:
        """Telegram has just answered."""
        self.last = self.now()


async def poll(bot: Bot, take: Take, contact: Contact) -> None:
    """Poll for ever. `take` stores a batch, `contact` notes when Telegram answered.

    The offset is kept in memory only: after a restart Telegram repeats what was not confirmed and the inbox
    knows it; an offset made from stored ids would be wrong after a quiet week, when ids start anew.
    """
    offset: int | None = None
    pause = 0.0
    while True:
        try:
            request = GetRawUpdates(offset=offset, timeout=POLL_SECONDS, allowed_updates=ALLOWED)
            batch = await bot(request, request_timeout=POLL_SECONDS + 15)
        except TelegramUnauthorizedError:
            raise
        except TelegramAPIError as error:
            pause = _pause_after(error, pause)
            await asyncio.sleep(pause)
            continue
        contact.note()
        pause = 0.0
        if batch:
            await take(batch)
            offset = batch[-1]["update_id"] + 1


def _pause_after(error: TelegramAPIError, last: float) -> float:
    """How long to wait before asking again, in seconds; a line in the log when the trouble is new."""
    if isinstance(error, TelegramRetryAfter):
        return float(error.retry_after)
    if last == 0.0:
        log.warning("telegram does not answer", kind=type(error).__name__, why=error.message)
    if isinstance(error, TelegramConflictError):
        return 5.0
    first = 0.5 if isinstance(error, TelegramNetworkError) else 1.0
    return min(LONGEST_PAUSE, max(first, last * 2))
