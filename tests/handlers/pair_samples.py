"""The three people of a pair in conversations: Вера runs the programme, Ольга helps, Анна asks for help."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from mentoring.people import actor_of
from mentoring.roles import Actor
from storage.engine import Tx
from storage.pairs import members_of
from storage.people import grant_role
from storage.records import Answer, Pair, PairMember, Role, School
from storage.schools import add_school
from storage.tables import pair, submission
from tests.mentoring.pair_samples import ready_mentee, ready_mentor
from tests.town import Town, Townsman, lay_school, settle_in


@dataclass(slots=True, repr=False)
class Cast:
    """Everybody is ready for a pair; nobody has been asked yet."""

    town: Town
    school: School
    vera: Townsman
    olga: Townsman
    anna: Townsman

    async def mentee(self, full_name: str) -> Townsman:
        """One more approved mentee."""
        return await ready(self.town, self.school, full_name, Role.MENTEE)

    async def mentor(self, full_name: str, capacity: int = 1) -> Townsman:
        """One more approved mentor."""
        return await ready(self.town, self.school, full_name, Role.MENTOR, capacity)

    async def as_mentee_too(self, who: Townsman) -> None:
        """The mentor asks for help as well (reverse mentoring, DOMAIN §1)."""

        async def work(tx: Tx) -> None:
            await grant_role(tx, who.person_id, Role.MENTEE, self.town.clock.now(), None)
            actor = await actor_of(tx, who.person_id)
            assert actor is not None
            await ready_mentee(tx, actor)

        await self.town.app.database.write(work)

    async def answers_change(self, who: Townsman, **answers: Any) -> None:
        """Some answers of what the person has sent are others."""

        async def work(tx: Tx) -> None:
            sent = submission.c.person_id == who.person_id
            rows = await tx.all(select(submission.c.answers).where(sent))
            await tx.execute(update(submission).where(sent).values(answers={**rows[0].answers, **answers}))

        await self.town.app.database.write(work)

    async def propose(self, mentee: str = "Белова", mentor: str = "Смирнова") -> None:
        """Through the screens, with the dates that are offered."""
        await self.vera.says("/pairs")
        await self.vera.taps("Создать пару")
        for label in (mentee, mentor, "Дальше", "Дальше", "Предложить пару"):
            await self.vera.taps(label)

    async def agree(self) -> None:
        """Both say yes."""
        await self.propose()
        await self.olga.taps("Да, работаем вместе")
        await self.anna.taps("Да, работаем вместе")

    async def activate(self) -> None:
        """And the curator marks the order."""
        await self.agree()
        await self.vera.taps("Отметить приказ")
        await self.vera.says("57-од")
        await self.vera.taps("Сегодня")
        await self.vera.taps("Отметить приказ")

    async def pairs(self) -> list[Pair]:
        """What the database holds, oldest first."""

        async def read(tx: Tx) -> list[Pair]:
            return [Pair(**row._mapping) for row in await tx.all(select(pair).order_by(pair.c.id))]

        found: list[Pair] = await self.town.data(read)
        return found

    async def answers(self, pair_id: int = 1) -> list[Answer]:
        """The mentor's answer and the mentee's."""
        return [member.answer for member in await self.members(pair_id)]

    async def members(self, pair_id: int = 1) -> list[PairMember]:
        async def read(tx: Tx) -> Any:
            return (await members_of(tx, [pair_id]))[pair_id]

        found: list[PairMember] = await self.town.data(read)
        return found


async def cast(town: Town) -> Cast:
    """A school with its three people."""
    school = await lay_school(town)
    vera = await settle_in(town, school, "Орлова Вера Павловна", Role.CURATOR)
    olga = await ready(town, school, "Смирнова Ольга Петровна", Role.MENTOR)
    anna = await ready(town, school, "Белова Анна Ивановна", Role.MENTEE)
    return Cast(town, school, vera, olga, anna)


async def ready(town: Town, school: School, full_name: str, role: Role, capacity: int = 1) -> Townsman:
    """Consents given, answers approved."""
    who = await settle_in(town, school, full_name, role)

    async def work(tx: Tx) -> None:
        actor = await actor_of(tx, who.person_id)
        assert isinstance(actor, Actor)
        if role is Role.MENTOR:
            await ready_mentor(tx, actor, capacity)
        else:
            await ready_mentee(tx, actor)

    await town.app.database.write(work)
    return who


async def lay_bare_school(town: Town) -> School:
    """A school whose curator has not filled in the card yet."""
    now = town.clock.now()
    return await town.app.database.write(
        lambda tx: add_school(tx, timezone="Europe/Moscow", locale="ru", now=now)
    )
