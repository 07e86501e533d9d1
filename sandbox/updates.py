"""The queue of updates: kept until the bot confirms them by asking for later ones."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.params import Params

Update = dict[str, Any]

# Telegram leaves these out unless they are asked for by name.
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True)
class Webhook:
    """Where updates go instead of waiting to be fetched."""

    url: str
    secret: str = ""
    most: int = 40
    last_error: str = ""
    last_error_at: int = 0


class Updates:
    """Update ids start anywhere, grow by one and are never used twice."""

    def __init__(self, first_id: int) -> None:
        self.next_id = first_id
        self.confirmed = first_id - 1
        self.waiting: deque[Update] = deque()
        self.allowed: frozenset[str] | None = None
        self.webhook: Webhook | None = None
        self.listeners: list[Callable[[], None]] = []

    def push(self, kind: str, content: dict[str, Any]) -> int | None:
        """Queues an update; None when the bot did not ask for this kind."""
        if not self.wants(kind):
            return None
        update_id = self.next_id
        self.next_id += 1
        self.waiting.append({"update_id": update_id, kind: content})
        self.changed()
        return update_id

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def allow(self, params: Params) -> None:
        """Remembers `allowed_updates` when the call has them; an empty list means the usual ones."""
        kinds = params.structure("allowed_updates", "can't parse allowed_updates JSON object")
        if kinds is not None:
            self.allowed = frozenset(kinds)

    def confirm(self, offset: int) -> None:
        """Forgets what is before `offset`; a negative one keeps only that many newest updates."""
        if offset < 0:
            offset = self.waiting[max(len(self.waiting) + offset, 0)]["update_id"] if self.waiting else 0
        while self.waiting and self.waiting[0]["update_id"] < offset:
            self.waiting.popleft()
        if offset - 1 > self.confirmed:
            # A bot may ask for an offset of the future; nothing after it was ever given out, though.
            self.confirmed = min(offset, self.next_id) - 1
            self.changed()

    def take(self, limit: int) -> list[Update]:
        """The oldest unconfirmed updates; they stay until confirmed."""
        if limit >= len(self.waiting):
            return list(self.waiting)
        return [self.waiting[place] for place in range(limit)]

    def drop(self) -> None:
        """Everything pending is thrown away and counts as confirmed."""
        self.waiting.clear()
        self.confirmed = self.next_id - 1
        self.changed()

    def take_out(self, update_id: int) -> None:
        """A webhook took this one, perhaps before older ones that failed."""
        kept = [one for one in self.waiting if one["update_id"] != update_id]
        self.waiting = deque(kept)
        self.confirmed = (kept[0]["update_id"] if kept else self.next_id) - 1
        self.changed()

    def is_done(self, update_id: int) -> bool:
        """The bot has confirmed it."""
        return self.confirmed >= update_id or all(one["update_id"] != update_id for one in self.waiting)

    def changed(self) -> None:
        for listener in self.listeners:
            listener()
