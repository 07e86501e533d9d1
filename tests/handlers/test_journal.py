"""«Did you meet?», three taps about it, and the journal that both can read."""

import pytest

from handlers.journal import JournalPage
from handlers.meeting_card import JournalTap, Outcome
from mentoring.pairs import end_pair
from storage.engine import Tx
from storage.records import Meeting, MeetingState
from tests.handlers.meeting_samples import Couple, begin_couple, moscow
from tests.handlers.overview_samples import toast_of
from tests.town import Town, Townsman

PROPOSED, CONFIRMED = MeetingState.PROPOSED, MeetingState.CONFIRMED
HELD, MISSED = MeetingState.HELD, MeetingState.MISSED


@pytest.fixture
async def couple(town: Town) -> Couple:
    return await begin_couple(town)


async def morning_after(couple: Couple) -> Meeting:
    """They have agreed on Thursday; it is Friday, nine o'clock, and Ольга is asked."""
    await couple.agreed(moscow(3, 15, 30))
    await couple.town.reaches(moscow(4, 9))
    couple.olga.sees("Удалось встретиться?")
    return await couple.meeting()


async def records(who: Townsman, topic: str = "Разбор урока", done: str = "Нашли решение") -> None:
    """From «did you meet?» to the question about the next date."""
    for label in ("Да, встретились", topic, done):
        await who.taps(label)


async def ends(couple: Couple) -> None:
    """The curator ends the pair."""

    async def work(tx: Tx) -> None:
        await end_pair(tx, await couple.actor(tx, couple.vera), couple.pair.id, "goals_met", couple.now())

    await couple.town.app.database.write(work)
    await couple.town.settles()


async def test_three_taps_make_the_record(couple: Couple) -> None:
    await morning_after(couple)
    await records(couple.olga)
    couple.olga.sees("Когда встретимся снова?", "Если пока не знаете, пропустите")
    await couple.olga.taps("Пропустить")
    couple.olga.sees("Записали, спасибо", "состоялась", "Тема: Разбор урока", "Итог: Нашли решение")
    assert couple.olga.buttons == ["Журнал встреч", "Меню"]
    meeting = await couple.meeting()
    assert (meeting.state, meeting.topic, meeting.done) == (HELD, "Разбор урока", "Нашли решение")
    assert (meeting.recorded_by, meeting.recorded_at) == (couple.olga.person_id, couple.now())


async def test_the_next_date_asks_the_other_side_for_the_same_hour(couple: Couple) -> None:
    await morning_after(couple)
    await records(couple.olga)
    await couple.olga.says("10.09")
    couple.olga.sees("Записали, спасибо", "спросили коллегу", "чт, 10 сентября, 15:30", "ждём ответа")
    couple.anna.sees("Вам предлагают встречу", "чт, 10 сентября, 15:30", "В кабинете · 45 минут")
    await couple.anna.taps("Подходит")
    assert await couple.meetings() == [(HELD, moscow(3, 15, 30)), (CONFIRMED, moscow(10, 15, 30))]


async def test_the_same_hour_is_the_same_on_the_clock_that_was_changed_between(couple: Couple) -> None:
    await couple.chooses(couple.olga, settings={"timezone": "Europe/Berlin"})
    await couple.town.reaches(moscow(20, 10, month=10))
    await couple.agreed(moscow(22, 15, 30, month=10))
    await couple.town.reaches(moscow(23, 12, month=10))
    await records(couple.olga)
    await couple.olga.says("29.10")
    couple.olga.sees("чт, 29 октября, 14:30")
    couple.anna.sees("чт, 29 октября, 16:30 (МСК)")


@pytest.mark.parametrize("hour", [9, 16])
async def test_a_next_date_that_does_not_do_loses_no_record(couple: Couple, hour: int) -> None:
    await couple.agreed(moscow(3, 9))
    await couple.asked(moscow(10, 9))
    await couple.town.reaches(moscow(4, hour))
    await records(couple.olga)
    await couple.olga.says("10.09" if hour == 9 else "сегодня")
    couple.olga.sees(
        "Записали, спасибо. Следующую встречу назначьте отдельно", "Выберите другое", "состоялась"
    )
    assert [state for state, _ in await couple.meetings()] == [HELD, PROPOSED]


async def test_own_words_are_welcome(couple: Couple) -> None:
    await morning_after(couple)
    await couple.olga.taps("Да, встретились")
    await couple.olga.says("Спорили о <оценках>")
    await couple.olga.says("Помирились & решили")
    await couple.olga.taps("Пропустить")
    await couple.anna.says("/journal")
    couple.anna.sees("Встретились. Спорили о <оценках>. Помирились & решили")


