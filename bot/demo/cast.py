"""Who is in the demo: the school and its people of `locales/<locale>/demo.yaml`, all made up."""

from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

from locales.content import Content
from sandbox.chats import Person

FIRST_ID = 1001


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SchoolCard(_Part):
    name: str
    city: str
    timezone: str


class Hero(_Part):
    """Somebody played by whoever watches; `name` is last name, first name and patronymic."""

    name: str
    label: str


class Colleague(Hero):
    """Somebody who is in the school already; `id` is how the file names the person."""

    id: str


class Teacher(Colleague):
    """A mentor or a mentee with the answers sent and what the curator has decided about them."""

    state: Literal["submitted", "approved", "returned"]
    reason: str = ""
    blocked: bool = False
    answers: dict[str, Any]


class PastMeeting(_Part):
    """A meeting that took place; all in words, as the journal keeps them."""

    place: str
    topic: str
    done: str


class Couple(_Part):
    """A pair: with an order it is at work, without one it has only been proposed."""

    mentor: str
    mentee: str
    order: str = ""
    meetings: tuple[PastMeeting, ...] = ()


class Cast(_Part):
    """Everybody."""

    bot: str
    """What the bot is called in Telegram."""
    school: SchoolCard
    heroes: tuple[Hero, ...]
    founder: Colleague
    director: Colleague
    mentors: tuple[Teacher, ...]
    mentees: tuple[Teacher, ...]
    pairs: tuple[Couple, ...]

    def colleagues(self) -> tuple[Colleague, ...]:
        """Those who are in the school before the demo begins."""
        return self.founder, self.director, *self.mentors, *self.mentees

    def telegram_ids(self) -> dict[str, int]:
        """The Telegram user of every colleague by the file's id; the heroes come before them."""
        first = FIRST_ID + len(self.heroes)
        return {colleague.id: first + place for place, colleague in enumerate(self.colleagues())}


def read_cast(locale: str) -> Cast:
    """The packaged cast, "ru" or "en"."""
    return Cast.model_validate(yaml.safe_load(Content().read_text(locale, "demo.yaml")))


def telephones(cast: Cast, locale: str, *, alone: bool) -> list[Person]:
    """The sandbox's people: the heroes as newcomers and, unless they are alone, the colleagues."""
    people = [_person(FIRST_ID + place, hero, locale) for place, hero in enumerate(cast.heroes)]
    if alone:
        return people
    ids = cast.telegram_ids()
    for colleague in cast.colleagues():
        person = _person(ids[colleague.id], colleague, locale)
        person.started = True
        person.blocked = isinstance(colleague, Teacher) and colleague.blocked
        people.append(person)
    return people


def _person(number: int, who: Hero, locale: str) -> Person:
    last_name, first_name = who.name.split()[:2]
    phone = f"+7999000{number}"
    return Person(number, first_name, last_name, language_code=locale, role_label=who.label, phone=phone)
