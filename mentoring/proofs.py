"""What shows that a measure is done, read from the answers to «Что подтверждает?»."""

import re
from collections.abc import Mapping
from typing import Any

from storage.records import ProofKind

PHOTO_NAME = "photo.jpg"
"""What the messenger's photos are called, for they have no name of their own."""
_ADDRESS = re.compile(r"^(?:https?://)?[^\s/@.]+(?:\.[^\s/@.]+)+(?:[/?#:]\S*)?$", re.IGNORECASE)


def proof_of(answers: Mapping[str, Any]) -> tuple[ProofKind, str, str]:
    """Kind, words and the messenger's number of the file. Words that are no address are a note."""
    match answers["kind"]:
        case "file":
            file = answers["file"]
            kind = ProofKind.PHOTO if file["name"] == PHOTO_NAME else ProofKind.FILE
            return kind, str(file["name"]), str(file["file_id"])
        case "link" if address := read_address(answers["link"]):
            return ProofKind.LINK, address, ""
        case "link":
            return ProofKind.NOTE, str(answers["link"]), ""
    return ProofKind.NOTE, str(answers["note"]), ""


def read_address(words: str) -> str:
    """The address with its scheme; empty for anything else."""
    text = words.strip()
    if not _ADDRESS.fullmatch(text):
        return ""
    return text if text.lower().startswith(("http://", "https://")) else f"https://{text}"
