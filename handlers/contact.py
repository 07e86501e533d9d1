"""Telegram says that somebody blocked the bot, or let it in again (UX §2.3)."""

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.types import ChatMemberUpdated

from handlers.curator.people import PersonTap
from handlers.screen import Button, Screen
from handlers.turn import Letter, NoticeRenderer, Turn
from mentoring.contact import note_reach
from mentoring.names import short_name
from mentoring.roles import Action
from storage.members import get_member
from storage.records import Role

GONE = frozenset({"kicked", "left"})


async def note_contact(event: ChatMemberUpdated, turn: Turn) -> None:
    """Remember whether messages arrive; nobody is answered. A stranger has no account to note it on."""
    if turn.actor is not None:
        reachable = event.new_chat_member.status not in GONE
        await note_reach(turn.tx, turn.actor, turn.account, reachable=reachable, now=turn.now)


async def blocked(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """To a curator: messages do not reach this person any more."""
    member = await get_member(turn.tx, turn.me.school.id, payload["person"])
    if member is None or member.reachable or not turn.is_a(Role.CURATOR):
        return None
    text = turn.t("notice-blocked", name=short_name(member.person.full_name))
    card = Button(turn.t.label("button-open"), PersonTap(person=member.person.id).pack())
    return Letter(Screen(text, ((card,),)), silent=True)


def router() -> Router:
    router = Router(name="contact")
    router.my_chat_member.register(note_contact, flags={"may": Action.ARRIVE})
    return router


NOTICES: dict[str, NoticeRenderer] = {"blocked": blocked}
