"""Says what was planned: claims due notices, checks that each still makes sense, sends, marks (DESIGN §3)."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from aiogram.exceptions import TelegramAPIError

from bot.clock import Clock
from bot.delivery import Delivery, Unreachable
from bot.turns import Turns
from handlers.turn import Letter, NoticeRenderer, Reader
from mentoring.quiet import waits_until
from storage.engine import Database, Tx
from storage.outbox import claim_due, postpone, settle
from storage.people import account_of, set_reachable
from storage.records import Account, Notice, OutboxState

log = structlog.get_logger(__name__)
LEASE = timedelta(minutes=5)
BATCH = 20
TRIES = 8


class SenselessError(Exception):
    """The notice is not worth sending any more; the message says why."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A notice that makes sense now: to whom and what."""

    account: Account
    letter: Letter


class Outbox:
    """One sender. One message is in flight at a time, so that a crash repeats at most one."""

    def __init__(
        self,
        database: Database,
        turns: Turns,
        delivery: Delivery,
        clock: Clock,
        renderers: Mapping[str, NoticeRenderer],
        readers: Mapping[str, Reader],
    ) -> None:
        self._database = database
        self._turns = turns
        self._delivery = delivery
        self._clock = clock
        self._renderers = renderers
        self._readers = readers
        self._news = asyncio.Event()
        self._sending = asyncio.Lock()

    def wake(self) -> None:
        """Something was planned: look now instead of at the next tick."""
        self._news.set()

    async def run(self) -> None:
        """Send for ever, whenever woken."""
        while True:
            await self._news.wait()
            self._news.clear()
            await self.send_due()

    async def send_due(self) -> int:
        """Send everything that is due; returns how many notices were looked at."""
        done = 0
        async with self._sending:
            while batch := await self._claim():
                for notice in batch:
                    await self._deliver(notice)
                done += len(batch)
        return done

    async def _claim(self) -> list[Notice]:
        now = self._clock.now()
        return await self._database.write(partial(claim_due, now=now, lease=LEASE, limit=BATCH))

    async def _deliver(self, notice: Notice) -> None:
        try:
            fetched = await self._fetch(notice)
            ready = await self._database.write(partial(self._prepare, notice, fetched))
            if ready is None:
                return
            await self._delivery.send_letter(int(ready.account.external_chat), ready.letter)
        except Unreachable as error:
            await self._database.write(partial(self._give_up, notice, str(error)))
        except (TelegramAPIError, OSError) as error:
            await self._database.write(partial(self._try_later, notice, type(error).__name__))
        except Exception:
            log.exception("notice cannot be said", notice=notice.id, kind=notice.kind)
            await self._database.write(partial(self._try_later, notice, "rendering"))
        else:
            await self._database.write(partial(self._settle, notice, OutboxState.SENT))

    async def _fetch(self, notice: Notice) -> Any:
        """What the notice's reader makes of the file it names, before any transaction is open."""
        reader = self._readers.get(notice.kind)
        if reader is None:
            return None
        content = await self._delivery.fetch(str(notice.payload["fetch"]))
        return await asyncio.to_thread(reader, content, str(notice.payload["name"]))

    async def _prepare(self, notice: Notice, fetched: Any, tx: Tx) -> Ready | None:
        """What to send now; nothing if the notice was settled or postponed here."""
        try:
            return await self._ready(notice, fetched, tx)
        except SenselessError as why:
            await settle(tx, notice.id, OutboxState.DROPPED, self._clock.now(), str(why))
            return None

    async def _ready(self, notice: Notice, fetched: Any, tx: Tx) -> Ready | None:
        now = self._clock.now()
        if notice.expires_at is not None and notice.expires_at <= now:
            raise SenselessError("expired")
        account = await account_of(tx, notice.person_id)
        if account is None or not account.reachable:
            raise SenselessError("unreachable")
        opened = await self._turns.open_for(tx, account)
        if opened.turn.actor is None:
            raise SenselessError("forgotten")
        quiet_until = waits_until(notice.kind, now, opened.turn.actor, notice.expires_at)
        if quiet_until is not None:
            await postpone(tx, notice.id, quiet_until, counts=False)
            return None
        opened.turn.fetched = fetched
        letter = await self._renderers[notice.kind](opened.turn, notice.payload)
        if letter is None:
            raise SenselessError("no longer true")
        return Ready(account, letter)

    async def _settle(self, notice: Notice, state: OutboxState, tx: Tx) -> None:
        await settle(tx, notice.id, state, self._clock.now())

    async def _give_up(self, notice: Notice, why: str, tx: Tx) -> None:
        """The person cannot be reached: the curator sees it in /attention."""
        account = await account_of(tx, notice.person_id)
        if account is not None:
            await set_reachable(tx, account.id, reachable=False)
        await settle(tx, notice.id, OutboxState.FAILED, self._clock.now(), why)

    async def _try_later(self, notice: Notice, why: str, tx: Tx) -> None:
        if notice.tries >= TRIES:
            await settle(tx, notice.id, OutboxState.FAILED, self._clock.now(), why)
            return
        pause = timedelta(seconds=min(3600, 5 * 2**notice.tries))
        await postpone(tx, notice.id, self._clock.now() + pause, why)
