"""A school's own road map from its workbook: what is understood, and what is said about the rest."""

from typing import Any

import pytest

from locales.texts import Texts
from mentoring.refusals import Refusal
from mentoring.roadmap_cells import split_items, split_measures
from mentoring.roadmap_drafts import Draft, NoRoadMapFound, Note, NoteKind, TornRow
from mentoring.roadmap_import import draft_road_map
from papers.workbooks import read_workbook
from tests.papers.workbook_samples import Draw, drawn, filled

FULL = ("№", "Этап", "Мероприятия", "Содержание деятельности", "Сроки", "Ответственные")
PROJECT = ("№", "Мероприятия", "Форма представления результата", "Сроки", "Ответственные")


def draft_of(*rows: tuple[object, ...]) -> Draft:
    return draft_road_map(read_workbook(filled(*rows), "карта.xlsx"))


def draft_from(draw: Draw) -> Draft:
    return draft_road_map(read_workbook(drawn(draw), "карта.xlsx"))


def outline(draft: Draft) -> list[tuple[str, list[str]]]:
    return [(stage.title, [measure.title for measure in stage.measures]) for stage in draft.stages]


def test_the_table_of_three_columns_is_understood() -> None:
    draft = draft_of(
        ("Дорожная карта",),
        ("по реализации Положения о системе наставничества",),
        (),
        ("№", "Наименование\nэтапа", "Содержание деятельности\nи примерный план мероприятий®"),
        (
            "1.",
            "Подготовка условий",
            "Подготовка и принятие актов:\n• приказ о Положении;\n• приказ о кураторе.",
        ),
        (
            "2.",
            "Банк наставляемых",
            "1. Сбор информации о запросах.\n2. Формирование банка данных,\nсогласия.",
        ),
        (
            "3.",
            "Отбор и обучение",
            "1) Анализ банка;\n2) Обучение наставников:\n- материалы;\n- консультации",
        ),
    )
    assert draft.layout == "contents"
    assert draft.title == "Дорожная карта по реализации Положения о системе наставничества"
    assert outline(draft) == [
        ("Подготовка условий", ["Подготовка и принятие актов"]),
        ("Банк наставляемых", ["Сбор информации о запросах.", "Формирование банка данных, согласия."]),
        ("Отбор и обучение", ["Анализ банка", "Обучение наставников"]),
    ]
    assert [stage.number for stage in draft.stages] == ["1.", "2.", "3."]
    assert draft.stages[0].measures[0].items == ("приказ о Положении", "приказ о кураторе.")
    assert draft.stages[2].measures[1].items == ("материалы", "консультации")
    assert (draft.notes, draft.empty_rows, draft.own) == ((), 0, False)


def test_the_table_of_six_columns_carries_stages_down() -> None:
    draft = draft_of(
        FULL,
        (
            1,
            "Подготовка условий",
            "Изучение материалов",
            "1. Распоряжение.\n2. Документы.",
            "Ежегодно",
            "Директор",
        ),
        (None, None, "Выбор форм", "1. Совещание.", "Сентябрь\nежегодно", "Рабочая группа,\nучителя"),
        (None, None, None, "2. Банк программ.", "Октябрь", "Руководители ШМО"),
        (4, "Методическая помощь", "Материалы", "Подготовка.", "В течение года", "Рабочая группа"),
    )
    assert draft.layout == "full"
    assert outline(draft) == [
        ("Подготовка условий", ["Изучение материалов", "Выбор форм", "Выбор форм"]),
        ("Методическая помощь", ["Материалы"]),
    ]
    first, second, third = draft.stages[0].measures
    assert first.items == ("Распоряжение.", "Документы.")
    assert (second.deadline, second.responsible) == ("Сентябрь\nежегодно", "Рабочая группа,\nучителя")
    assert (third.items, third.deadline, third.row) == (("Банк программ.",), "Октябрь", 4)


def test_contents_without_people_of_their_own_belong_to_the_measure_above() -> None:
    draft = draft_of(FULL, ("1", "Этап", "Выбор форм", "Раз.", "май", "Директор"), (None, None, None, "Два."))
    (measure,) = draft.stages[0].measures
    assert measure.items == ("Раз.", "Два.")


