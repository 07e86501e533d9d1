"""The two banks by the curator: requests and questionnaires approved, returned, archived and put back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentoring.questionnaires import capacity_in
from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from mentoring.submissions import LIVING, again, missing_consents, note_deed, once, open_pairs, programme_of
from storage.consents import consents_of, people_who_agreed
from storage.engine import Tx
from storage.outbox import plan_notice
from storage.pairs import members_of, open_mentees, pairs_in
from storage.people import account_of, get_person
from storage.records import (
    OPEN_PAIR_STATES,
    Consent,
    ConsentKind,
    Pair,
    PairState,
    Person,
    Role,
    Submission,
    SubmissionKind,
    SubmissionState,
)
from storage.submissions import BankRow, bank_rows, decide_submission, get_submission, move_submission

RETURNABLE = (SubmissionState.SUBMITTED, SubmissionState.APPROVED)


class AnswersChanged(Refusal):
    """Other answers were sent while the curator was reading."""

    key = "refusal-answers-changed"


class NoPersonalDataConsent(Refusal):
    """Nobody gets into the bank without the consent to personal-data processing (152-FZ)."""

    key = "refusal-no-personal-data-consent"


class NoMentoringConsent(Refusal):
    """A mentor must have agreed in writing (Labour Code art. 351.8)."""

    key = "refusal-no-mentoring-consent"


_MISSING: Mapping[ConsentKind, type[Refusal]] = {
    ConsentKind.PERSONAL_DATA: NoPersonalDataConsent,
    ConsentKind.MENTORING: NoMentoringConsent,
}


@dataclass(frozen=True, slots=True)
class BankEntry:
    """A line of a bank: whether all consents are given, how far the open pair is if there is one, how many
    places a mentor has and how many of them are taken."""

    row: BankRow
    agreed: bool
    pair: PairState | None
    capacity: int = 0
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one submission that its card shows: the newest decision on each consent, the person's
    open pairs, and whether messages arrive."""

    submission: Submission
    person: Person
    consents: Mapping[ConsentKind, Consent]
    pairs: list[Pair]
    taken: int
    reachable: bool


async def bank_of(tx: Tx, actor: Actor, kind: SubmissionKind) -> list[BankEntry]:
    """The whole bank of the current programme in the order of its list. Raises `NoProgramme`."""
    require(actor, Action.RUN_PROGRAMME)
    programme = await programme_of(tx, actor)
    rows = await bank_rows(tx, programme.id, kind, tuple(SubmissionState))
    people = [row.person_id for row in rows]
    agreed = await people_who_agreed(tx, people, ConsentKind.PERSONAL_DATA)
    if kind is SubmissionKind.REQUEST:
        pairs = await _pairs_of_mentees(tx, programme.id)
        return [BankEntry(row, row.person_id in agreed, pairs.get(row.person_id)) for row in rows]
    agreed &= await people_who_agreed(tx, people, ConsentKind.MENTORING)
    taken = await open_mentees(tx, people)
    return [
        BankEntry(
            row,
            row.person_id in agreed,
            PairState.ACTIVE if row.person_id in taken else None,
            capacity_in(row.answers),
            taken.get(row.person_id, 0),
        )
        for row in rows
    ]


async def dossier(tx: Tx, actor: Actor, submission_id: int) -> Dossier:
    """What the curator reads before deciding. Raises `Outdated` for another school's and forgotten people."""
    found, person = await _found(tx, actor, submission_id)
    newest: dict[ConsentKind, Consent] = {}
    for consent in await consents_of(tx, person.id):
        newest.setdefault(consent.kind, consent)
    taken = await open_mentees(tx, [person.id])
    account = await account_of(tx, person.id)
    reachable = account is not None and account.reachable
    return Dossier(found, person, newest, await open_pairs(tx, found), taken.get(person.id, 0), reachable)


