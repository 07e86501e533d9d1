"""The survey at the end of a pair: who was asked, who has answered, what was answered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, select, update

from storage.engine import Tx
from storage.records import PairState, ProgrammeState, Role, Survey, SurveyState
from storage.tables import account, pair, pair_member, person, person_role, programme, survey

FINISHED = (PairState.COMPLETED, PairState.ENDED)
PARTNERS = (Role.MENTOR, Role.MENTEE)
ROWS_AT_ONCE = 500
"""A statement takes some 30,000 values at most, and a survey has nine."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A member of a pair whose work is over and whose members were not asked yet."""

    school_id: int
    programme_id: int
    pair_id: int
    person_id: int
    role: Role


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """A survey without its answers: all that a curator may read about one person."""

    survey_id: int
    person_id: int
    full_name: str
    form: str
    state: SurveyState
    sent_at: datetime
    closes_on: date


async def finished_members(tx: Tx) -> list[Finished]:
    """Members of finished pairs of running programmes that have no survey yet. A pair without an order has
    never worked; who has left or has no account cannot answer."""
    asked = exists().where(survey.c.pair_id == pair.c.id)
    reached = exists().where(account.c.person_id == person.c.id)
    takes_part = exists().where(person_role.c.person_id == person.c.id, person_role.c.role.in_(PARTNERS))
    rows = await tx.all(
        select(
            pair.c.school_id,
            pair.c.programme_id,
            pair.c.id.label("pair_id"),
            pair_member.c.person_id,
            pair_member.c.role,
        )
        .join(pair_member, pair_member.c.pair_id == pair.c.id)
        .join(person, person.c.id == pair_member.c.person_id)
        .join(programme, programme.c.id == pair.c.programme_id)
        .where(pair.c.state.in_(FINISHED), pair.c.ended_at.is_not(None), pair.c.order_date.is_not(None))
        .where(programme.c.state == ProgrammeState.ACTIVE, person.c.forgotten_at.is_(None))
        .where(~asked, reached, takes_part)
        .order_by(pair.c.id, pair_member.c.person_id)
    )
    return [Finished(**row._mapping) for row in rows]


async def add_surveys(tx: Tx, rows: Sequence[Mapping[str, Any]]) -> list[Survey]:
    """Store surveys with all their columns but the id; returns those that were not there yet."""
    added: list[Survey] = []
    key = [survey.c.pair_id, survey.c.person_id, survey.c.form]
    for start in range(0, len(rows), ROWS_AT_ONCE):
        insert = tx.insert(survey).values(list(rows[start : start + ROWS_AT_ONCE]))
        fresh = insert.on_conflict_do_nothing(index_elements=key).returning(survey)
        added += [Survey(**row._mapping) for row in await tx.all(fresh)]
    return added


async def get_survey(tx: Tx, survey_id: int) -> Survey | None:
    """One survey by its number."""
    row = await tx.one(select(survey).where(survey.c.id == survey_id))
    return None if row is None else Survey(**row._mapping)


async def open_surveys(tx: Tx, person_id: int) -> list[Survey]:
    """What waits for this person's answers, the oldest first."""
    waiting = (survey.c.person_id == person_id) & (survey.c.state == SurveyState.SENT)
    rows = await tx.all(select(survey).where(waiting).order_by(survey.c.id))
    return [Survey(**row._mapping) for row in rows]


async def answer_survey(
    tx: Tx, survey_id: int, *, form_version: int, answers: Mapping[str, Any], now: datetime
) -> bool:
    """Store the answers; false if the survey was answered or closed meanwhile."""
    waiting = (survey.c.id == survey_id) & (survey.c.state == SurveyState.SENT)
    given = {"answers": dict(answers), "form_version": form_version, "answered_at": now}
    return await tx.changed(update(survey).where(waiting).values(state=SurveyState.ANSWERED, **given))


async def close_due(tx: Tx, today: date, school_ids: Collection[int]) -> list[tuple[int, int]]:
    """Close what these schools have waited for long enough; returns the school and number of each."""
    due = (
        (survey.c.state == SurveyState.SENT)
        & (survey.c.closes_on <= today)
        & survey.c.school_id.in_(list(school_ids))
    )
    change = update(survey).where(due).values(state=SurveyState.CLOSED)
    rows = await tx.all(change.returning(survey.c.school_id, survey.c.id))
    return [(row.school_id, row.id) for row in rows]


async def survey_lines(tx: Tx, programme_id: int) -> list[SurveyLine]:
    """Every survey of the programme by name; who was forgotten has none."""
    rows = await tx.all(
        select(
            survey.c.id.label("survey_id"),
            survey.c.person_id,
            person.c.full_name,
            survey.c.form,
            survey.c.state,
            survey.c.sent_at,
            survey.c.closes_on,
        )
        .join(person, person.c.id == survey.c.person_id)
        .where(survey.c.programme_id == programme_id, person.c.forgotten_at.is_(None))
        .order_by(person.c.full_name, survey.c.id)
    )
    return [SurveyLine(**row._mapping) for row in rows]


async def given_answers(tx: Tx, programme_id: int) -> list[tuple[str, Mapping[str, Any]]]:
    """Form and answers of every survey answered; nothing says whose they are."""
    answered = (survey.c.programme_id == programme_id) & (survey.c.state == SurveyState.ANSWERED)
    rows = await tx.all(select(survey.c.form, survey.c.answers).where(answered).order_by(survey.c.id))
    return [(row.form, row.answers or {}) for row in rows]
