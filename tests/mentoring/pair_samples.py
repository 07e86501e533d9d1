"""A school with people in its banks, for everything about pairs."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from mentoring.orders import mark_order
from mentoring.pairs import accept_pair, cancel_pair, decline_pair, end_pair, propose_pair
from mentoring.people import actor_of
from mentoring.roles import Actor
from storage.consents import add_consent, keep_text
from storage.engine import Database, Tx
from storage.pairs import get_pair, members_of
from storage.people import add_person, grant_role
from storage.records import (
    ConsentKind,
    ConsentState,
    Pair,
    PairMember,
    Programme,
    Role,
    Submission,
    SubmissionKind,
    SubmissionState,
)
from storage.schools import active_programme, add_school, put_programme
from storage.submissions import decide_submission, put_submission, submission_of
from storage.tables import outbox

NOW = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)
TODAY = date(2026, 9, 1)
LAST_DAY = date(2027, 5, 31)

REQUEST = {
    "subject": "Математика",
    "post": "учитель",
    "experience": 1,
    "difficulties": ["discipline", "assessment"],
    "goal": "Хочу увереннее вести урок в пятом классе",
    "form": "traditional",
    "mode": "in_person",
    "windows": ["mon_day"],
    "not_with": "Только не с завучем",
}
QUESTIONNAIRE = {
    "subject": "Физика",
    "post": "учитель",
    "category": "highest",
    "experience": 20,
    "strengths": ["discipline"],
    "mentored_before": False,
    "capacity": 1,
    "forms": ["traditional"],
    "mode": "in_person",
    "windows": ["mon_day"],
    "wishes": "Не больше часа в неделю",
}


@dataclass(slots=True)
class Samples:
    """The people by name: Вера runs the programme, Ольга helps, Анна asks for help."""

    database: Database
    programme: Programme
    vera: Actor
    olga: Actor
    anna: Actor

    async def propose(
        self, mentor: Actor | None = None, mentee: Actor | None = None, curator: Actor | None = None
    ) -> Pair:
        """Вера proposes Ольга and Анна, unless others are named."""
        return await self.database.write(
            lambda tx: propose_pair(
                tx,
                curator or self.vera,
                mentor_id=(mentor or self.olga).id,
                mentee_id=(mentee or self.anna).id,
                starts_on=TODAY,
                ends_on=LAST_DAY,
                now=NOW,
            )
        )

    async def accept(self, actor: Actor, pair: Pair) -> Pair:
        return await self.database.write(lambda tx: accept_pair(tx, actor, pair.id, NOW))

    async def decline(self, actor: Actor, pair: Pair) -> Pair:
        return await self.database.write(
            lambda tx: decline_pair(tx, actor, pair.id, reason="no_time", comment="Много уроков", now=NOW)
        )

    async def agree(self) -> Pair:
        """A pair to which both said yes."""
        pair = await self.propose()
        await self.accept(self.olga, pair)
        return await self.accept(self.anna, pair)

    async def order(self, pair: Pair, number: str = "45-о", actor: Actor | None = None) -> Pair:
        return await self.database.write(
            lambda tx: mark_order(tx, actor or self.vera, pair.id, number=number, signed_on=TODAY, now=NOW)
        )

    async def activate(self) -> Pair:
        """A pair that works."""
        return await self.order(await self.agree())

    async def cancel(self, pair: Pair, actor: Actor | None = None) -> Pair:
        return await self.database.write(lambda tx: cancel_pair(tx, actor or self.vera, pair.id, NOW))

    async def end(self, pair: Pair, reason: str, actor: Actor | None = None) -> Pair:
        return await self.database.write(lambda tx: end_pair(tx, actor or self.vera, pair.id, reason, NOW))

    async def state(self, pair: Pair) -> tuple[Pair, dict[int, PairMember]]:
        """The pair and its members by person, as they are stored."""
        async with self.database.read() as tx:
            found = await get_pair(tx, pair.id)
            members = (await members_of(tx, [pair.id]))[pair.id]
        assert found is not None
        return found, {member.person_id: member for member in members}

    async def notices(self) -> set[tuple[str, int]]:
        """Kind and recipient of everything planned so far."""
        async with self.database.read() as tx:
            return {(row.kind, row.person_id) for row in await tx.all(select(outbox))}

    async def decides(self, actor: Actor, kind: ConsentKind, state: ConsentState) -> None:
        await self.database.write(lambda tx: decide(tx, actor, kind, state))

    async def leaves_bank(self, actor: Actor, kind: SubmissionKind) -> None:
        await self.database.write(lambda tx: withdraw(tx, self.programme, actor, kind))

    async def curator_elsewhere(self) -> Actor:
        """The curator of another school."""

        async def work(tx: Tx) -> Actor:
            return await add_actor(tx, await lay_programme(tx), "Чужая Нина Львовна", Role.CURATOR)

        return await self.database.write(work)

    async def mentee(self, full_name: str) -> Actor:
        """One more mentee in the bank."""
        return await self.database.write(lambda tx: add_mentee(tx, self.programme, full_name))

    async def mentor(self, full_name: str, capacity: int = 1) -> Actor:
        """One more mentor in the bank."""
        return await self.database.write(lambda tx: add_mentor(tx, self.programme, full_name, capacity))


async def lay_bank(database: Database) -> Samples:
    """A school where everybody is ready for a pair."""

    async def work(tx: Tx) -> Samples:
        programme = await lay_programme(tx)
        vera = await add_actor(tx, programme, "Орлова Вера Павловна", Role.CURATOR)
        olga = await add_mentor(tx, programme, "Смирнова Ольга Петровна")
        anna = await add_mentee(tx, programme, "Белова Анна Ивановна")
        return Samples(database, programme, vera, olga, anna)

    return await database.write(work)


async def lay_programme(tx: Tx) -> Programme:
    school = await add_school(tx, timezone="Europe/Moscow", locale="ru", now=NOW)
    return await put_programme(tx, school_id=school.id, year=2026, starts_on=TODAY, ends_on=LAST_DAY, now=NOW)


async def add_mentor(tx: Tx, programme: Programme, full_name: str, capacity: int = 1) -> Actor:
    actor = await add_actor(tx, programme, full_name, Role.MENTOR)
    await ready_mentor(tx, actor, capacity)
    return actor


async def add_mentee(tx: Tx, programme: Programme, full_name: str) -> Actor:
    actor = await add_actor(tx, programme, full_name, Role.MENTEE)
    await ready_mentee(tx, actor)
    return actor


async def add_actor(tx: Tx, programme: Programme, full_name: str, *roles: Role) -> Actor:
    person = await add_person(
        tx, school_id=programme.school_id, full_name=full_name, invitation_id=None, now=NOW
    )
    for role in roles:
        await grant_role(tx, person.id, role, NOW, None)
    actor = await actor_of(tx, person.id)
    assert actor is not None
    return actor


async def ready_mentor(tx: Tx, actor: Actor, capacity: int = 1) -> Submission:
    """Both consents and an approved questionnaire."""
    await decide(tx, actor, ConsentKind.PERSONAL_DATA, ConsentState.GIVEN)
    await decide(tx, actor, ConsentKind.MENTORING, ConsentState.GIVEN)
    return await approve(tx, actor, SubmissionKind.QUESTIONNAIRE, {**QUESTIONNAIRE, "capacity": capacity})


async def ready_mentee(tx: Tx, actor: Actor) -> Submission:
    """The consent and an approved request."""
    await decide(tx, actor, ConsentKind.PERSONAL_DATA, ConsentState.GIVEN)
    return await approve(tx, actor, SubmissionKind.REQUEST, REQUEST)


async def decide(tx: Tx, actor: Actor, kind: ConsentKind, state: ConsentState) -> None:
    """One decision about a consent."""
    await keep_text(tx, text_hash=kind, kind=kind, version="1", locale="ru", text=f"Согласие: {kind}")
    await add_consent(
        tx,
        school_id=actor.school.id,
        person_id=actor.id,
        invitation_id=None,
        kind=kind,
        version="1",
        text_hash=kind,
        state=state,
        now=NOW,
    )


async def approve(tx: Tx, actor: Actor, kind: SubmissionKind, answers: dict[str, Any]) -> Submission:
    """Sent and approved."""
    programme = await active_programme(tx, actor.school.id)
    assert programme is not None
    sent = await put_submission(
        tx,
        school_id=actor.school.id,
        programme_id=programme.id,
        person_id=actor.id,
        kind=kind,
        form_version=1,
        answers=answers,
        now=NOW,
    )
    waiting, approved = SubmissionState.SUBMITTED, SubmissionState.APPROVED
    assert await decide_submission(tx, sent.id, [waiting], approved, decided_by=None, now=NOW)
    return sent


async def withdraw(tx: Tx, programme: Programme, actor: Actor, kind: SubmissionKind) -> None:
    """What was approved is taken back."""
    sent = await submission_of(tx, programme.id, actor.id, kind)
    assert sent is not None
    approved, withdrawn = SubmissionState.APPROVED, SubmissionState.WITHDRAWN
    assert await decide_submission(tx, sent.id, [approved], withdrawn, decided_by=actor.id, now=NOW)
