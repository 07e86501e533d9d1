"""Which column of somebody's table means what: headings of schools' own road maps, in Russian and English.

The bot's own workbooks carry a sheet that says which heading stands for which field, in whatever language.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

MARKER_SHEET = "nastavnik"
CONTENTS, FULL, PROJECT = "contents", "full", "project"

Cell = str | int | float | date


class Row(Protocol):
    """A row of a workbook: `papers.workbooks.WorkbookRow` is one."""

    @property
    def number(self) -> int: ...
    @property
    def cells(self) -> Sequence[Cell]: ...
    @property
    def carried(self) -> frozenset[int]: ...
    @property
    def block(self) -> bool: ...
    @property
    def torn(self) -> bool: ...


class Sheet(Protocol):
    """A sheet of a workbook: `papers.workbooks.WorkbookSheet` is one."""

    @property
    def name(self) -> str: ...
    @property
    def rows(self) -> Sequence[Row]: ...


class Field(StrEnum):
    """What a column can tell; the bot's own workbooks name their columns so."""

    STAGE_ORDER = "stage-order"
    STAGE_NUMBER = "stage-number"
    STAGE = "stage"
    STAGE_KIND = "stage-kind"
    STAGE_KEY = "stage-key"
    NUMBER = "number"
    TITLE = "title"
    CONTENTS = "contents"
    DEADLINE = "deadline"
    DUE_ON = "due-on"
    RESPONSIBLE = "responsible"
    RESULT = "result"
    STATE = "state"
    PROOFS = "proofs"
    EVIDENCE = "evidence"
    AFTER = "after"
    AFTER_DAYS = "after-days"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Marker:
    """What our own workbook says of itself: its layout and the meaning of each heading."""

    layout: str
    columns: Mapping[str, Field]
    sections: Mapping[str, str]
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The row of headings: where it stands, the place of each field, headings nobody knows, the layout."""

    row: Row
    places: Mapping[Field, int]
    unknown: tuple[str, ...]
    layout: str

    @property
    def blocks(self) -> bool:
        """True if stages are rows across the table instead of a column."""
        return Field.STAGE not in self.places


_LONGEST_HEADING = 80
_ROWS_ABOVE = 60
_BARE = re.compile(r"[^\w№#/]+")
# The beginning of a heading in small letters, without punctuation; what follows it does not matter.
_MEANINGS: tuple[tuple[str, Field], ...] = (
    (r"(№( п ?/ ?п)?|n( п ?/ ?п)?|no|п ?/ ?п|номер( по порядку)?|number|#)$", Field.NUMBER),
    (r"((наименование|название|номер и название) )?(этап|раздел|блок|направлени)", Field.STAGE),
    (r"(name of (the )?)?(stage|phase|block)s?\b", Field.STAGE),
    (r"(форм[аы]|вид) .*(результат|документ|отчет)|((ожидаем|планируем)\w+ )?результат", Field.RESULT),
    (r"(form of (the )?|expected )?(result|outcome|output)s?\b", Field.RESULT),
    (r"((планируем|примерн)\w+ )?(сроки?|дат[аы]|период|время)\b", Field.DEADLINE),
    (r"(deadline|due|when|date|term|period)s?\b", Field.DEADLINE),
    (r"ответственн|исполнител|кто отвечает", Field.RESPONSIBLE),
    (r"(person )?(responsible|owners?|who)\b", Field.RESPONSIBLE),
    (r"содержани|(contents?|description)\b", Field.CONTENTS),
    (r"((наименование|название|перечень|план) )?(мероприяти|действи)", Field.TITLE),
    (r"(name of (the )?)?(measure|activit|action|event)(s|y|ies)?\b", Field.TITLE),
)
_TELLING = {Field.STAGE, Field.TITLE, Field.CONTENTS}


def words(cell: Cell) -> str:
    """The cell as a reader sees it; a day as 01.12.2026."""
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return cell.strip() if isinstance(cell, str) else f"{cell:g}" if isinstance(cell, float) else str(cell)


def read_marker(sheets: Sequence[Sheet]) -> Marker | None:
    """What the sheet of our own says, if there is one."""
    found = next((sheet for sheet in sheets if sheet.name == MARKER_SHEET), None)
    if found is None:
        return None
    rows = [[*map(words, row.cells), "", "", ""][:3] for row in found.rows]
    layouts = [name for kind, name, _ in rows if kind == "layout"]
    return Marker(
        layout=layouts[0] if layouts and layouts[0] in {CONTENTS, FULL, PROJECT} else FULL,
        columns={
            _one_line(heading): Field(name)
            for kind, name, heading in rows
            if kind == "column" and name in set(Field)
        },
        sections={heading: name for kind, name, heading in rows if kind == "section"},
        more=tuple(heading for kind, _, heading in rows if kind == "more"),
    )


def find_header(sheet: Sheet, marker: Marker | None) -> Header | None:
    """The first row with at least two known headings, one of them a stage, a measure or contents."""
    for row in sheet.rows[:_ROWS_ABOVE]:
        headings = [_one_line(words(cell)) for cell in row.cells]
        places = _places(headings, marker)
        if len(places) >= 2 and _TELLING & set(places):
            return _header(row, headings, places, marker)
    return None


def repeats(row: Row, header: Header) -> bool:
    """True for the headings once more, as on each printed page, and for a row that numbers the columns."""
    heads = [words(cell) for cell in header.row.cells]
    filled = [(place, words(cell)) for place, cell in enumerate(row.cells) if words(cell)]
    numbered = [cell for _, cell in filled] == [str(number) for number in range(1, len(filled) + 1)]
    return len(filled) > 2 and (numbered or all(cell == heads[place] for place, cell in filled))


def _places(headings: Sequence[str], marker: Marker | None) -> dict[Field, int]:
    """The first place of every field that a heading names."""
    places: dict[Field, int] = {}
    for place, heading in enumerate(headings):
        field = (marker.columns.get(heading) if marker else None) or _meaning(heading)
        if field is not None and field not in places:
            places[field] = place
    return places


def _header(row: Row, headings: Sequence[str], places: dict[Field, int], marker: Marker | None) -> Header:
    taken = set(places.values())
    unknown = tuple(heading for place, heading in enumerate(headings) if heading and place not in taken)
    if marker is None:
        first = min(taken)
        if Field.NUMBER not in places and first > 0 and not headings[first - 1]:
            places[Field.NUMBER] = first - 1
        if Field.TITLE not in places and Field.CONTENTS in places and Field.STAGE not in places:
            places[Field.TITLE] = places.pop(Field.CONTENTS)
        if Field.STAGE in places and Field.NUMBER in places:
            places[Field.STAGE_NUMBER] = places.pop(Field.NUMBER)
    return Header(row, places, unknown, marker.layout if marker else _layout(places))


def _layout(places: Mapping[Field, int]) -> str:
    if Field.STAGE not in places:
        return PROJECT
    return FULL if Field.TITLE in places else CONTENTS


def _meaning(heading: str) -> Field | None:
    bare = " ".join(_BARE.sub(" ", heading.casefold().replace("ё", "е").replace("n°", "n")).split())
    if not bare or len(heading) > _LONGEST_HEADING:
        return None
    return next((field for pattern, field in _MEANINGS if re.match(pattern, bare)), None)


def _one_line(text: str) -> str:
    return " ".join(text.split())
