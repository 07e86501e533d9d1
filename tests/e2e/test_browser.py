"""The sandbox's page in headless Chromium, beside a demo in a process of its own.

Everything is clicked and typed as a newcomer would: the curator, the mentee, and a mentor of the school whose
telephone is put on the page.
"""

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.processes import nastavnik
from tests.e2e.webdriver import ENTER, Browser, browser

CURATOR, MENTEE = 1001, 1003
MENTOR = "Мария Белова"
PICTURES = os.environ.get("NASTAVNIK_SCREENSHOTS", "")
"""The folder for screenshots; without it none are taken."""


@dataclass(slots=True)
class Phone:
    """One telephone on the page."""

    window: Browser
    person: int

    @property
    def place(self) -> str:
        return f'//section[@id="phone-{self.person}"]'

    def starts(self) -> None:
        self.window.click(f'{self.place}//button[normalize-space()="Начать"]')

    def says(self, text: str) -> None:
        self.window.types(f"{self.place}//textarea", text + ENTER)

    def taps(self, label: str) -> None:
        """The newest inline button with these words."""
        words = f'contains(normalize-space(), "{label}")'
        self.window.click(f'{self.place}//button[contains(@class, "inline-button")][{words}]')

    def sees(self, *words: str) -> None:
        """A message of the bot with all these words."""
        fits = "".join(f'[contains(normalize-space(), "{word}")]' for word in words)
        self.window.find(f'{self.place}//article[contains(@class, "bot")]{fits}')

    def fills(self, *steps: tuple[str, ...]) -> None:
        """Questions with their answers: `[words]` are a button, others are typed."""
        for question, *answers in steps:
            self.sees(question)
            for answer in answers:
                if answer.startswith("["):
                    self.taps(answer[1:-1])
                else:
                    self.says(answer)


async def test_a_newcomer_plays_from_the_invitation_to_the_reminder(tmp_path: Path) -> None:
    async with nastavnik("demo", "--no-browser", folder=tmp_path) as demo:
        url = (await demo.line_with("http://")).rpartition(" ")[2]
        await asyncio.to_thread(play, url, tmp_path / "profile")


def play(url: str, profile: Path) -> None:
    with browser(profile) as window:
        window.open(url)
        curator, mentee = Phone(window, CURATOR), Phone(window, MENTEE)
        come_as_curator(curator)
        invite(curator)
        open_link(window)
        ask_for_help(mentee)
        approve(curator, mentee)
        mentor = add_phone(window)
        pair(curator, mentee, mentor)
        meet(mentee, mentor)
        window.click('//button[@data-jump="day"]')
        for phone in (mentee, mentor):
            phone.sees("Напоминание о встрече", "15:30")
        assert window.complaints() == []


def come_as_curator(curator: Phone) -> None:
    curator.starts()
    curator.taps("Это я")
    curator.fills(
        ("Можно ли школе хранить", "[Согласен]"),
        ("Как вас зовут", "Лебедева Ольга Павловна"),
    )
    curator.sees("добро пожаловать", "куратор")


def invite(curator: Phone) -> None:
    curator.says("/invite")
    curator.taps("Новое приглашение")
    curator.fills(
        ("Кого вы приглашаете", "[Наставляемого]"),
        ("Для кого приглашение", "[Пропустить]"),
        ("Сколько дней", "[14 дней]"),
        ("Сколько человек смогут войти", "[1 человек]"),
    )
    curator.sees("Приглашение для наставляемого готово")


def open_link(window: Browser) -> None:
    """A press on the curator's link opens it in the mentee's telephone."""
    window.click(f'{Phone(window, CURATOR).place}//a[contains(., "start=")]')
    window.click('//dialog//button[contains(normalize-space(), "Иван Морозов")]')


def ask_for_help(mentee: Phone) -> None:
    mentee.sees("приглашает вас", "наставляемого")
    mentee.taps("Это я")
    mentee.fills(
        ("Можно ли школе хранить", "[Согласен]"),
        ("Как вас зовут", "Морозов Иван Андреевич"),
        ("добро пожаловать", "[Мой запрос]"),
        ("Запрос наставляемого", "[Начать]"),
        ("Какой предмет", "физика"),
        ("Какая у вас должность", "учитель"),
        ("Сколько лет", "1"),
        ("С чем вам нужна помощь", "[Планирование уроков]"),
        ("С чем вам нужна помощь", "[Готово (1)]"),
        ("Чего вы хотите добиться", "Научиться планировать уроки."),
        ("Записано", "[Готово]"),
        ("Как вам удобнее работать", "[Один на один]"),
        ("Встречаться лично", "[Очно]"),
        ("Когда вам удобно", "[Вт день]"),
        ("Когда вам удобно", "[Готово (1)]"),
        ("Кого вы хотели бы видеть", "[Пропустить]"),
        ("с кем вам не хотелось бы", "[Пропустить]"),
        ("проверьте ответы", "[Отправить]"),
    )
    mentee.sees("Запрос отправлен куратору")


def approve(curator: Phone, mentee: Phone) -> None:
    curator.sees("ждёт решения", "Морозов Иван Андреевич")
    curator.taps("Открыть карточку")
    curator.fills(("Научиться планировать уроки", "[Одобрить]"))
    mentee.sees("Запрос одобрен")


def add_phone(window: Browser) -> Phone:
    """One more telephone on the page: a mentor who was in the school before."""
    window.click('//button[@id="add-phone"]')
    window.click(f'//dialog//button[contains(normalize-space(), "{MENTOR}")]')
    place = f'//section[contains(@class, "phone")][.//h2[normalize-space()="{MENTOR}"]]'
    found = window.find(place)
    return Phone(window, int(window.attribute(found, "data-person")))


def pair(curator: Phone, mentee: Phone, mentor: Phone) -> None:
    curator.taps("Создать пару")
    curator.fills(
        ("Кому нужен наставник", "[Морозов]"),
        ("Кто будет наставником", "[Белова]"),
        ("Когда пара начинает", "[Сегодня]"),
        ("Когда пара заканчивает", "31 мая"),
        ("проверьте ответы", "[Отправить]"),
    )
    for member in (mentee, mentor):
        member.sees("Куратор предлагает вам пару")
        member.taps("Согласен")
    curator.taps("Отметить приказ")
    curator.fills(
        ("Какой номер у приказа", "57-од"),
        ("Какого числа подписан", "[Сегодня]"),
        ("проверьте ответы", "[Отправить]"),
    )
    mentee.sees("Пара закреплена приказом", "Белова")


def meet(mentee: Phone, mentor: Phone) -> None:
    mentee.taps("Предложить встречу")
    mentee.fills(
        ("Когда встретимся", "завтра"),
        ("Во сколько", "[15:30]"),
        ("Сколько времени", "[45 минут]"),
        ("Где встретимся", "[В кабинете]"),
    )
    mentor.sees("Вам предлагают встречу", "15:30")
    mentor.taps("Подходит")
    mentee.sees("Договорились о встрече", "15:30")
