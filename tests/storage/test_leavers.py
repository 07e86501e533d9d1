"""Those who left, counted after their data are destroyed."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from mentoring.leaving import archive, forget, withdraw_consent
from mentoring.people import actor_of
from mentoring.roles import Actor
from mentoring.stages import overview
from storage.consents import consents_of
from storage.engine import Database, Tx
from storage.figures import participants
from storage.invitations import add_invitation
from storage.leavers import Left, count_left
from storage.people import add_person, grant_role
from storage.records import ConsentKind, ConsentState, Role, SubmissionKind, SubmissionState
from storage.schools import put_programme
from storage.submissions import decide_submission, put_submission
from tests.mentoring.pair_samples import LAST_DAY, NOW, TODAY, Samples, add_actor, decide, lay_bank

STAGES_COUNTED = (2, 3, 4)


@pytest.fixture
async def bank(database: Database) -> Samples:
    return await lay_bank(database)


async def left(bank: Samples) -> Mapping[Role, Left]:
    async with bank.database.read() as tx:
        return await count_left(tx, bank.programme)


async def figures(bank: Samples) -> list[tuple[object, ...]]:
    """State and numbers of the stages in which people are counted."""
    async with bank.database.read() as tx:
        found = await overview(tx, bank.vera, NOW)
    stages = [found.stages[number - 1] for number in STAGES_COUNTED]
    return [(each.state, *((fact.key, fact.number, fact.of) for fact in each.facts)) for each in stages]


async def goes(bank: Samples, actor: Actor) -> None:
    await bank.database.write(lambda tx: forget(tx, actor, NOW))


async def sends(
    tx: Tx, bank: Samples, kind: SubmissionKind = SubmissionKind.REQUEST, *, takes_back: bool = False
) -> Actor:
    """One more mentee who has sent a request that nobody has decided."""
    actor = await add_actor(tx, bank.programme, "Котова Кира Юрьевна", Role.MENTEE)
    await decide(tx, actor, ConsentKind.PERSONAL_DATA, ConsentState.GIVEN)
    sent = await put_submission(
        tx,
        school_id=bank.programme.school_id,
        programme_id=bank.programme.id,
        person_id=actor.id,
        kind=kind,
        form_version=1,
        answers={},
        now=NOW,
    )
    if takes_back:
        waiting, withdrawn = [SubmissionState.SUBMITTED], SubmissionState.WITHDRAWN
        assert await decide_submission(tx, sent.id, waiting, withdrawn, decided_by=actor.id, now=NOW)
    return actor


async def invited(tx: Tx, bank: Samples, role: Role, code: str) -> Actor:
    """Somebody who came by an invitation and has sent nothing."""
    invitation = await add_invitation(
        tx,
        school_id=bank.programme.school_id,
        role=role,
        name="",
        code_hash=code,
        created_by=bank.vera.id,
        expires_at=NOW,
        max_uses=1,
        now=NOW,
    )
    person = await add_person(
        tx,
        school_id=bank.programme.school_id,
        full_name="Носова Ида Юрьевна",
        invitation_id=invitation.id,
        now=NOW,
    )
    await grant_role(tx, person.id, role, NOW, None)
    actor = await actor_of(tx, person.id)
    assert actor is not None
    return actor


async def test_the_overview_does_not_go_backwards_when_people_are_forgotten(bank: Samples) -> None:
    await bank.activate()
    before = await figures(bank)
    await goes(bank, bank.anna)
    await goes(bank, bank.olga)
    unfree, free = ("free-mentors", 0, 1), ("unpaired", 0, 1)
    assert before[2][1:] == (unfree, free)
    assert await figures(bank) == before
    async with bank.database.read() as tx:
        assert await participants(tx, bank.programme.school_id, bank.programme.id) == [], "no names"


async def test_what_waited_was_sent_and_what_was_taken_back_was_not(bank: Samples) -> None:
    kira = await bank.database.write(lambda tx: sends(tx, bank))
    await goes(bank, kira)
    assert await left(bank) == {Role.MENTEE: Left(1, 1, 0, 1)}
    fickle = await bank.database.write(lambda tx: sends(tx, bank, takes_back=True))
    await goes(bank, fickle)
    assert await left(bank) == {Role.MENTEE: Left(2, 1, 0, 2)}


@pytest.mark.parametrize("role", [Role.MENTEE, Role.MENTOR])
async def test_who_sent_nothing_is_known_by_the_invitation(bank: Samples, role: Role) -> None:
    ida = await bank.database.write(lambda tx: invited(tx, bank, role, "1"))
    await goes(bank, ida)
    assert await left(bank) == {role: Left(people=1)}


async def test_curators_and_directors_are_in_no_bank(bank: Samples) -> None:
    igor = await bank.database.write(lambda tx: invited(tx, bank, Role.DIRECTOR, "1"))
    await goes(bank, igor)
    assert await left(bank) == {}


async def test_a_withdrawn_consent_counts_as_leaving_before_the_data_are_destroyed(bank: Samples) -> None:
    async def work(tx: Tx) -> None:
        (consent,) = await consents_of(tx, bank.anna.id)
        await withdraw_consent(tx, bank.anna, consent.id, NOW)

    before = await figures(bank)
    await bank.database.write(work)
    assert await left(bank) == {Role.MENTEE: Left(1, 1, 1, 1)}
    assert (await figures(bank))[0] == before[0]


async def test_whoever_the_curator_let_go_is_not_counted(bank: Samples) -> None:
    await bank.database.write(lambda tx: archive(tx, bank.vera, bank.anna.id, NOW))
    assert await left(bank) == {}


async def test_the_next_year_begins_without_those_who_left_before(bank: Samples) -> None:
    await goes(bank, bank.anna)
    ida = await bank.database.write(lambda tx: invited(tx, bank, Role.MENTEE, "1"))
    await goes(bank, ida)
    later = NOW + timedelta(days=365)

    async def work(tx: Tx) -> Mapping[Role, Left]:
        next_year = await put_programme(
            tx,
            school_id=bank.programme.school_id,
            year=2027,
            starts_on=TODAY + timedelta(days=365),
            ends_on=LAST_DAY + timedelta(days=365),
            now=later,
        )
        assert next_year.id != bank.programme.id
        return await count_left(tx, next_year)

    assert await bank.database.write(work) == {}
    assert (await left(bank))[Role.MENTEE] == Left(2, 1, 1, 1)
