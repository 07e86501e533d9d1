"""A road map as plain values, and what of it stands in which column of a table.

`papers/roadmap_xlsx.py` and `papers/roadmap_docx.py` draw it; `mentoring/roadmap_import.py` reads the
workbook back. The three layouts are those of the documents schools keep (DOMAIN §2).
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from locales.texts import Speaker

LONGEST_TEXT = 16_000  # signs; a cell of a workbook holds 32,767, and a title stands above its items
LONGEST_CELL = 32_500
BULLET = "• "

# Marks that turn the direction of what follows them, and what XML must not hold.
_UNSEEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff")


class Layout(StrEnum):
    """Which columns are seen (DOMAIN §2); the values are those of a road map file's `layout`."""

    CONTENTS = "contents"
    FULL = "full"
    PROJECT = "project"


class Column(StrEnum):
    """Everything that a table can tell, in the order in which hidden columns stand."""

    STAGE_ORDER = "stage-order"
    STAGE_NUMBER = "stage-number"
    STAGE = "stage"
    STAGE_KIND = "stage-kind"
    STAGE_KEY = "stage-key"
    NUMBER = "number"
    TITLE = "title"
    CONTENTS = "contents"
    DEADLINE = "deadline"
    DUE_ON = "due-on"
    RESPONSIBLE = "responsible"
    RESULT = "result"
    STATE = "state"
    PROOFS = "proofs"
    EVIDENCE = "evidence"
    AFTER = "after"
    AFTER_DAYS = "after-days"
    KEY = "key"


VISIBLE: Mapping[Layout, tuple[Column, ...]] = {
    Layout.CONTENTS: (Column.STAGE_NUMBER, Column.STAGE, Column.CONTENTS),
    Layout.FULL: (
        Column.STAGE_NUMBER,
        Column.STAGE,
        Column.TITLE,
        Column.CONTENTS,
        Column.DEADLINE,
        Column.RESPONSIBLE,
    ),
    Layout.PROJECT: (Column.NUMBER, Column.TITLE, Column.RESULT, Column.DEADLINE, Column.RESPONSIBLE),
}
# Told elsewhere in the same layout: the measure's title stands in the contents, the stage in a block row.
_TOLD = {Layout.CONTENTS: {Column.TITLE}, Layout.FULL: set[Column](), Layout.PROJECT: {Column.STAGE}}


@dataclass(frozen=True, slots=True)
class SheetMeasure:
    """One measure; it must have a title. `deadline` and `responsible` are the road map's own words.

    `state` and `proofs` are words for a reader; `after` is a key of an event or of a measure that the
    deadline waits for, `after_days` how long after it.
    """

    title: str
    number: str = ""
    key: str = ""
    items: tuple[str, ...] = ()
    deadline: str = ""
    due_on: date | None = None
    responsible: str = ""
    result: str = ""
    evidence: str = ""
    after: str = ""
    after_days: int | None = None
    state: str = ""
    proofs: str = ""


@dataclass(frozen=True, slots=True)
class SheetStage:
    """One stage; without measures it is still a row. `kind` is one of the model's seven, or ""."""

    title: str
    number: str = ""
    kind: str = ""
    key: str = ""
    measures: tuple[SheetMeasure, ...] = ()


@dataclass(frozen=True, slots=True)
class RoadMapSheet:
    """A road map to be printed; `year` is a line of words under the title, «на 2026/27 учебный год».

    `terms` are words with their meanings, `events` keys with their labels.
    """

    title: str
    year: str
    layout: Layout
    stages: tuple[SheetStage, ...]
    terms: tuple[tuple[str, str], ...] = ()
    papers: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    events: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RoadMapWords:
    """The words around the values, in the reader's language."""

    columns: Mapping[Column, str]
    number_sign: str
    table: str
    more: str
    more_columns: tuple[str, str, str]
    sections: Mapping[str, str]
    approval: tuple[str, ...]
    page: str
    page_of: str

    def heading(self, column: Column, layout: Layout) -> str:
        """«№» over the numbers that the layout shows, the column's own name anywhere else."""
        return self.number_sign if column == VISIBLE[layout][0] else self.columns[column]


SECTIONS = ("term", "paper", "gap", "event")


