"""Who answers for the measures of a running year: people for the road map's roles and for single measures."""

from collections.abc import Sequence
from datetime import datetime

from mentoring.academic_year import note_deed
from mentoring.measures import edited_measure
from mentoring.people import actor_of
from mentoring.refusals import Outdated
from mentoring.roles import Action, Actor, require
from storage.engine import Tx
from storage.measures import add_owners, measures_of, remove_owner
from storage.roadmaps import RoadMap, change_roadmap, roadmap_of
from storage.schools import active_programme


async def running_roadmap(tx: Tx, actor: Actor) -> RoadMap:
    """The road map of the curator's running year. Raises `Outdated` while there is none."""
    require(actor, Action.RUN_PROGRAMME)
    programme = await active_programme(tx, actor.school.id)
    roadmap = None if programme is None else await roadmap_of(tx, programme.id)
    if roadmap is None:
        raise Outdated
    return roadmap


async def assign_role(tx: Tx, actor: Actor, role: str, person_id: int | None, now: datetime) -> None:
    """Let the person answer for everything that this role of the road map answers for, in place of whoever
    did; without a person nobody does."""
    roadmap = await running_roadmap(tx, actor)
    await _check(tx, actor, person_id)
    before = roadmap.holders.get(role)
    if before == person_id:
        return
    theirs = [one.id for one in await measures_of(tx, roadmap.id) if role in one.responsible]
    if before is not None:
        for measure_id in theirs:
            await remove_owner(tx, measure_id, before)
    if person_id is not None:
        await add_owners(tx, {(measure_id, person_id) for measure_id in theirs})
    others = {name: holder for name, holder in roadmap.holders.items() if name != role}
    holders = others if person_id is None else {**others, role: person_id}
    await change_roadmap(tx, roadmap.id, holders=holders)
    details = {"role": role, "person": person_id}
    await note_deed(tx, actor, "role_assigned", "roadmap", roadmap.id, now, details)


async def _check(tx: Tx, actor: Actor, person_id: int | None) -> None:
    who = None if person_id is None else await actor_of(tx, person_id)
    if person_id is not None and (who is None or who.school.id != actor.school.id):
        raise Outdated


async def assign_measures(
    tx: Tx, actor: Actor, measure_ids: Sequence[int], person_id: int, now: datetime
) -> None:
    """Let a person of the school answer for these measures too."""
    await _check(tx, actor, person_id)
    for measure_id in measure_ids:
        await edited_measure(tx, actor, measure_id)
        await note_deed(tx, actor, "measure_assigned", "measure", measure_id, now, {"person": person_id})
    await add_owners(tx, {(measure_id, person_id) for measure_id in measure_ids})


async def release_measure(tx: Tx, actor: Actor, measure_id: int, person_id: int, now: datetime) -> None:
    """The person answers for it no more."""
    await edited_measure(tx, actor, measure_id)
    await remove_owner(tx, measure_id, person_id)
    await note_deed(tx, actor, "measure_released", "measure", measure_id, now, {"person": person_id})
