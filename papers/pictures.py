"""SVG from a template, PNG from SVG. Jinja2 and resvg are loaded when a picture is first drawn."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from papers.metrics import FAMILY, font_files

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


def render_template(name: str, **values: object) -> str:
    """Fill `papers/templates/<name>`; every value is escaped, a value the template lacks is an error.

    Raises jinja2.UndefinedError when a value is missing.
    """
    return _environment().get_template(name).render(**values)


def svg_to_png(svg: str, width: int) -> bytes:
    """Draw an SVG as a PNG `width` pixels wide, on white; the height follows the picture's proportions.

    Only the bundled fonts are used, so that a picture is the same on every machine.
    Raises ValueError when `svg` is not a picture.
    """
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            dpi=96,  # what millimetres are measured by
            background="#ffffff",
            skip_system_fonts=True,
            font_files=font_files(),
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