def test_the_table_of_a_project_has_blocks() -> None:
    def draw(page: Any, _: Any) -> None:
        page.merge_range("A1:E1", "УТВЕРЖДАЮ")
        page.merge_range("A2:E3", "Дорожная карта гимназии")
        page.write_row(3, 0, PROJECT)
        page.merge_range("A5:E5", "Подготовительный этап")
        page.write_row(5, 0, [1, "Изучение материалов", "Распоряжение", "Октябрь 2021", "Директор"])
        page.write_row(6, 0, [2, "Назначение ответственного", "Приказ", "До 01.12.2021г.", "Директор"])
        page.write(7, 0, "Реализация")
        page.write_row(8, 0, [1, "Разработка критериев", "Методика", "После утверждения критериев", "Завуч"])

    draft = draft_from(draw)
    assert (draft.layout, draft.title) == ("project", "Дорожная карта гимназии")
    assert outline(draft) == [
        ("Подготовительный этап", ["Изучение материалов", "Назначение ответственного"]),
        ("Реализация", ["Разработка критериев"]),
    ]
    measure = draft.stages[0].measures[1]
    assert (measure.number, measure.result, measure.deadline) == ("2", "Приказ", "До 01.12.2021г.")
    assert draft.notes == ()


def test_merged_stages_deadlines_and_people_hold_for_all_their_rows() -> None:
    def draw(page: Any, _: Any) -> None:
        page.write_row(0, 0, FULL)
        page.merge_range("A2:A3", 1)
        page.merge_range("B2:B3", "Подготовка")
        page.write_column("C2", ["Первое", "Второе"])
        page.merge_range("E2:E3", "до 01.12")
        page.merge_range("F2:F3", "Директор")

    (stage,) = draft_from(draw).stages
    assert [(m.title, m.deadline, m.responsible) for m in stage.measures] == [
        ("Первое", "до 01.12", "Директор"),
        ("Второе", "до 01.12", "Директор"),
    ]


def test_a_merged_measure_is_one_measure() -> None:
    def draw(page: Any, _: Any) -> None:
        page.write_row(0, 0, FULL)
        page.write_row(1, 0, [1, "Подготовка"])
        page.merge_range("C2:C3", "Выбор форм")
        page.write_column("D2", ["Раз", "Два"])
        page.merge_range("E2:E3", "май")

    (measure,) = draft_from(draw).stages[0].measures
    assert (measure.title, measure.items, measure.deadline) == ("Выбор форм", ("Раз", "Два"), "май")


def test_cells_merged_sideways_among_others_are_refused_with_their_row() -> None:
    def draw(page: Any, _: Any) -> None:
        page.write_row(0, 0, FULL)
        page.write_row(1, 0, [1, "Подготовка", "Изучение"])
        page.merge_range("C3:D3", "Выбор форм")
        page.write("E3", "май")

    with pytest.raises(TornRow) as caught:
        draft_from(draw)
    assert caught.value.args_for_text == {"sheet": "Лист", "row": 3}


def test_headings_are_known_in_many_spellings() -> None:
    for headings in (
        (
            "N п/п",
            "НАИМЕНОВАНИЕ ЭТАПА",
            "Наименование мероприятия",
            "Срок\nисполнения",
            "Ответственный исполнитель",
        ),
        ("№ п/п", "Этапы", "мероприятие", "Дата проведения", "Исполнители"),
        ("No.", "Stage", "Measures", "Deadline", "Responsible person"),
    ):
        draft = draft_of(headings, ("1", "Этап", "Дело", "май", "Директор"))
        assert outline(draft) == [("Этап", ["Дело"])], headings
        measure = draft.stages[0].measures[0]
        assert (draft.stages[0].number, measure.deadline, measure.responsible) == ("1", "май", "Директор")


def test_a_column_of_numbers_needs_no_heading() -> None:
    draft = draft_of((None, "Наименование этапа", "Содержание"), ("7.", "Поддержка", "Освещение мероприятий"))
    assert (draft.stages[0].number, outline(draft)) == ("7.", [("Поддержка", ["Освещение мероприятий"])])


def test_a_day_in_a_cell_is_kept_as_words_and_as_a_date() -> None:
    from datetime import date, datetime

    def draw(page: Any, workbook: Any) -> None:
        page.write_row(0, 0, FULL)
        page.write_row(1, 0, ["1", "Этап", "Дело"])
        day = workbook.add_format({"num_format": "dd.mm.yyyy"})
        page.write_datetime("E2", datetime(2026, 12, 1), day)  # noqa: DTZ001 - a cell knows no zone

    (measure,) = draft_from(draw).stages[0].measures
    assert (measure.deadline, measure.due_on) == ("01.12.2026", date(2026, 12, 1))


