"""The rules of a form: which steps are asked, how far one is, what survives a change."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.forms import (
    Form,
    applicable_steps,
    first_open,
    fits,
    keep_fitting,
    next_step,
    progress,
    step_before,
    submitted,
)

SUBJECTS = [{"id": "maths", "label": "Математика"}, {"id": "physics", "label": "Физика"}]


def form(*steps: dict[str, Any], version: int = 1) -> Form:
    return Form.model_validate({"id": "f", "version": version, "title": "Анкета", "steps": list(steps)})


def step(step_id: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"id": step_id, "kind": kind, "text": f"Вопрос {step_id}?", "example": "пример", **more}


ASKING = form(
    step("mentored", "yes_no"),
    step("story", when={"step": "mentored", "is": True}),
    step("proof", required=False, when={"step": "story", "not": "никакой"}),
    step("subjects", "choices", options=SUBJECTS, other=True),
    step("lab", "number", min=1, max=5, when={"step": "subjects", "has": "physics"}),
    step("why", when={"step": "lab", "in": [1, 2]}),
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "mentored": st.booleans(),
        "story": st.sampled_from(["никакой", "долгая"]),
        "proof": st.none() | st.just("диплом"),
        "subjects": st.lists(st.sampled_from(["maths", "physics"]), min_size=1, unique=True),
        "lab": st.integers(1, 5),
        "why": st.just("тесно"),
    },
)


def ids(steps: object) -> list[str]:
    assert isinstance(steps, list)
    return [each.id for each in steps]


def test_a_step_is_asked_only_when_its_condition_is_met() -> None:
    assert ids(applicable_steps(ASKING, {})) == ["mentored", "subjects"]
    assert "story" in ids(applicable_steps(ASKING, {"mentored": True}))
    assert "story" not in ids(applicable_steps(ASKING, {"mentored": False}))
    assert "lab" in ids(applicable_steps(ASKING, {"subjects": ["maths", "physics"]}))
    assert "why" not in ids(applicable_steps(ASKING, {"subjects": ["physics"], "lab": 4}))
    assert "why" in ids(applicable_steps(ASKING, {"subjects": ["physics"], "lab": 2}))


def test_an_answer_to_a_step_that_is_not_asked_any_more_counts_for_nothing() -> None:
    answers = {"mentored": False, "story": "долгая", "subjects": ["maths"], "lab": 1}
    assert ids(applicable_steps(ASKING, answers)) == ["mentored", "subjects"]
    assert submitted(ASKING, answers) == {"mentored": False, "subjects": ["maths"]}


def test_a_skipped_step_meets_no_condition_and_is_not_handed_in() -> None:
    answers = {"mentored": True, "story": None, "subjects": ["maths"]}
    assert "proof" not in ids(applicable_steps(ASKING, answers))
    assert submitted(ASKING, answers) == {"mentored": True, "subjects": ["maths"]}


def test_progress_counts_only_the_steps_that_are_asked() -> None:
    assert progress(ASKING, {}, "subjects") == (2, 2)
    assert progress(ASKING, {"mentored": True}, "subjects") == (3, 3)
    assert progress(ASKING, {"mentored": True, "story": "долгая"}, "subjects") == (4, 4)


def test_the_way_forward_and_back_passes_the_same_steps() -> None:
    answers = {"mentored": True, "story": "долгая"}
    after = next_step(ASKING, answers, "story")
    assert after is not None
    assert after.id == "proof"
    assert step_before(ASKING, answers, "proof") == ASKING.by_id["story"]
    assert step_before(ASKING, answers, "mentored") is None
    assert next_step(ASKING, {"mentored": False}, "subjects") is None


def test_the_first_open_step_is_neither_answered_nor_skipped() -> None:
    assert first_open(ASKING, {"mentored": True, "story": "да", "proof": None}) == ASKING.by_id["subjects"]
    assert first_open(ASKING, {"mentored": False, "subjects": ["maths"]}) is None


@given(ANSWERS)
def test_progress_never_goes_back_on_the_way_forward(answers: dict[str, Any]) -> None:
    asked = ids(applicable_steps(ASKING, answers))
    numbers = [progress(ASKING, answers, each) for each in asked]
    assert numbers == [(place, len(asked)) for place in range(1, len(asked) + 1)]


@given(ANSWERS)
def test_the_steps_asked_depend_on_nothing_but_the_answers(answers: dict[str, Any]) -> None:
    asked = applicable_steps(ASKING, answers)
    assert applicable_steps(ASKING, dict(reversed(answers.items()))) == asked
    assert applicable_steps(ASKING, submitted(ASKING, answers)) == [
        each for each in asked if each in applicable_steps(ASKING, submitted(ASKING, answers))
    ]


@given(ANSWERS)
def test_handing_in_twice_hands_in_the_same(answers: dict[str, Any]) -> None:
    once = submitted(ASKING, answers)
    assert submitted(ASKING, once) == once
    assert submitted(ASKING, json.loads(json.dumps(answers))) == once


@given(ANSWERS)
def test_an_unchanged_form_keeps_every_answer(answers: dict[str, Any]) -> None:
    required = {key: value for key, value in answers.items() if value is not None or key == "proof"}
    assert keep_fitting(ASKING, required) == required


def test_a_changed_form_keeps_what_still_fits() -> None:
    changed = form(
        step("mentored", "yes_no"),
        step("story", "long_text"),
        step("subjects", "choices", options=SUBJECTS[:1]),
        step("lab", "number", min=1, max=2),
        step("new"),
        version=2,
    )
    old = {"mentored": True, "story": "долгая", "subjects": ["maths", "physics"], "lab": 5, "why": "тесно"}
    assert keep_fitting(changed, old) == {"mentored": True, "story": "долгая"}


@pytest.mark.parametrize(
    ("kind", "more", "good", "bad"),
    [
        ("text", {"max": 5}, "абвгд", "абвгде"),
        ("number", {"min": 0, "max": 3}, 0, True),
        ("scale", {"min": 1, "max": 5}, 5, 6),
        ("yes_no", {}, False, 0),
        ("choice", {"options": SUBJECTS}, "maths", "chemistry"),
        ("choice", {"options": SUBJECTS, "other": True}, {"other": "химия"}, {"another": "химия"}),
        ("choice", {"options": SUBJECTS, "other": "number", "min": 1, "max": 9}, "9", "10"),
        ("choices", {"options": SUBJECTS, "max": 1}, ["maths"], ["maths", "physics"]),
        ("person", {"source": "people"}, "17", 17),
        ("date", {}, "2026-09-01", 20260901),
        ("file", {}, {"file_id": "a", "name": "b", "size": 1}, "b"),
    ],
)
def test_a_value_fits_only_the_step_that_could_have_given_it(
    kind: str, more: dict[str, Any], good: object, bad: object
) -> None:
    asked = form(step("s", kind, **more)).by_id["s"]
    assert fits(asked, good)
    assert not fits(asked, bad)
