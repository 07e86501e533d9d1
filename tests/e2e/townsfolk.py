"""People who go on with what they were doing when the bot dies under their fingers.

They never repeat an answer and never repeat a decision: whatever they said has reached the bot, or will. When
the reply to a press was lost and the bot shows the home screen instead, they open once more what they were
looking at.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from sandbox.chats import Message, Person
from sandbox.errors import GestureError
from sandbox.events import Event
from sandbox.exchange import Exchange
from sandbox.waiting import Bell
from tests.e2e.witness import words_of

PATIENCE = 30.0
"""Seconds: a start of the bot on a slow machine, and its answer."""
A_MOMENT = 0.3
"""Seconds that somebody looks at the home screen before asking again for what should have come."""
STALE = "Эта кнопка устарела"
TRIES = 30
SHOWN = 14
HOME = ("Сейчас от вас ничего не нужно", "Вас ждёт", "Вас ждут", "Войти в него можно по приглашению")
"""The screen that a person gets whose reply was lost, when no question is being asked."""

Gesture = Callable[[], object]


@dataclass(slots=True)
class Townsman:
    """One person with a telephone. What changed after `mark` is new; each gesture moves it."""

    exchange: Exchange
    person: Person
    full_name: str
    mark: int = 0
    shown: dict[int, int] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    reached: int = -1
    stale: int = 0
    asked_again: list[str] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)

    def __post_init__(self) -> None:
        self.exchange.events.listeners.append(self.hears)

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def short_name(self) -> str:
        last, first, middle = self.full_name.split()
        return f"{last} {first[0]}. {middle[0]}."

    # What happens on the telephone

    def hears(self, event: Event) -> None:
        if not event.by_bot or event.chat != self.id:
            return
        if event.kind == "callback_answer" and STALE in (event.subject["text"] or ""):
            self.stale = event.seq
            self.bell.ring()
        if event.kind not in {"message", "edit"}:
            return
        message: Message = event.subject
        if event.kind == "edit" and not message.data.get("reply_markup"):
            return  # old buttons taken away are no news
        self.shown[message.id] = event.seq
        self.notes_question(words_of(message))
        self.bell.ring()

    def notes_question(self, text: str) -> None:
        """An answer is safe once the next question was shown: the bot may never ask again."""
        place = max((place for place, question in enumerate(self.asked) if question in text), default=-1)
        if 0 <= place < self.reached:
            self.asked_again.append(f"{self.full_name}: «{self.asked[place]}»")
        self.reached = max(self.reached, place)

    def find(self, words: Sequence[str], label: str = "", since: int | None = None) -> Message | None:
        """The newest message with all these words and a button with this label, shown after `since`."""
        after = self.mark if since is None else since
        chat = self.exchange.world.chats[self.id]
        for message_id, seq in sorted(self.shown.items(), key=lambda one: -one[1]):
            message = chat.messages[message_id]
            if seq > after and fits(message, words, label):
                return message
        return None

    def home(self, since: int) -> int:
        """When the newest home screen appeared, if it was after `since`."""
        chat = self.exchange.world.chats[self.id]
        homes = [
            seq
            for message_id, seq in self.shown.items()
            if seq > since and any(words in words_of(chat.messages[message_id]) for words in HOME)
        ]
        return max(homes, default=0)

    # What the person does

    def does(self, gesture: Gesture) -> int:
        """Act; returns the newest event before it."""
        self.mark = self.exchange.events.seq
        gesture()
        return self.mark

    def says(self, text: str) -> Gesture:
        return lambda: self.exchange.telegram.say(self.id, text)

    def opens(self, link: str) -> Gesture:
        return lambda: self.exchange.telegram.open_link(self.id, url=link)

    def taps(self, message: Message, label: str) -> Gesture:
        return lambda: self.exchange.telegram.tap(self.id, message_id=message.id, label=label)

    # What the person waits for

    async def sees(self, *words: str, label: str = "", since: int | None = None) -> Message:
        """A new message with these words and this button."""
        after = self.mark if since is None else since
        found = await self.bell.until(lambda: self.find(words, label, after), PATIENCE)
        assert found is not None, self.report(f"{words} [{label}] did not come")
        return found

    async def reaches(self, gesture: Gesture, *words: str, label: str = "") -> Message:
        """Open something, and open it again when the home screen has come in its place."""
        self.asked = ()
        since = at_home = self.does(gesture)
        for _ in range(TRIES):
            found, at_home = await self.thing_or_home(words, label, since, at_home)
            if found is not None:
                return found
            waited = await self.bell.until(lambda: self.find(words, label, since), A_MOMENT)
            if waited is not None:
                return waited
            with suppress(GestureError):  # the button may have gone: the right screen is there, or on its way
                gesture()
        raise AssertionError(self.report(f"{words} [{label}] did not come"))

    async def thing_or_home(
        self, words: Sequence[str], label: str, since: int, at_home: int
    ) -> tuple[Message | None, int]:
        """What is waited for, if it comes; otherwise when a new home screen came."""
        await self.bell.until(lambda: self.find(words, label, since) or self.home(at_home), PATIENCE)
        found, home = self.find(words, label, since), self.home(at_home)
        assert found is not None or home, self.report(f"{words} [{label}] did not come, nor home")
        return found, home

    async def lands(self, gesture: Gesture, *words: str) -> Message | None:
        """Do something that is done once; its result is seen, or the home screen if the reply was lost."""
        self.asked = ()
        since = self.does(gesture)
        return await self.result(*words, since=since)

    async def result(self, *words: str, since: int | None = None) -> Message | None:
        after = self.mark if since is None else since
        return (await self.thing_or_home(words, "", after, after))[0]

    async def fills(self, *steps: tuple[str, ...]) -> None:
        """Answer question after question, the whole form in one call; `[words]` are a button."""
        self.asked, self.reached = tuple(question for question, *_ in steps), -1
        before: tuple[str, str] | None = None
        for question, *answers in steps:
            for answer in answers:
                label = answer[1:-1] if answer.startswith("[") else ""
                message = await self.next_question(question, label, before)
                self.does(self.taps(message, label) if label else self.says(answer))
                before = (question, label)

    async def next_question(self, question: str, label: str, before: tuple[str, str] | None) -> Message:
        """The question; a button before it that was too old is pressed again where it stands now."""
        while True:
            await self.bell.until(lambda: self.find([question], label) or self.too_old(before), PATIENCE)
            found = self.find([question], label)
            if found is not None:
                return found
            assert before is not None, self.report(f"«{question}» did not come")
            assert self.too_old(before), self.report(f"«{question}» did not come")
            fresh = self.find([before[0]], before[1], since=0)
            assert fresh is not None, self.report(f"{before} has gone")
            self.does(self.taps(fresh, before[1]))

    def too_old(self, pressed: tuple[str, str] | None) -> bool:
        """The button pressed last belonged to an earlier screen, and the bot has said so."""
        return pressed is not None and bool(pressed[1]) and self.stale > self.mark

    def report(self, what: str) -> str:
        chat = self.exchange.world.chats[self.id]
        lines = [f"{self.full_name}: {what}", f"(mark {self.mark})"]
        for message in list(chat.messages.values())[-SHOWN:]:
            who = f"bot, event {self.shown.get(message.id)}" if message.by_bot else self.person.first_name
            lines.append(f"{who}: {words_of(message)}  {labels_of(message)}")
        return "\n".join(lines)


def labels_of(message: Message) -> list[str]:
    rows = message.data.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def fits(message: Message, words: Sequence[str], label: str) -> bool:
    text = words_of(message)
    if message.deleted or not all(each in text for each in words):
        return False
    return not label or any(label in each for each in labels_of(message))
