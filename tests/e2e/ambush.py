"""Kills the bot at random moments: in every phase of an update's way and of a reminder's, and in between."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sandbox.calls import Call
from sandbox.exchange import DroppedError, Exchange
from sandbox.params import Params
from tests.e2e.victim import Victim
from tests.e2e.witness import kind_of

LONGEST_DELAY = 0.04
"""Seconds: about as long as the bot works on one update."""
FEW = 4
"""The next moment is one of so many that were least often chosen so far."""
LATE = 10
"""So many steps of the programme later an ambush that nobody has walked into strikes anyway."""


class Moment(StrEnum):
    """Where an ambush lies. «Later» is a random delay of up to `LONGEST_DELAY` after it."""

    FETCHED = "updates are on their way to the bot"
    FETCHED_LATER = "updates have just reached it"
    CONFIRMING = "it has stored updates and is confirming them"
    REPLYING = "it has committed and is replying"
    REPLIED = "its reply has arrived, it does not know yet"
    REPLIED_LATER = "it has replied and marks it"
    NOTIFYING = "it is sending a notice"
    NOTIFIED = "the notice has arrived, it does not know yet"
    NOTIFIED_LATER = "it marks the notice or takes the next"
    STEP = "it walks with the clock"
    STEP_LATER = "it does what is due on the clock's way"
    STARTING = "it is starting"
    ANY = "any moment"


DELAYED = frozenset(
    {Moment.FETCHED_LATER, Moment.REPLIED_LATER, Moment.NOTIFIED_LATER, Moment.STEP_LATER, Moment.ANY}
)
NOTICES = (Moment.NOTIFYING, Moment.NOTIFIED, Moment.NOTIFIED_LATER)
AT_REST = (
    Moment.FETCHED,
    Moment.FETCHED_LATER,
    Moment.CONFIRMING,
    Moment.REPLYING,
    Moment.REPLIED,
    Moment.REPLIED_LATER,
    *NOTICES,
    Moment.STARTING,
    Moment.ANY,
)
ON_A_WALK = (Moment.STEP, Moment.STEP_LATER, *NOTICES)
REPLIES = frozenset({"sendMessage", "editMessageText", "answerCallbackQuery"})
FILES = frozenset({"sendDocument", "sendPhoto"})


def is_notice(name: str, params: Params) -> bool:
    """What the bot says by itself: files come with nothing else here."""
    return name in FILES or bool(kind_of(params.text("text")))


class WatchedExchange(Exchange):
    """A sandbox in which somebody learns of every call before and after it has had its effect."""

    watcher: "Ambush | None" = None

    async def perform(self, name: str, params: Params, call: Call) -> Any:
        if self.watcher is not None and self.watcher.sees_call(name, params):
            raise DroppedError
        result = await super().perform(name, params, call)
        if self.watcher is not None:
            self.watcher.sees_effect(name, params, result)
        return result


@dataclass(frozen=True, slots=True)
class Remains:
    """What a killed bot has left: how many updates nobody confirmed, stored ones, applied ones whose reply is
    not known to be said, notices claimed; and whether the clock was on its way."""

    unconfirmed: int
    stored: int
    applied: int
    claimed: int
    walking: bool

    @property
    def phases(self) -> list[str]:
        found = {
            "unconfirmed": self.unconfirmed,
            "stored": self.stored,
            "applied, not said": self.applied,
            "notice claimed": self.claimed,
            "on a walk": self.walking,
        }
        return [phase for phase, there in found.items() if there] or ["idle"]


Autopsy = Callable[[], Awaitable[tuple[int, int, int]]]
"""Counts stored updates, applied updates and claimed notices in the database as it was left."""


@dataclass(slots=True)
class Ambush:
    """Kills the victim and starts it again. `limit` is how many kills there may be so far; `spread` how many
    gestures of people, notices and steps of the clock lie between two on average."""

    exchange: WatchedExchange
    victim: Victim
    autopsy: Autopsy
    chance: random.Random
    limit: int = 0
    spread: float = 8.0
    kills: int = 0
    by_moment: Counter[str] = field(default_factory=Counter)
    by_phase: Counter[str] = field(default_factory=Counter)
    progress: int = 0
    awake_at: int = 0
    pushed: int = 0
    moment: Moment = Moment.ANY
    walking: bool = False
    offset: int = 0
    striking: bool = False
    fallen: "asyncio.Queue[int]" = field(default_factory=asyncio.Queue)
    polls: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.exchange.watcher = self
        self.exchange.clock.listeners.append(self.sees_clock)
        self.exchange.world.updates.listeners.append(self.sees_update)

    # What happens, and whether this is the moment

    def sees_call(self, name: str, params: Params) -> bool:
        """Before the effect of a call; true if the caller is dead now."""
        if name == "getUpdates":
            self.polls.set()
            before, self.offset = self.offset, params.integer("offset")
            return self.offset > before and self.comes(Moment.CONFIRMING)
        if is_notice(name, params):
            return self.comes(Moment.NOTIFYING)
        return name in REPLIES and self.comes(Moment.REPLYING)

    def sees_effect(self, name: str, params: Params, result: Any) -> None:
        if name == "getUpdates":
            if result:
                self.comes(Moment.FETCHED, Moment.FETCHED_LATER)
        elif is_notice(name, params):
            self.goes_on()
            self.comes(Moment.NOTIFIED, Moment.NOTIFIED_LATER)
        elif name in REPLIES:
            self.comes(Moment.REPLIED, Moment.REPLIED_LATER)

    def sees_clock(self) -> None:
        """A step of the walk, its beginning or its end."""
        walking = self.exchange.clock.target is not None
        if walking != self.walking:
            self.walking = walking
            self.lies_in_wait()
        elif walking:
            self.goes_on()
            self.comes(Moment.STEP, Moment.STEP_LATER)

    def goes_on(self) -> None:
        """The programme has come a little further. Repeated screens do not count: however often the bot dies,
        people must get on between two deaths."""
        self.progress += 1
        if self.progress >= self.awake_at + LATE:
            self.moment = Moment.ANY
        self.comes(Moment.ANY)

    def sees_update(self) -> None:
        """Somebody has acted, or the bot has confirmed something."""
        pushed = self.exchange.world.updates.next_id
        if pushed != self.pushed:
            self.pushed = pushed
            self.goes_on()

    def comes(self, *moments: Moment) -> bool:
        """Such a moment is here: strike if it is the one waited for; true if the bot is dead now."""
        if self.moment not in moments or self.progress < self.awake_at:
            return False
        if not self.victim.alive or self.striking or self.kills >= self.limit:
            return False
        if self.moment in DELAYED:
            self.strikes_in(self.chance.uniform(0, LONGEST_DELAY))
            return False
        self.strikes()
        return True

    # The kill

    def lies_in_wait(self) -> None:
        """Choose the next moment, and how long to leave the bot alone before it."""
        eligible = list(ON_A_WALK if self.walking else AT_REST)
        self.chance.shuffle(eligible)
        rarest = sorted(eligible, key=lambda moment: self.by_moment[moment.name])
        self.moment = self.chance.choice(rarest[:FEW])
        self.awake_at = self.progress + self.chance.randint(1, max(1, round(2 * self.spread) - 1))

    def strikes_in(self, seconds: float) -> None:
        self.striking = True
        asyncio.get_running_loop().call_later(seconds, self.strikes)

    def strikes(self) -> None:
        self.striking = False
        if not self.victim.alive or self.kills >= self.limit:
            return
        self.kills += 1
        self.by_moment[self.moment.name] += 1
        self.fallen.put_nowait(self.victim.killed())

    # The new life

    async def keeps_alive(self) -> None:
        """For ever: bury the dead bot, look what it left, start the next one."""
        while True:
            code = await self.victim.buried(await self.fallen.get())
            assert code == -9, f"the bot ended by itself: exit code {code}"
            remains = await self.remains()
            self.by_phase.update(remains.phases)
            await self.gives_birth()
            self.fallen.task_done()

    async def rests(self) -> None:
        """No more kills; wait until the last life is under way."""
        self.limit = 0
        await self.fallen.join()
        await self.polls.wait()

    async def gives_birth(self) -> None:
        self.offset = 0
        self.polls.clear()
        self.lies_in_wait()
        await self.victim.starts()
        if self.moment is Moment.STARTING:
            self.strikes_in(self.chance.uniform(0, 0.5))

    async def remains(self) -> Remains:
        stored, applied, claimed = await self.autopsy()
        waiting = len(self.exchange.world.updates.waiting)
        return Remains(waiting, stored, applied, claimed, self.exchange.clock.target is not None)
