"""What somebody sends as a workbook: plain cells, or one clear refusal."""

import resource
import time
import tracemalloc
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest

from locales.texts import Texts
from papers.workbook_checks import MAX_BYTES, WorkbookFault, WorkbookRefused
from papers.workbooks import WorkbookRow, explain_refusal, read_workbook
from tests.papers.workbook_samples import (
    contained,
    drawn,
    filled,
    formula,
    label,
    number,
    old_workbook,
    part,
    record,
    repacked,
)

TABLE = filled(("№", "Этап"), (1, "Подготовка"))
SHEET = "xl/worksheets/sheet1.xml"


def rows(data: bytes) -> tuple[WorkbookRow, ...]:
    (sheet,) = read_workbook(data, "карта.xlsx")
    return sheet.rows


def refusal(data: bytes, name: str = "карта.xlsx") -> tuple[WorkbookFault, str, int]:
    with pytest.raises(WorkbookRefused) as caught:
        read_workbook(data, name)
    return caught.value.fault, caught.value.sheet, caught.value.row


def fault(data: bytes, name: str = "карта.xlsx") -> WorkbookFault:
    return refusal(data, name)[0]


def test_cells_come_as_words_numbers_and_days() -> None:
    def draw(page: Any, workbook: Any) -> None:
        day = workbook.add_format({"num_format": "dd.mm.yyyy"})
        page.write_row(0, 0, ["Срок", 1, 1.5, True])
        page.write_datetime(2, 1, datetime(2026, 12, 1), day)  # noqa: DTZ001 - a cell knows no zone
        page.write_string(2, 2, "=1+1")

    first, empty, last = rows(drawn(draw))
    assert first.cells == ("Срок", 1, 1.5, "1")
    assert set(empty.cells) == {""}
    assert (last.number, last.cells[1], last.cells[2]) == (3, date(2026, 12, 1), "=1+1")
    assert not isinstance(last.cells[1], datetime)


def test_a_cell_merged_downwards_holds_for_all_its_rows() -> None:
    def draw(page: Any, _: Any) -> None:
        page.write_row(0, 0, ["Этап", "Мероприятие"])
        page.merge_range(1, 0, 3, 0, "Подготовка")
        page.write_column(1, 1, ["а", "б", "в"])

    _, *under = rows(drawn(draw))
    assert [row.cells for row in under] == [("Подготовка", "а"), ("Подготовка", "б"), ("Подготовка", "в")]
    assert [row.carried for row in under] == [frozenset(), frozenset({0}), frozenset({0})]


def test_a_cell_merged_across_the_row_is_a_block() -> None:
    def draw(page: Any, _: Any) -> None:
        page.merge_range(0, 0, 0, 2, "Подготовительный этап")
        page.write_row(1, 0, ["1", "а", "б"])

    block, row = rows(drawn(draw))
    assert (block.block, block.cells[0]) == (True, "Подготовительный этап")
    assert not row.block


def test_what_hidden_columns_hold_does_not_spoil_a_block() -> None:
    def draw(page: Any, _: Any) -> None:
        page.merge_range(0, 0, 0, 2, "Подготовительный этап")
        page.write(0, 3, "код")
        page.set_column(3, 3, 9, None, {"hidden": True})

    (row,) = rows(drawn(draw))
    assert row.block
    assert not row.torn


def test_any_other_merge_tears_its_rows() -> None:
    def draw(page: Any, _: Any) -> None:
        page.write_row(0, 0, ["а", "б", "в"])
        page.merge_range(1, 1, 2, 2, "общее")
        page.write_column(1, 0, ["г", "д"])
        page.merge_range(3, 1, 3, 2, "")
        page.write(3, 0, "е")

    assert [row.torn for row in rows(drawn(draw))] == [False, True, True, False]


