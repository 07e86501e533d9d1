"""A whole programme as a script: a school, three pairs, weeks of meetings, the final survey."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.exchange import Exchange
from tests.e2e.answers import questionnaire_steps, request_steps, survey_steps
from tests.e2e.townsfolk import Townsman

ZONE = ZoneInfo("Europe/Moscow")
LINK = re.compile(r"https://t\.me/\S+\?start=\w+")
WALK = 60.0
"""Seconds for a walk of the clock with all its deaths."""
HOURS = ("14:00", "15:30", "16:15")
LAST_DAY = "15 ноября"

HALF = 5
"""So far somebody comes who leaves the request unfinished."""


@dataclass(slots=True)
class Couple:
    """A mentor and a mentee; `hour` is when they meet."""

    mentor: Townsman
    mentee: Townsman
    hour: str


@dataclass(slots=True)
class Programme:
    """Who takes part, and what one scene leaves to the next. `rounds` counts weeks with meetings."""

    exchange: Exchange
    olga: Townsman
    couples: tuple[Couple, ...]
    links: dict[str, str] = field(default_factory=dict)
    invitations: int = 0
    rounds: int = 0

    @property
    def lazy(self) -> Townsman:
        """The mentee who leaves things unfinished until reminded."""
        return self.couples[-1].mentee

    @property
    def silent(self) -> Townsman:
        """The mentor who never answers the survey."""
        return self.couples[-1].mentor

    @property
    def members(self) -> list[Townsman]:
        return [one for couple in self.couples for one in (couple.mentor, couple.mentee)]

    # The clock

    async def reaches(self, moment: str) -> None:
        """The school's clock goes to a day and hour such as 2026-09-11 09:30."""
        clock = self.exchange.clock
        clock.jump(datetime.fromisoformat(moment).replace(tzinfo=ZONE))
        assert await clock.settled(WALK), f"the clock stands at {clock.now()}, not at {clock.target}"

    # The scenes

    async def founding(self) -> None:
        """The first curator comes, the school's card is filled in, two links are made."""
        olga = self.olga
        await olga.reaches(olga.says("/start"), "Вы будете куратором", label="Продолжить")
        await self.arrives(olga, await olga.sees("Вы будете куратором", label="Продолжить"), "Продолжить")
        await olga.reaches(olga.says("/school"), "Как называется ваша школа")
        await olga.fills(
            ("Как называется ваша школа", "МБОУ «Школа № 12»"),
            ("В каком городе", "Светлые Ключи"),
            ("По какому времени", "Москва"),
            ("На какой учебный год", "[2026/27]"),
            ("Когда программа заканчивается", "31 мая"),
            ("проверьте ответы", "[Сохранить]"),
        )
        await olga.result("МБОУ «Школа № 12»", "2026/27")
        self.links["mentor"] = await self.invites("[Наставника]")
        self.links["mentee"] = await self.invites("[Наставляемого]")

    async def arrives(self, who: Townsman, greeting: Any, label: str = "Это я") -> None:
        await who.reaches(who.taps(greeting, label), "Можно ли школе хранить")
        await who.fills(("Можно ли школе хранить", "[Даю согласие]"), ("Как вас зовут", who.full_name))
        await who.result("добро пожаловать")

    async def invites(self, role: str) -> str:
        """A link; when its only showing was lost, another invitation is made."""
        olga, found = self.olga, None
        while found is None:
            listed = await olga.reaches(olga.says("/invite"), "риглашения", label="Новое приглашение")
            await olga.reaches(olga.taps(listed, "Новое приглашение"), "Кого вы приглашаете")
            await olga.fills(
                ("Кого вы приглашаете", role),
                ("Для кого приглашение", "[Пропустить]"),
                ("Сколько дней", "[14 дней]"),
                ("Сколько человек смогут войти", "[5 человек]"),
            )
            self.invitations += 1
            found = await olga.result("готово", "Код, если ссылка не открывается")
        link = LINK.search(str(found.data["text"]))
        assert link is not None
        return link[0]

    async def gathering(self) -> None:
        """Everybody comes at once and says what is needed or offered; the curator reads as it comes in."""
        come = [self.comes_as_mentor(couple.mentor) for couple in self.couples]
        come += [self.comes_as_mentee(couple.mentee) for couple in self.couples]
        ready = [one for one in self.members if one is not self.lazy]
        await asyncio.gather(*come, self.approves(ready))

    async def comes_as_mentee(self, ivan: Townsman) -> None:
        greeting = await ivan.reaches(ivan.opens(self.links["mentee"]), "приглашает вас", label="Это я")
        await self.arrives(ivan, greeting)
        steps = request_steps(ivan)
        await ivan.reaches(ivan.says("/request"), steps[0][0], label="Начать")
        if ivan is not self.lazy:
            await ivan.fills(*steps)
            await ivan.result("Запрос отправлен куратору")
            return
        await ivan.fills(*steps[:HALF])
        await ivan.sees(steps[HALF][0])

    async def comes_as_mentor(self, anna: Townsman) -> None:
        greeting = await anna.reaches(anna.opens(self.links["mentor"]), "приглашает вас", label="Это я")
        await self.arrives(anna, greeting)
        steps = questionnaire_steps(anna)
        await anna.reaches(anna.says("/questionnaire"), steps[0][0], label="Начать")
        await anna.fills(*steps)
        await anna.result("Анкета отправлена куратору")

    async def approves(self, people: list[Townsman]) -> None:
        """Whoever has sent something is taken into the bank, in the order of the curator's list."""
        olga = self.olga
        for one in people:
            letter = await olga.sees("ждёт решения", one.full_name, label="Открыть карточку", since=0)
            card = await olga.reaches(olga.taps(letter, "Открыть карточку"), one.full_name, label="Одобрить")
            await olga.lands(olga.taps(card, "Одобрить"), one.full_name, "в банке")

    async def resuming(self) -> None:
        """The next morning the bot reminds whoever has stopped half-way."""
        lazy, before = self.lazy, self.exchange.events.seq
        await self.reaches("2026-09-02 10:05")
        reminder = await lazy.sees("Вы начали и не закончили", label="Продолжить", since=before)
        steps = request_steps(lazy)[HALF:]
        await lazy.reaches(lazy.taps(reminder, "Продолжить"), steps[0][0])
        await lazy.fills(*steps)
        await lazy.result("Запрос отправлен куратору")
        await self.approves([lazy])

    async def matching(self) -> None:
        """Three pairs are proposed; one person answers only when reminded."""
        before = self.exchange.events.seq
        quick = [one for one in self.members if one is not self.lazy]
        await asyncio.gather(
            self.proposes_all(), *(self.agrees(one, "Куратор предлагает вам пару", before) for one in quick)
        )
        await self.orders(self.couples[:-1])
        await self.reaches("2026-09-05 10:05")
        await self.agrees(self.lazy, "Вы ещё не ответили", before)
        await self.orders(self.couples[-1:])

    async def proposes_all(self) -> None:
        olga = self.olga
        for couple in self.couples:
            listed = await olga.reaches(olga.says("/pairs"), "Пары", label="Создать пару")
            await olga.reaches(olga.taps(listed, "Создать пару"), "Кому нужен наставник")
            await olga.fills(
                ("Кому нужен наставник", f"[{couple.mentee.short_name}]"),
                ("Кто будет наставником", f"[{couple.mentor.short_name}]"),
                ("Когда пара начинает", "[Сегодня]"),
                ("Когда пара заканчивает", LAST_DAY),
                ("проверьте ответы", "[Предложить пару]"),
            )
            await olga.result("бот спросил обоих", couple.mentor.short_name)

    async def agrees(self, one: Townsman, words: str, since: int) -> None:
        letter = await one.sees(words, label="Да, работаем вместе", since=since)
        await one.lands(one.taps(letter, "Да, работаем вместе"), "Настав")

    async def orders(self, couples: tuple[Couple, ...]) -> None:
        olga = self.olga
        for couple in couples:
            letter = await olga.sees(
                "Подготовьте приказ", couple.mentor.short_name, label="Отметить приказ", since=0
            )
            await olga.reaches(olga.taps(letter, "Отметить приказ"), "Какой номер у приказа")
            await olga.fills(
                ("Какой номер у приказа", order_of(couple)),
                ("Какого числа подписан", "[Сегодня]"),
                ("проверьте ответы", "[Отметить приказ]"),
            )
            await olga.result("Приказ отмечен", couple.mentor.short_name)

    async def meeting(self, enough: Callable[[], bool], most: int) -> None:
        """Week after week: reminders, a meeting, the journal, the next date; until it is enough."""
        await asyncio.gather(*(self.first_meeting(couple) for couple in self.couples))
        for day in ("2026-09-11", *weeks_after("2026-09-11", most - 1)):
            before = self.exchange.events.seq
            await self.reaches(f"{day} 09:30")
            self.rounds += 1
            last = enough() or self.rounds == most
            await asyncio.gather(*(self.records(couple, before, last=last) for couple in self.couples))
            if last:
                return

    async def first_meeting(self, couple: Couple) -> None:
        anna, before = couple.mentor, self.exchange.events.seq
        await anna.reaches(anna.says("/meet"), "Когда встретимся")
        await anna.fills(
            ("Когда встретимся", "четверг"),
            ("Во сколько", couple.hour),
            ("Сколько времени", "[45 минут]"),
            ("Где встретимся", "[В кабинете]"),
            ("проверьте ответы", "[Предложить]"),
        )
        await anna.result("Спросили")
        await self.confirms(couple, before)

    async def confirms(self, couple: Couple, since: int) -> None:
        ivan = couple.mentee
        letter = await ivan.sees("Вам предлагают встречу", label="Подходит", since=since)
        await ivan.lands(ivan.taps(letter, "Подходит"), "Договорились")
        for one in (couple.mentor, ivan):
            await one.sees("Договорились о встрече", since=since)

    async def records(self, couple: Couple, since: int, *, last: bool) -> None:
        """Both were reminded; the mentor writes down what was done."""
        anna = couple.mentor
        for one in (anna, couple.mentee):
            await one.sees(
                "Напоминание о встрече", couple.mentee.short_name if one is anna else "", since=since
            )
        letter = await anna.sees("Удалось встретиться", label="Да, встретились", since=since)
        before = self.exchange.events.seq
        await anna.reaches(anna.taps(letter, "Да, встретились"), "О чём была встреча")
        await anna.fills(
            ("О чём была встреча", "[Работа с классом]"),
            ("Что сделали", "[Нашли решение]"),
            ("Когда встретимся снова", "[Пропустить]" if last else "четверг"),
        )
        await anna.result("Записали, спасибо")
        if not last:
            await self.confirms(couple, before)

    async def ending(self) -> None:
        """The pairs' term is over: everybody is asked, one is reminded, one never answers."""
        before = self.exchange.events.seq
        await self.reaches("2026-11-16 09:00")
        at_once = [one for one in self.members if one not in (self.lazy, self.silent)]
        await asyncio.gather(*(self.answers(one, "Как прошла работа в паре", before) for one in at_once))
        await self.reaches("2026-11-19 10:05")
        await self.answers(self.lazy, "Опрос ещё ждёт вас", before)
        await self.reaches("2026-12-01 09:00")

    async def answers(self, one: Townsman, words: str, since: int) -> None:
        letter = await one.sees(words, label="Ответить", since=since)
        steps = survey_steps(is_mentor=any(couple.mentor is one for couple in self.couples))
        await one.reaches(one.taps(letter, "Ответить"), steps[0][0], label="Начать")
        await one.fills(*steps)
        await one.result("Спасибо, ответы сохранены")


def order_of(couple: Couple) -> str:
    return f"{couple.mentor.id}-од"


def weeks_after(day: str, count: int) -> list[str]:
    first = datetime.fromisoformat(day).toordinal()
    return [datetime.fromordinal(first + 7 * week).date().isoformat() for week in range(1, count + 1)]
