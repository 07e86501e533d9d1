"""The people of `nastavnik demo --play`: they tap, write and read over the sandbox's HTTP side, and all of it
is written down as it happens.

The play and its transcript are Russian, like the school it shows.
"""

import textwrap
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from locales.texts import Speaker
from sandbox.people import SandboxClient
from sandbox.someone import Someone, labels
from sandbox.wire import SandboxError

Json = dict[str, Any]

ZONE = ZoneInfo("Europe/Moscow")
PATIENCE = 20.0
"""Seconds that a slow machine may take for an answer."""
WALK = 120.0
WIDTH = 92
LINES = 14
"""So many lines of one message are written down."""
BUTTON_LINES = 5
GLUE = "\N{WORD JOINER}"
"""Stands for a space at which a line must not be broken."""


class Missed(Exception):
    """A step of the play was not seen: what, and how the chat looks instead."""

    def __init__(self, what: str, chat: str) -> None:
        super().__init__(what)
        self.what = what
        self.chat = chat


@dataclass(slots=True)
class Book:
    """The transcript: what people do (▸) and what the bot says (◂), by the sandbox's clock."""

    city: SandboxClient
    out: TextIO
    t: Speaker
    moment: datetime
    shown: dict[tuple[int, int], Json] = field(default_factory=dict)
    heard: int = 0
    day: str = ""

    def chapter(self, number: int, title: str) -> None:
        self.read_on()
        self.out.write(f"\n═══ {number}. {title} ═══\n")

    def does(self, name: str, words: str) -> None:
        """A gesture, after everything that the bot has said before it."""
        self.read_on()
        self._line(f"{name:<8} ▸ ", [words])

    def clock(self, moment: datetime) -> None:
        local = moment.astimezone(ZONE)
        self.out.write(f"  ⏩ часы переводят: {self.t.day(local.date(), self._today())}, {local:%H:%M}\n")

    def _today(self) -> date:
        return self.moment.astimezone(ZONE).date()

    def read_on(self) -> None:
        """Write down what the bot has said since, in its order."""
        chats = self.city.ear.messages
        news = [one for chat in chats.values() for one in chat.values() if one["seq"] > self.heard]
        for message in sorted(news, key=lambda one: int(one["seq"])):
            self.heard = message["seq"]
            if message["from"] == "bot":
                self._message(message)
        self.out.flush()

    def _message(self, message: Json) -> None:
        key = (message["chat"], message["message_id"])
        before, self.shown[key] = self.shown.get(key), message
        if message["deleted"] or (before is not None and not _differs(before, message)):
            return
        self.moment = max(self.moment, datetime.fromtimestamp(message["edit_date"] or message["date"], UTC))
        who = self.city.people.get(message["chat"])
        only_buttons = before is not None and _words(before) == _words(message)
        lines = _buttons(message) if only_buttons else _written(message)
        self._line(f"{who.name if who else '?':<8} ◂ ", lines)

    def _line(self, head: str, lines: list[str]) -> None:
        local = self.moment.astimezone(ZONE)
        day = self.t.weekday_day(local.date(), local.date().replace(year=local.year - 1))
        if day != self.day:
            self.day = day
            self.out.write(f"  — {day} —\n")
        first = f"  {local:%H:%M}  {head}"
        for place, line in enumerate(lines):
            self.out.write(f"{first if place == 0 else ' ' * len(first)}{line}\n".rstrip() + "\n")


@dataclass(slots=True)
class Player:
    """One person of the play."""

    someone: Someone
    book: Book

    @property
    def name(self) -> str:
        return self.someone.name

    async def says(self, text: str) -> None:
        self.book.does(self.name, text)
        await self._try(self.someone.says(text), text)

    async def taps(self, label: str) -> None:
        """A button by its label or by a part of it."""
        self.book.does(self.name, f"[{label}]")
        await self._try(self.someone.taps(label), f"[{label}]")

    async def opens(self, link: str) -> None:
        """A link of the bot, then Start."""
        self.book.does(self.name, f"открывает {link} и нажимает «Начать»")
        await self._try(self.someone.opens(link), link)

    async def blocks(self) -> None:
        self.book.does(self.name, "блокирует бота")
        await self._try(self.someone.blocks(), "блокирует бота")

    async def sees(self, *words: str) -> Json:
        """A message with all these words, new or changed since the last gesture or jump of the clock."""
        waited = self.someone.sees(*words, within=PATIENCE)
        message: Json = await self._try(waited, " + ".join(f"«{word}»" for word in words))
        self.book.read_on()
        return message

    async def fills(self, *steps: tuple[str, ...]) -> None:
        """Questions, each with its answers: words are typed, `[words]` are a button."""
        for question, *answers in steps:
            for answer in answers:
                await self.sees(question)
                await (self.taps(answer[1:-1]) if answer.startswith("[") else self.says(answer))

    async def gets(self, *words: str) -> bytes:
        """A file by its name or caption."""
        return await self.someone.downloads(await self.sees(*words))

    async def _try(self, deed: Any, what: str) -> Any:
        try:
            return await deed
        except SandboxError as error:
            self.book.read_on()
            reason = str(error).splitlines()[0]
            raise Missed(f"{self.name}: {what} ({reason})", await self.someone.transcript()) from None


@dataclass(slots=True)
class Play:
    """The stage: the people by first name, the clock, and what one scene leaves to the next."""

    city: SandboxClient
    book: Book
    people: dict[str, Player] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)

    async def person(self, name: str) -> Player:
        if name not in self.people:
            self.people[name] = Player(await self.city.person(name), self.book)
        return self.people[name]

    async def meets(self, name: str, last_name: str, label: str) -> Player:
        """Somebody who was not on the stage yet."""
        someone = await self.city.meets(name, last_name=last_name, role_label=label)
        self.people[name] = Player(someone, self.book)
        return self.people[name]

    async def reaches(self, moment: datetime) -> None:
        """The clock goes forward; everything due on the way happens on its own date."""
        self.book.read_on()
        self.book.clock(moment)
        try:
            await self.city.jumps_to(moment, within=WALK)
        except SandboxError as error:
            raise Missed(str(error), "") from None
        self.book.read_on()
        self.book.moment = moment


def _differs(before: Json, after: Json) -> bool:
    """False if only buttons were taken away, which is no news to a reader."""
    if _words(before) != _words(after):
        return True
    return bool(after["keyboard"]) and before["keyboard"] != after["keyboard"]


def _words(message: Json) -> str:
    return str(message["text"] or message["caption"] or "")


def _written(message: Json) -> list[str]:
    """Text, file and buttons as lines."""
    lines = [part for line in _words(message).splitlines() for part in textwrap.wrap(line, WIDTH) or [""]]
    lines = lines if len(lines) <= LINES else [*lines[: LINES - 1], "…"]
    file = message.get(message["kind"])
    if isinstance(file, dict) and "size" in file:
        lines.insert(0, f"⎙ {file.get('name') or 'картинка'}, {file['size'] / 1024:.0f} КБ")
    return [*lines, *_buttons(message)] or [""]


def _buttons(message: Json) -> list[str]:
    """The labels as lines; of a calendar only the beginning."""
    glued = " ".join(f"[{label}]".replace(" ", GLUE) for label in labels(message))
    lines = textwrap.wrap(glued, WIDTH, break_long_words=False, break_on_hyphens=False)
    lines = lines if len(lines) <= BUTTON_LINES else [*lines[:BUTTON_LINES], "…"]
    return [line.replace(GLUE, " ") for line in lines]
