"""What people do with a measure of the road map: start it, prove it, call it done, move it, hand it over."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from mentoring.academic_year import note_deed, school_year
from mentoring.deadlines import ImpossibleDate, due_in, read_deadline
from mentoring.refusals import NotAllowed, Outdated, Refusal
from mentoring.roles import Action, Actor, may, require
from storage.engine import Tx
from storage.measures import (
    Measure,
    Owner,
    add_measures,
    add_proof,
    change_measure,
    get_measure,
    get_proof,
    last_measure,
    measures_of,
    owners,
    proofs,
    remind_owner,
    remove_proof,
)
from storage.records import MeasureState, ProofKind
from storage.roadmaps import roadmap_of, stages_of_roadmap
from storage.schools import active_programme

PROOFS_LIMIT = 10
TITLE_LIMIT = 200
LATER_LIMIT = timedelta(days=60)


class NotYours(NotAllowed):
    """Somebody else answers for the measure."""

    key = "refusal-not-your-measure"


class NoProof(Refusal):
    """«Сделано» needs something that shows it (issue of trust, DESIGN §5): a file, an address or a note."""

    key = "refusal-no-proof"


class TooManyProofs(Refusal):
    """Ten proofs are enough for one measure."""

    key = "refusal-too-many-proofs"


class NoSuchDeadline(Refusal):
    """The words name a day that no calendar has, or nobody can tell which day they mean."""

    key = "refusal-no-such-deadline"


async def measure_for(tx: Tx, actor: Actor, measure_id: int) -> tuple[Measure, list[Owner]]:
    """A measure of the actor's school with those who answer for it. Raises `Outdated` for any other,
    `NotYours` unless the actor answers for it or runs the programme."""
    require(actor, Action.KEEP_MEASURES)
    measure = await get_measure(tx, measure_id)
    if measure is None or measure.school_id != actor.school.id:
        raise Outdated
    answering = await owners(tx, measure_id)
    if not may(actor, Action.SEE_BOARD) and all(one.person_id != actor.id for one in answering):
        raise NotYours
    return measure, answering


async def start_measure(tx: Tx, actor: Actor, measure_id: int, now: datetime) -> Measure:
    """Somebody has begun; the board shows it."""
    measure = await _own(tx, actor, measure_id)
    if measure.state is not MeasureState.OPEN:
        raise Outdated
    return await _decide(tx, actor, measure, "measure_started", now, state=MeasureState.STARTED, reason="")


async def prove_measure(
    tx: Tx, actor: Actor, measure_id: int, kind: ProofKind, words: str, file: str, now: datetime
) -> None:
    """Add a proof. Raises `TooManyProofs`."""
    measure = await _own(tx, actor, measure_id)
    if len(await proofs(tx, measure_id)) >= PROOFS_LIMIT:
        raise TooManyProofs(count=PROOFS_LIMIT)
    shown = await add_proof(tx, measure.id, kind, words, file, actor.id, now)
    await note_deed(tx, actor, "proof_added", "measure", measure.id, now, {"proof": shown.id, "kind": kind})


async def withdraw_proof(tx: Tx, actor: Actor, proof_id: int, now: datetime) -> Measure:
    """Take a proof back; the measure keeps its state."""
    shown = await get_proof(tx, proof_id)
    if shown is None:
        raise Outdated
    measure = await _own(tx, actor, shown.measure_id)
    if not await remove_proof(tx, proof_id, now):
        raise Outdated
    await note_deed(tx, actor, "proof_removed", "measure", measure.id, now, {"proof": proof_id})
    return measure


async def finish_measure(tx: Tx, actor: Actor, measure_id: int, now: datetime) -> Measure:
    """«Сделано». Raises `NoProof` where nothing shows it; a curator says it with a reason instead."""
    measure = await _own(tx, actor, measure_id)
    if measure.state not in (MeasureState.OPEN, MeasureState.STARTED):
        raise Outdated
    if not await proofs(tx, measure.id):
        raise NoProof
    return await _decide(tx, actor, measure, "measure_done", now, state=MeasureState.DONE, reason="")


async def overrule_measure(
    tx: Tx, actor: Actor, measure_id: int, state: MeasureState, reason: str, now: datetime
) -> Measure:
    """The curator's own word, with a reason: done without proof, or open although the facts say otherwise."""
    require(actor, Action.RUN_PROGRAMME)
    measure = await _own(tx, actor, measure_id)
    trusts = state is MeasureState.DONE
    word = {"state": state, "reason": reason, "trusts_facts": trusts}
    return await _decide(tx, actor, measure, "measure_overruled", now, **word)


async def skip_measure(tx: Tx, actor: Actor, measure_id: int, reason: str, now: datetime) -> Measure:
    """«Не относится»: it does not concern this school this year."""
    measure = await _own(tx, actor, measure_id)
    if measure.state is MeasureState.NOT_APPLICABLE:
        raise Outdated
    skipped = {"state": MeasureState.NOT_APPLICABLE, "reason": reason}
    return await _decide(tx, actor, measure, "measure_skipped", now, **skipped)


async def reopen_measure(tx: Tx, actor: Actor, measure_id: int, now: datetime) -> Measure:
    """Back to open, and facts count again."""
    measure = await _own(tx, actor, measure_id)
    if measure.state is MeasureState.OPEN and measure.trusts_facts:
        raise Outdated
    fresh = {"state": MeasureState.OPEN, "reason": "", "trusts_facts": True}
    return await _decide(tx, actor, measure, "measure_reopened", now, **fresh)


