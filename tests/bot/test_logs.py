"""Logs: readable by machines and people, and never a place where a token or an answer can be found."""

import asyncio
import io
import json
import logging
import sqlite3
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
import structlog
from pydantic import BaseModel, ValidationError
from sqlalchemy.exc import IntegrityError

from bot import logs
from handlers import home
from storage.records import Role
from tests.town import Town, lay_school, settle_in

TOKEN = "123456789:AAEbcdefghijklmnopqrstuvwxyz0123456"
OTHER_TOKEN = "9876543210:BBEbcdefghijklmnopqrstuvwxyz-_12345"
PASSWORD = 'pa"ss/ж word'

Style = Literal["text", "json", "auto"]
Open = Callable[..., io.StringIO]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Configure the logs onto a text stream; everything is put back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook

    def configure(style: Style = "json", secrets: tuple[str, ...] = (TOKEN, PASSWORD)) -> io.StringIO:
        stream = io.StringIO()
        logs.configure(style, secrets, stream=stream)
        return stream

    yield configure
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_one_json_object_a_line(opened: Open) -> None:
    stream = opened()
    structlog.get_logger("bot.updates").info("applied", update_id=7, person=3, name="Анна")
    logging.getLogger("aiogram").warning("slow %s", "network")
    first, second = lines(stream)
    assert (first["event"], first["update_id"], first["name"]) == ("applied", 7, "Анна")
    assert first["level"] == "info"
    assert first["logger"] == "bot.updates"
    assert first["timestamp"].endswith("Z")
    assert second["event"] == "slow network"
    assert second["logger"] == "aiogram"


def test_a_terminal_gets_text_and_a_pipe_gets_json(opened: Open) -> None:
    stream = opened("auto")
    structlog.get_logger("bot").info("running")
    assert lines(stream)[0]["event"] == "running"
    text = opened("text")
    structlog.get_logger("bot").info("running", username="nastavnik_bot")
    assert "running" in text.getvalue()
    assert not text.getvalue().startswith("{")


def test_chatter_of_libraries_is_left_out(opened: Open) -> None:
    stream = opened()
    logging.getLogger("aiohttp.access").info("GET /healthz")
    logging.getLogger("apscheduler.executors.default").info("Running job")
    assert stream.getvalue() == ""


def chained() -> None:
    try:
        raise ConnectionError(f"cannot connect to https://api.telegram.org/bot{TOKEN}/getMe")
    except ConnectionError as error:
        raise RuntimeError("no update") from error


def in_context() -> None:
    try:
        raise ValueError(TOKEN)
    except ValueError:
        raise RuntimeError("while handling")  # noqa: B904 - the implicit context is what is tried.


def in_group() -> None:
    raise ExceptionGroup("two", [ValueError(OTHER_TOKEN), KeyError(TOKEN)])


def noted() -> None:
    error = ValueError("plain")
    error.add_note(f"the address was /bot{TOKEN}/x")
    raise error


@pytest.mark.parametrize("style", ["json", "text"])
@pytest.mark.parametrize("fail", [chained, in_context, in_group, noted])
@pytest.mark.parametrize("name", ["bot.polling", "aiogram.dispatcher", "sqlalchemy.pool"])
def test_a_token_in_an_exception_never_reaches_the_output(
    opened: Open, style: Style, fail: Callable[[], None], name: str
) -> None:
    stream = opened(style)
    try:
        fail()
    except Exception:
        logging.getLogger(name).exception("failed with %s", TOKEN)
        structlog.get_logger(name).exception("failed", url=f"/bot{TOKEN}/getMe")
    written = stream.getvalue()
    assert written.count("Traceback") >= 2
    assert "***" in written
    assert TOKEN not in written
    assert OTHER_TOKEN not in written


@pytest.mark.parametrize("style", ["json", "text"])
@pytest.mark.parametrize(
    "value",
    [
        f"https://api.telegram.org/bot{TOKEN}/sendMessage?chat_id=1",
        f"https://relay.example/?to=bot{TOKEN.replace(':', '%3A')}",
        ["nested", {"deep": (TOKEN,)}],
        {"headers": {"X-Token": TOKEN.encode()}},
        ValueError(f"bad {TOKEN}"),
        OTHER_TOKEN,
        f"dsn=postgresql://u:{PASSWORD}@db/n",
        "dsn=postgresql://u:pa%22ss%2F%D0%B6%20word@db/n",
        repr({"password": PASSWORD}),
    ],
)
def test_a_secret_is_masked_however_it_is_written(opened: Open, style: Style, value: object) -> None:
    stream = opened(style)
    structlog.get_logger("bot").warning("odd", value=value)
    logging.getLogger("lib").warning("odd %s", value)
    written = stream.getvalue()
    assert written.count("***") >= 2
    for part in (TOKEN[11:], OTHER_TOKEN[11:], "ss/ж", "ss%2F", "ss/\\u0436"):
        assert part not in written


