"""GLOSSARY.md binds the school's words to names in the code; here it is kept true."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = ("bot", "handlers", "locales", "mentoring", "papers", "sandbox", "storage")
ROW = re.compile(
    r"^\| (?P<word>[^|]+) \| `(?P<name>[a-z_]+)` \| (?P<meaning>[^|]+) \| (?P<english>[^|]+) \|$",
    re.MULTILINE,
)
ROWS = [match.groupdict() for match in ROW.finditer((ROOT / "GLOSSARY.md").read_text(encoding="utf-8"))]


def identifiers(source: bytes) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield name


def words(identifier: str) -> set[str]:
    """`approve_pairs` → approve, pairs, pair; `PairState` → pair, state."""
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", identifier)
    return {word for part in parts for word in (part.lower(), part.lower().removesuffix("s"))}


@pytest.fixture(scope="module")
def vocabulary() -> set[str]:
    paths = (path for folder in CODE for path in (ROOT / folder).rglob("*.py"))
    return {word for path in paths for name in identifiers(path.read_bytes()) for word in words(name)}


def test_every_row_of_the_tables_is_read() -> None:
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("|") and not line.startswith(("|---", "| слово |"))]
    assert len(ROWS) == len(rows)


@pytest.mark.parametrize("name", [row["name"] for row in ROWS])
def test_the_name_lives_in_the_code(name: str, vocabulary: set[str]) -> None:
    assert name in vocabulary


def test_every_word_and_every_name_stands_once() -> None:
    assert len({row["word"] for row in ROWS}) == len({row["name"] for row in ROWS}) == len(ROWS)
