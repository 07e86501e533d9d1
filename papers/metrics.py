"""How wide a text will be in the bundled fonts, so that a picture can wrap it before it is drawn."""

import re
import struct
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FAMILY = "PT Sans"
ELLIPSIS = "…"

# Russian setting: a dash stays with the word before it, «в», «№» and an initial with the word after them.
_BREAK = re.compile(r"(?<!\b[^\W\d_])(?<!\b[^\W\d_]\.)(?<!№) (?![–—] )")

# Emoji, formatting marks and control characters: no bundled glyph, and some are illegal in XML.
_UNDRAWABLE = {"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Sk", "So"}


@dataclass(frozen=True, slots=True)
class Text:
    """Words at a place: `x` is where they start, `y` their base line, in the picture's units."""

    x: float
    y: float
    size: float
    words: str
    fill: str
    bold: bool = False

    @property
    def width(self) -> float:
        return text_width(self.words, self.size, bold=self.bold)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: advance widths in units of the em, by character."""

    widths: dict[str, float]
    missing: float


def font_files() -> list[str]:
    """Paths of the fonts to load: regular, bold, and the symbols that both lack."""
    return [str(FONTS / name) for name in ("PTSans-Regular.ttf", "PTSans-Bold.ttf", "Symbols.ttf")]


def clean(text: str) -> str:
    """One line of characters that the fonts can draw: runs of white space become one space, emoji vanish."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    return " ".join("".join(char for char in line if _drawable(char)).split())


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a cleaned text in the units of `size` (the font size); kerning is not counted."""
    face, symbols = _face("PTSans-Bold.ttf" if bold else "PTSans-Regular.ttf"), _face("Symbols.ttf")
    return size * sum(face.widths.get(char, symbols.widths.get(char, face.missing)) for char in text)


def wrap(text: str, width: float, size: float, *, bold: bool = False, lines: int = 3) -> tuple[str, ...]:
    """Break a text into at most `lines` lines none of which is wider than `width`.

    Words are kept whole where they fit on a line of their own; what does not fit ends in "…".
    An empty text gives no lines.
    """
    done: list[str] = []
    line = ""
    for word in _pieces(clean(text), width, size, bold):
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, bold=bold) <= width:
            line = longer
            continue
        done.append(line)
        line = word
    broken = [*done, line] if line else done
    if len(broken) <= lines:
        return tuple(broken)
    return (*broken[: lines - 1], _cut(" ".join(broken[lines - 1 :]), width, size, bold))


def one_line(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text if it fits on a line of `width`, else its beginning and "…"."""
    line = clean(text)
    return line if text_width(line, size, bold=bold) <= width else _cut(line, width, size, bold)


def _drawable(char: str) -> bool:
    return char in _face("PTSans-Regular.ttf").widths or (
        char in _face("Symbols.ttf").widths or unicodedata.category(char) not in _UNDRAWABLE
    )


def _pieces(text: str, width: float, size: float, bold: bool) -> list[str]:
    """Words, those wider than a line cut into parts that fit."""
    pieces: list[str] = []
    for word in _BREAK.split(text):
        part = ""
        for char in word:
            if part and text_width(part + char, size, bold=bold) > width:
                pieces.append(part.strip())
                part = ""
            part += char
        pieces.append(part.strip())
    return [piece for piece in pieces if piece]


def _cut(text: str, width: float, size: float, bold: bool) -> str:
    room = width - text_width(ELLIPSIS, size, bold=bold)
    kept = ""
    for char in text:
        if text_width(kept + char, size, bold=bold) > room:
            break
        kept += char
    return kept.rstrip(" .,;:–-") + ELLIPSIS


@cache
def _face(file: str) -> Face:
    data = (FONTS / file).read_bytes()
    tables = _tables(data)
    em = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    advances = [advance / em for advance in struct.unpack_from(f">{'Hh' * count}", data, tables["hmtx"])[::2]]
    glyphs = _characters(data, tables["cmap"])
    widths = {char: advances[min(glyph, count - 1)] for char, glyph in glyphs.items()}
    return Face(widths, advances[0])


def _tables(data: bytes) -> dict[str, int]:
    """Offsets of a TrueType file's tables, by tag."""
    records = struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * struct.unpack_from(">H", data, 4)[0]])
    return {tag.decode(): offset for tag, _, offset, _ in records}


def _characters(data: bytes, cmap: int) -> dict[str, int]:
    """Glyph numbers by character, from the Windows Unicode table (format 4 of the OpenType specification)."""
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    records = struct.iter_unpack(">HHL", data[cmap + 4 : cmap + 4 + 8 * count])
    start = cmap + next(offset for platform, coding, offset in records if (platform, coding) == (3, 1))
    segments = struct.unpack_from(">H", data, start + 6)[0] // 2
    column = start + 14
    ends = struct.unpack_from(f">{segments}H", data, column)
    firsts = struct.unpack_from(f">{segments}H", data, column + 2 * segments + 2)
    deltas = struct.unpack_from(f">{segments}H", data, column + 4 * segments + 2)
    glyphs: dict[str, int] = {}
    for index, (first, end, delta) in enumerate(zip(firsts, ends, deltas, strict=True)):
        place = column + 6 * segments + 2 + 2 * index
        offset = struct.unpack_from(">H", data, place)[0]
        for code in range(first, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, place + offset + 2 * (code - first))[0]
            if glyph:
                glyphs[chr(code)] = (glyph + delta) % 0x10000
    return glyphs
