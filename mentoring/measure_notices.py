"""What the clock does with measures: a daily digest for whoever answers, and a day for facts that prove."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentoring.academic_year import note_deed
from mentoring.quiet import at
from mentoring.roadmap_board import Board, Line, board_of, proved
from storage.engine import Tx
from storage.measures import note_facts
from storage.outbox import plan_notice
from storage.records import School
from storage.schools import all_schools

DIGEST_AT = time(10)
AHEAD = timedelta(days=7)
AFTER = timedelta(days=1)
KIND = "measures"


def speaks_of(line: Line, person_id: int, today: date) -> bool:
    """True on the day that the owner chose, a week before the deadline, on its day and on the day after. From
    then on it stands in the curator's list (UX §2.3)."""
    if not line.is_open:
        return False
    owner = next((one for one in line.owners if one.person_id == person_id), None)
    if owner is None:
        return False
    if owner.remind_on is not None and owner.remind_on >= today:
        return owner.remind_on == today
    return line.due is not None and today in (line.due - AHEAD, line.due, line.due + AFTER)


def today_for(found: Board, person_id: int, today: date) -> list[Line]:
    """What this person hears of today, the nearest deadline first."""
    lines = [line for line in found.lines if speaks_of(line, person_id, today)]
    return sorted(lines, key=lambda line: (line.due is None, line.due or today, line.measure.position))


async def plan_measures(tx: Tx, now: datetime) -> None:
    """Plan today's digests and note which measures the facts have closed."""
    for school in await all_schools(tx):
        found = await board_of(tx, school, now)
        if found is not None:
            await _plan_digests(tx, school, found, now)
            await _note_facts(tx, school, found, now)


async def _plan_digests(tx: Tx, school: School, found: Board, now: datetime) -> None:
    due_at = at(found.today, DIGEST_AT, ZoneInfo(school.timezone))
    for person_id in sorted(_owners(found.lines)):
        if today_for(found, person_id, found.today):
            await plan_notice(
                tx,
                person_id=person_id,
                school_id=school.id,
                kind=KIND,
                dedup_key=f"{KIND}:{person_id}:{found.today.isoformat()}",
                payload={"day": found.today.isoformat()},
                due_at=max(due_at, now),
                now=now,
                expires_at=due_at + timedelta(days=1),
            )


def _owners(lines: Iterable[Line]) -> set[int]:
    return {owner.person_id for line in lines if line.is_open for owner in line.owners}


async def _note_facts(tx: Tx, school: School, found: Board, now: datetime) -> None:
    """The day from which a measure is proved: what waits for it needs one, and the journal of deeds too."""
    for line in found.lines:
        holds = proved(line.measure, line.count)
        if holds is (line.measure.facts_on is not None):
            continue
        await note_facts(tx, line.measure.id, found.today if holds else None)
        action = "measure_proved" if holds else "measure_unproved"
        await note_deed(tx, None, action, "measure", line.measure.id, now, school_id=school.id)
