import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.metrics import clean, one_line, text_width, wrap
from papers.pictures import svg_to_png
from tests.papers import png


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("words", ["Щука и №14", "Тёма, җәй – ▰▰▱", "WAVE ✓ → 100 %"])
def test_measured_widths_are_what_the_renderer_draws(words: str, bold: bool) -> None:
    weight = 700 if bold else 400
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60">'
        f'<text x="20" y="40" font-size="32" font-weight="{weight}">{words}</text></svg>'
    )
    left, _, right, _ = png.ink(svg_to_png(svg, 400))
    measured = text_width(words, 32, bold=bold)
    assert left >= 20
    assert 0.94 * measured < right - 20 <= measured + 1, "kerning only draws letters together"


@given(st.text(max_size=200), st.floats(60, 400), st.integers(1, 4))
def test_no_line_is_wider_or_more_than_there_is_room_for(text: str, width: float, lines: int) -> None:
    broken = wrap(text, width, 16, bold=True, lines=lines)
    assert len(broken) <= lines
    assert all(text_width(line, 16, bold=True) <= width for line in broken)


@given(st.text(max_size=200), st.floats(60, 400))
def test_wrapping_loses_no_word_where_there_is_room(text: str, width: float) -> None:
    broken = wrap(text, width, 16, lines=1000)
    assert "".join("".join(broken).split()) == "".join(clean(text).split())


def test_a_text_that_does_not_fit_ends_in_dots() -> None:
    assert wrap("слово " * 40, 100, 16, lines=2)[-1].endswith("…")
    assert one_line("слово " * 40, 100, 16).endswith("слово…")
    assert one_line("слово", 100, 16) == "слово"


def test_small_words_stay_with_their_neighbours() -> None:
    line = "Встреча в школе № 14"
    for width in range(60, 200, 5):
        for part in wrap(line, width, 16, lines=9):
            assert not part.endswith((" в", "№"))
    assert wrap("Куратор Лебедева О. П.", 140, 16)[-1] == "О. П."
    assert all(not part.startswith("–") for part in wrap("Наставник – рядом", 110, 16))


def test_what_fonts_cannot_draw_is_left_out() -> None:
    assert clean(" Ура 🎉\u200d!\n\tДа\x00\ud800\ufe0f ✓ ") == "Ура ! Да ✓"
    assert clean("и\u0306") == "й"
