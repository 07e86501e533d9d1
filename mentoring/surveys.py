"""The satisfaction survey: sent when a pair's work is over, reminded of twice, closed by date (DOMAIN §5).

Nothing waits for it: a pair is completed or ended whether anybody answers or not (DOMAIN §8).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from mentoring.nudges import nudge
from mentoring.quiet import at, morning
from mentoring.refusals import Outdated, Refusal
from mentoring.roles import Action, Actor, require
from storage.audit import record_deed
from storage.engine import Tx
from storage.outbox import plan_notice
from storage.records import Role, School, Survey, SurveyState
from storage.schools import all_schools
from storage.surveys import (
    Finished,
    SurveyLine,
    add_surveys,
    answer_survey,
    close_due,
    finished_members,
    get_survey,
    given_answers,
    survey_lines,
)

MENTOR_FORM, MENTEE_FORM = "survey_mentor", "survey_mentee"
FORMS = (MENTOR_FORM, MENTEE_FORM)
DAYS = 14
MOST_DAYS = 90
REMIND_ON = (3, 7)
"""Days after the sending on which who has not answered is reminded."""
THRESHOLD = 7
"""From this answer of 10 on a person counts as satisfied; the school may set another."""
SCALE = 10
SATISFACTION = "satisfaction"
"""The question whose answers are counted; where a school's own form has none, all its scales are."""
ENOUGH = 3
"""Averages of fewer answers would show who has given which (DOMAIN §5)."""


class SurveyAnswered(Refusal):
    """A survey is answered once."""

    key = "refusal-survey-answered"


class SurveyClosed(Refusal):
    """The last day for answers is over."""

    key = "refusal-survey-closed"


@dataclass(frozen=True, slots=True)
class Average:
    """What a group has answered to one question on a scale."""

    step: str
    mean: float
    answers: int


@dataclass(frozen=True, slots=True)
class Results:
    """A group's answers as figures. With fewer than three answers there are no averages, and `satisfied`, the
    share in per cent, is missing too."""

    answers: int
    averages: tuple[Average, ...] = ()
    satisfied: int | None = None


def form_for(role: Role) -> str:
    """Which form the member of a pair gets."""
    return MENTOR_FORM if role is Role.MENTOR else MENTEE_FORM


def days_of(school: School) -> int:
    """How many days the school waits for answers, 1 to 90."""
    return _setting(school, "survey_days", DAYS, MOST_DAYS)


def threshold_of(school: School) -> int:
    """From which answer of 10 on a person is satisfied."""
    return _setting(school, "survey_threshold", THRESHOLD, SCALE)


def _setting(school: School, name: str, usual: int, most: int) -> int:
    chosen = school.settings.get(name)
    return min(max(chosen, 1), most) if isinstance(chosen, int) else usual


def reminder_days(days: int) -> tuple[int, ...]:
    """The days of the reminders that come before the survey closes."""
    return tuple(day for day in REMIND_ON if day < days)


def last_day(survey: Survey | SurveyLine) -> date:
    """The last day on which answers are taken: the survey closes as the next one begins."""
    return survey.closes_on - timedelta(days=1)


def results(scales: Mapping[str, int], given: Sequence[Mapping[str, Any]], threshold: int) -> Results:
    """The figures of one group. `scales` are the questions on a scale with their highest answer; `threshold`
    is meant for a scale of ten and shrinks with a shorter one."""
    filled = [answers for answers in given if answers]
    if len(filled) < ENOUGH:
        return Results(len(filled))
    marks = {step: _marks(step, filled) for step in scales}
    shown = {step: heard for step, heard in marks.items() if len(heard) >= ENOUGH}
    averages = tuple(Average(step, sum(heard) / len(heard), len(heard)) for step, heard in shown.items())
    counted = {SATISFACTION: shown[SATISFACTION]} if SATISFACTION in shown else shown
    fine = [mark * SCALE >= threshold * scales[step] for step, heard in counted.items() for mark in heard]
    return Results(len(filled), averages, round(100 * sum(fine) / len(fine)) if fine else None)


def _marks(step: str, filled: Sequence[Mapping[str, Any]]) -> list[int]:
    """The answers to one question; a school may have asked it in another way before."""
    return [answers[step] for answers in filled if isinstance(answers.get(step), int)]


async def plan_surveys(tx: Tx, now: datetime) -> None:
    """Ask the members of every pair whose work is over, and close what nobody will answer any more."""
    schools = {school.id: school for school in await all_schools(tx)}
    await _launch(tx, schools, now)
    await _close(tx, schools, now)


