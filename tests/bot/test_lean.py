"""The session: errors of proxies are network errors, and a dead proxy gives way to the next."""

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiohttp_socks import ProxyConnectionError

from bot.lean import FAILURES, LeanSession, StripButtons
from tests.conftest import TOKEN

FIRST, SECOND = "socks5://127.0.0.1:9", "socks5://127.0.0.1:19"
NOWHERE = TelegramAPIServer.from_base("http://127.0.0.1:9")
CALL = StripButtons.model_construct(chat_id=1, message_id=1)


async def fail(session: LeanSession, times: int) -> None:
    async with Bot(TOKEN, session=session).context() as bot:
        for _ in range(times):
            with pytest.raises(TelegramNetworkError):
                await bot(CALL)


async def test_a_server_that_is_not_there_is_a_network_error() -> None:
    await fail(LeanSession(api=NOWHERE), 1)


async def test_a_proxy_that_is_not_there_is_a_network_error() -> None:
    await fail(LeanSession((FIRST,), api=NOWHERE), 1)


@pytest.mark.parametrize("error", [ProxyConnectionError(), aiohttp.ClientError(), OSError(), TimeoutError()])
async def test_the_error_never_shows_the_address(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    session = LeanSession(api=NOWHERE)

    async def break_off(*_: object) -> None:
        raise error

    monkeypatch.setattr(session, "_short_way", break_off)
    with pytest.raises(TelegramNetworkError) as told:
        await session.make_request(Bot(TOKEN, session=session), CALL)
    assert TOKEN not in str(told.value)


async def test_a_dead_proxy_gives_way_to_the_next_and_they_take_turns() -> None:
    session = LeanSession((FIRST, SECOND), api=NOWHERE)
    await fail(session, FAILURES - 1)
    assert session.way == FIRST
    await fail(session, 1)
    assert session.way == SECOND
    await fail(session, FAILURES)
    assert session.way == FIRST


async def test_a_single_proxy_stays() -> None:
    session = LeanSession((FIRST,), api=NOWHERE)
    await fail(session, FAILURES)
    assert session.way == FIRST
