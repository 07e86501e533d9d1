"""Opens a turn for an update: whose account, which person, in which language, with which memory."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update, User

from bot.clock import Clock
from handlers.turn import Desk, Turn
from mentoring.people import actor_behind
from mentoring.roles import Actor
from storage.engine import Tx
from storage.fsm import FsmCache, FsmStorage
from storage.people import find_account
from storage.records import Account
from storage.tables import account, fsm, person, person_role, school

PLATFORM = "telegram"
PEOPLE_TABLES = frozenset({account.name, person.name, person_role.name, school.name})

Event = Message | CallbackQuery | ChatMemberUpdated


@dataclass(slots=True)
class OpenTurn:
    """A turn with its memory; `close` writes the memory into the transaction."""

    turn: Turn
    storage: FsmStorage

    async def close(self) -> None:
        await self.storage.flush()


class Turns:
    """Remembers, where this process is the only writer, who is who and where each conversation stands."""

    def __init__(self, desk: Desk, clock: Clock, bot_id: int, *, remember: bool) -> None:
        self.desk = desk
        self._clock = clock
        self._bot_id = bot_id
        self._fsm_cache = FsmCache() if remember else None
        self._known: dict[str, tuple[Account, Actor | None]] | None = {} if remember else None

    async def open(self, tx: Tx, user: User, chat_id: int) -> OpenTurn:
        """The turn of a messenger's user."""
        known = await self._who(tx, str(user.id))
        if known is None:
            known = stranger(user, chat_id, self.desk.locale, self._clock.now()), None
        return self._turn(tx, *known)

    async def open_for(self, tx: Tx, account: Account) -> OpenTurn:
        """The turn of a known account, for what the bot says by itself."""
        return self._turn(tx, account, await actor_behind(tx, account))

    def note_written(self, tables: Set[str]) -> None:
        """Forget who is who when people were changed, and what conversations held when they were deleted: by
        an update or by the clock, which destroys what has to be destroyed."""
        if self._known is not None and not tables.isdisjoint(PEOPLE_TABLES):
            self._known.clear()
        if self._fsm_cache is not None and fsm.name in tables:
            self._fsm_cache.clear()

    async def _who(self, tx: Tx, external_user: str) -> tuple[Account, Actor | None] | None:
        if self._known is not None and external_user in self._known:
            return self._known[external_user]
        account = await find_account(tx, PLATFORM, external_user)
        if account is None:
            return None
        found = account, await actor_behind(tx, account)
        if self._known is not None and tx.touched.isdisjoint(PEOPLE_TABLES):
            known = self._known
            tx.after_commit(lambda: known.__setitem__(external_user, found))
        return found

    def _turn(self, tx: Tx, account: Account, actor: Actor | None) -> OpenTurn:
        storage = FsmStorage(tx, self._fsm_cache)
        chat = int(account.external_chat)
        key = StorageKey(bot_id=self._bot_id, chat_id=chat, user_id=int(account.external_user))
        turn = Turn(
            tx=tx,
            now=self._clock.now(),
            t=self.desk.texts.speaker(account.locale),
            account=account,
            actor=actor,
            talk=FSMContext(storage, key),
            desk=self.desk,
        )
        return OpenTurn(turn, storage)


def stranger(user: User, chat_id: int, locale: str, now: datetime) -> Account:
    """An account that is not stored: nobody is kept before having agreed to it."""
    spoken = user.language_code or locale
    return Account(
        id=0,
        person_id=None,
        platform=PLATFORM,
        external_user=str(user.id),
        external_chat=str(chat_id),
        reachable=True,
        locale="en" if locale == "ru" and spoken.startswith("en") else locale,
        started_at=now,
    )


def event_of(update: Update) -> Event | None:
    """The part of the update that the bot answers to; nothing for groups and channels."""
    event = update.message or update.callback_query or update.my_chat_member
    if event is None or event.from_user is None:
        return None
    chat = chat_of(event)
    return event if chat is not None else None


def chat_of(event: Event) -> int | None:
    """The private chat in which the event happened."""
    message = event.message if isinstance(event, CallbackQuery) else event
    return message.chat.id if message is not None and message.chat.type == "private" else None
