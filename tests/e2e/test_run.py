"""`nastavnik run` as a process, with a sandbox in place of Telegram."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.chats import Person
from sandbox.exchange import Exchange
from sandbox.http import Server, serve
from sandbox.people import SandboxClient
from tests.conftest import FIRST_OF_SEPTEMBER, TOKEN
from tests.e2e.processes import PATIENCE, nastavnik

CROWD = 40
STRANGER_READS = "по приглашению"


@pytest.fixture
async def sandbox() -> AsyncIterator[Server]:
    """A sandbox with one token and a crowd of strangers; the first of them is named in the settings."""
    people = [Person(2001 + number, f"Гость{number}") for number in range(CROWD)]
    server = await serve(Exchange(people, start=FIRST_OF_SEPTEMBER, token=TOKEN))
    yield server
    await server.close()


@pytest.fixture
async def city(sandbox: Server) -> AsyncIterator[SandboxClient]:
    async with await SandboxClient.connect(sandbox.url) as client:
        yield client


def settings(sandbox: Server, folder: Path, token: str = TOKEN) -> dict[str, str]:
    return {
        "BOT_TOKEN": token,
        "CURATOR_IDS": "2001",
        "TELEGRAM_API": sandbox.url,
        "SANDBOX_CLOCK": sandbox.url,
        "DATA_DIR": str(folder / "data"),
        "LISTEN": "127.0.0.1:0",
    }


async def test_it_starts_answers_and_stops_when_asked(
    sandbox: Server, city: SandboxClient, tmp_path: Path
) -> None:
    curator = await city.person(2001)
    async with nastavnik("run", folder=tmp_path, settings=settings(sandbox, tmp_path)) as bot:
        await curator.says("/start")
        await curator.sees("куратором", within=PATIENCE)
        ended = await bot.stops()
    assert ended.code == 0
    assert "Traceback" not in ended.err
    assert TOKEN not in ended.out + ended.err
    assert not (await city.wire.ask("state"))["pending_updates"]


async def test_a_stop_in_the_middle_loses_no_message(
    sandbox: Server, city: SandboxClient, tmp_path: Path
) -> None:
    crowd = [await city.person(2001 + number) for number in range(1, CROWD)]
    async with nastavnik("run", folder=tmp_path, settings=settings(sandbox, tmp_path)) as bot:
        await crowd[0].says("/start")
        await crowd[0].sees(STRANGER_READS, within=PATIENCE)
        await asyncio.gather(*(person.says("/start") for person in crowd))
        ended = await bot.stops()
    assert ended.code == 0
    assert "Traceback" not in ended.err
    async with nastavnik("run", folder=tmp_path, settings=settings(sandbox, tmp_path)) as bot:
        for person in crowd:
            await person.sees(STRANGER_READS, within=PATIENCE)
        await bot.stops()


async def test_a_wrong_token_is_one_sentence(sandbox: Server, tmp_path: Path) -> None:
    wrong = settings(sandbox, tmp_path, token="424242:" + "b" * 35)
    async with nastavnik("run", folder=tmp_path, settings=wrong) as bot:
        ended = await bot.ends()
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1
    assert "BOT_TOKEN" in ended.err
    assert "b" * 35 not in ended.err
