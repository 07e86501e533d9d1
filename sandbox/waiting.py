"""Waiting for something to become true, without looking at the clock again and again."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Bell:
    """Rung when something may have changed; whoever waits looks again."""

    def __init__(self) -> None:
        self.waiters: set[asyncio.Future[None]] = set()

    def ring(self, *_: object) -> None:
        """Takes any arguments, so that it can be a listener of anything."""
        if self.waiters:
            waiters, self.waiters = self.waiters, set()
            for waiter in waiters:
                if not waiter.done():
                    waiter.set_result(None)

    async def wait(self, seconds: float) -> None:
        """Until the next ring, or until the time is over."""
        waiter = asyncio.get_running_loop().create_future()
        self.waiters.add(waiter)
        try:
            async with asyncio.timeout(seconds):
                await waiter
        except TimeoutError:
            pass
        finally:
            self.waiters.discard(waiter)

    async def until(self, look: Callable[[], T], seconds: float) -> T:
        """The first true value that `look` gives, or what it gives when the time is over."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not (found := look()):
            left = end - loop.time()
            if left <= 0:
                return found
            await self.wait(left)
        return found
