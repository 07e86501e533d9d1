"""Taps and messages that belong to a form. First in the chain: answering is what happens most."""

import re
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.forms.intents import PREFIX
from handlers.forms.messages import Incoming
from handlers.forms.run import STATE
from handlers.screen import Reply
from handlers.turn import Turn
from mentoring.roles import Action

_COMMAND = re.compile(r"/[A-Za-z]")


async def is_form_tap(query: CallbackQuery) -> bool:
    """Every button drawn by a form, and whatever else claims to be one."""
    return query.data is not None and query.data.startswith(PREFIX)


async def is_form_answer(message: Message, turn: Turn) -> bool:
    """Any message but a command, while a form is open."""
    if message.text is not None and _COMMAND.match(message.text):
        return False
    return await turn.talk.get_state() == STATE


async def tap(query: CallbackQuery, turn: Turn) -> Reply:
    return await turn.desk.forms.tap(turn, query.data or "")


async def answer(message: Message, turn: Turn) -> Reply | None:
    return await turn.desk.forms.message(turn, incoming(message))


def router() -> Router:
    router = Router(name="forms")
    flags = {"may": Action.ARRIVE, "keeps_form": True}
    router.callback_query.register(tap, is_form_tap, flags=flags)
    router.message.register(answer, is_form_answer, flags=flags)
    return router


def incoming(message: Message) -> Incoming:
    """What the message is to a form. Forwarded words are somebody else's: they do not answer."""
    if message.forward_origin is not None:
        return Incoming("forward")
    if message.text is not None:
        return Incoming("text", message.text)
    file = _file(message)
    if file is not None:
        return Incoming("file", file=file)
    kinds = (kind for attribute, kind in _KINDS.items() if getattr(message, attribute) is not None)
    return Incoming(next(kinds, "media"))


_KINDS = {
    "voice": "voice",
    "video_note": "voice",
    "audio": "voice",
    "sticker": "sticker",
    "contact": "contact",
}


def _file(message: Message) -> dict[str, Any] | None:
    """A document, or the largest size of a photo."""
    if message.document is not None:
        document = message.document
        return {
            "file_id": document.file_id,
            "name": document.file_name or "file",
            "size": document.file_size or 0,
        }
    if message.photo:
        photo = message.photo[-1]
        return {"file_id": photo.file_id, "name": "photo.jpg", "size": photo.file_size or 0}
    return None
