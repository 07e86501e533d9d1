"""What happens twice in one moment, on a clock that stands still, is told twice."""

import pytest

from storage.records import Role
from tests.handlers.test_arrival import invites
from tests.town import Town, Townsman, lay_school, settle_in


@pytest.fixture
async def vera(town: Town) -> Townsman:
    """The curator."""
    return await settle_in(town, await lay_school(town), "Орлова Вера Павловна", Role.CURATOR)


@pytest.fixture
async def anna(town: Town, vera: Townsman) -> Townsman:
    """A mentee who came by an invitation for many."""
    code = await invites(vera, "Наставляемого", "20 человек")
    anna = town.newcomer("Анна")
    await anna.says(f"/start {code}")
    for label in ("Это я", "Даю согласие"):
        await anna.taps(label)
    await anna.says("Белова Анна Ивановна")
    await anna.says(f"/start {code}")
    return anna


def times(who: Townsman, words: str) -> int:
    return sum(words in text for text in who.heard)


def files(who: Townsman) -> list[str]:
    return [each.data["document"]["file_name"] for each in who.messages if "document" in each.data]


async def opens_card(vera: Townsman) -> None:
    await vera.says("/people Белова")
    await vera.taps("1")


async def test_who_is_let_go_and_comes_back_by_the_same_invitation_is_announced_again(
    vera: Townsman, anna: Townsman
) -> None:
    code = anna.messages[0].data["text"].removeprefix("/start ")
    for _ in range(2):
        await opens_card(vera)
        await vera.taps("В архив")
        await vera.taps("Убрать в архив")
        await anna.says(f"/start {code}")
        await anna.taps("Это я")
    assert times(anna, "Ваше участие в программе закончено") == 2
    assert times(vera, "Белова А. И., наставляемый") == 3


async def test_the_curator_s_role_given_again_is_told_again(vera: Townsman, anna: Townsman) -> None:
    await opens_card(vera)
    for _ in range(2):
        await vera.taps("Сделать куратором")
        await vera.taps("Да, сделать куратором")
        await vera.taps("Снять роль куратора")
    assert times(anna, "Теперь вы куратор") == 2
    assert times(anna, "больше не куратор") == 2


async def test_who_blocks_the_bot_again_is_told_of_again(vera: Townsman, anna: Townsman) -> None:
    for _ in range(2):
        await anna.blocks()
        await anna.unblocks()
    assert times(vera, "больше не доходят") == 2


async def test_a_file_asked_for_again_comes_again(anna: Townsman) -> None:
    for _ in range(2):
        await anna.says("/mydata")
        await anna.says("/consents")
        await anna.taps("Персональные данные")
        await anna.taps("Прислать текст")
    assert files(anna).count("Мои_данные.html") == 2
    assert len(files(anna)) == 4


async def test_a_poster_asked_for_again_comes_again(vera: Townsman) -> None:
    await invites(vera, "Наставника", "20 человек")
    for _ in range(2):
        await vera.taps("Плакат")
    assert len(files(vera)) == 2
