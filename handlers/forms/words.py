"""An answer in words: for the summary before sending and for everybody who reads it later."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from locales.texts import Html, Speaker, escape
from mentoring.forms import OTHER, Answers, Form, Kind, Step, applicable_steps

Labels = Mapping[str, str]
NO_LABELS: Labels = {}


def answer_lines(
    t: Speaker,
    form: Form,
    answers: Answers,
    labels: Mapping[str, Labels] | None = None,
    *,
    confidential: bool = True,
) -> list[tuple[str, str]]:
    """What was asked and what was answered, in plain words, for every step with an answer.

    `labels` names options that only the code knows, by step; without `confidential` what only the curator
    may read is left out.
    """
    return [
        (step.title, say_answer(t, step, answers[step.id], (labels or {}).get(step.id, NO_LABELS)))
        for step in applicable_steps(form, answers)
        if answers.get(step.id) is not None and (confidential or not step.confidential)
    ]


def say_answer(t: Speaker, step: Step, value: Any, labels: Labels = NO_LABELS) -> str:
    """One answer in plain words."""
    if step.unit and isinstance(value, int):
        return t.label(f"count-{step.unit}", count=value)
    say = _SAY.get(step.kind)
    return say(t, value) if say else _say_options(step, value, labels)


def _say_options(step: Step, value: Any, labels: Labels) -> str:
    if isinstance(value, list):
        return "; ".join(_say_options(step, each, labels) for each in value)
    if isinstance(value, dict):
        return str(value[OTHER])
    option = step.option(value)
    return (option.full or option.label) if option else labels.get(value, str(value))


def _say_plain(_t: Speaker, value: Any) -> str:
    return str(value)


def _say_yes_no(t: Speaker, value: Any) -> str:
    return t.label("button-yes" if value else "button-no")


def _say_date(t: Speaker, value: Any) -> str:
    day = date.fromisoformat(value)
    return t.label("form-day", weekday=t.label(f"weekday-short-{day.isoweekday()}"), day=day)


def _say_file(_t: Speaker, value: Any) -> str:
    return str(value["name"])


def _say_consent(t: Speaker, value: Any) -> str:
    return t.label("form-agreed" if value["agreed"] else "form-not-agreed", version=value["version"])


_SAY: Mapping[Kind, Callable[[Speaker, Any], str]] = {
    Kind.TEXT: _say_plain,
    Kind.LONG_TEXT: _say_plain,
    Kind.NUMBER: _say_plain,
    Kind.SCALE: _say_plain,
    Kind.TIME_SLOTS: _say_plain,
    Kind.YES_NO: _say_yes_no,
    Kind.DATE: _say_date,
    Kind.FILE: _say_file,
    Kind.CONSENT: _say_consent,
}


def clipped(text: str, limit: int) -> Html:
    """The text as HTML of at most `limit` characters, an ellipsis where it was cut."""
    html = escape(text)
    if len(html) <= limit:
        return html
    kept = text[:limit]
    while len(escape(kept)) > limit - 1:
        kept = kept[: len(kept) - max(1, (len(escape(kept)) - limit) // 6)]
    return Html(f"{escape(kept.rstrip())}…")


def short_label(text: str, limit: int) -> str:
    """A button's label of at most `limit` characters."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
