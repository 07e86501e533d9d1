"""A screen is one value: text in a small HTML subset and rows of buttons (DESIGN §1, UX §5)."""

from dataclasses import dataclass
from typing import Literal

TEXT_LIMIT = 4_000
ROWS_LIMIT = 30
ROW_LIMIT = 7
INTENT_BYTES = 64

Style = Literal["primary", "success", "danger"]


@dataclass(frozen=True, slots=True)
class Button:
    """One button: a plain label and exactly one of intent (what a tap means), url or copy (text to copy)."""

    label: str
    intent: str = ""
    url: str = ""
    copy: str = ""
    style: Style | None = None

    def __post_init__(self) -> None:
        if not self.label.strip():
            raise ValueError("a button needs a label")
        if sum(map(bool, (self.intent, self.url, self.copy))) != 1:
            raise ValueError(f"button {self.label!r} needs exactly one of intent, url and copy")
        if len(self.intent.encode()) > INTENT_BYTES:
            raise ValueError(f"intent of {self.label!r} is longer than {INTENT_BYTES} bytes")


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """Text (HTML: b i u s code a, quotes, tg-time) with rows of buttons, within MAX's limits too."""

    text: str
    rows: tuple[Row, ...] = ()

    def __post_init__(self) -> None:
        if not 0 < len(self.text) <= TEXT_LIMIT:
            raise ValueError(f"a screen holds 1 to {TEXT_LIMIT} characters, not {len(self.text)}")
        if len(self.rows) > ROWS_LIMIT or any(not 0 < len(row) <= ROW_LIMIT for row in self.rows):
            raise ValueError(f"a screen holds at most {ROWS_LIMIT} rows of 1 to {ROW_LIMIT} buttons")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a handler wants said after the commit.

    A tap's reply rewrites the message under the button, a typed answer's is sent below (UX §0.2);
    `anew` sends a new message even after a tap; `toast` is the short answer to the tap itself.
    Without a screen only the toast is said. A `lasting` message keeps its buttons whatever is said below it.
    """

    screen: Screen | None = None
    toast: str = ""
    anew: bool = False
    lasting: bool = False


def one_column(*buttons: Button) -> tuple[Row, ...]:
    """Each button in a row of its own."""
    return tuple((button,) for button in buttons)


def grid(buttons: list[Button], width: int) -> tuple[Row, ...]:
    """Buttons in rows of `width`."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
