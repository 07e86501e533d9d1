"""Two copies of the bot on one PostgreSQL: nobody's updates run side by side, nothing happens twice."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.app import App, Library, build, run
from bot.pace import Pace
from handlers import home
from handlers.screen import Reply, Screen
from handlers.turn import Turn
from storage.engine import Database
from storage.outbox import claim_due, plan_notice
from storage.records import Notice, Role
from tests.seconds import Seconds
from tests.services import POSTGRES_URL
from tests.town import Town, Townsman, lay_school, settle_in


@pytest.fixture
def database_url() -> str:
    return POSTGRES_URL


@pytest.fixture
async def anna(town: Town) -> Townsman:
    school = await lay_school(town)
    return await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)


@pytest.fixture
async def copy(town: Town, library: Library) -> AsyncIterator[App]:
    """A second process: connections, lanes and memory of its own."""
    database, seconds = Database(POSTGRES_URL), Seconds()
    await database.open()
    pace = Pace(felt=seconds.felt, sleep=seconds.sleep)
    app = await build(town.app.settings, library, town.clock, database, town.app.bot, pace)
    yield app
    await app.updates.stop()
    await database.close()


async def count(turn: Turn) -> Reply:
    """Count the calls in the conversation's memory, which is read at the start and written at the end."""
    so_far = (await turn.talk.get_data()).get("count", 0)
    await turn.talk.update_data({"count": so_far + 1})
    return Reply(Screen(str(so_far + 1)))


async def handle(app: App, batch: list[dict[str, object]]) -> None:
    await app.take(batch)
    await app.updates.settle()


async def test_two_copies_fed_by_one_person_lose_nothing(
    town: Town, anna: Townsman, copy: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home, "home", count)
    for _ in range(20):
        town.telegram.say(anna.id, "/menu")
    batch = town.telegram.world.updates.take(100)
    await asyncio.gather(handle(town.app, batch[::2]), handle(copy, batch[1::2]))
    assert sorted(map(int, anna.heard)) == list(range(1, 21))


async def test_an_update_that_both_copies_are_given_is_answered_once(
    town: Town, anna: Townsman, copy: App
) -> None:
    town.telegram.say(anna.id, "/menu")
    batch = town.telegram.world.updates.take(100)
    await asyncio.gather(handle(town.app, batch), handle(copy, batch))
    assert len(anna.heard) == 1


async def test_what_a_dead_copy_left_is_done_once_by_those_who_start(
    town: Town, anna: Townsman, copy: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.telegram.say(anna.id, "/menu")
    with monkeypatch.context() as patch:
        patch.setattr(copy.updates, "_put", lambda _stored: None)
        await copy.take(town.telegram.world.updates.take(100))
    for app in (town.app, copy):
        await app.updates.resume()
    await asyncio.gather(town.app.updates.settle(), copy.updates.settle())
    assert len(anna.heard) == 1


async def claim(town: Town) -> list[Notice]:
    now = town.clock.now()
    work = partial(claim_due, now=now, lease=timedelta(minutes=5), limit=20)
    return await town.app.database.write(work)


@pytest.mark.parametrize(("webhook", "taken"), [("https://bot.example.org", 0), (None, 1)])
async def test_a_starting_copy_leaves_alone_what_another_is_sending(
    town: Town, anna: Townsman, webhook: str | None, taken: int
) -> None:
    now = town.clock.now()
    notice = partial(plan_notice, person_id=anna.person_id, school_id=None, kind="told", payload={})
    await town.app.database.write(partial(notice, dedup_key="told", due_at=now, now=now))
    assert len(await claim(town)) == 1
    settings = town.app.settings.model_copy(update={"webhook_url": webhook})
    stopped = asyncio.Event()
    stopped.set()
    await run(replace(town.app, settings=settings), stopped)
    assert len(await claim(town)) == taken
