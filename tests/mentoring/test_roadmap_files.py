"""Road map files: the five sources are all there, and a mistake is one sentence with line and remedy."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mentoring.roadmap_files import read_roadmap, read_titles
from mentoring.roadmaps import Counts, Evidence, Layout, RoadMap, StageKind, completeness, count, translated
from mentoring.yaml_files import read_yaml

ROOT = Path(__file__).parent.parent.parent
BY_HAND = {
    "laboratory": ([2, 2, 2, 2, 3, 3, 1], [2, 1, 1, 2, 2, 1, 2]),
    "standard": ([3, 2, 2, 2, 3, 3, 1], [4, 1, 1, 2, 2, 2, 2]),
    "student": ([5, 2, 1, 1, 1, 2], [11, 4, 1, 2, 4, 5]),
    "project": ([2, 8, 1, 4], [0, 0, 0, 0]),
    "folder": ([3, 2, 2, 2, 3, 4, 1], [2, 1, 1, 2, 2, 1, 2]),
    "blank": ([0] * 7, [0] * 7),
}
"""Measures and content items of each stage, counted by hand in the five sources."""

GOOD = """id: spring
version: 1
title: План на весну
note: Один этап.
layout: full
responsible:
  - {id: deputy, label: Завуч, role: curator}
events:
  - {id: criteria, label: Критерии}
stages:
  - id: pairs
    number: "5"
    title: Пары
    kind: pairs
    measures:
      - id: meet
        title: Встретиться
        items: [Время, Место]
        deadline: до 15.10
        after: criteria
        responsible: [deputy]
      - id: report
        title: Отчитаться
        evidence: meetings_held
