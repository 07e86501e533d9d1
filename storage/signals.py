"""What people say of how it goes, for the curator alone: «мне не помогают», «не подходит», «не связались»."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select, update

from storage.engine import Tx
from storage.records import MeetingState, Pair, PairState, SignalKind, SignalState
from storage.tables import meeting, pair, person, signal


@dataclass(frozen=True, slots=True)
class Signal:
    """`word` is the id of an answer or own words, `comment` what the person added; `owner_id` is the curator
    who sees to it, `outcome` what came of it."""

    id: int
    school_id: int
    person_id: int
    pair_id: int | None
    kind: SignalKind
    word: str
    comment: str
    state: SignalState
    owner_id: int | None
    outcome: str
    made_at: datetime
    taken_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class SignalLine:
    """A signal that waits, with the name of who gave it."""

    signal_id: int
    person_id: int
    full_name: str
    kind: SignalKind
    word: str
    state: SignalState
    made_at: datetime


async def add_signal(
    tx: Tx,
    *,
    school_id: int,
    person_id: int,
    pair_id: int | None,
    kind: SignalKind,
    word: str,
    comment: str,
    state: SignalState,
    now: datetime,
) -> Signal:
    """Keep it."""
    closed_at = now if state is SignalState.CLOSED else None
    said = {"kind": kind, "word": word, "comment": comment, "state": state, "closed_at": closed_at}
    whose = {"school_id": school_id, "person_id": person_id, "pair_id": pair_id}
    row = await tx.one(tx.insert(signal).values(made_at=now, outcome="", **whose, **said).returning(signal))
    assert row is not None  # noqa: S101 - an insert always returns its row
    return Signal(**row._mapping)


async def get_signal(tx: Tx, signal_id: int) -> Signal | None:
    """One signal by its number."""
    row = await tx.one(select(signal).where(signal.c.id == signal_id))
    return None if row is None else Signal(**row._mapping)


async def answered(tx: Tx, kind: SignalKind, pair_id: int, person_id: int) -> bool:
    """True if the person has answered this about the pair already."""
    mine = (signal.c.pair_id == pair_id) & (signal.c.person_id == person_id) & (signal.c.kind == kind)
    return bool(await tx.scalar(select(exists().where(mine))))


async def move_signal(tx: Tx, signal_id: int, expected: Collection[SignalState], **values: Any) -> bool:
    """Change columns; false if it is in none of the expected states any more."""
    change = update(signal).where(signal.c.id == signal_id, signal.c.state.in_(list(expected)))
    return await tx.changed(change.values(**values))


async def waiting_signals(tx: Tx, school_id: int) -> list[SignalLine]:
    """What no curator has closed yet, the oldest first."""
    rows = await tx.all(
        select(
            signal.c.id.label("signal_id"),
            signal.c.person_id,
            person.c.full_name,
            signal.c.kind,
            signal.c.word,
            signal.c.state,
            signal.c.made_at,
        )
        .join(person, person.c.id == signal.c.person_id)
        .where(signal.c.school_id == school_id, signal.c.state != SignalState.CLOSED)
        .where(person.c.forgotten_at.is_(None))
        .order_by(signal.c.made_at, signal.c.id)
    )
    return [SignalLine(**row._mapping) for row in rows]


async def untaken_signals(tx: Tx, before: datetime) -> list[Signal]:
    """Signals of all schools, older than this moment, that no curator has taken."""
    waits = (signal.c.state == SignalState.OPEN) & (signal.c.made_at < before)
    rows = await tx.all(select(signal).where(waits).order_by(signal.c.id))
    return [Signal(**row._mapping) for row in rows]


async def first_met_pairs(tx: Tx, since: datetime) -> list[tuple[Pair, datetime]]:
    """Working pairs whose first meeting that took place was written down after this moment, with when."""
    first = func.min(meeting.c.recorded_at)
    met = (
        select(meeting.c.pair_id, first.label("at"))
        .where(meeting.c.state == MeetingState.HELD)
        .group_by(meeting.c.pair_id)
        .having(first >= since)
        .subquery()
    )
    rows = await tx.all(
        select(pair, met.c.at)
        .join(met, met.c.pair_id == pair.c.id)
        .where(pair.c.state == PairState.ACTIVE)
        .order_by(pair.c.id)
    )
    columns = pair.c.keys()
    return [(Pair(**{name: row._mapping[name] for name in columns}), row.at) for row in rows]
