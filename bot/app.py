"""The composition root: builds things in order and hands them on."""

import asyncio
import gc
import signal
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramNetworkError
from aiohttp import web
from sqlalchemy import text

from bot.addresses import masked
from bot.clock import Clock, SandboxClock, SystemClock
from bot.config import Settings
from bot.delivery import Delivery
from bot.health import Health
from bot.introduction import introduce
from bot.lean import LeanSession
from bot.outbox import Outbox
from bot.pace import Pace, Pacing
from bot.polling import Contact, poll
from bot.scheduler import Scheduler
from bot.turns import Turns
from bot.updates import Updates
from bot.webhook import Webhook, listen, remove_webhook, set_webhook
from handlers import routes
from handlers.forms.engine import FormEngine
from handlers.guard import guard
from handlers.plan_catalogue import Difficulties
from handlers.plan_catalogue import load as load_difficulties
from handlers.roadmap_catalogue import RoadMaps
from handlers.roadmap_catalogue import load as load_roadmaps
from handlers.turn import Desk
from handlers.words import read_call
from locales.content import Content
from locales.texts import Texts
from storage import migrate
from storage.engine import Database
from storage.outbox import free_leases

log = structlog.get_logger(__name__)
WATCH_SECONDS = 60


@dataclass(slots=True)
class App:
    """Everything that runs, built and connected."""

    settings: Settings
    clock: Clock
    database: Database
    bot: Bot
    desk: Desk
    dispatcher: Dispatcher
    updates: Updates
    outbox: Outbox
    scheduler: Scheduler
    contact: Contact

    async def take(self, batch: list[dict[str, Any]]) -> None:
        """Store a batch of updates; then it may be confirmed."""
        self.contact.note()
        await self.updates.take(batch, self.clock.now())

    def health(self) -> Health:
        """What `/readyz` asks."""

        async def at_head() -> bool:
            return await migrate.current(self.database) == migrate.head()

        return Health(self._ping, at_head, lambda: self.contact.last, self.contact.now, self._way)

    def _way(self) -> str:
        """The proxy in use, without its password."""
        session = self.bot.session
        return masked(session.way) if isinstance(session, LeanSession) and session.way else ""

    async def _ping(self) -> None:
        async with self.database.read() as tx:
            await tx.execute(text("select 1"))


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is read from files once: texts, papers' words, forms, road maps, difficulties."""

    texts: Texts
    content: Content
    forms: FormEngine
    roadmaps: RoadMaps
    difficulties: Difficulties


def open_library(content_dir: Path | None) -> Library:
    """Read the packaged content with the school's own laid over it; raises `ContentError`."""
    content = Content(content_dir)
    return Library(
        texts=Texts(content_dir),
        content=content,
        forms=routes.form_engine(content),
        roadmaps=load_roadmaps(content),
        difficulties=load_difficulties(content),
    )


async def build(
    settings: Settings, library: Library, clock: Clock, database: Database, bot: Bot, pace: Pacing
) -> App:
    """Connect the parts around an open database and a bot that can be reached."""
    desk = Desk(
        texts=library.texts,
        content=library.content,
        forms=library.forms,
        roadmaps=library.roadmaps,
        difficulties=library.difficulties,
        duties=routes.DUTIES,
        bot_username=(await bot.me()).username or "",
        curator_ids=frozenset(settings.curator_ids),
        timezone=settings.timezone,
        locale=settings.locale,
    )
    turns = Turns(desk, clock, bot.id, remember=database.is_sqlite)
    database.watch(turns.note_written)
    delivery = Delivery(bot, pace)
    dispatcher = build_dispatcher()
    updates = Updates(database, bot, dispatcher, turns, delivery)
    outbox = Outbox(database, turns, delivery, clock, routes.NOTICES, routes.READERS)
    updates.wake_outbox_with(outbox.wake)
    scheduler = Scheduler(database, outbox, clock, routes.PLANS)
    contact = Contact(SystemClock())
    contact.note()  # the name was asked for above
    return App(settings, clock, database, bot, desk, dispatcher, updates, outbox, scheduler, contact)


