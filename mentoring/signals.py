"""How it goes, told to the curators alone: the quiet signal, the first contact, the check after the first
meeting; who sees to it, and what came of it (DOMAIN §8: nobody is left alone with it)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.academic_year import note_deed
from mentoring.curators import tell_curators
from mentoring.first_meetings import begins
from mentoring.quiet import morning
from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from mentoring.telling import tell_now
from storage.engine import Tx
from storage.outbox import plan_notice
from storage.pairs import get_pair, members_of, pairs_of_person, unmet_pairs
from storage.records import OPEN_PAIR_STATES, PairState, School, SignalKind, SignalState
from storage.schools import all_schools
from storage.signals import (
    Signal,
    add_signal,
    answered,
    first_met_pairs,
    get_signal,
    move_signal,
    untaken_signals,
)

GOOD = {SignalKind.CONTACT: "yes", SignalKind.FIT: "good"}
"""The answer after which nobody has to do anything."""
ANSWERS = {SignalKind.CONTACT: ("yes", "no"), SignalKind.FIT: ("good", "unsure", "bad")}
CONTACT_AFTER = timedelta(days=3)
"""So long after the pair has begun to work it is asked whether the two have been in touch."""
ASKED_FOR = timedelta(days=7)
"""So long an unanswered question may still be said."""
UNTAKEN_AFTER = timedelta(days=2)
"""So long a signal may lie before all curators are told again."""
OUTCOME_LIMIT = 500


class AlreadySaid(Refusal):
    """This was answered about the pair already."""

    key = "refusal-already-said"


async def ask_help(tx: Tx, actor: Actor, word: str, comment: str, now: datetime) -> Signal:
    """The quiet signal; if the person has one open pair, it is about that."""
    require(actor, Action.ASK_HELP)
    pairs = await pairs_of_person(tx, actor.id, OPEN_PAIR_STATES)
    pair_id = pairs[0].id if len(pairs) == 1 else None
    return await _raise(tx, actor, SignalKind.HELP, pair_id, word, comment, now)


async def answer_check(
    tx: Tx, actor: Actor, kind: SignalKind, pair_id: int, word: str, now: datetime
) -> Signal:
    """«Связались?» or «Как вам вместе?». Raises `AlreadySaid`, `Outdated` for a pair that is not the actor's,
    does not work any more, or for an answer nobody offers."""
    require(actor, Action.ASK_HELP)
    pair = await get_pair(tx, pair_id)
    members = (await members_of(tx, [pair_id])).get(pair_id, [])
    mine = any(member.person_id == actor.id for member in members)
    if pair is None or pair.state is not PairState.ACTIVE or not mine or word not in ANSWERS.get(kind, ()):
        raise Outdated
    if await answered(tx, kind, pair_id, actor.id):
        raise AlreadySaid
    return await _raise(tx, actor, kind, pair_id, word, "", now)


async def _raise(
    tx: Tx, actor: Actor, kind: SignalKind, pair_id: int | None, word: str, comment: str, now: datetime
) -> Signal:
    """Keep what was said; unless all is well, the curators hear of it at once."""
    state = SignalState.CLOSED if GOOD.get(kind) == word else SignalState.OPEN
    kept = await add_signal(
        tx,
        school_id=actor.school.id,
        person_id=actor.id,
        pair_id=pair_id,
        kind=kind,
        word=word,
        comment=comment,
        state=state,
        now=now,
    )
    await note_deed(tx, actor, f"signal_{kind}", "signal", kept.id, now)
    if state is SignalState.OPEN:
        await _tell(tx, kept, "signal_raised", now)
    return kept


async def _tell(tx: Tx, one: Signal, kind: str, now: datetime) -> None:
    """Every curator but the one who raised it."""
    about, payload = str(one.id), {"signal": one.id}
    but = one.person_id
    await tell_curators(tx, one.school_id, kind=kind, about=about, payload=payload, now=now, but=but)


async def signal_in_school(tx: Tx, actor: Actor, signal_id: int) -> Signal:
    """A signal of the curator's own school. Raises `Outdated` for any other."""
    require(actor, Action.RUN_PROGRAMME)
    found = await get_signal(tx, signal_id)
    if found is None or found.school_id != actor.school.id:
        raise Outdated
    return found


