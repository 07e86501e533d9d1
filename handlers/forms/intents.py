"""What a tap in a form means: `f1:<run>:<serial>:<act>:<argument>`, at most 64 bytes, never trusted."""

from enum import StrEnum
from typing import NamedTuple

PREFIX = "f1:"


class Act(StrEnum):
    """The one thing a button does. Every act names its whole effect, so that a double tap changes nothing."""

    START = "g"
    RESUME = "c"
    RESTART = "n"
    PICK = "o"
    TOGGLE = "t"
    DONE = "d"
    OWN = "r"
    ADD = "a"
    KEEP = "k"
    REWRITE = "w"
    BACK = "b"
    SKIP = "s"
    LATER = "l"
    EDIT = "e"
    SUBMIT = "u"
    MEANT = "y"
    NOT_MEANT = "x"
    AS_TYPED = "v"
    AGREE = "j"
    DISAGREE = "i"
    MONTH = "m"
    PAGE = "p"
    FIND_ALL = "f"
    NOTHING = "z"
    STAY = "h"
    BREAK_OFF = "q"
    DELETE = "D"


_ACTS = {act.value: act for act in Act}


class FormTap(NamedTuple):
    """A tap: the run it was drawn for, which screen of it, what to do and with what."""

    run: str
    serial: int
    act: Act
    arg: str = ""

    def pack(self) -> str:
        """The intent of the button."""
        return f"{PREFIX}{self.run}:{self.serial}:{self.act}:{self.arg}"

    @classmethod
    def unpack(cls, data: str) -> "FormTap | None":
        """The tap, or nothing if the bytes were never ours."""
        parts = data.split(":", 4)
        if len(parts) != 5 or parts[0] != "f1" or not parts[2].isdecimal() or len(parts[2]) > 9:
            return None
        act = _ACTS.get(parts[3])
        return None if act is None else cls(parts[1], int(parts[2]), act, parts[4])
