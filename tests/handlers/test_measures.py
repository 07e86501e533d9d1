"""Measures of the running year: whose they are, what shows that they are done, what is late."""

from datetime import date, timedelta

import pytest

from mentoring.roadmap_board import Standing
from storage.records import ProofKind, Role
from tests.handlers.overview_samples import Year, begin_year
from tests.handlers.roadmap_samples import board_for, choose
from tests.town import Town, Townsman, settle_in

ORDER = "Назначить ответственного"


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


@pytest.fixture
async def deputy(town: Town, year: Year) -> Townsman:
    """Answers as the deputy for nearly everything of the project's plan."""
    deputy = await settle_in(town, year.school, "Орлова Нина Павловна", Role.STAFF)
    await choose(town, year.vera, "project", {"deputy": deputy.person_id, "director": year.igor.person_id})
    return deputy


async def opens(who: Townsman, words: str) -> None:
    """Find the measure in the list by its first words and open its card."""
    await who.says("/measures " + words)
    await who.taps("1")


async def test_a_responsible_person_sees_only_their_own(town: Town, deputy: Townsman) -> None:
    mine = [line for line in (await board_for(town, deputy)).lines if line.belongs_to(deputy.person_id)]
    await deputy.says("/measures")
    deputy.sees("Мероприятия", "Орлова Н. П.")
    assert f"Мои: {len(mine)}" in " ".join(deputy.buttons)


async def test_nobody_calls_a_measure_of_others_done(town: Town, year: Year, deputy: Townsman) -> None:
    found = await board_for(town, year.vera)
    foreign = next(line for line in found.lines if not line.belongs_to(deputy.person_id))
    from handlers.measure_words import Act, MeasureTap

    await deputy.says("/menu")
    for act in Act:
        await deputy.forges(MeasureTap(act=act, measure=foreign.measure.id).pack())
        deputy.sees("другой человек")
    assert (await board_for(town, year.vera)).lines == found.lines


async def test_done_with_a_link(town: Town, year: Year, deputy: Townsman) -> None:
    await opens(deputy, "сайте")
    await deputy.taps("Сделано")
    deputy.sees("Что подтверждает")
    await deputy.taps("Ссылка")
    await deputy.says("school14.example/mentoring")
    deputy.sees("Отмечено: сделано", "https://school14.example/mentoring")
    found = await board_for(town, year.vera)
    done = [line for line in found.lines if line.standing is Standing.DONE]
    assert [(one.kind, one.words) for line in done for one in line.proofs] == [
        (ProofKind.LINK, "https://school14.example/mentoring")
    ]


async def test_done_with_a_photo_that_can_be_seen_again(year: Year, deputy: Townsman) -> None:
    await opens(deputy, "сайте")
    await deputy.taps("Сделано")
    await deputy.taps("Файл или фото")
    await deputy.sends("photo", "order.jpg")
    deputy.sees("Отмечено: сделано", "1. фото")
    await opens(year.vera, "сайте")
    await year.vera.taps("Файл 1")
    assert year.vera.messages[-1].data.get("photo")


@pytest.mark.usefixtures("deputy")
async def test_a_late_measure_is_two_taps_from_the_menu_with_its_owner(town: Town, year: Year) -> None:
    await town.passes(days=95)
    await year.vera.says("/menu")
    await year.vera.taps("Мероприятия")
    year.vera.sees("просрочено на", "Орлова Н. П.")
    assert year.vera.buttons[0] == "1"


async def test_putting_off_does_not_move_the_deadline(town: Town, year: Year, deputy: Townsman) -> None:
    before = [line.due for line in (await board_for(town, year.vera)).lines]
    await opens(deputy, "сайте")
    await deputy.taps("Через неделю")
    assert [line.due for line in (await board_for(town, year.vera)).lines] == before
    found = await board_for(town, deputy)
    days = {owner.remind_on for line in found.lines for owner in line.owners if owner.remind_on}
    assert days == {date(2026, 9, 8)}


async def test_not_applicable_needs_a_reason_and_can_be_taken_back(deputy: Townsman) -> None:
    await opens(deputy, "сайте")
    await deputy.taps("Не относится")
    await deputy.says("У нас общий сайт с округом")
    deputy.sees("не относится", "У нас общий сайт с округом")
    await deputy.taps("Вернуть в работу")
    deputy.sees("ещё не начато")


async def test_what_has_begun_is_not_offered_to_begin(deputy: Townsman) -> None:
    await opens(deputy, "сайте")
    await deputy.taps("В работе")
    deputy.sees("Состояние: идёт")
    assert "В работе" not in deputy.buttons


@pytest.mark.usefixtures("deputy")
async def test_a_fact_that_began_the_measure_is_not_asked_for_again(town: Town, year: Year) -> None:
    await choose(town, year.vera, "student")
    await year.newcomer("Новиков Пётр Ильич", Role.MENTEE)
    await opens(year.vera, "собрать данные о наставляемых")
    year.vera.sees("Состояние: идёт")
    assert "В работе" not in year.vera.buttons


