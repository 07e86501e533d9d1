"""`/request`: a mentee says what help is needed."""

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.types import TelegramObject

from handlers.calls import register
from handlers.screen import Reply
from handlers.submission import back, duty, open_mine, send, sent_screen
from handlers.turn import Duty, Turn
from mentoring.roles import Action
from storage.records import Role, SubmissionKind


async def open_request(_event: TelegramObject, turn: Turn) -> Reply:
    return await open_mine(turn, SubmissionKind.REQUEST)


async def submit_request(turn: Turn, answers: Mapping[str, Any], _context: Mapping[str, Any]) -> Reply:
    await send(turn, SubmissionKind.REQUEST, answers)
    return Reply(await sent_screen(turn, SubmissionKind.REQUEST))


async def duties(turn: Turn) -> list[Duty]:
    return await duty(turn, SubmissionKind.REQUEST) if turn.is_a(Role.MENTEE) else []


async def back_to_request(turn: Turn, _context: Mapping[str, Any]) -> Reply | None:
    return await back(turn, SubmissionKind.REQUEST)


SUBMITS = {"request": submit_request}
BACKS = {"request": back_to_request}


def router() -> Router:
    router = Router(name="request")
    register(router, "request", open_request, Action.SEND_REQUEST)
    return router
