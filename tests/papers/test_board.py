import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers.board import Board, Fact, StageState, board_svg, render_board
from papers.metrics import text_width
from papers.pictures import svg_to_png
from tests.papers import png
from tests.papers.samples import EMPTY_BOARD, HOSTILE_BOARD, SCHOOL_BOARD, stage

SVG = "{http://www.w3.org/2000/svg}"


def drawing(board: Board) -> ElementTree.Element:
    return ElementTree.fromstring(board_svg(board))  # noqa: S314 - our own text


def words(board: Board) -> list[str]:
    return [text.text or "" for text in drawing(board).iter(f"{SVG}text")]


def signs(board: Board) -> list[str]:
    """The markers of the rows, as they are drawn, without place and colour."""
    colours = {"fill", "stroke", "transform"}
    return [
        repr([(part.tag, {k: v for k, v in part.items() if k not in colours}) for part in group])
        for group in drawing(board).iter(f"{SVG}g")
    ]


def test_the_board_is_a_picture_for_a_phone() -> None:
    picture = render_board(SCHOOL_BOARD)
    width, height = png.size(picture)
    assert width == 2 * 390
    assert 2 * 500 < height < 2 * 844, "seven rows are seen at once on a phone of 390 by 844"
    assert len(picture) <= 150_000


@pytest.mark.parametrize("board", [HOSTILE_BOARD, EMPTY_BOARD], ids=["hostile", "empty"])
def test_no_input_makes_the_board_too_heavy(board: Board) -> None:
    picture = render_board(board)
    assert png.size(picture)[0] in {780, 683, 585}
    assert len(picture) <= 150_000


def test_every_row_shows_number_title_state_and_facts() -> None:
    shown = words(SCHOOL_BOARD)
    for row in SCHOOL_BOARD.stages:
        assert row.number in shown
        assert row.state_word in shown
        assert all(fact.label in shown and fact.value in shown for fact in row.facts)
        assert row.title in " ".join(shown)


def test_states_differ_by_shape_and_not_only_by_colour() -> None:
    states: tuple[StageState, ...] = ("waiting", "going", "done", "late", "outside")
    board = replace(SCHOOL_BOARD, stages=tuple(stage("1", "Этап", state, "слово") for state in states))
    assert len(set(signs(board))) == len(states)


@pytest.mark.parametrize(
    "board", [SCHOOL_BOARD, HOSTILE_BOARD, EMPTY_BOARD], ids=["school", "hostile", "empty"]
)
def test_every_label_lies_inside_the_canvas(board: Board) -> None:
    root = drawing(board)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for text in root.iter(f"{SVG}text"):
        x, y, size = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
        right = x + text_width(text.text or "", size, bold="font-weight" in text.attrib)
        assert x >= 16
        assert right <= width - 16 + 0.1, text.text
        assert y - 0.8 * size >= 0
        assert y + 0.3 * size <= height


def test_labels_of_one_line_do_not_touch() -> None:
    lines: dict[str, list[tuple[float, float]]] = {}
    for text in drawing(HOSTILE_BOARD).iter(f"{SVG}text"):
        left = float(text.attrib["x"])
        wide = text_width(text.text or "", float(text.attrib["font-size"]), bold="font-weight" in text.attrib)
        lines.setdefault(text.attrib["y"], []).append((left, left + wide))
    for spans in lines.values():
        for (_, right), (left, _) in pairwise(sorted(spans)):
            assert right + 3 < left


def test_nothing_is_drawn_on_the_margins() -> None:
    light = replace(HOSTILE_BOARD, stages=tuple(s for s in HOSTILE_BOARD.stages if s.state != "late"))
    picture = render_board(light)
    left, top, right, bottom = png.ink(svg_to_png(board_svg(light), 195))
    width, height = (round(side * 195 / png.size(picture)[0]) for side in png.size(picture))
    assert left >= 7
    assert right <= width - 7
    assert top >= 5
    assert bottom <= height - 3


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_any_text_gives_a_well_formed_picture(title: str, label: str, value: str) -> None:
    row = stage(value, title, "late", label, (label, value))
    board = Board(title, label, value, (replace(row, facts=(*row.facts, Fact(value, label))),))
    assert drawing(board).tag == f"{SVG}svg"


def test_markup_in_words_stays_words() -> None:
    board = Board("<b>Школа & друзья</b>", "", "", ())
    assert words(board) == ["<b>Школа & друзья</b>"]
    assert {part.tag for part in drawing(HOSTILE_BOARD).iter()} == {
        f"{SVG}{name}" for name in ("svg", "rect", "text", "path", "g", "circle")
    }
