"""What people and machines send by mistake or on purpose where no form is open: always a kind answer, nothing
lost, nothing shown to anybody else. Forms have such a test of their own."""

import pytest
from aiogram.filters.callback_data import CallbackData

from bot.app import build_dispatcher
from handlers.curator.lists import FindTap, Listing
from storage.records import Role
from storage.tables import fsm
from tests.handlers.counting import rows_of
from tests.handlers.two_schools import CODE, NAMES, NOTHING, Me, changes, dump, lay_two_schools
from tests.handlers.walk import in_words, intents_of, ways
from tests.town import Town, Townsman

EVERY_ROLE = Me("everything", frozenset({Role.CURATOR, Role.MENTOR, Role.MENTEE}))
STRANGER = Me("stranger", is_in=False)
SAID = {
    "too long": "а" * 5_000,
    "only emoji": "🙂🙂🙂",
    "markup": "<b>&</script>",
    "right to left": "\u202e\u200bтевирп\u200f\u2066",
    "many digits": "9" * 4_000,
    "negative": "-1",
    "a quote": "'; drop table person; --",
}
SENT = ("photo", "voice", "sticker", "document", "video_note", "audio")
FAILURE = "Н-"
WAYS = ways(build_dispatcher())
COMMANDS = sorted({way.called for way in WAYS if way.called})
INTENTS = {intent.__prefix__: intent for way in WAYS for intent in intents_of(way)}
LISTS = {
    way.handler.__self__.name: way.handler.__self__  # type: ignore[attr-defined]
    for way in WAYS
    if isinstance(getattr(way.handler, "__self__", None), Listing)
}


class Room:
    """One person acts; everybody's telephones are watched."""

    def __init__(self, town: Town, phone: Townsman) -> None:
        self.town, self.phone = town, phone

    async def says(self, text: str) -> str:
        """What is heard in return: an answer must come, and only to who has spoken."""
        seq, others = self._now()
        await self.phone.says(text)
        return self._answer(seq, others, "message", text[:80])

    async def sends(self, kind: str) -> str:
        seq, others = self._now()
        await self.phone.sends(kind)
        return self._answer(seq, others, "message", kind)

    async def forwards(self, text: str) -> str:
        seq, others = self._now()
        await self.phone.forwards(text)
        return self._answer(seq, others, "message", f"forwarded {text}")

    async def forges(self, data: str) -> str:
        seq, others = self._now()
        await self.phone.forges(data)
        return self._answer(seq, others, "callback_answer", data)

    def _now(self) -> tuple[int, int]:
        heard = sum(len(each.heard) for each in self.town.people if each is not self.phone)
        return self.town.telegram.world.events.seq, heard

    def _answer(self, seq: int, others: int, kind: str, what: str) -> str:
        events = list(self.town.telegram.world.events.since(seq) or ())
        mine = [each for each in events if each.by_bot and each.person == self.phone.id]
        said = "\n".join(in_words(each.subject) for each in mine)
        assert kind in {each.kind for each in mine}, f"{what}: no answer"
        assert FAILURE not in said, f"{what}: {said}"
        assert self._now()[1] == others, f"{what}: somebody else has heard of it"
        return said


async def enters(town: Town, me: Me) -> Room:
    phone = await lay_two_schools(town, me)
    await phone.says("/start")
    return Room(town, phone)


@pytest.mark.parametrize("name", sorted(LISTS))
async def test_a_list_that_waits_for_letters_takes_anything(town: Town, name: str) -> None:
    room = await enters(town, EVERY_ROLE)
    ask = FindTap(of=name, show=LISTS[name].shows[0]).pack()
    for text in (*SAID.values(), "/nonsense"):
        await room.forges(ask)
        assert await room.says(text)
    await room.forges(ask)
    for kind in SENT:
        assert "Здесь нужен ответ текстом" in await room.sends(kind)
    await room.forges("zz1:1")
    await room.forges(ask)
    said = (await room.forwards("Белова")).lower()
    assert "нашлось" in said or "здесь появятся" in said


