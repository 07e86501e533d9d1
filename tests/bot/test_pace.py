"""The pace of sending, in made-up seconds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pace import Pace
from tests.seconds import Seconds


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


async def sent(seconds: Seconds, pace: Pace, chats: list[int]) -> list[float]:
    moments = []
    for chat in chats:
        await pace.slot(chat)
        moments.append(seconds.now)
    return moments


def most_in_a_second(moments: list[float]) -> int:
    return max(sum(start <= moment < start + 1 for moment in moments) for start in moments)


async def test_no_second_holds_more_than_telegram_allows(seconds: Seconds) -> None:
    pace = Pace(felt=seconds.felt, sleep=seconds.sleep)
    moments = await sent(seconds, pace, list(range(200)))
    assert most_in_a_second(moments) <= 31
    assert moments[-1] == pytest.approx(199 / 30, abs=0.1)


async def test_one_chat_hears_one_message_a_second(seconds: Seconds) -> None:
    pace = Pace(felt=seconds.felt, sleep=seconds.sleep)
    moments = await sent(seconds, pace, [7, 7, 7])
    assert [round(moment) for moment in moments] == [0, 1, 2]


async def test_after_429_everybody_waits_and_goes_on_more_slowly(seconds: Seconds) -> None:
    pace = Pace(felt=seconds.felt, sleep=seconds.sleep)
    await pace.freeze(10)
    assert await sent(seconds, pace, [1]) == [10]
    assert pace.rate < 30


async def test_the_rate_comes_back_with_success(seconds: Seconds) -> None:
    pace = Pace(felt=seconds.felt, sleep=seconds.sleep)
    await pace.freeze(1)
    for _ in range(100):
        await pace.succeed()
    assert pace.rate == 30


@given(st.lists(st.integers(1, 5), max_size=60))
def test_slots_never_overtake_each_other(chats: list[int]) -> None:
    import asyncio

    seconds = Seconds()
    pace = Pace(felt=seconds.felt, sleep=seconds.sleep)
    moments = asyncio.run(sent(seconds, pace, chats))
    assert moments == sorted(moments)
    for chat in set(chats):
        own = [moment for moment, whose in zip(moments, chats, strict=True) if whose == chat]
        assert all(later - earlier >= 0.999 for earlier, later in pairwise(own))