@cache
def build_dispatcher() -> Dispatcher:
    """All conversations behind the guard. Conversation state is ours, so aiogram's own is switched off. It
    remembers nothing, so one is enough for a process."""
    dispatcher = Dispatcher(disable_fsm=True)
    for observer in (dispatcher.message, dispatcher.callback_query):
        observer.outer_middleware(read_call)
        observer.middleware(guard)
    dispatcher.include_routers(*routes.routers())
    return dispatcher


def build_bot(settings: Settings, session: BaseSession | None = None) -> Bot:
    """The client: HTML, no link previews, through the proxy if there is one."""
    if session is None:
        session = LeanSession(settings.telegram_proxy)
        session.api = TelegramAPIServer.from_base(settings.telegram_api)
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True)
    return Bot(settings.bot_token.get_secret_value(), session=session, default=properties)


async def serve(settings: Settings, pace: Pacing | None = None) -> None:
    """Run until SIGTERM or SIGINT, at Telegram's pace unless another is given. Errors of the operator's side
    come out as exceptions for the CLI."""
    async with AsyncExitStack() as stack:
        clock = SandboxClock(settings.sandbox_clock) if settings.sandbox_clock else SystemClock()
        if isinstance(clock, SandboxClock):
            await clock.read()
        database = Database(settings.database_url)
        await database.open()
        stack.push_async_callback(database.close)
        bot = build_bot(settings)
        stack.push_async_callback(bot.session.close)
        pace = pace or choose_pace(settings, bot, stack)
        app = await build(settings, open_library(settings.content_dir), clock, database, bot, pace)
        stack.push_async_callback((await _listen(app)).cleanup)
        await introduce(bot, app.desk.texts)
        gc.freeze()  # what was built by now stays: collections that skip it give a third more answers
        await run(app, stop_signal())


def choose_pace(settings: Settings, bot: Bot, stack: AsyncExitStack) -> Pacing:
    """Telegram's pace: this process's own, or that of all processes of the bot where there is a Redis."""
    if settings.redis_url is None:
        return Pace()
    from bot.shared_pace import SharedPace  # its client is loaded only where it is used

    shared = SharedPace(settings.redis_url, bot.id)
    stack.push_async_callback(shared.close)
    return shared


def stop_signal() -> asyncio.Event:
    """Set when the process is asked to stop."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopped.set)
    return stopped


async def run(app: App, stopped: asyncio.Event) -> None:
    """Everything at once until it is to stop; then finish what is being done."""
    if app.settings.webhook_url is None:  # behind a webhook other processes may be sending what they leased
        await app.database.write(free_leases)
    await app.updates.resume()
    app.scheduler.start()
    try:
        async with asyncio.TaskGroup() as tasks:
            running = [tasks.create_task(app.outbox.run())]
            intake = _poll if app.settings.webhook_url is None else _watch_webhook
            running.append(tasks.create_task(intake(app)))
            if isinstance(app.clock, SandboxClock):
                running.append(tasks.create_task(app.clock.follow(app.scheduler)))
            log.info("bot is running", username=app.desk.bot_username)
            await stopped.wait()
            for task in running:
                task.cancel()
    finally:
        app.scheduler.stop()
        await app.updates.stop()


async def _poll(app: App) -> None:
    await remove_webhook(app.bot)
    await poll(app.bot, app.take, app.contact)


async def _watch_webhook(app: App) -> None:
    """With a webhook nothing is said on a quiet day: ask now and then whether Telegram is there."""
    while True:
        with suppress(TelegramNetworkError):
            await app.bot.get_webhook_info()
            app.contact.note()
        await asyncio.sleep(WATCH_SECONDS)


async def _listen(app: App) -> web.AppRunner:
    """Health, and the webhook where there is one."""
    routes = app.health().routes()
    secret = app.settings.webhook_secret
    if app.settings.webhook_url is not None and secret is not None:
        routes += Webhook(app.settings.webhook_url, secret.get_secret_value(), app.take).routes()
    runner = await listen(app.settings, routes)
    if app.settings.webhook_url is not None:
        await set_webhook(app.bot, app.settings)
    return runner
