"""Measures of a road map: who answers for them, what proves them, how they stand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, delete, func, select, update

from storage.engine import Tx
from storage.records import MeasureState, ProgrammeState, ProofKind
from storage.tables import measure, measure_owner, person, programme, proof, roadmap


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of a programme's road map: what is to be done, until when, who answers for it.

    `deadline` keeps the source's own words, `since` and `due_on` are computed from them; `lasting` goes on
    after it. `after` is the key of the measure that it waits for, `event` the words of what it waits for
    otherwise, `event_on` when that happened. `responsible` are ids of the road map's roles. `facts_on` is
    when the bot first counted enough; with `trusts_facts` false the curator has overruled the count.
    `version` grows with every change.
    """

    id: int
    school_id: int
    roadmap_id: int
    stage_id: int
    position: int
    key: str
    title: str
    items: Sequence[str]
    deadline: str
    since: date | None
    due_on: date | None
    lasting: bool
    after: str
    after_days: int
    event: str
    event_on: date | None
    responsible: Sequence[str]
    responsible_words: str
    result: str
    evidence: str
    trusts_facts: bool
    facts_on: date | None
    state: MeasureState
    reason: str
    decided_by: int | None
    decided_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class Owner:
    """A person who answers for a measure; `remind_on` is when it shall come up again."""

    measure_id: int
    person_id: int
    full_name: str
    remind_on: date | None


@dataclass(frozen=True, slots=True)
class Proof:
    """`words` are a note, an address or the name of a file; `file` is the messenger's number of the file."""

    id: int
    measure_id: int
    kind: ProofKind
    words: str
    file: str
    added_by: int | None
    added_at: datetime
    removed_at: datetime | None


async def add_measures(tx: Tx, rows: Sequence[Mapping[str, Any]]) -> list[Measure]:
    """Store measures with all columns but the id and the version, in the order given."""
    added: list[Measure] = []
    for row in rows:
        stored = await tx.one(tx.insert(measure).values(version=0, **row).returning(measure))
        assert stored is not None  # noqa: S101 - an insert always returns its row
        added.append(Measure(**stored._mapping))
    return added


async def get_measure(tx: Tx, measure_id: int) -> Measure | None:
    """One measure by its number."""
    row = await tx.one(select(measure).where(measure.c.id == measure_id))
    return None if row is None else Measure(**row._mapping)


async def measures_of(tx: Tx, roadmap_id: int) -> list[Measure]:
    """Every measure of a road map, by position."""
    mine = select(measure).where(measure.c.roadmap_id == roadmap_id)
    return [Measure(**row._mapping) for row in await tx.all(mine.order_by(measure.c.position, measure.c.id))]


async def change_measure(tx: Tx, measure_id: int, seen_version: int, **values: Any) -> bool:
    """Set columns if nobody has changed the measure since it was read; each change counts one further."""
    same = (measure.c.id == measure_id) & (measure.c.version == seen_version)
    return await tx.changed(update(measure).where(same).values(version=seen_version + 1, **values))


async def note_facts(tx: Tx, measure_id: int, day: date | None) -> None:
    """Since when the facts prove the measure. Nobody has changed it by that, so its version stays."""
    await tx.execute(update(measure).where(measure.c.id == measure_id).values(facts_on=day))


async def last_measure(tx: Tx, roadmap_id: int) -> int:
    """The position of the last measure; 0 if there is none."""
    query = select(func.max(measure.c.position)).where(measure.c.roadmap_id == roadmap_id)
    return int(await tx.scalar(query) or 0)


async def owners_of(tx: Tx, roadmap_id: int) -> dict[int, list[Owner]]:
    """Who answers for the measures of a road map, by measure; who was forgotten answers for nothing."""
    query = _owners().where(measure.c.roadmap_id == roadmap_id)
    return _by_measure(Owner(**row._mapping) for row in await tx.all(query))


async def owners(tx: Tx, measure_id: int) -> list[Owner]:
    """Who answers for one measure, by name."""
    query = _owners().where(measure_owner.c.measure_id == measure_id)
    return [Owner(**row._mapping) for row in await tx.all(query)]


def _owners() -> Select[Any]:
    columns = (
        measure_owner.c.measure_id,
        measure_owner.c.person_id,
        person.c.full_name,
        measure_owner.c.remind_on,
    )
    return (
        select(*columns)
        .join(person, person.c.id == measure_owner.c.person_id)
        .join(measure, measure.c.id == measure_owner.c.measure_id)
        .where(person.c.forgotten_at.is_(None))
        .order_by(measure_owner.c.measure_id, person.c.full_name, person.c.id)
    )


