"""The engine with everything around it: one call of the bot from its beginning to its end.

Both doors (`http.py` and `session.py`) stand in front of this."""

import asyncio
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from sandbox.calls import Call, Calls
from sandbox.chats import Person
from sandbox.clock import Clock, wall_clock
from sandbox.errors import TelegramError, too_many_requests
from sandbox.events import Event
from sandbox.faults import Fault, Faults
from sandbox.gestures import Outcome
from sandbox.params import Params
from sandbox.polling import Polling
from sandbox.telegram import Telegram, method_name
from sandbox.waiting import Bell

REPLIES = frozenset({"message", "edit", "delete"})
BROKEN = frozenset({"drop_before", "down"})


class DroppedError(Exception):
    """The connection breaks instead of an answer."""


class Hope:
    """Somebody waits for what the bot will do in his chat, or for the answer to his press."""

    def __init__(self, query_id: str | None) -> None:
        self.query_id = query_id
        self.fulfilled = False
        self.bell = Bell()

    def notice(self, event: Event) -> None:
        answered = event.kind == "callback_answer" and event.subject["callback_query_id"] == self.query_id
        if answered or event.kind in REPLIES:
            self.fulfilled = True
            self.bell.ring()


class Exchange:
    """A whole sandbox. `start` is its first moment (default: now), `rate` how fast its time flows; `telegram`
    are the options of `Telegram`."""

    def __init__(
        self,
        people: Iterable[Person] | None = None,
        *,
        start: datetime | None = None,
        rate: float = 1.0,
        felt: Callable[[], float] = time.monotonic,
        **telegram: Any,
    ) -> None:
        self.clock = Clock(start or wall_clock(), felt, rate)
        self.telegram = Telegram(people, clock=self.clock.seconds, felt=felt, **telegram)
        self.world = self.telegram.world
        self.events = self.world.events
        self.calls = Calls()
        self.faults = Faults(felt)
        self.polling = Polling(self.telegram, felt)
        self.confirmed = Bell()
        self.happened = Bell()
        self.hopes: dict[int, list[Hope]] = {}
        self.closed = False
        self.world.updates.listeners.append(self.confirmed.ring)
        self.events.listeners += [self.happened.ring, self.fulfil]
        self.clock.listeners.append(self.tell_clock)
        self.faults.listeners.append(self.tell_faults)

    def tell_clock(self) -> None:
        self.events.emit("clock")

    def tell_faults(self) -> None:
        self.events.emit("faults")

    # The bot's side

    async def call(self, method: str, params: Params) -> Any:
        """The `result` of a method, with faults and the log. Raises `TelegramError` or `DroppedError`."""
        self.clock.finish_lost_walk()
        name = method_name(method)
        call = self.calls.add(self.clock.seconds(), name, params)
        started = time.perf_counter()
        result = None
        try:
            result = await self.perform(name, params, call)
        except TelegramError as error:
            call.error_code, call.error = error.code, error.description
            raise
        except DroppedError:
            call.error = "the connection was dropped"
            raise
        except asyncio.CancelledError:
            call.error = "the bot hung up"
            raise
        finally:
            call.ms = (time.perf_counter() - started) * 1000
            if name != "getUpdates" or result != []:
                self.calls.keep(call)
                self.events.emit("call", call, person=call.person())
        return result

    async def perform(self, name: str, params: Params, call: Call) -> Any:
        fault = self.faults.take(name, params)
        if fault is not None:
            call.fault = fault.kind
            await self.suffer(fault)
        if name == "getUpdates":
            result = await self.polling.get_updates(params)
        else:
            result = self.telegram.run(name, params)
        if fault is not None and fault.kind == "drop_after":
            raise DroppedError
        return result

    async def suffer(self, fault: Fault) -> None:
        """What a fault does before the call has an effect."""
        if fault.kind == "429":
            raise too_many_requests(fault.retry_after)
        if fault.kind == "500":
            raise TelegramError(500, "Internal Server Error")
        if fault.kind in BROKEN:
            raise DroppedError
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds or 0)

    # The people's side

    async def settled(self, outcome: Outcome, seconds: float) -> bool:
        """Waits until the bot has confirmed the update of a gesture."""
        if outcome.update_id is None:
            return True
        number = outcome.update_id
        return await self.confirmed.until(lambda: self.world.updates.is_done(number), seconds)

    async def replied(self, outcome: Outcome, chat_id: int, seconds: float) -> bool:
        """Waits until the bot has answered this press, or did something in this chat. Call it without any
        pause after the gesture."""
        hope = Hope(outcome.query_id)
        self.hopes.setdefault(chat_id, []).append(hope)
        try:
            return await hope.bell.until(lambda: hope.fulfilled, seconds)
        finally:
            self.hopes[chat_id].remove(hope)

    def fulfil(self, event: Event) -> None:
        if event.by_bot and event.chat is not None:
            for hope in self.hopes.get(event.chat, ()):
                hope.notice(event)

    def reset(self, *, default_people: bool = False) -> None:
        """A fresh start on both sides; the token, ids and the flow of time stay."""
        self.faults.delete()
        self.telegram.pace.strict = False
        self.calls.kept.clear()
        self.clock.restart()
        self.telegram.reset(default_people=default_people)

    def close(self) -> None:
        """Whoever waits is let go."""
        self.closed = True
        self.polling.close()
        for bell in (self.confirmed, self.happened, self.clock.bell):
            bell.ring()