async def test_what_is_late_stands_once_on_the_home_screen(town: Town, year: Year) -> None:
    """Curators find measures of their own among all that needs attention; others see their own counted."""
    people = {"lead": year.igor.person_id, "methodist": year.vera.person_id}
    await choose(town, year.vera, "student", people)
    await town.passes(days=125)
    found = [line for line in (await board_for(town, year.vera)).lines if line.standing is Standing.LATE]
    late, mine = len(found), sum(line.belongs_to(year.igor.person_id) for line in found)
    await year.vera.says("/menu")
    year.vera.sees(f"Просрочено в дорожной карте: {late}")
    assert "ваших мероприят" not in year.vera.screen
    await year.igor.says("/menu")
    year.igor.sees(f"Вас ждут {mine} дела", f"• Просрочено {mine} ваших мероприятия.")


async def test_the_curator_overrules_what_the_bot_has_counted(town: Town, year: Year) -> None:
    await choose(town, year.vera, "standard")
    await year.pair()
    found = await board_for(town, year.vera)
    line = next(line for line in found.lines if line.by_facts and line.measure.evidence == "pairs_ordered")
    from handlers.measure_words import Act, MeasureTap

    await year.vera.says("/menu")
    await year.vera.forges(MeasureTap(act=Act.OPEN, measure=line.measure.id).pack())
    year.vera.sees("сделано, бот посчитал", "Пары с приказом: 1 из 1")
    await year.vera.taps("Решение куратора")
    await year.vera.taps("2")
    await year.vera.says("Приказ не подписан директором")
    await year.vera.taps("Отправить")
    year.vera.sees("Приказ не подписан директором")
    now = (await board_for(town, year.vera)).line(line.measure.id)
    assert now is not None
    assert now.is_open


@pytest.mark.usefixtures("deputy")
async def test_the_deadline_is_changed_in_words(year: Year) -> None:
    await opens(year.vera, "сайте")
    await year.vera.taps("Изменить")
    await year.vera.taps("Срок")
    await year.vera.says("когда-нибудь потом")
    year.vera.sees("Не получилось понять срок «когда-нибудь потом»")
    await year.vera.says("до 20 ноября")
    year.vera.sees("до 20 ноября")
    await year.vera.taps("Изменить")
    await year.vera.taps("Срок")
    await year.vera.says("31.02")
    year.vera.sees("Не получилось понять срок «31.02»")


@pytest.mark.usefixtures("deputy")
async def test_an_event_gives_every_measure_that_waits_its_day(town: Town, year: Year) -> None:
    await opens(year.vera, "критери")
    year.vera.sees("после события: ")
    await year.vera.taps("Изменить")
    await year.vera.taps("Событие наступило")
    await year.vera.taps("Сегодня")
    day = town.clock.now().date() + timedelta(days=30)
    found = await board_for(town, year.vera)
    assert [line.due for line in found.lines if line.measure.event] == [day]


@pytest.mark.usefixtures("deputy")
async def test_a_measure_of_the_schools_own(year: Year) -> None:
    await year.vera.says("/year")
    await year.vera.taps("Добавить мероприятие")
    await year.vera.taps("Подготовительный")
    await year.vera.says("Собрать рабочую группу")
    await year.vera.says("до 15 сентября")
    await year.vera.taps("Пропустить")
    await year.vera.taps("Отправить")
    year.vera.sees("Мероприятие добавлено", "Собрать рабочую группу", "15 сентября")
    await year.vera.taps("Изменить")
    await year.vera.taps("Кто отвечает")
    await year.vera.taps("Орлова Н. П.")
    await year.vera.taps("Готово")
    year.vera.sees("Отвечает: Орлова Н. П.")


async def test_an_owner_hears_a_week_before_on_the_day_and_after_it(town: Town, deputy: Townsman) -> None:
    heard: dict[date, str] = {}
    while town.clock.now().date() < date(2026, 10, 4):
        known = len(deputy.heard)
        await town.passes(days=1)
        news = [text for text in deputy.heard[known:] if "Напоминание о ваш" in text]
        assert len(news) <= 1
        heard |= {town.clock.now().date(): text for text in news}
    first = date(2026, 9, 30)
    days = {first - timedelta(days=7), first - timedelta(days=6), first}
    assert days | {date(2026, 10, 1), date(2026, 10, 2)} == heard.keys()
    assert "сегодня последний день" in heard[first]
    assert "просрочено на 1 день" in heard[date(2026, 10, 2)]


async def test_what_is_done_is_not_reminded_of(town: Town, deputy: Townsman) -> None:
    await opens(deputy, "сайте")
    await deputy.taps("Не относится")
    await deputy.says("Сайт ведёт округ")
    await town.reaches(town.clock.now().replace(month=10, day=2, hour=12))
    assert not any("Завести на сайте" in text for text in deputy.heard if "Напоминание о ваш" in text)


async def test_facts_get_their_day_and_lose_it(town: Town, year: Year) -> None:
    await choose(town, year.vera, "standard")
    await year.pair()
    await town.app.scheduler.fire()
    proved = [line for line in (await board_for(town, year.vera)).lines if line.by_facts]
    assert proved
    assert all(line.measure.facts_on == date(2026, 9, 1) for line in proved)
    await year.newcomer("Новиков Пётр Ильич", Role.MENTEE)
    await town.app.scheduler.fire()
    again = [line for line in (await board_for(town, year.vera)).lines if line.measure.facts_on]
    assert len(again) < len(proved)
