"""The pace of sending: Telegram's published limits as a virtual schedule, one common pause on 429."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Protocol

PER_SECOND = 30.0
CHAT_GAP = 1.0
SLOWEST = 1.0
SLOWER = 0.8
FASTER = 1.01
KNOWN_CHATS = 5_000


class Pacing(Protocol):
    """What the delivery asks of a pace: one process keeps `Pace`, several keep `SharedPace` together."""

    async def slot(self, chat: int) -> None: ...

    async def thaw(self) -> None: ...

    async def rest(self, seconds: float) -> None: ...

    async def freeze(self, seconds: float) -> None: ...

    async def succeed(self) -> None: ...


class Pace:
    """`slot` waits for the next free moment of all and of the chat; `frozen` makes all wait together."""

    def __init__(
        self,
        per_second: float = PER_SECOND,
        chat_gap: float = CHAT_GAP,
        *,
        felt: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._felt = felt
        self._sleep = sleep
        self._best = per_second
        self._rate = per_second
        self._chat_gap = chat_gap
        self._next = 0.0
        self._chats: OrderedDict[int, float] = OrderedDict()
        self._frozen_until = 0.0

    async def slot(self, chat: int) -> None:
        """Take the next slot: slots of all are 1/rate seconds apart, those of one chat a second."""
        now = self._felt()
        at = max(now, self._next, self._frozen_until, self._chats.get(chat, 0.0))
        self._next = at + 1 / self._rate
        self._remember(chat, at + self._chat_gap)
        if at > now:
            await self._sleep(at - now)
        await self.thaw()

    async def thaw(self) -> None:
        """Wait while everybody waits."""
        while (left := self._frozen_until - self._felt()) > 0:
            await self._sleep(left)

    async def rest(self, seconds: float) -> None:
        """Pause one caller before another try."""
        await self._sleep(seconds)

    async def freeze(self, seconds: float) -> None:
        """Telegram said 429: nobody sends for that long, and then more slowly."""
        self._frozen_until = max(self._frozen_until, self._felt() + seconds)
        self._rate = max(SLOWEST, self._rate * SLOWER)

    async def succeed(self) -> None:
        """A message went through: come back to the full rate little by little."""
        self._rate = min(self._best, self._rate * FASTER)

    @property
    def rate(self) -> float:
        """Slots a second at present."""
        return self._rate

    def _remember(self, chat: int, until: float) -> None:
        self._chats[chat] = until
        self._chats.move_to_end(chat)
        while len(self._chats) > KNOWN_CHATS:
            self._chats.popitem(last=False)
