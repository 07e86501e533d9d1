"""Kill -9 at fifty random moments of a scripted programme: nothing is lost and nothing happens twice.

`NASTAVNIK_KILL_SEED` tries other moments; the seed of a failure is printed with it.
"""

import asyncio
import os
import random
import shutil
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from sandbox.chats import Person
from sandbox.http import serve
from storage import migrate
from storage.engine import Database
from tests.conftest import CURATOR_ID, FIRST_OF_SEPTEMBER, KINDS, TOKEN
from tests.e2e.ambush import Ambush, WatchedExchange
from tests.e2e.ledger import read_ledger, remains_in
from tests.e2e.programme import HOURS, Couple, Programme
from tests.e2e.townsfolk import Townsman
from tests.e2e.victim import Victim, zygote
from tests.e2e.witness import Witness
from tests.services import POSTGRES_URL

KILLS = 50
BEFORE_THE_SURVEYS = 38
ROUNDS = 8
PHASES = {"unconfirmed", "stored", "applied, not said", "notice claimed", "on a walk"}
SEED = int(os.environ.get("NASTAVNIK_KILL_SEED", "1914"))
CURATOR = "Лебедева Ольга Павловна"
MENTORS = ("Кузнецова Анна Сергеевна", "Орлова Вера Николаевна", "Зайцева Нина Петровна")
MENTEES = ("Морозов Иван Андреевич", "Белов Пётр Ильич", "Громов Олег Денисович")


@dataclass(slots=True)
class Place:
    """A database for the bot, and a way to look into it as a dead bot has left it."""

    url: str
    folder: Path

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Database]:
        database = Database(self.url)
        await database.open()
        try:
            yield database
        finally:
            await database.close()

    async def autopsy(self) -> tuple[int, int, int]:
        """The counts of `Remains`. An SQLite file is looked at in a copy: the next bot must find the journal
        exactly as the dead one left it."""
        place = self if POSTGRES_URL and self.url.startswith("postgresql") else self.copied()
        async with place.opened() as database:
            return await remains_in(database)

    def copied(self) -> "Place":
        morgue = self.folder / "morgue"
        shutil.rmtree(morgue, ignore_errors=True)
        morgue.mkdir()
        for file in self.folder.glob("nastavnik.db*"):
            shutil.copy(file, morgue)
        return Place(f"sqlite:///{morgue / 'nastavnik.db'}", morgue)


@pytest.fixture(params=KINDS)
async def place(request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path) -> AsyncIterator[Place]:
    """A database of the test's own, up to date and empty."""
    if request.param == "sqlite":
        shutil.copy(empty_sqlite, tmp_path / "nastavnik.db")
        yield Place(f"sqlite:///{tmp_path / 'nastavnik.db'}", tmp_path)
        return
    name = f"nastavnik_kill_{os.getpid()}"
    await command_postgres(f"CREATE DATABASE {name}")
    try:
        own = make_url(POSTGRES_URL).set(database=name).render_as_string(hide_password=False)
        await bring_up_to_date(own)
        yield Place(own, tmp_path)
    finally:
        await command_postgres(f"DROP DATABASE {name} WITH (FORCE)")


async def bring_up_to_date(url: str) -> None:
    database = Database(url)
    await migrate.upgrade(database)
    await database.close()


async def command_postgres(command: str) -> None:
    """Databases are made and dropped outside of transactions."""
    database = Database(POSTGRES_URL)
    async with database.engine.connect() as connection:
        plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await plain.execute(text(command))
    await database.close()


def cast(exchange: WatchedExchange) -> Programme:
    people = [
        Townsman(exchange, exchange.world.people[CURATOR_ID + place], full_name)
        for place, full_name in enumerate((CURATOR, *MENTORS, *MENTEES))
    ]
    couples = zip(people[1:4], people[4:], HOURS, strict=True)
    return Programme(exchange, people[0], tuple(Couple(*each) for each in couples))


