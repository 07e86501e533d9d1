"""What the curators hear by themselves: Monday's digest, and the pairs that the calendar has closed."""

import pytest

from locales.content import LOCALES
from locales.texts import Texts
from mentoring.concerns import Kind
from storage.records import MeetingState, Role
from tests.handlers.meeting_samples import moscow
from tests.handlers.overview_samples import Year, begin_year
from tests.town import Town, Townsman, settle_in

WORDS = "Начало недели"


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


def digests(who: Townsman) -> int:
    return sum(WORDS in words for words in who.heard)


async def test_monday_says_how_much_needs_attention_and_of_what_kind(year: Year) -> None:
    await year.pair()
    await year.newcomer("Новикова Ева Юрьевна", Role.MENTEE)
    tamara = await settle_in(year.town, year.school, "Соколова Тамара Викторовна", Role.CURATOR)
    await year.town.reaches(moscow(14, 8, 59))
    assert digests(year.vera) == 0
    await year.town.reaches(moscow(14, 9))
    for curator in (year.vera, tamara):
        curator.sees(
            WORDS,
            "Требуют внимания 2 дела",
            "• 1 пара ни разу не встретилась",
            "• 1 человек не отправил запрос или анкету",
        )
        assert "Новикова" not in curator.screen
    assert digests(year.olga) == digests(year.igor) == 0
    await year.vera.taps("Разобрать")
    year.vera.sees("Требует внимания", "Новикова Е. Ю.")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", Kind)
async def test_every_line_of_the_digest_begins_alike(locale: str, kind: Kind) -> None:
    t = Texts().speaker(locale)
    assert {t(f"digest-{kind}", count=count)[:2] for count in (1, 2, 5)} == {"• "}


async def test_the_digest_makes_no_sound_and_comes_once_a_week(year: Year) -> None:
    await year.newcomer("Новикова Ева Юрьевна", Role.MENTEE)
    await year.town.reaches(moscow(20, 12))
    assert digests(year.vera) == 1
    letter = next(one for one in year.vera.messages if WORDS in str(one.data.get("text")))
    assert letter.silent
    await year.town.reaches(moscow(21, 12))
    assert digests(year.vera) == 2


async def test_nothing_is_said_while_the_list_is_empty(year: Year) -> None:
    await year.town.reaches(moscow(14, 12))
    assert digests(year.vera) == 0


async def test_a_curator_no_more_hears_nothing(year: Year) -> None:
    tamara = await year.newcomer("Соколова Тамара Викторовна", Role.MENTEE)
    await year.town.reaches(moscow(28, 12))
    assert digests(tamara) == 0


async def test_every_kind_has_its_words(year: Year) -> None:
    for locale in ("ru", "en"):
        t = year.town.app.desk.texts.speaker(locale)
        assert len({t(f"digest-{kind}", count=2) for kind in Kind}) == len(Kind)


async def test_the_curators_hear_which_pairs_the_calendar_has_closed(year: Year) -> None:
    """All of one day in one message, with the number of their meetings."""
    first = await year.pair()
    eva = await year.mentee("Новикова Ева Юрьевна")
    await year.pair(mentee=eva)
    for day in (3, 10):
        await year.meeting(first, MeetingState.HELD, moscow(day, 15))
    await year.town.reaches(moscow(1, 7).replace(year=2027, month=6))
    assert not any("Срок закончился" in words for words in year.vera.heard)
    await year.town.reaches(moscow(1, 8).replace(year=2027, month=6))
    year.vera.has_heard(
        "Срок закончился: 2 пары завершены",
        "Смирнова О. П. – Белова А. И.: состоялись 2 встречи",
        "Смирнова О. П. – Новикова Е. Ю.: встреч не было",
    )
    await year.town.passes(days=3)
    assert sum("Срок закончился" in words for words in year.vera.heard) == 1
    await year.vera.says("/pairs Новикова")
    await year.vera.taps("1")
    year.vera.sees("Встреч не было", "завершена")
