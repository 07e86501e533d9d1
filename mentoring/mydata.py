"""The right to see what is held about oneself (152-FZ art. 14)."""

from datetime import datetime

from mentoring.roles import Action, Actor, require
from mentoring.telling import send_to_me
from storage.audit import record_deed
from storage.engine import Tx
from storage.mydata import Held, held_about

KIND = "my_data"


async def ask_for_data(tx: Tx, actor: Actor, now: datetime) -> None:
    """Plan the file with everything held, and note that it was asked for."""
    require(actor, Action.BE_MEMBER)
    await record_deed(
        tx,
        school_id=actor.school.id,
        actor_id=actor.id,
        action="data_asked_for",
        subject="person",
        subject_id=actor.id,
        now=now,
    )
    await send_to_me(tx, actor, KIND, {}, now)


async def data_of(tx: Tx, actor: Actor) -> Held:
    """Everything held about the actor, now."""
    require(actor, Action.BE_MEMBER)
    return await held_about(tx, actor.id)
