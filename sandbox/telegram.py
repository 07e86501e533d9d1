"""The engine: one bot, its people, and every method the sandbox knows.

Pure: no input or output, no aiogram, time from the clocks it is given. `call` is the bot's side; the gestures
are the people's side.
"""

import re
import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sandbox import editing, gathering, gestures, introducing, media, moving, receiving, sending, taps
from sandbox.chats import Chat, Person
from sandbox.errors import TelegramError
from sandbox.events import Events
from sandbox.files import File, Files
from sandbox.gestures import Outcome
from sandbox.pace import Pace
from sandbox.params import Params, Upload
from sandbox.profile import Profile
from sandbox.updates import Updates
from sandbox.world import World

TOKEN = re.compile(r"(\d{1,16}):[A-Za-z0-9_-]+")
METHOD_NOT_FOUND = TelegramError(404, "Not Found: method not found")


def accepted(world: World, params: Params) -> bool:  # noqa: ARG001 - every method has this shape
    """Checked for nothing and without effect."""
    return True


ACCEPTED = dict.fromkeys(("setMyProfilePhoto", "removeMyProfilePhoto", "logOut", "close"), accepted)

STATEFUL: dict[str, Callable[[World, Params], Any]] = {
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "getMe": introducing.get_me,
    "setMyCommands": introducing.set_my_commands,
    "getMyCommands": introducing.get_my_commands,
    "deleteMyCommands": introducing.delete_my_commands,
    "setMyName": introducing.set_my_name,
    "getMyName": introducing.get_my_name,
    "setMyDescription": introducing.set_my_description,
    "getMyDescription": introducing.get_my_description,
    "setMyShortDescription": introducing.set_my_short_description,
    "getMyShortDescription": introducing.get_my_short_description,
    "setChatMenuButton": introducing.set_chat_menu_button,
    "getChatMenuButton": introducing.get_chat_menu_button,
    "setMyDefaultAdministratorRights": introducing.set_default_rights,
    "getMyDefaultAdministratorRights": introducing.get_default_rights,
    "sendMessage": sending.send_message,
    "sendRichMessage": sending.send_rich_message,
    "sendContact": sending.send_contact,
    "sendLocation": sending.send_location,
    "sendPoll": sending.send_poll,
    "stopPoll": sending.stop_poll,
    "sendChatAction": sending.send_chat_action,
    "sendDocument": media.send_document,
    "sendPhoto": media.send_photo,
    "sendAudio": media.send_audio,
    "sendVideo": media.send_video,
    "sendAnimation": media.send_animation,
    "sendVoice": media.send_voice,
    "sendVideoNote": media.send_video_note,
    "sendSticker": media.send_sticker,
    "sendMediaGroup": media.send_media_group,
    "getFile": media.get_file,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "editEphemeralMessageText": editing.edit_ephemeral_text,
    "editEphemeralMessageCaption": editing.edit_ephemeral_caption,
    "editEphemeralMessageReplyMarkup": editing.edit_ephemeral_markup,
    "deleteEphemeralMessage": editing.delete_ephemeral,
    "answerCallbackQuery": editing.answer_callback_query,
    "deleteMessage": moving.delete_message,
    "deleteMessages": moving.delete_messages,
    "copyMessage": moving.copy_message,
    "copyMessages": moving.copy_messages,
    "forwardMessage": moving.forward_message,
    "forwardMessages": moving.forward_messages,
    "getChat": gathering.get_chat,
    "getChatMember": gathering.get_chat_member,
    "getChatMemberCount": gathering.get_chat_member_count,
    "getChatAdministrators": gathering.get_chat_administrators,
    "leaveChat": gathering.leave_chat,
    "createChatInviteLink": gathering.create_invite_link,
    "exportChatInviteLink": gathering.export_invite_link,
    "editChatInviteLink": gathering.edit_invite_link,
    "revokeChatInviteLink": gathering.revoke_invite_link,
    "approveChatJoinRequest": gathering.approve_join_request,
    "declineChatJoinRequest": gathering.decline_join_request,
    "pinChatMessage": gathering.pin_message,
    "unpinChatMessage": gathering.unpin_message,
    "unpinAllChatMessages": gathering.unpin_all_messages,
    "setMessageReaction": gathering.set_reaction,
    "getUserProfilePhotos": gathering.get_user_profile_photos,
}

