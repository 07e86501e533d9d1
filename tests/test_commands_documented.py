"""Every command has its words in both languages, fits Telegram, and is offered to those only who may use it.

What the guide says of commands and settings is compared in test_docs.py and bot/test_settings_documented.py.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.introduction import DEFAULT, names_for
from handlers import routes
from handlers.calls import Called
from handlers.home import EVERYBODY, MENUS
from handlers.words import WORDS, meant_by, opens
from locales.content import LOCALES
from locales.texts import Speaker, Texts
from mentoring.roles import ALL, TABLE, Action
from storage.records import Role

HANDLERS = Path(__file__).parent.parent / "handlers"
RIGHTS: dict[str, Action] = {
    condition.callback.name: handler.flags["may"]
    for router in routes.routers()
    for handler in router.message.handlers
    for condition in handler.filters or ()
    if isinstance(condition.callback, Called)
}
TEXTS = Texts()


@pytest.fixture(params=LOCALES)
def t(request: pytest.FixtureRequest) -> Speaker:
    return TEXTS.speaker(request.param)


@pytest.mark.parametrize("name", sorted(RIGHTS))
def test_a_command_is_one_that_telegram_takes_with_words_for_the_menu(t: Speaker, name: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,31}", name)
    assert 3 <= len(t.label(f"menu-{name}")) <= 60


@pytest.mark.parametrize("name", sorted(RIGHTS))
def test_the_words_of_a_command_are_translated(name: str) -> None:
    said = {TEXTS.speaker(locale).label(f"menu-{name}") for locale in LOCALES}
    assert len(said) == len(LOCALES)


@pytest.mark.parametrize("role", Role)
def test_a_menu_offers_what_the_role_may_do_and_nothing_else(role: Role) -> None:
    offered = names_for(frozenset({role}))
    assert [name for name in offered if role not in TABLE[RIGHTS[name]]] == []


def test_whatever_a_role_alone_may_do_is_in_its_menu() -> None:
    reached_from_a_screen = {"stage", "measures"}
    for name, action in RIGHTS.items():
        if TABLE[action] != ALL and name not in reached_from_a_screen:
            assert all(name in MENUS[role] for role in TABLE[action]), name


def test_what_everybody_is_offered_everybody_may_do() -> None:
    assert all(TABLE[RIGHTS[name]] == ALL for name in (*DEFAULT, *EVERYBODY))


def test_every_screen_of_a_menu_can_be_called_by_words() -> None:
    assert {name for names in MENUS.values() for name in names} <= set(WORDS) <= set(RIGHTS)


@pytest.mark.parametrize("role", Role)
def test_no_typed_word_leads_a_role_to_two_screens(t: Speaker, role: Role) -> None:
    said = {word.strip() for name in WORDS for word in t.label(f"words-{name}").split(",")}
    assert "" not in said
    for word in said:
        meant = meant_by(word, t)
        assert meant
        assert sum(opens(frozenset({role}), name) for name in meant) <= 1, (word, meant)


def test_every_button_that_calls_a_command_calls_one_that_exists() -> None:
    called = {name for path in HANDLERS.rglob("*.py") for name in called_in(path)}
    assert {"menu", "settings", "pairs"} <= called <= set(RIGHTS)


def called_in(path: Path) -> Iterator[str]:
    """`go(t, "menu")` and `Go(to="menu")`: the names written out in the code."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            named = [*node.args[1:2]] if node.func.id == "go" else []
            named += [each.value for each in node.keywords if node.func.id == "Go" and each.arg == "to"]
            yield from (str(each.value) for each in named if isinstance(each, ast.Constant))
