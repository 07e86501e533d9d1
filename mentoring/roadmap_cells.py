"""One cell taken apart: the measures of a stage's contents, and the items of a measure.

Schools write «1. …», «2) …», «- …», «• …», or plain lines that end with «;» or «.». A line that only goes
on from the one above is joined to it. The samples are those of DOMAIN §2.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

OWN_BULLET = "• "

_BULLETS = "-–—•·▪●○◦*✓✔\uf0b7"
_MARKED = re.compile(
    rf"(?:(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*)(?:[.)]\s*|\s+(?=[A-ZА-ЯЁ«]))|(?P<bullet>[{re.escape(_BULLETS)}])\s*)(?P<words>.*)"
)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})\b")
_INLINE_BULLET = re.compile(r"(?<=[;:.,])\s*(?=[•●▪])")


class _Mark(Enum):
    NUMBER = auto()
    BULLET = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class _Piece:
    mark: _Mark
    words: str


@dataclass(slots=True)
class _Open:
    """A measure that may still get items; `plain` while all of them came without a mark."""

    title: str
    items: list[str] = field(default_factory=list)
    plain: bool = True

    def add(self, piece: _Piece) -> None:
        self.items.append(piece.words)
        self.plain = self.plain and piece.mark is _Mark.NONE


def split_own(cell: str, *, titled: bool) -> tuple[str, tuple[str, ...]]:
    """Title and items of a cell that the bot wrote; `titled` if its first unmarked line is the title.

    A line without our bullet was added by a person and becomes an item.
    """
    lines = [line for line in map(str.strip, cell.split("\n")) if line]
    title = lines.pop(0) if titled and lines and not lines[0].startswith(OWN_BULLET) else ""
    items = (line[len(OWN_BULLET) :] if line.startswith(OWN_BULLET) else _piece(line).words for line in lines)
    return title, tuple(filter(None, (item.strip() for item in items)))


def split_items(cell: str) -> tuple[str, ...]:
    """The items of a contents cell that stands beside its measure."""
    return tuple(filter(None, (_ended(piece.words) for piece in _pieces(cell))))


def split_measures(cell: str) -> list[tuple[str, tuple[str, ...]]]:
    """The measures of a contents cell that has a stage beside it, each with its items.

    A number begins a measure and so does a paragraph; bullets belong to what stands above them. A cell of
    bullets alone is a list of measures.
    """
    found: list[_Open] = []
    pieces = _pieces(cell)
    bare_list = all(piece.mark is _Mark.BULLET for piece in pieces)
    for piece in pieces:
        if found and not bare_list and _belongs(piece, found[-1]):
            found[-1].add(piece)
        else:
            found.append(_Open(piece.words))
    return [measure for measure in map(_measure, found) if measure[0]]


def _belongs(piece: _Piece, above: _Open) -> bool:
    if piece.mark is not _Mark.NONE:
        return piece.mark is _Mark.BULLET
    if not above.title.endswith(":"):
        return False
    going_on = above.items and above.items[-1][-1] not in ".;"
    return bool(above.plain or going_on or piece.words[:1].islower())


def _measure(found: _Open) -> tuple[str, tuple[str, ...]]:
    title = _ended(found.title)
    return (title.rstrip(": ") if found.items else title), tuple(map(_ended, found.items))


def _pieces(cell: str) -> list[_Piece]:
    """The marked lines and paragraphs of a cell, continued lines joined."""
    found: list[_Piece] = []
    for line in _lines(cell):
        piece = _piece(line)
        if found and piece.mark is _Mark.NONE and _goes_on(found[-1], piece.words):
            found[-1] = _Piece(found[-1].mark, f"{found[-1].words} {piece.words}".strip())
        else:
            found.append(piece)
    return [piece for piece in found if piece.words]


def _goes_on(above: _Piece, words: str) -> bool:
    """True if the line above is not over: nothing ends it and this begins small, or a mark stands alone."""
    if not above.words:
        return True
    return above.words[-1] not in ".;:!?" and not words[0].isupper()


def _lines(cell: str) -> Iterator[str]:
    for line in cell.split("\n"):
        for part in _INLINE_BULLET.split(line):
            yield from filter(None, map(str.strip, _numbered_apart(" ".join(part.split()))))


def _numbered_apart(line: str) -> Iterator[str]:
    """«1. Раз. 2. Два» as two lines; only numbers that count on from one are marks."""
    start = 0
    for number in range(2, 100):
        first = re.match(r"1[.)]\s", line)
        mark = (
            re.compile(rf"\s+(?={number}[.)]\s+[A-ZА-ЯЁ«])|(?<=[.;»)])\s+(?={number}[.)]\s)").search(
                line, start
            )
            if first
            else None
        )
        if mark is None:
            break
        yield line[start : mark.start()]
        start = mark.end()
    yield line[start:]


def _piece(line: str) -> _Piece:
    found = None if _DAY.match(line) else _MARKED.fullmatch(line)
    if found is None:
        return _Piece(_Mark.NONE, line)
    return _Piece(_Mark.NUMBER if found["number"] else _Mark.BULLET, found["words"].strip())


def _ended(words: str) -> str:
    """The words without the «;» that only ends an item of a list."""
    return words.rstrip("; ")
