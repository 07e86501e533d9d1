"""What ships is complete and readable; what a school breaks is named with file, line and remedy."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.forms.catalogue import Catalogue, check, load
from locales.content import PACKAGE, Content, ContentError
from locales.lint import OFFICIALESE
from mentoring.consent_texts import unknown_placeholders
from mentoring.forms import Form

FORM_IDS = {
    "arrival", "mentoring_consent", "my_name", "school", "vacation", "invite", "request", "questionnaire",
    "help_me", "close_signal",
    "return_submission", "decline_pair", "new_pair", "order", "end_pair", "meeting", "move_meeting",
    "journal", "missed", "last_journal", "withdraw", "survey_mentor", "survey_mentee",
    "measure_done", "measure_skip", "measure_overrule", "measure_title", "measure_deadline", "measure_event",
    "measure_new", "roadmap_file",
    "plan", "plan_item", "plan_reword", "plan_move", "plan_done", "plan_return",
}  # fmt: skip
NEVER_ASKED = re.compile(
    r"паспорт|адрес|дат[аеу] рожд|родил|здоров|болезн|диагноз|СНИЛС|ИНН|passport|address|birth|health", re.I
)


def own(tmp_path: Path, name: str, text: str) -> Content:
    path = tmp_path / "content" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return Content(tmp_path / "content")


def test_all_forms_that_ship_are_sound() -> None:
    assert check(Content()) == []


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_the_forms_that_conversations_need_are_there(catalogue: Catalogue, locale: str) -> None:
    assert {form_id for language, form_id in catalogue.forms if language == locale} == FORM_IDS


def words_of(form: Form) -> Iterator[str]:
    yield from (form.title, form.cover)
    for step in form.steps:
        yield from (step.text, step.name, step.hint, step.example, step.low, step.high)
        yield from (option.label for option in step.options)


def test_no_form_asks_for_passport_address_birth_or_health(catalogue: Catalogue) -> None:
    asked = [
        words for form in catalogue.forms.values() for words in words_of(form) if NEVER_ASKED.search(words)
    ]
    assert asked == []


def test_russian_questions_do_not_sound_like_an_office(catalogue: Catalogue) -> None:
    stiff = [
        words
        for (locale, _), form in catalogue.forms.items()
        if locale == "ru"
        for words in words_of(form)
        if OFFICIALESE.search(words)
    ]
    assert stiff == []


def test_every_step_has_a_short_name_for_lists(catalogue: Catalogue) -> None:
    nameless = [step.id for form in catalogue.forms.values() for step in form.steps if not step.name]
    assert nameless == []


def test_both_surveys_ask_on_a_scale_of_ten_first(catalogue: Catalogue) -> None:
    for form_id, scales in (("survey_mentee", 10), ("survey_mentor", 9)):
        asked = [step for step in catalogue.form(form_id, "ru").steps if step.kind == "scale"]
        assert [(step.min, step.max) for step in asked] == [(1, 10)] * scales


def test_confidential_answers_are_marked(catalogue: Catalogue) -> None:
    marked = {
        (form_id, step.id)
        for (locale, form_id), form in catalogue.forms.items()
        for step in form.steps
        if step.confidential and locale == "ru"
    }
    assert marked == {
        ("request", "not_with"),
        ("questionnaire", "wishes"),
        ("decline_pair", "comment"),
        ("help_me", "reason"),
        ("help_me", "comment"),
    }


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("name", ["personal_data", "mentoring"])
def test_a_consent_says_who_why_what_how_long_and_how_to_leave(
    catalogue: Catalogue, name: str, locale: str
) -> None:
    document = catalogue.document(name, locale)
    assert (document.kind, document.version) == (name, "1")
    assert unknown_placeholders(document) == []
    assert "{operator}" in document.text
    assert "/consents" in document.text
    assert "30 дней" in document.text or "30 days" in document.text


def test_a_school_may_replace_a_form(tmp_path: Path) -> None:
    text = Content().read_text("ru", "forms/missed.yaml").replace("Почему не получилось", "Отчего не вышло")
    catalogue = load(own(tmp_path, "ru/forms/missed.yaml", text))
    assert catalogue.form("missed", "ru").steps[0].text == "Отчего не вышло встретиться?"


def test_a_school_may_add_to_a_list(tmp_path: Path) -> None:
    both = PACKAGE / "ru" / "lists.yaml"
    text = both.read_text(encoding="utf-8").replace(
        "difficulties:\n", "difficulties:\n  - {id: robots, label: Робототехника}\n"
    )
    found = check(own(tmp_path, "ru/lists.yaml", text))
    assert found
    assert all("здесь и в переводе разное" in each for each in found)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (
            "ru/forms/missed.yaml",
            "id: missed\nversion: 1\n",
            "content/ru/forms/missed.yaml:1: нет ключа «title»",
        ),
        ("ru/forms/trial.yaml", "steps: [", "content/ru/forms/trial.yaml:1: файл не читается как YAML"),
        ("ru/lists.yaml", "places: 5", "content/ru/lists.yaml:1: здесь нужны списки"),
        ("ru/consents/mentoring.yaml", "kind: mentoring", "mentoring.yaml:1: нет ключа «version»"),
        (
            "ru/consents/mentoring.yaml",
            "kind: mentoring\nversion: 2\ntitle: Т\nsummary: С\ntext: Я, {passport}\n",
            "mentoring.yaml:5: {passport} нечем заполнить; бывают: {school}",
        ),
    ],
)
def test_a_broken_file_is_named_with_line_and_remedy(
    tmp_path: Path, name: str, text: str, found: str
) -> None:
    content = own(tmp_path, name, text)
    assert any(found in each for each in check(content)), check(content)
    with pytest.raises(ContentError) as error:
        load(content)
    assert "\n" not in str(error.value)


def test_a_form_without_its_translation_is_named(tmp_path: Path) -> None:
    text = Content().read_text("ru", "forms/missed.yaml").replace("id: missed", "id: trial")
    (found,) = check(own(tmp_path, "ru/forms/trial.yaml", text))
    assert found == "content/ru/forms/trial.yaml:1: нет перевода en/forms/trial.yaml; положите его рядом"


def test_a_form_is_called_like_its_file_and_its_document_exists(tmp_path: Path) -> None:
    text = (
        Content()
        .read_text("ru", "forms/mentoring_consent.yaml")
        .replace("document: mentoring", "document: pet")
    )
    assert any(
        "документа «pet» нет" in each
        for each in check(own(tmp_path, "ru/forms/mentoring_consent.yaml", text))
    )
    renamed = Content().read_text("ru", "forms/missed.yaml")
    found = check(own(tmp_path / "b", "ru/forms/other.yaml", renamed))
    assert any("id «missed» не совпадает с именем файла" in each for each in found)


def test_checking_content_needs_no_telegram() -> None:
    """`nastavnik check` must start quickly (UX §0.5)."""
    code = (
        "import sys; from handlers.forms.catalogue import check; from locales.content import Content; "
        "assert check(Content()) == []; assert 'aiogram' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PACKAGE.parent)
