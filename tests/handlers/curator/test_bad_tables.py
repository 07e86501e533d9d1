"""A table with mistakes, sent in the chat: one clear message with the row and the remedy, nothing written."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from locales.texts import Texts
from mentoring.roadmap_board import Board
from papers.roadmap_tables import Layout, RoadMapSheet, SheetMeasure, SheetStage, roadmap_words
from papers.roadmap_xlsx import roadmap_xlsx
from papers.workbook_checks import MAX_BYTES
from sandbox.files import LARGEST_DOWN
from storage.tables import outbox
from tests.handlers.overview_samples import Year, begin_year
from tests.handlers.roadmap_samples import board_for, choose
from tests.handlers.two_schools import Dump, changes, dump
from tests.papers.workbook_samples import drawn, filled, formula, label, old_workbook, repacked
from tests.town import Town

HEAD = ("№", "Этап", "Мероприятия", "Содержание", "Сроки", "Ответственные")
FIRST = (1, "Подготовка", "Издать приказ", "Проект приказа", "до 01.10", "Директор")
GOOD = filled(HEAD, FIRST)
RECEIVED = "Файл получен. Читаю его"
NOT_READ = "Файл не загружен"
WORDS = roadmap_words(Texts().speaker("ru"))
MADE_AT = datetime(2026, 11, 22, tzinfo=UTC)


def under(*rows: tuple[object, ...]) -> bytes:
    """The table with these rows of measures, deadlines and people below a good one."""
    return filled(HEAD, FIRST, *((None, None, *row) for row in rows))


def merged_sideways(page: Any, _: Any) -> None:
    page.write_row(0, 0, HEAD)
    page.write_row(1, 0, FIRST)
    page.write(2, 2, "Провести совещание")
    page.merge_range(2, 3, 2, 4, "по пятницам")


def with_formula(page: Any, _: Any) -> None:
    page.write_row(0, 0, HEAD)
    page.write_row(1, 0, FIRST)
    page.write_formula(6, 0, "=A2+1", None, 2)


def waiting(first: str, second: str) -> bytes:
    """The bot's own workbook, in which two measures wait; they stand in rows 5 and 6."""
    order = SheetMeasure("Издать приказ", key="order", after=first, after_days=7)
    news = SheetMeasure("Написать новость", key="news", after=second, after_days=7)
    stage = SheetStage("Подготовка", "1", measures=(order, news))
    return roadmap_xlsx(RoadMapSheet("План", "", Layout.FULL, (stage,)), WORDS, MADE_AT)


BAD = {
    "cells merged sideways among others": (drawn(merged_sideways), ("строка 3:", "Разъедините их")),
    "a formula": (drawn(with_formula), ("строка 7:", "формула", "только значением")),
    "a formula in an .xls": (old_workbook(label(0, 0, "Этап"), formula(3, 0)), ("строка 4:", "формула")),
    "macros within": (repacked(GOOD, {"xl/vbaProject.bin": b"\xd0"}), ("макросы", "«Книга Excel (.xlsx)»")),
    "a renamed program": (b"MZ\x90\x00" + bytes(4_000), ("не таблица Excel", "Пришлите файл .xlsx")),
    "a workbook without a word": (filled(), ("ни одной заполненной ячейки", "Пришлите таблицу")),
    "half a file": (GOOD[:3_000], ("повреждён", "сохраните как .xlsx")),
    "a column too many": (under(("а",) * 39), ("строка 3:", "больше 40 столбцов", "Уберите лишнее")),
    "an impossible date": (
        under(("Совещание", "", "до 31.02")),
        ("Строка 3: такого дня нет – «до 31.02»", "Исправьте срок"),
    ),
    "a circle": (waiting("news", "order"), ("Строка 5:", "по кругу, строки 5 → 6 → 5", "«После чего»")),
    "a measure after itself": (waiting("", "news"), ("Строка 6: мероприятие ждёт само себя", "Очистите")),
    "waiting for nothing": (waiting("done", ""), ("Строка 5: мероприятие ждёт «done»", "Поправьте")),
    "no road map": (filled(("Класс", "Список"), ("5а", "Иванов")), ("не нашлось", "строка заголовков")),
    "headings alone": (filled(HEAD), ("не нашлось", "нужны строки с мероприятиями")),
    "a title too long": (under(("я" * 201,)), ("Строка 3: слишком длинный текст", "до 200 знаков")),
    "items too many": (
        under(("Совещание", "\n".join(f"- пункт {place}" for place in range(13)))),
        ("Строка 3: в мероприятии больше 12 пунктов", "Разделите его на два"),
    ),
    "a measure longer than a screen": (
        under(("Совещание", "\n".join("- " + "я" * 235 for _ in range(12)))),
        ("Строка 3: в мероприятии больше 2600 знаков", "Сократите"),
    ),
    "measures too many": (
        under(*((f"Мероприятие {place}",) for place in range(30))),
        ("Строка 30: в этапе больше 28 мероприятий", "Разделите этап"),
    ),
    "stages too many": (
        filled(HEAD, *((place, f"Этап {place}", "Встреча") for place in range(1, 14))),
        ("Строка 14: здесь начинается лишний этап", "Объедините"),
    ),
}  # fmt: skip


