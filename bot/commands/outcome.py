"""How a command begins and ends: settings with masked logs, lines to say, an exit code."""

import logging
from dataclasses import dataclass

from bot import logs
from bot.config import Settings, load
from bot.failures import Lines, Sentence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the command says on standard output, and its exit code."""

    lines: Lines = ()
    code: int = 0


def done(*lines: Sentence | str) -> Outcome:
    return Outcome(lines)


def ready_settings(level: int = logging.WARNING) -> Settings:
    """The settings of this process, its logs from now on masked. Raises `SettingsError`."""
    settings = load()
    logs.configure(settings.log_format, settings.secrets(), level=level)
    return settings
