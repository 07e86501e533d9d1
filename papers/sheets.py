"""A sheet to be printed, as PDF: words and shapes in their places. fpdf2 is loaded when one is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papers.metrics import FAMILY, FONTS

if TYPE_CHECKING:
    from papers.metrics import Text

SYMBOLS = "Symbols"


class Sheet:
    """One page of `width` × `height` units, each `unit` points; places are counted from the top left corner.

    The fonts are inside, as far as their letters are used, so that it looks the same everywhere.
    """

    def __init__(self, width: float, height: float, unit: float, *, title: str) -> None:
        from fpdf import FPDF

        self._unit = unit
        self._pdf = FPDF(unit=unit, format=(width, height))
        self._pdf.set_title(title)
        self._pdf.add_font(FAMILY, "", FONTS / "PTSans-Regular.ttf")
        self._pdf.add_font(FAMILY, "B", FONTS / "PTSans-Bold.ttf")
        self._pdf.add_font(SYMBOLS, "", FONTS / "Symbols.ttf")
        self._pdf.set_fallback_fonts([SYMBOLS], exact_match=False)
        self._pdf.set_auto_page_break(False)
        self._pdf.add_page()

    def write(self, text: Text, *, spacing: float = 0) -> None:
        """A line, its letters `spacing` units further apart than usual."""
        self._pdf.set_font(FAMILY, "B" if text.bold else "", text.size * self._unit)
        self._pdf.set_char_spacing(spacing * self._unit)
        self._pdf.set_text_color(text.fill)
        self._pdf.text(text.x, text.y, text.words)

    def fill(self, x: float, y: float, width: float, height: float) -> None:
        """A black rectangle."""
        self._pdf.set_fill_color(0)
        self._pdf.rect(x, y, width, height, "F")

    def plate(self, x: float, y: float, width: float, height: float, *, radius: float, colour: str) -> None:
        """A ground with round corners."""
        self._pdf.set_fill_color(colour)
        self._pdf.rect(x, y, width, height, "F", round_corners=True, corner_radius=radius)

    def frame(self, x: float, y: float, width: float, height: float, *, radius: float, colour: str) -> None:
        """A line three units thick with round corners."""
        self._pdf.set_draw_color(colour)
        self._pdf.set_line_width(3)
        self._pdf.rect(x, y, width, height, "D", round_corners=True, corner_radius=radius)

    def dot(self, x: float, y: float, *, radius: float, colour: str) -> None:
        """A disc around a point."""
        self._pdf.set_fill_color(colour)
        self._pdf.circle(x, y, radius, "F")

    def bytes(self) -> bytes:
        return bytes(self._pdf.output())
