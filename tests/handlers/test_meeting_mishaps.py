"""Times that do not do, buttons that come too late, two people pressing at once."""

import pytest

from storage.records import MeetingState
from tests.handlers.meeting_samples import Couple, begin_couple, fills_in, moscow, proposes
from tests.handlers.overview_samples import toast_of
from tests.town import Town, Townsman

PROPOSED, CONFIRMED, CANCELLED = MeetingState.PROPOSED, MeetingState.CONFIRMED, MeetingState.CANCELLED
STALE = "Эта кнопка устарела. Вот свежий экран."


@pytest.fixture
async def couple(town: Town) -> Couple:
    return await begin_couple(town)


async def press_at_once(*presses: tuple[Townsman, str]) -> None:
    """Everybody presses before the bot has answered anybody."""
    for who, label in presses:
        who.town.telegram.tap(who.id, label=label)
    await presses[0][0].town.settles()


def message_with(who: Townsman, words: str) -> int:
    """The number of the newest message of the bot that has these words."""
    return [
        message.id for message in who.messages if message.by_bot and words in str(message.data.get("text"))
    ][-1]


async def press_old(who: Townsman, message: int, label: str) -> None:
    """Press a button of a message further up."""
    who.town.telegram.tap(who.id, message_id=message, label=label)
    await who.town.settles()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31.02", "Такого дня не бывает: «31.02»"),
        ("вчера", "Этот день уже прошёл"),
        ("01.08.2026", "Этот день уже прошёл"),
        ("через десять лет", "например 01.09.2026"),
        ("12.12.2036", "не позже"),
        ("01.08", "1 августа 2026 уже прошло. Нажмите день"),
    ],
)
async def test_days_that_do_not_do_are_asked_again(couple: Couple, typed: str, words: str) -> None:
    await couple.anna.says("/meet")
    await couple.anna.says(typed)
    couple.anna.sees(words, "Когда встретимся?")
    await fills_in(couple.anna, "четверг", "15:30")
    assert await couple.meetings() == [(PROPOSED, moscow(3, 15, 30))]


async def test_today_only_times_to_come_are_offered(couple: Couple) -> None:
    await couple.town.reaches(moscow(1, 15))
    await couple.anna.says("/meet")
    await couple.anna.says("сегодня")
    assert couple.anna.buttons[:4] == ["15:30", "16:15", "17:00", "Другое время"]


async def test_after_the_last_lesson_the_next_half_hours_are_offered(couple: Couple) -> None:
    await couple.town.reaches(moscow(1, 17, 10))
    await couple.anna.says("/meet")
    await couple.anna.says("сегодня")
    assert couple.anna.buttons[:4] == ["18:00", "18:30", "19:00", "Другое время"]


async def test_a_time_that_has_passed_is_asked_again_and_nothing_is_lost(couple: Couple) -> None:
    await couple.anna.says("/meet")
    await fills_in(couple.anna, "сегодня", "9:15")
    couple.anna.sees("Это время уже прошло", "Когда встретимся?", "Ваш ответ", "1 сентября")
    assert await couple.meetings() == []
    await couple.anna.taps("Дальше")
    await couple.anna.taps("15:30")
    await couple.anna.taps("Дальше")
    couple.anna.sees("Где встретимся?", "В кабинете")
    await couple.anna.taps("Дальше")
    await couple.anna.taps("Предложить")
    assert await couple.meetings() == [(PROPOSED, moscow(1, 15, 30))]


