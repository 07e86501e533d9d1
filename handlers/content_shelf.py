"""Content files that come in pairs: the Russian file holds the thing, the file of the same name in another
language its words.

What a school wrote itself needs no other language, and a packaged translation says nothing of a Russian file
that the school replaced.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from locales.content import LOCALES, Content, ContentError
from mentoring.yaml_files import Fault

HOME, *ABROAD = LOCALES


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)
W = TypeVar("W")


@dataclass(slots=True)
class Reading(Generic[T]):
    """What was read, by (locale, id), and what was wrong with it."""

    content: Content
    found: dict[tuple[str, str], T] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def text(self, locale: str, name: str) -> str | None:
        try:
            return self.content.read_text(locale, name)
        except ContentError as error:
            self.faults.append(Fault(error.source, error.line or 1, str(error).partition(": ")[2]))
            return None

    def sound(self) -> dict[tuple[str, str], T]:
        """Everything, or `ContentError` with file, line and remedy of the first fault."""
        for fault in sorted(self.faults):
            raise ContentError(fault.source, fault.why, fault.line)
        return self.found

    def told(self) -> list[str]:
        """Every fault as one sentence: file:line: what is wrong; what to do."""
        return [str(fault) for fault in sorted(self.faults)]


@dataclass(frozen=True, slots=True)
class Shelf(Generic[T, W]):
    """One folder of such files. `orphan` is the sentence about words that belong to nothing, with `{name}`
    for the file that is missed."""

    folder: str
    read: Callable[[str, str], tuple[T | None, list[Fault]]]
    read_words: Callable[[str, str, T], tuple[W | None, list[Fault]]]
    translate: Callable[[T, W], T]
    orphan: str

    def browse(self, content: Content) -> Reading[T]:
        """Read the whole folder in every language."""
        reading: Reading[T] = Reading(content)
        for name in content.names(HOME, self.folder, ".yaml"):
            self._read_one(reading, name)
        reading.faults += self._orphans(content)
        return reading

    def _read_one(self, reading: Reading[T], name: str) -> None:
        text = reading.text(HOME, name)
        if text is None:
            return
        thing, faults = self.read(reading.content.source(HOME, name), text)
        reading.faults += faults
        if thing is None:
            return
        reading.found[HOME, thing.id] = thing
        for locale in ABROAD:
            reading.found[locale, thing.id] = self._in_locale(reading, locale, name, thing)

    def _in_locale(self, reading: Reading[T], locale: str, name: str, thing: T) -> T:
        """The thing in the language, as far as there are words that belong to it."""
        content = reading.content
        if content.is_own(HOME, name) and not content.is_own(locale, name):
            return thing
        text = reading.text(locale, name)
        if text is None:
            return thing
        words, faults = self.read_words(content.source(locale, name), text, thing)
        reading.faults += faults
        return thing if words is None else self.translate(thing, words)

    def _orphans(self, content: Content) -> Iterator[Fault]:
        for locale in ABROAD:
            for name in content.names(locale, self.folder, ".yaml"):
                if not content.has(HOME, name):
                    why = self.orphan.format(name=f"{HOME}/{name}")
                    yield Fault(content.source(locale, name), 1, why)
