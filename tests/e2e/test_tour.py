"""The tour of the sandbox's page knows a step is done by the bot's words: they must be the words of today."""

import re
from pathlib import Path

import pytest

from locales.texts import Speaker, Texts, plain

SIGNALS = Path(__file__).parents[2] / "sandbox" / "page" / "signals.js"
FACTS = {
    "name": "Морозов И. А.",
    "role": "mentor",
    "school": "Школа № 12",
    "year": "2026/27",
    "first": "1 сентября",
    "last": "31 мая",
    "curators": "Куратор: Лебедева Ольга Павловна",
    "who": "Наставник: Кузнецова Анна Сергеевна",
}
SAID: dict[str, tuple[str, ...]] = {
    "arrived": ("arrival-done",),
    "unnamed": ("school-unnamed",),
    "school": ("school-year",),
    "request": ("sent-request",),
    "questionnaire": ("sent-questionnaire",),
    "active": ("notice-pair-active", "pair-now-active", "pair-mine-active"),
    "meeting": ("notice-meeting-asked",),
    "journal": ("journal-thanks", "journal-thanks-next"),
    "survey": ("survey-thanks",),
}
"""Sign → the bot's texts that mean it."""
UNLIKE = ("meetings-no-pair", "pair-you-declined", "my-consent-given", "arrival-refused", "stranger")
"""Texts that come earlier or elsewhere and must not tick a step off."""


def signs() -> dict[str, list[re.Pattern[str]]]:
    """Sign → its patterns, read from the page's code; the same syntax is a pattern here too."""
    code = SIGNALS.read_text(encoding="utf-8")
    words = code[code.index("const WORDS") : code.index("};")]
    found = {}
    for name, listed in re.findall(r"(\w+): \[(.*)\],", words):
        literals = re.findall(r"/((?:\\.|[^/\\])+)/(\w*)", listed)
        found[name] = [
            re.compile(pattern, re.IGNORECASE | ("m" in flags and re.MULTILINE))
            for pattern, flags in literals
        ]
    return found


def said(t: Speaker, key: str) -> str:
    """A text of the bot as it stands in the chat."""
    return plain(t(key, **FACTS))


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_sign_of_the_tour_is_said_by_the_bot(locale: str) -> None:
    t = Texts().speaker(locale)
    assert signs().keys() == SAID.keys()
    for sign, patterns in signs().items():
        for key in SAID[sign]:
            assert any(pattern.search(said(t, key)) for pattern in patterns), (sign, key, said(t, key))


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_other_words_are_no_sign(locale: str) -> None:
    t = Texts().speaker(locale)
    for key in UNLIKE:
        for sign, patterns in signs().items():
            assert not any(pattern.search(said(t, key)) for pattern in patterns), (sign, key)
