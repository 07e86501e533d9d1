"""What the curator decides about requests and questionnaires."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial

import pytest

from mentoring.bank import (
    AnswersChanged,
    NoMentoringConsent,
    NoPersonalDataConsent,
    approve_submission,
    archive_submission,
    bank_of,
    dossier,
    restore_submission,
    return_submission,
    version_of,
)
from mentoring.refusals import NotAllowed, Outdated
from mentoring.roles import Actor
from mentoring.submissions import ask_to_edit, send_submission, withdraw_submission
from storage.engine import Database, Tx
from storage.people import change_person
from storage.records import (
    ConsentKind,
    ConsentState,
    PairState,
    Role,
    Submission,
    SubmissionKind,
    SubmissionState,
)
from storage.submissions import count_waiting, get_submission, submission_of
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
REQUESTS, QUESTIONNAIRES = SubmissionKind.REQUEST, SubmissionKind.QUESTIONNAIRE


@pytest.fixture
async def bank(database: Database) -> Samples:
    """Вера runs the programme; Ольга's questionnaire and Анна's request are approved."""
    return await lay_bank(database)


async def arrives(
    bank: Samples, full_name: str, kind: SubmissionKind, *consents: ConsentKind
) -> tuple[Actor, Submission]:
    """Somebody who has sent what waits for the curator."""
    role, answers = (Role.MENTEE, REQUEST) if kind is REQUESTS else (Role.MENTOR, QUESTIONNAIRE)

    async def work(tx: Tx) -> tuple[Actor, Submission]:
        actor = await add_actor(tx, bank.programme, full_name, role)
        for each in consents:
            await decide(tx, actor, each, ConsentState.GIVEN)
        return actor, await send_submission(tx, actor, kind, form_version=1, answers=answers, now=NOW)

    return await bank.database.write(work)


@pytest.fixture
async def waiting(bank: Samples) -> Submission:
    return (await arrives(bank, "Новикова Яна Олеговна", REQUESTS, ConsentKind.PERSONAL_DATA))[1]


async def approve(bank: Samples, sent: Submission, actor: Actor | None = None) -> Submission:
    return await bank.database.write(
        lambda tx: approve_submission(tx, actor or bank.vera, sent.id, version_of(sent), LATER)
    )


async def stored(bank: Samples, submission_id: int) -> Submission:
    async with bank.database.read() as tx:
        found = await get_submission(tx, submission_id)
    assert found is not None
    return found


async def mine(bank: Samples, actor: Actor, kind: SubmissionKind) -> Submission:
    async with bank.database.read() as tx:
        found = await submission_of(tx, bank.programme.id, actor.id, kind)
    assert found is not None
    return found


async def test_approval_is_on_record_and_told_at_once(bank: Samples, waiting: Submission) -> None:
    approved = await approve(bank, waiting)
    assert (approved.state, approved.decided_by, approved.decided_at) == (
        SubmissionState.APPROVED,
        bank.vera.id,
        LATER,
    )
    assert ("submission_decided", waiting.person_id) in await bank.notices()


async def test_a_request_is_approved_once(bank: Samples, waiting: Submission) -> None:
    await approve(bank, waiting)
    with pytest.raises(Outdated):
        await approve(bank, waiting)


async def test_answers_that_changed_meanwhile_are_read_first(bank: Samples) -> None:
    yana, waiting = await arrives(bank, "Новикова Яна Олеговна", REQUESTS, ConsentKind.PERSONAL_DATA)
    changed = {**REQUEST, "subject": "Химия"}
    await bank.database.write(
        lambda tx: send_submission(tx, yana, REQUESTS, form_version=1, answers=changed, now=LATER)
    )
    with pytest.raises(AnswersChanged):
        await approve(bank, waiting)
    assert (await approve(bank, await stored(bank, waiting.id))).state is SubmissionState.APPROVED


async def test_nobody_gets_in_without_the_consent_to_data_processing(bank: Samples) -> None:
    _, sent = await arrives(bank, "Новикова Яна Олеговна", REQUESTS)
    with pytest.raises(NoPersonalDataConsent):
        await approve(bank, sent)
    assert (await stored(bank, sent.id)).state is SubmissionState.SUBMITTED


async def test_no_mentor_gets_in_without_the_consent_to_mentoring(bank: Samples) -> None:
    petr, sent = await arrives(bank, "Кузнецов Пётр Ильич", QUESTIONNAIRES, ConsentKind.PERSONAL_DATA)
    with pytest.raises(NoMentoringConsent) as refusal:
        await approve(bank, sent)
    assert refusal.value.args_for_text == {"name": "Кузнецов Пётр Ильич"}
    await bank.decides(petr, ConsentKind.MENTORING, ConsentState.GIVEN)
    assert (await approve(bank, sent)).state is SubmissionState.APPROVED


async def test_a_refused_consent_counts_as_none(bank: Samples) -> None:
    both = (ConsentKind.PERSONAL_DATA, ConsentKind.MENTORING)
    petr, sent = await arrives(bank, "Кузнецов Пётр Ильич", QUESTIONNAIRES, *both)
    await bank.decides(petr, ConsentKind.MENTORING, ConsentState.REFUSED)
    with pytest.raises(NoMentoringConsent):
        await approve(bank, sent)


async def test_a_returned_one_carries_its_reason(bank: Samples, waiting: Submission) -> None:
    returned = await bank.database.write(
        lambda tx: return_submission(tx, bank.vera, waiting.id, "Какой класс?", LATER)
    )
    assert (returned.state, returned.reason) == (SubmissionState.RETURNED, "Какой класс?")
    with pytest.raises(Outdated):
        await approve(bank, waiting)


async def test_returning_what_was_asked_for_settles_the_wish(bank: Samples) -> None:
    async with bank.database.read() as tx:
        assert await count_waiting(tx, bank.programme.id, REQUESTS) == 0
    asked = await bank.database.write(lambda tx: ask_to_edit(tx, bank.anna, REQUESTS, NOW))
    async with bank.database.read() as tx:
        assert await count_waiting(tx, bank.programme.id, REQUESTS) == 1
    returned = await bank.database.write(
        lambda tx: return_submission(tx, bank.vera, asked.id, "Вы просили", LATER)
    )
    assert (returned.state, returned.edit_asked_at) == (SubmissionState.RETURNED, None)


async def archive_and_restore(bank: Samples, submission_id: int) -> Submission:
    await bank.database.write(lambda tx: archive_submission(tx, bank.vera, submission_id, LATER))
    assert (await stored(bank, submission_id)).state is SubmissionState.ARCHIVED
    return await bank.database.write(lambda tx: restore_submission(tx, bank.vera, submission_id, LATER))


async def test_the_archive_gives_back_what_it_took(bank: Samples, waiting: Submission) -> None:
    assert (await archive_and_restore(bank, waiting.id)).state is SubmissionState.SUBMITTED
    await bank.database.write(lambda tx: return_submission(tx, bank.vera, waiting.id, "Какой класс?", LATER))
    assert (await archive_and_restore(bank, waiting.id)).state is SubmissionState.RETURNED
    approved = await mine(bank, bank.anna, REQUESTS)
    assert (await archive_and_restore(bank, approved.id)).state is SubmissionState.APPROVED


async def test_whoever_lost_a_consent_in_the_archive_waits_again(bank: Samples) -> None:
    approved = await mine(bank, bank.olga, QUESTIONNAIRES)
    await bank.decides(bank.olga, ConsentKind.MENTORING, ConsentState.REFUSED)
    assert (await archive_and_restore(bank, approved.id)).state is SubmissionState.SUBMITTED


async def test_only_the_archive_gives_back(bank: Samples, waiting: Submission) -> None:
    with pytest.raises(Outdated):
        await bank.database.write(lambda tx: restore_submission(tx, bank.vera, waiting.id, LATER))


Deed = Callable[..., Awaitable[object]]
DEEDS: list[Deed] = [
    dossier,
    partial(approve_submission, seen=int(NOW.timestamp()), now=LATER),
    partial(return_submission, reason="Почему-то", now=LATER),
    partial(archive_submission, now=LATER),
    partial(restore_submission, now=LATER),
]
NAMES = ["read", "approve", "return", "archive", "restore"]


@pytest.mark.parametrize("deed", DEEDS, ids=NAMES)
async def test_only_a_curator_reads_and_decides(bank: Samples, waiting: Submission, deed: Deed) -> None:
    for actor in (bank.anna, bank.olga):
        with pytest.raises(NotAllowed):
            await bank.database.write(partial(deed, actor=actor, submission_id=waiting.id))


@pytest.mark.parametrize("deed", DEEDS, ids=NAMES)
async def test_a_curator_of_another_school_meets_nothing(
    bank: Samples, waiting: Submission, deed: Deed
) -> None:
    nina = await bank.curator_elsewhere()
    with pytest.raises(Outdated):
        await bank.database.write(partial(deed, actor=nina, submission_id=waiting.id))


@pytest.mark.parametrize("deed", DEEDS, ids=NAMES)
async def test_a_forgotten_person_is_not_decided_upon(bank: Samples, waiting: Submission, deed: Deed) -> None:
    await bank.database.write(lambda tx: change_person(tx, waiting.person_id, forgotten_at=NOW))
    with pytest.raises(Outdated):
        await bank.database.write(partial(deed, actor=bank.vera, submission_id=waiting.id))


@pytest.mark.usefixtures("waiting")
async def test_those_who_wait_stand_first(bank: Samples) -> None:
    async with bank.database.read() as tx:
        entries = await bank_of(tx, bank.vera, REQUESTS)
    assert [entry.row.full_name for entry in entries] == ["Новикова Яна Олеговна", "Белова Анна Ивановна"]
    assert [entry.agreed for entry in entries] == [True, True]


async def test_the_bank_knows_who_is_paired_and_what_places_are_left(bank: Samples) -> None:
    async with bank.database.read() as tx:
        assert (await bank_of(tx, bank.vera, REQUESTS))[0].pair is None
    await bank.propose()
    async with bank.database.read() as tx:
        (anna,) = await bank_of(tx, bank.vera, REQUESTS)
        (olga,) = await bank_of(tx, bank.vera, QUESTIONNAIRES)
    assert anna.pair is PairState.PROPOSED
    assert (olga.taken, olga.capacity) == (1, 1)


async def test_the_bank_says_who_lacks_a_consent(bank: Samples) -> None:
    await bank.decides(bank.olga, ConsentKind.MENTORING, ConsentState.REFUSED)
    async with bank.database.read() as tx:
        assert not (await bank_of(tx, bank.vera, QUESTIONNAIRES))[0].agreed
        found = await dossier(tx, bank.vera, (await mine(bank, bank.olga, QUESTIONNAIRES)).id)
    assert found.consents[ConsentKind.MENTORING].state is ConsentState.REFUSED


async def test_a_withdrawn_one_is_not_archived(bank: Samples) -> None:
    withdrawn = await bank.database.write(lambda tx: withdraw_submission(tx, bank.anna, REQUESTS, NOW))
    with pytest.raises(Outdated):
        await bank.database.write(lambda tx: archive_submission(tx, bank.vera, withdrawn.id, LATER))
