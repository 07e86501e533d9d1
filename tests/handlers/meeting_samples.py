"""A pair at work and its meetings, for conversations about them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar
from sqlalchemy import select

from handlers.meeting_card import Act, MeetTap
from mentoring.meetings import propose_meeting
from mentoring.people import actor_of
from mentoring.roles import Actor
from storage.engine import Tx
from storage.meetings import get_meeting
from storage.people import change_person
from storage.records import Meeting, MeetingState, Notice, Pair
from storage.tables import meeting, outbox
from tests.handlers.overview_samples import Year, begin_year
from tests.town import Town, Townsman

MOSCOW = ZoneInfo("Europe/Moscow")


def moscow(day: int, hour: int, minute: int = 0, month: int = 9) -> datetime:
    """A moment of the school's clock in the autumn of 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=MOSCOW)


@dataclass(slots=True, repr=False)
class Couple:
    """Ольга and Анна are an active pair, Вера is the curator; it is Tuesday, 1 September, ten o'clock."""

    town: Town
    year: Year
    pair: Pair

    @property
    def olga(self) -> Townsman:
        return self.year.olga

    @property
    def anna(self) -> Townsman:
        return self.year.anna

    @property
    def vera(self) -> Townsman:
        return self.year.vera

    async def agreed(self, starts_at: datetime) -> Meeting:
        """Анна has proposed, Ольга has pressed «Подходит»."""
        asked = await self.asked(starts_at)
        await self.olga.taps("Подходит")
        return await self.meeting(asked.id)

    async def asked(self, starts_at: datetime) -> Meeting:
        """Анна has proposed, Ольга has been asked; Анна looks at the card."""

        async def work(tx: Tx) -> Meeting:
            anna = await self.actor(tx, self.anna)
            return await propose_meeting(tx, anna, self.pair.id, starts_at, 45, "В кабинете", self.now())

        asked: Meeting = await self.town.app.database.write(work)
        await self.anna.says("/menu")
        await self.anna.forges(MeetTap(act=Act.CARD, id=asked.id).pack())
        return asked

    async def actor(self, tx: Tx, who: Townsman) -> Actor:
        actor = await actor_of(tx, who.person_id)
        assert actor is not None
        return actor

    async def chooses(self, who: Townsman, **columns: Any) -> None:
        """The person's settings or pause, as if chosen in /settings."""
        await self.town.app.database.write(lambda tx: change_person(tx, who.person_id, **columns))

    async def meeting(self, meeting_id: int = 1) -> Meeting:
        """What the database holds."""
        found: Meeting | None = await self.town.data(lambda tx: get_meeting(tx, meeting_id))
        assert found is not None
        return found

    async def meetings(self) -> list[tuple[MeetingState, datetime]]:
        """State and time of all that the database holds, the oldest first."""

        async def read(tx: Tx) -> Any:
            rows = await tx.all(select(meeting.c.state, meeting.c.starts_at).order_by(meeting.c.id))
            return [(row.state, row.starts_at) for row in rows]

        found: list[tuple[MeetingState, datetime]] = await self.town.data(read)
        return found

    async def notices(self, kind: str) -> list[Notice]:
        """Everything planned of this kind, by when it is due."""

        async def read(tx: Tx) -> Any:
            rows = await tx.all(select(outbox).where(outbox.c.kind == kind).order_by(outbox.c.due_at))
            return [Notice(**row._mapping) for row in rows]

        found: list[Notice] = await self.town.data(read)
        return found

    def now(self) -> datetime:
        return self.town.clock.now()


async def begin_couple(town: Town) -> Couple:
    year = await begin_year(town)
    return Couple(town, year, await year.pair())


async def proposes(who: Townsman, day: str, time: str, place: str = "В кабинете") -> None:
    """Through the screens, from /meet with nothing planned to the proposal."""
    await who.says("/meet")
    await fills_in(who, day, time, place)


async def fills_in(who: Townsman, day: str, time: str, place: str = "В кабинете") -> None:
    """The form of a new meeting, from its first question; own words for the place are still to be typed."""
    await who.says(day)
    await who.says(time)
    await who.taps("45 минут")
    await who.taps(place)
    if place != "Другое":
        await who.taps("Предложить")


def calendars(who: Townsman) -> list[Calendar]:
    """The calendar files that this person has got, read as a telephone reads them, the oldest first."""
    files = who.town.telegram.world.files
    found = []
    for message in who.messages:
        if "document" in message.data:
            file = files.find(message.data["document"]["file_id"])
            assert file is not None
            found.append(Calendar.from_ical(file.body))
    return found


def event_of(calendar: Calendar) -> dict[str, Any]:
    """What matters in the one event of a file."""
    (event,) = calendar.walk("VEVENT")
    start = event.decoded("DTSTART")
    assert start.utcoffset() == timedelta(0)
    return {
        "method": str(calendar["METHOD"]),
        "uid": str(event["UID"]),
        "sequence": event.decoded("SEQUENCE"),
        "start": start,
        "status": str(event["STATUS"]),
    }


def reminders(who: Townsman) -> int:
    """How many reminders this person has read, the answered ones not counted."""
    return sum("Напоминание о встрече" in text for text in who.heard)
