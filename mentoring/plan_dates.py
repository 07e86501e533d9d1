"""The days of a personal programme: its term, and events spread over it, none on a day off. Pure rules."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from mentoring.quiet import is_day_off
from mentoring.vacations import Vacation
from storage.records import Pair

IsFree = Callable[[date], bool]
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Term:
    """From the first day on which something may be due to the last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def term_of(pair: Pair, today: date) -> Term | None:
    """What is left of the pair's term, twelve months from its beginning at most (DOMAIN §1); nothing if that
    is over. Without a term of its own a pair has the twelve months from its order, or from today."""
    begins = pair.starts_on or pair.order_date or today
    last = year_from(begins)
    if pair.ends_on is not None:
        last = min(last, pair.ends_on)
    first = max(begins, today)
    return Term(first, last) if first <= last else None


def year_from(begins: date) -> date:
    """The last day of the twelve months that begin on this day."""
    try:
        return begins.replace(year=begins.year + 1) - DAY
    except ValueError:  # begun on 29 February
        return date(begins.year + 1, 2, 28)


def spread(days: Sequence[int], term: Term, is_free: IsFree) -> list[date]:
    """A last day for each event in its order: evenly over the whole term by how long each usually takes, and
    moved off days that are not free."""
    whole, room = sum(days), (term.last - term.first).days
    return [
        working_day(term.first + room * passed // whole * DAY, term, is_free) for passed in accumulate(days)
    ]


def working_day(day: date, term: Term, is_free: IsFree) -> date:
    """This day or the nearest free one after it, else before it; the day itself where all are off."""
    found = next(filter(is_free, _days(day, term.last, DAY)), None)
    return found or next(filter(is_free, _days(day, term.first, -DAY)), day)


def _days(start: date, end: date, step: timedelta) -> Iterator[date]:
    for count in range(abs((end - start).days) + 1):
        yield start + count * step


def free_days(vacations: Sequence[Vacation]) -> IsFree:
    """Tells the days on which something can be due from days off and the school's vacations."""

    def is_free(day: date) -> bool:
        return not is_day_off(day) and not any(day in one for one in vacations)

    return is_free
