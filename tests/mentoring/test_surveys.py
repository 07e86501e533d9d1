"""Surveys as the clock and the use cases handle them: sent once, reminded of, answered once, closed."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mentoring.nudges import RemindedToday
from mentoring.pairs import GOAL_REACHED
from mentoring.refusals import NotAllowed, Outdated
from mentoring.roles import Actor
from mentoring.surveys import (
    SurveyAnswered,
    SurveyClosed,
    answer,
    group_results,
    plan_surveys,
    remind_now,
    school_surveys,
)
from storage.engine import Database, Tx
from storage.forgetting import end_pairs
from storage.outbox import claim_due
from storage.people import add_account, take_role
from storage.records import Account, Notice, Role, Survey, SurveyState
from storage.schools import change_school, put_programme
from storage.tables import outbox, survey
from tests.mentoring.pair_samples import NOW, Samples, lay_bank

DAY = timedelta(days=1)
ANSWERS = {"satisfaction": 9}


@pytest.fixture
async def bank(database: Database) -> Samples:
    """Ольга and Анна have telephones and have worked together."""
    bank = await lay_bank(database)
    for actor in (bank.olga, bank.anna):
        await give_phone(bank, actor)
    return bank


async def give_phone(bank: Samples, actor: Actor) -> None:
    phone = Account(0, None, "telegram", str(actor.id), str(actor.id), True, "ru", NOW)
    await bank.database.write(lambda tx: add_account(tx, phone, actor.id))


async def plan(bank: Samples, now: datetime = NOW) -> list[Survey]:
    """Run the planner; returns all surveys."""
    await bank.database.write(lambda tx: plan_surveys(tx, now))
    async with bank.database.read() as tx:
        return [Survey(**row._mapping) for row in await tx.all(select(survey).order_by(survey.c.id))]


async def notices(bank: Samples, *kinds: str) -> list[Notice]:
    async with bank.database.read() as tx:
        rows = await tx.all(select(outbox).where(outbox.c.kind.in_(kinds)).order_by(outbox.c.due_at))
        return [Notice(**row._mapping) for row in rows]


async def reply(bank: Samples, actor: Actor, survey_id: int, answers: dict[str, Any] | None = None) -> None:
    given = ANSWERS if answers is None else answers
    await bank.database.write(lambda tx: answer(tx, actor, survey_id, form_version=3, answers=given, now=NOW))


async def test_both_members_of_a_finished_pair_are_asked_each_with_its_own_form(bank: Samples) -> None:
    pair = await bank.activate()
    assert await plan(bank) == []
    await bank.end(pair, GOAL_REACHED)
    sent = await plan(bank)
    assert [(one.person_id, one.form, one.state, one.closes_on) for one in sent] == [
        (bank.olga.id, "survey_mentor", SurveyState.SENT, date(2026, 9, 15)),
        (bank.anna.id, "survey_mentee", SurveyState.SENT, date(2026, 9, 15)),
    ]


async def test_an_early_end_is_asked_about_too(bank: Samples) -> None:
    await bank.end(await bank.activate(), "no_time")
    assert len(await plan(bank)) == 2


async def test_planning_again_and_again_changes_nothing(bank: Samples) -> None:
    await bank.end(await bank.activate(), GOAL_REACHED)
    first = await plan(bank)
    planned = await notices(bank, "survey_asked", "survey_reminder")
    assert await plan(bank, NOW + DAY) == first
    assert await notices(bank, "survey_asked", "survey_reminder") == planned


async def test_two_planners_at_once_ask_once(bank: Samples) -> None:
    await bank.end(await bank.activate(), GOAL_REACHED)
    await asyncio.gather(plan(bank), plan(bank))
    assert len(await plan(bank)) == 2
    assert len(await notices(bank, "survey_asked", "survey_reminder")) == 6


async def test_the_question_comes_at_once_and_reminders_on_the_third_and_seventh_day(bank: Samples) -> None:
    await bank.end(await bank.activate(), GOAL_REACHED)
    await plan(bank)
    asked = await notices(bank, "survey_asked")
    assert [(one.person_id, one.due_at) for one in asked] == [(bank.olga.id, NOW), (bank.anna.id, NOW)]
    due = [one.due_at for one in await notices(bank, "survey_reminder") if one.person_id == bank.anna.id]
    assert due == [NOW + 3 * DAY, NOW + 7 * DAY], "ten in the morning in Moscow"


async def test_a_school_may_wait_for_five_days_and_then_reminds_once(bank: Samples) -> None:
    school = bank.programme.school_id
    await bank.database.write(lambda tx: change_school(tx, school, {"settings": {"survey_days": 5}}))
    await bank.end(await bank.activate(), GOAL_REACHED)
    assert {one.closes_on for one in await plan(bank)} == {date(2026, 9, 6)}
    assert len(await notices(bank, "survey_reminder")) == 2


async def test_a_pair_that_never_worked_is_not_asked(bank: Samples) -> None:
    await bank.decline(bank.anna, await bank.propose())
    await bank.agree()
    await bank.database.write(lambda tx: end_pairs(tx, bank.anna.id, "forgotten", NOW))
    assert await plan(bank) == []


async def test_who_has_no_account_or_has_left_is_not_asked(bank: Samples) -> None:
    kira = await bank.mentee("Котова Кира Юрьевна")
    pair = await bank.activate()
    await bank.database.write(lambda tx: take_role(tx, bank.anna.id, Role.MENTEE))
    await bank.end(pair, GOAL_REACHED)
    again = await bank.propose(mentee=kira)
    await bank.accept(bank.olga, again)
    await bank.end(await bank.order(await bank.accept(kira, again)), GOAL_REACHED)
    assert [one.person_id for one in await plan(bank)] == [bank.olga.id, bank.olga.id]


async def test_a_programme_in_the_archive_asks_nobody(bank: Samples) -> None:
    await bank.end(await bank.activate(), GOAL_REACHED)

    async def next_year(tx: Tx) -> None:
        dates = {"starts_on": date(2027, 9, 1), "ends_on": date(2028, 5, 31)}
        await put_programme(tx, school_id=bank.programme.school_id, year=2027, now=NOW, **dates)

    await bank.database.write(next_year)
    assert await plan(bank) == []


async def test_what_nobody_answers_is_closed_where_its_day_has_come(bank: Samples) -> None:
    await bank.end(await bank.activate(), GOAL_REACHED)
    sent = await plan(bank)
    await reply(bank, bank.olga, sent[0].id)
    last_minute = datetime.fromisoformat("2026-09-14T23:59:00+03:00")
    assert states(await plan(bank, last_minute)) == ["answered", "sent"]
    assert states(await plan(bank, last_minute + timedelta(minutes=1))) == ["answered", "closed"]


def states(surveys: Sequence[Survey]) -> list[str]:
    return [str(one.state) for one in surveys]


async def test_answers_are_kept_with_the_version_of_the_form(bank: Samples) -> None:
    await bank.end(await bank.activate(), GOAL_REACHED)
    sent = await plan(bank)
    await reply(bank, bank.anna, sent[1].id)
    kept = (await plan(bank))[1]
    assert (kept.state, kept.answers, kept.form_version, kept.answered_at) == (
        SurveyState.ANSWERED,
        ANSWERS,
        3,
        NOW,
    )


async def test_a_survey_is_answered_once_by_its_own_person_and_in_time(bank: Samples) -> None:
    await bank.end(await bank.activate(), GOAL_REACHED)
    sent = await plan(bank)
    with pytest.raises(Outdated):
        await reply(bank, bank.olga, sent[1].id)
    with pytest.raises(Outdated):
        await reply(bank, bank.olga, 10_000)
    with pytest.raises(NotAllowed):
        await reply(bank, bank.vera, sent[1].id)
    await reply(bank, bank.anna, sent[1].id)
    with pytest.raises(SurveyAnswered):
        await reply(bank, bank.anna, sent[1].id, {"satisfaction": 1})
    assert (await plan(bank, NOW + 20 * DAY))[1].answers == ANSWERS
    with pytest.raises(SurveyClosed):
        await reply(bank, bank.olga, sent[0].id)


async def test_the_curator_sees_who_has_answered_and_nobody_else_does(bank: Samples) -> None:
    await bank.end(await bank.activate(), GOAL_REACHED)
    sent = await plan(bank)
    await reply(bank, bank.anna, sent[1].id)
    async with bank.database.read() as tx:
        lines = await school_surveys(tx, bank.vera, bank.programme.id)
        with pytest.raises(NotAllowed):
            await school_surveys(tx, bank.olga, bank.programme.id)
        with pytest.raises(NotAllowed):
            await group_results(tx, bank.olga, bank.programme.id, {})
    assert [(one.full_name, str(one.state)) for one in lines] == [
        ("Белова Анна Ивановна", "answered"),
        ("Смирнова Ольга Петровна", "sent"),
    ]
    assert not hasattr(lines[0], "answers")


async def test_the_curator_reminds_once_a_day_and_waits_for_sane_hours(bank: Samples) -> None:
    await bank.end(await bank.activate(), GOAL_REACHED)
    sent = await plan(bank)
    evening = datetime.fromisoformat("2026-09-02T22:30:00+03:00")
    due = await bank.database.write(lambda tx: remind_now(tx, bank.vera, sent[0].id, evening))
    assert due == datetime.fromisoformat("2026-09-03T08:00:00+03:00")
    with pytest.raises(RemindedToday):
        await bank.database.write(lambda tx: remind_now(tx, bank.vera, sent[0].id, evening))
    noon = evening + timedelta(hours=13)
    assert await bank.database.write(lambda tx: remind_now(tx, bank.vera, sent[0].id, noon)) == noon
    claimed = await bank.database.write(lambda tx: claim_due(tx, noon, DAY, 20))
    by_vera = [one for one in claimed if one.payload.get("by") == bank.vera.id]
    assert [(one.kind, one.person_id) for one in by_vera] == [("survey_reminder", bank.olga.id)] * 2


async def test_nobody_is_reminded_of_what_is_answered_or_of_another_school(bank: Samples) -> None:
    await bank.end(await bank.activate(), GOAL_REACHED)
    sent = await plan(bank)
    elsewhere = await bank.curator_elsewhere()
    with pytest.raises(Outdated):
        await bank.database.write(lambda tx: remind_now(tx, elsewhere, sent[0].id, NOW))
    with pytest.raises(NotAllowed):
        await bank.database.write(lambda tx: remind_now(tx, bank.olga, sent[0].id, NOW))
    await reply(bank, bank.olga, sent[0].id)
    with pytest.raises(Outdated):
        await bank.database.write(lambda tx: remind_now(tx, bank.vera, sent[0].id, NOW))
