"""The first screens: a stranger, a member, words that mean nothing, where one stands."""

from datetime import date, timedelta

import pytest

from storage.people import change_person
from storage.records import MeetingState, PairState, Role
from tests.handlers.bank_samples import sent
from tests.handlers.overview_samples import begin_year
from tests.town import Town, lay_school, settle_in


async def test_a_stranger_is_told_kindly_that_he_needs_an_invitation(town: Town) -> None:
    town.newcomer("Первый")
    ivan = town.newcomer("Иван")
    await ivan.says("/menu")
    ivan.sees("по приглашению")


async def test_the_menu_greets_by_name_and_offers_what_the_role_does(town: Town) -> None:
    school = await lay_school(town)
    anna = await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)
    await anna.says("/menu")
    anna.sees("Кузнецова Анна Сергеевна", "МБОУ СОШ № 14")
    assert "Мои встречи" in anna.buttons
    assert "Ход программы" not in anna.buttons


async def test_a_typed_word_opens_the_same_screen(town: Town) -> None:
    school = await lay_school(town)
    anna = await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)
    await anna.says("Меню")
    anna.sees("Кузнецова Анна Сергеевна")


async def test_words_that_mean_nothing_get_a_hint(town: Town) -> None:
    school = await lay_school(town)
    anna = await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)
    await anna.says("абракадабра")
    anna.sees("Не получилось понять сообщение")
    await anna.says("/nosuchcommand")
    assert anna.buttons == ["Меню"]


async def test_a_button_that_nobody_drew_gets_a_fresh_screen(town: Town) -> None:
    school = await lay_school(town)
    anna = await settle_in(town, school, "Кузнецова Анна Сергеевна", Role.MENTOR)
    await anna.says("/menu")
    await anna.forges("zz9:1:2")
    anna.sees("Кузнецова Анна Сергеевна")


async def test_the_curator_of_an_empty_school_reads_whom_to_invite(town: Town) -> None:
    school = await lay_school(town)
    olga = await settle_in(town, school, "Смирнова Ольга Петровна", Role.CURATOR)
    await olga.says("/menu")
    olga.sees("Вас ждёт 1 дело:", "Пригласите наставников и наставляемых.", "дорожную карту года")
    assert olga.buttons[0] == "Пригласить людей"
    await settle_in(town, school, "Орлов Иван Ильич", Role.MENTEE)
    await olga.says("/menu")
    olga.sees("Пригласите наставников: пока их нет.")
    await olga.taps("Пригласить людей")
    await olga.taps("Новое приглашение")
    for label in ("Наставника", "Пропустить", "14 дней", "5 человек"):
        await olga.taps(label)
    await olga.says("/menu")
    olga.sees("По приглашениям пока не пришёл ни один наставник.")


async def test_the_curator_is_led_to_mentees_without_a_mentor(town: Town) -> None:
    year = await begin_year(town)
    await year.vera.says("/menu")
    year.vera.sees("1 наставляемый ждёт наставника.")
    await year.vera.taps("Создать пару")
    year.vera.sees("Кому нужен наставник?")
    await year.mentee("Котова Кира Юрьевна")
    zoya = await year.mentee("Зотова Зоя Юрьевна")
    await year.pair(PairState.PROPOSED)
    await year.pair(mentee=zoya)
    await year.vera.says("/menu")
    year.vera.sees("1 наставляемый ждёт, а свободных наставников нет.")
    assert year.vera.buttons[0] == "Пригласить людей"


async def test_home_says_where_a_request_stands(town: Town) -> None:
    year = await begin_year(town)
    eva = await year.newcomer("Новикова Ева Олеговна", Role.MENTEE)
    await sent(town, eva)
    await eva.says("/menu")
    eva.sees("Запрос у куратора с 1 сентября, ждём ответа.")
    await year.anna.says("/menu")
    year.anna.sees("Ваш запрос одобрен, куратор подбирает вам наставника.")
    await year.olga.says("/menu")
    year.olga.sees("Ваша анкета одобрена. Когда куратор предложит вам пару, бот спросит вас.")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PairState.AGREED, "Пара согласована, куратор готовит приказ."),
        (PairState.ACTIVE, "Пара работает, встреча пока не назначена."),
    ],
)
async def test_home_says_where_a_pair_stands(town: Town, state: PairState, words: str) -> None:
    year = await begin_year(town)
    await year.pair(state)
    for who in (year.olga, year.anna):
        await who.says("/menu")
        who.sees(words)
        assert "подбирает" not in who.screen


async def test_home_names_the_next_meeting_and_the_pause(town: Town) -> None:
    year = await begin_year(town)
    meeting = town.clock.now() + timedelta(days=1, hours=5, minutes=30)
    await year.meeting(await year.pair(), MeetingState.CONFIRMED, meeting)
    until = date(2026, 9, 8)
    await town.app.database.write(lambda tx: change_person(tx, year.anna.person_id, paused_until=until))
    await year.anna.says("/menu")
    year.anna.sees("Ближайшая встреча: ср, 2 сентября, 15:30", "Пауза до 8 сентября")


async def test_whoever_was_put_into_the_archive_is_told_so(town: Town) -> None:
    school = await lay_school(town)
    ivan = await settle_in(town, school, "Орлов Иван Ильич")
    await ivan.says("/menu")
    ivan.sees("Вы больше не участвуете в программе.")


@pytest.mark.parametrize(
    ("word", "words"),
    [("Пары", "Здесь появятся пары"), ("встречи", "Встречи"), ("требует внимания", "Всё в порядке"),
     ("люди", "Люди и роли"), ("пауза", "Сделать паузу?"), ("Спасибо!", "Пожалуйста!")],
)  # fmt: skip
async def test_the_labels_of_the_curators_menu_are_words_too(town: Town, word: str, words: str) -> None:
    year = await begin_year(town)
    await year.vera.says(word)
    year.vera.sees(words)


async def test_the_same_word_opens_to_everybody_the_own_screen(town: Town) -> None:
    year = await begin_year(town)
    await year.pair()
    await year.anna.says("пары")
    year.anna.sees("Ваша пара", "Смирнова Ольга Петровна")
    await year.anna.says("ход программы")
    year.anna.sees("«Ход программы» – экран для другой роли: куратор, директор.")
    await year.vera.says("мой запрос")
    year.vera.sees("«Мой запрос» – экран для другой роли: наставляемый.")


async def test_the_help_of_a_curator_names_every_screen_and_some_words(town: Town) -> None:
    year = await begin_year(town)
    await year.vera.says("помощь")
    year.vera.sees("/people, /meetings, /surveys", "«требует внимания»")
