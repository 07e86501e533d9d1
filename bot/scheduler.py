"""Only a clock (DESIGN §3): `tick` says what is due, `plan` writes what will be due, `sweep` cleans up."""

from datetime import datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.outbox import Outbox
from handlers.routes import Plan
from storage.drafts import sweep_drafts
from storage.engine import Database, Tx
from storage.inbox import sweep_inbox
from storage.outbox import next_due

TICK_SECONDS = 1
PLAN_EVERY = timedelta(minutes=15)
INBOX_KEPT = timedelta(hours=48)
DRAFTS_KEPT = timedelta(days=30)
"""What was read of somebody's file and never taken over, names of people included."""


class Scheduler:
    """Runs the three jobs by the clock; a jump of the sandbox's clock walks through them in order."""

    def __init__(self, database: Database, outbox: Outbox, clock: Clock, plans: tuple[Plan, ...]) -> None:
        self._database = database
        self._outbox = outbox
        self._clock = clock
        self._plans = plans
        self._planned_at: datetime | None = None
        # Jobs live in memory: what must last is in the outbox. A shared job store fires twice and drops
        # jobs after a short downtime.
        defaults = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
        self._jobs = AsyncIOScheduler(job_defaults=defaults, timezone="UTC")

    def start(self) -> None:
        self._jobs.add_job(self.tick, "interval", seconds=TICK_SECONDS)
        self._jobs.add_job(self.sweep, "interval", hours=1)
        self._jobs.start()

    def stop(self) -> None:
        if self._jobs.running:
            self._jobs.shutdown(wait=False)

    async def tick(self) -> None:
        """Plan when it is time to, then say what is due."""
        now = self._clock.now()
        if self._planned_at is None or now - self._planned_at >= PLAN_EVERY:
            await self.plan()
        self._outbox.wake()

    async def plan(self) -> None:
        """Write what will be due; doing it twice changes nothing."""
        now = self._clock.now()
        for plan in self._plans:
            await self._run(plan, now)
        self._planned_at = now

    async def _run(self, plan: Plan, now: datetime) -> None:
        async def work(tx: Tx) -> None:
            await plan(tx, now)

        await self._database.write(work)

    async def sweep(self) -> None:
        """Delete what has been kept long enough."""
        now = self._clock.now()
        await self._database.write(partial(sweep_inbox, before=now - INBOX_KEPT))
        await self._database.write(partial(sweep_drafts, before=now - DRAFTS_KEPT))

    async def next_moment(self, now: datetime) -> datetime | None:
        """When there is something to do after `now`: a due notice, or the next day's planning."""
        async with self._database.read() as tx:
            due = await next_due(tx)
        tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=5, second=0, microsecond=0)
        if due is None:
            return tomorrow
        # A row that stays due (it is leased, say) must not hold the clock still.
        return min(due if due > now else now + timedelta(minutes=1), tomorrow)

    async def next_notice(self, now: datetime) -> datetime | None:
        """When the next planned notice is due."""
        async with self._database.read() as tx:
            return await next_due(tx, after=now)

    async def fire(self) -> None:
        """Do everything due at the clock's moment, and wait for it."""
        await self.plan()
        await self._outbox.send_due()
