"""Logs: one JSON object a line, or text on a terminal, with tokens and people's words masked everywhere.

Everything passes one place: structlog's own events, the standard loggers of the libraries, warnings and
uncaught exceptions. Masking is the last step, over the finished line, so that no way of nesting a secret in
an event, an exception chain or an address gets around it.
"""

import json
import logging
import re
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Any, Literal, TextIO
from urllib.parse import quote, unquote

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.addresses import MASK, TOKEN

HIDDEN = "…"
_SHORTEST_SECRET = 6  # Masking shorter words would only garble the log.
_QUIET = ("aiogram.event", "aiohttp.access", "aiosqlite", "alembic", "apscheduler", "sqlalchemy.engine")
_PRIVATE_KEYS = frozenset({"answer", "answers", "caption", "data", "payload", "text", "update", "words"})
# Values that libraries put into their messages: SQLAlchemy's parameters, pydantic's input, PostgreSQL's row.
_PRIVATE_PARTS = re.compile(
    r"(?<=\[parameters: ).*(?=\])|(?<=input_value=).*(?=, input_type=)|(?<=DETAIL: ).*"
)

Mask = Callable[[str], str]


def masker(secrets: Iterable[str]) -> Mask:
    """A function that hides these secrets, however quoted, and anything shaped like a bot's token."""
    forms = {form for secret in secrets if len(secret) >= _SHORTEST_SECRET for form in _quoted(secret)}
    words = sorted(forms, key=len, reverse=True)
    pattern = re.compile("|".join([*map(re.escape, words), TOKEN.pattern]))
    return lambda text: pattern.sub(MASK, text)


def configure(
    style: Literal["text", "json", "auto"],
    secrets: Iterable[str] = (),
    *,
    level: int = logging.INFO,
    stream: TextIO | None = None,
) -> None:
    """Send all logs of the process to `stream` (standard error by default), masked."""
    output = stream or sys.stderr
    mask = masker(secrets)
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        processors=_last_steps(style, output, mask), foreign_pre_chain=before
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *before,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    _take_over(_Handler(output, formatter, mask), level)


class _Handler(logging.StreamHandler[TextIO]):
    """A handler that says nothing about values even when a log call itself is wrong."""

    def __init__(self, stream: TextIO, formatter: logging.Formatter, mask: Mask) -> None:
        super().__init__(stream)
        self.setFormatter(formatter)
        self._mask = mask

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name.
        """The library would print the arguments of the failed call as they are."""
        kind = type(sys.exc_info()[1]).__name__
        self.stream.write(self._mask(f"a log call failed at {record.pathname}:{record.lineno}: {kind}\n"))


def _last_steps(style: str, output: TextIO, mask: Mask) -> list[Processor]:
    def finish(_logger: WrappedLogger, _method: str, line: Any) -> Any:
        return mask(line)

    as_text = style == "text" or (style == "auto" and output.isatty())
    renderer: Processor = (
        structlog.dev.ConsoleRenderer(colors=output.isatty())
        if as_text
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    return [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,  # a plain traceback, without local variables
        _hide_words,
        renderer,
        finish,
    ]


def _hide_words(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """People's answers stay out of the log: by key, and where libraries quote values in their messages."""
    return {key: HIDDEN if key in _PRIVATE_KEYS else _without_words(value) for key, value in event.items()}


def _without_words(value: object) -> object:
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return _PRIVATE_PARTS.sub(HIDDEN, value)
        case Mapping():
            return {
                key: HIDDEN if key in _PRIVATE_KEYS else _without_words(item) for key, item in value.items()
            }
        case list() | tuple() | set() | frozenset():
            return [_without_words(item) for item in value]
    return _PRIVATE_PARTS.sub(HIDDEN, str(value) if isinstance(value, BaseException) else repr(value))


def _quoted(secret: str) -> set[str]:
    """The ways the secret may be written: in an address, in a Python message, and each of them in JSON."""
    plain = {secret, quote(secret, safe=""), unquote(secret), repr(secret)[1:-1]}
    return plain | {json.dumps(form, ensure_ascii=pure)[1:-1] for form in plain for pure in (True, False)}


def _take_over(handler: logging.Handler, level: int) -> None:
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread
    sys.unraisablehook = _log_unraisable


def _log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("nastavnik").critical("uncaught", exc_info=(kind, error, traceback))


def _log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _log_unraisable(args: "sys.UnraisableHookArgs") -> None:
    if args.exc_value is not None:
        _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)
