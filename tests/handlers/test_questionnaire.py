"""A mentor says what there is to offer and decides on the consent in writing."""

import pytest

from storage.consents import consents_of
from storage.records import Consent, ConsentKind, ConsentState, School, SubmissionKind, SubmissionState
from tests.handlers.bank_samples import agrees, sent, settle_curator, settle_mentor, stored
from tests.town import Town, Townsman, lay_school

QUESTIONNAIRE = SubmissionKind.QUESTIONNAIRE


@pytest.fixture
async def school(town: Town) -> School:
    return await lay_school(town)


@pytest.fixture
async def vera(town: Town, school: School) -> Townsman:
    return await settle_curator(town, school)


@pytest.fixture
async def olga(town: Town, school: School) -> Townsman:
    return await settle_mentor(town, school)


async def fill_in(olga: Townsman) -> None:
    await olga.taps("Начать")
    await olga.says("Физика")
    await olga.says("учитель")
    await olga.taps("Высшая")
    await olga.says("20")
    for label in ("☐ Дисциплина", "Готово", "Нет", "Пропустить"):
        await olga.taps(label)
    await olga.says("2")
    for label in ("☐ Один на один", "Готово", "Очно", "☐ Пн утро", "Готово", "Пропустить"):
        await olga.taps(label)
    await olga.says("Не больше часа в неделю")
    await olga.taps("Готово")


async def decisions(town: Town, who: Townsman) -> list[Consent]:
    """What was decided on mentoring, newest first."""
    found = await town.data(lambda tx: consents_of(tx, who.person_id))
    return [each for each in found if each.kind is ConsentKind.MENTORING]


async def test_the_consent_follows_the_questionnaire_as_a_record_of_its_own(
    town: Town, vera: Townsman, olga: Townsman
) -> None:
    await olga.says("/questionnaire")
    await fill_in(olga)
    await olga.taps("Отправить")
    olga.sees("Анкета сохранена", "Остался один шаг", "МБОУ СОШ № 14, Тверь")
    vera.has_not_heard("Анкета наставника ждёт")
    await olga.taps("Даю согласие")
    olga.sees("согласие записано", "Анкета отправлена куратору")
    vera.sees("Анкета наставника ждёт решения", "Смирнова Ольга Петровна · Физика")
    assert "нет" not in vera.screen
    (consent,) = await decisions(town, olga)
    assert consent.state is ConsentState.GIVEN
    assert (await stored(town, olga, QUESTIONNAIRE)).answers["capacity"] == 2


async def test_a_refusal_is_respected_and_may_be_changed_later(
    town: Town, vera: Townsman, olga: Townsman
) -> None:
    await olga.says("/questionnaire")
    await fill_in(olga)
    await olga.taps("Отправить")
    await olga.taps("Не даю")
    olga.sees("Это ваше право", "Анкета сохранена")
    vera.sees("Согласия быть наставником нет")
    await olga.says("/menu")
    olga.sees("Сейчас от вас ничего не нужно")  # nobody is pressed to agree
    await olga.says("/questionnaire")
    olga.sees("Согласия на наставничество пока нет")
    await olga.taps("Дать согласие")
    await olga.taps("Даю согласие")
    assert [each.state for each in await decisions(town, olga)] == [ConsentState.GIVEN, ConsentState.REFUSED]
    await olga.says("/questionnaire")
    olga.sees("Согласие на наставничество: дано")
    assert "Дать согласие" not in olga.buttons
    await olga.says("/consents")
    olga.sees("наставничество: дано 1 сентября")
    assert "отказ" not in olga.screen
    await olga.taps("Все решения")
    olga.sees("наставничество: дано 1 сентября", "наставничество: отказ 1 сентября")


async def test_without_the_consent_the_curator_is_told_what_to_do(
    town: Town, vera: Townsman, olga: Townsman
) -> None:
    await sent(town, olga)
    await agrees(town, olga, ConsentKind.MENTORING, ConsentState.REFUSED)
    await vera.says("/mentors")
    vera.sees("1 · Смирнова О. П. · ждёт решения, нет согласия")
    await vera.taps("1")
    vera.sees("Согласие быть наставником: отказ 1 сентября")
    await vera.taps("Одобрить")
    vera.sees("Одобрить пока нельзя", "Смирнова Ольга Петровна откроет /questionnaire", "Физика")
    assert (await stored(town, olga, QUESTIONNAIRE)).state is SubmissionState.SUBMITTED
    await agrees(town, olga, ConsentKind.MENTORING)
    await vera.taps("Одобрить")
    vera.sees("одобрена, в банке", "Места: свободно 1 из 1")
    olga.sees("Анкета одобрена")


async def test_a_mentor_who_stops_before_the_consent_is_reminded_at_home(
    town: Town, vera: Townsman, olga: Townsman
) -> None:
    await sent(town, olga)
    await olga.says("/menu")
    olga.sees("Решите, согласны ли вы быть наставником")
    await town.passes(minutes=11)
    vera.sees("Анкета наставника ждёт решения", "Согласия быть наставником нет")


async def test_the_curator_hears_of_it_once(town: Town, vera: Townsman, olga: Townsman) -> None:
    await sent(town, olga)
    await olga.says("/questionnaire")
    await olga.taps("Дать согласие")
    await olga.taps("Даю согласие")
    await town.passes(hours=1)
    assert sum("ждёт решения" in text for text in vera.heard) == 1


async def test_a_change_asks_for_no_second_consent(town: Town, olga: Townsman) -> None:
    await agrees(town, olga, ConsentKind.MENTORING)
    await sent(town, olga)
    await olga.says("/questionnaire")
    await olga.taps("Изменить")
    await olga.taps("Отправить")
    olga.sees("Анкета отправлена куратору")
    assert len(await decisions(town, olga)) == 1


async def test_the_consent_button_of_an_old_card_asks_nothing_twice(town: Town, olga: Townsman) -> None:
    await sent(town, olga)
    await olga.says("/questionnaire")
    await agrees(town, olga, ConsentKind.MENTORING)
    await olga.taps("Дать согласие")
    olga.sees("Согласие на наставничество: дано")


async def test_in_english_the_card_speaks_english(town: Town, school: School) -> None:
    olga = await settle_mentor(town, school)
    await agrees(town, olga, ConsentKind.MENTORING)
    await sent(town, olga)
    await olga.says("/language")
    await olga.taps("English")
    await olga.says("/questionnaire")
    olga.sees("My mentor questionnaire", "waiting for the curator", "Consent to mentoring: given")
