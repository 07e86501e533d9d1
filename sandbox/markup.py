"""Keyboards under messages, checked as Telegram checks them.

`read_markup` answers one of: None, `{"inline_keyboard": …}`, `{"keyboard": …}`, `{"remove_keyboard": true}`,
`{"force_reply": true}` – with only the fields that Telegram keeps.
"""

import re
from typing import Any

from sandbox.entities import checked_url
from sandbox.errors import TelegramError, bad_request
from sandbox.params import Params

Markup = dict[str, Any]
Button = dict[str, Any]

STYLES = frozenset({"primary", "success", "danger"})
ACTIONS = frozenset({
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
})  # fmt: skip
REQUESTS = (
    "request_users", "request_chat", "request_managed_bot", "request_contact", "request_location",
    "request_poll", "web_app",
)  # fmt: skip
REPLY_FLAGS = ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective")
MOST_BUTTONS = 100
MOST_BYTES = 64


def read_markup(params: Params, name: str = "reply_markup", *, inline_only: bool = False) -> Markup | None:
    """The keyboard of a call. Refused: JSON that is none, no object, buttons Telegram would not show."""
    if params.values.get(name) in (None, ""):
        return None
    given = params.structure(name, "can't parse reply keyboard markup JSON object")
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if given.get("keyboard") and not inline_only:
        return reply_keyboard(given)
    if given.get("inline_keyboard"):
        return inline_keyboard(given)
    if inline_only and not {"inline_keyboard"} & given.keys():
        raise bad_request("inline keyboard expected")
    if given.get("remove_keyboard"):
        return {"remove_keyboard": True}
    if given.get("force_reply"):
        return {"force_reply": True, **placeholder(given)}
    return None


def inline_keyboard(given: Markup) -> Markup | None:
    rows = rows_of(given["inline_keyboard"], 'field "inline_keyboard" of the InlineKeyboardMarkup')
    shown = [[inline_button(button) for button in row] for row in rows if row]
    if sum(map(len, shown)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    if not shown:
        return None
    return {"inline_keyboard": shown, **({"force_reply": True} if given.get("force_reply") else {})}


def rows_of(given: Any, what: str) -> list[list[Any]]:
    if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
        raise bad_request(f"{what} must be an Array of Arrays")
    return given


def inline_button(button: Any) -> Button:
    if not isinstance(button, dict):
        raise unreadable("inline keyboard button", "InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise unreadable("inline keyboard button", 'Can\'t find field "text"')
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [name for name, value in button.items() if name in ACTIONS and value not in (None, "", False)]
    if "switch_inline_query" in button or "switch_inline_query_current_chat" in button:
        actions += ["switch"]
    if not actions:
        raise unreadable("inline keyboard button", "Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1 and "switch" not in actions:
        named = " and ".join(actions)
        raise bad_request(f"inline keyboard button must have one action, the sandbox sees {named}")
    check_style(button)
    return check_action(button)


def check_action(button: Button) -> Button:
    data = button.get("callback_data")
    if data is not None and (not isinstance(data, str) or not 0 < len(data.encode()) <= MOST_BYTES):
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url and checked_url(url) is None:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    copied = button.get("copy_text")
    if copied is not None and not 1 <= len(str(copied.get("text", ""))) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {name: value for name, value in button.items() if value not in (None, False)}


def check_style(button: Button) -> None:
    if button.get("style") and button["style"] not in STYLES:
        raise bad_request("invalid button style specified")


def reply_keyboard(given: Markup) -> Markup:
    rows = rows_of(given["keyboard"], 'field "keyboard"')
    shown = [[reply_button(button) for button in row] for row in rows if row]
    flags = {name: True for name in REPLY_FLAGS if given.get(name)}
    return {"keyboard": shown, **flags, **placeholder(given)}


def reply_button(button: Any) -> Button:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise unreadable("keyboard button", "KeyboardButton must be a String or an Object")
    if not str(button.get("text") or "").strip():
        raise bad_request("keyboard button text must be non-empty")
    check_style(button)
    return {name: value for name, value in button.items() if value not in (None, False)}


def placeholder(given: Markup) -> Markup:
    words = given.get("input_field_placeholder")
    if words and not 1 <= len(words) <= 64:
        raise bad_request("input field placeholder must be 1-64 characters long")
    return {"input_field_placeholder": words} if words else {}


def unreadable(what: str, why: str) -> TelegramError:
    return bad_request(f"can't parse {what}: {why}")


def button_view(button: Button) -> dict[str, Any]:
    """An inline button as the page and the tests see it."""
    view = {"text": button["text"], "kind": "other", "style": button.get("style")}
    if "callback_data" in button:
        return {**view, "kind": "data", "data": button["callback_data"]}
    if "url" in button:
        return {**view, "kind": "url", "url": button["url"]}
    if "copy_text" in button:
        return {**view, "kind": "copy", "copy": button["copy_text"]["text"]}
    return {**view, "kind": "disabled"} if "disabled" in button else view


def keyboard_view(markup: Markup | None) -> list[list[dict[str, Any]]] | None:
    if not markup or "inline_keyboard" not in markup:
        return None
    return [[button_view(button) for button in row] for row in markup["inline_keyboard"]]


def reply_keyboard_view(markup: Markup | None) -> dict[str, Any] | None:
    """The part of a markup that lives under the text field, or None."""
    if not markup or "inline_keyboard" in markup:
        return None
    if "keyboard" not in markup:
        if "remove_keyboard" in markup:
            return {"kind": "remove"}
        return {"kind": "force_reply", "placeholder": markup.get("input_field_placeholder")}
    return {
        "kind": "keyboard",
        "rows": [[reply_button_view(button) for button in row] for row in markup["keyboard"]],
        "persistent": "is_persistent" in markup,
        "one_time": "one_time_keyboard" in markup,
        "resize": "resize_keyboard" in markup,
        "placeholder": markup.get("input_field_placeholder"),
    }


def reply_button_view(button: Button) -> dict[str, Any]:
    asked = next((name for name in REQUESTS if button.get(name)), None)
    request = re.sub(r"^request_", "", asked) if asked else None
    return {"text": button["text"], "request": request, "style": button.get("style")}
