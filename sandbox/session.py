"""The second door: an aiogram session on the sandbox's engine, for unit tests without sockets.

Everything goes through the same texts as on the wire: parameters become form values, files become bytes,
answers become JSON and then aiogram's types. The only module of the sandbox that may import aiogram.
"""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile

from sandbox.bot_door import encode
from sandbox.errors import TelegramError
from sandbox.exchange import DroppedError, Exchange
from sandbox.params import Params, Upload


class SandboxSession(BaseSession):
    """`Bot("1:any", session=SandboxSession(exchange))`; what the bot did is in `exchange.calls`."""

    def __init__(self, exchange: Exchange, **options: Any) -> None:
        super().__init__(**options)
        self.exchange = exchange

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109
    ) -> TelegramType:
        params = await self.params_of(bot, method)
        try:
            async with asyncio.timeout(timeout or self.timeout):
                status, body = await self.answer(bot.token, method.__api_method__, params)
        except DroppedError as error:
            raise TelegramNetworkError(method=method, message="the connection was dropped") from error
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        response = self.check_response(bot, method, status, encode(body))
        return cast(TelegramType, response.result)

    async def answer(self, token: str, method: str, params: Params) -> tuple[int, dict[str, Any]]:
        try:
            self.exchange.telegram.authorize(token)
            return 200, {"ok": True, "result": await self.exchange.call(method, params)}
        except TelegramError as error:
            return error.code, error.body()

    async def params_of(self, bot: Bot, method: TelegramMethod[TelegramType]) -> Params:
        attached: dict[str, InputFile] = {}
        fields = method.model_dump(warnings=False).items()
        values = {name: self.prepare_value(value, bot=bot, files=attached) for name, value in fields}
        files = {key: await uploaded(bot, key, file) for key, file in attached.items()}
        return Params({name: value for name, value in values.items() if value}, files)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,  # noqa: ARG002 - the sandbox needs none
        timeout: int = 30,  # noqa: ARG002, ASYNC109 - nothing is slow here
        chunk_size: int = 65536,
        raise_for_status: bool = True,  # noqa: ARG002 - a missing file is always an error
    ) -> AsyncGenerator[bytes, None]:
        file = self.exchange.telegram.file_at(url)
        if file is None:
            raise FileNotFoundError("the sandbox has no file at this address")
        for start in range(0, len(file.body), chunk_size):
            yield file.body[start : start + chunk_size]

    async def close(self) -> None:
        """Nothing is open."""


async def uploaded(bot: Bot, key: str, file: InputFile) -> Upload:
    body = b"".join([chunk async for chunk in file.read(bot)])
    return Upload(file.filename or key, "", body)
