"""Forms as files: YAML read with its line numbers, mistakes named in one sentence with what to do.

Nothing here opens a file: it is given names and text. Messages are Russian: a school's editor reads them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import ValidationError

from mentoring.form_rules import form_faults, shape
from mentoring.forms import Form, Kind, Option, Step, When

Path = tuple[str | int, ...]
Lines = dict[Path, int]
Lists = Mapping[str, list[Any]]


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


def read_lists(source: str, text: str) -> tuple[Lists, list[Fault]]:
    """Named lists of options, `{name: [{id, label}]}`."""
    document = read_yaml(source, text)
    if isinstance(document, Fault):
        return {}, [document]
    if not isinstance(document.data, dict) or not all(isinstance(v, list) for v in document.data.values()):
        return {}, [document.fault((), "здесь нужны списки: название, двоеточие и строки «- id: …»")]
    return document.data, []


def read_form(source: str, text: str, lists: Lists) -> tuple[Form | None, Document | None, list[Fault]]:
    """The form of a file; without one the faults say why."""
    document = read_yaml(source, text)
    if isinstance(document, Fault):
        return None, None, [document]
    faults = list(_resolve(document, lists))
    if faults:
        return None, document, faults
    try:
        form = Form.model_validate(document.data)
    except ValidationError as error:
        return None, document, [_explained(document, each) for each in error.errors(include_url=False)]
    found = [document.fault(path, why) for path, why in form_faults(form)]
    return (None if found else form), document, found


def differences(form: Form, other: Form, document: Document) -> list[Fault]:
    """How the form differs from its twin in the other language in what must be equal."""
    here, there = dict(shape(form)), dict(shape(other))
    paths = [path for path in here | there if here.get(path) != there.get(path)]
    return [
        document.fault(
            path, f"«{path[-1] if path else form.id}» здесь и в переводе разное; сделайте одинаковым"
        )
        for path in paths[:5]
    ]


def _resolve(document: Document, lists: Lists) -> Iterator[Fault]:
    """Put named lists and sources in their places, before the data is checked."""
    steps = document.data.get("steps") if isinstance(document.data, dict) else None
    for place, step in enumerate(steps if isinstance(steps, list) else []):
        options = step.get("options") if isinstance(step, dict) else None
        if not isinstance(options, dict):
            continue
        path: Path = ("steps", place, "options")
        name = next(iter(options.values()), None)
        if set(options) == {"source"} and isinstance(name, str):
            step["source"] = name
            del step["options"]
        elif set(options) == {"list"} and str(name) in lists:
            step["options"] = lists[str(name)]
        elif set(options) == {"list"}:
            known = ", ".join(sorted(lists)) or "нет ни одного"
            yield document.fault((*path, "list"), f"списка «{name}» нет; есть: {known}")
        else:
            yield document.fault(path, "нужны строки «- id: …», «list: имя» или «source: имя»")


_KEYS: Mapping[str, list[str]] = {
    "form": [field.alias or name for name, field in Form.model_fields.items()],
    "step": [field.alias or name for name, field in Step.model_fields.items() if name != "source"],
    "when": [field.alias or name for name, field in When.model_fields.items()],
    "option": list(Option.__dataclass_fields__),
}


def _explained(document: Document, error: Any) -> Fault:
    path: Path = error["loc"]
    return document.fault(path, _sentence(error["type"], path, error.get("input")))


def _sentence(kind: str, path: Path, value: Any) -> str:
    key = path[-1] if path else ""
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return f"ключ «{key}» неизвестен; уберите его, здесь бывают: {', '.join(_KEYS[_part(path)])}"
    if kind == "missing":
        return f"нет ключа «{key}»; добавьте строку «{key}: …»"
    if key == "kind":
        return f"вид «{value}» неизвестен; бывают: {', '.join(Kind)}"
    if key == "id":
        return f"«{value}» не годится для id; возьмите латинские буквы, цифры и знак _"
    return f"значение ключа «{key}» не подходит: {_shown(value)}; {_WANTED.get(kind, 'исправьте его')}"


_WANTED = {
    "string_type": "нужен текст, возьмите его в кавычки",
    "string_too_short": "напишите здесь текст",
    "string_too_long": "сократите его до 800 знаков",
    "int_type": "нужно целое число",
    "int_parsing": "нужно целое число",
    "bool_type": "нужно true или false",
    "bool_parsing": "нужно true или false",
    "too_short": "нужна хотя бы одна строка",
    "less_than_equal": "возьмите число поменьше",
    "greater_than_equal": "возьмите число побольше",
}


def _shown(value: Any) -> str:
    words = str(value)
    return f"«{words[:40]}…»" if len(words) > 40 else f"«{words}»"


def _part(path: Path) -> str:
    if "options" in path:
        return "option"
    if "when" in path:
        return "when"
    return "step" if len(path) > 2 else "form"
