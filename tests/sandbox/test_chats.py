"""Chats and their people, pins, reactions, groups, and messages that one person alone sees."""

import pytest

from sandbox.telegram import Telegram
from tests.sandbox.conftest import ANNA, IVAN, OLGA, Bot


@pytest.fixture
def group(telegram: Telegram) -> int:
    return telegram.gather("Учительская", [OLGA, ANNA]).id


def test_a_chat_is_described(bot: Bot) -> None:
    chat = bot("getChat", chat_id=ANNA)
    assert (chat["first_name"], chat["type"]) == ("Анна", "private")
    assert bot.refused("getChat", chat_id=42) == "Bad Request: chat not found"


def test_members_are_counted_and_named(bot: Bot, group: int) -> None:
    assert bot("getChatMember", chat_id=group, user_id=OLGA)["status"] == "creator"
    assert bot("getChatMember", chat_id=group, user_id=IVAN)["status"] == "left"
    assert bot("getChatMember", chat_id=group, user_id=1)["status"] == "administrator"
    assert bot.refused("getChatMember", chat_id=group, user_id=42) == "Bad Request: user not found"
    assert bot("getChatMemberCount", chat_id=group) == 3
    assert [one["user"]["id"] for one in bot("getChatAdministrators", chat_id=group)] == [OLGA]
    refusal = bot.refused("getChatAdministrators", chat_id=ANNA)
    assert refusal == "Bad Request: there are no administrators in the private chat"


def test_a_bot_that_left_may_not_write(bot: Bot, group: int) -> None:
    assert bot("leaveChat", chat_id=group) is True
    refusal = bot.refused("sendMessage", chat_id=group, text="да")
    assert refusal == "Forbidden: bot is not a member of the supergroup chat"


def test_only_an_administrator_invites(bot: Bot, telegram: Telegram) -> None:
    plain = telegram.gather("Гости", [OLGA], bot_status="member").id
    refusal = bot.refused("createChatInviteLink", chat_id=plain)
    assert refusal == "Bad Request: not enough rights to manage chat invite link"


def test_invite_links_are_made_changed_and_replaced(bot: Bot, group: int) -> None:
    link = bot("createChatInviteLink", chat_id=group, name="Педсовет", member_limit=5)
    assert (link["name"], link["member_limit"], link["is_primary"]) == ("Педсовет", 5, False)
    changed = bot("editChatInviteLink", chat_id=group, invite_link=link["invite_link"], name="Совет")
    assert changed["name"] == "Совет"
    first = bot("exportChatInviteLink", chat_id=group)
    assert bot("exportChatInviteLink", chat_id=group) != first
    both = {"member_limit": 5, "creates_join_request": True}
    assert "requiring administrator approval" in bot.refused("createChatInviteLink", chat_id=group, **both)
    unknown = bot.refused("revokeChatInviteLink", chat_id=group, invite_link="https://t.me/+x")
    assert unknown == "Bad Request: INVITE_HASH_EXPIRED"


def test_a_request_that_nobody_made_cannot_be_answered(bot: Bot, group: int) -> None:
    for method in ("approveChatJoinRequest", "declineChatJoinRequest"):
        assert bot.refused(method, chat_id=group, user_id=IVAN) == "Bad Request: HIDE_REQUESTER_MISSING"


def test_pins_come_and_go(bot: Bot, telegram: Telegram) -> None:
    ids = [bot("sendMessage", chat_id=ANNA, text=str(number))["message_id"] for number in range(3)]
    for number in ids:
        bot("pinChatMessage", chat_id=ANNA, message_id=number)
    assert bot("getChat", chat_id=ANNA)["pinned_message"]["message_id"] == ids[-1]
    bot("unpinChatMessage", chat_id=ANNA)
    bot("unpinChatMessage", chat_id=ANNA, message_id=ids[0])
    assert [one.pinned for one in telegram.world.chats[ANNA].messages.values()][-3:] == [False, True, False]
    bot("unpinAllChatMessages", chat_id=ANNA)
    assert bot.refused("unpinChatMessage", chat_id=ANNA) == "Bad Request: message to unpin not found"
    assert (
        bot.refused("pinChatMessage", chat_id=ANNA, message_id=9) == "Bad Request: message to pin not found"
    )


def test_a_reaction_of_the_bot(bot: Bot, telegram: Telegram) -> None:
    message = telegram.say(ANNA, "Готово").message
    assert message is not None
    place = {"chat_id": ANNA, "message_id": message.id}
    bot("setMessageReaction", **place, reaction='[{"type": "emoji", "emoji": "👍"}]')
    assert message.reactions == ["👍"]
    wrong = bot.refused("setMessageReaction", **place, reaction='[{"type": "emoji", "emoji": "🦖"}]')
    assert wrong == "Bad Request: REACTION_INVALID"
    bot("setMessageReaction", **place)
    assert message.reactions == []


def test_an_ephemeral_message_is_for_one_person_in_a_group(bot: Bot, group: int) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ясно", "callback_data": "ok"}]]}
    to_anna = {"ephemeral_message_parameters": {"receiver_user_id": ANNA}}
    sent = bot("sendMessage", chat_id=group, text="Только вам", reply_markup=keyboard, **to_anna)
    assert (sent["message_id"], sent["receiver_user"]["id"]) == (0, ANNA)
    place = {"chat_id": group, "receiver_user_id": ANNA, "ephemeral_message_id": sent["ephemeral_message_id"]}
    assert bot("editEphemeralMessageText", **place, text="Всё ещё вам", reply_markup=keyboard) is True
    assert bot("editEphemeralMessageReplyMarkup", **place) is True
    stranger = {**place, "receiver_user_id": OLGA}
    refusal = bot.refused("editEphemeralMessageText", **stranger, text="x")
    assert refusal == "Bad Request: message to edit not found"
    assert bot("deleteEphemeralMessage", **place) is True
    private = bot.refused("sendMessage", chat_id=ANNA, text="x", **to_anna)
    assert private == "Bad Request: ephemeral messages can be sent to groups only"
    outsider = {"ephemeral_message_parameters": {"receiver_user_id": IVAN}}
    assert (
        bot.refused("sendMessage", chat_id=group, text="x", **outsider) == "Bad Request: USER_NOT_PARTICIPANT"
    )
