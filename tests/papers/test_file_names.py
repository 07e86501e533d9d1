from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.names import file_name

DAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("stem", "day", "ext", "name"),
    [
        ("Встреча", DAY, "ics", "Встреча_12.10.2026.ics"),
        ("Приказ о закреплении", DAY, ".docx", "Приказ_о_закреплении_12.10.2026.docx"),
        ("Приглашение", None, "svg", "Приглашение.svg"),
        ('Отчёт: «Школа № 14» "2026/27"', None, "xlsx", "Отчёт_«Школа_№_14»_2026_27.xlsx"),
        ("../../etc/passwd", None, "png", "etc_passwd.png"),
        ("-rf 🙂", None, "png", "rf.png"),
        ("🙂", DAY, "ics", "nastavnik_12.10.2026.ics"),
    ],
)
def test_a_name_says_what_and_when(stem: str, day: date | None, ext: str, name: str) -> None:
    assert file_name(stem, day, ext) == name


def test_a_long_name_is_cut_between_words() -> None:
    name = file_name("Приказ о закреплении наставнических пар", DAY, "docx")
    assert name == "Приказ_о_закреплении_12.10.2026.docx"
    assert file_name("Ы" * 90, None, "png") == "Ы" * 28 + ".png"
    assert file_name("a" * 90, None, "png") == "a" * 56 + ".png"


@given(st.text(max_size=120), st.none() | st.just(DAY))
def test_every_file_system_takes_the_name(stem: str, day: date | None) -> None:
    name = file_name(stem, day, "ics")
    assert len(name.encode()) <= 60
    assert name.endswith(".ics")
    assert name[0] not in ".-_"
    assert name != ".ics"
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0 ')
    assert all(char.isprintable() for char in name)
