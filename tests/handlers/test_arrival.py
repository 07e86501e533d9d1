"""How people come: the first curator, invitations, codes, the consent, the last use."""

import hashlib
import re
from datetime import timedelta

import pytest

from mentoring.invitations import create_claim
from storage.engine import Tx
from storage.people import find_account, roles_of
from storage.records import ConsentState, Role
from storage.tables import account, audit, consent, document_text, fsm, invitation, outbox, person, school
from tests.handlers.counting import rows_of
from tests.town import Town, Townsman, lay_school, settle_in

OLGA = "Смирнова Ольга Петровна"


async def arrives(townsman: Townsman, full_name: str) -> None:
    """From the greeting through the consent to the name."""
    await townsman.taps("Это я" if "Это я" in townsman.buttons else "Продолжить")
    await townsman.taps("Даю согласие")
    await townsman.says(full_name)


async def invites(curator: Townsman, role: str, uses: str = "1 человек") -> str:
    """The curator makes an invitation; returns its code."""
    await curator.says("/invite")
    await curator.taps("Новое приглашение")
    await curator.taps(role)
    await curator.taps("Пропустить")
    await curator.taps("14 дней")
    if "1 человек" in curator.buttons:
        await curator.taps(uses)
    found = re.search(r"start=(\w+)", curator.screen)
    assert found is not None, curator.transcript()
    return found[1]


async def curator_of(town: Town, *roles: Role) -> Townsman:
    """A school with one curator, who is not the one named in the settings."""
    town.newcomer("Названный")
    return await settle_in(town, await lay_school(town), OLGA, Role.CURATOR, *roles)


async def roles_held(town: Town, townsman: Townsman) -> frozenset[Role]:
    async def read(tx: Tx) -> frozenset[Role]:
        known = await find_account(tx, "telegram", str(townsman.id))
        assert known is not None
        assert known.person_id is not None
        return await roles_of(tx, known.person_id)

    held: frozenset[Role] = await town.data(read)
    return held


async def test_the_first_curator_named_in_the_settings_comes_without_an_invitation(town: Town) -> None:
    olga = town.newcomer("Ольга")
    await olga.says("здравствуйте")
    olga.sees("куратором", "Что будет с вашими данными")
    await arrives(olga, "смирнова ольга петровна")
    olga.sees(OLGA, "куратор", "карточку школы")
    assert "Школа" in olga.buttons
    assert await roles_held(town, olga) == {Role.CURATOR}


async def test_the_claim_code_makes_one_person_the_curator(town: Town) -> None:
    town.newcomer("Названный")
    code = await town.app.database.write(lambda tx: create_claim(tx, town.clock.now()))
    olga, ivan = town.newcomer("Ольга"), town.newcomer("Иван")
    await olga.says(code.lower())
    await ivan.says(f"/start {code.replace('-', '')}")
    await arrives(olga, OLGA)
    assert await roles_held(town, olga) == {Role.CURATOR}
    await ivan.taps("Это я")
    ivan.sees("вошли все")


async def test_a_fresh_claim_code_closes_the_earlier_one(town: Town) -> None:
    town.newcomer("Названный")
    first = await town.app.database.write(lambda tx: create_claim(tx, town.clock.now()))
    await town.app.database.write(lambda tx: create_claim(tx, town.clock.now()))
    olga = town.newcomer("Ольга")
    await olga.says(first)
    olga.sees("закрыл это приглашение")


async def test_a_teacher_reads_who_invites_agrees_and_is_in(town: Town) -> None:
    olga = await curator_of(town)
    code = await invites(olga, "Наставника")
    anna = town.newcomer("Анна")
    await anna.opens(f"https://t.me/{town.app.desk.bot_username}?start={code}")
    anna.sees("МБОУ СОШ № 14", "наставника", "Что будет с вашими данными", "/forget")
    await anna.taps("Это я")
    anna.sees("МБОУ СОШ № 14")
    await anna.taps("Даю согласие")
    await anna.says("кузнецова анна сергеевна")
    anna.sees("Кузнецова Анна Сергеевна", "наставник")
    assert anna.buttons[0] == "Моя анкета"
    assert await roles_held(town, anna) == {Role.MENTOR}
    olga.has_heard("Новый участник", "Кузнецова А. С.", "наставник")


