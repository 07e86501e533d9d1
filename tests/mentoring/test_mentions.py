"""Whom own words name, in any case; a doubt excludes rather than overlooks."""

import pytest

from mentoring.mentions import Names, ToRead, Words, read_mentions
from tests.mentoring.matching_samples import anna, olga

NAMES = Names(
    {
        1: "Смирнова Ольга Петровна",
        2: "Смирнова Вера Ильинична",
        3: "Достоевский Фёдор Михайлович",
        4: "Ким Олег",
        5: "Толстая Нина Львовна",
        6: "Иванов Пётр Сергеевич",
        7: "",
    }
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Смирнова", {1, 2}),
        ("только не со Смирновой!", {1, 2}),
        ("Смирнову Ольгу Петровну", {1}),
        ("с Верой Смирновой", {2}),
        ("Ольга Петровна", {1}),
        ("с Ольгой Петровной", {1}),
        ("Ольга", set()),
        ("к Достоевскому или Толстой", {3, 5}),
        ("с Фёдором Михайловичем", {3}),
        ("с Кимом", {4}),
        ("с Ивановым", {6}),
        ("Иван Петрович", set()),
        ("ни с кем из завучей", set()),
        ("", set()),
    ],
)
def test_people_are_found_by_what_is_written_of_them(text: str, named: set[int]) -> None:
    assert NAMES.named_in(text) == named


def test_words_are_bound_to_the_other_side_and_the_rest_is_left_to_read() -> None:
    mentee = anna({"not_with": "Смирнова", "whom": {"other": "кто-нибудь из физиков"}})
    found = read_mentions([mentee], [olga({"wishes": "с Анной Ивановной Беловой сработаемся"})])
    assert found.refused == {1: {2}}
    assert found.wished == {}
    assert found.noted == {2: {1}}
    assert found.to_read == (ToRead(1, Words.WHOM),)


def test_nobody_excludes_themselves() -> None:
    both = anna({"not_with": "Смирнова"})
    assert read_mentions([both], [olga()]).refused == {1: {2}}
    namesake = olga({"wishes": "Смирнова"})
    assert read_mentions([], [namesake]).noted == {}
