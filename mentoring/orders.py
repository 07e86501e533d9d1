"""The order on pairs: what both have agreed to becomes their work (DOMAIN §4.3)."""

from datetime import date, datetime

from mentoring.pair_notices import tell_members
from mentoring.pairs import change_state, check_consents, note, pair_in_school
from mentoring.refusals import Refusal
from mentoring.roles import Actor
from storage.engine import Tx
from storage.pairs import members_of
from storage.records import Pair, PairState

NUMBER_LENGTH = 60


class OrderNumber(Refusal):
    """An order has a number of up to 60 characters."""

    key = "refusal-order-number"


class OrderDate(Refusal):
    """An order is marked once it is signed, so its date is not to come."""

    key = "refusal-order-date"


class NotAgreed(Refusal):
    """An order fixes what both have agreed to, and only once."""

    key = "refusal-not-agreed"


def check_order(number: str, signed_on: date, today: date) -> None:
    """Raise why this cannot be the order."""
    if not 0 < len(number) <= NUMBER_LENGTH:
        raise OrderNumber
    if signed_on > today:
        raise OrderDate


async def mark_order(
    tx: Tx, actor: Actor, pair_id: int, *, number: str, signed_on: date, now: datetime
) -> Pair:
    """The director has signed: the pair is active, both are told what to do next."""
    pair = await pair_in_school(tx, actor, pair_id)
    if pair.state is not PairState.AGREED:
        raise NotAgreed
    today = actor.today(now)
    check_order(number.strip(), signed_on, today)
    await check_consents(tx, (await members_of(tx, [pair.id]))[pair.id])
    order = {"order_number": number.strip(), "order_date": signed_on, "starts_on": pair.starts_on or today}
    active = await change_state(tx, pair, PairState.AGREED, PairState.ACTIVE, **order)
    await note(tx, actor, active, "pair_order_marked", now)
    await tell_members(tx, active, "pair_active", now)
    return active
