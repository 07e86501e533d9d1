"""Difficulties as files: a YAML file read into a difficulty, mistakes named in one sentence with what to do.

Nothing here opens a file: it is given names and text. Messages are Russian: a school's editor reads them.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from mentoring.difficulties import (
    Difficulty,
    DifficultyWords,
    Event,
    Task,
    difficulty_faults,
    words_faults,
)
from mentoring.yaml_files import Document, Fault, missing_key, read_model, unknown_key, wrong_value

_PARTS: Mapping[str, type[BaseModel]] = {"tasks": Task, "events": Event}


def read_difficulty(source: str, text: str) -> tuple[Difficulty | None, list[Fault]]:
    """The difficulty of `…/plans/<id>.yaml`; without one the faults say why."""
    found, document, faults = read_model(Difficulty, source, text, partial(_sentence, Difficulty))
    if found is None or document is None:
        return None, faults
    wrong = [*_misnamed(found, document), *(document.fault(*each) for each in difficulty_faults(found))]
    return (None if wrong else found), sorted(wrong)


def read_words(source: str, text: str, difficulty: Difficulty) -> tuple[DifficultyWords | None, list[Fault]]:
    """The words in another language for the difficulty; without them the faults say why."""
    words, document, faults = read_model(DifficultyWords, source, text, partial(_sentence, DifficultyWords))
    if words is None or document is None:
        return None, faults
    wrong = [document.fault(*each) for each in words_faults(words, difficulty)]
    return (None if wrong else words), sorted(wrong)


def _misnamed(difficulty: Difficulty, document: Document) -> Iterator[Fault]:
    if difficulty.id != PurePosixPath(document.source).stem:
        yield document.fault(("id",), f"id «{difficulty.id}» не совпадает с именем файла; сделайте равными")


def _sentence(model: type[BaseModel], error: ErrorDetails) -> str:
    path = error["loc"]
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    if error["type"] == "extra_forbidden":
        inner = [part for part in path[:-1] if isinstance(part, str)]
        part = _PARTS[inner[-1]] if inner and model is Difficulty else model
        return unknown_key(key, list(part.model_fields))
    if error["type"] == "missing":
        return missing_key(key)
    if error["type"] == "string_pattern_mismatch":
        return (
            f"«{error.get('input')}» не годится для id; возьмите до 19 строчных латинских букв, цифр, "
            "знаков подчёркивания"
        )
    return wrong_value({**error, "loc": (key,)})
