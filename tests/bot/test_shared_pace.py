"""The pace of several processes, on a real Redis and in made-up seconds."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import pytest
from redis.asyncio import Redis
from structlog.testing import capture_logs

from bot.shared_pace import RETRY_AFTER, SharedPace
from tests.bot.test_pace import most_in_a_second
from tests.seconds import Seconds
from tests.services import REDIS_URL


@pytest.fixture
def bot_id() -> int:
    """A bot that no other test speaks for: nothing of its pace is in Redis."""
    return 10**11 + secrets.randbelow(10**11)


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
async def two(bot_id: int, seconds: Seconds) -> AsyncIterator[tuple[SharedPace, SharedPace]]:
    """Two processes of one bot."""
    pair = tuple(SharedPace(REDIS_URL, bot_id, felt=seconds.felt, sleep=seconds.sleep) for _ in range(2))
    yield pair[0], pair[1]
    for pace in pair:
        await pace.close()


class Still:
    """A clock that stands still: everybody asks at once and is told how long to wait."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def felt(self) -> float:
        return 1_000.0

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)


class Door:
    """The way to Redis: a port that is closed until somebody opens it."""

    def __init__(self) -> None:
        self.url = ""
        self._port = 0
        self._server: asyncio.Server | None = None
        self._through: list[asyncio.StreamWriter] = []

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._let_in, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]
        self.url = f"redis://127.0.0.1:{self._port}{urlsplit(REDIS_URL).path}"

    async def shut(self) -> None:
        if self._server is not None:
            self._server.close()
        for writer in self._through:
            writer.close()
            await asyncio.gather(writer.wait_closed(), return_exceptions=True)
        self._through.clear()

    async def _let_in(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        place = urlsplit(REDIS_URL)
        inside, outside = await asyncio.open_connection(place.hostname, place.port or 6379)
        self._through += [writer, outside]
        await asyncio.gather(_carry(reader, outside), _carry(inside, writer))


async def _carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    try:
        while words := await source.read(4096):
            target.write(words)
    except OSError:
        return
    finally:
        target.close()


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    """Open at first, so that its port is known."""
    door = Door()
    await door.open()
    yield door
    await door.shut()


async def test_two_processes_together_keep_to_what_telegram_allows(bot_id: int) -> None:
    async with AsyncExitStack() as stack:
        clock = Still()
        pair = [SharedPace(REDIS_URL, bot_id, felt=clock.felt, sleep=clock.sleep) for _ in range(2)]
        for pace in pair:
            stack.push_async_callback(pace.close)
        await asyncio.gather(*(pair[chat % 2].slot(chat) for chat in range(200)))
    assert most_in_a_second([0.0, *clock.waits]) <= 31
    assert max(clock.waits) == pytest.approx(199 / 30)


async def test_taking_turns_they_keep_to_it_too(two: tuple[SharedPace, SharedPace], seconds: Seconds) -> None:
    moments = []
    for chat in range(120):
        await two[chat % 2].slot(chat)
        moments.append(seconds.now)
    assert most_in_a_second(moments) <= 31
    assert moments[-1] == pytest.approx(119 / 30)


async def test_one_chat_hears_one_message_a_second_whoever_sends(
    two: tuple[SharedPace, SharedPace], seconds: Seconds
) -> None:
    moments = []
    for turn in range(4):
        await two[turn % 2].slot(7)
        moments.append(seconds.now)
    assert moments == pytest.approx([0, 1, 2, 3])


async def test_when_one_is_told_to_wait_the_other_waits_and_both_slow_down(
    two: tuple[SharedPace, SharedPace], seconds: Seconds
) -> None:
    told, other = two
    await told.freeze(10)
    await other.slot(1)
    assert seconds.now == pytest.approx(10)
    assert other.rate == told.rate == 24


async def test_a_reply_waits_out_the_freeze_of_another_process(
    two: tuple[SharedPace, SharedPace], seconds: Seconds
) -> None:
    await two[0].freeze(3)
    await two[1].thaw()
    assert seconds.now == pytest.approx(3)


async def test_the_success_of_both_brings_the_rate_back(two: tuple[SharedPace, SharedPace]) -> None:
    await two[0].freeze(1)
    await two[1].thaw()
    for turn in range(40):
        await two[turn % 2].succeed()
    assert two[0].rate == two[1].rate == 30


async def test_another_bot_has_a_pace_of_its_own(
    two: tuple[SharedPace, SharedPace], bot_id: int, seconds: Seconds
) -> None:
    other = SharedPace(REDIS_URL, bot_id + 1, felt=seconds.felt, sleep=seconds.sleep)
    await two[0].freeze(10)
    await other.slot(1)
    assert seconds.now == 0
    await other.close()


async def lives(bot_id: int) -> list[int]:
    """How many seconds each key of the bot has left, -1 for ever."""
    async with Redis.from_url(REDIS_URL) as redis:
        return [await redis.ttl(key) async for key in redis.scan_iter(f"*{bot_id}*")]


async def test_a_taken_slot_is_forgotten_in_a_minute(two: tuple[SharedPace, SharedPace], bot_id: int) -> None:
    await two[0].slot(1)
    assert len(left := await lives(bot_id)) == 2
    assert all(0 < seconds <= 61 for seconds in left)


async def test_a_freeze_is_forgotten_a_minute_after_its_end(
    two: tuple[SharedPace, SharedPace], bot_id: int
) -> None:
    await two[0].freeze(600)
    await two[0].succeed()
    (left,) = await lives(bot_id)
    assert 600 < left <= 660


async def test_without_a_clock_of_its_own_it_takes_that_of_redis(bot_id: int) -> None:
    clock = Still()
    pace = SharedPace(REDIS_URL, bot_id, sleep=clock.sleep)
    await pace.slot(1)
    await pace.slot(1)
    await pace.close()
    assert [0 < wait <= 1 for wait in clock.waits] == [True]


async def test_without_redis_each_keeps_its_own_pace_and_says_so_once(door: Door, seconds: Seconds) -> None:
    await door.shut()
    pace = SharedPace(door.url, 1, felt=seconds.felt, sleep=seconds.sleep)
    with capture_logs() as told:
        for _ in range(20):
            await pace.slot(7)
            await pace.thaw()
            await pace.succeed()
    await pace.close()
    assert seconds.now == 19
    assert [line["log_level"] for line in told] == ["warning"]


async def test_without_redis_a_freeze_still_stops_this_process(door: Door, seconds: Seconds) -> None:
    await door.shut()
    pace = SharedPace(door.url, 1, felt=seconds.felt, sleep=seconds.sleep)
    await pace.freeze(10)
    await pace.slot(7)
    await pace.close()
    assert seconds.now == 10
    assert pace.rate == 24


async def test_when_redis_is_back_the_pace_is_shared_again(
    door: Door, two: tuple[SharedPace, SharedPace], bot_id: int, seconds: Seconds
) -> None:
    away = SharedPace(door.url, bot_id, felt=seconds.felt, sleep=seconds.sleep)
    await away.slot(1)
    await door.shut()
    await away.slot(1)
    await two[0].freeze(60)
    await away.slot(1)
    assert seconds.now < 10, "it cannot know of the freeze"
    await door.open()
    seconds.now += RETRY_AFTER
    await away.slot(1)
    await away.close()
    assert seconds.now >= 60


async def test_a_bot_that_knows_of_a_redis_shares_its_pace(
    two: tuple[SharedPace, SharedPace], bot_id: int
) -> None:
    from bot.app import build_bot, choose_pace  # the client takes seconds to load
    from bot.config import Settings

    settings = Settings(bot_token=f"{bot_id}:{'a' * 35}", redis_url=REDIS_URL)
    async with AsyncExitStack() as stack:
        pace = choose_pace(settings, build_bot(settings), stack)
        await pace.freeze(10)
    await two[0].thaw()
    assert two[0].rate == 24
