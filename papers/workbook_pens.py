"""How cells of a workbook look, and how high a row must be for its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from papers.metrics import text_width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT = {"font_name": "Times New Roman", "font_size": 11}
NARROWER = 0.9  # the table's font beside ours
LETTER = 7  # pixels, what workbooks take a column's letter for
HIGHEST = 409  # points, the most that a row may have
QUIET = "#8a8f98"
ONE_QUIET_LINE = {"font_color": QUIET, "text_wrap": False}
RISKY = ("=", "+", "-", "@")


def height(cells: Sequence[tuple[str, int]], size: int = 11) -> float:
    """Points that a row needs for its texts in columns of so many letters; few programmes count it."""
    lines = max(_lines(text, letters * LETTER, size * 96 / 72 * NARROWER) for text, letters in cells)
    return min(HIGHEST, lines * size * 1.27 + 4)


def _lines(text: str, width: float, size: float) -> int:
    """Lines of the width in pixels, its words measured in the font of our pictures."""
    count = 0
    for line in text.split("\n"):
        used, count = 0.0, count + 1
        for word in line.split():
            needed = text_width(f"{word} ", size)
            if used and used + needed > width:
                used, count = 0.0, count + 1
            count += int(needed // width)
            used += needed % width
    return count


class Pens:
    """The formats of cells."""

    def __init__(self, workbook: Workbook) -> None:
        frame = {**FONT, "border": 1, "valign": "top", "text_wrap": True}
        middle = {"align": "center", "valign": "vcenter", "text_wrap": True}
        self._workbook = workbook
        self._frame = frame
        self._quoted: dict[Format, Format] = {}
        self.text = workbook.add_format(frame)
        self.quiet = workbook.add_format({**frame, **ONE_QUIET_LINE})
        self.quiet_middle = workbook.add_format({**frame, "font_color": QUIET, "align": "center"})
        self.middle = workbook.add_format({**frame, "align": "center"})
        self.day = workbook.add_format({**frame, "num_format": "dd.mm.yyyy", "align": "left"})
        self.title = workbook.add_format({**FONT, **middle, "bold": True, "font_size": 14})
        self.year = workbook.add_format({**FONT, **middle, "font_size": 12})
        self.head = workbook.add_format({**frame, **middle, "bold": True, "bg_color": "#e8edf3"})
        self.block = workbook.add_format({**frame, **middle, "bold": True, "bg_color": "#f5f7fa"})

    def quoted(self, pen: Format) -> Format:
        """The pen for text that must stay text when a person edits the cell and leaves it."""
        if pen not in self._quoted:
            quiet = ONE_QUIET_LINE if pen is self.quiet else {}
            self._quoted[pen] = self._workbook.add_format({**self._frame, **quiet, "quote_prefix": True})
        return self._quoted[pen]
