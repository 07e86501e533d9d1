"""Dates as people type them, in Russian and in English."""

import re
from datetime import date, timedelta


class NoSuchDay(ValueError):
    """The words name a day that the calendar does not have, such as 31.02."""


_DAYS = {
    **dict.fromkeys(("сегодня", "today"), 0),
    **dict.fromkeys(("завтра", "tomorrow"), 1),
    **dict.fromkeys(("послезавтра", "the day after tomorrow", "day after tomorrow"), 2),
    **dict.fromkeys(("вчера", "yesterday"), -1),
    **dict.fromkeys(("позавчера", "the day before yesterday", "day before yesterday"), -2),
}
_WEEKDAYS = (
    ("понедельник", "пн", "monday", "mon"),
    ("вторник", "вт", "tuesday", "tue"),
    ("сред", "ср", "wednesday", "wed"),
    ("четверг", "чт", "thursday", "thu"),
    ("пятниц", "пт", "friday", "fri"),
    ("суббот", "сб", "saturday", "sat"),
    ("воскресень", "вс", "sunday", "sun"),
)
_MONTHS = (
    ("янв", "jan"), ("фев", "feb"), ("мар", "mar"), ("апр", "apr"), ("мая", "май", "мае", "may"),
    ("июн", "jun"), ("июл", "jul"), ("авг", "aug"), ("сен", "sep"), ("окт", "oct"), ("ноя", "nov"),
    ("дек", "dec"),
)  # fmt: skip
_NUMERIC = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{1,2})(?:\s*[./\- ]\s*(\d{4}|\d{2}))?\s*(?:г|год|года)?\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:-?го|st|nd|rd|th)?\s+(?:of\s+)?([a-zа-я]{3,})\.?,?(?:\s+(\d{4}))?(?:\s*(?:г|год|года)\.?)?"
)
_MONTH_DAY = re.compile(r"([a-z]{3,})\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?")
_AFTER = re.compile(
    r"(?:через|in)\s+(?:(\d{1,3}|[a-zа-я]+)\s+)?(день|дня|дней|недел\w+|месяц\w*|days?|weeks?|months?)"
)
_COUNTS = {"": 1, "a": 1, "one": 1, "один": 1, "одну": 1, "two": 2, "два": 2, "две": 2, "three": 3, "три": 3}
_NEXT_WEEK = re.compile(r"(?:(?:на\s+)?след\w*\.?\s+недел\w+|next\s+week)")
_NEXT = ("следующ", "след", "next")
_THIS = ("эт", "ближайш", "this")


def read_date(text: str, today: date, *, past: bool = False) -> date | None:
    """The date meant, or nothing if the words are no date. Raises `NoSuchDay`.

    Without a year the nearest such day from today on is meant, with `past` the latest one up to today.
    A bare weekday is the nearest after today, «в следующую среду» lies in the next calendar week.
    """
    words = " ".join(text.casefold().replace("ё", "е").strip(" .,!").split())
    words = re.sub(r"^(?:в|во|на|к|on)\s+", "", words)
    if words in _DAYS:
        return today + timedelta(days=_DAYS[words])
    if _NEXT_WEEK.fullmatch(words):
        return today + timedelta(days=7 - today.weekday())
    return _after(words, today) or _weekday(words, today, past=past) or _calendar_day(words, today, past=past)


def _after(words: str, today: date) -> date | None:
    """«через 3 дня», «через неделю», "in two weeks"."""
    found = _AFTER.fullmatch(words)
    if found is None:
        return None
    number = found[1] or ""
    count = int(number) if number.isdecimal() else _COUNTS.get(number)
    if count is None:
        return None
    if found[2].startswith(("м", "mon")):
        return _months_later(today, count)
    return today + timedelta(days=count * (7 if found[2].startswith(("нед", "w")) else 1))


def _months_later(today: date, count: int) -> date:
    month = today.month - 1 + count
    year, month = today.year + month // 12, month % 12 + 1
    for day in (today.day, 30, 29, 28):
        found = _day(year, month, day)
        if found is not None:
            return found
    raise AssertionError("every month has a 28th day")


def _weekday(words: str, today: date, *, past: bool) -> date | None:
    *before, name = words.split() or [""]
    weekday = next((number for number, names in enumerate(_WEEKDAYS) if _is_weekday(name, names)), None)
    if weekday is None or len(before) > 1:
        return None
    if before and before[0].startswith(_NEXT):
        return today + timedelta(days=7 - today.weekday() + weekday)
    if before and not before[0].startswith(_THIS):
        return None
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead - 7 if past else ahead)


def _is_weekday(name: str, names: tuple[str, ...]) -> bool:
    """Short names whole, long ones by their unchanging part: «среду», «пятницу»."""
    long, *rest = names
    return name in rest or (name.startswith(long) and len(name) <= len(long) + 2)


def _calendar_day(words: str, today: date, *, past: bool) -> date | None:
    parts = _parts(words)
    if parts is None:
        return None
    day, month, year = parts
    if year is not None:
        years = range(year, year + 1)
    else:
        years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    days = filter(None, (_day(each, month, day) for each in years))
    found = next((each for each in days if year or (each <= today if past else each >= today)), None)
    if found is None:
        raise NoSuchDay(words)
    return found


def _parts(words: str) -> tuple[int, int, int | None] | None:
    """Day, month and, if said, year."""
    if found := _ISO.fullmatch(words):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _NUMERIC.fullmatch(words):
        return int(found[1]), int(found[2]), full_year(found[3])
    if (found := _DAY_MONTH.fullmatch(words)) and (month := _month(found[2])):
        return int(found[1]), month, full_year(found[3])
    if (found := _MONTH_DAY.fullmatch(words)) and (month := _month(found[1])):
        return int(found[2]), month, full_year(found[3])
    return None


def full_year(digits: str | None) -> int | None:
    """The year in four digits or two; nothing if it was not said."""
    if not digits:
        return None
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month(name: str) -> int | None:
    return next((number for number, names in enumerate(_MONTHS, 1) if name.startswith(names)), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
