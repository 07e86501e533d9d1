"""Who belongs to a school: people with their roles and whether messages reach them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from storage.engine import Tx
from storage.records import Person, Role
from storage.tables import account, person, person_role


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the school. Without a role the person is in the archive; `reachable` is false where the
    bot was blocked."""

    person: Person
    roles: frozenset[Role]
    reachable: bool


async def members(tx: Tx, school_id: int) -> list[Member]:
    """Everybody of the school who was not forgotten, by name."""
    rows = await tx.all(
        select(person)
        .where(person.c.school_id == school_id, person.c.forgotten_at.is_(None))
        .order_by(person.c.full_name, person.c.id)
    )
    return await _members(tx, [Person(**row._mapping) for row in rows])


async def get_member(tx: Tx, school_id: int, person_id: int) -> Member | None:
    """One person of the school; nothing for strangers to it and for those who were forgotten."""
    row = await tx.one(
        select(person).where(
            person.c.id == person_id, person.c.school_id == school_id, person.c.forgotten_at.is_(None)
        )
    )
    return None if row is None else (await _members(tx, [Person(**row._mapping)]))[0]


async def granted_roles(tx: Tx, person_id: int) -> list[tuple[Role, datetime]]:
    """The person's roles and since when."""
    rows = await tx.all(
        select(person_role.c.role, person_role.c.granted_at)
        .where(person_role.c.person_id == person_id)
        .order_by(person_role.c.granted_at, person_role.c.role)
    )
    return [(row.role, row.granted_at) for row in rows]


async def remove_roles(tx: Tx, person_id: int) -> None:
    """Take all roles away."""
    await tx.execute(delete(person_role).where(person_role.c.person_id == person_id))


async def _members(tx: Tx, people: list[Person]) -> list[Member]:
    ids = [each.id for each in people]
    roles = await _roles(tx, ids)
    reached = await tx.all(
        select(account.c.person_id).where(account.c.person_id.in_(ids), account.c.reachable)
    )
    reachable = {row.person_id for row in reached}
    return [Member(each, frozenset(roles.get(each.id, ())), each.id in reachable) for each in people]


async def _roles(tx: Tx, ids: Iterable[int]) -> dict[int, set[Role]]:
    held = select(person_role.c.person_id, person_role.c.role).where(person_role.c.person_id.in_(list(ids)))
    found: dict[int, set[Role]] = {}
    for row in await tx.all(held):
        found.setdefault(row.person_id, set()).add(row.role)
    return found
