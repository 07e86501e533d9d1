"""What needs attention: each kind of silence by itself, on the day on which it begins to count."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.concerns import Concern, Kind, World, days_since, find_concerns, works_since
from mentoring.thresholds import DAYS, days_of
from storage.attention import Lost, Rhythm, Silent, Unrecorded
from storage.figures import PairLine, PairSide
from storage.records import Answer, PairState, Role, School, SubmissionState, SurveyState
from storage.surveys import SurveyLine
from tests.mentoring.overview_samples import participant

NOW = datetime(2026, 12, 1, 7, 0, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")


def ago(**time: float) -> datetime:
    return NOW - timedelta(**time)


def found(**world: Any) -> list[Concern]:
    return find_concerns(World(NOW, MOSCOW, **world), DAYS)


def kinds(**world: Any) -> list[Kind]:
    return [one.kind for one in found(**world)]


def pair(state: PairState, since: datetime, *answers: Answer, **more: Any) -> PairLine:
    """Ольга and Анна; the pair has come into this state at `since`."""
    given = answers or (Answer.ACCEPTED, Answer.ACCEPTED)
    sides = [
        PairSide(who, name, role, answer, None if answer is Answer.WAITING else since)
        for (who, name, role), answer in zip(
            ((1, "Смирнова Ольга Петровна", Role.MENTOR), (2, "Белова Анна Ивановна", Role.MENTEE)),
            given,
            strict=True,
        )
    ]
    dates: dict[str, Any] = {"order_date": None, "starts_on": None, **more}
    return PairLine(5, state, since, sides=tuple(sides), **dates)


def active(since: datetime, rhythm: Rhythm | None = None, **world: Any) -> list[Concern]:
    return found(
        pairs=[pair(PairState.ACTIVE, since, order_date=since.date())],
        rhythms={} if rhythm is None else {5: rhythm},
        **world,
    )


def test_nothing_wrong_gives_an_empty_list() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("state", "moment", "kind", "days"),
    [
        (None, "since", Kind.NEWCOMER, 7),
        (SubmissionState.SUBMITTED, "submitted_at", Kind.DECISION, 3),
        (SubmissionState.RETURNED, "decided_at", Kind.RETURNED, 7),
        (SubmissionState.APPROVED, "decided_at", Kind.UNPAIRED, 14),
    ],
)
def test_a_person_is_listed_on_the_day_on_which_silence_begins_to_count(
    state: SubmissionState | None, moment: str, kind: Kind, days: int
) -> None:
    late = participant(7, Role.MENTEE, state, **{moment: ago(days=days)})
    patient = participant(7, Role.MENTEE, state, **{moment: ago(days=days) + timedelta(minutes=1)})
    assert [(one.kind, one.subject, one.since) for one in found(people=[late])] == [(kind, 7, ago(days=days))]
    assert found(people=[patient]) == []


def test_only_those_who_must_act_themselves_can_be_reminded() -> None:
    people = [
        participant(1, Role.MENTOR, None, since=ago(days=9)),
        participant(2, Role.MENTEE, SubmissionState.SUBMITTED, submitted_at=ago(days=9)),
        participant(3, Role.MENTEE, SubmissionState.RETURNED, decided_at=ago(days=9)),
        participant(4, Role.MENTEE, SubmissionState.APPROVED, decided_at=ago(days=19)),
    ]
    assert {one.kind: one.nudged for one in found(people=people)} == {
        Kind.NEWCOMER: 1,
        Kind.DECISION: None,
        Kind.RETURNED: 3,
        Kind.UNPAIRED: None,
    }


def test_nobody_was_late_before_the_programme_was_opened() -> None:
    old_hand = participant(1, Role.MENTOR, None, since=ago(days=300))
    assert found(people=[old_hand], opened_at=ago(days=6)) == []
    assert [one.since for one in found(people=[old_hand], opened_at=ago(days=8))] == [ago(days=8)]


@pytest.mark.parametrize(
    "known",
    [
        {"settled": True},
        {"freed_at": NOW - timedelta(days=2)},
    ],
)
def test_a_mentee_with_a_pair_or_just_without_one_is_not_listed(known: dict[str, Any]) -> None:
    anna = participant(7, Role.MENTEE, SubmissionState.APPROVED, decided_at=ago(days=60), **known)
    assert found(people=[anna]) == []


def test_an_approved_mentor_without_a_pair_is_no_trouble() -> None:
    olga = participant(1, Role.MENTOR, SubmissionState.APPROVED, decided_at=ago(days=60))
    assert found(people=[olga]) == []


def test_each_side_that_keeps_a_proposal_waiting_is_listed_after_three_days() -> None:
    silent = pair(PairState.PROPOSED, ago(days=3), Answer.ACCEPTED, Answer.WAITING)
    assert [(one.kind, one.names, one.nudged) for one in found(pairs=[silent])] == [
        (Kind.PROPOSAL, ("Белова Анна Ивановна",), 2)
    ]
    assert found(pairs=[pair(PairState.PROPOSED, ago(days=2), Answer.WAITING, Answer.WAITING)]) == []


def test_an_agreed_pair_waits_for_its_order_since_the_last_yes() -> None:
    assert kinds(pairs=[pair(PairState.AGREED, ago(days=3))]) == [Kind.ORDER]
    assert kinds(pairs=[pair(PairState.AGREED, ago(days=2))]) == []


def test_a_working_pair_that_has_not_met_in_ten_days_is_listed() -> None:
    late = active(ago(days=10))
    assert [(one.kind, one.subject, one.nudged) for one in late] == [(Kind.FIRST_MEETING, 5, 1)]
    assert active(ago(days=9)) == []


def test_work_begins_with_the_latest_of_yes_order_and_term() -> None:
    agreed = ago(days=20)
    dated_back = pair(PairState.ACTIVE, agreed, order_date=date(2026, 9, 1), starts_on=date(2026, 9, 1))
    assert works_since(dated_back, MOSCOW) == agreed
    ahead = pair(PairState.ACTIVE, agreed, order_date=date(2026, 11, 12), starts_on=date(2026, 11, 28))
    assert works_since(ahead, MOSCOW) == datetime(2026, 11, 28, tzinfo=MOSCOW)
    assert found(pairs=[ahead]) == []


def test_a_pair_that_has_not_met_for_two_weeks_is_listed() -> None:
    assert [one.kind for one in active(ago(days=60), Rhythm(held_at=ago(days=14)))] == [Kind.MEETING]
    assert active(ago(days=60), Rhythm(held_at=ago(days=13))) == []


def test_a_meeting_agreed_for_soon_leaves_the_pair_in_peace() -> None:
    soon, far = NOW + timedelta(days=3), NOW + timedelta(days=100)
    assert active(ago(days=60), Rhythm(held_at=ago(days=30), next_at=soon)) == []
    assert active(ago(days=60), Rhythm(next_at=soon)) == []
    assert [one.kind for one in active(ago(days=60), Rhythm(next_at=far))] == [Kind.FIRST_MEETING]


def test_two_misses_running_need_the_curator_and_not_another_reminder() -> None:
    rows = active(ago(days=60), Rhythm(missed_twice_at=ago(days=1), next_at=NOW + timedelta(days=1)))
    assert [(one.kind, one.nudged) for one in rows] == [(Kind.MISSED, None)]


def test_a_meeting_without_a_record_is_listed_instead_of_the_silence_around_it() -> None:
    old, fresh = Unrecorded(9, 5, ago(days=2)), Unrecorded(9, 5, ago(days=1))
    assert [(one.kind, one.subject, one.nudged) for one in active(ago(days=60), unrecorded=[old])] == [
        (Kind.RECORD, 9, 1)
    ]
    assert active(ago(days=60), unrecorded=[fresh]) == []


@pytest.mark.parametrize(
    ("state", "days", "expected"),
    [
        (SurveyState.SENT, 2, [Kind.SURVEY]),
        (SurveyState.SENT, 1, []),
        (SurveyState.ANSWERED, 9, []),
        (SurveyState.CLOSED, 9, []),
    ],
)
def test_a_survey_is_listed_while_it_waits(state: SurveyState, days: int, expected: list[Kind]) -> None:
    survey = SurveyLine(3, 2, "Белова Анна Ивановна", "survey_mentee", state, ago(days=days), NOW.date())
    assert kinds(surveys=[survey]) == expected


def test_who_cannot_be_reached_is_told_once_with_the_last_lost_message() -> None:
    rows = found(
        unreachable={1: "Смирнова Ольга Петровна", 2: "Белова Анна Ивановна"},
        lost=[Lost(1, "Смирнова Ольга Петровна", ago(hours=3)), Lost(4, "Котова Кира Юрьевна", ago(days=1))],
    )
    assert [(one.kind, one.subject, one.since) for one in rows] == [
        (Kind.UNREACHABLE, 2, None),
        (Kind.UNREACHABLE, 1, ago(hours=3)),
        (Kind.LOST, 4, ago(days=1)),
    ]


@pytest.mark.parametrize(
    ("created", "expires", "expected"),
    [
        (14, 30, [Kind.INVITATION]),
        (1, 3, [Kind.INVITATION]),
        (20, -2, [Kind.INVITATION]),
        (4, 10, []),
    ],
)
def test_an_unused_invitation_is_listed_when_it_is_old_or_about_to_end(
    created: int, expires: int, expected: list[Kind]
) -> None:
    one = Silent(8, "Котова Кира", Role.MENTEE, ago(days=created), NOW + timedelta(days=expires))
    assert kinds(invitations=[one]) == expected


def test_those_who_wait_for_the_curator_stand_first_and_the_oldest_before_the_others() -> None:
    people = [
        participant(1, Role.MENTEE, SubmissionState.SUBMITTED, submitted_at=ago(days=4)),
        participant(2, Role.MENTEE, SubmissionState.SUBMITTED, submitted_at=ago(days=9)),
        participant(3, Role.MENTEE, None, since=ago(days=50)),
    ]
    rows = found(people=people, pairs=[pair(PairState.AGREED, ago(days=5))])
    assert [(one.kind, one.subject) for one in rows] == [
        (Kind.DECISION, 2),
        (Kind.DECISION, 1),
        (Kind.ORDER, 5),
        (Kind.NEWCOMER, 3),
    ]


def test_a_school_may_set_its_own_numbers() -> None:
    settings = {"attention": {"newcomer": 2, "unpaired": "много", "unheard-of": 1}}
    school = School(1, "", "", "Europe/Moscow", "ru", settings, NOW)
    days = days_of(school)
    assert (days["newcomer"], days["unpaired"]) == (2, 14)
    assert days.keys() == DAYS.keys()
    assert days_of(replace(school, settings={"attention": "да"})) == DAYS


@given(st.integers(0, 400), st.integers(0, 23))
def test_days_are_counted_on_the_calendar(days: int, hour: int) -> None:
    then = datetime(2026, 1, 1, hour, tzinfo=MOSCOW)
    midnight = datetime(2026, 1, 1, tzinfo=MOSCOW) + timedelta(days=days)
    later = midnight.replace(hour=23)
    assert days_since(then, max(later, then), MOSCOW) == days