async def test_the_consent_is_kept_with_its_text_version_and_hash(town: Town) -> None:
    olga = await curator_of(town)
    anna = town.newcomer("Анна")
    await anna.says(f"/start {await invites(olga, 'Наставляемого')}")
    await arrives(anna, "Кузнецова Анна")
    given = (await rows_of(town, consent))[-1]
    (text,) = [row for row in await rows_of(town, document_text) if row["hash"] == given["text_hash"]]
    assert given["state"] is ConsentState.GIVEN
    assert given["text_hash"] == hashlib.sha256(text["text"].encode()).hexdigest()
    assert given["decided_at"] == town.clock.now()
    assert "Тверь" in text["text"]


async def test_a_refusal_leaves_nothing_but_the_refusal(town: Town) -> None:
    olga = await curator_of(town)
    anna = town.newcomer("Анна")
    await anna.says(f"/start {await invites(olga, 'Наставника')}")
    await anna.taps("Это я")
    await anna.taps("Не даю")
    anna.sees("Это ваше право")
    refusal = (await rows_of(town, consent))[-1]
    (invited,) = await rows_of(town, invitation)
    assert (refusal["state"], refusal["person_id"]) == (ConsentState.REFUSED, None)
    assert refusal["invitation_id"] == invited["id"]
    assert invited["uses"] == 0
    assert len(await rows_of(town, person)) == 1
    assert not any(str(anna.id) in row["external_user"] for row in await rows_of(town, account))
    assert not any(str(anna.id) in row["key"] for row in await rows_of(town, fsm))


async def test_somebody_else_s_invitation_is_laid_down_without_a_trace(town: Town) -> None:
    olga = await curator_of(town)
    anna = town.newcomer("Анна")
    await anna.says(f"/start {await invites(olga, 'Наставника')}")
    await anna.taps("Это не я")
    anna.sees("ничего о вас не записали")
    assert len(await rows_of(town, consent)) == 1
    assert not any(str(anna.id) in row["key"] for row in await rows_of(town, fsm))


async def test_two_people_race_for_the_last_use_and_one_is_told(town: Town) -> None:
    olga = await curator_of(town)
    code = await invites(olga, "Наставника")
    anna, ivan = town.newcomer("Анна"), town.newcomer("Иван")
    for each in (anna, ivan):
        await each.says(f"/start {code}")
        await each.taps("Это я")
        await each.taps("Даю согласие")
    await anna.says("Кузнецова Анна")
    await ivan.says("Орлов Иван")
    anna.sees("добро пожаловать")
    ivan.sees("вошли все")
    assert [row["full_name"] for row in await rows_of(town, person)] == [OLGA, "Кузнецова Анна"]
    assert [row["uses"] for row in await rows_of(town, invitation)] == [1]


@pytest.mark.parametrize(
    ("happens", "words"),
    [("expires", "Срок этого приглашения вышел"), ("revoked", "закрыл это приглашение")],
)
async def test_a_closed_invitation_says_why(town: Town, happens: str, words: str) -> None:
    olga = await curator_of(town)
    code = await invites(olga, "Наставника")
    if happens == "expires":
        await town.passes(days=14)
    else:
        await olga.says("/invite")
        await olga.taps("наставник 0/1")
        await olga.taps("Отозвать")
        olga.sees("Отозвать приглашение", "Ещё могли войти: 1")
        await olga.taps("Отозвать")
    anna = town.newcomer("Анна")
    await anna.says(f"/start {code}")
    anna.sees(words)


async def test_a_code_is_understood_in_small_and_in_russian_letters(town: Town) -> None:
    olga = await curator_of(town)
    code = await invites(olga, "Наставника")
    russian = code.translate(str.maketrans("ABEKMHPCTYX", "АВЕКМНРСТУХ")).lower()
    anna = town.newcomer("Анна")
    await anna.says(f"{russian[:4]} - {russian[4:]}")
    anna.sees("как наставника")


async def test_wrong_codes_are_paused_after_five(town: Town) -> None:
    olga = await curator_of(town)
    code = await invites(olga, "Наставника")
    anna = town.newcomer("Анна")
    for number in range(5):
        await anna.says(f"AAAA-AAA{number + 2}")
        anna.sees("Такого кода нет")
    await anna.says(code)
    anna.sees("Слишком много неверных кодов", "10:10")
    await town.passes(minutes=10)
    await anna.says(code)
    anna.sees("как наставника")


