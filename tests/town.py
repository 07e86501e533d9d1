"""A town for tests: the whole bot in this process, the sandbox's engine behind it, and people who act.

    anna = town.newcomer("Анна")
    await anna.says("/start")
    anna.sees("Этот бот")

After every gesture the bot has stored, applied and answered the update and sent whatever it planned for now.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.app import App
from bot.clock import FixedClock
from sandbox.chats import Message
from sandbox.chats import Person as Caller
from sandbox.exchange import Exchange
from sandbox.params import Upload
from sandbox.telegram import Telegram
from storage.consents import add_consent, keep_text
from storage.engine import Tx
from storage.people import add_account, add_person, grant_role
from storage.records import Account, ConsentKind, ConsentState, Person, Role, School
from storage.schools import add_school, change_school, put_programme

FIRST_PERSON = 2001
SETTLED = "settled"
"""What stands for the SHA-256 of the consent of those who come without going through the screens."""


@dataclass(slots=True, repr=False)  # asyncio writes every result out, and a town is long
class Town:
    """The bot, its Telegram, its clock and its people."""

    app: App
    exchange: Exchange
    clock: FixedClock
    people: list["Townsman"] = field(default_factory=list)

    @property
    def telegram(self) -> Telegram:
        return self.exchange.telegram

    def newcomer(self, first_name: str, last_name: str = "", language: str = "ru") -> "Townsman":
        """Somebody who has not opened the bot yet."""
        number = FIRST_PERSON + len(self.people)
        person = Caller(number, first_name, last_name or None, language_code=language)
        self.telegram.world.add_person(person)
        townsman = Townsman(self, person)
        self.people.append(townsman)
        return townsman

    async def settles(self) -> None:
        """Everything that people did is handled and everything due is said."""
        while batch := self.telegram.world.updates.take(100):
            self.telegram.world.updates.confirm(batch[-1]["update_id"] + 1)
            await self.app.updates.take(batch, self.clock.now())
            await self.app.updates.settle()
        await self.app.outbox.send_due()

    async def passes(self, **time: float) -> None:
        """Time goes by; what is due happens in order and on its own date."""
        await self.reaches(self.clock.now() + timedelta(**time))

    async def reaches(self, target: datetime) -> None:
        while self.clock.now() < target:
            due = await self.app.scheduler.next_moment(self.clock.now())
            moment = target if due is None else min(due, target)
            self.clock.set(moment)
            self.exchange.clock.jump(moment)
            await self.app.scheduler.fire()

    async def data(self, work: Callable[[Tx], Awaitable[Any]]) -> Any:
        """Read from the bot's database."""
        async with self.app.database.read() as tx:
            return await work(tx)


