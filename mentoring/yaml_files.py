"""Content files in YAML: read with the line of every value, mistakes named in one sentence with what to do.

Nothing here opens a file: it is given names and text. Messages are Russian: a school's editor reads them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]
Lines = dict[Path, int]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong in a file: its short path, the line from 1 on and one sentence with the remedy."""

    source: str
    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.source}:{self.line}: {self.why}"


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as plain data with the line of every value."""

    source: str
    data: Any
    lines: Lines

    def fault(self, path: Path, why: str) -> Fault:
        """A fault at the place, or at the nearest place around it that has a line."""
        while path not in self.lines and path:
            path = path[:-1]
        return Fault(self.source, self.lines.get(path, 1), why)


def read_yaml(source: str, text: str) -> Document | Fault:
    """The file's data with lines, or what keeps it from being read."""
    try:
        reader = _Reader()
        data = reader.plain(yaml.compose(text, Loader=yaml.SafeLoader), ())
        return Document(source, data, reader.lines)
    except _Unusable as unusable:
        return Fault(source, unusable.line, unusable.why)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Fault(source, line, "файл не читается как YAML; проверьте отступы, кавычки и двоеточия рядом")
    except (yaml.YAMLError, ValueError):
        return Fault(source, 1, "файл не читается как YAML; проверьте, нет ли в нём посторонних знаков")
    except RecursionError:
        return Fault(source, 1, "скобки или отступы вложены слишком глубоко; запишите проще")


_Model = TypeVar("_Model", bound=BaseModel)


def read_model(
    model: type[_Model], source: str, text: str, say: Callable[[ErrorDetails], str]
) -> tuple[_Model | None, Document | None, list[Fault]]:
    """The file as a value of the model with the document behind it; without one the faults, each in the
    words of `say`, tell why."""
    document = read_yaml(source, text)
    if isinstance(document, Fault):
        return None, None, [document]
    if not isinstance(document.data, dict):
        known = ", ".join(model.model_fields)
        return None, document, [document.fault((), f"здесь нужны строки «ключ: …»; ключи: {known}")]
    try:
        return model.model_validate(document.data), document, []
    except ValidationError as error:
        faults = {document.fault(each["loc"], say(each)) for each in errors_of(error)}
        return None, document, sorted(faults)


class _Unusable(Exception):
    def __init__(self, line: int, why: str) -> None:
        self.line = line
        self.why = why


class _Reader:
    """Turns YAML nodes into plain data and notes the line of each."""

    def __init__(self) -> None:
        self.lines: Lines = {}
        self._loader = yaml.SafeLoader("")
        self._seen: set[int] = set()

    def plain(self, node: yaml.Node | None, path: Path) -> Any:
        if node is None:
            return None
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        if isinstance(node, yaml.ScalarNode):
            return self._loader.construct_object(node, deep=True)
        if id(node) in self._seen:  # an alias may contain itself and never end
            raise _Unusable(line, "повтор через знаки & и * не читается; напишите строки целиком")
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(each, (*path, place)) for place, each in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in found:
                raise _Unusable(line, f"ключ «{name}» записан дважды; оставьте один")
            self.lines[*path, name] = line
            found[name] = self.plain(value, (*path, name))
        return found


_WANTED: Mapping[str, str] = {
    "string_type": "нужен текст, возьмите его в кавычки",
    "string_too_short": "напишите здесь текст",
    "string_too_long": "сократите его до {max_length} знаков",
    "int_type": "нужно целое число",
    "int_parsing": "нужно целое число",
    "bool_type": "нужно true или false",
    "bool_parsing": "нужно true или false",
    "too_short": "нужна хотя бы одна строка",
    "too_long": "оставьте строк не больше {max_length}",
    "tuple_type": "нужен список, строки с «- »",
    "model_type": "нужны строки «ключ: значение»",
    "dict_type": "нужны строки «ключ: значение»",
    "less_than_equal": "возьмите число поменьше",
    "greater_than_equal": "возьмите число побольше",
}


def errors_of(error: ValidationError) -> list[ErrorDetails]:
    """What pydantic found; a list that holds something is not «too short» because of what is wrong in it."""
    found = error.errors(include_url=False)
    return [each for each in found if not (each["type"] == "too_short" and each["input"])]


def wrong_value(error: Mapping[str, Any]) -> str:
    """The sentence for an error of pydantic about the value of a key."""
    wanted = _WANTED.get(error["type"], "исправьте его").format(**error.get("ctx", {}))
    key = error["loc"][-1] if error["loc"] else ""
    return f"значение ключа «{key}» не подходит: {_shown(error.get('input'))}; {wanted}"


def unknown_key(key: str | int, known: list[str]) -> str:
    """The sentence for a key that its place does not have."""
    return f"ключ «{key}» неизвестен; уберите его, здесь бывают: {', '.join(known)}"


def missing_key(key: str | int) -> str:
    """The sentence for a key that must be there."""
    return f"нет ключа «{key}»; добавьте строку «{key}: …»"


def _shown(value: Any) -> str:
    words = str(value)
    return f"«{words[:40]}…»" if len(words) > 40 else f"«{words}»"
