"""A school's own road map, read from the rows of its workbook, with everything that was not understood.

Pure: `papers.workbooks.read_workbook` gives the sheets, the draft is shown to the curator, and nothing is
written before the curator says so (UX §2.5).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from mentoring.roadmap_cells import split_items, split_measures, split_own
from mentoring.roadmap_drafts import (
    Draft,
    DraftMeasure,
    DraftStage,
    NoRoadMapFound,
    Note,
    NoteKind,
    TornRow,
)
from mentoring.roadmap_headings import (
    CONTENTS,
    MARKER_SHEET,
    Cell,
    Field,
    Header,
    Marker,
    Row,
    Sheet,
    find_header,
    read_marker,
    repeats,
    words,
)


def draft_road_map(sheets: Sequence[Sheet]) -> Draft:
    """The road map of the first sheet that holds one. Raises `NoRoadMapFound` and `TornRow`."""
    marker = read_marker(sheets)
    found = next(((sheet, head) for sheet in sheets if (head := find_header(sheet, marker))), None)
    if found is None:
        raise NoRoadMapFound()
    sheet, header = found
    table = _Table(header, marker, sheet.name)
    for row in sheet.rows:
        if row.number > header.row.number:
            table.read(row)
    if not table.stages:
        raise NoRoadMapFound()
    title, year = _title(sheet, header, own=marker is not None)
    more = [each for each in sheets if each is not sheet and each.name != MARKER_SHEET and each.rows]
    terms, papers, gaps, events, strange = _beside(more, marker)
    return Draft(
        title=title,
        year=year,
        layout=header.layout,
        stages=tuple(stage.done() for stage in table.stages),
        terms=terms,
        papers=papers,
        gaps=gaps,
        events=events,
        notes=(*_unknown_columns(header), *table.notes, *strange),
        empty_rows=table.empty_rows,
        own=marker is not None,
    )


@dataclass(slots=True)
class _Stage:
    """A stage that is being read; `order` tells stages of one name apart."""

    number: str
    title: str
    order: str
    kind: str = ""
    key: str = ""
    row: int = 0
    measures: list[DraftMeasure] = field(default_factory=list)

    def done(self) -> DraftStage:
        return DraftStage(self.title, self.number, self.kind, self.key, tuple(self.measures), self.row)


class _Told:
    """A row by fields."""

    def __init__(self, row: Row, header: Header) -> None:
        self.row = row
        self._places = header.places

    def __getitem__(self, name: Field) -> str:
        return words(self.cell(name))

    def cell(self, name: Field) -> Cell:
        place = self._places.get(name, len(self.row.cells))
        return self.row.cells[place] if place < len(self.row.cells) else ""

    def fresh(self, name: Field) -> str:
        """The words, unless they only hold on from a merged cell above."""
        return "" if self._places.get(name) in self.row.carried else self[name]

    def shown(self) -> str:
        """The row's own words, for a note."""
        own = (words(cell) for place, cell in enumerate(self.row.cells) if place not in self.row.carried)
        return " · ".join(filter(None, own))


_ABOUT_A_MEASURE = (Field.DEADLINE, Field.RESPONSIBLE, Field.RESULT)


