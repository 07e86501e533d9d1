"""What a mentor offers: how many mentees, and the consent in writing that belongs to it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mentoring.consents import record_consent
from mentoring.roles import Action, Actor, require
from mentoring.submissions import my_submission, tell
from storage.consents import consents_of
from storage.engine import Tx
from storage.records import Consent, ConsentKind, Submission, SubmissionKind, SubmissionState

MOST = 10


def capacity_of(submission: Submission) -> int:
    """How many mentees the mentor takes, 1 to 10; one if the school's own form does not ask."""
    return capacity_in(submission.answers)


def capacity_in(answers: Mapping[str, Any]) -> int:
    """The same from the answers alone."""
    try:
        return min(max(int(answers.get("capacity", 1)), 1), MOST)
    except (TypeError, ValueError):
        return 1


async def mentoring_decision(tx: Tx, person_id: int) -> Consent | None:
    """The newest decision on the consent in writing to mentoring, whatever it was."""
    decisions = await consents_of(tx, person_id)
    return next((each for each in decisions if each.kind is ConsentKind.MENTORING), None)


async def decide_mentoring(tx: Tx, actor: Actor, decision: Mapping[str, Any], now: datetime) -> Consent:
    """Keep the consent in writing, or its refusal; the curators hear of the questionnaire that waits."""
    require(actor, Action.SEND_QUESTIONNAIRE)
    consent = await record_consent(tx, actor, decision, now)
    sent = await my_submission(tx, actor, SubmissionKind.QUESTIONNAIRE)
    if sent is not None and sent.state is SubmissionState.SUBMITTED:
        await tell(tx, sent, "submission_sent", now)
    return consent
