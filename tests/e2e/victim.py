"""The bot as a process that can be killed and started again in a moment."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0
"""Seconds in which a slow machine imports the bot."""


@dataclass(slots=True)
class Zygote:
    """The process of `tests/e2e/zygote.py`; asked one thing at a time."""

    process: asyncio.subprocess.Process
    asking: asyncio.Lock

    async def ask(self, line: str) -> str:
        assert self.process.stdin is not None
        async with self.asking:
            self.process.stdin.write(f"{line}\n".encode())
            return await self.hears()

    async def hears(self) -> str:
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            words = (await self.process.stdout.readline()).decode().strip()
        assert words, "the zygote has died"
        return words


@asynccontextmanager
async def zygote() -> AsyncIterator[Zygote]:
    """Start it and wait until it has imported everything."""
    plain = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.e2e.zygote",
        cwd=ROOT,
        env=plain,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        one = Zygote(process, asyncio.Lock())
        assert await one.hears() == "ready"
        yield one
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()


class Victim:
    """One bot through all its lives."""

    def __init__(self, zygote: Zygote, folder: Path, settings: Mapping[str, str]) -> None:
        self._zygote = zygote
        self._order = json.dumps({"folder": str(folder), "settings": dict(settings)})
        self._log = folder / "bot.log"
        self._number: int | None = None
        self.lives = 0

    @property
    def alive(self) -> bool:
        """It was started and nobody has killed it since."""
        return self._number is not None

    async def starts(self) -> None:
        assert not self.alive
        self._number = int(await self._zygote.ask(f"start {self._order}"))
        self.lives += 1

    def killed(self) -> int:
        """Kill -9, this very moment; the number to bury it by."""
        assert self._number is not None
        number, self._number = self._number, None
        os.kill(number, signal.SIGKILL)
        return number

    async def buried(self, number: int) -> int:
        """Wait until the process is gone; its exit code."""
        return int(await self._zygote.ask(f"reap {number}"))

    async def stops(self) -> int:
        """Ask it to stop as an operator does; its exit code."""
        assert self._number is not None
        number, self._number = self._number, None
        os.kill(number, signal.SIGTERM)
        return await self.buried(number)

    def log(self) -> str:
        """Everything it has said in all its lives."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""
