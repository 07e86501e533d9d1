"""Stored answers on a card: every one in full, over as many pages as it takes."""

from collections.abc import Iterator, Mapping
from typing import Any

from handlers.forms.words import answer_lines, say_answer
from handlers.turn import Turn
from locales.texts import Speaker, escape
from mentoring.forms import Form, applicable_steps, keep_fitting
from storage.records import Submission

ROOM = 2_400
"""Characters of answers on a page; a screen holds 4,000 and the card has a head."""


def form_of(turn: Turn, submission: Submission) -> Form:
    """The form of a stored submission, as it is now, in the reader's language."""
    return turn.desk.forms.catalogue.form(submission.kind, turn.t.locale)


def answer_pages(t: Speaker, form: Form, answers: Mapping[str, Any], secret: str) -> list[str]:
    """All answers as HTML, page by page. `secret` is the key that marks what others must not read."""
    pages = [""]
    for paragraph in _paragraphs(t, form, answers, secret):
        if pages[-1] and len(pages[-1]) + len(paragraph) > ROOM:
            pages.append("")
        pages[-1] += ("\n" if pages[-1] else "") + paragraph
    return pages


def subject_of(t: Speaker, form: Form, answers: Mapping[str, Any]) -> str:
    """The subject taught, in plain words; empty if the form does not ask."""
    step = form.by_id.get("subject")
    value = answers.get("subject")
    return "" if step is None or value is None else say_answer(t, step, value)


def to_change(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Stored answers as the form takes them for a change: what was skipped then is skipped still."""
    kept = keep_fitting(form, answers)
    skipped = (step.id for step in applicable_steps(form, kept) if not step.required)
    return {**dict.fromkeys(skipped), **kept}


def _paragraphs(t: Speaker, form: Form, answers: Mapping[str, Any], secret: str) -> Iterator[str]:
    public = answer_lines(t, form, answers, confidential=False)
    for title, words in answer_lines(t, form, answers):
        mark = "" if (title, words) in public else f" <i>({t(secret)})</i>"
        head = f"<b>{escape(title.rstrip('?:.'))}</b>{mark}: "
        for piece in _pieces(words, ROOM - len(head)):
            yield head + piece
            head = "… "


def _pieces(words: str, room: int) -> Iterator[str]:
    """The words as HTML, cut only where a whole page is too small for them."""
    piece = ""
    for sign in words:
        html = escape(sign)
        if len(piece) + len(html) > room:
            yield piece
            piece = ""
        piece += html
    yield piece
