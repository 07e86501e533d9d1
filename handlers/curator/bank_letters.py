"""What the curators are told about requests and questionnaires, each with a button that opens the card."""

from collections.abc import Mapping
from typing import Any

from handlers.answers import form_of, subject_of
from handlers.curator.bank_cards import Act, open_pair, tap
from handlers.forms.words import clipped
from handlers.screen import Button, Row, Screen, Style
from handlers.turn import Letter, Turn
from mentoring.bank import Dossier, dossier
from mentoring.refusals import Outdated
from mentoring.roles import Action, may
from storage.records import ConsentKind, ConsentState, SubmissionKind, SubmissionState

REASON_TOLD = 600


async def sent(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """A request or a questionnaire waits for a decision."""
    found = await _find(turn, payload, SubmissionState.SUBMITTED)
    return None if found is None else _letter_of_sent(turn, found)


async def consent_awaited(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The mentor has sent the questionnaire and stopped before the consent. Once that is decided the curator
    has heard of both already."""
    found = await _find(turn, payload, SubmissionState.SUBMITTED)
    if found is None:
        return None
    decision = found.consents.get(ConsentKind.MENTORING)
    if decision is not None and decision.decided_at >= found.submission.submitted_at:
        return None
    return _letter_of_sent(turn, found)


async def edit_asked(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """Somebody asks to change what was approved."""
    found = await _find(turn, payload, SubmissionState.APPROVED)
    if found is None or found.submission.edit_asked_at is None:
        return None
    t = turn.t
    text = t("notice-edit-asked", kind=found.submission.kind, name=found.person.full_name)
    give_back = Button(t.label("button-give-back"), tap(found.submission.id, Act.GIVE_BACK), style="primary")
    return Letter(Screen(text, ((give_back,), (_open(turn, found),))))


async def withdrawn(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """Somebody has left the bank; an open pair is not ended by that."""
    found = await _find(turn, payload, SubmissionState.WITHDRAWN)
    if found is None:
        return None
    parts = [turn.t("notice-withdrawn", kind=found.submission.kind, name=found.person.full_name)]
    if found.submission.reason:
        parts.append(turn.t("notice-withdrawn-reason", reason=clipped(found.submission.reason, REASON_TOLD)))
    rows: tuple[Row, ...] = ((_open(turn, found),),)
    if found.pairs:
        parts.append(turn.t("notice-withdrawn-pair"))
        rows = ((open_pair(turn.t, found),), *rows)
    return Letter(Screen("\n".join(parts), rows))


NOTICES = {
    "submission_sent": sent,
    "consent_awaited": consent_awaited,
    "edit_asked": edit_asked,
    "submission_withdrawn": withdrawn,
}


async def _find(turn: Turn, payload: Mapping[str, Any], state: SubmissionState) -> Dossier | None:
    """What the notice speaks of, if it is still so and the reader is still a curator."""
    if not may(turn.actor, Action.RUN_PROGRAMME):
        return None
    try:
        found = await dossier(turn.tx, turn.me, payload["submission"])
    except Outdated:
        return None
    return found if found.submission.state is state else None


def _letter_of_sent(turn: Turn, found: Dossier) -> Letter:
    t, kind = turn.t, found.submission.kind
    subject = subject_of(t, form_of(turn, found.submission), found.submission.answers)
    who = " · ".join(filter(None, (found.person.full_name, subject)))
    parts = [t("notice-submission-sent", kind=kind, who=who)]
    if kind is SubmissionKind.QUESTIONNAIRE and not _is_given(found):
        parts.append(t("notice-consent-no"))
    return Letter(Screen("\n".join(parts), ((_open(turn, found, "primary"),),)))


def _is_given(found: Dossier) -> bool:
    decision = found.consents.get(ConsentKind.MENTORING)
    return decision is not None and decision.state is ConsentState.GIVEN


def _open(turn: Turn, found: Dossier, style: Style | None = None) -> Button:
    return Button(turn.t.label("button-open-card"), tap(found.submission.id), style=style)
