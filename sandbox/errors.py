"""The two ways of refusing: Telegram's to the bot, ours to whoever plays a person."""

from typing import Any


class TelegramError(Exception):
    """A refusal as the Bot API says it: HTTP status, description, and perhaps `retry_after`."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON object that Telegram sends with this refusal."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class GestureError(Exception):
    """Why a person cannot do this now, in one sentence. `status` is 400, 404 or 409."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def bad_request(what: str) -> TelegramError:
    return TelegramError(400, f"Bad Request: {what}")


def forbidden(what: str) -> TelegramError:
    return TelegramError(403, f"Forbidden: {what}")


def conflict(what: str) -> TelegramError:
    return TelegramError(409, f"Conflict: {what}")


def too_many_requests(retry_after: int) -> TelegramError:
    words = f"Too Many Requests: retry after {retry_after}"
    return TelegramError(429, words, {"retry_after": retry_after})
