"""What may need the curator, read from a school built by hand."""

from datetime import datetime, timedelta

import pytest

from storage.attention import (
    Lost,
    Rhythm,
    lost_notices,
    rhythms,
    silent_invitations,
    unreachable_people,
    unrecorded_meetings,
)
from storage.engine import Database, Tx
from storage.invitations import add_invitation, revoke_invitation, use_invitation
from storage.meetings import add_meeting
from storage.outbox import claim_due, plan_notice, settle
from storage.people import add_account, change_person, set_reachable, take_role
from storage.records import Account, Invitation, MeetingState, OutboxState, Pair, Role
from tests.mentoring.pair_samples import NOW, Samples, lay_bank

DAY = timedelta(days=1)
HELD, MISSED, CONFIRMED = MeetingState.HELD, MeetingState.MISSED, MeetingState.CONFIRMED


@pytest.fixture
async def bank(database: Database) -> Samples:
    return await lay_bank(database)


async def meet(bank: Samples, pair: Pair, *meetings: tuple[MeetingState, datetime]) -> None:
    async def work(tx: Tx) -> None:
        for state, starts_at in meetings:
            await add_meeting(
                tx,
                school_id=pair.school_id,
                pair_id=pair.id,
                proposed_by=bank.olga.id,
                starts_at=starts_at,
                minutes=45,
                state=state,
                uid=f"{pair.id} {starts_at.isoformat()}",
                sequence=0,
                created_at=NOW,
            )

    await bank.database.write(work)


async def rhythm(bank: Samples, pair: Pair) -> Rhythm | None:
    async with bank.database.read() as tx:
        return (await rhythms(tx, bank.programme.id, NOW)).get(pair.id)


async def add_phone(bank: Samples, person_id: int, *, reachable: bool, user: str = "") -> None:
    async def work(tx: Tx) -> None:
        name = user or str(person_id)
        stored = await add_account(tx, Account(0, None, "telegram", name, name, True, "ru", NOW), person_id)
        await set_reachable(tx, stored.id, reachable=reachable)

    await bank.database.write(work)


async def test_a_pair_without_meetings_has_no_rhythm(bank: Samples) -> None:
    assert await rhythm(bank, await bank.activate()) is None


async def test_the_last_meeting_held_and_the_next_one_agreed_are_known(bank: Samples) -> None:
    pair = await bank.activate()
    await meet(
        bank,
        pair,
        (HELD, NOW - 9 * DAY),
        (HELD, NOW - 5 * DAY),
        (MISSED, NOW - 2 * DAY),
        (CONFIRMED, NOW + 8 * DAY),
        (CONFIRMED, NOW + 3 * DAY),
        (MeetingState.PROPOSED, NOW + DAY),
    )
    assert await rhythm(bank, pair) == Rhythm(NOW - 5 * DAY, NOW + 3 * DAY, None)


@pytest.mark.parametrize(
    ("states", "twice"),
    [
        ([MISSED, MISSED], True),
        ([HELD, MISSED, MISSED], True),
        ([MISSED, MISSED, HELD], False),
        ([MISSED, HELD, MISSED], False),
        ([MISSED], False),
        ([MISSED, MeetingState.CANCELLED, MISSED], True),
    ],
)
async def test_only_the_last_two_recorded_meetings_tell_that_a_pair_failed_twice(
    bank: Samples, states: list[MeetingState], twice: bool
) -> None:
    pair = await bank.activate()
    moments = [NOW - (len(states) - place) * DAY for place in range(len(states))]
    await meet(bank, pair, *zip(states, moments, strict=True))
    found = await rhythm(bank, pair)
    assert found is not None
    assert found.missed_twice_at == (moments[-1] if twice else None)


async def test_a_pair_that_has_ended_has_no_rhythm(bank: Samples) -> None:
    pair = await bank.activate()
    await meet(bank, pair, (MISSED, NOW - 2 * DAY), (MISSED, NOW - DAY), (CONFIRMED, NOW - 9 * DAY))
    await bank.end(pair, "no_time")
    assert await rhythm(bank, pair) is None
    async with bank.database.read() as tx:
        assert await unrecorded_meetings(tx, bank.programme.id, NOW) == []