def test_an_uncaught_exception_is_logged_masked(opened: Open) -> None:
    stream = opened()
    try:
        chained()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    (event,) = lines(stream)
    assert event["event"] == "uncaught"
    assert "ConnectionError" in event["exception"]
    assert TOKEN not in stream.getvalue()


def test_an_exception_in_a_thread_and_in_a_destructor_is_logged_masked(opened: Open) -> None:
    class Careless:
        def __del__(self) -> None:
            raise ValueError(TOKEN)

    stream = opened()
    thread = threading.Thread(target=in_context)
    thread.start()
    thread.join()
    Careless()
    assert [event["event"] for event in lines(stream)] == ["uncaught", "uncaught"]
    assert TOKEN not in stream.getvalue()


async def test_a_task_nobody_waited_for_is_logged_masked(opened: Open) -> None:
    stream = opened()
    error = ValueError(TOKEN)
    context = {"message": f"lost {TOKEN}", "exception": error}
    asyncio.get_running_loop().default_exception_handler(context)
    assert lines(stream)[0]["logger"] == "asyncio"
    assert TOKEN not in stream.getvalue()


def test_a_warning_is_logged_masked(opened: Open) -> None:
    stream = opened()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(f"unclosed {TOKEN}", ResourceWarning, stacklevel=1)
    assert any("unclosed ***" in line["event"] for line in lines(stream))


def test_a_wrong_log_call_does_not_print_its_arguments(
    opened: Open, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = opened()
    logging.getLogger("lib").warning("status %d", f"/bot{TOKEN}/x")
    assert "a log call failed" in stream.getvalue()
    assert TOKEN not in stream.getvalue() + capsys.readouterr().err


def test_peoples_words_are_hidden_by_key(opened: Open) -> None:
    stream = opened()
    structlog.get_logger("bot").info(
        "took", text="устал", update={"message": 1}, nested={"answers": ["устал"]}
    )
    assert "устал" not in stream.getvalue()
    assert lines(stream)[0]["text"] == "…"


class _Message(BaseModel):
    text: int


def test_peoples_words_are_hidden_in_what_libraries_quote(opened: Open) -> None:
    stream = opened()
    log = structlog.get_logger("bot")
    cause = sqlite3.IntegrityError("UNIQUE constraint failed: person.id")
    answers = {"words": "мне [трудно] сейчас"}
    try:
        raise IntegrityError("INSERT INTO answer", answers, cause)
    except IntegrityError as error:
        log.exception("not stored", error=error)
    with pytest.raises(ValidationError) as caught:
        _Message.model_validate({"text": "мне трудно сейчас, input_type=x"})
    log.error("not understood", error=caught.value)
    logging.getLogger("asyncpg").error(
        "duplicate key\nDETAIL: Key (name)=(мне трудно сейчас) already exists."
    )
    written = stream.getvalue()
    assert "UNIQUE constraint failed" in written
    assert "duplicate key" in written
    assert "трудно" not in written
    assert "сейчас" not in written


def test_short_words_are_not_taken_for_secrets(opened: Open) -> None:
    stream = opened("json", ("bot",))
    structlog.get_logger("bot").info("the bot runs")
    assert lines(stream)[0]["event"] == "the bot runs"


async def test_a_failing_update_is_logged_without_the_words_of_the_person(
    town: Town, monkeypatch: pytest.MonkeyPatch, opened: Open
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise LookupError("on purpose")

    anna = await settle_in(town, await lay_school(town), "Кузнецова Анна Сергеевна", Role.MENTOR)
    stream = opened()
    with monkeypatch.context() as patch:
        patch.setattr(home, "refused", fail)
        await anna.says("Мой пароль от журнала 12345")
    told = stream.getvalue()
    assert "on purpose" in told
    assert "пароль" not in told
    assert "12345" not in told
