"""Message text by Telegram's rules: HTML in, plain text with entities out.

Offsets and lengths of entities count UTF-16 code units; errors count UTF-8 bytes of what the bot sent.
The rules are those of the official Bot API server (core.telegram.org/bots/api#html-style).
"""

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn
from urllib.parse import urlsplit

from sandbox.detection import detected, units
from sandbox.errors import bad_request
from sandbox.params import Params

Entity = dict[str, Any]
Formatted = tuple[str, list[Entity]]

SIMPLE_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "pre": "pre", "code": "code",
}  # fmt: skip
TAGS = frozenset(SIMPLE_TAGS) | {"a", "blockquote", "tg-emoji", "tg-time"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,7})|#([0-9]{1,8})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
SPECIAL = re.compile(r"[<&]")
NAME_END = re.compile(r"[\s>]")
ATTRIBUTE_END = re.compile(r"[\s=>/\"']")
TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
SPACES = re.compile(r"\s*")
TIME_FORMAT = re.compile(r"r|(?!.*(.).*\1)[wdDtT]*")
UNSEEN = re.compile("[\u2028-\u202e\r]")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
STANDALONE = frozenset({"pre", "code"})
UNREPEATABLE = frozenset({"blockquote", "expandable_blockquote"})


@dataclass(slots=True)
class OpenTag:
    name: str
    argument: str = ""
    unix: int = 0
    start: int = 0
    at: int = 0


@dataclass(slots=True)
class HtmlReader:
    """One pass over one text; `read` answers the text and its entities or raises Telegram's refusal."""

    source: str
    out: list[str] = field(default_factory=list)
    length: int = 0
    entities: list[Entity] = field(default_factory=list)
    opened: list[OpenTag] = field(default_factory=list)

    def read(self) -> Formatted:
        place = 0
        while found := SPECIAL.search(self.source, place):
            self.write(self.source[place : found.start()])
            place = self.reference(found.start()) if found[0] == "&" else self.tag(found.start())
        self.write(self.source[place:])
        if self.opened:
            unclosed = self.opened[-1].name
            raise broken(f'Can\'t find end tag corresponding to start tag "{unclosed}"')
        return "".join(self.out), in_order(self.entities)

    def write(self, piece: str) -> None:
        self.out.append(piece)
        self.length += units(piece)

    def reference(self, place: int) -> int:
        found = REFERENCE.match(self.source, place)
        char = referred(found) if found else None
        self.write(char or "&")
        return found.end() if found and char else place + 1

    def tag(self, place: int) -> int:
        if self.source.startswith("/", place + 1):
            return self.end_tag(place)
        return self.start_tag(place)

    def start_tag(self, begin: int) -> int:
        end = NAME_END.search(self.source, begin + 1)
        if end is None:
            self.fail("Unclosed start tag", begin)
        tag = OpenTag(self.source[begin + 1 : end.start()].lower(), start=self.length, at=len(self.out))
        if tag.name not in TAGS:
            self.fail(f'Unsupported start tag "{tag.name}"', begin)
        place = end.start()
        while self.char(place) != ">":
            place = self.attribute(tag, begin, self.skip(place))
        if tag.name == "span" and tag.argument != "spoiler":
            self.fail('Tag "span" must have class "tg-spoiler"', begin)
        self.opened.append(tag)
        return place + 1

    def attribute(self, tag: OpenTag, begin: int, place: int) -> int:
        if self.char(place) == ">":
            return place
        end = ATTRIBUTE_END.search(self.source, place)
        name = self.source[place : end.start() if end else None]
        if not name:
            self.fail(f'Empty attribute name in the tag "{tag.name}"', begin)
        place = self.skip(end.start() if end else len(self.source))
        if self.char(place) != "=":
            if not self.char(place):
                self.fail(f'Unclosed start tag "{tag.name}"', begin)
            note_attribute(tag, name, "")
            return place
        value, place = self.value(tag, begin, self.skip(place + 1))
        note_attribute(tag, name, value)
        return place

    def value(self, tag: OpenTag, begin: int, place: int) -> tuple[str, int]:
        quote = self.char(place)
        if not quote:
            self.fail(f'Unclosed start tag "{tag.name}"', begin)
        if quote not in "\"'":
            found = TOKEN.match(self.source, place)
            end = found.end() if found else place
            if self.char(end) and self.char(end) != ">" and not self.char(end).isspace():
                self.fail("Unexpected end of name token", place)
            value = self.source[place:end].lower()
        else:
            end = self.source.find(quote, place + 1)
            value = REFERENCE.sub(lambda m: referred(m) or m[0], self.source[place + 1 : end])
            end = end + 1 if end >= 0 else len(self.source)
        if not self.char(end):
            self.fail("Unclosed start tag", begin)
        return value, end

    def end_tag(self, begin: int) -> int:
        if not self.opened:
            self.fail("Unexpected end tag", begin)
        end = NAME_END.search(self.source, begin)
        name = self.source[begin + 2 : end.start() if end else None].lower()
        place = self.skip(end.start() if end else len(self.source))
        if self.char(place) != ">":
            self.fail("Unclosed end tag", begin)
        tag = self.opened.pop()
        if name and name != tag.name:
            words = f', expected "</{tag.name}>", found "</{name}>"'
            self.fail("Unmatched end tag", begin, words)
        if self.length > tag.start:
            self.close(tag)
        return place + 1

    def close(self, tag: OpenTag) -> None:
        inner = "".join(self.out[tag.at :])
        span: Entity = {"offset": tag.start, "length": self.length - tag.start}
        kind = entity_kind(tag, inner)
        last = self.entities[-1] if self.entities else {}
        same_place = last.get("offset") == span["offset"] and last.get("length") == span["length"]
        if tag.name == "pre" and same_place and last["type"] == "code" and "language" in last:
            last["type"] = "pre"
        elif kind:
            self.entities.append({**kind, **span})

    def skip(self, place: int) -> int:
        found = SPACES.match(self.source, place)
        return found.end() if found else place

    def char(self, place: int) -> str:
        return self.source[place : place + 1]

    def fail(self, what: str, place: int, more: str = "") -> NoReturn:
        raise broken(f"{what} at byte offset {len(self.source[:place].encode())}{more}")


