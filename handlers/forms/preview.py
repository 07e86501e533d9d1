"""One page with every screen of every form in both languages, to be proof-read (`nastavnik preview`)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from handlers.forms.catalogue import Catalogue, load
from handlers.forms.form_screens import draw
from handlers.forms.outcomes import refuse_words
from handlers.forms.run import At, Run
from handlers.forms.samples import sample_answers, sample_options
from handlers.forms.view import View
from handlers.screen import Screen
from locales.content import LOCALES, Content
from locales.texts import Speaker, Texts, escape
from mentoring.answers import Wrong
from mentoring.consent_texts import Paper, fill_in
from mentoring.forms import Form, Step

DAY = date(2026, 9, 1)
"""The day on which the page is drawn: the page must not change by itself."""

_STYLE = """
:root { color-scheme: light dark;
  --card: #fff; --page: #e8edf2; --ink: #1b1f24; --soft: #5b6570; --button: #e3ebf3 }
@media (prefers-color-scheme: dark) {
  :root { --card: #1e252c; --page: #12171c; --ink: #e8edf2; --soft: #9aa6b2; --button: #2b3640 } }
body { margin: 0; padding: 1.5rem; background: var(--page); color: var(--ink); font: 15px/1.45 sans-serif }
nav ul { columns: 14rem; padding-left: 1.2rem }
.screens { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start }
figure { margin: 0; width: 21rem }
figcaption { color: var(--soft); font-size: 13px; margin-bottom: .3rem }
.text { background: var(--card); border-radius: 12px; padding: .7rem .9rem; white-space: pre-wrap }
.row { display: flex; gap: 4px; margin-top: 4px }
.row span { flex: 1; background: var(--button); border-radius: 8px; padding: .4rem .2rem; text-align: center;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.row .primary { outline: 2px solid #2f7dd1 } .row .success { outline: 2px solid #2f9e58 }
.row .danger { outline: 2px solid #c8443c }
blockquote { margin: .3rem 0; padding-left: .7rem; border-left: 3px solid var(--soft) }
"""


def render_preview(texts: Texts, content: Content) -> str:
    """The page as HTML, complete in itself. Raises `ContentError` when a form cannot be used."""
    catalogue = load(content)
    title = escape(texts.speaker(LOCALES[0]).label("form-preview"))
    body = "\n".join(_language(texts.speaker(locale), catalogue) for locale in LOCALES)
    return (
        f'<!doctype html>\n<html lang="{LOCALES[0]}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1>\n{body}\n</body></html>\n"
    )


def form_views(t: Speaker, catalogue: Catalogue, form: Form) -> Iterator[tuple[str, View]]:
    """Every screen of a form with a caption: cover, questions unanswered and answered, summary, the rest."""
    paper = _paper(catalogue, form, t.locale)
    answers = sample_answers(form, DAY, paper)
    empty = View(t, DAY, form, Run(form.id, form.version, nonce="preview0"))
    labels = {
        step.id: {each.id: each.label for each in sample_options(t, step)}
        for step in form.steps
        if step.source
    }
    filled = replace(empty, run=replace(empty.run, answers=answers, labels=labels))
    if form.cover:
        yield "cover", replace(empty, run=replace(empty.run, at=At.COVER))
    for place, step in enumerate(form.steps):
        given = {earlier.id: answers[earlier.id] for earlier in form.steps[:place]}
        view = _at(t, empty, step, paper)
        yield step.id, replace(view, run=replace(view.run, answers=given))
    yield "answered", _at(t, filled, form.steps[0], paper)
    if form.summary:
        yield "summary", replace(filled, run=replace(filled.run, at=At.SUMMARY))
    first = form.steps[0].id
    yield "resume", replace(filled, run=replace(filled.run, step=first, asking="resume"))
    yield "restart", replace(filled, run=replace(filled.run, step=first, asking="restart"))
    yield "leave", replace(filled, run=replace(filled.run, step=first, asking="leave"))
    yield "cancel", replace(filled, run=replace(filled.run, step=first, asking="break_off"))


def _language(t: Speaker, catalogue: Catalogue) -> str:
    forms = [catalogue.form(form_id, t.locale) for form_id in catalogue.ids()]
    links = "".join(f'<li><a href="#{t.locale}-{form.id}">{escape(form.title)}</a></li>' for form in forms)
    sections = "\n".join(_section(t, catalogue, form) for form in forms)
    return f'<div lang="{t.locale}"><nav><h2>{t.locale}</h2><ul>{links}</ul></nav>\n{sections}</div>'


def _section(t: Speaker, catalogue: Catalogue, form: Form) -> str:
    figures = [_figure(caption, draw(view)) for caption, view in form_views(t, catalogue, form)]
    figures += [
        _figure(f"{caption}: ?", draw(view, note)) for caption, view, note in _wrong(t, catalogue, form)
    ]
    head = f"{escape(form.title)} <small>{form.id}, {form.version}</small>"
    screens = f'<div class="screens">{"".join(figures)}</div>'
    return f'<section id="{t.locale}-{form.id}"><h3>{head}</h3>{screens}</section>'


def _wrong(t: Speaker, catalogue: Catalogue, form: Form) -> Iterator[tuple[str, View, str]]:
    """How a wrong answer to the first step of each kind is met."""
    seen = set()
    for caption, view in form_views(t, catalogue, form):
        if view.run.at == At.STEP and not view.run.asking and view.step.kind not in seen:
            seen.add(view.step.kind)
            yield caption, replace(view, brief=True), refuse_words(view, Wrong("wrong-wordless")).note


def _at(t: Speaker, view: View, step: Step, paper: Paper | None) -> View:
    run = replace(view.run, at=At.STEP, step=step.id)
    return replace(view, run=run, options=sample_options(t, step), paper=paper if step.document else None)


def _paper(catalogue: Catalogue, form: Form, locale: str) -> Paper | None:
    """The form's consent text, if it asks for a consent."""
    names = [step.document for step in form.steps if step.document]
    return fill_in(catalogue.document(names[0], locale), {}, locale) if names else None


def _figure(caption: str, screen: Screen) -> str:
    rows = "".join(
        '<div class="row">'
        + "".join(f'<span class="{button.style or ""}">{escape(button.label)}</span>' for button in row)
        + "</div>"
        for row in screen.rows
    )
    text = f'<div class="text">{screen.text}</div>'
    return f"<figure><figcaption>{escape(caption)}</figcaption>{text}{rows}</figure>"
