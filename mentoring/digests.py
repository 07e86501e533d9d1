"""The curators' week: on Monday morning each hears what needs attention, if anything does (UX §2.3)."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentoring.quiet import at
from storage.engine import Tx
from storage.outbox import plan_notice
from storage.people import people_with_role
from storage.records import Role, School
from storage.schools import all_schools

KIND = "digest"
MONDAY = 0
HOUR = time(9)
WEEK = timedelta(days=7)


async def plan_digests(tx: Tx, now: datetime) -> None:
    """On Mondays, where the school is; what stands in the list is read when it is said."""
    for school in await all_schools(tx):
        today = now.astimezone(ZoneInfo(school.timezone)).date()
        if today.weekday() == MONDAY:
            await _plan(tx, school, now)


async def _plan(tx: Tx, school: School, now: datetime) -> None:
    """One for each curator; a holiday may put it off, but not until the next one comes."""
    zone = ZoneInfo(school.timezone)
    today = now.astimezone(zone).date()
    for curator in await people_with_role(tx, school.id, Role.CURATOR):
        await plan_notice(
            tx,
            person_id=curator.id,
            school_id=school.id,
            kind=KIND,
            dedup_key=f"{KIND}:{school.id}:{curator.id}:{today.isoformat()}",
            payload={},
            due_at=at(today, HOUR, zone),
            expires_at=at(today + WEEK, HOUR, zone),
            now=now,
        )
