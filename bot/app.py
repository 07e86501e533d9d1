"""The composition root: builds things in order and hands them on."""

import asyncio
import signal
from contextlib import AsyncExitStack
from dataclasses import dataclass

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode

from bot.clock import Clock, SandboxClock, SystemClock
from bot.config import Settings
from bot.delivery import Delivery
from bot.outbox import Outbox
from bot.pace import Pace
from bot.polling import poll
from bot.scheduler import Scheduler
from bot.turns import Turns
from bot.updates import Updates
from handlers import routes
from handlers.calls import read_call
from handlers.guard import guard
from handlers.turn import Desk
from locales.content import Content
from locales.texts import Texts
from storage import migrate
from storage.engine import Database
from storage.outbox import free_leases

log = structlog.get_logger(__name__)


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


async def build(settings: Settings, clock: Clock, database: Database, bot: Bot, pace: Pace) -> App:
    """Connect the parts around an open database and a bot that can be reached."""
    texts, content = Texts(settings.content_dir), Content(settings.content_dir)
    desk = Desk(
        texts=texts,
        content=content,
        forms=routes.form_engine(content),
        duties=routes.DUTIES,
        bot_username=(await bot.me()).username or "",
        curator_ids=frozenset(settings.curator_ids),
        timezone=settings.timezone,
        locale=settings.locale,
    )
    turns = Turns(desk, clock, bot.id, remember=database.is_sqlite)
    delivery = Delivery(bot, pace)
    dispatcher = build_dispatcher()
    updates = Updates(database, bot, dispatcher, turns, delivery)
    outbox = Outbox(database, turns, delivery, clock, routes.NOTICES)
    updates.wake_outbox_with(outbox.wake)
    scheduler = Scheduler(database, outbox, clock, routes.PLANS)
    return App(settings, clock, database, bot, desk, dispatcher, updates, outbox, scheduler)


def build_dispatcher() -> Dispatcher:
    """All conversations behind the guard. Conversation state is ours, so aiogram's own is switched off."""
    dispatcher = Dispatcher(disable_fsm=True)
    for observer in (dispatcher.message, dispatcher.callback_query):
        observer.outer_middleware(read_call)
        observer.middleware(guard)
    dispatcher.include_routers(*routes.routers())
    return dispatcher


def build_bot(settings: Settings, session: BaseSession | None = None) -> Bot:
    """The client: HTML, no link previews, through the proxy if there is one."""
    if session is None:
        proxy = settings.telegram_proxy[0] if settings.telegram_proxy else None
        session = AiohttpSession(proxy=proxy)
        session.api = TelegramAPIServer.from_base(settings.telegram_api)
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True)
    return Bot(settings.bot_token.get_secret_value(), session=session, default=properties)


async def serve(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT. Errors of the operator's side come out as exceptions for the CLI."""
    async with AsyncExitStack() as stack:
        clock = SandboxClock(settings.sandbox_clock) if settings.sandbox_clock else SystemClock()
        if isinstance(clock, SandboxClock):
            await clock.read()
        database = Database(settings.database_url)
        await database.open()
        stack.push_async_callback(database.close)
        await migrate.upgrade(database)
        bot = build_bot(settings)
        stack.push_async_callback(bot.session.close)
        app = await build(settings, clock, database, bot, Pace())
        await run(app)


async def run(app: App) -> None:
    """Everything at once until a signal comes; then finish what is being done."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopped.set)
    await app.database.write(free_leases)
    await app.updates.resume()
    app.scheduler.start()
    async with asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(app.outbox.run()), tasks.create_task(_take_updates(app))]
        if isinstance(app.clock, SandboxClock):
            running.append(tasks.create_task(app.clock.follow(app.scheduler)))
        log.info("bot is running", username=app.desk.bot_username)
        await stopped.wait()
        app.scheduler.stop()
        for task in running:
            task.cancel()
    await app.updates.stop()


async def _take_updates(app: App) -> None:
    async def take(batch: list[dict[str, object]]) -> None:
        await app.updates.take(batch, app.clock.now())

    await poll(app.bot, take, lambda: None)
