"""Who is speaking: the person behind an account, with school and roles."""

from mentoring.roles import Actor
from storage.engine import Tx
from storage.people import get_person, roles_of
from storage.records import Account
from storage.schools import get_school


async def actor_of(tx: Tx, person_id: int) -> Actor | None:
    """The person as an actor; nothing for one who was forgotten."""
    person = await get_person(tx, person_id)
    if person is None or person.forgotten_at is not None:
        return None
    school = await get_school(tx, person.school_id)
    assert school is not None  # noqa: S101 - a foreign key holds it
    return Actor(person, school, await roles_of(tx, person.id))


async def actor_behind(tx: Tx, account: Account) -> Actor | None:
    """The actor of an account; nothing for a stranger."""
    return None if account.person_id is None else await actor_of(tx, account.person_id)
