"""How people leave: archived by the curator, by withdrawing the consent, or forgotten (152-FZ, DOMAIN §3)."""

from datetime import datetime, timedelta

from mentoring.curators import tell_curators
from mentoring.people import actor_of
from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from mentoring.telling import tell_now
from storage.audit import record_deed
from storage.consents import get_consent, withdraw_consents
from storage.engine import Tx
from storage.forgetting import (
    archive_submissions,
    blank_person,
    blank_texts,
    blank_words,
    close_signals,
    close_surveys,
    delete_accounts,
    drop_notices,
    end_pairs,
    is_alone,
    withdrawn_before,
)
from storage.members import remove_roles
from storage.people import people_with_role
from storage.records import Consent, ConsentKind, ConsentState, Role
from storage.schools import lock_school

KEPT_AFTER_WITHDRAWAL = timedelta(days=29)
"""Data are destroyed within 30 days of the withdrawal (152-FZ art. 21 p. 5); a day is left for downtime."""
FORGOTTEN, ARCHIVED, WITHDRAWN = "forgotten", "archived", "withdrawn"


class LastCurator(Refusal):
    """The school would be left with people and nobody to run the programme."""

    key = "refusal-last-curator"


async def check_replaced(tx: Tx, school_id: int, person_id: int) -> None:
    """Raise `LastCurator` if the person is the only curator of a school with other people in it."""
    await lock_school(tx, school_id)
    curators = {curator.id for curator in await people_with_role(tx, school_id, Role.CURATOR)}
    if curators == {person_id} and not await is_alone(tx, school_id, person_id):
        raise LastCurator


async def leave(tx: Tx, who: Actor, why: str, now: datetime) -> None:
    """The person takes no part any more: no roles, no open pairs, nothing waited for. The others are told."""
    await check_replaced(tx, who.school.id, who.id)
    await remove_roles(tx, who.id)
    for pair_id, others in await end_pairs(tx, who.id, why, now):
        for other in others:
            await tell_now(tx, who.school.id, other, "partner_left", {"pair": pair_id}, now)
    await archive_submissions(tx, who.id)
    await close_surveys(tx, who.id)
    await close_signals(tx, who.id, now)
    await drop_notices(tx, who.id, now)


async def withdraw_consent(tx: Tx, actor: Actor, consent_id: int, now: datetime) -> Consent:
    """Withdraw one of one's own consents. Without the consent to personal data nothing goes on: the person
    leaves, and the data are destroyed within 30 days. Raises `Outdated`, `LastCurator`."""
    require(actor, Action.BE_MEMBER)
    consent = await get_consent(tx, consent_id)
    if consent is None or consent.person_id != actor.id or consent.state is not ConsentState.GIVEN:
        raise Outdated
    if not await withdraw_consents(tx, actor.id, consent.kind, now):
        raise Outdated
    if consent.kind is ConsentKind.PERSONAL_DATA:
        await leave(tx, actor, WITHDRAWN, now)
    await _record(tx, actor, actor.id, "consent_withdrawn", "consent", consent.id, now)
    await tell_curators(
        tx,
        actor.school.id,
        kind="consent_withdrawn",
        about=str(consent.id),
        payload={"person": actor.id, "consent": consent.id},
        now=now,
        but=actor.id,
    )
    return consent


async def forget(tx: Tx, actor: Actor, now: datetime) -> None:
    """Destroy what is held about oneself, at once and for good; the deed is the act of destruction. Counts
    stay. Raises `LastCurator`, and `Outdated` if it was done before."""
    require(actor, Action.BE_MEMBER)
    await _forget(tx, actor, actor.id, now)


async def forget_overdue(tx: Tx, now: datetime) -> None:
    """Destroy the data of those who withdrew their consent 29 days ago. Doing it twice changes nothing."""
    for person_id in await withdrawn_before(tx, now - KEPT_AFTER_WITHDRAWAL):
        who = await actor_of(tx, person_id)
        if who is not None:
            await _forget(tx, who, None, now)


async def archive(tx: Tx, actor: Actor, person_id: int, now: datetime) -> None:
    """The curator lets a person of the school go; the data stay until the person has them destroyed."""
    require(actor, Action.RUN_PROGRAMME)
    who = await actor_of(tx, person_id)
    if who is None or who.school.id != actor.school.id or who.id == actor.id or not who.roles:
        raise Outdated
    await leave(tx, who, ARCHIVED, now)
    await _record(tx, actor, actor.id, "person_archived", "person", person_id, now)
    await tell_now(tx, actor.school.id, person_id, "person_archived", {}, now)


async def _forget(tx: Tx, who: Actor, actor_id: int | None, now: datetime) -> None:
    await leave(tx, who, FORGOTTEN, now)
    for kind in ConsentKind:
        await withdraw_consents(tx, who.id, kind, now)
    await blank_words(tx, who.id)
    await blank_texts(tx, who.id)
    await delete_accounts(tx, who.id)
    if not await blank_person(tx, who.id, now):
        raise Outdated
    await _record(tx, who, actor_id, "person_forgotten", "person", who.id, now)
    await tell_curators(
        tx, who.school.id, kind="person_forgotten", about=str(who.id), payload={"person": who.id}, now=now
    )


async def _record(
    tx: Tx, who: Actor, actor_id: int | None, action: str, subject: str, subject_id: int, now: datetime
) -> None:
    await record_deed(
        tx,
        school_id=who.school.id,
        actor_id=actor_id,
        action=action,
        subject=subject,
        subject_id=subject_id,
        now=now,
    )
