"""What everybody in the scripted programme answers, and how it must be stored."""

from collections.abc import Mapping
from typing import Any

from tests.e2e.townsfolk import Townsman

REQUEST: Mapping[str, Any] = {
    "subject": "история",
    "post": "учитель",
    "experience": 1,
    "difficulties": ["discipline", "class_lead"],
    "form": "traditional",
    "mode": "in_person",
    "windows": ["tue_day", "thu_day"],
    "whom": "same_subject",
}
"""The answers of every mentee but the goal and the confidential one, as they must be stored."""
QUESTIONNAIRE: Mapping[str, Any] = {
    "subject": "история и обществознание",
    "post": "учитель",
    "category": "highest",
    "experience": 21,
    "strengths": ["discipline", "class_lead"],
    "mentored_before": True,
    "capacity": 1,
    "forms": ["traditional"],
    "mode": "in_person",
    "windows": ["tue_day", "thu_day"],
}
OPINIONS: Mapping[str, Any] = {
    "events_often": "sometimes",
    "glad": True,
    "go_on": False,
    "five_years": True,
    "more_active": False,
    "more_confident": True,
    "better_results": False,
    "research": True,
    "expectations": "Поделиться опытом.",
    "expectations_met": "partly",
}

MENTOR_SCALES = {
    "effectiveness": "Насколько полезной оказалась программа",
    "comfort": "Насколько комфортно вам было",
    "organising": "Насколько хорошо вам удавалось организовать",
    "adaptation": "помогла коллеге освоиться",
    "mentee_theory": "владеет теорией",
    "mentee_practice": "владеет практикой",
    "programme_quality": "план, который составили",
    "involvement": "коллеге было интересно",
    "satisfaction": "довольны совместной работой",
}
MENTEE_SCALES = {
    "effectiveness": "Насколько полезной оказалась программа",
    "comfort": "Насколько комфортно вам было",
    "events_quality": "Как организованы встречи",
    "adaptation": "помогла вам освоиться",
    "skill_events": "полезны были открытые уроки",
    "theory": "Сколько нового вы узнали",
    "practice": "Сколько практических приёмов",
    "programme_quality": "план, по которому работали",
    "mentor_support": "поддержку наставника",
    "satisfaction": "довольны совместной работой",
}
REST = (
    ("Видите себя в нашей школе", "[Да]"),
    ("активнее в жизни школы", "[Нет]"),
    ("Вы стали увереннее", "[Да]"),
    ("Результаты в ваших классах", "[Нет]"),
    ("Появилось желание писать", "[Да]"),
    ("Чего вы ждали", "Поделиться опытом.", "[Готово]"),
    ("Ваши ожидания сбылись", "[Отчасти]"),
    ("Что было самым ценным", "[Пропустить]"),
    ("Чего не хватило", "[Пропустить]"),
)
MENTOR_REST = (
    ("Вы раньше были наставником", "[Да]"),
    ("Как часто проходили", "[Иногда]"),
    ("Вы рады", "[Да]"),
    ("Хотите и дальше быть", "[Нет]"),
    *REST,
)
MENTEE_REST = (
    ("У вас раньше был наставник", "[Нет]"),
    ("Как часто проходили", "[Иногда]"),
    ("Вы рады", "[Да]"),
    ("Хотите и дальше работать", "[Нет]"),
    *REST,
)


def request_steps(ivan: Townsman) -> tuple[tuple[str, ...], ...]:
    return (
        ("По этим ответам куратор подберёт вам наставника", "[Начать]"),
        ("Какой предмет", "история"),
        ("Какая у вас должность", "учитель"),
        ("Сколько лет вы преподаёте", "1"),
        ("С чем вам нужна помощь", "[Дисциплина на уроке]", "[Классное руководство]", "[Готово]"),
        ("Чего вы хотите добиться", goal_of(ivan), "[Готово]"),
        ("Как вам удобнее работать", "[Один на один]"),
        ("Встречаться лично или по видеосвязи", "[Очно]"),
        ("Когда вам удобно встречаться", "вт день, чт день", "[Готово]"),
        ("Кого вы хотели бы видеть", "[Учителя моего предмета]"),
        ("с кем вам не хотелось бы", secret_of(ivan)),
        ("проверьте ответы", "[Отправить]"),
    )


def questionnaire_steps(anna: Townsman) -> tuple[tuple[str, ...], ...]:
    return (
        ("По этим ответам куратор подберёт вам пару", "[Начать]"),
        ("Какой предмет", "история и обществознание"),
        ("Какая у вас должность", "учитель"),
        ("квалификационная категория", "[Высшая]"),
        ("Сколько лет вы преподаёте", "21"),
        ("С чем вы можете помочь", "[Дисциплина на уроке]", "[Классное руководство]", "[Готово]"),
        ("Вы раньше были наставником", "[Да]"),
        ("Кому вы помогали", goal_of(anna), "[Готово]"),
        ("Какими достижениями", "[Пропустить]"),
        ("Скольких коллег", "1"),
        ("Как вам удобно работать", "[Один на один]", "[Готово]"),
        ("Встречаться лично или по видеосвязи", "[Очно]"),
        ("Когда вам удобно встречаться", "вт день, чт день", "[Готово]"),
        ("Почему вам хочется", "[Пропустить]"),
        ("Есть ли пожелания", secret_of(anna), "[Готово]"),
        ("проверьте ответы", "[Отправить]"),
        ("Вы согласны быть наставником", "[Даю согласие]"),
    )


def survey_steps(*, is_mentor: bool) -> tuple[tuple[str, ...], ...]:
    """Question by question as the forms ask them."""
    scales = MENTOR_SCALES if is_mentor else MENTEE_SCALES
    rest = MENTOR_REST if is_mentor else MENTEE_REST
    return (
        ("Ваша пара завершила работу. Расскажите", "[Начать]"),
        *((scales[step], f"[{mark}]") for step, mark in marks(scales).items()),
        *rest,
        ("проверьте ответы", "[Отправить]"),
    )


def marks(scales: Mapping[str, str]) -> dict[str, int]:
    """A different answer for every two neighbours, so that none can stand in for another."""
    return {step: 5 + place % 5 for place, step in enumerate(scales)}


def goal_of(one: Townsman) -> str:
    """Words that nobody else writes; only the curator and the own pair may read them."""
    return f"Хочу, чтобы на уроках было спокойно ({one.id})."


def secret_of(one: Townsman) -> str:
    """Words for the curator alone."""
    return f"Только не с соседом по кабинету {one.id}"
