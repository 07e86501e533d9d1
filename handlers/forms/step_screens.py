"""The screen of one question: where I am, what is asked, what was answered, what can be tapped."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from handlers.forms.calendar import draw_date
from handlers.forms.choices import OWN, draw_choice, draw_choices, draw_person
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
from handlers.forms.run import At
from handlers.forms.view import Parts, View
from handlers.forms.words import NO_LABELS, clipped, say_answer
from handlers.screen import Button, Row, Screen
from locales.texts import Speaker, escape
from mentoring.form_rules import NAMED
from mentoring.forms import Kind, progress, step_before
from mentoring.typed_numbers import read_time

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
    about = f"<i>{escape(view.run.about)}</i>" if view.run.about else ""
    lines = [about, f"<b>{escape(step.text)}</b>", escape(_hint(view))]
    if step.confidential:
        lines.append(f"<i>{view.t('form-confidential')}</i>")
    return "\n".join(filter(None, lines))


def _hint(view: View) -> str:
    """The hint with the earlier answers that it names; without them it says nothing."""
    hint, run = view.step.hint, view.run
    for name in NAMED.findall(hint):
        if run.answers.get(name) is None:
            return ""
        words = say_answer(view.t, view.form.by_id[name], run.answers[name], run.labels.get(name, NO_LABELS))
        hint = hint.replace(f"{{{name}}}", words)
    return hint


def _given(view: View) -> str:
    """The answer given before, while nothing new is being typed or ticked."""
    step, run = view.step, view.run
    if view.answer is None or step.kind is Kind.CHOICES or run.pending.get("text"):
        return ""
    words = say_answer(view.t, step, view.answer, run.labels.get(step.id, NO_LABELS))
    key = "form-suggested" if run.step in run.suggested else "form-your-answer"
    return view.t(key, answer=clipped(words, ANSWER_SHOWN))


def _draw_doubt(view: View) -> Parts:
    """«Вы имели в виду …?»"""
    maybe = view.run.pending["maybe"]
    if view.step.kind is Kind.TIME_SLOTS:
        return _draw_night(view, maybe["label"])
    if maybe["id"] == OWN:
        return _draw_own(view, maybe["label"])
    own = [view.act("button-as-typed", Act.AS_TYPED)] if view.step.other is True else []
    rows = (view.act("button-yes", Act.MEANT, "primary"), view.act("button-no", Act.NOT_MEANT), *own)
    return [view.t("form-maybe", option=clipped(maybe["label"], 200))], tuple((button,) for button in rows)


def _draw_own(view: View, words: str) -> Parts:
    """«Записать свой вариант: «…»?»: words that are no option were typed without pressing «Другое»."""
    rows = (
        (view.act("button-own-words", Act.AS_TYPED, "primary"),),
        (view.act("button-from-list", Act.NOT_MEANT),),
    )
    return [view.t("form-own-words", words=clipped(words, 200))], rows


def _draw_night(view: View, day_time: str) -> Parts:
    """«03:00 – это ночь. Может, 15:00?»"""
    typed = read_time(view.run.pending["typed"]) or ""
    keep = view.button(view.t.label("button-keep-time", time=typed), Act.AS_TYPED)
    other = view.button(day_time, Act.MEANT, style="primary")
    return [view.t("form-night", typed=typed, time=day_time)], ((other,), (keep,))


def later_button(view: View) -> Button:
    """The way out: it says what becomes of the answers."""
    if view.run.at == At.STEP and view.step.kind is Kind.CONSENT:
        return view.act("button-decide-later", Act.LATER)
    return view.act("button-cancel" if view.leaves_nothing else "button-later", Act.LATER)


def _way_rows(view: View) -> tuple[Row, ...]:
    """«Дальше» when there is an answer to keep, and the last row that is the same everywhere."""
    step, run = view.step, view.run
    answered = run.step in run.answers
    rows: list[Row] = []
    if answered and not run.editing and step.kind is not Kind.CHOICES and not run.pending.get("text"):
        rows.append((view.act("button-next", Act.KEEP),))
    last: list[Button] = []
    if run.editing or view.form.cover or step_before(view.form, run.answers, run.step):
        last.append(view.act("button-back", Act.BACK))
    if not step.required and not run.pending.get("text"):
        clear = view.t.label("button-skip" if view.answer is None else "button-form-clear")
        last.append(view.button(step.skip or clear, Act.SKIP))
    if step.required or not view.is_alone:
        last.append(later_button(view))
    return (*rows, tuple(last)) if last else tuple(rows)