async def put_off(tx: Tx, actor: Actor, measure_id: int, day: date, now: datetime) -> None:
    """«Завтра», «Через неделю»: when the bot shall speak of it again. The deadline stays."""
    measure, _ = await measure_for(tx, actor, measure_id)
    if not actor.today(now) < day <= actor.today(now) + LATER_LIMIT:
        raise Outdated
    if not await remind_owner(tx, measure.id, actor.id, day):
        raise NotYours


async def rename_measure(tx: Tx, actor: Actor, measure_id: int, title: str, now: datetime) -> Measure:
    """Other words for it."""
    measure = await edited_measure(tx, actor, measure_id)
    return await _change(tx, actor, measure, "measure_renamed", now, title=title[:TITLE_LIMIT])


async def set_deadline(tx: Tx, actor: Actor, measure_id: int, words: str, now: datetime) -> Measure:
    """Another deadline, in words; the day follows from them. Raises `NoSuchDeadline`."""
    measure = await edited_measure(tx, actor, measure_id)
    values = await deadline_values(tx, actor, words)
    return await _change(tx, actor, measure, "measure_moved", now, after="", **values)


async def deadline_values(tx: Tx, actor: Actor, words: str) -> dict[str, Any]:
    """The columns that follow from a deadline's words in the running year. Raises `NoSuchDeadline`."""
    programme = await active_programme(tx, actor.school.id)
    if programme is None:
        raise Outdated
    try:
        deadline = read_deadline(words)
    except ImpossibleDate:
        raise NoSuchDeadline(words=words) from None
    if not deadline.understood:
        raise NoSuchDeadline(words=words)
    due = due_in(deadline, school_year(programme))
    days = {"since": due.since, "due_on": due.on, "lasting": due.lasting}
    return {"deadline": words, "event": deadline.event, "event_on": None, **days}


async def place_measure(tx: Tx, actor: Actor, measure_id: int, stage_id: int, now: datetime) -> Measure:
    """Put the measure at the end of another stage."""
    measure = await edited_measure(tx, actor, measure_id)
    if all(stage.id != stage_id for stage in await stages_of_roadmap(tx, measure.roadmap_id)):
        raise Outdated
    place = await last_measure(tx, measure.roadmap_id) + 1
    return await _change(tx, actor, measure, "measure_placed", now, stage_id=stage_id, position=place)


async def mark_event(tx: Tx, actor: Actor, measure_id: int, day: date, now: datetime) -> None:
    """What the measure waits for has happened; so it has for every other measure that waits for it."""
    measure = await edited_measure(tx, actor, measure_id)
    if not measure.event or day > actor.today(now):
        raise Outdated
    for one in await measures_of(tx, measure.roadmap_id):
        if one.event == measure.event and one.event_on != day:
            await _change(tx, actor, one, "event_marked", now, event_on=day)


async def own_measure(
    tx: Tx, actor: Actor, stage_id: int, title: str, deadline: str, result: str, now: datetime
) -> Measure:
    """A measure that the road map does not have. Raises `NoSuchDeadline`, `Outdated`."""
    require(actor, Action.RUN_PROGRAMME)
    programme = await active_programme(tx, actor.school.id)
    roadmap = None if programme is None else await roadmap_of(tx, programme.id)
    if roadmap is None or all(one.id != stage_id for one in await stages_of_roadmap(tx, roadmap.id)):
        raise Outdated
    place = await last_measure(tx, roadmap.id) + 1
    row = {
        "school_id": actor.school.id,
        "roadmap_id": roadmap.id,
        "stage_id": stage_id,
        "position": place,
        "key": f"own-{place}",
        "title": title[:TITLE_LIMIT],
        "result": result,
        **BLANK,
        **(await deadline_values(tx, actor, deadline) if deadline else {}),
    }
    measure = (await add_measures(tx, [row]))[0]
    await note_deed(tx, actor, "measure_added", "measure", measure.id, now)
    return measure


BLANK: Mapping[str, Any] = {
    "items": [],
    "deadline": "",
    "since": None,
    "due_on": None,
    "lasting": False,
    "after": "",
    "after_days": 30,
    "event": "",
    "event_on": None,
    "responsible": [],
    "responsible_words": "",
    "evidence": "",
    "trusts_facts": True,
    "facts_on": None,
    "state": MeasureState.OPEN,
    "reason": "",
    "decided_by": None,
    "decided_at": None,
}
"""The columns of a measure of which nothing is known but its title."""


async def _own(tx: Tx, actor: Actor, measure_id: int) -> Measure:
    """A measure that the actor may decide on: its owner or a curator."""
    measure, answering = await measure_for(tx, actor, measure_id)
    mine = any(one.person_id == actor.id for one in answering)
    if not mine and not may(actor, Action.RUN_PROGRAMME):
        raise NotYours
    return measure


async def edited_measure(tx: Tx, actor: Actor, measure_id: int) -> Measure:
    """A measure whose row in the road map the curator changes."""
    require(actor, Action.RUN_PROGRAMME)
    return (await measure_for(tx, actor, measure_id))[0]


async def _decide(
    tx: Tx, actor: Actor, measure: Measure, action: str, now: datetime, **values: Any
) -> Measure:
    return await _change(tx, actor, measure, action, now, decided_by=actor.id, decided_at=now, **values)


async def _change(
    tx: Tx, actor: Actor, measure: Measure, action: str, now: datetime, **values: Any
) -> Measure:
    """Set columns, write the deed down, return the measure as it is then. Raises `Outdated`."""
    if not await change_measure(tx, measure.id, measure.version, **values):
        raise Outdated
    await note_deed(tx, actor, action, "measure", measure.id, now)
    changed = await get_measure(tx, measure.id)
    if changed is None:
        raise Outdated
    return changed
