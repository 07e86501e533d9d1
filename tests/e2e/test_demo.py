"""`nastavnik demo` as whoever tries it first meets it: without a token, a network or settings."""

import signal
import socket
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.demo.play import playing as theatre
from bot.demo.play.people import Play
from bot.demo.play.playing import CHAPTERS, play
from sandbox.people import SandboxClient
from tests.e2e.processes import PATIENCE, Process, nastavnik

LONGEST_PLAY = 240.0
"""Far above the minute it may take, so that a busy machine does not fail the test."""


async def test_a_whole_programme_plays_itself(tmp_path: Path) -> None:
    async with nastavnik("demo", "--play", folder=tmp_path) as process:
        ended = await process.ends(within=LONGEST_PLAY)
    assert ended.code == 0, ended.out[-4000:]
    assert ended.err == ""
    for number, (title, _) in enumerate(CHAPTERS, start=1):
        assert f"═══ {number}. {title} ═══" in ended.out
    assert names_in(tmp_path) == []


def test_a_step_that_nobody_saw_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def miracle(play: Play) -> None:
        olga = await play.person("Ольга")
        await olga.says("/start")
        await olga.sees("чудо")

    monkeypatch.setattr(theatre, "CHAPTERS", (("Ждём чуда", miracle),))
    monkeypatch.setattr("bot.demo.play.people.PATIENCE", 8.0)
    assert play() == 1
    told = capsys.readouterr().out.splitlines()
    missed = next(line for line in told if "«чудо»" in line)
    assert "Ждём чуда" in missed
    assert "Ольга" in missed
    assert any("Вы будете куратором" in line for line in told[told.index(missed) :])


async def test_the_page_is_there_until_it_is_stopped(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    async with nastavnik(
        "demo", "--no-browser", folder=tmp_path, settings={"TMPDIR": str(temporary)}
    ) as process:
        url = await address(process)
        async with aiohttp.ClientSession() as http, http.get(url) as page:
            assert page.status == 200
        assert len((await state(url))["people"]) > 10
        assert names_in(temporary) != []
        ended = await process.stops(signal.SIGINT)
    assert (ended.code, ended.err) == (0, "")
    assert names_in(temporary) == []


async def test_an_empty_school_speaks_english_when_asked(tmp_path: Path) -> None:
    async with nastavnik("demo", "--no-browser", "--empty", "--lang", "en", folder=tmp_path) as process:
        url = await address(process)
        assert url.endswith("?lang=en")
        people = (await state(url))["people"]
        assert [(one["role_label"], one["language_code"], one["started"]) for one in people] == [
            ("Curator", "en", False),
            ("Mentor", "en", False),
            ("Mentee", "en", False),
        ]
        async with await SandboxClient.connect(url.partition("?")[0]) as city:
            curator = await city.person("Curator")
            await curator.says("/start")
            await curator.sees("curator", within=PATIENCE)


async def test_a_taken_port_is_replaced_by_a_free_one(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with nastavnik("demo", "--no-browser", "--port", str(port), folder=tmp_path) as process:
            url = await address(process)
            assert f":{port}/" not in url
            assert (await state(url))["bot"]["username"]


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def address(process: Process) -> str:
    return (await process.line_with("http://")).rpartition(" ")[2]


async def state(url: str) -> dict[str, Any]:
    async with aiohttp.ClientSession() as http, http.get(f"{url.partition('?')[0]}sim/state") as answer:
        found: dict[str, Any] = await answer.json()
        return found
