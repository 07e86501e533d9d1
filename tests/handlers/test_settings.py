"""What a person chooses: reminders, a pause, a language, a time zone; and «стоп»."""

from datetime import date

from storage.audit import deeds
from storage.records import Role
from storage.tables import account, person
from tests.handlers.counting import rows_of
from tests.town import Town, Townsman, lay_school, settle_in


async def mentor(town: Town) -> Townsman:
    return await settle_in(town, await lay_school(town), "Кузнецова Анна", Role.MENTOR)


async def test_settings_say_what_is_chosen(town: Town) -> None:
    anna = await mentor(town)
    await anna.says("/settings")
    anna.sees("Русский", "за день, за час", "МСК", "Тихие часы школы: с 20:00 до 08:00", "кроме срочных")


async def test_reminders_are_switched_by_their_buttons(town: Town) -> None:
    anna = await mentor(town)
    await anna.says("настройки")
    await anna.taps("Напоминания")
    assert "☑ за день" in anna.buttons
    await anna.taps("☑ за день")
    await anna.taps("☐ за 15 минут")
    (row,) = await rows_of(town, person)
    assert row["settings"]["lead_minutes"] == [60, 15]
    await anna.taps("← Назад")
    anna.sees("за час, за 15 минут")
    await anna.taps("Напоминания")
    await anna.taps("☑ за час")
    await anna.taps("☑ за 15 минут")
    await anna.taps("← Назад")
    anna.sees("не напоминать")


async def test_a_pause_is_taken_for_a_week_and_taken_off(town: Town) -> None:
    anna = await mentor(town)
    await anna.says("/settings")
    await anna.taps("Пауза")
    await anna.taps("На неделю")
    anna.sees("Пауза до 8 сентября")
    (row,) = await rows_of(town, person)
    assert row["paused_until"] == date(2026, 9, 8)
    await anna.taps("Снять паузу")
    assert "Пауза" not in anna.screen
    (row,) = await rows_of(town, person)
    assert row["paused_until"] is None


async def test_a_pause_is_typed_in_words(town: Town) -> None:
    anna = await mentor(town)
    await anna.says("Пауза до 12 октября")
    anna.sees("Пауза до 12 октября")
    await anna.says("пауза до вчера")
    anna.sees("не раньше завтрашнего дня", "8 сентября 2026")
    await anna.says("пауза до 31.02")
    anna.sees("не раньше завтрашнего дня")
    (row,) = await rows_of(town, person)
    assert row["paused_until"] == date(2026, 10, 12)


async def test_the_bot_speaks_english_at_once(town: Town) -> None:
    anna = await mentor(town)
    await anna.says("/language")
    assert "Русский ✓" in anna.buttons
    await anna.taps("English")
    anna.sees("Settings", "Language: English")
    (row,) = await rows_of(town, account)
    assert row["locale"] == "en"
    await anna.says("menu")
    anna.sees("waiting for you")


async def test_an_own_time_zone_is_taken_and_given_back(town: Town) -> None:
    anna = await mentor(town)
    await anna.says("/settings")
    await anna.taps("Часовой пояс")
    await anna.taps("Омск")
    anna.sees("МСК+3")
    await anna.taps("Часовой пояс")
    await anna.taps("Как у школы")
    assert "МСК+3" not in anna.screen
    (row,) = await rows_of(town, person)
    assert "timezone" not in row["settings"]


async def test_a_forged_setting_changes_nothing(town: Town) -> None:
    anna = await mentor(town)
    await anna.says("/settings")
    for data in ("st1:leads:17", "st1:zone:../etc", "st1:language:tlh", "st1:pause:365", "st1:roles:curator"):
        await anna.forges(data)
    (row,) = await rows_of(town, person)
    assert (row["settings"], row["paused_until"]) == ({}, None)
    (known,) = await rows_of(town, account)
    assert known["locale"] == "ru"


async def test_stop_offers_a_pause_fewer_reminders_and_leaving(town: Town) -> None:
    anna = await mentor(town)
    await anna.says("СТОП!")
    assert anna.buttons == ["Сделать паузу", "Реже напоминать", "Уйти из программы", "Меню"]
    await anna.taps("Уйти из программы")
    anna.sees("Вернуть это нельзя")
    await anna.says("отписаться")
    await anna.taps("Реже напоминать")
    anna.sees("За сколько напомнить")


async def test_a_stranger_who_says_stop_is_a_stranger_still(town: Town) -> None:
    town.newcomer("Названный")
    ivan = town.newcomer("Иван")
    await ivan.says("стоп")
    ivan.sees("по приглашению")


async def test_cancel_without_a_form_has_nothing_to_cancel(town: Town) -> None:
    anna = await mentor(town)
    await anna.says("/cancel")
    anna.sees("Отменять нечего")
    assert anna.buttons == ["Меню"]


async def test_cancel_in_a_form_asks_before_it_breaks_off(town: Town) -> None:
    olga = await settle_in(town, await lay_school(town), "Смирнова Ольга", Role.CURATOR)
    await olga.says("/invite")
    await olga.taps("Новое приглашение")
    await olga.taps("Наставника")
    await olga.says("/cancel")
    assert "Кого вы приглашаете" not in olga.screen
    await olga.taps("Продолжить")
    olga.sees("Для кого приглашение")


async def test_leaving_has_a_button_of_its_own_and_a_curator_reads_who_sees_the_pause(town: Town) -> None:
    school = await lay_school(town)
    anna = await settle_in(town, school, "Кузнецова Анна", Role.MENTOR)
    olga = await settle_in(town, school, "Смирнова Ольга", Role.CURATOR)
    for who, words in ((anna, "Куратор увидит дату паузы"), (olga, "Другие кураторы увидят дату паузы")):
        await who.says("/settings")
        assert "Пауза или уход" not in who.buttons
        await who.taps("Пауза")
        who.sees(words)
    await anna.says("/settings")
    await anna.taps("Уйти из программы")
    anna.sees("Удалить всё, что бот знает о вас?")


async def test_a_name_typed_wrongly_is_corrected_and_only_the_card_tells(town: Town) -> None:
    school = await lay_school(town)
    anna = await settle_in(town, school, "Кузницова Анна Сергеевна", Role.MENTOR)
    olga = await settle_in(town, school, "Смирнова Ольга Петровна", Role.CURATOR)
    await anna.says("/settings")
    anna.sees("Имя: Кузницова Анна Сергеевна")
    await anna.taps("Моё имя")
    await anna.says("кузнецова анна сергеевна")
    anna.sees("Имя: Кузнецова Анна Сергеевна")
    assert olga.heard == []
    await olga.says("/people кузнецова")
    await olga.taps("1")
    olga.sees("Кузнецова Анна Сергеевна", "Имя исправлено 1 сентября")
    (deed,) = await town.data(lambda tx: deeds(tx, school.id, limit=5))
    assert (deed.action, deed.actor_id, deed.details) == ("name_changed", anna.person_id, {})
