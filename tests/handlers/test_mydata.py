"""Everything held about me comes as one file."""

import pytest
from sqlalchemy import ForeignKeyConstraint

from handlers.routes import NOTICES
from locales.texts import Texts
from storage.tables import account, audit, invitation, metadata, person
from tests.handlers.counting import rows_of
from tests.handlers.test_forget import MARK, a_pair
from tests.town import Town, Townsman

SHOWN = {
    "account",
    "audit",
    "consent",
    "draft",
    "measure",
    "measure_owner",
    "meeting",
    "outbox",
    "pair",
    "pair_member",
    "person_role",
    "plan",
    "plan_item",
    "proof",
    "roadmap",
    "signal",
    "submission",
    "survey",
}
"""The tables that refer to a person and have a part in the file."""


def file_of(town: Town, townsman: Townsman) -> str:
    """The newest document that the bot has sent."""
    (document,) = [each.data["document"] for each in townsman.messages if "document" in each.data]
    assert document["file_name"] == "Мои_данные.html"
    file = town.telegram.world.files.find(document["file_id"])
    assert file is not None
    return file.body.decode()


async def test_the_file_holds_what_the_person_wrote_and_who_the_bot_thinks_it_is(town: Town) -> None:
    _, anna, _ = await a_pair(town)
    await anna.says("/mydata")
    anna.has_heard("Готовлю файл")
    text = file_of(town, anna)
    for words in (
        f"{MARK} Анна Сергеевна",
        "МБОУ СОШ № 14",
        str(anna.id),
        "наставник",
        "обработка персональных данных",
        "Версия текста 1",
        "Пара № 1",
        "состоялась",
        "запрошены свои данные",
    ):
        assert words in text, words
    assert text.count(MARK) >= 12
    for jargon in ("SHA-256", "Europe/", ">telegram<", ">ru<", "pair_", "my_data", "lead_minutes"):
        assert jargon not in text, jargon
    assert "файл с моими данными: вы его читаете" in text
    assert "Орлов" not in text


async def test_the_answers_of_an_unsent_form_are_in_the_file(town: Town) -> None:
    olga, _, _ = await a_pair(town)
    await olga.says("/invite")
    await olga.taps("Новое приглашение")
    await olga.taps("Директора")
    await olga.says("/mydata")
    text = file_of(town, olga)
    assert "Не отправлено: Приглашение" in text
    assert "Директора" in text


async def test_no_table_that_refers_to_people_is_left_out() -> None:
    refers = {
        table.name
        for table in metadata.sorted_tables
        for key in table.constraints
        if isinstance(key, ForeignKeyConstraint) and key.referred_table is person
    }
    assert refers <= SHOWN


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_message_the_bot_sends_by_itself_has_words(locale: str) -> None:
    t = Texts().speaker(locale)
    assert [kind for kind in NOTICES if not t.has(f"kind-{kind}")] == []


def test_every_messenger_has_a_name() -> None:
    assert Texts().speaker("ru").label("mydata-platform-telegram") == "Telegram"


async def test_an_own_zone_and_reminders_are_in_the_file_in_words(town: Town) -> None:
    _, anna, _ = await a_pair(town)
    await anna.says("/settings")
    await anna.taps("Часовой пояс")
    await anna.taps("Красноярск")
    await anna.says("/mydata")
    text = file_of(town, anna)
    assert "МСК+4" in text


async def test_asking_is_noted(town: Town) -> None:
    _, anna, _ = await a_pair(town)
    await anna.says("/mydata")
    asked = [row for row in await rows_of(town, audit) if row["action"] == "data_asked_for"]
    assert [row["actor_id"] for row in asked] == [anna.person_id]
    assert len(await rows_of(town, invitation)) == 1
    assert len(await rows_of(town, account)) == 3
