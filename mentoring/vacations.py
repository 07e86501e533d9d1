"""The school's vacations: the bot is quiet in them, and a pair that does not meet then is not late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from storage.audit import record_deed
from storage.engine import Tx
from storage.records import School
from storage.schools import change_school

LONGEST = timedelta(days=31)
MOST = 12


class VacationDates(Refusal):
    """A vacation ends after it begins and lasts a month at most: the programme needs its weeks."""

    key = "refusal-vacation-dates"


class VacationTaken(Refusal):
    """These days are among the vacations already."""

    key = "refusal-vacation-taken"


class TooManyVacations(Refusal):
    """Nobody rests twelve times a year."""

    key = "refusal-too-many-vacations"


@dataclass(frozen=True, slots=True, order=True)
class Vacation:
    """From the first free day to the last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def vacations_of(school: School) -> tuple[Vacation, ...]:
    """The school's vacations, the earliest first."""
    rows = school.settings.get("vacations") or ()
    return tuple(sorted(Vacation(*map(date.fromisoformat, row)) for row in rows))


def time_at_school(
    vacations: Sequence[Vacation], since: datetime, until: datetime, zone: ZoneInfo
) -> timedelta:
    """How much of the time between the two moments was no vacation."""
    free = timedelta()
    for one in vacations:
        first = datetime.combine(one.first, time(), zone)
        last = datetime.combine(one.last + timedelta(days=1), time(), zone)
        free += max(min(last, until) - max(first, since), timedelta())
    return until - since - free


async def add_vacation(tx: Tx, actor: Actor, first: date, last: date, now: datetime) -> None:
    """Put one down. Raises `VacationDates`, `VacationTaken`, `TooManyVacations`."""
    require(actor, Action.RUN_PROGRAMME)
    if not first <= last < first + LONGEST:
        raise VacationDates
    known = vacations_of(actor.school)
    if any(first <= one.last and one.first <= last for one in known):
        raise VacationTaken
    # Those of the years before do not count: the list would be full one day.
    kept = [one for one in known if one.last > actor.today(now) - timedelta(days=366)]
    if len(kept) >= MOST:
        raise TooManyVacations(count=MOST)
    await _keep(tx, actor, [*kept, Vacation(first, last)])
    await _record(tx, actor, "vacation_added", first, last, now)


async def drop_vacation(tx: Tx, actor: Actor, first: date, now: datetime) -> None:
    """Strike out the one that begins on this day. Raises `Outdated`."""
    require(actor, Action.RUN_PROGRAMME)
    known = vacations_of(actor.school)
    gone = next((one for one in known if one.first == first), None)
    if gone is None:
        raise Outdated
    await _keep(tx, actor, [one for one in known if one != gone])
    await _record(tx, actor, "vacation_dropped", gone.first, gone.last, now)


async def _keep(tx: Tx, actor: Actor, vacations: Sequence[Vacation]) -> None:
    rows = [[one.first.isoformat(), one.last.isoformat()] for one in sorted(vacations)]
    await change_school(tx, actor.school.id, {"settings": {**actor.school.settings, "vacations": rows}})


async def _record(tx: Tx, actor: Actor, action: str, first: date, last: date, now: datetime) -> None:
    await record_deed(
        tx,
        school_id=actor.school.id,
        actor_id=actor.id,
        action=action,
        subject="school",
        subject_id=actor.school.id,
        now=now,
        details={"first": first.isoformat(), "last": last.isoformat()},
    )
