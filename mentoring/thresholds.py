"""After how many days the curator is told of a silence: the school's own numbers over the usual ones."""

from collections.abc import Mapping
from datetime import datetime

from mentoring.refusals import NotAllowed
from mentoring.roles import Action, Actor, require
from storage.audit import record_deed
from storage.engine import Tx
from storage.records import School
from storage.schools import change_school

DAYS: Mapping[str, int] = {
    "decision": 3,
    "order": 3,
    "proposal": 3,
    "first-meeting": 10,
    "meeting": 14,
    "record": 2,
    "unpaired": 14,
    "returned": 7,
    "newcomer": 7,
    "survey": 2,
    "invitation": 14,
    "expiring": 3,
    "expired": 30,
    "lost": 7,
}
"""After so many days silence is told. `expiring` counts days ahead; `expired` and `lost` say for how long an
expired invitation and a lost message stay in the list."""
CHOICES = (1, 2, 3, 5, 7, 10, 14, 21, 30)
"""What the curator may choose."""


def days_of(school: School) -> Mapping[str, int]:
    """The numbers that hold in the school."""
    own = school.settings.get("attention")
    if not isinstance(own, Mapping):
        return DAYS
    return {name: own[name] if isinstance(own.get(name), int) else usual for name, usual in DAYS.items()}


async def set_days(tx: Tx, actor: Actor, name: str, days: int, now: datetime) -> None:
    """Choose one of the numbers. Raises `NotAllowed` for a name or a number that is not offered."""
    require(actor, Action.RUN_PROGRAMME)
    if name not in DAYS or days not in CHOICES:
        raise NotAllowed
    own = {**days_of(actor.school), name: days}
    chosen = {key: number for key, number in own.items() if number != DAYS[key]}
    settings = {**actor.school.settings, "attention": chosen}
    await change_school(tx, actor.school.id, {"settings": settings})
    await record_deed(
        tx,
        school_id=actor.school.id,
        actor_id=actor.id,
        action="threshold_set",
        subject="school",
        subject_id=actor.school.id,
        now=now,
        details={"name": name, "days": days},
    )
