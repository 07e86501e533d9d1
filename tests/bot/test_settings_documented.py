"""An undocumented setting or command fails here, and so does documentation of what does not exist."""

import re
from pathlib import Path

import pytest

from bot.config import Settings, load, slips

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / ".env.example"
NAMES = [name.upper() for name in Settings.model_fields]
# Variables of compose.yaml, which are commented out in the example.
OF_COMPOSE = {"COMPOSE_PROFILES", "POSTGRES_PASSWORD"}


def example_settings() -> dict[str, tuple[str, str]]:
    """NAME → (its value, the comment right above it)."""
    found = re.findall(r"^# (.+)\n([A-Z_]+)=(.*)$", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: (value, comment) for comment, name, value in found}


def test_the_example_names_every_setting_once_in_order() -> None:
    written = re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(written) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_explained_in_a_russian_sentence(name: str) -> None:
    _value, comment = example_settings()[name]
    assert re.fullmatch(r"[А-ЯЁ].*[а-яё)].*", comment)
    assert len(comment.split()) >= 5


def test_the_example_copied_as_it_is_means_the_defaults(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    defaults = load()
    (tmp_path / ".env").write_bytes(EXAMPLE.read_bytes())
    assert load() == defaults
    assert slips() == []


def test_the_variables_of_compose_are_in_the_example_and_are_no_settings_of_ours() -> None:
    used = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "compose.yaml").read_text(encoding="utf-8")))
    commented = set(re.findall(r"^# ([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE))
    assert used <= OF_COMPOSE == commented
    assert not OF_COMPOSE & set(NAMES)