async def approve_submission(
    tx: Tx, actor: Actor, submission_id: int, seen: int, now: datetime
) -> Submission:
    """Take into the bank what the curator has read: `seen` is the second at which the answers were sent.

    Raises `AnswersChanged`, `NoPersonalDataConsent`, `NoMentoringConsent`, `Outdated`.
    """
    found, person = await _found(tx, actor, submission_id)
    if found.state is not SubmissionState.SUBMITTED:
        raise Outdated
    if version_of(found) != seen:
        raise AnswersChanged
    for kind in await missing_consents(tx, found):
        raise _MISSING[kind](name=person.full_name)
    if not await decide_submission(
        tx,
        found.id,
        (SubmissionState.SUBMITTED,),
        SubmissionState.APPROVED,
        decided_by=actor.id,
        now=now,
        sent_at=found.submitted_at,
    ):
        raise Outdated
    return await _announce(tx, actor, found, "approve", now)


async def return_submission(
    tx: Tx, actor: Actor, submission_id: int, reason: str, now: datetime
) -> Submission:
    """Give it back to be changed; the person reads the reason, which must not be empty."""
    found, _ = await _found(tx, actor, submission_id)
    if not await decide_submission(
        tx, found.id, RETURNABLE, SubmissionState.RETURNED, decided_by=actor.id, now=now, reason=reason
    ):
        raise Outdated
    return await _announce(tx, actor, found, "return", now)


async def archive_submission(tx: Tx, actor: Actor, submission_id: int, now: datetime) -> Submission:
    """Take out of the bank. The last decision stays on record, so that it can be put back as it was."""
    found, _ = await _found(tx, actor, submission_id)
    if not await move_submission(tx, found.id, LIVING, SubmissionState.ARCHIVED):
        raise Outdated
    return await _announce(tx, actor, found, "archive", now)


async def restore_submission(tx: Tx, actor: Actor, submission_id: int, now: datetime) -> Submission:
    """Put back from the archive to where it was; whoever lacks a consent by now waits for approval again."""
    found, _ = await _found(tx, actor, submission_id)
    state = state_before_archive(found)
    if state is SubmissionState.APPROVED and await missing_consents(tx, found):
        state = SubmissionState.SUBMITTED
    if not await move_submission(tx, found.id, (SubmissionState.ARCHIVED,), state):
        raise Outdated
    return await _announce(tx, actor, found, "restore", now)


def state_before_archive(archived: Submission) -> SubmissionState:
    """Archiving leaves the last decision as it was: none means it waited, a reason means it was returned."""
    if archived.decided_at is None:
        return SubmissionState.SUBMITTED
    return SubmissionState.RETURNED if archived.reason else SubmissionState.APPROVED


def version_of(submission: Submission) -> int:
    """Which answers these are: the second at which they were sent."""
    return int(submission.submitted_at.timestamp())


async def _found(tx: Tx, actor: Actor, submission_id: int) -> tuple[Submission, Person]:
    """A submission of the curator's own school, of a person who is still there."""
    require(actor, Action.RUN_PROGRAMME)
    found = await get_submission(tx, submission_id)
    if found is None or found.school_id != actor.school.id:
        raise Outdated
    person = await get_person(tx, found.person_id)
    if person is None or person.forgotten_at is not None:
        raise Outdated
    return found, person


async def _pairs_of_mentees(tx: Tx, programme_id: int) -> dict[int, PairState]:
    """How far each mentee's open pair is."""
    pairs = await pairs_in(tx, programme_id, OPEN_PAIR_STATES)
    members = await members_of(tx, [pair.id for pair in pairs])
    mentees = ((pair, member) for pair in pairs for member in members[pair.id] if member.role is Role.MENTEE)
    return {member.person_id: pair.state for pair, member in mentees}


async def _announce(tx: Tx, actor: Actor, found: Submission, verb: str, now: datetime) -> Submission:
    """The curator's decision: on record, and told to the person at once."""
    decided = await again(tx, found.id)
    await note_deed(tx, actor, decided, verb, now)
    await plan_notice(
        tx,
        person_id=decided.person_id,
        school_id=decided.school_id,
        kind="submission_decided",
        dedup_key=f"submission_decided:{once(decided)}",
        payload={"submission": decided.id, "state": decided.state},
        due_at=now,
        now=now,
    )
    return decided