@pytest.fixture
async def year(town: Town) -> Year:
    """A school whose year runs; its curator is about to send a table."""
    year = await begin_year(town)
    await choose(town, year.vera, "standard")
    await opens_upload(year)
    return year


async def opens_upload(year: Year) -> None:
    await year.vera.says("/year")
    await year.vera.taps("Другой план")
    await year.vera.taps("Загрузить свою")


async def held(year: Year) -> tuple[Dump, Board]:
    """Everything in the database but what was said, and the running year."""
    rows: Dump = await year.town.data(dump)
    return {name: found for name, found in rows.items() if name != outbox.name}, await board_for(
        year.town, year.vera
    )


async def sent(year: Year, content: bytes, name: str = "План.xlsx") -> list[str]:
    """What the bot says to this file."""
    known = len(year.vera.heard)
    await year.vera.sends("document", name, content)
    return year.vera.heard[known:]


async def refused(year: Year, content: bytes, *words: str, name: str = "План.xlsx") -> None:
    """The file is received, one message says these words, and everything is as it was."""
    before = await held(year)
    received, told = await sent(year, content, name)
    assert received.startswith(RECEIVED)
    assert told.startswith(NOT_READ)
    assert [word for word in words if word not in told] == [], told
    assert year.vera.buttons == ["Загрузить свою (.xlsx)", "Меню"]
    after = await held(year)
    assert changes(before[0], after[0]) == []
    assert before[1] == after[1]


@pytest.mark.parametrize("bad", BAD)
async def test_a_bad_table_is_one_message_with_row_and_remedy_and_changes_nothing(
    year: Year, bad: str
) -> None:
    content, words = BAD[bad]
    await refused(year, content, *words)


async def test_fifty_thousand_rows_are_one_message_too(year: Year) -> None:
    rows = filled(HEAD, *((place, "Этап", "Мероприятие") for place in range(50_000)))
    await refused(year, rows, "На листе «Лист» больше 2000 строк", "Оставьте одну дорожную карту")


async def test_macros_are_told_by_the_name_too(year: Year) -> None:
    await refused(year, GOOD, "макросы", "«Книга Excel (.xlsx)»", name="План.xlsm")


@pytest.mark.parametrize("size", [MAX_BYTES + 1, LARGEST_DOWN + 1])
async def test_a_file_too_heavy_is_refused_before_it_is_fetched(year: Year, size: int) -> None:
    """Telegram hands on no file of more than 20 MB: whoever waits for it waits for ever."""
    before, _ = await held(year)
    (told,) = await sent(year, bytes(size))
    assert NOT_READ in told
    assert "больше 5 МБ. Уберите картинки" in told
    assert changes(before, (await held(year))[0]) == []


@pytest.mark.parametrize("kind", ["voice", "sticker", "video_note", "text"])
async def test_what_is_no_file_is_told_what_is_needed_and_the_table_may_follow(year: Year, kind: str) -> None:
    before, _ = await held(year)
    known = len(year.vera.heard)
    await (year.vera.says("План на год") if kind == "text" else year.vera.sends(kind))
    (told,) = year.vera.heard[known:]
    assert "Нужна таблица Excel (.xlsx)" in told
    assert "фото" not in told
    assert changes(before, (await held(year))[0]) == []
    await sent(year, GOOD)
    year.vera.sees("Вот что прочитано", "1 мероприятие")


async def test_a_photo_of_the_plan_is_no_table(year: Year) -> None:
    before, _ = await held(year)
    known = len(year.vera.heard)
    await year.vera.sends("photo", "photo.jpg", b"\xff\xd8\xff\xe0 a picture")
    _, told = year.vera.heard[known:]
    assert "Это не таблица Excel. Пришлите файл .xlsx." in told
    assert changes(before, (await held(year))[0]) == []


