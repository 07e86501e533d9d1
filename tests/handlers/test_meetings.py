"""A meeting as its two people see it: proposed, agreed, moved, called off."""

from datetime import timedelta

import pytest

from handlers.meet import MeetingsPage, ProposeTap
from handlers.meeting_card import Act, MeetTap
from storage.records import MeetingState, PairState, Role
from tests.handlers.meeting_samples import (
    Couple,
    begin_couple,
    calendars,
    event_of,
    fills_in,
    moscow,
    proposes,
)
from tests.handlers.overview_samples import toast_of
from tests.town import Town, Townsman

PROPOSED, CONFIRMED, CANCELLED = MeetingState.PROPOSED, MeetingState.CONFIRMED, MeetingState.CANCELLED


@pytest.fixture
async def couple(town: Town) -> Couple:
    return await begin_couple(town)


async def moves(who: Townsman, day: str, time: str) -> None:
    """From a card or a letter to the end of the form."""
    await who.taps("Другое время")
    await who.says(day)
    await who.says(time)
    await who.taps("Попросить перенести")


async def test_one_proposes_and_the_other_is_asked(couple: Couple) -> None:
    await proposes(couple.anna, "четверг", "15:30")
    couple.anna.sees("Спросили коллегу", "Встреча: Смирнова О. П.", "чт, 3 сентября, 15:30 (МСК)")
    couple.anna.sees("В кабинете · 45 минут", "ждём ответа коллеги")
    couple.olga.sees("Вам предлагают встречу", "Встреча: Белова А. И.", "3 сентября, 15:30", "вашего ответа")
    assert couple.olga.buttons == ["Подходит", "Другое время", "Не смогу", "Все встречи", "Меню"]
    assert couple.anna.buttons == ["Другое время", "Отменить", "Все встречи", "Меню"]
    assert await couple.meetings() == [(PROPOSED, moscow(3, 15, 30))]


async def test_the_form_says_with_whom_and_can_be_left_at_once(couple: Couple) -> None:
    await couple.anna.says("/meet")
    couple.anna.sees("Новая встреча: Смирнова О. П.", "Когда встретимся?")
    await couple.anna.taps("Отложить")
    couple.anna.sees("Сейчас от вас ничего не нужно")
    assert await couple.meetings() == []


async def test_a_yes_gives_both_the_card_and_the_same_calendar_file(couple: Couple) -> None:
    await proposes(couple.anna, "четверг", "15:30")
    await couple.olga.taps("Подходит")
    couple.olga.has_heard("Договорились. Бот напомнит вам обоим", "согласована")
    couple.anna.has_heard("Договорились о встрече. Файл ниже", "Встреча: Смирнова О. П.", "согласована")
    (olgas,), (annas,) = calendars(couple.olga), calendars(couple.anna)
    assert event_of(olgas) == event_of(annas)
    assert event_of(annas) == {
        "method": "PUBLISH",
        "uid": (await couple.meeting()).uid,
        "sequence": 1,
        "start": moscow(3, 15, 30),
        "status": "CONFIRMED",
    }
    (event,) = annas.walk("VEVENT")
    assert event["SUMMARY"] == "Наставничество: Смирнова О. П."
    assert event["LOCATION"] == "В кабинете"
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=45)


async def test_whoever_has_just_agreed_does_not_read_it_twice(couple: Couple) -> None:
    await couple.asked(moscow(3, 15))
    before = len(couple.olga.messages)
    await couple.olga.taps("Подходит")
    (file,) = couple.olga.messages[before:]
    assert file.silent
    assert "document" in file.data
    assert "чт, 3 сентября, 15:00" in couple.olga.screen


async def test_another_time_asks_back_until_somebody_agrees(couple: Couple) -> None:
    await proposes(couple.anna, "четверг", "15:30")
    await couple.olga.taps("Другое время")
    couple.olga.sees("Переносим встречу: Белова А. И.", "Прежнее время: чт, 3 сентября, 15:30")
    await couple.olga.says("пятница")
    await couple.olga.says("16:00")
    await couple.olga.taps("Попросить перенести")
    couple.olga.sees("Спросили о новом времени", "пт, 4 сентября, 16:00", "ждём ответа коллеги")
    couple.anna.sees("Коллега предлагает другое время", "пт, 4 сентября, 16:00")
    await couple.anna.taps("Подходит")
    assert await couple.meetings() == [(CONFIRMED, moscow(4, 16))]
    assert event_of(calendars(couple.olga)[0])["start"] == moscow(4, 16)


