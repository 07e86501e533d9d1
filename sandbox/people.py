"""People for tests and demos, over the sandbox's HTTP side; a scenario reads like prose.

    async with await SandboxClient.connect(url) as city:
        anna = await city.person("Анна")
        await anna.opens("invite-code")
        await anna.sees("Вас приглашает")
        await anna.taps("Продолжить")
        await anna.sees("Вопрос 1 из 12")
        await city.jumps(days=1)

Nothing here sleeps: waiting is done on the sandbox's events. What does not come is an AssertionError with the
transcript.
"""

import asyncio
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any

import aiohttp

from sandbox.listening import Ear
from sandbox.someone import Someone
from sandbox.wire import Json, SandboxError, Wire

WALK = 30.0


class SandboxClient:
    """A connection to a running sandbox: its people, its clock and its troubles."""

    def __init__(self, wire: Wire, seq: int) -> None:
        self.wire = wire
        self.url = wire.url
        self.ear = Ear(wire, seq)
        self.people: dict[int, Someone] = {}
        self.listening = asyncio.create_task(self.ear.listen())

    @classmethod
    async def connect(cls, url: str) -> "SandboxClient":
        """Raises `SandboxError` when no sandbox answers there."""
        wire = Wire(url)
        try:
            return cls(wire, (await wire.ask("state"))["seq"])
        except aiohttp.ClientError as error:
            await wire.http.close()
            raise SandboxError(f"no sandbox answers at {url}: {error}") from error

    async def close(self) -> None:
        self.listening.cancel()
        await asyncio.gather(self.listening, return_exceptions=True)
        await self.wire.http.close()

    async def __aenter__(self) -> "SandboxClient":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    # People

    async def person(self, who: str | int) -> Someone:
        """Somebody by id, first name, full name or role label."""
        views = (await self.wire.ask("state"))["people"]
        found = [view for view in views if who in names_of(view)]
        if len(found) != 1:
            known = ", ".join(f"{view['id']} {view['first_name']} ({view['role_label']})" for view in views)
            raise SandboxError(f"{len(found)} people answer to {who!r}; there are: {known}")
        return await self.someone(found[0])

    async def meets(self, first_name: str, **more: Any) -> Someone:
        """A new person with a telephone; `last_name`, `language_code`, `role_label` … as in the README."""
        told = await self.wire.tell("people", {"first_name": first_name, **more})
        return await self.someone(told["person"])

    async def someone(self, view: Json) -> Someone:
        if view["id"] not in self.people:
            self.people[view["id"]] = Someone(self.wire, self.ear, view["id"], view["first_name"])
            await self.people[view["id"]].looks()
        return self.people[view["id"]]

    async def resets(self) -> None:
        """Everything is forgotten but the people, who are strangers again."""
        seq = (await self.wire.tell("reset", {}))["seq"]
        self.look_from(seq)

    def look_from(self, seq: int) -> None:
        """What came before is no news to anybody."""
        for person in self.people.values():
            person.mark = max(person.mark, seq)

    # Clock

    async def now(self) -> datetime:
        return datetime.fromisoformat((await self.wire.ask("clock"))["clock"]["now"])

    async def jumps(self, *, within: float = WALK, **by: float) -> None:
        """`jumps(days=1, hours=2)`: the clock goes forward and everything due on the way happens."""
        await self.moves_clock({"seconds": timedelta(**by).total_seconds()}, within)

    async def jumps_to(self, moment: datetime, *, within: float = WALK) -> None:
        await self.moves_clock({"to": moment.isoformat()}, within)

    async def jumps_to_next(self, *, within: float = WALK) -> None:
        """To the next moment at which something is due, as the follower has told it."""
        await self.moves_clock({"next": True}, within)

    async def moves_clock(self, how: Json, within: float) -> None:
        """Moves the clock and waits until it stands; from the move on everybody looks at what is new."""
        self.look_from((await self.wire.ask("state"))["seq"])
        answer = await self.wire.tell("clock/jump", how, wait="settled", timeout=within)
        if not answer["settled"]:
            clock = answer["clock"]
            raise SandboxError(
                f"after {within} s the clock stands at {clock['now']}, not at {clock['target']}"
            )

    async def runs(self, rate: float) -> None:
        """How many sandbox seconds pass in a real one; 0 freezes."""
        await self.wire.tell("clock/rate", {"rate": rate})

    # Troubles, and what the bot did

    async def fails(self, kind: str, **how: Any) -> int:
        """A fault: 429, 500, drop_before, drop_after, slow, down; options: see the README. Answers its id."""
        return int((await self.wire.tell("faults", {"kind": kind, **how}))["fault"]["id"])

    async def recovers(self) -> None:
        """All faults end."""
        await self.wire.delete("faults")

    async def paces(self, *, strict: bool) -> None:
        """Telegram's published pace on or off."""
        await self.wire.tell("pace", {"strict": strict})

    async def calls(self, method: str | None = None, **query: Any) -> list[Json]:
        """Bot API calls, newest last; `contains`, `after` and `limit` as in the README."""
        calls: list[Json] = (await self.wire.ask("calls", method=method, **query))["calls"]
        return calls


def names_of(view: Json) -> set[str | int]:
    full = f"{view['first_name']} {view['last_name'] or ''}".strip()
    return {view["id"], view["first_name"], full, view["role_label"]}
