"""Buttons stay on the screen for ever: old, doubled and forged ones are answered kindly."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.forms.intents import Act, FormTap
from tests.handlers.forms.stage import Stage


async def test_a_double_tap_is_one_step(stage: Stage) -> None:
    await stage.begin("journal")
    tap = stage.intent("Разбор урока")
    await stage.presses(tap)
    await stage.presses(tap)
    assert stage.toast == "Уже принято."
    assert "Что сделали?" in stage.text
    assert await stage.answers() == {"topic": "lesson_review"}


async def test_a_button_of_an_earlier_question_shows_where_one_is(stage: Stage) -> None:
    await stage.begin("journal")
    old = stage.intent("Документы")
    await stage.taps("Разбор урока", "Составили план")
    await stage.presses(old)
    assert stage.toast == "Уже принято."
    assert "Когда встретимся снова?" in stage.text
    assert (await stage.answers())["topic"] == "lesson_review"


async def test_a_button_of_a_form_put_aside_takes_it_up_again(stage: Stage) -> None:
    await stage.begin("journal", context={"meeting": 1})
    await stage.taps("Разбор урока")
    old = stage.intent("Составили план")
    await stage.begin("missed", context={"meeting": 2})
    await stage.presses(old)
    assert "Когда встретимся снова?" in stage.text
    run = await stage.run()
    assert run is not None
    assert (run.form, run.context) == ("journal", {"meeting": 1})


async def test_a_button_of_a_form_that_is_gone_shows_the_open_one(stage: Stage) -> None:
    await stage.begin("journal")
    old = stage.intent("Разбор урока")
    await stage.asks(lambda turn: turn.desk.forms.forget(turn))
    await stage.begin("missed")
    await stage.presses(old)
    assert stage.toast == "Эта кнопка устарела. Вот свежий экран."
    assert "Почему не получилось встретиться?" in stage.text


async def test_without_an_open_form_an_old_button_says_where_to_go(stage: Stage) -> None:
    await stage.presses("f1:0a0b0c0d:3:o:5")
    assert stage.toast == "Эта кнопка устарела. Вот свежий экран."
    assert "/menu" in stage.text


@pytest.mark.parametrize("form_id", ["journal", "request", "new_pair", "meeting", "arrival"])
async def test_a_forged_button_answers_nothing(stage: Stage, form_id: str) -> None:
    for act, arg in product(Act, ("", "nobody", "-1", "9" * 9, "+nobody", "2026-13", "31.02", "~", "-~9")):
        await stage.begin(form_id)
        run = await stage.run()
        assert run is not None
        await stage.presses(FormTap(run.nonce, run.serial, act, arg).pack())
        now = await stage.run()
        assert stage.handed_in == []
        assert now is None or now.answers == {}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.text(max_size=40))
async def test_any_bytes_at_all_get_a_screen(stage: Stage, data: str) -> None:
    await stage.begin("journal")
    await stage.presses(f"f1:{data}")
    assert "О чём была встреча?" in stage.text
    assert stage.toast == "Эта кнопка устарела. Вот свежий экран."


@given(
    st.text("0123456789abcdef", min_size=8, max_size=8),
    st.integers(0, 10**9 - 1),
    st.sampled_from(Act),
    st.text(),
)
def test_a_button_says_again_what_was_put_into_it(run: str, serial: int, act: Act, arg: str) -> None:
    tap = FormTap(run, serial, act, arg)
    assert FormTap.unpack(tap.pack()) == tap
