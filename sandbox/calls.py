"""The log of Bot API calls, for the page's list and for tests that ask what the bot did."""

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sandbox.params import Params, warnings_about


@dataclass(slots=True)
class Call:
    """`at` is the sandbox's time, `ms` real milliseconds. `values` are the parameters as they came."""

    id: int
    at: float
    method: str
    params: Params
    error_code: int | None = None
    error: str | None = None
    ms: float = 0.0
    fault: str | None = None
    warnings: list[str] = field(default_factory=list)

    def view(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "at": datetime.fromtimestamp(self.at, UTC).isoformat(timespec="seconds"),
            "method": self.method,
            "params": self.readable(),
            "ok": self.error_code is None and self.error is None,
            "error_code": self.error_code,
            "error": self.error,
            "ms": round(self.ms, 2),
            "person": self.person(),
            "fault": self.fault,
            "warnings": self.warnings + warnings_about(self.method, self.params),
        }

    def person(self) -> int | None:
        try:
            chat = int(self.params.values.get("chat_id") or 0)
        except (TypeError, ValueError):
            return None
        return chat if chat > 0 else None

    def readable(self) -> dict[str, Any]:
        """Parameters with nested JSON opened and files named."""
        shown = {name: opened(value) for name, value in self.params.values.items()}
        files = self.params.files.items()
        return shown | {name: f"<file {file.name}, {len(file.body)} bytes>" for name, file in files}


def opened(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


class Calls:
    """The newest `keep` calls."""

    def __init__(self, keep: int = 2_000) -> None:
        self.kept: deque[Call] = deque(maxlen=keep)
        self.last_id = 0

    def add(self, at: float, method: str, params: Params) -> Call:
        self.last_id += 1
        return Call(self.last_id, at, method, params)

    def keep(self, call: Call) -> None:
        self.kept.append(call)

    def find(
        self, *, method: str | None = None, contains: str | None = None, after: int = 0, limit: int = 100
    ) -> list[dict[str, Any]]:
        """Newest last; `contains` looks into the whole call as it is shown."""
        found: list[dict[str, Any]] = []
        for call in self.newest_first(method, after):
            if len(found) >= limit:
                break
            view = call.view()
            if contains is None or contains.lower() in json.dumps(view, ensure_ascii=False).lower():
                found.append(view)
        return found[::-1]

    def newest_first(self, method: str | None, after: int) -> Iterator[Call]:
        for call in reversed(self.kept):
            if call.id > after and (method is None or call.method.lower() == method.lower()):
                yield call
