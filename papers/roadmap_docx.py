"""A road map as a Word document to be printed, signed and put into the folder: A4 on its side.

Terms and papers follow the table. States, proofs and gaps of the source are for the screen and the
workbook: a director signs a plan, not its shortcomings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

from papers.roadmap_tables import (
    VISIBLE,
    Column,
    Layout,
    RoadMapSheet,
    RoadMapWords,
    SheetMeasure,
    SheetStage,
    block_title,
    tidy,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from lxml.etree import _Element

FONT = "Times New Roman"
SIZE = 11  # points
PAGE_WIDTH, PAGE_HEIGHT = 297, 210  # millimetres
LEFT, RIGHT, TOP, BOTTOM = 20, 10, 15, 15
WIDTHS: Mapping[Layout, tuple[int, ...]] = {  # millimetres, 267 together
    Layout.CONTENTS: (12, 70, 185),
    Layout.FULL: (12, 42, 58, 85, 30, 40),
    Layout.PROJECT: (12, 95, 70, 36, 54),
}
SHADE, BLOCK_SHADE = "E8EDF3", "F5F7FA"


def roadmap_docx(
    sheet: RoadMapSheet, words: RoadMapWords, made_at: datetime, language: str = "ru-RU"
) -> bytes:
    """The document; the texts of `sheet` are tidied first. A deadline without words shows its date.

    Takes some 2 ms a row and should not run on the event loop.
    """
    from docx import Document

    tidied = tidy(sheet)
    document = Document()
    _set_up(document, tidied, made_at, language)
    _approval(document, words)
    _title(document, tidied)
    _table(document, tidied, words)
    _list(document, words.sections["term"], [_meaning(*term) for term in tidied.terms])
    _list(document, words.sections["paper"], list(tidied.papers))
    _number_pages(document.sections[0], words)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: Document, sheet: RoadMapSheet, made_at: datetime, language: str) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.header_distance = section.footer_distance = Mm(8)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)
    normal.paragraph_format.space_after = Pt(0)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    _child(normal.element.get_or_add_rPr(), "w:lang", val=language)
    properties = document.core_properties
    properties.title, properties.comments, properties.author = sheet.title[:255], "", ""
    properties.created = properties.modified = made_at.replace(tzinfo=None)


def _approval(document: Document, words: RoadMapWords) -> None:
    """«Утверждаю» with blanks to be filled by hand, at the right."""
    from docx.shared import Mm, Pt

    for line in words.approval:
        paragraph = document.add_paragraph(line)
        paragraph.paragraph_format.left_indent = Mm(175)
        paragraph.paragraph_format.space_after = Pt(4)


def _title(document: Document, sheet: RoadMapSheet) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for text, size, before, after in ((sheet.title, 14, 10, 2), (sheet.year, 12, 0, 8)):
        if text:
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_before = Pt(before)
            paragraph.paragraph_format.space_after = Pt(after)
            run = paragraph.add_run(text)
            run.bold, run.font.size = True, Pt(size)


def _table(document: Document, sheet: RoadMapSheet, words: RoadMapWords) -> None:
    columns = VISIBLE[sheet.layout]
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    _head(table, [words.heading(column, sheet.layout) for column in columns])
    for stage in sheet.stages:
        _stage(table, stage, sheet.layout)
    _set_widths(table, WIDTHS[sheet.layout])


def _head(table: Table, headings: list[str]) -> None:
    """The headings, repeated on each page."""
    row = table.rows[0]
    _child(row._tr.get_or_add_trPr(), "w:tblHeader", val="true")
    for cell, heading in zip(row.cells, headings, strict=True):
        _write(cell, [heading], bold=True, centred=True)
        _shade(cell, SHADE)


def _stage(table: Table, stage: SheetStage, layout: Layout) -> None:
    """A row for each measure, or one without measures; the stage's cells are merged over them."""
    if layout == Layout.PROJECT:
        _block(table, block_title(stage))
    measures = stage.measures or ((None,) if layout != Layout.PROJECT else ())
    rows = [_measure(table, stage, measure, layout) for measure in measures]
    shared = {Column.STAGE_NUMBER, Column.STAGE}
    for place, column in enumerate(VISIBLE[layout]):
        if column in shared and len(rows) > 1:
            for number, cells in enumerate(rows):
                _child(
                    cells[place]._tc.get_or_add_tcPr(), "w:vMerge", **({} if number else {"val": "restart"})
                )


