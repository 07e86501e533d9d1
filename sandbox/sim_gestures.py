"""`POST /sim/say`, `/sim/tap` …: the gestures of people over HTTP."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from sandbox.errors import GestureError
from sandbox.exchange import Exchange
from sandbox.gestures import Outcome
from sandbox.params import Upload
from sandbox.reading import Body, query_number, read_params
from sandbox.telegram import Telegram
from sandbox.views import group_view, message_view

Gesture = Callable[[Telegram, Body], Outcome]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

DEFAULT_WAIT = 10.0
LONGEST_WAIT = 60.0


def say(telegram: Telegram, body: Body) -> Outcome:
    place = {"chat_id": body.get("chat"), "reply_to": body.integer("reply_to")}
    return telegram.say(body.needed("person"), body.text("text"), **place)


def tap(telegram: Telegram, body: Body) -> Outcome:
    place = {name: body.integer(name) for name in ("message_id", "row", "col")}
    named = body.only("label", "data", "forged")
    return telegram.tap(body.needed("person"), chat_id=body.get("chat"), **place, **named)


def share_contact(telegram: Telegram, body: Body) -> Outcome:
    return telegram.share_contact(body.needed("person"), **body.only("phone", "contact_of"))


def forward(telegram: Telegram, body: Body) -> Outcome:
    author = body.only("from").get("from")
    named = {"author": author} if author else {}
    return telegram.forward(body.needed("person"), body.text("text"), chat_id=body.get("chat"), **named)


def upload(telegram: Telegram, body: Body) -> Outcome:
    file = body.needed("file")
    if not isinstance(file, Upload):
        raise GestureError(400, "'file' is no file")
    named = body.only("kind", "caption")
    return telegram.upload(body.needed("person"), file, chat_id=body.get("chat"), **named)


def open_link(telegram: Telegram, body: Body) -> Outcome:
    return telegram.open_link(body.needed("person"), **body.only("url", "payload"))


def vote(telegram: Telegram, body: Body) -> Outcome:
    options = [int(one) for one in body.needed("options")]
    place = {"chat_id": body.get("chat")}
    return telegram.vote(body.needed("person"), int(body.needed("message_id")), options, **place)


def react(telegram: Telegram, body: Body) -> Outcome:
    place = {"chat_id": body.get("chat")}
    return telegram.react(body.needed("person"), int(body.needed("message_id")), body.get("emoji"), **place)


def block(telegram: Telegram, body: Body) -> Outcome:
    return telegram.block(body.needed("person"))


def unblock(telegram: Telegram, body: Body) -> Outcome:
    return telegram.unblock(body.needed("person"))


GESTURES: dict[str, Gesture] = {
    "say": say,
    "tap": tap,
    "share_contact": share_contact,
    "forward": forward,
    "upload": upload,
    "open_link": open_link,
    "vote": vote,
    "react": react,
    "block": block,
    "unblock": unblock,
}


class GestureDoor:
    """Makes a gesture, waits when asked to, and tells its outcome."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange

    def routes(self) -> list[web.RouteDef]:
        gestures = [web.post(f"/sim/{name}", self.handler(act)) for name, act in GESTURES.items()]
        return [*gestures, web.post("/sim/groups", self.gather)]

    def handler(self, act: Gesture) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            seconds = query_number(request, "timeout", DEFAULT_WAIT, LONGEST_WAIT)
            body = await body_of(request)
            outcome = act(self.exchange.telegram, body)
            settled = await self.wait(request.query.get("wait"), outcome, body, seconds)
            return web.json_response({"ok": True, **self.told(outcome), "settled": settled})

        return handle

    async def wait(self, wanted: str | None, outcome: Outcome, body: Body, seconds: float) -> bool:
        if wanted == "settled":
            return await self.exchange.settled(outcome, seconds)
        if wanted == "reply":
            place = int(body.get("chat") or body.needed("person"))
            return await self.exchange.replied(outcome, place, seconds)
        if wanted:
            raise GestureError(400, "wait is 'settled' or 'reply'")
        return False

    def told(self, outcome: Outcome) -> dict[str, Any]:
        message = outcome.message
        shown = message_view(self.exchange.world, message) if message else None
        told: dict[str, Any] = {"update_id": outcome.update_id, "seq": outcome.seq, "message": shown}
        if outcome.query_id:
            told["callback_query_id"] = outcome.query_id
        return told | outcome.more

    async def gather(self, request: web.Request) -> web.StreamResponse:
        body = await Body.of(request)
        people = [int(one) for one in body.get("people") or []]
        chat = self.exchange.telegram.gather(body.text("title"), people, **body.only("bot_status"))
        return web.json_response({"ok": True, "group": group_view(chat)})


async def body_of(request: web.Request) -> Body:
    """JSON, or the parts of a form when a file comes along."""
    if not request.content_type.startswith("multipart/"):
        return await Body.of(request)
    params = await read_params(request)
    return Body({**params.values, **params.files})
