"""A reminder in the curator's name, once a day per person (UX §2.3)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from mentoring.people import actor_of
from mentoring.quiet import waits_until
from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from storage.audit import record_deed
from storage.engine import Tx
from storage.figures import planned_keys
from storage.outbox import plan_notice


class RemindedToday(Refusal):
    """The curator has reminded this person today; a second reminder would only annoy."""

    key = "refusal-reminded-today"


def nudge_key(person_id: int, today: date) -> str:
    """What makes the reminder happen once a day."""
    return f"nudge:{person_id}:{today.isoformat()}"


async def nudge(
    tx: Tx, actor: Actor, person_id: int, kind: str, payload: Mapping[str, Any], now: datetime
) -> datetime:
    """Remind a person of the curator's school; returns when it will be said, after the quiet hours if they
    last now. Raises `RemindedToday`, `Outdated`."""
    require(actor, Action.RUN_PROGRAMME)
    who = await actor_of(tx, person_id)
    if who is None or who.school.id != actor.school.id:
        raise Outdated
    key = nudge_key(person_id, _today(actor, now))
    if await planned_keys(tx, [key]):
        raise RemindedToday
    await plan_notice(
        tx,
        person_id=person_id,
        school_id=actor.school.id,
        kind=kind,
        dedup_key=key,
        payload={**payload, "by": actor.id},
        due_at=now,
        now=now,
    )
    await _record(tx, actor, person_id, payload, now)
    return waits_until(kind, now, who, None) or now


async def nudged_today(tx: Tx, actor: Actor, people: set[int], now: datetime) -> frozenset[int]:
    """Whom of these the curators have reminded today."""
    today = _today(actor, now)
    keys = {nudge_key(person_id, today): person_id for person_id in people}
    return frozenset(keys[key] for key in await planned_keys(tx, list(keys)))


def _today(actor: Actor, now: datetime) -> date:
    """The school's date, the same for all its curators."""
    return now.astimezone(ZoneInfo(actor.school.timezone)).date()


async def _record(tx: Tx, actor: Actor, person_id: int, payload: Mapping[str, Any], now: datetime) -> None:
    await record_deed(
        tx,
        school_id=actor.school.id,
        actor_id=actor.id,
        action="person_nudged",
        subject="person",
        subject_id=person_id,
        now=now,
        details=payload,
    )
