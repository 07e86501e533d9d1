"""Every screen of every form in both languages, and the page that shows them all."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.forms.catalogue import Catalogue
from handlers.forms.form_screens import draw
from handlers.forms.preview import form_views, render_preview
from handlers.forms.run import At
from handlers.forms.words import answer_lines, clipped, short_label
from handlers.screen import INTENT_BYTES, TEXT_LIMIT
from locales.content import Content
from locales.lint import html_fault
from locales.texts import Texts, escape
from mentoring.forms import Form, Kind
from tests.handlers.forms.stage import TEXTS

LOCALES = ["ru", "en"]
LABEL_LIMIT = 40


@pytest.mark.parametrize("locale", LOCALES)
def test_every_screen_can_be_sent(catalogue: Catalogue, locale: str) -> None:
    t = TEXTS.speaker(locale)
    for form_id in catalogue.ids():
        for caption, view in form_views(t, catalogue, catalogue.form(form_id, locale)):
            screen = draw(view)
            where = f"{form_id} {caption}"
            assert html_fault(screen.text) == "", where
            for button in (button for row in screen.rows for button in row):
                assert len(button.label) <= LABEL_LIMIT, where
                assert len(button.intent.encode()) <= INTENT_BYTES, where


@pytest.mark.parametrize("locale", LOCALES)
def test_every_screen_fits_with_the_longest_answers(catalogue: Catalogue, locale: str) -> None:
    """Words that grow most when escaped, as many as a step takes."""
    t = TEXTS.speaker(locale)
    for form_id in catalogue.ids():
        form = catalogue.form(form_id, locale)
        for _, view in form_views(t, catalogue, form):
            view.run.answers.update(
                {key: value for key, value in longest(form).items() if key in view.run.answers}
            )
            if view.run.at == At.STEP and not view.run.asking and view.step.kind is Kind.LONG_TEXT:
                view.run.pending["text"] = "&" * view.step.longest
            note = "&amp;" * 100
            assert 0 < len(draw(view, note).text) <= TEXT_LIMIT, form_id


def longest(form: Form) -> dict[str, object]:
    return {
        step.id: "&" * step.longest
        if step.kind in (Kind.TEXT, Kind.LONG_TEXT)
        else [{"other": "&" * 200}] * 10
        for step in form.steps
        if step.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICES)
    }


class Page(HTMLParser):
    """Counts the screens of a page and checks that every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.screens = 0
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.screens += tag == "figure"
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_preview_is_one_page_with_every_screen_in_both_languages(catalogue: Catalogue) -> None:
    text = render_preview(Texts(), Content())
    page = Page()
    page.feed(text)
    assert page.open == []
    steps = sum(len(form.steps) for form in catalogue.forms.values())
    assert page.screens > steps
    assert all(address.startswith("#") for address in page.addresses)
    for form in catalogue.forms.values():
        assert all(escape(step.text) in text for step in form.steps)
    assert text == render_preview(Texts(), Content())


@given(st.text(), st.integers(8, 60))
def test_clipped_words_never_break_html_nor_the_limit(text: str, limit: int) -> None:
    html = clipped(text, limit)
    assert len(html) <= limit
    assert html_fault(html) == ""
    assert html == escape(text) or html.endswith("…")


@given(st.text(min_size=1), st.integers(2, 40))
def test_a_label_is_never_longer_than_asked(text: str, limit: int) -> None:
    assert len(short_label(text, limit)) <= limit


def test_answers_are_said_in_words_and_secrets_left_out(catalogue: Catalogue) -> None:
    t = TEXTS.speaker("ru")
    form = catalogue.form("request", "ru")
    answers = {
        "experience": 2,
        "difficulties": ["exams", {"other": "хор"}],
        "not_with": "Иванов",
        "whom": None,
    }
    said = [
        ("Стаж", "2 года"),
        ("Нужна помощь", "Подготовка к экзаменам; хор"),
        ("С кем не хотелось бы", "Иванов"),
    ]
    assert answer_lines(t, form, answers) == said
    assert answer_lines(t, form, answers, confidential=False) == said[:2]


def test_dynamic_options_are_said_by_the_labels_kept(catalogue: Catalogue) -> None:
    form = catalogue.form("new_pair", "en")
    answers = {"mentee": "17", "mentor": "18", "starts_on": "2026-09-01"}
    assert answer_lines(TEXTS.speaker("en"), form, answers, {"mentee": {"17": "Anna"}}) == [
        ("Mentee", "Anna"),
        ("Mentor", "18"),
        ("Start", "Tue, 1 September 2026"),
    ]
