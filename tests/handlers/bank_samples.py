"""People of the two banks for conversations: agreed, filled in, sent."""

from typing import Any

from mentoring.people import actor_of
from mentoring.submissions import send_submission
from storage.consents import add_consent, keep_text
from storage.engine import Tx
from storage.records import ConsentKind, ConsentState, Role, School, Submission, SubmissionKind
from storage.submissions import submission_of
from storage.tables import programme
from tests.mentoring.pair_samples import QUESTIONNAIRE, REQUEST
from tests.town import Town, Townsman, settle_in

FITTING = {"windows": ["mon_morning"]}
"""What the forms that ship would accept."""


async def settle_curator(town: Town, school: School) -> Townsman:
    return await settle_in(town, school, "Орлова Вера Павловна", Role.CURATOR)


async def settle_mentee(town: Town, school: School, full_name: str = "Белова Анна Ивановна") -> Townsman:
    """A mentee who has agreed to data processing and sent nothing yet."""
    return await settle_in(town, school, full_name, Role.MENTEE)


async def settle_mentor(town: Town, school: School, full_name: str = "Смирнова Ольга Петровна") -> Townsman:
    """A mentor who has agreed to data processing, not yet to mentoring."""
    return await settle_in(town, school, full_name, Role.MENTOR)


async def agrees(
    town: Town, who: Townsman, kind: ConsentKind, state: ConsentState = ConsentState.GIVEN
) -> None:
    """A decision on a consent, as if it had been made in the chat."""

    async def work(tx: Tx) -> None:
        actor = await actor_of(tx, who.person_id)
        assert actor is not None
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
            now=town.clock.now(),
        )

    await town.app.database.write(work)


async def sent(town: Town, who: Townsman, **answers: Any) -> Submission:
    """A request or a questionnaire, by the person's role; everybody concerned has been told."""

    async def work(tx: Tx) -> Submission:
        actor = await actor_of(tx, who.person_id)
        assert actor is not None
        kind, filled = SubmissionKind.QUESTIONNAIRE, QUESTIONNAIRE
        if Role.MENTEE in actor.roles:
            kind, filled = SubmissionKind.REQUEST, REQUEST
        return await send_submission(
            tx, actor, kind, form_version=1, answers={**filled, **FITTING, **answers}, now=town.clock.now()
        )

    stored = await town.app.database.write(work)
    await town.settles()
    return stored


async def stored(town: Town, who: Townsman, kind: SubmissionKind) -> Submission:
    """What the database holds."""

    async def read(tx: Tx) -> Submission | None:
        programme_id = await tx.scalar(programme.select().with_only_columns(programme.c.id))
        return await submission_of(tx, programme_id, who.person_id, kind)

    found = await town.data(read)
    assert isinstance(found, Submission)
    return found
