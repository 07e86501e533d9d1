"""What those who send may do: send, change until approval, ask for a change, withdraw."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from mentoring.bank import (
    archive_submission,
    return_submission,
)
from mentoring.questionnaires import decide_mentoring
from mentoring.refusals import NotAllowed, Outdated
from mentoring.roles import Actor
from mentoring.submissions import (
    CONSENT_PATIENCE,
    WITHDRAWAL_PATIENCE,
    AlreadyApproved,
    NoProgramme,
    ask_to_edit,
    explain_withdrawal,
    my_submission,
    send_submission,
    withdraw_submission,
)
from storage.audit import deeds
from storage.engine import Database, Tx
from storage.people import grant_role
from storage.records import (
    ConsentKind,
    ConsentState,
    Role,
    Submission,
    SubmissionKind,
    SubmissionState,
)
from storage.schools import add_school
from storage.tables import outbox
from tests.mentoring.pair_samples import (
    NOW,
    QUESTIONNAIRE,
    REQUEST,
    Samples,
    add_actor,
    decide,
    lay_bank,
)

LATER = NOW + timedelta(hours=1)


@pytest.fixture
async def bank(database: Database) -> Samples:
    """Вера runs the programme; Ольга's questionnaire and Анна's request are approved."""
    return await lay_bank(database)


@pytest.fixture
async def yana(bank: Samples) -> Actor:
    """A mentee who has agreed to the processing of data and sent nothing yet."""

    async def work(tx: Tx) -> Actor:
        actor = await add_actor(tx, bank.programme, "Новикова Яна Олеговна", Role.MENTEE)
        await decide(tx, actor, ConsentKind.PERSONAL_DATA, ConsentState.GIVEN)
        return actor

    return await bank.database.write(work)


@pytest.fixture
async def petr(bank: Samples) -> Actor:
    """A mentor who has not decided on the consent to mentoring."""

    async def work(tx: Tx) -> Actor:
        actor = await add_actor(tx, bank.programme, "Кузнецов Пётр Ильич", Role.MENTOR)
        await decide(tx, actor, ConsentKind.PERSONAL_DATA, ConsentState.GIVEN)
        return actor

    return await bank.database.write(work)


async def send(
    bank: Samples, actor: Actor, answers: dict[str, Any] = REQUEST, now: datetime = NOW
) -> Submission:
    kind = SubmissionKind.REQUEST if Role.MENTEE in actor.roles else SubmissionKind.QUESTIONNAIRE
    return await bank.database.write(
        lambda tx: send_submission(tx, actor, kind, form_version=1, answers=answers, now=now)
    )


async def planned(bank: Samples) -> list[tuple[str, int, datetime]]:
    """Kind, recipient and time of every notice."""
    async with bank.database.read() as tx:
        rows = await tx.all(select(outbox).order_by(outbox.c.id))
        return [(row.kind, row.person_id, row.due_at) for row in rows]


async def test_a_sent_request_waits_and_the_curator_hears_of_it(bank: Samples, yana: Actor) -> None:
    sent = await send(bank, yana)
    assert (sent.state, sent.answers) == (SubmissionState.SUBMITTED, REQUEST)
    assert await planned(bank) == [("submission_sent", bank.vera.id, NOW)]
    async with bank.database.read() as tx:
        (deed,) = await deeds(tx, yana.school.id, limit=1)
    assert (deed.action, deed.actor_id, deed.subject_id, deed.details) == (
        "send_request",
        yana.id,
        sent.id,
        {},
    )


async def test_every_curator_hears_of_it(bank: Samples, yana: Actor) -> None:
    async def add_curator(tx: Tx) -> Actor:
        return await add_actor(tx, bank.programme, "Зимина Рита Львовна", Role.CURATOR)

    rita = await bank.database.write(add_curator)
    await send(bank, yana)
    assert {who for _, who, _ in await planned(bank)} == {bank.vera.id, rita.id}


async def test_a_change_before_the_decision_takes_the_place_of_the_first(bank: Samples, yana: Actor) -> None:
    first = await send(bank, yana)
    second = await send(bank, yana, {**REQUEST, "subject": "Химия"}, LATER)
    assert (second.id, second.answers["subject"], second.submitted_at) == (first.id, "Химия", LATER)
    assert len(await planned(bank)) == 1  # the curator knows already that it waits


async def test_what_is_approved_is_not_changed_behind_the_curators_back(bank: Samples) -> None:
    with pytest.raises(AlreadyApproved):
        await send(bank, bank.anna, {**REQUEST, "subject": "Химия"})
    async with bank.database.read() as tx:
        mine = await my_submission(tx, bank.anna, SubmissionKind.REQUEST)
    assert mine is not None
    assert (mine.state, mine.answers["subject"]) == (SubmissionState.APPROVED, "Математика")


async def test_the_curator_is_asked_once_for_a_change(bank: Samples) -> None:
    for _ in range(2):
        asked = await bank.database.write(
            lambda tx: ask_to_edit(tx, bank.anna, SubmissionKind.REQUEST, LATER)
        )
    assert (asked.state, asked.edit_asked_at) == (SubmissionState.APPROVED, LATER)
    assert await planned(bank) == [("edit_asked", bank.vera.id, LATER)]


async def test_returned_answers_can_be_sent_again(bank: Samples, yana: Actor) -> None:
    sent = await send(bank, yana)
    await bank.database.write(lambda tx: return_submission(tx, bank.vera, sent.id, "Какой класс?", LATER))
    again = await send(bank, yana, now=LATER + timedelta(hours=1))
    assert (again.state, again.reason, again.decided_at) == (SubmissionState.SUBMITTED, "", None)
    assert [kind for kind, _, _ in await planned(bank)] == [
        "submission_sent",
        "submission_decided",
        "submission_sent",
    ]


@pytest.mark.parametrize("leave", ["withdraw", "archive"])
async def test_whoever_has_left_may_come_back(bank: Samples, leave: str) -> None:
    async def go(tx: Tx) -> Submission:
        if leave == "withdraw":
            return await withdraw_submission(tx, bank.anna, SubmissionKind.REQUEST, NOW)
        mine = await my_submission(tx, bank.anna, SubmissionKind.REQUEST)
        assert mine is not None
        return await archive_submission(tx, bank.vera, mine.id, NOW)

    left = await bank.database.write(go)
    again = await send(bank, bank.anna, now=LATER)
    assert (again.id, again.state) == (left.id, SubmissionState.SUBMITTED)


async def test_withdrawing_leaves_the_pair_and_tells_the_curator(bank: Samples) -> None:
    pair = await bank.activate()
    kind, why = SubmissionKind.REQUEST, "Ухожу в отпуск"
    withdrawn = await bank.database.write(lambda tx: withdraw_submission(tx, bank.anna, kind, LATER))
    assert (withdrawn.state, withdrawn.reason) == (SubmissionState.WITHDRAWN, "")
    explained = await bank.database.write(lambda tx: explain_withdrawal(tx, bank.anna, kind, why, LATER))
    assert (explained.state, explained.reason) == (SubmissionState.WITHDRAWN, why)
    told_at = LATER + WITHDRAWAL_PATIENCE
    assert ("submission_withdrawn", bank.vera.id, told_at) in await planned(bank)
    stored, _ = await bank.state(pair)
    assert stored.state == pair.state


async def test_what_was_sent_again_is_not_explained_away(bank: Samples) -> None:
    kind = SubmissionKind.REQUEST
    with pytest.raises(Outdated):
        await bank.database.write(lambda tx: explain_withdrawal(tx, bank.anna, kind, "Передумала", NOW))


async def test_nothing_is_withdrawn_twice(bank: Samples) -> None:
    async def withdraw(tx: Tx) -> Submission:
        return await withdraw_submission(tx, bank.anna, SubmissionKind.REQUEST, NOW)

    await bank.database.write(withdraw)
    with pytest.raises(Outdated):
        await bank.database.write(withdraw)


async def test_the_curator_waits_until_the_mentor_has_read_the_consent(bank: Samples, petr: Actor) -> None:
    await send(bank, petr, QUESTIONNAIRE)
    assert await planned(bank) == [("consent_awaited", bank.vera.id, NOW + CONSENT_PATIENCE)]


@pytest.mark.parametrize("agreed", [True, False])
async def test_the_decision_on_the_consent_is_kept_and_tells_the_curator(
    bank: Samples, petr: Actor, agreed: bool
) -> None:
    await send(bank, petr, QUESTIONNAIRE)
    words = {"kind": "mentoring", "version": "1", "hash": "h", "locale": "ru", "text": "Согласие"}
    consent = await bank.database.write(
        lambda tx: decide_mentoring(tx, petr, {"agreed": agreed, **words}, LATER)
    )
    assert consent.state is (ConsentState.GIVEN if agreed else ConsentState.REFUSED)
    assert (await planned(bank))[-1] == ("submission_sent", bank.vera.id, LATER)


async def test_a_mentor_sends_no_request_and_a_mentee_no_questionnaire(bank: Samples, yana: Actor) -> None:
    for actor, kind in (
        (bank.olga, SubmissionKind.REQUEST),
        (yana, SubmissionKind.QUESTIONNAIRE),
        (bank.vera, SubmissionKind.REQUEST),
    ):
        with pytest.raises(NotAllowed):
            await bank.database.write(
                partial(send_submission, actor=actor, kind=kind, form_version=1, answers={}, now=NOW)
            )


async def test_one_person_may_send_both(bank: Samples) -> None:
    async def become_mentor(tx: Tx) -> None:
        await grant_role(tx, bank.anna.id, Role.MENTOR, NOW, None)

    await bank.database.write(become_mentor)
    both = Actor(bank.anna.person, bank.anna.school, frozenset({Role.MENTEE, Role.MENTOR}))
    sent = await bank.database.write(
        lambda tx: send_submission(
            tx, both, SubmissionKind.QUESTIONNAIRE, form_version=1, answers=QUESTIONNAIRE, now=NOW
        )
    )
    async with bank.database.read() as tx:
        request = await my_submission(tx, both, SubmissionKind.REQUEST)
    assert request is not None
    assert request.id != sent.id


async def test_without_a_programme_nothing_is_sent(database: Database, yana: Actor) -> None:
    async def send_elsewhere(tx: Tx) -> Submission:
        school = await add_school(tx, timezone="Europe/Moscow", locale="ru", now=NOW)
        stranger = Actor(yana.person, school, yana.roles)
        return await send_submission(
            tx, stranger, SubmissionKind.REQUEST, form_version=1, answers=REQUEST, now=NOW
        )

    with pytest.raises(NoProgramme):
        await database.write(send_elsewhere)
