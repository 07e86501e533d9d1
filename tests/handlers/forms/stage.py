"""A stage for forms: one person, the real engine and router, a real database, nothing else of the bot.

Every gesture is a transaction of its own, so that what is shown is what is stored. Every screen is checked
as a messenger would check it.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import CallbackQuery, Message

from bot.clock import FixedClock
from handlers.forms import router
from handlers.forms.catalogue import Catalogue
from handlers.forms.engine import FormEngine
from handlers.forms.run import Run, open_book
from handlers.plan_catalogue import Difficulties
from handlers.roadmap_catalogue import RoadMaps
from handlers.screen import Reply, Screen
from handlers.turn import Desk, Turn
from locales.content import Content
from locales.lint import html_fault
from locales.texts import Texts
from mentoring.forms import Option
from mentoring.people import actor_behind
from storage.engine import Database, Tx
from storage.fsm import FsmStorage
from storage.people import add_account, add_person, find_account
from storage.records import Account
from storage.schools import add_school, change_school

T = TypeVar("T")
TEXTS = Texts()
CONTENT = Content()
USER = 7
KEY = StorageKey(bot_id=1, chat_id=USER, user_id=USER)
PEOPLE = [
    Option(str(number), name)
    for number, name in enumerate(
        [
            "Петрова Анна Сергеевна", "Петров Антон Ильич", "Иванова Мария Павловна", "Кузнецов Олег Львович",
            "Соколова Вера Юрьевна", "Лебедев Пётр Ильич", "Козлова Нина Петровна", "Новиков Юрий Олегович",
            "Морозова Алла Ивановна", "Волков Егор Юрьевич",
        ],
        start=1,
    )
]  # fmt: skip
OPTIONS = {
    "years": [Option("2026", "2026/2027"), Option("2027", "2027/2028")],
    "slots": [Option("14:00", "14:00"), Option("15:30", "15:30")],
    "free_mentees": PEOPLE,
    "free_mentors": PEOPLE,
    "plan_needs": [Option("planning", "Планирование уроков"), Option("parents", "Работа с родителями")],
    "plan_tasks": [Option("planning/goals", "Ставить цель урока, которую можно проверить")],
}


@dataclass(slots=True)
class Stage:
    """The person and what was said. `handed_in` are the forms submitted: id, answers, context."""

    database: Database
    clock: FixedClock
    catalogue: Catalogue
    locale: str = "ru"
    handed_in: list[tuple[str, dict[str, Any], dict[str, Any]]] = field(default_factory=list)
    refuse_with: Exception | None = None
    next_form: str = ""
    screen: Screen | None = None
    toast: str = ""

    @property
    def text(self) -> str:
        assert self.screen is not None
        return self.screen.text

    @property
    def last(self) -> str:
        """The last paragraph of the screen, beside the buttons: there stands what was wrong."""
        return self.text.split("\n\n")[-1]

    @property
    def labels(self) -> list[str]:
        return [] if self.screen is None else [button.label for row in self.screen.rows for button in row]

    @property
    def last_row(self) -> list[str]:
        assert self.screen is not None
        return [button.label for button in self.screen.rows[-1]]

    async def begin(self, form_id: str, **more: Any) -> None:
        await self.does(lambda turn: turn.desk.forms.begin(turn, form_id, **more))

    async def says(self, *texts: str) -> None:
        for text in texts:
            await self.sends(text=text)

    async def sends(self, **content: Any) -> None:
        """A message with this content, if the router takes it for an answer."""
        message = Message.model_validate(
            {
                "message_id": 1,
                "date": 0,
                "chat": {"id": USER, "type": "private"},
                "from": {"id": USER, "is_bot": False, "first_name": "Анна"},
                **content,
            }
        )

        async def route(turn: Turn) -> Reply | None:
            assert await router.is_form_answer(message, turn), "no form takes this message"
            return await router.answer(message, turn)

        await self.does(route)

    async def taps(self, *labels: str) -> None:
        """Press the buttons with these labels, or beginning so, one after another."""
        for label in labels:
            await self.presses(self.intent(label))

    def intent(self, label: str) -> str:
        """The bytes of the button with this label, or beginning so."""
        assert self.screen is not None
        buttons = [button for row in self.screen.rows for button in row]
        exact = [button for button in buttons if button.label == label]
        found = exact or [button for button in buttons if button.label.startswith(label)]
        assert found, f"no button {label!r} among {self.labels}"
        return found[0].intent

    async def presses(self, data: str) -> None:
        """Press a button by its bytes, whoever made them."""
        query = CallbackQuery.model_validate(
            {
                "id": "1",
                "from": {"id": USER, "is_bot": False, "first_name": "Анна"},
                "chat_instance": "1",
                "data": data,
            }
        )
        assert await router.is_form_tap(query)
        await self.does(lambda turn: router.tap(query, turn))

    async def does(self, act: Callable[[Turn], Awaitable[Reply | None]]) -> None:
        """One update: its reply becomes what the person sees."""
        reply = await self.asks(act)
        if reply is None:
            return
        self.toast = reply.toast
        assert len(reply.toast) <= 200
        if reply.screen is not None:
            self.screen = reply.screen
            assert html_fault(reply.screen.text) == "", reply.screen.text

    async def asks(self, act: Callable[[Turn], Awaitable[T]]) -> T:
        """Do something in a turn of its own; what the engine stored is committed."""

        async def work(tx: Tx) -> T:
            turn = await self.turn(tx)
            result = await act(turn)
            assert isinstance(turn.talk.storage, FsmStorage)
            await turn.talk.storage.flush()
            return result

        return await self.database.write(work)

    async def run(self) -> Run | None:
        """The form that is open, as stored."""
        return (await self.asks(open_book)).run

    async def answers(self) -> dict[str, Any]:
        run = await self.run()
        assert run is not None
        return run.answers

    async def turn(self, tx: Tx) -> Turn:
        account = await find_account(tx, "telegram", str(USER))
        assert account is not None
        return Turn(
            tx=tx,
            now=self.clock.now(),
            t=TEXTS.speaker(self.locale),
            account=account,
            actor=await actor_behind(tx, account),
            talk=FSMContext(FsmStorage(tx), KEY),
            desk=self.desk(),
        )

    def desk(self) -> Desk:
        forms = self.catalogue.ids()
        engine = FormEngine(
            self.catalogue,
            {form_id: self._submit(form_id) for form_id in forms},
            {name: source(name) for name in OPTIONS},
        )
        return Desk(
            texts=TEXTS,
            content=CONTENT,
            forms=engine,
            roadmaps=RoadMaps({}),
            difficulties=Difficulties({}),
            duties=(),
            bot_username="bot",
            curator_ids=frozenset(),
            timezone="Europe/Moscow",
            locale="ru",
        )

    def passes(self, **time: float) -> None:
        self.clock.set(self.clock.now() + timedelta(**time))

    def _submit(self, form_id: str) -> Any:
        async def submit(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
            if self.refuse_with is not None:
                raise self.refuse_with
            self.handed_in.append((form_id, dict(answers), dict(context)))
            if self.next_form:
                return await turn.desk.forms.begin(turn, self.next_form)
            return Reply(Screen("Принято"))

        return submit


def source(name: str) -> Any:
    async def options(_turn: Turn, _context: Mapping[str, Any]) -> list[Option]:
        return OPTIONS[name]

    return options


async def settle_anna(database: Database, clock: FixedClock) -> int:
    """A school and one person of it; returns the person's id."""

    async def work(tx: Tx) -> int:
        now = clock.now()
        school = await add_school(tx, timezone="Europe/Moscow", locale="ru", now=now)
        await change_school(tx, school.id, {"name": "МБОУ СОШ № 14", "city": "Тверь"})
        anna = await add_person(
            tx, school_id=school.id, full_name="Петрова Анна", invitation_id=None, now=now
        )
        account = Account(0, None, "telegram", str(USER), str(USER), True, "ru", now)
        await add_account(tx, account, anna.id)
        return anna.id

    return await database.write(work)