async def take_signal(tx: Tx, actor: Actor, signal_id: int, now: datetime) -> None:
    """«Беру на себя»: the person hears who sees to it. Raises `Outdated` if another curator was faster."""
    one = await signal_in_school(tx, actor, signal_id)
    taken = {"state": SignalState.TAKEN, "owner_id": actor.id, "taken_at": now}
    if not await move_signal(tx, signal_id, [SignalState.OPEN], **taken):
        raise Outdated
    await note_deed(tx, actor, "signal_taken", "signal", signal_id, now)
    await tell_now(tx, one.school_id, one.person_id, "signal_taken", {"signal": signal_id}, now)


async def close_signal(tx: Tx, actor: Actor, signal_id: int, outcome: str, now: datetime) -> None:
    """Write down what came of it; the person is asked to say so if it is not over. Raises `Outdated`."""
    one = await signal_in_school(tx, actor, signal_id)
    closed = {"state": SignalState.CLOSED, "outcome": outcome[:OUTCOME_LIMIT], "closed_at": now}
    owner = {"owner_id": one.owner_id or actor.id, "taken_at": one.taken_at or now}
    if not await move_signal(tx, signal_id, [SignalState.OPEN, SignalState.TAKEN], **closed, **owner):
        raise Outdated
    await note_deed(tx, actor, "signal_closed", "signal", signal_id, now)
    await tell_now(tx, one.school_id, one.person_id, "signal_closed", {"signal": signal_id}, now)


async def plan_checks(tx: Tx, now: datetime) -> None:
    """Three days after the beginning: have they been in touch? After the first meeting: do they fit?"""
    schools = {school.id: school for school in await all_schools(tx)}
    unmet = await unmet_pairs(tx, now)
    met = await first_met_pairs(tx, now - ASKED_FOR)
    members = await members_of(tx, [pair.id for pair in unmet] + [pair.id for pair, _ in met])
    for pair in unmet:
        zone = ZoneInfo(schools[pair.school_id].timezone)
        day = begins(pair, members[pair.id], zone) + CONTACT_AFTER
        people = [member.person_id for member in members[pair.id]]
        await _ask(tx, SignalKind.CONTACT, pair.id, people, schools[pair.school_id], day, now)
    for pair, at in met:
        zone = ZoneInfo(schools[pair.school_id].timezone)
        day = at.astimezone(zone).date() + timedelta(days=1)
        people = [member.person_id for member in members[pair.id]]
        await _ask(tx, SignalKind.FIT, pair.id, people, schools[pair.school_id], day, now)


async def _ask(
    tx: Tx, kind: SignalKind, pair_id: int, people: Iterable[int], school: School, day: date, now: datetime
) -> None:
    """Once in the pair's life, on the morning of that day; a pair that is older is left alone."""
    due_at = morning(day, ZoneInfo(school.timezone))
    if not due_at - timedelta(days=1) <= now < due_at + ASKED_FOR:
        return
    for person_id in people:
        await plan_notice(
            tx,
            person_id=person_id,
            school_id=school.id,
            kind=f"{kind}_asked",
            dedup_key=f"{kind}_asked:{pair_id}:{person_id}",
            payload={"pair": pair_id},
            due_at=due_at,
            expires_at=due_at + ASKED_FOR,
            now=now,
        )


async def plan_untaken(tx: Tx, now: datetime) -> None:
    """A signal that nobody has taken for two days is told to all curators again, once."""
    for one in await untaken_signals(tx, now - UNTAKEN_AFTER):
        await _tell(tx, one, "signal_waits", now)