def broken(what: str) -> Exception:
    return bad_request(f"can't parse entities: {what}")


def referred(found: re.Match[str]) -> str | None:
    """The character a reference such as `&lt;` or `&#39;` stands for."""
    if found[3]:
        return NAMED[found[3]]
    code = int(found[1], 16) if found[1] else int(found[2])
    if not 0 < code < 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return None
    return chr(code)


def note_attribute(tag: OpenTag, name: str, value: str) -> None:
    match tag.name, name:
        case ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "format"):
            tag.argument = value
        case "code", "class" if value.startswith("language-"):
            tag.argument = value.removeprefix("language-")
        case "span", "class" if value.startswith("tg-"):
            tag.argument = value.removeprefix("tg-")
        case "blockquote", "expandable":
            tag.argument = "1"
        case "tg-time", "unix":
            tag.unix = int(value) if value.isdigit() else 0


def entity_kind(tag: OpenTag, inner: str) -> Entity | None:
    """What a closed tag becomes, without its place; None when Telegram drops it in silence."""
    match tag.name:
        case "a":
            return link_kind(tag.argument or inner)
        case "blockquote":
            return {"type": "expandable_blockquote" if tag.argument else "blockquote"}
        case "code" if tag.argument:
            return {"type": "code", "language": tag.argument}
        case "tg-emoji":
            if not tag.argument.isdigit():
                raise bad_request("invalid custom emoji identifier specified")
            return {"type": "custom_emoji", "custom_emoji_id": tag.argument}
        case "tg-time":
            return time_kind(tag)
    return {"type": SIMPLE_TAGS[tag.name]}


def time_kind(tag: OpenTag) -> Entity | None:
    if tag.argument and not TIME_FORMAT.fullmatch(tag.argument):
        raise broken("Invalid date-time format specified")
    if tag.unix <= 0:
        return None
    kind: Entity = {"type": "date_time", "unix_time": tag.unix}
    return {**kind, "date_time_format": tag.argument} if tag.argument else kind


def link_kind(url: str) -> Entity | None:
    address = checked_url(url)
    return {"type": "text_link", "url": address} if address else None


def checked_url(url: str) -> str | None:
    """The address as Telegram would keep it, or None for what it does not take as a link."""
    if url.lower().startswith(("tg:", "ton:")):
        return url
    whole = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(whole)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or re.search(r"\s", whole):
        return None
    if "." not in host.strip(".") and ":" not in host and host != "localhost":
        return None
    return whole if parts.path else f"{whole}/"


def in_order(entities: list[Entity]) -> list[Entity]:
    """Sorted as Telegram sorts; what cannot nest (inside code and pre, quotes in quotes) is dropped."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=outer_first):
        around = {e["type"] for e in kept if e["offset"] + e["length"] > entity["offset"]}
        if around & STANDALONE or (entity["type"] in UNREPEATABLE and around & UNREPEATABLE):
            continue
        if entity["type"] == "code":
            entity.pop("language", None)
        kept.append(entity)
    return kept


def outer_first(entity: Entity) -> tuple[int, int, bool]:
    return entity["offset"], -entity["length"], entity["type"] not in STANDALONE | UNREPEATABLE


def formatted(params: Params, text_name: str = "text", entities_name: str = "entities") -> Formatted:
    """Text and entities of a call: parsed, cleaned, trimmed, links and commands detected.

    An empty text is answered as it is; its caller knows whether that is allowed."""
    source = params.text(text_name)
    mode = params.text("parse_mode").lower()
    given: list[Entity] = []
    if source and mode == "html":
        text, given = (source, []) if SPECIAL.search(source) is None else HtmlReader(source).read()
    elif source and mode not in {"", "none"}:
        raise unsupported(mode)
    else:
        text, given = source, explicit(params, entities_name)
    return tidy(text, given)


def unsupported(mode: str) -> Exception:
    if mode in {"markdown", "markdownv2"}:
        return bad_request(f"the sandbox reads parse_mode HTML only, not {mode}")
    return bad_request("unsupported parse_mode")


def explicit(params: Params, name: str) -> list[Entity]:
    given = params.structure(name, f"can't parse {name} JSON object")
    for entity in given or []:
        if not isinstance(entity, dict) or not {"type", "offset", "length"} <= entity.keys():
            raise bad_request("can't parse MessageEntity: expected an Object")
    return [dict(entity) for entity in given or []]


def tidy(text: str, entities: list[Entity]) -> Formatted:
    """Cleans and trims, moves the entities accordingly and adds what clients show as links by themselves."""
    if not text.isprintable():
        text = CONTROL.sub(" ", UNSEEN.sub("", text)) if not entities else CONTROL.sub(" ", text)
    trimmed = text.lstrip()
    shift = units(text) - units(trimmed)
    trimmed = trimmed.rstrip()
    if entities:
        entities = fitted(entities, shift, units(trimmed))
    return trimmed, detected(trimmed, entities)


def fitted(entities: list[Entity], shift: int, length: int) -> list[Entity]:
    moved = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, length)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return moved
