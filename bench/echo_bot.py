"""The bare bot that ours is measured against: aiogram as it comes, repeating every message."""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    await message.answer(message.text or "")


async def main() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API"]))
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session), handle_signals=True)


if __name__ == "__main__":
    asyncio.run(main())
