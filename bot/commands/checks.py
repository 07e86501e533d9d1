"""`nastavnik check`: everything that can be wrong before the start, one line each."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable

from bot.addresses import masked
from bot.commands.outcome import Outcome, ready_settings
from bot.config import Settings, slips
from bot.failures import Failure, Lines, Sentence, operator_voice, sentence

Step = Callable[[Settings], Awaitable[Lines]]


def check(args: argparse.Namespace) -> Outcome:
    """Say what is in order; raises `Failure` with every problem found."""
    settings = ready_settings()
    shown = [f"{name}={value}" for name, value in settings.shown().items()] if args.show else []
    steps: list[Step] = [_settings, _database, _content]
    if not args.offline:
        steps.append(_live if args.live else _telegram)
    notes, problems = asyncio.run(_walk(steps, settings))
    if problems:
        raise Failure(*problems, notes=[*shown, *notes])
    return Outcome([*shown, *notes, sentence("op-check-good")])


async def _walk(steps: list[Step], settings: Settings) -> tuple[list[Sentence | str], list[Sentence]]:
    """What the steps found in order, and what they found wrong."""
    notes: list[Sentence | str] = []
    problems: list[Sentence] = []
    for step in steps:
        try:
            notes += await step(settings)
        except Failure as failure:
            problems += failure.problems
            notes += failure.notes
    return notes, problems


async def _settings(settings: Settings) -> Lines:
    problems = slips()
    if not settings.bot_token:
        problems.append(sentence("op-set-no-token"))
    if problems:
        raise Failure(*problems)
    return []


async def _database(settings: Settings) -> Lines:
    from bot.database import check_folder, opened, schema_of

    path = settings.database_path
    if path is not None and not path.exists():
        check_folder(path)
        return [sentence("op-check-database-fresh", path=str(path))]
    async with opened(settings) as database:
        schema = await schema_of(database)
    if schema.is_ready:
        return [sentence("op-check-database", head=schema.head)]
    return [sentence("op-check-database-behind", current=schema.current or "–", head=schema.head)]


async def _content(settings: Settings) -> Lines:
    check_content(settings)
    return [sentence("op-check-content")]


def check_content(settings: Settings) -> None:
    """Raises `Failure` with every fault in texts, forms, road maps and difficulties, the
    school's own included."""
    from handlers.forms.catalogue import check as check_forms
    from handlers.plan_catalogue import check as check_plans
    from handlers.roadmap_catalogue import check as check_roadmaps
    from locales.content import Content
    from locales.lint import lint_overrides

    texts = [] if settings.content_dir is None else lint_overrides(settings.content_dir)
    content = Content(settings.content_dir)
    files = [*check_forms(content), *check_roadmaps(content), *check_plans(content)]
    faults = [*map(str, texts), *files]
    if faults:
        raise Failure(*(sentence("op-content", fault=fault) for fault in faults))


async def _telegram(settings: Settings) -> Lines:
    """Whose the token is and which proxy works."""
    from bot.contact import ask_who_we_are

    if not settings.bot_token:
        return []  # said already
    answer = await ask_who_we_are(settings)
    bot = sentence("op-check-bot", username=str(answer.result["username"]))
    return [bot, sentence("op-check-way", way=masked(answer.proxy))] if answer.proxy else [bot]


async def _live(settings: Settings) -> Lines:
    """The same, and a message to every curator: the last rehearsal before the school is told."""
    from bot.contact import call

    notes = [*await _telegram(settings)]
    if not settings.bot_token:
        return []
    if not settings.curator_ids:
        raise Failure(sentence("op-live-nobody"))
    text = operator_voice(settings.locale).label("op-live-message")
    problems = []
    for curator in sorted(settings.curator_ids):
        answer = await call(settings, "sendMessage", {"chat_id": curator, "text": text})
        if answer.ok:
            notes.append(sentence("op-live-sent", curator=curator))
        else:
            problems.append(sentence("op-live-failed", curator=curator, description=answer.description))
    if problems:
        raise Failure(*problems, notes=notes)
    return notes
