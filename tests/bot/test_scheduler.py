"""The clock of the bot: plans, says what is due in order, and keeps nothing that must last."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from apscheduler.jobstores.memory import MemoryJobStore

from bot.scheduler import PLAN_EVERY, Scheduler
from storage.engine import Tx
from storage.inbox import unfinished
from storage.outbox import next_due, plan_notice
from storage.records import Role
from tests.town import Town, Townsman, lay_school, settle_in


@pytest.fixture
async def anna(town: Town) -> Townsman:
    school = await lay_school(town)
    return await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)


def scheduler(town: Town, planned: list[datetime]) -> Scheduler:
    async def note(_tx: Tx, now: datetime) -> None:
        planned.append(now)

    return Scheduler(town.app.database, town.app.outbox, town.clock, (note,))


async def test_it_plans_at_once_and_then_every_quarter_of_an_hour(town: Town) -> None:
    planned: list[datetime] = []
    clock = scheduler(town, planned)
    start = town.clock.now()
    for minutes in (0, 1, 14, 15, 16, 30):
        town.clock.set(start + timedelta(minutes=minutes))
        await clock.tick()
    assert [moment - start for moment in planned] == [timedelta(0), PLAN_EVERY, 2 * PLAN_EVERY]


async def test_its_jobs_live_in_memory_and_never_run_side_by_side(town: Town) -> None:
    """A job store in the database fires twice with two processes and drops jobs after a short downtime."""
    clock = scheduler(town, [])
    clock.start()
    try:
        jobs = clock._jobs.get_jobs()
        assert isinstance(clock._jobs._jobstores["default"], MemoryJobStore)
        assert {(job.max_instances, job.coalesce, job.misfire_grace_time) for job in jobs} == {
            (1, True, None)
        }
    finally:
        clock.stop()


async def test_a_jump_goes_from_one_due_moment_to_the_next(town: Town, anna: Townsman) -> None:
    start = town.clock.now()
    for hours in (5, 2):
        await town.app.database.write(
            partial(
                plan_notice,
                person_id=anna.person_id,
                school_id=None,
                kind="form_unfinished",
                dedup_key=f"test:{hours}",
                payload={"nonce": "gone"},
                due_at=start + timedelta(hours=hours),
                now=start,
            )
        )
    clock = scheduler(town, [])
    assert await clock.next_moment(start) == start + timedelta(hours=2)
    await town.passes(hours=3)
    assert await town.data(next_due) == start + timedelta(hours=5)


async def test_a_quiet_day_still_has_its_morning(town: Town) -> None:
    clock = scheduler(town, [])
    moment = await clock.next_moment(town.clock.now())
    assert moment is not None
    assert timedelta(0) < moment - town.clock.now() <= timedelta(days=1)


async def test_what_is_done_is_swept_after_two_days(town: Town, anna: Townsman) -> None:
    await anna.says("/menu")
    town.clock.set(town.clock.now() + timedelta(days=3))
    await town.app.scheduler.sweep()
    assert await town.data(unfinished) == []
