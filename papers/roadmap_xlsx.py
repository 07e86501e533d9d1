"""A road map as a workbook: a table to print and to sort, and hidden beside it all that an import needs.

A third sheet that Excel never offers to show says which heading stands for what, so that the workbook is
understood in any language and after columns were moved.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from papers.roadmap_tables import (
    BULLET,
    LONGEST_CELL,
    VISIBLE,
    Column,
    Layout,
    RoadMapSheet,
    RoadMapWords,
    SheetMeasure,
    SheetStage,
    block_title,
    contents,
    hidden_columns,
    more_rows,
    tidy,
)
from papers.workbook_pens import RISKY, Pens, height

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MARKER_SHEET = "nastavnik"
HEADER_ROW = 3  # from 0: title, year and an empty row stand above
A4 = 9
WIDTHS: Mapping[Layout, tuple[int, ...]] = {  # in letters
    Layout.CONTENTS: (6, 40, 96),
    Layout.FULL: (6, 25, 31, 44, 16, 26),
    Layout.PROJECT: (6, 54, 38, 20, 30),
}
MORE_WIDTHS = (18, 50, 72)
HIDDEN_WIDTH = 18
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']+")

Cell = str | int | date | None
Cells = dict[Column, Cell]


class Row(NamedTuple):
    """One row of the table; a block row shows its stage across the visible columns."""

    cells: Cells
    block: str | None = None
    repeats: bool = False


def roadmap_xlsx(sheet: RoadMapSheet, words: RoadMapWords, made_at: datetime) -> bytes:
    """The workbook; the texts of `sheet` are tidied first. The same values give the same bytes.

    Text is written as text: nothing that begins with = + - @ runs. Takes some 50 ms and should not run on
    the event loop.
    """
    from xlsxwriter import Workbook

    tidied = tidy(sheet)
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as workbook:
        workbook.set_properties({"title": tidied.title, "created": made_at.replace(tzinfo=None)})
        _Table(workbook, tidied, words).draw()
        _draw_more(workbook, tidied, words)
        _draw_marker(workbook, tidied, words)
    return file.getvalue()


class _Table:
    """The first sheet."""

    def __init__(self, workbook: Workbook, sheet: RoadMapSheet, words: RoadMapWords) -> None:
        self.sheet = sheet
        self.words = words
        self.visible = VISIBLE[sheet.layout]
        self.columns = (*self.visible, *hidden_columns(sheet.layout))
        self.page: Worksheet = workbook.add_worksheet(_sheet_name(words.table))
        self.pens = Pens(workbook)

    def draw(self) -> None:
        self._draw_heads()
        last = HEADER_ROW
        for last, row in enumerate(table_rows(self.sheet), HEADER_ROW + 1):
            self._draw_row(last, row)
        self._set_columns()
        self.page.freeze_panes(HEADER_ROW + 1, 0)
        self.page.autofilter(HEADER_ROW, 0, last, len(self.columns) - 1)
        self.page.ignore_errors({"number_stored_as_text": f"A1:Z{last + 1}"})
        _set_print(self.page, self.words)
        self.page.repeat_rows(HEADER_ROW)
        self.page.print_area(0, 0, last, len(self.visible) - 1)

    def _draw_heads(self) -> None:
        self._across(0, self.sheet.title, self.pens.title, size=14)
        self._across(1, self.sheet.year, self.pens.year, size=12)
        for place, column in enumerate(self.columns):
            heading = self.words.heading(column, self.sheet.layout)
            self.page.write_string(HEADER_ROW, place, heading, self.pens.head)

    def _across(self, row: int, text: str, pen: Format, size: int) -> None:
        """A text over all visible columns, and a row high enough: programmes measure no merged cells."""
        self.page.set_row(row, height([(text, sum(WIDTHS[self.sheet.layout]))], size))
        self.page.merge_range(row, 0, row, len(self.visible) - 1, "", pen)
        self.page.write_string(row, 0, text, pen)

    def _draw_row(self, at: int, row: Row) -> None:
        if row.block is not None:
            self._across(at, row.block, self.pens.block, size=11)
        else:
            self.page.set_row(at, height(self._measured(row)))
        for place, column in enumerate(self.columns):
            if row.block is None or place >= len(self.visible):
                self._write(at, place, row.cells.get(column), self._pen(column, row))

    def _write(self, row: int, place: int, value: Cell, pen: Format) -> None:
        if value is None or value == "":
            self.page.write_blank(row, place, None, pen)
        elif isinstance(value, str):
            self.page.write_string(row, place, value, self.pens.quoted(pen) if value[0] in RISKY else pen)
        elif isinstance(value, date):
            self.page.write_datetime(row, place, value, self.pens.day)
        else:
            self.page.write_number(row, place, value, pen)

    def _measured(self, row: Row) -> list[tuple[str, int]]:
        """Texts and widths that decide on the row's height; a stage that only repeats is one line."""
        shown = zip(self.visible, WIDTHS[self.sheet.layout], strict=True)
        return [
            (str(row.cells.get(column) or ""), width)
            for column, width in shown
            if not (row.repeats and column == Column.STAGE)
        ]

    def _pen(self, column: Column, row: Row) -> Format:
        """A stage's name is quiet where it only repeats, so that the filter works and the eye rests."""
        if column in (Column.STAGE, Column.STAGE_NUMBER) and row.repeats:
            return self.pens.quiet if column == Column.STAGE else self.pens.quiet_middle
        return self.pens.middle if column in (Column.NUMBER, Column.STAGE_NUMBER) else self.pens.text

    def _set_columns(self) -> None:
        for place, width in enumerate(WIDTHS[self.sheet.layout]):
            self.page.set_column(place, place, width)
        first, last = len(self.visible), len(self.columns) - 1
        self.page.set_column(first, last, HIDDEN_WIDTH, None, {"level": 1, "hidden": True})
        self.page.set_column(last + 1, last + 1, None, None, {"collapsed": True})


