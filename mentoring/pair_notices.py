"""What is said about a pair and to whom: at once after somebody's act, later when nobody answers."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.curators import tell_curators
from mentoring.quiet import morning
from storage.engine import Tx
from storage.outbox import plan_notice
from storage.pairs import members_of, proposed_before
from storage.people import people_with_role
from storage.records import Answer, Pair, PairMember, Role, School
from storage.schools import all_schools

REMIND_AFTER = timedelta(days=3)
"""So long a proposal may lie unanswered before the bot reminds, once."""
TELL_AFTER = timedelta(days=5)
"""Then the curator is told: a second reminder would only annoy (UX §2.3)."""


async def tell(
    tx: Tx, pair: Pair, kind: str, people: Iterable[int], now: datetime, due_at: datetime | None = None
) -> None:
    """Plan the notice for each of these people, once in the pair's life."""
    for person_id in people:
        await plan_notice(
            tx,
            person_id=person_id,
            school_id=pair.school_id,
            kind=kind,
            dedup_key=f"{kind}:{pair.id}:{person_id}",
            payload={"pair": pair.id},
            due_at=due_at or now,
            now=now,
        )


async def tell_members(tx: Tx, pair: Pair, kind: str, now: datetime, but: int | None = None) -> None:
    """Plan the notice for everybody of the pair except `but`."""
    members = (await members_of(tx, [pair.id]))[pair.id]
    await tell(tx, pair, kind, [each.person_id for each in members if each.person_id != but], now)


async def tell_its_curators(tx: Tx, pair: Pair, kind: str, now: datetime, but: int) -> None:
    """Plan the notice for the curators of the pair's school except `but`, who did it."""
    payload = {"pair": pair.id}
    await tell_curators(tx, pair.school_id, kind=kind, about=str(pair.id), payload=payload, now=now, but=but)


async def plan_silent_pairs(tx: Tx, now: datetime) -> None:
    """Remind whoever has not answered a proposal for three days; two days later tell the curators."""
    pairs = await proposed_before(tx, now)
    members = await members_of(tx, [pair.id for pair in pairs])
    schools = {school.id: school for school in await all_schools(tx)}
    for pair in pairs:
        waiting = [each for each in members[pair.id] if each.answer is Answer.WAITING]
        await _plan_silence(tx, pair, waiting, schools[pair.school_id], now)


async def _plan_silence(tx: Tx, pair: Pair, waiting: list[PairMember], school: School, now: datetime) -> None:
    remind_at, tell_at = (_morning_after(pair, wait, school) for wait in (REMIND_AFTER, TELL_AFTER))
    await tell(tx, pair, "pair_reminder", [each.person_id for each in waiting], now, remind_at)
    if now >= remind_at:
        curators = await people_with_role(tx, pair.school_id, Role.CURATOR)
        await tell(tx, pair, "pair_silent", [curator.id for curator in curators], now, tell_at)


def _morning_after(pair: Pair, wait: timedelta, school: School) -> datetime:
    zone = ZoneInfo(school.timezone)
    return morning((pair.created_at + wait).astimezone(zone).date(), zone)
