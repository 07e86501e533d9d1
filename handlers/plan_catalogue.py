"""All difficulties that a personal programme may begin with, the packaged and the school's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.content_shelf import Shelf
from locales.content import Content
from mentoring.difficulties import Difficulty, translated
from mentoring.difficulty_files import read_difficulty, read_words

SHELF = Shelf(
    "plans",
    read_difficulty,
    read_words,
    translated,
    orphan="нет самого затруднения {name}; положите его или уберите перевод",
)


@dataclass(frozen=True, slots=True)
class Difficulties:
    """Difficulties by (locale, id); each exists in every locale."""

    by_locale: Mapping[tuple[str, str], Difficulty]

    def find(self, difficulty_id: str, locale: str) -> Difficulty | None:
        return self.by_locale.get((locale, difficulty_id))

    def choices(self, locale: str, first: Sequence[str] = ()) -> list[Difficulty]:
        """What a pair chooses from: those asked for in their order, then the others by title."""
        found = [one for (each, _), one in self.by_locale.items() if each == locale]
        places = {name: place for place, name in enumerate(first)}
        return sorted(found, key=lambda one: (places.get(one.id, len(places)), one.title))


def load(content: Content) -> Difficulties:
    """Everything, or `ContentError` with file, line and remedy of the first fault."""
    return Difficulties(SHELF.browse(content).sound())


def check(content: Content) -> list[str]:
    """Every fault as one sentence: file:line: what is wrong; what to do."""
    return SHELF.browse(content).told()
