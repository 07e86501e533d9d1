"""What is asked of the stored meetings, and who of two people acting at once is the faster one."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import pytest

from mentoring.meeting_notices import plan_meetings
from mentoring.meetings import (
    MeetingInPast,
    MeetingNotYet,
    MeetingOverlaps,
    MeetingSameTime,
    MeetingTooFar,
    cancel_meeting,
    confirm_meeting,
    keep_meeting,
    miss_meeting,
    move_meeting,
    promise_to_come,
    propose_meeting,
    record_meeting,
)
from mentoring.pairs import end_pair
from mentoring.refusals import NotAllowed, Outdated, Refusal
from mentoring.roles import Actor
from storage.engine import Database, Tx
from storage.meetings import (
    PLANNED_STATES,
    change_meeting,
    count_meetings_in,
    get_meeting,
    meetings_between,
    meetings_in,
    meetings_of_pairs,
    meetings_of_people,
    set_coming,
)
from storage.records import Meeting, MeetingState, Pair
from tests.mentoring.pair_samples import NOW, Samples, lay_bank
from tests.storage.statements import counted

SOON = NOW + timedelta(days=2)
LATER = SOON + timedelta(days=1)
AFTER = SOON + timedelta(hours=1)
PROPOSED, CONFIRMED, CANCELLED = MeetingState.PROPOSED, MeetingState.CONFIRMED, MeetingState.CANCELLED
Deed = Callable[[Tx], Awaitable[Meeting]]


@dataclass(slots=True)
class Stage:
    """Ольга and Анна are an active pair."""

    database: Database
    people: Samples
    pair: Pair

    @property
    def olga(self) -> Actor:
        return self.people.olga

    @property
    def anna(self) -> Actor:
        return self.people.anna

    async def asked(self, starts_at: datetime = SOON, pair: Pair | None = None) -> Meeting:
        """Анна has proposed."""
        return await self.done(self.proposing(self.anna, starts_at, pair))

    async def agreed(self, starts_at: datetime = SOON) -> Meeting:
        meeting = await self.asked(starts_at)
        return await self.done(lambda tx: confirm_meeting(tx, self.olga, meeting.id, NOW))

    def proposing(self, actor: Actor, starts_at: datetime = SOON, pair: Pair | None = None) -> Deed:
        pair_id = (pair or self.pair).id
        return lambda tx: propose_meeting(tx, actor, pair_id, starts_at, 45, "В кабинете", NOW)

    def moving(self, actor: Actor, meeting: Meeting, to: datetime, now: datetime = NOW) -> Deed:
        return lambda tx: move_meeting(tx, actor, meeting.id, to, now)

    async def done(self, deed: Deed) -> Meeting:
        return await self.database.write(deed)

    async def at_once(self, *deeds: Deed) -> list[Meeting | BaseException]:
        """Everybody acts at the same moment; what became of each."""
        return await asyncio.gather(*(self.database.write(deed) for deed in deeds), return_exceptions=True)

    async def stored(self, meeting: Meeting) -> Meeting:
        async with self.database.read() as tx:
            found = await get_meeting(tx, meeting.id)
        assert found is not None
        return found

    async def refuses(self, refusal: type[Refusal], deed: Deed) -> None:
        with pytest.raises(refusal):
            await self.done(deed)


@pytest.fixture
async def stage(database: Database) -> Stage:
    people = await lay_bank(database)
    return Stage(database, people, await people.activate())


def faster(results: list[Meeting | BaseException]) -> Meeting:
    """Exactly one came first; the others were told that the world has moved on."""
    (winner,) = [each for each in results if isinstance(each, Meeting)]
    others = [each for each in results if each is not winner]
    assert all(isinstance(each, (Outdated, MeetingOverlaps)) for each in others), others
    return winner


async def test_a_change_needs_the_meeting_as_it_was_read(stage: Stage) -> None:
    meeting = await stage.asked()

    async def work(tx: Tx) -> None:
        assert await change_meeting(tx, meeting.id, 0, place="В библиотеке")
        assert not await change_meeting(tx, meeting.id, 0, place="По телефону")
        assert not await set_coming(tx, meeting.id, 0, [1])
        assert await set_coming(tx, meeting.id, 1, [1])
        assert not await change_meeting(tx, meeting.id + 1, 0, place="Нигде")

    await stage.database.write(work)
    found = await stage.stored(meeting)
    assert (found.place, found.sequence, list(found.coming)) == ("В библиотеке", 1, [1])
    assert found.uid == meeting.uid


async def test_lists_hold_what_they_say(stage: Stage) -> None:
    first, second = await stage.agreed(SOON), await stage.asked(LATER)
    boris = await stage.people.mentor("Зорин Борис Ильич")
    programme = stage.people.programme.id
    async with stage.database.read() as tx:
        assert await meetings_of_pairs(tx, [stage.pair.id], PLANNED_STATES) == [first, second]
        newest = await meetings_of_pairs(tx, [stage.pair.id], PLANNED_STATES, newest_first=True)
        assert newest == [second, first]
        assert await meetings_of_pairs(tx, [stage.pair.id], [CONFIRMED]) == [first]
        assert await meetings_of_pairs(tx, [], PLANNED_STATES) == []
        assert await meetings_of_people(tx, [stage.olga.id, boris.id], PLANNED_STATES) == [first, second]
        assert await meetings_of_people(tx, [boris.id], PLANNED_STATES) == []
        assert await meetings_between(tx, SOON, LATER, PLANNED_STATES) == [first]
        assert await meetings_in(tx, programme, PLANNED_STATES, limit=1) == [second]
        assert await meetings_in(tx, programme, PLANNED_STATES, limit=1, offset=1) == [first]
        assert await count_meetings_in(tx, programme, [CONFIRMED]) == 1
        assert await count_meetings_in(tx, programme + 1, PLANNED_STATES) == 0


async def test_two_yeses_at_once_settle_it_once(stage: Stage) -> None:
    meeting = await stage.asked()
    yes: Deed = lambda tx: confirm_meeting(tx, stage.olga, meeting.id, NOW, 0)  # noqa: E731
    assert faster(await stage.at_once(yes, yes)).state is CONFIRMED
    assert (await stage.stored(meeting)).sequence == 1
    settled = [person for kind, person in await stage.people.notices() if kind == "meeting_settled"]
    assert sorted(settled) == sorted([stage.olga.id, stage.anna.id])


async def test_a_yes_and_a_cancellation_at_once_do_not_both_happen(stage: Stage) -> None:
    meeting = await stage.asked()
    winner = faster(
        await stage.at_once(
            lambda tx: confirm_meeting(tx, stage.olga, meeting.id, NOW, 0),
            lambda tx: cancel_meeting(tx, stage.anna, meeting.id, NOW, 0),
        )
    )
    assert (await stage.stored(meeting)).state is winner.state


async def test_both_cancelling_at_once_cancel_once(stage: Stage) -> None:
    meeting = await stage.agreed()
    faster(
        await stage.at_once(
            lambda tx: cancel_meeting(tx, stage.olga, meeting.id, NOW, 1),
            lambda tx: cancel_meeting(tx, stage.anna, meeting.id, NOW, 1),
        )
    )
    assert (await stage.stored(meeting)).sequence == 2


async def test_both_proposing_the_same_hour_at_once_get_one_meeting(stage: Stage) -> None:
    faster(await stage.at_once(stage.proposing(stage.olga), stage.proposing(stage.anna)))
    async with stage.database.read() as tx:
        assert len(await meetings_of_pairs(tx, [stage.pair.id], PLANNED_STATES)) == 1


async def test_two_mentees_at_once_cannot_take_the_same_hour_of_their_mentor(stage: Stage) -> None:
    people = stage.people
    maria = await people.mentor("Кузнецова Мария Львовна", capacity=2)
    first, second = await people.mentee("Зайцева Юлия Сергеевна"), await people.mentee("Ким Инна Олеговна")
    pairs = []
    for mentee in (first, second):
        pair = await people.propose(maria, mentee)
        await people.accept(maria, pair)
        pairs.append(await people.order(await people.accept(mentee, pair), f"{mentee.id}-о"))
    faster(
        await stage.at_once(
            stage.proposing(first, SOON, pairs[0]),
            stage.proposing(second, SOON + timedelta(minutes=30), pairs[1]),
        )
    )
    async with stage.database.read() as tx:
        assert len(await meetings_of_people(tx, [maria.id], PLANNED_STATES)) == 1


async def test_both_promising_to_come_at_once_are_both_remembered(stage: Stage) -> None:
    meeting = await stage.agreed()
    results = await stage.at_once(
        lambda tx: promise_to_come(tx, stage.olga, meeting.id, NOW, 1),
        lambda tx: promise_to_come(tx, stage.anna, meeting.id, NOW, 1),
        lambda tx: promise_to_come(tx, stage.anna, meeting.id, NOW, 1),
    )
    assert all(isinstance(each, Meeting) for each in results), results
    found = await stage.stored(meeting)
    assert sorted(found.coming) == sorted([stage.olga.id, stage.anna.id])
    assert found.sequence == 1


async def test_both_recording_at_once_leave_one_record(stage: Stage) -> None:
    meeting = await stage.agreed()
    winner = faster(
        await stage.at_once(
            lambda tx: record_meeting(tx, stage.olga, meeting.id, "Разбор урока", "Нашли решение", AFTER),
            lambda tx: miss_meeting(tx, stage.anna, meeting.id, "Забыли", AFTER),
        )
    )
    assert await stage.stored(meeting) == winner


async def test_a_pair_that_ends_meanwhile_keeps_no_meeting_ahead(stage: Stage) -> None:
    async def end(tx: Tx) -> Meeting:
        await end_pair(tx, stage.people.vera, stage.pair.id, "goal", NOW)
        return meeting

    meeting = await stage.asked(LATER)
    await stage.at_once(stage.proposing(stage.anna, SOON), end, stage.proposing(stage.olga, AFTER))
    async with stage.database.read() as tx:
        assert await meetings_of_pairs(tx, [stage.pair.id], PLANNED_STATES) == []


async def test_nobody_agrees_to_a_time_that_was_not_shown(stage: Stage) -> None:
    meeting = await stage.asked()
    await stage.done(stage.moving(stage.anna, meeting, LATER))
    await stage.refuses(Outdated, lambda tx: confirm_meeting(tx, stage.olga, meeting.id, NOW, seen=0))
    agreed = await stage.done(lambda tx: confirm_meeting(tx, stage.olga, meeting.id, NOW, seen=1))
    assert agreed.starts_at == LATER


async def test_whoever_proposed_cannot_agree_with_himself(stage: Stage) -> None:
    meeting = await stage.asked()
    await stage.refuses(Outdated, lambda tx: confirm_meeting(tx, stage.anna, meeting.id, NOW))
    agreed = await stage.done(lambda tx: confirm_meeting(tx, stage.olga, meeting.id, NOW))
    await stage.refuses(Outdated, lambda tx: confirm_meeting(tx, stage.olga, agreed.id, NOW))


@pytest.mark.parametrize(
    ("refusal", "starts_at"),
    [
        (MeetingInPast, NOW),
        (MeetingTooFar, NOW + timedelta(days=401)),
        (MeetingOverlaps, SOON + timedelta(minutes=30)),
    ],
)
async def test_times_that_nobody_can_keep_are_refused(
    stage: Stage, refusal: type[Refusal], starts_at: datetime
) -> None:
    await stage.agreed(SOON)
    later = await stage.asked(LATER)
    await stage.refuses(refusal, stage.proposing(stage.anna, starts_at))
    await stage.refuses(refusal, stage.moving(stage.anna, later, starts_at))


async def test_a_meeting_may_be_moved_into_its_own_hour_but_not_to_the_same_time(stage: Stage) -> None:
    meeting = await stage.agreed()
    await stage.refuses(MeetingSameTime, stage.moving(stage.anna, meeting, SOON))
    half_an_hour_later = SOON + timedelta(minutes=30)
    moved = await stage.done(stage.moving(stage.anna, meeting, half_an_hour_later))
    assert moved.moved_to == half_an_hour_later
    await stage.refuses(MeetingSameTime, stage.moving(stage.olga, meeting, half_an_hour_later))


async def test_an_hour_to_which_another_meeting_is_to_be_moved_is_taken(stage: Stage) -> None:
    first = await stage.agreed(SOON)
    await stage.done(stage.moving(stage.anna, first, LATER))
    await stage.refuses(MeetingOverlaps, stage.proposing(stage.olga, LATER))


async def test_a_confirmed_meeting_stands_until_the_move_is_agreed_to(stage: Stage) -> None:
    meeting = await stage.agreed()
    moving = await stage.done(stage.moving(stage.anna, meeting, LATER))
    assert (moving.state, moving.starts_at, moving.moved_to) == (CONFIRMED, SOON, LATER)
    kept = await stage.done(lambda tx: keep_meeting(tx, stage.olga, meeting.id, NOW, moving.sequence))
    assert (kept.starts_at, kept.moved_to, kept.moved_by) == (SOON, None, None)
    await stage.refuses(Outdated, lambda tx: keep_meeting(tx, stage.olga, meeting.id, NOW))


async def test_a_promise_is_for_the_agreed_time_only(stage: Stage) -> None:
    meeting = await stage.agreed()
    await stage.done(lambda tx: promise_to_come(tx, stage.olga, meeting.id, NOW))
    moving = await stage.done(stage.moving(stage.anna, meeting, LATER))
    assert list(moving.coming) == [stage.olga.id]
    moved = await stage.done(lambda tx: confirm_meeting(tx, stage.olga, meeting.id, NOW))
    assert list(moved.coming) == []


async def test_a_proposal_cannot_be_promised_nor_a_meeting_that_has_begun(stage: Stage) -> None:
    asked = await stage.asked(LATER)
    await stage.refuses(Outdated, lambda tx: promise_to_come(tx, stage.olga, asked.id, NOW))
    agreed = await stage.agreed()
    await stage.refuses(Outdated, lambda tx: promise_to_come(tx, stage.olga, agreed.id, SOON))


async def test_what_has_begun_is_recorded_not_cancelled(stage: Stage) -> None:
    meeting = await stage.agreed()
    await stage.refuses(MeetingNotYet, lambda tx: miss_meeting(tx, stage.olga, meeting.id, "Забыли", NOW))
    await stage.refuses(Outdated, lambda tx: cancel_meeting(tx, stage.olga, meeting.id, SOON))
    missed = await stage.done(lambda tx: miss_meeting(tx, stage.olga, meeting.id, "Забыли", SOON))
    assert (missed.state, missed.reason, missed.recorded_by) == (
        MeetingState.MISSED,
        "Забыли",
        stage.olga.id,
    )


async def test_a_meeting_without_an_answer_may_have_taken_place_all_the_same(stage: Stage) -> None:
    meeting = await stage.asked()
    held = await stage.done(
        lambda tx: record_meeting(tx, stage.olga, meeting.id, "Документы", "Составили план", AFTER)
    )
    assert (held.state, held.topic, held.done) == (MeetingState.HELD, "Документы", "Составили план")


async def test_a_meeting_of_an_ended_pair_can_still_be_recorded_but_nothing_else(stage: Stage) -> None:
    meeting = await stage.agreed()
    await stage.people.database.write(
        lambda tx: end_pair(tx, stage.people.vera, stage.pair.id, "goal", AFTER)
    )
    next_day = AFTER + timedelta(days=1)
    await stage.refuses(Outdated, stage.moving(stage.olga, meeting, next_day + timedelta(days=1), next_day))
    await stage.refuses(
        Outdated, lambda tx: propose_meeting(tx, stage.olga, stage.pair.id, LATER, 45, "", NOW)
    )
    held = await stage.done(
        lambda tx: record_meeting(tx, stage.anna, meeting.id, "Разбор урока", "Нашли решение", next_day)
    )
    assert held.state is MeetingState.HELD


async def test_planning_asks_the_database_no_more_often_for_more_meetings(stage: Stage) -> None:
    counts = []
    for place in range(3):
        await stage.agreed(SOON + timedelta(hours=place))
        with counted(stage.database) as sent:
            await stage.database.write(lambda tx: plan_meetings(tx, NOW))
        counts.append(len(sent))
    assert counts == [counts[0]] * 3


async def test_somebody_else_s_meeting_is_out_of_reach(stage: Stage) -> None:
    meeting = await stage.asked()
    stranger = await stage.people.mentor("Зорин Борис Ильич")
    for deed in (confirm_meeting, cancel_meeting, keep_meeting, promise_to_come):
        await stage.refuses(Outdated, partial(deed, actor=stranger, meeting_id=meeting.id, now=NOW))
        await stage.refuses(Outdated, partial(deed, actor=stage.olga, meeting_id=meeting.id + 99, now=NOW))
    await stage.refuses(Outdated, stage.moving(stranger, meeting, LATER))
    await stage.refuses(Outdated, stage.proposing(stranger))
    await stage.refuses(Outdated, lambda tx: miss_meeting(tx, stranger, meeting.id, "Забыли", AFTER))
    await stage.refuses(NotAllowed, stage.proposing(stage.people.vera))
    assert await stage.stored(meeting) == meeting
