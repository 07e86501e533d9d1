"""The row with which one leafs through a long screen: `← 2/7 →`."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from handlers.curator.lists import PAGE
from handlers.screen import Button, Row
from locales.texts import Speaker

T = TypeVar("T")


def cut(rows: Sequence[T], page: int) -> tuple[Sequence[T], int, int]:
    """The rows of this page (from 0), or of the last one if there are fewer; the page shown; their number."""
    pages = max(1, -(-len(rows) // PAGE))
    shown = min(max(page, 0), pages - 1)
    return rows[shown * PAGE : (shown + 1) * PAGE], shown, pages


def pager(t: Speaker, page: int, pages: int, intent: Callable[[int], str]) -> tuple[Row, ...]:
    """The row, or none for a single page; the middle button shows the same page afresh."""
    if pages == 1:
        return ()
    here = t.label("button-page", page=page + 1, pages=pages)
    places = {"←": page - 1, here: page, "→": page + 1}
    return (tuple(Button(label, intent(place)) for label, place in places.items() if 0 <= place < pages),)