async def test_guessing_by_forged_buttons_is_paused_too(town: Town) -> None:
    olga = await curator_of(town)
    await olga.says("/menu")
    for number in range(6):
        await olga.forges(f"ar1:AAAAAAA{number + 2}")
    olga.sees("Слишком много неверных кодов")


async def test_a_known_person_takes_a_further_role_by_one_tap(town: Town) -> None:
    olga = await curator_of(town)
    code = await invites(olga, "Наставника")
    await olga.says(f"/start {code}")
    olga.sees("ещё и как", "наставника")
    await olga.taps("Это я")
    olga.sees("добро пожаловать")
    assert await roles_held(town, olga) == {Role.CURATOR, Role.MENTOR}
    assert len(await rows_of(town, person)) == 1
    assert [row["uses"] for row in await rows_of(town, invitation)] == [1]


async def test_an_invitation_to_a_role_one_has_gives_nothing_and_costs_nothing(town: Town) -> None:
    olga = await curator_of(town, Role.MENTOR)
    code = await invites(olga, "Наставника")
    await olga.says(f"/start {code}")
    olga.sees("уже в программе", "наставник")
    assert [row["uses"] for row in await rows_of(town, invitation)] == [0]


async def test_an_invited_curator_comes_alone_whatever_the_form_says(town: Town) -> None:
    olga = await curator_of(town)
    await invites(olga, "Куратора", uses="50 человек")
    assert [row["max_uses"] for row in await rows_of(town, invitation)] == [1]


async def test_codes_are_nowhere_in_the_database_once_the_poster_is_sent(town: Town) -> None:
    olga = await curator_of(town)
    code = await invites(olga, "Наставляемого", uses="50 человек")
    await olga.taps("Плакат с QR-кодом")
    kinds = [message.data for message in olga.messages if message.by_bot]
    assert any("photo" in data for data in kinds)
    assert any(data.get("document", {}).get("file_name") == "Плакат_А4.pdf" for data in kinds)
    for table in (invitation, outbox, audit):
        assert code not in str(await rows_of(town, table))


async def test_who_decides_later_about_the_consent_is_not_asked_for_a_code(town: Town) -> None:
    olga = await curator_of(town)
    anna = town.newcomer("Анна")
    await anna.says(f"/start {await invites(olga, 'Наставника')}")
    await anna.taps("Это я")
    await anna.taps("Решу позже")
    anna.sees("Когда решите, нажмите «Продолжить» или откройте приглашение ещё раз.")
    assert anna.buttons == ["Продолжить"]
    await anna.says("/menu")
    anna.has_not_heard("Есть код?")
    await anna.taps("Продолжить")
    anna.sees("Можно ли школе хранить ваши данные?")


async def test_a_stranger_s_start_goes_on_where_the_form_was_left(town: Town) -> None:
    olga = await curator_of(town)
    anna = town.newcomer("Анна")
    await anna.says(f"/start {await invites(olga, 'Наставника')}")
    await anna.taps("Это я")
    await anna.taps("Даю согласие")
    await anna.says("/start")
    anna.sees("Как вас зовут")


async def test_a_school_without_a_name_invites_nobody(town: Town) -> None:
    olga = town.newcomer("Ольга")
    await olga.says("/start")
    await arrives(olga, OLGA)
    await olga.says("/invite")
    olga.sees("Сначала карточка школы")


async def test_who_withdrew_the_consent_comes_back_as_the_same_person(town: Town) -> None:
    olga = await curator_of(town)
    anna = town.newcomer("Анна")
    await anna.says(f"/start {await invites(olga, 'Наставника')}")
    await arrives(anna, "Кузнецова Анна")
    await anna.says("/consents")
    await anna.taps("Персональные данные")
    await anna.taps("Отозвать согласие")
    await anna.taps("Отозвать согласие")
    anna.sees("участие закончено")
    await town.passes(days=1)
    await anna.says(f"/start {await invites(olga, 'Наставляемого')}")
    await arrives(anna, "Кузнецова Анна Сергеевна")
    assert await roles_held(town, anna) == {Role.MENTEE}
    assert [row["full_name"] for row in await rows_of(town, person)] == [OLGA, "Кузнецова Анна Сергеевна"]
    await town.passes(days=timedelta(days=40).days)
    await anna.says("/menu")
    anna.sees("Кузнецова Анна Сергеевна")


