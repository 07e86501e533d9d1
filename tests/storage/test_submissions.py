"""Submissions change only from the state that was expected."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from storage.engine import Database, Tx
from storage.people import add_person, change_person
from storage.records import Submission, SubmissionKind, SubmissionState
from storage.schools import add_school, put_programme
from storage.submissions import (
    bank_rows,
    count_bank,
    count_waiting,
    decide_submission,
    get_submission,
    move_submission,
    note_edit_asked,
    put_submission,
    replace_submission,
)

NOW = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
SENT, OK = SubmissionState.SUBMITTED, SubmissionState.APPROVED
KIND = SubmissionKind.REQUEST


@pytest.fixture
async def sent(database: Database) -> Submission:
    async def work(tx: Tx) -> Submission:
        school = await add_school(tx, timezone="Europe/Moscow", locale="ru", now=NOW)
        dates = {"starts_on": date(2026, 9, 1), "ends_on": date(2027, 5, 31)}
        programme = await put_programme(tx, school_id=school.id, year=2026, now=NOW, **dates)
        return await add(tx, school.id, programme.id, "Анна")

    return await database.write(work)


async def add(tx: Tx, school_id: int, programme_id: int, name: str) -> Submission:
    person = await add_person(tx, school_id=school_id, full_name=name, invitation_id=None, now=NOW)
    return await put_submission(
        tx,
        school_id=school_id,
        programme_id=programme_id,
        person_id=person.id,
        kind=KIND,
        form_version=1,
        answers={"subject": "Химия"},
        now=NOW,
    )


async def stored(database: Database, sent: Submission) -> Submission:
    async with database.read() as tx:
        found = await get_submission(tx, sent.id)
    assert found is not None
    return found


async def approve(database: Database, sent: Submission, sent_at: datetime | None = None) -> bool:
    return await database.write(
        lambda tx: decide_submission(tx, sent.id, [SENT], OK, decided_by=None, now=LATER, sent_at=sent_at)
    )


async def replace(database: Database, sent: Submission, expected: Sequence[SubmissionState]) -> bool:
    answers = {"subject": "Физика"}
    return await database.write(
        lambda tx: replace_submission(tx, sent.id, expected, form_version=2, answers=answers, now=LATER)
    )


async def test_a_decision_is_made_once(database: Database, sent: Submission) -> None:
    assert await approve(database, sent)
    assert not await approve(database, sent)


async def test_a_decision_is_about_the_answers_that_were_read(database: Database, sent: Submission) -> None:
    assert await replace(database, sent, [SENT])
    assert not await approve(database, sent, sent_at=NOW)
    assert await approve(database, sent, sent_at=LATER)


async def test_a_replacement_starts_anew(database: Database, sent: Submission) -> None:
    await approve(database, sent)
    assert not await replace(database, sent, [SENT])
    assert (await stored(database, sent)).answers == {"subject": "Химия"}
    assert await replace(database, sent, [OK])
    found = await stored(database, sent)
    assert (found.state, found.form_version, found.decided_at) == (SENT, 2, None)


async def test_moving_leaves_the_last_decision(database: Database, sent: Submission) -> None:
    await approve(database, sent)
    archived = SubmissionState.ARCHIVED
    assert await database.write(lambda tx: move_submission(tx, sent.id, [OK], archived))
    assert not await database.write(lambda tx: move_submission(tx, sent.id, [OK], archived))
    found = await stored(database, sent)
    assert (found.state, found.decided_at) == (archived, LATER)


async def test_a_wish_to_change_is_noted_once_and_only_when_approved(
    database: Database, sent: Submission
) -> None:
    assert not await database.write(lambda tx: note_edit_asked(tx, sent.id, LATER))
    await approve(database, sent)
    assert await database.write(lambda tx: note_edit_asked(tx, sent.id, LATER))
    assert not await database.write(lambda tx: note_edit_asked(tx, sent.id, LATER))


async def test_the_forgotten_stand_in_no_list(database: Database, sent: Submission) -> None:
    async with database.read() as tx:
        assert await count_waiting(tx, sent.programme_id, KIND) == 1
    await database.write(lambda tx: change_person(tx, sent.person_id, forgotten_at=LATER))
    async with database.read() as tx:
        assert await bank_rows(tx, sent.programme_id, KIND, tuple(SubmissionState)) == []
        assert await count_waiting(tx, sent.programme_id, KIND) == 0


async def test_a_page_of_the_bank_begins_with_those_who_wait(database: Database, sent: Submission) -> None:
    await approve(database, sent)
    await database.write(lambda tx: add(tx, sent.school_id, sent.programme_id, "Яна"))
    async with database.read() as tx:
        rows = await bank_rows(tx, sent.programme_id, KIND, (SENT, OK))
        second = await bank_rows(tx, sent.programme_id, KIND, (SENT, OK), limit=1, offset=1)
        assert await count_bank(tx, sent.programme_id, KIND, (OK,)) == 1
    assert [row.full_name for row in rows] == ["Яна", "Анна"]
    assert second == rows[1:]