"""
ENGLISH = """title: Spring
note: One stage.
stages: {pairs: Pairs}
measures: {meet: Meet, report: Report}
responsible: {deputy: Deputy}
events: {criteria: Criteria}
"""


def packaged(name: str) -> RoadMap:
    source = f"locales/ru/roadmaps/{name}.yaml"
    roadmap, faults = read_roadmap(source, (ROOT / source).read_text(encoding="utf-8"))
    assert faults == []
    assert roadmap is not None
    return roadmap


def good() -> RoadMap:
    roadmap, faults = read_roadmap("spring.yaml", GOOD)
    assert faults == []
    assert roadmap is not None
    return roadmap


def faults(text: str) -> list[str]:
    roadmap, found = read_roadmap("content/ru/roadmaps/spring.yaml", text)
    assert (roadmap is None) == bool(found)
    assert not any("\n" in str(fault) for fault in found)
    return [str(fault) for fault in found]


@pytest.mark.parametrize("name", BY_HAND)
def test_every_stage_measure_and_item_of_the_source_is_there(name: str) -> None:
    measures, items = BY_HAND[name]
    roadmap = packaged(name)
    assert [len(stage.measures) for stage in roadmap.stages] == measures
    assert [sum(len(measure.items) for measure in stage.measures) for stage in roadmap.stages] == items
    assert count(roadmap) == Counts(len(measures), sum(measures), sum(items))


def test_no_file_is_left_out_of_the_count() -> None:
    assert {path.stem for path in (ROOT / "locales/ru/roadmaps").iterdir()} == set(BY_HAND)
    assert {path.stem for path in (ROOT / "locales/en/roadmaps").iterdir()} == set(BY_HAND)


def test_each_road_map_keeps_the_columns_of_its_source() -> None:
    layouts = {name: packaged(name).layout for name in BY_HAND}
    assert layouts == {
        **dict.fromkeys(("laboratory", "standard", "folder"), Layout.CONTENTS),
        **dict.fromkeys(("student", "blank"), Layout.FULL),
        "project": Layout.PROJECT,
    }


def test_deadlines_stand_in_the_words_of_the_source() -> None:
    student = packaged("student")
    assert [measure.deadline for measure in student.measures] == [
        "Ежегодно", "Ноябрь года - декабрь Ежегодно", "Сентябрь Ежегодно", "Ежегодно Сентябрь – октябрь",
        "В течение года", "Сентябрь", "Сентябрь- октябрь ежегодно", "В течение года", "Сентябрь – октябрь",
        "В течение года", "В течение года", "Ежегодно Июнь",
    ]  # fmt: skip
    project = packaged("project")
    assert [measure.deadline for measure in project.measures] == [
        "Октябрь 2021", "До 01.12.2021г.", "До 01.12.2021г.", "август-сентябрь 2022 г.",
        "До 01.10.2022 г., далее постоянно", "После утверждения муниципальных критериев", "До 30.09.2022",
        "ежегодно", "ежегодно", "До 01.12.2022", *["ежегодно"] * 5,
    ]  # fmt: skip
    assert not any(
        measure.deadline for name in ("laboratory", "standard") for measure in packaged(name).measures
    )


def test_every_row_of_the_source_that_names_people_and_results_has_them() -> None:
    assert all(measure.responsible for name in ("student", "project") for measure in packaged(name).measures)
    assert all(measure.result for measure in packaged("project").measures)


def test_the_gaps_of_the_sources_stay_visible() -> None:
    student = packaged("student")
    assert [stage.number for stage in student.stages] == ["1", "2", "4", "5", "6", "7"]
    assert any("Этапа 3" in gap for gap in student.gaps)
    assert completeness(student.stages) == (StageKind.MENTORS, StageKind.INFORMATION)
    project = packaged("project")
    assert [stage.number for stage in project.stages] == [""] * 4
    first, again = project.measure("roadmap-approved"), project.measure("roadmap-renewed")
    assert first is not None
    assert again is not None
    assert first.title in again.title
    assert first.deadline != again.deadline
    assert (len(packaged("folder").terms), len(packaged("folder").papers)) == (3, 4)


def test_the_deadline_that_waits_for_others_names_its_event() -> None:
    project = packaged("project")
    waiting = [measure for measure in project.measures if measure.after]
    assert [(measure.id, measure.after) for measure in waiting] == [
        ("criteria-developed", "municipal-criteria")
    ]
    event = project.event("municipal-criteria")
    assert event is not None
    assert event.label == "Утверждены муниципальные критерии"


@pytest.mark.parametrize("name", BY_HAND)
def test_the_english_file_names_everything_in_latin_letters(name: str) -> None:
    roadmap, source = packaged(name), f"locales/en/roadmaps/{name}.yaml"
    titles, found = read_titles(source, (ROOT / source).read_text(encoding="utf-8"), roadmap)
    assert found == []
    assert titles is not None
    english = translated(roadmap, titles)
    words = [english.title, english.note, *(stage.title for stage in english.stages)]
    labels = [responsible.label for responsible in english.responsible]
    labels += [event.label for event in english.events]
    labels += [measure.title for measure in english.measures]
    assert not re.search("[а-яё]", " ".join([*words, *labels]), re.IGNORECASE)
    assert [measure.items for measure in english.measures] == [measure.items for measure in roadmap.measures]


@pytest.mark.parametrize("name", BY_HAND)
def test_no_school_town_or_person_is_named(name: str) -> None:
    text = (ROOT / f"locales/ru/roadmaps/{name}.yaml").read_text(encoding="utf-8")
    assert re.findall(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.|№\s?\d|МБОУ|МАОУ|СОШ|\bг\. [А-ЯЁ]|област|район[а ]", text) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("title: План на весну\n", "", 1, "нет ключа «title»; добавьте строку «title: …»"),
        ("note: Один", "nota: a\nnote: Один", 4, "ключ «nota» неизвестен; уберите его, здесь бывают: id"),
        ("        title: Встр", "        titel: а\n        title: Встр", 17, "здесь бывают: id, title"),
        ("number:", "nomer:", 12, "ключ «nomer» неизвестен; уберите его, здесь бывают: id, number"),
        ("label: Завуч, ", "", 7, "нет ключа «label»"),
        ("label: Завуч", "label: Завуч, post: а", 7, "ключ «post» неизвестен; уберите его, здесь"),
        ("id: spring", "id: autumn", 1, "id «autumn» не совпадает с именем файла; сделайте равными"),
        ("id: meet", "id: Встреча", 16, "«Встреча» не годится для id; возьмите до 32 строчных"),
        ("id: report", "id: meet", 22, "«meet» есть выше; дайте этому другой id"),
        ("id: report", "id: criteria", 22, "событие или мероприятие «criteria» есть выше"),
        ("events:", "  - {id: deputy, label: А}\nevents:", 8, "ответственный «deputy» есть выше"),
        ("stages:", "stages:\n  - {id: pairs, title: А}", 12, "этап «pairs» есть выше"),
        ("responsible: [deputy]", "responsible: [deputi]", 21, "ответственного «deputi» нет; есть: deputy"),
        ("responsible: [deputy]", "responsible: [deputy, deputy]", 21, "назван дважды; оставьте один раз"),
        ("responsible: [deputy]", "responsible: deputy", 21, "нужен список, строки с «- »"),
        ("after: criteria", "after: criterion", 20, "«criterion» – не событие и не мероприятие"),
        ("after: criteria", "after: meet", 20, "мероприятие «meet» ждёт само себя; уберите after"),
        ("after: criteria", "after_days: 3", 20, "after_days без after ничего не значит"),
        ("after: criteria", "after: criteria\n        after_days: 999", 21, "возьмите число поменьше"),
        ("evidence: meetings_held", "evidence: photos", 24, "бот не считает; бывают: school_card, consents"),
        ("kind: pairs", "kind: pair", 14, "«pair»: такого этапа в модели нет; бывают: conditions, mentees"),
        ("layout: full", "layout: wide", 5, "«wide»: такого layout нет; бывают: contents, full, project"),
        ("role: curator", "role: boss", 7, "«boss»: такой роли нет; бывают: curator, mentor"),
        ("до 15.10", "до 31.02", 19, "в сроке «до 31.02» день, которого нет в календаре; поправьте"),
        ("до 15.10", "до 45.13.2022", 19, "день, которого нет в календаре"),
        ("до 15.10", "15.10", 19, "ключа «deadline» не подходит: «15.1»; нужен текст, возьмите его в"),
        ('"5"', "5", 12, "нужен текст, возьмите его в кавычки"),
        ("Встретиться", "я" * 201, 17, "сократите его до 200 знаков"),
        ("Время", "я" * 241, 18, "сократите его до 240 знаков"),
        ("[Время, Место]", f"[{', '.join(['а'] * 13)}]", 18, "оставьте строк не больше 12"),
        ("[Время, Место]", f"[{', '.join(['я' * 230] * 12)}]", 18, "длиннее 2600 знаков; сократите"),
        ("version: 1", "version: один", 2, "нужно целое число"),
        ("version: 1", "version: 1\nversion: 2", 3, "ключ «version» записан дважды; оставьте один"),
        ("title: Пары", "title: [Пары", 14, "файл не читается как YAML"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_line_and_remedy(old: str, new: str, line: int, why: str) -> None:
    assert old in GOOD
    found = faults(GOOD.replace(old, new, 1))
    assert any(
        each.startswith(f"content/ru/roadmaps/spring.yaml:{line}: ") and why in each for each in found
    ), found


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = GOOD.replace("15.10", "31.09").replace("[deputy]", "[boss]").replace("id: spring", "id: autumn")
    assert [int(each.split(":")[1]) for each in faults(text)] == [1, 19, 21]


def test_a_circle_is_named_once_with_everyone_in_it() -> None:
    rows = "".join(
        f"      - {{id: {one}, title: А, after: {two}}}\n" for one, two in ("ab", "bc", "ca", "da")
    )
    (found,) = faults(GOOD + rows)
    assert found == (
        "content/ru/roadmaps/spring.yaml:25: мероприятия ждут друг друга по кругу: a → b → c → a; "
        "уберите одно after"
    )


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_waiting_is_allowed_exactly_when_every_chain_ends(waits: list[int]) -> None:
    """Each of eight measures waits for the one drawn, number 0 for nobody."""
    rows = "".join(
        f"      - {{id: m{place}, title: А{f', after: m{waits[place]}' if place else ''}}}\n"
        for place in range(8)
    )
    chain, endless = {place: waits[place] for place in range(1, 8)}, False
    for start in chain:
        place, steps = start, 0
        while place in chain and steps <= 8:
            place, steps = chain[place], steps + 1
        endless = endless or place != 0
    assert any("ждёт само себя" in each or "по кругу" in each for each in faults(GOOD + rows)) == endless


@pytest.mark.parametrize(
    "text", ["", "просто слова", "- 1\n- 2", "stages: 5", "\x00", "a: &b [*b]", "[" * 9_999]
)
def test_what_is_no_road_map_at_all_is_said_so(text: str) -> None:
    assert faults(text)


def test_line_breaks_become_spaces_and_none_is_no_stage_of_the_model() -> None:
    text = GOOD.replace("title: Встретиться", "title: |\n          Встретиться\n          вдвоём")
    roadmap, found = read_roadmap("spring.yaml", text.replace("kind: pairs", "kind: none"))
    assert found == []
    assert roadmap is not None
    assert roadmap.measures[0].title == "Встретиться вдвоём"
    assert roadmap.stages[0].kind is None


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("meet: Meet, ", "", 4, "нет перевода: meet; добавьте строку для каждого id"),
        ("stages: {pairs: Pairs}\n", "", 1, "нет перевода: pairs"),
        (
            "report: Report",
            "report: Report, rest: Rest",
            4,
            "в дорожной карте нет «rest»; уберите строку или",
        ),
        ("pairs: Pairs", "pair: Pairs", 3, "в дорожной карте нет «pair»"),
        ("title: Spring\n", "", 1, "нет ключа «title»"),
        (
            "note: One",
            "items: a\nnote: One",
            2,
            "ключ «items» неизвестен; уберите его, здесь бывают: title, note",
        ),
        ("Meet", '""', 4, "значение ключа «meet» не подходит: «»; напишите здесь текст"),
        ("{deputy: Deputy}", "Deputy", 5, "нужны строки «ключ: значение»"),
    ],
)
def test_a_translation_names_what_the_road_map_has(old: str, new: str, line: int, why: str) -> None:
    titles, found = read_titles("en/spring.yaml", ENGLISH.replace(old, new, 1), good())
    assert titles is None
    assert any(str(each).startswith(f"en/spring.yaml:{line}: ") and why in str(each) for each in found), found


def test_a_translation_changes_words_and_nothing_else() -> None:
    roadmap = good()
    titles, _ = read_titles("en/spring.yaml", ENGLISH, roadmap)
    assert titles is not None
    english = translated(roadmap, titles)
    assert [measure.title for measure in english.measures] == ["Meet", "Report"]
    assert english.measures[0].deadline == "до 15.10"
    assert (english.responsible[0].label, english.events[0].label) == ("Deputy", "Criteria")
    assert count(english) == count(roadmap) == Counts(1, 2, 2)


def test_things_are_found_by_id() -> None:
    roadmap = good()
    assert roadmap.measure("meet") is roadmap.stages[0].measures[0]
    assert roadmap.stage("pairs") is roadmap.stage_of("report") is roadmap.stages[0]
    assert [each.label for each in roadmap.answering(roadmap.measures[0])] == ["Завуч"]
    assert roadmap.measure("none") is None
    assert roadmap.stage("none") is roadmap.stage_of("none") is None
    assert roadmap.measures[1].evidence is Evidence.MEETINGS_HELD


def test_the_model_has_seven_stages_and_an_empty_plan_lacks_all() -> None:
    assert completeness(()) == tuple(StageKind)
    assert completeness(packaged("blank").stages) == ()
    assert completeness(packaged("project").stages) == (
        StageKind.MENTEES, StageKind.MENTORS, StageKind.PAIRS, StageKind.COMPLETION,
    )  # fmt: skip


def test_the_packaged_files_repeat_no_key() -> None:
    for path in (ROOT / "locales").glob("*/roadmaps/*.yaml"):
        page = read_yaml(path.name, path.read_text(encoding="utf-8"))
        assert page.data == yaml.safe_load(path.read_text(encoding="utf-8"))  # type: ignore[union-attr]