async def test_an_account_belongs_to_one_school(town: Town) -> None:
    olga = await curator_of(town)
    vera = await settle_in(town, await lay_school(town, "Гимназия № 2"), "Белова Вера", Role.CURATOR)
    code = await invites(vera, "Наставника")
    await olga.says(f"/start {code}")
    olga.sees("другой школы")
    await olga.forges(f"ar1:{code}")
    olga.sees("другой школы")
    assert await roles_held(town, olga) == {Role.CURATOR}


async def test_an_open_form_for_coming_in_leads_into_no_other_school(town: Town) -> None:
    town.newcomer("Названный")
    olga = await settle_in(town, await lay_school(town), OLGA, Role.CURATOR, agreed=False)
    vera = await settle_in(town, await lay_school(town, "Гимназия № 2"), "Белова Вера", Role.CURATOR)
    await olga.says("/menu")
    await olga.forges(f"ar1:{await invites(vera, 'Наставника')}")
    await olga.taps("Даю согласие")
    await olga.says(OLGA)
    olga.sees("другой школы")
    assert await roles_held(town, olga) == {Role.CURATOR}


async def test_a_first_curator_who_refuses_founds_no_school(town: Town) -> None:
    olga = town.newcomer("Ольга")
    await olga.says("/start")
    await olga.taps("Продолжить")
    await olga.taps("Не даю")
    olga.sees("Это ваше право")
    for table in (school, person, account, consent, fsm):
        assert await rows_of(town, table) == [], table.name
    assert [row["action"] for row in await rows_of(town, audit)] == ["consent_refused"]


async def test_a_curator_acts_on_the_own_school_s_invitations_only(town: Town) -> None:
    olga = await curator_of(town)
    vera = await settle_in(town, await lay_school(town, "Гимназия № 2"), "Белова Вера", Role.CURATOR)
    code = await invites(vera, "Наставника")
    await olga.says("/invite")
    olga.sees("Сейчас нет действующих приглашений")
    for data in ("iv2:1", "iv3:1:0", "iv3:1:1", f"iv4:1:{code}"):
        await olga.forges(data)
        olga.sees("больше не действует")
    (other,) = await rows_of(town, invitation)
    assert other["revoked_at"] is None


async def test_a_stray_word_leaves_the_buttons_of_a_fresh_invitation_alive(town: Town) -> None:
    olga = await curator_of(town)
    await invites(olga, "Наставника")
    await olga.says("0")
    await olga.taps("Плакат с QR-кодом")
    await olga.says("абракадабра")
    olga.sees("Не получилось понять")
    await olga.taps("Плакат с QR-кодом")
    pictures = [message for message in olga.messages if "photo" in message.data]
    assert len(pictures) == 2


async def test_whoever_invites_a_curator_reads_what_a_curator_sees(town: Town) -> None:
    olga = await curator_of(town)
    await invites(olga, "Куратора")
    olga.sees("Этот человек увидит все запросы, анкеты и причины отказов.")
    await invites(olga, "Директора")
    assert "причины отказов" not in olga.screen


@pytest.mark.parametrize("typed", ["abcd", "ABCD-EF", "7K2"])
async def test_a_code_that_is_broken_off_is_called_so(town: Town, typed: str) -> None:
    await curator_of(town)
    ivan = town.newcomer("Иван")
    await ivan.says(typed)
    ivan.sees("Код неполный. В нём 8 знаков.", "ABCD-EFGH")
    await ivan.says("Привет")
    assert "неполный" not in ivan.screen


async def test_a_stranger_who_asks_to_be_forgotten_reads_that_nothing_is_held(town: Town) -> None:
    olga = await curator_of(town)
    link = f"https://t.me/{town.app.desk.bot_username}?start={await invites(olga, 'Наставника')}"
    ivan = town.newcomer("Иван")
    await ivan.opens(link)
    await ivan.taps("Это я")
    await ivan.taps("Даю согласие")
    await ivan.says("/forget")
    assert ivan.screen == "О вас ничего не записано."
    assert [row for row in await rows_of(town, fsm) if str(ivan.id) in str(row)] == []
