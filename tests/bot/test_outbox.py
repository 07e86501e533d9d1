"""What the bot says by itself: at a sane hour, only if it is still true, never lost, hardly ever twice."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from bot.delivery import Delivery
from bot.outbox import TRIES
from handlers.screen import Screen
from handlers.turn import Attachment, Letter, Turn
from storage.engine import Tx
from storage.outbox import free_leases, plan_notice
from storage.people import change_person, find_account
from storage.records import OutboxState, Role
from storage.tables import outbox
from tests.town import Town, Townsman, lay_school, settle_in

EVENING = datetime(2026, 9, 1, 18, 30, tzinfo=UTC)
"""Half past nine in the evening in Moscow."""


class Killed(BaseException):
    """The process dies here."""


@pytest.fixture
async def anna(town: Town) -> Townsman:
    school = await lay_school(town)
    return await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)


async def greeting(_turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    return Letter(Screen("Пора!")) if payload["true"] else None


@pytest.fixture(autouse=True)
def kinds(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """One kind that is told at once, one that waits for the morning."""
    renderers = {"told": greeting, "meeting_reminder": greeting}
    monkeypatch.setattr(town.app.outbox, "_renderers", renderers)


async def plan(town: Town, person: Townsman, kind: str = "told", *, true: bool = True, **when: Any) -> None:
    now = town.clock.now()
    await town.app.database.write(
        partial(
            plan_notice,
            person_id=person.person_id,
            school_id=None,
            kind=kind,
            dedup_key=f"{kind}:{person.id}",
            payload={"true": true},
            now=now,
            **{"due_at": now, **when},
        )
    )


async def state(town: Town) -> OutboxState:
    found: OutboxState = await town.data(lambda tx: tx.scalar(select(outbox.c.state)))
    return found


async def test_a_notice_is_sent_once(town: Town, anna: Townsman) -> None:
    await plan(town, anna)
    await town.settles()
    await town.settles()
    assert anna.heard == ["Пора!"]
    assert await state(town) is OutboxState.SENT


async def test_what_is_no_longer_true_is_not_said(town: Town, anna: Townsman) -> None:
    await plan(town, anna, true=False)
    await town.settles()
    assert anna.heard == []
    assert await state(town) is OutboxState.DROPPED


async def test_what_has_expired_is_not_said(town: Town, anna: Townsman) -> None:
    await plan(town, anna, expires_at=town.clock.now())
    await town.settles()
    assert anna.heard == []
    assert await state(town) is OutboxState.DROPPED


async def test_a_reminder_waits_for_the_morning(town: Town, anna: Townsman) -> None:
    await town.reaches(EVENING)
    await plan(town, anna, "meeting_reminder")
    await town.settles()
    assert anna.heard == []
    await town.reaches(datetime(2026, 9, 2, 4, 59, tzinfo=UTC))
    assert anna.heard == []
    await town.reaches(datetime(2026, 9, 2, 5, 0, tzinfo=UTC))
    assert anna.heard == ["Пора!"]


async def test_a_reminder_waits_for_monday(town: Town, anna: Townsman) -> None:
    await town.reaches(datetime(2026, 9, 6, 8, 0, tzinfo=UTC))
    await plan(town, anna, "meeting_reminder")
    await town.settles()
    assert anna.heard == []
    await town.reaches(datetime(2026, 9, 7, 5, 0, tzinfo=UTC))
    assert anna.heard == ["Пора!"]


async def test_a_reminder_that_would_come_too_late_comes_at_once(town: Town, anna: Townsman) -> None:
    await town.reaches(EVENING)
    await plan(town, anna, "meeting_reminder", expires_at=EVENING + timedelta(hours=1))
    await town.settles()
    assert anna.heard == ["Пора!"]


async def test_what_a_person_has_just_done_is_told_at_any_hour(town: Town, anna: Townsman) -> None:
    await town.reaches(EVENING)
    await plan(town, anna)
    await town.settles()
    assert anna.heard == ["Пора!"]


async def test_a_pause_is_respected(town: Town, anna: Townsman) -> None:
    back = datetime(2026, 9, 10, tzinfo=UTC).date()
    await town.app.database.write(partial(change_person, person_id=anna.person_id, paused_until=back))
    await plan(town, anna, "meeting_reminder")
    await town.passes(days=8)
    assert anna.heard == []
    await town.passes(days=2)
    assert anna.heard == ["Пора!"]


async def test_a_blocked_bot_is_noticed_and_not_tried_again(town: Town, anna: Townsman) -> None:
    town.telegram.world.person(anna.id).blocked = True
    await plan(town, anna)
    await town.settles()
    assert await state(town) is OutboxState.FAILED
    account = await town.data(lambda tx: find_account(tx, "telegram", str(anna.id)))
    assert account.reachable is False


async def test_telegram_down_for_a_while_loses_nothing(town: Town, anna: Townsman) -> None:
    town.exchange.faults.add("500", method="sendMessage", times=7)
    await plan(town, anna)
    await town.settles()
    assert anna.heard == []
    await town.passes(minutes=5)
    assert anna.heard == ["Пора!"]


async def test_what_can_never_be_sent_becomes_a_visible_failure(
    town: Town, anna: Townsman, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_turn: Turn, _payload: Mapping[str, Any]) -> Letter | None:
        raise LookupError("on purpose")

    monkeypatch.setattr(town.app.outbox, "_renderers", {"told": broken})
    await plan(town, anna)
    await town.settles()
    await town.passes(hours=TRIES)
    assert await state(town) is OutboxState.FAILED


async def test_a_fall_between_send_and_mark_repeats_one_message(
    town: Town, anna: Townsman, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Delivery.send_letter

    async def fall(self: Delivery, chat: int, letter: Letter) -> None:
        await real(self, chat, letter)
        raise Killed

    await plan(town, anna)
    with monkeypatch.context() as patch:
        patch.setattr(Delivery, "send_letter", fall)
        with pytest.raises(Killed):
            await town.settles()
    await town.settles()
    assert anna.heard == ["Пора!"]
    await town.app.database.write(free_leases)
    await town.settles()
    assert anna.heard == ["Пора!", "Пора!"]
    assert await state(town) is OutboxState.SENT


async def test_a_file_is_made_and_sent_with_its_name(
    town: Town, anna: Townsman, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def paper(_turn: Turn, _payload: Mapping[str, Any]) -> Letter | None:
        return Letter(attachments=(Attachment("Приказ.txt", lambda: "Приказ".encode(), caption="Вот"),))

    monkeypatch.setattr(town.app.outbox, "_renderers", {"told": paper})
    await plan(town, anna)
    await town.settles()
    message = anna.messages[-1]
    assert message.data["document"]["file_name"] == "Приказ.txt"
    assert message.data["caption"] == "Вот"


async def test_the_payload_is_wiped_when_all_is_said(town: Town, anna: Townsman) -> None:
    await plan(town, anna)
    await town.settles()

    async def payload(tx: Tx) -> Any:
        return await tx.scalar(select(outbox.c.payload))

    assert await town.data(payload) == {}
