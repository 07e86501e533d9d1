"""«Did you meet?», three taps about it, and the journal that both can read."""

import pytest

from handlers.journal import JournalPage
from handlers.meeting_card import JournalTap, Mend, MendTap, Outcome
from mentoring.pairs import end_pair
from storage.engine import Tx
from storage.records import Meeting, MeetingState
from storage.tables import audit
from tests.handlers.counting import rows_of
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
    assert couple.olga.buttons == ["Исправить запись", "Журнал встреч", "Меню"]
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
    couple.olga.sees("Записать свой вариант: «Спорили о <оценках>»?")
    await couple.olga.taps("Да, записать")
    await couple.olga.taps("Другое")
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
    assert couple.olga.buttons == ["Исправить запись", "Назначить встречу", "Меню"]
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
    await couple.olga.taps("Попросить перенести")
    couple.anna.sees("Коллега предлагает другое время", "чт, 10 сентября, 14:00")
    await couple.anna.taps("Подходит")
    assert await couple.meetings() == [(CONFIRMED, moscow(10, 14))]
    await couple.town.reaches(moscow(11, 9))
    couple.olga.sees("Удалось встретиться?", "чт, 10 сентября")


async def test_the_question_about_the_next_meeting_says_what_will_be_proposed(couple: Couple) -> None:
    await morning_after(couple)
    await records(couple.olga)
    couple.olga.sees(
        "Когда встретимся снова?", "Предложим то же время и место: 15:30 · В кабинете · 45 минут"
    )


async def test_the_mentee_can_record_it_too(couple: Couple) -> None:
    await morning_after(couple)
    await couple.anna.says("/menu")
    couple.anna.sees("Отметьте, как прошла встреча чт, 3 сентября, 15:30")
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
    couple.anna.sees(
        "Эту встречу уже отметили",
        "Записано: Встретились. Разбор урока. Нашли решение",
        "У вас: Встретились. Документы. Только начали",
        "Что верно?",
    )
    await couple.anna.taps("Верно записанное")
    couple.anna.sees("состоялась", "Тема: Разбор урока")
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


async def test_whoever_comes_second_with_the_same_words_just_reads_them(couple: Couple) -> None:
    await morning_after(couple)
    await couple.town.reaches(moscow(5, 9))
    await records(couple.olga)
    await records(couple.anna)
    await couple.olga.taps("Пропустить")
    await couple.anna.taps("Пропустить")
    couple.anna.sees("Эту встречу уже отметили. Вот запись", "Тема: Разбор урока")


async def test_the_second_answer_is_not_lost_with_its_next_date(couple: Couple) -> None:
    await morning_after(couple)
    await couple.town.reaches(moscow(5, 9))
    await records(couple.anna)
    await couple.olga.taps("Не получилось")
    await couple.olga.taps("Забыли")
    await couple.anna.says("10.09")
    couple.anna.sees("Записано: Не встретились. Забыли", "У вас: Встретились. Разбор урока", "Что верно?")
    assert (await couple.meeting()).state is MISSED
    await couple.anna.taps("Верно у меня")
    couple.anna.sees("спросили коллегу", "чт, 10 сентября, 15:30")
    meeting = await couple.meeting()
    assert (meeting.state, meeting.topic, meeting.reason) == (HELD, "Разбор урока", "")
    assert await couple.meetings() == [(HELD, moscow(3, 15, 30)), (PROPOSED, moscow(10, 15, 30))]


async def test_a_slip_of_the_finger_can_be_mended_for_a_week_by_both(couple: Couple) -> None:
    await morning_after(couple)
    await couple.olga.taps("Не получилось")
    couple.olga.sees("Запись увидят вы, ваша пара и куратор")
    await couple.olga.taps("Забыли")
    await couple.olga.taps("Исправить запись")
    couple.olga.sees("Записано: Не встретились. Забыли", "Как было на самом деле?")
    await records(couple.olga)
    couple.olga.sees("Исправили. Новую запись увидят вы, ваша пара и куратор", "состоялась", "Разбор урока")
    meeting = await couple.meeting()
    assert (meeting.state, meeting.reason, meeting.done) == (HELD, "", "Нашли решение")
    await couple.anna.says("/journal")
    await couple.anna.taps("Исправить 3 сен")
    await couple.anna.taps("Да, встретились")
    couple.anna.sees("О чём была встреча?", "Запись увидят вы", "Разбор урока")
    await couple.anna.taps("Дальше")
    await couple.anna.says("Договорились о смелом")
    await couple.anna.taps("Да, записать")
    assert (await couple.meeting()).done == "Договорились о смелом"
    deeds = [deed for deed in await rows_of(couple.town, audit) if deed["action"] == "meeting_corrected"]
    assert [deed["actor_id"] for deed in deeds] == [couple.olga.person_id, couple.anna.person_id]
    assert deeds[0]["details"] == {"was": "missed", "is": "held"}


async def test_after_a_week_the_record_stands(couple: Couple) -> None:
    meeting = await morning_after(couple)
    await couple.olga.taps("Не получилось")
    await couple.olga.taps("Забыли")
    await couple.olga.taps("Исправить запись")
    await couple.olga.taps("Да, встретились")
    await couple.town.reaches(moscow(11, 9))
    for label in ("Разбор урока", "Нашли решение"):
        await couple.olga.taps(label)
    couple.olga.has_heard("теперь она остаётся как есть", "не состоялась")
    await couple.olga.forges(MendTap(act=Mend.ASK, id=meeting.id).pack())
    assert toast_of(couple.olga) == "Эта кнопка устарела. Вот свежий экран."
    await couple.olga.says("/journal")
    assert couple.olga.buttons == ["Мои встречи", "Меню"]


async def test_nobody_mends_somebody_else_s_record(couple: Couple) -> None:
    meeting = await morning_after(couple)
    await records(couple.olga)
    await couple.olga.taps("Пропустить")
    boris = await couple.year.mentor("Зорин Борис Ильич")
    await boris.says("/journal")
    for act in Mend:
        await boris.forges(MendTap(act=act, id=meeting.id).pack())
    boris.has_not_heard("Белова")
    assert (await couple.meeting()).recorded_by == couple.olga.person_id


async def test_a_reason_that_comes_second_changes_nothing_by_itself(couple: Couple) -> None:
    await morning_after(couple)
    await couple.town.reaches(moscow(5, 9))
    await couple.anna.taps("Не получилось")
    await records(couple.olga)
    await couple.olga.taps("Пропустить")
    await couple.anna.taps("Забыли")
    couple.anna.sees("Эту встречу уже отметили", "Записано: Встретились", "У вас: Не встретились. Забыли")
    assert (await couple.meeting()).state is HELD


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
    assert couple.anna.buttons == ["Отметить 4 сен", "Мои встречи", "Меню"]
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
    assert couple.anna.buttons == ["Исправить запись", "Журнал встреч", "Меню"]


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
