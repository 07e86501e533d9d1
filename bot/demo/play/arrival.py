"""The play's first act: a school comes to be, people come, say what they need and what they offer."""

import re

from bot.demo.play.people import Missed, Play, Player

LINK = re.compile(r"https://t\.me/\S+\?start=\w+")
REASON = "Напишите, пожалуйста, подробнее, чего вы хотите добиться."
REASONABLE = "Разобраться с дисциплиной"
BETTER_GOAL = "Хочу, чтобы в 7 классе на уроках было спокойно, и перестать бояться открытых уроков."


async def school(play: Play) -> None:
    """The first curator is named in the settings; the school's card makes the programme."""
    olga = await play.person("Ольга")
    await olga.says("/start")
    await olga.sees("Вы будете куратором")
    await olga.taps("Продолжить")
    await olga.fills(
        ("Можно ли школе хранить", "[Даю согласие]"),
        ("Как вас зовут", "Лебедева Ольга Павловна"),
    )
    await olga.sees("добро пожаловать", "куратор")
    await olga.taps("Школа")
    await olga.fills(
        ("Как называется ваша школа", "МБОУ «Школа № 12»"),
        ("В каком городе", "Светлые Ключи"),
        ("По какому времени", "Москва"),
        ("На какой учебный год", "[2026/27]"),
        ("Когда программа заканчивается", "31 мая"),
        ("проверьте ответы", "[Сохранить]"),
    )
    await olga.sees("МБОУ «Школа № 12»", "2026/27")


async def invitations(play: Play) -> None:
    """Two links, a printed code and a poster for the staff room."""
    olga = await play.person("Ольга")
    play.links["mentor"] = await _invite(olga, "[Наставника]", "Анна Сергеевна", "[1 человек]")
    await olga.taps("Плакат с QR-кодом")
    await olga.sees("Плакат.png")
    await olga.sees("Плакат_А4.pdf")
    play.links["mentee"] = await _invite(olga, "[Наставляемого]", "[Пропустить]", "[5 человек]")


async def _invite(olga: Player, role: str, name: str, uses: str) -> str:
    await olga.says("/invite")
    await olga.fills(
        ("Приглашения", "[Новое приглашение]"),
        ("Кого вы приглашаете", role),
        ("Для кого приглашение", name),
        ("Сколько дней", "[14 дней]"),
        ("Сколько человек смогут войти", uses),
    )
    made = await olga.sees("готово", "Код, если ссылка не открывается")
    found = LINK.search(made["text"])
    if found is None:
        raise Missed("в приглашении нет ссылки", made["text"])
    return found[0]


async def strangers(play: Play) -> None:
    """Nobody gets in without an invitation, and nobody who does not agree."""
    stranger = await play.meets("Сергей", "Волков", "Прохожий")
    await stranger.says("/start")
    await stranger.sees("Войти в него можно по приглашению")
    await stranger.says("AAAA-2222")
    await stranger.sees("Такого кода нет")
    await stranger.opens(play.links["mentee"])
    await stranger.sees("приглашает вас", "наставляемого")
    await stranger.taps("Это я")
    await stranger.fills(("Можно ли школе хранить", "[Не даю]"))
    await stranger.sees("Записан только сам отказ")


async def request(play: Play) -> None:
    """The mentee comes by the link, agrees and asks for help: by taps and in own words."""
    ivan = await play.person("Иван")
    await come(ivan, play.links["mentee"], "Морозов Иван Андреевич")
    await ivan.sees("добро пожаловать", "наставляемый")
    await ivan.taps("Мой запрос")
    await ivan.sees("Запрос наставляемого", "≈ 4 минуты")
    await ivan.taps("Начать")
    await ivan.fills(
        ("Какой предмет", "история"),
        ("Какая у вас должность", "учитель"),
        ("Сколько лет вы преподаёте", "давно", "1"),
        ("С чем вам нужна помощь", "[Дисциплина на уроке]", "[Классное руководство]", "[Готово]"),
        ("Чего вы хотите добиться", "Разобраться с дисциплиной.", "[Готово]"),
    )
    await _rest_of_request(ivan)
    await ivan.sees("Запрос отправлен куратору")
    olga = await play.person("Ольга")
    await olga.sees("Запрос ждёт решения", "Морозов")


