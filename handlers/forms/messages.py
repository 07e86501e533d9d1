"""What a person sends in place of tapping: words, or anything that is not words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from handlers.calls import words_of
from handlers.forms.calendar import why_not
from handlers.forms.choices import OWN, chosen_so_far
from handlers.forms.intents import Act, FormTap
from handlers.forms.moves import accept
from handlers.forms.outcomes import CANCEL, SHOW, SUBMIT, Outcome, Then, expectation, moved, refuse_words
from handlers.forms.run import At
from handlers.forms.taps import can_do, do_tap, forget_doubt
from handlers.forms.view import View
from locales.texts import Html, Speaker, escape
from mentoring.answers import Accepted, Unsure, Wrong, parse_answer, says_yes
from mentoring.forms import Kind, Option, applicable_steps
from mentoring.typed import bare, clean, find_options
from mentoring.typed_numbers import read_number

SEARCH_LETTERS = 3
LONGEST_LABEL = 24
AWAY = ("menu", "help", "cancel", "stop")
"""What of the menu is understood in the middle of a form."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message: `kind` is text, file, or what else it is: voice, sticker, contact, forward, media."""

    kind: str
    text: str = ""
    file: dict[str, Any] = field(default_factory=dict)


_NAMED_ACTS = (
    ("button-form-start", Act.START),
    ("button-continue", Act.STAY),
    ("button-restart", Act.RESTART),
    ("button-next", Act.KEEP),
    ("button-back", Act.BACK),
    ("button-skip", Act.SKIP),
    ("button-later", Act.LATER),
    ("button-done", Act.DONE),
    ("button-submit", Act.SUBMIT),
    ("button-form-keep", Act.BREAK_OFF),
    ("button-to-menu", Act.BREAK_OFF),
    ("button-form-rewrite", Act.REWRITE),
)


def do_message(view: View, incoming: Incoming) -> Outcome:
    """Change the run as the message says, or say what is expected."""
    asked = view.run.at == At.STEP and not view.run.asking
    if incoming.kind == "file" and asked and view.step.kind is Kind.FILE:
        accept(view.form, view.run, incoming.file)
        return moved(view)
    if incoming.kind != "text":
        return _not_words(view, incoming.kind, asked=asked)
    if calls_away(view, incoming.text):
        return _called_away(view, incoming.text)
    act = _act_named(view, incoming.text)
    if act is not None and can_do(view, act):
        outcome = do_tap(view, FormTap(view.run.nonce, view.run.serial, act))
        if outcome.then is not Then.STALE:
            return _spoken(view, outcome)
    return _answer(view, incoming.text) if asked else _around_questions(view, incoming.text)


def calls_away(view: View, text: str) -> str:
    """What of the menu a whole message calls: `menu`, `help`, `cancel`, `stop`; empty for an answer."""
    said = text.strip().lower().rstrip(".!")
    if len(said) > LONGEST_LABEL or any(bare(option.label) == bare(said) for option in view.options):
        return ""
    return next((name for name in AWAY if said in words_of(view.t, name)), "")


def _called_away(view: View, text: str) -> Outcome:
    """A word of the menu is no answer: ask whether to leave. Whoever says it again does."""
    if calls_away(view, text) == "cancel":
        return CANCEL
    if view.run.asking == "leave":
        return do_tap(view, FormTap(view.run.nonce, view.run.serial, Act.BREAK_OFF))
    view.run.asking = "leave"
    view.run.serial += 1
    return SHOW


def _spoken(view: View, outcome: Outcome) -> Outcome:
    """What would be a toast under a finger stands above the question after words."""
    if outcome.then is not Then.TOAST:
        return outcome
    return Outcome(note=Html(f"{escape(outcome.toast)} {expectation(view)}"))


def _act_named(view: View, text: str) -> Act | None:
    """The button that the words are the label of: «назад», «пропустить»."""
    if len(text) > LONGEST_LABEL:
        return None
    words = bare(clean(text))
    if view.form.submit and words == bare(view.form.submit):
        return Act.SUBMIT
    skip = view.run.at == At.STEP and view.step.skip
    return Act.SKIP if skip and words == bare(skip) else _acts_by_words(view.t).get(words)


@cache
def _acts_by_words(t: Speaker) -> Mapping[str, Act]:
    return {bare(t.label(key)): act for key, act in _NAMED_ACTS}


def _not_words(view: View, kind: str, *, asked: bool) -> Outcome:
    wrong = view.t(f"wrong-{kind}")
    return Outcome(note=Html(f"{wrong} {expectation(view)}"), brief=True) if asked else Outcome(note=wrong)