async def test_a_confirmed_meeting_in_the_past_waits_for_its_record(bank: Samples) -> None:
    pair = await bank.activate()
    await meet(bank, pair, (CONFIRMED, NOW - 3 * DAY), (CONFIRMED, NOW - DAY), (HELD, NOW - 4 * DAY))
    async with bank.database.read() as tx:
        found = await unrecorded_meetings(tx, bank.programme.id, NOW - 2 * DAY)
    assert [(one.pair_id, one.starts_at) for one in found] == [(pair.id, NOW - 3 * DAY)]


async def test_the_newest_account_tells_whether_a_person_is_reached(bank: Samples) -> None:
    await add_phone(bank, bank.anna.id, reachable=False)
    await add_phone(bank, bank.olga.id, reachable=False, user="old")
    await add_phone(bank, bank.olga.id, reachable=True, user="new")
    await add_phone(bank, bank.vera.id, reachable=True)
    async with bank.database.read() as tx:
        found = await unreachable_people(tx, bank.programme.school_id)
        elsewhere = await unreachable_people(tx, bank.programme.school_id + 1)
    assert found == {bank.anna.id: "Белова Анна Ивановна"}
    assert elsewhere == {}


@pytest.mark.parametrize("gone", ["archived", "forgotten"])
async def test_who_takes_no_part_any_more_is_not_missed(bank: Samples, gone: str) -> None:
    await add_phone(bank, bank.anna.id, reachable=False)

    async def work(tx: Tx) -> None:
        if gone == "archived":
            await take_role(tx, bank.anna.id, Role.MENTEE)
        else:
            await change_person(tx, bank.anna.id, forgotten_at=NOW)

    await bank.database.write(work)
    async with bank.database.read() as tx:
        assert await unreachable_people(tx, bank.programme.school_id) == {}


async def invite(bank: Samples, name: str, *, uses: int = 1, expires: datetime = NOW + DAY) -> Invitation:
    return await bank.database.write(
        lambda tx: add_invitation(
            tx,
            school_id=bank.programme.school_id,
            role=Role.MENTEE,
            name=name,
            code_hash=name,
            created_by=bank.vera.id,
            expires_at=expires,
            max_uses=uses,
            now=NOW - 20 * DAY,
        )
    )


async def test_only_unused_invitations_for_one_person_are_silent(bank: Samples) -> None:
    await invite(bank, "Кира")
    await invite(bank, "плакат", uses=20)
    await invite(bank, "давно", expires=NOW - 40 * DAY)
    used, revoked = await invite(bank, "пришла"), await invite(bank, "отозвана")

    async def work(tx: Tx) -> None:
        await use_invitation(tx, used.id, NOW)
        await revoke_invitation(tx, bank.programme.school_id, revoked.id, NOW)

    await bank.database.write(work)
    async with bank.database.read() as tx:
        found = await silent_invitations(tx, bank.programme.school_id, NOW - 30 * DAY)
    assert [(one.name, one.role, one.created_at) for one in found] == [("Кира", Role.MENTEE, NOW - 20 * DAY)]


async def test_lost_messages_are_told_once_a_person_with_the_last_moment(bank: Samples) -> None:
    async def work(tx: Tx) -> None:
        for number, (person_id, at) in enumerate(
            [(bank.anna.id, NOW), (bank.anna.id, NOW - DAY), (bank.olga.id, NOW - 9 * DAY)]
        ):
            await plan_notice(
                tx,
                person_id=person_id,
                school_id=bank.programme.school_id,
                kind="meeting_asked",
                dedup_key=str(number),
                payload={},
                due_at=at,
                now=at,
            )
            for notice in await claim_due(tx, at, DAY, 5):
                await settle(tx, notice.id, OutboxState.FAILED, at, "TelegramNetworkError")

    await bank.database.write(work)
    async with bank.database.read() as tx:
        found = await lost_notices(tx, bank.programme.school_id, NOW - 7 * DAY)
    assert found == [Lost(bank.anna.id, "Белова Анна Ивановна", NOW)]
