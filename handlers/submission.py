"""My request and my questionnaire: the card of what I have sent, and what I can still do with it."""

from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from handlers.answers import answer_pages, form_of, to_change
from handlers.calls import PageNumber, go
from handlers.forms.words import clipped
from handlers.readers import curators_line
from handlers.screen import Button, Reply, Row, Screen, Style
from handlers.turn import Duty, Letter, Turn
from mentoring.roles import Action, require
from mentoring.submissions import (
    LIVING,
    WHO_SENDS,
    ask_to_edit,
    explain_withdrawal,
    missing_consents,
    my_submission,
    open_pairs,
    send_submission,
    withdraw_submission,
)
from storage.pairs import members_of
from storage.records import (
    Answer,
    ConsentKind,
    Pair,
    PairState,
    Submission,
    SubmissionKind,
    SubmissionState,
)
from storage.schools import active_programme
from storage.submissions import get_submission, submission_of

REASON_SHOWN = 600
REASON_TOLD = 3_000


class Do(StrEnum):
    """What a button of my card does."""

    SHOW = "s"
    EDIT = "e"
    WITHDRAW = "w"
    WITHDRAW_SURELY = "y"
    ASK_EDIT = "a"


class MineTap(CallbackData, prefix="my1"):
    """A button of my own card."""

    do: Do
    kind: SubmissionKind
    page: PageNumber = 0


class ConsentTap(CallbackData, prefix="cm1"):
    """Open the consent in writing to mentoring."""


async def open_mine(turn: Turn, kind: SubmissionKind) -> Reply:
    """The command: the form for whoever has sent nothing, the card for everybody else."""
    mine = await my_submission(turn.tx, turn.me, kind)
    return await turn.desk.forms.begin(turn, kind) if mine is None else await card(turn, mine)


async def send(turn: Turn, kind: SubmissionKind, answers: Mapping[str, Any]) -> Submission:
    """The form was sent."""
    version = turn.desk.forms.catalogue.form(kind, turn.t.locale).version
    return await send_submission(turn.tx, turn.me, kind, form_version=version, answers=answers, now=turn.now)


async def sent_screen(turn: Turn, kind: SubmissionKind) -> Screen:
    """What happens next, and when."""
    text = turn.t(f"sent-{kind}", curators=await curators_line(turn))
    return Screen(text, ((go(turn.t, kind), go(turn.t, "menu")),))


async def card(turn: Turn, mine: Submission, page: int = 0, toast: str = "") -> Reply:
    """My answers, where they stand and what I can do."""
    t = turn.t
    lacks_consent = await _lacks_consent(turn, mine)
    pages = answer_pages(t, form_of(turn, mine), mine.answers, "confidential-mine")
    page = min(max(page, 0), len(pages) - 1)
    head = [t("my-title", kind=mine.kind), await _state(turn, mine)]
    if mine.kind is SubmissionKind.QUESTIONNAIRE:
        head.append(t("my-consent-missing" if lacks_consent else "my-consent-given"))
    head.append(t("my-sent-on", day=t.day(mine.submitted_at.astimezone(turn.zone).date(), turn.today)))
    rows = [_buttons(turn, mine)]
    if lacks_consent:
        rows.insert(0, (Button(t.label("button-my-consent"), ConsentTap().pack(), style="primary"),))
    if len(pages) > 1:
        following = (page + 1) % len(pages)
        label = t.label("button-more-answers", page=following + 1, pages=len(pages))
        rows.append((_button(mine.kind, Do.SHOW, label, page=following),))
    rows.append((go(t, "menu"),))
    text = "\n".join([*head, "", pages[page]])
    return Reply(Screen(text, tuple(row for row in rows if row)), toast=toast)


async def act(_event: CallbackQuery, turn: Turn, callback_data: MineTap) -> Reply:
    """A button of my card. Whatever it was drawn for, only my own submission is touched."""
    kind = callback_data.kind
    require(turn.me, WHO_SENDS[kind])
    mine = await my_submission(turn.tx, turn.me, kind)
    if mine is None:
        return await turn.desk.forms.begin(turn, kind)
    if callback_data.do is Do.SHOW:
        return await card(turn, mine, callback_data.page)
    return await _ACTS[callback_data.do](turn, mine)


async def _edit(turn: Turn, mine: Submission) -> Reply:
    """The form with my answers, ready to be checked and sent again."""
    if mine.state is SubmissionState.APPROVED:
        return await card(turn, mine, toast=turn.t.label("refusal-already-approved"))
    answers = to_change(form_of(turn, mine), mine.answers)
    return await turn.desk.forms.begin(turn, mine.kind, answers=answers, at_summary=True)


async def _ask_to_withdraw(turn: Turn, mine: Submission) -> Reply:
    """The question says what will follow; the safe button stands first (UX §2.4)."""
    t = turn.t
    parts = [t("withdraw-ask", kind=mine.kind)]
    if await open_pairs(turn.tx, mine):
        parts.append(t("withdraw-pair-stays", kind=mine.kind))
    rows = (
        (_button(mine.kind, Do.SHOW, t.label("button-withdraw-no")),),
        (_button(mine.kind, Do.WITHDRAW_SURELY, t.label("button-withdraw-yes"), style="danger"),),
    )
    return Reply(Screen("\n\n".join(parts), rows))


async def _withdraw(turn: Turn, mine: Submission) -> Reply:
    """It is done at the press; why is one more question, which need not be answered."""
    if mine.state not in LIVING:
        return await card(turn, mine)
    await withdraw_submission(turn.tx, turn.me, mine.kind, turn.now)
    begun = await turn.desk.forms.begin(turn, "withdraw", context={"kind": mine.kind})
    return await turn.desk.forms.show(turn, turn.t("withdrawn-now", kind=mine.kind)) or begun


