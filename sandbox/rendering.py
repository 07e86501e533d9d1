"""What a person sees of a message: safe HTML for the page and plain lines for a transcript.

The HTML is built from text and entities alone; every character of the bot's is escaped.
"""

from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlsplit

Entity = dict[str, Any]

WRAPS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ('<span class="spoiler">', "</span>"),
    "code": ("<code>", "</code>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ('<blockquote class="expandable">', "</blockquote>"),
    "hashtag": ('<span class="hashtag">', "</span>"),
    "mention": ('<span class="mention">', "</span>"),
    "text_mention": ('<span class="mention">', "</span>"),
}


class Renderer:
    """Draws texts of one bot: its user name decides which links open this very bot."""

    def __init__(self, bot_username: str) -> None:
        self.bot = bot_username.lower()

    def html(self, text: str, entities: list[Entity]) -> str:
        if not entities:
            return lines(text)
        raw = text.encode("utf-16-le", "surrogatepass")
        ordered = sorted(entities, key=lambda e: (e["offset"], -e["length"]))
        return self.stretch(raw, ordered, 0, len(raw) // 2)

    def stretch(self, raw: bytes, entities: list[Entity], start: int, end: int) -> str:
        """The text between two offsets; an entity that crosses another's end is cut there."""
        out, place, index = [], start, 0
        while index < len(entities):
            entity = entities[index]
            inside_from = max(entity["offset"], place)
            inside_to = min(entity["offset"] + entity["length"], end)
            index += 1
            inner = []
            while index < len(entities) and entities[index]["offset"] < inside_to:
                inner.append(entities[index])
                index += 1
            out.append(lines(piece(raw, place, inside_from)))
            before, after = self.tags(entity, piece(raw, inside_from, inside_to))
            out.append(before + self.stretch(raw, inner, inside_from, inside_to) + after)
            place = max(inside_to, place)
        out.append(lines(piece(raw, place, end)))
        return "".join(out)

    def tags(self, entity: Entity, inner: str) -> tuple[str, str]:
        match entity["type"]:
            case "text_link":
                return self.link(entity["url"]), "</a>"
            case "url":
                return self.link(inner if "://" in inner else f"https://{inner}"), "</a>"
            case "email":
                return self.link(f"mailto:{inner}"), "</a>"
            case "pre":
                language = escape(entity.get("language", ""), quote=True)
                return f'<pre data-language="{language}">' if language else "<pre>", "</pre>"
            case "bot_command":
                return f'<span class="command" data-command="{escape(inner, quote=True)}">', "</span>"
            case "date_time":
                return moment(entity), "</time>"
        return WRAPS.get(entity["type"], ("", ""))

    def link(self, url: str) -> str:
        start = self.start_payload(url)
        more = "" if start is None else f' data-start="{escape(start, quote=True)}"'
        safe = url if urlsplit_safe(url) in {"http", "https", "mailto", "tg"} else "#"
        return f'<a href="{escape(safe, quote=True)}" rel="noopener noreferrer"{more}>'

    def start_payload(self, url: str) -> str | None:
        """The payload of a link that opens this bot (`""` when it has none), None for any other address."""
        try:
            parts = urlsplit(url if "://" in url else f"https://{url}")
        except ValueError:
            return None
        query = parse_qs(parts.query)
        if parts.scheme == "tg" and parts.netloc == "resolve":
            name = query.get("domain", [""])[0]
        elif parts.netloc.lower() in {"t.me", "telegram.me", "www.t.me"}:
            name = parts.path.strip("/")
        else:
            return None
        return query.get("start", [""])[0] if name.lower() == self.bot else None


def urlsplit_safe(url: str) -> str:
    try:
        return urlsplit(url).scheme.lower()
    except ValueError:
        return ""


def moment(entity: Entity) -> str:
    when = datetime.fromtimestamp(entity["unix_time"], UTC).isoformat()
    style = escape(entity.get("date_time_format", ""), quote=True)
    return f'<time datetime="{when}" data-format="{style}">'


def piece(raw: bytes, start: int, end: int) -> str:
    return raw[2 * start : 2 * end].decode("utf-16-le", "replace")


def lines(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def transcript_lines(view: dict[str, Any], who: str) -> list[str]:
    """One message (a view, see the README) as lines to read: who, when, what, and the buttons below."""
    when = datetime.fromtimestamp(view["edit_date"] or view["date"], UTC).strftime("%d.%m %H:%M")
    marks = [word for word in ("silent", "protected", "pinned", "deleted") if view[word]]
    marks += ["edited"] if view["edit_date"] else []
    head = f"#{view['message_id']} {when} {who}" + (f" ({', '.join(marks)})" if marks else "")
    body = view["text"] or view["caption"] or ""
    file = view.get(view["kind"])
    if view["kind"] not in {"text", "rich", "service"}:
        name = file.get("name") if isinstance(file, dict) else None
        head += f" [{view['kind']}{': ' + name if name else ''}]"
    shown = [f"    {line}" for line in body.splitlines()]
    return [f"{head}:", *shown, *button_lines(view)]


def button_lines(view: dict[str, Any]) -> list[str]:
    rows = view["keyboard"] or (view["reply_keyboard"] or {}).get("rows") or []
    return ["    " + " ".join(f"[{button['text']}]" for button in row) for row in rows]