def table_rows(sheet: RoadMapSheet) -> Iterator[Row]:
    """The rows under the header; `sheet` is tidy. More items than a cell holds take more rows."""
    titles = Counter(stage.title for stage in sheet.stages)
    for order, stage in enumerate(sheet.stages, 1):
        head = _stage_cells(stage)
        if sheet.layout == Layout.PROJECT:
            yield Row({**head, Column.STAGE_ORDER: order}, block=block_title(stage))
            head = {}
        elif titles[stage.title] > 1 or not stage.title:
            head[Column.STAGE_ORDER] = order
        if not stage.measures and head:
            yield Row(head)
        parts = [part for measure in stage.measures for part in _measure_parts(measure, sheet.layout)]
        yield from (Row({**head, **part}, repeats=place > 0) for place, part in enumerate(parts))


def _stage_cells(stage: SheetStage) -> Cells:
    return {
        Column.STAGE_NUMBER: stage.number,
        Column.STAGE: stage.title,
        Column.STAGE_KIND: stage.kind,
        Column.STAGE_KEY: stage.key,
    }


def _measure_parts(measure: SheetMeasure, layout: Layout) -> Iterator[Cells]:
    first, *rest = _portions(measure)
    yield {
        Column.NUMBER: measure.number,
        Column.TITLE: measure.title,
        Column.CONTENTS: contents(first, layout),
        Column.DEADLINE: measure.deadline or measure.due_on,
        Column.DUE_ON: measure.due_on,
        Column.RESPONSIBLE: measure.responsible,
        Column.RESULT: measure.result,
        Column.STATE: measure.state,
        Column.PROOFS: measure.proofs,
        Column.EVIDENCE: measure.evidence,
        Column.AFTER: measure.after,
        Column.AFTER_DAYS: measure.after_days,
        Column.KEY: measure.key,
    }
    for part in rest:
        yield {Column.CONTENTS: contents(part, layout)}


def _portions(measure: SheetMeasure) -> list[SheetMeasure]:
    """The measure with as many items as a cell holds, then only the items that are left."""
    portions = [replace(measure, items=())]
    left = LONGEST_CELL - len(measure.title)
    for item in measure.items:
        size = len(item) + len(BULLET) + 1
        if size > left:
            portions.append(SheetMeasure(title=""))
            left = LONGEST_CELL
        portions[-1] = replace(portions[-1], items=(*portions[-1].items, item))
        left -= size
    return portions


def _draw_more(workbook: Workbook, sheet: RoadMapSheet, words: RoadMapWords) -> None:
    """The second sheet: terms, papers, gaps and events, each row with the name of its section."""
    page = workbook.add_worksheet(_sheet_name(words.more))
    pens = Pens(workbook)
    rows = [words.more_columns, *((words.sections[kind], *rest) for kind, *rest in more_rows(sheet))]
    for at, row in enumerate(rows):
        page.set_row(at, height(list(zip(row, MORE_WIDTHS, strict=True))))
        for place, text in enumerate(row):
            pen = pens.text if at else pens.head
            page.write_string(at, place, text, pens.quoted(pen) if text[:1] in RISKY else pen)
    for place, width in enumerate(MORE_WIDTHS):
        page.set_column(place, place, width)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(rows) - 1, 2)
    page.repeat_rows(0)
    _set_print(page, words)


def _draw_marker(workbook: Workbook, sheet: RoadMapSheet, words: RoadMapWords) -> None:
    page = workbook.add_worksheet(MARKER_SHEET)
    columns = (*VISIBLE[sheet.layout], *hidden_columns(sheet.layout))
    rows = [
        ("layout", sheet.layout, ""),
        *(("column", column, words.heading(column, sheet.layout)) for column in columns),
        *(("section", section, name) for section, name in words.sections.items()),
        *(("more", str(place), name) for place, name in enumerate(words.more_columns)),
    ]
    for at, row in enumerate(rows):
        for place, text in enumerate(row):
            page.write_string(at, place, text)
    page.very_hidden()


def _set_print(page: Worksheet, words: RoadMapWords) -> None:
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    number, of = (word.replace("&", "&&") for word in (words.page, words.page_of))
    page.set_footer(f"&C{number} &P {of} &N")


def _sheet_name(words: str) -> str:
    """A name that workbooks accept: at most 31 letters, none of []:*?/\\'."""
    return _NO_SHEET_NAME.sub(" ", words).strip()[:31] or "1"
