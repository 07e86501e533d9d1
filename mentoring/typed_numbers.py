"""Numbers and times as people type them, in Russian and in English."""

import re

from mentoring.typed import bare

_NUMBER = re.compile(r"[-−–]?\d+")
_WORDS = {
    "ноль": 0, "нуль": 0, "один": 1, "одна": 1, "одно": 1, "два": 2, "две": 2, "три": 3, "четыре": 4,
    "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10, "одиннадцать": 11,
    "двенадцать": 12,
    "тринадцать": 13, "четырнадцать": 14, "пятнадцать": 15, "шестнадцать": 16, "семнадцать": 17,
    "восемнадцать": 18, "девятнадцать": 19, "двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50,
    "шестьдесят": 60, "семьдесят": 70, "восемьдесят": 80, "девяносто": 90, "сто": 100,
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_MINUS = frozenset({"минус", "minus"})
_THOUSANDS = ("тысяч", "тыщ", "тыс", "миллион", "млн", "миллиард", "млрд", "thousand", "million", "billion")
"""A word that begins like this makes another number of the one before it."""


def read_number(text: str) -> int | None:
    """A whole number in digits or in words («десять», «минус три», «5 лет»); nothing if it is not one."""
    words = bare(text).split()
    if re.search(r"\d[.,]\d", text) or any(word.startswith(_THOUSANDS) for word in words):
        return None
    found = _NUMBER.findall(text)
    if not found:
        return _number_in_words(words)
    digits = found[0].lstrip("-−–")
    if len(found) > 1 or len(digits) > 12 or len(words) > 3:
        return None
    return -int(digits) if len(digits) < len(found[0]) else int(digits)


def _number_in_words(words: list[str]) -> int | None:
    sign = -1 if words and words[0] in _MINUS else 1
    values = [_WORDS[word] for word in words if word in _WORDS]
    rest = len(words) - len(values) - (sign < 0)
    if not values or rest > 1 or len(values) > 2:
        return None
    if len(values) == 2 and not (20 <= values[0] < 100 and 0 < values[1] < 10):
        return None
    return sign * sum(values)


_TIME = re.compile(
    r"(?:(?:в|к|at)\s+)?(\d{1,2})"
    r"(?:\s*(?:час\w*|[:.\-чh ])\s*(\d{2})(?:\s*м\w*)?|\s*(?:час\w*|ч|h|hours?|o'clock)\.?)?"
)
_TIME_TOGETHER = re.compile(r"(\d{1,2})(\d{2})")
_PART_OF_DAY = re.compile(r"\s*(утра|дня|вечера|am|pm)$")
_NOON = frozenset({"полдень", "в полдень", "noon", "at noon"})


def read_time(text: str) -> str | None:
    """A time as "15:30" from «15:30», «15.30», «1530», «15 30», «в 3 часа», «3 pm»; nothing if it is not one.

    Nobody teaches at night: an hour from 1 to 6 without a leading zero and without «утра» is the afternoon's.
    """
    words = text.casefold().replace("ё", "е").strip(" .!")
    if words in _NOON:
        return "12:00"
    part = _PART_OF_DAY.search(words)
    words = words[: part.start()] if part else words
    found = _TIME_TOGETHER.fullmatch(words) or _TIME.fullmatch(words)
    if found is None:
        return None
    hour = _hour(found[1], part[1] if part else "")
    minute = int(found[2] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


NIGHT_FROM, NIGHT_TO, HALF_DAY = 23, 6, 12


def by_day(time: str) -> str:
    """ "03:00" → "15:00": what was probably meant by a time in the night; any other time as it is."""
    hour, minute = map(int, time.split(":"))
    if NIGHT_TO <= hour < NIGHT_FROM:
        return time
    return f"{(hour + HALF_DAY) % (2 * HALF_DAY):02}:{minute:02}"


def _hour(digits: str, part: str) -> int:
    hour = int(digits)
    if part in ("дня", "вечера", "pm"):
        return hour + 12 if hour < 12 else hour
    if part == "am" and hour == 12:
        return 0
    return hour + 12 if not part and 1 <= hour <= 6 and len(digits) == 1 else hour
