"""The arrows between the folders point one way (DESIGN §1)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {"bot", "handlers", "locales", "mentoring", "papers", "sandbox", "storage"}
MAY_IMPORT = {
    "storage": set[str](),
    "mentoring": {"storage"},
    "papers": {"storage.records", "locales"},
    "locales": set[str](),
    "sandbox": set[str](),
    "handlers": {"mentoring", "papers", "locales", "storage"},
    "bot": {"storage", "mentoring", "papers", "handlers", "locales", "sandbox"},
}
FILES = [path for folder in sorted(OURS) for path in sorted((ROOT / folder).rglob("*.py"))]


def imported(path: Path) -> Iterator[str]:
    """Every module that the file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: imports are absolute here"
            yield node.module


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_what_its_folder_may(path: Path) -> None:
    folder = path.relative_to(ROOT).parts[0]
    allowed = MAY_IMPORT[folder] | {folder}
    for module in imported(path):
        if module.partition(".")[0] in OURS:
            assert any(f"{module}.".startswith(f"{name}.") for name in allowed), module


@pytest.mark.parametrize("folder", ["storage", "mentoring"])
def test_rules_and_data_know_no_telegram(folder: str) -> None:
    knowing = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*.py")
        if any(module.partition(".")[0] == "aiogram" for module in imported(path))
    }
    assert knowing <= {"storage/fsm.py"}


@pytest.mark.parametrize("folder", ["handlers", "papers", "locales", "sandbox"])
def test_nobody_but_storage_and_rules_speaks_sql(folder: str) -> None:
    """Handlers read through functions of `storage`; changes go through use cases (decision 007)."""
    for path in (ROOT / folder).rglob("*.py"):
        assert not any(module.partition(".")[0] == "sqlalchemy" for module in imported(path)), path


def test_the_sandbox_meets_the_client_only_at_its_session() -> None:
    """A fake built on the client's models could not catch the client's mistakes."""
    knowing = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "sandbox").rglob("*.py")
        if any(module.partition(".")[0] == "aiogram" for module in imported(path))
    }
    assert knowing == {"sandbox/session.py"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_reads_the_clock_by_itself(path: Path) -> None:
    """Time is injected; only the clocks themselves may look at the machine's."""
    if path.relative_to(ROOT).as_posix() in {"bot/clock.py", "sandbox/__main__.py", "sandbox/clock.py"}:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in {("datetime", "now"), ("date", "today")}, node.lineno


def test_package_files_stay_empty() -> None:
    for folder in OURS:
        for path in (ROOT / folder).rglob("__init__.py"):
            assert path.read_text(encoding="utf-8") == "", path


def test_no_file_grows_beyond_what_one_reads_at_once() -> None:
    long = [
        path
        for path in FILES
        if "migrations" not in path.parts and len(path.read_text(encoding="utf-8").splitlines()) > 400
    ]
    assert long == []
