"""`nastavnik`: the command line (DESIGN §9).

Exit codes: 0 done, 1 not healthy, 2 something to mend, told in one sentence on standard error. Only `run`,
`demo` and `preview` import aiogram, whose import costs seconds.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from bot.commands import checks, inviting, keeping, service, showing
from bot.commands.outcome import Outcome, tell
from bot.config import locale_asked
from bot.failures import Failure, operator_voice, sentence
from locales.texts import Speaker

Command = Callable[[argparse.Namespace], Outcome]
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    t = operator_voice(locale_asked())
    try:
        chosen = build_parser(t).parse_args(arguments)
        command: Command = chosen.command
        outcome = command(chosen)
    except Failure as failure:
        tell(sys.stdout, failure.notes, t)
        tell(sys.stderr, failure.problems, t)
        return failure.code
    except KeyboardInterrupt:
        return INTERRUPTED
    tell(sys.stdout, outcome.lines, t)
    return outcome.code


class _Parser(argparse.ArgumentParser):
    """Speaks the operator's language; its mistakes become a `Failure` like all others."""

    def __init__(self, *, t: Speaker, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self._t = t
        self.options = self.add_argument_group(t.label("op-cli-options"))
        self.options.add_argument("-h", "--help", action="help", help=t.label("op-cli-help"))

    def format_help(self) -> str:
        """The library has no other place to translate its first word."""
        return super().format_help().replace("usage: ", self._t.label("op-cli-usage") + " ", 1)

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - the library's words are English only.
        raise Failure(sentence("op-cli-wrong", program=self.prog))


def build_parser(t: Speaker) -> argparse.ArgumentParser:
    """The commands and their options, explained in the language of `t`."""
    parser = _Parser(t=t, prog="nastavnik", description=t.label("op-cli-about"))
    parser.set_defaults(command=lambda _chosen: Outcome([parser.format_help().rstrip()], code=2))
    commands = parser.add_subparsers(
        title=t.label("op-cli-commands"), metavar=t.label("op-cli-command"), prog=parser.prog
    )

    def add(name: str, command: Command, about: str) -> argparse._ArgumentGroup:
        one = commands.add_parser(name, t=t, help=about, description=about)
        one.set_defaults(command=command)
        return one.options

    _add_service(add, t)
    _add_files(add, t)
    return parser


Add = Callable[[str, Command, str], argparse._ArgumentGroup]


def _add_service(add: Add, t: Speaker) -> None:
    run = add("run", service.run, t.label("op-cli-run"))
    run.add_argument("--no-migrate", action="store_true", help=t.label("op-cli-no-migrate"))
    show = add("demo", showing.demo, t.label("op-cli-demo"))
    show.add_argument("--play", action="store_true", help=t.label("op-cli-play"))
    show.add_argument("--port", type=int, default=0, metavar="N", help=t.label("op-cli-port"))
    show.add_argument("--no-browser", action="store_true", help=t.label("op-cli-no-browser"))
    show.add_argument("--empty", action="store_true", help=t.label("op-cli-empty"))
    show.add_argument("--lang", choices=["ru", "en"], help=t.label("op-cli-lang"))
    check = add("check", checks.check, t.label("op-cli-check"))
    check.add_argument("--offline", action="store_true", help=t.label("op-cli-offline"))
    check.add_argument("--live", action="store_true", help=t.label("op-cli-live"))
    check.add_argument("--show", action="store_true", help=t.label("op-cli-show"))
    add("health", service.health, t.label("op-cli-health"))
    invite = add("invite", inviting.invite, t.label("op-cli-invite"))
    # Everybody else is invited in the chat, by the curator.
    invite.add_argument("--role", choices=["curator"], default="curator", help=argparse.SUPPRESS)


def _add_files(add: Add, t: Speaker) -> None:
    add("migrate", keeping.migrate, t.label("op-cli-migrate"))
    path = t.label("op-cli-path")
    backup = add("backup", keeping.backup, t.label("op-cli-backup"))
    backup.add_argument("--to", type=Path, metavar=path, help=t.label("op-cli-backup-to"))
    restore = add("restore", keeping.restore, t.label("op-cli-restore"))
    restore.add_argument("archive", type=Path, metavar=path, help=t.label("op-cli-archive"))
    restore.add_argument("--force", action="store_true", help=t.label("op-cli-force"))
    export = add("export", keeping.export, t.label("op-cli-export"))
    export.add_argument("--to", type=Path, metavar=path, help=t.label("op-cli-export-to"))
    preview = add("preview", service.preview, t.label("op-cli-preview"))
    preview.add_argument("--to", type=Path, metavar=path, help=t.label("op-cli-preview-to"))


if __name__ == "__main__":
    sys.exit(main())
