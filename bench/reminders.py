"""Reminders sent a second when the pacing is off: outbox claim, check, text, send, mark, one after the other.

    uv run python -m bench.reminders [--people 500] [--rounds 5]

With the pacing on, Telegram's own 30 a second is the limit.
"""

import argparse
import asyncio
import platform
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.answers import furnish
from bench.crowd import TOKEN, polled, process, sandbox
from sandbox.events import Event
from sandbox.exchange import Exchange
from storage.engine import Database, T, Tx, Work
from storage.meetings import add_meeting
from storage.outbox import plan_notice
from storage.pairs import add_pair, move_pair
from storage.people import people_with_role
from storage.records import MeetingState, PairState, Role

MEETING_AT = datetime.now(UTC).replace(microsecond=0) + timedelta(days=30)


async def pair_up(url: str) -> list[tuple[int, int]]:
    """Everybody in a working pair with a meeting to be answered; gives mentee and meeting of each pair."""

    async def work(tx: Tx) -> list[tuple[int, int]]:
        people = [person.id for person in await people_with_role(tx, 1, Role.MENTEE)]
        return [await _pair(tx, *both) for both in zip(people[::2], people[1::2], strict=True)]

    return await _write(url, work)


async def _pair(tx: Tx, mentor: int, mentee: int) -> tuple[int, int]:
    now = datetime.now(UTC)
    pair = await add_pair(
        tx, school_id=1, programme_id=1, mentor_id=mentor, mentee_ids=[mentee], created_by=mentor, now=now
    )
    await move_pair(tx, pair.id, [PairState.PROPOSED], PairState.ACTIVE)
    meeting = await add_meeting(
        tx,
        school_id=1,
        pair_id=pair.id,
        proposed_by=mentor,
        starts_at=MEETING_AT,
        minutes=45,
        place="В кабинете",
        state=MeetingState.PROPOSED,
        uid=f"bench-{pair.id}",
        sequence=0,
        created_at=now,
    )
    return mentee, meeting.id


async def plan(url: str, asked: list[tuple[int, int]], number: int) -> None:
    """One notice for each pair, due at once."""

    async def work(tx: Tx) -> None:
        now = datetime.now(UTC)
        for person, meeting in asked:
            await plan_notice(
                tx,
                person_id=person,
                school_id=1,
                kind="meeting_asked",
                dedup_key=f"bench:{number}:{meeting}",
                payload={"meeting": meeting, "at": int(MEETING_AT.timestamp())},
                due_at=now,
                now=now,
            )

    await _write(url, work)


async def _write(url: str, work: Work[T]) -> T:
    database = Database(url)
    await database.open()
    try:
        return await database.write(work)
    finally:
        await database.close()


class Counter:
    """Counts the bot's messages and tells when enough have come."""

    def __init__(self, exchange: Exchange) -> None:
        self._left = 0
        self._first = 0.0
        self._done = asyncio.Event()
        exchange.events.listeners.append(self._hear)

    def _hear(self, event: Event) -> None:
        if event.by_bot and event.kind == "message" and self._left:
            self._first = self._first or time.perf_counter()
            self._left -= 1
            if not self._left:
                self._done.set()

    async def time(self, number: int) -> float:
        """Seconds from the first to the last of so many messages, from now on."""
        self._left = number
        self._first = 0.0
        self._done.clear()
        async with asyncio.timeout(120):
            await self._done.wait()
        return time.perf_counter() - self._first


async def measure(people: int, rounds: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        await furnish(url, 2 * people)
        asked = await pair_up(url)
        async with sandbox(2 * people) as (exchange, address):
            for person in exchange.world.people.values():
                person.started = True
            counter = Counter(exchange)
            settings = {"DATABASE_URL": url, "DATA_DIR": folder, "LISTEN": "127.0.0.1:0"}
            async with process(
                ["-m", "bench.unpaced_bot"], {**settings, "TELEGRAM_API": address, "BOT_TOKEN": TOKEN}
            ):
                await polled(exchange)
                rates = []
                for number in range(rounds + 1):
                    heard = asyncio.create_task(counter.time(len(asked)))
                    await plan(url, asked, number)
                    rates.append(len(asked) / await heard)
                return statistics.median(rates[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    rate = asyncio.run(measure(options.people, options.rounds))
    sys.stdout.write(
        f"{platform.platform()}, Python {platform.python_version()}\n"
        f"{options.people} people, median of {options.rounds} rounds\n"
        f"reminders      {rate:8.0f} a second, one in flight at a time\n"
    )


if __name__ == "__main__":
    main()
