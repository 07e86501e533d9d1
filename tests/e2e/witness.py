"""Writes down what people are shown, so that it can be compared with what the bot believes it has said."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sandbox.chats import Message
from sandbox.events import Event
from sandbox.exchange import Exchange

PHRASES: Mapping[str, tuple[str, ...]] = {
    "newcomer": ("Новый участник",),
    "submission_sent": ("Запрос ждёт решения", "Анкета наставника ждёт решения"),
    "submission_decided": ("Когда подберёт, бот спросит вас", "Когда предложит, бот спросит вас"),
    "form_unfinished": ("Вы начали и не закончили",),
    "pair_reminder": ("Вы ещё не ответили на это предложение",),
    "pair_asked": ("Куратор предлагает вам пару",),
    "pair_agreed": ("Куратор готовит приказ, после него бот",),
    "pair_ready": ("Подготовьте приказ и отметьте",),
    "pair_active": ("Пара закреплена приказом",),
    "pair_term_over": ("Пара завершила работу",),
    "meeting_asked": ("Вам предлагают встречу. Подходит ли",),
    "meeting_settled": ("Договорились о встрече. Файл",),
    "meeting_reminder": ("Напоминание о встрече",),
    "did_you_meet": ("Удалось встретиться?",),
    "survey_asked": ("Как прошла работа в паре?",),
    "survey_reminder": ("Опрос ещё ждёт вас",),
    "first_meeting": ("Вы ещё ни разу не встретились",),
    "contact_asked": ("Удалось связаться?",),
    "fit_asked": ("Как вам вместе?",),
    "digest": ("Начало недели",),
    "pairs_closed": ("Срок закончился",),
}
"""By which words a notice of each kind is known; none of them stands on another screen that is sent anew.
A kind stands before those whose words it also has."""
SAME_REMINDER = timedelta(hours=12)
"""The same words again within this time are a duplicate, later they speak of another day."""


def kind_of(text: str) -> str:
    """The kind of notice that has these words, or nothing."""
    return next((kind for kind, phrases in PHRASES.items() if any(each in text for each in phrases)), "")


def words_of(message: Message) -> str:
    return str(message.data.get("text") or message.data.get("caption") or "")


@dataclass(frozen=True, slots=True)
class Post:
    """A message of the bot as it was when it appeared. `life` counts the bot's lives."""

    person: int
    text: str
    at: datetime
    life: int
    file: str = ""

    @property
    def kind(self) -> str:
        return kind_of(self.text)


@dataclass(slots=True)
class Witness:
    """Hears everything in every chat."""

    exchange: Exchange
    life: Callable[[], int]
    posts: list[Post] = field(default_factory=list)
    read: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.exchange.events.listeners.append(self.hears)

    def hears(self, event: Event) -> None:
        if not event.by_bot or event.chat is None or event.kind not in {"message", "edit"}:
            return
        message: Message = event.subject
        text = words_of(message)
        self.read[event.chat].append(text)
        if event.kind == "message":
            at = datetime.fromtimestamp(message.data["date"], UTC)
            file = str(message.data.get("document", {}).get("file_name", ""))
            self.posts.append(Post(event.chat, text, at, self.life(), file))

    def notices(self) -> Counter[tuple[int, str]]:
        """How many notices of each kind each person has received."""
        return Counter((post.person, post.kind) for post in self.posts if post.kind)

    def duplicates(self) -> list[tuple[Post, Post]]:
        """Notices that a person received twice, each with the one it repeats."""
        found = []
        last: dict[tuple[int, str], Post] = {}
        for post in self.posts:
            before = last.get((post.person, post.text))
            if post.kind and before is not None and post.at - before.at < SAME_REMINDER:
                found.append((before, post))
            if post.kind:
                last[post.person, post.text] = post
        return found