async def test_the_mended_table_is_taken_after_the_bad_one(year: Year) -> None:
    await sent(year, BAD["an impossible date"][0])
    await year.vera.taps("Загрузить свою")
    await sent(year, under(("Совещание", "", "до 28.02")))
    await year.vera.taps("Начать год по нему")
    assert [line.due for line in (await board_for(year.town, year.vera)).lines] == [
        date(2026, 10, 1),
        date(2027, 2, 28),
    ]


async def test_words_that_are_no_deadline_stay_and_are_listed_with_their_row(year: Year) -> None:
    rows = [("Совещание", "", "как получится"), ("Отчёт", "", "#REF!"), ("Выставка", "", "после каникул")]
    await sent(year, under(*rows))
    year.vera.sees("Вот что прочитано", "Дату поставите сами", "строка 3: как получится", "строка 4: #REF!")
    assert "каникул" not in year.vera.screen
    await year.vera.taps("Начать год по нему")
    lines = (await board_for(year.town, year.vera)).lines
    assert [(line.measure.deadline, line.due) for line in lines[1:3]] == [
        ("как получится", None),
        ("#REF!", None),
    ]


async def test_a_column_and_a_row_that_nobody_understands_are_named(year: Year) -> None:
    heads = (*HEAD, "Бюджет")
    await sent(year, filled(heads, FIRST, (None, None, None, None, "май", "Завуч")))
    year.vera.sees("Строка 1: столбец «Бюджет» не понят", "Строка 3: есть срок или ответственный")


async def test_the_longest_answer_still_fits_one_message(year: Year) -> None:
    long = "&" * 190
    stages = [(place, f"{long}{place}", "Встреча", "", long[:70], "") for place in range(1, 13)]
    strays = [(None, None, None, None, "май", f"{long}") for _ in range(9)]
    await sent(year, filled(HEAD, *stages, *strays))
    year.vera.sees("Вот что прочитано", "12 этапов", "…и ещё")


async def test_empty_rows_between_rows_are_skipped(year: Year) -> None:
    empty: tuple[object, ...] = ()
    await sent(year, under(empty, empty, ("Совещание", "", "до 15.10"), empty, ("Отчёт", "", "май")))
    year.vera.sees("Вот что прочитано", "1 этап, 3 мероприятия")
    assert "На что посмотреть" not in year.vera.screen


async def test_cells_merged_downwards_hold_for_all_their_rows(year: Year) -> None:
    def draw(page: Any, _: Any) -> None:
        page.write_row(0, 0, HEAD)
        page.merge_range(1, 0, 2, 0, 1)
        page.merge_range(1, 1, 2, 1, "Подготовка")
        page.write_column(1, 2, ["Издать приказ", "Провести совещание"])
        page.merge_range(1, 4, 2, 4, "до 01.10")
        page.merge_range(1, 5, 2, 5, "Директор")

    await sent(year, drawn(draw))
    year.vera.sees("Вот что прочитано", "1. Подготовка – 2")
    await year.vera.taps("Начать год по нему")
    lines = (await board_for(year.town, year.vera)).lines
    assert [line.due for line in lines] == [date(2026, 10, 1)] * 2


async def test_measures_above_the_first_stage_get_the_plans_own_name(year: Year) -> None:
    await sent(year, filled(HEAD, (None, None, "Собрать команду"), FIRST), "План школы.xlsx")
    year.vera.sees("План школы – 1", "1. Подготовка – 1", "Строка 2: мероприятие стоит до первого этапа")


async def test_a_stage_put_between_or_copied_keeps_its_own_measures(year: Year) -> None:
    """Codes that came with a copied row, and new ones, never join two stages into one."""
    stages = (
        SheetStage("Начало", "1", key="stage-1", measures=(SheetMeasure("Раз"),)),
        SheetStage("Середина", "2", measures=(SheetMeasure("Два"),)),
        SheetStage("Конец", "3", key="stage-2", measures=(SheetMeasure("Три"),)),
        SheetStage("Итог", "4", key="stage-2", measures=(SheetMeasure("Четыре"),)),
    )
    sheet = RoadMapSheet("План", "", Layout.FULL, stages)
    await sent(year, roadmap_xlsx(sheet, WORDS, MADE_AT))
    await year.vera.taps("Начать год по нему")
    found = await board_for(year.town, year.vera)
    assert [[line.measure.title for line in stage.lines] for stage in found.stages] == [
        ["Раз"],
        ["Два"],
        ["Три"],
        ["Четыре"],
    ]
