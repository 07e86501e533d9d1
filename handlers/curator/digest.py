"""The curator's Monday: how much needs attention, kind by kind, and the button to the list."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from handlers.calls import go
from handlers.screen import Screen
from handlers.turn import Letter, NoticeRenderer, Turn
from mentoring.attention import concerns
from mentoring.concerns import Kind
from mentoring.digests import KIND, plan_digests
from mentoring.roles import Action, may


async def digest(turn: Turn, _payload: Mapping[str, Any]) -> Letter | None:
    """What stands in the list now, without names; nothing if the list is empty."""
    if not may(turn.actor, Action.RUN_PROGRAMME):
        return None
    found = await concerns(turn.tx, turn.me, turn.now)
    if not found:
        return None
    t, counts = turn.t, Counter(one.kind for one in found)
    lines = [t("digest-title", count=len(found)), ""]
    lines += [t(f"digest-{kind}", count=counts[kind]) for kind in Kind if counts[kind]]
    row = (go(t, "attention", "button-digest", "primary"), go(t, "menu"))
    return Letter(Screen("\n".join(lines), (row,)), silent=True)


NOTICES: Mapping[str, NoticeRenderer] = {KIND: digest}
PLANS = (plan_digests,)
