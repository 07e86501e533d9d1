"""What a tap does to a run. Every argument comes from outside: it is checked, never believed."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from handlers.forms.calendar import why_not
from handlers.forms.choices import OWN, chosen_so_far
from handlers.forms.intents import Act, FormTap
from handlers.forms.moves import accept, back, edit, keep, keep_pending, start
from handlers.forms.outcomes import LATER, LEAVE, SHOW, STALE, SUBMIT, Outcome, Then, moved, refuse_tap
from handlers.forms.run import At, Run
from handlers.forms.view import View
from locales.texts import escape
from mentoring.answers import Wrong
from mentoring.forms import OTHER, Kind, applicable_steps, in_range
from mentoring.typed_numbers import read_time

TapHandler = Callable[[View, str], Outcome]


def do_tap(view: View, tap: FormTap) -> Outcome:
    """Change the run as the button says; `STALE` if the screen has no such button."""
    if tap.act is Act.NOTHING:
        return Outcome(Then.TOAST)
    handler = _handlers(view).get(tap.act)
    return handler(view, tap.arg) if handler is not None else STALE


def can_do(view: View, act: Act) -> bool:
    """True if the screen has, or could have, such a button."""
    return act in _handlers(view)


def _handlers(view: View) -> Mapping[Act, TapHandler]:
    if view.run.asking:
        return _ASKING[view.run.asking]
    if view.run.at == At.STEP:
        return _DOUBT if view.run.pending.get("maybe") else _STEP
    return _COVER if view.run.at == At.COVER else _SUMMARY


def _start(view: View, _arg: str) -> Outcome:
    start(view.form, view.run)
    return SHOW


def _uncover(view: View, _arg: str) -> Outcome:
    """Away with the question that was laid over the screen."""
    view.run.asking = ""
    view.run.fresh = {}
    view.run.serial += 1
    return SHOW


def _ask_restart(view: View, _arg: str) -> Outcome:
    """Beginning anew loses the answers: that is asked once more."""
    view.run.asking = "restart"
    view.run.serial += 1
    return SHOW


def _restart(_view: View, _arg: str) -> Outcome:
    return Outcome(Then.RESTART)


def _delete(_view: View, _arg: str) -> Outcome:
    return Outcome(Then.DELETE)


def _later(view: View, _arg: str) -> Outcome:
    if view.run.at == At.STEP:
        keep_pending(view.form, view.run)
    return LATER


def _leave(view: View, _arg: str) -> Outcome:
    _later(view, "")
    return LEAVE


def _submit(_view: View, _arg: str) -> Outcome:
    return SUBMIT


def _edit(view: View, arg: str) -> Outcome:
    step = next((each for each in applicable_steps(view.form, view.run.answers) if each.id == arg), None)
    if step is None:
        return STALE
    edit(view.run, step)
    return SHOW


def _back(view: View, _arg: str) -> Outcome:
    back(view.form, view.run)
    return SHOW


def _skip(view: View, _arg: str) -> Outcome:
    if view.step.required:
        return refuse_tap(view, Wrong("wrong-required"))
    accept(view.form, view.run, None)
    return moved(view)


def _keep(view: View, _arg: str) -> Outcome:
    if view.run.step not in view.run.answers:
        return STALE
    keep(view.form, view.run)
    return moved(view)


def _own(view: View, _arg: str) -> Outcome:
    """Own words are typed: the note says so."""
    if view.step.kind is Kind.TIME_SLOTS:
        return Outcome(note=view.t("form-type-time"))
    if not view.step.other:
        return STALE
    view.run.pending["own"] = True
    if view.step.own_ask:
        return Outcome(note=escape(view.step.own_ask), brief=True)
    if view.step.other == "number":
        return Outcome(note=view.t("form-type-number", min=view.step.min or 0, max=view.step.max or 0))
    return Outcome(note=view.t("form-type-own"))


def _add(view: View, _arg: str) -> Outcome:
    """The next message is added to what is there already."""
    if view.step.kind is not Kind.LONG_TEXT:
        return STALE
    view.run.pending.setdefault("text", view.answer or "")
    return Outcome(note=view.t("form-go-on-typing"))


def _rewrite(view: View, _arg: str) -> Outcome:
    """Away with what was typed: the next message begins the answer anew."""
    if view.step.kind is not Kind.LONG_TEXT:
        return STALE
    view.run.pending.pop("text", None)
    return Outcome(note=view.t("form-type-anew"))


def _done(view: View, _arg: str) -> Outcome:
    if view.step.kind is Kind.LONG_TEXT and view.run.pending.get("text"):
        accept(view.form, view.run, view.run.pending["text"])
        return moved(view)
    if view.step.kind is not Kind.CHOICES:
        return STALE
    chosen = chosen_so_far(view)
    least = view.step.min or 1
    if not chosen and not view.step.required:
        return _skip(view, "")
    if len(chosen) < least:
        return refuse_tap(view, Wrong("wrong-count-min", {"count": least}))
    accept(view.form, view.run, chosen)
    return moved(view)


def _toggle(view: View, arg: str) -> Outcome:
    """`+id` ticks, `-id` unticks, `-~0` takes back the first variant in own words."""
    if view.step.kind is not Kind.CHOICES or arg[:1] not in ("+", "-"):
        return STALE
    chosen = list(chosen_so_far(view))
    name = arg[1:]
    if name.startswith(OWN):
        own = [value for value in chosen if isinstance(value, dict)]
        place = name.removeprefix(OWN)
        if place.isdecimal() and int(place) < len(own):
            chosen.remove(own[int(place)])
    elif view.option(name) is None:
        return STALE
    elif arg[0] == "-":
        chosen = [value for value in chosen if value != name]
    elif name not in chosen:
        if view.step.max is not None and len(chosen) >= view.step.max:
            return refuse_tap(view, Wrong("wrong-count-max", {"count": view.step.max}))
        chosen.append(name)
    view.run.pending["chosen"] = chosen
    forget_doubt(view.run)
    return SHOW


def _month(view: View, arg: str) -> Outcome:
    if view.step.kind is not Kind.DATE or not re.fullmatch(r"[12]\d{3}-(0[1-9]|1[0-2])", arg):
        return STALE
    view.run.pending["month"] = arg
    return SHOW


def _page(view: View, arg: str) -> Outcome:
    if view.step.kind is not Kind.PERSON or not re.fullmatch(r"\d{1,4}", arg):
        return STALE
    view.run.pending["page"] = int(arg)
    return SHOW


def _find_all(view: View, _arg: str) -> Outcome:
    view.run.pending.clear()
    return SHOW


def _pick(view: View, arg: str) -> Outcome:
    picked = _PICK.get(view.step.kind)
    value = picked(view, arg) if picked else None
    if value is None:
        return STALE
    if isinstance(value, Wrong):
        return refuse_tap(view, value)
    accept(view.form, view.run, value)
    return moved(view)


def _pick_number(view: View, arg: str) -> object:
    number = int(arg) if re.fullmatch(r"-?\d{1,6}", arg) else None
    return number if number is not None and in_range(view.step, number) else None


def _pick_option(view: View, arg: str) -> object:
    option = view.option(arg)
    if option is None:
        return None
    if view.step.source:
        view.run.labels[view.step.id] = {option.id: option.label}
    return option.id


def _pick_day(view: View, arg: str) -> object:
    try:
        day = date.fromisoformat(arg)
    except ValueError:
        return None
    return why_not(view, day) or day.isoformat()


_PICK: Mapping[Kind, Callable[[View, str], object]] = {
    Kind.NUMBER: _pick_number,
    Kind.SCALE: _pick_number,
    Kind.YES_NO: lambda _view, arg: {"1": True, "0": False}.get(arg),
    Kind.TIME_SLOTS: lambda _view, arg: read_time(arg),
    Kind.CHOICE: _pick_option,
    Kind.PERSON: _pick_option,
    Kind.DATE: _pick_day,
}


def _decide(view: View, arg: str, *, agreed: bool) -> Outcome:
    """Only the words that were shown can be agreed to; a no is final at once."""
    if view.paper is None:
        return STALE
    if arg != view.paper.hash[:16]:
        return Outcome(note=view.t("form-consent-changed"))
    accept(view.form, view.run, view.paper.decision(agreed=agreed))
    return moved(view) if agreed else SUBMIT


def _agree(view: View, arg: str) -> Outcome:
    return _decide(view, arg, agreed=True)


def _disagree(view: View, arg: str) -> Outcome:
    return _decide(view, arg, agreed=False)


def _meant(view: View, _arg: str) -> Outcome:
    """Yes, this option was meant."""
    maybe = view.run.pending["maybe"]
    forget_doubt(view.run)
    return _toggle(view, f"+{maybe['id']}") if view.step.kind is Kind.CHOICES else _pick(view, maybe["id"])


def _not_meant(view: View, _arg: str) -> Outcome:
    forget_doubt(view.run)
    return SHOW


def forget_doubt(run: Run) -> None:
    """«Did you mean …?» is asked no more."""
    for key in ("maybe", "typed"):
        run.pending.pop(key, None)


def _as_typed(view: View, _arg: str) -> Outcome:
    """Neither: the words themselves are the answer."""
    typed = view.run.pending.get("typed", "")
    own = {OTHER: typed}
    forget_doubt(view.run)
    if view.step.kind is Kind.TIME_SLOTS and (time := read_time(typed)):
        accept(view.form, view.run, time)
        return moved(view)
    if view.step.other is not True or not own[OTHER]:
        return STALE
    if view.step.kind is Kind.CHOICES:
        view.run.pending["chosen"] = [*chosen_so_far(view), own]
        return SHOW
    accept(view.form, view.run, own)
    return moved(view)


_COVER: Mapping[Act, TapHandler] = {Act.START: _start, Act.LATER: _later}
_SUMMARY: Mapping[Act, TapHandler] = {
    Act.EDIT: _edit,
    Act.SUBMIT: _submit,
    Act.BACK: _back,
    Act.LATER: _later,
}
_STEP: Mapping[Act, TapHandler] = {
    Act.BACK: _back,
    Act.SKIP: _skip,
    Act.LATER: _later,
    Act.KEEP: _keep,
    Act.PICK: _pick,
    Act.TOGGLE: _toggle,
    Act.DONE: _done,
    Act.OWN: _own,
    Act.ADD: _add,
    Act.REWRITE: _rewrite,
    Act.MONTH: _month,
    Act.PAGE: _page,
    Act.FIND_ALL: _find_all,
    Act.AGREE: _agree,
    Act.DISAGREE: _disagree,
}
_DOUBT: Mapping[Act, TapHandler] = {
    **_STEP,
    Act.MEANT: _meant,
    Act.NOT_MEANT: _not_meant,
    Act.AS_TYPED: _as_typed,
}
_ASKING: Mapping[str, Mapping[Act, TapHandler]] = {
    "resume": {Act.STAY: _uncover, Act.RESTART: _ask_restart},
    "restart": {Act.STAY: _uncover, Act.RESTART: _restart},
    "break_off": {Act.STAY: _uncover, Act.BREAK_OFF: _later, Act.DELETE: _delete},
    "leave": {Act.STAY: _uncover, Act.BREAK_OFF: _leave},
}