async def test_what_is_searched_for_may_be_any_letters_and_is_shown_as_they_are(town: Town) -> None:
    room = await enters(town, EVERY_ROLE)
    await room.forges(FindTap(of="people", show="all").pack())
    assert "Белова А. И." in await room.says("бел")
    await room.forges(FindTap(of="people", show="all").pack())
    assert "<script" not in await room.says("<script>alert(1)</script>")


@pytest.mark.parametrize("leave", ["/menu", "/help", "меню", "/nonsense"])
async def test_who_leaves_a_search_by_a_command_has_left_it(town: Town, leave: str) -> None:
    room = await enters(town, EVERY_ROLE)
    await room.forges(FindTap(of="people", show="all").pack())
    assert [row["state"] for row in await rows_of(town, fsm)] == ["find:people"]
    await room.says(leave)
    assert [row["state"] for row in await rows_of(town, fsm)] == [None]
    assert "Не получилось понять" in await room.says("Белова")


async def test_a_button_of_another_screen_leaves_the_search_too(town: Town) -> None:
    room = await enters(town, EVERY_ROLE)
    await room.forges(FindTap(of="people", show="all").pack())
    await room.forges("go1:help")
    assert "Не получилось понять" in await room.says("Белова")


async def test_a_stranger_may_send_anything_and_gets_nowhere(town: Town) -> None:
    room = await enters(town, STRANGER)
    before = await town.data(dump)
    for text in (*SAID.values(), "/nonsense", "/start <b>", "ABCD-EFGK", "АВСЕ-НКМР"):
        said = await room.says(text)
        assert "по приглашению" in said or "код" in said.lower(), text
    for kind in SENT:
        assert "по приглашению" in await room.sends(kind)
    await room.forwards("Привет")
    for number in range(1, 6):
        await room.says(f"ABCDEFG{number + 2}")
    assert "Слишком много неверных кодов" in await room.says(CODE)
    assert changes(before, await town.data(dump)) == []
    assert not any(name.split()[0] in text for name in NAMES.values() for text in room.phone.heard)


@pytest.mark.parametrize("me", [EVERY_ROLE, STRANGER], ids=lambda me: me.name)
async def test_no_command_stumbles_over_what_stands_behind_it(town: Town, me: Me) -> None:
    room = await enters(town, me)
    before = await town.data(dump)
    for name in COMMANDS:
        for text in SAID.values():
            await room.says(f"/{name} {text}")
    after = await town.data(dump)
    known = {"outbox", "audit"}  # files that were asked for, and that they were
    assert [each for each in changes(before, after) if each.partition(":")[0] not in known] == []


async def test_words_that_mean_nothing_get_the_hint_that_fits(town: Town) -> None:
    room = await enters(town, EVERY_ROLE)
    for text in SAID.values():
        assert "Не получилось понять" in await room.says(text)
    assert "Такой команды нет" in await room.says("/nonsense")
    assert "Такой команды нет" in await room.says("/")
    for kind, words in (
        ("voice", "Пока читаю только текст"),
        ("video_note", "Пока читаю только текст"),
        ("photo", "Сейчас файл не нужен"),
        ("document", "Сейчас файл не нужен"),
        ("sticker", "Не получилось понять"),
    ):
        assert words in await room.sends(kind)
    assert "Не получилось понять" in await room.forwards("Перешлите всем")


@pytest.mark.parametrize("me", [EVERY_ROLE, STRANGER], ids=lambda me: me.name)
async def test_a_button_drawn_by_nobody_is_stale(town: Town, me: Me) -> None:
    room = await enters(town, me)
    before = await town.data(dump)
    for intent in INTENTS.values():
        for data in forgeries(intent):
            await room.forges(data)
    assert changes(before, await town.data(dump)) == []


def forgeries(intent: type[CallbackData]) -> list[str]:
    """What no screen has drawn: too little, too much, letters for numbers, numbers that no database holds."""
    prefix, fields = intent.__prefix__, max(len(intent.model_fields), 1)
    filled = [":".join([prefix, *[word] * fields]) for word in ("-2", f"{2**63}", "яя<b>")]
    cut = [data.encode()[:64].decode(errors="ignore") for data in filled]
    return [f"{prefix}:", f"{prefix}:1:2:3:4:5:6:7", f"{prefix}:{NOTHING}", *cut]
