"""The score of two people: what counts, what is left out, and which rule forbids the pair."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.scores import (
    MUST,
    UNKNOWN,
    WEIGHTS,
    Broken,
    Criterion,
    Reason,
    Rule,
    Score,
    broken_rules,
    score_pair,
    weights_in,
)
from tests.mentoring.matching_samples import (
    anna,
    cohorts,
    mentees,
    mentors,
    olga,
    shut,
    strengths,
    topics,
    value,
)


def only(criterion: Criterion, weight: int = 1) -> dict[Criterion, int]:
    """The score is this criterion alone."""
    return {**dict.fromkeys(Criterion, 0), criterion: weight}


def fit(criterion: Criterion, request: dict[str, Any], questionnaire: dict[str, Any]) -> int | None:
    """How far it is met; nothing if it is left out because a side is silent."""
    score = score_pair(anna(request), olga(questionnaire), only(criterion))
    return next((reason.fit for reason in score.reasons), None)


def test_two_who_agree_in_everything_score_a_hundred() -> None:
    score = score_pair(anna(), olga())
    assert (score.value, score.silent) == (100, ())
    assert score.reasons[0] == Reason(Criterion.TOPICS, 100, 9, common=("parents", "planning"))
    assert {reason.criterion for reason in score.reasons} == {*Criterion}


def test_reasons_carry_what_the_screen_puts_into_words() -> None:
    told = {reason.criterion: reason for reason in score_pair(anna(), olga()).reasons}
    assert told[Criterion.WINDOWS].common == ("fri_evening", "mon_day", "wed_day")
    assert told[Criterion.MODE].common == ("in_person",)
    assert told[Criterion.EXPERIENCE].years == 14
    assert told[Criterion.WISHES].wish == "same_subject"


@pytest.mark.parametrize(
    ("criterion", "request_", "questionnaire", "expected"),
    [
        (Criterion.TOPICS, {"difficulties": ["planning", "parents", "digital"]}, {}, 67),
        (Criterion.TOPICS, {"difficulties": ["digital"]}, {}, 0),
        (Criterion.TOPICS, {"difficulties": ["unsure"]}, {}, None),
        (Criterion.TOPICS, {"difficulties": ["parents", {"other": "нагрузка"}]}, {}, 100),
        (Criterion.SUBJECT, {"subject": "Учитель математики"}, {}, 100),
        (Criterion.SUBJECT, {"subject": "английский язык"}, {"subject": "русский язык"}, 0),
        (Criterion.SUBJECT, {"subject": "ИЗО"}, {"subject": "изо, технология"}, 100),
        (Criterion.SUBJECT, {"subject": None}, {}, None),
        (Criterion.POST, {"post": "учитель"}, {"post": "учитель"}, None),
        (Criterion.POST, {"post": "логопед"}, {}, 0),
        (Criterion.WINDOWS, {"windows": ["mon_day"]}, {}, 60),
        (Criterion.WINDOWS, {"windows": ["mon_day", "wed_day", "tue_day"]}, {}, 80),
        (Criterion.WINDOWS, {"windows": ["tue_day"]}, {}, 0),
        (Criterion.WINDOWS, {}, {"windows": []}, None),
        (Criterion.MODE, {"mode": "in_person"}, {"mode": "remote"}, 0),
        (Criterion.MODE, {"mode": "mixed"}, {"mode": "remote"}, 100),
        (Criterion.FORM, {"form": "virtual"}, {}, 0),
        (Criterion.FORM, {"form": "any"}, {}, None),
        (Criterion.EXPERIENCE, {"experience": 4}, {"experience": 5}, 30),
        (Criterion.EXPERIENCE, {"experience": 5}, {"experience": 5}, 0),
        (Criterion.EXPERIENCE, {"form": "reverse", "experience": 20}, {}, None),
        (Criterion.EXPERIENCE, {"experience": "много"}, {}, None),
        (Criterion.WISHES, {"whom": "any"}, {}, None),
        (Criterion.WISHES, {"whom": "class_lead"}, {}, 0),
        (Criterion.WISHES, {"whom": "class_lead"}, {"strengths": ["class_lead"]}, 100),
        (Criterion.WISHES, {"whom": "same_age"}, {"experience": 8}, 100),
        (Criterion.WISHES, {"whom": "same_age"}, {"experience": 16}, 50),
        (Criterion.WISHES, {"whom": "same_age"}, {"experience": 30}, 0),
        (Criterion.WISHES, {"whom": {"other": "Ольгу Петровну Смирнову"}}, {}, 100),
        (Criterion.WISHES, {"whom": {"other": "Сергея Котова"}}, {}, None),
        (Criterion.CATEGORY, {}, {"category": "first"}, 60),
        (Criterion.CATEGORY, {}, {"category": None}, None),
        (Criterion.PRACTICE, {}, {"mentored_before": False}, 0),
        (Criterion.PRACTICE, {}, {"mentored_before": None}, None),
    ],
)
def test_a_criterion_is_met_so_far(
    criterion: Criterion, request_: dict[str, Any], questionnaire: dict[str, Any], expected: int | None
) -> None:
    assert fit(criterion, request_, questionnaire) == expected


def test_a_mentor_with_room_is_preferred() -> None:
    half = score_pair(anna(), olga({"capacity": 2}, taken=1), only(Criterion.LOAD))
    assert half.value == 50


def test_where_nothing_is_known_the_score_speaks_neither_for_nor_against() -> None:
    silent = score_pair(topics(1), strengths(2), only(Criterion.TOPICS))
    assert silent == Score(UNKNOWN, (), (Criterion.TOPICS,))


@pytest.mark.parametrize(
    "criterion", [each for each in Criterion if each not in (Criterion.LOAD, Criterion.WISHES)]
)
def test_silence_counts_as_if_the_criterion_weighed_nothing(criterion: Criterion) -> None:
    steps = {
        Criterion.TOPICS: "strengths",
        Criterion.WINDOWS: "windows",
        Criterion.FORM: "forms",
        Criterion.PRACTICE: "mentored_before",
    }
    silent = {steps.get(criterion, str(criterion)): None, "category": "first"}
    silent |= {"category": None} if criterion is Criterion.CATEGORY else {}
    weights = {**WEIGHTS, Criterion.WISHES: 0}
    spoken = score_pair(anna(), olga(silent), {**weights, criterion: 0})
    unspoken = score_pair(anna(), olga(silent), weights)
    assert unspoken.value == spoken.value
    assert unspoken.silent == (criterion,)


@pytest.mark.parametrize(
    ("rule", "mentee", "mentor"),
    [
        (Rule.MENTEE_CONSENT, anna(agreed=False), olga()),
        (Rule.MENTOR_CONSENT, anna(), olga(agreed=False)),
        (Rule.MENTEE_INACTIVE, anna(active=False), olga()),
        (Rule.MENTOR_INACTIVE, anna(), olga(active=False)),
        (Rule.MENTEE_PAIRED, anna(paired=True), olga()),
        (Rule.CAPACITY, anna(), olga(taken=1)),
        (Rule.SAME_PERSON, replace(anna(), id=2), olga()),
        (Rule.BROKEN_BEFORE, anna(former=frozenset({2})), olga()),
        (Rule.EXCLUDED, anna({"not_with": "только не со Смирновой"}), olga()),
    ],
)
def test_each_hard_rule_is_named(rule: Rule, mentee: Any, mentor: Any) -> None:
    assert broken_rules(anna(), olga()) == ()
    assert broken_rules(mentee, mentor) == (Broken(rule),)


def test_every_broken_rule_is_named_and_not_only_the_first() -> None:
    broken = broken_rules(anna(agreed=False, paired=True), olga(taken=5))
    assert [each.rule for each in broken] == [Rule.MENTEE_CONSENT, Rule.MENTEE_PAIRED, Rule.CAPACITY]


def test_a_weight_of_ten_is_a_must_that_names_its_criterion() -> None:
    must = only(Criterion.WINDOWS, MUST)
    elsewhere = olga({"windows": ["tue_morning"]})
    assert broken_rules(anna(), elsewhere, must) == (Broken(Rule.MUST, Criterion.WINDOWS),)
    assert broken_rules(anna({"windows": []}), elsewhere, must) == ()


def test_own_weights_stand_over_the_usual_ones_and_nonsense_is_left_aside() -> None:
    own = weights_in({"topics": 10, "mode": 0, "subject": 11, "form": "много", "load": True, "hobby": 3})
    assert own == {**WEIGHTS, Criterion.TOPICS: 10, Criterion.MODE: 0}
    assert weights_in(None) == WEIGHTS


@given(mentees(1), mentors(2), st.dictionaries(st.sampled_from(Criterion), st.integers(0, 10)))
def test_a_score_is_the_weighted_mean_of_its_reasons(
    mentee: Any, mentor: Any, weights: dict[Criterion, int]
) -> None:
    score = score_pair(mentee, mentor, weights)
    total = sum(reason.weight for reason in score.reasons)
    points = sum(reason.weight * reason.fit for reason in score.reasons)
    assert score.value == ((2 * points + total) // (2 * total) if total else UNKNOWN)
    assert {reason.criterion for reason in score.reasons}.isdisjoint(score.silent)


@given(cohorts())
def test_two_people_score_the_same_alone_and_among_others(cohort: Any) -> None:
    from mentoring.score_table import BARRED, ScoreTable

    forbidden = {(link.mentee_id, link.mentor_id) for link in cohort.forbidden}
    table = ScoreTable(cohort.mentees, cohort.mentors, cohort.weights, forbidden)
    block = table.block(0, len(cohort.mentees))
    for row, mentee in enumerate(cohort.mentees):
        for column, mentor in enumerate(cohort.mentors):
            broken = {each.rule for each in shut(cohort, mentee, mentor)} - {Rule.CAPACITY}
            assert block[row, column] == (BARRED if broken else value(cohort, mentee, mentor))
