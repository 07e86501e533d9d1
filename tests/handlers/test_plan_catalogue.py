"""The difficulties that ship, and a school's own beside or instead of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from handlers.plan_catalogue import check, load
from locales.content import Content, ContentError
from tests.mentoring.test_difficulty_files import ENGLISH, GOOD


def write(folder: Path, name: str, text: str) -> Content:
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Content(folder / "content")


def test_all_difficulties_that_ship_are_sound_in_both_languages() -> None:
    assert check(Content()) == []
    found = load(Content())
    russian, english = found.choices("ru"), found.choices("en")
    assert len(russian) == len(english) >= 10
    assert {one.id for one in russian} == {one.id for one in english}
    for one in (*russian, *english):
        assert len(one.tasks) >= 2
        assert all(len(task.events) >= 2 for task in one.tasks)


def test_nothing_in_english_is_left_in_russian() -> None:
    for one in load(Content()).choices("en"):
        said = [one.title, *(task.title for task in one.tasks)]
        said += [words for event in one.events for words in (event.title, event.result)]
        assert [words for words in said if not words.isascii()] == []


def test_what_was_asked_for_stands_first() -> None:
    ids = [one.id for one in load(Content()).choices("ru", ["parents", "own words", "burnout"])]
    assert ids[:2] == ["parents", "burnout"]
    assert len(ids) == len(set(ids))


def test_a_schools_own_difficulty_needs_no_english_file(tmp_path: Path) -> None:
    content = write(tmp_path, "ru/plans/silence.yaml", GOOD)
    found = load(content).find("silence", "en")
    assert found is not None
    assert found.title == "Тихий класс"
    content = write(tmp_path, "en/plans/silence.yaml", ENGLISH)
    found = load(content).find("silence", "en")
    assert found is not None
    assert (found.title, found.events[0].result) == ("A silent class", "Notes")


def test_a_translation_of_nothing_is_told(tmp_path: Path) -> None:
    assert check(write(tmp_path, "en/plans/silence.yaml", ENGLISH)) == [
        "content/en/plans/silence.yaml:1: нет самого затруднения ru/plans/silence.yaml; "
        "положите его или уберите перевод"
    ]


def test_a_broken_file_does_not_let_the_bot_start(tmp_path: Path) -> None:
    content = write(tmp_path, "ru/plans/silence.yaml", "id: [")
    with pytest.raises(ContentError, match=r"silence\.yaml:1: файл не читается как YAML"):
        load(content)


def test_checking_needs_no_telegram() -> None:
    code = "import sys, handlers.plan_catalogue; sys.exit('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
