"""The five calls that make up nearly all of the bot's talking, without a detour through models.

aiogram builds a model of every button and of every message that comes back, and a class anew for each list of
plain updates; half of an answer's time went there. These methods carry plain JSON out and take plain JSON in.
Errors, tokens, proxies and retries stay aiogram's: `LeanSession` is its session, other methods go their usual
way.
"""

import json
from collections import deque
from http import HTTPStatus
from typing import Any, cast

import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientTimeout

from bot.addresses import masked
from bot.contact import NETWORK_ERRORS
from handlers.screen import Button, Row, Screen

log = structlog.get_logger(__name__)
Json = dict[str, Any]
JSON = {"Content-Type": "application/json"}
WAIT = 20
"""Seconds for a call that says nothing of its own patience."""
FAILURES = 5
"""So many broken calls in a row make a proxy look dead."""


class LeanMethod(TelegramMethod[Any]):
    """A method whose fields are plain JSON and whose result is taken as it comes."""

    __returning__ = Any
    __api_method__ = ""


class GetRawUpdates(LeanMethod):
    """An update is stored as it came and parsed once, when it is handled."""

    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int
    limit: int = 100
    allowed_updates: list[str]


class SendScreen(LeanMethod):
    __api_method__ = "sendMessage"

    chat_id: int
    text: str
    parse_mode: str = "HTML"
    link_preview_options: Json
    reply_markup: Json | None = None
    disable_notification: bool | None = None


class EditScreen(LeanMethod):
    __api_method__ = "editMessageText"

    chat_id: int
    message_id: int
    text: str
    parse_mode: str = "HTML"
    link_preview_options: Json
    reply_markup: Json | None = None


class StripButtons(LeanMethod):
    __api_method__ = "editMessageReplyMarkup"

    chat_id: int
    message_id: int


class AnswerTap(LeanMethod):
    __api_method__ = "answerCallbackQuery"

    callback_query_id: str
    text: str | None = None


NO_PREVIEW = {"is_disabled": True}


def send_screen(chat: int, screen: Screen, *, silent: bool = False) -> SendScreen:
    return SendScreen.model_construct(
        chat_id=chat,
        text=screen.text,
        parse_mode="HTML",
        link_preview_options=NO_PREVIEW,
        reply_markup=keyboard(screen.rows),
        disable_notification=silent or None,
    )


def edit_screen(chat: int, message_id: int, screen: Screen) -> EditScreen:
    return EditScreen.model_construct(
        chat_id=chat,
        message_id=message_id,
        text=screen.text,
        parse_mode="HTML",
        link_preview_options=NO_PREVIEW,
        reply_markup=keyboard(screen.rows),
    )


def keyboard(rows: tuple[Row, ...]) -> Json | None:
    """The screen's rows as Telegram's inline keyboard."""
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]} if rows else None


def _button(button: Button) -> Json:
    shown: Json = {"text": button.label}
    if button.intent:
        shown["callback_data"] = button.intent
    elif button.url:
        shown["url"] = button.url
    else:
        shown["copy_text"] = {"text": button.copy}
    if button.style:
        shown["style"] = button.style
    return shown


class LeanSession(AiohttpSession):
    """aiogram's session with a short way for the lean methods, and with several proxies: when the one in use
    fails a few times in a row, the next one takes its place."""

    def __init__(self, proxies: tuple[str, ...] = (), **options: Any) -> None:
        super().__init__(proxy=proxies[0] if proxies else None, **options)
        self._proxies = deque(proxies)
        self._failures = 0

    @property
    def way(self) -> str:
        """The proxy in use; empty for a direct way. It may hold a password."""
        return self._proxies[0] if self._proxies else ""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        try:
            result = await self._request(bot, method, timeout)
        except TelegramNetworkError:
            self._note_failure()
            raise
        self._failures = 0
        return result

    def _note_failure(self) -> None:
        self._failures += 1
        if self._failures >= FAILURES and len(self._proxies) > 1:
            self._failures = 0
            self._proxies.rotate(-1)
            self.proxy = self._proxies[0]
            log.warning("the next proxy is tried", way=masked(self.way))

    async def _request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        try:
            if isinstance(method, LeanMethod):
                return cast(TelegramType, await self._short_way(bot, method, timeout or WAIT))
            return await super().make_request(bot, method, timeout)
        except NETWORK_ERRORS as error:
            # A proxy's errors are of kinds that aiogram does not know; their words may hold an address.
            raise TelegramNetworkError(method=method, message=type(error).__name__) from error

    async def _short_way(self, bot: Bot, method: LeanMethod, patience: int) -> Any:
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        fields = {name: value for name, value in method.__dict__.items() if value is not None}
        body = json.dumps(fields, ensure_ascii=False).encode()
        http = await self.create_session()
        async with http.post(url, data=body, headers=JSON, timeout=ClientTimeout(total=patience)) as answer:
            status, content = answer.status, await answer.text()
        if status == HTTPStatus.OK:
            return json.loads(content)["result"]
        return self.check_response(bot, method, status, content).result
