"""The first screens: a stranger, a member, words that mean nothing."""

from storage.records import Role
from tests.town import Town, lay_school, settle_in


async def test_a_stranger_is_told_kindly_that_he_needs_an_invitation(town: Town) -> None:
    town.newcomer("Первый")
    ivan = town.newcomer("Иван")
    await ivan.says("/menu")
    ivan.sees("по приглашению")


async def test_the_menu_greets_by_name_and_offers_what_the_role_does(town: Town) -> None:
    school = await lay_school(town)
    anna = await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)
    await anna.says("/menu")
    anna.sees("Кузнецова Анна Сергеевна", "МБОУ СОШ № 14")
    assert "Назначить встречу" in anna.buttons
    assert "Ход программы" not in anna.buttons


async def test_a_typed_word_opens_the_same_screen(town: Town) -> None:
    school = await lay_school(town)
    anna = await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)
    await anna.says("Меню")
    anna.sees("Кузнецова Анна Сергеевна")


async def test_words_that_mean_nothing_get_a_hint(town: Town) -> None:
    school = await lay_school(town)
    anna = await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)
    await anna.says("абракадабра")
    anna.sees("не понял")
    await anna.says("/nosuchcommand")
    assert anna.buttons == ["Меню"]


async def test_a_button_that_nobody_drew_gets_a_fresh_screen(town: Town) -> None:
    school = await lay_school(town)
    anna = await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)
    await anna.says("/menu")
    await anna.forges("zz9:1:2")
    anna.sees("Кузнецова Анна Сергеевна")
