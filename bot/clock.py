"""Where the time comes from. Nothing calls `now()` by itself (DESIGN §7)."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import aiohttp
import structlog

log = structlog.get_logger(__name__)


class Clock(Protocol):
    """Tells the moment, aware and in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands where it was set, for tests."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def set(self, moment: datetime) -> None:
        self._moment = moment


class Walker(Protocol):
    """Who does what is due; `bot.scheduler.Scheduler` in life."""

    async def next_moment(self, now: datetime) -> datetime | None:
        """The next moment after `now` at which there is something to do."""

    async def next_notice(self, now: datetime) -> datetime | None:
        """When something is to be said after `now`, as far as it is planned."""

    async def fire(self) -> None:
        """Do everything that is due at the clock's moment."""


class SandboxClock:
    """Follows the clock of the sandbox's page (`SANDBOX_CLOCK`): it may stand, run fast or jump.

    A jump is walked from one due moment to the next, so that everything in between happens in order and
    carries its own date.
    """

    def __init__(self, url: str) -> None:
        self._url = f"{url.rstrip('/')}/sim/clock"
        self._moment = datetime.now(UTC)
        self._rate = 1.0
        self._read_at = 0.0
        self._told: datetime | None = None

    def now(self) -> datetime:
        return self._moment + timedelta(seconds=self._rate * (_beat() - self._read_at))

    async def read(self) -> None:
        """Take over the sandbox's time. Raises `aiohttp.ClientError` when it cannot be reached."""
        async with aiohttp.ClientSession() as http:
            self._set(await _clock(http.get(self._url)))

    async def follow(self, walker: Walker) -> None:
        """Wait for jumps for ever and walk them; between them tell what is due next."""
        version = 0
        async with aiohttp.ClientSession() as http:
            while True:
                try:
                    wait = {"version": version, "timeout": 1}
                    state = await _clock(http.get(f"{self._url}/wait", params=wait))
                    if state["version"] != version:
                        version = state["version"]
                        self._set(state)
                    await self._walk(http, state, walker)
                except (aiohttp.ClientError, TimeoutError) as error:
                    log.warning("sandbox clock is away", error=type(error).__name__)
                    await asyncio.sleep(0.5)

    async def _walk(self, http: aiohttp.ClientSession, state: dict[str, Any], walker: Walker) -> None:
        if state["target"] is None:
            due = await walker.next_notice(self.now())
            if due != _moment(state["next_due"]):
                await self._tell(http, due, settled=False)
            return
        end = datetime.fromisoformat(state["target"])
        while self._moment < end:
            due = await walker.next_moment(self._moment)
            self._stand_at(min(due, end) if due is not None else end)
            await self._tell(http, self._told, settled=False)
            await walker.fire()
        await self._tell(http, await walker.next_notice(end), settled=True)
        self._set(await _clock(http.get(self._url)))

    async def _tell(self, http: aiohttp.ClientSession, due: datetime | None, *, settled: bool) -> None:
        next_due = None if due is None else due.isoformat()
        body = {"now": self.now().isoformat(), "settled": settled, "next_due": next_due}
        await _clock(http.post(f"{self._url}/step", json=body))
        self._told = due

    def _stand_at(self, moment: datetime) -> None:
        self._moment, self._rate, self._read_at = moment, 0.0, _beat()

    def _set(self, state: dict[str, Any]) -> None:
        self._moment, self._rate = datetime.fromisoformat(state["now"]), float(state["rate"])
        self._read_at = _beat()


def _moment(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)


def _beat() -> float:
    return asyncio.get_running_loop().time()


async def _clock(request: Any) -> dict[str, Any]:
    async with request as response:
        response.raise_for_status()
        answer: dict[str, Any] = (await response.json())["clock"]
        return answer
