"""Sane hours: what the bot says by itself waits for the school's day (UX §2.3)."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from mentoring.roles import Actor
from mentoring.vacations import vacations_of

QUIET_FROM = time(20)
QUIET_TO = time(8)
MORNING = time(10)
SUNDAY = 6

PATIENT_KINDS = frozenset(
    {
        "measures",
        "meeting_reminder",
        "did_you_meet",
        "survey_asked",
        "survey_reminder",
        "form_unfinished",
        "nudge",
        "pair_reminder",
        "pair_silent",
        "pair_term_over",
        "pairs_closed",
        "first_meeting",
        "contact_asked",
        "fit_asked",
        "digest",
    }
)
"""Notices that the clock sends. What another person has just done is told at once."""


def waits_until(kind: str, now: datetime, actor: Actor, expires_at: datetime | None) -> datetime | None:
    """When a notice that is due now may be sent, if not now.

    A reminder waits for the end of the quiet hours or of the day off; if it would expire meanwhile, it is
    sent at once. Whoever has asked for a pause is not spoken to at all before its end.
    """
    if kind not in PATIENT_KINDS:
        return None
    paused = actor.person.paused_until
    if paused is not None and paused > actor.today(now):
        return end_of_quiet(at(paused, hours_of(actor)[1], actor.zone), actor)
    end = end_of_quiet(now, actor)
    if end == now or (expires_at is not None and end >= expires_at):
        return None
    return end


def end_of_quiet(now: datetime, actor: Actor) -> datetime:
    """`now`, or the next moment that is neither in the quiet hours nor on a day off nor in the vacations."""
    start, end = hours_of(actor)
    local = now.astimezone(actor.zone)
    day = local.date()
    if local.time() >= start:
        day += timedelta(days=1)
    vacations = vacations_of(actor.school)
    while is_day_off(day) or any(day in one for one in vacations):
        day += timedelta(days=1)
    if day == local.date() and local.time() >= end:
        return now
    return at(day, end, actor.zone)


def next_working_day(day: date) -> date:
    """The first day after this one that is no day off."""
    day += timedelta(days=1)
    while is_day_off(day):
        day += timedelta(days=1)
    return day


def hours_of(actor: Actor) -> tuple[time, time]:
    """The school's quiet hours: from the evening to the morning."""
    chosen = actor.school.settings.get("quiet")
    if not chosen:
        return QUIET_FROM, QUIET_TO
    return time.fromisoformat(chosen[0]), time.fromisoformat(chosen[1])


def morning(day: date, zone: ZoneInfo, hour: time = MORNING) -> datetime:
    """The moment at which the bot speaks first on that day."""
    return at(day, hour, zone)


def at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """A local day and hour as a moment."""
    return datetime.combine(day, hour, zone)


def is_day_off(day: date) -> bool:
    """Sundays and the days off of the Russian production calendar; working Saturdays are no days off."""
    return day.weekday() == SUNDAY or day in _days_off(day.year)


@lru_cache(maxsize=8)
def _days_off(year: int) -> frozenset[date]:
    from holidays import country_holidays  # loads a tenth of a second, so only when it is needed

    return frozenset(country_holidays("RU", years=year))
