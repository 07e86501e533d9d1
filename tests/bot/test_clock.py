"""The bot's clock under a sandbox: a jump is walked, and what is due next is told."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.clock import SandboxClock
from sandbox.exchange import Exchange
from sandbox.http import Server, serve
from sandbox.people import SandboxClient
from tests.conftest import FIRST_OF_SEPTEMBER

HOUR = timedelta(hours=1)


class Diary:
    """A walker with appointments: planning at `plans`, something to say at `notices`."""

    def __init__(self, clock: SandboxClock, plans: list[datetime], notices: list[datetime]) -> None:
        self.clock = clock
        self.plans = plans
        self.notices = notices
        self.fired: list[datetime] = []

    async def next_moment(self, now: datetime) -> datetime | None:
        return min((moment for moment in self.plans + self.notices if moment > now), default=None)

    async def next_notice(self, now: datetime) -> datetime | None:
        return min((moment for moment in self.notices if moment > now), default=None)

    async def fire(self) -> None:
        self.fired.append(self.clock.now())


@pytest.fixture
async def sandbox() -> AsyncIterator[Server]:
    server = await serve(Exchange([], start=FIRST_OF_SEPTEMBER, rate=0))
    yield server
    await server.close()


@pytest.fixture
async def diary(sandbox: Server) -> AsyncIterator[Diary]:
    """Planning after one hour and after three, a notice after two and after ten; the clock follows."""
    clock = SandboxClock(sandbox.url)
    await clock.read()
    plans = [FIRST_OF_SEPTEMBER + hours * HOUR for hours in (1, 3)]
    notices = [FIRST_OF_SEPTEMBER + hours * HOUR for hours in (2, 10)]
    diary = Diary(clock, plans, notices)
    following = asyncio.create_task(clock.follow(diary))
    told = sandbox.exchange.clock
    assert await told.bell.until(lambda: told.next_due, seconds=10) == notices[0]
    yield diary
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)


async def test_a_jump_does_everything_on_the_way_at_its_own_moment(sandbox: Server, diary: Diary) -> None:
    async with await SandboxClient.connect(sandbox.url) as city:
        await city.jumps(hours=4)
        assert await city.now() == FIRST_OF_SEPTEMBER + 4 * HOUR
    assert diary.fired == [FIRST_OF_SEPTEMBER + hours * HOUR for hours in (1, 2, 3, 4)]
    assert diary.clock.now() == FIRST_OF_SEPTEMBER + 4 * HOUR


async def test_a_sandbox_that_was_reset_is_told_anew_what_is_next(sandbox: Server, diary: Diary) -> None:
    told = sandbox.exchange.clock
    sandbox.exchange.reset()
    assert told.next_due is None
    assert await told.bell.until(lambda: told.next_due, seconds=10) == diary.notices[0]


async def test_the_next_event_is_something_that_will_be_said(sandbox: Server, diary: Diary) -> None:
    async with await SandboxClient.connect(sandbox.url) as city:
        await city.jumps_to_next()
        assert await city.now() == diary.notices[0]
        await city.jumps_to_next()
        assert await city.now() == diary.notices[1]
    assert diary.fired[-1] == diary.notices[1]
