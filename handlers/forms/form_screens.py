"""The screens around the questions: cover, found draft, check your answers, break off?"""

from collections.abc import Callable, Mapping

from handlers.forms.intents import Act
from handlers.forms.run import At, Run
from handlers.forms.step_screens import later_button, step_screen
from handlers.forms.view import View
from handlers.forms.words import NO_LABELS, clipped, say_answer
from handlers.screen import TEXT_LIMIT, Screen, grid, one_column
from locales.texts import escape
from mentoring.forms import Form, Step, applicable_steps, progress

NUMBERS_PER_ROW = 6
TITLE_SHOWN = 90
ANSWER_SHOWN = 400
ROOM = TEXT_LIMIT - 800


def draw(view: View, note: str = "", aside: str = "") -> Screen:
    """The screen on which the run stands, a note above it if there is one, an aside (HTML) below. What was
    wrong with an answer stands last, beside the buttons: the top may be off a phone's screen."""
    if view.run.asking:
        return _ASKING[view.run.asking](view, note)
    screen = _DRAW[view.run.at](view, "" if view.brief else note)
    parts = (screen.text, aside, note if view.brief else "")
    return Screen("\n\n".join(filter(None, parts)), screen.rows)


def cover_screen(view: View, note: str = "") -> Screen:
    """What it is, how long it takes, and that nothing gets lost."""
    count = len(applicable_steps(view.form, view.run.answers))
    parts = (note, f"<b>{escape(title_of(view))}</b>", escape(view.form.cover), _estimate(view, count))
    rows = one_column(
        view.act("button-form-start", Act.START, "primary"), view.act("button-later", Act.LATER)
    )
    return Screen("\n\n".join(filter(None, parts)), rows)


def resume_screen(view: View, note: str = "") -> Screen:
    """An earlier draft was found."""
    text = view.t("form-resume", title=title_of(view), **where(view.form, view.run))
    rows = one_column(
        view.act("button-continue", Act.STAY, "primary"), view.act("button-restart", Act.RESTART)
    )
    return Screen("\n\n".join(filter(None, (note, text))), rows)


def restart_screen(view: View, note: str = "") -> Screen:
    """Begin anew? What is lost by it stands in the question."""
    text = view.t("form-restart", title=title_of(view))
    rows = one_column(
        view.act("button-continue", Act.STAY, "primary"),
        view.act("button-form-restart", Act.RESTART, "danger"),
    )
    return Screen("\n\n".join(filter(None, (note, text))), rows)


def leave_screen(view: View, note: str = "") -> Screen:
    """A word of the menu was said in the middle of a form."""
    text = view.t("form-leave", title=title_of(view))
    rows = one_column(
        view.act("button-continue", Act.STAY, "primary"), view.act("button-to-menu", Act.BREAK_OFF)
    )
    return Screen("\n\n".join(filter(None, (note, text))), rows)


def asking_screen(view: View, note: str = "") -> Screen:
    """Break off? The safe way first, the irrevocable last."""
    text = view.t("form-break-off", title=title_of(view))
    rows = one_column(
        view.act("button-continue", Act.STAY, "primary"),
        view.act("button-form-keep", Act.BREAK_OFF),
        view.act("button-form-delete", Act.DELETE, "danger"),
    )
    return Screen("\n\n".join(filter(None, (note, text))), rows)


def summary_screen(view: View, note: str = "") -> Screen:
    """Every answer with its number; a tap on the number changes it."""
    steps = applicable_steps(view.form, view.run.answers)
    head = view.t("form-summary", title=view.form.title)
    hint = view.t("form-summary-hint", submit=view.submit_label)
    parts = (note, head, escape(view.run.about), _answers(view, steps), escape(view.form.effect), hint)
    numbers = [view.button(str(place), Act.EDIT, step.id) for place, step in enumerate(steps, start=1)]
    rows = (
        *grid(numbers, NUMBERS_PER_ROW),
        (view.button(view.submit_label, Act.SUBMIT, style="success"),),
        (view.act("button-back", Act.BACK), later_button(view)),
    )
    return Screen("\n\n".join(filter(None, parts)), rows)


def title_of(view: View) -> str:
    """What the form is, and about whom."""
    return f"{view.form.title}: {view.run.about}" if view.run.about else view.form.title


def where(form: Form, run: Run) -> dict[str, int]:
    """Where the person stopped: the question's number and how many there are."""
    total = len(applicable_steps(form, run.answers))
    if run.at == At.STEP:
        number, total = progress(form, run.answers, run.step)
        return {"number": number, "total": total}
    return {"number": 1 if run.at == At.COVER else total, "total": total}


def _answers(view: View, steps: list[Step]) -> str:
    """All answers, each cut so far that the whole fits one message."""
    limit = ANSWER_SHOWN
    while True:
        lines = [_line(view, place, step, limit) for place, step in enumerate(steps, start=1)]
        text = "\n".join(lines)
        if len(text) <= ROOM or limit < 20:
            return text
        limit = limit * 2 // 3


def _line(view: View, place: int, step: Step, limit: int) -> str:
    value = view.run.answers.get(step.id)
    labels = view.run.labels.get(step.id, NO_LABELS)
    words = (
        f"<i>{escape(step.skip) or view.t('form-no-answer')}</i>"
        if value is None
        else clipped(say_answer(view.t, step, value, labels), limit)
    )
    mark = f" <i>({view.t('form-confidential-short')})</i>" if step.confidential and value is not None else ""
    return f"{place}. <b>{clipped(step.title.rstrip('?:.'), TITLE_SHOWN)}</b>: {words}{mark}"


def _estimate(view: View, count: int) -> str:
    questions = view.t.label("count-questions", count=count)
    if not view.form.minutes:
        return questions
    minutes = view.t.label("count-minutes", count=view.form.minutes)
    return view.t("form-estimate", minutes=minutes, questions=questions)


_DRAW: Mapping[str, Callable[[View, str], Screen]] = {
    At.COVER: cover_screen,
    At.STEP: step_screen,
    At.SUMMARY: summary_screen,
}
_ASKING: Mapping[str, Callable[[View, str], Screen]] = {
    "resume": resume_screen,
    "restart": restart_screen,
    "break_off": asking_screen,
    "leave": leave_screen,
}
