"""The curator's invitations: a new one with its link and poster, the ones that still work, revoking."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Annotated, Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject
from pydantic import Field

from handlers.calls import LATIN, Go, RowId, go, register
from handlers.curator.lists import PLACE, way_back
from handlers.screen import Button, Reply, Screen, one_column
from handlers.turn import Attachment, Letter, NoticeRenderer, Turn
from mentoring.forms import OTHER
from mentoring.invitations import (
    CODE_LENGTH,
    INVITED_ROLES,
    check_usable,
    hash_of,
    invitation_of,
    invite,
    printed,
    read_code,
    revoke,
)
from mentoring.names import short_name
from mentoring.refusals import NotAllowed, Outdated, Refusal
from mentoring.roles import Action
from mentoring.telling import send_to_me
from papers.poster import Poster, render_poster_pdf, render_poster_png
from storage.invitations import usable_invitations
from storage.records import Invitation, Role

MAY = Action.RUN_PROGRAMME
FORM_ID = "invite"
SHOWN = 20
"""So many invitations a school hardly has at once; the rest come up as the first ones are used."""


class NewInvitation(CallbackData, prefix="iv1"):
    """Begin the form."""


class InvitationTap(CallbackData, prefix="iv2"):
    """Open an invitation."""

    id: RowId


class RevokeTap(CallbackData, prefix="iv3"):
    """Close an invitation; `sure` after the question."""

    id: RowId
    sure: bool = False


class PosterTap(CallbackData, prefix="iv4"):
    """Make the poster. The code lives in the button only: the database has its SHA-256."""

    id: RowId
    code: Annotated[str, Field(max_length=CODE_LENGTH, pattern=LATIN)]


async def show_invitations(_event: TelegramObject, turn: Turn) -> Reply:
    """The invitations that still let somebody in, and the way to a new one."""
    return await _list(turn)


async def _list(turn: Turn) -> Reply:
    t = turn.t
    await turn.talk.update_data({PLACE: None})
    if not turn.me.school.name:
        return Reply(
            Screen(t("invite-needs-school"), one_column(go(t, "school", style="primary"), go(t, "menu")))
        )
    open_ones = (await usable_invitations(turn.tx, turn.me.school.id, turn.now))[:SHOWN]
    rows = [Button(_label(turn, one), InvitationTap(id=one.id).pack()) for one in open_ones]
    new = Button(t.label("button-invite-new"), NewInvitation().pack(), style="primary")
    text = t("invite-list" if open_ones else "invite-list-empty")
    return Reply(Screen(text, one_column(new, *rows, go(t, "menu"))))


def _label(turn: Turn, one: Invitation) -> str:
    role = turn.t.label(f"role-{one.role}")
    day = turn.t.day_short(_last_day(turn, one))
    return turn.t.label("button-invitation", role=role, uses=one.uses, max=one.max_uses, day=day)


def _last_day(turn: Turn, one: Invitation) -> date:
    return one.expires_at.astimezone(turn.zone).date()


async def begin(_event: CallbackQuery, turn: Turn) -> Reply:
    """Role, name, days, uses."""
    return await turn.desk.forms.begin(turn, FORM_ID)


async def submit_invite(turn: Turn, answers: Mapping[str, Any], _context: Mapping[str, Any]) -> Reply:
    """The invitation with its link and its code, which are shown this once."""
    role = str(answers["role"])
    if role not in INVITED_ROLES:
        raise NotAllowed
    made, code = await invite(
        turn.tx,
        turn.me,
        role=Role(role),
        name=str(answers.get("name", "")),
        days=_number(answers.get("days", 14)),
        uses=_number(answers.get("uses", 1)),
        now=turn.now,
    )
    return Reply(_made(turn, made, code), lasting=True)


def _number(answer: Any) -> int:
    """An option's id or an own number, both digits."""
    return int(answer[OTHER] if isinstance(answer, dict) else answer)


def _made(turn: Turn, made: Invitation, code: str) -> Screen:
    t = turn.t
    link = link_of(turn, code)
    text = t(
        "invite-made",
        role=t.label(f"role-{made.role}-genitive"),
        link=link,
        code=printed(code),
        uses=made.max_uses,
        day=t.day(_last_day(turn, made), turn.today),
    )
    return Screen(
        "\n\n".join((text, *_warning(turn, made))),
        one_column(
            Button(t.label("button-copy-link"), copy=link),
            Button(t.label("button-poster"), PosterTap(id=made.id, code=code).pack()),
            Button(t.label("button-invitations"), Go(to="invite").pack()),
            go(t, "menu"),
        ),
    )


def _warning(turn: Turn, one: Invitation) -> list[str]:
    """What a curator will see, before the link goes out."""
    return [turn.t("invite-curator-sees")] if one.role is Role.CURATOR else []


