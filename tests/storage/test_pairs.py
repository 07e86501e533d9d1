"""What is asked of the stored pairs, and what an update may change."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from storage.engine import Database, Tx
from storage.pairs import (
    active_past,
    add_pair,
    answer_pair_member,
    count_pairs,
    former_mentors,
    get_pair,
    lock_pair,
    members_of,
    move_pair,
    open_mentees,
    paired_mentees,
    pairs_in,
    pairs_of_person,
    proposed_before,
)
from storage.people import add_person
from storage.records import Answer, Pair, PairState, Role
from storage.schools import add_school, put_programme

NOW = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)
LAST_DAY = date(2027, 5, 31)
PROPOSED, AGREED, ACTIVE = PairState.PROPOSED, PairState.AGREED, PairState.ACTIVE
COMPLETED, ENDED, DECLINED = PairState.COMPLETED, PairState.ENDED, PairState.DECLINED


@dataclass(slots=True)
class House:
    """A school with a programme: Ольга and Мария help, Анна, Юлия and Инна ask for help."""

    tx: Tx
    school_id: int
    programme_id: int
    people: dict[str, int]

    async def pair(self, mentor: str, *mentees: str, state: PairState = PROPOSED, age: int = 0) -> Pair:
        """A pair in this state, proposed `age` days ago."""
        pair = await add_pair(
            self.tx,
            school_id=self.school_id,
            programme_id=self.programme_id,
            mentor_id=self.people[mentor],
            mentee_ids=[self.people[name] for name in mentees],
            created_by=self.people[mentor],
            now=NOW - timedelta(days=age),
            ends_on=LAST_DAY,
        )
        assert await move_pair(self.tx, pair.id, [PROPOSED], state)
        moved = await get_pair(self.tx, pair.id)
        assert moved is not None
        return moved

    def names(self, people: frozenset[int]) -> set[str]:
        return {name for name, person_id in self.people.items() if person_id in people}


async def lay(tx: Tx) -> House:
    school = await add_school(tx, timezone="Europe/Moscow", locale="ru", now=NOW)
    dates = {"starts_on": date(2026, 9, 1), "ends_on": LAST_DAY}
    programme = await put_programme(tx, school_id=school.id, year=2026, now=NOW, **dates)
    people = {}
    for name in ("Ольга", "Мария", "Анна", "Юлия", "Инна"):
        person = await add_person(tx, school_id=school.id, full_name=name, invitation_id=None, now=NOW)
        people[name] = person.id
    return House(tx, school.id, programme.id, people)


async def test_a_pair_or_group_has_its_mentor_first(database: Database) -> None:
    async def work(tx: Tx) -> None:
        house = await lay(tx)
        group = await house.pair("Мария", "Ольга", "Анна")
        members = (await members_of(tx, [group.id]))[group.id]
        assert [(each.person_id, each.role, each.answer) for each in members] == [
            (house.people["Мария"], Role.MENTOR, Answer.WAITING),
            (house.people["Ольга"], Role.MENTEE, Answer.WAITING),
            (house.people["Анна"], Role.MENTEE, Answer.WAITING),
        ]
        assert await lock_pair(tx, group.id) == group
        assert await lock_pair(tx, group.id + 1) is None

    await database.write(work)


@pytest.mark.parametrize(
    ("state", "holds"),
    [(PROPOSED, 1), (AGREED, 1), (ACTIVE, 1), (COMPLETED, 0), (ENDED, 0), (DECLINED, 0)],
)
async def test_only_an_open_pair_holds_a_place_and_a_mentee(
    database: Database, state: PairState, holds: int
) -> None:
    async def work(tx: Tx) -> None:
        house = await lay(tx)
        await house.pair("Ольга", "Анна", state=state)
        olga, anna = house.people["Ольга"], house.people["Анна"]
        assert (await open_mentees(tx, [olga])).get(olga, 0) == holds
        assert await paired_mentees(tx, [olga, anna]) == (frozenset({anna}) if holds else frozenset())

    await database.write(work)


async def test_a_group_takes_a_place_for_each_mentee(database: Database) -> None:
    async def work(tx: Tx) -> None:
        house = await lay(tx)
        await house.pair("Ольга", "Анна", "Юлия")
        await house.pair("Ольга", "Инна", state=ACTIVE)
        await house.pair("Мария", "Ольга")
        taken = await open_mentees(tx, list(house.people.values()))
        assert taken == {house.people["Ольга"]: 3, house.people["Мария"]: 1}

    await database.write(work)


async def test_only_a_broken_pair_makes_a_former_mentor(database: Database) -> None:
    async def work(tx: Tx) -> None:
        house = await lay(tx)
        order = {"order_date": date(2026, 9, 1)}
        broken = await house.pair("Ольга", "Анна", state=ACTIVE)
        assert await move_pair(tx, broken.id, [ACTIVE], ENDED, end_reason="other_pair", **order)
        left = await house.pair("Инна", "Анна", state=ACTIVE)
        assert await move_pair(tx, left.id, [ACTIVE], ENDED, end_reason="forgotten", **order)
        await house.pair("Юлия", "Анна", state=ENDED)
        completed = await house.pair("Мария", "Анна", state=ACTIVE)
        assert await move_pair(tx, completed.id, [ACTIVE], COMPLETED, **order)
        found = await former_mentors(tx, house.people["Анна"], ["forgotten"])
        assert house.names(found) == {"Ольга"}

    await database.write(work)


async def test_pairs_are_counted_listed_and_found_by_person(database: Database) -> None:
    async def work(tx: Tx) -> None:
        house = await lay(tx)
        first = await house.pair("Ольга", "Анна", state=ACTIVE)
        second = await house.pair("Ольга", "Юлия", state=ACTIVE)
        third = await house.pair("Мария", "Инна", state=DECLINED)
        assert await count_pairs(tx, house.programme_id) == {ACTIVE: 2, DECLINED: 1}
        assert await pairs_in(tx, house.programme_id, list(PairState)) == [third, second, first]
        assert await pairs_in(tx, house.programme_id, [ACTIVE], limit=1, offset=1) == [first]
        assert await pairs_of_person(tx, house.people["Ольга"], [ACTIVE]) == [second, first]
        assert await pairs_of_person(tx, house.people["Инна"], [ACTIVE]) == []

    await database.write(work)


async def test_silent_proposals_are_found_by_age_and_programme(database: Database) -> None:
    async def work(tx: Tx) -> None:
        house, other = await lay(tx), await lay(tx)
        old = await house.pair("Ольга", "Анна", age=3)
        await house.pair("Ольга", "Юлия", age=2)
        await house.pair("Мария", "Инна", state=AGREED, age=9)
        elsewhere = await other.pair("Ольга", "Анна", age=5)
        limit = NOW - timedelta(days=3)
        assert await proposed_before(tx, limit, house.programme_id) == [old]
        assert await proposed_before(tx, limit) == [old, elsewhere]

    await database.write(work)


async def test_active_pairs_past_their_last_day_are_found(database: Database) -> None:
    async def work(tx: Tx) -> None:
        house = await lay(tx)
        active = await house.pair("Ольга", "Анна", state=ACTIVE)
        await house.pair("Ольга", "Юлия", state=AGREED)
        assert await active_past(tx, house.school_id, LAST_DAY) == []
        assert await active_past(tx, house.school_id, LAST_DAY + timedelta(days=1)) == [active]

    await database.write(work)


async def test_an_answer_and_a_state_change_only_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        house = await lay(tx)
        pair = await house.pair("Ольга", "Анна")
        anna = house.people["Анна"]
        assert await answer_pair_member(tx, pair.id, anna, Answer.ACCEPTED, "", NOW)
        assert not await answer_pair_member(tx, pair.id, anna, Answer.DECLINED, "передумала", NOW)
        assert not await answer_pair_member(tx, pair.id, house.people["Юлия"], Answer.ACCEPTED, "", NOW)
        assert await move_pair(tx, pair.id, [PROPOSED], AGREED)
        assert not await move_pair(tx, pair.id, [PROPOSED], DECLINED)

    await database.write(work)
