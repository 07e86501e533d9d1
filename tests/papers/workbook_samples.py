"""Workbooks made for the tests, with real bytes."""

import struct
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

Draw = Callable[[Any, Any], None]
"""Draws on a page of XlsxWriter; the workbook comes second."""


def drawn(draw: Draw, name: str = "Лист") -> bytes:
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        draw(workbook.add_worksheet(name), workbook)
    return file.getvalue()


def filled(*rows: tuple[object, ...]) -> bytes:
    """A workbook with these rows; None leaves a cell out."""

    def draw(page: Any, _: Any) -> None:
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                if cell is not None:
                    page.write(at, place, cell)

    return drawn(draw)


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with parts changed or added."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, part in changed.items():
            new.writestr(name, part)
    return file.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def old_workbook(*records: bytes) -> bytes:
    """An .xls of one sheet «Лист» with the records between its beginning and end ([MS-CFB], [MS-XLS])."""
    title = "Лист".encode("utf-16-le")
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    bound = 8 + len(title)
    place = len(start) + 4 + bound + 4
    globals_ = start + record(0x0085, struct.pack("<IHBB", place, 0, 4, 1) + title) + record(0x000A)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    return contained("Workbook", globals_ + sheet + b"".join(records) + record(0x000A))


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def label(row: int, column: int, text: str) -> bytes:
    """A cell with its own text."""
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def formula(row: int, column: int) -> bytes:
    return record(0x0006, struct.pack("<HHHdHI", row, column, 0, 2.0, 0, 0) + struct.pack("<HBH", 3, 0x1E, 2))


def contained(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, in sectors of 512 bytes: table, directory, stream."""
    stream = stream.ljust(4096, b"\x00")
    sectors = -(-len(stream) // 512)
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(name, 2, 0xFFFFFFFF, 2, len(stream))
    packed = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return head + packed + directory.ljust(512, b"\x00") + stream.ljust(sectors * 512, b"\x00")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    head = letters.ljust(64, b"\x00") + struct.pack("<HBB", len(letters) + 2, kind, 1)
    return head + struct.pack("<III36xIQ", 0xFFFFFFFF, 0xFFFFFFFF, child, start, size)
