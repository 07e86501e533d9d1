"""The road maps a school may choose from: packaged ones, its own, its own instead of a packaged one."""

import subprocess
import sys
from pathlib import Path

import pytest

from handlers.roadmap_catalogue import check, load
from locales.content import Content, ContentError

OWN = """id: {id}
version: 1
title: План школы
note: Один этап.
layout: full
stages: [{{id: start, title: Начало, measures: [{{id: begin, title: Начать}}]}}]
"""


def write(folder: Path, name: str, text: str) -> Content:
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Content(folder / "content")


def test_all_road_maps_that_ship_are_sound() -> None:
    assert check(Content()) == []


def test_a_curator_chooses_by_title_and_the_blank_one_is_last() -> None:
    roadmaps = load(Content())
    assert len(roadmaps.choices("ru")) == len(roadmaps.choices("en")) == 6
    assert roadmaps.choices("ru")[-1].id == roadmaps.choices("en")[-1].id == "blank"
    titles = [roadmap.title for roadmap in roadmaps.choices("ru")[:-1]]
    assert titles == sorted(titles)


def test_each_language_has_its_titles() -> None:
    roadmaps = load(Content())
    russian, english = roadmaps.find("standard", "ru"), roadmaps.find("standard", "en")
    assert russian is not None
    assert english is not None
    assert russian.stages[1].title == "Формирование банка наставляемых"
    assert english.stages[1].title == "The bank of mentees"
    assert roadmaps.find("absent", "ru") is None


def test_a_schools_own_road_map_needs_no_english_file(tmp_path: Path) -> None:
    roadmaps = load(write(tmp_path, "ru/roadmaps/ours.yaml", OWN.format(id="ours")))
    english = roadmaps.find("ours", "en")
    assert english is not None
    assert english.title == "План школы"


def test_a_packaged_translation_says_nothing_of_a_road_map_that_the_school_replaced(tmp_path: Path) -> None:
    roadmaps = load(write(tmp_path, "ru/roadmaps/standard.yaml", OWN.format(id="standard")))
    english = roadmaps.find("standard", "en")
    assert english is not None
    assert english.title == "План школы"


def test_a_schools_own_translation_is_checked_and_used(tmp_path: Path) -> None:
    write(tmp_path, "ru/roadmaps/ours.yaml", OWN.format(id="ours"))
    english = "title: Our plan\nnote: One stage.\nstages: {start: Start}\nmeasures: {begin: Begin}\n"
    content = write(tmp_path, "en/roadmaps/ours.yaml", english)
    found = load(content).find("ours", "en")
    assert found is not None
    assert found.title == "Our plan"
    write(tmp_path, "en/roadmaps/ours.yaml", english.replace("begin", "began"))
    assert check(content) == [
        "content/en/roadmaps/ours.yaml:4: в дорожной карте нет «began»; уберите строку или поправьте id",
        "content/en/roadmaps/ours.yaml:4: нет перевода: begin; добавьте строку для каждого id",
    ]


def test_a_translation_of_nothing_is_told(tmp_path: Path) -> None:
    (fault,) = check(write(tmp_path, "en/roadmaps/ours.yaml", "title: Our plan\nnote: One.\n"))
    assert fault == (
        "content/en/roadmaps/ours.yaml:1: нет самой дорожной карты ru/roadmaps/ours.yaml; "
        "положите её или уберите перевод"
    )


def test_a_broken_road_map_stops_the_start_with_its_line(tmp_path: Path) -> None:
    content = write(tmp_path, "ru/roadmaps/ours.yaml", OWN.format(id="theirs"))
    with pytest.raises(ContentError, match=r"content/ru/roadmaps/ours\.yaml:1: id «theirs» не совпадает"):
        load(content)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    content = write(tmp_path, "ru/roadmaps/ours.yaml", "")
    (tmp_path / "content/ru/roadmaps/ours.yaml").write_bytes("title: План".encode("cp1251"))
    assert check(content) == [
        "content/ru/roadmaps/ours.yaml:1: файл не в кодировке UTF-8, сохраните его в ней"
    ]


def test_checking_road_maps_needs_no_telegram() -> None:
    code = "import sys, handlers.roadmap_catalogue; sys.exit('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
