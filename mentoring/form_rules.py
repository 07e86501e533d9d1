"""What a form must be beyond its shape: conditions look back, limits can be met, there is what to choose."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from mentoring.answers import date_limits, is_limit
from mentoring.forms import WITH_OPTIONS, Form, Kind, Step
from mentoring.typed_dates import NoSuchDay, read_date

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, str]]

NAMED = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""An earlier answer in a hint: «День: {date}»."""
QUICK_DATES = ("today", "yesterday", "tomorrow", "friday", "next_week")
"""Suggestions of a date step by name; any other is a day such as 31.05."""

SCREEN_WORDS = 2_600
"""Characters that question, hint and numbered options may have together: room is left for the answer."""


def form_faults(form: Form) -> Found:
    """Every fault as its place in the file and one Russian sentence with the remedy."""
    counts = Counter(step.id for step in form.steps)
    for place, step in enumerate(form.steps):
        path: Path = ("steps", place)
        if counts[step.id] > 1 and step.id in {earlier.id for earlier in form.steps[:place]}:
            yield (*path, "id"), f"шаг «{step.id}» уже есть выше; дайте этому другой id"
        for key, why in (*_option_faults(step), *_limit_faults(step), *_kind_faults(step)):
            yield (*path, key), why
        yield from _condition_faults(form.steps[:place], step, path)
        for name in set(NAMED.findall(step.hint)) - {earlier.id for earlier in form.steps[:place]}:
            yield (*path, "hint"), f"шага «{name}» выше нет; поправьте имя в скобках"


def _condition_faults(earlier: tuple[Step, ...], step: Step, path: Path) -> Found:
    known = {each.id: each for each in earlier}
    for key in ("not_before", "not_after"):
        limit = getattr(step, key)
        if limit and not is_limit(limit) and not _is_dated(known.get(limit)):
            why = f"«{limit}» не граница; напишите today, +30d, 2026-09-01 или id шага с датой выше"
            yield (*path, key), why
    if step.when is None:
        return
    target = known.get(step.when.step)
    if target is None:
        why = f"условие смотрит на шаг «{step.when.step}», а выше такого нет; поправьте id или порядок шагов"
        yield (*path, "when", "step"), why
        return
    rules = step.when.model_fields_set - {"step"}
    if len(rules) != 1:
        yield (*path, "when"), "в условии нужно ровно одно из is, in, has, not"
    elif target.options and not set(_named(step)) <= {option.id for option in target.options}:
        yield (*path, "when"), f"у шага «{target.id}» нет такого варианта; поправьте id в условии"


def _is_dated(step: Step | None) -> bool:
    """True if the step's answer is a date or an academic year."""
    return step is not None and (step.kind is Kind.DATE or step.source == "years")


def _named(step: Step) -> list[Any]:
    """The values that the condition speaks of."""
    when = step.when
    if when is None:
        return []
    return [value for value in (when.is_, when.has, when.not_, *when.in_) if value is not None]


def _option_faults(step: Step) -> Iterator[tuple[str, str]]:
    if step.kind in WITH_OPTIONS and not step.options and not step.source:
        yield "kind", "нет вариантов; добавьте options со строками «- id: …»"
    if step.kind is Kind.NUMBER and not all(option.id.isdecimal() for option in step.options):
        yield "options", "у вида number варианты – числа; дайте им id из цифр"
    if step.options and step.kind not in (*WITH_OPTIONS, Kind.NUMBER):
        yield "options", f"у вида {step.kind} вариантов не бывает; уберите options или смените kind"
    for option_id, count in Counter(option.id for option in step.options).items():
        if count > 1:
            yield "options", f"вариант «{option_id}» записан дважды; оставьте один"
    if step.other and step.kind not in (Kind.CHOICE, Kind.CHOICES):
        yield "other", "свой ответ бывает только у choice и choices; уберите other"
    if len(step.options) > 40:
        yield "options", "вариантов больше 40; сократите список"
    if len(step.text) + len(step.hint) + sum(len(option.label) + 8 for option in step.options) > SCREEN_WORDS:
        yield "text", f"вопрос с вариантами длиннее {SCREEN_WORDS} знаков; сократите"


def _limit_faults(step: Step) -> Iterator[tuple[str, str]]:
    if step.min is not None and step.max is not None and step.min > step.max:
        yield "min", f"min {step.min} больше, чем max {step.max}; поменяйте их местами"
    bounded = step.kind in (Kind.NUMBER, Kind.SCALE) or step.other == "number"
    if bounded and (step.min is None or step.max is None):
        yield "kind", "нужны оба предела, min и max"
    if step.kind is Kind.SCALE and not 2 <= (step.max or 0) - (step.min or 0) <= 9:
        yield "max", "на шкале от 3 до 10 чисел; поправьте min и max"
    if step.kind in (Kind.TEXT, Kind.LONG_TEXT) and step.longest > 3_500:
        yield "max", "длиннее 3500 знаков ответ не поместится в сообщение; уменьшите max"
    if step.kind is Kind.CHOICES and step.options and not step.other and (step.min or 0) > len(step.options):
        yield "min", "min больше числа вариантов; уменьшите его"
    earliest, latest = date_limits(step, _ANY_DAY, {})
    if earliest is not None and latest is not None and earliest > latest:
        yield "not_before", "not_before позже, чем not_after; поменяйте их местами"


_ANY_DAY = date(2026, 9, 1)


def _kind_faults(step: Step) -> Iterator[tuple[str, str]]:
    if step.kind is Kind.SCALE and not (step.low and step.high):
        yield "kind", "у шкалы подпишите концы: low и high"
    if step.kind is Kind.CONSENT and not step.document:
        yield "kind", "у согласия назовите документ: document"
    if step.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.FILE) and not step.example:
        yield "kind", "нет примера; добавьте example, его увидит тот, кто ошибся"
    if step.skip and step.required:
        yield "skip", "на этот вопрос нужен ответ; добавьте required: false или уберите skip"
    for words in step.suggest:
        if words not in QUICK_DATES and not _is_day(words):
            yield "suggest", f"«{words}» не день; напишите 31.05 или одно из: {', '.join(QUICK_DATES)}"


def _is_day(words: str) -> bool:
    try:
        return read_date(words, _ANY_DAY) is not None
    except NoSuchDay:
        return False


_EQUAL = ("id", "kind", "source", "other", "required", "min", "max", "min_words", "letters")
_EQUAL_TOO = ("not_before", "not_after", "suggest", "confidential", "document", "when")


def shape(form: Form) -> Iterator[tuple[Path, Any]]:
    """What must be the same in every language: each part with its place in the file."""
    for key in ("id", "version", "remind", "summary"):
        yield (key,), getattr(form, key)
    for place, step in enumerate(form.steps):
        for key in (*_EQUAL, *_EQUAL_TOO):
            yield ("steps", place, key), getattr(step, key)
        yield ("steps", place, "options"), tuple(option.id for option in step.options)
