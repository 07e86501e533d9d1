"""Time in the sandbox, with and without a follower."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.clock import Clock, moment_of
from sandbox.errors import GestureError
from tests.sandbox.conftest import START, Time, Wire

DAY = timedelta(days=1)


def test_time_flows_at_its_rate(felt: Time) -> None:
    clock = Clock(START, felt, rate=60)
    felt.seconds += 2
    assert clock.now() == START + timedelta(minutes=2)
    clock.set_rate(0)
    felt.seconds += 100
    assert clock.now() == START + timedelta(minutes=2)
    clock.set_rate(1)
    felt.seconds += 1
    assert clock.now() == START + timedelta(minutes=2, seconds=1)


def test_without_a_follower_a_jump_is_immediate(felt: Time) -> None:
    clock = Clock(START, felt, rate=0)
    clock.leap(86_400)
    assert clock.now() == START + DAY
    assert clock.target is None


def test_the_clock_goes_forward_only(felt: Time) -> None:
    clock = Clock(START, felt, rate=0)
    with pytest.raises(GestureError, match="forward only"):
        clock.jump(START - DAY)
    with pytest.raises(GestureError, match="too far"):
        clock.leap(1e18)
    with pytest.raises(GestureError, match="rate is between"):
        clock.set_rate(-1)
    with pytest.raises(GestureError, match="no moment like"):
        moment_of("завтра")


def test_a_moment_without_a_zone_is_utc() -> None:
    assert moment_of("2026-09-01T09:00:00") == datetime(2026, 9, 1, 9, tzinfo=UTC)
    assert moment_of("2026-09-01T09:00:00Z") == moment_of("2026-09-01T12:00:00+03:00")


def test_a_follower_walks_and_time_stands_at_each_step(felt: Time) -> None:
    clock = Clock(START, felt, rate=1)
    clock.step(START, settled=True, next_due=START + DAY)
    clock.leap_to_next()
    assert clock.target == START + DAY
    felt.seconds += 5
    assert clock.now() == START, "while a walk lasts, time does not flow by itself"
    clock.step(START + timedelta(hours=3), settled=False, next_due=START + DAY)
    assert clock.now() == START + timedelta(hours=3)
    clock.step(START + timedelta(hours=2), settled=False, next_due=None)
    assert clock.now() == START + timedelta(hours=3), "no step back"
    clock.step(START + timedelta(hours=4), settled=True, next_due=None)
    assert clock.now() == START + DAY
    assert clock.view()["target"] is None
    felt.seconds += 1
    assert clock.now() == START + DAY + timedelta(seconds=1)


def test_two_leaps_add_up(felt: Time) -> None:
    clock = Clock(START, felt, rate=0)
    clock.step(START, settled=True, next_due=None)
    clock.leap(3600)
    clock.leap(3600)
    assert clock.target == START + timedelta(hours=2)


def test_a_walk_whose_follower_is_lost_ends_by_itself(felt: Time) -> None:
    clock = Clock(START, felt, rate=0)
    clock.step(START, settled=True, next_due=None)
    clock.leap(3600)
    clock.finish_lost_walk()
    assert clock.target is not None
    felt.seconds += 31
    clock.finish_lost_walk()
    assert clock.now() == START + timedelta(hours=1)
    assert clock.view()["target"] is None


def test_nothing_due_is_a_clear_answer(felt: Time) -> None:
    with pytest.raises(GestureError, match="nobody has told what is due next"):
        Clock(START, felt).leap_to_next()


async def test_the_whole_walk_over_http(wire: Wire) -> None:
    _, told = await wire.get("sim/clock")
    version = told["clock"]["version"]
    assert told["clock"]["follower"] is False
    waiting = asyncio.create_task(wire.get("sim/clock/wait", version=version))
    due = (START + timedelta(hours=1)).isoformat()
    await wire.post("sim/clock/step", {"now": START.isoformat(), "settled": True, "next_due": due})
    jump = asyncio.create_task(wire.post("sim/clock/jump", {"seconds": 7200}, wait="settled"))
    _, woken = await waiting
    assert woken["clock"]["version"] > version
    assert woken["clock"]["target"] == (START + timedelta(hours=2)).isoformat()
    assert not jump.done()
    await wire.post("sim/clock/step", {"now": due, "settled": False})
    _, halfway = await wire.get("sim/clock")
    assert halfway["clock"]["now"] == due
    await wire.post("sim/clock/step", {"now": woken["clock"]["target"], "settled": True})
    _, landed = await jump
    assert landed["settled"] is True
    assert (landed["clock"]["now"], landed["clock"]["target"]) == (woken["clock"]["target"], None)


async def test_messages_carry_the_date_of_the_step(wire: Wire) -> None:
    await wire.post("sim/open_link", {"person": 1002, "payload": ""})
    later = START + timedelta(hours=5)
    await wire.post("sim/clock/step", {"now": START.isoformat(), "settled": True})
    await wire.post("sim/clock/jump", {"to": (START + DAY).isoformat()})
    await wire.post("sim/clock/step", {"now": later.isoformat(), "settled": False})
    _, sent = await wire.bot("sendMessage", chat_id=1002, text="Встреча через час")
    assert sent["result"]["date"] == int(later.timestamp())


async def test_the_bot_finds_a_lost_walk_finished(wire: Wire, felt: Time) -> None:
    await wire.post("sim/open_link", {"person": 1002, "payload": ""})
    await wire.post("sim/clock/step", {"now": START.isoformat(), "settled": True})
    await wire.post("sim/clock/jump", {"seconds": 86_400})
    felt.seconds += 31
    _, sent = await wire.bot("sendMessage", chat_id=1002, text="вернулся")
    assert sent["result"]["date"] == int((START + DAY).timestamp())


async def test_a_jump_that_nobody_walks_says_so_in_time(wire: Wire) -> None:
    await wire.post("sim/clock/step", {"now": START.isoformat(), "settled": True})
    status, answer = await wire.post("sim/clock/jump", {"seconds": 60}, wait="settled", timeout=0)
    assert (status, answer["settled"]) == (200, False)


async def test_a_wait_ends_when_its_time_is_over(wire: Wire) -> None:
    _, told = await wire.get("sim/clock/wait", version=10**6, timeout=0)
    assert told["clock"]["follower"] is True


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("jump", {}, "say how far: seconds, to, or next"),
        ("jump", {"seconds": "завтра"}, "'seconds' is no number"),
        ("jump", {"next": True}, "nobody has told what is due next"),
        ("jump", {"to": "2020-01-01"}, "the clock goes forward only"),
        ("rate", {}, "'rate' is missing"),
        ("step", {}, "'now' is missing"),
    ],
)
async def test_a_mistake_is_one_sentence(wire: Wire, path: str, body: dict[str, object], words: str) -> None:
    status, answer = await wire.post(f"sim/clock/{path}", body)
    assert status in {400, 409}
    assert answer["error"].startswith(words)
