"""How a run moves from screen to screen. A move changes the run only and bumps its serial, so that a button
of the screen left behind is recognised."""

from datetime import date
from typing import Any

from handlers.forms.run import At, Run
from mentoring.answers import check_date
from mentoring.forms import (
    Answers,
    Form,
    Kind,
    Step,
    applicable_steps,
    first_open,
    keep_fitting,
    next_step,
    step_before,
)


def open_first(form: Form, run: Run) -> None:
    """The cover, or the first question where there is none."""
    if form.cover:
        _turn_to(run, At.COVER)
    else:
        ask(run, applicable_steps(form, run.answers)[0])


def ask(run: Run, step: Step) -> None:
    _turn_to(run, At.STEP, step.id)


def open_unanswered(form: Form, run: Run) -> None:
    """The first question that was not answered for the person, or the beginning where all were."""
    step = first_open(form, run.answers)
    if step is not None:
        ask(run, step)
    else:
        open_first(form, run)


def start(form: Form, run: Run) -> None:
    """From the cover to the first question."""
    ask(run, applicable_steps(form, run.answers)[0])


def accept(form: Form, run: Run, value: Any) -> None:
    """Keep the current step's answer (None: skipped) and go on."""
    run.answers[run.step] = value
    run.touched = True
    keep(form, run)


def keep(form: Form, run: Run) -> None:
    """The current step's answer stands: if the bot has proposed it, it is the person's now."""
    run.suggested = [step for step in run.suggested if step != run.step]
    go_on(form, run)


def go_on(form: Form, run: Run) -> None:
    """The next question; after the last one, or after a change, whatever is still open, then the summary."""
    step = None if run.editing else next_step(form, run.answers, run.step)
    step = step or first_open(form, run.answers)
    if step is not None:
        ask(run, step)
    else:
        finish(form, run)


def finish(form: Form, run: Run) -> None:
    """The summary, or the end of a form that has none."""
    run.editing = False
    _turn_to(run, At.SUMMARY if form.summary else At.END)


def show_summary(form: Form, run: Run) -> None:
    """The summary; the last question of a form that has none, with its answer to be kept or changed."""
    run.editing = False
    if form.summary:
        _turn_to(run, At.SUMMARY)
    else:
        ask(run, applicable_steps(form, run.answers)[-1])


def edit(run: Run, step: Step) -> None:
    """From the summary to one question and back."""
    ask(run, step)
    run.editing = True


def back(form: Form, run: Run) -> None:
    """The question before, the cover before the first; from a changed answer back to the summary."""
    keep_pending(form, run)
    if run.editing and form.summary:
        show_summary(form, run)
        return
    run.editing = False
    if run.at == At.SUMMARY:
        ask(run, applicable_steps(form, run.answers)[-1])
        return
    before = step_before(form, run.answers, run.step)
    if before is not None:
        ask(run, before)
    elif form.cover:
        _turn_to(run, At.COVER)


def keep_pending(form: Form, run: Run) -> None:
    """What was typed or ticked but not yet confirmed is not lost by leaving the question."""
    step = form.by_id.get(run.step)
    if step is None:
        return
    typed, ticked = run.pending.get("text"), run.pending.get("chosen", [])
    if step.kind is Kind.LONG_TEXT and typed:
        run.answers[step.id], run.touched = typed, True
    if step.kind is Kind.CHOICES and len(ticked) >= (step.min or 1):
        run.answers[step.id], run.touched = ticked, True


def renew(form: Form, run: Run) -> None:
    """The form has changed since: go on with the answers that still fit."""
    run.version = form.version
    run.answers = keep_fitting(form, run.answers)
    run.editing = False
    if run.at == At.COVER:
        open_first(form, run)
        return
    step = first_open(form, run.answers)
    if step is not None:
        ask(run, step)
    else:
        show_summary(form, run)


def outdated_step(form: Form, run: Run, today: date) -> Step | None:
    """The first date that cannot stand any more: days went by, or the date it hangs on was changed."""
    for step in applicable_steps(form, run.answers):
        answer = run.answers.get(step.id)
        if step.kind is not Kind.DATE or answer is None:
            continue
        if check_date(step, date.fromisoformat(answer), today, run.answers):
            return step
    return None


def is_declined(answers: Answers) -> bool:
    """True if a consent was refused: that ends the form at once."""
    return any(isinstance(each, dict) and each.get("agreed") is False for each in answers.values())


def _turn_to(run: Run, at: At, step: str = "") -> None:
    run.at = at
    run.step = step
    run.pending = {}
    run.serial += 1
