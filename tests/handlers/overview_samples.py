"""A school at work, laid without the screens of other conversations: pairs, meetings, surveys."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from handlers.survey import SurveyTap
from mentoring.people import actor_of
from mentoring.surveys import answer
from storage.engine import Tx
from storage.meetings import add_meeting
from storage.pairs import add_pair, answer_pair_member, members_of, move_pair
from storage.records import Answer, Meeting, MeetingState, Pair, PairState, Role, School, Survey
from storage.schools import active_programme
from storage.surveys import open_surveys
from tests.handlers.pair_samples import ready
from tests.town import Town, Townsman, lay_school, settle_in

FULL = {
    "effectiveness": 9,
    "comfort": 8,
    "satisfaction": 9,
    "mentored_before": True,
}


@dataclass(slots=True, repr=False)
class Year:
    """Вера runs the programme, the director looks on; Ольга and Анна may become a pair."""

    town: Town
    school: School
    vera: Townsman
    igor: Townsman
    olga: Townsman
    anna: Townsman

    async def mentor(self, full_name: str, capacity: int = 1) -> Townsman:
        return await ready(self.town, self.school, full_name, Role.MENTOR, capacity)

    async def mentee(self, full_name: str) -> Townsman:
        return await ready(self.town, self.school, full_name, Role.MENTEE)

    async def newcomer(self, full_name: str, role: Role) -> Townsman:
        """Somebody who has come and sent nothing yet."""
        return await settle_in(self.town, self.school, full_name, role)

    async def pair(
        self,
        state: PairState = PairState.ACTIVE,
        mentor: Townsman | None = None,
        mentee: Townsman | None = None,
    ) -> Pair:
        """A pair that has just come into this state, without any message about it."""

        async def work(tx: Tx) -> Pair:
            found = await self._propose(tx, mentor or self.olga, mentee or self.anna)
            if state is PairState.PROPOSED:
                return found
            now = self.town.clock.now()
            for members in (await members_of(tx, [found.id])).values():
                for one in members:
                    await answer_pair_member(tx, found.id, one.person_id, Answer.ACCEPTED, "", now)
            order = {} if state is PairState.AGREED else {"order_number": "5", "order_date": self.today()}
            await move_pair(tx, found.id, [PairState.PROPOSED], state, **order)
            return found

        return await self.town.app.database.write(work)

    async def _propose(self, tx: Tx, mentor: Townsman, mentee: Townsman) -> Pair:
        programme = await active_programme(tx, self.school.id)
        assert programme is not None
        return await add_pair(
            tx,
            school_id=self.school.id,
            programme_id=programme.id,
            mentor_id=mentor.person_id,
            mentee_ids=[mentee.person_id],
            created_by=self.vera.person_id,
            now=self.town.clock.now(),
            starts_on=self.today(),
            ends_on=date(2027, 5, 31),
        )

    async def ends(self, pair: Pair, state: PairState = PairState.COMPLETED) -> None:
        """The pair's work is over; the planners see it at once."""
        now = self.town.clock.now()
        await self.town.app.database.write(
            lambda tx: move_pair(tx, pair.id, [PairState.ACTIVE], state, ended_at=now, end_reason="goal")
        )
        await self.town.app.scheduler.fire()

    async def meeting(self, pair: Pair, state: MeetingState, starts_at: datetime) -> Meeting:
        """A meeting as it stands."""
        values: dict[str, Any] = {"uid": f"{pair.id}-{starts_at.isoformat()}", "sequence": 0, "minutes": 45}
        return await self.town.app.database.write(
            lambda tx: add_meeting(
                tx,
                school_id=self.school.id,
                pair_id=pair.id,
                proposed_by=self.olga.person_id,
                starts_at=starts_at,
                state=state,
                created_at=self.town.clock.now(),
                **values,
            )
        )

    async def surveys(self, who: Townsman) -> list[Survey]:
        found: list[Survey] = await self.town.data(lambda tx: open_surveys(tx, who.person_id))
        return found

    async def answers(self, who: Townsman, given: Mapping[str, Any] = FULL) -> None:
        """The person answers the survey without going through all its screens."""

        async def work(tx: Tx) -> None:
            actor = await actor_of(tx, who.person_id)
            assert actor is not None
            survey = (await open_surveys(tx, who.person_id))[0]
            now = self.town.clock.now()
            await answer(tx, actor, survey.id, form_version=1, answers=given, now=now)

        await self.town.app.database.write(work)

    def today(self) -> date:
        return self.town.clock.now().date()

    def before(self, **time: float) -> datetime:
        return self.town.clock.now() - timedelta(**time)


async def begin_year(town: Town) -> Year:
    """A school with its people; nobody has been paired yet."""
    school = await lay_school(town)
    vera = await settle_in(town, school, "Орлова Вера Павловна", Role.CURATOR)
    igor = await settle_in(town, school, "Левин Игорь Львович", Role.DIRECTOR)
    olga = await ready(town, school, "Смирнова Ольга Петровна", Role.MENTOR, capacity=2)
    anna = await ready(town, school, "Белова Анна Ивановна", Role.MENTEE)
    return Year(town, school, vera, igor, olga, anna)


def answer_tap(survey: Survey) -> str:
    """What the button «Ответить» carries."""
    return SurveyTap(survey=survey.id).pack()


def toast_of(who: Townsman) -> str:
    """The short answer to the last button that this person pressed."""
    answers = [
        event.subject["text"]
        for event in who.town.telegram.world.events.kept
        if event.kind == "callback_answer" and event.person == who.id
    ]
    return str(answers[-1]) if answers else ""


def pictures_of(who: Townsman) -> list[str]:
    """The captions of the pictures that this person has got."""
    return [str(message.data.get("caption", "")) for message in who.messages if "photo" in message.data]
