"""Roles given and taken by the curator, and the handing over of the programme (DESIGN §6)."""

from datetime import datetime
from typing import Any

from mentoring.leaving import check_replaced
from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from mentoring.telling import tell_now
from storage.audit import record_deed
from storage.engine import Tx
from storage.members import Member, get_member
from storage.people import grant_role, take_role
from storage.records import Role
from storage.schools import lock_school


class OnlyRole(Refusal):
    """Taking the only role away would put the person out; that is what the archive is for."""

    key = "refusal-only-role"


class OutOfReach(Refusal):
    """A programme handed to somebody who never hears of it would have nobody to run it."""

    key = "refusal-out-of-reach"


async def member_of(tx: Tx, actor: Actor, person_id: int) -> Member:
    """A person of the curator's school. Raises `Outdated` for anybody else."""
    require(actor, Action.RUN_PROGRAMME)
    member = await get_member(tx, actor.school.id, person_id)
    if member is None:
        raise Outdated
    return member


async def make_curator(tx: Tx, actor: Actor, person_id: int, now: datetime) -> None:
    """Let somebody who takes part run the programme too. Raises `Outdated` if it is so already."""
    member = await member_of(tx, actor, person_id)
    if not member.roles or Role.CURATOR in member.roles:
        raise Outdated
    await grant_role(tx, person_id, Role.CURATOR, now, actor.id)
    await _record(tx, actor, "role_given", person_id, now)
    await _tell(tx, actor, "role_given", person_id, now)


async def unmake_curator(tx: Tx, actor: Actor, person_id: int, now: datetime) -> None:
    """Take the curator's role away. Raises `OnlyRole`, `LastCurator`, `Outdated`."""
    member = await member_of(tx, actor, person_id)
    if Role.CURATOR not in member.roles:
        raise Outdated
    await check_replaced(tx, actor.school.id, person_id)
    if member.roles == {Role.CURATOR}:
        raise OnlyRole
    await take_role(tx, person_id, Role.CURATOR)
    await _record(tx, actor, "role_taken", person_id, now)
    if person_id != actor.id:
        await _tell(tx, actor, "role_taken", person_id, now)


async def hand_over(tx: Tx, actor: Actor, person_id: int, now: datetime) -> None:
    """Somebody else becomes a curator, and the actor is one no more. Raises `Outdated`, `OutOfReach`."""
    await lock_school(tx, actor.school.id)
    member = await member_of(tx, actor, person_id)
    if person_id == actor.id or not member.roles:
        raise Outdated
    if not member.reachable:
        raise OutOfReach(name=member.person.full_name)
    await grant_role(tx, person_id, Role.CURATOR, now, actor.id)
    await take_role(tx, actor.id, Role.CURATOR)
    await _record(tx, actor, "programme_handed_over", person_id, now)
    await _tell(tx, actor, "role_given", person_id, now, handed=True)


async def _record(tx: Tx, actor: Actor, action: str, person_id: int, now: datetime) -> None:
    await record_deed(
        tx,
        school_id=actor.school.id,
        actor_id=actor.id,
        action=action,
        subject="person",
        subject_id=person_id,
        now=now,
        details={"role": Role.CURATOR},
    )


async def _tell(tx: Tx, actor: Actor, kind: str, person_id: int, now: datetime, **details: Any) -> None:
    payload = {"role": Role.CURATOR, "by": actor.id, **details}
    await tell_now(tx, actor.school.id, person_id, kind, payload, now)
