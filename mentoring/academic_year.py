"""A road map is chosen for a year: what it will create, and how a later change of it affects the year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mentoring.deadlines import Due, SchoolYear, due_in, read_deadline
from mentoring.refusals import Outdated, Refusal
from mentoring.roadmaps import Event, Measure, RoadMap, Stage
from mentoring.roles import Action, Actor, require
from mentoring.submissions import NoProgramme
from storage.audit import record_deed
from storage.engine import Tx
from storage.measures import add_measures, add_owners, measures_of, proofs_of
from storage.people import get_person
from storage.records import MeasureState, Programme
from storage.roadmaps import RoadMap as Stored
from storage.roadmaps import add_roadmap, add_stages, drop_roadmap, roadmap_of
from storage.schools import active_programme

OWN_FILE = ""
"""The name of the template of a school's own road map."""


class YearBegun(Refusal):
    """Something was already marked in the year's road map: another one would lose it."""

    key = "refusal-year-begun"


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline written for another year, and the day it gets in this one."""

    title: str
    written: date
    on: date


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a road map would create: its measures with their days, the deadlines that are moved to this year,
    and the titles of measures whose deadline nobody could read or that wait for something."""

    roadmap: RoadMap
    dues: Mapping[str, Due]
    moved: tuple[Moved, ...]
    unread: tuple[str, ...]
    awaited: tuple[str, ...]


def school_year(programme: Programme) -> SchoolYear:
    return SchoolYear(programme.starts_on, programme.ends_on)


def outlook(roadmap: RoadMap, year: SchoolYear) -> Outlook:
    """Look ahead without creating anything."""
    dues = {measure.id: due_of(measure, year) for measure in roadmap.measures}
    pairs = [(measure, dues[measure.id]) for measure in roadmap.measures]
    moved = tuple(
        Moved(measure.title, due.moved_from, due.on) for measure, due in pairs if due.moved_from and due.on
    )
    awaited = [measure for measure, due in pairs if due.on is None and _waits(measure)]
    unread = [
        measure for measure, due in pairs if due.on is None and measure.deadline and not _waits(measure)
    ]
    return Outlook(roadmap, dues, moved, _titles(unread), _titles(awaited))


def _titles(measures: Iterable[Measure]) -> tuple[str, ...]:
    return tuple(measure.title for measure in measures)


def due_of(measure: Measure, year: SchoolYear) -> Due:
    """The day of a template's measure in this year; one that waits has none yet."""
    due = due_in(read_deadline(measure.deadline), year)
    return Due(since=due.since, lasting=due.lasting) if measure.after else due


def _waits(measure: Measure) -> bool:
    return bool(measure.after or read_deadline(measure.deadline).event)


async def begin_year(
    tx: Tx, actor: Actor, roadmap: RoadMap, template: str, people: Mapping[str, int], now: datetime
) -> Stored:
    """Create the road map of the running programme. `people` says who answers, by the road map's own ids of
    the responsible. A road map in which nothing was marked yet gives way. Raises `NoProgramme`, `YearBegun`,
    `Outdated` for people of another school."""
    require(actor, Action.RUN_PROGRAMME)
    programme = await active_programme(tx, actor.school.id)
    if programme is None:
        raise NoProgramme
    await _check_people(tx, actor, people.values())
    await _make_room(tx, programme)
    stored = await add_roadmap(
        tx,
        school_id=actor.school.id,
        programme_id=programme.id,
        template=template,
        title=roadmap.title,
        layout=roadmap.layout,
        source=roadmap.model_dump(mode="json"),
        holders=dict(people),
        created_at=now,
        created_by=actor.id,
    )
    if stored is None:
        raise Outdated
    await _fill(tx, stored, roadmap, school_year(programme), people)
    details = {"template": template, "version": roadmap.version, "measures": len(roadmap.measures)}
    await note_deed(tx, actor, "year_begun", "roadmap", stored.id, now, details)
    return stored


