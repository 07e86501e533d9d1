"""`/sim/clock`: reading and moving the sandbox's time, and the follower's side of it."""

from aiohttp import web

from sandbox.clock import moment_of
from sandbox.errors import GestureError
from sandbox.exchange import Exchange
from sandbox.reading import Body, query_number

LONGEST_FOLLOW = 25.0
DEFAULT_WALK = 30.0
LONGEST_WALK = 600.0


class ClockDoor:
    """The clock over HTTP. Every answer carries the clock as it is then."""

    def __init__(self, exchange: Exchange) -> None:
        self.clock = exchange.clock

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sim/clock", self.read),
            web.get("/sim/clock/wait", self.wait),
            web.post("/sim/clock/jump", self.jump),
            web.post("/sim/clock/rate", self.rate),
            web.post("/sim/clock/step", self.step),
        ]

    def told(self, **more: object) -> web.Response:
        return web.json_response({"ok": True, "clock": self.clock.view(), **more})

    async def read(self, request: web.Request) -> web.Response:  # noqa: ARG002
        self.clock.finish_lost_walk()
        return self.told()

    async def wait(self, request: web.Request) -> web.Response:
        version = int(query_number(request, "version", 0, float("inf")))
        await self.clock.follow(version, query_number(request, "timeout", LONGEST_FOLLOW, LONGEST_FOLLOW))
        return self.told()

    async def jump(self, request: web.Request) -> web.Response:
        seconds = query_number(request, "timeout", DEFAULT_WALK, LONGEST_WALK)
        body = await Body.of(request)
        if body.get("next"):
            self.clock.leap_to_next()
        elif body.get("to") is not None:
            self.clock.jump(moment_of(body.get("to")))
        else:
            by = body.number("seconds")
            if by is None:
                raise GestureError(400, "say how far: seconds, to, or next")
            self.clock.leap(by)
        if request.query.get("wait") != "settled":
            return self.told()
        return self.told(settled=await self.clock.settled(seconds))

    async def rate(self, request: web.Request) -> web.Response:
        rate = (await Body.of(request)).number("rate")
        if rate is None:
            raise GestureError(400, "'rate' is missing")
        self.clock.set_rate(rate)
        return self.told()

    async def step(self, request: web.Request) -> web.Response:
        body = await Body.of(request)
        due = body.get("next_due")
        next_due = moment_of(due) if due else None
        self.clock.step(moment_of(body.needed("now")), settled=bool(body.get("settled")), next_due=next_due)
        return self.told()