def telephones() -> list[Person]:
    names = [full_name.split() for full_name in (CURATOR, *MENTORS, *MENTEES)]
    return [Person(CURATOR_ID + place, name[1], name[0]) for place, name in enumerate(names)]


def settings(url: str, place: Place) -> dict[str, str]:
    return {
        "BOT_TOKEN": TOKEN,
        "CURATOR_IDS": str(CURATOR_ID),
        "TELEGRAM_API": url,
        "SANDBOX_CLOCK": url,
        "DATABASE_URL": place.url,
        "DATA_DIR": str(place.folder),
        "LISTEN": "127.0.0.1:0",
        "LOG_FORMAT": "text",
    }


async def play(programme: Programme, ambush: Ambush) -> None:
    """All scenes; so many kills before the surveys and so many in them."""
    ambush.limit = BEFORE_THE_SURVEYS
    await programme.founding()
    await programme.gathering()
    await programme.resuming()
    await programme.matching()
    await programme.meeting(lambda: ambush.kills >= BEFORE_THE_SURVEYS, ROUNDS)
    ambush.limit = KILLS
    await programme.ending()
    await ambush.rests()


async def through_all_deaths(programme: Programme, ambush: Ambush) -> None:
    """The people play while the bot dies and comes back; whoever fails first ends it."""
    await ambush.gives_birth()
    reviving = asyncio.create_task(ambush.keeps_alive())
    playing = asyncio.create_task(play(programme, ambush))
    await asyncio.wait({reviving, playing}, return_when=asyncio.FIRST_COMPLETED)
    for task in (playing, reviving):
        if task.done():
            task.result()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_nothing_is_lost_and_nothing_happens_twice(place: Place) -> None:
    began = time.monotonic()
    exchange = WatchedExchange(telephones(), start=FIRST_OF_SEPTEMBER, rate=0, token=TOKEN)
    server = await serve(exchange)
    try:
        async with zygote() as womb:
            victim = Victim(womb, place.folder, settings(server.url, place))
            witness = Witness(exchange, lambda: victim.lives)
            programme = cast(exchange)
            ambush = Ambush(exchange, victim, place.autopsy, random.Random(SEED))  # noqa: S311 - no secret
            try:
                await through_all_deaths(programme, ambush)
                assert await victim.stops() == 0
            except BaseException:
                tell(f"seed {SEED}, {ambush.kills} kills", victim.log()[-3_000:])
                raise
            tell(summary(ambush, witness, time.monotonic() - began))
            assert "Traceback" not in victim.log()
    finally:
        await server.close()
    await check(place, programme, ambush, witness)


async def check(place: Place, programme: Programme, ambush: Ambush, witness: Witness) -> None:
    assert ambush.kills == KILLS
    assert set(ambush.by_phase) >= PHASES, "the kills fell into every phase"
    assert not [words for one in (programme.olga, *programme.members) for words in one.asked_again]
    async with place.opened() as database:
        ledger = await read_ledger(database, programme, witness)
    ledger.check()
    assert ledger.repeats() <= ambush.kills
    repeated = Counter(first.life for first, _ in witness.duplicates())
    assert not [life for life, times in repeated.items() if times > 1], "one kill repeats one notice at most"
    assert all(first.life != again.life for first, again in witness.duplicates())


def summary(ambush: Ambush, witness: Witness, seconds: float) -> str:
    """One line: what the kills met and what they cost."""
    met = ", ".join(f"{phase} {times}" for phase, times in ambush.by_phase.most_common())
    lay = ", ".join(f"{moment} {times}" for moment, times in ambush.by_moment.most_common())
    notices = len(witness.duplicates())
    head = f"{ambush.kills} kills, seed {SEED}, {seconds:.0f} s"
    return f"{head}; met: {met}; lay in wait: {lay}; notices repeated: {notices}"


def tell(*lines: str) -> None:
    """Seen with `-s`, and with a failure."""
    for line in lines:
        print(f"\n{line}")  # noqa: T201
