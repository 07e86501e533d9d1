"""The overview's figures against a school built by hand."""

from datetime import datetime, timedelta

import pytest

from mentoring.pairs import GOAL_REACHED
from storage.engine import Database, Tx
from storage.figures import (
    Meetings,
    Participant,
    count_curators,
    count_invitations,
    count_meetings,
    count_surveys,
    count_worked_pairs,
    pair_lines,
    participants,
    planned_keys,
)
from storage.invitations import add_invitation, revoke_invitation
from storage.meetings import add_meeting
from storage.outbox import plan_notice
from storage.pairs import move_pair
from storage.people import change_person
from storage.records import (
    Answer,
    ConsentKind,
    ConsentState,
    MeetingState,
    PairState,
    Role,
    SubmissionState,
    SurveyState,
)
from tests.mentoring.pair_samples import NOW, TODAY, Samples, add_actor, lay_bank, lay_programme
from tests.storage.school_samples import populate


@pytest.fixture
async def bank(database: Database) -> Samples:
    return await lay_bank(database)


async def people(bank: Samples) -> dict[str, Participant]:
    """By surname and role."""
    async with bank.database.read() as tx:
        found = await participants(tx, bank.programme.school_id, bank.programme.id)
    return {f"{one.full_name.split()[0]} {one.role}": one for one in found}


async def test_a_person_is_counted_once_for_each_role_with_what_belongs_to_it(bank: Samples) -> None:
    async def work(tx: Tx) -> None:
        await add_actor(tx, bank.programme, "Котова Кира Юрьевна", Role.MENTEE, Role.MENTOR)
        await add_actor(tx, bank.programme, "Левин Игорь Львович", Role.DIRECTOR)

    await bank.database.write(work)
    found = await people(bank)
    assert set(found) == {"Белова mentee", "Котова mentee", "Котова mentor", "Смирнова mentor"}
    olga, kira = found["Смирнова mentor"], found["Котова mentor"]
    assert (olga.state, olga.agreed, str(olga.capacity), olga.taken) == (
        SubmissionState.APPROVED,
        True,
        "1",
        0,
    )
    assert (kira.state, kira.submission_id, kira.agreed, kira.since) == (None, None, False, NOW)


async def test_the_newest_decision_about_the_consent_counts(bank: Samples) -> None:
    await bank.decides(bank.olga, ConsentKind.MENTORING, ConsentState.WITHDRAWN)
    await bank.decides(bank.anna, ConsentKind.MENTORING, ConsentState.REFUSED)
    found = await people(bank)
    assert not found["Смирнова mentor"].agreed
    assert found["Белова mentee"].agreed, "a mentee needs no consent to mentoring"


async def test_another_school_another_year_and_the_forgotten_are_left_out(bank: Samples) -> None:
    async def work(tx: Tx) -> None:
        elsewhere = await lay_programme(tx)
        await add_actor(tx, elsewhere, "Чужая Нина Львовна", Role.MENTOR, Role.CURATOR)
        await change_person(tx, bank.anna.id, forgotten_at=NOW)

    await bank.database.write(work)
    assert list(await people(bank)) == ["Смирнова mentor"]
    async with bank.database.read() as tx:
        assert await count_curators(tx, bank.programme.school_id) == 1
        next_year = await participants(tx, bank.programme.school_id, bank.programme.id + 100)
    assert [one.state for one in next_year] == [None]


async def test_a_pair_takes_a_place_settles_its_mentee_and_leaves_both_free_when_it_breaks(
    bank: Samples,
) -> None:
    pair = await bank.activate()
    found = await people(bank)
    assert (found["Смирнова mentor"].taken, found["Белова mentee"].settled) == (1, True)
    await bank.end(pair, "no_time")
    found = await people(bank)
    assert (found["Смирнова mentor"].taken, found["Белова mentee"].settled) == (0, False)
    assert found["Белова mentee"].freed_at == NOW


async def test_a_completed_pair_frees_the_mentor_and_keeps_the_mentee_settled(bank: Samples) -> None:
    await bank.end(await bank.activate(), GOAL_REACHED)
    found = await people(bank)
    assert (found["Смирнова mentor"].taken, found["Белова mentee"].settled) == (0, True)


async def test_a_declined_pair_settles_nobody(bank: Samples) -> None:
    await bank.decline(bank.anna, await bank.propose())
    found = await people(bank)
    assert (found["Смирнова mentor"].taken, found["Белова mentee"].settled) == (0, False)


