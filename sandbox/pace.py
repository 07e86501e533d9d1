"""Telegram's published pace: 30 messages a second in all, one a second in a chat (short bursts pass).

Counted in real time, for what appears as a new message. Off unless `strict`."""

import math
from collections.abc import Callable
from typing import Any

from sandbox.errors import too_many_requests
from sandbox.params import Params

IN_ALL = 30
CHAT_BURST = 3
COUNTED = ("send", "copy", "forward")


class Pace:
    """Two virtual schedules: the moment up to which the city, and each chat, is used up."""

    def __init__(self, felt: Callable[[], float]) -> None:
        self.felt = felt
        self.strict = False
        self.city = 0.0
        self.chats: dict[Any, float] = {}

    def check(self, method: str, params: Params) -> None:
        """Refused: 429 with the seconds to wait. A refused call uses nothing up."""
        if not self.strict or not method.startswith(COUNTED) or method == "sendChatAction":
            return
        now, chat = self.felt(), params.text("chat_id")
        city, own = max(self.city, now), max(self.chats.get(chat, 0.0), now)
        wait = max(city - now - 1 + 1 / IN_ALL, own - now - CHAT_BURST + 1)
        if wait > 1e-9:
            raise too_many_requests(math.ceil(wait))
        self.city = city + 1 / IN_ALL
        self.chats[chat] = own + 1