def test_a_workbook_of_excel_97_is_read_too() -> None:
    data = old_workbook(label(0, 0, "Этап"), number(1, 1, 3.0))
    (sheet,) = read_workbook(data, "карта.xls")
    assert sheet.name == "Лист"
    assert [row.cells for row in sheet.rows] == [("Этап", ""), ("", 3)]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"MZ\x90\x00" + bytes(4_000), "карта.xlsx"),
        ("№;Этап\n1;Подготовка\n".encode(), "карта.csv"),
        (b"", "карта.xlsx"),
        (b"%PDF-1.7", "карта.xlsx"),
        (repacked(TABLE, {}).replace(b"xl/workbook.xml", b"wo/document.xml"), "карта.docx"),
        (contained("WordDocument", b"x" * 99), "карта.doc"),
    ],
    ids=["exe", "csv", "nothing", "pdf", "docx", "doc"],
)
def test_what_is_no_workbook_is_named_so(data: bytes, name: str) -> None:
    assert fault(data, name) == WorkbookFault.NOT_A_WORKBOOK


def test_macros_are_refused_by_what_is_inside_and_by_name() -> None:
    with_macros = repacked(TABLE, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert fault(with_macros) == WorkbookFault.MACROS
    assert fault(TABLE, "Карта.XLSM") == WorkbookFault.MACROS
    assert fault(repacked(TABLE, {"xl/macrosheets/sheet1.xml": b"<a/>"})) == WorkbookFault.MACROS
    old = old_workbook(label(0, 0, "а")) + "_VBA_PROJECT_CUR".encode("utf-16-le")
    assert fault(old, "карта.xls") == WorkbookFault.MACROS


def test_a_password_is_named() -> None:
    assert fault(contained("EncryptedPackage", b"x" * 99)) == WorkbookFault.PASSWORD
    assert fault(old_workbook(record(0x002F, bytes(6))), "карта.xls") == WorkbookFault.PASSWORD


def test_a_formula_is_refused_with_sheet_and_row() -> None:
    def draw(page: Any, _: Any) -> None:
        page.write_row(0, 0, ["№", "Этап"])
        page.write_formula(4, 1, "=1+1", None, 2)

    assert refusal(drawn(draw, "План")) == (WorkbookFault.FORMULA, "План", 5)
    old = old_workbook(label(0, 0, "а"), formula(4, 0))
    assert refusal(old, "карта.xls") == (WorkbookFault.FORMULA, "Лист", 5)


def test_a_rule_of_colours_is_no_formula() -> None:
    def draw(page: Any, workbook: Any) -> None:
        page.write(0, 0, "Этап")
        rule = {"type": "formula", "criteria": "=A1=1", "format": workbook.add_format({"bold": True})}
        page.conditional_format("A1:A9", rule)
        page.data_validation("B1", {"validate": "list", "source": ["да", "нет"]})

    assert rows(drawn(draw))[0].cells[0] == "Этап"


def test_fifty_thousand_rows_are_refused_fast_and_in_little_memory() -> None:
    data = filled(*((place, "Мероприятие", "сентябрь") for place in range(50_000)))
    tracemalloc.start()
    started = time.perf_counter()
    assert refusal(data) == (WorkbookFault.TOO_MANY_ROWS, "Лист", 2_001)
    assert time.perf_counter() - started < 2
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()


def test_two_thousand_rows_and_forty_columns_are_read() -> None:
    assert len(rows(filled(*((place,) * 40 for place in range(2_000))))) == 2_000


def test_a_column_too_many_is_refused_with_its_row() -> None:
    assert refusal(filled(("а",), ("а",) * 41)) == (WorkbookFault.TOO_MANY_COLUMNS, "Лист", 2)
    assert fault(old_workbook(number(0, 40, 1.0)), "карта.xls") == WorkbookFault.TOO_MANY_COLUMNS


def test_two_cells_far_apart_cost_nothing() -> None:
    """A library that lays out the whole area between them would take gigabytes."""

    def draw(page: Any, _: Any) -> None:
        page.write(0, 0, "а")
        page.write(1_048_575, 16_383, "я")

    new = drawn(draw)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert fault(new) == WorkbookFault.TOO_MANY_ROWS
    old = old_workbook(label(0, 0, "а"), number(65_535, 255, 1.0))
    assert fault(old, "карта.xls") == WorkbookFault.TOO_MANY_ROWS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes


def test_formatted_but_empty_cells_far_below_are_no_rows() -> None:
    def draw(page: Any, workbook: Any) -> None:
        page.write(0, 0, "Этап")
        page.write_blank(900_000, 60, None, workbook.add_format({"bold": True}))

    assert len(rows(drawn(draw))) == 1


def test_a_bomb_is_refused_by_its_sizes() -> None:
    assert fault(repacked(TABLE, {"xl/big.bin": bytes(51_000_000)})) == WorkbookFault.UNPACKS_TOO_BIG


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(repacked(TABLE, {"xl/styles.xml": b" " * 9_000_000}))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        info = archive.getinfo("xl/styles.xml")
    for place in (data.rfind(b"xl/styles.xml") - 46 + 24, info.header_offset + 22):
        data[place : place + 4] = (1_000).to_bytes(4, "little")
    assert fault(bytes(data)) == WorkbookFault.BROKEN


def test_a_long_text_that_every_cell_points_at_is_refused() -> None:
    data = filled(*(("т" * 32_000,) for _ in range(400)))
    assert len(data) < MAX_BYTES
    assert fault(data) == WorkbookFault.UNPACKS_TOO_BIG


def test_a_file_too_heavy_is_refused_unread() -> None:
    assert fault(TABLE + bytes(MAX_BYTES)) == WorkbookFault.TOO_HEAVY


def test_a_workbook_without_a_filled_cell_is_empty() -> None:
    assert fault(filled()) == WorkbookFault.EMPTY


@pytest.mark.parametrize("name", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_declared_entities_are_refused_wherever_they_stand(name: str) -> None:
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    declared = part(TABLE, name).replace(b"?>\n", b"?>\n" + laughs, 1)
    assert laughs in declared
    assert fault(repacked(TABLE, {name: declared})) == WorkbookFault.BROKEN


def test_entities_do_not_hide_in_another_encoding() -> None:
    words = part(TABLE, SHEET).decode().replace("UTF-8", "UTF-16")
    assert fault(repacked(TABLE, {SHEET: words.encode("utf-16")})) == WorkbookFault.BROKEN
    assert fault(repacked(TABLE, {SHEET: words.replace("UTF-16", "UTF-7").encode()})) == WorkbookFault.BROKEN


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (SHEET, b"<worksheet><sheetData><row r='1'>"),
        (SHEET, b""),
        (SHEET, b"<worksheet><sheetData><row r='many'/></sheetData></worksheet>"),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships/>"),
    ],
)
def test_broken_parts_are_one_refusal(name: str, content: bytes) -> None:
    assert fault(repacked(TABLE, {name: content})) == WorkbookFault.BROKEN


@pytest.mark.parametrize("size", [30, 300, 520, 3_000])
def test_half_a_file_is_one_refusal(size: int) -> None:
    assert fault(TABLE[:size]) == WorkbookFault.BROKEN
    assert fault(old_workbook(label(0, 0, "а"))[:size], "карта.xls") in {
        WorkbookFault.BROKEN,
        WorkbookFault.NOT_A_WORKBOOK,
    }


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("why", WorkbookFault)
def test_every_refusal_is_a_sentence(why: WorkbookFault, locale: str) -> None:
    said = explain_refusal(WorkbookRefused(why, "План", 7), Texts().speaker(locale))
    assert said.endswith(".")
    assert ("7" in said) == (why in {WorkbookFault.FORMULA, WorkbookFault.TOO_MANY_COLUMNS})
