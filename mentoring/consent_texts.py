"""The exact words a person agrees to: a versioned text, filled in, with its SHA-256 (DOMAIN §3, 152-FZ)."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints

from storage.records import ConsentKind

BLANK = "________"
PLACEHOLDERS = ("school", "city", "operator", "name")
"""Names that stand in braces; `operator` is the school with its city."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


class ConsentText(BaseModel):
    """A document of `consents/`: `summary` is who, what and why in short, `text` is the whole of it."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    kind: ConsentKind
    version: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32)]
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    summary: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=700)]
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_400)]


@dataclass(frozen=True, slots=True)
class Paper:
    """A consent as it is shown to one person."""

    kind: str
    version: str
    title: str
    summary: str
    text: str
    locale: str

    @property
    def hash(self) -> str:
        """SHA-256 of the exact text shown, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def decision(self, *, agreed: bool) -> dict[str, Any]:
        """The answer of a consent step."""
        return {
            "agreed": agreed,
            "kind": self.kind,
            "version": self.version,
            "hash": self.hash,
            "locale": self.locale,
            "text": self.text,
        }


def fill_in(document: ConsentText, values: Mapping[str, Any], locale: str) -> Paper:
    """The document with names in place of `{school}` and the like; what is not known stays a blank line."""
    known = {key: str(values[key])[:150] for key in PLACEHOLDERS if values.get(key)}
    if "school" in known:
        known.setdefault("operator", ", ".join(filter(None, (known["school"], known.get("city")))))

    def put(text: str) -> str:
        return _PLACEHOLDER.sub(lambda place: known.get(place[1], BLANK), text)

    title = put(document.title)
    text = f"{title}\n\n{put(document.text)}"
    return Paper(document.kind, document.version, title, put(document.summary), text, locale)


def unknown_placeholders(document: ConsentText) -> list[str]:
    """Names in braces that nothing will fill."""
    found = _PLACEHOLDER.findall(f"{document.title} {document.summary} {document.text}")
    return sorted(set(found) - set(PLACEHOLDERS))
