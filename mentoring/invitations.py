"""Invitations: a random code lets a known number of people in, in one role, for some days (DESIGN §6)."""

import hashlib
import secrets
from datetime import datetime, timedelta

from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from storage.audit import record_deed
from storage.engine import Tx
from storage.invitations import (
    add_invitation,
    get_invitation,
    invitation_by_hash,
    revoke_claims,
    revoke_invitation,
)
from storage.people import people_with_role
from storage.records import Invitation, Role
from storage.schools import all_schools

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without I, L, O, 0 and 1, which people mistake for one another on paper."""
CODE_LENGTH = 8
PART_OF_CODE = 3
LOOK_ALIKE = str.maketrans("АВЕКМНРСТУХ", "ABEKMHPCTYX")
"""A phone with a Russian keyboard writes these letters, which look the same."""
CLAIM_LASTS = timedelta(days=7)
LONGEST = timedelta(days=366)
MOST_USES = 500
INVITED_ROLES = (Role.MENTOR, Role.MENTEE, Role.CURATOR, Role.DIRECTOR)
FOR_ONE = frozenset({Role.CURATOR, Role.DIRECTOR})
"""Who sees everybody's answers comes by an invitation for one person, never by a poster."""


class CodeUnknown(Refusal):
    """No invitation has this code."""

    key = "refusal-code-unknown"


class CodeExpired(Refusal):
    """The invitation's time is over."""

    key = "refusal-code-expired"


class CodeUsedUp(Refusal):
    """Everybody whom the invitation was for has come."""

    key = "refusal-code-used-up"


class CodeRevoked(Refusal):
    """The curator has closed the invitation."""

    key = "refusal-code-revoked"


class SchoolUnnamed(Refusal):
    """Nobody can be invited in the name of a school that has none."""

    key = "refusal-school-unnamed"


def new_code() -> str:
    """A random code, some forty bits: eight letters and digits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def printed(code: str) -> str:
    """`ABCDEFGH` → `ABCD-EFGH`, as it stands on a poster."""
    middle = len(code) // 2
    return f"{code[:middle]}-{code[middle:]}"


def read_code(typed: str) -> str:
    """The code in what somebody typed or in a link's payload: capitals, no dashes or spaces, Latin letters
    for the Russian ones that look the same."""
    return "".join(typed.split()).upper().replace("-", "").replace("–", "").translate(LOOK_ALIKE)


def looks_like_code(typed: str) -> bool:
    """True if the words may be a code, perhaps with a wrong letter in it."""
    code = read_code(typed)
    return len(code) == CODE_LENGTH and code.isascii() and code.isalnum()


def looks_like_part_of_code(typed: str) -> bool:
    """True if a code may have been broken off."""
    code = read_code(typed)
    return typed.isascii() and code.isalnum() and PART_OF_CODE <= len(code) < CODE_LENGTH


def hash_of(code: str) -> str:
    """What is kept of a code: its SHA-256 in hexadecimal."""
    return hashlib.sha256(code.encode()).hexdigest()


def check_usable(invitation: Invitation, now: datetime) -> None:
    """Raise the reason why the invitation lets nobody in any more."""
    if invitation.revoked_at is not None:
        raise CodeRevoked
    if invitation.uses >= invitation.max_uses:
        raise CodeUsedUp
    if invitation.expires_at <= now:
        raise CodeExpired


async def invitation_by_code(tx: Tx, code: str, now: datetime) -> Invitation:
    """The invitation that the code opens. Raises `CodeUnknown` or why it is closed."""
    found = await invitation_by_hash(tx, hash_of(read_code(code)))
    if found is None:
        raise CodeUnknown
    check_usable(found, now)
    return found


async def invite(
    tx: Tx, actor: Actor, *, role: Role, name: str, days: int, uses: int, now: datetime
) -> tuple[Invitation, str]:
    """A new invitation of the school and its code, which is known only now. `days` and `uses` are brought
    within the limits; a curator or director is invited alone."""
    require(actor, Action.RUN_PROGRAMME)
    if not actor.school.name:
        raise SchoolUnnamed
    code = new_code()
    made = await add_invitation(
        tx,
        school_id=actor.school.id,
        role=Role(role),
        name=name,
        code_hash=hash_of(code),
        created_by=actor.id,
        expires_at=now + min(timedelta(days=max(days, 1)), LONGEST),
        max_uses=1 if role in FOR_ONE else min(max(uses, 1), MOST_USES),
        now=now,
    )
    details = {"role": made.role, "max_uses": made.max_uses, "days": days}
    await _record(tx, actor, "invitation_created", made.id, now, details)
    return made, code


async def revoke(tx: Tx, actor: Actor, invitation_id: int, now: datetime) -> None:
    """Close an invitation of the actor's school: nobody else gets in by it."""
    require(actor, Action.RUN_PROGRAMME)
    if not await revoke_invitation(tx, actor.school.id, invitation_id, now):
        raise Outdated
    await _record(tx, actor, "invitation_revoked", invitation_id, now, {})


async def invitation_of(tx: Tx, actor: Actor, invitation_id: int) -> Invitation:
    """An invitation of the actor's school. Raises `Outdated` for any other."""
    require(actor, Action.RUN_PROGRAMME)
    found = await get_invitation(tx, invitation_id)
    if found is None or found.school_id != actor.school.id:
        raise Outdated
    return found


async def needs_claim(tx: Tx) -> bool:
    """True while no school has a curator: somebody must be able to become the first."""
    for school in await all_schools(tx):
        if await people_with_role(tx, school.id, Role.CURATOR):
            return False
    return True


async def create_claim(tx: Tx, now: datetime) -> str:
    """The code, printed with a dash, by which one person becomes a curator within a week. Unused earlier
    claims are closed."""
    await revoke_claims(tx, now)
    code = new_code()
    claim = await add_invitation(
        tx,
        school_id=None,
        role=Role.CURATOR,
        name="",
        code_hash=hash_of(code),
        created_by=None,
        expires_at=now + CLAIM_LASTS,
        max_uses=1,
        now=now,
    )
    await record_deed(
        tx,
        school_id=None,
        actor_id=None,
        action="claim_created",
        subject="invitation",
        subject_id=claim.id,
        now=now,
    )
    return printed(code)


async def _record(
    tx: Tx, actor: Actor, action: str, invitation_id: int, now: datetime, details: dict[str, object]
) -> None:
    await record_deed(
        tx,
        school_id=actor.school.id,
        actor_id=actor.id,
        action=action,
        subject="invitation",
        subject_id=invitation_id,
        now=now,
        details=details,
    )
