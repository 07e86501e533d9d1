"""A template was changed after the year began: what that means for the year, and taking it over.

What the school has changed itself stays as it is; nothing is ever taken away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from mentoring.academic_year import measure_row, note_deed, school_year
from mentoring.deadlines import SchoolYear
from mentoring.owners import running_roadmap
from mentoring.refusals import Outdated
from mentoring.roadmaps import Measure as Planned
from mentoring.roadmaps import RoadMap
from mentoring.roles import Actor
from storage.engine import Tx
from storage.measures import Measure, add_measures, change_measure, last_measure, measures_of
from storage.roadmaps import RoadMap as Stored
from storage.roadmaps import change_roadmap, stages_of_roadmap
from storage.schools import active_programme

DEADLINE = ("deadline", "since", "due_on", "lasting", "after", "after_days", "event")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "items": ("items",),
    "deadline": DEADLINE,
    "result": ("result",),
    "evidence": ("evidence",),
}
"""What of a measure follows its template, and the columns that go with it."""


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    KEPT = "kept"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """How one measure would be affected. `kept`: the template says otherwise now, but the school has its own
    words; `gone`: the template does not have it any more, the year keeps it."""

    kind: ChangeKind
    key: str
    title: str
    fields: tuple[str, ...] = ()


def find_changes(before: RoadMap, after: RoadMap, rows: Sequence[Measure]) -> list[Change]:
    """Every difference, in the order of the template."""
    known = {row.key: row for row in rows}
    found = [change for planned in after.measures for change in _of(before, planned, known)]
    gone = [one for one in before.measures if after.measure(one.id) is None and one.id in known]
    return [*found, *(Change(ChangeKind.GONE, one.id, known[one.id].title) for one in gone)]


def _of(before: RoadMap, planned: Planned, known: Mapping[str, Measure]) -> list[Change]:
    was, row = before.measure(planned.id), known.get(planned.id)
    if row is None:
        return [] if was is not None else [Change(ChangeKind.ADDED, planned.id, planned.title)]
    if was is None:
        return []
    differing = [name for name in FIELDS if _said(planned, name) != _said(was, name)]
    untouched = tuple(name for name in differing if _said(was, name) == _has(row, name))
    own = tuple(name for name in differing if name not in untouched)
    changed = [Change(ChangeKind.CHANGED, row.key, row.title, untouched)] if untouched else []
    return [*changed, *([Change(ChangeKind.KEPT, row.key, row.title, own)] if own else [])]


def _said(planned: Planned, name: str) -> Any:
    if name == "deadline":
        return planned.deadline, planned.after or "", planned.after_days
    value = getattr(planned, name)
    return list(value) if name == "items" else value or ""


def _has(row: Measure, name: str) -> Any:
    if name == "deadline":
        return row.deadline, row.after, row.after_days
    value = getattr(row, name)
    return list(value) if name == "items" else value


async def take_changes(tx: Tx, actor: Actor, after: RoadMap, now: datetime) -> None:
    """Bring the running year up to its template. Raises `Outdated` while no year runs."""
    stored = await running_roadmap(tx, actor)
    programme = await active_programme(tx, actor.school.id)
    if programme is None:
        raise Outdated
    before, rows = RoadMap.model_validate(stored.source), await measures_of(tx, stored.id)
    changes = find_changes(before, after, rows)
    year = school_year(programme)
    await _add(tx, stored, after, [one.key for one in changes if one.kind is ChangeKind.ADDED], year)
    by_key = {row.key: row for row in rows}
    for one in changes:
        if one.kind is ChangeKind.CHANGED:
            await _update(tx, stored, after, by_key[one.key], one.fields, year)
    await change_roadmap(tx, stored.id, source=after.model_dump(mode="json"))
    await note_deed(tx, actor, "template_taken", "roadmap", stored.id, now, {"version": after.version})


async def _add(tx: Tx, stored: Stored, after: RoadMap, keys: Sequence[str], year: SchoolYear) -> None:
    """New measures, each at the end of its stage; those of a stage that the year lacks go to the last one."""
    stages = await stages_of_roadmap(tx, stored.id)
    ids = {stage.key: stage.id for stage in stages}
    place = await last_measure(tx, stored.id)
    rows = []
    for number, key in enumerate(keys, start=1):
        planned, stage = after.measure(key), after.stage_of(key)
        if planned is not None and stage is not None:
            home = ids.get(stage.id, stages[-1].id)
            rows.append(measure_row(stored, home, place + number, planned, after.events, year))
    await add_measures(tx, rows)


async def _update(
    tx: Tx, stored: Stored, after: RoadMap, row: Measure, fields: Sequence[str], year: SchoolYear
) -> None:
    planned = after.measure(row.key)
    if planned is None:
        return
    fresh = measure_row(stored, row.stage_id, row.position, planned, after.events, year)
    columns = [column for name in fields for column in FIELDS[name]]
    if not await change_measure(tx, row.id, row.version, **{column: fresh[column] for column in columns}):
        raise Outdated
