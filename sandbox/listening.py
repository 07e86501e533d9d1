"""The client's ear: reads `/sim/events` and keeps what everybody's telephone shows."""

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp

from sandbox.waiting import Bell
from sandbox.wire import Json, Wire

KINDS = "message,edit,delete,callback_answer,person,reset"


class Ear:
    """A mirror of all chats, kept fresh by the event stream. `bell` rings at every change."""

    def __init__(self, wire: Wire, seq: int) -> None:
        self.wire = wire
        self.seq = seq
        self.bell = Bell()
        self.messages: dict[int, dict[int, Json]] = {}
        self.answers: dict[int, list[Json]] = {}
        self.trouble: str | None = None

    async def listen(self) -> None:
        """Follows the stream until cancelled; after a break it goes on where it was."""
        while self.trouble is None:
            try:
                async for event in self.events():
                    self.hear(event)
            except (aiohttp.ClientConnectorError, aiohttp.ClientResponseError) as error:
                self.trouble = f"the sandbox at {self.wire.url} does not answer: {error}"
            except aiohttp.ClientError:
                await asyncio.sleep(0)
            self.bell.ring()

    async def events(self) -> AsyncIterator[Json]:
        query = {"after": str(self.seq), "kinds": KINDS}
        forever = aiohttp.ClientTimeout(total=None, sock_read=60)
        async with self.wire.http.get(f"{self.wire.url}/sim/events", params=query, timeout=forever) as stream:
            stream.raise_for_status()
            async for line in stream.content:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

    def hear(self, event: Json) -> None:
        self.seq = max(self.seq, event["seq"])
        match event["kind"]:
            case "message" | "edit":
                self.note(event["message"])
            case "delete":
                chat = self.messages.setdefault(event["chat"], {})
                if event["message_id"] in chat:
                    chat[event["message_id"]] |= {"deleted": True, "seq": event["seq"]}
            case "callback_answer":
                self.answers.setdefault(event["person"], []).append(event)
            case "reset":
                self.messages.clear()
                self.answers.clear()
        self.bell.ring()

    def note(self, message: Json) -> None:
        """Takes a message, unless a newer state of it is known."""
        chat = self.messages.setdefault(message["chat"], {})
        known = chat.get(message["message_id"])
        if known is None or known["seq"] <= message["seq"]:
            chat[message["message_id"]] = message