class _Table:
    """Reads the rows under the header one by one."""

    def __init__(self, header: Header, marker: Marker | None, sheet: str) -> None:
        self.stages: list[_Stage] = []
        self.notes: list[Note] = []
        self.empty_rows = 0
        self._header = header
        self._own = marker is not None
        self._sheet = sheet
        self._keys: set[str] = set()
        self._stage: _Stage | None = None

    def read(self, row: Row) -> None:
        told = _Told(row, self._header)
        if not told.shown():
            self.empty_rows += 1
        elif row.torn:
            raise TornRow(sheet=self._sheet, row=row.number)
        elif not self._own and repeats(row, self._header):
            return
        elif self._header.blocks:
            self._read_block_layout(told)
        elif row.block:
            self._note(NoteKind.UNKNOWN_ROW, told)
        else:
            self._read_stage(told)
            self._read_measures(told)

    def _read_block_layout(self, told: _Told) -> None:
        block = self._block(told)
        if block is None:
            self._read_measures(told)
        elif self._own:
            self._open(
                _Stage(told[Field.STAGE_NUMBER], _unnumbered(block, told), told[Field.STAGE_ORDER]), told
            )
        else:
            self._open(_Stage("", block, ""), told)

    def _block(self, told: _Told) -> str | None:
        """The words of a row that names a stage: one merged cell, or one text with nothing beside it."""
        filled = [words(cell) for cell in told.row.cells if words(cell)]
        if self._own and (told[Field.STAGE_ORDER] or told[Field.STAGE_KEY]):
            return words(told.row.cells[0])
        if told.row.block:
            return filled[0]
        numbered = told[Field.NUMBER].rstrip(".").replace(".", "").isdecimal()
        alone = len(filled) == 1 and told[self._where_alone()] == filled[0] and not numbered
        return filled[0] if alone and not told.row.carried else None

    def _where_alone(self) -> Field:
        return Field.NUMBER if Field.NUMBER in self._header.places else Field.TITLE

    def _read_stage(self, told: _Told) -> None:
        """Go to the stage that the row names; a row that names none belongs to the one before."""
        number, title, order = (told[name] for name in (Field.STAGE_NUMBER, Field.STAGE, Field.STAGE_ORDER))
        if not title and not order:
            return
        for stage in reversed(self.stages):
            if (stage.title, stage.order) == (title, order) and number in ("", stage.number):
                self._stage = stage
                break
        else:
            self._open(_Stage(number, title, order), told)
        assert self._stage is not None  # noqa: S101 - either branch has set it
        self._stage.kind = self._stage.kind or told[Field.STAGE_KIND]
        self._stage.key = self._stage.key or told[Field.STAGE_KEY]

    def _open(self, stage: _Stage, told: _Told) -> None:
        stage.kind, stage.key = told[Field.STAGE_KIND], told[Field.STAGE_KEY]
        stage.row = told.row.number
        self.stages.append(stage)
        self._stage = stage

    def _read_measures(self, told: _Told) -> None:
        found = self._measures(told)
        above = self._above()
        if above and found and self._torn_off(told, above, found[0][0]):
            self._join(told, above, *found[0])
        elif found and found[0][0]:
            for title, items in found:
                self._add(told, title, items)
        elif found:
            self._go_on(told, found[0][1])
        elif any(told.fresh(name) for name in _ABOUT_A_MEASURE):
            self._note(NoteKind.NO_MEASURE, told)
        elif not told.fresh(Field.STAGE) and not told[Field.STAGE_ORDER]:
            self._note(NoteKind.UNKNOWN_ROW, told)

    def _measures(self, told: _Told) -> list[tuple[str, tuple[str, ...]]]:
        """Titles with items; an empty title stands before items that belong to the measure above."""
        contents = told.fresh(Field.CONTENTS)
        if self._own and self._header.layout == CONTENTS:
            title, items = split_own(contents, titled=True)
        elif Field.TITLE not in self._header.places:
            return split_measures(contents)
        else:
            title = " ".join(told.fresh(Field.TITLE).split())
            items = split_own(contents, titled=False)[1] if self._own else split_items(contents)
        return [(title, items)] if title or items else []

    def _torn_off(self, told: _Told, above: DraftMeasure, title: str) -> bool:
        """True for the rest of a numbered row that a page broke in two: no number, it begins small."""
        if self._own or not above.number or told.fresh(Field.NUMBER):
            return False
        return title[:1].islower() and above.title[-1] not in ".;:!?"

    def _join(self, told: _Told, above: DraftMeasure, title: str, items: tuple[str, ...]) -> None:
        """Put the rest of a broken row to what stands above it, cell by cell, and say so."""
        self._note(NoteKind.JOINED, told)
        self._current().measures[-1] = replace(
            above,
            title=f"{above.title} {title}",
            items=(*above.items, *items),
            deadline=f"{above.deadline} {told.fresh(Field.DEADLINE)}".strip(),
            responsible=f"{above.responsible} {told.fresh(Field.RESPONSIBLE)}".strip(),
            result=f"{above.result} {told.fresh(Field.RESULT)}".strip(),
        )

    def _above(self) -> DraftMeasure | None:
        return self._stage.measures[-1] if self._stage and self._stage.measures else None

    def _go_on(self, told: _Told, items: tuple[str, ...]) -> None:
        """Items under the measure above; with a deadline or people of their own they are a measure."""
        above = self._above()
        if above is None:
            self._note(NoteKind.NO_MEASURE, told)
        elif any(told.fresh(name) for name in _ABOUT_A_MEASURE):
            self._add(told, above.title, items)
        else:
            self._current().measures[-1] = replace(above, items=(*above.items, *items))

    def _add(self, told: _Told, title: str, items: tuple[str, ...]) -> None:
        deadline, due_on = self._deadline(told)
        self._current(told).measures.append(
            DraftMeasure(
                title=title,
                number=told[Field.NUMBER],
                items=items,
                deadline=deadline,
                due_on=due_on,
                responsible=told[Field.RESPONSIBLE],
                result=told[Field.RESULT],
                key=self._key(told),
                evidence=told[Field.EVIDENCE],
                after=told[Field.AFTER],
                after_days=_whole(told[Field.AFTER_DAYS]),
                state=told[Field.STATE],
                proofs=told[Field.PROOFS],
                row=told.row.number,
            )
        )

    def _current(self, told: _Told | None = None) -> _Stage:
        """The stage that rows belong to now; measures before any stage get one without a name."""
        if self._stage is None:
            self._stage = _Stage("", "", "")
            self.stages.append(self._stage)
            if told is not None:
                self._stage.row = told.row.number
                self._note(NoteKind.NO_STAGE, told)
        return self._stage

    def _deadline(self, told: _Told) -> tuple[str, date | None]:
        """Words and date. A date in the deadline's own cell is the latest word on it."""
        cell = told.cell(Field.DEADLINE)
        if isinstance(cell, date):
            return "" if self._own else words(cell), _day(cell)
        due = told.cell(Field.DUE_ON)
        if due != "" and not isinstance(due, date):
            self.notes.append(Note.of(NoteKind.NO_DAY, told.row.number, words(due)))
        return words(cell), _day(due) if isinstance(due, date) else None

    def _key(self, told: _Told) -> str:
        """The measure's key; a copied row must not take it a second time."""
        key = told[Field.KEY]
        if key and key in self._keys:
            self.notes.append(Note.of(NoteKind.SAME_KEY, told.row.number, key))
            return ""
        self._keys.add(key)
        return key

    def _note(self, kind: NoteKind, told: _Told) -> None:
        self.notes.append(Note.of(kind, told.row.number, told.shown()))


