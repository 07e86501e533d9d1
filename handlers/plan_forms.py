"""What is asked about a personal programme: difficulties and tasks, an own item, other words, another day,
what came of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from handlers.forms.engine import Back, Source, Submit
from handlers.home import home
from handlers.pair_facts import facts_of
from handlers.plan_card import show_item, show_plan
from handlers.plan_words import ItemAct
from handlers.screen import Reply
from handlers.turn import Turn
from mentoring.difficulties import Difficulty, Task
from mentoring.forms import Option
from mentoring.plans import (
    EDITABLE,
    PlanBeyondTerm,
    PlanDayOff,
    PlanExists,
    Wanted,
    draft_plan,
    finish_item,
    item_of,
    move_item,
    own_item,
    pair_at_work,
    reword_item,
)
from mentoring.proofs import PHOTO_NAME
from mentoring.refusals import Outdated, Refusal
from storage.pairs import members_of
from storage.plans import plans_of_pairs
from storage.records import Pair, ProofKind, Role, SubmissionKind
from storage.submissions import submission_of

NEEDS_LIMIT = 3
DAY_REFUSED = (PlanBeyondTerm, PlanDayOff)
"""The day does not do; another one may."""
FORMS: Mapping[ItemAct, str] = {
    ItemAct.DONE: "plan_done",
    ItemAct.REWORD: "plan_reword",
    ItemAct.MOVE: "plan_move",
}
"""The form that a button of an item opens."""


async def begin_plan(turn: Turn, pair: Pair) -> Reply:
    """The first question, with what the mentees have asked for ticked already."""
    facts = (await facts_of(turn, [pair]))[0]
    known = [one for one in await _asked_for(turn, pair.id) if _find(turn, one) is not None]
    answers = {"needs": known[:NEEDS_LIMIT]} if known else {}
    return await turn.desk.forms.begin(
        turn, "plan", context={"pair": pair.id}, answers=answers, about=facts.short(facts.others(turn.me.id))
    )


async def begin_item(turn: Turn, act: ItemAct, item_id: int) -> Reply:
    """Ask about the item, if it still can be done; its own words are filled in where they are changed."""
    item, plan, _ = await item_of(turn.tx, turn.me, item_id)
    ready = plan.approved_at is not None if act is ItemAct.DONE else plan.state in EDITABLE
    if not ready or item.done_at is not None:
        raise Outdated
    known = {"title": item.title, "result": item.result or None} if act is ItemAct.REWORD else {}
    return await turn.desk.forms.begin(
        turn, FORMS[act], context={"item": item_id}, answers=known, about=item.title
    )


async def needs(turn: Turn, context: Mapping[str, Any]) -> list[Option]:
    """The bank's difficulties, those that were asked for first."""
    first = await _asked_for(turn, int(context["pair"]))
    return [Option(one.id, one.title) for one in turn.desk.difficulties.choices(turn.t.locale, first)]


async def tasks(turn: Turn, context: Mapping[str, Any]) -> list[Option]:
    """The tasks of the difficulties that were chosen."""
    return [Option(f"{one.id}/{task.id}", task.title) for one, task in _tasks_of(turn, context["needs"])]