async def _rest_of_request(ivan: Player) -> None:
    await ivan.fills(
        ("Как вам удобнее работать", "[Один на один]"),
        ("Встречаться лично или по видеосвязи", "[Очно]"),
        ("Когда вам удобно встречаться", "вт день, чт день", "[Готово]"),
        ("Кого вы хотели бы видеть", "[Учителя моего предмета]"),
        ("с кем вам не хотелось бы", "[Пропустить]"),
        ("проверьте ответы", "[Отправить]"),
    )


async def come(person: Player, link: str, full_name: str) -> None:
    """By a link, with consent and name."""
    await person.opens(link)
    await person.sees("приглашает вас в программу")
    await person.taps("Это я")
    await person.fills(("Можно ли школе хранить", "[Даю согласие]"), ("Как вас зовут", full_name))


async def questionnaire(play: Play) -> None:
    """The mentor says what he can give, and agrees in writing to be a mentor."""
    anna = await play.person("Анна")
    await come(anna, play.links["mentor"], "Кузнецова Анна Сергеевна")
    await anna.sees("добро пожаловать", "наставник")
    await anna.taps("Моя анкета")
    await anna.sees("Анкета наставника")
    await anna.taps("Начать")
    await anna.fills(
        ("Какой предмет", "история и обществознание"),
        ("Какая у вас должность", "учитель"),
        ("квалификационная категория", "[Высшая]"),
        ("Сколько лет вы преподаёте", "21"),
        ("С чем вы можете помочь", "[Дисциплина на уроке]", "[Классное руководство]", "[Готово]"),
        ("Вы раньше были наставником", "[Да]"),
        ("Кому вы помогали", "Два года вместе готовили уроки.", "[Готово]"),
        ("Какими достижениями", "[Пропустить]"),
        ("Скольких коллег", "1"),
        ("Как вам удобно работать", "[Один на один]", "[Готово]"),
        ("Встречаться лично или по видеосвязи", "[Очно]"),
        ("Когда вам удобно встречаться", "вт день, чт день", "[Готово]"),
        ("Почему вам хочется", "[Пропустить]"),
        ("Есть ли пожелания", "[Пропустить]"),
        ("проверьте ответы", "[Отправить]"),
        ("Вы согласны быть наставником", "[Даю согласие]"),
    )
    await anna.sees("Анкета отправлена куратору")
    olga = await play.person("Ольга")
    await olga.sees("Анкета наставника ждёт решения", "Кузнецова")


async def decisions(play: Play) -> None:
    """The curator returns the request with a reason; it is mended, and both are taken into the bank."""
    olga, ivan, anna = [await play.person(name) for name in ("Ольга", "Иван", "Анна")]
    await olga.says("/mentees")
    await olga.sees("Банк наставляемых", "Морозов")
    await olga.taps("1")
    await olga.sees("Морозов Иван Андреевич", "ждёт вашего решения", REASONABLE)
    await olga.taps("Вернуть")
    await olga.fills(("Что нужно изменить", REASON, "[Готово]"))
    await ivan.sees("правк", REASON)
    await _mend(ivan)
    await olga.sees("Запрос ждёт решения")
    await olga.taps("Открыть карточку")
    await olga.sees("Морозов Иван Андреевич", BETTER_GOAL)
    await olga.taps("Одобрить")
    await ivan.sees("Запрос одобрен")
    await olga.says("/mentors")
    await olga.sees("Банк наставников", "Кузнецова")
    await olga.taps("1")
    await olga.sees("Кузнецова Анна Сергеевна", "Согласие быть наставником")
    await olga.taps("Одобрить")
    await anna.sees("Анкета одобрена")


async def _mend(ivan: Player) -> None:
    """At the summary one answer is changed, the others stay."""
    await ivan.says("/request")
    await ivan.sees("Мой запрос", REASON)
    await ivan.taps("Изменить")
    await ivan.fills(
        ("проверьте ответы", "[5]"),
        ("Чего вы хотите добиться", BETTER_GOAL, "[Готово]"),
        ("проверьте ответы", "[Отправить]"),
    )
    await ivan.sees("Запрос отправлен куратору")


ARRIVAL = (
    ("Куратор входит и заводит школу", school),
    ("Куратор приглашает", invitations),
    ("Чужой не войдёт", strangers),
    ("Наставляемый просит о помощи", request),
    ("Наставник рассказывает, чем поможет", questionnaire),
    ("Куратор решает", decisions),
)
