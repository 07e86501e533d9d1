"""An invitation for the staff room: A4, a QR code to point a phone at and a short code to type.

Units are quarters of a millimetre: the sheet is 840 × 1188.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papers.metrics import Text, one_line, text_width, wrap
from papers.pictures import render_template, svg_to_png

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 840, 1188
MARGIN = 68
ROOM = WIDTH - 2 * MARGIN
PIXELS = 1654  # A4 at 200 dots an inch
LARGEST_QR = 500
QUIET_ZONE = 4  # white modules around a QR code, as ISO/IEC 18004 asks
CODE_SIZE, CODE_SPACING, CODE_HEIGHT = 54, 5, 84
SENTENCES_SIZE, SENTENCES_LINES = 29, 7
INDENT = 32
LEADING = 1.22

INK, QUIET, ACCENT = "#1c2733", "#5a6675", "#1d5fa6"


@dataclass(frozen=True, slots=True)
class Poster:
    """All words of the sheet; `link` is what the QR code holds, `code` what is printed below it.

    Everything but `link` may be empty. The sentences together get seven lines.
    """

    school: str
    headline: str
    sentences: tuple[str, ...]
    link: str
    code: str
    code_caption: str
    footer: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph broken into lines of one size."""

    size: float
    lines: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """The printed code: left end, top of its frame, width of the letters."""

    x: float
    y: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Square:
    """Where the QR code with its quiet zone lies."""

    x: float
    y: float
    side: float


def render_poster_svg(poster: Poster) -> bytes:
    """The sheet as UTF-8 SVG of exactly A4, to be printed from a browser.

    Lines keep their length when the browser lacks PT Sans and takes another font.
    Raises ValueError when the link is empty or too long for a QR code (some 1,600 characters).
    """
    modules, path = _qr(poster.link)
    head, bullets = _head(poster)
    foot, code = _foot(poster)
    above = max((text.y for text in head), default=MARGIN) + 24
    below = min([HEIGHT - MARGIN, *(text.y - text.size for text in foot), *([code.y] if code else [])]) - 16
    side = min(LARGEST_QR, below - above)
    svg = render_template(
        "poster.svg",
        width=WIDTH,
        height=HEIGHT,
        texts=head + foot,
        bullets=bullets,
        code=code,
        code_size=CODE_SIZE,
        code_height=CODE_HEIGHT,
        qr=path,
        modules=modules,
        square=Square((WIDTH - side) / 2, (above + below - side) / 2, side),
        accent=ACCENT,
    )
    return svg.encode()


def render_poster_png(poster: Poster) -> bytes:
    """The same sheet as a PNG of 1654 × 2340 pixels, A4 at 200 dots an inch. Raises as the SVG does."""
    return svg_to_png(render_poster_svg(poster).decode(), PIXELS)


def _qr(link: str) -> tuple[int, str]:
    """Side in modules with the quiet zone, and the dark modules as one SVG path, a run at a time.

    Level Q survives a quarter of the code being torn, stained or pinned over.
    """
    import segno

    if not link:
        raise ValueError("a poster needs a link")
    rows = [bytes(row) for row in segno.make(link, error="q", micro=False).matrix]
    path = "".join(
        f"M{run.start() + QUIET_ZONE} {y + QUIET_ZONE}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(rows)
        for run in re.finditer(rb"\x01+", row)
    )
    return len(rows) + 2 * QUIET_ZONE, path


def _head(poster: Poster) -> tuple[list[Text], list[Text]]:
    """School, headline and sentences from the top down, and the first lines, which get a bullet."""
    texts = _lines(_fit(poster.school, (25, 21, 17), 4), MARGIN + 18, QUIET)
    headline = _fit(poster.headline, (62, 54, 46, 40), 3, bold=True)
    texts += _lines(headline, _below(texts, 34 + headline.size), INK)
    bullets: list[Text] = []
    left = SENTENCES_LINES
    for sentence in poster.sentences:
        block = Block(SENTENCES_SIZE, wrap(sentence, ROOM - INDENT, SENTENCES_SIZE, lines=left))
        lines = _lines(block, _below(texts, 48 if bullets else 60), INK, indent=INDENT)
        texts += lines
        bullets += lines[:1]
        left -= len(lines)
        if not left:
            break
    return texts, bullets


def _foot(poster: Poster) -> tuple[list[Text], Code | None]:
    """Caption, code and footer, standing on the lower margin."""
    footer = Block(18, wrap(poster.footer, ROOM, 18, lines=2))
    texts = _centred(footer, HEIGHT - MARGIN)
    code = _code(poster.code, min((text.y for text in texts), default=HEIGHT - MARGIN + 40) - 48)
    if code:
        texts += _centred(Block(24, wrap(poster.code_caption, ROOM, 24, lines=2)), code.y - 22)
    return texts, code


def _code(words: str, bottom: float) -> Code | None:
    """The short code in its frame, as large as fits; nothing when there is no code."""
    line = one_line(words, ROOM - 140, CODE_SIZE, bold=True)
    if not line:
        return None
    width = text_width(line, CODE_SIZE, bold=True) + CODE_SPACING * len(line)
    return Code((WIDTH - width) / 2, bottom - CODE_HEIGHT, width, line)


def _fit(words: str, sizes: Sequence[float], lines: int, *, bold: bool = False) -> Block:
    """The largest size at which the words need no more than `lines` lines, else the smallest, cut."""
    for size in sizes:
        broken = wrap(words, ROOM, size, bold=bold, lines=lines + 1)
        if len(broken) <= lines:
            return Block(size, broken, bold)
    return Block(sizes[-1], wrap(words, ROOM, sizes[-1], bold=bold, lines=lines), bold)


def _lines(block: Block, y: float, fill: str, *, indent: float = 0) -> list[Text]:
    """The block's lines, the first with its base line at `y`."""
    return [
        Text(MARGIN + indent, y + index * block.size * LEADING, block.size, line, fill, block.bold)
        for index, line in enumerate(block.lines)
    ]


def _centred(block: Block, bottom: float) -> list[Text]:
    """The block's lines in the middle of the sheet, the last with its base line at `bottom`."""
    top = bottom - (len(block.lines) - 1) * block.size * LEADING
    return [replace(text, x=(WIDTH - text.width) / 2, fill=QUIET) for text in _lines(block, top, QUIET)]


def _below(texts: list[Text], gap: float) -> float:
    return texts[-1].y + gap if texts else MARGIN + gap