def roadmap_words(t: Speaker) -> RoadMapWords:
    """All headings from the catalogue, as plain text."""
    return RoadMapWords(
        columns={column: t.label(f"roadmap-column-{column}") for column in Column},
        number_sign=t.label("roadmap-number-sign"),
        table=t.label("roadmap-sheet-table"),
        more=t.label("roadmap-sheet-more"),
        more_columns=(
            t.label("roadmap-more-section"),
            t.label("roadmap-more-name"),
            t.label("roadmap-more-meaning"),
        ),
        sections={section: t.label(f"roadmap-section-{section}") for section in SECTIONS},
        approval=tuple(t.label("roadmap-approval").splitlines()),
        page=t.label("roadmap-page"),
        page_of=t.label("roadmap-page-of"),
    )


def hidden_columns(layout: Layout) -> tuple[Column, ...]:
    """What the layout does not show: it stands behind the table, so that a workbook loses nothing."""
    told = {*VISIBLE[layout], *_TOLD[layout]}
    return tuple(column for column in Column if column not in told)


def tidy(sheet: RoadMapSheet) -> RoadMapSheet:
    """The road map as tables show it: without unseen signs, titles and items on one line each.

    Empty items vanish, texts are cut after `LONGEST_TEXT` signs. What is tidy stays as it is.
    """
    return RoadMapSheet(
        title=_line(sheet.title),
        year=_line(sheet.year),
        layout=sheet.layout,
        stages=tuple(map(_tidy_stage, sheet.stages)),
        terms=tuple((_lines(word), _lines(meaning)) for word, meaning in sheet.terms),
        papers=tuple(map(_lines, sheet.papers)),
        gaps=tuple(map(_lines, sheet.gaps)),
        events=tuple((_line(key), _lines(label)) for key, label in sheet.events),
    )


def _tidy_stage(stage: SheetStage) -> SheetStage:
    return SheetStage(
        title=_line(stage.title),
        number=_line(stage.number),
        kind=_line(stage.kind),
        key=_line(stage.key),
        measures=tuple(map(_tidy_measure, stage.measures)),
    )


def _tidy_measure(measure: SheetMeasure) -> SheetMeasure:
    return SheetMeasure(
        title=_line(measure.title).lstrip(BULLET),
        number=_line(measure.number),
        key=_line(measure.key),
        items=tuple(filter(None, map(_line, measure.items))),
        deadline=_lines(measure.deadline),
        due_on=measure.due_on,
        responsible=_lines(measure.responsible),
        result=_lines(measure.result),
        evidence=_line(measure.evidence),
        after=_line(measure.after),
        after_days=measure.after_days,
        state=_lines(measure.state),
        proofs=_lines(measure.proofs),
    )


def block_title(stage: SheetStage) -> str:
    """The stage as the heading of a block: «1. Подготовка условий», or the title alone."""
    number = stage.number.rstrip(".")
    return f"{number}. {stage.title}" if number and stage.title else stage.title


def contents(measure: SheetMeasure, layout: Layout) -> str:
    """The words of the contents column: items under bullets, with the title above where no column has it."""
    above = [measure.title] if layout == Layout.CONTENTS and measure.title else []
    return "\n".join([*above, *(BULLET + item for item in measure.items)])


def _line(text: str) -> str:
    """One line of printable words."""
    return " ".join(_printable(text).split())[:LONGEST_TEXT].rstrip()


def _lines(text: str) -> str:
    """Lines of printable words; empty ones vanish."""
    lines = (" ".join(_printable(line).split()) for line in text.splitlines())
    return "\n".join(filter(None, lines))[:LONGEST_TEXT].rstrip()


def _printable(text: str) -> str:
    return "".join(sign for sign in text if sign.isspace() or _seen(sign))


def _seen(sign: str) -> bool:
    return sign not in _UNSEEN and unicodedata.category(sign) not in {"Cc", "Cs"}


def more_rows(sheet: RoadMapSheet) -> Iterator[tuple[str, str, str]]:
    """What stands beside the table: section, name, meaning."""
    yield from (("term", word, meaning) for word, meaning in sheet.terms)
    yield from (("paper", paper, "") for paper in sheet.papers)
    yield from (("gap", gap, "") for gap in sheet.gaps)
    yield from (("event", key, label) for key, label in sheet.events)
