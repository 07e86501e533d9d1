"""A pair at work and its personal programme, for conversations about it."""

from datetime import date
from typing import Any

from storage.plans import Plan, PlanItem, items_of_plans, plans_of_pairs
from storage.records import PlanState
from tests.handlers.meeting_samples import Couple
from tests.town import Townsman


async def drafts(who: Townsman, *tasks: str) -> None:
    """Through the screens: what was asked for is ticked already, then the tasks by their numbers."""
    await who.says("/plan")
    await who.taps("Готово")
    for number in tasks or ("1", "3"):
        await who.taps(f"☐ {number}")
    await who.taps("Готово")


async def plan_of(couple: Couple) -> Plan:
    """What the database holds."""

    async def read(tx: Any) -> Any:
        return (await plans_of_pairs(tx, [couple.pair.id]))[couple.pair.id]

    found: Plan = await couple.town.data(read)
    return found


async def items_of(couple: Couple) -> list[PlanItem]:
    """The items by date."""
    plan = await plan_of(couple)

    async def read(tx: Any) -> Any:
        return (await items_of_plans(tx, [plan.id])).get(plan.id, [])

    found: list[PlanItem] = await couple.town.data(read)
    return found


async def state_of(couple: Couple) -> PlanState:
    return (await plan_of(couple)).state


async def days_of(couple: Couple) -> list[date]:
    return [item.due_on for item in await items_of(couple)]


async def approved(couple: Couple) -> None:
    """Drafted by the mentor, sent, approved by the curator."""
    await drafts(couple.olga)
    await couple.olga.taps("Отправить куратору")
    await couple.vera.taps("Открыть программу")
    await couple.vera.taps("Одобрить")
    couple.vera.sees("Одобрено")


async def ticks(who: Townsman, number: str, words: str = "Посетили урок, взяли два приёма") -> None:
    """Through the screens, from /plan to the tick, without a file."""
    await who.says("/plan")
    await who.taps(number)
    await who.taps("Сделано")
    await who.says(words)
    await who.taps("Пропустить")
