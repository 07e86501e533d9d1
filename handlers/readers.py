"""Who reads an answer, said before it is given: the curators by name, and what the other side will see."""

from collections.abc import Mapping
from typing import Any

from handlers.forms.words import clipped
from handlers.pair_facts import TOLD
from handlers.turn import Turn
from locales.texts import Html
from mentoring.forms import Form
from mentoring.names import short_name
from storage.people import people_with_role
from storage.records import Role, SubmissionKind, SubmissionState
from storage.schools import active_programme
from storage.submissions import submission_of

COVER, SUMMARY = "cover", "summary"
REASON_SHOWN = 600


async def curators_line(turn: Turn) -> Html:
    """«Куратор: Лебедева Ольга Павловна»; nothing while the school has none."""
    people = await people_with_role(turn.tx, turn.me.school.id, Role.CURATOR)
    names = ", ".join(person.full_name for person in people)
    return turn.t("curators", names=names, count=len(people)) if people else Html("")


async def readers(turn: Turn, form: Form, place: str, _answers: Mapping[str, Any]) -> str:
    """Below the cover: who reads which answers. Below a confidential question: who the curators are, because
    one of them may be meant. Below cover and summary of what was returned: why."""
    step = form.by_id.get(place)
    if place == SUMMARY:
        return await _returned_because(turn, form)
    if place != COVER and (step is None or not step.confidential):
        return ""
    people = await people_with_role(turn.tx, turn.me.school.id, Role.CURATOR)
    names = ", ".join(short_name(person.full_name) for person in people)
    key = "readers-curators" if place == COVER else "readers-secret"
    said = [turn.t(key, names=names, count=len(people))] if people else []
    if place != COVER:
        return "\n".join(said)
    reason = await _returned_because(turn, form)
    return "\n".join(filter(None, (reason, *said, *_other_side(turn, form))))


async def _returned_because(turn: Turn, form: Form) -> str:
    """What the curator has asked to change, while the answers are being changed."""
    programme = await active_programme(turn.tx, turn.me.school.id)
    if programme is None or form.id not in set(SubmissionKind):
        return ""
    mine = await submission_of(turn.tx, programme.id, turn.me.id, SubmissionKind(form.id))
    if mine is None or mine.state is not SubmissionState.RETURNED:
        return ""
    return turn.t("my-state-returned", reason=clipped(mine.reason, REASON_SHOWN))


def _other_side(turn: Turn, form: Form) -> list[Html]:
    """What the person who may be proposed will read, by the names of the questions, and what not."""
    told = {step for kind, steps in TOLD.values() if kind == form.id for step in steps}
    named = [(step.id in told, step.title[:1].lower() + step.title[1:].rstrip("?:.")) for step in form.steps]
    shown, hidden = (", ".join(name for seen, name in named if seen is wanted) for wanted in (True, False))
    return [
        turn.t("readers-partner", kind=form.id, names=shown),
        *([turn.t("readers-not-partner", names=hidden)] if hidden else []),
    ]


ASIDES = dict.fromkeys([*SubmissionKind, "decline_pair", "help_me"], readers)