async def _launch(tx: Tx, schools: Mapping[int, School], now: datetime) -> None:
    members = await finished_members(tx)
    rows = [_survey(member, schools[member.school_id], now) for member in members]
    for survey in await add_surveys(tx, rows):
        await _plan_notices(tx, survey, schools[survey.school_id], now)
        await _record(tx, survey.school_id, None, "survey_sent", survey.id, now)


def _survey(member: Finished, school: School, now: datetime) -> dict[str, Any]:
    """A survey's row. Its version is known when somebody answers."""
    today = now.astimezone(ZoneInfo(school.timezone)).date()
    return {
        "school_id": member.school_id,
        "programme_id": member.programme_id,
        "pair_id": member.pair_id,
        "person_id": member.person_id,
        "form": form_for(member.role),
        "form_version": 0,
        "state": SurveyState.SENT,
        "sent_at": now,
        "closes_on": today + timedelta(days=days_of(school)),
    }


async def _plan_notices(tx: Tx, survey: Survey, school: School, now: datetime) -> None:
    """The question at once, two reminders later; each is dropped when it is no longer true."""
    zone = ZoneInfo(school.timezone)
    today = now.astimezone(zone).date()
    days = (survey.closes_on - today).days
    due = {day: morning(today + timedelta(days=day), zone) for day in reminder_days(days)}
    for day, moment in {0: now, **due}.items():
        await plan_notice(
            tx,
            person_id=survey.person_id,
            school_id=survey.school_id,
            kind="survey_reminder" if day else "survey_asked",
            dedup_key=f"survey:{survey.id}:{day}",
            payload={"survey": survey.id},
            due_at=moment,
            expires_at=at(survey.closes_on, time(), zone),
            now=now,
        )


async def _close(tx: Tx, schools: Mapping[int, School], now: datetime) -> None:
    """One statement for each date that it is somewhere now."""
    by_date: dict[date, list[int]] = {}
    for school in schools.values():
        by_date.setdefault(now.astimezone(ZoneInfo(school.timezone)).date(), []).append(school.id)
    for today, school_ids in by_date.items():
        for school_id, survey_id in await close_due(tx, today, school_ids):
            await _record(tx, school_id, None, "survey_closed", survey_id, now)


async def my_survey(tx: Tx, actor: Actor, survey_id: int) -> Survey:
    """A survey that waits for the actor. Raises `SurveyAnswered`, `SurveyClosed`, or `Outdated` if it is
    somebody else's."""
    require(actor, Action.ANSWER_SURVEY)
    survey = await get_survey(tx, survey_id)
    if survey is None or survey.person_id != actor.id:
        raise Outdated
    if survey.state is SurveyState.ANSWERED:
        raise SurveyAnswered
    if survey.state is SurveyState.CLOSED:
        raise SurveyClosed
    return survey


async def answer(
    tx: Tx, actor: Actor, survey_id: int, *, form_version: int, answers: Mapping[str, Any], now: datetime
) -> None:
    """Keep the answers. Raises `SurveyAnswered` the second time, `SurveyClosed` when it is too late."""
    survey = await my_survey(tx, actor, survey_id)
    if not await answer_survey(tx, survey.id, form_version=form_version, answers=answers, now=now):
        raise SurveyAnswered
    await _record(tx, survey.school_id, actor.id, "survey_answered", survey.id, now)


async def school_surveys(tx: Tx, actor: Actor, programme_id: int) -> list[SurveyLine]:
    """Who was asked in a programme of the curator's school, and who has answered."""
    require(actor, Action.RUN_PROGRAMME)
    return await survey_lines(tx, programme_id)


async def group_results(
    tx: Tx, actor: Actor, programme_id: int, scales: Mapping[str, Mapping[str, int]]
) -> dict[str, Results]:
    """The figures of mentors and mentees, by form; `scales` as for `results`, by form."""
    require(actor, Action.RUN_PROGRAMME)
    given = await given_answers(tx, programme_id)
    threshold = threshold_of(actor.school)
    return {
        form: results(scales[form], [answers for of, answers in given if of == form], threshold)
        for form in FORMS
    }


async def remind_now(tx: Tx, actor: Actor, survey_id: int, now: datetime) -> datetime:
    """The curator reminds of a survey; returns when. Raises `RemindedToday`, `Outdated`."""
    require(actor, Action.RUN_PROGRAMME)
    survey = await get_survey(tx, survey_id)
    if survey is None or survey.school_id != actor.school.id or survey.state is not SurveyState.SENT:
        raise Outdated
    return await nudge(tx, actor, survey.person_id, "survey_reminder", {"survey": survey.id}, now)


async def _record(
    tx: Tx, school_id: int, actor_id: int | None, action: str, survey_id: int, now: datetime
) -> None:
    await record_deed(
        tx,
        school_id=school_id,
        actor_id=actor_id,
        action=action,
        subject="survey",
        subject_id=survey_id,
        now=now,
    )
