"""How people come: the greeting behind an invitation, the consent and the name, the first step inside."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message, TelegramObject
from pydantic import Field

from handlers.calls import LATIN, go, register
from handlers.curator.people import PersonTap
from handlers.home import home, stranger
from handlers.screen import Button, Reply, Screen, one_column
from handlers.turn import Letter, NoticeRenderer, Turn
from locales.texts import Html
from mentoring.arrival import (
    Beginnings,
    Door,
    HasRole,
    arrive,
    check_door,
    door_by_code,
    door_by_id,
    first_curators_door,
    has_agreed,
    lacks_curator,
    paused_until,
    recent_of,
    refuse,
    take_further_role,
)
from mentoring.invitations import (
    CODE_LENGTH,
    CodeExpired,
    CodeRevoked,
    CodeUnknown,
    CodeUsedUp,
    looks_like_code,
    read_code,
)
from mentoring.names import short_name
from mentoring.refusals import NotAllowed
from mentoring.roles import Action
from storage.people import get_person
from storage.records import Role

FORM_ID = "arrival"
WRONG = "wrong_codes"
FIRST_STEP = {
    Role.MENTEE: "request",
    Role.MENTOR: "questionnaire",
    Role.DIRECTOR: "status",
}


class Enter(CallbackData, prefix="ar1"):
    """«Это я»: go through the door that the code opens; without a code, the first curator's."""

    code: Annotated[str, Field(max_length=CODE_LENGTH, pattern=LATIN)] = ""


class NotMe(CallbackData, prefix="ar2"):
    """«Это не я»."""


async def start(_event: TelegramObject, turn: Turn, argument: str = "") -> Reply:
    """`/start CODE` opens an invitation, `/start` alone leads home."""
    if argument:
        return await open_code(turn, argument)
    if turn.actor is not None:
        return await _lead_home(turn)
    if is_named_curator(turn):
        return await greet_first_curator(None, turn)
    drafts = await turn.desk.forms.drafts(turn)
    return await turn.desk.forms.resume(turn, drafts[0].key) if drafts else await stranger(turn)


async def _lead_home(turn: Turn) -> Reply:
    """Home; somebody named in the settings is offered a school that has nobody to run it."""
    if is_named_curator(turn) and await lacks_curator(turn.tx):
        return _offer_role(turn, await first_curators_door(turn.tx), "")
    return await home(turn)


async def typed_code(event: Message, turn: Turn) -> Reply:
    """The short code from the poster, typed instead of opening the link."""
    return await open_code(turn, event.text or "")


async def greet_first_curator(_event: Message | None, turn: Turn) -> Reply:
    """A curator named in the settings needs no invitation."""
    door = await first_curators_door(turn.tx)
    return Reply(_welcome(turn, door, "", turn.t("arrival-first-curator")))


async def open_code(turn: Turn, code: str) -> Reply:
    """What an invitation says, or why it says nothing."""
    door = await _knock(turn, code)
    if isinstance(door, Reply):
        return door
    code = read_code(code)
    if turn.actor is None:
        return Reply(_welcome(turn, door, code, _invitation(turn, door)))
    try:
        await check_door(turn.tx, door, turn.actor, turn.now)
    except HasRole as known:
        return _say(turn, turn.t(known.key, role=turn.t.label(f"role-{door.role}")))
    if await has_agreed(turn.tx, turn.actor):
        return _offer_role(turn, door, code)
    return Reply(_welcome(turn, door, code, _invitation(turn, door)))


async def _knock(turn: Turn, code: str) -> Door | Reply:
    """The door that the code opens. Wrong codes are counted, so that none can be guessed."""
    wrong = await _wrong_codes(turn)
    until = paused_until(wrong, turn.now)
    if until is not None:
        return _say(turn, turn.t("arrival-wait", time=turn.t.time(until, turn.zone)))
    try:
        return await door_by_code(turn.tx, code, turn.now)
    except CodeUnknown as unknown:
        wrong = recent_of([*wrong, turn.now], turn.now)
        await turn.talk.update_data({WRONG: [moment.isoformat() for moment in wrong]})
        return _say(turn, turn.t(unknown.key))


async def _wrong_codes(turn: Turn) -> list[datetime]:
    data = await turn.talk.get_data()
    return [datetime.fromisoformat(moment) for moment in data.get(WRONG, ())]


def _invitation(turn: Turn, door: Door) -> Html:
    """Who invites and as whom; a name that the curator gave is called."""
    t = turn.t
    role = t.label(f"role-{door.role}-accusative")
    school = door.school_name or t.label("school-unnamed")
    name = "" if door.invitation is None else door.invitation.name
    if name:
        return t("arrival-invited-by-name", name=name, school=school, role=role)
    return t("arrival-invited", school=school, role=role)


def _welcome(turn: Turn, door: Door, code: str, greeting: Html) -> Screen:
    """Who invites, what happens to the data, and one step on (UX §2.1)."""
    t = turn.t
    its_me = Button(t.label("button-its-me"), Enter(code=code).pack(), style="primary")
    not_me = Button(t.label("button-not-me"), NotMe().pack())
    go_on = Button(t.label("button-continue"), Enter(code=code).pack(), style="primary")
    buttons = (go_on,) if door.invitation is None else (its_me, not_me)
    return Screen(f"{greeting}\n\n{t('arrival-data')}", one_column(*buttons))


