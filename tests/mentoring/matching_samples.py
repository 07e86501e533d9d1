"""Small cohorts for the matching: a pair that agrees in everything, and any cohort at all."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from mentoring.matching import Cohort, Goal, Link
from mentoring.profiles import MenteeProfile, MentorProfile, mentee_profile, mentor_profile
from mentoring.scores import WEIGHTS, Broken, Criterion, Rule, broken_rules, score_pair

REQUEST: dict[str, Any] = {
    "subject": "математика",
    "post": "воспитатель",
    "experience": 1,
    "difficulties": ["planning", "parents"],
    "form": "traditional",
    "mode": "in_person",
    "windows": ["mon_day", "wed_day", "fri_evening"],
    "whom": "same_subject",
}
QUESTIONNAIRE: dict[str, Any] = {
    "subject": "Математика и физика",
    "post": "старший воспитатель",
    "category": "mentor",
    "experience": 15,
    "strengths": ["parents", "planning", "exams"],
    "mentored_before": True,
    "capacity": 1,
    "forms": ["traditional", "group"],
    "mode": "mixed",
    "windows": ["mon_day", "wed_day", "fri_evening", "sat_day"],
}
SURNAMES = ("Агапова", "Блохин", "Вьюгин", "Горская", "Дёмин", "Ежова", "Жилин", "Зыков")
PEOPLE = range(1, 7)


def anna(answers: dict[str, Any] | None = None, **standing: Any) -> MenteeProfile:
    return mentee_profile(1, "Белова Анна Ивановна", {**REQUEST, **(answers or {})}, **standing)


def olga(answers: dict[str, Any] | None = None, **standing: Any) -> MentorProfile:
    return mentor_profile(2, "Смирнова Ольга Петровна", {**QUESTIONNAIRE, **(answers or {})}, **standing)


def topics(person_id: int, *chosen: str, **more: Any) -> MenteeProfile:
    """A mentee who said nothing but these difficulties."""
    return MenteeProfile(person_id, f"Наставляемый {person_id}", topics=frozenset(chosen), **more)


def strengths(person_id: int, *chosen: str, **more: Any) -> MentorProfile:
    """A mentor who said nothing but these strengths."""
    return MentorProfile(person_id, f"Наставник {person_id}", topics=frozenset(chosen), **more)


def shut(cohort: Cohort, mentee: MenteeProfile, mentor: MentorProfile) -> set[Broken]:
    """Every hard rule that these two break, found one pair at a time."""
    broken = {*broken_rules(mentee, mentor, cohort.weights)}
    forbidden = Link(mentee.id, mentor.id) in cohort.forbidden
    return broken | {Broken(Rule.FORBIDDEN)} if forbidden else broken


def value(cohort: Cohort, mentee: MenteeProfile, mentor: MentorProfile) -> int:
    return score_pair(mentee, mentor, cohort.weights).value


_SETS = st.frozensets(st.sampled_from("abcd"), max_size=3)
_USUALLY = st.sampled_from([True, True, True, True, False])


@st.composite
def mentees(draw: st.DrawFn, who: int) -> MenteeProfile:
    return MenteeProfile(
        who,
        SURNAMES[who - 1],
        agreed=draw(_USUALLY),
        active=draw(_USUALLY),
        paired=not draw(_USUALLY),
        former=draw(st.frozensets(st.sampled_from(PEOPLE), max_size=1)),
        topics=draw(_SETS),
        windows=draw(_SETS),
        modes=draw(_SETS),
        experience=draw(st.none() | st.integers(0, 20)),
        whom=draw(st.sampled_from(["", "same_age", "class_lead", "same_subject"])),
        whom_words=draw(st.sampled_from(["", "", SURNAMES[2]])),
        not_with=draw(st.sampled_from(["", "", "", SURNAMES[1], "ни с кем"])),
    )


@st.composite
def mentors(draw: st.DrawFn, who: int) -> MentorProfile:
    return MentorProfile(
        who,
        SURNAMES[who - 1],
        agreed=draw(_USUALLY),
        active=draw(_USUALLY),
        capacity=draw(st.integers(1, 3)),
        taken=draw(st.integers(0, 2)),
        topics=draw(_SETS),
        windows=draw(_SETS),
        modes=draw(_SETS),
        experience=draw(st.none() | st.integers(0, 20)),
        mentored_before=draw(st.none() | st.booleans()),
        wishes=draw(st.sampled_from(["", "", SURNAMES[0]])),
    )


@st.composite
def cohorts(draw: st.DrawFn, most: int = 5) -> Cohort:
    """Anybody on either side, some of them on both; weights, floor, locks and all the rest as they come."""
    asking = draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=most))
    offering = draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=most))
    links = st.builds(Link, st.sampled_from(PEOPLE), st.sampled_from(PEOPLE))
    own = draw(st.dictionaries(st.sampled_from(Criterion), st.sampled_from([0, 1, 10]), max_size=4))
    return Cohort(
        [draw(mentees(who)) for who in asking],
        [draw(mentors(who)) for who in offering],
        weights={**WEIGHTS, **own},
        goal=draw(st.sampled_from(Goal)),
        floor=draw(st.sampled_from([0, 30, 60])),
        locked=draw(st.frozensets(links, max_size=3)),
        forbidden=draw(st.frozensets(links, max_size=3)),
        left_out=draw(st.frozensets(st.sampled_from(PEOPLE), max_size=2)),
    )


def without_locks(cohort: Cohort) -> Cohort:
    return replace(cohort, locked=frozenset())
