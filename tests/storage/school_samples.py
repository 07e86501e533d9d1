"""A school of any size, straight into the tables: half mentors, half mentees, everything in every state."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from sqlalchemy import Table

from storage.consents import keep_text
from storage.engine import Tx
from storage.records import (
    Answer,
    ConsentKind,
    ConsentState,
    MeetingState,
    OutboxState,
    PairState,
    Programme,
    Role,
    SubmissionKind,
    SubmissionState,
    SurveyState,
)
from storage.tables import (
    account,
    consent,
    invitation,
    meeting,
    outbox,
    pair,
    pair_member,
    person,
    person_role,
    submission,
    survey,
)

CHUNK = 500


async def put(tx: Tx, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert the rows; returns their numbers."""
    found: list[int] = []
    for start in range(0, len(rows), CHUNK):
        insert = tx.insert(table).values([dict(row) for row in rows[start : start + CHUNK]])
        key = next(iter(table.primary_key))
        found += [int(row[0]) for row in await tx.all(insert.returning(key))]
    return found


async def populate(tx: Tx, programme: Programme, count: int, now: datetime) -> None:
    """`count` participants with submissions, consents, accounts, invitations, pairs, meetings and surveys."""
    school = programme.school_id
    named = [{"school_id": school, "full_name": f"Человек {n:04}", "settings": {}} for n in range(count)]
    people = await put(tx, person, [{**each, "created_at": now} for each in named])
    mentors, mentees = people[::2], people[1::2]
    roles = {who: Role.MENTOR if who in set(mentors) else Role.MENTEE for who in people}
    held = [{"person_id": who, "role": role, "granted_at": now} for who, role in roles.items()]
    await put(tx, person_role, held)
    await _accounts(tx, people, now)
    await _bank(tx, programme, roles, now)
    await _consents(tx, school, roles, now)
    await _invitations(tx, school, count, now)
    await _pairs(tx, programme, list(zip(mentors, mentees, strict=False)), now)
    await _lost(tx, school, people, now)


async def _accounts(tx: Tx, people: Sequence[int], now: datetime) -> None:
    words = [{"external_user": str(who), "external_chat": str(who)} for who in people]
    blocked = cycle([True] * 9 + [False])
    rows = [
        {"person_id": who, "platform": "telegram", "locale": "ru", "started_at": now, **each}
        for who, each in zip(people, words, strict=True)
    ]
    await put(tx, account, [{**row, "reachable": next(blocked)} for row in rows])


async def _bank(tx: Tx, programme: Programme, roles: Mapping[int, Role], now: datetime) -> None:
    """Every fourth person waits, the others are approved; every tenth has sent nothing."""
    rows = [
        {
            "school_id": programme.school_id,
            "programme_id": programme.id,
            "person_id": who,
            "kind": SubmissionKind.QUESTIONNAIRE if role is Role.MENTOR else SubmissionKind.REQUEST,
            "form_version": 1,
            "answers": {"capacity": 2},
            "state": SubmissionState.SUBMITTED if place % 4 == 3 else SubmissionState.APPROVED,
            "submitted_at": now,
            "decided_at": now,
        }
        for place, (who, role) in enumerate(roles.items())
        if place % 10 != 9
    ]
    await put(tx, submission, rows)


async def _consents(tx: Tx, school: int, roles: Mapping[int, Role], now: datetime) -> None:
    for kind in ConsentKind:
        await keep_text(tx, text_hash=kind, kind=kind, version="1", locale="ru", text=f"Согласие: {kind}")
    of_role = {Role.MENTOR: ConsentKind.MENTORING, Role.MENTEE: ConsentKind.PERSONAL_DATA}
    rows = [
        {
            "school_id": school,
            "person_id": who,
            "kind": of_role[role],
            "version": "1",
            "text_hash": of_role[role],
            "state": ConsentState.GIVEN,
            "decided_at": now,
        }
        for who, role in roles.items()
    ]
    await put(tx, consent, rows)


async def _invitations(tx: Tx, school: int, count: int, now: datetime) -> None:
    rows = [
        {
            "school_id": school,
            "role": Role.MENTEE,
            "name": f"Гость {number}",
            "code_hash": f"{school}-{number}",
            "created_at": now - timedelta(days=20),
            "expires_at": now + timedelta(days=20),
            "max_uses": 1,
            "uses": 0,
        }
        for number in range(count // 10)
    ]
    await put(tx, invitation, rows)


async def _pairs(tx: Tx, programme: Programme, both: Sequence[tuple[int, int]], now: datetime) -> None:
    states = cycle(PairState)
    known = {"school_id": programme.school_id, "programme_id": programme.id, "created_at": now}
    rows = [
        {
            **known,
            "mentor_id": mentor,
            "created_by": mentor,
            "state": next(states),
            "order_date": now.date(),
            "ended_at": now,
        }
        for mentor, _ in both
    ]
    pairs = await put(tx, pair, rows)
    members = [
        {"pair_id": number, "person_id": who, "role": role, "answer": Answer.WAITING}
        for number, pair_of in zip(pairs, both, strict=True)
        for who, role in zip(pair_of, (Role.MENTOR, Role.MENTEE), strict=True)
    ]
    await put(tx, pair_member, members)
    await _meetings(tx, programme.school_id, list(zip(pairs, both, strict=True)), now)
    await _surveys(tx, programme, list(zip(pairs, both, strict=True)), now)


async def _meetings(tx: Tx, school: int, pairs: Sequence[tuple[int, tuple[int, int]]], now: datetime) -> None:
    """Five meetings a pair, one in each state, the last ones first."""
    rows = [
        {
            "school_id": school,
            "pair_id": number,
            "proposed_by": mentor,
            "starts_at": now - timedelta(days=3 + place),
            "minutes": 45,
            "state": state,
            "uid": f"{number}-{place}",
            "sequence": 0,
            "created_at": now,
        }
        for number, (mentor, _) in pairs
        for place, state in enumerate(MeetingState)
    ]
    await put(tx, meeting, rows)


async def _surveys(
    tx: Tx, programme: Programme, pairs: Sequence[tuple[int, tuple[int, int]]], now: datetime
) -> None:
    states = cycle(SurveyState)
    rows = [
        {
            "school_id": programme.school_id,
            "programme_id": programme.id,
            "pair_id": number,
            "person_id": mentee,
            "form": "survey_mentee",
            "form_version": 1,
            "state": next(states),
            "sent_at": now - timedelta(days=4),
            "closes_on": (now + timedelta(days=10)).date(),
        }
        for number, (_, mentee) in pairs
    ]
    await put(tx, survey, rows)


async def _lost(tx: Tx, school: int, people: Sequence[int], now: datetime) -> None:
    rows = [
        {
            "school_id": school,
            "person_id": who,
            "kind": "meeting_reminder",
            "dedup_key": f"lost:{who}",
            "payload": {},
            "state": OutboxState.FAILED,
            "due_at": now,
            "created_at": now,
            "done_at": now,
        }
        for who in people[::20]
    ]
    await put(tx, outbox, rows)
