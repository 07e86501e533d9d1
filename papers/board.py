"""The curator's board: the stages of a road map as one calm picture for a phone or a meeting.

State is told three times over: by the shape of the marker, by a word and only then by colour.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from papers.metrics import Text, clean, one_line, text_width, wrap
from papers.pictures import render_template, svg_to_png

StageState = Literal["waiting", "going", "done", "late", "outside"]

WIDTH = 390  # a phone's pane in CSS pixels
PIXELS = (780, 683, 585)  # twice as fine as phones count, less where the file would be too heavy
MAX_BYTES = 150_000  # what a slow network bears
MARGIN = 16
TEXT_LEFT = 58
RIGHT = WIDTH - MARGIN
ROW_PADDING = 11
MARKER_RADIUS = 13

INK, QUIET, PAPER = "#1c2733", "#5a6675", "#ffffff"
COLOURS: dict[StageState, str] = {
    "waiting": "#566170",
    "going": "#1d5fa6",
    "done": "#1e7a4c",
    "late": "#b3261e",
    "outside": "#566170",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A number with its name, both in the reader's language: «Анкеты» – «12 из 15»; either may be empty."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class BoardStage:
    """One row: the road map's own number, its title, where it stands and in which word."""

    number: str
    title: str
    state: StageState
    state_word: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All words of the picture; `legend` stands below the last row."""

    title: str
    subtitle: str
    legend: str
    stages: tuple[BoardStage, ...]


@dataclass(frozen=True, slots=True)
class Pill:
    """The rounded ground under a state word."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """A stage with everything in its place; `top` and `height` in CSS pixels."""

    state: StageState
    colour: str
    top: float
    height: float
    pill: Pill | None
    texts: tuple[Text, ...]


def render_board(board: Board) -> bytes:
    """The board as a PNG, 780 pixels wide (390 at double density), 683 or 585 where 150 kB demand it.

    Its height grows with the rows: seven ordinary ones take some 1,450 pixels. Only a board of more than
    ten full rows is heavier, because it must stay readable. Words too long for their
    place wrap and then end in "…": titles after 3 lines, facts after 4 lines of them.
    """
    svg = board_svg(board)
    png = b""
    for width in PIXELS:
        png = svg_to_png(svg, width)
        if len(png) <= MAX_BYTES:
            break
    return png


def board_svg(board: Board) -> str:
    """The same picture as SVG text, 390 units wide."""
    heading = _stack(board.title, 34, 21, bold=True, lines=3)
    heading += _stack(board.subtitle, _below(heading, 22, 14), 14, fill=QUIET, lines=3)
    top = _below(heading, 14, 0)
    rows: list[Row] = []
    for stage in board.stages:
        rows.append(_row(stage, top))
        top += rows[-1].height
    legend = _stack(board.legend, top + 24, 12.5, fill=QUIET, lines=4)
    return render_template(
        "board.svg",
        width=WIDTH,
        height=round(_below(legend, 16, top + 12)),
        heading=heading,
        rows=rows,
        legend=legend,
        margin=MARGIN,
        right=RIGHT,
        marker=MARGIN + 6 + MARKER_RADIUS,
        radius=MARKER_RADIUS,
        paper=PAPER,
    )


def _stack(
    words: str, y: float, size: float, *, fill: str = INK, bold: bool = False, lines: int
) -> tuple[Text, ...]:
    """A paragraph over the whole width, its first base line at `y`."""
    broken = wrap(words, RIGHT - MARGIN, size, bold=bold, lines=lines)
    return tuple(
        Text(MARGIN, y + index * size * 1.28, size, line, fill, bold) for index, line in enumerate(broken)
    )


def _below(texts: tuple[Text, ...], gap: float, otherwise: float) -> float:
    """The base line `gap` under the last of the texts."""
    return texts[-1].y + gap if texts else otherwise


def _row(stage: BoardStage, top: float) -> Row:
    colour = COLOURS[stage.state]
    title = _title(stage, top + ROW_PADDING + 15)
    base = _below(title, 25, top + ROW_PADDING + 15)
    word = one_line(stage.state_word, 150, 13, bold=True)
    pill = Pill(TEXT_LEFT, base - 14.5, text_width(word, 13, bold=True) + 18) if word else None
    texts = [*title]
    if pill:
        fill = PAPER if stage.state == "late" else colour
        texts.append(Text(TEXT_LEFT + 9, base, 13, word, fill, bold=True))
    texts += _facts(stage.facts, TEXT_LEFT + pill.width + 12 if pill else TEXT_LEFT, base)
    bottom = max([base, *(text.y for text in texts)]) + ROW_PADDING + 7
    return Row(stage.state, colour, top, bottom - top, pill, tuple(texts))


def _title(stage: BoardStage, y: float) -> tuple[Text, ...]:
    """The number in grey, the title hanging beside it."""
    number = one_line(stage.number, 60, 16, bold=True)
    indent = text_width(number, 16, bold=True) + 7 if number else 0
    left = TEXT_LEFT + indent
    lines = wrap(stage.title, RIGHT - left, 16, bold=True)
    words = [Text(left, y + index * 20, 16, line, INK, bold=True) for index, line in enumerate(lines)]
    return (*([Text(TEXT_LEFT, y, 16, number, QUIET, bold=True)] if number else []), *words)


def _facts(facts: Iterable[Fact], x: float, y: float) -> list[Text]:
    """Facts in running lines, the first beside the state word; each stays whole on a line."""
    placed: list[Text] = []
    lines = 1
    for fact in facts:
        label, value = _fit_fact(fact)
        width = text_width(label, 13) + text_width(value, 13, bold=True) + (5 if label and value else 0)
        if not width:
            continue
        if x + width > RIGHT and x > TEXT_LEFT:
            x, y, lines = TEXT_LEFT, y + 21, lines + 1
        if lines > 4:
            break
        value_x = x + width - text_width(value, 13, bold=True)
        placed += [Text(x, y, 13, label, QUIET)] if label else []
        placed += [Text(value_x, y, 13, value, INK, bold=True)] if value else []
        x += width + 14
    return placed


def _fit_fact(fact: Fact) -> tuple[str, str]:
    room = RIGHT - TEXT_LEFT
    value = one_line(fact.value, room * 0.6, 13, bold=True)
    label = clean(fact.label)
    return one_line(label, room - 5 - text_width(value, 13, bold=True), 13), value
