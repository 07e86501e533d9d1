"""What the bot says about meetings by itself: when, to whom, and what its buttons do."""

from datetime import date, datetime

import pytest

from storage.records import MeetingState, OutboxState
from storage.schools import change_school
from tests.handlers.meeting_samples import MOSCOW, Couple, begin_couple, moscow, reminders
from tests.handlers.overview_samples import toast_of
from tests.town import Town, Townsman, text_of

REMINDER = "Напоминание о встрече"


@pytest.fixture
async def couple(town: Town) -> Couple:
    return await begin_couple(town)


def heard_at(who: Townsman, words: str) -> list[str]:
    """When this person got messages with these words, by the school's clock: «03.09 15:30»."""
    found = [message for message in who.messages if message.by_bot and words in text_of(message)]
    moments = [datetime.fromtimestamp(message.data["date"], MOSCOW) for message in found]
    return [f"{moment:%d.%m %H:%M}" for moment in moments]


async def test_both_are_reminded_a_day_and_an_hour_before(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.town.reaches(moscow(3, 15, 20))
    for who, partner in ((couple.olga, "Белова А. И."), (couple.anna, "Смирнова О. П.")):
        assert heard_at(who, REMINDER) == ["02.09 15:30", "03.09 14:30"]
        who.has_heard(f"{REMINDER}: завтра", "чт, 3 сентября, 15:30", partner, "В кабинете · 45 минут")
        who.has_heard(f"{REMINDER}: сегодня", "чт, 3 сентября, 15:30")
        assert who.buttons == ["Буду", "Другое время", "Отменить"]
    await couple.town.reaches(moscow(3, 20))
    assert reminders(couple.olga) == 2


async def test_a_meeting_of_tomorrow_s_morning_is_reminded_once_an_hour_before(couple: Couple) -> None:
    await couple.agreed(moscow(1, 16))
    await couple.town.reaches(moscow(1, 17))
    assert heard_at(couple.olga, REMINDER) == ["01.09 15:00"]


async def test_everybody_is_reminded_as_early_as_he_likes(couple: Couple) -> None:
    await couple.chooses(couple.olga, settings={"lead_minutes": [2880, 180]})
    await couple.chooses(couple.anna, settings={"lead_minutes": []})
    await couple.agreed(moscow(4, 15, 30))
    await couple.town.reaches(moscow(4, 16))
    assert heard_at(couple.olga, REMINDER) == ["02.09 15:30", "04.09 12:30"]
    assert reminders(couple.anna) == 0


async def test_whoever_changes_his_mind_later_is_reminded_as_he_now_likes(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.olga.says("/settings")
    await couple.olga.taps("Напоминания")
    await couple.olga.taps("☐ за 3 часа")
    await couple.olga.taps("☑ за день")
    await couple.town.reaches(moscow(3, 16))
    assert heard_at(couple.olga, REMINDER) == ["03.09 12:30", "03.09 14:30"]
    assert heard_at(couple.anna, REMINDER) == ["02.09 15:30", "03.09 14:30"]


async def test_at_night_it_waits_for_the_morning(couple: Couple) -> None:
    await couple.agreed(moscow(4, 21, 30))
    await couple.town.reaches(moscow(4, 22))
    assert heard_at(couple.olga, REMINDER) == ["04.09 08:00", "04.09 20:30"]


async def test_two_reminders_that_waited_for_the_same_morning_are_one(couple: Couple) -> None:
    await couple.agreed(moscow(7, 8, 45))
    await couple.town.reaches(moscow(7, 9))
    assert heard_at(couple.olga, REMINDER) == ["07.09 08:00"]
    couple.olga.has_heard(f"{REMINDER}: сегодня")


async def test_on_sunday_it_waits_for_monday(couple: Couple) -> None:
    await couple.agreed(moscow(7, 15, 30))
    await couple.town.reaches(moscow(7, 16))
    assert heard_at(couple.olga, REMINDER) == ["07.09 08:00", "07.09 14:30"]


async def test_a_meeting_on_sunday_itself_is_reminded_all_the_same(couple: Couple) -> None:
    await couple.agreed(moscow(6, 15, 30))
    await couple.town.reaches(moscow(6, 16))
    assert heard_at(couple.olga, REMINDER) == ["05.09 15:30", "06.09 14:30"]


async def test_the_school_s_quiet_hours_count(couple: Couple) -> None:
    await couple.town.app.database.write(
        lambda tx: change_school(tx, couple.year.school.id, {"settings": {"quiet": ["19:00", "09:00"]}})
    )
    await couple.agreed(moscow(3, 19, 30))
    await couple.town.reaches(moscow(3, 20))
    assert heard_at(couple.olga, REMINDER) == ["03.09 09:00", "03.09 18:30"]


async def test_the_own_evening_counts(couple: Couple) -> None:
    await couple.chooses(couple.olga, settings={"timezone": "Asia/Vladivostok"})
    await couple.agreed(moscow(4, 9))
    await couple.town.reaches(moscow(4, 10))
    assert heard_at(couple.olga, REMINDER) == ["03.09 09:00", "04.09 08:00"]
    couple.olga.has_heard("пт, 4 сентября, 16:00 (МСК+7)")
    await couple.town.reaches(moscow(5, 12))
    assert heard_at(couple.olga, "Удалось встретиться?") == ["05.09 02:00"]


async def test_during_a_pause_nothing_comes_but_what_people_do(couple: Couple) -> None:
    await couple.chooses(couple.olga, paused_until=date(2026, 9, 14))
    await couple.agreed(moscow(3, 15, 30))
    await couple.town.reaches(moscow(10, 12))
    assert reminders(couple.olga) == 0
    couple.olga.has_heard("Договорились о встрече")
    assert reminders(couple.anna) == 2
    await couple.town.reaches(moscow(14, 8))
    assert reminders(couple.olga) == 0


async def test_a_moved_meeting_is_reminded_of_at_its_new_time_only(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.olga.taps("Другое время")
    await couple.olga.says("08.09")
    await couple.olga.says("14:00")
    await couple.olga.taps("Попросить перенести")
    await couple.anna.taps("Подходит")
    await couple.town.reaches(moscow(8, 15))
    assert heard_at(couple.olga, REMINDER) == ["07.09 14:00", "08.09 13:00"]


async def test_a_cancelled_meeting_is_not_reminded_of(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.olga.taps("Отменить")
    await couple.olga.taps("Да, отменить")
    await couple.town.reaches(moscow(8, 15))
    for who in (couple.olga, couple.anna):
        assert reminders(who) == 0
        who.has_not_heard("Удалось встретиться?")
    states = {notice.state for notice in await couple.notices("meeting_reminder")}
    assert states == {OutboxState.DROPPED}


async def test_a_pair_that_ends_hears_no_more_of_its_meetings(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.vera.says("/pairs")
    await couple.vera.taps("1")
    await couple.vera.taps("Завершить пару")
    await couple.vera.taps("Цели достигнуты")
    await couple.vera.taps("Завершить пару")
    await couple.town.reaches(moscow(5, 12))
    for who in (couple.olga, couple.anna):
        assert reminders(who) == 0
        who.has_not_heard("Удалось встретиться?")


async def test_i_will_come_is_seen_by_the_other_side_without_another_message(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.town.reaches(moscow(2, 16))
    before = len(couple.anna.messages)
    await couple.olga.taps("Буду")
    couple.olga.sees("Хорошо, вы придёте", "Встреча: Белова А. И.")
    assert "Буду" not in couple.olga.buttons
    assert len(couple.anna.messages) == before
    await couple.town.reaches(moscow(3, 14, 30))
    couple.anna.sees(f"{REMINDER}: сегодня", "Ответили «Буду»: Смирнова О. П.")
    assert couple.anna.buttons == ["Буду", "Другое время", "Отменить"]
    assert couple.olga.buttons == ["Другое время", "Отменить"]
    assert "Ответили" not in couple.olga.screen


async def test_a_reminder_s_buttons_become_their_result(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.town.reaches(moscow(2, 16))
    before = len(couple.anna.messages)
    await couple.anna.taps("Отменить")
    await couple.anna.taps("Не отменять")
    await couple.anna.taps("Другое время")
    couple.anna.sees("Переносим встречу", "На какой день перенести?")
    assert len(couple.anna.messages) == before
    await couple.anna.says("пятница")
    await couple.anna.says("14:00")
    await couple.anna.taps("Попросить перенести")
    couple.olga.sees("Подходит ли новое время?")


async def test_an_old_reminder_promises_nothing_for_the_new_time(couple: Couple) -> None:
    await couple.agreed(moscow(4, 15, 30))
    await couple.town.reaches(moscow(3, 16))
    reminder = couple.olga.messages[-1].id
    await couple.anna.taps("Другое время")
    await couple.anna.says("08.09")
    await couple.anna.says("14:00")
    await couple.anna.taps("Попросить перенести")
    await couple.olga.taps("Подходит")
    couple.town.telegram.tap(couple.olga.id, message_id=reminder, label="Буду")
    await couple.town.settles()
    assert toast_of(couple.olga) == "Эта кнопка устарела. Вот свежий экран."
    assert list((await couple.meeting()).coming) == []
    couple.olga.has_heard("вт, 8 сентября, 14:00", "согласована")


async def test_a_reminder_of_a_meeting_that_is_to_be_moved_asks_about_that(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.anna.taps("Другое время")
    await couple.anna.says("пятница")
    await couple.anna.says("14:00")
    await couple.anna.taps("Попросить перенести")
    await couple.town.reaches(moscow(3, 14, 30))
    couple.olga.sees(
        f"{REMINDER}: сегодня", "чт, 3 сентября, 15:30", "Вас просят перенести на пт, 4 сентября"
    )
    assert couple.olga.buttons == ["Подходит", "Оставить как было", "Другое время", "Отменить"]
    couple.anna.sees("Вы просите перенести на пт, 4 сентября, 14:00")
    await couple.olga.taps("Подходит")
    assert await couple.meetings() == [(MeetingState.CONFIRMED, moscow(4, 14))]


async def test_the_mentor_is_asked_the_next_morning_the_mentee_only_if_nobody_answers(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.town.reaches(moscow(4, 9))
    couple.olga.sees("Удалось встретиться?", "чт, 3 сентября · Белова А. И.")
    assert couple.olga.buttons == ["Да, встретились", "Перенесли", "Не получилось", "Меню"]
    couple.anna.has_not_heard("Удалось встретиться?")
    await couple.town.reaches(moscow(5, 10))
    assert heard_at(couple.olga, "Удалось встретиться?") == ["04.09 09:00"]
    assert heard_at(couple.anna, "Удалось встретиться?") == ["05.09 09:00"]


async def test_the_mentee_is_left_in_peace_once_the_mentor_has_answered(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.town.reaches(moscow(4, 9))
    await couple.olga.taps("Не получилось")
    await couple.olga.taps("Забыли")
    await couple.town.reaches(moscow(8, 10))
    couple.anna.has_not_heard("Удалось встретиться?")


async def test_after_a_saturday_both_are_asked_on_working_days_one_after_the_other(couple: Couple) -> None:
    await couple.agreed(moscow(5, 12))
    await couple.town.reaches(moscow(9, 12))
    assert heard_at(couple.olga, "Удалось встретиться?") == ["07.09 09:00"]
    assert heard_at(couple.anna, "Удалось встретиться?") == ["08.09 09:00"]


async def test_a_move_that_nobody_answered_does_not_hide_the_question(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.anna.taps("Другое время")
    await couple.anna.says("08.09")
    await couple.anna.says("14:00")
    await couple.anna.taps("Попросить перенести")
    await couple.town.reaches(moscow(4, 9))
    couple.olga.sees("Удалось встретиться?", "чт, 3 сентября")


async def test_planning_again_and_again_reminds_once(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.chooses(couple.olga, settings={"lead_minutes": [1440, 60]})
    for _ in range(3):
        await couple.town.app.scheduler.plan()
    assert len(await couple.notices("meeting_reminder")) == 4
    await couple.town.passes(days=3)
    assert reminders(couple.olga) == reminders(couple.anna) == 2
