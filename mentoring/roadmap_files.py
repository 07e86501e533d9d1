"""Road maps as files: a YAML file read into a road map, mistakes named in one sentence with what to do.

Nothing here opens a file: it is given names and text. Messages are Russian: a school's editor reads them.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import partial
from pathlib import PurePosixPath

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from mentoring.roadmap_rules import roadmap_faults, titles_faults
from mentoring.roadmaps import (
    Event,
    Evidence,
    Layout,
    Measure,
    Responsible,
    RoadMap,
    RoadMapTitles,
    Stage,
    StageKind,
    Term,
)
from mentoring.yaml_files import (
    Document,
    Fault,
    Path,
    missing_key,
    read_model,
    unknown_key,
    wrong_value,
)
from storage.records import Role

_PARTS: Mapping[str, type[BaseModel]] = {
    "terms": Term,
    "responsible": Responsible,
    "events": Event,
    "stages": Stage,
    "measures": Measure,
}
_CHOICES: Mapping[str, tuple[str, type[StrEnum]]] = {
    "layout": ("такого layout нет", Layout),
    "kind": ("такого этапа в модели нет", StageKind),
    "evidence": ("такого доказательства бот не считает", Evidence),
    "role": ("такой роли нет", Role),
}


def read_roadmap(source: str, text: str) -> tuple[RoadMap | None, list[Fault]]:
    """The road map of `…/roadmaps/<id>.yaml`; without one the faults say why."""
    roadmap, document, faults = read_model(RoadMap, source, text, partial(_sentence, RoadMap))
    if roadmap is None or document is None:
        return None, faults
    found = [*_misnamed(roadmap, document), *(document.fault(*each) for each in roadmap_faults(roadmap))]
    return (None if found else roadmap), sorted(found)


def read_titles(source: str, text: str, roadmap: RoadMap) -> tuple[RoadMapTitles | None, list[Fault]]:
    """The words in another language for the road map; without them the faults say why."""
    titles, document, faults = read_model(RoadMapTitles, source, text, partial(_sentence, RoadMapTitles))
    if titles is None or document is None:
        return None, faults
    found = [document.fault(*each) for each in titles_faults(titles, roadmap)]
    return (None if found else titles), sorted(found)


def _misnamed(roadmap: RoadMap, document: Document) -> Iterator[Fault]:
    if roadmap.id != PurePosixPath(document.source).stem:
        yield document.fault(("id",), f"id «{roadmap.id}» не совпадает с именем файла; сделайте равными")


def _sentence(model: type[BaseModel], error: ErrorDetails) -> str:
    path: Path = error["loc"]
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    if error["type"] == "extra_forbidden":
        return unknown_key(key, list(_part(model, path).model_fields))
    if error["type"] == "missing":
        return missing_key(key)
    if key in _CHOICES:
        why, choices = _CHOICES[key]
        return f"«{error.get('input')}»: {why}; бывают: {', '.join(choices)}"
    if error["type"] == "string_pattern_mismatch":
        return (
            f"«{error.get('input')}» не годится для id; возьмите до 32 строчных латинских букв, цифр, дефисов"
        )
    return wrong_value({**error, "loc": (key,)})


def _part(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The part of the road map in which the last key of the path stands."""
    inner = [part for part in path[:-1] if isinstance(part, str)]
    return _PARTS[inner[-1]] if inner and model is RoadMap else model
