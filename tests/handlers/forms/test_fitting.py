"""What a question says and offers fits what it would take: days, times, numbers, what may not apply."""

import pytest

from tests.handlers.forms.stage import PEOPLE, Stage
from tests.handlers.forms.test_steps import answer, asked


async def test_a_time_in_the_night_is_asked_about_once(stage: Stage) -> None:
    await asked(stage, "time_slots")
    await stage.says("03:00")
    assert "03:00 – это ночь. Может, 15:00?" in stage.text
    assert stage.labels[:2] == ["15:00", "Оставить 03:00"]
    await stage.taps("15:00")
    assert await answer(stage) == "15:00"
    await asked(stage, "time_slots")
    await stage.says("03:00", "03:00")
    assert await answer(stage) == "03:00"


async def test_the_time_is_asked_for_beside_the_day(stage: Stage) -> None:
    await stage.begin("meeting")
    await stage.says("завтра")
    assert "Во сколько?</b>\nДень: ср, 2 сентября 2026." in stage.text
    await stage.says("15:30")
    await stage.taps("Другая длительность")
    assert stage.last.startswith("Сколько минут? От 10 до 240.")


async def test_a_number_may_have_chips_and_words(stage: Stage) -> None:
    await stage.begin("request", answers={"subject": "физика", "post": "учитель"}, at_open=True)
    assert stage.labels[:4] == ["Первый год", "1", "2", "3"]
    await stage.says("нет опыта")
    await stage.taps("← Назад", "2")
    await stage.taps("← Назад")
    await stage.says("17")
    assert (await stage.answers())["experience"] == 17


async def test_a_question_that_does_not_fit_is_passed_by_and_said_so(stage: Stage) -> None:
    await asked(
        stage, "scale", min=1, max=10, low="плохо", high="отлично", required=False, skip="Такого не было"
    )
    await stage.says("такого не было")
    assert await answer(stage) is None


async def test_a_proposed_day_is_called_so_until_it_is_taken(stage: Stage) -> None:
    await stage.begin("new_pair", answers={"starts_on": "2026-09-01"}, suggested=["starts_on"])
    await stage.taps(PEOPLE[0].label, PEOPLE[1].label)
    assert "Предлагаем: вт, 1 сентября 2026" in stage.text
    await stage.taps("Дальше", "← Назад")
    assert "Ваш ответ: вт, 1 сентября 2026" in stage.text


@pytest.mark.parametrize(
    ("limits", "hint"),
    [
        ({"not_before": "today"}, "«10.09», «завтра», «пятница»"),
        ({"not_after": "today"}, "«сегодня», «вчера», «23.08»"),
        ({"not_before": "today", "suggest": ["31.05"]}, "«31 мая»"),
    ],
)
async def test_the_hint_names_days_that_can_be_taken(
    stage: Stage, limits: dict[str, object], hint: str
) -> None:
    await asked(stage, "date", **limits)
    assert hint in stage.text


async def test_the_end_of_the_programme_lies_in_the_year_that_was_chosen(stage: Stage) -> None:
    await stage.begin("school", answers={"year": "2027/28"})
    await stage.says("МБОУ СОШ № 14", "Тверь", "Москва")
    await stage.taps("Дальше")
    assert stage.labels[:2] == ["31 мая 2028", "30 июня 2028"]
    await stage.says("31.05.2027")
    assert stage.last.startswith("Этот день не в 2027/28 учебном году.")
    await stage.says("31 мая")
    assert (await stage.answers())["ends_on"] == "2028-05-31"
