"""A typed answer against its step: accepted, probably meant, or wrong with what is expected."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from mentoring.forms import OTHER, Answers, Kind, Option, Step, in_range
from mentoring.typed import Match, bare, begun_options, clean, find_options, has_words, match_option
from mentoring.typed_dates import NoSuchDay, read_date
from mentoring.typed_numbers import by_day, read_number, read_time


@dataclass(frozen=True, slots=True)
class Accepted:
    """The value as it is stored (`mentoring.forms` says its shape)."""

    value: Any


@dataclass(frozen=True, slots=True)
class Unsure:
    """This option was probably meant: ask."""

    option: Option


@dataclass(frozen=True, slots=True)
class Wrong:
    """The text key that says what is wrong, with its arguments."""

    key: str
    args: Mapping[str, Any] = field(default_factory=dict)


Parsed = Accepted | Unsure | Wrong


def parse_answer(
    step: Step,
    typed: str,
    *,
    today: date,
    options: Sequence[Option] | None = None,
    answers: Answers | None = None,
) -> Parsed:
    """What was typed as an answer to the step.

    `options` stand in for the step's own where only the code knows them; `answers` given before serve date
    limits. For `choices` the value lists what was named, for `person` a single exact name is accepted.
    """
    text = clean(typed)
    if not text:
        return Wrong("wrong-empty")
    if len(text) > step.longest:
        return Wrong("wrong-too-long", {"limit": step.longest, "length": len(text)})
    if not has_words(text):
        return Wrong("wrong-wordless")
    known = step.options if options is None else options
    return _PARSERS[step.kind](_Typed(step, text, known, today, answers or {}))


def date_limits(step: Step, today: date, answers: Answers) -> tuple[date | None, date | None]:
    """The earliest and the latest day of a date step, each if there is one."""
    earliest, latest = _limit(step.not_before, today, answers), _limit(step.not_after, today, answers)
    year = _academic(step.not_after, answers)
    if year is None:
        return earliest, latest
    return max(earliest or year[0], year[0] + timedelta(days=1)), year[1]


def check_date(step: Step, day: date, today: date, answers: Answers) -> Wrong | None:
    """What is wrong with the day, or nothing."""
    earliest, latest = date_limits(step, today, answers)
    year = _academic(step.not_after, answers)
    if year is not None and not year[0] < day <= year[1]:
        return Wrong("wrong-date-year", {"year": answers[step.not_after]})
    if earliest is not None and day < earliest:
        return Wrong("wrong-date-past") if earliest == today else Wrong("wrong-date-early", {"day": earliest})
    if latest is not None and day > latest:
        return Wrong("wrong-date-future") if latest == today else Wrong("wrong-date-late", {"day": latest})
    return None


def is_limit(words: str) -> bool:
    """True if the words are a date limit of their own: today, +30d, -3d or 2026-09-01."""
    return words == "today" or _SHIFT.fullmatch(words) is not None or _iso(words) is not None


_SHIFT = re.compile(r"([+-]\d{1,4})d")


def _limit(words: str, today: date, answers: Answers) -> date | None:
    if not words:
        return None
    if words == "today":
        return today
    if shift := _SHIFT.fullmatch(words):
        return today + timedelta(days=int(shift[1]))
    return _iso(words) or _iso(str(answers.get(words, "")))


_ACADEMIC = re.compile(r"([12]\d{3})/(\d{2})")


def _academic(words: str, answers: Answers) -> tuple[date, date] | None:
    """First and last day of the academic year that was chosen in the step of this name."""
    chosen = _ACADEMIC.fullmatch(str(answers.get(words, ""))) if words else None
    return None if chosen is None else (date(int(chosen[1]), 9, 1), date(int(chosen[1]) + 1, 8, 31))


def _iso(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Typed:
    step: Step
    text: str
    options: Sequence[Option]
    today: date
    answers: Answers


def _parse_text(typed: _Typed) -> Parsed:
    step = typed.step
    if step.min is not None and len(typed.text) < step.min:
        return Wrong("wrong-too-short", {"limit": step.min})
    if len(typed.text.split()) < step.min_words:
        return Wrong("wrong-few-words", {"limit": step.min_words})
    if step.letters and any(sign.isdigit() for sign in typed.text):
        return Wrong("wrong-name-digits")
    return Accepted(typed.text)


def _parse_number(typed: _Typed) -> Parsed:
    named = match_option(typed.text, typed.options) if typed.step.kind is Kind.NUMBER else None
    number = int(named.option.id) if named is not None and named.by_name else read_number(typed.text)
    if number is None:
        return Wrong("wrong-number")
    if not in_range(typed.step, number):
        return Wrong("wrong-range", {"min": typed.step.min or 0, "max": typed.step.max or 0})
    return Accepted(number)


def _parse_choice(typed: _Typed) -> Parsed:
    found = match_option(typed.text, typed.options)
    if found is not None:
        return Accepted(found.option.id) if found.sure else Unsure(found.option)
    if typed.step.other == "number":
        number = _parse_number(typed)
        return Accepted(str(number.value)) if isinstance(number, Accepted) else number
    if typed.step.other and bare(typed.text).isdecimal():
        return Wrong("wrong-option-number", {"count": len(typed.options)})
    if typed.step.other:
        return Accepted({OTHER: typed.text})
    several = begun_options(typed.text, typed.options)
    if len(several) < 2:
        return Wrong("wrong-option")
    return Wrong("wrong-option-several", {"options": ", ".join(option.label for option in several)})


_LIST = re.compile(r"[,;\n]+|(?<=\d)\s+(?=\d)")


def _parse_choices(typed: _Typed) -> Parsed:
    whole = match_option(typed.text, typed.options)
    if whole is not None:
        return Accepted([whole.option.id]) if _is_plain(whole, typed.text) else Unsure(whole.option)
    values: list[Any] = []
    for part in filter(has_words, _LIST.split(typed.text)):
        value = _choice_in_list(typed, part.strip())
        if isinstance(value, Wrong):
            return value
        if value not in values:
            values.append(value)
    return Accepted(values)


def _choice_in_list(typed: _Typed, part: str) -> Any:
    found = match_option(part, typed.options)
    if found is not None and _is_plain(found, part):
        return found.option.id
    if typed.step.other and not bare(part).isdecimal():
        return {OTHER: part}
    return Wrong("wrong-option-named", {"words": part[:60]})


def _is_plain(found: Match, words: str) -> bool:
    """True if a tick need not be asked about: it is seen at once and taken back by a tap."""
    return found.sure or found.option in begun_options(words, [found.option])


def _parse_person(typed: _Typed) -> Parsed:
    found = find_options(typed.text, typed.options)
    exact = [option for option in found if bare(option.label) == bare(typed.text)]
    if len(exact) == 1:
        return Accepted(exact[0].id)
    return Unsure(found[0]) if len(found) == 1 else Wrong("wrong-person")


def _parse_date(typed: _Typed) -> Parsed:
    earliest, latest = date_limits(typed.step, typed.today, typed.answers)
    try:
        day = read_date(typed.text, typed.today, past=latest is not None and latest <= typed.today)
    except NoSuchDay:
        return Wrong("wrong-date-none", {"words": typed.text[:60]})
    if day is None:
        return Wrong("wrong-date")
    wrong = check_date(typed.step, day, typed.today, typed.answers)
    if wrong is not None and wrong.key == "wrong-date-late":
        return _gone(typed, day, earliest) or wrong
    if wrong is None or earliest is None or earliest <= typed.today:
        return wrong or Accepted(day.isoformat())
    later = read_date(typed.text, earliest)
    same = later is not None and (later.day, later.month) == (day.day, day.month)
    if later is None or not same or check_date(typed.step, later, typed.today, typed.answers):
        return wrong
    return Accepted(later.isoformat())


def _gone(typed: _Typed, day: date, earliest: date | None) -> Wrong | None:
    """A day without a year that has just passed was hardly meant for the next year."""
    past = read_date(typed.text, typed.today, past=True)
    if past is None or earliest is None or past >= earliest or typed.today - past > day - typed.today:
        return None
    return Wrong("wrong-date-gone", {"day": past})


def _parse_time(typed: _Typed) -> Parsed:
    time = read_time(typed.text)
    if time is None:
        return Wrong("wrong-time")
    day_time = by_day(time)
    return Accepted(time) if day_time == time else Unsure(Option(day_time, day_time))


_YES = frozenset({"да", "ага", "угу", "конечно", "д", "yes", "yeah", "yep", "sure", "y"})
_NO = frozenset({"нет", "неа", "не", "никогда", "н", "no", "nope", "never", "n"})


def _parse_yes_no(typed: _Typed) -> Parsed:
    words = bare(typed.text)
    if words in _YES or words in _NO:
        return Accepted(words in _YES)
    return Wrong("wrong-yes-no")


def says_yes(text: str) -> bool | None:
    """True for a typed yes, false for a no, nothing for anything else."""
    words = bare(clean(text))
    return words in _YES if words in _YES or words in _NO else None


_AGREED = frozenset({"согласен", "согласна", "даю согласие", "даю", "i agree", "agree", "i give my consent"})
_DISAGREED = frozenset({
    "не согласен", "не согласна", "не даю", "не даю согласия", "не даю согласие",
    "i do not agree", "i don t agree", "do not agree", "disagree", "i do not", "i don t",
})  # fmt: skip


def _parse_consent(typed: _Typed) -> Parsed:
    """A consent must be plain: the words of the button, or such as mean nothing else. A no is a no in any
    words. The value is the decision itself."""
    words = bare(typed.text)
    if words in _AGREED:
        return Accepted(value=True)
    if words in _DISAGREED or words in _NO:
        return Accepted(value=False)
    return Wrong("wrong-option")


def _parse_file(_typed: _Typed) -> Parsed:
    return Wrong("wrong-no-file")


_PARSERS: Mapping[Kind, Callable[[_Typed], Parsed]] = {
    Kind.TEXT: _parse_text,
    Kind.LONG_TEXT: _parse_text,
    Kind.NUMBER: _parse_number,
    Kind.SCALE: _parse_number,
    Kind.CHOICE: _parse_choice,
    Kind.CHOICES: _parse_choices,
    Kind.PERSON: _parse_person,
    Kind.DATE: _parse_date,
    Kind.TIME_SLOTS: _parse_time,
    Kind.YES_NO: _parse_yes_no,
    Kind.CONSENT: _parse_consent,
    Kind.FILE: _parse_file,
}
