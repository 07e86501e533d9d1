"""`/surveys`: who has answered, whom to remind, and figures that give nobody away."""

import pytest

from handlers.curator.surveys import SurveyCard
from storage.records import Role
from storage.surveys import survey_lines
from tests.handlers.overview_samples import FULL, Year, begin_year, toast_of
from tests.town import Town

MENTORS = ("Громов Пётр Ильич", "Жуков Олег Ильич", "Зимин Иван Ильич")
MENTEES = ("Котова Кира Юрьевна", "Лебедь Яна Юрьевна", "Носова Ида Юрьевна")


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


@pytest.fixture
async def finished(year: Year) -> Year:
    """Ольга and Анна were asked and have not answered."""
    await year.ends(await year.pair())
    return year


async def test_an_empty_list_says_what_will_come(year: Year) -> None:
    await year.vera.says("/surveys")
    year.vera.sees("Опросы", "Здесь появится, кто ответил", "когда пара завершит работу")
    assert year.vera.buttons == ["Пары", "Меню"]


async def test_the_list_tells_who_has_answered_and_who_has_not(finished: Year) -> None:
    await finished.answers(finished.anna)
    await finished.vera.says("/surveys")
    finished.vera.sees("Не ответили: 1", "1 · Смирнова О. П. · ждём до конца 14 сен")
    await finished.vera.taps("Ответили: 1")
    finished.vera.sees("1 · Белова А. И. · есть ответ")


async def test_a_card_tells_that_there_is_an_answer_and_not_which(finished: Year) -> None:
    await finished.answers(finished.anna, {**FULL, "missing": "Не хватило терпения"})
    await finished.vera.says("/surveys")
    await finished.vera.taps("Ответили: 1")
    await finished.vera.taps("1")
    finished.vera.sees("Белова Анна Ивановна", "Опрос наставляемого", "бот не показывает")
    assert finished.vera.buttons == ["← К списку", "Меню"]
    finished.vera.has_not_heard("терпения")


async def test_a_reminder_goes_once_a_day_in_the_curator_s_name(finished: Year) -> None:
    await finished.vera.says("/surveys белова")
    await finished.vera.taps("1")
    await finished.vera.taps("Напомнить сейчас")
    assert toast_of(finished.vera) == "Напоминание отправлено."
    finished.anna.sees("Куратор просит ответить на опрос", "Куратор: Орлова В. П.")
    assert finished.anna.buttons == ["Ответить"]
    heard = len(finished.anna.heard)
    await finished.vera.taps("Напомнить сейчас")
    assert "Сегодня этому человеку уже напоминали" in toast_of(finished.vera)
    assert len(finished.anna.heard) == heard
    await finished.town.passes(days=1)
    await finished.vera.taps("Напомнить сейчас")
    assert len(finished.anna.heard) == heard + 1


async def test_a_reminder_at_night_waits_for_the_morning_and_says_so(finished: Year) -> None:
    await finished.town.passes(hours=12)
    await finished.vera.says("/surveys белова")
    await finished.vera.taps("1")
    await finished.vera.taps("Напомнить сейчас")
    assert "тихие часы" in toast_of(finished.vera)
    assert "2 сентября" in toast_of(finished.vera)
    finished.anna.has_not_heard("Куратор просит")
    await finished.town.passes(hours=10)
    finished.anna.has_heard("Куратор просит ответить")


async def test_an_answer_between_the_screen_and_the_tap_makes_the_reminder_outdated(finished: Year) -> None:
    await finished.vera.says("/surveys белова")
    await finished.vera.taps("1")
    await finished.answers(finished.anna)
    await finished.vera.taps("Напомнить сейчас")
    finished.vera.sees("С тех пор всё изменилось")


async def test_fewer_than_three_answers_have_no_averages(finished: Year) -> None:
    await finished.answers(finished.anna)
    await finished.vera.says("/surveys")
    await finished.vera.taps("Итоги опроса")
    finished.vera.sees("Наставники: 0 ответов", "Наставляемые: 1 ответ", "когда ответят трое или больше")
    assert "Довольны" not in finished.vera.screen


async def test_three_answers_give_averages_and_the_share_of_the_satisfied(year: Year) -> None:
    for mentor, mentee, mark in zip(MENTORS, MENTEES, (6, 8, 10), strict=True):
        asked = await year.mentee(mentee)
        await year.ends(await year.pair(mentor=await year.mentor(mentor), mentee=asked))
        await year.answers(asked, {**FULL, "satisfaction": mark})
    await year.vera.says("/surveys")
    await year.vera.taps("Итоги опроса")
    year.vera.sees("Наставляемые: 3 ответа", "Довольны (ответ 7 и выше из 10): 67 %")
    year.vera.sees("Довольны совместной работой: 8,0", "Комфорт: 8,0", "Наставники: 0 ответов")
    year.vera.sees("Кто что ответил, бот не показывает")
    assert not any(name.split()[0] in year.vera.screen for name in MENTEES)


async def test_a_curator_of_another_school_opens_nothing(finished: Year) -> None:
    other = await begin_year(finished.town)
    lines = await finished.town.data(lambda tx: survey_lines(tx, 1))
    await other.vera.says("/surveys")
    other.vera.sees("Здесь появится")
    await other.vera.forges(SurveyCard(survey=lines[0].survey_id).pack())
    other.vera.sees("С тех пор всё изменилось")


@pytest.mark.parametrize("role", [Role.MENTOR, Role.DIRECTOR])
async def test_nobody_but_a_curator_sees_the_list(year: Year, role: Role) -> None:
    who = await year.newcomer("Новикова Ева Олеговна", role)
    await who.says("/surveys")
    who.sees("недоступно")
