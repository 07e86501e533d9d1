"""`nastavnik` as a process of its own, as an operator starts it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.config import Settings

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds in which a slow machine starts or stops the bot."""


@dataclass(slots=True)
class Ended:
    """What a finished process has said."""

    code: int
    out: str
    err: str


@dataclass(slots=True)
class Process:
    """A running one."""

    inner: asyncio.subprocess.Process

    async def line_with(self, words: str) -> str:
        """The next line on standard output that holds the words."""
        assert self.inner.stdout is not None
        seen = []
        async with asyncio.timeout(PATIENCE):
            while line := (await self.inner.stdout.readline()).decode():
                seen.append(line)
                if words in line:
                    return line.strip()
        ended = await self.ends()
        raise AssertionError(f"{words!r} was never said:\n{''.join(seen)}{ended.err}")

    async def stops(self, how: signal.Signals = signal.SIGTERM) -> Ended:
        """Ask it to stop and wait for the end."""
        self.inner.send_signal(how)
        return await self.ends()

    async def ends(self, within: float = PATIENCE) -> Ended:
        out, err = await asyncio.wait_for(self.inner.communicate(), within)
        assert self.inner.returncode is not None
        return Ended(self.inner.returncode, out.decode(), err.decode())


@asynccontextmanager
async def nastavnik(
    *arguments: str, folder: Path, settings: Mapping[str, str] | None = None
) -> AsyncIterator[Process]:
    """Start a command in an empty folder with these settings only; killed if it is still there at the end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env={**_environment(), **(settings or {})},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield Process(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


def _environment() -> dict[str, str]:
    """This machine's environment without settings of the bot."""
    known = set(Settings.model_fields)
    kept = {
        name: value for name, value in os.environ.items() if name.lower().removesuffix("_file") not in known
    }
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
