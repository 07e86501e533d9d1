"""What happened, in order: the one stream that the page, the tests and `settled` read."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Event:
    """`person` is whom it concerns (None: everybody), `subject` what its view is made of, when read."""

    seq: int
    kind: str
    person: int | None
    chat: int | None
    subject: Any
    by_bot: bool
    drawn: str | None = field(default=None, repr=False)


class Events:
    """The newest `keep` events, numbered without end."""

    def __init__(self, keep: int = 10_000) -> None:
        self.seq = 0
        self.kept: deque[Event] = deque(maxlen=keep)
        self.listeners: list[Callable[[Event], None]] = []

    def emit(
        self,
        kind: str,
        subject: Any = None,
        *,
        person: int | None = None,
        chat: int | None = None,
        by_bot: bool = False,
    ) -> int:
        self.seq += 1
        event = Event(self.seq, kind, person, chat, subject, by_bot)
        self.kept.append(event)
        for listener in self.listeners:
            listener(event)
        return self.seq

    def since(self, seq: int) -> Iterator[Event] | None:
        """Events after `seq`, or None when some of them are no longer kept (or `seq` is from another run)."""
        if seq > self.seq or (self.kept and seq < self.kept[0].seq - 1):
            return None
        first = seq + 1 - self.kept[0].seq if self.kept else 0
        return (self.kept[place] for place in range(first, len(self.kept)))
