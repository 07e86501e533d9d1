"""The webhook: a batch of one is stored before Telegram gets its 200 (DESIGN §2)."""

import hmac
import json
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiohttp import web

from bot.config import Settings
from bot.polling import ALLOWED, Take

log = structlog.get_logger(__name__)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, not the secret
LARGEST = 1_000_000


class Webhook:
    """Takes Telegram's posts. The path carries no token, because paths end up in access logs; who knows the
    secret of the header is Telegram."""

    def __init__(self, url: str, secret: str, take: Take) -> None:
        self._path = urlsplit(url).path or "/"
        self._secret = secret
        self._take = take

    def routes(self) -> list[web.RouteDef]:
        return [web.post(self._path, self._receive)]

    async def _receive(self, request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, ""), self._secret):
            return web.Response(status=403)
        try:
            raw = json.loads(await request.read())
            int(raw["update_id"])
        except (ValueError, TypeError, KeyError):
            return web.Response(status=400)
        await self._take([raw])
        return web.Response()


async def set_webhook(bot: Bot, settings: Settings) -> None:
    """Ask Telegram to post updates to us; what waits there already is kept."""
    assert settings.webhook_url is not None  # noqa: S101 - the caller looked
    assert settings.webhook_secret is not None  # noqa: S101 - the settings go together
    await bot.set_webhook(
        settings.webhook_url,
        secret_token=settings.webhook_secret.get_secret_value(),
        allowed_updates=ALLOWED,
        drop_pending_updates=False,
    )


async def remove_webhook(bot: Bot) -> None:
    """Before polling; the messages of the downtime are kept."""
    if (await bot.get_webhook_info()).url:
        log.info("webhook is removed, polling takes over")
        await bot.delete_webhook(drop_pending_updates=False)


async def listen(settings: Settings, routes: list[web.RouteDef]) -> web.AppRunner:
    """Serve these routes at LISTEN; the caller cleans the runner up. Raises `OSError` for a busy port."""
    application = web.Application(client_max_size=LARGEST)
    application.add_routes(routes)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, settings.listen.host, settings.listen.port).start()
    return runner