def test_what_was_not_understood_is_said_with_its_row() -> None:
    draft = draft_of(
        (*FULL, "Отметка"),
        (None, None, "Дело без этапа", None, "май"),
        ("1", "Этап", "Дело"),
        (),
        (None, None, None, None, "сентябрь", "Директор"),
        ("5",),
        FULL,
        (1, 2, 3, 4, 5, 6),
        (),
    )
    assert draft.notes == (
        Note(NoteKind.UNKNOWN_COLUMN, 1, "Отметка"),
        Note(NoteKind.NO_STAGE, 2, "Дело без этапа · май"),
        Note(NoteKind.NO_MEASURE, 5, "сентябрь · Директор"),
        Note(NoteKind.UNKNOWN_ROW, 6, "5"),
    )
    assert draft.empty_rows == 1
    assert outline(draft) == [("", ["Дело без этапа"]), ("Этап", ["Дело"])]


def test_a_row_that_a_page_broke_in_two_is_joined() -> None:
    draft = draft_of(
        PROJECT,
        (4, "Разработка критериев", "Методика", "После", "Завуч"),
        (None, "эффективности", "оценки", "утверждения критериев"),
        (5, "создание раздела", "Раздел", "май", "Завуч"),
    )
    first, second = draft.stages[0].measures
    assert (first.title, first.result) == ("Разработка критериев эффективности", "Методика оценки")
    assert (first.deadline, first.responsible) == ("После утверждения критериев", "Завуч")
    assert second.title == "создание раздела"
    assert [(note.kind, note.row) for note in draft.notes] == [(NoteKind.NO_STAGE, 2), (NoteKind.JOINED, 3)]


def test_other_sheets_are_named() -> None:
    def draw(page: Any, workbook: Any) -> None:
        page.write(0, 0, "Список педагогов")
        table = workbook.add_worksheet("План")
        table.write_row(0, 0, FULL)
        table.write_row(1, 0, ["1", "Этап", "Дело"])

    assert draft_from(draw).notes == (Note(NoteKind.OTHER_SHEET, 0, "Лист"),)


@pytest.mark.parametrize(
    "rows",
    [
        [("Фамилия", "Имя"), ("Иванова", "Анна")],
        [FULL],
        [FULL, (), ("5",)],
        [("Сроки", "Ответственные"), ("май", "Директор")],
    ],
)
def test_a_workbook_without_a_road_map_is_refused(rows: list[tuple[object, ...]]) -> None:
    with pytest.raises(NoRoadMapFound):
        draft_of(*rows)


def test_a_stage_without_measures_stays() -> None:
    draft = draft_of(FULL, ("1", "Подготовка"), ("2", "Банк", "Сбор"))
    assert outline(draft) == [("Подготовка", []), ("Банк", ["Сбор"])]


@pytest.mark.parametrize(
    ("cell", "measures"),
    [
        ("Освещение на сайте\nи в социальных сетях", [("Освещение на сайте и в социальных сетях", ())]),
        ("Сбор запросов;\nформирование банка", [("Сбор запросов", ()), ("формирование банка", ())]),
        ("• приказ;• программы", [("приказ", ()), ("программы", ())]),
        ("1. Раз. 2. Два. 3. Три", [("Раз.", ()), ("Два.", ()), ("Три", ())]),
        ("Совещание 2. 3. не список", [("Совещание 2. 3. не список", ())]),
        (
            "обучение наставников:\nматериалы;\nконсультации",
            [("обучение наставников", ("материалы", "консультации"))],
        ),
        (
            "Акты:\n- приказ о Положении\nПриложение 1 – Положение\n- приказ о парах.\nСовет",
            [("Акты", ("приказ о Положении", "Приложение 1 – Положение", "приказ о парах.")), ("Совет", ())],
        ),
        ("3 Контроль\n4 Сопровождение", [("Контроль", ()), ("Сопровождение", ())]),
        ("1. Программы 2. Контроль результатов", [("Программы", ()), ("Контроль результатов", ())]),
        ("5 встреч за год", [("5 встреч за год", ())]),
        ("01.12.2026 приказ", [("01.12.2026 приказ", ())]),
        (" ; \n\n", []),
        ("", []),
    ],
)
def test_contents_are_split_as_schools_write_them(
    cell: str, measures: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert split_measures(cell) == measures


def test_items_lose_their_marks_and_nothing_else() -> None:
    assert split_items("1. Приказ № 5 «О парах»;\n2) План:\n– дата;\n3. Итог") == (
        "Приказ № 5 «О парах»",
        "План:",
        "дата",
        "Итог",
    )


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_note_and_refusal_has_its_sentence(locale: str) -> None:
    t = Texts().speaker(locale)
    for kind in NoteKind:
        note = Note.of(kind, 7, "слова " * 90)
        assert "слова" in t(note.key, row=note.row, words=note.words)
        assert len(note.words) <= 120
    refusals: list[Refusal] = [NoRoadMapFound(), TornRow(sheet="План", row=7)]
    for refusal in refusals:
        assert t(refusal.key, **refusal.args_for_text)
