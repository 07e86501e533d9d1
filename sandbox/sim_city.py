"""`/sim/state`, `/sim/people`, `/sim/chats`, `/sim/calls` …: what there is, and the switches of the city."""

from typing import Any

from aiohttp import web

from sandbox.chats import Person
from sandbox.errors import GestureError
from sandbox.exchange import Exchange
from sandbox.files import content_disposition
from sandbox.reading import Body, query_number
from sandbox.views import chat_view, person_view, state_view, transcript

PERSON_FIELDS = ("first_name", "last_name", "username", "language_code", "role_label", "phone")
MOST_MESSAGES = 10_000
# Shown in the browser only when they cannot carry a script.
INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "audio/ogg"})


class CityDoor:
    """State, people, chats, files, calls, faults and reset over HTTP."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self.world = exchange.world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sim/state", self.state),
            web.post("/sim/people", self.add_person),
            web.post("/sim/people/{person}", self.change_person),
            web.post("/sim/reset", self.reset),
            web.get("/sim/chats/{chat}", self.chat),
            web.get("/sim/chats/{chat}/text", self.text),
            web.get("/sim/files/{file}", self.file),
            web.get("/sim/calls", self.calls),
            web.get("/sim/faults", self.faults),
            web.post("/sim/faults", self.add_fault),
            web.delete("/sim/faults", self.delete_faults),
            web.delete("/sim/faults/{fault}", self.delete_faults),
            web.post("/sim/pace", self.pace),
        ]

    async def state(self, request: web.Request) -> web.Response:  # noqa: ARG002
        self.exchange.clock.finish_lost_walk()
        return told(state_view(self.exchange))

    async def add_person(self, request: web.Request) -> web.Response:
        body = await Body.of(request)
        body.text("first_name")
        person_id = body.integer("id") or max([1000, *self.world.people]) + 1
        if person_id in self.world.people:
            raise GestureError(409, f"there is a person {person_id} already")
        person = self.world.add_person(Person(person_id, **body.only(*PERSON_FIELDS)))
        return told({"person": person_view(person)})

    async def change_person(self, request: web.Request) -> web.Response:
        person = self.world.person(request.match_info["person"])
        for name, value in (await Body.of(request)).only(*PERSON_FIELDS).items():
            setattr(person, name, value)
        self.world.person_changed(person)
        return told({"person": person_view(person)})

    async def reset(self, request: web.Request) -> web.Response:
        people = (await Body.of(request)).get("people")
        self.exchange.reset(default_people=people == "default")
        return told(state_view(self.exchange))

    async def chat(self, request: web.Request) -> web.Response:
        chat = self.world.place(request.match_info["chat"])
        limit = int(query_number(request, "limit", 200, MOST_MESSAGES))
        since = int(query_number(request, "since", 0, float("inf")))
        return told(chat_view(self.world, chat, limit, since))

    async def text(self, request: web.Request) -> web.Response:
        chat = self.world.place(request.match_info["chat"])
        last = int(query_number(request, "last", MOST_MESSAGES, MOST_MESSAGES))
        return web.Response(text=transcript(self.world, chat, last))

    async def file(self, request: web.Request) -> web.Response:
        file = self.world.files.find(request.match_info["file"])
        if file is None:
            raise GestureError(404, "there is no such file")
        inline = "inline" in request.query and file.mime in INLINE
        headers = content_disposition(file.name, inline=inline) | {"X-Content-Type-Options": "nosniff"}
        return web.Response(body=file.body, content_type=file.mime, headers=headers)

    async def calls(self, request: web.Request) -> web.Response:
        limit = int(query_number(request, "limit", 100, MOST_MESSAGES))
        after = int(query_number(request, "after", 0, float("inf")))
        method, contains = request.query.get("method") or None, request.query.get("contains") or None
        found = self.exchange.calls.find(method=method, contains=contains, after=after, limit=limit)
        return told({"calls": found})

    async def faults(self, request: web.Request) -> web.Response:  # noqa: ARG002
        return told({"faults": self.exchange.faults.views()})

    async def add_fault(self, request: web.Request) -> web.Response:
        body = await Body.of(request)
        options: dict[str, Any] = body.only("method", "contains")
        numbers = {"times": body.integer("times"), "retry_after": body.integer("retry_after")}
        options |= {name: value for name, value in numbers.items() if value is not None}
        kind = str(body.needed("kind"))
        fault = self.exchange.faults.add(kind, seconds=body.number("seconds"), **options)
        return told({"fault": fault.view()})

    async def delete_faults(self, request: web.Request) -> web.Response:
        named = request.match_info.get("fault")
        if named is not None and not named.isdigit():
            raise GestureError(404, f"there is no fault {named!r}")
        self.exchange.faults.delete(int(named) if named else None)
        return told({"faults": self.exchange.faults.views()})

    async def pace(self, request: web.Request) -> web.Response:
        self.exchange.telegram.pace.strict = bool((await Body.of(request)).needed("strict"))
        self.exchange.tell_faults()
        return told({"strict_pace": self.exchange.telegram.pace.strict})


def told(values: dict[str, Any]) -> web.Response:
    return web.json_response({"ok": True, **values})
