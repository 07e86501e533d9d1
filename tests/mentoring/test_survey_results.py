"""The figures of a survey: averages of three or more, the share of the satisfied, nobody by name."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.surveys import (
    Average,
    Results,
    days_of,
    form_for,
    last_day,
    reminder_days,
    results,
    threshold_of,
)
from storage.records import Role, School, SurveyState
from storage.surveys import SurveyLine

SCALES = {"comfort": 10, "satisfaction": 10}
SCHOOL = School(1, "", "", "Europe/Moscow", "ru", {}, datetime(2026, 9, 1, tzinfo=UTC))


def given_by(*marks: int) -> list[dict[str, Any]]:
    return [{"comfort": 5, "satisfaction": mark, "missing": "времени"} for mark in marks]


def test_two_answers_show_nothing_but_their_number() -> None:
    assert results(SCALES, given_by(9, 10), 7) == Results(2)


def test_three_answers_show_averages_and_the_share_of_the_satisfied() -> None:
    found = results(SCALES, given_by(6, 7, 10), 7)
    assert found == Results(3, (Average("comfort", 5.0, 3), Average("satisfaction", 23 / 3, 3)), 67)


def test_a_question_that_fewer_than_three_answered_has_no_average() -> None:
    answers: list[dict[str, Any]] = [*given_by(9, 9), {"satisfaction": 8}]
    assert [average.step for average in results(SCALES, answers, 7).averages] == ["satisfaction"]


def test_answers_that_were_destroyed_do_not_count() -> None:
    assert results(SCALES, [*given_by(9, 9), {}], 7) == Results(2)


def test_an_answer_of_another_kind_is_left_out() -> None:
    answers: list[dict[str, Any]] = [*given_by(9, 9, 9), {"comfort": "уютно", "satisfaction": None}]
    found = results(SCALES, answers, 7)
    assert [(average.step, average.answers) for average in found.averages] == [
        ("comfort", 3),
        ("satisfaction", 3),
    ]


def test_a_form_without_that_question_is_judged_by_all_its_scales() -> None:
    answers = [{"comfort": mark, "benefit": 10} for mark in (1, 1, 1)]
    assert results({"comfort": 10, "benefit": 10}, answers, 7).satisfied == 50


def test_the_threshold_shrinks_with_a_shorter_scale() -> None:
    answers = [{"satisfaction": mark} for mark in (3, 4, 5, 5)]
    assert results({"satisfaction": 5}, answers, 7).satisfied == 75


@given(st.lists(st.integers(1, 10), max_size=12), st.integers(1, 10))
def test_figures_stay_within_the_scale_and_hide_small_groups(marks: list[int], threshold: int) -> None:
    found = results(SCALES, given_by(*marks), threshold)
    assert found.answers == len(marks)
    if len(marks) < 3:
        assert (found.averages, found.satisfied) == ((), None)
    else:
        assert all(1 <= average.mean <= 10 for average in found.averages)
        assert found.satisfied is not None
        assert 0 <= found.satisfied <= 100


@pytest.mark.parametrize(("days", "expected"), [(14, (3, 7)), (7, (3,)), (3, ()), (90, (3, 7))])
def test_reminders_come_before_the_survey_closes(days: int, expected: tuple[int, ...]) -> None:
    assert reminder_days(days) == expected


@pytest.mark.parametrize(("chosen", "expected"), [(None, 14), (10, 10), (0, 1), (1_000, 90), ("долго", 14)])
def test_a_school_may_wait_longer_or_shorter(chosen: object, expected: int) -> None:
    assert days_of(replace(SCHOOL, settings={"survey_days": chosen})) == expected


def test_a_school_may_set_who_counts_as_satisfied() -> None:
    assert threshold_of(SCHOOL) == 7
    assert threshold_of(replace(SCHOOL, settings={"survey_threshold": 8})) == 8


def test_the_last_day_for_answers_is_the_one_before_the_survey_closes() -> None:
    sent = SCHOOL.created_at
    line = SurveyLine(1, 1, "", "survey_mentor", SurveyState.SENT, sent, date(2026, 9, 15))
    assert last_day(line) == date(2026, 9, 14)


def test_each_side_has_a_form_of_its_own() -> None:
    assert [form_for(role) for role in (Role.MENTOR, Role.MENTEE)] == ["survey_mentor", "survey_mentee"]
