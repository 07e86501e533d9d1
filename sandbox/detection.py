"""Links, commands, mentions and the like that Telegram finds in a text by itself."""

import re
from typing import Any

FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"«»]+|(?<![\w@./-])(?:[\w-]+\.)+(?:com|org|net|ru|me|info|edu|io|рф)(?![\w.-]*\w)(?:/[^\s<>\"«»]*)?)"
    r"|(?P<email>(?<![\w.+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w))"
    r"|(?P<hashtag>(?<![\w#/])\#(?=\w*[^\W\d])\w{1,256})"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
)
HINT = re.compile(r"[@#/]|\w\.\w")
TAIL = ".,:;!?)]}'"
OPAQUE = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def detected(text: str, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The given entities and the found ones, in order; what is found inside code or a link does not count."""
    if HINT.search(text) is None:
        return given
    found = [finding(text, match) for match in FOUND.finditer(text)]
    fresh = [one for one in found if not any(hidden_by(one, other) for other in given)]
    if not fresh:
        return given
    return sorted(given + fresh, key=lambda e: (e["offset"], -e["length"]))


def finding(text: str, match: re.Match[str]) -> dict[str, Any]:
    kind = match.lastgroup or "url"
    words = match[0].rstrip(TAIL) if kind == "url" else match[0]
    return {"type": kind, "offset": units(text[: match.start()]), "length": units(words)}


def hidden_by(one: dict[str, Any], other: dict[str, Any]) -> bool:
    apart = (
        one["offset"] + one["length"] <= other["offset"] or other["offset"] + other["length"] <= one["offset"]
    )
    return not apart and other["type"] in OPAQUE
