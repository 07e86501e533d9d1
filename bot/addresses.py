"""Addresses in settings: each reader returns the address as the program wants it, or raises ValueError."""

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

MASK = "***"
TELEGRAM = "https://api.telegram.org"
TOKEN = re.compile(r"\d{6,12}(?::|%3[Aa])[A-Za-z0-9_-]{30,}")
_PASSWORD = re.compile(r"(://[^:/?#@\s]*):\S*@")
_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
_SSLMODE = re.compile(r"([?&])sslmode=")  # asyncpg's name for libpq's word
_PROXIES = ("socks5", "socks4", "http")
_WEBHOOK_PORTS = (443, 80, 88, 8443)


class Address(NamedTuple):
    """Where we listen; port 0 is any free one."""

    host: str
    port: int


def masked(address: str) -> str:
    """The address without the password or the bot's token it may carry."""
    return TOKEN.sub(MASK, _PASSWORD.sub(rf"\1:{MASK}@", address))


def password(address: str) -> str | None:
    """The password inside the address, as it is written there."""
    return urlsplit(address).password


def database_url(value: str) -> str:
    """An SQLAlchemy address with an asynchronous driver, from a plain one as well.

    A database in memory is refused, because a restart would forget everybody.
    """
    scheme, mark, rest = value.partition("://")
    driver = _DRIVERS.get(scheme.lower())
    if not (driver and mark):
        raise ValueError("scheme")
    parts = urlsplit(f"{driver}://{rest}")
    if driver.startswith("sqlite"):
        if parts.netloc or parts.path in ("", "/", "/:memory:"):
            raise ValueError("file")
    elif len(parts.path) < 2 or not _has_port(parts):
        raise ValueError("name")
    return _SSLMODE.sub(r"\1ssl=", f"{driver}://{rest}")


def sqlite_url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite address; nothing for another database."""
    prefix = "sqlite+aiosqlite:///"
    return Path(url.removeprefix(prefix).partition("?")[0]) if url.startswith(prefix) else None


def redis_url(value: str) -> str:
    parts = _split(value)
    if parts.scheme not in ("redis", "rediss", "unix") or not (parts.hostname or parts.path):
        raise ValueError("scheme")
    return value


def web_address(value: str) -> str:
    """An http(s) address without the closing slash."""
    parts = _split(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("address")
    return value.rstrip("/")


def webhook_fits_telegram(value: str) -> bool:
    """Telegram's own servers call only HTTPS on four ports."""
    parts = urlsplit(value)
    return parts.scheme == "https" and (parts.port or 443) in _WEBHOOK_PORTS


def proxy(value: str) -> str:
    """A proxy that can carry HTTPS; `socks5h` means `socks5`, whose names are resolved over there anyway."""
    parts = _split(value)
    if parts.scheme == "socks5h":
        parts = parts._replace(scheme="socks5")
    if parts.scheme not in _PROXIES or not parts.hostname or not parts.port:
        raise ValueError("proxy")
    return parts.geturl()


def listen(value: str) -> Address:
    """`host:port`, `[::]:port` or `:port` for every interface."""
    parts = _split(f"//{value}")
    if parts.port is None or parts.path or parts.query or parts.username is not None:
        raise ValueError("port")
    return Address(parts.hostname or "0.0.0.0", parts.port)  # noqa: S104 - asked for by the operator.


def _split(value: str) -> SplitResult:
    """Raises ValueError for spaces inside and for a port that is no number up to 65535."""
    parts = urlsplit(value)
    if re.search(r"\s", value) or not _has_port(parts):
        raise ValueError("address")
    return parts


def _has_port(parts: SplitResult) -> bool:
    """Asking for the port is what makes `urlsplit` check it."""
    return parts.port is None or parts.port >= 0
