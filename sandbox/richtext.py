"""Rich messages drawn plainly: their words, line by line."""

from html.parser import HTMLParser
from typing import Any

BLOCKS = frozenset({
    "p", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "div", "blockquote",
    "details", "summary", "pre", "hr", "footer",
})  # fmt: skip
CELLS = frozenset({"td", "th"})
HOLDERS = frozenset({"blocks", "text", "items", "cells", "summary"})


class PlainReader(HTMLParser):
    """Words of rich HTML; its many tags are left out, not checked."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in BLOCKS:
            self.out.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS or tag in CELLS:
            self.out.append("  " if tag in CELLS else "\n")

    def handle_data(self, data: str) -> None:
        self.out.append(data)

    def lines(self) -> list[str]:
        return [line.strip() for line in "".join(self.out).splitlines() if line.strip()]


def rich_lines(given: Any) -> list[str]:
    """All words of an `InputRichMessage` (or a part of it), whatever holds them."""
    if isinstance(given, str):
        return given.splitlines()
    if isinstance(given, list):
        return [line for one in given for line in rich_lines(one)]
    if not isinstance(given, dict):
        return []
    if given.get("html"):
        reader = PlainReader()
        reader.feed(given["html"])
        reader.close()
        return reader.lines()
    if given.get("markdown"):
        return str(given["markdown"]).splitlines()
    return [line for name in given if name in HOLDERS for line in rich_lines(given[name])]
