"""The school's card and its academic year."""

from datetime import date, datetime, time

from mentoring.refusals import NotAllowed, Refusal
from mentoring.roles import Action, Actor, require
from storage.audit import record_deed
from storage.engine import Tx
from storage.records import Programme
from storage.schools import active_programme, change_school, put_programme

FIRST_MONTH = 9
"""The school year begins on 1 September."""
ORDERS_FROM = 6
"""From June on people speak of the year that begins in autumn."""
QUIET_CHOICES = (("19:00", "09:00"), ("20:00", "08:00"), ("21:00", "07:00"), ("22:00", "07:00"))
DEFAULT_QUIET = ("20:00", "08:00")


class YearDates(Refusal):
    """The programme must end within its own academic year."""

    key = "refusal-year-dates"


def academic_years(today: date) -> tuple[int, int]:
    """The year that runs, or that is being prepared, and the next one, each by the year it begins in."""
    first = today.year if today.month >= ORDERS_FROM else today.year - 1
    return first, first + 1


def year_name(year: int) -> str:
    """2026 → «2026/27»."""
    return f"{year}/{(year + 1) % 100:02}"


def also_written(year: int) -> tuple[str, ...]:
    """How else people write it: «2026/2027», «26/27»."""
    return f"{year}/{year + 1}", f"{year % 100:02}/{(year + 1) % 100:02}"


def read_year(name: str) -> int:
    """«2026/27» → 2026. Raises ValueError for anything else."""
    year = int(name.partition("/")[0])
    if year_name(year) != name:
        raise ValueError(f"{name!r} is no academic year")
    return year


def first_day(year: int) -> date:
    """1 September."""
    return date(year, FIRST_MONTH, 1)


def usual_end(year: int) -> date:
    """31 May, the end of lessons."""
    return date(year + 1, 5, 31)


def check_dates(year: int, ends_on: date) -> None:
    """Raise `YearDates` unless the programme ends after 1 September and before the next year begins."""
    if not first_day(year) < ends_on < first_day(year + 1):
        raise YearDates(first=first_day(year), last=date(year + 1, 8, 31))


async def save_school(
    tx: Tx,
    actor: Actor,
    *,
    name: str,
    city: str,
    timezone: str,
    year: int,
    ends_on: date | None,
    now: datetime,
) -> Programme:
    """Fill in the card and create the year's programme, or change it; without a date it ends on 31 May."""
    require(actor, Action.RUN_PROGRAMME)
    last = ends_on or usual_end(year)
    check_dates(year, last)
    await change_school(tx, actor.school.id, {"name": name, "city": city, "timezone": timezone})
    programme = await put_programme(
        tx, school_id=actor.school.id, year=year, starts_on=first_day(year), ends_on=last, now=now
    )
    await _record(tx, actor, "school_saved", now, {"year": year, "ends_on": last.isoformat()})
    return programme


async def set_quiet(tx: Tx, actor: Actor, start: str, end: str, now: datetime) -> None:
    """Choose the hours in which the bot does not speak by itself. Raises `NotAllowed` for other hours than
    those offered."""
    require(actor, Action.RUN_PROGRAMME)
    if (start, end) not in QUIET_CHOICES:
        raise NotAllowed
    settings = {**actor.school.settings, "quiet": [start, end]}
    await change_school(tx, actor.school.id, {"settings": settings})
    await _record(tx, actor, "quiet_hours_set", now, {"from": start, "to": end})


def quiet_of(actor: Actor) -> tuple[str, str]:
    """The school's quiet hours as they are written: ("20:00", "08:00")."""
    start, end = actor.school.settings.get("quiet") or DEFAULT_QUIET
    return f"{time.fromisoformat(start):%H:%M}", f"{time.fromisoformat(end):%H:%M}"


async def current_programme(tx: Tx, actor: Actor) -> Programme | None:
    """The programme that runs now, if the card has been filled in."""
    return await active_programme(tx, actor.school.id)


async def _record(tx: Tx, actor: Actor, action: str, now: datetime, details: dict[str, object]) -> None:
    await record_deed(
        tx,
        school_id=actor.school.id,
        actor_id=actor.id,
        action=action,
        subject="school",
        subject_id=actor.school.id,
        now=now,
        details=details,
    )
