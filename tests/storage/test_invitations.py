"""Invitations, consents and the leaving of people, where several do it at once."""

import asyncio
from datetime import UTC, datetime, timedelta

from mentoring.arrival import Beginnings, arrive, door_by_id, first_curators_door
from mentoring.consents import Decision, record_consent
from mentoring.invitations import CodeUsedUp, hash_of, new_code
from mentoring.leaving import LastCurator, forget
from mentoring.membership import unmake_curator
from mentoring.people import actor_of
from mentoring.refusals import Refusal
from mentoring.roles import Actor
from storage.consents import (
    consent_in_force,
    consents_of,
    people_who_agreed,
    text_of,
    withdraw_consents,
)
from storage.engine import Database, Tx
from storage.invitations import (
    add_invitation,
    get_invitation,
    revoke_invitation,
    usable_invitations,
    use_invitation,
)
from storage.people import add_person, grant_role, people_with_role
from storage.records import Account, ConsentKind, ConsentState, Invitation, Person, Role, School
from storage.schools import add_school, all_schools

NOW = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)
BEGINNINGS = Beginnings("Europe/Moscow", "ru")
AGREED: Decision = {
    "agreed": True,
    "kind": "personal_data",
    "version": "1",
    "hash": hash_of("words"),
    "locale": "ru",
    "text": "words",
}


async def lay(database: Database, max_uses: int = 1) -> Invitation:
    """A school and an invitation of its mentors."""

    async def work(tx: Tx) -> Invitation:
        school = await add_school(tx, timezone="Europe/Moscow", locale="ru", now=NOW)
        return await invited(tx, school, max_uses)

    return await database.write(work)


async def invited(tx: Tx, school: School, max_uses: int) -> Invitation:
    return await add_invitation(
        tx,
        school_id=school.id,
        role=Role.MENTOR,
        name="",
        code_hash=hash_of(new_code()),
        created_by=None,
        expires_at=NOW + timedelta(days=14),
        max_uses=max_uses,
        now=NOW,
    )


def account(number: int) -> Account:
    return Account(0, None, "telegram", str(number), str(number), True, "ru", NOW)


async def comes(database: Database, invitation_id: int, number: int) -> Actor | type[Refusal]:
    """Somebody goes through the door, or is told why not."""

    async def work(tx: Tx) -> Actor:
        door = await door_by_id(tx, invitation_id) if invitation_id else await first_curators_door(tx)
        return await arrive(
            tx,
            account(number),
            door,
            full_name=f"Гость {number}",
            decision=AGREED,
            beginnings=BEGINNINGS,
            now=NOW,
        )

    try:
        return await database.write(work)
    except Refusal as refusal:
        return type(refusal)


async def test_as_many_come_in_as_were_invited_however_they_crowd(database: Database) -> None:
    made = await lay(database, max_uses=3)
    came = await asyncio.gather(*(comes(database, made.id, number) for number in range(8)))
    assert sum(isinstance(each, Actor) for each in came) == 3
    assert [each for each in came if not isinstance(each, Actor)] == [CodeUsedUp] * 5
    async with database.read() as tx:
        stored = await get_invitation(tx, made.id)
    assert stored is not None
    assert stored.uses == 3


async def test_first_curators_who_come_at_once_found_one_school(database: Database) -> None:
    came = await asyncio.gather(*(comes(database, 0, number) for number in range(4)))
    async with database.read() as tx:
        schools = await all_schools(tx)
    assert len(schools) == 1
    assert {each.school.id for each in came if isinstance(each, Actor)} == {schools[0].id}
    assert len(came) == 4


async def two_curators(database: Database) -> tuple[Actor, Actor]:
    async def work(tx: Tx) -> tuple[Actor, Actor]:
        school = await add_school(tx, timezone="Europe/Moscow", locale="ru", now=NOW)
        people = [await add_curator(tx, school, name) for name in ("Анна", "Ольга", "Иван")]
        first, second = [await actor_of(tx, each.id) for each in people[:2]]
        assert first is not None
        assert second is not None
        await unmake_last(tx, people[2])
        return first, second

    return await database.write(work)


async def add_curator(tx: Tx, school: School, name: str) -> Person:
    person = await add_person(tx, school_id=school.id, full_name=name, invitation_id=None, now=NOW)
    for role in (Role.CURATOR, Role.MENTOR):
        await grant_role(tx, person.id, role, NOW, None)
    return person


async def unmake_last(tx: Tx, person: Person) -> None:
    actor = await actor_of(tx, person.id)
    assert actor is not None
    await unmake_curator(tx, actor, person.id, NOW)


async def test_of_two_last_curators_who_leave_at_once_one_stays(database: Database) -> None:
    first, second = await two_curators(database)

    async def leaves(who: Actor) -> bool:
        try:
            await database.write(lambda tx: forget(tx, who, NOW))
        except LastCurator:
            return False
        return True

    assert sorted(await asyncio.gather(leaves(first), leaves(second))) == [False, True]
    async with database.read() as tx:
        assert len(await people_with_role(tx, first.school.id, Role.CURATOR)) == 1


async def test_a_used_up_expired_or_revoked_invitation_is_not_used(database: Database) -> None:
    made = await lay(database)

    async def work(tx: Tx) -> list[bool]:
        assert made.school_id is not None
        late = await use_invitation(tx, made.id, made.expires_at)
        first = await use_invitation(tx, made.id, NOW)
        second = await use_invitation(tx, made.id, NOW)
        other = await invited(tx, (await all_schools(tx))[0], 5)
        foreign = await revoke_invitation(tx, made.school_id + 1, other.id, NOW)
        revoked = await revoke_invitation(tx, made.school_id, other.id, NOW)
        again = await revoke_invitation(tx, made.school_id, other.id, NOW)
        closed = await use_invitation(tx, other.id, NOW)
        assert await usable_invitations(tx, made.school_id, NOW) == []
        return [late, first, second, foreign, revoked, again, closed]

    assert await database.write(work) == [False, True, False, False, True, False, False]


async def test_the_newest_decision_counts(database: Database) -> None:
    kind = ConsentKind.PERSONAL_DATA

    async def work(tx: Tx) -> list[bool]:
        school = await add_school(tx, timezone="Europe/Moscow", locale="ru", now=NOW)
        person = await add_curator(tx, school, "Анна")
        actor = await actor_of(tx, person.id)
        assert actor is not None
        seen = [await consent_in_force(tx, person.id, kind) is not None]
        await record_consent(tx, actor, AGREED, NOW)
        seen.append(await consent_in_force(tx, person.id, kind) is not None)
        assert await people_who_agreed(tx, [person.id, 999], kind) == {person.id}
        seen.append(await withdraw_consents(tx, person.id, kind, NOW))
        seen.append(await withdraw_consents(tx, person.id, kind, NOW))
        seen.append(await consent_in_force(tx, person.id, kind) is not None)
        await record_consent(tx, actor, {**AGREED, "agreed": False}, NOW)
        seen.append(await consent_in_force(tx, person.id, kind) is not None)
        states = [each.state for each in await consents_of(tx, person.id)]
        assert states == [ConsentState.REFUSED, ConsentState.WITHDRAWN]
        assert await text_of(tx, AGREED["hash"]) == "words"
        return seen

    assert await database.write(work) == [False, True, True, False, False, False]