async def test_pairs_that_broke_before_the_order_never_worked(bank: Samples) -> None:
    kira = await bank.mentee("Котова Кира Юрьевна")
    working = await bank.activate()
    await bank.end(working, "no_time")
    proposed = await bank.propose(mentee=kira)
    await bank.database.write(
        lambda tx: move_pair(tx, proposed.id, [PairState.PROPOSED], PairState.ENDED, ended_at=NOW)
    )
    async with bank.database.read() as tx:
        counts = await count_worked_pairs(tx, bank.programme.id)
    assert counts == {PairState.ENDED: 1, PairState.DECLINED: 1}


async def test_pairs_come_with_their_people_the_mentor_first(bank: Samples) -> None:
    pair = await bank.propose()
    await bank.accept(bank.anna, pair)
    async with bank.database.read() as tx:
        lines = await pair_lines(tx, bank.programme.id, [PairState.PROPOSED])
        none = await pair_lines(tx, bank.programme.id, [PairState.ACTIVE])
    assert none == []
    assert [(side.full_name, side.role, side.answer) for side in lines[0].sides] == [
        ("Смирнова Ольга Петровна", Role.MENTOR, Answer.WAITING),
        ("Белова Анна Ивановна", Role.MENTEE, Answer.ACCEPTED),
    ]
    assert (lines[0].pair_id, lines[0].starts_on, lines[0].order_date) == (pair.id, TODAY, None)


async def test_meetings_are_counted_by_how_they_stand(bank: Samples) -> None:
    pair = await bank.activate()
    day = timedelta(days=1)
    planned: list[tuple[MeetingState, datetime]] = [
        (MeetingState.HELD, NOW - day),
        (MeetingState.HELD, NOW - 2 * day),
        (MeetingState.MISSED, NOW - 3 * day),
        (MeetingState.CANCELLED, NOW - 4 * day),
        (MeetingState.CONFIRMED, NOW + day),
        (MeetingState.PROPOSED, NOW + 2 * day),
        (MeetingState.CONFIRMED, NOW - 5 * day),
        (MeetingState.PROPOSED, NOW - 6 * day),
    ]

    async def work(tx: Tx) -> None:
        for state, starts_at in planned:
            await add_meeting(
                tx,
                school_id=pair.school_id,
                pair_id=pair.id,
                proposed_by=bank.olga.id,
                starts_at=starts_at,
                minutes=45,
                state=state,
                uid=starts_at.isoformat(),
                sequence=0,
                created_at=NOW,
            )

    await bank.database.write(work)
    async with bank.database.read() as tx:
        assert await count_meetings(tx, bank.programme.id, NOW) == Meetings(2, 1, 2, 1)
        assert await count_meetings(tx, bank.programme.id + 1, NOW) == Meetings()
    await bank.end(pair, GOAL_REACHED)
    async with bank.database.read() as tx:
        assert await count_meetings(tx, bank.programme.id, NOW) == Meetings(2, 1, 0, 0)


async def test_invitations_are_counted_by_role_without_those_revoked_unused(bank: Samples) -> None:
    school = bank.programme.school_id

    async def work(tx: Tx) -> None:
        for number, role in enumerate((Role.MENTEE, Role.MENTEE, Role.MENTOR)):
            made = await add_invitation(
                tx,
                school_id=school,
                role=role,
                name="",
                code_hash=str(number),
                created_by=bank.vera.id,
                expires_at=NOW,
                max_uses=1,
                now=NOW,
            )
        await revoke_invitation(tx, school, made.id, NOW)

    await bank.database.write(work)
    async with bank.database.read() as tx:
        assert await count_invitations(tx, school) == {Role.MENTEE: 2}


async def test_surveys_are_counted_by_state(bank: Samples) -> None:
    await bank.database.write(lambda tx: populate(tx, bank.programme, 12, NOW))
    async with bank.database.read() as tx:
        counts = await count_surveys(tx, bank.programme.id)
        nobody = await count_surveys(tx, bank.programme.id + 1)
    assert counts == {SurveyState.SENT: 2, SurveyState.ANSWERED: 2, SurveyState.CLOSED: 2}
    assert nobody == {}


async def test_planned_notices_are_found_by_their_key(bank: Samples) -> None:
    await bank.database.write(
        lambda tx: plan_notice(
            tx,
            person_id=bank.anna.id,
            school_id=None,
            kind="nudge",
            dedup_key="known",
            payload={},
            due_at=NOW,
            now=NOW,
        )
    )
    async with bank.database.read() as tx:
        assert await planned_keys(tx, ["known", "unknown"]) == {"known"}
        assert await planned_keys(tx, []) == frozenset()
