"""How a command begins and ends: settings with masked logs, lines to say, an exit code."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from bot import logs
from bot.config import Settings, load
from bot.failures import Lines, Sentence
from locales.texts import Speaker


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the command says on standard output, and its exit code."""

    lines: Lines = ()
    code: int = 0


def tell(stream: TextIO, lines: Iterable[Sentence | str], t: Speaker) -> None:
    """Say the lines; a command that goes on running says what it must by itself."""
    for line in lines:
        stream.write(f"{line.said(t) if isinstance(line, Sentence) else line}\n")
    stream.flush()


def done(*lines: Sentence | str) -> Outcome:
    return Outcome(lines)


def ready_settings(level: int = logging.WARNING) -> Settings:
    """The settings of this process, its logs from now on masked. Raises `SettingsError`."""
    settings = load()
    logs.configure(settings.log_format, settings.secrets(), level=level)
    return settings
