"""The sandbox's own time: it flows at a rate, jumps forward, and may be walked by a follower.

The follower is the bot under demo. It long-polls for changes; when the clock is told to jump, it walks from
one due moment to the next and reports each, so that everything due happens in order with the right date.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sandbox.errors import GestureError
from sandbox.waiting import Bell

FOLLOWER_LOST_AFTER = 30.0


def wall_clock() -> datetime:
    """The machine's own time: where a sandbox begins unless it is told otherwise."""
    return datetime.now(UTC)


class Clock:
    """`start` is where time begins (aware), `rate` sandbox seconds to a real one, `felt` real seconds."""

    def __init__(self, start: datetime, felt: Callable[[], float], rate: float = 1.0) -> None:
        self.felt = felt
        self.base = start.astimezone(UTC)
        self.since = felt()
        self.rate = rate
        self.version = 1
        self.target: datetime | None = None
        self.next_due: datetime | None = None
        self.heard = float("-inf")
        self.followers = 0
        self.bell = Bell()
        self.listeners: list[Callable[[], None]] = [self.bell.ring]

    def now(self) -> datetime:
        if self.target is not None or self.rate == 0:
            return self.base
        return self.base + timedelta(seconds=(self.felt() - self.since) * self.rate)

    def seconds(self) -> float:
        """The same as Unix seconds, for the engine."""
        return self.now().timestamp()

    def follower(self) -> bool:
        return self.followers > 0 or self.felt() - self.heard < FOLLOWER_LOST_AFTER

    def jump(self, moment: datetime) -> None:
        """Forward to a moment: at once, or by the follower's feet when there is one."""
        moment = moment.astimezone(UTC)
        if moment < (self.target or self.now()):
            raise GestureError(400, f"the clock goes forward only; it is {self.now().isoformat()}")
        self.settle_at(self.now())
        if self.follower():
            self.target = moment
        else:
            self.settle_at(moment)
        self.changed(new_version=True)

    def leap(self, seconds: float) -> None:
        """A jump by seconds; during a walk they count from its end."""
        try:
            moment = (self.target or self.now()) + timedelta(seconds=seconds)
        except OverflowError:
            raise GestureError(400, "that is too far") from None
        self.jump(moment)

    def leap_to_next(self) -> None:
        if self.next_due is None:
            raise GestureError(409, "nobody has told what is due next")
        self.jump(max(self.next_due, self.now()))

    def set_rate(self, rate: float) -> None:
        if not 0 <= rate <= 1_000_000:
            raise GestureError(400, "rate is between 0 and 1000000")
        target = self.target
        self.settle_at(self.now())
        self.target, self.rate = target, rate
        self.changed(new_version=True)

    def step(self, moment: datetime, *, settled: bool, next_due: datetime | None) -> None:
        """The follower's report. Its last one puts the clock on the target."""
        self.heard = self.felt()
        self.next_due = next_due.astimezone(UTC) if next_due else None
        if self.target is not None:
            reached = min(max(moment.astimezone(UTC), self.base), self.target)
            if settled:
                self.settle_at(self.target)
            else:
                self.base = reached
        self.changed()

    def finish_lost_walk(self) -> None:
        """A walk whose follower is gone ends at its target."""
        if self.target is not None and not self.follower():
            self.settle_at(self.target)
            self.changed(new_version=True)

    def settle_at(self, moment: datetime) -> None:
        self.base, self.since, self.target = moment, self.felt(), None

    def restart(self) -> None:
        """After a reset: time goes on, a walk ends."""
        self.settle_at(self.target or self.now())
        self.next_due = None
        self.changed(new_version=True)

    def changed(self, *, new_version: bool = False) -> None:
        self.version += new_version
        for listener in self.listeners:
            listener()

    async def follow(self, version: int, seconds: float) -> None:
        """Waits as the follower until the version is greater."""
        self.followers += 1
        try:
            await self.bell.until(lambda: self.version > version, seconds)
        finally:
            self.followers -= 1
            self.heard = self.felt()

    async def settled(self, seconds: float) -> bool:
        """Waits until no walk is under way; False when the time is over first."""
        end = self.felt() + seconds
        while self.target is not None and (left := end - self.felt()) > 0:
            self.finish_lost_walk()
            await self.bell.until(lambda: self.target is None, min(left, 1.0))
        return self.target is None

    def view(self) -> dict[str, Any]:
        return {
            "now": self.now().isoformat(),
            "target": self.target.isoformat() if self.target else None,
            "rate": self.rate,
            "version": self.version,
            "follower": self.follower(),
            "next_due": self.next_due.isoformat() if self.next_due else None,
        }


def moment_of(written: Any) -> datetime:
    """ISO 8601 with a zone (or `Z`); without one it is UTC."""
    try:
        moment = datetime.fromisoformat(str(written))
    except ValueError:
        raise GestureError(400, f"{written!r} is no moment like 2026-09-01T09:00:00+00:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
