"""The sandbox's page in headless Chromium, beside a demo in a process of its own.

Everything is clicked and typed in three telephones as a newcomer would, led by the tour.
"""

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.processes import nastavnik
from tests.e2e.webdriver import ENTER, Browser, browser

HEROES = (1001, 1002, 1003)
"""Curator, mentor, mentee."""
NARROW = (390, 844)
LARGEST_PICTURE = 300_000
AT_HAND = ("dialog .actions", '[data-jump="september"]', '[data-jump="next"]', "#tools :last-child")
"""What is never beyond the edge of the window."""
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
        curator, mentor, mentee = (Phone(window, person) for person in HEROES)
        whoever_opens_the_page_knows_what_it_is(window)
        the_page_changes_its_language_with_the_newcomers(window)
        come_as_curator(curator)
        invite(curator, "Наставляемого", mentee)
        ask_for_help(mentee)
        approve(curator, "Научиться планировать уроки", mentee, "Запрос одобрен")
        invite(curator, "Наставника", mentor)
        offer_help(mentor)
        approve(curator, "Согласие быть наставником", mentor, "Анкета одобрена")
        pair(curator, mentee, mentor)
        assert done_steps(window) == 5
        meet(mentee, mentor)
        window.find('//button[@data-jump="next"][not(@disabled)]')
        window.click('//button[@data-jump="day"]')
        for phone in (mentee, mentor):
            phone.sees("Напоминание о встрече", "15:30")
        window.click('//button[@data-jump="day"]')
        mentor.sees("Удалось встретиться")
        somebody_else_opens_the_page(window)
        take_pictures(window, curator)
        assert window.complaints() == []


def whoever_opens_the_page_knows_what_it_is(window: Browser) -> None:
    """Words on the page itself, the year of the next September, and nothing for developers but their fold."""
    window.find('//h1[contains(., "Бот «Наставник»: попробуйте без Telegram")]')
    window.find('//button[@data-jump="september"][contains(., "2027")]')
    told = window.text()
    assert "Это телефон наставника. Он ждёт приглашения" in told
    for puzzle in ("Вызовы", "Сбои", "×60", "заявки"):
        assert puzzle not in told
    window.click('//button[@id="add-phone"]')
    window.find('//dialog//button[contains(., "Наставляемая, музыка · запрос вернули на правку")]')
    for size in ((1440, 900), NARROW):
        window.resize(*size)
        for place in (
            "dialog .actions",
            '[data-jump="september"]',
            '[data-jump="next"]',
            "#tools :last-child",
        ):
            assert lies_inside(window, place), (size, place)
    window.resize(1440, 900)
    window.click('//dialog//button[normalize-space()="Отмена"]')


def the_page_changes_its_language_with_the_newcomers(window: Browser) -> None:
    """The bot speaks to each telephone in its own language, so the page alone would be half a translation."""
    for button, title, language in (("EN", "The bot “Наставник”", "en"), ("RU", "Бот «Наставник»", "ru")):
        window.click(f'//button[normalize-space()="{button}"]')
        window.find(f'//h1[contains(., "{title}")]')
        people = window.script(
            "const ask = new XMLHttpRequest(); ask.open('GET', '/sim/state', false); ask.send();"
            "return JSON.parse(ask.responseText).people"
        )
        assert {one["language_code"] for one in people if not one["started"]} == {language}


def lies_inside(window: Browser, selector: str) -> bool:
    """Is the whole element within the window?"""
    box = window.script(f"return document.querySelector('{selector}').getBoundingClientRect().toJSON()")
    size = window.script("return [innerWidth, innerHeight]")
    return bool(box["left"] >= 0 and box["right"] <= size[0] and box["top"] >= 0 and box["bottom"] <= size[1])


def a_week_stays_in_its_row(window: Browser) -> None:
    """In the narrowest telephone that four of them leave."""
    window.script("for (const one of document.querySelectorAll('.phone')) one.style.maxWidth = '292px'")
    tops = window.script(
        "return [...document.querySelectorAll('.keyboard-row')].filter((row) => row.children.length === 7)"
        ".map((row) => new Set([...row.children].map((one) => one.getBoundingClientRect().top)).size)"
    )
    window.script("for (const one of document.querySelectorAll('.phone')) one.style.maxWidth = ''")
    assert len(tops) >= 5
    assert set(tops) == {1}


def somebody_else_opens_the_page(window: Browser) -> None:
    """Another browser remembers nothing; the tour finds in the chats what was played."""
    done = done_steps(window)
    window.script("localStorage.clear(); location.reload()")
    window.find('//li[@class="done"]')
    assert done_steps(window) == done


def done_steps(window: Browser) -> int:
    """How many steps of the tour are ticked."""
    return int(window.script("return document.querySelectorAll('.tour-steps .done').length"))


def take_pictures(window: Browser, curator: Phone) -> None:
    """The page as README shows it, if a folder for it is named; narrow too, where nothing may stick out."""
    curator.says("/status")
    window.find(f"{curator.place}//article//img")
    curator.says("/attention")
    curator.sees("Требует внимания", "Ждут вашего решения")
    picture = window.picture()
    window.resize(*NARROW)
    assert window.script("return document.documentElement.scrollWidth") <= NARROW[0]
    nothing_is_cramped_on_a_telephone(window, curator)
    assert len(picture) <= LARGEST_PICTURE
    if PICTURES:
        (Path(PICTURES) / "sandbox.png").write_bytes(picture)