def _by_measure(found: Iterable[Owner]) -> dict[int, list[Owner]]:
    grouped: dict[int, list[Owner]] = {}
    for one in found:
        grouped.setdefault(one.measure_id, []).append(one)
    return grouped


async def add_owners(tx: Tx, pairs: Collection[tuple[int, int]]) -> None:
    """Let people answer for measures: (measure, person); who does already stays."""
    if not pairs:
        return
    rows = [{"measure_id": measure_id, "person_id": person_id} for measure_id, person_id in sorted(pairs)]
    await tx.execute(tx.insert(measure_owner).on_conflict_do_nothing(), rows)


async def remove_owner(tx: Tx, measure_id: int, person_id: int) -> None:
    """The person answers for the measure no more."""
    theirs = (measure_owner.c.measure_id == measure_id) & (measure_owner.c.person_id == person_id)
    await tx.execute(delete(measure_owner).where(theirs))


async def remind_owner(tx: Tx, measure_id: int, person_id: int, day: date) -> bool:
    """Note when the measure shall come up again; false if the person does not answer for it."""
    theirs = (measure_owner.c.measure_id == measure_id) & (measure_owner.c.person_id == person_id)
    return await tx.changed(update(measure_owner).where(theirs).values(remind_on=day))


async def add_proof(
    tx: Tx, measure_id: int, kind: ProofKind, words: str, file: str, added_by: int, now: datetime
) -> Proof:
    """Keep what shows that the measure is done."""
    values = {"kind": kind, "words": words, "file": file, "added_by": added_by, "added_at": now}
    row = await tx.one(tx.insert(proof).values(measure_id=measure_id, **values).returning(proof))
    assert row is not None  # noqa: S101 - an insert always returns its row
    return Proof(**row._mapping)


async def proofs(tx: Tx, measure_id: int) -> list[Proof]:
    """What shows that the measure is done, the oldest first; what was taken back is left out."""
    mine = (proof.c.measure_id == measure_id) & proof.c.removed_at.is_(None)
    return [Proof(**row._mapping) for row in await tx.all(select(proof).where(mine).order_by(proof.c.id))]


async def get_proof(tx: Tx, proof_id: int) -> Proof | None:
    """One proof that was not taken back."""
    row = await tx.one(select(proof).where(proof.c.id == proof_id, proof.c.removed_at.is_(None)))
    return None if row is None else Proof(**row._mapping)


async def remove_proof(tx: Tx, proof_id: int, now: datetime) -> bool:
    """Take a proof back; false if it was already."""
    there = (proof.c.id == proof_id) & proof.c.removed_at.is_(None)
    return await tx.changed(update(proof).where(there).values(removed_at=now, file="", words=""))


async def proofs_of(tx: Tx, roadmap_id: int) -> dict[int, list[Proof]]:
    """Every proof of a road map, by measure."""
    rows = await tx.all(
        select(proof)
        .join(measure, measure.c.id == proof.c.measure_id)
        .where(measure.c.roadmap_id == roadmap_id, proof.c.removed_at.is_(None))
        .order_by(proof.c.measure_id, proof.c.id)
    )
    found: dict[int, list[Proof]] = {}
    for row in rows:
        found.setdefault(row.measure_id, []).append(Proof(**row._mapping))
    return found


async def running_roadmaps(tx: Tx) -> list[tuple[int, int]]:
    """Road maps of the programmes that run now: (programme, road map)."""
    rows = await tx.all(
        select(roadmap.c.programme_id, roadmap.c.id)
        .join(programme, programme.c.id == roadmap.c.programme_id)
        .where(programme.c.state == ProgrammeState.ACTIVE)
        .order_by(roadmap.c.id)
    )
    return [(row.programme_id, row.id) for row in rows]


async def open_measures_of_person(tx: Tx, person_id: int) -> list[Measure]:
    """What the person answers for in programmes that run and nobody has called done, by date."""
    rows = await tx.all(
        select(measure)
        .join(measure_owner, measure_owner.c.measure_id == measure.c.id)
        .join(roadmap, roadmap.c.id == measure.c.roadmap_id)
        .join(programme, programme.c.id == roadmap.c.programme_id)
        .where(measure_owner.c.person_id == person_id, programme.c.state == ProgrammeState.ACTIVE)
        .where(measure.c.state.in_((MeasureState.OPEN, MeasureState.STARTED)))
        .order_by(measure.c.due_on.is_(None), measure.c.due_on, measure.c.position)
    )
    return [Measure(**row._mapping) for row in rows]