async def test_nothing_is_asked_of_the_colleague_before_it_was_read_over(couple: Couple) -> None:
    await couple.anna.says("/meet")
    for words in ("четверг", "12.10", "45", "В кабинете"):
        await couple.anna.says(words)
    couple.anna.sees("проверьте ответы", "чт, 3 сентября 2026", "12:10", "Коллега получит предложение")
    couple.olga.has_not_heard("Вам предлагают встречу")
    await couple.anna.taps("2")
    await couple.anna.says("15:30")
    await couple.anna.taps("Предложить")
    await couple.anna.taps("Другое время")
    for words in ("пятница", "16:00"):
        await couple.anna.says(words)
    couple.anna.sees("проверьте ответы", "пт, 4 сентября 2026", "16:00")
    couple.olga.has_not_heard("пт, 4 сентября")
    await couple.anna.taps("Попросить перенести")
    couple.olga.has_heard("пт, 4 сентября, 16:00")


async def test_an_agreed_meeting_stands_until_the_move_suits_too(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await moves(couple.anna, "пятница", "16:00")
    couple.anna.sees("чт, 3 сентября, 15:30", "согласована", "Вы просите перенести на пт, 4 сентября, 16:00")
    couple.olga.sees("Подходит ли новое время?", "Вас просят перенести на пт, 4 сентября, 16:00")
    assert couple.olga.buttons[:2] == ["Подходит", "Оставить как было"]
    assert await couple.meetings() == [(CONFIRMED, moscow(3, 15, 30))]
    await couple.olga.taps("Подходит")
    assert await couple.meetings() == [(CONFIRMED, moscow(4, 16))]
    first, second = [event_of(calendar) for calendar in calendars(couple.anna)]
    assert first["uid"] == second["uid"]
    assert first["sequence"] < second["sequence"]
    assert (first["start"], second["start"]) == (moscow(3, 15, 30), moscow(4, 16))


async def test_a_move_that_does_not_suit_leaves_the_meeting_where_it_was(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await moves(couple.anna, "пятница", "16:00")
    await couple.olga.taps("Оставить как было")
    couple.olga.sees("остаётся в прежнее время", "чт, 3 сентября, 15:30")
    couple.anna.sees("Новое время не подошло", "чт, 3 сентября, 15:30")
    assert (await couple.meeting()).moved_to is None


async def test_whoever_asked_for_a_move_can_take_it_back(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await moves(couple.anna, "пятница", "16:00")
    await couple.anna.taps("Оставить как было")
    couple.olga.sees("Переносить не нужно", "чт, 3 сентября, 15:30")
    assert (await couple.meeting()).moved_to is None


async def test_calling_off_asks_first_and_takes_it_out_of_both_calendars(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.anna.taps("Отменить")
    couple.anna.has_heard("Отменить встречу?", "чт, 3 сентября, 15:30", "Коллега сразу об этом узнает")
    assert couple.anna.buttons == ["Не отменять", "Да, отменить"]
    await couple.anna.taps("Да, отменить")
    couple.anna.has_heard("Встреча отменена. Коллега об этом узнает.")
    couple.olga.has_heard("Встреча отменена", "чт, 3 сентября, 15:30", "Белова А. И.", "Назначьте новую")
    assert await couple.meetings() == [(CANCELLED, moscow(3, 15, 30))]
    for who in (couple.anna, couple.olga):
        published, cancelled = [event_of(calendar) for calendar in calendars(who)]
        assert (cancelled["method"], cancelled["status"]) == ("CANCEL", "CANCELLED")
        assert cancelled["uid"] == published["uid"]
        assert cancelled["sequence"] > published["sequence"]


async def test_not_calling_off_changes_nothing(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.anna.taps("Отменить")
    await couple.anna.taps("Не отменять")
    couple.anna.has_heard("Встреча: Смирнова О. П.", "согласована")
    couple.anna.has_not_heard("Отменить встречу?")
    assert await couple.meetings() == [(CONFIRMED, moscow(3, 15, 30))]
    couple.olga.has_not_heard("отменена")


async def test_what_was_never_agreed_leaves_no_file_in_anybody_s_calendar(couple: Couple) -> None:
    await couple.asked(moscow(3, 15, 30))
    await couple.olga.taps("Не смогу")
    couple.olga.sees("Не сможете встретиться?", "Так бывает. Причину объяснять не нужно.")
    await couple.olga.taps("Да, не смогу")
    couple.anna.sees("Встреча отменена")
    assert calendars(couple.anna) == calendars(couple.olga) == []


async def test_what_is_planned_is_listed_with_a_way_to_each(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.asked(moscow(10, 14))
    await couple.olga.says("/meet")
    couple.olga.sees("Ваши встречи", "чт, 3 сентября, 15:30", "Белова А. И. · согласована")
    couple.olga.sees("чт, 10 сентября, 14:00", "Белова А. И. · ждёт вашего ответа")
    buttons = ["чт 3 сен, 15:30", "чт 10 сен, 14:00", "Назначить встречу", "Журнал встреч", "Меню"]
    assert couple.olga.buttons == buttons
    await couple.olga.taps("чт 10 сен")
    couple.olga.sees("Встреча: Белова А. И.", "чт, 10 сентября, 14:00")
    await couple.olga.taps("Все встречи")
    couple.olga.sees("Ваши встречи")
    await couple.olga.taps("Назначить встречу")
    couple.olga.sees("Когда встретимся?")


async def test_more_meetings_than_fit_are_leafed_through(couple: Couple) -> None:
    for day in range(2, 12):
        if day != 6:
            await couple.asked(moscow(day, 14))
    await couple.anna.says("/meet")
    assert "1/2" in couple.anna.buttons
    await couple.anna.taps("→")
    couple.anna.sees("пт, 11 сентября, 14:00")
    assert "чт, 10 сентября" not in couple.anna.screen
    await couple.anna.forges(MeetingsPage(page=77).pack())
    couple.anna.sees("пт, 11 сентября, 14:00")


async def test_home_asks_for_the_answer(couple: Couple) -> None:
    await couple.asked(moscow(3, 15, 30))
    await couple.olga.says("/menu")
    couple.olga.sees("Вас ждёт 1 дело", "Вам предлагают встречу чт, 3 сентября, 15:30")
    await couple.olga.taps("Ответить: 3 сен, 15:30")
    await couple.olga.taps("Подходит")
    for who in (couple.olga, couple.anna):
        await who.says("/menu")
        who.sees("Сейчас от вас ничего не нужно")
    await moves(couple.anna, "пятница", "16:00")
    await couple.olga.says("/menu")
    couple.olga.sees("Вас просят перенести встречу чт, 3 сентября, 15:30")
    await couple.olga.taps("Ответить: 4 сен, 16:00")
    couple.olga.sees("Вас просят перенести на пт, 4 сентября, 16:00")


async def test_a_mentor_of_several_says_with_whom(couple: Couple) -> None:
    maria = await couple.year.mentor("Кузнецова Мария Львовна", capacity=2)
    yulia = await couple.year.mentee("Зайцева Юлия Сергеевна")
    inna = await couple.year.mentee("Ким Инна Олеговна")
    for mentee in (yulia, inna):
        await couple.year.pair(mentor=maria, mentee=mentee)
    await maria.says("/meet")
    maria.sees("С кем встреча?")
    assert sorted(maria.buttons) == ["Зайцева Ю. С.", "Ким И. О.", "Меню"]
    await maria.taps("Ким")
    maria.sees("Новая встреча: Ким И. О.")
    await fills_in(maria, "четверг", "15:30")
    inna.sees("Вам предлагают встречу", "Кузнецова М. Л.")
    yulia.has_not_heard("встречу. Подходит")
    await maria.says("/meet")
    await maria.taps("Назначить встречу")
    await maria.taps("Зайцева")
    await fills_in(maria, "четверг", "15:45")
    maria.sees("уже есть встреча")
    assert await couple.meetings() == [(PROPOSED, moscow(3, 15, 30))]


async def test_without_a_pair_there_is_nobody_to_meet(couple: Couple) -> None:
    boris = await couple.year.mentor("Зорин Борис Ильич")
    await boris.says("/meet")
    boris.sees("Пары пока нет", "Когда куратор предложит вам пару")
    eva = await couple.year.newcomer("Новикова Ева Юрьевна", Role.MENTEE)
    await eva.says("/meet")
    eva.sees("Расскажите, с чем нужна помощь")
    assert eva.buttons == ["Мой запрос", "Меню"]
    maria = await couple.year.mentee("Зайцева Мария Львовна")
    await couple.year.pair(PairState.AGREED, boris, maria)
    await boris.forges(ProposeTap(pair=0).pack())
    boris.sees("когда пара закреплена приказом")
    assert boris.buttons == ["Моя пара", "Меню"]


async def test_an_old_reminder_moves_nothing_that_has_begun(couple: Couple) -> None:
    meeting = await couple.agreed(moscow(3, 15, 30))
    await couple.town.reaches(moscow(3, 16))
    for act in (Act.MOVE, Act.CANCEL, Act.WILL_COME):
        await couple.anna.forges(MeetTap(act=act, id=meeting.id, seen=1).pack())
        couple.anna.sees("прошла, ждёт записи")
        assert toast_of(couple.anna) == "Эта кнопка устарела. Вот свежий экран."


async def test_after_the_pair_there_is_the_journal(couple: Couple) -> None:
    await couple.anna.says("/meet")
    await couple.year.ends(couple.pair)
    await couple.anna.says("/meet")
    couple.anna.sees("Ваша пара завершена")
    assert couple.anna.buttons == ["Журнал встреч", "Меню"]


async def test_a_pair_that_ends_during_the_form_takes_no_meeting(couple: Couple) -> None:
    await couple.anna.says("/meet")
    await couple.anna.says("четверг")
    await couple.anna.says("15:30")
    await couple.anna.taps("45 минут")
    await couple.year.ends(couple.pair, PairState.ENDED)
    await couple.anna.taps("В кабинете")
    await couple.anna.taps("Предложить")
    couple.anna.has_heard("Ваша пара завершена, новых встреч не будет")
    assert await couple.meetings() == []


async def test_everybody_reads_the_own_clock(couple: Couple) -> None:
    await couple.chooses(couple.olga, settings={"timezone": "Asia/Krasnoyarsk"})
    await proposes(couple.anna, "четверг", "15:30")
    couple.anna.sees("15:30 (МСК)")
    couple.olga.sees("чт, 3 сентября, 19:30 (МСК+4)")
    await moves(couple.olga, "четверг", "18:00")
    couple.olga.sees("18:00 (МСК+4)")
    couple.anna.sees("чт, 3 сентября, 14:00 (МСК)")
    await couple.anna.taps("Подходит")
    assert await couple.meetings() == [(CONFIRMED, moscow(3, 14))]
    assert event_of(calendars(couple.olga)[0])["start"] == moscow(3, 14)


async def test_english_speakers_are_told_in_english(couple: Couple) -> None:
    await couple.olga.says("/language")
    await couple.olga.taps("English")
    await couple.asked(moscow(3, 15, 30))
    couple.olga.sees("A meeting is proposed to you", "waiting for your answer")
    await couple.olga.taps("It suits me")
    couple.olga.has_heard("Agreed. The bot will remind you both.")
    couple.anna.has_heard("Договорились о встрече")
    assert str(calendars(couple.olga)[0].walk("VEVENT")[0]["SUMMARY"]) == "Mentoring: Белова А. И."


async def test_a_slip_to_a_day_off_is_pointed_out(couple: Couple) -> None:
    await proposes(couple.anna, "06.09", "15:30")
    couple.anna.sees("Это выходной день", "вс, 6 сентября")


async def test_a_stranger_s_hand_moves_nothing(couple: Couple) -> None:
    meeting = await couple.asked(moscow(3, 15, 30))
    boris = await couple.year.mentor("Зорин Борис Ильич")
    igor = await couple.year.newcomer("Дорин Олег Юрьевич", Role.MENTEE)
    for who in (boris, igor):
        await who.says("/menu")
        for act in Act:
            await who.forges(MeetTap(act=act, id=meeting.id).pack())
            await who.forges(MeetTap(act=act, id=meeting.id + 99).pack())
        await who.forges(ProposeTap(pair=couple.pair.id).pack())
        who.has_not_heard("3 сентября")
        who.has_not_heard("Белова")
    await couple.vera.says("/menu")
    await couple.vera.forges(MeetTap(act=Act.CONFIRM, id=meeting.id).pack())
    assert await couple.meeting() == meeting
    assert toast_of(boris) == "С тех пор всё изменилось, и эта кнопка больше не действует. Откройте /menu."
