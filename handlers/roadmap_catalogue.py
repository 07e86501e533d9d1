"""All road maps that a school may choose from, the packaged and its own, checked for the school's editor.

The Russian file holds the road map, the English one of the same name its titles. What a school wrote itself
needs no English file, and a packaged English file says nothing of a Russian one that the school replaced.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from locales.content import LOCALES, Content, ContentError
from mentoring.roadmap_files import read_roadmap, read_titles
from mentoring.roadmaps import RoadMap, translated
from mentoring.yaml_files import Fault

ROADMAPS = "roadmaps"
HOME, *ABROAD = LOCALES


@dataclass(frozen=True, slots=True)
class RoadMaps:
    """Road maps by (locale, id); each exists in every locale."""

    by_locale: Mapping[tuple[str, str], RoadMap]

    def find(self, roadmap_id: str, locale: str) -> RoadMap | None:
        return self.by_locale.get((locale, roadmap_id))

    def choices(self, locale: str) -> list[RoadMap]:
        """What a curator chooses from, by title, those without measures last."""
        found = [roadmap for (each, _), roadmap in self.by_locale.items() if each == locale]
        return sorted(found, key=lambda roadmap: (not roadmap.measures, roadmap.title))


def load(content: Content) -> RoadMaps:
    """Everything, or `ContentError` with file, line and remedy of the first fault."""
    reading = _read(content)
    for fault in sorted(reading.faults):
        raise ContentError(fault.source, fault.why, fault.line)
    return RoadMaps(reading.found)


def check(content: Content) -> list[str]:
    """Every fault as one sentence: file:line: what is wrong; what to do."""
    return [str(fault) for fault in sorted(_read(content).faults)]


class _Reading:
    """What has been read so far, and what was wrong with it."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.found: dict[tuple[str, str], RoadMap] = {}
        self.faults: list[Fault] = []

    def text(self, locale: str, name: str) -> str | None:
        try:
            return self.content.read_text(locale, name)
        except ContentError as error:
            self.faults.append(Fault(error.source, error.line or 1, str(error).partition(": ")[2]))
            return None


def _read(content: Content) -> _Reading:
    reading = _Reading(content)
    for name in content.names(HOME, ROADMAPS, ".yaml"):
        _read_one(reading, name)
    reading.faults += _orphans(content)
    return reading


def _read_one(reading: _Reading, name: str) -> None:
    text = reading.text(HOME, name)
    if text is None:
        return
    roadmap, faults = read_roadmap(reading.content.source(HOME, name), text)
    reading.faults += faults
    if roadmap is None:
        return
    reading.found[HOME, roadmap.id] = roadmap
    for locale in ABROAD:
        reading.found[locale, roadmap.id] = _in_locale(reading, locale, name, roadmap)


def _in_locale(reading: _Reading, locale: str, name: str, roadmap: RoadMap) -> RoadMap:
    """The road map with its titles in the language, as far as there are any that belong to it."""
    content = reading.content
    if content.is_own(HOME, name) and not content.is_own(locale, name):
        return roadmap
    text = reading.text(locale, name)
    if text is None:
        return roadmap
    titles, faults = read_titles(content.source(locale, name), text, roadmap)
    reading.faults += faults
    return roadmap if titles is None else translated(roadmap, titles)


def _orphans(content: Content) -> Iterator[Fault]:
    """Titles of a road map that does not exist."""
    for locale in ABROAD:
        for name in content.names(locale, ROADMAPS, ".yaml"):
            if not content.has(HOME, name):
                why = f"нет самой дорожной карты {HOME}/{name}; положите её или уберите перевод"
                yield Fault(content.source(locale, name), 1, why)
