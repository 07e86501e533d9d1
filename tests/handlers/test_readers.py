"""Who will read an answer is said before it is given, and it is true."""

import re

import pytest

from handlers.pair_facts import TOLD
from storage.records import Role
from tests.handlers.pair_samples import Cast, cast
from tests.town import Town, Townsman, settle_in


@pytest.fixture
async def people(town: Town) -> Cast:
    return await cast(town)


async def newcomer(people: Cast, role: Role) -> Townsman:
    return await settle_in(people.town, people.school, "Новикова Ева Юрьевна", role)


def promised(who: Townsman) -> set[str]:
    """What the cover says that the other side will read."""
    (names,) = re.findall(r"предложат в \S+, прочтёт: (.*)\.", who.screen)
    return set(names.split(", "))


def read(who: Townsman) -> set[str]:
    """What stands on the card of a proposal."""
    names = re.findall(r"^([А-ЯЁ][а-яё ]+): ", who.screen, re.MULTILINE)
    return {name[0].lower() + name[1:] for name in names if not name.startswith("Ваш ")}


@pytest.mark.parametrize(("role", "command"), [(Role.MENTEE, "/request"), (Role.MENTOR, "/questionnaire")])
async def test_the_cover_says_what_the_other_side_will_read_and_the_card_shows_just_that(
    people: Cast, role: Role, command: str
) -> None:
    eva = await newcomer(people, role)
    await eva.says(command)
    eva.sees("Кто прочтёт ответы", "Все ответы читает только куратор: Орлова В. П.")
    await people.propose()
    reader = people.olga if role is Role.MENTEE else people.anna
    assert promised(eva) == read(reader)


async def test_the_cover_says_what_nobody_else_will_see(people: Cast) -> None:
    eva = await newcomer(people, Role.MENTEE)
    await eva.says("/request")
    eva.sees("Этого он не увидит: удобное время, кого хочется в наставники, с кем не хотелось бы.")


async def test_the_goal_says_that_the_mentor_will_read_it(people: Cast) -> None:
    assert "goal" in TOLD[Role.MENTEE][1]
    eva = await newcomer(people, Role.MENTEE)
    await eva.says("/request")
    await eva.taps("Начать")
    for words in ("Математика", "учитель", "1", "Дисциплина на уроке"):
        await eva.says(words)
    await eva.taps("Готово")
    eva.sees("Чего вы хотите добиться", "Эту цель увидит и будущий наставник")


async def test_a_confidential_question_names_the_curators_who_will_read_it(people: Cast) -> None:
    """A curator may be the very person meant."""
    await settle_in(people.town, people.school, "Соколова Тамара Викторовна", Role.CURATOR)
    await people.propose()
    await people.anna.taps("Не сейчас")
    assert "Орлова" not in people.anna.screen
    await people.anna.taps("Сейчас не нужно")
    people.anna.sees("Ответ увидит только куратор", "Кураторы вашей школы: Орлова В. П., Соколова Т. В.")
