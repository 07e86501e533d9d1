"""A pair that has never met: the mentor hears of it first, the mentee a week later, each once a fortnight at
most (UX §2.3). The curator has it in the list meanwhile."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.quiet import morning
from storage.engine import Tx
from storage.outbox import last_planned, plan_notice
from storage.pairs import members_of, unmet_pairs
from storage.records import Pair, PairMember, Role, School
from storage.schools import all_schools

KIND = "first_meeting"
PATIENCE: Mapping[Role, timedelta] = {Role.MENTOR: timedelta(days=7), Role.MENTEE: timedelta(days=14)}
"""So long after the pair has begun to work each side is left alone."""
PAUSE = timedelta(days=14)
"""So long a person hears nothing more of it, however many pairs wait."""


def begins(pair: Pair, members: Iterable[PairMember], zone: ZoneInfo) -> date:
    """The first day of work: order and term may be dated back, so not before everybody had agreed."""
    agreed = [one.answered_at.astimezone(zone).date() for one in members if one.answered_at is not None]
    return max(day for day in (pair.order_date, pair.starts_on, *agreed, date.min) if day is not None)


def is_due(role: Role, began: date, last: date | None, today: date) -> bool:
    """True if this side of a pair that works since `began` hears of it today; `last` is when the person heard
    of such a pair before."""
    rested = last is None or today >= last + PAUSE
    return today >= began + PATIENCE[role] and rested


async def plan_first_meetings(tx: Tx, now: datetime) -> None:
    """Remind the members of every pair that has been at work for a while without a meeting."""
    schools = {school.id: school for school in await all_schools(tx)}
    pairs = await unmet_pairs(tx, now)
    members = await members_of(tx, [pair.id for pair in pairs])
    people = {one.person_id for found in members.values() for one in found}
    last = await last_planned(tx, KIND, people)
    for pair in pairs:
        await _plan(tx, pair, members[pair.id], schools[pair.school_id], last, now)


async def _plan(
    tx: Tx,
    pair: Pair,
    members: list[PairMember],
    school: School,
    last: Mapping[int, datetime],
    now: datetime,
) -> None:
    zone = ZoneInfo(school.timezone)
    today = now.astimezone(zone).date()
    began = begins(pair, members, zone)
    for member in members:
        heard = last.get(member.person_id)
        heard_on = None if heard is None else heard.astimezone(zone).date()
        if is_due(member.role, began, heard_on, today):
            await plan_notice(
                tx,
                person_id=member.person_id,
                school_id=pair.school_id,
                kind=KIND,
                dedup_key=f"{KIND}:{member.person_id}:{today.isoformat()}",
                payload={},
                due_at=max(now, morning(today, zone)),
                now=now,
            )