def _unnumbered(block: str, told: _Told) -> str:
    """The title in «1. Подготовка условий», where a column of its own holds the number."""
    number = told[Field.STAGE_NUMBER].rstrip(".")
    return block.removeprefix(f"{number}. ") if number else block


def _title(sheet: Sheet, header: Header, *, own: bool) -> tuple[str, str]:
    """Title and year above the table: two rows and an empty one in ours, else from «дорожная карта» on."""
    above = sheet.rows[: header.row.number - 1]
    lines = [next((words(cell) for cell in row.cells if cell != ""), "") for row in above]
    if own:
        title, year, _ = ["", "", "", *lines][-3:]
        return title, year
    texts = [" ".join(line.split()) for line in lines if line]
    naming = (place for place, line in enumerate(texts) if _names_a_plan(line))
    first = next(naming, len(texts))
    return " ".join(texts[first:]).strip(), ""


def _names_a_plan(line: str) -> bool:
    return any(name in line.casefold() for name in ("дорожн", "план мероприятий", "road map", "roadmap"))


def _unknown_columns(header: Header) -> Iterator[Note]:
    return (Note.of(NoteKind.UNKNOWN_COLUMN, header.row.number, name) for name in header.unknown)


_Pairs = tuple[tuple[str, str], ...]


def _beside(
    sheets: Sequence[Sheet], marker: Marker | None
) -> tuple[_Pairs, tuple[str, ...], tuple[str, ...], _Pairs, list[Note]]:
    """Terms, papers, gaps and events of our second sheet; any other sheet is a note with its name."""
    told: dict[str, list[tuple[str, str]]] = {"term": [], "paper": [], "gap": [], "event": []}
    notes: list[Note] = []
    for sheet in sheets:
        if marker is None or tuple(words(cell) for cell in sheet.rows[0].cells[:3]) != marker.more:
            notes.append(Note.of(NoteKind.OTHER_SHEET, 0, sheet.name))
            continue
        for row in sheet.rows[1:]:
            section, name, meaning = [*map(words, row.cells), "", "", ""][:3]
            if marker.sections.get(section) in told:
                told[marker.sections[section]].append((name, meaning))
            elif section or name or meaning:
                notes.append(Note.of(NoteKind.UNKNOWN_ROW, row.number, f"{section} · {name}"))
    papers, gaps = (tuple(name for name, _ in told[kind]) for kind in ("paper", "gap"))
    return tuple(told["term"]), papers, gaps, tuple(told["event"]), notes


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 6 else None
