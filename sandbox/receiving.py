"""How updates reach the bot: fetched, or brought by a webhook."""

import re
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from sandbox.chats import Json
from sandbox.errors import bad_request, conflict
from sandbox.params import Params
from sandbox.updates import Update, Webhook
from sandbox.world import World

MOST_UPDATES = 100
LONGEST_POLL = 50
SECRET = re.compile(r"[A-Za-z0-9_-]*")
WEBHOOK_IS_SET = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


def get_updates(world: World, params: Params) -> list[Update]:
    """What waits now. Whoever holds the connection does the waiting for more (`polling.py`)."""
    if world.updates.webhook is not None:
        raise conflict(WEBHOOK_IS_SET)
    world.updates.allow(params)
    if "offset" in params:
        world.updates.confirm(params.integer("offset"))
    limit = min(max(params.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
    return world.updates.take(limit)


def poll_timeout(params: Params) -> int:
    """Seconds a poll may wait."""
    return min(max(params.integer("timeout"), 0), LONGEST_POLL)


def set_webhook(world: World, params: Params) -> bool:
    url = params.text("url")
    if params.flag("drop_pending_updates"):
        world.updates.drop()
    world.updates.allow(params)
    if not url:
        world.updates.webhook = None
        world.updates.changed()
        return True
    if not loopback(url):
        raise bad_request("bad webhook: the sandbox posts to loopback addresses only")
    secret = params.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    most = min(max(params.integer("max_connections", 40), 1), 100)
    world.updates.webhook = Webhook(url, secret, most)
    world.updates.changed()
    return True


def loopback(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"}:
        return False
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def delete_webhook(world: World, params: Params) -> bool:
    if params.flag("drop_pending_updates"):
        world.updates.drop()
    world.updates.webhook = None
    world.updates.changed()
    return True


def get_webhook_info(world: World, params: Params) -> Json:  # noqa: ARG001 - every method has this shape
    hook = world.updates.webhook
    info: dict[str, Any] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.waiting),
    }
    if hook:
        info["max_connections"] = hook.most
    if hook and hook.last_error:
        info.update(last_error_date=hook.last_error_at, last_error_message=hook.last_error)
    if world.updates.allowed:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info
