"""What the bot says of itself: name, descriptions, command menus by scope and language, menu button."""

from dataclasses import dataclass, field
from typing import Any

Scope = tuple[str, str, int]
Commands = list[dict[str, Any]]


@dataclass(slots=True)
class Profile:
    """The one bot of this sandbox. Texts are kept by language code, `""` for everybody else."""

    id: int
    username: str
    first_name: str
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    commands: dict[tuple[Scope, str], Commands] = field(default_factory=dict)
    buttons: dict[int, dict[str, Any]] = field(default_factory=dict)
    rights: dict[bool, dict[str, Any]] = field(default_factory=dict)

    def forget(self) -> None:
        for memory in (self.texts, self.commands, self.buttons, self.rights):
            memory.clear()

    def user(self) -> dict[str, Any]:
        """As `User` in messages."""
        return {"id": self.id, "is_bot": True, "first_name": self.text("name"), "username": self.username}

    def text(self, kind: str, language: str = "") -> str:
        """`kind` is name, description or short_description; falls back to the text for everybody."""
        texts = self.texts.get(kind, {})
        return texts.get(language) or texts.get("") or (self.first_name if kind == "name" else "")

    def menu(self, chat_id: int, user_id: int, language: str) -> Commands:
        """The commands a person sees in a chat: the narrowest scope wins, then his language."""
        for scope in scopes_for(chat_id, user_id):
            for wanted in (language[:2], ""):
                found = self.commands.get((scope, wanted))
                if found:
                    return found
        return []

    def button(self, chat_id: int) -> dict[str, Any]:
        return self.buttons.get(chat_id) or self.buttons.get(0) or {"type": "commands"}


def scopes_for(chat_id: int, user_id: int) -> list[Scope]:
    here = str(chat_id)
    if chat_id > 0:
        return [("chat", here, 0), ("all_private_chats", "", 0), ("default", "", 0)]
    return [("chat_member", here, user_id), ("chat", here, 0), ("all_group_chats", "", 0), ("default", "", 0)]