def nothing_is_cramped_on_a_telephone(window: Browser, curator: Phone) -> None:
    """The board is as wide as the pane, so that its smallest words are read; the tour's buttons stand apart;
    the tab of the telephone in front is seen whole."""
    pane, board = (width(window, f"#phone-{curator.person} {place}") for place in (".log", ".picture img"))
    assert board >= 0.85 * pane
    assert not overlap(window, ".tour .hints", ".tour .step-actions")
    window.script("const tabs = document.querySelectorAll('.tab'); tabs[tabs.length - 1].click()")
    assert lies_inside(window, ".tab:last-child")


def width(window: Browser, selector: str) -> float:
    return float(window.script(f"return document.querySelector('{selector}').getBoundingClientRect().width"))


def overlap(window: Browser, *selectors: str) -> bool:
    """Does anything in the one stand over anything in the other?"""
    found = window.script(
        "const boxes = (place) => [...document.querySelectorAll(place + ' *')]"
        ".map((one) => one.getBoundingClientRect()).filter((box) => box.width);"
        "const meet = (one, other) => one.left < other.right && other.left < one.right"
        " && one.top < other.bottom && other.top < one.bottom;"
        "return boxes(arguments[0]).some((one) => boxes(arguments[1]).some((other) => meet(one, other)))",
        *selectors,
    )
    return bool(found)


def come_as_curator(curator: Phone) -> None:
    curator.starts()
    curator.taps("Продолжить")
    curator.fills(
        ("Можно ли школе хранить", "[Даю согласие]"),
        ("Как вас зовут", "Лебедева Ольга Павловна"),
    )
    curator.sees("добро пожаловать", "куратор")


def invite(curator: Phone, role: str, guest: Phone) -> None:
    """A press on the link in the curator's chat opens it in the guest's telephone."""
    window = curator.window
    curator.says("/invite")
    curator.taps("Новое приглашение")
    curator.fills(
        ("Кого вы приглашаете", f"[{role}]"),
        ("Для кого приглашение", "[Пропустить]"),
        ("Сколько дней", "[14 дней]"),
        ("Сколько человек смогут войти", "[1 человек]"),
    )
    ready = f"Приглашение для {role.lower()} готово"
    curator.sees(ready, "Код, если ссылка не открывается")
    message = f'{curator.place}//article[contains(normalize-space(), "{ready}")]'
    window.click(f'{message}//a[contains(., "start=")]')
    name = window.script(f"return document.querySelector('#phone-{guest.person} h2').textContent")
    window.click(f'//dialog//button[contains(normalize-space(), "{name}")]')
    guest.sees("приглашает вас", role.lower())


def ask_for_help(mentee: Phone) -> None:
    mentee.taps("Это я")
    mentee.fills(
        ("Можно ли школе хранить", "[Даю согласие]"),
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


def offer_help(mentor: Phone) -> None:
    mentor.taps("Это я")
    mentor.fills(
        ("Можно ли школе хранить", "[Даю согласие]"),
        ("Как вас зовут", "Кузнецова Анна Сергеевна"),
        ("добро пожаловать", "[Моя анкета]"),
        ("Анкета наставника", "[Начать]"),
        ("Какой предмет", "физика"),
        ("Какая у вас должность", "учитель"),
        ("категория", "[Высшая]"),
        ("Сколько лет", "21"),
        ("С чем вы можете помочь", "[Планирование уроков]"),
        ("С чем вы можете помочь", "[Готово (1)]"),
        ("Вы раньше были наставником", "[Нет]"),
        ("Какими достижениями", "[Пропустить]"),
        ("Скольких коллег", "[1]"),
        ("Как вам удобно работать", "[Один на один]"),
        ("Как вам удобно работать", "[Готово (1)]"),
        ("Встречаться лично", "[Очно]"),
        ("Когда вам удобно", "[Вт день]"),
        ("Когда вам удобно", "[Готово (1)]"),
        ("Почему вам хочется", "[Пропустить]"),
        ("Есть ли пожелания", "[Пропустить]"),
        ("проверьте ответы", "[Отправить]"),
        ("Вы согласны быть наставником", "[Даю согласие]"),
    )
    mentor.sees("Анкета отправлена куратору")


def approve(curator: Phone, words: str, author: Phone, told: str) -> None:
    """The newest card that waits; the author is told."""
    curator.taps("Открыть карточку")
    curator.fills((words, "[Одобрить]"))
    author.sees(told)


def pair(curator: Phone, mentee: Phone, mentor: Phone) -> None:
    curator.taps("Создать пару")
    curator.fills(
        ("Кому нужен наставник", "[Морозов]"),
        ("Кто будет наставником", "[Кузнецова]"),
        ("Когда пара начинает", "[Сегодня]"),
        ("Когда пара заканчивает", "31 мая"),
        ("проверьте ответы", "[Предложить пару]"),
    )
    for member in (mentee, mentor):
        member.sees("Куратор предлагает вам пару")
        member.taps("Да, работаем вместе")
    curator.taps("Отметить приказ")
    curator.fills(
        ("Какой номер у приказа", "57-од"),
        ("Какого числа подписан", "[Сегодня]"),
        ("проверьте ответы", "[Отметить приказ]"),
    )
    mentee.sees("Пара закреплена приказом", "Кузнецова")


def meet(mentee: Phone, mentor: Phone) -> None:
    mentee.taps("Предложить встречу")
    mentee.sees("Когда встретимся")
    a_week_stays_in_its_row(mentee.window)
    mentee.fills(
        ("Когда встретимся", "завтра"),
        ("Во сколько", "[15:30]"),
        ("Сколько времени", "[45 минут]"),
        ("Где встретимся", "[В кабинете]"),
        ("проверьте ответы", "[Предложить]"),
    )
    mentor.sees("Вам предлагают встречу", "15:30")
    mentor.taps("Подходит")
    mentee.sees("Договорились о встрече", "15:30")
