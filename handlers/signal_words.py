"""What a person has told the curators, in words."""

from handlers.turn import Turn


def said(turn: Turn, kind: str, word: str) -> str:
    """The answer in words: one that was offered, or the person's own."""
    key = f"signal-{kind}-{word}"
    known = word.replace("_", "").isalpha() and word.isascii() and turn.t.has(key)
    return turn.t.label(key) if known else word