METHODS = {**STATEFUL, **ACCEPTED}
BY_LOWER_NAME = {name.lower(): name for name in METHODS}


def three_people() -> list[Person]:
    """Whom a sandbox has unless it is given others."""
    return [
        Person(1001, "Ольга", "Лебедева", role_label="Куратор", phone="+79990001001"),
        Person(1002, "Анна", "Кузнецова", role_label="Наставник", phone="+79990001002"),
        Person(1003, "Иван", "Морозов", role_label="Наставляемый", phone="+79990001003"),
    ]


class Telegram:
    """A Telegram with one bot in it.

    `clock` gives Unix seconds of the sandbox's time, `felt` real seconds. Without a `token` the first one of
    the right form that is used becomes the token. `history` bounds the messages kept in a chat."""

    def __init__(
        self,
        people: Iterable[Person] | None = None,
        *,
        clock: Callable[[], float] = time.time,
        felt: Callable[[], float] = time.monotonic,
        token: str | None = None,
        username: str = "nastavnik_demo_bot",
        name: str = "Наставник",
        history: int | None = None,
        first_update_id: int | None = None,
    ) -> None:
        first = secrets.randbelow(9 * 10**8) + 10**8 if first_update_id is None else first_update_id
        profile = Profile(bot_id(token) or 1, username, name)
        self.world = World(clock, felt, profile, Events(), Updates(first), Files(), history)
        self.pace = Pace(felt)
        self.token = token
        self.first_people = three_people() if people is None else list(people)
        for person in self.first_people:
            self.world.add_person(person)

    # The bot's side

    def authorize(self, token: str) -> None:
        """Refused: 404 for what is no token, 401 for another bot's."""
        if token == self.token:
            return
        number = bot_id(token)
        if number is None:
            raise TelegramError(404, "Not Found")
        if self.token is not None:
            raise TelegramError(401, "Unauthorized")
        self.token = token
        self.world.profile.id = number

    def call(self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None) -> Any:
        """The `result` of a method. Raises `TelegramError`, also for a method the sandbox does not know."""
        return self.run(method, Params(params, files))

    def run(self, method: str, params: Params) -> Any:
        act = METHODS.get(method) or METHODS.get(method_name(method))
        if act is None:
            raise METHOD_NOT_FOUND
        self.pace.check(method, params)
        return act(self.world, params)

    def file_at(self, path: str) -> File | None:
        """What `/file/bot{token}/{path}` serves."""
        file_id = path.rsplit("/", 1)[-1].split(".")[0]
        return self.world.files.find(file_id)

    # The people's side

    def say(self, person: int, text: str, **more: Any) -> Outcome:
        return gestures.say(self.world, person, text, **more)

    def tap(self, person: int, **button: Any) -> Outcome:
        return taps.tap(self.world, person, **button)

    def share_contact(self, person: int, **more: Any) -> Outcome:
        return gestures.share_contact(self.world, person, **more)

    def forward(self, person: int, text: str, **more: Any) -> Outcome:
        return gestures.forward(self.world, person, text, **more)

    def upload(self, person: int, file: Upload, **more: Any) -> Outcome:
        return gestures.upload(self.world, person, file, **more)

    def open_link(self, person: int, **link: Any) -> Outcome:
        return gestures.open_link(self.world, person, **link)

    def vote(self, person: int, message_id: int, options: list[int], **more: Any) -> Outcome:
        return gestures.vote(self.world, person, message_id, options, **more)

    def react(self, person: int, message_id: int, emoji: str | None, **more: Any) -> Outcome:
        return gestures.react(self.world, person, message_id, emoji, **more)

    def block(self, person: int) -> Outcome:
        return gestures.block(self.world, person)

    def unblock(self, person: int) -> Outcome:
        return gestures.unblock(self.world, person)

    def gather(self, title: str, people: list[int], bot_status: str = "administrator") -> Chat:
        return gestures.gather(self.world, title, people, bot_status)

    def reset(self, *, default_people: bool = False) -> None:
        """Forgets everything but the people, who become strangers (or the first set comes back)."""
        people = self.first_people if default_people else list(self.world.people.values())
        self.world.forget_everything(people)


def bot_id(token: str | None) -> int | None:
    found = TOKEN.fullmatch(token or "")
    return int(found[1]) if found else None


def method_name(written: str) -> str:
    """The official spelling; Telegram does not mind the case."""
    return BY_LOWER_NAME.get(written.lower(), written)
