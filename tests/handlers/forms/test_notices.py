"""One reminder of an unfinished form, and only while it is unfinished."""

from datetime import UTC, datetime, timedelta
from typing import Any

from handlers.forms.notices import KIND, duties, form_unfinished
from handlers.turn import Duty, Letter
from storage.engine import Tx
from storage.outbox import claim_due
from storage.records import Notice
from tests.handlers.forms.stage import Stage

NEXT_MORNING = datetime(2026, 9, 2, 7, 0, tzinfo=UTC)
"""Ten in the morning in Moscow."""


async def planned(stage: Stage) -> list[Notice]:
    async def work(tx: Tx) -> list[Notice]:
        return await claim_due(tx, stage.clock.now() + timedelta(days=60), timedelta(minutes=1), 10)

    return await stage.database.write(work)


async def said(stage: Stage, payload: Any) -> Letter | None:
    return await stage.asks(lambda turn: form_unfinished(turn, payload))


async def test_a_long_form_is_reminded_of_the_next_morning(stage: Stage) -> None:
    await stage.begin("request")
    (notice,) = await planned(stage)
    run = await stage.run()
    assert run is not None
    assert (notice.kind, notice.due_at) == (KIND, NEXT_MORNING)
    assert notice.payload == {"form": "request", "nonce": run.nonce}
    assert notice.dedup_key == f"form_unfinished:{notice.person_id}:{run.nonce}"


async def test_a_short_form_is_not_reminded_of(stage: Stage) -> None:
    await stage.begin("journal")
    assert await planned(stage) == []


async def test_coming_back_to_a_form_plans_nothing_more(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика")
    await stage.taps("Отложить")
    await stage.begin("request")
    await stage.taps("Продолжить")
    assert len(await planned(stage)) == 1


async def test_the_reminder_says_where_one_stopped_and_leads_there(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика")
    await stage.taps("Отложить")
    (notice,) = await planned(stage)
    letter = await said(stage, notice.payload)
    assert letter is not None
    assert letter.screen is not None
    assert "«Запрос наставляемого»" in letter.screen.text
    assert "вопросе 2 из 10" in letter.screen.text
    await stage.presses(letter.screen.rows[0][0].intent)
    assert "Какая у вас должность?" in stage.text


async def test_the_button_of_a_reminder_works_after_one_has_gone_on(stage: Stage) -> None:
    await stage.begin("request")
    (notice,) = await planned(stage)
    letter = await said(stage, notice.payload)
    await stage.taps("Начать")
    await stage.says("математика")
    assert letter is not None
    assert letter.screen is not None
    await stage.presses(letter.screen.rows[0][0].intent)
    assert stage.toast == ""
    assert "Какая у вас должность?" in stage.text


async def test_a_form_sent_or_deleted_is_not_reminded_of(stage: Stage) -> None:
    await stage.begin("request")
    (notice,) = await planned(stage)
    await stage.asks(lambda turn: turn.desk.forms.forget(turn))
    assert await said(stage, notice.payload) is None


async def test_an_unfinished_form_is_a_duty_with_a_button(stage: Stage) -> None:
    await stage.begin("request")
    assert await stage.asks(duties) == []
    await stage.taps("Начать")
    await stage.says("математика")
    await stage.asks(lambda turn: turn.desk.forms.shelve(turn))
    found: list[Duty] = await stage.asks(duties)
    assert [duty.text for duty in found] == ["Не закончено: «Запрос наставляемого», вопрос 2 из 10."]
    assert found[0].button.label == "Продолжить: Запрос наставляемого"
    await stage.presses(found[0].button.intent)
    assert "Какая у вас должность?" in stage.text