async def _check_people(tx: Tx, actor: Actor, people: Iterable[int]) -> None:
    for person_id in set(people):
        person = await get_person(tx, person_id)
        if person is None or person.school_id != actor.school.id or person.forgotten_at is not None:
            raise Outdated


async def _make_room(tx: Tx, programme: Programme) -> None:
    """Take away a road map in which nobody has done anything."""
    old = await roadmap_of(tx, programme.id)
    if old is None:
        return
    untouched = all(
        _is_untouched(measure.state, measure.version) for measure in await measures_of(tx, old.id)
    )
    if not untouched or await proofs_of(tx, old.id):
        raise YearBegun
    await drop_roadmap(tx, old.id)


def _is_untouched(state: MeasureState, version: int) -> bool:
    return state is MeasureState.OPEN and version == 0


async def _fill(
    tx: Tx, stored: Stored, roadmap: RoadMap, year: SchoolYear, people: Mapping[str, int]
) -> None:
    stages = await add_stages(tx, [_stage_row(stored, place, stage) for place, stage in _numbered(roadmap)])
    ids = {stage.key: stage.id for stage in stages}
    rows = [
        measure_row(stored, ids[stage.id], place, measure, roadmap.events, year)
        for place, (stage, measure) in enumerate(_all(roadmap), start=1)
    ]
    added = await add_measures(tx, rows)
    answering = {
        (measure.id, people[one]) for measure in added for one in measure.responsible if one in people
    }
    await add_owners(tx, answering)


def _numbered(roadmap: RoadMap) -> Iterable[tuple[int, Stage]]:
    return enumerate(roadmap.stages, start=1)


def _all(roadmap: RoadMap) -> Iterable[tuple[Stage, Measure]]:
    return ((stage, measure) for stage in roadmap.stages for measure in stage.measures)


def _stage_row(stored: Stored, place: int, stage: Stage) -> dict[str, Any]:
    title = {"key": stage.id, "number": stage.number, "title": stage.title, "kind": stage.kind or ""}
    return {"roadmap_id": stored.id, "position": place, **title}


def measure_row(
    stored: Stored, stage_id: int, place: int, measure: Measure, events: Sequence[Event], year: SchoolYear
) -> dict[str, Any]:
    """The columns of a new measure."""
    due = due_of(measure, year)
    return {
        "school_id": stored.school_id,
        "roadmap_id": stored.id,
        "stage_id": stage_id,
        "position": place,
        "key": measure.id,
        "title": measure.title,
        "items": list(measure.items),
        "deadline": measure.deadline,
        "since": due.since,
        "due_on": due.on,
        "lasting": due.lasting,
        "after": measure.after or "",
        "after_days": measure.after_days,
        "event": event_words(measure, events),
        "event_on": None,
        "responsible": list(measure.responsible),
        "responsible_words": measure.responsible_words,
        "result": measure.result,
        "evidence": measure.evidence or "",
        "trusts_facts": True,
        "facts_on": None,
        "state": MeasureState.OPEN,
        "reason": "",
        "decided_by": None,
        "decided_at": None,
    }


def event_words(measure: Measure, events: Sequence[Event]) -> str:
    """What the measure waits for, if it is no other measure: the event's words, or those after «после»."""
    named = next((event.label for event in events if event.id == measure.after), "")
    return named or ("" if measure.after else read_deadline(measure.deadline).event)


async def note_deed(
    tx: Tx,
    actor: Actor | None,
    action: str,
    subject: str,
    subject_id: int,
    now: datetime,
    details: Mapping[str, Any] | None = None,
    school_id: int | None = None,
) -> None:
    """Write the deed down; without an actor the bot did it by itself, in the school given."""
    await record_deed(
        tx,
        school_id=actor.school.id if actor is not None else school_id,
        actor_id=None if actor is None else actor.id,
        action=action,
        subject=subject,
        subject_id=subject_id,
        now=now,
        details=details,
    )
