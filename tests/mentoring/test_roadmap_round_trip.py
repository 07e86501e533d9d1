"""What the bot exports, it reads back whole: export → import loses nothing (issue of the road map)."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import assume, example, given, settings

from locales.texts import Texts
from mentoring.roadmap_drafts import Draft, DraftMeasure, DraftStage, NoteKind
from mentoring.roadmap_import import draft_road_map
from papers.roadmap_tables import (
    LONGEST_TEXT,
    Layout,
    RoadMapSheet,
    SheetMeasure,
    SheetStage,
    hidden_columns,
    roadmap_words,
    tidy,
)
from papers.roadmap_xlsx import roadmap_xlsx
from papers.workbooks import read_workbook
from tests.papers.roadmap_samples import CONDITIONS, SHEETS, school_sheet, with_own_keys

TEXTS = Texts()
WORDS = {locale: roadmap_words(TEXTS.speaker(locale)) for locale in ("ru", "en")}
MADE_AT = datetime(2026, 11, 22, tzinfo=UTC)


def sent_back(sheet: RoadMapSheet, locale: str = "ru") -> Draft:
    return draft_road_map(read_workbook(roadmap_xlsx(sheet, WORDS[locale], MADE_AT), "карта.xlsx"))


def drafted(sheet: RoadMapSheet) -> Draft:
    """The draft that the sheet should become."""
    return Draft(
        title=sheet.title,
        year=sheet.year,
        layout=str(sheet.layout),
        stages=tuple(
            DraftStage(
                stage.title,
                stage.number,
                stage.kind,
                stage.key,
                tuple(
                    DraftMeasure(**{each.name: getattr(measure, each.name) for each in fields(measure)})
                    for measure in stage.measures
                ),
            )
            for stage in sheet.stages
        ),
        terms=sheet.terms,
        papers=sheet.papers,
        gaps=sheet.gaps,
        events=sheet.events,
        own=True,
    )


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("layout", Layout)
def test_a_schools_road_map_comes_back_as_it_went(layout: Layout, locale: str) -> None:
    sheet = school_sheet(layout)
    assert tidy(sheet) == sheet
    assert sent_back(sheet, locale) == drafted(sheet)


@settings(max_examples=150, deadline=None)
@given(sheet=SHEETS)
@example(sheet=RoadMapSheet("", "", Layout.CONTENTS, (SheetStage("", measures=(SheetMeasure("т"),)),) * 3))
@example(
    sheet=RoadMapSheet("", "", Layout.FULL, (SheetStage("а", "1"), SheetStage("а"), SheetStage("", "2")))
)
@example(
    sheet=RoadMapSheet("", "", Layout.PROJECT, (SheetStage(""), SheetStage("1. а", "1."), SheetStage("")))
)
def test_any_road_map_comes_back_as_it_went(sheet: RoadMapSheet) -> None:
    assume(with_own_keys(sheet))
    assert tidy(tidy(sheet)) == tidy(sheet)
    back = sent_back(sheet)
    assert back == drafted(tidy(sheet))


@pytest.mark.parametrize("layout", Layout)
def test_more_items_than_a_cell_holds_come_back_too(layout: Layout) -> None:
    items = tuple(f"{number} " + "ю" * 9_000 for number in range(12))
    measure = SheetMeasure(title="Длинное " * 1_000 + "мероприятие", key="long", items=items, deadline="май")
    sheet = RoadMapSheet("Карта", "", layout, (SheetStage("Этап", measures=(measure, SheetMeasure("Ещё"))),))
    back = sent_back(sheet)
    assert back.stages == drafted(tidy(sheet)).stages
    assert not back.notes


def test_a_text_without_end_is_cut() -> None:
    sheet = RoadMapSheet(
        "К" * 40_000, "", Layout.FULL, (SheetStage("Э", measures=(SheetMeasure("т" * 40_000),)),)
    )
    back = sent_back(sheet)
    assert len(back.title) == len(back.stages[0].measures[0].title) == LONGEST_TEXT


def test_the_date_in_the_deadlines_own_cell_is_a_real_date() -> None:
    """Words are words; only a deadline without words shows its date, and comes back as one."""
    first, second = sent_back(school_sheet(Layout.FULL)).stages[0].measures
    assert (first.deadline, first.due_on) == ("до 01.12.2021", date(2026, 12, 1))
    assert (second.deadline, second.due_on) == ("", date(2026, 9, 1))


def test_every_column_is_in_every_layout() -> None:
    for layout in Layout:
        headings = [WORDS["ru"].heading(column, layout) for column in hidden_columns(layout)]
        assert len(set(headings)) == len(headings)


def edited(layout: Layout, changes: dict[tuple[int, int], str], *, without_marker: bool = False) -> Draft:
    """The road map after a person wrote into cells of its first sheet: (row from 1, place from 0) → words."""
    data = roadmap_xlsx(school_sheet(layout), WORDS["ru"], MADE_AT)
    table, *others = read_workbook(data, "карта.xlsx")
    rows = [
        replace(row, cells=tuple(changes.get((row.number, at), cell) for at, cell in enumerate(row.cells)))
        for row in table.rows
    ]
    sheets = (replace(table, name="Лист1", rows=tuple(rows)), *others)
    return draft_road_map(sheets[:1] if without_marker else sheets)


def test_what_a_person_writes_into_the_table_counts() -> None:
    title = edited(Layout.CONTENTS, {(5, 2): "Новое дело\n• раз\n- два"}).stages[0].measures[0]
    assert (title.title, title.items, title.key) == ("Новое дело", ("раз", "два"), "local-acts")
    deadline = edited(Layout.FULL, {(6, 4): "до мая"}).stages[0].measures[1]
    assert (deadline.deadline, deadline.due_on) == ("до мая", date(2026, 9, 1))
    block = edited(Layout.PROJECT, {(5, 0): "1. Новое начало"}).stages[0]
    assert (block.title, block.number, len(block.measures)) == ("Новое начало", "1.", 2)


def test_a_measure_moves_to_the_stage_that_its_row_names() -> None:
    draft = edited(Layout.FULL, {(6, 0): "", (6, 1): "Работа пар"})
    assert [len(stage.measures) for stage in draft.stages] == [1, 2, 0]
    assert [stage.title for stage in draft.stages[1:]] == ["Работа пар", "Отбор и обучение"]


def test_a_table_copied_into_another_workbook_is_still_understood() -> None:
    draft = edited(Layout.FULL, {}, without_marker=True)
    assert not draft.own
    assert [(stage.number, stage.title) for stage in draft.stages] == [
        (stage.number, stage.title) for stage in school_sheet(Layout.FULL).stages
    ]
    assert draft.stages[0].measures[0].responsible == "Директор,\nзам. директора по УВР"


def test_a_copied_row_does_not_take_the_key_twice() -> None:
    measures = (CONDITIONS.measures[0], CONDITIONS.measures[0])
    stage = SheetStage(title="Этап", number="1", measures=measures)
    back = sent_back(RoadMapSheet("", "", Layout.FULL, (stage,)))
    assert [measure.key for measure in back.stages[0].measures] == ["local-acts", ""]
    assert [(note.kind, note.words) for note in back.notes] == [(NoteKind.SAME_KEY, "local-acts")]
