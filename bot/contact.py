"""One call to the Bot API without aiogram, whose import is slow: is the token known, which way works."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError

from bot.addresses import masked
from bot.config import Settings
from bot.failures import Failure, sentence

_TIMEOUT = aiohttp.ClientTimeout(total=10)
_UNKNOWN_TOKEN = (401, 404)
# The proxy's errors have no common parent, neither among themselves nor with the client's.
NETWORK_ERRORS = (
    aiohttp.ClientError, OSError, ProxyConnectionError, ProxyError, ProxyTimeoutError, TimeoutError
)  # fmt: skip
_BUSY = (420, 429)
_SERVER_TROUBLE = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said, and through which proxy of TELEGRAM_PROXY (empty: directly)."""

    ok: bool
    result: Any
    description: str
    proxy: str = field(repr=False)


class Unreachable(Failure):
    """No way to the server works at the moment; waiting may help."""


async def call(settings: Settings, method: str, params: Mapping[str, Any] | None = None) -> Answer:
    """Call the method by the first way that works, the proxies of TELEGRAM_PROXY in their order.

    Raises `Unreachable` when no way works, `Failure` when the token is unknown or something else answers.
    """
    reason = ""
    for proxy in settings.telegram_proxy or (None,):
        try:
            return await _call(settings, proxy, method, params)
        except NETWORK_ERRORS as error:
            reason = type(error).__name__  # its words may hold the address, and that the token
    raise _unreachable(settings, reason)


async def ask_who_we_are(settings: Settings) -> Answer:
    """getMe: the bot behind the token. Raises as `call` does, and `Failure` when the server refuses."""
    answer = await call(settings, "getMe")
    if not answer.ok:
        raise Failure(sentence("op-telegram-refused", description=answer.description))
    return answer


async def _call(
    settings: Settings, proxy: str | None, method: str, params: Mapping[str, Any] | None
) -> Answer:
    connector = ProxyConnector.from_url(proxy) if proxy else None
    async with (
        aiohttp.ClientSession(connector=connector, timeout=_TIMEOUT) as http,
        http.post(f"{settings.telegram_api}/bot{settings.token}/{method}", json=params or {}) as response,
    ):
        if response.status in _BUSY or response.status >= _SERVER_TROUBLE:
            raise _unreachable(settings, f"HTTP {response.status}")
        try:
            body = await response.json(content_type=None)
        except ValueError:
            body = None
        if not isinstance(body, dict) or "ok" not in body:
            raise Failure(sentence("op-telegram-strange", address=masked(settings.telegram_api)))
        if response.status in _UNKNOWN_TOKEN and not body["ok"]:
            raise Failure(sentence("op-telegram-token"))
        return Answer(bool(body["ok"]), body.get("result"), str(body.get("description", "")), proxy or "")


def _unreachable(settings: Settings, reason: str) -> Unreachable:
    key = "op-telegram-unreachable" if settings.telegram_proxy else "op-telegram-unreachable-direct"
    return Unreachable(sentence(key, address=masked(settings.telegram_api), reason=reason))
