"""Made-up cohorts for the matching: answers as the two forms give them, the same for the same numbers."""

import random
from collections.abc import Sequence
from typing import Any

from mentoring.profiles import MenteeProfile, MentorProfile, mentee_profile, mentor_profile

SUBJECTS = (
    *("математика", "русский язык и литература", "история", "физика", "химия", "биология", "география"),
    *("английский язык", "информатика", "начальные классы", "музыка", "физкультура", "технология", "ИЗО"),
)
TOPICS = (
    *("planning", "methods", "discipline", "motivation", "assessment", "digital", "inclusion", "gifted"),
    *("parents", "class_lead", "papers", "exams"),
)
FORMS = ("traditional", "group", "virtual", "short", "reverse", "situational", "speed")
WINDOWS = tuple(
    f"{day}_{part}"
    for day in ("mon", "tue", "wed", "thu", "fri", "sat")
    for part in ("morning", "day", "evening")
)


def cohort(mentees: int, mentors: int, seed: int = 1) -> tuple[list[MenteeProfile], list[MentorProfile]]:
    """So many people on either side; a mentor takes one to three. Mentees are numbered from 1, mentors on."""
    chance = random.Random(seed)  # noqa: S311 - people of a benchmark, not a secret
    asking = [
        mentee_profile(number, f"Запрос {number}", _request(chance)) for number in range(1, mentees + 1)
    ]
    offering = [
        mentor_profile(mentees + number, f"Анкета {number}", _questionnaire(chance))
        for number in range(1, mentors + 1)
    ]
    return asking, offering


def _request(chance: random.Random) -> dict[str, Any]:
    return {
        **_both(chance),
        "experience": chance.randint(0, 4),
        "difficulties": _some(chance, TOPICS, 1, 5),
        "form": chance.choice([*FORMS, "any", "any", "any"]),
        "whom": chance.choice(["any", "any", "same_subject", "class_lead", "same_age"]),
    }


def _questionnaire(chance: random.Random) -> dict[str, Any]:
    return {
        **_both(chance),
        "experience": chance.randint(3, 35),
        "category": chance.choice(["none", "first", "highest", "mentor"]),
        "strengths": _some(chance, TOPICS, 2, 7),
        "mentored_before": chance.random() < 0.5,
        "capacity": chance.randint(1, 3),
        "forms": _some(chance, FORMS, 1, 4),
    }


def _both(chance: random.Random) -> dict[str, Any]:
    return {
        "subject": chance.choice(SUBJECTS),
        "post": "учитель",
        "mode": chance.choice(["in_person", "in_person", "remote", "mixed"]),
        "windows": _some(chance, WINDOWS, 2, 6),
    }


def _some(chance: random.Random, options: Sequence[str], least: int, most: int) -> list[str]:
    return chance.sample(options, chance.randint(least, most))
