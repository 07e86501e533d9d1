"""Pairs: one mentor with one or several mentees, fixed by an order."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, func, select, update

from storage.engine import Tx
from storage.records import OPEN_PAIR_STATES, Answer, MeetingState, Pair, PairMember, PairState, Role
from storage.tables import meeting, pair, pair_member, person


async def lock_people(tx: Tx, person_ids: Iterable[int]) -> None:
    """Make whoever else wants to pair one of these people wait until the commit.

    Rows are locked by id, so that two curators cannot wait for each other; `key_share` leaves rows that only
    refer to these people (audit, outbox) free to be written meanwhile.
    """
    rows = select(person.c.id).where(person.c.id.in_(list(person_ids))).order_by(person.c.id)
    await tx.execute(rows.with_for_update(key_share=True))


async def add_pair(
    tx: Tx,
    *,
    school_id: int,
    programme_id: int,
    mentor_id: int,
    mentee_ids: Sequence[int],
    created_by: int,
    now: datetime,
    **terms: Any,
) -> Pair:
    """A proposed pair; both sides have yet to answer. `terms`: starts_on, ends_on."""
    insert = tx.insert(pair).values(
        school_id=school_id,
        programme_id=programme_id,
        mentor_id=mentor_id,
        state=PairState.PROPOSED,
        created_by=created_by,
        created_at=now,
        **terms,
    )
    row = await tx.one(insert.returning(pair))
    assert row is not None  # noqa: S101 - an insert always returns its row
    members = [(mentor_id, Role.MENTOR), *((mentee_id, Role.MENTEE) for mentee_id in mentee_ids)]
    await tx.execute(
        tx.insert(pair_member).values(
            [
                {"pair_id": row.id, "person_id": who, "role": role, "answer": Answer.WAITING, "reason": ""}
                for who, role in members
            ]
        )
    )
    return Pair(**row._mapping)


async def get_pair(tx: Tx, pair_id: int) -> Pair | None:
    """One pair by its number."""
    row = await tx.one(select(pair).where(pair.c.id == pair_id))
    return None if row is None else Pair(**row._mapping)


async def get_pairs(tx: Tx, pair_ids: Iterable[int]) -> list[Pair]:
    """Several pairs by their numbers, the oldest first."""
    rows = await tx.all(select(pair).where(pair.c.id.in_(list(pair_ids))).order_by(pair.c.id))
    return [Pair(**row._mapping) for row in rows]


async def lock_pair(tx: Tx, pair_id: int) -> Pair | None:
    """The pair as it is once everybody who was changing it is done; others wait for our commit."""
    row = await tx.one(select(pair).where(pair.c.id == pair_id).with_for_update(key_share=True))
    return None if row is None else Pair(**row._mapping)


async def members_of(tx: Tx, pair_ids: Sequence[int]) -> dict[int, list[PairMember]]:
    """The members of several pairs at once, the mentor first."""
    rows = await tx.all(
        select(pair_member)
        .where(pair_member.c.pair_id.in_(list(pair_ids)))
        .order_by(pair_member.c.pair_id, (pair_member.c.role == Role.MENTOR).desc(), pair_member.c.person_id)
    )
    found: dict[int, list[PairMember]] = {}
    for row in rows:
        found.setdefault(row.pair_id, []).append(PairMember(**row._mapping))
    return found


async def pairs_of_person(tx: Tx, person_id: int, states: Sequence[PairState]) -> list[Pair]:
    """The pairs in which the person takes part, newest first."""
    rows = await tx.all(
        select(pair)
        .join(pair_member, pair_member.c.pair_id == pair.c.id)
        .where(pair_member.c.person_id == person_id, pair.c.state.in_(states))
        .order_by(pair.c.id.desc())
    )
    return [Pair(**row._mapping) for row in rows]


async def pairs_in(
    tx: Tx, programme_id: int, states: Sequence[PairState], limit: int | None = None, offset: int = 0
) -> list[Pair]:
    """The programme's pairs in these states, newest first."""
    rows = await tx.all(
        select(pair)
        .where(pair.c.programme_id == programme_id, pair.c.state.in_(states))
        .order_by(pair.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [Pair(**row._mapping) for row in rows]


async def count_pairs(tx: Tx, programme_id: int) -> dict[PairState, int]:
    """How many pairs are in each state."""
    rows = await tx.all(
        select(pair.c.state, func.count().label("number"))
        .where(pair.c.programme_id == programme_id)
        .group_by(pair.c.state)
    )
    return {row.state: row.number for row in rows}


async def open_mentees(tx: Tx, mentor_ids: Sequence[int]) -> dict[int, int]:
    """How many mentees each mentor has in open pairs: the places taken of the capacity."""
    rows = await tx.all(
        select(pair.c.mentor_id, func.count().label("number"))
        .join(pair_member, pair_member.c.pair_id == pair.c.id)
        .where(pair.c.mentor_id.in_(list(mentor_ids)), pair.c.state.in_(OPEN_PAIR_STATES))
        .where(pair_member.c.role == Role.MENTEE)
        .group_by(pair.c.mentor_id)
    )
    return {row.mentor_id: row.number for row in rows}


async def paired_mentees(tx: Tx, person_ids: Iterable[int]) -> frozenset[int]:
    """Which of these people are mentees of an open pair."""
    rows = await tx.all(
        select(pair_member.c.person_id)
        .join(pair, pair.c.id == pair_member.c.pair_id)
        .where(pair_member.c.person_id.in_(list(person_ids)), pair_member.c.role == Role.MENTEE)
        .where(pair.c.state.in_(OPEN_PAIR_STATES))
    )
    return frozenset(row.person_id for row in rows)


async def former_mentors(tx: Tx, mentee_id: int, but: Sequence[str]) -> frozenset[int]:
    """With whom the mentee was in a pair that had its order and was broken off, for no reason of `but`."""
    rows = await tx.all(
        select(pair.c.mentor_id)
        .join(pair_member, pair_member.c.pair_id == pair.c.id)
        .where(pair_member.c.person_id == mentee_id, pair_member.c.role == Role.MENTEE)
        .where(pair.c.state == PairState.ENDED, pair.c.order_date.is_not(None))
        .where(pair.c.end_reason.not_in(list(but)))
    )
    return frozenset(row.mentor_id for row in rows)


async def declined_with(tx: Tx, mentee_id: int) -> dict[int, datetime]:
    """Mentors between whom and this mentee one of the two has declined a pair, with the last time."""
    mentee, refusal = pair_member.alias(), pair_member.alias()
    rows = await tx.all(
        select(pair.c.mentor_id, func.max(refusal.c.answered_at).label("at"))
        .join(mentee, (mentee.c.pair_id == pair.c.id) & (mentee.c.role == Role.MENTEE))
        .join(refusal, (refusal.c.pair_id == pair.c.id) & (refusal.c.answer == Answer.DECLINED))
        .where(pair.c.state == PairState.DECLINED, mentee.c.person_id == mentee_id)
        .group_by(pair.c.mentor_id)
    )
    return {row.mentor_id: row.at for row in rows}


async def proposed_before(tx: Tx, moment: datetime, programme_id: int | None = None) -> list[Pair]:
    """Pairs, of one programme or of all schools, that have waited for answers since `moment` or longer."""
    query = select(pair).where(pair.c.state == PairState.PROPOSED, pair.c.created_at <= moment)
    if programme_id is not None:
        query = query.where(pair.c.programme_id == programme_id)
    return [Pair(**row._mapping) for row in await tx.all(query.order_by(pair.c.id))]


async def active_past(tx: Tx, school_id: int, today: date) -> list[Pair]:
    """The school's active pairs whose last day is over, but those that somebody is changing just now."""
    over = (pair.c.school_id == school_id) & (pair.c.state == PairState.ACTIVE) & (pair.c.ends_on < today)
    query = select(pair).where(over).order_by(pair.c.id).with_for_update(key_share=True, skip_locked=True)
    return [Pair(**row._mapping) for row in await tx.all(query)]


async def unmet_pairs(tx: Tx, now: datetime, person_id: int | None = None) -> list[Pair]:
    """Active pairs, of one person or of all schools, that have not met and have no meeting before them: none
    held, none agreed, none that waits for an answer, and not two in vain, which is a matter for a talk."""
    of_pair = meeting.c.pair_id == pair.c.id
    asked = (meeting.c.state == MeetingState.PROPOSED) & (meeting.c.starts_at > now)
    lively = meeting.c.state.in_([MeetingState.HELD, MeetingState.CONFIRMED]) | asked
    missed = select(func.count()).where(of_pair, meeting.c.state == MeetingState.MISSED).scalar_subquery()
    query = select(pair).where(pair.c.state == PairState.ACTIVE, ~exists().where(of_pair, lively), missed < 2)
    if person_id is not None:
        mine = (pair_member.c.pair_id == pair.c.id) & (pair_member.c.person_id == person_id)
        query = query.where(exists().where(mine))
    return [Pair(**row._mapping) for row in await tx.all(query.order_by(pair.c.id))]


async def answer_pair_member(
    tx: Tx,
    pair_id: int,
    person_id: int,
    answer: Answer,
    reason: str,
    now: datetime,
    said: Answer = Answer.WAITING,
) -> bool:
    """Store the member's answer in place of what was `said`; false if that is another answer by now."""
    mine = (pair_member.c.pair_id == pair_id) & (pair_member.c.person_id == person_id)
    change = update(pair_member).where(mine, pair_member.c.answer == said)
    return await tx.changed(change.values(answer=answer, reason=reason, answered_at=now))


async def move_pair(
    tx: Tx, pair_id: int, expected: Sequence[PairState], state: PairState, **values: Any
) -> bool:
    """Move to another state with further columns (`order_number`, `ended_at`, …); false if too late."""
    change = update(pair).where(pair.c.id == pair_id, pair.c.state.in_(expected))
    return await tx.changed(change.values(state=state, **values))
