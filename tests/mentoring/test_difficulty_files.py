"""Files of difficulties: a mistake is one sentence with line and remedy, and what ships is complete."""

from pathlib import Path

import pytest
import yaml

from mentoring.difficulties import Difficulty
from mentoring.difficulty_files import read_difficulty, read_words

ROOT = Path(__file__).parent.parent.parent
GOOD = """id: silence
version: 1
title: Тихий класс
tasks:
  - id: ask
    title: Задавать вопросы
    events:
      - id: visit
        title: Посетить урок
        days: 7
        result: Заметки
"""
ENGLISH = """title: A silent class
tasks: {ask: Ask questions}
events: {visit: Visit a lesson}
results: {visit: Notes}
"""


def good() -> Difficulty:
    found, faults = read_difficulty("silence.yaml", GOOD)
    assert faults == []
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("id: silence", "id: noise", "1: id «noise» не совпадает с именем файла; сделайте равными"),
        ("days: 7", "days: неделя", "10: значение ключа «days» не подходит: «неделя»; нужно целое число"),
        ("days: 7", "days: 700", "10: значение ключа «days» не подходит: «700»; возьмите число поменьше"),
        (
            "days: 7",
            "day: 7",
            "10: ключ «day» неизвестен; уберите его, здесь бывают: id, title, days, result",
        ),
        ("id: visit", "id: Визит", "8: «Визит» не годится для id; возьмите до 19 строчных латинских букв"),
        ("title: Тихий класс\n", "", "1: нет ключа «title»; добавьте строку «title: …»"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(was: str, now: str, told: str) -> None:
    found, faults = read_difficulty("content/ru/plans/silence.yaml", GOOD.replace(was, now))
    assert found is None
    assert any(str(fault).startswith(f"content/ru/plans/silence.yaml:{told}") for fault in faults), faults


def test_an_id_may_stand_once() -> None:
    event = GOOD.partition("    events:\n")[2]
    _, faults = read_difficulty("silence.yaml", GOOD + event)
    assert [str(each) for each in faults] == [
        "silence.yaml:12: среди событий id «visit» записан дважды; дайте второму другой"
    ]


def test_a_translation_says_everything_and_nothing_else() -> None:
    words, faults = read_words("silence.yaml", ENGLISH, good())
    assert faults == []
    assert words is not None
    _, faults = read_words("silence.yaml", ENGLISH.replace("{visit: Notes}", "{talk: Notes}"), good())
    assert [str(each) for each in faults] == [
        "silence.yaml:4: в затруднении нет «talk»; уберите строку или поправьте id",
        "silence.yaml:4: нет перевода: visit; добавьте строку для каждого id",
    ]


def test_whatever_a_mentee_may_ask_for_has_its_tasks() -> None:
    lists = yaml.safe_load((ROOT / "locales/ru/lists.yaml").read_text(encoding="utf-8"))
    asked = {option["id"] for option in lists["difficulties"]}
    shipped = {path.stem for path in (ROOT / "locales/ru/plans").glob("*.yaml")}
    assert asked < shipped
    assert len(shipped) >= 10