async def submit_plan(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """Make the draft; if the other side was quicker, theirs is shown."""
    pair_id, chosen = int(context["pair"]), set(answers["tasks"])
    wanted = [
        Wanted(task.title, event.title, event.result, event.days)
        for one, task in _tasks_of(turn, answers["needs"])
        if f"{one.id}/{task.id}" in chosen
        for event in task.events
    ]
    try:
        plan = await draft_plan(turn.tx, turn.me, pair_id, wanted, turn.now)
    except PlanExists as refusal:
        known = (await plans_of_pairs(turn.tx, [pair_id]))[pair_id]
        return await show_plan(turn, known.id, note=turn.t(refusal.key))
    return await show_plan(turn, plan.id, note=turn.t("plan-drafted-now"))


async def submit_item(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """An item in own words."""
    due_on, result = date.fromisoformat(answers["due"]), answers.get("result", "")
    plan_id = int(context["plan"])
    try:
        item = await own_item(turn.tx, turn.me, plan_id, answers["title"], due_on, result, turn.now)
    except DAY_REFUSED as refusal:
        return await _ask_again(turn, "plan_item", answers, context, refusal)
    return await show_item(turn, item.id, turn.t("plan-item-added-now"))


async def submit_reword(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    item_id, result = int(context["item"]), answers.get("result", "")
    await reword_item(turn.tx, turn.me, item_id, answers["title"], result, turn.now)
    return await show_item(turn, item_id, turn.t("plan-item-changed-now"))


async def submit_move(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    item_id, due_on = int(context["item"]), date.fromisoformat(answers["due"])
    try:
        await move_item(turn.tx, turn.me, item_id, due_on, turn.now)
    except DAY_REFUSED as refusal:
        return await _ask_again(turn, "plan_move", answers, context, refusal)
    return await show_item(turn, item_id, turn.t("plan-item-changed-now"))


async def submit_done(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """Ticked, in own words and perhaps with a file."""
    item_id = int(context["item"])
    file = _file_of(answers.get("file"))
    await finish_item(turn.tx, turn.me, item_id, answers["outcome"], turn.now, file)
    _, plan, _ = await item_of(turn.tx, turn.me, item_id)
    return await show_plan(turn, plan.id, note=turn.t("plan-item-done-now"))


def _file_of(answer: Mapping[str, Any] | None) -> tuple[ProofKind, str, str] | None:
    if answer is None:
        return None
    kind = ProofKind.PHOTO if answer["name"] == PHOTO_NAME else ProofKind.FILE
    return kind, str(answer["name"]), str(answer["file_id"])


async def _ask_again(
    turn: Turn, form_id: str, answers: Mapping[str, Any], context: Mapping[str, Any], refusal: Refusal
) -> Reply:
    """The form with everything but the day filled in, and why it is asked again."""
    kept = {step: answer for step, answer in answers.items() if step != "due"}
    begun = await turn.desk.forms.begin(turn, form_id, context=context, answers=kept, at_open=True)
    note = turn.t(refusal.key, **refusal.args_for_text)
    return await turn.desk.forms.show(turn, note) or begun


async def _asked_for(turn: Turn, pair_id: int) -> list[str]:
    """The difficulties that the pair's mentees have named, in their order; only to somebody of the pair."""
    pair = await pair_at_work(turn.tx, turn.me, pair_id)
    named: list[str] = []
    for member in (await members_of(turn.tx, [pair.id]))[pair.id]:
        if member.role is Role.MENTEE:
            sent = await submission_of(turn.tx, pair.programme_id, member.person_id, SubmissionKind.REQUEST)
            said = [] if sent is None else sent.answers.get("difficulties") or []
            named += [one for one in said if isinstance(one, str)]
    return list(dict.fromkeys(named))


def _find(turn: Turn, difficulty_id: str) -> Difficulty | None:
    return turn.desk.difficulties.find(difficulty_id, turn.t.locale)


def _tasks_of(turn: Turn, chosen: Sequence[str]) -> list[tuple[Difficulty, Task]]:
    """In the order in which the difficulties were ticked; what the bank does not have any more counts not."""
    known = filter(None, (_find(turn, one) for one in chosen if isinstance(one, str)))
    return [(one, task) for one in known for task in one.tasks]


async def back_to_plan(turn: Turn, context: Mapping[str, Any]) -> Reply:
    return await show_plan(turn, int(context["plan"]))


async def back_to_item(turn: Turn, context: Mapping[str, Any]) -> Reply:
    return await show_item(turn, int(context["item"]))


async def back_home(turn: Turn, _context: Mapping[str, Any]) -> Reply:
    return await home(turn)


SUBMITS: Mapping[str, Submit] = {
    "plan": submit_plan,
    "plan_item": submit_item,
    "plan_reword": submit_reword,
    "plan_move": submit_move,
    "plan_done": submit_done,
}
SOURCES: Mapping[str, Source] = {"plan_needs": needs, "plan_tasks": tasks}
BACKS: Mapping[str, Back] = {
    "plan": back_home,
    "plan_item": back_to_plan,
    **dict.fromkeys(FORMS.values(), back_to_item),
}
