"""Deadlines of a road map: the source's own words, and the day they mean in a chosen school year.

Words are understood as a whole or not at all: a deadline is never guessed from a part of them.
"""

import re
from calendar import monthrange
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from mentoring.deadline_words import (
    AFTER,
    FROM,
    LASTING,
    THROUGHOUT,
    YEARLY,
    Point,
    plain,
    says_more,
    take_points,
)
from mentoring.typed import clean
from mentoring.typed_dates import NoSuchDay

LONGEST = 500
"""Letters. No cell of a road map says more about a deadline; longer texts are not understood."""
AUGUST = 8
"""With its orders the school year begins (DOMAIN §7)."""


class ImpossibleDate(NoSuchDay):
    """The deadline, kept in `args`, names a day that no calendar has: «31.02», «до 45.13.2022»."""


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """The first and the last day that the school has set; the last one says which two calendar years they lie
    in. The August before and the June and July after belong to the year too."""

    starts_on: date
    ends_on: date

    @property
    def first_year(self) -> int:
        """The calendar year of its autumn."""
        return self.ends_on.year if self.ends_on.month > AUGUST else self.ends_on.year - 1

    def __contains__(self, day: date) -> bool:
        first, last = date(self.first_year, AUGUST, 1), date(self.first_year + 1, AUGUST - 1, 31)
        return min(first, self.starts_on) <= day <= max(last, self.ends_on)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The words and what was understood of them. A month or a date has the same first and last month; `day`
    and `year` are those of the last one. `event` is what the words say after «после»."""

    words: str
    first_month: int | None = None
    last_month: int | None = None
    day: int | None = None
    year: int | None = None
    yearly: bool = False
    throughout: bool = False
    lasting: bool = False
    event: str = ""

    @property
    def understood(self) -> bool:
        return bool(self.last_month or self.yearly or self.throughout or self.event)


@dataclass(frozen=True, slots=True)
class Due:
    """`since`: the first day of the months that the words name; `on`: the last day in time; `moved_from`: the
    day as written, for another school year; `lasting`: the work goes on after it was done once."""

    since: date | None = None
    on: date | None = None
    moved_from: date | None = None
    lasting: bool = False


def read_deadline(words: str) -> Deadline:
    """What the words mean; odd words are kept and not understood. Raises `ImpossibleDate`."""
    if len(words) > LONGEST:
        return Deadline(words)
    text = " ".join(clean(words).split())
    if found := AFTER.fullmatch(text):
        return _awaited(words, found)
    text, lasting = LASTING.subn(" ", plain(text))
    text, yearly = YEARLY.subn(" ", text)
    text, throughout = THROUGHOUT.subn(" ", text)
    points, rest = take_points(text)
    only_begins = len(points) == 1 and FROM.search(rest)
    contradicts = len(points) == 1 and throughout
    if only_begins or contradicts or says_more(rest):
        return Deadline(words)
    if not all(point.is_real for point in points):
        raise ImpossibleDate(words)
    always = bool(throughout) or (bool(lasting) and not (points or yearly))
    known = Deadline(words, yearly=bool(yearly), throughout=always, lasting=bool(lasting))
    return _dated(known, points[0], points[-1]) if points else known


def _awaited(words: str, found: re.Match[str]) -> Deadline:
    """«После утверждения …»; a date after «после» is no event."""
    event, lasting = LASTING.subn(" ", found["event"])
    event = " ".join(event.split()).strip(" .,;:–—-")
    if not says_more(take_points(plain(event))[1]):
        return Deadline(words)
    return Deadline(words, yearly=bool(found["yearly"]), lasting=bool(lasting), event=event)


def _dated(known: Deadline, first: Point, last: Point) -> Deadline:
    """A range may tell its year at either end; one that ends before it begins is not understood."""
    year = last.year
    if first.year and last.year and (first.year, first.month) > (last.year, last.month):
        return Deadline(known.words)
    if first.year and not last.year:
        year = first.year + (first.month > last.month)
    return replace(known, first_month=first.month, last_month=last.month, day=last.day, year=year)


def due_in(deadline: Deadline, year: SchoolYear, event_on: date | None = None, after_days: int = 30) -> Due:
    """When the deadline passes in the school year.

    «После …», and words that were not understood, wait for `event_on` and pass `after_days` days after it.
    «Ежегодно» and «в течение года» pass on the year's last day. A date written for another year is moved to
    the same day of this one, 29.02 to 28.02 where there is none.
    """
    if deadline.event or not deadline.understood:
        return Due(on=event_on and event_on + timedelta(days=after_days), lasting=deadline.lasting)
    if deadline.first_month is None or deadline.last_month is None:
        return Due(on=year.ends_on, lasting=deadline.lasting)
    usual = _usual_day(deadline.first_month, deadline.last_month, deadline.day, year.first_year)
    written = _day(deadline.year, deadline.last_month, deadline.day) if deadline.year else None
    on = written if written and written in year else usual
    moved_from = written if written != on else None
    return Due(_since(deadline.first_month, deadline.day, on), on, moved_from, deadline.lasting)


def _usual_day(first_month: int, last_month: int, day: int | None, autumn: int) -> date:
    """The day of words without a year. Their first month says in which half of the school year they begin;
    what would then pass after the summer («июль – сентябрь») passes in the autumn before."""
    begins = autumn + (first_month < AUGUST)
    ends = begins + (first_month > last_month)
    on = _day(ends, last_month, day)
    return on if on <= date(autumn + 1, AUGUST, 31) else _day(ends - 1, last_month, day)


def _day(year: int, month: int, day: int | None) -> date:
    """The day of the month, or its last one if there is none."""
    length = monthrange(year, month)[1]
    return date(year, month, min(day or length, length))


def _since(first_month: int, day: int | None, on: date) -> date | None:
    """The first day of the first month; a date has none."""
    if day and first_month == on.month:
        return None
    return date(on.year - (first_month > on.month), first_month, 1)


def is_late(due: Due, today: date) -> bool:
    """True after the last day; without a day nothing is late."""
    return due.on is not None and today > due.on


def due_values(due: Due) -> dict[str, str | bool | None]:
    """The fields as plain values, days as YYYY-MM-DD, for files and records."""
    values = asdict(due)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
