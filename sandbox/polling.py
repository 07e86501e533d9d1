"""Long polling: one poller at a time, held until there is something to give."""

from collections.abc import Callable
from typing import Any

from sandbox.errors import conflict
from sandbox.params import Params
from sandbox.receiving import poll_timeout
from sandbox.telegram import Telegram
from sandbox.waiting import Bell

TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"
ON_LINE_FOR = 60.0


class Polling:
    """A new poll ends the one that is held: that one is answered 409, as Telegram does it."""

    def __init__(self, telegram: Telegram, felt: Callable[[], float]) -> None:
        self.telegram = telegram
        self.felt = felt
        self.bell = Bell()
        telegram.world.updates.listeners.append(self.bell.ring)
        self.turn = 0
        self.held = 0
        self.last_poll = float("-inf")
        self.closed = False

    def on_line(self) -> bool:
        return self.held > 0 or self.felt() - self.last_poll < ON_LINE_FOR

    async def get_updates(self, params: Params) -> Any:
        self.turn += 1
        turn = self.turn
        self.bell.ring()
        self.last_poll = self.felt()
        updates = self.telegram.run("getUpdates", params)
        seconds = poll_timeout(params)
        if updates or not seconds:
            return updates
        self.held += 1
        try:
            await self.bell.until(lambda: self.ready(turn), seconds)
        finally:
            self.held -= 1
        if self.turn != turn:
            raise conflict(TERMINATED)
        if self.telegram.world.updates.webhook is not None:
            raise conflict("terminated by setWebhook request")
        return [] if self.closed else self.telegram.run("getUpdates", params)

    def ready(self, turn: int) -> bool:
        updates = self.telegram.world.updates
        return bool(self.turn != turn or self.closed or updates.webhook or updates.waiting)

    def close(self) -> None:
        """Held polls are let go with an empty answer."""
        self.closed = True
        self.bell.ring()
