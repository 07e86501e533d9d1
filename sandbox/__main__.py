"""`python -m sandbox`: a local Telegram for a bot of your own."""

import argparse
import asyncio
import sys

from sandbox.exchange import Exchange
from sandbox.http import serve


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m sandbox", description="A Telegram of your own, on this machine."
    )
    parser.add_argument("--host", default="127.0.0.1", help="a loopback address (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one (default: %(default)s)")
    parser.add_argument("--token", help="the only token to accept (default: the first that is used)")
    parser.add_argument("--username", default="sandbox_demo_bot", help="the bot's name in links")
    parser.add_argument("--history", type=int, help="messages to keep in a chat (default: all)")
    return parser.parse_args()


async def run(options: argparse.Namespace) -> None:
    exchange = Exchange(token=options.token, username=options.username, history=options.history)
    server = await serve(exchange, options.host, options.port)
    print(f"Page and people: {server.url}/\nBot API:         {server.url}/bot<token>/<method>", flush=True)  # noqa: T201
    try:
        await asyncio.Event().wait()
    finally:
        await server.close()


def main() -> int:
    try:
        asyncio.run(run(arguments()))
    except KeyboardInterrupt:
        return 0
    except (OSError, ValueError) as error:
        print(f"The sandbox cannot start: {error}", file=sys.stderr)  # noqa: T201
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
