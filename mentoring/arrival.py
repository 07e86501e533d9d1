"""How people come: an invitation's code opens a door, the consent and the name let a person through it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from mentoring.consents import Decision, store_decision
from mentoring.curators import tell_curators
from mentoring.invitations import check_usable, invitation_by_code
from mentoring.names import tidy_name
from mentoring.people import actor_of
from mentoring.refusals import NotAllowed, Outdated, Refusal
from mentoring.roles import Action, Actor, require
from storage.audit import record_deed
from storage.consents import consent_in_force
from storage.engine import Tx
from storage.invitations import get_invitation, use_invitation
from storage.people import (
    add_account,
    add_person,
    change_person,
    get_person,
    grant_role,
    people_with_role,
)
from storage.records import Account, ConsentKind, Invitation, Role, School
from storage.schools import add_school, all_schools, get_school, lock_schools

WRONG_CODES = 5
PAUSE = timedelta(minutes=10)


class OtherSchool(Refusal):
    """The person takes part in another school's programme; one account belongs to one school."""

    key = "refusal-other-school"


class HasRole(Refusal):
    """The invitation would give a role that the person has already."""

    key = "refusal-has-role"


@dataclass(frozen=True, slots=True)
class Door:
    """What an arriving person is let into. A first curator named in the settings needs no invitation, and
    may come before there is a school."""

    role: Role
    school: School | None
    invitation: Invitation | None

    @property
    def invitation_id(self) -> int:
        """The invitation's number, 0 without one."""
        return 0 if self.invitation is None else self.invitation.id

    @property
    def school_name(self) -> str:
        return "" if self.school is None else self.school.name


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What a school gets that its first curator has just founded."""

    timezone: str
    locale: str


def paused_until(wrong: Sequence[datetime], now: datetime) -> datetime | None:
    """When codes may be tried again, after five wrong ones within ten minutes; nothing if they may now."""
    recent = recent_of(wrong, now)
    return recent[-1] + PAUSE if len(recent) >= WRONG_CODES else None


def recent_of(wrong: Sequence[datetime], now: datetime) -> list[datetime]:
    """The wrong tries that still count, oldest first."""
    return sorted(moment for moment in wrong if now - moment < PAUSE)


async def door_by_code(tx: Tx, code: str, now: datetime) -> Door:
    """The door that the code opens. Raises why it does not."""
    return await _door(tx, await invitation_by_code(tx, code, now))


async def door_by_id(tx: Tx, invitation_id: int) -> Door:
    """The door of an invitation that was opened by its code earlier, usable or not."""
    invitation = await get_invitation(tx, invitation_id)
    if invitation is None:
        raise Outdated
    return await _door(tx, invitation)


async def first_curators_door(tx: Tx) -> Door:
    """The door of a curator named in the settings: into the only school, or into one yet to be founded."""
    return Door(Role.CURATOR, await _only_school(tx), None)


async def lacks_curator(tx: Tx) -> bool:
    """True while there is no school, or the only one has nobody to run it."""
    school = await _only_school(tx)
    return school is None or not await people_with_role(tx, school.id, Role.CURATOR)


async def check_door(tx: Tx, door: Door, actor: Actor, now: datetime) -> None:
    """Raise why this door gives nothing to somebody who is in already."""
    if door.invitation is not None:
        check_usable(door.invitation, now)
    if door.school is not None and door.school.id != actor.school.id:
        raise OtherSchool
    if door.role in actor.roles and await has_agreed(tx, actor):
        raise HasRole(role=str(door.role))


async def has_agreed(tx: Tx, actor: Actor) -> bool:
    """True if the consent to processing personal data is in force."""
    return await consent_in_force(tx, actor.id, ConsentKind.PERSONAL_DATA) is not None


async def arrive(
    tx: Tx,
    account: Account,
    door: Door,
    *,
    full_name: str,
    decision: Decision,
    beginnings: Beginnings,
    now: datetime,
) -> Actor:
    """Let a person in who has agreed: account, person, role, consent and the invitation's use in one
    transaction. Raises why the door is closed before anything is written, and `OtherSchool`."""
    if not decision["agreed"]:
        raise NotAllowed
    await _pass(tx, door, now)
    school = door.school or await _found_school(tx, beginnings, now)
    person_id = await _settle(tx, account, door, school, tidy_name(full_name), now)
    await store_decision(
        tx,
        decision,
        school_id=school.id,
        person_id=person_id,
        invitation_id=door.invitation_id or None,
        now=now,
    )
    return await _enter(tx, person_id, door, school, "person_arrived", now)


async def take_further_role(tx: Tx, actor: Actor, door: Door, now: datetime) -> Actor:
    """Somebody who is in already gets the role of another invitation; no second person comes to be."""
    require(actor, Action.BE_MEMBER)
    await check_door(tx, door, actor, now)
    await _pass(tx, door, now)
    return await _enter(tx, actor.id, door, actor.school, "role_added", now)


async def refuse(tx: Tx, door: Door, decision: Decision, now: datetime) -> None:
    """A stranger did not agree: only the refusal is kept, with the invitation and without a person. Before
    there is a school there is nobody to have asked, and only the deed is noted."""
    if door.school is not None:
        await store_decision(
            tx,
            decision,
            school_id=door.school.id,
            person_id=None,
            invitation_id=door.invitation_id or None,
            now=now,
        )
        return
    await record_deed(
        tx,
        school_id=None,
        actor_id=None,
        action="consent_refused",
        subject="invitation",
        subject_id=door.invitation_id or None,
        now=now,
        details={"kind": decision["kind"], "version": decision["version"]},
    )


async def _pass(tx: Tx, door: Door, now: datetime) -> None:
    """Take one use of the invitation; of two people racing for the last one, the later is told."""
    if door.invitation is None or await use_invitation(tx, door.invitation.id, now):
        return
    fresh = await get_invitation(tx, door.invitation.id)
    if fresh is not None:
        check_usable(fresh, now)
    raise Outdated


async def _found_school(tx: Tx, beginnings: Beginnings, now: datetime) -> School:
    """The only school; two first curators who come at once found one together."""
    await lock_schools(tx)
    found = await _only_school(tx)
    return found or await add_school(tx, timezone=beginnings.timezone, locale=beginnings.locale, now=now)


async def _settle(tx: Tx, account: Account, door: Door, school: School, full_name: str, now: datetime) -> int:
    """The person behind the account; one who had withdrawn the consent stays the same person."""
    known = None if account.person_id is None else await get_person(tx, account.person_id)
    if known is not None:
        if known.school_id != school.id:
            raise OtherSchool
        await change_person(tx, known.id, full_name=full_name)
        return known.id
    person = await add_person(
        tx, school_id=school.id, full_name=full_name, invitation_id=door.invitation_id or None, now=now
    )
    await add_account(tx, account, person.id)
    return person.id


async def _enter(tx: Tx, person_id: int, door: Door, school: School, action: str, now: datetime) -> Actor:
    """The role, the deed, and word to the curators."""
    granted_by = None if door.invitation is None else door.invitation.created_by
    await grant_role(tx, person_id, door.role, now, granted_by)
    await record_deed(
        tx,
        school_id=school.id,
        actor_id=person_id,
        action=action,
        subject="person",
        subject_id=person_id,
        now=now,
        details={"role": door.role, "invitation": door.invitation_id},
    )
    await tell_curators(
        tx,
        school.id,
        kind="newcomer",
        about=uuid4().hex,  # whoever was let go may come back by the same invitation
        payload={"person": person_id, "role": door.role},
        now=now,
        but=person_id,
    )
    actor = await actor_of(tx, person_id)
    assert actor is not None  # noqa: S101 - the person has just come
    return actor


async def _door(tx: Tx, invitation: Invitation) -> Door:
    if invitation.school_id is None:
        return Door(invitation.role, await _only_school(tx), invitation)
    return Door(invitation.role, await get_school(tx, invitation.school_id), invitation)


async def _only_school(tx: Tx) -> School | None:
    schools = await all_schools(tx)
    return schools[0] if schools else None
