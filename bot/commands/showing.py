"""`nastavnik demo`: the bot without Telegram, for whoever wants to see it before anything is set up."""

import argparse
import sys
from typing import Literal

from bot.commands.outcome import Outcome, tell
from bot.config import locale_asked
from bot.failures import operator_voice, sentence


def demo(args: argparse.Namespace) -> Outcome:
    """The sandbox with the bot in it; needs neither token nor network nor settings."""
    if args.play:
        tell(sys.stdout, [sentence("op-demo-starting")], operator_voice("ru"))
        from bot.demo.play.playing import play

        return Outcome(code=play())
    english = args.lang == "en" if args.lang else locale_asked().startswith("en")
    locale: Literal["ru", "en"] = "en" if english else "ru"
    tell(sys.stdout, [sentence("op-demo-starting")], operator_voice(locale))
    from bot.demo.stage import demo as show

    return Outcome(code=show(port=args.port, browser=not args.no_browser, empty=args.empty, locale=locale))