async def test_what_did_not_work_out_is_noted_without_blame(couple: Couple) -> None:
    await morning_after(couple)
    await couple.olga.taps("Не получилось")
    couple.olga.sees("Почему не получилось встретиться?")
    await couple.olga.taps("Не совпало расписание")
    couple.olga.sees("Записали. Так бывает")
    assert couple.olga.buttons == ["Назначить встречу", "Меню"]
    meeting = await couple.meeting()
    assert (meeting.state, meeting.reason) == (MISSED, "Не совпало расписание")
    await couple.olga.taps("Назначить встречу")
    couple.olga.sees("Когда встретимся?")
    await couple.anna.says("/journal")
    couple.anna.sees("Не встретились. Не совпало расписание")


async def test_what_was_put_off_gets_a_new_date(couple: Couple) -> None:
    await morning_after(couple)
    await couple.olga.taps("Перенесли")
    couple.olga.sees("Переносим встречу: Белова А. И.", "На какой день перенести?")
    await couple.olga.says("10.09")
    await couple.olga.says("14:00")
    couple.anna.sees("Коллега предлагает другое время", "чт, 10 сентября, 14:00")
    await couple.anna.taps("Подходит")
    assert await couple.meetings() == [(CONFIRMED, moscow(10, 14))]
    await couple.town.reaches(moscow(11, 9))
    couple.olga.sees("Удалось встретиться?", "чт, 10 сентября")


async def test_the_mentee_can_record_it_too(couple: Couple) -> None:
    await morning_after(couple)
    await couple.anna.says("/menu")
    couple.anna.sees("отметьте, как прошла встреча чт, 3 сентября, 15:30")
    await couple.anna.taps("Как прошла встреча?")
    couple.anna.sees("Удалось встретиться?", "Смирнова О. П.")
    await records(couple.anna)
    await couple.anna.taps("Пропустить")
    assert (await couple.meeting()).recorded_by == couple.anna.person_id


async def test_whoever_comes_second_reads_what_the_first_has_written(couple: Couple) -> None:
    await morning_after(couple)
    await couple.town.reaches(moscow(5, 9))
    await records(couple.olga)
    await couple.anna.taps("Да, встретились")
    await couple.olga.taps("Пропустить")
    await couple.anna.taps("Документы")
    await couple.anna.taps("Только начали")
    await couple.anna.taps("Пропустить")
    couple.anna.sees("Эту встречу уже отметили", "Тема: Разбор урока")
    assert (await couple.meeting()).topic == "Разбор урока"


@pytest.mark.parametrize("label", ["Да, встретились", "Перенесли", "Не получилось"])
async def test_the_question_of_a_recorded_meeting_shows_the_record(couple: Couple, label: str) -> None:
    await morning_after(couple)
    await couple.town.reaches(moscow(5, 9))
    await records(couple.olga)
    await couple.olga.taps("Пропустить")
    await couple.anna.taps(label)
    couple.anna.sees("Встреча: Смирнова О. П.", "состоялась", "Итог: Нашли решение")
    assert toast_of(couple.anna) == "Эта кнопка устарела. Вот свежий экран."


async def test_a_reason_that_comes_second_changes_nothing(couple: Couple) -> None:
    await morning_after(couple)
    await couple.town.reaches(moscow(5, 9))
    await couple.anna.taps("Не получилось")
    await records(couple.olga)
    await couple.olga.taps("Пропустить")
    await couple.anna.taps("Забыли")
    couple.anna.sees("Эту встречу уже отметили", "состоялась")


async def test_nothing_is_recorded_before_it_has_begun(couple: Couple) -> None:
    meeting = await couple.agreed(moscow(3, 15, 30))
    for outcome in Outcome:
        await couple.anna.forges(JournalTap(act=outcome, id=meeting.id).pack())
        couple.anna.has_heard("Встреча ещё не началась")
    assert (await couple.meeting()).state is CONFIRMED


async def test_somebody_else_s_journal_is_closed(couple: Couple) -> None:
    meeting = await morning_after(couple)
    boris = await couple.year.mentor("Зорин Борис Ильич")
    await boris.says("/journal")
    boris.sees("Здесь появятся прошедшие встречи")
    for outcome in Outcome:
        await boris.forges(JournalTap(act=outcome, id=meeting.id).pack())
        await boris.forges(JournalTap(act=outcome, id=meeting.id + 99).pack())
    boris.has_not_heard("Белова")
    assert await couple.meeting() == meeting


