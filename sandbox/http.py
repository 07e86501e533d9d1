"""The sandbox over HTTP: the Bot API, the people's side and the page, on the loopback interface only."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from aiohttp import web

from sandbox.bot_door import BotDoor
from sandbox.coverage import coverage_page
from sandbox.errors import GestureError, TelegramError
from sandbox.exchange import Exchange
from sandbox.reading import LARGEST_BODY
from sandbox.sim_city import CityDoor
from sandbox.sim_clock import ClockDoor
from sandbox.sim_events import EventDoor
from sandbox.sim_gestures import GestureDoor
from sandbox.webhook import Courier

PAGE = Path(__file__).parent / "page"
FAREWELL = 1.0
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Server:
    """A running sandbox. `url` is its address, without a slash at the end."""

    url: str
    exchange: Exchange
    runner: web.AppRunner
    courier: asyncio.Task[None]

    async def close(self) -> None:
        """Lets held polls and streams go, then stops."""
        self.exchange.close()
        self.courier.cancel()
        await asyncio.gather(self.courier, return_exceptions=True)
        await self.runner.cleanup()


async def serve(exchange: Exchange, host: str = "127.0.0.1", port: int = 0) -> Server:
    """Starts serving; port 0 takes a free one.

    Raises ValueError for an address that is not this machine's own, OSError for a port that is taken."""
    if host != "localhost" and not ip_address(host).is_loopback:
        raise ValueError(f"the sandbox listens on this machine only, not on {host}")
    # A handler ends with its connection: the held poll of a killed bot must not look like a bot that listens.
    runner = web.AppRunner(
        application(exchange), access_log=None, shutdown_timeout=FAREWELL, handler_cancellation=True
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    name, number = runner.addresses[0][:2]
    shown = f"[{name}]" if ":" in name else name
    courier = asyncio.create_task(Courier(exchange).run())
    return Server(f"http://{shown}:{number}", exchange, runner, courier)


def application(exchange: Exchange) -> web.Application:
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[readable_errors])
    bot = BotDoor(exchange)
    app.router.add_route("*", "/bot{token}/{method}", bot.method)
    app.router.add_get("/file/bot{token}/{path:.+}", bot.file)
    for door in (GestureDoor(exchange), CityDoor(exchange), ClockDoor(exchange), EventDoor(exchange)):
        app.add_routes(door.routes())
    app.add_routes([web.get("/coverage", coverage), web.get("/", index)])
    if PAGE.is_dir():
        app.router.add_static("/page/", PAGE)
    return app


@web.middleware
async def readable_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """On the people's side a mistake is one sentence; a foreign page may not play with the sandbox at all."""
    if not request.path.startswith("/sim"):
        return await handler(request)
    if foreign(request):
        return sentence(403, "the sandbox answers its own page only")
    try:
        return await handler(request)
    except GestureError as error:
        return sentence(error.status, str(error))
    except TelegramError as error:
        return sentence(400, error.description)
    except (TypeError, ValueError) as error:
        return sentence(400, f"not understood: {error}")


def foreign(request: web.Request) -> bool:
    """A page from elsewhere: a browser tells its origin, and a rebound name stands in Host."""
    origin = request.headers.get("Origin")
    return not own_name(request.host) or (origin is not None and origin.partition("://")[2] != request.host)


def own_name(host: str) -> bool:
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return name == "localhost" or name.startswith("127.") or name == "[::1]"


def sentence(status: int, words: str) -> web.Response:
    return web.json_response({"ok": False, "error": words}, status=status)


async def coverage(request: web.Request) -> web.Response:  # noqa: ARG001 - aiohttp hands it over
    return web.Response(text=coverage_page(), content_type="text/html")


async def index(request: web.Request) -> web.StreamResponse:  # noqa: ARG001 - aiohttp hands it over
    page = PAGE / "index.html"
    if not page.is_file():
        return web.Response(
            text="The sandbox is running; its page is not installed. See /coverage and /sim/state."
        )
    return web.FileResponse(page)
