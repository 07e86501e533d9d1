"""The play's second act: two people become a pair, meet, and write down how it went."""

from datetime import datetime

from bot.demo.play.people import ZONE, Missed, Play

MEETING = datetime(2026, 9, 3, 16, 0, tzinfo=ZONE)
"""Thursday, after the lessons."""


async def match(play: Play) -> None:
    """The curator puts two people together; the mentor's free place is shown; both are asked."""
    olga, anna, ivan = [await play.person(name) for name in ("Ольга", "Анна", "Иван")]
    await olga.says("/pairs")
    await olga.sees("Пары")
    await olga.taps("Создать пару")
    await olga.fills(
        ("Кому нужен наставник", "[Морозов]"),
        ("Кто будет наставником", "[Кузнецова]"),
        ("Когда пара начинает", "[Сегодня]"),
        ("Когда пара заканчивает", "31 мая"),
        ("проверьте ответы", "[Предложить пару]"),
    )
    await olga.sees("бот спросил обоих", "ждёт ответа")
    await ivan.sees("Куратор предлагает вам пару", "Кузнецова")
    await ivan.taps("Да, работаем вместе")
    await ivan.sees("Вы согласились")
    await anna.sees("Куратор предлагает вам пару", "Морозов")
    await anna.taps("Да, работаем вместе")
    await anna.sees("Пара согласована")


async def order(play: Play) -> None:
    """The director has signed: the curator marks number and date, and the pair is at work."""
    olga, anna, ivan = [await play.person(name) for name in ("Ольга", "Анна", "Иван")]
    await olga.sees("Пара согласована", "Подготовьте приказ")
    await olga.taps("Отметить приказ")
    await olga.fills(
        ("Какой номер у приказа", "57-од"),
        ("Какого числа подписан", "[Сегодня]"),
        ("проверьте ответы", "[Отметить приказ]"),
    )
    await olga.sees("пара работает", "57-од")
    await ivan.sees("Пара закреплена приказом", "Кузнецова")
    await anna.sees("Пара закреплена приказом", "Морозов")


async def agree(play: Play) -> None:
    """One side proposes, the other asks for another time; the calendar file comes to both."""
    anna, ivan = await play.person("Анна"), await play.person("Иван")
    await anna.taps("Предложить встречу")
    await anna.fills(
        ("Когда встретимся", "четверг"),
        ("Во сколько", "15:30"),
        ("Сколько времени", "[45 минут]"),
        ("Где встретимся", "[В кабинете]"),
        ("проверьте ответы", "[Предложить]"),
    )
    await anna.sees("Спросили")
    await ivan.sees("Вам предлагают встречу", "15:30")
    await ivan.taps("Другое время")
    await ivan.fills(
        ("На какой день", "четверг"),
        ("Во сколько", "16:00"),
        ("проверьте ответы", "[Попросить перенести]"),
    )
    await ivan.sees("Спросили о новом времени")
    await anna.sees("Подходит ли", "16:00")
    await anna.taps("Подходит")
    await anna.sees("Договорились")
    for person in (anna, ivan):
        calendar = await person.gets("Встреча", ".ics")
        if b"BEGIN:VEVENT" not in calendar or b"20260903T" not in calendar:
            raise Missed(f"{person.name}: файл календаря на 3 сентября", calendar.decode())


async def remind(play: Play) -> None:
    """A day and an hour before the meeting; whoever reads the reminder can act at once."""
    anna, ivan = await play.person("Анна"), await play.person("Иван")
    await play.reaches(MEETING.replace(day=2, minute=5))
    await anna.sees("Напоминание о встрече", "3 сентября, 16:00")
    await ivan.sees("Напоминание о встрече", "3 сентября, 16:00")
    await play.reaches(MEETING.replace(hour=15, minute=5))
    await anna.sees("Напоминание о встрече", "3 сентября, 16:00")
    await ivan.sees("Напоминание о встрече", "3 сентября, 16:00")
    await ivan.taps("Буду")
    await ivan.sees("вы придёте")


async def record(play: Play) -> None:
    """The next morning: did you meet? Three taps make the journal and propose the next meeting."""
    anna, ivan = await play.person("Анна"), await play.person("Иван")
    await play.reaches(MEETING.replace(day=4, hour=9, minute=30))
    await anna.sees("Удалось встретиться")
    await anna.taps("Да, встретились")
    await anna.fills(
        ("О чём была встреча", "[Работа с классом]"),
        ("Что сделали", "[Нашли решение]"),
        ("Когда встретимся снова", "[След. неделя]"),
    )
    await anna.sees("Записали, спасибо")
    await ivan.sees("Вам предлагают встречу")
    await ivan.taps("Подходит")
    await ivan.sees("Договорились")
    await ivan.says("/journal")
    await ivan.sees("Журнал встреч", "Работа с классом", "Нашли решение")


PAIR = (
    ("Куратор составляет пару, оба соглашаются", match),
    ("Приказ подписан, пара работает", order),
    ("Пара договаривается о встрече", agree),
    ("Бот напоминает за день и за час", remind),
    ("«Удалось встретиться?» – и запись в журнале", record),
)
