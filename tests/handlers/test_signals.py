"""The quiet signal, the first contact, the check after the first meeting: read by curators alone."""

from datetime import timedelta

import pytest

from handlers.curator.signals import Act, SignalTap
from handlers.help_me import CheckTap
from storage.meetings import change_meeting
from storage.records import MeetingState, PairState, Role, SignalKind
from storage.tables import signal
from tests.handlers.counting import rows_of
from tests.handlers.overview_samples import Year, begin_year
from tests.town import Town, Townsman


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


async def asks_for_help(who: Townsman, *, answer: str = "Мне не помогают") -> None:
    await who.says("/help_me")
    who.sees("Что не складывается", "Прочитает только куратор", "Орлова")
    await who.taps(answer)
    await who.says("договаривались дважды")
    await who.taps("Отправить куратору")
    who.sees("Куратор прочитает это", "Ваша пара этого не увидит", "Орлова")


async def test_a_signal_is_read_by_the_curator_and_by_nobody_else(year: Year) -> None:
    await year.pair()
    before = len(year.olga.heard)
    await asks_for_help(year.anna)
    year.vera.sees("Нужна ваша помощь", "Белова А. И.")
    assert "не помогают" not in year.vera.screen, "what was said stands on the card only"
    await year.vera.taps("Открыть")
    year.vera.sees(
        "Белова Анна Ивановна", "Мне не помогают", "договаривались дважды", "Пока никто не занимается"
    )
    assert year.olga.heard[before:] == []
    assert "Карточка пары" in year.vera.buttons


async def test_who_takes_it_is_named_and_what_came_of_it_is_kept(year: Year) -> None:
    await year.pair()
    await asks_for_help(year.anna, answer="Нужен разговор")
    await year.vera.taps("Открыть")
    await year.vera.taps("Беру на себя")
    year.vera.sees("Вопрос за вами", "Занимается: Орлова В. П.")
    year.anna.sees("Вашим вопросом занимаются", "Орлова В. П.")
    await year.vera.taps("Решено")
    await year.vera.says("поговорили втроём")
    year.vera.sees("Закрыто", "Итог: поговорили втроём")
    year.anna.sees("вопрос решён", "Если это не так, напишите снова")
    await year.vera.says("/attention")
    year.vera.sees("Всё в порядке")


async def test_own_words_are_taken_and_stand_first_in_the_list(year: Year) -> None:
    await year.newcomer("Новикова Ева Олеговна", Role.MENTEE)
    await year.town.passes(days=8)
    await year.anna.says("/help_me")
    await year.anna.says("не успеваю <b>ничего</b>")
    await year.anna.taps("Да, записать")
    await year.anna.taps("Пропустить")
    await year.anna.taps("Отправить куратору")
    await year.vera.says("/attention")
    year.vera.sees("Просят помощи\n1. Белова А. И. · ждёт вас меньше дня")
    await year.vera.taps("1. Открыть")
    year.vera.sees("не успеваю <b>ничего</b>")
    assert "← К делам" in year.vera.buttons


async def test_three_days_after_the_order_both_are_asked_whether_they_are_in_touch(year: Year) -> None:
    await year.pair()
    await year.town.passes(days=2)
    assert "Удалось связаться?" not in year.anna.screen
    await year.town.passes(days=2)
    for who in (year.anna, year.olga):
        who.sees("Удалось связаться?", "Ответ увидит только куратор")
    await year.olga.taps("Да")
    year.olga.sees("Отлично")
    await year.anna.taps("Пока нет")
    year.anna.sees("Куратор узнает и поможет связаться")
    year.vera.sees("Нужна ваша помощь", "Белова А. И.")
    await year.vera.taps("Открыть")
    year.vera.sees("Пока не удалось связаться с парой")


async def test_a_pair_that_has_agreed_on_a_meeting_is_not_asked_whether_it_is_in_touch(year: Year) -> None:
    pair = await year.pair()
    await year.meeting(pair, MeetingState.CONFIRMED, year.town.clock.now() + timedelta(days=5))
    await year.town.passes(days=4)
    assert not any("Удалось связаться?" in text for text in year.anna.heard)


async def test_after_the_first_meeting_each_says_how_it_is_together(town: Town, year: Year) -> None:
    pair = await year.pair()
    met = await year.meeting(pair, MeetingState.CONFIRMED, town.clock.now() + timedelta(hours=3))
    await town.passes(days=1)
    held = {"state": MeetingState.HELD, "recorded_at": town.clock.now()}
    await town.app.database.write(lambda tx: change_meeting(tx, met.id, met.sequence, **held))
    await town.passes(days=1)
    year.anna.sees("Как вам вместе?")
    await year.anna.taps("Не подходит")
    year.anna.sees("Спасибо, что сказали")
    year.vera.sees("Нужна ваша помощь")


async def test_an_answer_counts_once_and_only_about_ones_own_working_pair(year: Year) -> None:
    pair = await year.pair()
    tap = CheckTap(kind=SignalKind.FIT, pair=pair.id, word="bad").pack()
    eva = await year.newcomer("Новикова Ева Олеговна", Role.MENTEE)
    await eva.says("/menu")
    await eva.forges(tap)
    eva.sees("С тех пор всё изменилось")
    await year.anna.says("/menu")
    await year.anna.forges(CheckTap(kind=SignalKind.FIT, pair=pair.id, word="none").pack())
    assert await rows_of(year.town, signal) == []
    await year.anna.forges(tap)
    await year.anna.forges(tap)
    year.anna.sees("Вы уже ответили")
    assert len(await rows_of(year.town, signal)) == 1
    await year.ends(pair, PairState.ENDED)
    await year.olga.says("/menu")
    await year.olga.forges(tap)
    year.olga.sees("С тех пор всё изменилось")


async def test_what_nobody_takes_for_two_days_is_told_again_once(year: Year) -> None:
    await asks_for_help(year.anna)
    for days, times in ((1, 1), (2, 2), (5, 2)):
        await year.town.passes(days=days)
        assert sum("Нужна ваша помощь" in text for text in year.vera.heard) == times


async def test_two_curators_do_not_take_the_same(year: Year) -> None:
    nina = await year.newcomer("Фомина Нина Львовна", Role.CURATOR)
    await asks_for_help(year.anna)
    found = (await rows_of(year.town, signal))[0]["id"]
    for who in (nina, year.vera):
        await who.says("/menu")
        await who.forges(SignalTap(act=Act.TAKE, signal=found).pack())
    year.vera.sees("С тех пор всё изменилось")
    rows = await rows_of(year.town, signal)
    assert [row["owner_id"] for row in rows] == [nina.person_id]


async def test_who_leaves_waits_for_nobody_and_leaves_no_words(town: Town, year: Year) -> None:
    await asks_for_help(year.anna)
    await year.anna.says("/forget")
    while "Удалить" in " ".join(year.anna.buttons):
        await year.anna.taps(next(each for each in year.anna.buttons if "далить" in each))
    rows = await rows_of(town, signal)
    assert [(row["word"], row["comment"], row["state"]) for row in rows] == [("", "", "closed")]
    await year.vera.says("/attention")
    assert "Просят помощи" not in year.vera.screen
