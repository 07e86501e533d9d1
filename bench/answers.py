"""Answers a second through the whole bot over the wire, beside a bare echo bot on the same sandbox.

    uv run python -m bench.answers [--people 50] [--rounds 5]

Each person fills in the mentee's request to the end: fifteen gestures, each answered by the next screen.
"""

import argparse
import asyncio
import platform
import statistics
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bench.crowd import (
    FIRST,
    TOKEN,
    Crowd,
    Gesture,
    cpu_seconds,
    first_button,
    polled,
    process,
    resident_mib,
    sandbox,
    say,
    tap,
)
from storage import migrate
from storage.engine import Database, Tx
from storage.people import add_account, add_person, grant_role
from storage.records import Account, Role
from storage.schools import add_school, put_programme

REQUEST: tuple[Gesture, ...] = (
    say("/request"),
    first_button(),
    say("математика"),
    say("учитель"),
    say("2"),
    first_button(),
    tap("Готово"),
    say("Чтобы на уроках было спокойно"),
    tap("Готово"),
    first_button(),
    first_button(),
    first_button(),
    tap("Готово"),
    first_button(),
    tap("Пропустить"),
)


@dataclass(frozen=True, slots=True)
class Result:
    """Median answers a second, processor milliseconds an answer, and the memory in MiB after them."""

    rate: float
    cpu: float
    memory: float

    def __str__(self) -> str:
        return f"{self.rate:8.0f} answers/s {self.cpu:6.2f} ms CPU an answer {self.memory:6.0f} MiB"


async def furnish(url: str, people: int) -> None:
    """A school with so many mentees who are known to the bot."""
    database = Database(url)
    await migrate.upgrade(database)
    await database.open()

    async def work(tx: Tx) -> None:
        now = datetime.now(UTC)
        school = await add_school(tx, timezone="Europe/Moscow", locale="ru", now=now)
        first, last = date(2026, 9, 1), date(2027, 5, 31)
        await put_programme(tx, school_id=school.id, year=2026, starts_on=first, ends_on=last, now=now)
        for number in range(people):
            name = f"Наставляемый Номер {number}"
            person = await add_person(tx, school_id=school.id, full_name=name, invitation_id=None, now=now)
            await grant_role(tx, person.id, Role.MENTEE, now, None)
            user = str(FIRST + number)
            await add_account(tx, Account(0, None, "telegram", user, user, True, "ru", now), person.id)

    await database.write(work)
    await database.close()


async def measure(
    arguments: list[str], settings: dict[str, str], gestures: tuple[Gesture, ...], at_once: int, rounds: int
) -> Result:
    """Rounds against one bot process; the first round warms up and is not counted."""
    per_round = at_once * 4
    async with sandbox(per_round * (rounds + 1)) as (exchange, url):
        crowd = Crowd(exchange)
        async with process(arguments, {**settings, "TELEGRAM_API": url, "BOT_TOKEN": TOKEN}) as pid:
            await polled(exchange)
            rates, costs = [], []
            for number in range(rounds + 1):
                start, used = FIRST + number * per_round, cpu_seconds(pid)
                rates.append(await crowd.rate(range(start, start + per_round), gestures, at_once))
                costs.append((cpu_seconds(pid) - used) * 1000 / (per_round * len(gestures)))
            return Result(statistics.median(rates[1:]), statistics.median(costs[1:]), resident_mib(pid))


async def ours(at_once: int, rounds: int) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        await furnish(url, at_once * 4 * (rounds + 1))
        settings = {"DATABASE_URL": url, "DATA_DIR": folder, "LISTEN": "127.0.0.1:0", "LOG_FORMAT": "json"}
        return await measure(["-m", "bot", "run"], settings, REQUEST, at_once, rounds)


async def echo(at_once: int, rounds: int) -> Result:
    words = tuple(say(f"Ответ {number}") for number in range(len(REQUEST)))
    return await measure(["-m", "bench.echo_bot"], {}, words, at_once, rounds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50, help="how many answer at once")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds of each bot")
    options = parser.parse_args()
    first = asyncio.run(echo(options.people, options.rounds))
    second = asyncio.run(ours(options.people, options.rounds))
    sys.stdout.write(
        f"{platform.platform()}, Python {platform.python_version()}\n"
        f"{options.people} people at once, median of {options.rounds} rounds\n"
        f"echo bot       {first}\n"
        f"nastavnik      {second}\n"
        f"ratio          {second.rate / first.rate:8.2f}\n"
    )


if __name__ == "__main__":
    main()