async def submit_withdraw(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """Why it was withdrawn, or nothing."""
    kind, reason = SubmissionKind(context["kind"]), answers.get("reason", "")
    if reason:
        await explain_withdrawal(turn.tx, turn.me, kind, reason, turn.now)
    return await back(turn, kind) or Reply(
        Screen(turn.t("withdrawn-now", kind=kind), ((go(turn.t, "menu"),),))
    )


async def back(turn: Turn, kind: SubmissionKind) -> Reply | None:
    """The card from which the form was opened, if something was sent."""
    mine = await my_submission(turn.tx, turn.me, kind)
    return None if mine is None else await card(turn, mine)


async def _ask_to_edit(turn: Turn, mine: Submission) -> Reply:
    asked = await ask_to_edit(turn.tx, turn.me, mine.kind, turn.now)
    return await card(turn, asked, toast=turn.t.label("edit-asked-now"))


_ACTS: Mapping[Do, Callable[[Turn, Submission], Awaitable[Reply]]] = {
    Do.EDIT: _edit,
    Do.WITHDRAW: _ask_to_withdraw,
    Do.WITHDRAW_SURELY: _withdraw,
    Do.ASK_EDIT: _ask_to_edit,
}


async def duty(turn: Turn, kind: SubmissionKind) -> list[Duty]:
    """Nothing sent yet, or returned: what waits for the person who sends."""
    programme = await active_programme(turn.tx, turn.me.school.id)
    if programme is None:
        return []
    t = turn.t
    mine = await submission_of(turn.tx, programme.id, turn.me.id, kind)
    if mine is None:
        return [Duty(t(f"duty-send-{kind}"), go(t, kind, f"button-duty-{kind}", "primary"), form=kind)]
    if mine.state is SubmissionState.RETURNED:
        label = t.label(f"button-duty-returned-{kind}")
        button = _button(kind, Do.EDIT, label, style="primary")
        return [Duty(t("duty-returned", kind=kind), button, form=kind)]
    return []


async def decided(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """Tell the person what the curator has decided, unless something else is true by now."""
    mine = await get_submission(turn.tx, payload["submission"])
    if mine is None or mine.person_id != turn.me.id or mine.state != payload["state"]:
        return None
    t, kind = turn.t, mine.kind
    show = _button(kind, Do.SHOW, t.label(f"menu-{kind}"))
    match mine.state:
        case SubmissionState.APPROVED:
            return Letter(Screen(t("notice-approved", kind=kind), ((show,),)))
        case SubmissionState.RETURNED:
            text = t("notice-returned", kind=kind, reason=clipped(mine.reason, REASON_TOLD))
            edit = _button(kind, Do.EDIT, t.label("button-my-edit"), style="primary")
            return Letter(Screen(text, ((edit, show),)))
        case SubmissionState.ARCHIVED:
            again = _button(kind, Do.EDIT, t.label("button-my-send-again"))
            return Letter(Screen(t("notice-archived", kind=kind), ((again, show),)))
    return Letter(Screen(t("notice-restored", kind=kind), ((show,),)))


SUBMITS = {"withdraw": submit_withdraw}
NOTICES = {"submission_decided": decided}


def router() -> Router:
    router = Router(name="submission")
    router.callback_query.register(act, MineTap.filter(), flags={"may": Action.BE_MEMBER})
    return router


async def _state(turn: Turn, mine: Submission) -> str:
    """Where it stands and what comes next."""
    t, kind = turn.t, mine.kind
    if mine.state is SubmissionState.RETURNED:
        return t("my-state-returned", reason=clipped(mine.reason, REASON_SHOWN))
    if mine.edit_asked_at:
        return t("my-state-edit-asked", kind=kind)
    if mine.state is SubmissionState.APPROVED and (pairs := await open_pairs(turn.tx, mine)):
        return t(f"my-state-{await _pair_stage(turn, pairs)}", kind=kind)
    return t(f"my-state-{mine.state}", kind=kind)


async def _pair_stage(turn: Turn, pairs: list[Pair]) -> str:
    """How far the pairs are: one that waits for this person's answer comes first."""
    members = await members_of(turn.tx, [pair.id for pair in pairs if pair.state is PairState.PROPOSED])
    mine = [one for found in members.values() for one in found if one.person_id == turn.me.id]
    if any(one.answer is Answer.WAITING for one in mine):
        return "asked"
    return "paired" if any(pair.state is PairState.ACTIVE for pair in pairs) else "pairing"


def _buttons(turn: Turn, mine: Submission) -> Row:
    """What can be done in this state, the next step first."""
    t, kind = turn.t, mine.kind
    withdraw = _button(kind, Do.WITHDRAW, t.label("button-my-withdraw"))
    match mine.state:
        case SubmissionState.SUBMITTED:
            return (_button(kind, Do.EDIT, t.label("button-my-edit")), withdraw)
        case SubmissionState.RETURNED:
            return (_button(kind, Do.EDIT, t.label("button-my-edit"), style="primary"), withdraw)
        case SubmissionState.APPROVED:
            ask = _button(kind, Do.ASK_EDIT, t.label("button-my-ask-edit"))
            return (withdraw,) if mine.edit_asked_at else (ask, withdraw)
    return (_button(kind, Do.EDIT, t.label("button-my-send-again"), style="primary"),)


def _button(kind: SubmissionKind, do: Do, label: str, *, page: int = 0, style: Style | None = None) -> Button:
    return Button(label, MineTap(do=do, kind=kind, page=page).pack(), style=style)


async def _lacks_consent(turn: Turn, mine: Submission) -> bool:
    return ConsentKind.MENTORING in await missing_consents(turn.tx, mine)
