"""`/bot{token}/{method}` and `/file/bot{token}/{path}`: the side every bot library knows."""

import asyncio
import json
from typing import Any

from aiohttp import web

from sandbox.errors import TelegramError
from sandbox.exchange import DroppedError, Exchange
from sandbox.files import content_disposition
from sandbox.params import Params
from sandbox.reading import read_params

encode = json.JSONEncoder(separators=(",", ":")).encode
NOT_FOUND = TelegramError(404, "Not Found")


class BotDoor:
    """Answers the bot in Telegram's shape: `{"ok": true, "result": …}` or the refusal with its status."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange

    async def method(self, request: web.Request) -> web.StreamResponse:
        token, method = request.match_info["token"], request.match_info["method"]
        try:
            self.exchange.telegram.authorize(token)
            result = await self.call(method, await read_params(request))
        except TelegramError as error:
            return answer(error.body(), error.code)
        except DroppedError:
            return cut(request)
        return answer({"ok": True, "result": result})

    async def call(self, method: str, params: Params) -> Any:
        """A call that a fault slows down has its effect even when the bot hangs up before."""
        call = self.exchange.call(method, params)
        if self.exchange.faults.waiting and method != "getUpdates":
            return await asyncio.shield(asyncio.create_task(call))
        return await call

    async def file(self, request: web.Request) -> web.StreamResponse:
        try:
            self.exchange.telegram.authorize(request.match_info["token"])
        except TelegramError as error:
            return answer(error.body(), error.code)
        file = self.exchange.telegram.file_at(request.match_info["path"])
        if file is None:
            return answer(NOT_FOUND.body(), 404)
        headers = content_disposition(file.name)
        return web.Response(body=file.body, content_type=file.mime, headers=headers)


def answer(body: dict[str, Any], status: int = 200) -> web.Response:
    return web.Response(body=encode(body).encode("ascii"), status=status, content_type="application/json")


def cut(request: web.BaseRequest) -> web.StreamResponse:
    """The connection ends without an answer, as when a cable is pulled."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