async def test_an_hour_that_is_taken_is_asked_again(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.olga.says("/meet")
    await couple.olga.taps("Назначить встречу")
    await fills_in(couple.olga, "четверг", "16:00")
    couple.olga.sees("В это время у кого-то из вас уже есть встреча", "Когда встретимся?")
    assert len(await couple.meetings()) == 1


async def test_moving_to_the_same_time_is_pointed_out(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.olga.taps("Другое время")
    await couple.olga.says("четверг")
    await couple.olga.says("15:30")
    await couple.olga.taps("Попросить перенести")
    couple.olga.sees("Об этом времени уже идёт речь", "На какой день перенести?")
    couple.anna.has_not_heard("просят перенести")


async def test_two_quick_yeses_are_one(couple: Couple) -> None:
    await couple.asked(moscow(3, 15, 30))
    await press_at_once((couple.olga, "Подходит"), (couple.olga, "Подходит"))
    assert toast_of(couple.olga) == STALE
    couple.olga.has_heard("Встреча: Белова А. И.", "согласована")
    couple.olga.has_not_heard("всё изменилось")
    assert (await couple.meeting()).sequence == 1
    assert sum("Договорились о встрече. Файл ниже" in text for text in couple.anna.heard) == 1


async def test_a_yes_and_a_cancellation_at_once_leave_both_with_the_same_meeting(couple: Couple) -> None:
    await couple.asked(moscow(3, 15, 30))
    await couple.anna.taps("Отменить")
    await press_at_once((couple.anna, "Да, отменить"), (couple.olga, "Подходит"))
    (state, _) = (await couple.meetings())[0]
    assert state in (CONFIRMED, CANCELLED)
    words = "согласована" if state is CONFIRMED else "отменена"
    for who in (couple.anna, couple.olga):
        assert any(words in text.lower() for text in who.heard[-3:]), who.transcript()


async def test_both_cancelling_at_once_is_told_once(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    for who in (couple.anna, couple.olga):
        await who.taps("Отменить")
    await press_at_once((couple.anna, "Да, отменить"), (couple.olga, "Да, отменить"))
    assert await couple.meetings() == [(CANCELLED, moscow(3, 15, 30))]
    assert (await couple.meeting()).sequence == 2
    for who in (couple.anna, couple.olga):
        assert any("отменена" in text.lower() for text in who.heard), who.transcript()


async def test_nobody_says_yes_to_a_time_that_was_changed_behind_the_button(couple: Couple) -> None:
    await couple.asked(moscow(3, 15, 30))
    letter = message_with(couple.olga, "Вам предлагают встречу")
    await couple.anna.says("/meet")
    await couple.anna.taps("чт 3 сен")
    await couple.anna.taps("Другое время")
    await couple.anna.says("пятница")
    await couple.anna.says("14:00")
    await couple.anna.taps("Попросить перенести")
    await press_old(couple.olga, letter, "Подходит")
    assert toast_of(couple.olga) == STALE
    assert await couple.meetings() == [(PROPOSED, moscow(4, 14))]
    couple.olga.has_heard("пт, 4 сентября, 14:00", "ждёт вашего ответа")
    await press_old(couple.olga, letter, "Подходит")
    assert await couple.meetings() == [(CONFIRMED, moscow(4, 14))]


async def test_a_button_of_a_cancelled_meeting_shows_what_became_of_it(couple: Couple) -> None:
    await couple.asked(moscow(3, 15, 30))
    letter = message_with(couple.olga, "Вам предлагают встречу")
    await couple.anna.says("/meet")
    await couple.anna.taps("чт 3 сен")
    await couple.anna.taps("Отменить")
    await couple.anna.taps("Да, отменить")
    await press_old(couple.olga, letter, "Подходит")
    couple.olga.has_heard("Встреча: Белова А. И.", "Состояние: отменена")
    assert (await couple.meetings())[0][0] is CANCELLED


async def test_a_move_is_given_up_when_the_meeting_is_called_off_meanwhile(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.olga.taps("Другое время")
    await couple.olga.says("пятница")
    await couple.anna.taps("Отменить")
    await couple.anna.taps("Да, отменить")
    await couple.olga.says("16:00")
    await couple.olga.taps("Попросить перенести")
    couple.olga.sees("встреча изменилась", "отменена")
    assert await couple.meetings() == [(CANCELLED, moscow(3, 15, 30))]


async def test_a_yes_after_the_time_is_too_late(couple: Couple) -> None:
    await couple.asked(moscow(3, 15, 30))
    await couple.town.reaches(moscow(3, 16))
    await couple.olga.taps("Подходит")
    couple.olga.sees("Это время уже прошло", "осталась без ответа")
    assert couple.olga.buttons[:3] == ["Как прошла встреча?", "Другое время", "Отменить"]
    await couple.olga.says("/menu")
    couple.olga.sees("Сейчас от вас ничего не нужно")


async def test_a_proposal_whose_time_has_passed_can_be_dropped_quietly(couple: Couple) -> None:
    await couple.asked(moscow(3, 15, 30))
    await couple.town.reaches(moscow(3, 16))
    await couple.anna.says("/meet")
    await couple.anna.taps("чт 3 сен")
    await couple.anna.taps("Отменить")
    await couple.anna.taps("Да, отменить")
    couple.olga.has_not_heard("отменена")
    assert (await couple.meetings())[0][0] is CANCELLED


async def test_what_has_begun_cannot_be_called_off_from_an_old_button(couple: Couple) -> None:
    await couple.agreed(moscow(3, 15, 30))
    await couple.town.reaches(moscow(3, 16))
    await couple.olga.taps("Отменить")
    couple.olga.sees("прошла, ждёт записи")
    assert couple.olga.buttons == ["Как прошла встреча?", "Все встречи", "Меню"]
    assert toast_of(couple.olga) == STALE


async def test_long_and_hostile_words_fit_every_screen(couple: Couple) -> None:
    await proposes(couple.anna, "четверг", "15:30", place="Другое")
    await couple.anna.says('<b>"&' * 40)
    await couple.anna.taps("Предложить")
    couple.anna.sees("Спросили коллегу", '<b>"&<b>"&')
    await couple.olga.taps("Подходит")
    await couple.town.reaches(moscow(4, 10))
    await couple.olga.taps("Да, встретились")
    for _ in range(2):
        await couple.olga.taps("Другое")
        await couple.olga.says('я"<&>' * 40)
    await couple.olga.taps("Пропустить")
    couple.olga.sees("Записали, спасибо", "состоялась")
    for command in ("/journal", "/meet"):
        await couple.olga.says(command)
    await couple.vera.says("/meetings")
    couple.vera.sees("Прошли · 1")
    await couple.vera.taps("1")
    couple.vera.sees("Смирнова О. П. – Белова А. И.", "Тема:", "Итог:")
