"""Whether messages reach a person: the curators hear once that they do not (UX §2.3)."""

from datetime import datetime
from uuid import uuid4

from mentoring.curators import tell_curators
from mentoring.roles import Actor
from storage.engine import Tx
from storage.people import set_reachable
from storage.records import Account


async def note_reach(tx: Tx, actor: Actor, account: Account, *, reachable: bool, now: datetime) -> None:
    """Remember that the person blocked the bot or let it in again; coming back is told to nobody."""
    if not await set_reachable(tx, account.id, reachable=reachable) or reachable:
        return
    await tell_curators(
        tx,
        actor.school.id,
        kind="blocked",
        about=uuid4().hex,
        payload={"person": actor.id},
        now=now,
        but=actor.id,
    )
