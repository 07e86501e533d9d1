"""An invitation for the staff room: A4, a QR code to point a phone at and a short code to type.

Units are quarters of a millimetre: the sheet is 840 × 1188.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papers.metrics import Text, one_line, text_width, wrap
from papers.pictures import render_template, svg_to_png
from papers.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, HEIGHT = 840, 1188
MARGIN = 68
ROOM = WIDTH - 2 * MARGIN
UNIT = 72 / 25.4 / 4  # points in a quarter of a millimetre
PIXELS = 1654  # A4 at 200 dots an inch
LARGEST_QR = 500
QUIET_ZONE = 4  # white modules around a QR code, as ISO/IEC 18004 asks
CODE_SIZE, CODE_SPACING, CODE_HEIGHT = 54, 5, 84
SENTENCES_SIZE, SENTENCES_LINES = 29, 7
INDENT = 32
LEADING = 1.22
OVERLAP = 1.02  # so that no printer leaves hairlines between the rows of the QR code

INK, QUIET, ACCENT, GROUND = "#1c2733", "#5a6675", "#1d5fa6", "#eaf1f8"


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


@dataclass(frozen=True, slots=True)
class Run:
    """Dark modules of the QR code that lie side by side, counted from the corner of the quiet zone."""

    x: int
    y: int
    length: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything in its place. The bullets stand before these texts; the QR code is `modules` wide."""

    texts: list[Text]
    bullets: list[Text]
    code: Code | None
    square: Square
    modules: int
    runs: tuple[Run, ...]


def render_poster_png(poster: Poster) -> bytes:
    """The sheet as a PNG of 1654 × 2340 pixels, A4 at 200 dots an inch.

    Raises ValueError when the link is empty or too long for a QR code (some 1,600 characters).
    """
    return svg_to_png(poster_svg(poster), PIXELS)


def render_poster_pdf(poster: Poster) -> bytes:
    """The same sheet as a PDF of exactly A4 with its fonts inside, to be printed. Raises as the PNG does."""
    layout = lay_out(poster)
    sheet = Sheet(WIDTH, HEIGHT, UNIT, title=poster.headline)
    sheet.frame(24, 24, WIDTH - 48, HEIGHT - 48, radius=26, colour=ACCENT)
    for text in layout.texts:
        sheet.write(text)
    for text in layout.bullets:
        sheet.dot(text.x - 22, text.y - 9, radius=6, colour=ACCENT)
    square = layout.square
    scale = square.side / layout.modules
    for run in layout.runs:
        x, y = square.x + run.x * scale, square.y + run.y * scale
        sheet.fill(x, y, run.length * scale, scale * OVERLAP)
    if code := layout.code:
        sheet.plate(code.x - 36, code.y, code.width + 72, CODE_HEIGHT, radius=18, colour=GROUND)
        words = Text(code.x, code.y + 61, CODE_SIZE, code.words, ACCENT, bold=True)
        sheet.write(words, spacing=CODE_SPACING)
    return sheet.bytes()


def poster_svg(poster: Poster) -> str:
    """The sheet as SVG of exactly A4; it needs PT Sans."""
    layout = lay_out(poster)
    path = "".join(f"M{run.x} {run.y}h{run.length}v1h-{run.length}z" for run in layout.runs)
    return render_template(
        "poster.svg",
        width=WIDTH,
        height=HEIGHT,
        layout=layout,
        code_size=CODE_SIZE,
        code_height=CODE_HEIGHT,
        code_spacing=CODE_SPACING,
        qr=path,
        accent=ACCENT,
        ground=GROUND,
    )


def lay_out(poster: Poster) -> Layout:
    """Words first; the QR code takes what they leave. Raises ValueError for a link that no code can hold."""
    modules, runs = _qr(poster.link)
    head, bullets = _head(poster)
    foot, code = _foot(poster)
    above = max((text.y for text in head), default=MARGIN) + 24
    below = min([HEIGHT - MARGIN, *(text.y - text.size for text in foot), *([code.y] if code else [])]) - 16
    side = min(LARGEST_QR, below - above)
    square = Square((WIDTH - side) / 2, (above + below - side) / 2, side)
    return Layout(head + foot, bullets, code, square, modules, runs)


def _qr(link: str) -> tuple[int, tuple[Run, ...]]:
    """Side in modules with the quiet zone, and the dark modules, a run at a time.

    Level Q survives a quarter of the code being torn, stained or pinned over.
    """
    import segno

    if not link:
        raise ValueError("a poster needs a link")
    rows = [bytes(row) for row in segno.make(link, error="q", micro=False).matrix]
    return len(rows) + 2 * QUIET_ZONE, tuple(_runs(rows))


def _runs(rows: list[bytes]) -> Iterator[Run]:
    for y, row in enumerate(rows):
        for run in re.finditer(rb"\x01+", row):
            yield Run(run.start() + QUIET_ZONE, y + QUIET_ZONE, len(run[0]))


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
    footer = Block(22, wrap(poster.footer, ROOM, 22, lines=2))
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
