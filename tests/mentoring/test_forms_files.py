"""A school's editor is told file, line and remedy."""

import pytest

from mentoring.form_files import differences, read_form, read_lists
from mentoring.yaml_files import read_yaml

LISTS = {"subjects": [{"id": "maths", "label": "Математика"}]}
GOOD = """id: request
version: 1
title: Запрос
steps:
  - id: subject
    kind: choice
    text: Предмет?
    options: {list: subjects}
  - id: why
    kind: text
    text: Почему?
    example: нравится
    when: {step: subject, is: maths}
"""


def faults(text: str) -> list[str]:
    form, _, found = read_form("content/ru/forms/request.yaml", text, LISTS)
    assert (form is None) == bool(found)
    return [str(fault) for fault in found]


def test_a_good_form_has_its_list_and_source_in_place() -> None:
    form, _, found = read_form("f.yaml", GOOD, LISTS)
    assert found == []
    assert form is not None
    assert [option.label for option in form.steps[0].options] == ["Математика"]
    sourced, _, _ = read_form(
        "f.yaml", GOOD.replace("{list: subjects}", "{source: years}").partition("  - id: why")[0], {}
    )
    assert sourced is not None
    assert sourced.steps[0].source == "years"


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("title: Запрос", "titel: Запрос", 1, "нет ключа «title»"),
        ("title: Запрос", "title: Запрос\ntitel: Запрос", 4, "ключ «titel» неизвестен; уберите его"),
        ("kind: choice", "kind: chioce", 6, "вид «chioce» неизвестен; бывают: text, long_text"),
        ("    text: Почему?\n", "", 9, "нет ключа «text»; добавьте строку «text: …»"),
        ("id: why", "id: subject", 9, "шаг «subject» уже есть выше"),
        ("id: why", "id: Почему", 9, "«Почему» не годится для id"),
        ("step: subject, is", "step: sabject, is", 13, "смотрит на шаг «sabject», а выше такого нет"),
        ("is: maths", "is: physics", 13, "нет такого варианта"),
        ("is: maths", "is: maths, has: maths", 13, "ровно одно из is, in, has, not"),
        ("{list: subjects}", "{list: subject}", 8, "списка «subject» нет; есть: subjects"),
        ("{list: subjects}", "{lst: subjects}", 8, "«list: имя» или «source: имя»"),
        ("    options: {list: subjects}\n", "", 6, "нет вариантов; добавьте options"),
        ("{list: subjects}", "[{id: a, label: А}, {id: a, label: Б}]", 8, "вариант «a» записан дважды"),
        ("{list: subjects}", "[{id: a, lable: А}]", 8, "нет ключа «label»"),
        ("example: нравится", "min: 9\n    max: 3\n    example: а", 12, "min 9 больше, чем max 3"),
        ("    example: нравится\n", "", 10, "нет примера; добавьте example"),
        ("version: 1", "version: один", 2, "значение ключа «version» не подходит: «один»; нужно целое число"),
        ("version: 1", "version: 1\nversion: 2", 3, "ключ «version» записан дважды"),
        ("title: Запрос", "title: [Запрос", 4, "файл не читается как YAML"),
        ("kind: text", "kind: date\n    not_before: вчера", 11, "«вчера» не граница"),
        ("kind: text", "kind: date\n    not_before: subject", 11, "«subject» не граница"),
        ("kind: text", "kind: date\n    not_before: +9d\n    not_after: +3d", 11, "позже, чем not_after"),
        ("kind: text", "kind: date\n    suggest: [потом]", 11, "«потом» не день"),
        ("kind: text", "kind: scale\n    min: 1\n    max: 10", 10, "подпишите концы: low и high"),
        ("kind: text", "kind: number\n    min: 1", 10, "нужны оба предела"),
        ("kind: text", "kind: consent", 10, "назовите документ"),
        ("kind: text", "kind: text\n    other: true", 11, "свой ответ бывает только у choice"),
    ],
)
def test_a_mistake_is_one_sentence_with_line_and_remedy(old: str, new: str, line: int, why: str) -> None:
    assert old in GOOD
    found = faults(GOOD.replace(old, new, 1))
    assert any(
        each.startswith(f"content/ru/forms/request.yaml:{line}: ") and why in each for each in found
    ), found
    assert not any("\n" in each for each in found)


def test_a_condition_cannot_look_forward() -> None:
    head, _, tail = GOOD.partition("steps:\n")
    first, _, second = tail.partition("  - id: why")
    assert any("выше такого нет" in each for each in faults(f"{head}steps:\n  - id: why{second}{first}"))


@pytest.mark.parametrize("text", ["", "просто слова", "- 1\n- 2", "steps: 5", "\x00", "a: &b [*b]"])
def test_what_is_no_form_at_all_is_said_so(text: str) -> None:
    assert faults(text)


def test_a_mistake_in_the_only_question_is_told_once() -> None:
    text = "id: one\nversion: 1\ntitle: Одна\nsteps:\n  - {id: goal, kind: text, text: Цель, exampel: а}\n"
    (fault,) = faults(text)
    assert ":5: ключ «exampel» неизвестен" in fault


def test_a_list_must_be_a_list() -> None:
    lists, found = read_lists("lists.yaml", "subjects:\n  id: maths\n")
    assert lists == {}
    assert "здесь нужны списки" in str(found[0])
    assert read_lists("lists.yaml", "subjects:\n  - {id: a, label: А}\n")[1] == []


def test_lines_are_those_of_the_file() -> None:
    page = read_yaml("f.yaml", "a: 1\n\n# слово\nb:\n  - c: 2\n")
    assert str(page.fault(("b", 0, "c"), "здесь")) == "f.yaml:5: здесь"  # type: ignore[union-attr]
    assert str(page.fault(("b", 0, "missing"), "здесь")) == "f.yaml:5: здесь"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("id: why", "id: what", 9),
        ("kind: text", "kind: long_text", 10),
        ("is: maths", "not: maths", 13),
        ("version: 1", "version: 2", 2),
    ],
)
def test_the_translation_must_have_the_same_shape(old: str, new: str, line: int) -> None:
    russian, _, _ = read_form("ru.yaml", GOOD, LISTS)
    english, page, found = read_form("en.yaml", GOOD.replace(old, new), LISTS)
    assert (russian is None, english is None, page is None, found) == (False, False, False, [])
    assert russian is not None
    assert english is not None
    assert page is not None
    assert differences(russian, russian, page) == []
    assert [fault.line for fault in differences(english, russian, page)] == [line]
