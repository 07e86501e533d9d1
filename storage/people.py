"""People, their accounts in messengers and their roles."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from storage.engine import Tx
from storage.records import Account, Person, Role
from storage.tables import account, person, person_role


async def find_account(tx: Tx, platform: str, external_user: str) -> Account | None:
    """The account of a messenger's user."""
    wanted = (account.c.platform == platform) & (account.c.external_user == external_user)
    row = await tx.one(select(account).where(wanted))
    return None if row is None else Account(**row._mapping)


async def account_of(tx: Tx, person_id: int) -> Account | None:
    """The person's newest account."""
    row = await tx.one(select(account).where(account.c.person_id == person_id).order_by(account.c.id.desc()))
    return None if row is None else Account(**row._mapping)


async def add_account(tx: Tx, fresh: Account, person_id: int) -> Account:
    """Store the account of a person who has just arrived, or give a known account to that person."""
    values = {
        "person_id": person_id,
        "external_chat": fresh.external_chat,
        "reachable": True,
        "locale": fresh.locale,
    }
    row = tx.insert(account).values(
        platform=fresh.platform, external_user=fresh.external_user, started_at=fresh.started_at, **values
    )
    stored = await tx.one(
        row.on_conflict_do_update(
            index_elements=[account.c.platform, account.c.external_user], set_=values
        ).returning(account)
    )
    assert stored is not None  # noqa: S101 - an upsert always returns its row
    return Account(**stored._mapping)


async def set_reachable(tx: Tx, account_id: int, *, reachable: bool) -> bool:
    """Note that messages arrive, or do not; true if that is news."""
    known = (account.c.id == account_id) & (account.c.reachable != reachable)
    return await tx.changed(update(account).where(known).values(reachable=reachable))


async def set_locale(tx: Tx, account_id: int, locale: str) -> None:
    """The language in which the person is spoken to."""
    await tx.execute(update(account).where(account.c.id == account_id).values(locale=locale))


async def get_person(tx: Tx, person_id: int) -> Person | None:
    """The person, forgotten ones included."""
    row = await tx.one(select(person).where(person.c.id == person_id))
    return None if row is None else Person(**row._mapping)


async def people_of(tx: Tx, person_ids: Iterable[int]) -> dict[int, Person]:
    """Several people at once, by id."""
    rows = await tx.all(select(person).where(person.c.id.in_(list(person_ids))))
    return {row.id: Person(**row._mapping) for row in rows}


async def add_person(
    tx: Tx, *, school_id: int, full_name: str, invitation_id: int | None, now: datetime
) -> Person:
    """A new person of the school."""
    values = {"school_id": school_id, "full_name": full_name, "invitation_id": invitation_id}
    row = await tx.one(
        tx.insert(person).values(settings={}, created_at=now, **values).returning(person),
    )
    assert row is not None  # noqa: S101 - an insert always returns its row
    return Person(**row._mapping)


async def change_person(tx: Tx, person_id: int, **values: Any) -> None:
    """Set columns of a person (`full_name`, `settings`, `paused_until`, …)."""
    await tx.execute(update(person).where(person.c.id == person_id).values(**values))


async def roles_of(tx: Tx, person_id: int) -> frozenset[Role]:
    """The person's roles."""
    rows = await tx.all(select(person_role.c.role).where(person_role.c.person_id == person_id))
    return frozenset(Role(row.role) for row in rows)


async def grant_role(tx: Tx, person_id: int, role: Role, now: datetime, granted_by: int | None) -> None:
    """Give a role; giving it twice changes nothing."""
    values = {"person_id": person_id, "role": role, "granted_at": now, "granted_by": granted_by}
    await tx.execute(tx.insert(person_role).values(**values).on_conflict_do_nothing())


async def take_role(tx: Tx, person_id: int, role: Role) -> None:
    """Take a role away."""
    held = (person_role.c.person_id == person_id) & (person_role.c.role == role)
    await tx.execute(delete(person_role).where(held))


async def people_with_role(tx: Tx, school_id: int, role: Role) -> list[Person]:
    """Everybody of the school who has the role, in the order of arrival."""
    rows = await tx.all(
        select(person)
        .join(person_role, person_role.c.person_id == person.c.id)
        .where(person.c.school_id == school_id, person_role.c.role == role, person.c.forgotten_at.is_(None))
        .order_by(person.c.id)
    )
    return [Person(**row._mapping) for row in rows]
