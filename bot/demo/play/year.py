"""The play's third act: the curator watches over the year, it ends, everybody is asked and may leave."""

from datetime import datetime

from bot.demo.play.arrival import come
from bot.demo.play.people import ZONE, Missed, Play, Player

LAST_DAY_OVER = datetime(2027, 6, 1, 10, 30, tzinfo=ZONE)
THREE_DAYS_LATER = datetime(2027, 6, 4, 10, 30, tzinfo=ZONE)
PNG = b"\x89PNG"
MARKS_OF_MENTOR, MARKS_OF_MENTEE = 9, 10
"""So many questions on a scale each survey begins with."""


async def watch(play: Play) -> None:
    """Somebody closes the chat; the curator is told, and sees it beside the seven stages."""
    olga = await play.person("Ольга")
    maria = await play.meets("Мария", "Белкина", "Учитель химии")
    await come(maria, play.links["mentee"], "Белкина Мария Игоревна")
    await maria.sees("добро пожаловать")
    await maria.blocks()
    await olga.sees("Сообщения больше не доходят", "Белкина")
    await olga.says("/status")
    await olga.sees("Ход программы 2026/27", "Банк наставляемых", "Работа пар")
    board = await olga.gets(".png")
    if not board.startswith(PNG):
        raise Missed("Ольга: картинка хода программы", repr(board[:20]))
    await olga.says("/stage 5")
    await olga.sees("5. Работа пар")
    await olga.says("/attention")
    await olga.sees("Не получают сообщений", "Белкина")


async def choose(play: Play) -> None:
    """Help, settings, another language and back, consents."""
    ivan = await play.person("Иван")
    await ivan.says("/help")
    await ivan.sees("Вы наставляемый")
    await ivan.says("/settings")
    await ivan.sees("Настройки", "за день")
    await ivan.says("/language")
    await ivan.sees("На каком языке")
    await ivan.taps("English")
    await ivan.sees("Settings")
    await ivan.says("/language")
    await ivan.sees("language")
    await ivan.taps("Русский")
    await ivan.sees("Настройки")
    await ivan.says("/consents")
    await ivan.sees("Мои согласия", "обработка персональных данных")
    await ivan.says("/menu")
    await ivan.sees("Морозов Иван Андреевич")


async def finish(play: Play) -> None:
    """The last day is over: the pair has done its work, and both are asked how it was."""
    await play.reaches(LAST_DAY_OVER)
    for person in (await play.person("Анна"), await play.person("Иван")):
        await person.sees("Пара завершила работу")
        await person.sees("Как прошла работа в паре")


async def survey(play: Play) -> None:
    """The mentor answers at once, the mentee after a reminder."""
    olga, anna, ivan = [await play.person(name) for name in ("Ольга", "Анна", "Иван")]
    await anna.taps("Ответить")
    await _answer(anna, MARKS_OF_MENTOR)
    await play.reaches(THREE_DAYS_LATER)
    await ivan.sees("Опрос ещё ждёт вас")
    await ivan.taps("Ответить")
    await _answer(ivan, MARKS_OF_MENTEE)
    await olga.says("/surveys")
    await olga.sees("Опросы", "Ответили: 2")


async def _answer(person: Player, marks: int) -> None:
    """Marks, how often, six times yes, expectations; own words may be left out."""
    await person.sees("Ваша пара завершила работу. Расскажите")
    await person.taps("Начать")
    answers = ["9", *["[10]"] * (marks - 1), "[Да]", "[Часто]", *["[Да]"] * 7]
    answers += ["[Пропустить]", "[Да, полностью]", "Встречи каждую неделю.", "[Пропустить]"]
    for number, answer in enumerate(answers, start=1):
        await person.fills((f"Вопрос {number} из {len(answers)}", answer))
        if answer == "Встречи каждую неделю.":
            await person.fills(("Записано", "[Готово]"))
    await person.fills(("проверьте ответы", "[Отправить]"))
    await person.sees("Спасибо, ответы сохранены")


async def leave(play: Play) -> None:
    """Everything held about a person comes as a file; then it is forgotten, and only counts stay."""
    olga, ivan = await play.person("Ольга"), await play.person("Иван")
    await ivan.says("/mydata")
    held = (await ivan.gets("Мои_данные")).decode()
    if "Морозов Иван Андреевич" not in held or "57-од" not in held:
        raise Missed("Иван: в файле нет имени или приказа", held[:500])
    await ivan.says("/forget")
    await ivan.sees("Удалить всё, что бот знает о вас")
    await ivan.taps("Удалить навсегда")
    await ivan.sees("Ваши данные удалены")
    await ivan.says("/menu")
    await ivan.sees("Войти в него можно по приглашению")
    await olga.says("/status")
    await olga.sees("Завершение программ", "завершены: 1")


YEAR = (
    ("Куратор видит ход программы и того, кто пропал", watch),
    ("Помощь, настройки, язык и согласия", choose),
    ("Учебный год прошёл, пара завершает работу", finish),
    ("Итоговый опрос с напоминанием", survey),
    ("Мои данные – и забыть меня", leave),
)