async def test_a_proposal_without_an_answer_can_be_recorded_if_they_met(couple: Couple) -> None:
    await couple.asked(moscow(3, 15, 30))
    await couple.town.reaches(moscow(4, 9))
    couple.olga.has_not_heard("Удалось встретиться?")
    await couple.anna.says("/meet")
    couple.anna.sees("осталась без ответа")
    await couple.anna.taps("чт 3 сен")
    await couple.anna.taps("Как прошла встреча?")
    await records(couple.anna)
    await couple.anna.taps("Пропустить")
    assert await couple.meetings() == [(HELD, moscow(3, 15, 30))]


async def test_the_journal_lists_the_newest_first_and_leads_to_what_is_open(couple: Couple) -> None:
    for day, state in ((2, HELD), (3, MISSED), (4, CONFIRMED)):
        await couple.year.meeting(couple.pair, state, moscow(day, 15, 30))
    await couple.year.meeting(couple.pair, CONFIRMED, moscow(20, 15, 30))
    await couple.town.reaches(moscow(5, 12))
    await couple.anna.says("/journal")
    couple.anna.sees("Состоялась 1 встреча", "пт, 4 сентября · Смирнова О. П.\nЖдёт записи")
    days = [couple.anna.screen.index(day) for day in ("пт, 4", "чт, 3", "ср, 2")]
    assert days == sorted(days)
    assert "20 сентября" not in couple.anna.screen
    assert couple.anna.buttons == ["Отметить 4 сен", "Назначить встречу", "Меню"]
    await couple.anna.taps("Отметить 4 сен")
    couple.anna.sees("Удалось встретиться?", "пт, 4 сентября")


async def test_a_long_journal_is_leafed_through(couple: Couple) -> None:
    for day in range(1, 13):
        await couple.year.meeting(couple.pair, HELD, moscow(day, 15, 30))
    await couple.town.reaches(moscow(20, 12))
    await couple.anna.says("/journal")
    couple.anna.sees("Состоялось 12 встреч", "сб, 12 сентября")
    assert "1 сентября" not in couple.anna.screen.replace("11 сентября", "")
    await couple.anna.taps("→")
    couple.anna.sees("Состоялось 12 встреч", "вт, 1 сентября")
    await couple.anna.forges(JournalPage(page=400).pack())
    couple.anna.sees("вт, 1 сентября")


async def test_the_last_meeting_of_a_pair_that_has_ended_is_recorded_too(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.town.reaches(moscow(3, 18))
    await ends(couple)
    await couple.town.reaches(moscow(4, 9))
    couple.olga.has_heard("Удалось встретиться?", "чт, 3 сентября · Белова А. И.")
    await couple.olga.says("/journal")
    await couple.olga.taps("Отметить 3 сен")
    assert couple.olga.buttons == ["Да, встретились", "Не получилось", "Меню"]
    await records(couple.olga)
    couple.olga.sees("Записали, спасибо", "Итог: Нашли решение")
    assert (await couple.meeting()).state is HELD
    couple.olga.has_not_heard("Когда встретимся снова?")


async def test_a_missed_meeting_of_an_ended_pair_offers_no_new_one(couple: Couple) -> None:
    meeting = await couple.agreed(moscow(3, 15, 30))
    await couple.town.reaches(moscow(3, 18))
    await ends(couple)
    await couple.anna.forges(JournalTap(act=Outcome.MOVED, id=meeting.id).pack())
    couple.anna.has_heard("Удалось встретиться?")
    await couple.anna.taps("Не получилось")
    await couple.anna.taps("Забыли")
    couple.anna.sees("Записали, спасибо", "не состоялась", "Причина: Забыли")
    assert couple.anna.buttons == ["Журнал встреч", "Меню"]


async def test_a_journal_begun_before_the_pair_ended_keeps_the_record(couple: Couple) -> None:
    await morning_after(couple)
    await records(couple.olga)
    await ends(couple)
    await couple.olga.says("10.09")
    couple.olga.has_heard("Записали, спасибо. Пара уже завершена", "состоялась")
    assert await couple.meetings() == [(HELD, moscow(3, 15, 30))]


async def test_a_journal_outlives_the_colleague_s_data(couple: Couple) -> None:
    await morning_after(couple)
    await records(couple.olga)
    await couple.olga.taps("Пропустить")
    await couple.olga.says("/forget")
    await couple.olga.taps("Удалить навсегда")
    await couple.anna.says("/journal")
    couple.anna.sees("Журнал встреч", "чт, 3 сентября · —", "Встретились")
