"""Our bot with the pacing switched off, to see what it could send if Telegram allowed it."""

import asyncio
import logging

from bot import logs
from bot.app import serve
from bot.config import load
from bot.pace import Pace


def main() -> None:
    settings = load(env_file=None)
    logs.configure("json", settings.secrets(), level=logging.WARNING)
    asyncio.run(serve(settings, Pace(per_second=float("inf"), chat_gap=0)))


if __name__ == "__main__":
    main()
