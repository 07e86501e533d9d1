"""My pair (`/pair`): the curator's proposal with its two answers, and the card of the pair that works."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import RowId, go, register
from handlers.pair_facts import Facts, about, facts_of, other_side, period
from handlers.plan_words import pair_line
from handlers.readers import curators_line
from handlers.screen import Button, Reply, Row, Screen, Style
from handlers.turn import Duty, Turn
from locales.texts import Html, plain
from mentoring.forms import OTHER
from mentoring.pairs import (
    AlreadyAnswered,
    OrderSigned,
    ProposalClosed,
    accept_pair,
    decline_pair,
    my_proposal,
    my_yes,
    take_back_yes,
)
from mentoring.refusals import Outdated
from mentoring.roles import Action, may
from mentoring.submissions import WHO_SENDS
from storage.meetings import PLANNED_STATES, meetings_of_pairs
from storage.pairs import get_pair, pairs_of_person
from storage.records import (
    OPEN_PAIR_STATES,
    Answer,
    MeetingState,
    Pair,
    PairState,
    Role,
    SubmissionKind,
    SubmissionState,
)
from storage.schools import active_programme
from storage.submissions import submission_of

DECLINE = "decline_pair"
SORRY = (AlreadyAnswered, ProposalClosed, OrderSigned)
"""Refusals that are told above the pair as it is now."""


class Act(StrEnum):
    """What a member's button does."""

    SHOW = "s"
    ACCEPT = "a"
    DECLINE = "d"
    TAKE_BACK = "t"


class ProposalTap(CallbackData, prefix="pa1"):
    """A member's button about one pair."""

    act: Act
    pair: RowId


def tap(turn: Turn, act: Act, pair_id: int, key: str, style: Style | None = None) -> Button:
    """A member's button about the pair."""
    return Button(turn.t.label(key), ProposalTap(act=act, pair=pair_id).pack(), style=style)


async def show_pairs(_event: TelegramObject, turn: Turn) -> Reply:
    """Every open pair of this person, or what will happen until there is one."""
    pairs = await pairs_of_person(turn.tx, turn.me.id, OPEN_PAIR_STATES)
    if not pairs:
        return Reply(await nothing_yet(turn))
    found = await facts_of(turn, pairs)
    cards = [await _card(turn, facts) for facts in found]
    parts = (turn.t("pair-mine-title", count=len(found)), *cards, await curators_line(turn))
    return Reply(Screen("\n\n".join(filter(None, parts)), (*_rows(turn, found), (go(turn.t, "menu"),))))


async def act(_event: CallbackQuery, turn: Turn, callback_data: ProposalTap) -> Reply:
    """A button of the proposal; whatever it promised, the pair is looked at again."""
    pair_id = callback_data.pair
    try:
        match callback_data.act:
            case Act.ACCEPT:
                await accept_pair(turn.tx, turn.me, pair_id, turn.now)
            case Act.DECLINE:
                pair, _ = await my_proposal(turn.tx, turn.me, pair_id)
                return await _ask_why(turn, pair)
            case Act.TAKE_BACK:
                return await _ask_why(turn, await my_yes(turn.tx, turn.me, pair_id), taken_back=True)
    except SORRY as refusal:
        return await show_proposal(turn, pair_id, refusal.key)
    return await show_proposal(turn, pair_id)


async def _ask_why(turn: Turn, pair: Pair, **context: bool) -> Reply:
    facts = (await facts_of(turn, [pair]))[0]
    about = facts.short(facts.others(turn.me.id))
    return await turn.desk.forms.begin(turn, DECLINE, context={"pair": pair.id, **context}, about=about)


