"""The pace of several processes of one bot: one virtual schedule in Redis, a local one while Redis is away.

All of it may be lost: the schedule then begins anew, and Telegram's 429 corrects what was too fast.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.pace import CHAT_GAP, FASTER, PER_SECOND, SLOWER, SLOWEST, Pace

log = structlog.get_logger(__name__)
PATIENCE = 1.0  # seconds for Redis to answer: a slow pace-maker must not hold up a reply
RETRY_AFTER = 5.0  # seconds between looks whether Redis is back
CONNECTIONS = 10

# Times are seconds of one clock: the server's, or the caller's when ARGV[1] gives it. Each script answers how
# many seconds to wait and the rate. KEYS[1] is the bot's schedule; a minute after its last moment it expires.
_HEAD = """
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] + time[2] / 1e6
end
local best = tonumber(ARGV[2])
local state = redis.call('HMGET', KEYS[1], 'next', 'frozen', 'rate')
local free, frozen = tonumber(state[1] or 0), tonumber(state[2] or 0)
local rate = tonumber(state[3] or best)
local function life(moment) return math.ceil((moment - now + 60) * 1000) end
local function answer(wait) return {tostring(wait), tostring(rate)} end
"""
_SLOT = """
local at = math.max(now, free, frozen, tonumber(redis.call('GET', KEYS[2]) or 0))
local again = at + tonumber(ARGV[3])
redis.call('HSET', KEYS[1], 'next', at + 1 / rate)
redis.call('PEXPIRE', KEYS[1], life(at))
redis.call('SET', KEYS[2], again, 'PX', life(again))
return answer(at - now)
"""
_THAW = """
return answer(math.max(0, frozen - now))
"""
_FREEZE = """
frozen = math.max(frozen, now + tonumber(ARGV[3]))
rate = math.max(tonumber(ARGV[5]), rate * tonumber(ARGV[4]))
redis.call('HSET', KEYS[1], 'frozen', frozen, 'rate', rate)
redis.call('PEXPIRE', KEYS[1], life(math.max(free, frozen)))
return answer(frozen - now)
"""
_SUCCEED = """
rate = math.min(best, rate * tonumber(ARGV[3]))
if state[3] then redis.call('HSET', KEYS[1], 'rate', rate) end
return answer(0)
"""


class SharedPace:
    """`Pace` for all processes of a bot at once. A lost Redis is told once; it is used again when it is back.

    `felt` gives the seconds of a clock that all processes share; without it the Redis server's clock is used.
    """

    def __init__(
        self,
        url: str,
        bot_id: int,
        *,
        felt: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._redis = _client(url)
        self._slot, self._thaw, self._freeze, self._succeed = (
            self._redis.register_script(_HEAD + script) for script in (_SLOT, _THAW, _FREEZE, _SUCCEED)
        )
        self._key = f"pace:{{{bot_id}}}"
        self._shared_clock = felt
        self._felt = felt or time.monotonic
        self._sleep = sleep
        self._local = Pace(felt=self._felt, sleep=sleep)
        self._rate = PER_SECOND
        self._away = False
        self._look_at = 0.0

    async def slot(self, chat: int) -> None:
        """Take the next slot of all processes: 1/rate seconds apart, those of one chat a second."""
        left = await self._ask(self._slot, CHAT_GAP, key=f"{self._key}:{chat}")
        if left is None:
            await self._local.slot(chat)
            return
        if left > 0:
            await self._sleep(left)
        await self.thaw()

    async def thaw(self) -> None:
        """Wait while everybody waits, whichever process was told to."""
        await self._local.thaw()
        while left := await self._ask(self._thaw):
            await self._sleep(left)

    async def rest(self, seconds: float) -> None:
        """Pause one caller before another try."""
        await self._sleep(seconds)

    async def freeze(self, seconds: float) -> None:
        """Telegram said 429 to this process: no process sends for that long, and then all more slowly."""
        await self._local.freeze(seconds)
        await self._ask(self._freeze, seconds, SLOWER, SLOWEST)

    async def succeed(self) -> None:
        """A message went through: come back to the full rate little by little."""
        await self._local.succeed()
        if self._rate < PER_SECOND:
            await self._ask(self._succeed, FASTER)

    @property
    def rate(self) -> float:
        """Slots a second of all processes as Redis last told, or of this one while it is away."""
        return self._local.rate if self._away else self._rate

    async def close(self) -> None:
        """Part from Redis."""
        await self._redis.aclose()

    async def _ask(
        self, script: Callable[..., Awaitable[list[bytes]]], *args: float, key: str = ""
    ) -> float | None:
        """Run the script; how many seconds to wait, or nothing while Redis is away."""
        if self._away:
            if self._felt() < self._look_at:
                return None
            self._look_at = self._felt() + RETRY_AFTER  # one caller looks, the others go on
        now = "" if self._shared_clock is None else self._shared_clock()
        try:
            wait, rate = await script(keys=[self._key, key][: 1 + bool(key)], args=[now, PER_SECOND, *args])
        except (RedisError, OSError) as error:
            self._lose(error)
            return None
        if self._away:
            log.info("redis is back, the pace is shared again")
        self._away, self._rate = False, float(rate)
        return float(wait)

    def _lose(self, error: Exception) -> None:
        self._look_at = self._felt() + RETRY_AFTER
        if not self._away:
            log.warning("redis is away, each process keeps its own pace", kind=type(error).__name__)
        self._away = True


def _client(url: str) -> Redis:
    """A client that waits rather than fails when many ask at once, and fails soon when nobody answers."""
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=CONNECTIONS,
        timeout=PATIENCE,
        socket_timeout=PATIENCE,
        socket_connect_timeout=PATIENCE,
        retry=Retry(NoBackoff(), 1),  # an idle connection that the server has closed is no outage
    )
    return Redis.from_pool(pool)
