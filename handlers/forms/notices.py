"""An unfinished form is reminded of once, the next morning."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from handlers.forms.form_screens import where
from handlers.forms.intents import Act, FormTap
from handlers.forms.run import KEEP_FOR, Run, open_book, run_from_json
from handlers.forms.words import short_label
from handlers.screen import Button, Screen
from handlers.turn import Duty, Letter, Turn
from storage.outbox import plan_notice

if TYPE_CHECKING:
    from handlers.forms.engine import Draft

KIND = "form_unfinished"
LABEL_LIMIT = 36
MORNING = time(10)


async def plan_reminder(turn: Turn, run: Run) -> None:
    """Plan the one reminder of this run; a stranger has nobody to be reminded through."""
    if turn.actor is None:
        return
    due_at = datetime.combine(turn.today + timedelta(days=1), MORNING, turn.zone)
    await plan_notice(
        turn.tx,
        person_id=turn.actor.id,
        school_id=turn.actor.school.id,
        kind=KIND,
        dedup_key=f"{KIND}:{turn.actor.id}:{run.nonce}",
        payload={"form": run.form, "nonce": run.nonce},
        due_at=due_at,
        now=turn.now,
        expires_at=turn.now + KEEP_FOR,
    )


async def form_unfinished(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """«Вы остановились на вопросе 5 из 12», or nothing if that run is sent or gone."""
    run = await _find(turn, str(payload["nonce"]))
    form = turn.desk.forms.catalogue.find(run.form, turn.t.locale) if run is not None else None
    if run is None or form is None or (run.step and run.step not in form.by_id):
        return None
    title = f"{form.title}: {run.about}" if run.about else form.title
    text = turn.t("form-unfinished", title=title, **where(form, run))
    tap = FormTap(run.nonce, run.serial, Act.RESUME).pack()
    go_on = Button(turn.t.label("button-continue"), intent=tap, style="primary")
    return Letter(Screen(text, ((go_on,),)))


async def duties(turn: Turn) -> list[Duty]:
    """Forms begun and not sent, for the home screen."""
    return [_duty(turn, draft) for draft in await turn.desk.forms.drafts(turn)]


def _duty(turn: Turn, draft: "Draft") -> Duty:
    title = f"{draft.title}: {draft.about}" if draft.about else draft.title
    text = turn.t("form-duty", title=title, number=draft.number, total=draft.total)
    whole = turn.t.label("button-form-resume", title=title)
    short = short_label(turn.t.label("button-form-resume", title=draft.title), LABEL_LIMIT)
    label = whole if len(whole) <= LABEL_LIMIT else short
    return Duty(text, Button(label, intent=FormTap(draft.key, 0, Act.RESUME).pack(), style="primary"))


async def _find(turn: Turn, nonce: str) -> Run | None:
    book = await open_book(turn)
    if book.run is not None and book.run.nonce == nonce:
        return book.run
    return run_from_json(book.drafts[nonce]) if nonce in book.drafts else None
