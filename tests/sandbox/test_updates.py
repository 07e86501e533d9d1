"""The queue of updates: offsets, limits, kinds."""

from sandbox.telegram import Telegram
from tests.sandbox.conftest import ANNA, Bot


def ids(bot: Bot, **params: object) -> list[int]:
    return [update["update_id"] for update in bot.updates(**params)]


def three(telegram: Telegram) -> list[int]:
    return [telegram.say(ANNA, word).update_id or 0 for word in ("раз", "два", "три")]


def test_updates_stay_until_a_later_offset_confirms_them(bot: Bot, telegram: Telegram) -> None:
    first, second, third = three(telegram)
    assert ids(bot) == ids(bot, offset=first) == [first, second, third]
    assert ids(bot, offset=second) == [second, third]
    assert ids(bot, offset=first) == [second, third], "what was confirmed does not come back"
    assert ids(bot, offset=third + 1) == []


def test_a_limit_gives_the_oldest(bot: Bot, telegram: Telegram) -> None:
    first, second, _ = three(telegram)
    assert ids(bot, limit=2) == [first, second]
    assert ids(bot, limit=0) == [first]


def test_a_negative_offset_keeps_the_newest(bot: Bot, telegram: Telegram) -> None:
    _, second, third = three(telegram)
    assert ids(bot, offset=-2) == [second, third]
    assert ids(bot) == [second, third]
    assert ids(bot, offset=-100) == [second, third]


def test_ids_are_never_used_twice(bot: Bot, telegram: Telegram) -> None:
    *_, third = three(telegram)
    bot("deleteWebhook", drop_pending_updates="true")
    assert ids(bot) == []
    assert telegram.say(ANNA, "четыре").update_id == third + 1


def test_two_sandboxes_begin_anywhere() -> None:
    assert Telegram().world.updates.next_id != Telegram().world.updates.next_id


def test_the_wanted_kinds_are_remembered(bot: Bot, telegram: Telegram) -> None:
    bot("getUpdates", allowed_updates='["callback_query"]')
    assert telegram.say(ANNA, "не слышит").update_id is None
    assert ids(bot) == []
    bot("getUpdates", allowed_updates="[]")
    assert telegram.say(ANNA, "слышит").update_id is not None
    assert bot("getWebhookInfo")["pending_update_count"] == 1


def test_a_webhook_excludes_polling(bot: Bot) -> None:
    bot("setWebhook", url="http://127.0.0.1:1/hook", secret_token="s")
    refusal = bot.refused("getUpdates")
    assert refusal == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    assert bot("getWebhookInfo")["url"] == "http://127.0.0.1:1/hook"
    bot("deleteWebhook")
    assert bot.updates() == []


def test_a_webhook_stays_on_this_machine(bot: Bot) -> None:
    refusal = bot.refused("setWebhook", url="https://example.org/hook")
    assert refusal == "Bad Request: bad webhook: the sandbox posts to loopback addresses only"
    bad = bot.refused("setWebhook", url="http://localhost/hook", secret_token="с пробелом")
    assert bad == "Bad Request: secret token contains unallowed characters"
    long = bot.refused("setWebhook", url="http://localhost/hook", secret_token="s" * 257)
    assert long == "Bad Request: secret token is too long"
    assert bot("setWebhook", url="") is True
