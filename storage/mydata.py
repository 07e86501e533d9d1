"""Everything that is held about one person, read from every table that refers to people."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from storage.consents import consents_of
from storage.engine import Tx
from storage.measures import Measure, Proof
from storage.members import granted_roles
from storage.people import get_person
from storage.plans import PlanItem
from storage.records import (
    Account,
    Consent,
    Deed,
    Invitation,
    Meeting,
    Notice,
    Pair,
    PairMember,
    Person,
    Role,
    Submission,
    Survey,
)
from storage.signals import Signal
from storage.tables import (
    account,
    audit,
    draft,
    invitation,
    measure,
    measure_owner,
    meeting,
    outbox,
    pair,
    pair_member,
    plan,
    plan_item,
    proof,
    signal,
    submission,
    survey,
)


@dataclass(frozen=True, slots=True)
class Held:
    """What the database holds about a person. `pairs` go with the person's own part in them; `invitations`
    are the one the person came by and those the person made; `files_read` is when files were read of which
    nothing was taken over yet."""

    person: Person
    accounts: tuple[Account, ...]
    roles: tuple[tuple[Role, datetime], ...]
    invitations: tuple[Invitation, ...]
    consents: tuple[Consent, ...]
    submissions: tuple[Submission, ...]
    pairs: tuple[tuple[Pair, PairMember], ...]
    meetings: tuple[Meeting, ...]
    surveys: tuple[Survey, ...]
    notices: tuple[Notice, ...]
    deeds: tuple[Deed, ...]
    measures: tuple[Measure, ...] = ()
    proofs: tuple[Proof, ...] = ()
    files_read: tuple[datetime, ...] = ()
    signals: tuple[Signal, ...] = ()
    plan_items: tuple[PlanItem, ...] = ()


async def held_about(tx: Tx, person_id: int) -> Held:
    """The person's rows, the oldest first. The person must exist."""
    person = await get_person(tx, person_id)
    assert person is not None  # noqa: S101 - whoever asks is somebody
    return Held(
        person=person,
        accounts=await _accounts(tx, person_id),
        roles=tuple(await granted_roles(tx, person_id)),
        invitations=await _invitations(tx, person),
        consents=tuple(reversed(await consents_of(tx, person_id))),
        submissions=await _submissions(tx, person_id),
        pairs=await _pairs(tx, person_id),
        meetings=await _meetings(tx, person_id),
        surveys=await _surveys(tx, person_id),
        notices=await _notices(tx, person_id),
        deeds=await _deeds(tx, person_id),
        measures=await _measures(tx, person_id),
        proofs=await _proofs(tx, person_id),
        files_read=await _files_read(tx, person_id),
        signals=await _signals(tx, person_id),
        plan_items=await _plan_items(tx, person_id),
    )


async def _measures(tx: Tx, person_id: int) -> tuple[Measure, ...]:
    """What the person answers for, and what the person has decided on."""
    mine = select(measure_owner.c.measure_id).where(measure_owner.c.person_id == person_id)
    theirs = measure.c.id.in_(mine) | (measure.c.decided_by == person_id)
    rows = await tx.all(select(measure).where(theirs).order_by(measure.c.id))
    return tuple(Measure(**row._mapping) for row in rows)


async def _proofs(tx: Tx, person_id: int) -> tuple[Proof, ...]:
    rows = await tx.all(select(proof).where(proof.c.added_by == person_id).order_by(proof.c.id))
    return tuple(Proof(**row._mapping) for row in rows)


async def _signals(tx: Tx, person_id: int) -> tuple[Signal, ...]:
    """What the person has said, and what the person has seen to as a curator."""
    mine = (signal.c.person_id == person_id) | (signal.c.owner_id == person_id)
    rows = await tx.all(select(signal).where(mine).order_by(signal.c.id))
    return tuple(Signal(**row._mapping) for row in rows)


async def _plan_items(tx: Tx, person_id: int) -> tuple[PlanItem, ...]:
    """The personal programmes of the person's pairs, item by item."""
    mine = select(pair_member.c.pair_id).where(pair_member.c.person_id == person_id)
    rows = await tx.all(
        select(plan_item)
        .join(plan, plan.c.id == plan_item.c.plan_id)
        .where(plan.c.pair_id.in_(mine))
        .order_by(plan_item.c.plan_id, plan_item.c.due_on, plan_item.c.position)
    )
    return tuple(PlanItem(**row._mapping) for row in rows)


async def _files_read(tx: Tx, person_id: int) -> tuple[datetime, ...]:
    """When files were read of which nothing was taken over yet."""
    rows = await tx.all(select(draft.c.made_at).where(draft.c.person_id == person_id).order_by(draft.c.id))
    return tuple(row.made_at for row in rows)


async def _accounts(tx: Tx, person_id: int) -> tuple[Account, ...]:
    rows = await tx.all(select(account).where(account.c.person_id == person_id).order_by(account.c.id))
    return tuple(Account(**row._mapping) for row in rows)


async def _invitations(tx: Tx, person: Person) -> tuple[Invitation, ...]:
    mine = or_(invitation.c.id == person.invitation_id, invitation.c.created_by == person.id)
    rows = await tx.all(select(invitation).where(mine).order_by(invitation.c.id))
    return tuple(Invitation(**row._mapping) for row in rows)


async def _submissions(tx: Tx, person_id: int) -> tuple[Submission, ...]:
    mine = submission.c.person_id == person_id
    rows = await tx.all(select(submission).where(mine).order_by(submission.c.id))
    return tuple(Submission(**row._mapping) for row in rows)


async def _pairs(tx: Tx, person_id: int) -> tuple[tuple[Pair, PairMember], ...]:
    parts = await tx.all(
        select(pair_member).where(pair_member.c.person_id == person_id).order_by(pair_member.c.pair_id)
    )
    found = await tx.all(select(pair).where(pair.c.id.in_([row.pair_id for row in parts])))
    pairs = {row.id: Pair(**row._mapping) for row in found}
    return tuple((pairs[row.pair_id], PairMember(**row._mapping)) for row in parts)


async def _meetings(tx: Tx, person_id: int) -> tuple[Meeting, ...]:
    mine = select(pair_member.c.pair_id).where(pair_member.c.person_id == person_id)
    rows = await tx.all(select(meeting).where(meeting.c.pair_id.in_(mine)).order_by(meeting.c.starts_at))
    return tuple(Meeting(**row._mapping) for row in rows)


async def _surveys(tx: Tx, person_id: int) -> tuple[Survey, ...]:
    rows = await tx.all(select(survey).where(survey.c.person_id == person_id).order_by(survey.c.id))
    return tuple(Survey(**row._mapping) for row in rows)


async def _notices(tx: Tx, person_id: int) -> tuple[Notice, ...]:
    rows = await tx.all(select(outbox).where(outbox.c.person_id == person_id).order_by(outbox.c.id))
    return tuple(Notice(**row._mapping) for row in rows)


async def _deeds(tx: Tx, person_id: int) -> tuple[Deed, ...]:
    """What the person did, and what was done to him or her."""
    done_to = (audit.c.subject == "person") & (audit.c.subject_id == person_id)
    mine = or_(audit.c.actor_id == person_id, done_to)
    rows = await tx.all(select(audit).where(mine).order_by(audit.c.id))
    return tuple(Deed(**row._mapping) for row in rows)
