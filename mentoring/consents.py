"""Consents: given or refused as their own record, withdrawn at any time (DOMAIN §3, 152-FZ)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mentoring.roles import Action, Actor, require
from storage.audit import record_deed
from storage.consents import add_consent, keep_text
from storage.engine import Tx
from storage.records import Consent, ConsentKind, ConsentState

Decision = Mapping[str, Any]
"""The answer of a consent step: agreed, kind, version, hash, locale, text (see mentoring/forms.py)."""


async def record_consent(tx: Tx, actor: Actor, decision: Decision, now: datetime) -> Consent:
    """Store what the person has decided, with the exact text. A later decision replaces an earlier one."""
    require(actor, Action.BE_MEMBER)
    return await store_decision(
        tx, decision, school_id=actor.school.id, person_id=actor.id, invitation_id=None, now=now
    )


async def store_decision(
    tx: Tx,
    decision: Decision,
    *,
    school_id: int,
    person_id: int | None,
    invitation_id: int | None,
    now: datetime,
) -> Consent:
    """The consent's row, its text and its deed; `person_id` is empty for a stranger who refused."""
    state = ConsentState.GIVEN if decision["agreed"] else ConsentState.REFUSED
    await keep_text(
        tx,
        text_hash=decision["hash"],
        kind=decision["kind"],
        version=decision["version"],
        locale=decision["locale"],
        text=decision["text"],
    )
    consent = await add_consent(
        tx,
        school_id=school_id,
        person_id=person_id,
        invitation_id=invitation_id,
        kind=ConsentKind(decision["kind"]),
        version=decision["version"],
        text_hash=decision["hash"],
        state=state,
        now=now,
    )
    await record_deed(
        tx,
        school_id=school_id,
        actor_id=person_id,
        action=f"consent_{state}",
        subject="consent",
        subject_id=consent.id,
        now=now,
        details={"kind": consent.kind, "version": consent.version},
    )
    return consent
