"""The order that makes a pair active."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentoring.orders import NotAgreed, OrderDate, OrderNumber, check_order
from mentoring.refusals import Refusal
from storage.engine import Database
from storage.records import (
    PairState,
)
from tests.mentoring.pair_samples import (
    TODAY,
    Samples,
    lay_bank,
)


@pytest.fixture
async def bank(database: Database) -> Samples:
    return await lay_bank(database)


@pytest.mark.parametrize(
    ("number", "day", "why"),
    [
        ("", TODAY, OrderNumber),
        ("1" * 61, TODAY, OrderNumber),
        ("12", TODAY + timedelta(days=1), OrderDate),
    ],
)
def test_an_order_without_number_or_of_tomorrow_is_refused(
    number: str, day: date, why: type[Refusal]
) -> None:
    with pytest.raises(why):
        check_order(number, day, TODAY)


async def test_an_order_makes_an_agreed_pair_active_and_tells_both(bank: Samples) -> None:
    agreed = await bank.agree()
    before = await bank.notices()
    await bank.order(agreed, " 45-о ")
    stored, _ = await bank.state(agreed)
    assert stored == replace(agreed, state=PairState.ACTIVE, order_number="45-о", order_date=TODAY)
    assert await bank.notices() - before == {("pair_active", bank.olga.id), ("pair_active", bank.anna.id)}


async def test_an_order_is_marked_once_and_only_for_agreed_pairs(bank: Samples) -> None:
    pair = await bank.propose()
    with pytest.raises(NotAgreed):
        await bank.order(pair)
    await bank.accept(bank.olga, pair)
    await bank.accept(bank.anna, pair)
    await bank.order(pair)
    with pytest.raises(NotAgreed):
        await bank.order(pair, "46")
    assert (await bank.state(pair))[0].order_number == "45-о"