def _block(table: Table, title: str) -> None:
    row = _new_row(table)
    cells = row.cells
    merged = cells[0].merge(cells[-1])
    _write(merged, [title], bold=True, centred=True, with_next=True)
    _shade(merged, BLOCK_SHADE)


def _measure(
    table: Table, stage: SheetStage, measure: SheetMeasure | None, layout: Layout
) -> tuple[_Cell, ...]:
    first = measure is None or measure is stage.measures[0]
    cells = _new_row(table).cells
    for cell, column in zip(cells, VISIBLE[layout], strict=True):
        match column:
            case Column.STAGE_NUMBER | Column.STAGE:
                text = stage.number if column == Column.STAGE_NUMBER else stage.title
                _write(cell, [text if first else ""], centred=column == Column.STAGE_NUMBER)
            case Column.CONTENTS if measure:
                title = measure.title if layout == Layout.CONTENTS else ""
                _write(cell, [title] if title else [], bullets=measure.items)
            case _ if measure:
                _write(cell, _told(measure, column).split("\n"), centred=column == Column.NUMBER)
    return cells


def _told(measure: SheetMeasure, column: Column) -> str:
    if column == Column.DEADLINE:
        return measure.deadline or (f"{measure.due_on:%d.%m.%Y}" if measure.due_on else "")
    text = getattr(measure, column.value)
    return str(text)


def _new_row(table: Table) -> _Row:
    """A row that no page break goes through."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    _child(row._tr.get_or_add_trPr(), "w:cantSplit", val="true")
    return row


def _write(
    cell: _Cell,
    lines: list[str],
    *,
    bullets: tuple[str, ...] = (),
    bold: bool = False,
    centred: bool = False,
    with_next: bool = False,
) -> None:
    """Lines and a bulleted list as the cell's paragraphs."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    paragraphs = _paragraphs(cell)
    for line in lines:
        paragraph = next(paragraphs)
        paragraph.add_run(line).bold = bold
        paragraph.paragraph_format.keep_with_next = with_next
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for item in bullets:
        paragraph = next(paragraphs)
        paragraph.paragraph_format.left_indent = Mm(4)
        paragraph.paragraph_format.first_line_indent = Mm(-4)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(4))
        paragraph.add_run(f"•\t{item}")


def _paragraphs(cell: _Cell) -> Iterator[Paragraph]:
    """The paragraph that every cell has, then new ones, a hair apart."""
    from docx.shared import Pt

    for paragraph in chain(cell.paragraphs[:1], iter(cell.add_paragraph, None)):
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
        yield paragraph


def _set_widths(table: Table, widths: tuple[int, ...]) -> None:
    """Word looks at the cells, others at the grid."""
    from docx.shared import Mm

    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table._tbl.tr_lst:
        place = 0
        for cell in row.tc_lst:
            cell.width = Mm(sum(widths[place : place + cell.grid_span]))
            place += cell.grid_span


def _meaning(word: str, meaning: str) -> str:
    return f"{word} – {meaning}" if meaning else word


def _list(document: Document, heading: str, lines: list[str]) -> None:
    from docx.shared import Mm, Pt

    if not lines:
        return
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(12)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(heading).bold = True
    for line in lines:
        paragraph = document.add_paragraph(f"•\t{' '.join(line.split())}")
        paragraph.paragraph_format.left_indent = Mm(5)
        paragraph.paragraph_format.first_line_indent = Mm(-5)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(5))


def _number_pages(section: Section, words: RoadMapWords) -> None:
    """«Стр. 2 из 3» at the foot, counted by Word."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, name in ((words.page, "PAGE"), (words.page_of, "NUMPAGES")):
        paragraph.add_run(f"{text} ")
        _field(paragraph, name)
        paragraph.add_run(" ")


def _field(paragraph: Paragraph, name: str) -> None:
    counted = _child(paragraph._p, "w:fldSimple", instr=name)
    _child(_child(counted, "w:r"), "w:t").text = "1"


def _shade(cell: _Cell, colour: str) -> None:
    _child(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=colour)


def _child(parent: _Element, tag: str, **attributes: str) -> _Element:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)
    return child
