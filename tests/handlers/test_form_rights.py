"""A form may be sent long after it was begun: whoever sends it must still have the right, and to that row."""

from collections.abc import Mapping
from typing import Any

import pytest
from aiogram.types import User
from sqlalchemy import delete, func, select

from bot.turns import Turns
from handlers.forms.intents import Act, FormTap
from handlers.forms.moves import show_summary, start
from handlers.forms.run import Book, Run, close_book
from handlers.forms.samples import sample_answers
from handlers.routes import SUBMITS
from mentoring.consent_texts import fill_in
from mentoring.forms import Form
from mentoring.people import actor_of
from mentoring.roles import Action, may
from storage.engine import Tx
from storage.tables import fsm, inbox, outbox
from tests.handlers.two_schools import (
    ALSO_FAR,
    ALSO_NEAR,
    EVERYBODY,
    FAR,
    MINE,
    NEAR,
    WITHOUT_WORK,
    Dump,
    Me,
    changes,
    dump,
    lay_two_schools,
    restore,
)
from tests.handlers.walk import in_words
from tests.town import Town, Townsman

SENDERS = [me for me in EVERYBODY if not me.roles & WITHOUT_WORK and not me.forgotten]
INVITATION = "Войти в него можно по приглашению"
FAILURE = "Н-"
ON_THE_WAY = frozenset({inbox.name, fsm.name, outbox.name})
"""The tables in which the way of an update is noted."""
NEEDS: Mapping[str, Action] = {
    "arrival": Action.ARRIVE,
    "my_name": Action.BE_MEMBER,
    "request": Action.SEND_REQUEST,
    "questionnaire": Action.SEND_QUESTIONNAIRE,
    "mentoring_consent": Action.SEND_QUESTIONNAIRE,
    "withdraw": Action.SEND_REQUEST,
    "decline_pair": Action.ANSWER_PAIR,
    "meeting": Action.KEEP_MEETINGS,
    "move_meeting": Action.KEEP_MEETINGS,
    "journal": Action.KEEP_MEETINGS,
    "last_journal": Action.KEEP_MEETINGS,
    "missed": Action.KEEP_MEETINGS,
    "plan": Action.KEEP_PLAN,
    "plan_item": Action.KEEP_PLAN,
    "plan_reword": Action.KEEP_PLAN,
    "plan_move": Action.KEEP_PLAN,
    "plan_done": Action.KEEP_PLAN,
    "survey_mentor": Action.ANSWER_SURVEY,
    "survey_mentee": Action.ANSWER_SURVEY,
    "school": Action.RUN_PROGRAMME,
    "vacation": Action.RUN_PROGRAMME,
    "help_me": Action.ASK_HELP,
    "close_signal": Action.RUN_PROGRAMME,
    "invite": Action.RUN_PROGRAMME,
    "return_submission": Action.RUN_PROGRAMME,
    "new_pair": Action.RUN_PROGRAMME,
    "order": Action.RUN_PROGRAMME,
    "end_pair": Action.RUN_PROGRAMME,
    "plan_return": Action.RUN_PROGRAMME,
    "roadmap_file": Action.RUN_PROGRAMME,
    "measure_new": Action.RUN_PROGRAMME,
    "measure_overrule": Action.RUN_PROGRAMME,
    "measure_title": Action.RUN_PROGRAMME,
    "measure_deadline": Action.RUN_PROGRAMME,
    "measure_event": Action.RUN_PROGRAMME,
    "measure_done": Action.KEEP_MEASURES,
    "measure_skip": Action.KEEP_MEASURES,
}
ABOUT: Mapping[str, str] = {
    "decline_pair": "pair",
    "meeting": "pair",
    "order": "pair",
    "end_pair": "pair",
    "plan": "pair",
    "plan_item": "plan",
    "plan_reword": "item",
    "plan_move": "item",
    "plan_done": "item",
    "plan_return": "plan",
    "move_meeting": "meeting",
    "journal": "meeting",
    "last_journal": "meeting",
    "missed": "meeting",
    "survey_mentor": "survey",
    "survey_mentee": "survey",
    "return_submission": "submission",
    "close_signal": "signal",
    "measure_new": "stage",
    "measure_overrule": "measure",
    "measure_title": "measure",
    "measure_deadline": "measure",
    "measure_event": "measure",
    "measure_done": "measure",
    "measure_skip": "measure",
}
"""What the form's context names by its number."""
CHOSEN: Mapping[str, Any] = {
    "year": "2026/27",
    "mentee": str(NEAR),
    "mentor": str(ALSO_NEAR),
    "needs": ["planning"],
    "tasks": ["planning/goals"],
}
"""Answers to questions whose options only the code knows."""


def test_every_form_has_its_right_here() -> None:
    assert set(NEEDS) == set(SUBMITS)


