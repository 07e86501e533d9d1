"""What was read of a school's own road map, before anybody accepts it, and what was not understood."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mentoring.refusals import Refusal

LONGEST_SHOWN = 120  # signs of a cell's words in a note


class NoRoadMapFound(Refusal):
    """No sheet has headings of a road map with rows under them."""

    key = "refusal-roadmap-not-found"


class TornRow(Refusal):
    """Cells of a row (arguments `sheet` and `row`, from 1) are merged so that they mean nothing."""

    key = "refusal-roadmap-merged"


class NoteKind(StrEnum):
    """What the curator should look at; each has a text `roadmap-note-…`."""

    UNKNOWN_COLUMN = "unknown-column"
    UNKNOWN_ROW = "unknown-row"
    JOINED = "joined"
    NO_MEASURE = "no-measure"
    NO_STAGE = "no-stage"
    NO_DAY = "no-day"
    SAME_KEY = "same-key"
    OTHER_SHEET = "other-sheet"


@dataclass(frozen=True, slots=True)
class Note:
    """What was not understood: the row from 1 (0: no row to name) and the cell's words, shortened."""

    kind: NoteKind
    row: int
    words: str

    @classmethod
    def of(cls, kind: NoteKind, row: int, words: str) -> "Note":
        """A note with the words on one line, cut where they are long."""
        line = " ".join(words.split())
        return cls(kind, row, line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…")

    @property
    def key(self) -> str:
        """The text to say it with, by the arguments `row` and `words`."""
        return f"roadmap-note-{self.kind}"


@dataclass(frozen=True, slots=True)
class DraftMeasure:
    """A measure as the file tells it. `row` is where it stands.

    `due_on` is a date that the file gives; a running year counts its own from `deadline`. The fields from
    `key` on are known only of a workbook that the bot wrote.
    """

    title: str
    number: str = ""
    items: tuple[str, ...] = ()
    deadline: str = ""
    due_on: date | None = None
    responsible: str = ""
    result: str = ""
    key: str = ""
    evidence: str = ""
    after: str = ""
    after_days: int | None = None
    state: str = ""
    proofs: str = ""
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class DraftStage:
    """A stage as the file tells it; `row` is where it begins.

    `kind` and `key` are known only of a workbook that the bot wrote.
    """

    title: str
    number: str = ""
    kind: str = ""
    key: str = ""
    measures: tuple[DraftMeasure, ...] = ()
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A road map that nobody has accepted yet. `layout` is contents, full or project (DOMAIN §2).

    `own`: the bot wrote the workbook. `empty_rows` were skipped, `notes` stand in the order of the rows.
    """

    title: str
    year: str
    layout: str
    stages: tuple[DraftStage, ...]
    terms: tuple[tuple[str, str], ...] = ()
    papers: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    events: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    empty_rows: int = 0
    own: bool = False
