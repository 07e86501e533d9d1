"""What is asked about a measure: what shows it, why it does not apply, its title, its deadline, its event."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from handlers.forms.engine import Back, Submit
from handlers.measure_card import show_card
from handlers.measure_words import Act
from handlers.screen import Reply
from handlers.turn import Turn
from mentoring.measures import (
    NoSuchDeadline,
    finish_measure,
    mark_event,
    measure_for,
    overrule_measure,
    own_measure,
    prove_measure,
    rename_measure,
    set_deadline,
    skip_measure,
)
from mentoring.proofs import proof_of
from storage.records import MeasureState

FORMS: Mapping[Act, str] = {
    Act.DONE: "measure_done",
    Act.PROVE: "measure_done",
    Act.SKIP: "measure_skip",
    Act.OVERRULE: "measure_overrule",
    Act.TITLE: "measure_title",
    Act.DEADLINE: "measure_deadline",
    Act.EVENT: "measure_event",
}
"""The form that a button of the card opens."""


async def begin(turn: Turn, act: Act, measure_id: int) -> Reply:
    """Ask; the measure's own words are filled in where they are changed."""
    measure, _ = await measure_for(turn.tx, turn.me, measure_id)
    known = {Act.TITLE: {"title": measure.title}}.get(act, {})
    return await turn.desk.forms.begin(turn, FORMS[act], answers=known, context={"measure": measure_id})


async def submit_done(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """A proof was given: the measure is done; one that was done already has one proof more."""
    measure_id = int(context["measure"])
    kind, words, file = proof_of(answers)
    await prove_measure(turn.tx, turn.me, measure_id, kind, words, file, turn.now)
    measure, _ = await measure_for(turn.tx, turn.me, measure_id)
    if measure.state not in (MeasureState.OPEN, MeasureState.STARTED):
        return await show_card(turn, measure_id, turn.t("measure-proof-added"))
    await finish_measure(turn.tx, turn.me, measure_id, turn.now)
    return await show_card(turn, measure_id, turn.t("measure-done-now"))


async def submit_skip(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    measure_id = int(context["measure"])
    await skip_measure(turn.tx, turn.me, measure_id, answers["reason"], turn.now)
    return await show_card(turn, measure_id, turn.t("measure-skipped-now"))


async def submit_overrule(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    measure_id, state = int(context["measure"]), MeasureState(answers["state"])
    await overrule_measure(turn.tx, turn.me, measure_id, state, answers["reason"], turn.now)
    return await show_card(turn, measure_id, turn.t("measure-changed-now"))


async def submit_title(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    measure_id = int(context["measure"])
    await rename_measure(turn.tx, turn.me, measure_id, answers["title"], turn.now)
    return await show_card(turn, measure_id, turn.t("measure-changed-now"))


async def submit_deadline(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """Words that nobody can read are asked for again."""
    measure_id = int(context["measure"])
    try:
        await set_deadline(turn.tx, turn.me, measure_id, answers["deadline"], turn.now)
    except NoSuchDeadline as refusal:
        return await _ask_again(turn, "measure_deadline", {}, context, refusal)
    return await show_card(turn, measure_id, turn.t("measure-changed-now"))


async def submit_event(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    measure_id = int(context["measure"])
    await mark_event(turn.tx, turn.me, measure_id, date.fromisoformat(answers["date"]), turn.now)
    return await show_card(turn, measure_id, turn.t("measure-changed-now"))


async def submit_new(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """A measure of the school's own, at the end of the stage that was chosen."""
    deadline, result = answers.get("deadline", ""), answers.get("result", "")
    stage_id = int(context["stage"])
    try:
        added = await own_measure(turn.tx, turn.me, stage_id, answers["title"], deadline, result, turn.now)
    except NoSuchDeadline as refusal:
        return await _ask_again(turn, "measure_new", answers, context, refusal)
    return await show_card(turn, added.id, turn.t("measure-added-now"))


async def _ask_again(
    turn: Turn, form_id: str, answers: Mapping[str, Any], context: Mapping[str, Any], refusal: NoSuchDeadline
) -> Reply:
    """The form with everything but the deadline filled in, and why it is asked again."""
    kept = {step: answer for step, answer in answers.items() if step != "deadline"}
    begun = await turn.desk.forms.begin(turn, form_id, context=context, answers=kept, at_open=True)
    note = turn.t(refusal.key, **refusal.args_for_text)
    return await turn.desk.forms.show(turn, note) or begun


async def back(turn: Turn, context: Mapping[str, Any]) -> Reply:
    return await show_card(turn, int(context["measure"]))


BACKS: Mapping[str, Back] = dict.fromkeys(FORMS.values(), back)
SUBMITS: Mapping[str, Submit] = {
    "measure_done": submit_done,
    "measure_skip": submit_skip,
    "measure_overrule": submit_overrule,
    "measure_title": submit_title,
    "measure_deadline": submit_deadline,
    "measure_event": submit_event,
    "measure_new": submit_new,
}
