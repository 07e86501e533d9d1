"""The way of one update (DESIGN §2): stored, confirmed, applied once in its chat's order, then answered."""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import CallbackQuery, Update, User

from bot.delivery import Delivery, Unreachable
from bot.introduction import DEFAULT, names_for, set_menu
from bot.turns import PEOPLE_TABLES, PLATFORM, OpenTurn, Turns, event_of
from handlers.home import by_itself, home, refused
from handlers.screen import Reply
from handlers.turn import Turn
from locales.texts import Speaker
from mentoring.people import actor_behind
from mentoring.refusals import Refusal
from storage.engine import Database, Tx
from storage.inbox import isolate_chat, mark_applied, mark_said, store_updates, unfinished
from storage.people import find_account, set_reachable
from storage.records import InboxState, StoredUpdate

log = structlog.get_logger(__name__)
SCREEN = "screen"
MENU = "menu"
OWN_MESSAGE = ("message_id", "message_thread_id", "date", "chat")
SAID_TOGETHER = 0.25  # seconds: marks that gather in this time share one write


@dataclass(frozen=True, slots=True)
class NewMenu:
    """The commands that this person's telephone should offer from now on."""

    t: Speaker
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an applied update wants said: below the words, or, after a tap, into the message tapped."""

    chat: int
    account_id: int
    reply: Reply
    tap: CallbackQuery | None
    old_screen: int | None
    menu: NewMenu | None = None


Route = Callable[[Update, Turn], Awaitable[Reply | None]]


class Updates:
    """Takes batches of raw updates. Chats are handled side by side, one chat strictly in order."""

    def __init__(
        self, database: Database, bot: Bot, dispatcher: Dispatcher, turns: Turns, delivery: Delivery
    ):
        self._database = database
        self._bot = bot
        self._dispatcher = dispatcher
        self._turns = turns
        self._delivery = delivery
        self._lanes: dict[str, deque[StoredUpdate]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._screens: dict[str, int | None] = {}
        self._said: list[int] = []
        self._on_outbox: Callable[[], None] = lambda: None

    def wake_outbox_with(self, wake: Callable[[], None]) -> None:
        """Call this after every commit that planned something to say."""
        self._on_outbox = wake

    async def take(self, batch: list[dict[str, Any]], now: datetime) -> None:
        """Store the batch in one transaction; when this returns it may be confirmed to Telegram."""
        rows = [_inbox_row(raw, now) for raw in batch]
        for stored in await self._database.write(lambda tx: store_updates(tx, rows)):
            self._put(stored)

    async def resume(self) -> None:
        """Go on with what a stopped process left behind. However many replies of one chat may be unseen, its
        screen is shown again once."""
        async with self._database.read() as tx:
            left = await unfinished(tx)
        last = {stored.chat: stored.id for stored in left if stored.state is InboxState.APPLIED}
        for stored in left:
            if stored.state is InboxState.APPLIED and stored.id != last[stored.chat]:
                self._note_said(stored.id)
            else:
                self._put(stored)

    async def settle(self) -> None:
        """Wait until everything taken so far is handled."""
        while self._running or self._said:
            if not self._running:
                self._write_said()
            await asyncio.gather(*self._running)

    async def stop(self, patience: float = 10.0) -> None:
        """Let running steps finish; what does not is found in the inbox at the next start."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.settle(), patience)

    def _put(self, stored: StoredUpdate) -> None:
        lane = self._lanes.get(stored.chat)
        if lane is not None:
            lane.append(stored)
            return
        self._lanes[stored.chat] = deque([stored])
        self._start(self._drive(stored.chat))

    def _start(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _drive(self, chat: str) -> None:
        lane = self._lanes[chat]
        while lane:
            await self._handle(lane[0])
            lane.popleft()
        del self._lanes[chat]

    async def _handle(self, stored: StoredUpdate) -> None:
        """One update from store to reply. Nothing that goes wrong here may stop the chat's lane."""
        try:
            answer = await self._answer(stored)
            if answer is not None:
                await self._say(answer)
            self._note_said(stored.id)
        except Exception:
            log.exception("update was applied but not answered", inbox=stored.id)

    async def _answer(self, stored: StoredUpdate) -> Answer | None:
        if stored.state is InboxState.APPLIED:
            return await self._database.write(partial(self._repeat, stored))
        update = Update.model_validate_json(stored.payload, context={"bot": self._bot})
        try:
            return await self._database.write(partial(self._apply, stored, update, self._route))
        except Refusal as refusal:
            excuse = _explain(refusal)
        except Exception:
            excuse = _apologise(_note_failure(stored), refused)
        try:
            return await self._database.write(partial(self._apply, stored, update, excuse))
        except Exception:
            # What fails may be the very question that an excuse is shown above.
            excuse = _apologise(_note_failure(stored), by_itself)
            return await self._database.write(partial(self._apply, stored, update, excuse))

    async def _apply(self, stored: StoredUpdate, update: Update, route: Route, tx: Tx) -> Answer | None:
        """The effects and the mark of one update: one transaction, so that it happens once."""
        await isolate_chat(tx, stored.chat)
        event = event_of(update)
        if not await mark_applied(tx, stored.id) or event is None or event.from_user is None:
            return None
        tap = event if isinstance(event, CallbackQuery) else None
        opened = await self._turns.open(tx, event.from_user, int(stored.chat))
        old_screen = await self._screen(opened.turn, stored.chat, tap)
        reply = await route(update, opened.turn)
        return await self._close(opened, reply, tap, old_screen)

    async def _repeat(self, stored: StoredUpdate, tx: Tx) -> Answer | None:
        """The update was applied, but its reply may never have been seen: show where the person is. Nothing
        is said where there are several. Unless a question is asked again, the old screen keeps its buttons:
        it may be the very reply, or have the button whose reply was lost."""
        if int(stored.chat) <= 0:
            return None
        await isolate_chat(tx, stored.chat)
        user = User(id=int(stored.chat), is_bot=False, first_name="")
        opened = await self._turns.open(tx, user, int(stored.chat))
        old_screen = await self._screen(opened.turn, stored.chat, None)
        asked = await opened.turn.desk.forms.show(opened.turn)
        reply = asked or await home(opened.turn)
        return await self._close(opened, reply, None, old_screen if asked else None)

    async def _close(
        self, opened: OpenTurn, reply: Reply | None, tap: CallbackQuery | None, old_screen: int | None
    ) -> Answer | None:
        turn, tx = opened.turn, opened.turn.tx
        menu = await self._menu(tx, turn)
        await opened.close()
        if "outbox" in tx.touched:
            tx.after_commit(self._on_outbox)
        if reply is None:
            return None
        return Answer(int(turn.account.external_chat), turn.account.id, reply, tap, old_screen, menu)

    async def _menu(self, tx: Tx, turn: Turn) -> NewMenu | None:
        """The command menu, when roles or language are no longer those it was made for."""
        actor, t = turn.actor, turn.t
        if not tx.touched.isdisjoint(PEOPLE_TABLES):
            account = await find_account(tx, PLATFORM, turn.account.external_user) or turn.account
            actor, t = await actor_behind(tx, account), turn.desk.texts.speaker(account.locale)
        names = DEFAULT if actor is None else names_for(actor.roles)
        made_for = f"{t.locale}:{','.join(names)}"
        if actor is None or (await turn.talk.get_data()).get(MENU) == made_for:
            return None
        await turn.talk.update_data({MENU: made_for})
        return NewMenu(t, names)

    async def _route(self, update: Update, turn: Turn) -> Reply | None:
        reply = await self._dispatcher.feed_update(
            self._bot, update, turn=turn, state=turn.talk, raw_state=await turn.talk.get_state()
        )
        return None if reply is UNHANDLED else reply

    async def _screen(self, turn: Turn, chat: str, tap: CallbackQuery | None) -> int | None:
        """The message that shows the person's screen, kept so that a restart knows it."""
        stored = (await turn.talk.get_data()).get(SCREEN)
        shown = self._screens.get(chat, stored)
        if tap is not None and tap.message is not None:
            shown = tap.message.message_id
        if shown != stored:
            await turn.talk.update_data({SCREEN: shown})
            turn.tx.after_commit(partial(self._forget_screen, chat))
        return shown

    def _forget_screen(self, chat: str) -> None:
        self._screens.pop(chat, None)

    async def _say(self, answer: Answer) -> None:
        try:
            if answer.tap is not None:
                shown = await self._delivery.answer_tap(answer.tap, answer.reply)
            else:
                shown = await self._delivery.answer_text(answer.chat, answer.reply, answer.old_screen)
        except Unreachable:
            await self._database.write(partial(set_reachable, account_id=answer.account_id, reachable=False))
            return
        if answer.reply.lasting:
            self._screens[str(answer.chat)] = None
        elif shown is not None and shown != answer.old_screen:
            self._screens[str(answer.chat)] = shown
        if answer.menu is not None:
            await set_menu(self._bot, answer.chat, answer.menu.t, answer.menu.names)

    def _note_said(self, row_id: int) -> None:
        """Marks are written together: whatever has gathered by the time the write begins."""
        self._said.append(row_id)
        if len(self._said) == 1:
            asyncio.get_running_loop().call_later(SAID_TOGETHER, self._write_said)

    def _write_said(self) -> None:
        if self._said:
            self._start(self._database.write(self._mark_said))

    async def _mark_said(self, tx: Tx) -> None:
        row_ids = list(self._said)
        mark_said(tx, row_ids)
        tx.after_commit(lambda: self._forget_said(row_ids))

    def _forget_said(self, row_ids: list[int]) -> None:
        self._said = [row_id for row_id in self._said if row_id not in row_ids]
        self._write_said()


def _explain(refusal: Refusal) -> Route:
    async def say(update: Update, turn: Turn) -> Reply:
        text = turn.t(refusal.key, **refusal.args_for_text)
        return await refused(turn, text, tapped=update.callback_query is not None)

    return say


def _apologise(code: str, say_no: Callable[..., Awaitable[Reply]]) -> Route:
    async def say(update: Update, turn: Turn) -> Reply:
        text = turn.t("error-unexpected", code=code)
        return await say_no(turn, text, tapped=update.callback_query is not None)

    return say


def _note_failure(stored: StoredUpdate) -> str:
    """Log the exception that is being handled; returns the code under which it is found."""
    code = f"Н-{secrets.token_hex(2).upper()}"
    log.exception("update failed", inbox=stored.id, code=code)
    return code


def _inbox_row(raw: dict[str, Any], now: datetime) -> dict[str, Any]:
    return {
        "platform": PLATFORM,
        "update_id": raw["update_id"],
        "chat": str(_chat_id(raw)),
        "payload": json.dumps(_without_own_words(raw), ensure_ascii=False),
        "received_at": now,
    }


def _without_own_words(raw: dict[str, Any]) -> dict[str, Any]:
    """The message under a tapped button is the bot's own: which one it was is enough. So less personal data
    is written and less is parsed."""
    tap = raw.get("callback_query")
    if tap is None or "message" not in tap:
        return raw
    message = {name: tap["message"][name] for name in OWN_MESSAGE if name in tap["message"]}
    return {**raw, "callback_query": {**tap, "message": message}}


def _chat_id(raw: dict[str, Any]) -> int:
    """The chat of a raw update: the lane in which its order is kept; 0 for what belongs to no chat."""
    tap = raw.get("callback_query")
    event = tap or raw.get("message") or raw.get("my_chat_member") or {}
    chat = (event.get("message") or {}).get("chat") if tap else event.get("chat")
    return int((chat or event.get("from") or {"id": 0})["id"])
