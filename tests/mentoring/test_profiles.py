"""What the matching reads out of answers, whatever a school has made of its forms."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mentoring.profiles import mentee_profile, mentor_profile, roots
from tests.mentoring.matching_samples import anna, olga

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=6,
)
STEPS = (
    *(
        "subject",
        "post",
        "experience",
        "difficulties",
        "strengths",
        "form",
        "forms",
        "mode",
        "windows",
        "whom",
    ),
    *("not_with", "category", "mentored_before", "capacity", "wishes"),
)


def test_answers_become_sets_numbers_and_words() -> None:
    mentee = anna({"whom": {"other": " Ольгу Петровну "}, "not_with": "Котов", "experience": "2"})
    assert mentee.topics == {"planning", "parents"}
    assert (mentee.experience, mentee.whom, mentee.whom_words, mentee.not_with) == (
        2,
        "",
        "Ольгу Петровну",
        "Котов",
    )
    mentor = olga({"capacity": 3}, taken=1)
    assert mentor.modes == {"in_person", "remote"}
    assert (mentor.capacity, mentor.free, mentor.category, mentor.mentored_before) == (3, 2, "mentor", True)


def test_a_mentor_with_more_mentees_than_places_has_none_free() -> None:
    assert olga({"capacity": 1}, taken=4).free == 0


def test_subjects_are_compared_by_the_beginnings_of_telling_words() -> None:
    assert roots("Учитель математики") == roots("математика") == {"матем"}
    assert roots("Русский язык и литература") == {"русск", "литер"}
    assert roots("учитель") == frozenset()


@given(st.dictionaries(st.sampled_from(STEPS), JSON))
def test_no_answer_of_any_shape_is_an_error(answers: dict[str, Any]) -> None:
    mentee = mentee_profile(1, "", answers)
    mentor = mentor_profile(2, "", answers)
    assert mentee.experience is None or 0 <= mentee.experience <= 99
    assert 1 <= mentor.capacity <= 10
