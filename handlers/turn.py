"""One turn of a conversation: what every handler gets, and what it may give back besides a reply."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from aiogram.fsm.context import FSMContext

from handlers.screen import Button, Row, Screen
from locales.content import Content
from locales.texts import Speaker, Texts
from mentoring.refusals import NotInvited
from mentoring.roles import Actor
from storage.engine import Tx
from storage.records import Account, Role

if TYPE_CHECKING:
    from handlers.forms.engine import FormEngine
    from handlers.plan_catalogue import Difficulties
    from handlers.roadmap_catalogue import RoadMaps


@dataclass(frozen=True, slots=True)
class Duty:
    """What waits for this person: its words (HTML), the button that does it, and how many matters that are;
    none where there is only something to know. Where it is a form, `form` and `context` name it: once it has
    been begun, its draft stands there instead."""

    text: str
    button: Button
    count: int = 1
    form: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Desk:
    """What stays the same from update to update."""

    texts: Texts
    content: Content
    forms: "FormEngine"
    roadmaps: "RoadMaps"
    difficulties: "Difficulties"
    duties: "tuple[DutyFinder, ...]"
    bot_username: str
    curator_ids: frozenset[int]
    timezone: str
    locale: str


@dataclass(slots=True)
class Turn:
    """One update of one person inside one transaction. `actor` is empty for a stranger; `fetched` is what a
    notice's `Reader` made of the file it names."""

    tx: Tx
    now: datetime
    t: Speaker
    account: Account
    actor: Actor | None
    talk: FSMContext
    desk: Desk
    fetched: Any = None

    @property
    def me(self) -> Actor:
        """The actor; handlers behind a guard have one."""
        if self.actor is None:
            raise NotInvited
        return self.actor

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.desk.timezone) if self.actor is None else self.actor.zone

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def is_a(self, role: Role) -> bool:
        return self.actor is not None and role in self.actor.roles


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be sent, perhaps with buttons: made off the event loop, or one that the messenger has already
    by its number `file`. A picture is shown, a document is saved."""

    name: str
    make: Callable[[], bytes] = bytes
    picture: bool = False
    caption: str = ""
    protected: bool = False
    rows: tuple[Row, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a notice says when its time has come; `silent` makes no sound."""

    screen: Screen | None = None
    attachments: tuple[Attachment, ...] = ()
    silent: bool = False


NoticeRenderer = Callable[[Turn, Mapping[str, Any]], Awaitable[Letter | None]]
"""Reads the world as it is now and says it, or returns nothing when the notice makes no sense any more."""

Reader = Callable[[bytes, str], Any]
"""Makes something of a file's content and name, off the event loop; its notice names the file in `fetch`."""

DutyFinder = Callable[[Turn], Awaitable[list[Duty]]]
"""What waits for this person now, for the home screen."""
