"""Many people at once against a bot on the sandbox: each goes on as soon as the bot has answered."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from sandbox.chats import Person
from sandbox.events import Event
from sandbox.exchange import Exchange
from sandbox.gestures import Outcome
from sandbox.http import serve

TOKEN = "424242:" + "b" * 35
FIRST = 10_001
PATIENCE = 60.0
SHOWING = frozenset({"message", "edit"})

Gesture = Callable[[Exchange, int], Outcome]


def say(text: str) -> Gesture:
    return lambda exchange, person: exchange.telegram.say(person, text)


def tap(label: str) -> Gesture:
    return lambda exchange, person: exchange.telegram.tap(person, label=label)


def first_button() -> Gesture:
    """The first button of the newest message that has some."""
    return lambda exchange, person: exchange.telegram.tap(person, row=0, col=0)


class Crowd:
    """People in a sandbox who wait for the bot's next screen before they go on."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self._shown: dict[int, asyncio.Event] = {}
        exchange.events.listeners.append(self._hear)

    def _hear(self, event: Event) -> None:
        if event.by_bot and event.kind in SHOWING and event.person in self._shown:
            message = event.subject
            stripped = event.kind == "edit" and not message.data.get("reply_markup")
            if not stripped:  # old buttons taken away are no answer
                self._shown[event.person].set()

    async def act(self, person: int, gestures: Sequence[Gesture]) -> int:
        """Do one thing after the other; returns how many the bot has answered."""
        shown = self._shown.setdefault(person, asyncio.Event())
        for gesture in gestures:
            shown.clear()
            gesture(self.exchange, person)
            async with asyncio.timeout(PATIENCE):
                await shown.wait()
        del self._shown[person]
        return len(gestures)

    async def rate(self, people: Sequence[int], gestures: Sequence[Gesture], at_once: int) -> float:
        """Answers a second, with `at_once` people acting at any moment."""
        places = asyncio.Semaphore(at_once)

        async def one(person: int) -> int:
            async with places:
                return await self.act(person, gestures)

        started = time.perf_counter()
        done = await asyncio.gather(*(one(person) for person in people))
        return sum(done) / (time.perf_counter() - started)


@asynccontextmanager
async def sandbox(people: int) -> AsyncIterator[tuple[Exchange, str]]:
    """A sandbox with so many people; short histories, because nobody reads back."""
    crowd = [Person(FIRST + number, f"Человек {number}") for number in range(people)]
    exchange = Exchange(crowd, token=TOKEN, history=20)
    server = await serve(exchange)
    try:
        yield exchange, server.url
    finally:
        await server.close()


@asynccontextmanager
async def process(arguments: Sequence[str], extra: Mapping[str, str]) -> AsyncIterator[int]:
    """A bot of its own process; gives its number and stops it at the end."""
    bot = await asyncio.create_subprocess_exec(sys.executable, *arguments, env={**os.environ, **extra})
    try:
        yield bot.pid
    finally:
        bot.terminate()
        await bot.wait()


async def polled(exchange: Exchange) -> None:
    """Until the bot asks for updates."""
    async with asyncio.timeout(PATIENCE):
        while not exchange.polling.on_line():  # noqa: ASYNC110 - another process, it tells nobody
            await asyncio.sleep(0.05)


def resident_mib(pid: int) -> float:
    """The memory of a process now, in MiB (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def cpu_seconds(pid: int) -> float:
    """The processor time that a process has used, in seconds (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
