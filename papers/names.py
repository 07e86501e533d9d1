"""Names of the files that people receive: «Встреча_12.10.2026.ics»."""

import re
import unicodedata
from datetime import date

LONGEST = 60  # bytes of UTF-8; longer names are cut by some phones and mail programmes
NAMELESS = "nastavnik"

_UNSAFE = re.compile(r"[^\w.,()«»№+=-]+")


def file_name(stem: str, day: date | None, ext: str) -> str:
    """Stem, day and extension as a name of at most 60 bytes that every file system takes.

    Letters of all alphabets stay; spaces, slashes, quotes, emoji and the like become "_". A long stem
    is cut between words where possible. A stem without one safe character becomes "nastavnik".
    """
    tail = (f"_{day:%d.%m.%Y}" if day else "") + f".{ext.lstrip('.')}"
    safe = _UNSAFE.sub("_", unicodedata.normalize("NFC", stem)).strip("_.-+=")
    short = _cut(re.sub("_{2,}", "_", safe), LONGEST - len(tail.encode()))
    return (short or NAMELESS) + tail


def _cut(stem: str, size: int) -> str:
    """The beginning of the stem that takes at most `size` bytes, without half a word or half a letter."""
    if len(stem.encode()) <= size:
        return stem
    whole = stem.encode()[: max(size, 0)].decode(errors="ignore")
    words = whole if stem[len(whole)] == "_" else whole.rpartition("_")[0]
    return (words or whole).rstrip("_.,-(«")
