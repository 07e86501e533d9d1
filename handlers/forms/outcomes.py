"""What comes of a tap or of words, and how a wrong answer is explained."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from handlers.forms.calendar import nearest_day
from handlers.forms.run import At
from handlers.forms.view import View
from locales.texts import Html
from mentoring.answers import Wrong
from mentoring.forms import Kind


class Then(Enum):
    """What the engine does next."""

    SHOW = auto()
    TOAST = auto()
    STALE = auto()
    SUBMIT = auto()
    LATER = auto()
    LEAVE = auto()
    CANCEL = auto()
    DELETE = auto()
    RESTART = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """`note` stands above the screen, `toast` answers a tap; `brief` leaves out what was just read and puts
    the note last."""

    then: Then = Then.SHOW
    note: str = ""
    toast: str = ""
    brief: bool = False


SHOW = Outcome()
STALE = Outcome(Then.STALE)
LATER = Outcome(Then.LATER)
LEAVE = Outcome(Then.LEAVE)
CANCEL = Outcome(Then.CANCEL)
SUBMIT = Outcome(Then.SUBMIT)


def moved(view: View) -> Outcome:
    """After an answer: the next screen, or the end of a form without a summary."""
    return SUBMIT if view.run.at == At.END else SHOW


def refuse_tap(view: View, wrong: Wrong) -> Outcome:
    """The screen stays, the toast says why."""
    return Outcome(Then.TOAST, toast=view.t.label(wrong.key, **wrong.args))


def refuse_words(view: View, wrong: Wrong) -> Outcome:
    """What is wrong and what is expected, with an example, below the same question."""
    if view.step.kind is Kind.CONSENT:
        return Outcome(note=expectation(view), brief=True)
    if wrong.key == "wrong-few-words" and view.step.expect:
        return Outcome(note=expectation(view), brief=True)
    return Outcome(note=Html(f"{view.t(wrong.key, **wrong.args)} {expectation(view)}"), brief=True)


def expectation(view: View) -> Html:
    """What the current step expects, with an example."""
    if view.step.expect:
        return view.t("form-expect", words=view.step.expect, example=view.step.example)
    kind = Kind.NUMBER if view.step.other == "number" else _SAME_WORDS.get(view.step.kind, view.step.kind)
    return view.t(f"form-expect-{kind.replace('_', '-')}", **_examples(view, kind))


_SAME_WORDS = {Kind.SCALE: Kind.NUMBER, Kind.LONG_TEXT: Kind.TEXT}


def _examples(view: View, kind: Kind) -> Mapping[str, Any]:
    step = view.step
    match kind:
        case Kind.TEXT | Kind.FILE:
            return {"example": step.example}
        case Kind.NUMBER:
            low, high = step.min or 0, step.max or 0
            return {"min": low, "max": high, "example": step.example or str(min(high, max(low, 5)))}
        case Kind.CHOICE | Kind.CHOICES:
            few = view.options[: 2 if kind is Kind.CHOICES else 1]
            return {"example": step.example or ", ".join(option.label for option in few) or "1"}
        case Kind.DATE:
            return {"example": f"{nearest_day(view):%d.%m.%Y}"}
    return {}
