"""What a workbook must not be or hold, found in its packed XML before any library reads it.

A sheet's XML is read as a stream and left at the first fault: 50,000 rows cost no more than 2,001. What is
handed on is packed anew from the measured parts, so that a file cannot lie about its sizes.
"""

import posixpath
import re
import zipfile
import zlib
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from xml.parsers import expat

MAX_BYTES = 5_000_000
MAX_UNPACKED = 50_000_000
MAX_ROWS = 2_000
MAX_COLUMNS = 40
MAX_SHEETS = 50
MAX_MERGES = 4_000
MAX_TEXT = 32_767  # signs in a cell, the limit of Excel itself
MAX_SIGNS = 10_000_000  # in all cells together: many cells may point at one long text

_WORKBOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedstrings.xml"
_CHUNK = 65_536
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Attributes = dict[str, str]


class WorkbookFault(StrEnum):
    """Why a file is not read; each has a text `roadmap-file-…`."""

    NOT_A_WORKBOOK = "not-a-workbook"
    MACROS = "macros"
    PASSWORD = "password"  # noqa: S105 - the name of a fault
    BROKEN = "broken"
    TOO_HEAVY = "too-heavy"
    UNPACKS_TOO_BIG = "unpacks-too-big"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_COLUMNS = "too-many-columns"
    FORMULA = "formula"
    EMPTY = "empty"


class WorkbookRefused(Exception):
    """The file is not read: why, and where known the sheet's name and the row's number (from 1, else 0)."""

    def __init__(self, fault: WorkbookFault, sheet: str = "", row: int = 0) -> None:
        super().__init__(fault, sheet, row)
        self.fault = fault
        self.sheet = sheet
        self.row = row


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """A sheet's name and its hidden columns, from 0."""

    name: str
    hidden: frozenset[int]


