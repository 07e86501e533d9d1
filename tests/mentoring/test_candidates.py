"""Who may be put together: the hard rules, and two curators at once."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.candidates import (
    BrokenBefore,
    CapacityTaken,
    MenteeNotReady,
    MenteePaired,
    MentorNotReady,
    Places,
    SamePerson,
    free_mentees,
    mentors_to_choose,
)
from mentoring.refusals import NotAllowed
from storage.engine import Database, Tx
from storage.people import grant_role
from storage.records import (
    Answer,
    ConsentKind,
    ConsentState,
    PairState,
    Role,
    SubmissionKind,
)
from tests.mentoring.pair_samples import (
    LAST_DAY,
    NOW,
    TODAY,
    Samples,
    lay_bank,
    ready_mentee,
)


@pytest.fixture
async def bank(database: Database) -> Samples:
    return await lay_bank(database)


@given(capacity=st.integers(1, 10), taken=st.integers(0, 20))
def test_free_places_are_never_negative_and_never_more_than_the_capacity(capacity: int, taken: int) -> None:
    places = Places(capacity, taken)
    assert 0 <= places.free <= capacity
    assert places.free == 0 or places.free + taken == capacity


async def test_a_proposal_asks_both_and_waits(bank: Samples) -> None:
    pair = await bank.propose()
    stored, members = await bank.state(pair)
    assert (stored.state, stored.starts_on, stored.ends_on) == (PairState.PROPOSED, TODAY, LAST_DAY)
    assert {who: (member.role, member.answer) for who, member in members.items()} == {
        bank.olga.id: (Role.MENTOR, Answer.WAITING),
        bank.anna.id: (Role.MENTEE, Answer.WAITING),
    }
    assert await bank.notices() == {("pair_asked", bank.olga.id), ("pair_asked", bank.anna.id)}


async def test_a_mentor_takes_no_more_mentees_than_were_offered(bank: Samples) -> None:
    await bank.propose()
    other = await bank.mentee("Зайцева Юлия Сергеевна")
    with pytest.raises(CapacityTaken) as refusal:
        await bank.propose(mentee=other)
    assert refusal.value.args_for_text == {"name": "Смирнова Ольга Петровна", "capacity": 1}


async def test_a_mentor_with_two_places_takes_two(bank: Samples) -> None:
    mentor = await bank.mentor("Кузнецова Мария Львовна", capacity=2)
    await bank.propose(mentor)
    second = await bank.propose(mentor, await bank.mentee("Зайцева Юлия Сергеевна"))
    assert second.state is PairState.PROPOSED


async def test_a_mentee_is_in_one_open_pair_only(bank: Samples) -> None:
    await bank.propose()
    with pytest.raises(MenteePaired):
        await bank.propose(mentor=await bank.mentor("Кузнецова Мария Львовна"))


async def test_nobody_is_paired_with_oneself(bank: Samples) -> None:
    async def ask_for_help_too(tx: Tx) -> None:
        await grant_role(tx, bank.olga.id, Role.MENTEE, NOW, None)
        await ready_mentee(tx, bank.olga)

    await bank.database.write(ask_for_help_too)
    with pytest.raises(SamePerson):
        await bank.propose(mentee=bank.olga)


async def test_a_mentor_may_be_somebody_elses_mentee(bank: Samples) -> None:
    async def ask_for_help_too(tx: Tx) -> None:
        await grant_role(tx, bank.olga.id, Role.MENTEE, NOW, None)
        await ready_mentee(tx, bank.olga)

    await bank.database.write(ask_for_help_too)
    await bank.propose()
    pair = await bank.propose(await bank.mentor("Кузнецова Мария Львовна"), bank.olga)
    assert pair.state is PairState.PROPOSED


async def test_two_who_broke_off_are_not_put_together_again(bank: Samples) -> None:
    pair = await bank.activate()
    await bank.end(pair, "conflict")
    with pytest.raises(BrokenBefore):
        await bank.propose()


async def test_two_who_once_declined_may_be_asked_again(bank: Samples) -> None:
    await bank.decline(bank.anna, await bank.propose())
    assert (await bank.propose()).state is PairState.PROPOSED


@pytest.mark.parametrize("kind", list(ConsentKind))
async def test_without_a_consent_of_the_mentor_there_is_no_pair(bank: Samples, kind: ConsentKind) -> None:
    await bank.decides(bank.olga, kind, ConsentState.REFUSED)
    with pytest.raises(MentorNotReady):
        await bank.propose()


async def test_without_the_consent_of_the_mentee_there_is_no_pair(bank: Samples) -> None:
    kind = ConsentKind.PERSONAL_DATA
    await bank.decides(bank.anna, kind, ConsentState.WITHDRAWN)
    with pytest.raises(MenteeNotReady):
        await bank.propose()


async def test_only_approved_answers_lead_to_a_pair(bank: Samples) -> None:
    await bank.leaves_bank(bank.anna, SubmissionKind.REQUEST)
    with pytest.raises(MenteeNotReady):
        await bank.propose()


async def test_a_person_of_another_school_cannot_be_paired(bank: Samples) -> None:
    stranger = await bank.curator_elsewhere()
    with pytest.raises(MenteeNotReady):
        await bank.propose(curator=stranger)
    assert await bank.notices() == set()


async def test_only_the_curator_proposes(bank: Samples) -> None:
    with pytest.raises(NotAllowed):
        await bank.propose(curator=bank.olga)


async def test_the_lists_for_a_new_pair_show_who_is_free(bank: Samples) -> None:
    await bank.mentor("Яковлева Мария Львовна", capacity=2)
    await bank.mentee("Зайцева Юлия Сергеевна")
    await bank.propose()
    async with bank.database.read() as tx:
        mentees = [mentee.person.full_name for mentee in await free_mentees(tx, bank.vera)]
        mentors = [(each.person.full_name, each.places) for each in await mentors_to_choose(tx, bank.vera)]
    assert mentees == ["Зайцева Юлия Сергеевна"]
    assert mentors == [("Яковлева Мария Львовна", Places(2, 0))]


async def test_of_two_curators_who_propose_the_last_place_one_succeeds(bank: Samples) -> None:
    others = [await bank.mentee(f"Зайцева {name} Сергеевна") for name in ("Юлия", "Инна", "Дарья", "Майя")]
    results = await asyncio.gather(*(bank.propose(mentee=each) for each in others), return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["CapacityTaken"] * 3 + ["Pair"]


async def test_of_two_curators_who_propose_the_same_mentee_one_succeeds(bank: Samples) -> None:
    mentors = [bank.olga, await bank.mentor("Кузнецова Мария Львовна")]
    results = await asyncio.gather(*(bank.propose(mentor=each) for each in mentors), return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["MenteePaired", "Pair"]
