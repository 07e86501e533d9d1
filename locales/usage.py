"""Which texts the code asks for: keys found in Python sources, compared with the catalogue.

A key with a computed part is written with a star: `t(f"role-{role}")` asks for "role-*".
"""

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from locales.lint import Entry, Finding, references

# A string that looks like a key and starts so is a key wherever it stands, not only inside `t("…")`.
KEY_PREFIXES = ("button-", "command-", "error-", "menu-", "notice-", "refusal-")

_SPEAKER = "t"
_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_COMPUTED_KEY = re.compile(r"[a-z][a-z0-9-]*-[a-z0-9*-]*")


@dataclass(frozen=True, slots=True)
class Use:
    """A place that asks for a text; `certain` in a call of `t`, else a string that may mean anything."""

    key: str
    file: str
    line: int
    certain: bool

    def among(self, keys: Collection[str]) -> set[str]:
        """The keys that this use may ask for."""
        if "*" not in self.key:
            return {self.key} if self.key in keys else set()
        pattern = re.compile(re.escape(self.key).replace(r"\*", ".+"))
        return {key for key in keys if pattern.fullmatch(key)}


def used_keys(root: Path, folders: Iterable[str]) -> list[Use]:
    """Every use in `root/<folder>/**/*.py`, in order, with paths relative to `root`."""
    paths = sorted(path for folder in folders for path in (root / folder).rglob("*.py"))
    return [use for path in paths for use in _uses(path.read_bytes(), path.relative_to(root).as_posix())]


def missing_keys(uses: Iterable[Use], keys: Iterable[str]) -> list[Finding]:
    """Uses that no key of the catalogue can satisfy: a person would meet an error instead of a text."""
    known = frozenset(keys)
    asked = {use for use in uses if use.certain or use.key.startswith(KEY_PREFIXES)}
    missed = (use for use in asked if not use.among(known))
    return sorted({Finding(use.file, use.line, f"в locales/ нет текста «{use.key}»") for use in missed})


def unused_keys(
    uses: Iterable[Use], entries: Mapping[str, Entry], dynamic: tuple[str, ...] = ()
) -> list[Finding]:
    """Texts that neither the code nor another text asks for, but those under a prefix declared `dynamic`."""
    asked = {key for use in set(uses) for key in use.among(entries)}
    asked |= {key for entry in entries.values() for key in references(entry)}
    return sorted(
        entry.finding("этого текста никто не просит; уберите его")
        for key, entry in entries.items()
        if key not in asked and not key.startswith(dynamic)
    )


def _uses(source: bytes, file: str) -> Iterator[Use]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _is_speaker(node.func):
            yield from (
                Use(key, file, node.lineno, certain=True) for asked in node.args[:1] for key in _keys(asked)
            )
        elif isinstance(node, ast.Constant | ast.JoinedStr):
            shape = _KEY if isinstance(node, ast.Constant) else _COMPUTED_KEY
            keys = filter(shape.fullmatch, _keys(node))
            yield from (Use(key, file, node.lineno, certain=False) for key in keys)


def _is_speaker(called: ast.expr) -> bool:
    """`t(…)`, `turn.t(…)`, `t.label(…)`, `turn.t.label(…)`."""
    match called:
        case ast.Attribute(value=inner, attr="label"):
            return _is_speaker(inner)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name == _SPEAKER
    return False


def _keys(asked: ast.expr) -> list[str]:
    match asked:
        case ast.Constant(value=str() as key):
            return [key]
        case ast.IfExp(body=one, orelse=other):
            return _keys(one) + _keys(other)
        case ast.BoolOp(values=choices):
            return [key for choice in choices for key in _keys(choice)]
        case ast.JoinedStr(values=parts):
            return ["".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts)]
    return []
