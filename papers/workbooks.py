"""A workbook that somebody sent, read into plain cells, or one clear refusal.

Nobody vouches for such a file: it is measured and looked through before a library reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from locales.texts import Speaker
from papers.workbook_checks import (
    MAX_BYTES,
    CheckedSheet,
    WorkbookFault,
    WorkbookRefused,
    checked_package,
    looks_packed,
)
from papers.workbook_old import check_old, looks_old

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Cell = str | int | float | date
Merge = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class WorkbookRow:
    """One row. `number` is the sheet's own, from 1; an empty cell is "", a day a date, a moment a datetime.

    `carried` are the places (from 0) whose value is that of a cell above, merged downwards with them.
    `block`: one merged cell is all that the row shows. `torn`: cells are merged so that no table can be read.
    """

    number: int
    cells: tuple[Cell, ...]
    carried: frozenset[int] = frozenset()
    block: bool = False
    torn: bool = False


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One sheet with its rows up to the last one that holds anything; empty rows among them stay."""

    name: str
    rows: tuple[WorkbookRow, ...]


def read_workbook(data: bytes, file_name: str) -> tuple[WorkbookSheet, ...]:
    """All sheets of an .xlsx, or of an .xls of Excel 97–2003. Raises `WorkbookRefused`.

    At most 5 MB, 50 MB unpacked, 2,000 rows and 40 columns a sheet; no formulas, no macros, no password.
    Takes a second for the largest and some for one made to be slow: not for the event loop.
    """
    if len(data) > MAX_BYTES:
        raise WorkbookRefused(WorkbookFault.TOO_HEAVY)
    if file_name.casefold().endswith((".xlsm", ".xltm", ".xlam")):
        raise WorkbookRefused(WorkbookFault.MACROS)
    if looks_old(data):
        sheets = _read(data, check_old(data))
    elif looks_packed(data):
        sheets = _read(*checked_package(data))
    else:
        raise WorkbookRefused(WorkbookFault.NOT_A_WORKBOOK)
    if not any(sheet.rows for sheet in sheets):
        raise WorkbookRefused(WorkbookFault.EMPTY)
    return sheets


def explain_refusal(refused: WorkbookRefused, t: Speaker) -> str:
    """What is wrong with the file and what to do, in one or two sentences of plain text."""
    return t.label(f"roadmap-file-{refused.fault}", sheet=refused.sheet, row=refused.row)


def _read(data: bytes, checked: Sequence[CheckedSheet]) -> tuple[WorkbookSheet, ...]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        hidden = {sheet.name: sheet.hidden for sheet in checked}
        return tuple(_sheet(workbook, name, hidden.get(name, frozenset())) for name in _names(workbook))
    except (CalamineError, ValueError, OverflowError) as error:
        raise WorkbookRefused(WorkbookFault.BROKEN) from error


def _names(workbook: CalamineWorkbook) -> Iterator[str]:
    """Sheets of cells; one that shows only a chart is left out."""
    from python_calamine import SheetTypeEnum

    return (sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet)


def _sheet(workbook: CalamineWorkbook, name: str, hidden: frozenset[int]) -> WorkbookSheet:
    sheet = workbook.get_sheet_by_name(name)
    values = [[_plain(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    rows = [WorkbookRow(number, tuple(row)) for number, row in enumerate(values, 1)]
    for merge in _merges(sheet, len(rows)):
        _apply(merge, rows, hidden)
    while rows and not any(cell != "" for cell in rows[-1].cells):
        rows.pop()
    return WorkbookSheet(name, tuple(rows))


def _merges(sheet: CalamineSheet, rows: int) -> Iterator[Merge]:
    """The merged ranges that begin within the rows, cut at the last of them."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top < rows and (bottom, right) != (top, left):
            yield (top, left), (min(bottom, rows - 1), right)


def _apply(merge: Merge, rows: list[WorkbookRow], hidden: frozenset[int]) -> None:
    """Write into the rows what a merged range means; an empty one means nothing."""
    (top, left), (bottom, right) = merge
    value = rows[top].cells[left] if left < len(rows[top].cells) else ""
    if value == "":
        return
    covered = range(top, bottom + 1)
    if left == right:
        for place in covered[1:]:
            rows[place] = _carry(rows[place], left, value)
    elif all(_alone(rows[place], left, right, hidden) for place in covered):
        rows[top] = replace(rows[top], block=True)
    else:
        for place in covered:
            rows[place] = replace(rows[place], torn=True)


def _carry(row: WorkbookRow, place: int, value: Cell) -> WorkbookRow:
    cells = (*row.cells[:place], value, *row.cells[place + 1 :])
    return replace(row, cells=cells, carried=row.carried | {place})


def _alone(row: WorkbookRow, left: int, right: int, hidden: frozenset[int]) -> bool:
    """True if no cell beside the range shows anything; hidden columns are not looked at."""
    return all(
        cell == "" or left <= place <= right or place in hidden or place in row.carried
        for place, cell in enumerate(row.cells)
    )


def _plain(value: object) -> Cell:
    match value:
        case bool():
            return "1" if value else "0"
        case str():
            return value.replace("\r\n", "\n").replace("\r", "\n")
        case float():
            return int(value) if value.is_integer() else value
        case datetime():
            return value.date() if value.time() == time.min else value
        case int() | date():
            return value
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return str(value)
    return ""
