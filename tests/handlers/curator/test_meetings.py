"""The curator's list of meetings: the facts of every pair, by what stands and what is over."""

import pytest

from handlers.curator.meetings import MeetingCard
from mentoring.meetings import record_meeting
from storage.engine import Tx
from storage.records import Meeting, MeetingState, Role
from tests.handlers.meeting_samples import Couple, begin_couple, moscow
from tests.town import Town, lay_school, settle_in


@pytest.fixture
async def couple(town: Town) -> Couple:
    return await begin_couple(town)


async def held(couple: Couple, meeting: Meeting) -> None:
    async def work(tx: Tx) -> None:
        olga = await couple.actor(tx, couple.olga)
        await record_meeting(tx, olga, meeting.id, "Разбор урока", "Нашли решение", couple.now())

    await couple.town.app.database.write(work)


async def test_an_empty_list_says_what_will_appear_and_what_comes_first(couple: Couple) -> None:
    await couple.vera.says("/meetings")
    couple.vera.sees("Встречи", "Здесь появятся встречи пар")
    assert couple.vera.buttons == ["Пары", "Меню"]


async def test_meetings_stand_under_what_became_of_them(couple: Couple) -> None:
    await held(couple, await _past(couple))
    states = MeetingState
    await couple.year.meeting(couple.pair, states.MISSED, moscow(2, 15))
    await couple.year.meeting(couple.pair, states.CONFIRMED, moscow(3, 15))
    await couple.year.meeting(couple.pair, states.PROPOSED, moscow(3, 16))
    await couple.year.meeting(couple.pair, states.CANCELLED, moscow(3, 17))
    await couple.year.meeting(couple.pair, states.CONFIRMED, moscow(20, 15))
    await couple.year.meeting(couple.pair, states.PROPOSED, moscow(21, 15))
    await couple.town.reaches(moscow(5, 12))
    await couple.vera.says("/meetings")
    couple.vera.sees("Впереди · 2", "Смирнова О. П. – Белова А. И.", "21 сентября, 15:00 (МСК) · предложена")
    couple.vera.sees("20 сентября, 15:00 (МСК) · согласована")
    for chip, words in (
        ("Без записи · 1", "3 сентября, 15:00 (МСК) · прошла, ждёт записи"),
        ("Прошли · 1", "1 сентября, 09:30 (МСК) · состоялась"),
        ("Сорвались · 1", "2 сентября, 15:00 (МСК) · не состоялась"),
        ("Без ответа · 1", "3 сентября, 16:00 (МСК) · осталась без ответа"),
    ):
        await couple.vera.taps(chip)
        couple.vera.sees(words)
        assert "17:00" not in couple.vera.screen


async def _past(couple: Couple) -> Meeting:
    return await couple.year.meeting(couple.pair, MeetingState.CONFIRMED, moscow(1, 9, 30))


async def test_the_card_has_the_facts_and_a_way_back(couple: Couple) -> None:
    await held(couple, await _past(couple))
    await couple.vera.says("/meetings")
    couple.vera.sees("Прошли · 1")
    await couple.vera.taps("1")
    couple.vera.sees("Смирнова О. П. – Белова А. И.", "вт, 1 сентября, 09:30", "45 минут", "состоялась")
    couple.vera.sees("Тема: Разбор урока", "Итог: Нашли решение")
    assert couple.vera.buttons == ["← К списку", "Меню"]
    await couple.vera.taps("← К списку")
    couple.vera.sees("Прошли · 1")


async def test_the_figures_agree_with_those_of_the_stages(couple: Couple) -> None:
    for day, state in ((1, MeetingState.CONFIRMED), (20, MeetingState.CONFIRMED), (1, MeetingState.PROPOSED)):
        await couple.year.meeting(couple.pair, state, moscow(day, 9 if state is MeetingState.PROPOSED else 8))
    await couple.vera.says("/stage 5")
    couple.vera.sees("Впереди: 1", "Без записи: 1")
    await couple.vera.says("/meetings")
    assert {"Впереди · 1 ✓", "Без записи · 1", "Без ответа · 1"} <= set(couple.vera.buttons)


async def test_a_curator_of_another_school_sees_none_of_it(couple: Couple) -> None:
    meeting = await _past(couple)
    other = await lay_school(couple.town, "МБОУ СОШ № 2")
    nina = await settle_in(couple.town, other, "Чужая Нина Львовна", Role.CURATOR)
    await nina.says("/meetings")
    nina.sees("Здесь появятся встречи пар")
    await nina.forges(MeetingCard(id=meeting.id).pack())
    nina.sees("С тех пор всё изменилось")
    nina.has_not_heard("Белова")


async def test_members_have_no_such_list(couple: Couple) -> None:
    meeting = await _past(couple)
    await couple.anna.says("/meetings")
    couple.anna.sees("Это действие вам недоступно")
    await couple.anna.forges(MeetingCard(id=meeting.id).pack())
    couple.anna.sees("Это действие вам недоступно")
