"""Forms as files: a YAML file read into a form, mistakes named in one sentence with what to do.

Nothing here opens a file: it is given names and text. Messages are Russian: a school's editor reads them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from mentoring.form_rules import form_faults, shape
from mentoring.forms import Form, Kind, Option, Step, When
from mentoring.yaml_files import (
    Document,
    Fault,
    Path,
    errors_of,
    missing_key,
    read_yaml,
    unknown_key,
    wrong_value,
)

Lists = Mapping[str, list[Any]]


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
        return None, document, [_explained(document, each) for each in errors_of(error)]
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
        elif set(options) <= {"list", "more"} and str(options.get("list")) in lists:
            step["options"] = [*lists[str(options["list"])], *_more(options)]
        elif set(options) <= {"list", "more"}:
            known = ", ".join(sorted(lists)) or "нет ни одного"
            yield document.fault((*path, "list"), f"списка «{options.get('list')}» нет; есть: {known}")
        else:
            yield document.fault(path, "нужны строки «- id: …», «list: имя» или «source: имя»")


def _more(options: Mapping[str, Any]) -> list[Any]:
    """Options of this step alone, after those of the list."""
    more = options.get("more")
    return more if isinstance(more, list) else []


_KEYS: Mapping[str, list[str]] = {
    "form": [field.alias or name for name, field in Form.model_fields.items()],
    "step": [field.alias or name for name, field in Step.model_fields.items() if name != "source"],
    "when": [field.alias or name for name, field in When.model_fields.items()],
    "option": list(Option.__dataclass_fields__),
}


def _explained(document: Document, error: Any) -> Fault:
    return document.fault(error["loc"], _sentence(error))


def _sentence(error: Any) -> str:
    kind, path, value = error["type"], error["loc"], error.get("input")
    key = path[-1] if path else ""
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return unknown_key(key, _KEYS[_part(path)])
    if kind == "missing":
        return missing_key(key)
    if key == "kind":
        return f"вид «{value}» неизвестен; бывают: {', '.join(Kind)}"
    if key == "id":
        return f"«{value}» не годится для id; возьмите латинские буквы, цифры и знак _"
    return wrong_value(error)


def _part(path: Path) -> str:
    if "options" in path:
        return "option"
    if "when" in path:
        return "when"
    return "step" if len(path) > 2 else "form"
