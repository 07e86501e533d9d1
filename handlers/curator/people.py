"""Everybody of the school: roles, whether messages arrive, the curator's role given, taken, handed over."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from handlers.calls import RowId, go
from handlers.curator.lists import Line, Listing
from handlers.home import home
from handlers.screen import Button, Reply, Screen, Style, one_column
from handlers.turn import Letter, NoticeRenderer, Turn
from locales.texts import Html, Speaker
from mentoring.leaving import archive
from mentoring.membership import hand_over, make_curator, member_of, unmake_curator
from mentoring.names import short_name
from mentoring.people import actor_of
from mentoring.roles import Action
from mentoring.settings import pause_of, renamed_on
from storage.members import Member, members
from storage.people import get_person, people_with_role
from storage.records import Role

MAY = Action.RUN_PROGRAMME
SHOWS = ("all", "mentor", "mentee", "curator", "director", "unreachable", "archive")


class PersonTap(CallbackData, prefix="pp1"):
    """Open a person's card."""

    person: RowId


class Act(StrEnum):
    """What a button of a person's card does; `ask-…` only asks whether to."""

    ASK_MAKE = "ask-make"
    MAKE = "make"
    UNMAKE = "unmake"
    ASK_HAND = "ask-hand"
    HAND = "hand"
    ASK_ARCHIVE = "ask-archive"
    ARCHIVE = "archive"


class PersonAct(CallbackData, prefix="pp2"):
    """Do something with a person."""

    act: Act
    person: RowId


async def people_lines(turn: Turn) -> Sequence[Line]:
    """Everybody who has not been forgotten, by name."""
    return [_line(turn, member) for member in await members(turn.tx, turn.me.school.id)]


def _line(turn: Turn, member: Member) -> Line:
    person = member.person
    notes = [roles_in_words(turn.t, member.roles)]
    if member.roles and not member.reachable:
        notes.append(turn.t.label("person-unreachable-short"))
    intent = PersonTap(person=person.id).pack()
    return Line(short_name(person.full_name), ", ".join(notes), intent, _shows(member), person.full_name)


def _shows(member: Member) -> frozenset[str]:
    if not member.roles:
        return frozenset({"archive"})
    return frozenset({"all", *map(str, member.roles), *([] if member.reachable else ["unreachable"])})


def roles_in_words(t: Speaker, roles: frozenset[Role]) -> str:
    """«наставник, куратор»; somebody without a role is in the archive."""
    words = [t.label(f"role-{role}") for role in Role if role in roles]
    return ", ".join(words) or t.label("person-archived")


PEOPLE = Listing("people", MAY, SHOWS, people_lines, first=("invite",))


async def open_card(_event: CallbackQuery, turn: Turn, callback_data: PersonTap) -> Reply:
    return await card(turn, callback_data.person)


async def card(turn: Turn, person_id: int, toast: str = "") -> Reply:
    """The person with everything that can be done."""
    member = await member_of(turn.tx, turn.me, person_id)
    buttons = [_act(turn.t, act, person_id) for act in _possible(turn, member)]
    ends = (await PEOPLE.back(turn), go(turn.t, "menu"))
    return Reply(Screen(_facts(turn, member), (*one_column(*buttons), ends)), toast=toast)


def _facts(turn: Turn, member: Member) -> str:
    t, person = turn.t, member.person
    lines = [
        t("person-title", name=person.full_name),
        t("person-roles", roles=roles_in_words(t, member.roles)),
        t("person-since", day=t.day(person.created_at.astimezone(turn.zone).date(), turn.today)),
    ]
    renamed = renamed_on(person)
    if renamed is not None:
        lines.append(t("person-renamed", day=t.day(renamed, turn.today)))
    until = pause_of(person, turn.today)
    if until is not None:
        lines.append(t("person-paused", day=t.day(until, turn.today)))
    if member.roles:
        lines.append(t("person-reachable" if member.reachable else "person-unreachable"))
    return "\n".join(lines)


def _possible(turn: Turn, member: Member) -> list[Act]:
    """The acts that this card offers. Nothing is handed to somebody whom no message reaches."""
    if not member.roles:
        return []
    acts: list[Act] = []
    if Role.CURATOR not in member.roles:
        acts += [Act.ASK_MAKE] if member.reachable else []
    elif len(member.roles) > 1:
        acts.append(Act.UNMAKE)
    if member.person.id == turn.me.id:
        return acts
    return [*acts, *([Act.ASK_HAND] if member.reachable else []), Act.ASK_ARCHIVE]


