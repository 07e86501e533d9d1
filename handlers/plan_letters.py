"""What the bot tells the two of a pair about their personal programme, and the files that they ask for."""

from collections.abc import Mapping
from typing import Any

from handlers.plan_card import show_plan
from handlers.turn import Attachment, Letter, NoticeRenderer, Turn
from mentoring.plans import item_of, plan_of
from mentoring.refusals import Refusal
from storage.plans import PlanItem
from storage.records import PairState, PlanState, ProofKind

FILE = "plan_file"


async def drafted(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The other side has made a draft."""
    return await _letter(turn, payload, "notice-plan-drafted", PlanState.DRAFT)


async def approved(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The curator has said yes."""
    return await _letter(turn, payload, "notice-plan-approved", PlanState.APPROVED)


async def returned(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The curator asks for a change; why stands in the programme."""
    return await _letter(turn, payload, "notice-plan-returned", PlanState.RETURNED)


async def _letter(turn: Turn, payload: Mapping[str, Any], key: str, state: PlanState) -> Letter | None:
    """The programme under the news, if it is still so and the reader still belongs to the pair."""
    try:
        plan, pair = await plan_of(turn.tx, turn.me, payload["plan"])
    except Refusal:
        return None
    if plan.state is not state or pair.state is not PairState.ACTIVE:
        return None
    return Letter((await show_plan(turn, plan.id, note=turn.t(key))).screen)


async def file_asked_for(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The file with which an item was ticked, if it is still there and the reader belongs to the pair."""
    try:
        item, _, _ = await item_of(turn.tx, turn.me, payload["item"])
    except Refusal:
        return None
    return file_letter(item)


def file_letter(item: PlanItem) -> Letter | None:
    """The item's file once more; nothing where there is none."""
    if not item.file:
        return None
    picture = item.file_kind == ProofKind.PHOTO
    file = Attachment(item.file_name, picture=picture, file=item.file, caption=item.title, protected=True)
    return Letter(attachments=(file,), silent=True)


NOTICES: Mapping[str, NoticeRenderer] = {
    FILE: file_asked_for,
    "plan_drafted": drafted,
    "plan_approved": approved,
    "plan_returned": returned,
}
