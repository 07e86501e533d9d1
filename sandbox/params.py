"""Parameters of one Bot API call, read the way Telegram reads them.

On the wire everything is text (form, multipart) or JSON; both arrive here as one mapping. An empty text
counts as absent, a flag is true for `true`, `yes`, `1`, a nested value may be an object or its JSON text.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sandbox.errors import bad_request

TRUE_WORDS = frozenset({"true", "yes", "1"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent along with a call."""

    name: str
    mime: str
    body: bytes


class Params:
    """Named values of a call and the files that came with it."""

    __slots__ = ("files", "values")

    def __init__(self, values: Mapping[str, Any], files: Mapping[str, Upload] | None = None) -> None:
        self.values = values
        self.files = files or {}

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """As Telegram does it: what is no number counts as absent."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        value = self.values.get(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        return str(value).lower() in TRUE_WORDS

    def structure(self, name: str, refusal: str) -> Any:
        """A nested value or None. `refusal` is what Telegram says of JSON that cannot be read."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(refusal) from None

    def part(self, values: Mapping[str, Any]) -> "Params":
        """Values of a nested object, with the files of the whole call."""
        return Params(values, self.files)


@cache
def schema() -> dict[str, Any]:
    """`{"version", "methods": {name: {parameter: type}}, "others": [names]}`; types are int, bool, str,
    number, json and file. Reduced from the Bot API schema that aiogram publishes with its sources."""
    text = (Path(__file__).parent / "schema.json").read_text("utf-8")
    return dict(json.loads(text))


def warnings_about(method: str, params: Params) -> list[str]:
    """What Telegram would swallow in silence but the bot's author should know."""
    known = schema()["methods"].get(method)
    if known is None:
        return []
    found = [f"unknown parameter: {name}" for name in params.values if name not in known]
    found += [
        f"not a number: {name}"
        for name, value in params.values.items()
        if known.get(name) == "int" and isinstance(value, str) and value and not value.lstrip("-").isdigit()
    ]
    return found
