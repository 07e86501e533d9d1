"""Saying things on a Telegram that asks to wait, breaks off, and refuses."""

import pytest

from bot.delivery import Delivery, Unreachable
from bot.pace import Pace
from handlers.screen import Button, Screen
from handlers.turn import Letter
from storage.records import Role
from tests.town import Town, Townsman, lay_school, settle_in


@pytest.fixture
async def anna(town: Town) -> Townsman:
    school = await lay_school(town)
    return await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)


def delivery(town: Town) -> Delivery:
    return town.app.outbox._delivery


async def test_after_429_the_message_comes_and_comes_once(town: Town, anna: Townsman) -> None:
    """Thirty refusals in a row: waiting is a loop, a recursion would grow with each of them."""
    town.exchange.faults.add("429", method="sendMessage", times=30, retry_after=7)
    await delivery(town).send_letter(anna.id, Letter(Screen("Пора!")))
    assert anna.heard == ["Пора!"]


async def test_everybody_waits_while_telegram_asks_to(town: Town, anna: Townsman) -> None:
    pace = delivery(town)._pace
    assert isinstance(pace, Pace)
    before = pace.rate
    town.exchange.faults.add("429", method="sendMessage", times=1, retry_after=7)
    await delivery(town).send_letter(anna.id, Letter(Screen("Пора!")))
    assert pace.rate < before


@pytest.mark.parametrize("kind", ["500", "drop_before"])
async def test_a_broken_connection_is_tried_again(town: Town, anna: Townsman, kind: str) -> None:
    town.exchange.faults.add(kind, method="sendMessage", times=2)
    await delivery(town).send_letter(anna.id, Letter(Screen("Пора!")))
    assert anna.heard == ["Пора!"]


async def test_who_has_blocked_the_bot_is_said_to_be_unreachable(town: Town, anna: Townsman) -> None:
    town.telegram.world.person(anna.id).blocked = True
    with pytest.raises(Unreachable):
        await delivery(town).send_letter(anna.id, Letter(Screen("Пора!")))


async def test_who_never_pressed_start_is_unreachable_too(town: Town, anna: Townsman) -> None:
    stranger = town.newcomer("Пётр")
    with pytest.raises(Unreachable):
        await delivery(town).send_letter(stranger.id, Letter(Screen("Пора!")))
    assert anna.heard == []


async def test_a_screen_arrives_with_all_kinds_of_buttons(town: Town, anna: Townsman) -> None:
    row = (
        Button("Дальше", intent="go1:menu", style="primary"),
        Button("Сайт", url="https://example.org/"),
        Button("Скопировать", copy="ABCD-EFGH"),
    )
    await delivery(town).send_letter(anna.id, Letter(Screen("<b>Экран</b>", (row,))))
    assert anna.heard == ["Экран"]
    assert anna.buttons == ["Дальше", "Сайт", "Скопировать"]


async def test_a_deleted_screen_is_sent_anew_after_a_tap(town: Town, anna: Townsman) -> None:
    await anna.says("/menu")
    shown = anna.messages[-1]
    town.telegram.tap(anna.id, message_id=shown.id, label="Помощь")
    shown.deleted = True
    await town.settles()
    anna.sees("Чем помогает бот")
