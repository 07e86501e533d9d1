"""The year's road map leaves as a file and comes back without loss; a school's own table is read."""

from datetime import timedelta

import pytest

from bot.scheduler import DRAFTS_KEPT
from handlers.curator.year_files import TakeTap, read_file
from mentoring.roadmaps import Measure, RoadMap
from sandbox.chats import Message
from storage.tables import draft, roadmap
from tests.handlers.counting import rows_of
from tests.handlers.overview_samples import Year, begin_year
from tests.handlers.roadmap_samples import ROADMAPS, TEMPLATES, board_for, choose
from tests.handlers.two_schools import dump
from tests.papers.workbook_samples import filled
from tests.town import Town


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


def content_of(town: Town, message: Message) -> bytes:
    """The bytes of the document in a message."""
    return town.telegram.world.files.by_id[message.data["document"]["file_id"]].body


async def files(town: Town, year: Year) -> list[tuple[str, bytes]]:
    return [
        (message.data["document"]["file_name"], content_of(town, message))
        for message in year.vera.messages
        if message.by_bot and message.data.get("document")
    ]


@pytest.mark.parametrize("template", TEMPLATES)
async def test_exported_and_read_back_it_is_the_same(town: Town, year: Year, template: str) -> None:
    await choose(town, year.vera, template)
    await year.vera.says("/year")
    await year.vera.taps("Выгрузить")
    for label in [button for button in year.vera.buttons if button.startswith(("Excel", "Word"))]:
        await year.vera.taps(label)
    made = await files(town, year)
    assert [name.rpartition(".")[2] for name, _ in made] == ["xlsx", "docx"] * 3
    found, roadmap = await board_for(town, year.vera), ROADMAPS.find(template, "ru")
    assert roadmap is not None
    for name, content in made[::2]:
        read = read_file(content, name)
        assert read.roadmap is not None, read.refused
        assert (read.roadmap.terms, read.roadmap.papers) == (roadmap.terms, roadmap.papers)
        assert (read.roadmap.gaps, read.roadmap.events) == (roadmap.gaps, roadmap.events)
        assert _rows(read.roadmap) == _rows(roadmap)
        assert not read.draft or not read.draft.notes
    assert len(found.lines) == len(roadmap.measures)


def _rows(roadmap: RoadMap) -> list[object]:
    return [
        (stage.id, stage.number, stage.title, stage.kind, [_told(roadmap, each) for each in stage.measures])
        for stage in roadmap.stages
    ]


def _told(roadmap: RoadMap, measure: Measure) -> tuple[object, object]:
    """Everything that the measure says; who answers by their words."""
    people = [one.label for one in roadmap.answering(measure)] or measure.responsible_words
    plain = measure.model_dump(exclude={"responsible", "responsible_words"})
    return plain, people


async def test_a_table_of_the_schools_own_becomes_the_year(town: Town, year: Year) -> None:
    await choose(town, year.vera, "student")
    await year.vera.says("/year")
    await year.vera.taps("Выгрузить")
    await year.vera.taps("Excel: все столбцы")
    name, table = (await files(town, year))[0]
    await year.vera.says("/year")
    await year.vera.taps("Другой план")
    await year.vera.taps("Загрузить свою")
    await year.vera.sends("document", name, table)
    year.vera.sees("Вот что прочитано", "12 мероприятий")
    await year.vera.taps("Начать год по нему")
    year.vera.sees("дорожная карта работает", "из 12")


async def test_what_is_no_table_is_said_so_and_changes_nothing(year: Year) -> None:
    await year.vera.says("/year")
    await year.vera.taps("Загрузить свою")
    await year.vera.sends("document", "план.xlsx", b"MZ\x90\x00 this program cannot be run in DOS mode")
    year.vera.sees("Файл не загружен", "не таблица Excel")
    await year.vera.says("/year")
    year.vera.sees("Дорожная карта на 2026/27 учебный год")


async def test_an_old_answer_to_a_file_is_refused(town: Town, year: Year) -> None:
    await choose(town, year.vera, "standard")
    await year.vera.says("/menu")
    await year.vera.forges(TakeTap(draft=5, take=True).pack())
    assert len((await board_for(town, year.vera)).lines) == 16


async def test_a_table_that_nobody_takes_over_is_destroyed_with_its_names(town: Town, year: Year) -> None:
    heads = ("Этап", "Мероприятия", "Сроки", "Ответственные")
    table = filled(heads, ("Подготовка", "Издать приказ", "май", "Забытова Инна Юрьевна"))
    await year.vera.says("/year")
    await year.vera.taps("Загрузить свою")
    await year.vera.sends("document", "План.xlsx", table)
    await sweep_at(town, DRAFTS_KEPT - timedelta(hours=1))
    assert "Забытова" in str(await town.data(dump))
    await sweep_at(town, timedelta(hours=2))
    assert "Забытова" not in str(await town.data(dump))
    assert await rows_of(town, draft) == []
    await year.vera.taps("Начать год по нему")
    assert await rows_of(town, roadmap) == []


async def sweep_at(town: Town, later: timedelta) -> None:
    """Time goes by and the clock's sweep runs."""
    town.clock.set(town.clock.now() + later)
    await town.app.scheduler.sweep()
