"""The road map on paper: what a director gets to sign and a curator to sort."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from hypothesis import given, settings

from locales.texts import Texts
from papers.roadmap_docx import roadmap_docx
from papers.roadmap_tables import VISIBLE, Layout, RoadMapSheet, roadmap_words, tidy
from papers.roadmap_xlsx import HEADER_ROW, roadmap_xlsx
from papers.workbook_pens import height
from papers.workbooks import WorkbookRow, read_workbook
from tests.papers.roadmap_samples import SHEETS, school_sheet
from tests.papers.workbook_samples import part

WORDS = roadmap_words(Texts().speaker("ru"))
MADE_AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEADINGS = {
    Layout.CONTENTS: ["№", "Этап", "Содержание деятельности"],
    Layout.FULL: ["№", "Этап", "Мероприятия", "Содержание деятельности", "Сроки", "Ответственные"],
    Layout.PROJECT: ["№", "Мероприятия", "Форма представления результата", "Сроки", "Ответственные"],
}


def workbook(layout: Layout) -> bytes:
    return roadmap_xlsx(school_sheet(layout), WORDS, MADE_AT)


def rows(layout: Layout) -> tuple[WorkbookRow, ...]:
    return read_workbook(workbook(layout), "карта.xlsx")[0].rows


def document(sheet: RoadMapSheet) -> Any:
    return Document(BytesIO(roadmap_docx(sheet, WORDS, MADE_AT)))


def shown(layout: Layout) -> list[list[str]]:
    """The Word table as a reader sees it: a merged cell speaks once."""
    table = document(school_sheet(layout)).tables[0]
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("layout", Layout)
def test_the_headings_are_those_of_the_layout(layout: Layout) -> None:
    cells = rows(layout)[HEADER_ROW].cells
    assert list(cells[: len(HEADINGS[layout])]) == HEADINGS[layout]
    assert shown(layout)[0] == HEADINGS[layout]


@pytest.mark.parametrize("layout", Layout)
def test_what_a_layout_does_not_show_is_hidden_behind_it(layout: Layout) -> None:
    root = ElementTree.fromstring(part(workbook(layout), SHEET))  # noqa: S314 - our own file
    hidden = {
        place
        for column in root.iter(f"{MAIN}col")
        if column.get("hidden") == "1"
        for place in range(int(column.attrib["min"]), int(column.attrib["max"]) + 1)
    }
    headings = rows(layout)[HEADER_ROW].cells
    assert hidden == set(range(len(VISIBLE[layout]) + 1, len(headings) + 1))
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("layout", Layout)
def test_a_workbook_is_ready_to_print(layout: Layout) -> None:
    data = workbook(layout)
    root = ElementTree.fromstring(part(data, SHEET))  # noqa: S314 - our own file
    setup = root.find(f"{MAIN}pageSetup")
    pane = root.find(f".//{MAIN}pane")
    assert setup is not None
    assert pane is not None
    assert (setup.get("orientation"), setup.get("paperSize"), setup.get("fitToHeight")) == (
        "landscape",
        "9",
        "0",
    )
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "4")
    assert root.find(f"{MAIN}autoFilter") is not None
    names = part(data, "xl/workbook.xml").decode()
    assert "_xlnm.Print_Titles" in names
    assert "veryHidden" in names


def test_nothing_in_a_workbook_runs() -> None:
    for layout in Layout:
        data = workbook(layout)
        assert b"<f>" not in part(data, SHEET)
    title = rows(Layout.FULL)[HEADER_ROW + 2].cells[2]
    assert title == "=1+1"


def test_dates_are_real_dates() -> None:
    heads = rows(Layout.FULL)[HEADER_ROW].cells
    row = rows(Layout.FULL)[HEADER_ROW + 1].cells
    assert row[heads.index("Срок (дата)")] == date(2026, 12, 1)
    assert rows(Layout.FULL)[HEADER_ROW + 2].cells[heads.index("Сроки")] == date(2026, 9, 1)


def test_the_same_road_map_is_the_same_workbook() -> None:
    assert workbook(Layout.FULL) == workbook(Layout.FULL)


def test_the_second_sheet_holds_terms_papers_gaps_and_events() -> None:
    sheets = read_workbook(workbook(Layout.CONTENTS), "карта.xlsx")
    assert [sheet.name for sheet in sheets] == ["Дорожная карта", "Приложение", "nastavnik"]
    assert [row.cells[:2] for row in sheets[1].rows[1:]] == [
        ("Основные понятия", "Наставник"),
        ("Документы", "Положение о системе наставничества"),
        ("Пробелы исходного документа", "В исходном документе нет этапа 3."),
        ("События", "criteria"),
    ]


def test_a_row_is_as_high_as_its_words() -> None:
    one = height([("слово", 20)])
    assert height([("слово " * 20, 20)]) > 3 * one
    assert height([("а\nб\nв", 20), ("", 5)]) > 2 * one
    assert height([("слово " * 9_000, 5)]) == 409


@pytest.mark.parametrize("layout", Layout)
def test_a_document_is_a4_on_its_side_with_a_place_to_sign(layout: Layout) -> None:
    paper = document(school_sheet(layout))
    section = paper.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (297, 210)
    lines = [paragraph.text for paragraph in paper.paragraphs]
    assert lines[0] == "УТВЕРЖДАЮ"
    assert lines[1].startswith("Директор ____")
    assert "Дорожная карта системы наставничества" in lines
    assert "на 2026/27 учебный год" in lines
    assert {"Основные понятия", "Документы"} <= set(lines)
    assert not any("нет этапа 3" in line for line in lines)


@pytest.mark.parametrize("layout", Layout)
def test_a_document_repeats_its_headings_and_counts_its_pages(layout: Layout) -> None:
    with zipfile.ZipFile(BytesIO(roadmap_docx(school_sheet(layout), WORDS, MADE_AT))) as archive:
        body = archive.read("word/document.xml").decode()
        foot = archive.read("word/footer1.xml").decode()
    assert body.count("w:tblHeader") == 1
    assert 'w:instr="PAGE"' in foot
    assert 'w:instr="NUMPAGES"' in foot


def test_stage_cells_are_merged_over_their_measures() -> None:
    table = shown(Layout.FULL)
    assert [row[1] for row in table[1:]] == [
        "Подготовка условий для реализации системы наставничества",
        "Подготовка условий для реализации системы наставничества",
        "Отбор и обучение",
        "Работа пар",
    ]
    assert table[1][3].splitlines()[0] == "•\tприказ «Об утверждении Положения»;"
    assert table[2][4] == "01.09.2026"
    assert table[3][2:] == ["", "", "", ""]
    with zipfile.ZipFile(BytesIO(roadmap_docx(school_sheet(Layout.FULL), WORDS, MADE_AT))) as archive:
        assert archive.read("word/document.xml").count(b"<w:vMerge") == 4


def test_a_project_has_a_block_row_for_each_stage() -> None:
    blocks = [row[0] for row in shown(Layout.PROJECT) if len(set(row)) == 1]
    assert blocks == [
        "1. Подготовка условий для реализации системы наставничества",
        "4. Отбор и обучение",
        "Работа пар",
    ]


@settings(max_examples=40, deadline=None)
@given(sheet=SHEETS)
def test_any_road_map_becomes_a_document(sheet: RoadMapSheet) -> None:
    table = document(sheet).tables[0]
    measures = [measure for stage in tidy(sheet).stages for measure in stage.measures]
    alone = 0 if sheet.layout == Layout.PROJECT else sum(not stage.measures for stage in sheet.stages)
    blocks = len(sheet.stages) if sheet.layout == Layout.PROJECT else 0
    assert len(table.rows) == 1 + len(measures) + alone + blocks
