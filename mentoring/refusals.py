"""The ways in which a rule says no. Each names one text of the catalogue, mostly `refusal-…`."""

from typing import Any, ClassVar


class Refusal(Exception):
    """Nothing of the update is stored; the person reads the sentence `key` with `args`."""

    key: ClassVar[str]

    def __init__(self, **args: Any) -> None:
        super().__init__(self.key, args)
        self.args_for_text = args


class NotAllowed(Refusal):
    """The person's roles do not include this action (DESIGN §6)."""

    key = "refusal-not-allowed"


class NotInvited(NotAllowed):
    """A stranger may only arrive, and is told kindly how (DESIGN §6)."""

    key = "stranger"


class Outdated(Refusal):
    """The world has moved on since the button was drawn: the row is not in the expected state."""

    key = "refusal-outdated"
