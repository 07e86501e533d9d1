"""Every command, word, button and form with every role, with none, forgotten and as a stranger."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import func, select

from bot.app import build_dispatcher
from handlers.curator.pair_cards import Act, PairTap
from handlers.forms.intents import PREFIX
from handlers.submission import MineTap
from locales.texts import plain
from mentoring.people import actor_of
from mentoring.roles import TABLE, Action, may
from mentoring.submissions import WHO_SENDS
from storage.engine import Tx
from storage.fsm import FsmStorage
from storage.tables import fsm, inbox, outbox
from tests.handlers.two_schools import (
    ALSO_MINE,
    ALSO_NEAR,
    EVERYBODY,
    MINE,
    NEAR,
    WITHOUT_WORK,
    Dump,
    Me,
    changes,
    dump,
    lay_two_schools,
    restore,
)
from tests.handlers.walk import Gesture, flaws, gestures, in_words, intents_of, ways
from tests.town import Town, Townsman

EVERY_WAY = ways(build_dispatcher())
EVERY_GESTURE = [gesture for way in EVERY_WAY for gesture in gestures(way)]
INTENTS = sorted(
    {intent for way in EVERY_WAY for intent in intents_of(way)}, key=lambda intent: intent.__prefix__
)
COMMANDS = {
    Action.ARRIVE: "start menu help cancel forget",
    Action.BE_MEMBER: "settings language stop consents mydata",
    Action.SEND_REQUEST: "request",
    Action.SEND_QUESTIONNAIRE: "questionnaire",
    Action.ANSWER_PAIR: "pair",
    Action.KEEP_MEETINGS: "meet journal",
    Action.KEEP_PLAN: "plan",
    Action.RUN_PROGRAMME: "stage attention people invite mentees mentors pairs meetings surveys school year",
    Action.ASK_HELP: "help_me",
    Action.SEE_BOARD: "status",
    Action.KEEP_MEASURES: "measures",
}
"""Who is offered what (DESIGN §9); a director sees the board."""
OF_SCHOOL = frozenset({Action.RUN_PROGRAMME, Action.SEE_BOARD})
Write = Callable[[Callable[[Tx], Awaitable[Any]]], Awaitable[Any]]
INVITATION = "Войти в него можно по приглашению"
FAILURE = "Н-"
"""How the code begins that a person is told when the bot has failed."""


def test_every_handler_has_a_right_and_every_right_a_handler() -> None:
    assert [way.name for way in EVERY_WAY if not isinstance(way.may, Action)] == []
    assert {way.may for way in EVERY_WAY} == set(Action)


def test_each_command_takes_the_right_that_the_design_gives_it() -> None:
    given = {way.called: way.may for way in EVERY_WAY if way.called}
    assert given == {name: action for action, names in COMMANDS.items() for name in names.split()}


def test_what_curators_see_takes_a_right_of_the_curator() -> None:
    shown = [
        way
        for way in EVERY_WAY
        if way.handler.__module__.startswith("handlers.curator.") and way.may is not Action.KEEP_MEASURES
    ]
    assert {way.may for way in shown} == OF_SCHOOL
    assert {way.may for way in EVERY_WAY if way not in shown}.isdisjoint(OF_SCHOOL)
    board = {way.handler.__module__ for way in shown if way.may is Action.SEE_BOARD}
    assert board == {"handlers.curator.status", "handlers.curator.roadmap_status"}


def test_every_kind_of_button_has_a_handler_and_a_prefix_of_its_own() -> None:
    ours = {each for each in CallbackData.__subclasses__() if each.__module__.startswith("handlers.")}
    assert ours == set(INTENTS)
    prefixes = [each.__prefix__ for each in ours] + [PREFIX.removesuffix(":")]
    assert sorted(set(prefixes)) == sorted(prefixes)


@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.__name__)
def test_a_button_is_bounded_in_every_field_and_fits_64_bytes(intent: type[CallbackData]) -> None:
    assert flaws(intent) == []


class Loose(CallbackData, prefix="loose"):
    id: int
    word: str
    done: bool = False


def test_open_ends_would_be_noticed() -> None:
    assert flaws(Loose) == ["Loose.id has no end", "Loose.word has no end"]


@pytest.mark.parametrize("me", EVERYBODY, ids=lambda me: me.name)
async def test_nobody_does_more_than_the_table_allows(
    town: Town, me: Me, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = await lay_two_schools(town, me)
    await phone.says("/start")
    walk = Walk(town, phone, me, await town.data(dump))
    monkeypatch.setattr(town.app.database, "write", walk.noting(town.app.database.write))
    actor = await town.data(lambda tx: actor_of(tx, MINE)) if me.is_in else None
    allowed = [gesture for gesture in EVERY_GESTURE if may(actor, needed(gesture))]
    forbidden = [gesture for gesture in EVERY_GESTURE if not may(actor, needed(gesture))]
    for gesture in one_for_each_way(forbidden):
        await walk.is_refused(gesture)
    await walk.nothing_has_changed()
    for gesture in one_for_each_way(allowed) if me.roles & WITHOUT_WORK else allowed:
        await walk.is_answered(gesture)
    assert walk.faults == []


def one_for_each_way(found: Iterable[Gesture]) -> list[Gesture]:
    """The guard stands before the handler and does not look at what a button carries."""
    return list({each.way: each for each in found}.values())


class Walk:
    """One person tries everything; what is wrong is gathered in `faults`."""

    def __init__(self, town: Town, phone: Townsman, me: Me, before: Dump) -> None:
        self.town, self.phone, self.me, self.before = town, phone, me, before
        self.faults: list[str] = []
        self.touched: set[str] = set()
        t = town.app.desk.texts.speaker("ru")
        self.not_allowed = plain(t("refusal-not-allowed"))
        self.refusal = self.not_allowed if me.is_in else INVITATION

    async def is_refused(self, gesture: Gesture) -> None:
        said = await self._does(gesture)
        if said is None or self.refusal not in said:
            self.faults.append(f"{gesture} was not refused: {said!r}")

    async def nothing_has_changed(self) -> None:
        after = await self.town.data(dump)
        self.faults += [f"what is forbidden has changed {each}" for each in changes(self.before, after)]
        await self._start_again()

    async def is_answered(self, gesture: Gesture) -> None:
        """Something sensible is said, about nobody else, and rows of others stay as they are."""
        said = await self._does(gesture)
        if said is None or FAILURE in said or self.not_allowed in said:
            self.faults.append(f"{gesture} was answered {said!r}")
        changed = await self._changed()
        if changed and not self._owns(gesture):
            self.faults.append(f"{gesture} has changed {changed}")
        if changed:
            await self._start_again()

    def noting(self, write: Write) -> Write:
        """The database's door, which notes the tables written: reading all of them each time takes long."""

        async def write_and_note(work: Callable[[Tx], Awaitable[Any]]) -> Any:
            async def noted(tx: Tx) -> Any:
                result = await work(tx)
                self.touched |= tx.touched - {inbox.name, fsm.name, outbox.name}
                return result

            return await write(noted)

        return write_and_note

    async def _changed(self) -> list[str]:
        """What is no longer as it was: the state of a conversation, or rows."""
        state = select(fsm.c.state).where(fsm.c.state.is_not(None))
        waits = await self.town.data(lambda tx: tx.scalar(state))
        planned = await self.town.data(lambda tx: tx.scalar(select(func.count()).select_from(outbox)))
        found = [f"the conversation waits: {waits}"] if waits else []
        if not planned and not self.touched:
            return found
        return found + changes(self.before, await self.town.data(dump))

    def _owns(self, gesture: Gesture) -> bool:
        """Are the rows that the button names this person's own, or those of the school that one runs?"""
        if isinstance(gesture.intent, PairTap) and gesture.intent.act is Act.NEW:
            return True  # a new pair has no number yet
        own = {MINE, ALSO_MINE} | ({NEAR, ALSO_NEAR} if self._sees_all(gesture) else set())
        return gesture.rows <= own

    def _sees_all(self, gesture: Gesture) -> bool:
        """Measures belong to those who answer for them, but who sees the board sees them all."""
        measures = gesture.may is Action.KEEP_MEASURES and bool(self.me.roles & TABLE[Action.SEE_BOARD])
        return measures or gesture.may in OF_SCHOOL

    async def _does(self, gesture: Gesture) -> str | None:
        """Everything that this person hears in return, buttons and toasts too; nothing if no answer came."""
        if gesture.waiting:
            await self._waits(gesture.waiting)
        events = self.town.telegram.world.events
        seq = events.seq
        await (self.phone.says(gesture.data) if gesture.kind == "say" else self.phone.forges(gesture.data))
        heard = [each for each in events.since(seq) or () if each.by_bot and each.person == self.phone.id]
        if {"say": "message", "tap": "callback_answer"}[gesture.kind] not in {each.kind for each in heard}:
            return None
        said = "\n".join(map(in_words, (each.subject for each in heard)))
        self._overhears(gesture, said)
        return said

    def _overhears(self, gesture: Gesture, said: str) -> None:
        strange = ["Чуж"] if self._sees_all(gesture) else ["Чуж", "Сосед"]
        self.faults += [f"{gesture} has told of {name}" for name in strange if name in said]

    async def _waits(self, state: str) -> None:
        """The conversation stands where this role could never have brought it."""
        key = StorageKey(self.town.app.bot.id, self.phone.id, self.phone.id)

        async def work(tx: Tx) -> None:
            storage = FsmStorage(tx)
            await storage.set_state(key, state)
            await storage.flush()

        await self.town.app.database.write(work)

    async def _start_again(self) -> None:
        await self.town.app.database.write(lambda tx: restore(tx, self.before))
        self.touched.clear()


def needed(gesture: Gesture) -> Action:
    """The right that it takes: a card of one's own submission takes the right to send one."""
    return WHO_SENDS[gesture.intent.kind] if isinstance(gesture.intent, MineTap) else gesture.may