def _around_questions(view: View, text: str) -> Outcome:
    """Around the questions only buttons, the words on them and the numbers of answers mean something."""
    if view.run.asking == "break_off" and says_yes(text) is not None:
        act = Act.BREAK_OFF if says_yes(text) else Act.STAY
        return do_tap(view, FormTap(view.run.nonce, view.run.serial, act))
    if view.run.at == At.SUMMARY and not view.run.asking:
        steps = applicable_steps(view.form, view.run.answers)
        number = read_number(clean(text)[:20])
        if number is not None and 1 <= number <= len(steps):
            return do_tap(view, FormTap(view.run.nonce, view.run.serial, Act.EDIT, steps[number - 1].id))
        return Outcome(note=view.t("form-expect-summary"))
    return Outcome(note=view.t("form-expect-button"))


def _answer(view: View, text: str) -> Outcome:
    run = view.run
    if run.pending.get("maybe"):
        act = _about_doubt(view, text)
        if act is not None:
            return do_tap(view, FormTap(run.nonce, run.serial, act))
        forget_doubt(run)
    if view.step.kind is Kind.PERSON:
        return _person(view, clean(text))
    before = run.pending.get("text", "") if view.step.kind is Kind.LONG_TEXT else ""
    whole = f"{before}\n{text}" if before else text
    parsed = parse_answer(view.step, whole, today=view.today, options=view.options, answers=run.answers)
    if before and isinstance(parsed, Wrong) and parsed.key != "wrong-too-long":
        parsed = Wrong("wrong-wordless")
    return _take(view, text, parsed)


def _about_doubt(view: View, text: str) -> Act | None:
    """Yes, no, or the same words once more, where they may stand."""
    yes = says_yes(text)
    if yes is not None:
        meant = Act.AS_TYPED if view.run.pending["maybe"]["id"] == OWN else Act.MEANT
        return meant if yes else Act.NOT_MEANT
    again = clean(text) == view.run.pending.get("typed")
    return Act.AS_TYPED if again and (view.step.other is True or view.step.kind is Kind.TIME_SLOTS) else None


def _take(view: View, text: str, parsed: Accepted | Unsure | Wrong) -> Outcome:
    run, step = view.run, view.step
    if isinstance(parsed, Wrong):
        return refuse_words(view, parsed)
    if isinstance(parsed, Unsure):
        return _ask_about(view, text, parsed.option)
    if step.kind is Kind.CHOICE and isinstance(parsed.value, dict) and not run.pending.get("own"):
        return _ask_about(view, text, Option(OWN, clean(text)))
    if step.kind is Kind.LONG_TEXT:
        run.pending["text"] = parsed.value
        return SHOW
    if step.kind is Kind.CHOICES:
        return _tick(view, parsed.value)
    return _accept(view, parsed.value)


def _ask_about(view: View, text: str, option: Option) -> Outcome:
    """Was this option meant, or are the words an answer of their own?"""
    view.run.pending["maybe"] = {"id": option.id, "label": option.label}
    view.run.pending["typed"] = clean(text)
    return SHOW


def _accept(view: View, value: Any) -> Outcome:
    run, step = view.run, view.step
    if step.kind is Kind.CONSENT:
        if view.paper is None:
            return SHOW
        accept(view.form, run, view.paper.decision(agreed=value))
        return moved(view) if value else SUBMIT
    if step.kind is Kind.DATE:
        wrong = why_not(view, date.fromisoformat(value))
        if wrong is not None:
            return refuse_words(view, wrong)
    if step.source and isinstance(value, str):
        option = view.option(value)
        run.labels[step.id] = {value: option.label if option else value}
    accept(view.form, run, value)
    return moved(view)


def _tick(view: View, named: list[Any]) -> Outcome:
    """What was typed is ticked beside what was ticked before; «Готово» confirms."""
    chosen = list(chosen_so_far(view))
    chosen += [value for value in named if value not in chosen]
    if view.step.max is not None and len(chosen) > view.step.max:
        return refuse_words(view, Wrong("wrong-count-max", {"count": view.step.max}))
    view.run.pending = {"chosen": chosen}
    return SHOW


def _person(view: View, text: str) -> Outcome:
    """A whole name chooses, some letters search."""
    parsed = parse_answer(view.step, text, today=view.today, options=view.options)
    if isinstance(parsed, Accepted):
        return _accept(view, parsed.value)
    if isinstance(parsed, Wrong) and parsed.key != "wrong-person":
        return refuse_words(view, parsed)
    if len(bare(text)) < SEARCH_LETTERS:
        return refuse_words(view, Wrong("wrong-search-short"))
    if not find_options(text, view.options):
        return refuse_words(view, Wrong("wrong-person"))
    view.run.pending = {"search": text}
    return SHOW
