"""Names in lists and names as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.names import short_name, tidy_name


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Смирнова Ольга Петровна", "Смирнова О. П."),
        ("  Смирнова   Ольга  ", "Смирнова О."),
        ("Анна", "Анна"),
        ("Иванов-Петровский Пётр Ильич", "Иванов-Петровский П. И."),
        ("Кузнецова Анна-Мария Львовна", "Кузнецова А.-М. Л."),
        ("Мамедов Али Гасан оглы", "Мамедов А. Г."),
        ("Smith John", "Smith J."),
        ("de Vries Anna Maria", "de Vries A. M."),
        ("Орлова (Белкина) Инна Юрьевна", "Орлова И. Ю."),
        ("Смирнова О.П.", "Смирнова О. П."),
        ("О. П. Смирнова", "Смирнова О. П."),
        ("смирнова ольга петровна", "Смирнова О. П."),
        ("О. П.", "О. П."),
        ("", "—"),
        ("   ", "—"),
    ],
)
def test_a_list_shows_the_surname_and_initials(full: str, short: str) -> None:
    assert short_name(full) == short


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  смирнова  ольга петровна ", "Смирнова Ольга Петровна"),
        ("СМИРНОВА-БЕЛАЯ ОЛЬГА", "Смирнова-Белая Ольга"),
        ("мамедов али гасан оглы", "Мамедов Али Гасан оглы"),
        ("Смирнова\nОльга", "Смирнова Ольга"),
        ("МакГрегор Анна", "МакГрегор Анна"),
    ],
)
def test_a_typed_name_gets_its_spaces_and_capitals_right(typed: str, kept: str) -> None:
    assert tidy_name(typed) == kept


@given(st.text(max_size=60))
def test_tidying_twice_is_tidying_once(typed: str) -> None:
    assert tidy_name(tidy_name(typed)) == tidy_name(typed)


@given(st.text(max_size=60))
def test_every_name_has_something_to_show(typed: str) -> None:
    assert short_name(typed).strip()
