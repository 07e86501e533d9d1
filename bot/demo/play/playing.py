"""`nastavnik demo --play`: a whole programme played over the wire, from the empty school to the last survey.

The bot runs in this process as it always does; the people know it only through the sandbox's HTTP side.
"""

import asyncio
import logging
import sys
from contextlib import suppress

from bot import logs
from bot.app import serve
from bot.commands.outcome import tell
from bot.demo.play.arrival import ARRIVAL
from bot.demo.play.pair import PAIR
from bot.demo.play.people import Book, Missed, Play
from bot.demo.play.year import YEAR
from bot.demo.stage import START, stage
from bot.failures import Lines, operator_voice, sentence
from bot.pace import Pace
from sandbox.people import SandboxClient

CHAPTERS = (*ARRIVAL, *PAIR, *YEAR)


def play() -> int:
    """Play all chapters and print them; 0 when every step was seen, 1 with the step that was not."""
    logs.configure("text", level=logging.ERROR)
    return asyncio.run(_play())


async def _play() -> int:
    async with stage("ru", empty=True) as ready:
        # The sandbox does not mind several messages a second in a chat, and a spectator would.
        bot = asyncio.create_task(serve(ready.settings, Pace(chat_gap=0)))
        acting = asyncio.create_task(_act(ready.url))
        await asyncio.wait({bot, acting}, return_when=asyncio.FIRST_COMPLETED)
        for task in (acting, bot):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        return 1 if acting.cancelled() else acting.result()


async def _act(url: str) -> int:
    t = operator_voice("ru")
    async with await SandboxClient.connect(url) as city:
        play = Play(city, Book(city, sys.stdout, t, START))
        tell(sys.stdout, ["", sentence("op-play-legend")], t)
        for number, (title, scene) in enumerate(CHAPTERS, start=1):
            play.book.chapter(number, title)
            try:
                await scene(play)
            except Missed as missed:
                tell(sys.stdout, _missed(number, title, missed), t)
                return 1
        play.book.read_on()
        tell(sys.stdout, ["", sentence("op-play-over", count=len(CHAPTERS))], t)
        return 0


def _missed(number: int, title: str, missed: Missed) -> Lines:
    step = sentence("op-play-missed", number=number, title=title, step=missed.what)
    return ["", step, "", missed.chat]
