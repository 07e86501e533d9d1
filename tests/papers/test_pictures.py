from pathlib import Path

import jinja2
import pytest

from papers.metrics import font_files
from papers.pictures import render_template, svg_to_png
from tests.papers import png

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect x="5" width="5" height="10"/></svg>'
)


def test_a_picture_gets_the_width_asked_for_and_keeps_its_proportions() -> None:
    picture = svg_to_png(SQUARE, 100)
    assert png.size(picture) == (100, 50)
    assert png.ink(picture) == (25, 0, 50, 50)


@pytest.mark.parametrize("letter", "Щё№әҗ▰✓«–")
def test_the_bundled_fonts_draw_every_sign_that_is_used(letter: str) -> None:
    def drawn(words: str) -> bytes:
        text = f'<text y="45" font-size="40">{words}</text>'
        return svg_to_png(f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">{text}</svg>', 60)

    missing = "\U0010fffd"
    assert drawn(letter) not in {drawn(missing), drawn("")}


def test_every_font_comes_with_its_licence() -> None:
    folder = Path(font_files()[0]).parent
    licences = "".join(path.read_text(encoding="utf-8") for path in folder.glob("LICENSE-*.txt"))
    assert all(Path(file).is_file() for file in font_files())
    assert all(Path(file).name in licences for file in font_files())


def test_something_else_than_a_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown token"):
        svg_to_png("hello", 100)


def test_a_forgotten_value_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render_template("poster.svg")