@dataclass(slots=True, repr=False)
class Townsman:
    """One person with a telephone."""

    town: Town
    person: Caller
    person_id: int = 0

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def messages(self) -> list[Message]:
        """The chat as this person sees it, oldest first."""
        chat = self.town.telegram.world.chats.get(self.id)
        return [] if chat is None else [message for message in chat.messages.values() if not message.deleted]

    @property
    def heard(self) -> list[str]:
        """The texts of the bot's messages."""
        return [text_of(message) for message in self.messages if message.by_bot]

    @property
    def screen(self) -> str:
        """The newest text of the bot."""
        return self.heard[-1] if self.heard else ""

    @property
    def buttons(self) -> list[str]:
        """The labels under the newest message that has buttons."""
        for message in reversed(self.messages):
            if message.by_bot and message.data.get("reply_markup"):
                rows = message.data["reply_markup"]["inline_keyboard"]
                return [button["text"] for row in rows for button in row]
        return []

    async def says(self, text: str) -> None:
        self.town.telegram.say(self.id, text)
        await self.town.settles()

    async def opens(self, url: str) -> None:
        """Open a link to the bot and press Start."""
        self.town.telegram.open_link(self.id, url=url)
        await self.town.settles()

    async def taps(self, label: str) -> None:
        """Press the newest button whose label is, or begins with, these words."""
        self.town.telegram.tap(self.id, label=label)
        await self.town.settles()

    async def forges(self, data: str) -> None:
        """Press a button that nobody drew."""
        newest = [message.id for message in self.messages if message.by_bot][-1]
        self.town.telegram.tap(self.id, message_id=newest, data=data, forged=True)
        await self.town.settles()

    async def sends(self, kind: str, name: str = "file.bin", body: bytes = b"content") -> None:
        """Send a photo, voice, sticker, document, …"""
        self.town.telegram.upload(self.id, Upload(name, "application/octet-stream", body), kind=kind)
        await self.town.settles()

    async def forwards(self, text: str) -> None:
        self.town.telegram.forward(self.id, text)
        await self.town.settles()

    async def blocks(self) -> None:
        self.town.telegram.block(self.id)
        await self.town.settles()

    async def unblocks(self) -> None:
        self.town.telegram.unblock(self.id)
        await self.town.settles()

    def sees(self, *words: str) -> None:
        """The newest screen holds all these words."""
        missing = [word for word in words if word not in self.screen]
        assert not missing, f"{missing} not on the screen:\n{self.transcript()}"

    def has_heard(self, *words: str) -> None:
        """Some message of the bot holds all these words."""
        assert any(all(word in text for word in words) for text in self.heard), (
            f"{words} never said:\n{self.transcript()}"
        )

    def has_not_heard(self, words: str) -> None:
        assert not any(words in text for text in self.heard), f"{words!r} was said:\n{self.transcript()}"

    def transcript(self) -> str:
        lines = []
        for message in self.messages:
            who = "бот" if message.by_bot else self.person.first_name
            lines.append(f"{who}: {text_of(message)}")
        return "\n".join([*lines, f"[{'] ['.join(self.buttons)}]"])


def text_of(message: Message) -> str:
    return str(message.data.get("text") or message.data.get("caption") or "")


async def lay_school(town: Town, name: str = "МБОУ СОШ № 14") -> School:
    """A school with a programme for the year 2026/27, as its curator would have set it up."""

    async def work(tx: Tx) -> School:
        now = town.clock.now()
        school = await add_school(tx, timezone="Europe/Moscow", locale="ru", now=now)
        await change_school(tx, school.id, {"name": name, "city": "Тверь"})
        first, last = date(2026, 9, 1), date(2027, 5, 31)
        await put_programme(tx, school_id=school.id, year=2026, starts_on=first, ends_on=last, now=now)
        return replace(school, name=name, city="Тверь")

    return await town.app.database.write(work)


async def _agree(tx: Tx, person: Person, now: datetime) -> None:
    """The consent without which nobody is in (DOMAIN §3)."""
    kind, text = ConsentKind.PERSONAL_DATA, "Согласие на обработку персональных данных"
    await keep_text(tx, text_hash=SETTLED, kind=kind, version="1", locale="ru", text=text)
    await add_consent(
        tx,
        school_id=person.school_id,
        person_id=person.id,
        invitation_id=None,
        kind=kind,
        version="1",
        text_hash=SETTLED,
        state=ConsentState.GIVEN,
        now=now,
    )


async def settle_in(
    town: Town, school: School, full_name: str, *roles: Role, agreed: bool = True
) -> "Townsman":
    """Somebody who has come, agreed and said a name, without going through the screens."""
    last_name, first_name = full_name.split()[:2]
    townsman = town.newcomer(first_name, last_name)
    townsman.person.started = True

    async def work(tx: Tx) -> int:
        now = town.clock.now()
        person = await add_person(tx, school_id=school.id, full_name=full_name, invitation_id=None, now=now)
        for role in roles:
            await grant_role(tx, person.id, role, now, None)
        account = Account(0, None, "telegram", str(townsman.id), str(townsman.id), True, "ru", now)
        await add_account(tx, account, person.id)
        if agreed:
            await _agree(tx, person, now)
        return person.id

    townsman.person_id = await town.app.database.write(work)
    return townsman
