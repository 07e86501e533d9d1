"""The aiogram door: the same strictness without a socket."""

import io
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, Message

from sandbox.exchange import Exchange
from sandbox.session import SandboxSession
from tests.sandbox.conftest import ANNA

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes", style="success")]]
)


@pytest.fixture
async def bot(exchange: Exchange) -> AsyncIterator[Bot]:
    exchange.telegram.open_link(ANNA, payload="")
    exchange.world.updates.drop()
    session = SandboxSession(exchange)
    async with Bot("1:test", session, DefaultBotProperties(parse_mode="HTML")).context() as made:
        yield made


async def test_a_message_comes_back_as_aiograms_own(bot: Bot, exchange: Exchange) -> None:
    sent = await bot.send_message(ANNA, "<b>Да</b>?", reply_markup=KEYBOARD)
    assert isinstance(sent, Message)
    assert sent.html_text == "<b>Да</b>?"
    assert sent.reply_markup is not None
    assert sent.reply_markup.model_dump() == KEYBOARD.model_dump()
    call = exchange.calls.find(method="sendMessage")[-1]
    assert call["params"]["parse_mode"] == "HTML"
    assert call["warnings"] == []


async def test_a_dispatcher_runs_on_it(bot: Bot, exchange: Exchange) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(f"Вы сказали: {message.text}")

    exchange.telegram.say(ANNA, "привет")
    for update in await bot.get_updates():
        await dispatcher.feed_update(bot, update)
    last = list(exchange.world.chats[ANNA].messages.values())[-1]
    assert last.data["text"] == "Вы сказали: привет"


async def test_a_file_goes_up_and_down(bot: Bot) -> None:
    sent = await bot.send_document(ANNA, BufferedInputFile(b"docx", "Приказ.docx"), caption="вот")
    assert sent.document is not None
    assert sent.document.file_name == "Приказ.docx"
    target = io.BytesIO()
    await bot.download(sent.document, target)
    assert target.getvalue() == b"docx"


async def test_refusals_are_aiograms_exceptions(bot: Bot, exchange: Exchange) -> None:
    with pytest.raises(TelegramBadRequest, match="can't parse entities"):
        await bot.send_message(ANNA, "<b>")
    exchange.telegram.block(ANNA)
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(ANNA, "да")
    stranger = Bot("2:other", SandboxSession(exchange))
    with pytest.raises(TelegramUnauthorizedError):
        await stranger.get_me()


async def test_faults_are_felt(bot: Bot, exchange: Exchange) -> None:
    exchange.faults.add("429", retry_after=9)
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(ANNA, "да")
    assert caught.value.retry_after == 9
    exchange.faults.add("500")
    with pytest.raises(TelegramServerError):
        await bot.send_message(ANNA, "да")
    exchange.faults.add("drop_before")
    with pytest.raises(TelegramNetworkError, match="dropped"):
        await bot.send_message(ANNA, "да")


async def test_a_slow_answer_runs_into_the_timeout(bot: Bot, exchange: Exchange) -> None:
    exchange.faults.add("slow", seconds=60)
    bot.session.timeout = 0.01
    with pytest.raises(TelegramNetworkError, match="timeout"):
        await bot.send_message(ANNA, "да")


async def test_a_file_that_is_not_there_cannot_be_fetched(bot: Bot) -> None:
    with pytest.raises(FileNotFoundError):
        await bot.download_file("documents/none.docx", io.BytesIO())
