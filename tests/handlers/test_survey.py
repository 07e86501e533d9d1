"""The end of a pair as its members see it: the question, the form, thanks, two reminders, the last day."""

from datetime import UTC, datetime

import pytest

from storage.records import PairState, Survey, SurveyState
from storage.surveys import get_survey
from tests.handlers.overview_samples import Year, answer_tap, begin_year
from tests.town import Town, Townsman


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


async def stored(year: Year, survey: Survey) -> Survey:
    found: Survey | None = await year.town.data(lambda tx: get_survey(tx, survey.id))
    assert found is not None
    return found


async def fill_in(who: Townsman) -> None:
    """Every question gets its first answer, the open ones are skipped."""
    await who.taps("Начать")
    while "Отправить" not in who.buttons:
        for label in ("10", "Да", "Часто", "Да, полностью", "Пропустить"):
            if label in who.buttons:
                await who.taps(label)
                break
        else:
            raise AssertionError(who.transcript())
    await who.taps("Отправить")


async def test_both_are_asked_when_the_work_is_over(year: Year) -> None:
    await year.ends(await year.pair())
    year.anna.sees("Как прошла работа в паре?", "С вами в паре: Смирнова О. П.", "до конца дня 14 сентября")
    year.anna.sees("Куратор увидит только общие цифры, без имён")
    year.olga.sees("С вами в паре: Белова А. И.")
    assert year.anna.buttons == ["Ответить"]


async def test_the_last_day_of_the_term_brings_the_survey_by_itself(year: Year) -> None:
    await year.pair()
    await year.town.reaches(datetime(2027, 6, 1, 9, tzinfo=UTC))
    year.anna.has_heard("Как прошла работа в паре?", "до конца дня 14 июня")
    assert [one.state for one in await year.surveys(year.olga)] == [SurveyState.SENT]


async def test_the_whole_form_is_answered_and_thanked_for(year: Year) -> None:
    await year.ends(await year.pair())
    survey = (await year.surveys(year.anna))[0]
    await year.anna.taps("Ответить")
    year.anna.sees("Опрос наставляемого")
    await fill_in(year.anna)
    year.anna.sees("Спасибо, ответы сохранены", "без имён")
    kept = await stored(year, survey)
    assert kept.state is SurveyState.ANSWERED
    assert kept.answers is not None
    assert (kept.answers["satisfaction"], kept.answers["glad"]) == (10, True)
    assert kept.form_version >= 1


async def test_answering_twice_is_told_kindly(year: Year) -> None:
    await year.ends(await year.pair())
    survey = (await year.surveys(year.anna))[0]
    await year.answers(year.anna)
    await year.anna.taps("Ответить")
    year.anna.sees("Вы уже ответили")
    await year.anna.forges(answer_tap(survey))
    year.anna.sees("Вы уже ответили")


async def test_a_form_left_open_is_not_taken_after_another_answer(year: Year) -> None:
    await year.ends(await year.pair())
    survey = (await year.surveys(year.olga))[0]
    await year.olga.taps("Ответить")
    await year.answers(year.olga, {"satisfaction": 3})
    await fill_in(year.olga)
    year.olga.sees("Вы уже ответили")
    kept = await stored(year, survey)
    assert kept.answers == {"satisfaction": 3}


async def test_somebody_else_s_survey_does_not_open(year: Year) -> None:
    await year.ends(await year.pair())
    hers = (await year.surveys(year.anna))[0]
    await year.olga.forges(answer_tap(hers))
    year.olga.sees("С тех пор всё изменилось")
    await year.vera.says("/menu")
    await year.vera.forges(answer_tap(hers))
    year.vera.sees("недоступно")


async def test_the_home_screen_keeps_the_survey_until_it_is_answered(year: Year) -> None:
    await year.ends(await year.pair())
    await year.anna.says("/menu")
    year.anna.sees("Ответьте на опрос о работе в паре (Смирнова О. П.)")
    await year.anna.taps("Ответить на опрос")
    year.anna.sees("Опрос наставляемого")
    await year.answers(year.anna)
    await year.anna.says("/menu")
    assert "Ответить на опрос" not in year.anna.buttons


async def test_silence_is_reminded_of_twice_and_then_the_survey_closes(year: Year) -> None:
    await year.ends(await year.pair())
    await year.town.passes(days=3)
    assert reminders(year.anna) == 1
    await year.town.passes(days=4)
    assert reminders(year.anna) == 2
    await year.town.passes(days=7)
    assert reminders(year.anna) == 2
    assert await year.surveys(year.anna) == []
    await year.anna.taps("Ответить")
    year.anna.sees("опрос уже закрыт")


async def test_who_has_answered_is_left_in_peace(year: Year) -> None:
    await year.ends(await year.pair())
    await year.answers(year.anna)
    await year.town.passes(days=15)
    assert reminders(year.anna) == 0
    assert reminders(year.olga) == 2


async def test_a_pair_that_ends_at_night_is_asked_in_the_morning(year: Year) -> None:
    pair = await year.pair()
    await year.town.passes(hours=12)
    await year.ends(pair, PairState.ENDED)
    assert year.anna.heard == []
    await year.town.passes(hours=11)
    year.anna.sees("Как прошла работа в паре?")


async def test_who_has_left_hears_nothing_more(year: Year) -> None:
    await year.ends(await year.pair())
    await year.anna.blocks()
    await year.town.passes(days=4)
    await year.anna.unblocks()
    assert reminders(year.anna) == 0


def reminders(who: Townsman) -> int:
    return sum("Опрос ещё ждёт вас" in text for text in who.heard)
