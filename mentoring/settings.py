"""What a person chooses for oneself: reminders, a pause, a time zone, the language."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mentoring.names import tidy_name
from mentoring.refusals import NotAllowed, Refusal
from mentoring.roles import Action, Actor, require
from storage.audit import record_deed
from storage.engine import Tx
from storage.people import change_person, set_locale
from storage.records import Account, Person

LEADS = (2880, 1440, 180, 60, 15)
"""How long before a meeting one may be reminded, in minutes."""
DEFAULT_LEADS = (1440, 60)
PAUSE_DAYS = (1, 7, 14, 30)
LONGEST_PAUSE = timedelta(days=366)
LANGUAGES = ("ru", "en")
RENAMED_ON = "renamed_on"


class PauseDate(Refusal):
    """A pause lasts at least until tomorrow and at most a year."""

    key = "refusal-pause-date"


def leads_of(person: Person) -> tuple[int, ...]:
    """How long before a meeting the person is reminded, in minutes, the earliest first."""
    return tuple(sorted(person.settings.get("lead_minutes", DEFAULT_LEADS), reverse=True))


def pause_of(person: Person, today: date) -> date | None:
    """The day on which the bot speaks by itself again; nothing when there is no pause."""
    until = person.paused_until
    return until if until is not None and until > today else None


async def toggle_lead(tx: Tx, actor: Actor, minutes: int, now: datetime) -> Person:
    """Switch one of the reminders on or off."""
    require(actor, Action.BE_MEMBER)
    if minutes not in LEADS:
        raise NotAllowed
    chosen = set(leads_of(actor.person)) ^ {minutes}
    return await _keep(tx, actor, {"lead_minutes": sorted(chosen, reverse=True)}, now)


async def set_zone(tx: Tx, actor: Actor, zone: str, now: datetime) -> Person:
    """Choose an own time zone by its IANA name; an empty name means the school's."""
    require(actor, Action.BE_MEMBER)
    if zone and not _is_zone(zone):
        raise NotAllowed
    return await _keep(tx, actor, {"timezone": zone or None}, now)


async def rename(tx: Tx, actor: Actor, full_name: str, now: datetime) -> None:
    """Correct one's own name. Nobody is written to; the card says when it was done."""
    require(actor, Action.BE_MEMBER)
    settings = {**actor.person.settings, RENAMED_ON: actor.today(now).isoformat()}
    await change_person(tx, actor.id, full_name=tidy_name(full_name), settings=settings)
    await _record(tx, actor, "name_changed", now, {})


def renamed_on(person: Person) -> date | None:
    """The day on which the person has corrected the name last."""
    day = person.settings.get(RENAMED_ON)
    return None if day is None else date.fromisoformat(day)


async def pause(tx: Tx, actor: Actor, until: date, now: datetime) -> None:
    """Nothing comes by itself before this day. Raises `PauseDate`."""
    require(actor, Action.BE_MEMBER)
    today = actor.today(now)
    if not today < until <= today + LONGEST_PAUSE:
        raise PauseDate(example=today + timedelta(days=7))
    await change_person(tx, actor.id, paused_until=until)
    await _record(tx, actor, "pause_set", now, {"until": until.isoformat()})


async def end_pause(tx: Tx, actor: Actor, now: datetime) -> None:
    """Everything comes again."""
    require(actor, Action.BE_MEMBER)
    await change_person(tx, actor.id, paused_until=None)
    await _record(tx, actor, "pause_ended", now, {})


async def speak(tx: Tx, actor: Actor, account: Account, locale: str) -> None:
    """Choose the language of this account."""
    require(actor, Action.BE_MEMBER)
    if locale not in LANGUAGES or account.person_id != actor.id:
        raise NotAllowed
    await set_locale(tx, account.id, locale)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, not a name, a folder of names
        return False
    return True


async def _keep(tx: Tx, actor: Actor, changes: Mapping[str, Any], now: datetime) -> Person:
    settings = {
        key: value for key, value in {**actor.person.settings, **changes}.items() if value is not None
    }
    await change_person(tx, actor.id, settings=settings)
    await _record(tx, actor, "settings_changed", now, {"names": sorted(changes)})
    return replace(actor.person, settings=settings)


async def _record(tx: Tx, actor: Actor, action: str, now: datetime, details: dict[str, Any]) -> None:
    await record_deed(
        tx,
        school_id=actor.school.id,
        actor_id=actor.id,
        action=action,
        subject="person",
        subject_id=actor.id,
        now=now,
        details=details,
    )
