"""Gives birth to bots: a process that has imported everything once and forks for each start.

Importing aiogram takes seconds, a fork milliseconds. What is forked runs `nastavnik run` as an operator
starts it and is a process of its own, which a signal kills like any other. At the moment of the fork there is
no event loop, no connection and no thread; only the texts and forms, which nobody changes, are read already.

Lines on standard input: `start {"folder": …, "settings": {…}}` is answered with the number of the new
process, `reap NUMBER` with its exit code (-9: killed). When the input ends, everybody still alive is killed.
"""

import gc
import json
import os
import signal
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot import __main__ as command_line
from bot import app, contact, database
from bot.commands import service
from bot.failures import operator_voice
from bot.pace import Pace

LATER = (contact, database)
DRIVERS = ("aiosqlite", "asyncpg", "alembic.command")
"""What a start would import later."""
FAILED = 70


def main() -> None:
    operator_voice("ru")
    for driver in DRIVERS:
        import_module(driver)
    library = app.open_library(None)
    alive: set[int] = set()
    gc.freeze()
    with (
        patch.object(app, "open_library", return_value=library),
        patch.object(service, "check_content"),
        # The sandbox takes many messages a second in one chat; a wait would only thin out what a kill meets.
        patch.object(app, "Pace", partial(Pace, chat_gap=0)),
    ):
        answer("ready")
        for line in sys.stdin:
            verb, _, rest = line.partition(" ")
            if verb == "start":
                alive.add(number := fork(json.loads(rest)))
                answer(str(number))
            else:
                _, status = os.waitpid(int(rest), 0)
                alive.discard(int(rest))
                answer(str(os.waitstatus_to_exitcode(status)))
    for number in alive:
        os.kill(number, signal.SIGKILL)


def answer(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def fork(order: dict[str, Any]) -> int:
    """The number of the new process. In that process this never returns."""
    number = os.fork()
    if number == 0:
        code = FAILED
        try:
            move_into(Path(order["folder"]), order["settings"])
            code = command_line.main(["run"])
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return number


def move_into(folder: Path, settings: dict[str, str]) -> None:
    """An empty folder, these settings, and everything said goes to the end of `bot.log`."""
    os.chdir(folder)
    os.environ.update(settings)
    nothing = os.open(os.devnull, os.O_RDONLY)
    said = os.open(folder / "bot.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(nothing, 0)
    os.dup2(said, 1)
    os.dup2(said, 2)


if __name__ == "__main__":
    main()