def _offer_role(turn: Turn, door: Door, code: str) -> Reply:
    """Somebody who is in already gets another role by one tap."""
    t = turn.t
    text = t(
        "arrival-one-more-role",
        name=turn.me.person.full_name,
        role=t.label(f"role-{door.role}-accusative"),
        school=turn.me.school.name or t.label("school-unnamed"),
    )
    its_me = Button(t.label("button-its-me"), Enter(code=code).pack(), style="primary")
    return Reply(Screen(text, one_column(its_me, go(t, "menu"))))


async def enter(_event: CallbackQuery, turn: Turn, callback_data: Enter) -> Reply:
    """«Это я»: the consent and the name, or the further role."""
    door = await _door(turn, callback_data.code)
    if isinstance(door, Reply):
        return door
    if turn.actor is not None and await has_agreed(turn.tx, turn.actor):
        turn.actor = await take_further_role(turn.tx, turn.actor, door, turn.now)
        return _inside(turn, door)
    context = {
        "invitation": door.invitation_id,
        "school": door.school_name or turn.t.label("arrival-your-school"),
        "city": "" if door.school is None else door.school.city,
    }
    return await turn.desk.forms.begin(turn, FORM_ID, context=context)


async def _door(turn: Turn, code: str) -> Door | Reply:
    """The door behind a button. The code is tried again: buttons can be forged and invitations revoked."""
    return await _knock(turn, code) if code else await _first_curators_door(turn)


async def _first_curators_door(turn: Turn) -> Door:
    if not is_named_curator(turn) or (turn.actor is not None and not await lacks_curator(turn.tx)):
        raise NotAllowed
    return await first_curators_door(turn.tx)


async def not_me(_event: CallbackQuery, turn: Turn) -> Reply:
    """The invitation was meant for somebody else: nothing is kept."""
    if turn.actor is not None:
        return await home(turn)
    await turn.talk.clear()
    return Reply(Screen(turn.t("arrival-not-me")))


async def submit_arrival(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """The consent and the name are there: let the person in, or part politely."""
    invitation_id = int(context["invitation"])
    door = await door_by_id(turn.tx, invitation_id) if invitation_id else await _first_curators_door(turn)
    decision = answers["consent"]
    if not decision["agreed"]:
        return await _part(turn, door, decision)
    try:
        turn.actor = await arrive(
            turn.tx,
            turn.account,
            door,
            full_name=answers["full_name"],
            decision=decision,
            beginnings=Beginnings(turn.desk.timezone, turn.desk.locale),
            now=turn.now,
        )
    except (CodeExpired, CodeUsedUp, CodeRevoked) as closed:
        await turn.talk.clear()
        return _say(turn, turn.t(closed.key))
    return _inside(turn, door)


async def _part(turn: Turn, door: Door, decision: Mapping[str, Any]) -> Reply:
    """A refusal is respected: it is kept without a person, and everything else is cleared."""
    await refuse(turn.tx, door, decision, turn.now)
    await turn.talk.clear()
    return Reply(Screen(turn.t("arrival-refused")))


def _inside(turn: Turn, door: Door) -> Reply:
    """Welcome, and the one next step of the role."""
    t, me = turn.t, turn.me
    unnamed = door.role is Role.CURATOR and not me.school.name
    step = "school" if unnamed else FIRST_STEP.get(door.role, "menu")
    text = t(
        "arrival-done",
        name=me.person.full_name,
        role=t.label(f"role-{door.role}"),
        school=me.school.name or t.label("school-unnamed"),
    )
    hint = t(f"arrival-next-{step}")
    buttons = [go(t, step, style="primary")] + ([] if step == "menu" else [go(t, "menu")])
    return Reply(Screen(f"{text}\n\n{hint}", one_column(*buttons)))


def _say(turn: Turn, text: Html) -> Reply:
    return Reply(Screen(text, () if turn.actor is None else ((go(turn.t, "menu"),),)))


async def newcomer(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """To a curator: who has come."""
    person = await get_person(turn.tx, payload["person"])
    if person is None or person.forgotten_at is not None or not turn.is_a(Role.CURATOR):
        return None
    t = turn.t
    text = t("notice-newcomer", name=short_name(person.full_name), role=t.label(f"role-{payload['role']}"))
    card = Button(t.label("button-open"), PersonTap(person=person.id).pack())
    return Letter(Screen(text, ((card,),)), silent=True)


def is_named_curator(turn: Turn) -> bool:
    """True if the settings name this user as a curator."""
    return int(turn.account.external_user) in turn.desk.curator_ids


class TypedCode(Filter):
    """Lets through words that look like a code; people who are in already must write its dash."""

    async def __call__(self, event: Message, turn: Turn, called: str = "") -> bool:
        typed = event.text or ""
        return not called and looks_like_code(typed) and (turn.actor is None or "-" in typed)


class NamedCurator(Filter):
    """Lets through whatever a curator named in the settings says before having arrived."""

    async def __call__(self, _event: Message, turn: Turn, called: str = "") -> bool:
        return turn.actor is None and called != "cancel" and is_named_curator(turn)


def router() -> Router:
    router = Router(name="arrival")
    flags = {"may": Action.ARRIVE}
    register(router, "start", start, Action.ARRIVE)
    router.message.register(typed_code, TypedCode(), flags=flags)
    router.message.register(greet_first_curator, NamedCurator(), flags=flags)
    router.callback_query.register(enter, Enter.filter(), flags=flags)
    router.callback_query.register(not_me, NotMe.filter(), flags=flags)
    return router


SUBMITS = {FORM_ID: submit_arrival}
NOTICES: dict[str, NoticeRenderer] = {"newcomer": newcomer}
