"""Everybody of the school: cards, the curator's role, the archive."""

from datetime import date

from storage.people import change_person
from storage.records import PairState, Role
from storage.tables import account, pair, person_role
from tests.handlers.counting import rows_of
from tests.handlers.test_forget import a_pair
from tests.town import Town, Townsman, lay_school, settle_in


async def three(town: Town) -> tuple[Townsman, Townsman, Townsman]:
    """Two curators, one of them a mentor too, and a mentee."""
    school = await lay_school(town)
    olga = await settle_in(town, school, "Смирнова Ольга Петровна", Role.CURATOR)
    anna = await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR, Role.CURATOR)
    ivan = await settle_in(town, school, "Орлов Иван Ильич", Role.MENTEE)
    return olga, anna, ivan


async def roles(town: Town, townsman: Townsman) -> set[Role]:
    return {row["role"] for row in await rows_of(town, person_role) if row["person_id"] == townsman.person_id}


async def opens_card(curator: Townsman, surname: str) -> None:
    """Through the search of the list."""
    await curator.says(f"/people {surname}")
    await curator.taps("1")


async def test_the_list_shows_short_names_roles_and_who_is_unreachable(town: Town) -> None:
    olga, _, ivan = await three(town)
    await ivan.says("/menu")
    await ivan.blocks()
    await olga.says("/people")
    olga.sees("Кузнецова А. С.", "куратор, наставник", "Орлов И. И.", "сообщения не доходят")
    assert "Орлов Иван Ильич" not in olga.screen


async def test_a_director_has_a_chip_of_his_own(town: Town) -> None:
    school = await lay_school(town)
    olga = await settle_in(town, school, "Смирнова Ольга Петровна", Role.CURATOR)
    await settle_in(town, school, "Левин Игорь Львович", Role.DIRECTOR)
    await olga.says("/people")
    await olga.taps("Директор: 1")
    olga.sees("1 · Левин И. Л. · директор")


async def test_a_card_shows_the_full_name_and_the_pause(town: Town) -> None:
    olga, _, ivan = await three(town)
    until = date(2026, 10, 12)
    await town.app.database.write(lambda tx: change_person(tx, ivan.person_id, paused_until=until))
    await opens_card(olga, "Орлов")
    olga.sees("Орлов Иван Ильич", "наставляемый", "Пауза до 12 октября", "Сообщения доходят")


async def test_the_curator_s_role_is_given_and_taken(town: Town) -> None:
    olga, _, ivan = await three(town)
    await opens_card(olga, "Орлов")
    await olga.taps("Сделать куратором")
    olga.sees("Сделать куратором: Орлов Иван Ильич?", "увидит все запросы, анкеты и причины отказов")
    assert olga.buttons == ["Оставить как есть", "Да, сделать куратором"]
    assert await roles(town, ivan) == {Role.MENTEE}
    await olga.taps("Да, сделать куратором")
    assert await roles(town, ivan) == {Role.MENTEE, Role.CURATOR}
    ivan.sees("Теперь вы куратор", "Вас добавляет Смирнова О. П.")
    await olga.taps("Снять роль куратора")
    assert await roles(town, ivan) == {Role.MENTEE}
    ivan.sees("больше не куратор")


async def test_an_only_role_is_not_taken(town: Town) -> None:
    olga, anna, _ = await three(town)
    await opens_card(anna, "Смирнова")
    assert "Снять роль куратора" not in anna.buttons
    await anna.forges(f"pp2:unmake:{olga.person_id}")
    anna.sees("единственная роль")
    assert await roles(town, olga) == {Role.CURATOR}


async def test_the_last_curator_cannot_lay_the_role_down(town: Town) -> None:
    olga, anna, _ = await three(town)
    await opens_card(anna, "Смирнова")
    await anna.taps("В архив")
    await anna.taps("Убрать в архив")
    assert await roles(town, olga) == set()
    await opens_card(anna, "Кузнецова")
    await anna.taps("Снять роль куратора")
    anna.sees("единственный куратор")
    assert await roles(town, anna) == {Role.CURATOR, Role.MENTOR}


async def test_handing_over_moves_the_role(town: Town) -> None:
    olga, anna, ivan = await three(town)
    await opens_card(olga, "Орлов")
    await olga.taps("Передать программу")
    olga.sees("Орлов Иван Ильич", "перестанете им быть", "Вернуть вам роль сможет любой куратор")
    assert olga.buttons[0] == "Оставить как есть"
    await olga.taps("Передать программу")
    assert await roles(town, olga) == set()
    assert await roles(town, ivan) == {Role.MENTEE, Role.CURATOR}
    ivan.sees("Программу вам передаёт Смирнова О. П.")
    assert "Люди и роли" not in olga.buttons
    await olga.says("/mydata")
    olga.has_heard("Готовлю файл")
    assert await roles(town, anna) == {Role.CURATOR, Role.MENTOR}


async def test_nothing_is_handed_to_somebody_whom_no_message_reaches(town: Town) -> None:
    olga, _, ivan = await three(town)
    await ivan.says("/menu")
    await ivan.blocks()
    await opens_card(olga, "Орлов")
    olga.sees("Позвоните или подойдите: пусть откроет бота и нажмёт «Запустить»")
    assert olga.buttons == ["В архив", "← К списку", "Меню"]
    await olga.forges(f"pp2:hand:{ivan.person_id}")
    olga.sees("не получает сообщений бота")
    assert await roles(town, ivan) == {Role.MENTEE}


async def test_the_archive_ends_pairs_and_keeps_the_person(town: Town) -> None:
    olga, anna, ivan = await a_pair(town)
    await opens_card(olga, "Орлов")
    await olga.taps("В архив")
    olga.sees("Роли закончатся")
    await olga.taps("Убрать в архив")
    olga.sees("в архиве")
    ivan.sees("Ваше участие в программе закончено")
    anna.has_heard("Ваша пара завершена")
    assert [row["state"] for row in await rows_of(town, pair)] == [PairState.ENDED]
    await ivan.says("/request")
    ivan.sees("недоступно")
    await ivan.says("/forget")
    ivan.sees("Вернуть это нельзя")
    await olga.says("/people")
    assert "Архив: 1" in olga.buttons


async def test_a_mentor_cannot_act_on_people(town: Town) -> None:
    olga, _, ivan = await three(town)
    await ivan.says("/menu")
    for act in ("make", "unmake", "hand", "archive"):
        await ivan.forges(f"pp2:{act}:{olga.person_id}")
        ivan.sees("недоступно")
    assert await roles(town, ivan) == {Role.MENTEE}
    assert await roles(town, olga) == {Role.CURATOR}


async def test_a_block_is_told_to_the_curators_once_and_coming_back_to_nobody(town: Town) -> None:
    olga, anna, ivan = await three(town)
    await ivan.says("/menu")
    await ivan.blocks()
    for curator in (olga, anna):
        assert [text for text in curator.heard if "больше не доходят" in text], curator.transcript()
    said = len(olga.heard)
    await ivan.unblocks()
    assert len(olga.heard) == said
    known = {row["person_id"]: row["reachable"] for row in await rows_of(town, account)}
    assert known[ivan.person_id] is True
