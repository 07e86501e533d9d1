from pathlib import Path

import pytest

from locales.lint import lint_catalogue, read_catalogue
from locales.usage import missing_keys, unused_keys, used_keys

FTL = """
hello = Привет
bye = Пока, { hello }
saved = Сохранено
-brand = Бот
role-mentor = наставник
role-mentee = наставляемый
button-back = Назад
error-full = Мест нет
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for locale in ("ru", "en"):
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "main.ftl").write_text(FTL, encoding="utf-8")
    (tmp_path / "handlers" / "inner").mkdir(parents=True)
    assert lint_catalogue(tmp_path) == []
    return tmp_path


def missing(project: Path, source: str) -> list[str]:
    (project / "handlers" / "inner" / "a.py").write_text(source, encoding="utf-8")
    uses = used_keys(project, ["handlers"])
    return [str(finding) for finding in missing_keys(uses, read_catalogue(project, "ru").entries)]


def unused(project: Path, source: str, *dynamic: str) -> list[str]:
    (project / "handlers" / "a.py").write_text(source, encoding="utf-8")
    entries = read_catalogue(project, "ru").entries
    found = unused_keys(used_keys(project, ["handlers"]), entries, dynamic)
    return [finding.message.partition(":")[0] for finding in found]


@pytest.mark.parametrize(
    "call",
    [
        't("helo")',
        'turn.t("helo", n=1)',
        't.label("helo")',
        'self.t.label("helo")',
        't("hello" if x else "helo")',
        't(key or "helo")',
    ],
)
def test_a_call_with_an_unknown_key_is_found(project: Path, call: str) -> None:
    assert missing(project, f"\ntext = {call}\n") == ["handlers/inner/a.py:2: в locales/ нет текста «helo»"]


@pytest.mark.parametrize(
    "source",
    [
        't("hello")',
        'layout("helo")',
        'x = "margin-left"',
        "t(key)",
        "t(f'role-{role}')",
        "t(f'{kind}-mentor')",
        "t(f'button-{name}')",
        'key.startswith("menu-")',
        "t()",
    ],
)
def test_calls_that_are_right_or_not_ours_are_left_alone(project: Path, source: str) -> None:
    assert missing(project, source) == []


@pytest.mark.parametrize("source", ['Button(label="button-bak")', 'key = "error-ful"'])
def test_a_string_that_starts_like_a_key_must_be_one(project: Path, source: str) -> None:
    assert len(missing(project, source)) == 1


def test_a_computed_key_must_fit_some_text(project: Path) -> None:
    assert missing(project, "t(f'menu-{name}'); x = f'menu-{name}'") == [
        "handlers/inner/a.py:1: в locales/ нет текста «menu-*»"
    ]
    assert missing(project, "t(f'rolle-{role}')") == [
        "handlers/inner/a.py:1: в locales/ нет текста «rolle-*»"
    ]


def test_texts_nobody_asks_for_are_found(project: Path) -> None:
    source = "t('bye'); back = 'button-back'; t(f'role-{role}'); raise_ = 'error-full'"
    assert unused(project, source) == ["saved", "-brand"]


def test_texts_under_a_declared_prefix_are_not_missed(project: Path) -> None:
    assert unused(project, "t('bye'); x = 'saved'", "role-", "button-", "error-", "-") == []
