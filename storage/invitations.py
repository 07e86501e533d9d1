"""Invitations. The code itself is never kept, only its SHA-256."""

from datetime import datetime

from sqlalchemy import select, update

from storage.engine import Tx
from storage.records import Invitation, Role
from storage.tables import invitation


async def add_invitation(
    tx: Tx,
    *,
    school_id: int | None,
    role: Role,
    name: str,
    code_hash: str,
    created_by: int | None,
    expires_at: datetime,
    max_uses: int,
    now: datetime,
) -> Invitation:
    """A new invitation; without a school it is the claim of a first curator."""
    row = await tx.one(
        tx.insert(invitation)
        .values(
            school_id=school_id,
            role=role,
            name=name,
            code_hash=code_hash,
            created_by=created_by,
            created_at=now,
            expires_at=expires_at,
            max_uses=max_uses,
            uses=0,
        )
        .returning(invitation)
    )
    assert row is not None  # noqa: S101 - an insert always returns its row
    return Invitation(**row._mapping)


async def get_invitation(tx: Tx, invitation_id: int) -> Invitation | None:
    """One invitation by its number."""
    row = await tx.one(select(invitation).where(invitation.c.id == invitation_id))
    return None if row is None else Invitation(**row._mapping)


async def invitation_by_hash(tx: Tx, code_hash: str) -> Invitation | None:
    """The invitation whose code has this SHA-256."""
    row = await tx.one(select(invitation).where(invitation.c.code_hash == code_hash))
    return None if row is None else Invitation(**row._mapping)


async def use_invitation(tx: Tx, invitation_id: int, now: datetime) -> bool:
    """Take one use; false if none is left, the time is over or it was revoked."""
    usable = (
        (invitation.c.id == invitation_id)
        & (invitation.c.uses < invitation.c.max_uses)
        & (invitation.c.expires_at > now)
        & invitation.c.revoked_at.is_(None)
    )
    return await tx.changed(update(invitation).where(usable).values(uses=invitation.c.uses + 1))


async def revoke_invitation(tx: Tx, school_id: int, invitation_id: int, now: datetime) -> bool:
    """Close the school's invitation; false if it is closed already or belongs to another school."""
    standing = (
        (invitation.c.id == invitation_id)
        & (invitation.c.school_id == school_id)
        & invitation.c.revoked_at.is_(None)
    )
    return await tx.changed(update(invitation).where(standing).values(revoked_at=now))


async def revoke_claims(tx: Tx, now: datetime) -> None:
    """Close all claims of a first curator that were not used: a fresh one takes their place."""
    claims = invitation.c.school_id.is_(None) & invitation.c.revoked_at.is_(None) & (invitation.c.uses == 0)
    await tx.execute(update(invitation).where(claims).values(revoked_at=now))


async def usable_invitations(tx: Tx, school_id: int, now: datetime) -> list[Invitation]:
    """The school's invitations that still let somebody in, newest first."""
    rows = await tx.all(
        select(invitation)
        .where(
            invitation.c.school_id == school_id,
            invitation.c.revoked_at.is_(None),
            invitation.c.expires_at > now,
            invitation.c.uses < invitation.c.max_uses,
        )
        .order_by(invitation.c.id.desc())
    )
    return [Invitation(**row._mapping) for row in rows]
