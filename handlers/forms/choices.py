"""Steps with options: one of them, several of them, a person from a list."""

from collections.abc import Sequence
from typing import Any

from handlers.forms.intents import Act
from handlers.forms.view import Parts, View
from handlers.forms.words import clipped, short_label
from handlers.screen import Button, Row, grid
from locales.texts import escape
from mentoring.forms import OTHER, Option
from mentoring.typed import find_options

LABEL_LIMIT = 26
"""Longer labels are cut by narrow phones: such options stand in the text, buttons carry their numbers."""
NUMBERS_PER_ROW = 5
PEOPLE_PER_PAGE = 8
NAME_LIMIT = 48
OWN = "~"
"""Marks a variant in own words: in a tap by its place among them, in a doubt instead of an option."""


def draw_choice(view: View) -> Parts:
    if not view.options:
        return [view.t("form-no-options")], ()
    numbered = is_numbered(view.options)
    buttons = [
        view.button(str(place) if numbered else option.label, Act.PICK, option.id)
        for place, option in enumerate(view.options, start=1)
    ]
    rows = grid(buttons, _columns(view, numbered=numbered, mark=0))
    return _listed(view.options) if numbered else [], (*rows, *_own_row(view))


def draw_choices(view: View) -> Parts:
    """Every button is its state, and a tap names the state it leads to: a double tap changes nothing."""
    numbered = is_numbered(view.options)
    chosen = chosen_so_far(view)
    buttons = [
        _toggle(view, option.id, str(place) if numbered else option.label, chosen=option.id in chosen)
        for place, option in enumerate(view.options, start=1)
    ]
    rows = grid(buttons, _columns(view, numbered=numbered, mark=2))
    own = [value[OTHER] for value in chosen if isinstance(value, dict)]
    own_rows = tuple(
        (_toggle(view, f"{OWN}{place}", short_label(words, LABEL_LIMIT), chosen=True),)
        for place, words in enumerate(own)
    )
    done = view.t.label("button-done-count", count=len(chosen)) if chosen else view.t.label("button-done")
    done_row = (view.button(done, Act.DONE, style="primary" if chosen else None),)
    return _listed(view.options) if numbered else [], (*rows, *own_rows, *_own_row(view), done_row)


def draw_person(view: View) -> Parts:
    """Eight names a page; three letters typed leave those with such a word."""
    if not view.options:
        return [view.t("form-no-people")], ()
    search = str(view.run.pending.get("search", ""))
    people = find_options(search, view.options) if search else list(view.options)
    pages = max(1, -(-len(people) // PEOPLE_PER_PAGE))
    page = min(max(0, int(view.run.pending.get("page", 0))), pages - 1)
    shown = people[page * PEOPLE_PER_PAGE : (page + 1) * PEOPLE_PER_PAGE]
    rows: list[Row] = [
        (view.button(short_label(each.label, NAME_LIMIT), Act.PICK, each.id),) for each in shown
    ]
    if pages > 1:
        rows.append(_pager(view, page, pages))
    if not search:
        return [view.t("form-find-person")] if len(people) > PEOPLE_PER_PAGE else [], tuple(rows)
    rows.append((view.act("button-all", Act.FIND_ALL),))
    return [view.t("form-found", words=clipped(search, 60), count=len(people))], tuple(rows)


def chosen_so_far(view: View) -> list[Any]:
    """What is ticked: option ids and variants in own words."""
    chosen: list[Any] = view.run.pending.get("chosen", view.answer or [])
    return chosen


def is_numbered(options: Sequence[Option]) -> bool:
    return any(len(option.label) > LABEL_LIMIT for option in options)


def _listed(options: Sequence[Option]) -> list[str]:
    return ["\n".join(f"{place}. {escape(option.label)}" for place, option in enumerate(options, start=1))]


def _columns(view: View, *, numbered: bool, mark: int) -> int:
    """As many as phones show whole: some 32 signs a row."""
    if view.step.columns or numbered:
        return view.step.columns or NUMBERS_PER_ROW
    longest = max(len(option.label) for option in view.options) + mark
    return 3 if longest <= 8 else 2 if longest <= 14 else 1


def _toggle(view: View, option_id: str, label: str, *, chosen: bool) -> Button:
    mark, sign = ("☑", "-") if chosen else ("☐", "+")
    return view.button(f"{mark} {label}", Act.TOGGLE, f"{sign}{option_id}")


def _own_row(view: View) -> tuple[Row, ...]:
    if not view.step.other:
        return ()
    key = "button-other-number" if view.step.other == "number" else "button-other"
    return ((view.button(view.step.own or view.t.label(key), Act.OWN),),)


def _pager(view: View, page: int, pages: int) -> Row:
    middle = view.button(view.t.label("page-of", page=page + 1, pages=pages), Act.NOTHING)
    before = view.button("‹", Act.PAGE, str(page - 1)) if page else view.button("·", Act.NOTHING)
    after = view.button("›", Act.PAGE, str(page + 1)) if page < pages - 1 else view.button("·", Act.NOTHING)
    return before, middle, after
