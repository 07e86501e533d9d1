"""The seven stages: what is counted, and when a stage waits, goes on, is done or late."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.stages import (
    Bank,
    Figures,
    Stage,
    StageState,
    bank_of,
    begins_on,
    places_of,
    stages_of,
    state_of,
)
from storage.figures import Meetings
from storage.leavers import Left
from storage.records import PairState, Programme, ProgrammeState, Role, SubmissionState, SurveyState
from tests.mentoring.overview_samples import SEPTEMBER, participant

MOSCOW = ZoneInfo("Europe/Moscow")
START, END = date(2026, 9, 1), date(2027, 5, 31)
PROGRAMME = Programme(1, 1, 2026, START, END, ProgrammeState.ACTIVE, SEPTEMBER)
WAITING, GOING = StageState.WAITING, StageState.GOING
DONE, LATE = StageState.DONE, StageState.LATE

SETTLED = Bank(invited=3, people=3, approved=3, agreed=3)
UNPAIRED = replace(SETTLED, free=1)


def board(today: date = START, **counted: Any) -> dict[int, Stage]:
    """The stages by number."""
    figures = Figures(**{"school_named": True, "programme": PROGRAMME, "curators": 1, **counted})
    return {stage.number: stage for stage in stages_of(figures, today, MOSCOW)}


def states(today: date = START, **counted: Any) -> list[StageState]:
    return [stage.state for stage in board(today, **counted).values()]


def numbers(stage: Stage) -> dict[str, tuple[int, int | None]]:
    return {fact.key: (fact.number, fact.of) for fact in stage.facts}


def test_a_school_that_has_just_begun_has_only_its_preparation_to_do() -> None:
    assert states(school_named=False, programme=None) == [GOING, *[WAITING] * 5, StageState.OUTSIDE]
    assert states() == [DONE, *[WAITING] * 5, StageState.OUTSIDE]


def test_the_preparation_tells_the_card_the_year_and_the_curators() -> None:
    done = board(curators=2)[1]
    assert [(fact.key, fact.number, fact.words) for fact in done.facts] == [
        ("card", 1, ""),
        ("programme", 0, "2026/27"),
        ("curators", 2, ""),
    ]
    assert board(school_named=False, programme=None)[1].facts[0].number == 0


def test_a_bank_is_counted_by_what_people_have_sent() -> None:
    people = [
        participant(1, Role.MENTEE, None),
        participant(2, Role.MENTEE, SubmissionState.SUBMITTED),
        participant(3, Role.MENTEE, SubmissionState.RETURNED, agreed=False),
        participant(4, Role.MENTEE, SubmissionState.APPROVED, settled=True),
        participant(5, Role.MENTEE, SubmissionState.APPROVED),
        participant(6, Role.MENTEE, SubmissionState.WITHDRAWN),
        participant(7, Role.MENTOR, SubmissionState.APPROVED, capacity="2", taken=1),
        participant(8, Role.MENTOR, SubmissionState.APPROVED, capacity=1, taken=1),
    ]
    mentees, mentors = bank_of(people, Role.MENTEE, 4), bank_of(people, Role.MENTOR, 0)
    assert mentees == Bank(4, 6, missing=1, submitted=1, returned=1, approved=2, agreed=5, free=1)
    assert mentors == Bank(0, 2, approved=2, agreed=2, free=1)
    assert numbers(board(mentees=mentees)[2]) == {
        "invitations": (4, None),
        "people": (6, None),
        "requests": (4, 6),
        "approved": (2, None),
        "consents": (5, 6),
    }


def test_who_left_is_counted_and_not_waited_for() -> None:
    anna = participant(1, Role.MENTEE, SubmissionState.APPROVED, settled=True)
    bank = bank_of([anna], Role.MENTEE, 3, Left(people=2, sent=1, approved=1, agreed=2))
    assert numbers(board(mentees=bank)[2]) == {
        "invitations": (3, None),
        "people": (3, None),
        "requests": (2, 3),
        "approved": (2, None),
        "consents": (3, 3),
    }
    assert board(mentees=bank)[2].state is DONE
    assert numbers(board(mentees=bank)[4])["unpaired"] == (0, 2)


@pytest.mark.parametrize("stage", [2, 4])
def test_a_stage_that_is_done_stays_done_when_the_last_one_leaves(stage: int) -> None:
    assert board(mentees=Bank(people=1, approved=1, agreed=1))[stage].state is DONE
    assert board(mentees=Bank(left=Left(1, 1, 1, 1)))[stage].state is DONE


@pytest.mark.parametrize(
    ("bank", "expected"),
    [
        (Bank(), WAITING),
        (Bank(left=Left(people=1)), GOING),
        (Bank(invited=1), GOING),
        (Bank(people=1, missing=1), GOING),
        (SETTLED, DONE),
        (replace(SETTLED, submitted=1), GOING),
        (replace(SETTLED, returned=1), GOING),
        (replace(SETTLED, missing=1), GOING),
        (replace(SETTLED, agreed=2), GOING),
    ],
)
def test_a_bank_is_done_when_nobody_is_waited_for(bank: Bank, expected: StageState) -> None:
    assert board(mentees=bank)[2].state is expected
    assert board(mentors=bank)[3].state is expected


def test_mentees_are_expected_in_september_and_mentors_until_october() -> None:
    open_bank = Bank(invited=1)
    assert states(date(2026, 9, 30), mentees=open_bank, mentors=open_bank)[1:3] == [GOING, GOING]
    assert states(date(2026, 10, 1), mentees=open_bank, mentors=open_bank)[1:3] == [LATE, GOING]
    assert states(date(2026, 11, 1), mentees=open_bank, mentors=open_bank)[1:3] == [LATE, LATE]
    assert board(date(2026, 10, 1), mentees=open_bank)[2].due == date(2026, 9, 30)


def test_a_school_that_opens_its_programme_in_february_is_not_late_at_once() -> None:
    february = datetime(2027, 2, 10, 21, 30, tzinfo=UTC)
    late_comer = replace(PROGRAMME, created_at=february)
    assert begins_on(late_comer, MOSCOW) == date(2027, 2, 11), "the day where the school is"
    assert board(date(2027, 2, 15), programme=late_comer, mentees=Bank(invited=1))[2].state is GOING


def test_the_selection_is_done_when_every_mentee_has_found_a_mentor() -> None:
    assert board(mentees=UNPAIRED, mentors=SETTLED)[4].state is GOING
    assert board(mentees=SETTLED, mentors=SETTLED)[4].state is DONE
    assert board(date(2026, 12, 1), mentees=UNPAIRED, mentors=SETTLED)[4].state is LATE
    found = board(mentees=UNPAIRED, mentors=replace(SETTLED, free=2))[4]
    assert numbers(found) == {"free-mentors": (2, 3), "unpaired": (1, 3)}


@pytest.mark.parametrize(
    ("pairs", "today", "expected"),
    [
        ({}, START, WAITING),
        ({}, date(2026, 11, 15), LATE),
        ({PairState.DECLINED: 2}, START, WAITING),
        ({PairState.PROPOSED: 1}, START, GOING),
        ({PairState.ACTIVE: 1}, date(2027, 5, 31), GOING),
        ({PairState.ACTIVE: 1}, date(2027, 6, 7), GOING),
        ({PairState.ACTIVE: 1}, date(2027, 6, 8), LATE),
        ({PairState.ACTIVE: 1, PairState.COMPLETED: 1}, START, GOING),
        ({PairState.COMPLETED: 1}, date(2027, 7, 1), DONE),
        ({PairState.ENDED: 1}, START, DONE),
    ],
)
def test_the_work_of_pairs_begins_by_november_and_ends_with_the_year(
    pairs: dict[PairState, int], today: date, expected: StageState
) -> None:
    assert board(today, pairs=pairs)[5].state is expected


def test_work_goes_on_while_a_mentee_has_nobody() -> None:
    assert board(pairs={PairState.COMPLETED: 1}, mentees=UNPAIRED)[5].state is GOING


def test_pairs_and_meetings_are_told_without_empty_numbers() -> None:
    quiet = board(pairs={PairState.ACTIVE: 2})[5]
    assert numbers(quiet) == {"active": (2, None), "held": (0, None)}
    every = {PairState.PROPOSED: 1, PairState.AGREED: 2, PairState.ACTIVE: 3}
    busy = board(pairs=every, meetings=Meetings(4, 5, 6, 7))[5]
    assert list(numbers(busy).values()) == [(number, None) for number in (3, 1, 2, 4, 5, 6, 7)]


@pytest.mark.parametrize(
    ("pairs", "surveys", "today", "expected"),
    [
        ({PairState.ACTIVE: 1}, {}, date(2027, 5, 1), WAITING),
        ({PairState.COMPLETED: 1}, {SurveyState.SENT: 2}, date(2027, 6, 1), GOING),
        ({PairState.COMPLETED: 1}, {SurveyState.SENT: 2}, date(2027, 7, 1), LATE),
        ({PairState.COMPLETED: 1}, {SurveyState.ANSWERED: 1, SurveyState.CLOSED: 1}, date(2027, 7, 1), DONE),
        ({PairState.COMPLETED: 1, PairState.ACTIVE: 1}, {SurveyState.ANSWERED: 2}, START, GOING),
        ({}, {}, date(2027, 7, 1), LATE),
    ],
)
def test_completion_waits_for_pairs_and_answers_but_not_for_ever(
    pairs: dict[PairState, int], surveys: dict[SurveyState, int], today: date, expected: StageState
) -> None:
    assert board(today, pairs=pairs, surveys=surveys)[6].state is expected


def test_surveys_are_told_by_answered_awaited_and_never_answered() -> None:
    surveys = {SurveyState.SENT: 2, SurveyState.ANSWERED: 5, SurveyState.CLOSED: 1}
    found = board(pairs={PairState.COMPLETED: 4, PairState.ENDED: 1}, surveys=surveys)[6]
    assert numbers(found) == {
        "completed": (4, None),
        "ended": (1, None),
        "answered": (5, 8),
        "waiting": (2, None),
        "closed": (1, None),
    }


@given(st.booleans(), st.integers(-90, 90))
def test_what_is_done_is_never_late_and_what_is_not_is_late_only_after_its_day(
    begun: bool, days: int
) -> None:
    today = START + timedelta(days=days)
    assert state_of(done=True, begun=begun, due=START, today=today) is DONE
    undone = state_of(done=False, begun=begun, due=START, today=today)
    assert (undone is LATE) == (days > 0)
    assert state_of(done=False, begun=begun, due=None, today=today) is (GOING if begun else WAITING)


@pytest.mark.parametrize(("capacity", "taken", "free"), [("3", 1, 2), (2, 2, 0), (1, 4, 0), (None, 0, 1)])
def test_places_are_what_was_offered_less_what_is_taken(
    capacity: str | int | None, taken: int, free: int
) -> None:
    mentor = participant(1, Role.MENTOR, SubmissionState.APPROVED, capacity=capacity, taken=taken)
    assert places_of(mentor) == free
