"""`/sim/events`: everything that happens, as server-sent events or by long polling."""

import json
from collections.abc import Callable
from functools import partial

from aiohttp import web

from sandbox.events import Event
from sandbox.exchange import Exchange
from sandbox.reading import query_number
from sandbox.views import drawn

HEARTBEAT = 15.0
LONGEST_POLL = 60.0
Filter = Callable[[Event], bool]


class EventDoor:
    """Streams events to whoever listens; one that fell too far behind is told to read everything again."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self.events = exchange.events

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/sim/events", self.stream), web.get("/sim/events/poll", self.poll)]

    async def stream(self, request: web.Request) -> web.StreamResponse:
        seq, fits = self.start(request), wanted(request)
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        await response.write(b": hello\n\n")
        while not self.exchange.closed:
            seq, news = self.after(seq, fits)
            if news:
                await response.write("".join(map(self.frame, news)).encode())
                continue
            await self.exchange.happened.until(partial(self.something, seq), HEARTBEAT)
            if not self.something(seq):
                await response.write(b": still here\n\n")
        return response

    async def poll(self, request: web.Request) -> web.StreamResponse:
        seq, fits = self.start(request), wanted(request)
        seconds = query_number(request, "timeout", 25, LONGEST_POLL)

        def look() -> list[Event]:
            nonlocal seq
            seq, news = self.after(seq, fits)
            return news

        news = await self.exchange.happened.until(look, seconds)
        shown = [json.loads(drawn(self.exchange, event)) for event in news]
        return web.json_response({"ok": True, "seq": seq, "events": shown})

    def start(self, request: web.Request) -> int:
        given = request.headers.get("Last-Event-ID", "")
        if given.isdigit():
            return int(given)
        return int(query_number(request, "after", self.events.seq, float("inf")))

    def something(self, seq: int) -> bool:
        return self.events.seq != seq or self.exchange.closed

    def after(self, seq: int, fits: Filter) -> tuple[int, list[Event]]:
        """Events after a number, as many as fit the filter; how far it has looked."""
        kept = self.events.since(seq)
        if kept is None:
            return self.events.seq, [Event(self.events.seq, "reset", None, None, None, by_bot=False)]
        return self.events.seq, [event for event in kept if fits(event)]

    def frame(self, event: Event) -> str:
        return f"id: {event.seq}\nevent: {event.kind}\ndata: {drawn(self.exchange, event)}\n\n"


def wanted(request: web.Request) -> Filter:
    person, kinds = request.query.get("person"), request.query.get("kinds")
    named = {kind.strip() for kind in kinds.split(",")} if kinds else set()

    def fits(event: Event) -> bool:
        if person and event.person is not None and str(event.person) != person:
            return False
        return not named or event.kind in named or event.kind == "reset"

    return fits
