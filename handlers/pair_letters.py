"""What the bot tells the members of a pair by itself: the question, what came of it, the order, the end."""

from collections.abc import Mapping
from typing import Any

from handlers.calls import go
from handlers.pair import proposal_screen
from handlers.pair_facts import Facts, facts_of, other_side, period
from handlers.screen import Row, Screen
from handlers.turn import Letter, NoticeRenderer, Turn
from mentoring.first_meetings import KIND as FIRST_MEETING
from mentoring.first_meetings import plan_first_meetings
from mentoring.pair_notices import plan_silent_pairs
from mentoring.pairs import complete_pairs
from storage.meetings import meetings_of_pairs
from storage.pairs import get_pair, unmet_pairs
from storage.records import Answer, MeetingState, PairState


async def pair_asked(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The curator proposes; asked again as a reminder."""
    facts = await my_facts(turn, payload, PairState.PROPOSED)
    return None if facts is None or not _waits(turn, facts) else Letter(await proposal_screen(turn, facts))


async def pair_reminder(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """Three days without an answer."""
    facts = await my_facts(turn, payload, PairState.PROPOSED)
    if facts is None or not _waits(turn, facts):
        return None
    return Letter(await proposal_screen(turn, facts, turn.t("notice-pair-reminder")))


async def pair_agreed(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """Both have said yes."""
    facts = await my_facts(turn, payload, PairState.AGREED)
    return None if facts is None else _told(turn, facts, "notice-pair-agreed")


async def pair_not_formed(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The other side declined; why is between that person and the curator."""
    facts = await my_facts(turn, payload, PairState.DECLINED)
    return None if facts is None else _told(turn, facts, "notice-pair-not-formed")


async def pair_cancelled(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The curator called it off before the order."""
    facts = await my_facts(turn, payload, PairState.DECLINED)
    return None if facts is None else _told(turn, facts, "notice-pair-cancelled")


async def pair_active(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The order is signed: with whom, until when, and the first step, for both alike (DOMAIN §8)."""
    facts = await my_facts(turn, payload, PairState.ACTIVE)
    mine = None if facts is None else facts.member(turn.me.id)
    if facts is None or mine is None or facts.pair.order_date is None:
        return None
    t, pair = turn.t, facts.pair
    order = t("pair-order", number=pair.order_number, day=t.day(facts.pair.order_date, turn.today))
    head = t("notice-pair-active", name=facts.names(facts.others(turn.me.id)), role=str(mine.role))
    text = "\n".join((head, order, period(turn, pair), "", t("notice-pair-first-step")))
    first = (go(t, "meet", "button-pair-first-meeting", "primary"),)
    return Letter(Screen(text, (first, (go(t, "pair"), go(t, "menu")))))


async def pair_over(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The pair is closed, by the curator or by the calendar: an early end is no failure (DOMAIN §8)."""
    facts = await my_facts(turn, payload, PairState.COMPLETED, PairState.ENDED)
    if facts is None:
        return None
    cancelled = await meetings_of_pairs(turn.tx, [facts.pair.id], [MeetingState.CANCELLED])
    called_off = any(meeting.starts_at > turn.now for meeting in cancelled)
    also = turn.t("notice-pair-meetings-off") if called_off else ""
    return _told(turn, facts, f"notice-pair-{facts.pair.state}", also)


async def first_meeting(turn: Turn, _payload: Mapping[str, Any]) -> Letter | None:
    """No meeting yet: with whom, and the button that begins."""
    pairs = await unmet_pairs(turn.tx, turn.now, turn.me.id)
    if not pairs:
        return None
    t, found = turn.t, await facts_of(turn, pairs)
    names = ", ".join(facts.short(facts.others(turn.me.id)) for facts in found)
    rows = ((go(t, "meet", "button-pair-first-meeting", "primary"),), (go(t, "pair"), go(t, "menu")))
    return Letter(Screen(t("notice-first-meeting", names=names), rows))


async def my_facts(turn: Turn, payload: Mapping[str, Any], *states: PairState) -> Facts | None:
    """The pair that the notice speaks of, if it still is in such a state and the reader belongs to it."""
    pair = await get_pair(turn.tx, payload["pair"])
    if pair is None or pair.state not in states:
        return None
    facts = (await facts_of(turn, [pair]))[0]
    return None if facts.member(turn.me.id) is None else facts


def _waits(turn: Turn, facts: Facts) -> bool:
    mine = facts.member(turn.me.id)
    return mine is not None and mine.answer is Answer.WAITING


def _told(turn: Turn, facts: Facts, key: str, also: str = "") -> Letter:
    said = turn.t(key, who=other_side(turn, facts))
    text = "\n".join(filter(None, (said, also)))
    row: Row = (go(turn.t, "pair"), go(turn.t, "menu"))
    return Letter(Screen(text, (row,)))


NOTICES: Mapping[str, NoticeRenderer] = {
    "pair_asked": pair_asked,
    "pair_reminder": pair_reminder,
    "pair_agreed": pair_agreed,
    "pair_not_formed": pair_not_formed,
    "pair_cancelled": pair_cancelled,
    "pair_active": pair_active,
    "pair_ended": pair_over,
    "pair_term_over": pair_over,
    FIRST_MEETING: first_meeting,
}
PLANS = (plan_silent_pairs, complete_pairs, plan_first_meetings)
