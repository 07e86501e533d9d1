"""Says things on Telegram: edits on a tap, sends on a typed answer, tells what could not be delivered."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardMarkup

from bot.lean import AnswerTap, StripButtons, edit_screen, keyboard, send_screen
from bot.pace import Pacing
from handlers.screen import Reply, Screen
from handlers.turn import Attachment, Letter

log = structlog.get_logger(__name__)
T = TypeVar("T")
TRIES = 5
TOAST_LIMIT = 200


class Unreachable(Exception):
    """The person has blocked the bot or the chat is gone: sending again will not help."""


class Delivery:
    """Speaks to one bot's chats. Every call waits through 429 and tries again after a broken connection."""

    def __init__(self, bot: Bot, pace: Pacing) -> None:
        self._bot = bot
        self._pace = pace

    async def answer_tap(self, query: CallbackQuery, reply: Reply) -> int | None:
        """Answer the tap and rewrite the message under it; returns the message that shows the screen."""
        _, message_id = await asyncio.gather(self._toast(query, reply.toast), self._rewrite(query, reply))
        return message_id

    async def answer_text(self, chat: int, reply: Reply, old_screen: int | None) -> int | None:
        """Send the screen below the typed words; the old screen loses its buttons."""
        if reply.screen is None:
            return None
        if old_screen is None:
            return await self._send(chat, reply.screen)
        sent, _ = await asyncio.gather(self._send(chat, reply.screen), self._strip(chat, old_screen))
        return sent

    async def send_letter(self, chat: int, letter: Letter) -> None:
        """Send a notice at the published pace: its screen, then its files."""
        if letter.screen is not None:
            await self._pace.slot(chat)
            await self._send(chat, letter.screen, silent=letter.silent)
        for attachment in letter.attachments:
            await self._pace.slot(chat)
            await self._send_file(chat, attachment, silent=letter.silent)

    async def fetch(self, file_id: str) -> bytes:
        """The content of a file that somebody has sent; 20 MB at most, the messenger's own limit."""
        content = await self._call(lambda: self._bot.download(file_id))
        return b"" if content is None else content.read()

    async def _rewrite(self, query: CallbackQuery, reply: Reply) -> int | None:
        screen = reply.screen
        if screen is None or query.message is None:
            return None
        chat, message_id = query.message.chat.id, query.message.message_id
        if reply.anew:
            return await self.answer_text(chat, reply, message_id)
        try:
            method = edit_screen(chat, message_id, screen)
            await self._call(lambda: self._bot(method))
        except TelegramBadRequest as error:
            if "message is not modified" in error.message:
                return message_id
            return await self._send(chat, screen)  # too old to edit, deleted, or a picture
        return message_id

    async def _send(self, chat: int, screen: Screen, *, silent: bool = False) -> int:
        method = send_screen(chat, screen, silent=silent)
        sent = await self._call(lambda: self._bot(method))
        return int(sent["message_id"])

    async def _strip(self, chat: int, message_id: int) -> None:
        try:
            method = StripButtons.model_construct(chat_id=chat, message_id=message_id)
            await self._call(lambda: self._bot(method))
        except TelegramBadRequest as error:
            log.debug("old buttons stay", why=error.message)

    async def _toast(self, query: CallbackQuery, text: str) -> None:
        short = text if len(text) <= TOAST_LIMIT else text[: TOAST_LIMIT - 1] + "…"
        try:
            method = AnswerTap.model_construct(callback_query_id=query.id, text=short or None)
            await self._call(lambda: self._bot(method))
        except TelegramBadRequest as error:
            log.debug("tap was too old to answer", why=error.message)

    async def _send_file(self, chat: int, attachment: Attachment, *, silent: bool) -> None:
        file: str | BufferedInputFile = attachment.file
        if not file:
            file = BufferedInputFile(await asyncio.to_thread(attachment.make), attachment.name)
        kind = self._bot.send_photo if attachment.picture else self._bot.send_document
        below = keyboard(attachment.rows)
        buttons = None if below is None else InlineKeyboardMarkup.model_validate(below)
        await self._call(
            lambda: kind(
                chat,
                file,
                caption=attachment.caption or None,
                disable_notification=silent or None,
                protect_content=attachment.protected or None,
                reply_markup=buttons,
            )
        )

    async def _call(self, call: Callable[[], Awaitable[T]]) -> T:
        """Make the call; wait through 429, try again after broken connections, say who is unreachable."""
        tries = 0
        while True:
            await self._pace.thaw()
            try:
                result = await call()
            except TelegramRetryAfter as error:
                log.warning("telegram asks to wait", seconds=error.retry_after)
                await self._pace.freeze(error.retry_after)
            except TelegramForbiddenError as error:
                raise Unreachable(error.message) from error
            except TelegramBadRequest as error:
                if "chat not found" in error.message:
                    raise Unreachable(error.message) from error
                raise
            except (TelegramNetworkError, TelegramServerError):
                tries += 1
                if tries == TRIES:
                    raise
                await self._pace.rest(min(0.2 * 2**tries, 5))
            else:
                await self._pace.succeed()
                return result
