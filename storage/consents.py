"""Consents, each a row of its own, and the exact texts that were agreed to, each kept once."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update

from storage.engine import Tx
from storage.records import Consent, ConsentKind, ConsentState
from storage.tables import consent, document_text


async def keep_text(tx: Tx, *, text_hash: str, kind: str, version: str, locale: str, text: str) -> None:
    """Store the text under its SHA-256. It is kept once; one that had been wiped is filled again."""
    row = tx.insert(document_text).values(
        hash=text_hash, kind=kind, version=version, locale=locale, text=text
    )
    await tx.execute(row.on_conflict_do_update(index_elements=[document_text.c.hash], set_={"text": text}))


async def text_of(tx: Tx, text_hash: str) -> str:
    """The text that was agreed to; empty if it was wiped with its person."""
    return str(await tx.scalar(select(document_text.c.text).where(document_text.c.hash == text_hash)) or "")


async def add_consent(
    tx: Tx,
    *,
    school_id: int,
    person_id: int | None,
    invitation_id: int | None,
    kind: ConsentKind,
    version: str,
    text_hash: str,
    state: ConsentState,
    now: datetime,
) -> Consent:
    """One decision; its text must be kept already. A stranger's refusal has no person."""
    row = await tx.one(
        tx.insert(consent)
        .values(
            school_id=school_id,
            person_id=person_id,
            invitation_id=invitation_id,
            kind=kind,
            version=version,
            text_hash=text_hash,
            state=state,
            decided_at=now,
        )
        .returning(consent)
    )
    assert row is not None  # noqa: S101 - an insert always returns its row
    return Consent(**row._mapping)


async def get_consent(tx: Tx, consent_id: int) -> Consent | None:
    """One consent by its number."""
    row = await tx.one(select(consent).where(consent.c.id == consent_id))
    return None if row is None else Consent(**row._mapping)


async def consents_of(tx: Tx, person_id: int) -> list[Consent]:
    """All decisions of a person, newest first."""
    rows = await tx.all(select(consent).where(consent.c.person_id == person_id).order_by(consent.c.id.desc()))
    return [Consent(**row._mapping) for row in rows]


async def consent_in_force(tx: Tx, person_id: int, kind: ConsentKind) -> Consent | None:
    """The person's newest decision of this kind, if it is a given consent."""
    newest = await tx.one(
        select(consent)
        .where(consent.c.person_id == person_id, consent.c.kind == kind)
        .order_by(consent.c.id.desc())
        .limit(1)
    )
    if newest is None or newest.state is not ConsentState.GIVEN:
        return None
    return Consent(**newest._mapping)


async def people_who_agreed(tx: Tx, person_ids: Iterable[int], kind: ConsentKind) -> frozenset[int]:
    """Which of these people have this consent in force."""
    decisions = (
        select(consent.c.person_id, consent.c.state)
        .where(consent.c.person_id.in_(list(person_ids)), consent.c.kind == kind)
        .order_by(consent.c.id)
    )
    newest = {row.person_id: row.state for row in await tx.all(decisions)}
    return frozenset(who for who, state in newest.items() if state is ConsentState.GIVEN)


async def withdraw_consents(tx: Tx, person_id: int, kind: ConsentKind, now: datetime) -> bool:
    """Withdraw what the person has given of this kind; false if nothing was in force."""
    given = (
        (consent.c.person_id == person_id)
        & (consent.c.kind == kind)
        & (consent.c.state == ConsentState.GIVEN)
    )
    change = update(consent).where(given).values(state=ConsentState.WITHDRAWN, withdrawn_at=now)
    return (await tx.execute(change)).rowcount > 0
