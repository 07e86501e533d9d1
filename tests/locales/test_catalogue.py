"""The texts that ship: nothing is missing, broken, untranslated or hard to read."""

import pytest

from locales.content import LOCALES, PACKAGE
from locales.lint import lint, read_catalogue
from locales.texts import Texts
from locales.usage import missing_keys, unused_keys, used_keys

SPEAKING = ("bot", "handlers", "mentoring", "papers")
ROLES = ("curator", "mentor", "mentee", "director", "psychologist", "staff", "coordinator")


def test_the_catalogue_has_no_findings() -> None:
    found = lint()
    assert not found, "\n".join(["", *map(str, found)])


def test_every_text_the_code_asks_for_exists() -> None:
    found = missing_keys(used_keys(PACKAGE.parent, SPEAKING), read_catalogue(PACKAGE, "ru").entries)
    assert not found, "\n".join(["", *map(str, found)])


def test_no_text_lies_about_that_nobody_asks_for() -> None:
    asking = used_keys(PACKAGE.parent, (*SPEAKING, "locales"))
    found = unused_keys(asking, read_catalogue(PACKAGE, "ru").entries)
    assert not found, "\n".join(["", *map(str, found)])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_name_in_every_form(locale: str, role: str) -> None:
    t = Texts().speaker(locale)
    forms = ("", "-accusative", "-instrumental", "-genitive", "-plural")
    assert all(t(f"role-{role}{form}") for form in forms)


@pytest.mark.parametrize("locale", LOCALES)
def test_months_and_days_of_the_week_are_all_different(locale: str) -> None:
    t = Texts().speaker(locale)
    for kind, last in (
        ("month-", 12),
        ("month-name-", 12),
        ("month-short-", 12),
        ("weekday-short-", 7),
    ):
        assert len({t(f"{kind}{number}") for number in range(1, last + 1)}) == last
