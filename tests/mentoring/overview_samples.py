"""A mentor or mentee as the overview reads one."""

from datetime import UTC, datetime
from typing import Any

from storage.figures import Participant
from storage.records import Role, SubmissionState

SEPTEMBER = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)


def participant(number: int, role: Role, state: SubmissionState | None, **known: Any) -> Participant:
    """Somebody with a submission in this state, or without one; arrived, sent and decided in September."""
    usual: dict[str, Any] = {
        "since": SEPTEMBER,
        "submission_id": None if state is None else number,
        "submitted_at": None if state is None else SEPTEMBER,
        "decided_at": None,
        "capacity": 1,
        "agreed": True,
        "settled": False,
        "freed_at": None,
        "taken": 0,
    }
    return Participant(number, f"Человек {number}", role, state=state, **{**usual, **known})
