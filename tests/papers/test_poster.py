import re
import xml.etree.ElementTree as ElementTree
import zlib
from dataclasses import replace
from itertools import pairwise

import pytest
import segno

from papers.metrics import text_width
from papers.poster import Poster, lay_out, poster_svg, render_poster_pdf, render_poster_png
from tests.papers import png
from tests.papers.samples import BARE_POSTER, HOSTILE_POSTER, LINK, SCHOOL_POSTER

SVG = "{http://www.w3.org/2000/svg}"
ALL = pytest.mark.parametrize(
    "poster", [SCHOOL_POSTER, HOSTILE_POSTER, BARE_POSTER], ids=["school", "hostile", "bare"]
)


def drawing(poster: Poster) -> ElementTree.Element:
    return ElementTree.fromstring(poster_svg(poster))  # noqa: S314 - our own text


def qr(poster: Poster) -> tuple[ElementTree.Element, tuple[float, float, float]]:
    """The path of the code, and left, top and scale of its place."""
    (group,) = drawing(poster).iter(f"{SVG}g")
    place = group.attrib["transform"].translate(str.maketrans("()", "  ")).split()
    return group[0], (float(place[1]), float(place[2]), float(place[4]))


def modules(path: str) -> set[tuple[int, int]]:
    """The dark squares that the path covers, the quiet zone of four taken off."""
    dark = set()
    for run in path.split("z")[:-1]:
        start, rest = run.removeprefix("M").split("h", 1)
        x, y = (int(number) - 4 for number in start.split())
        dark |= {(x + step, y) for step in range(int(rest.split("v")[0]))}
    return dark


def test_the_poster_is_a_sheet_of_a4() -> None:
    root = drawing(SCHOOL_POSTER)
    assert (root.attrib["width"], root.attrib["height"]) == ("210mm", "297mm")
    assert png.size(render_poster_png(SCHOOL_POSTER)) == (1654, 2340)


def test_the_code_holds_the_link() -> None:
    path, _ = qr(SCHOOL_POSTER)
    matrix = segno.make(LINK, error="q", micro=False).matrix
    assert modules(path.attrib["d"]) == {
        (x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark
    }


def test_the_code_is_large_and_keeps_its_quiet_zone() -> None:
    path, (left, top, scale) = qr(SCHOOL_POSTER)
    side = (max(x for x, _ in modules(path.attrib["d"])) + 1 + 8) * scale
    assert side >= 4 * 90, "nine centimetres"
    for text in drawing(SCHOOL_POSTER).iter(f"{SVG}text"):
        y, size = float(text.attrib["y"]), float(text.attrib["font-size"])
        assert y + 0.3 * size <= top or y - 0.8 * size >= top + side
    assert left > 0


def test_the_code_stays_readable_whatever_stands_around_it() -> None:
    path, (_, _, scale) = qr(HOSTILE_POSTER)
    side = (max(x for x, _ in modules(path.attrib["d"])) + 1) * scale
    assert side >= 4 * 50, "five centimetres"


def test_a_person_without_a_camera_finds_the_short_code() -> None:
    shown = [text.text for text in drawing(SCHOOL_POSTER).iter(f"{SVG}text")]
    assert "ШК14-7QK3" in shown
    assert "Не сканируется? Пришлите боту код" in shown
    assert "Код действует до 30.11.2026" in shown
    assert set(SCHOOL_POSTER.sentences) < set(shown)


def test_a_caption_without_a_code_is_left_out() -> None:
    shown = [text.text for text in drawing(replace(SCHOOL_POSTER, code="")).iter(f"{SVG}text")]
    assert "Не сканируется? Пришлите боту код" not in shown


@ALL
def test_every_line_lies_on_the_sheet_and_no_letter_is_squeezed(poster: Poster) -> None:
    for text in drawing(poster).iter(f"{SVG}text"):
        x, y, size = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
        assert "textLength" not in text.attrib
        spacing = float(text.attrib.get("letter-spacing", 0)) * len(text.text or "")
        length = text_width(text.text or "", size, bold="font-weight" in text.attrib) + spacing
        assert x >= 60
        assert x + length <= 840 - 60
        assert y - 0.8 * size >= 40
        assert y + 0.3 * size <= 1188 - 40


@ALL
def test_no_line_stands_on_another(poster: Poster) -> None:
    lines = sorted(
        (float(text.attrib["y"]), float(text.attrib["font-size"]))
        for text in drawing(poster).iter(f"{SVG}text")
    )
    for (upper, _), (lower, size) in pairwise(lines):
        assert lower - upper >= size


@pytest.mark.parametrize("link", ["", "x" * 3000])
def test_a_link_that_no_code_can_hold_is_refused(link: str) -> None:
    with pytest.raises(ValueError, match=r"link|large"):
        render_poster_pdf(replace(SCHOOL_POSTER, link=link))


@ALL
def test_the_printed_sheet_is_a4_with_its_fonts_and_the_whole_code(poster: Poster) -> None:
    file = render_poster_pdf(poster)
    assert file.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 595.28 841.89]" in file
    fonts = {text.bold for text in lay_out(poster).texts}
    assert file.count(b"/FontFile2") >= len(fonts)
    assert len(file) < 100_000
    page = zlib.decompress(re.split(rb"stream\r?\n", file)[1])
    assert page.count(b" re f") == len(lay_out(poster).runs)
