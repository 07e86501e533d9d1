"""Failures on demand: what the network and Telegram do to a bot on a bad day."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sandbox.errors import GestureError
from sandbox.params import Params

KINDS = ("429", "500", "drop_before", "drop_after", "slow", "down")


@dataclass(slots=True)
class Fault:
    """`left` counts down from `times`; None means until deleted. `until` is real time (down only)."""

    id: int
    kind: str
    method: str | None = None
    times: int = 1
    left: int | None = 1
    retry_after: int = 3
    seconds: float | None = None
    contains: str | None = None
    until: float | None = None

    def view(self) -> dict[str, Any]:
        shown = asdict(self)
        del shown["until"]
        return shown

    def meets(self, method: str, params: Params) -> bool:
        if self.kind == "down":
            return True
        if self.method is None and method == "getUpdates":
            return False
        if self.method is not None and self.method.lower() != method.lower():
            return False
        return self.contains is None or any(self.contains in str(value) for value in params.values.values())


class Faults:
    """The faults that wait for their call."""

    def __init__(self, felt: Callable[[], float]) -> None:
        self.felt = felt
        self.waiting: list[Fault] = []
        self.last_id = 0
        self.listeners: list[Callable[[], None]] = []

    def add(
        self,
        kind: str,
        *,
        method: str | None = None,
        times: int = 1,
        retry_after: int = 3,
        seconds: float | None = None,
        contains: str | None = None,
    ) -> Fault:
        if kind not in KINDS:
            raise GestureError(400, f"kind {kind!r} is not one of {', '.join(KINDS)}")
        self.last_id += 1
        until = self.felt() + seconds if kind == "down" and seconds else None
        left = None if kind == "down" or not times else times
        pause = 2.0 if kind == "slow" and seconds is None else seconds
        fault = Fault(self.last_id, kind, method, times, left, retry_after, pause, contains, until)
        self.waiting.append(fault)
        self.changed()
        return fault

    def take(self, method: str, params: Params) -> Fault | None:
        """The fault that meets this call; a counted one is used up by it."""
        if not self.waiting:
            return None
        self.forget_past()
        fault = next((one for one in self.waiting if one.meets(method, params)), None)
        if fault is not None and fault.left is not None:
            fault.left -= 1
            if not fault.left:
                self.waiting.remove(fault)
            self.changed()
        return fault

    def forget_past(self) -> None:
        now = self.felt()
        past = [one for one in self.waiting if one.until is not None and one.until <= now]
        for one in past:
            self.waiting.remove(one)
        if past:
            self.changed()

    def delete(self, fault_id: int | None = None) -> None:
        self.waiting = [one for one in self.waiting if fault_id is not None and one.id != fault_id]
        self.changed()

    def changed(self) -> None:
        for listener in self.listeners:
            listener()

    def views(self) -> list[dict[str, Any]]:
        self.forget_past()
        return [one.view() for one in self.waiting]