@pytest.mark.parametrize("me", SENDERS, ids=lambda me: me.name)
async def test_a_form_is_taken_only_from_whom_the_table_allows(town: Town, me: Me) -> None:
    phone = await lay_two_schools(town, me)
    await phone.says("/start")
    sender = Sender(town, phone, await town.data(dump))
    actor = await town.data(lambda tx: actor_of(tx, MINE)) if me.is_in else None
    rows = (FAR, ALSO_FAR, *(() if may(actor, Action.RUN_PROGRAMME) else (NEAR, ALSO_NEAR)))
    faults = []
    for form_id, action in NEEDS.items():
        allowed = may(actor, action)
        for row in rows if allowed else (MINE,):
            said, changed = await sender.sends(form_id, context_of(form_id, row))
            if changed and (form_id in ABOUT or not allowed):
                faults.append(f"{form_id} about {row} has changed {changed}")
            if said is None or FAILURE in said or not (allowed or refused(said, me)):
                faults.append(f"{form_id} about {row} was answered {said!r}")
    assert faults == []


@pytest.mark.parametrize("me", SENDERS, ids=lambda me: me.name)
async def test_an_open_form_shows_nothing_any_more_to_who_lost_the_right(town: Town, me: Me) -> None:
    phone = await lay_two_schools(town, me)
    await phone.says("/start")
    sender = Sender(town, phone, await town.data(dump))
    actor = await town.data(lambda tx: actor_of(tx, MINE)) if me.is_in else None
    for form_id, action in NEEDS.items():
        if not may(actor, action):
            await sender.holds(form_id, context_of(form_id, MINE), at_summary=False)
            heard = len(phone.heard)
            await phone.says("Сосе")
            new = "\n".join([*phone.heard[heard:], *phone.buttons])
            assert phone.heard[heard:], f"{form_id}: no answer"
            assert FAILURE not in new, form_id
            assert "Соседова" not in new, form_id
            assert await sender.changed() == []
            await sender.starts_again()


def refused(said: str, me: Me) -> bool:
    return ("Это действие вам недоступно" if me.is_in else INVITATION) in said


def context_of(form_id: str, row: int) -> dict[str, Any]:
    if form_id == "arrival":
        return {"invitation": row, "school": "Школа", "city": ""}
    if form_id == "withdraw":
        return {"kind": "request"}
    return {ABOUT[form_id]: row} if form_id in ABOUT else {}


class Sender:
    """Somebody who holds a form that the role would not have opened. `touched` names the tables written since
    the last beginning: reading all of them each time takes long."""

    def __init__(self, town: Town, phone: Townsman, before: Dump) -> None:
        self.town, self.phone, self.before = town, phone, before
        self.touched: set[str] = set()
        town.app.database.watch(self.touched.update)

    async def sends(self, form_id: str, context: dict[str, Any]) -> tuple[str | None, list[str]]:
        """What is said in return, nothing if no answer came, and the rows that are no longer the same."""
        submit = await self.holds(form_id, context, at_summary=True)
        seq = self.town.telegram.world.events.seq
        await self.phone.forges(submit)
        said = self._said_since(seq)
        changed = await self.changed()
        await self.starts_again()
        return said, changed

    def _said_since(self, seq: int) -> str | None:
        events = self.town.telegram.world.events.since(seq) or ()
        mine = [each for each in events if each.by_bot and each.person == self.phone.id]
        if not any(each.kind == "callback_answer" for each in mine):
            return None
        return "\n".join(map(in_words, (each.subject for each in mine)))

    async def holds(self, form_id: str, context: dict[str, Any], *, at_summary: bool) -> str:
        """The form is open, filled in or at its first question; returns what its button «send» carries."""
        town, form = self.town, self.town.app.desk.forms.catalogue.form(form_id, "ru")
        run = Run(form_id, form.version, context=context, answers=self._answers(form) if at_summary else {})
        (show_summary if at_summary else start)(form, run)
        last = Act.SUBMIT if form.summary else Act.KEEP
        turns = Turns(town.app.desk, town.clock, town.app.bot.id, remember=False)

        async def work(tx: Tx) -> None:
            user = User(id=self.phone.id, is_bot=False, first_name="")
            opened = await turns.open(tx, user, self.phone.id)
            await close_book(opened.turn, Book({}, run, {}, ""))
            await opened.close()

        await town.app.database.write(work)
        return FormTap(run.nonce, run.serial, last).pack()

    def _answers(self, form: Form) -> dict[str, Any]:
        catalogue = self.town.app.desk.forms.catalogue
        document = next((step.document for step in form.steps if step.document), None)
        paper = fill_in(catalogue.document(document, "ru"), {"name": "Мария"}, "ru") if document else None
        made_up = sample_answers(form, self.town.clock.now().date(), paper)
        return {**made_up, **{step: answer for step, answer in CHOSEN.items() if step in made_up}}

    async def changed(self) -> list[str]:
        """The tables whose rows are no longer the same."""
        if not await self._is_touched():
            return []
        return changes(self.before, await self.town.data(dump))

    async def _is_touched(self) -> bool:
        """The outbox is looked through after each step, whether or not there is something in it."""
        planned = await self.town.data(lambda tx: tx.scalar(select(func.count()).select_from(outbox)))
        return bool(planned or self.touched - ON_THE_WAY)

    async def starts_again(self) -> None:
        if not await self._is_touched():
            await self.town.app.database.write(lambda tx: tx.execute(delete(fsm)))
        else:
            await self.town.app.database.write(lambda tx: restore(tx, self.before))
        self.touched.clear()
