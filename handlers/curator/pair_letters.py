"""What the curators are told about pairs, each with the button of the next step."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from handlers.calls import go
from handlers.curator.pair_cards import Act, decline_lines, new_pair_button, tap
from handlers.pair_facts import Facts, facts_of
from handlers.screen import Button, Screen
from handlers.turn import Letter, NoticeRenderer, Turn
from locales.texts import Html
from mentoring.pairs import pair_in_school
from mentoring.refusals import Outdated
from mentoring.roles import Action, may
from storage.meetings import meetings_of_pairs
from storage.pairs import get_pairs
from storage.records import Answer, MeetingState, PairState

CLOSED_SHOWN = 20


async def pair_ready(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """Both have agreed: the order is next."""
    facts = await _find(turn, payload, PairState.AGREED)
    if facts is None:
        return None
    order = tap(turn.t, Act.ORDER, facts.pair.id, "button-pair-order", "primary")
    return _letter(turn, facts, [turn.t("notice-pair-ready", title=facts.title)], order)


async def pair_refused(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """Somebody has declined; the curators alone read why."""
    facts = await _find(turn, payload, PairState.DECLINED)
    declined = [] if facts is None else [each for each in facts.members if each.answer is Answer.DECLINED]
    if facts is None or not declined:
        return None
    lines = [turn.t("notice-pair-refused", title=facts.title, name=facts.names(declined))]
    lines += [line for member in declined for line in decline_lines(turn, member)]
    lines.append(turn.t("notice-pair-place-free"))
    return _letter(turn, facts, lines, new_pair_button(turn.t, "primary"))


async def pair_silent(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """Five days without an answer, a reminder among them: now a person has to ask."""
    facts = await _find(turn, payload, PairState.PROPOSED)
    silent = [] if facts is None else [each for each in facts.members if each.answer is Answer.WAITING]
    if facts is None or not silent:
        return None
    days = (turn.now - facts.pair.created_at).days
    args = {"title": facts.title, "names": facts.names(silent), "people": len(silent)}
    return _letter(turn, facts, [turn.t("notice-pair-silent", count=days, **args)])


async def pairs_closed(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The term of these pairs is over: how often each has met."""
    if not may(turn.actor, Action.RUN_PROGRAMME):
        return None
    t, found = turn.t, await get_pairs(turn.tx, payload["pairs"])
    pairs = [pair for pair in found if pair.school_id == turn.me.school.id]
    meetings = await meetings_of_pairs(turn.tx, [pair.id for pair in pairs], [MeetingState.HELD])
    held = Counter(meeting.pair_id for meeting in meetings)
    lines = [t("notice-pairs-closed", count=len(pairs))]
    for facts in await facts_of(turn, pairs[:CLOSED_SHOWN]):
        lines.append(t("pair-closed-line", title=facts.title, count=held[facts.pair.id]))
    if len(pairs) > CLOSED_SHOWN:
        lines.append(t("pair-closed-more", count=len(pairs) - CLOSED_SHOWN))
    return Letter(Screen("\n".join(lines), ((go(t, "pairs"), go(t, "menu")),)), silent=True)


NOTICES: Mapping[str, NoticeRenderer] = {
    "pair_ready": pair_ready,
    "pair_refused": pair_refused,
    "pair_silent": pair_silent,
    "pairs_closed": pairs_closed,
}


async def _find(turn: Turn, payload: Mapping[str, Any], state: PairState) -> Facts | None:
    """The pair that the notice speaks of, if it is still so and the reader is still a curator."""
    if not may(turn.actor, Action.RUN_PROGRAMME):
        return None
    try:
        pair = await pair_in_school(turn.tx, turn.me, payload["pair"])
    except Outdated:
        return None
    return (await facts_of(turn, [pair]))[0] if pair.state is state else None


def _letter(turn: Turn, facts: Facts, lines: list[Html], *first: Button) -> Letter:
    rows = (*((button,) for button in first), (tap(turn.t, Act.OPEN, facts.pair.id, "button-pair-open"),))
    return Letter(Screen("\n".join(lines), rows))
