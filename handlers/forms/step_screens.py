"""The screen of one question: where I am, what is asked, what was answered, what can be tapped."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from handlers.forms.calendar import draw_date
from handlers.forms.choices import draw_choice, draw_choices, draw_person
from handlers.forms.inputs import (
    draw_consent,
    draw_file,
    draw_long_text,
    draw_number,
    draw_text,
    draw_time,
    draw_yes_no,
)
from handlers.forms.intents import Act
from handlers.forms.view import Parts, View
from handlers.forms.words import NO_LABELS, clipped, say_answer
from handlers.screen import Button, Row, Screen
from locales.texts import Speaker, escape
from mentoring.forms import Kind, progress, step_before

BAR_CELLS = 10
ANSWER_SHOWN = 500

_DRAW: Mapping[Kind, Callable[[View], Parts]] = {
    Kind.TEXT: draw_text,
    Kind.LONG_TEXT: draw_long_text,
    Kind.NUMBER: draw_number,
    Kind.SCALE: draw_number,
    Kind.YES_NO: draw_yes_no,
    Kind.TIME_SLOTS: draw_time,
    Kind.FILE: draw_file,
    Kind.CONSENT: draw_consent,
    Kind.CHOICE: draw_choice,
    Kind.CHOICES: draw_choices,
    Kind.PERSON: draw_person,
    Kind.DATE: draw_date,
}


def step_screen(view: View, note: str = "") -> Screen:
    """The current question, with a note above it if there is one."""
    body, rows = _draw_doubt(view) if view.run.pending.get("maybe") else _DRAW[view.step.kind](view)
    parts = (note, progress_line(view), _question(view), *body, _given(view))
    return Screen("\n\n".join(filter(None, parts)), (*rows, *_way_rows(view)))


def progress_line(view: View) -> str:
    """«Вопрос 3 из 12 ▰▰▰▱▱▱▱▱▱▱»; nothing for a single question."""
    number, total = progress(view.form, view.run.answers, view.run.step)
    return _progress_words(view.t, number, total) if total > 1 else ""


@lru_cache(maxsize=1_000)
def _progress_words(t: Speaker, number: int, total: int) -> str:
    cells = min(total, BAR_CELLS)
    full = max(1, number * cells // total)
    return t("form-progress", number=number, total=total, bar="▰" * full + "▱" * (cells - full))


def _question(view: View) -> str:
    step = view.step
    lines = [f"<b>{escape(step.text)}</b>", escape(step.hint)]
    if step.confidential:
        lines.append(f"<i>{view.t('form-confidential')}</i>")
    return "\n".join(filter(None, lines))


def _given(view: View) -> str:
    """The answer given before, while nothing new is being typed or ticked."""
    step, run = view.step, view.run
    if view.answer is None or step.kind is Kind.CHOICES or run.pending.get("text"):
        return ""
    words = say_answer(view.t, step, view.answer, run.labels.get(step.id, NO_LABELS))
    return view.t("form-your-answer", answer=clipped(words, ANSWER_SHOWN))


def _draw_doubt(view: View) -> Parts:
    """«Вы имели в виду …?»"""
    maybe = view.run.pending["maybe"]
    own = [view.act("button-as-typed", Act.AS_TYPED)] if view.step.other is True else []
    rows = (view.act("button-yes", Act.MEANT, "primary"), view.act("button-no", Act.NOT_MEANT), *own)
    return [view.t("form-maybe", option=clipped(maybe["label"], 200))], tuple((button,) for button in rows)


def _way_rows(view: View) -> tuple[Row, ...]:
    """«Дальше» when there is an answer to keep, and the last row that is the same everywhere."""
    step, run = view.step, view.run
    answered = run.step in run.answers
    rows: list[Row] = []
    if answered and not run.editing and step.kind is not Kind.CHOICES:
        rows.append((view.act("button-next", Act.KEEP),))
    last: list[Button] = []
    if run.editing or view.form.cover or step_before(view.form, run.answers, run.step):
        last.append(view.act("button-back", Act.BACK))
    if not step.required and not run.pending.get("text"):
        has_answer = view.answer is not None
        last.append(view.act("button-form-clear" if has_answer else "button-skip", Act.SKIP))
    alone = len(view.form.steps) == 1 and not view.form.cover
    last.append(view.act("button-cancel" if alone else "button-later", Act.LATER))
    return (*rows, tuple(last))