def link_of(turn: Turn, code: str) -> str:
    """The deep link; one still has to press Start."""
    return f"https://t.me/{turn.desk.bot_username}?start={code}"


async def open_invitation(_event: CallbackQuery, turn: Turn, callback_data: InvitationTap) -> Reply:
    return Reply(await _card(turn, callback_data.id))


async def _card(turn: Turn, invitation_id: int) -> Screen:
    """What the invitation still gives. The code cannot be shown again: it is not kept."""
    t = turn.t
    one = await invitation_of(turn.tx, turn.me, invitation_id)
    text = t(
        "invitation-card",
        role=t.label(f"role-{one.role}-genitive"),
        uses=one.uses,
        max=one.max_uses,
        day=t.day(_last_day(turn, one), turn.today),
    )
    name = t("invitation-name", name=one.name) if one.name else ""
    back = await way_back(turn) or Button(t.label("button-invitations"), Go(to="invite").pack())
    close = Button(t.label("button-revoke"), RevokeTap(id=one.id).pack(), style="danger")
    buttons = (back,) if _is_closed(turn, one) else (close, back)
    head = "\n".join(filter(None, (text, name)))
    parts = (head, *_warning(turn, one), t("invitation-code-hidden"))
    return Screen("\n\n".join(parts), one_column(*buttons))


def _is_closed(turn: Turn, one: Invitation) -> bool:
    try:
        check_usable(one, turn.now)
    except Refusal:
        return True
    return False


async def revoke_invitation(event: CallbackQuery, turn: Turn, callback_data: RevokeTap) -> Reply:
    """Ask first: who holds the link or the poster will not get in."""
    t = turn.t
    if callback_data.sure:
        await revoke(turn.tx, turn.me, callback_data.id, turn.now)
        reply = await show_invitations(event, turn)
        return Reply(reply.screen, toast=t.label("invite-revoked"))
    one = await invitation_of(turn.tx, turn.me, callback_data.id)
    text = t("invite-ask-revoke", role=t.label(f"role-{one.role}-genitive"), left=one.max_uses - one.uses)
    stay = Button(t.label("button-leave-as-is"), InvitationTap(id=one.id).pack())
    sure = Button(t.label("button-revoke"), RevokeTap(id=one.id, sure=True).pack(), style="danger")
    return Reply(Screen(text, one_column(stay, sure)))


async def ask_poster(_event: CallbackQuery, turn: Turn, callback_data: PosterTap) -> Reply:
    """Plan the poster. Its code is in the planned row until it is sent, and is wiped with it."""
    one = await invitation_of(turn.tx, turn.me, callback_data.id)
    code = read_code(callback_data.code)
    if one.code_hash != hash_of(code):
        raise Outdated
    check_usable(one, turn.now)
    await send_to_me(turn.tx, turn.me, "poster", {"invitation": one.id, "code": code}, turn.now)
    return Reply(toast=turn.t.label("preparing"), lasting=True)


async def poster(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The sheet for the staff room: a picture to look at and a file to print."""
    if not turn.is_a(Role.CURATOR):
        return None
    one = await invitation_of(turn.tx, turn.me, payload["invitation"])
    if _is_closed(turn, one):
        return None
    t, sheet = turn.t, _sheet(turn, one, payload["code"])
    return Letter(
        attachments=(
            Attachment(t.label("poster-picture"), partial(render_poster_png, sheet), picture=True),
            Attachment(
                t.label("poster-file"),
                partial(render_poster_pdf, sheet),
                caption=t.label("poster-how-to-print"),
            ),
        )
    )


def _sheet(turn: Turn, one: Invitation, code: str) -> Poster:
    t, curator = turn.t, short_name(turn.me.person.full_name)
    return Poster(
        school=turn.me.school.name,
        headline=t.label(f"poster-headline-{one.role}"),
        sentences=(t.label("poster-what"), t.label("poster-how"), t.label("poster-data")),
        link=link_of(turn, code),
        code=printed(code),
        code_caption=t.label("poster-code", bot=turn.desk.bot_username),
        footer=t.label("poster-footer", day=t.day(_last_day(turn, one)), name=curator),
    )


def router() -> Router:
    router = Router(name="invite")
    flags = {"may": MAY}
    register(router, "invite", show_invitations, MAY)
    router.callback_query.register(begin, NewInvitation.filter(), flags=flags)
    router.callback_query.register(open_invitation, InvitationTap.filter(), flags=flags)
    router.callback_query.register(revoke_invitation, RevokeTap.filter(), flags=flags)
    router.callback_query.register(ask_poster, PosterTap.filter(), flags=flags)
    return router


async def back(turn: Turn, _context: Mapping[str, Any]) -> Reply:
    return await _list(turn)


SUBMITS = {FORM_ID: submit_invite}
BACKS = {FORM_ID: back}
NOTICES: dict[str, NoticeRenderer] = {"poster": poster}
