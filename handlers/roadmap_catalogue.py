"""All road maps that a school may choose from, the packaged and its own, checked for the school's editor."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.content_shelf import Shelf
from locales.content import Content
from mentoring.roadmap_files import read_roadmap, read_titles
from mentoring.roadmaps import RoadMap, translated

SHELF = Shelf(
    "roadmaps",
    read_roadmap,
    read_titles,
    translated,
    orphan="нет самой дорожной карты {name}; положите её или уберите перевод",
)


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
    return RoadMaps(SHELF.browse(content).sound())


def check(content: Content) -> list[str]:
    """Every fault as one sentence: file:line: what is wrong; what to do."""
    return SHELF.browse(content).told()
