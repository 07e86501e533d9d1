"""Each of the five road maps on the wire: chosen, run to half, shown as a picture, written as files."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from handlers.roadmap_catalogue import load
from locales.content import Content
from mentoring.roadmaps import RoadMap
from sandbox.people import SandboxClient
from sandbox.someone import Someone
from tests.e2e.processes import PATIENCE, nastavnik
from tests.e2e.test_demo import address

PICTURES = os.environ.get("NASTAVNIK_SCREENSHOTS", "")
"""A folder for the boards; nothing is kept without it."""
ROADMAPS = {roadmap.id: roadmap for roadmap in load(Content()).choices("ru")}
TEMPLATES = [name for name, roadmap in ROADMAPS.items() if roadmap.measures]
HALF_A_YEAR = 130
FILES = (
    ("Excel: все столбцы", ".xlsx", "xl/workbook.xml"),
    ("Word: все столбцы", ".docx", "word/document.xml"),
)


@pytest.mark.parametrize("template", TEMPLATES)
async def test_a_road_map_runs_to_half(tmp_path: Path, template: str) -> None:
    roadmap = ROADMAPS[template]
    async with nastavnik("demo", "--no-browser", folder=tmp_path) as process:
        url = (await address(process)).partition("?")[0]
        async with await SandboxClient.connect(url) as city:
            curator = await city.person("Тамара")
            await begins(curator, roadmap)
            half = len(roadmap.measures) // 2
            for measure in roadmap.measures[:half]:
                await does(curator, measure.title)
            await city.jumps(days=HALF_A_YEAR, within=PATIENCE)
            await shows(curator, roadmap, half)
            await writes(curator)
        await process.stops()


async def begins(curator: Someone, roadmap: RoadMap) -> None:
    """From the choice to the running year."""
    await curator.says("/year")
    listed = await curator.sees("Дорожная карта на", within=PATIENCE)
    line = next(line for line in listed["text"].splitlines() if roadmap.title in line)
    await curator.taps(line.partition(".")[0])
    await curator.sees(roadmap.title, "Появится:")
    if roadmap.responsible:
        await curator.taps("Ответственные")
        await curator.sees("Кто отвечает за мероприятия")
    await curator.taps("Начать год")
    await curator.sees("дорожная карта работает", f"из {len(roadmap.measures)}")


async def does(curator: Someone, title: str) -> None:
    """Find the measure by its words and call it done with a note, unless the facts have closed it already."""
    await curator.says(f"/measures {title}")
    await curator.sees("Мероприятия", title[:20])
    await curator.taps("1")
    card = await curator.sees("Состояние:")
    if "бот посчитал" in card["text"]:
        return
    await curator.taps("Сделано")
    await curator.sees("Что подтверждает")
    await curator.taps("Напишу словами")
    await curator.sees("Напишите одной фразой")
    await curator.says("Сделано, бумаги в папке")
    await curator.sees("Отмечено: сделано")


async def shows(curator: Someone, roadmap: RoadMap, half: int) -> None:
    """The board in words, as a picture that a phone can show with its facts below it, and stage by stage."""
    await curator.says("/year")
    running = await curator.sees("Сделано", f"из {len(roadmap.measures)}")
    done = int(running["text"].partition("Сделано ")[2].split()[0])
    assert half <= done < len(roadmap.measures)
    figures = f"Сделано {done} из {len(roadmap.measures)}"
    await curator.says("/status")
    await curator.sees("Ход программы", figures, *(stage.title for stage in roadmap.stages))
    message = await curator.waits_for(lambda: picture_of(curator), "saw the board", PATIENCE)
    assert figures in str(message["caption"])
    picture = await curator.downloads(message)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) <= 150_000
    if PICTURES:
        keep(f"{roadmap.id}.png", picture)
    for place, stage in enumerate(roadmap.stages, start=1):
        number = stage.number or place
        await curator.says(f"/stage {number}")
        await curator.sees(f"{number}. {stage.title}", *(measure.title[:20] for measure in stage.measures))


def keep(name: str, picture: bytes) -> None:
    Path(PICTURES, name).write_bytes(picture)


def picture_of(curator: Someone) -> dict[str, object] | None:
    return next((one for one in reversed(curator.news) if one["kind"] == "photo"), None)


async def writes(curator: Someone) -> None:
    """The road map for Excel and for Word."""
    await curator.says("/year")
    await curator.sees("Выгрузить")
    await curator.taps("Выгрузить")
    await curator.sees("В каком виде")
    for label, suffix, inside in FILES:
        await curator.taps(label)
        message = await curator.sees("Дорожная_карта", suffix, within=PATIENCE)
        with zipfile.ZipFile(BytesIO(await curator.downloads(message))) as package:
            assert inside in package.namelist()
