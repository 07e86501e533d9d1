"""Steps that are typed, with their few buttons: texts, numbers, scales, yes or no, times, files, consents."""

from handlers.forms.intents import Act
from handlers.forms.view import Parts, View
from handlers.forms.words import clipped
from handlers.screen import grid
from locales.texts import escape

SMALL_RANGE = 12
PER_ROW = 5
TIMES_PER_ROW = 3
DEFAULT_TIMES = ("14:00", "14:45", "15:30", "16:15", "17:00")
"""The ends of lessons in most schools; a school's own come from the source `slots`."""
TEXT_SHOWN = 700
NEAR_LIMIT = 0.8


def draw_text(view: View) -> Parts:
    return ([_example(view)] if view.answer is None else []), ()


def draw_long_text(view: View) -> Parts:
    """Several messages make one answer: what has come so far, and whether more will follow."""
    text = view.run.pending.get("text", "")
    more = view.act("button-form-more", Act.ADD)
    if not text:
        return ([_example(view)], ()) if view.answer is None else ([view.t("form-replaces")], ((more,),))
    paragraphs = [view.t("form-so-far", answer=clipped(text, TEXT_SHOWN)), _room_left(view, len(text))]
    done = view.act("button-done", Act.DONE, "primary")
    return [*filter(None, paragraphs)], ((done,), (more, view.act("button-form-rewrite", Act.REWRITE)))


def draw_number(view: View) -> Parts:
    """Buttons for a small range; the ends of a scale are explained in the text."""
    step = view.step
    low, high = step.min or 0, step.max or 0
    ends = view.t("form-scale-ends", min=low, low=step.low, max=high, high=step.high) if step.low else ""
    if step.options:
        chips = [view.button(option.label, Act.PICK, option.id) for option in step.options]
        return [ends or _example(view)], grid(chips, len(chips) if len(chips) < PER_ROW else PER_ROW)
    if high - low >= SMALL_RANGE:
        return [ends or _example(view)], ()
    buttons = [view.button(str(number), Act.PICK, str(number)) for number in range(low, high + 1)]
    return [ends], grid(buttons, PER_ROW)


def draw_yes_no(view: View) -> Parts:
    yes, no = view.t.label("button-yes"), view.t.label("button-no")
    return [], ((view.button(yes, Act.PICK, "1"), view.button(no, Act.PICK, "0")),)


def draw_time(view: View) -> Parts:
    times = [option.label for option in view.options] or list(DEFAULT_TIMES)
    chips = [view.button(time, Act.PICK, time) for time in times]
    return [], (*grid(chips, TIMES_PER_ROW), (view.act("button-other-time", Act.OWN),))


def draw_file(view: View) -> Parts:
    """Any file or photo, unless the step says what it expects."""
    return ([] if view.step.expect else [view.t("form-send-file")]), ()


def draw_consent(view: View) -> Parts:
    """Who, what and why in short; the whole text folds out of the quote."""
    if view.paper is None:
        raise LookupError(f"no text of the consent {view.step.document!r}")
    paper = view.paper
    whole = f"<blockquote expandable>{escape(paper.text)}</blockquote>"
    mark = paper.hash[:16]
    agree = view.button(view.t.label("button-agree"), Act.AGREE, mark, "primary")
    disagree = view.button(view.t.label("button-disagree"), Act.DISAGREE, mark)
    return [] if view.brief else [escape(paper.summary), whole], ((agree, disagree),)


def _example(view: View) -> str:
    example = "" if view.brief else view.step.example
    return f"<i>{view.t('form-example', example=example)}</i>" if example else ""


def _room_left(view: View, length: int) -> str:
    limit = view.step.longest
    return view.t("form-room-left", left=limit - length, limit=limit) if length > limit * NEAR_LIMIT else ""
