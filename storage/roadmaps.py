"""The road map of a programme and its stages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from storage.engine import Tx
from storage.tables import measure, measure_owner, proof, roadmap, stage


@dataclass(frozen=True, slots=True)
class RoadMap:
    """The road map of one programme. `source` is the template as it was when the year began, `template` its
    name, empty for a school's own file. `holders` are the people who answer, by its ids of the responsible.
    """

    id: int
    school_id: int
    programme_id: int
    template: str
    title: str
    layout: str
    source: Mapping[str, Any]
    holders: Mapping[str, int]
    created_at: datetime
    created_by: int | None


@dataclass(frozen=True, slots=True)
class RoadStage:
    """A stage of a programme's road map; `kind` is the stage of the model that it is, if any (DOMAIN §2)."""

    id: int
    roadmap_id: int
    position: int
    key: str
    number: str
    title: str
    kind: str


async def add_roadmap(tx: Tx, **values: Any) -> RoadMap | None:
    """The programme's road map, with all columns but the id; nothing if the programme has one already."""
    insert = tx.insert(roadmap).values(**values)
    fresh = insert.on_conflict_do_nothing(index_elements=[roadmap.c.programme_id]).returning(roadmap)
    row = await tx.one(fresh)
    return None if row is None else RoadMap(**row._mapping)


async def roadmap_of(tx: Tx, programme_id: int) -> RoadMap | None:
    """The road map of a programme, if one was chosen."""
    row = await tx.one(select(roadmap).where(roadmap.c.programme_id == programme_id))
    return None if row is None else RoadMap(**row._mapping)


async def change_roadmap(tx: Tx, roadmap_id: int, **values: Any) -> None:
    """Set columns of a road map."""
    await tx.execute(update(roadmap).where(roadmap.c.id == roadmap_id).values(**values))


async def add_stages(tx: Tx, rows: Sequence[Mapping[str, Any]]) -> list[RoadStage]:
    """Store stages with all columns but the id, in the order given."""
    added = [await tx.one(tx.insert(stage).values(**row).returning(stage)) for row in rows]
    return [RoadStage(**row._mapping) for row in added if row is not None]


async def stages_of_roadmap(tx: Tx, roadmap_id: int) -> list[RoadStage]:
    """The stages in their order."""
    mine = select(stage).where(stage.c.roadmap_id == roadmap_id)
    return [RoadStage(**row._mapping) for row in await tx.all(mine.order_by(stage.c.position, stage.c.id))]


async def last_position(tx: Tx, roadmap_id: int) -> int:
    """The position of the last stage; 0 if there is none."""
    query = select(func.max(stage.c.position)).where(stage.c.roadmap_id == roadmap_id)
    return int(await tx.scalar(query) or 0)


async def drop_roadmap(tx: Tx, roadmap_id: int) -> None:
    """Delete a road map with everything in it."""
    mine = select(measure.c.id).where(measure.c.roadmap_id == roadmap_id)
    await tx.execute(delete(proof).where(proof.c.measure_id.in_(mine)))
    await tx.execute(delete(measure_owner).where(measure_owner.c.measure_id.in_(mine)))
    await tx.execute(delete(measure).where(measure.c.roadmap_id == roadmap_id))
    await tx.execute(delete(stage).where(stage.c.roadmap_id == roadmap_id))
    await tx.execute(delete(roadmap).where(roadmap.c.id == roadmap_id))
