"""One person of a scenario: what he does, and what he sees on his telephone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import aiohttp

from sandbox.listening import Ear
from sandbox.wire import Json, SandboxError, Wire

Until = Literal["settled", "reply"]

PATIENCE = 5.0
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Deed:
    """A gesture as the sandbox confirmed it; `told` is its whole answer (see the README)."""

    seq: int
    update_id: int | None
    settled: bool
    told: Json


class Someone:
    """A person with a telephone. What changed after `mark` is new to him; each gesture of his moves it."""

    def __init__(self, wire: Wire, ear: Ear, person_id: int, name: str) -> None:
        self.wire = wire
        self.ear = ear
        self.id = person_id
        self.name = name
        self.mark = 0

    def __repr__(self) -> str:
        return f"<{self.name} {self.id}>"

    # What he does. `until` waits for the bot: until it has confirmed ("settled") or has acted here ("reply").

    async def does(
        self, gesture: str, body: Json, until: Until | None = None, within: float = PATIENCE
    ) -> Deed:
        waiting = {"wait": until, "timeout": within} if until else {}
        told = await self.wire.tell(gesture, {"person": self.id, **body}, **waiting)
        return await self.did(gesture, told, until)

    async def did(self, gesture: str, told: Json, until: Until | None) -> Deed:
        deed = Deed(told["seq"], told["update_id"], told["settled"], told)
        self.mark = deed.seq
        if until and not deed.settled:
            raise SandboxError(
                await self.report(f"{self.name} did {gesture}, but the bot is silent ({until})")
            )
        return deed

    async def says(self, text: str, **options: Any) -> Deed:
        return await self.does("say", {"text": text}, **options)

    async def taps(self, label: str, *, message_id: int | None = None, **options: Any) -> Deed:
        """A button by its label, or by a part of it that no other button has; the newest message first."""
        return await self.does("tap", {"label": label, "message_id": message_id}, **options)

    async def taps_data(
        self, data: str, *, message_id: int | None = None, forged: bool = False, **options: Any
    ) -> Deed:
        """A button by its data; `forged` sends data that no button has."""
        return await self.does("tap", {"data": data, "message_id": message_id, "forged": forged}, **options)

    async def opens(self, link: str = "", **options: Any) -> Deed:
        """A whole link, or only what stands after `?start=`; then Start."""
        body = {"url": link} if "://" in link else {"payload": link}
        return await self.does("open_link", body, **options)

    async def shares_contact(self, **options: Any) -> Deed:
        return await self.does("share_contact", {}, **options)

    async def forwards(self, text: str, **options: Any) -> Deed:
        return await self.does("forward", {"text": text}, **options)

    async def sends(self, name: str, body: bytes, kind: str = "document", caption: str = "") -> Deed:
        """A file; kind: document, photo, voice, sticker, video_note."""
        fields = {"person": str(self.id), "kind": kind, "caption": caption}
        form = aiohttp.FormData(fields, quote_fields=False)
        form.add_field("file", body, filename=name)
        return await self.did("upload", await self.wire.tell("upload", form), None)

    async def blocks(self, **options: Any) -> Deed:
        return await self.does("block", {}, **options)

    async def unblocks(self, **options: Any) -> Deed:
        return await self.does("unblock", {}, **options)

    # What he sees

    async def sees(self, *words: str, within: float = PATIENCE) -> Json:
        """A message of the bot, new or changed since his last gesture (or the last jump of the clock), that
        contains all these words in its text, caption, file name or buttons. Answers the message."""

        def look() -> Json | None:
            fits = (one for one in reversed(self.news) if all(word in shown_in(one) for word in words))
            return next(fits, None)

        return await self.waits_for(look, f"saw {' + '.join(map(repr, words))}", within)

    async def hears(self, *words: str, within: float = PATIENCE) -> Json:
        """The answer to his press: the notice on top, or the alert (`["alert"]` is true)."""

        def look() -> Json | None:
            fresh = (one for one in self.ear.answers.get(self.id, []) if one["seq"] > self.mark)
            return next((one for one in fresh if all(word in one["text"] for word in words)), None)

        return await self.waits_for(
            look, f"got an answer with {' + '.join(map(repr, words)) or 'nothing'}", within
        )

    async def waits_for(self, look: Callable[[], Json | None], what: str, within: float) -> Json:
        found = await self.ear.bell.until(lambda: look() or self.ear.trouble, within)
        if isinstance(found, dict):
            return found
        raise SandboxError(
            await self.report(self.ear.trouble or f"{self.name} never {what} within {within:g} s")
        )

    async def does_not_see(self, *words: str) -> None:
        """Not among what is new to him now. It does not wait: let him see something else first."""
        await self.looks()
        if any(all(word in shown_in(one) for word in words) for one in self.news):
            raise SandboxError(
                await self.report(f"{self.name} sees {' + '.join(map(repr, words))}, but should not")
            )

    async def looks(self) -> list[Json]:
        """All messages of his chat as they are now, oldest first (shape: the README)."""
        messages: list[Json] = (await self.wire.ask(f"chats/{self.id}"))["messages"]
        for message in messages:
            self.ear.note(message)
        return messages

    @property
    def from_bot(self) -> list[Json]:
        chat = self.ear.messages.get(self.id, {})
        shown = (chat[number] for number in sorted(chat))
        return [one for one in shown if one["from"] == "bot" and not one["deleted"]]

    @property
    def news(self) -> list[Json]:
        """Messages of the bot that came or changed since `mark`, oldest first."""
        return [one for one in self.from_bot if one["seq"] > self.mark]

    @property
    def screen(self) -> Json:
        """The bot's last message as known by now; `labels(anna.screen)` lists its buttons."""
        messages = self.from_bot
        if not messages:
            raise SandboxError(f"{self.name} has no message of the bot yet")
        return messages[-1]

    async def downloads(self, message: Json) -> bytes:
        return await self.wire.bytes(f"files/{message[message['kind']]['file_id']}")

    async def transcript(self, last: int | None = None) -> str:
        return (await self.wire.bytes(f"chats/{self.id}/text", last=last)).decode()

    async def report(self, what: str) -> str:
        """A complaint with what is on the screen and what the bot was refused lately."""
        try:
            shown = await self.transcript(SHOWN)
            calls = (await self.wire.ask("calls", limit=200))["calls"]
        except aiohttp.ClientError as error:
            return f"{what}\n(the sandbox is gone: {error})"
        refused = [f"  {one['method']}: {one['error']}" for one in calls if not one["ok"]][-3:]
        notes = ["--- refused to the bot lately ---", *refused] if refused else []
        return "\n".join([what, f"--- the last messages of {self.name} ---", shown.rstrip(), *notes])


def labels(message: Json) -> list[str]:
    """The labels under a message, row by row."""
    rows = message["keyboard"] or (message["reply_keyboard"] or {}).get("rows") or []
    return [button["text"] for row in rows for button in row]


def shown_in(message: Json) -> str:
    file = message.get(message["kind"])
    name = file.get("name", "") if isinstance(file, dict) else ""
    return "\n".join([message["text"] or message["caption"] or "", name, *labels(message)])
