"""How many mentees a mentor takes, whatever a school's own form has asked."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.questionnaires import MOST, capacity_in


@pytest.mark.parametrize(
    ("answers", "capacity"),
    [
        ({"capacity": 3}, 3),
        ({"capacity": "2"}, 2),
        ({}, 1),
        ({"capacity": None}, 1),
        ({"capacity": {"other": "сколько нужно"}}, 1),
        ({"capacity": 0}, 1),
        ({"capacity": 500}, MOST),
    ],
)
def test_a_mentor_takes_one_to_ten(answers: dict[str, Any], capacity: int) -> None:
    assert capacity_in(answers) == capacity


@given(st.dictionaries(st.just("capacity"), st.one_of(st.integers(), st.text(), st.booleans(), st.none())))
def test_no_answer_takes_a_mentor_out_of_the_limits(answers: dict[str, Any]) -> None:
    assert 1 <= capacity_in(answers) <= MOST