def looks_packed(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


def checked_package(data: bytes) -> tuple[bytes, tuple[CheckedSheet, ...]]:
    """The workbook packed anew from its XML alone, and its sheets. Raises `WorkbookRefused`."""
    parts = _unpacked(data)
    if _WORKBOOK not in parts:
        raise WorkbookRefused(WorkbookFault.NOT_A_WORKBOOK)
    lengths = _text_lengths(next((part for name, part in parts.items() if name.casefold() == _STRINGS), b""))
    signs = _Budget()
    sheets = tuple(_checked(name, parts.get(path, b""), lengths, signs) for name, path in _sheet_paths(parts))
    return _packed(parts), sheets


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The XML parts by name; pictures and the like are left aside."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_members(infos)
            wanted = [info for info in infos if info.filename.casefold().endswith((".xml", ".rels"))]
            return {info.filename: _without_entities(archive.read(info)) for info in wanted}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise WorkbookRefused(WorkbookFault.BROKEN) from error


def _check_members(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename.casefold() for info in infos]
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise WorkbookRefused(WorkbookFault.MACROS)
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise WorkbookRefused(WorkbookFault.UNPACKS_TOO_BIG)
    if any(info.flag_bits & 1 for info in infos):
        raise WorkbookRefused(WorkbookFault.PASSWORD)
    if len(set(names)) < len(names):
        raise WorkbookRefused(WorkbookFault.BROKEN)


def _without_entities(part: bytes) -> bytes:
    """The part, if it declares nothing of its own: Excel never does, and an entity may unfold without end.

    Only UTF-8 is let through, so that a declaration cannot hide in another encoding.
    """
    head = part[:200].lstrip(b"\xef\xbb\xbf")
    encoding = re.search(rb"""encoding\s*=\s*["']([^"']*)""", head)
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\x00" in part:
        raise WorkbookRefused(WorkbookFault.BROKEN)
    if encoding and encoding[1].lower() not in {b"utf-8", b"us-ascii"}:
        raise WorkbookRefused(WorkbookFault.BROKEN)
    return part


def _packed(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return file.getvalue()


def _sheet_paths(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Name and part of every sheet, in the workbook's order."""
    sheets: list[tuple[str, str]] = []
    targets: dict[str, str] = {}

    def on_sheet(tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            sheets.append((attributes.get("name", ""), link))

    def on_relation(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    _parse(parts[_WORKBOOK], on_sheet)
    _parse(parts.get("xl/_rels/workbook.xml.rels", b""), on_relation)
    if len(sheets) > MAX_SHEETS or not sheets:
        raise WorkbookRefused(WorkbookFault.BROKEN)
    for name, link in sheets:
        yield name, posixpath.normpath(posixpath.join("/xl", targets.get(link, ""))).lstrip("/")


def _parse(
    part: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read XML as a stream, tags without prefixes. An empty part is no part. Raises `WorkbookRefused`."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    parser.EndElementHandler = (lambda tag: end(tag.rpartition(":")[2])) if end else None
    parser.CharacterDataHandler = text
    try:
        for place in range(0, len(part), _CHUNK):
            parser.Parse(part[place : place + _CHUNK], place + _CHUNK >= len(part))
    except (expat.ExpatError, ValueError, UnicodeError) as error:
        raise WorkbookRefused(WorkbookFault.BROKEN) from error


def _text_lengths(part: bytes) -> "array[int]":
    """How long each shared text is."""
    lengths = array("l")

    def start(tag: str, _: Attributes) -> None:
        if tag == "si":
            lengths.append(0)

    def text(words: str) -> None:
        if lengths:
            lengths[-1] += len(words)

    _parse(part, start, text=text)
    if lengths and max(lengths) > MAX_TEXT * 2:
        raise WorkbookRefused(WorkbookFault.BROKEN)
    return lengths


@dataclass(slots=True)
class _Budget:
    """How many signs all cells may still hold."""

    left: int = MAX_SIGNS

    def take(self, signs: int) -> None:
        self.left -= signs
        if self.left < 0:
            raise WorkbookRefused(WorkbookFault.UNPACKS_TOO_BIG)


class _SheetWalk:
    """Goes through a sheet's XML and stops at the first fault."""

    def __init__(self, name: str, lengths: "array[int]", budget: _Budget) -> None:
        self.name = name
        self.hidden: set[int] = set()
        self._lengths = lengths
        self._budget = budget
        self._row = self._column = self._merges = 0
        self._cell: Attributes | None = None
        self._value = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        match tag:
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = 0
            case "c":
                self._cell = attributes
                self._place(attributes.get("r", ""))
            case "f" if self._cell is not None:
                raise self._refused(WorkbookFault.FORMULA)
            case "v" | "t" if self._cell is not None:
                self._check_place()
                self._value = ""
            case "col" if attributes.get("hidden") in {"1", "true"}:
                first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
                self.hidden.update(range(first - 1, min(last, MAX_COLUMNS)))
            case "mergeCell":
                self._merges += 1
                if self._merges > MAX_MERGES:
                    raise self._refused(WorkbookFault.BROKEN)

    def end(self, tag: str) -> None:
        if tag == "v" and self._cell is not None and self._cell.get("t") == "s":
            place = int(self._value)
            self._budget.take(self._lengths[place] if 0 <= place < len(self._lengths) else 0)
        elif tag == "c":
            self._cell = None

    def text(self, words: str) -> None:
        if self._cell is not None:
            self._budget.take(len(words))
            self._value = (self._value + words)[:MAX_TEXT]

    def _place(self, reference: str) -> None:
        """Where the cell stands: its own word for it, or behind the one before."""
        self._column += 1
        if found := _PLACE.fullmatch(reference):
            self._row = int(found[2])
            self._column = 0
            for letter in found[1]:
                self._column = self._column * 26 + ord(letter) - ord("A") + 1

    def _check_place(self) -> None:
        if self._row > MAX_ROWS:
            raise self._refused(WorkbookFault.TOO_MANY_ROWS)
        if self._column > MAX_COLUMNS:
            raise self._refused(WorkbookFault.TOO_MANY_COLUMNS)

    def _refused(self, fault: WorkbookFault) -> WorkbookRefused:
        return WorkbookRefused(fault, self.name, self._row)


def _checked(name: str, part: bytes, lengths: "array[int]", budget: _Budget) -> CheckedSheet:
    walk = _SheetWalk(name, lengths, budget)
    _parse(part, walk.start, walk.end, walk.text)
    return CheckedSheet(name, frozenset(walk.hidden))