async def submit_decline(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """The form with the reason was sent."""
    reason = answers["reason"]
    words = reason[OTHER] if isinstance(reason, dict) else reason
    pair_id, comment = int(context["pair"]), answers.get("comment", "")
    deed = take_back_yes if context.get("taken_back") else decline_pair
    try:
        await deed(turn.tx, turn.me, pair_id, reason=words, comment=comment, now=turn.now)
    except SORRY as refusal:
        return await show_proposal(turn, pair_id, refusal.key)
    return Reply(Screen(turn.t("pair-you-declined"), ((go(turn.t, "menu"),),)))


async def show_proposal(turn: Turn, pair_id: int, refusal: str = "") -> Reply:
    """The pair as this member may see it now, under the refusal if there was one."""
    pair = await get_pair(turn.tx, pair_id)
    facts = None if pair is None else (await facts_of(turn, [pair]))[0]
    if facts is None or facts.member(turn.me.id) is None:
        raise Outdated
    note = turn.t(refusal) if refusal else Html("")
    return Reply(await proposal_screen(turn, facts, note), toast=plain(note))


async def proposal_screen(turn: Turn, facts: Facts, note: str = "") -> Screen:
    """The question while this member is asked, afterwards what has become of it."""
    if facts.pair.state is PairState.PROPOSED:
        waiting = facts.member(turn.me.id)
        if waiting is not None and waiting.answer is Answer.WAITING:
            return await _question(turn, facts, note)
    parts = (note, turn.t(f"pair-now-{facts.pair.state}", who=other_side(turn, facts)))
    return Screen("\n\n".join(filter(None, parts)), ((go(turn.t, "pair"), go(turn.t, "menu")),))


async def duties(turn: Turn) -> list[Duty]:
    """Proposals that wait for this person's answer."""
    pairs = await pairs_of_person(turn.tx, turn.me.id, [PairState.PROPOSED])
    return [
        Duty(
            turn.t("duty-pair-asked", name=facts.short(facts.others(turn.me.id))),
            tap(turn, Act.SHOW, facts.pair.id, "button-duty-pair", "primary"),
            form=DECLINE,
            context={"pair": facts.pair.id},
        )
        for facts in await facts_of(turn, pairs)
        if _asks_me(turn, facts)
    ]


async def _question(turn: Turn, facts: Facts, note: str) -> Screen:
    """Who it is, what they wrote, how long, and the two answers."""
    t, others = turn.t, facts.others(turn.me.id)
    parts = [note, t(f"proposal-to-{_my_role(turn, facts)}", name=facts.names(others))]
    parts += [await about(turn, facts.pair, other) for other in others]
    parts += [period(turn, facts.pair), t("proposal-ask")]
    rows = (
        (
            tap(turn, Act.ACCEPT, facts.pair.id, "button-pair-accept", "success"),
            tap(turn, Act.DECLINE, facts.pair.id, "button-pair-decline"),
        ),
        (go(t, "menu"),),
    )
    return Screen("\n\n".join(filter(None, parts)), rows)


async def _card(turn: Turn, facts: Facts) -> str:
    t, pair = turn.t, facts.pair
    asks_me = _asks_me(turn, facts)
    lines = [
        t(f"pair-mine-{_my_role(turn, facts)}", name=facts.names(facts.others(turn.me.id))),
        t("pair-mine-asked" if asks_me else f"pair-mine-{pair.state}"),
        period(turn, pair),
    ]
    if pair.state is PairState.ACTIVE:
        lines += [await _next_meeting(turn, pair.id), await pair_line(turn, pair.id)]
    return "\n".join(lines)


async def _next_meeting(turn: Turn, pair_id: int) -> Html:
    planned = await meetings_of_pairs(turn.tx, [pair_id], PLANNED_STATES)
    coming = next((meeting for meeting in planned if meeting.starts_at > turn.now), None)
    if coming is None:
        return turn.t("pair-no-meeting")
    key = "pair-next-meeting" if coming.state is MeetingState.CONFIRMED else "pair-meeting-proposed"
    return turn.t(key, when=turn.t.moment(coming.starts_at, turn.zone, turn.today))


def _rows(turn: Turn, found: list[Facts]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for facts in found:
        name = facts.short(facts.others(turn.me.id))
        if _asks_me(turn, facts):
            label = turn.t.label("button-pair-answer", name=name)
            intent = ProposalTap(act=Act.SHOW, pair=facts.pair.id).pack()
            rows.append((Button(label, intent, style="primary"),))
        elif facts.pair.state is not PairState.ACTIVE:
            label = turn.t.label("button-pair-take-back", name=name)
            rows.append((Button(label, ProposalTap(act=Act.TAKE_BACK, pair=facts.pair.id).pack()),))
    if any(facts.pair.state is PairState.ACTIVE for facts in found):
        rows += [(go(turn.t, "meet"), go(turn.t, "journal")), (go(turn.t, "plan"),)]
    return tuple(rows)


def _asks_me(turn: Turn, facts: Facts) -> bool:
    mine = facts.member(turn.me.id)
    proposed = facts.pair.state is PairState.PROPOSED
    return proposed and mine is not None and mine.answer is Answer.WAITING


def _my_role(turn: Turn, facts: Facts) -> Role:
    mine = facts.member(turn.me.id)
    assert mine is not None  # noqa: S101 - only pairs of this person get here
    return mine.role


async def nothing_yet(turn: Turn) -> Screen:
    """For each role: what this person or the curator does next; whoever has completed a pair is done."""
    t, last = turn.t, await _last_pair(turn)
    done = last is not None and last.pair.state is PairState.COMPLETED
    parts, buttons = [t("pair-none-done" if done else "pair-none-title")], []
    for kind in SubmissionKind:
        step = await _step(turn, kind) if may(turn.me, WHO_SENDS[kind]) else ""
        if step and not (done and step == "chosen"):
            parts.append(t(f"pair-none-{kind}-{step}"))
        if step in ("send", "again"):
            buttons.append(go(t, kind, style="primary"))
    if last is not None and last.pair.ended_at is not None:
        day = t.day(last.pair.ended_at.astimezone(turn.zone).date(), turn.today)
        parts.append(t("pair-was", name=last.names(last.others(turn.me.id)), day=day))
    parts.append(await curators_line(turn))
    return Screen("\n\n".join(filter(None, parts)), ((*buttons, go(t, "menu")),))


async def _step(turn: Turn, kind: SubmissionKind) -> str:
    """Where the person stands before the first pair: send, again, wait for the decision, or for the pair."""
    programme = await active_programme(turn.tx, turn.me.school.id)
    sent = None if programme is None else await submission_of(turn.tx, programme.id, turn.me.id, kind)
    match None if sent is None else sent.state:
        case None:
            return "send"
        case SubmissionState.SUBMITTED:
            return "read"
        case SubmissionState.APPROVED:
            return "chosen"
    return "again"


async def _last_pair(turn: Turn) -> Facts | None:
    over = await pairs_of_person(turn.tx, turn.me.id, [PairState.COMPLETED, PairState.ENDED])
    return (await facts_of(turn, over[:1]))[0] if over else None


async def back(turn: Turn, context: Mapping[str, Any]) -> Reply:
    return await show_proposal(turn, int(context["pair"]))


SUBMITS = {DECLINE: submit_decline}
BACKS = {DECLINE: back}


def router() -> Router:
    router = Router(name="pair")
    register(router, "pair", show_pairs, Action.ANSWER_PAIR)
    router.callback_query.register(act, ProposalTap.filter(), flags={"may": Action.ANSWER_PAIR})
    return router
