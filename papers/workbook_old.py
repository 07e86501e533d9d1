"""What a workbook of Excel 97–2003 (.xls) must not be or hold, found before a library reads it.

Such a file is a small file system ([MS-CFB]) with a stream of records in it ([MS-XLS]). Only the records
that decide are looked at: the end of a sheet's cells, formulas, a password, hidden columns.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from papers.workbook_checks import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TEXT,
    CheckedSheet,
    WorkbookFault,
    WorkbookRefused,
)

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What all cells with shared texts could take if each pointed at the longest possible text, in bytes.
MAX_SHARED = 1_000_000_000

_LAST_SECTOR = 0xFFFFFFFA
_ENTRY = 128
_FORMULA, _FILE_PASS, _COLUMN_INFO, _SHEET, _SHARED, _CONTINUE = (
    0x0006,
    0x002F,
    0x007D,
    0x0085,
    0x00FC,
    0x003C,
)
_SHARED_CELL = 0x00FD
# Records of cells that hold something; each begins with its row and column from 0.
_CELLS = frozenset({_FORMULA, _SHARED_CELL, 0x00BD, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6})


def looks_old(data: bytes) -> bool:
    return data.startswith(MAGIC)


def check_old(data: bytes) -> tuple[CheckedSheet, ...]:
    """The sheets of an .xls that may be read. Raises `WorkbookRefused`, also for a locked .xlsx inside."""
    if _utf16("EncryptedPackage") in data:
        raise WorkbookRefused(WorkbookFault.PASSWORD)
    if _utf16("_VBA_PROJECT") in data:
        raise WorkbookRefused(WorkbookFault.MACROS)
    with _broken():
        stream = _Container(data).stream(("Workbook", "Book"))
    if stream is None:
        raise WorkbookRefused(WorkbookFault.NOT_A_WORKBOOK)
    with _broken():
        return _RecordWalk().checked(stream)


@contextmanager
def _broken() -> Iterator[None]:
    """Whatever does not fit together within is a broken file."""
    try:
        yield
    except (struct.error, IndexError, ValueError) as error:
        raise WorkbookRefused(WorkbookFault.BROKEN) from error


def _utf16(words: str) -> bytes:
    return words.encode("utf-16-le")


class _Container:
    """Streams by name, for files so small that the header lists all sectors of the allocation table."""

    def __init__(self, data: bytes) -> None:
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in (9, 12):
            raise ValueError("an odd size of sectors")
        self._data = data
        self._size = 1 << shift
        self._table = self._numbers(struct.unpack_from("<109I", data, 76))
        (directory,) = struct.unpack_from("<I", data, 48)
        (small,) = struct.unpack_from("<I", data, 60)
        self._directory = self._chain(directory)
        self._small_table = self._numbers(self._sectors(small, self._table))

    def stream(self, names: tuple[str, ...]) -> bytes | None:
        """The content of the first stream with one of the names."""
        (start, size) = struct.unpack_from("<IQ", self._directory, 116)
        small = self._chain(start)[:size]
        for place in range(0, len(self._directory) - _ENTRY + 1, _ENTRY):
            (length,) = struct.unpack_from("<H", self._directory, place + 64)
            name = self._directory[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if name in names:
                (start, size) = struct.unpack_from("<II", self._directory, place + 116)
                return (self._small(small, start) if size < 4096 else self._chain(start))[:size]
        return None

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in self._sectors(start, self._table))

    def _small(self, small: bytes, start: int) -> bytes:
        numbers = self._sectors(start, self._small_table)
        return b"".join(small[number * 64 : number * 64 + 64] for number in numbers)

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _sectors(self, start: int, table: tuple[int, ...]) -> list[int]:
        """The numbers of a chain; one that runs in a circle is an error."""
        numbers: list[int] = []
        while start < _LAST_SECTOR:
            if len(numbers) > len(table):
                raise ValueError("a chain without an end")
            numbers.append(start)
            start = table[start]
        return numbers

    def _numbers(self, sectors: tuple[int, ...] | list[int]) -> tuple[int, ...]:
        table = b"".join(self._sector(number) for number in sectors if number < _LAST_SECTOR)
        return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])


@dataclass(slots=True)
class _RecordWalk:
    """Goes through the records and stops at the first fault."""

    names: dict[int, str] = field(default_factory=dict)
    hidden: dict[str, set[int]] = field(default_factory=dict)
    sheet: str = ""
    shared: int = 0
    shared_cells: int = 0

    def checked(self, stream: bytes) -> tuple[CheckedSheet, ...]:
        place = before = 0
        while place + 4 <= len(stream):
            kind, size = struct.unpack_from("<HH", stream, place)
            self.sheet = self.names.get(place, self.sheet)
            self._look(kind, stream[place + 4 : place + 4 + size], before)
            before = kind if kind != _CONTINUE else before
            place += 4 + size
        return tuple(CheckedSheet(name, frozenset(self.hidden.get(name, ()))) for name in self.names.values())

    def _look(self, kind: int, record: bytes, before: int) -> None:
        if kind in _CELLS:
            self._look_at_cell(kind, record)
        elif kind == _FILE_PASS:
            raise WorkbookRefused(WorkbookFault.PASSWORD)
        elif kind == _SHEET:
            start, wide = struct.unpack_from("<I", record)[0], record[7] & 1
            self.names[start] = record[8:].decode("utf-16-le" if wide else "latin-1", "replace")
        elif kind == _COLUMN_INFO:
            first, last, _, _, options = struct.unpack_from("<5H", record)
            if options & 1:
                self.hidden.setdefault(self.sheet, set()).update(range(first, min(last + 1, MAX_COLUMNS)))
        elif kind == _SHARED or (kind == _CONTINUE and before == _SHARED):
            self.shared += len(record)

    def _look_at_cell(self, kind: int, record: bytes) -> None:
        row, column = struct.unpack_from("<HH", record)
        self.shared_cells += kind == _SHARED_CELL
        if kind == _FORMULA:
            raise WorkbookRefused(WorkbookFault.FORMULA, self.sheet, row + 1)
        if row >= MAX_ROWS:
            raise WorkbookRefused(WorkbookFault.TOO_MANY_ROWS, self.sheet, row + 1)
        if column >= MAX_COLUMNS:
            raise WorkbookRefused(WorkbookFault.TOO_MANY_COLUMNS, self.sheet, row + 1)
        if self.shared_cells * min(self.shared, MAX_TEXT * 2) > MAX_SHARED:
            raise WorkbookRefused(WorkbookFault.UNPACKS_TOO_BIG, self.sheet, row + 1)
