"""Is the bot alive, is it ready: `/healthz` and `/readyz` for Docker, systemd and load balancers.

The answers hold no personal data, so they need no password; the port is still best kept inside.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web

SILENCE = timedelta(minutes=2)
"""Telegram is asked at least every 30 seconds, so two silent minutes mean that it is out of reach."""
_PATIENCE = 5  # seconds for the database

OK = "ok"


@dataclass(frozen=True, slots=True)
class Health:
    """What readiness is made of, each part asked anew.

    `database` returns once the database has answered and raises when it has not; `schema` is true when the
    migrations are at head; `last_contact` is the moment of Telegram's last answer, nothing before the first;
    `way` names the proxy in use without its password, empty for a direct way.
    """

    database: Callable[[], Awaitable[object]]
    schema: Callable[[], Awaitable[bool]]
    last_contact: Callable[[], datetime | None]
    now: Callable[[], datetime]
    way: Callable[[], str] = str

    async def parts(self) -> dict[str, str]:
        """Each part by name: "ok", or one or two words on what is wrong."""
        return {
            "database": await self._ask(self._database),
            "migrations": await self._ask(self._migrations),
            "telegram": self._telegram(),
        }

    async def _ask(self, part: Callable[[], Awaitable[str]]) -> str:
        try:
            async with asyncio.timeout(_PATIENCE):
                return await part()
        except Exception as error:  # whatever a driver raises means: not ready
            return type(error).__name__

    async def _database(self) -> str:
        await self.database()
        return OK

    async def _migrations(self) -> str:
        return OK if await self.schema() else "behind"

    def _telegram(self) -> str:
        last = self.last_contact()
        if last is None:
            return "no contact yet"
        return OK if self.now() - last < SILENCE else "silent"

    def routes(self) -> list[web.RouteDef]:
        """To be added to the application that also serves the webhook."""
        return [web.get("/healthz", self._alive), web.get("/readyz", self._ready)]

    async def _alive(self, _request: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def _ready(self, _request: web.Request) -> web.Response:
        parts = await self.parts()
        ready = all(state == OK for state in parts.values())
        body = {"ready": ready, **parts, "way": self.way() or "direct"}
        return web.json_response(body, status=200 if ready else 503)
