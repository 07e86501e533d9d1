"""A consent is to the words that were shown, and a no is a no."""

import hashlib
from dataclasses import replace
from typing import Any

from handlers.forms.catalogue import Catalogue
from tests.handlers.forms.stage import Stage


def decision(stage: Stage) -> dict[str, Any]:
    found: dict[str, Any] = stage.handed_in[-1][1]["consent"]
    return found


async def test_the_text_is_shown_whole_with_the_school_in_it(stage: Stage) -> None:
    await stage.begin("mentoring_consent")
    assert "Вы согласны быть наставником?" in stage.text
    assert "<blockquote expandable>Согласие на работу наставником" in stage.text
    assert "Работодатель: МБОУ СОШ № 14, Тверь." in stage.text
    assert stage.labels[:2] == ["Даю согласие", "Не даю"]


async def test_a_consent_keeps_the_exact_text_its_version_and_its_hash(stage: Stage) -> None:
    await stage.begin("mentoring_consent")
    await stage.taps("Даю согласие")
    given = decision(stage)
    assert given["agreed"] is True
    assert (given["kind"], given["version"], given["locale"]) == ("mentoring", "1", "ru")
    assert given["hash"] == hashlib.sha256(given["text"].encode()).hexdigest()
    assert given["text"].startswith("Согласие на работу наставником\n\nЯ даю согласие")
    assert "Работодатель: МБОУ СОШ № 14, Тверь." in given["text"]


async def test_a_no_ends_the_form_at_once(stage: Stage) -> None:
    await stage.begin("arrival", context={"school": "Школа № 1", "city": ""})
    assert "Кто обрабатывает (оператор): Школа № 1." in stage.text
    await stage.taps("Не даю")
    assert decision(stage)["agreed"] is False
    assert list(stage.handed_in[0][1]) == ["consent"]
    assert await stage.run() is None


async def test_a_yes_leads_on(stage: Stage) -> None:
    await stage.begin("arrival", context={"school": "Школа № 1"})
    await stage.says("согласна")
    assert "Как вас зовут?" in stage.text
    await stage.says("Анна")
    assert stage.last.startswith("Напишите фамилию, имя и отчество буквами. Например: Петрова Анна Сергеевна")
    assert stage.text.count("Петрова Анна Сергеевна") == 1
    await stage.says("Петрова Анна Сергеевна")
    assert stage.handed_in[0][1]["full_name"] == "Петрова Анна Сергеевна"
    assert decision(stage)["agreed"] is True


async def test_a_consent_is_not_guessed_from_a_yes(stage: Stage) -> None:
    await stage.begin("mentoring_consent")
    await stage.says("да")
    assert stage.last.startswith("Нажмите, пожалуйста, кнопку: «Даю согласие» или «Не даю».")
    assert "<blockquote" not in stage.text  # it stands right above
    assert stage.handed_in == []
    await stage.taps("Даю согласие")
    assert decision(stage)["agreed"] is True


async def test_a_plain_no_is_a_refusal(stage: Stage) -> None:
    await stage.begin("mentoring_consent")
    await stage.says("нет")
    assert decision(stage)["agreed"] is False


async def test_nobody_agrees_to_a_text_that_has_changed_meanwhile(stage: Stage) -> None:
    await stage.begin("mentoring_consent")
    stage.catalogue = reworded(stage.catalogue)
    await stage.taps("Даю согласие")
    assert stage.text.startswith("Текст согласия изменился.")
    assert stage.handed_in == []
    await stage.taps("Даю согласие")
    assert decision(stage)["text"].endswith("Новые слова.")


def reworded(catalogue: Catalogue) -> Catalogue:
    old = catalogue.document("mentoring", "ru")
    fresh = old.model_copy(update={"text": "Новые слова."})
    return replace(catalogue, documents={**catalogue.documents, ("ru", "mentoring"): fresh})
