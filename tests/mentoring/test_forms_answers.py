"""A typed answer against its step."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.answers import Accepted, Parsed, Unsure, Wrong, check_date, is_limit, parse_answer, says_yes
from mentoring.forms import Form, Kind, Option, Step, fits

TODAY = date(2026, 9, 1)
SUBJECTS = [{"id": "maths", "label": "Математика"}, {"id": "physics", "label": "Физика"}]


def step(kind: str, **more: Any) -> Step:
    asked = {"id": "s", "kind": kind, "text": "Что?", "example": "пример", **more}
    return Form.model_validate({"id": "f", "version": 1, "title": "Анкета", "steps": [asked]}).steps[0]


def parsed(asked: Step, text: str, **more: Any) -> Parsed:
    return parse_answer(asked, text, today=TODAY, **more)


def wrong(asked: Step, text: str) -> str:
    answer = parsed(asked, text)
    assert isinstance(answer, Wrong)
    return answer.key


ONE = step("choice", options=SUBJECTS)
OWN = step("choice", options=SUBJECTS, other=True)
MANY = step("choices", options=SUBJECTS, other=True)
MINUTES = step("choice", options=[{"id": "45", "label": "45 минут"}], other="number", min=10, max=240)
YEARS = step("number", min=0, max=60)
DAY = step("date", not_before="today", not_after="+180d")


def test_words_are_kept_as_they_are_read() -> None:
    assert parsed(step("text"), " <b>&</script> ") == Accepted("<b>&</script>")
    assert parsed(step("long_text"), "раз\nдва") == Accepted("раз\nдва")


def test_a_text_must_have_its_length_and_words() -> None:
    assert parsed(step("text", max=10), "а" * 11) == Wrong("wrong-too-long", {"limit": 10, "length": 11})
    assert wrong(step("text"), "а" * 5_000) == "wrong-too-long"
    assert wrong(step("text", min=3), "аб") == "wrong-too-short"
    assert wrong(step("text", min_words=2), "Анна") == "wrong-few-words"
    assert wrong(step("text", letters=True), "Anna Kuznetsova 123") == "wrong-name-digits"
    assert parsed(step("long_text"), "а" * 3_000) == Accepted("а" * 3_000)


def test_the_beginning_of_an_option_ticks_it_in_a_list_too() -> None:
    planning = [{"id": "planning", "label": "Планирование уроков"}, {"id": "exams", "label": "Экзамены"}]
    asked = step("choices", options=planning, other=True)
    assert parsed(asked, "планирование") == Accepted(["planning"])
    assert parsed(asked, "планирование, экзамены, хор") == Accepted(["planning", "exams", {"other": "хор"}])


@pytest.mark.parametrize("kind", Kind)
def test_no_step_takes_an_empty_or_wordless_message(kind: Kind) -> None:
    asked = step(kind, options=SUBJECTS, min=1, max=10, other=kind is Kind.CHOICE)
    assert wrong(asked, "") == "wrong-empty"
    assert wrong(asked, "\u200b\u202e") == "wrong-empty"
    assert wrong(asked, "🙂") == "wrong-wordless"


def test_options_are_typed_by_label_and_number() -> None:
    assert parsed(ONE, "математика") == Accepted("maths")
    assert parsed(ONE, "2") == Accepted("physics")
    assert parsed(ONE, "мат") == Unsure(Option("maths", "Математика"))
    assert wrong(ONE, "химия") == "wrong-option"


def test_own_words_are_taken_where_they_are_allowed() -> None:
    assert parsed(OWN, "химия") == Accepted({"other": "химия"})
    assert wrong(OWN, "9") == "wrong-option-number"


def test_an_own_number_is_written_like_an_option() -> None:
    assert parsed(MINUTES, "45") == Accepted("45")
    assert parsed(MINUTES, "сорок минут") == Accepted("40")
    assert wrong(MINUTES, "5") == "wrong-range"
    assert wrong(MINUTES, "долго") == "wrong-number"


def test_several_options_are_typed_in_one_message() -> None:
    assert parsed(MANY, "физика, математика") == Accepted(["physics", "maths"])
    assert parsed(MANY, "1 2") == Accepted(["maths", "physics"])
    assert parsed(MANY, "1, химия; 1") == Accepted(["maths", {"other": "химия"}])
    assert parsed(step("choices", options=SUBJECTS), "1, химия") == Wrong(
        "wrong-option-named", {"words": "химия"}
    )


def test_numbers_have_limits() -> None:
    assert parsed(YEARS, "десять") == Accepted(10)
    assert parsed(YEARS, "-3") == Wrong("wrong-range", {"min": 0, "max": 60})
    assert wrong(YEARS, "много") == "wrong-number"


def test_dates_have_limits() -> None:
    assert parsed(DAY, "завтра") == Accepted("2026-09-02")
    assert wrong(DAY, "31.08.2026") == "wrong-date-past"
    assert wrong(DAY, "31.02") == "wrong-date-none"
    assert wrong(DAY, "десять") == "wrong-date"
    assert wrong(DAY, "01.09.2027") == "wrong-date-late"
    assert wrong(step("date", not_after="today"), "завтра") == "wrong-date-future"


def test_a_limit_may_be_an_earlier_answer() -> None:
    asked = step("date", not_before="starts_on")
    given_before = {"starts_on": "2026-10-01"}
    early = check_date(asked, date(2026, 9, 30), TODAY, given_before)
    assert early == Wrong("wrong-date-early", {"day": date(2026, 10, 1)})
    assert check_date(asked, date(2026, 10, 1), TODAY, given_before) is None
    assert check_date(asked, date(2026, 9, 30), TODAY, {}) is None


@pytest.mark.parametrize(
    ("words", "answer"),
    [("today", True), ("+30d", True), ("-3d", True), ("2026-09-01", True), ("завтра", False)],
)
def test_limits_are_written_in_few_ways(words: str, answer: bool) -> None:
    assert is_limit(words) is answer


@pytest.mark.parametrize(
    ("text", "answer"), [("Да!", True), ("неа", False), ("Yes", True), ("наверное", None)]
)
def test_yes_and_no_are_understood(text: str, answer: bool | None) -> None:
    assert says_yes(text) is answer
    expected = Wrong("wrong-yes-no") if answer is None else Accepted(answer)
    assert parsed(step("yes_no"), text) == expected


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Согласна", True), ("не согласен", False), ("I do not agree", False), ("I agree", True)],
)
def test_a_consent_is_given_in_plain_words(text: str, answer: bool) -> None:
    assert parsed(step("consent", document="d"), text) == Accepted(answer)


@pytest.mark.parametrize("text", ["да", "ладно", "ок", "наверное согласен"])
def test_a_consent_is_never_guessed(text: str) -> None:
    assert wrong(step("consent", document="d"), text) == "wrong-option"


def test_a_person_is_named_in_full_or_asked_about() -> None:
    people = [Option("1", "Петрова Анна"), Option("2", "Петров Антон")]
    asked = step("person", source="people")
    assert parsed(asked, "петрова анна", options=people) == Accepted("1")
    assert parsed(asked, "ант", options=people) == Unsure(people[1])
    assert parsed(asked, "пет", options=people) == Wrong("wrong-person")


KINDS = st.sampled_from(
    [ONE, OWN, MANY, MINUTES, YEARS, DAY, step("text"), step("long_text"), step("yes_no")]
)


@given(KINDS, st.text(max_size=300))
def test_whatever_is_typed_gets_an_answer_that_fits_and_survives_json(asked: Step, text: str) -> None:
    answer = parsed(asked, text)
    if isinstance(answer, Accepted):
        assert fits(asked, answer.value)
        assert json.loads(json.dumps(answer.value, ensure_ascii=False)) == answer.value