def _act(t: Speaker, act: Act, person_id: int) -> Button:
    style: Style | None = "danger" if act is Act.ASK_ARCHIVE else None
    return Button(t.label(f"button-person-{act}"), PersonAct(act=act, person=person_id).pack(), style=style)


async def do_act(_event: CallbackQuery, turn: Turn, callback_data: PersonAct) -> Reply:
    return await _ACTS[callback_data.act](turn, callback_data.person)


async def _make(turn: Turn, person_id: int) -> Reply:
    await make_curator(turn.tx, turn.me, person_id, turn.now)
    return await card(turn, person_id, turn.t.label("saved"))


async def _unmake(turn: Turn, person_id: int) -> Reply:
    await unmake_curator(turn.tx, turn.me, person_id, turn.now)
    if person_id == turn.me.id:
        return await _home_anew(turn)
    return await card(turn, person_id, turn.t.label("saved"))


async def _hand(turn: Turn, person_id: int) -> Reply:
    await hand_over(turn.tx, turn.me, person_id, turn.now)
    return await _home_anew(turn)


async def _archive(turn: Turn, person_id: int) -> Reply:
    await archive(turn.tx, turn.me, person_id, turn.now)
    return await card(turn, person_id, turn.t.label("saved"))


async def _home_anew(turn: Turn) -> Reply:
    """One's own roles have changed, so the home screen is another."""
    turn.actor = await actor_of(turn.tx, turn.me.id)
    reply = await home(turn)
    return Reply(reply.screen, toast=turn.t.label("saved"))


async def _ask_make(turn: Turn, person_id: int) -> Reply:
    return await _ask(turn, person_id, Act.MAKE)


async def _ask_hand(turn: Turn, person_id: int) -> Reply:
    return await _ask(turn, person_id, Act.HAND)


async def _ask_archive(turn: Turn, person_id: int) -> Reply:
    return await _ask(turn, person_id, Act.ARCHIVE)


async def _ask(turn: Turn, person_id: int, act: Act) -> Reply:
    """A question that restates the effect, the safe button first (UX §2.4)."""
    t = turn.t
    member = await member_of(turn.tx, turn.me, person_id)
    text: Html = t(f"person-ask-{act}", name=member.person.full_name, others=await _other_curators(turn))
    stay = Button(t.label("button-leave-as-is"), PersonTap(person=person_id).pack())
    sure = PersonAct(act=act, person=person_id).pack()
    return Reply(
        Screen(text, one_column(stay, Button(t.label(f"button-person-{act}"), sure, style="danger")))
    )


async def _other_curators(turn: Turn) -> int:
    """How many run the programme beside the one who asks."""
    curators = await people_with_role(turn.tx, turn.me.school.id, Role.CURATOR)
    return sum(person.id != turn.me.id for person in curators)


_ACTS: Mapping[Act, Callable[[Turn, int], Awaitable[Reply]]] = {
    Act.ASK_MAKE: _ask_make,
    Act.MAKE: _make,
    Act.UNMAKE: _unmake,
    Act.ASK_HAND: _ask_hand,
    Act.HAND: _hand,
    Act.ASK_ARCHIVE: _ask_archive,
    Act.ARCHIVE: _archive,
}


async def role_given(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """To the person: you run the programme now."""
    if not turn.is_a(Role.CURATOR):
        return None
    by = await get_person(turn.tx, payload["by"])
    name = "" if by is None else short_name(by.full_name)
    key = "notice-programme-handed" if payload.get("handed") else "notice-role-given"
    return Letter(Screen(turn.t(key, name=name), ((go(turn.t, "menu"),),)))


async def role_taken(turn: Turn, _payload: Mapping[str, Any]) -> Letter | None:
    """To the person: you do not run the programme any more."""
    if turn.is_a(Role.CURATOR):
        return None
    return Letter(Screen(turn.t("notice-role-taken"), ((go(turn.t, "menu"),),)))


async def archived(turn: Turn, _payload: Mapping[str, Any]) -> Letter | None:
    """To the person: the curator has ended your part in the programme."""
    if turn.me.roles:
        return None
    t = turn.t
    return Letter(Screen(t("notice-person-archived"), one_column(go(t, "mydata"), go(t, "forget"))))


def router() -> Router:
    router = Router(name="people")
    PEOPLE.attach(router)
    router.callback_query.register(open_card, PersonTap.filter(), flags={"may": MAY})
    router.callback_query.register(do_act, PersonAct.filter(), flags={"may": MAY})
    return router


NOTICES: dict[str, NoticeRenderer] = {
    "role_given": role_given,
    "role_taken": role_taken,
    "person_archived": archived,
}
