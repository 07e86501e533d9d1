"""Rows of `/attention` are put off, called no problem and taken back; papers missing, deadlines of today."""

from datetime import UTC, date, datetime

import pytest

from handlers.curator.attention import RowAct, RowTap
from mentoring.concerns import Kind
from mentoring.measures import finish_measure, prove_measure
from storage.engine import Tx
from storage.records import MeetingState, ProofKind, Role
from tests.handlers.overview_samples import Year, begin_year
from tests.handlers.roadmap_samples import acting, board_for, choose
from tests.town import Town, Townsman


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


@pytest.fixture
async def eva(year: Year) -> Townsman:
    """Came eight days ago and has sent nothing."""
    eva = await year.newcomer("Новикова Ева Олеговна", Role.MENTEE)
    await year.town.passes(days=8)
    return eva


@pytest.mark.usefixtures("eva")
async def test_a_row_put_off_comes_back_on_its_day(year: Year) -> None:
    await year.vera.says("/attention")
    await year.vera.taps("1. Отложить…")
    year.vera.sees("Новикова Е. О.", "Что сделать?")
    await year.vera.taps("На неделю")
    year.vera.sees("Всё в порядке")
    assert "Отложено: 1" in year.vera.buttons
    await year.town.passes(days=6)
    await year.vera.says("/attention")
    assert "Новикова" not in year.vera.screen
    await year.town.passes(days=1)
    await year.vera.says("/attention")
    year.vera.sees("Новикова Е. О. · нет запроса 15 дней")
    assert "Отложено: 1" not in year.vera.buttons


@pytest.mark.usefixtures("eva")
async def test_what_was_set_aside_is_seen_and_taken_back(year: Year) -> None:
    await year.vera.says("/attention")
    await year.vera.taps("1. Отложить…")
    await year.vera.taps("Это не проблема")
    await year.vera.taps("Отложено: 1")
    year.vera.sees("Новикова Е. О. · нет запроса 8 дней · не проблема")
    await year.vera.taps("1. Вернуть")
    year.vera.sees("1. Новикова Е. О. · нет запроса 8 дней")


async def test_no_problem_lasts_until_it_begins_anew(year: Year) -> None:
    pair = await year.pair()
    await year.town.passes(days=11)
    await year.vera.says("/attention")
    year.vera.sees("Ещё ни разу не встретились")
    await year.vera.taps("1. Отложить…")
    await year.vera.taps("Это не проблема")
    year.vera.sees("Всё в порядке")
    await year.meeting(pair, MeetingState.HELD, year.town.clock.now())
    await year.town.passes(days=15)
    await year.vera.says("/attention")
    year.vera.sees("Давно не встречались")


async def test_a_row_that_does_not_stand_in_the_list_cannot_be_set_aside(year: Year) -> None:
    await year.vera.says("/menu")
    for act in RowAct:
        await year.vera.forges(RowTap(act=act, kind=Kind.NEWCOMER, subject=77).pack())
        year.vera.sees("С тех пор всё изменилось")


@pytest.mark.usefixtures("eva")
async def test_the_curator_chooses_what_counts_as_late(year: Year) -> None:
    await year.vera.says("/school")
    await year.vera.taps("Что считать задержкой")
    year.vera.sees("9. Человек пришёл, запроса или анкеты нет: 7 дней")
    await year.vera.taps("9: 7 дней")
    await year.vera.taps("10")
    year.vera.sees("9. Человек пришёл, запроса или анкеты нет: 10 дней")
    await year.vera.says("/attention")
    year.vera.sees("Всё в порядке")


async def test_a_pair_that_rests_in_the_vacations_is_not_silent(year: Year) -> None:
    await year.pair()
    await year.vera.says("/school")
    await year.vera.taps("Каникулы")
    year.vera.sees("Пока не указаны")
    await year.vera.taps("Добавить каникулы")
    await year.vera.says("05.09")
    await year.vera.says("13.09")
    await year.vera.taps("Сохранить")
    year.vera.sees("Каникулы записаны", "1. 5 сентября")
    await year.town.passes(days=15)
    await year.vera.says("/attention")
    year.vera.sees("Всё в порядке")
    await year.town.passes(days=5)
    await year.vera.says("/attention")
    year.vera.sees("Ещё ни разу не встретились")
    await year.vera.says("/school")
    await year.vera.taps("Каникулы")
    await year.vera.taps("Вычеркнуть 1")
    year.vera.sees("Пока не указаны")


async def test_vacations_that_cannot_be_are_asked_for_again(year: Year) -> None:
    await year.vera.says("/school")
    await year.vera.taps("Каникулы")
    await year.vera.taps("Добавить каникулы")
    await year.vera.says("05.09")
    await year.vera.says("25.11")
    await year.vera.taps("Сохранить")
    year.vera.sees("не дольше месяца", "По какой день")
    await year.vera.says("12.09")
    await year.vera.taps("Сохранить")
    year.vera.sees("Каникулы записаны")


async def test_todays_deadlines_and_meetings_are_told(town: Town, year: Year) -> None:
    await choose(town, year.vera, "student")
    found = await board_for(town, year.vera)
    due = min(line.due for line in found.lines if line.is_open and line.due and line.due > date(2026, 9, 2))
    pair = await year.pair()
    await town.reaches(datetime(due.year, due.month, due.day, 6, tzinfo=UTC))
    await year.meeting(pair, MeetingState.CONFIRMED, datetime(due.year, due.month, due.day, 12, tzinfo=UTC))
    await year.vera.says("/attention")
    year.vera.sees("Сегодня 1 встреча", "Срок сегодня", "надо сделать сегодня")


async def test_what_is_done_without_its_paper_is_missing_in_the_folder(town: Town, year: Year) -> None:
    await choose(town, year.vera, "project")
    found = await board_for(town, year.vera)
    order = next(line.measure.id for line in found.lines if "Приказ" in line.measure.result)
    now = town.clock.now()

    async def tell(tx: Tx) -> None:
        actor = await acting(tx, year.vera)
        await prove_measure(tx, actor, order, ProofKind.NOTE, "Приказ № 5", "", now)
        await finish_measure(tx, actor, order, now)

    async def show(tx: Tx) -> None:
        await prove_measure(tx, await acting(tx, year.vera), order, ProofKind.FILE, "order.pdf", "f1", now)

    await town.app.database.write(tell)
    await year.vera.says("/attention")
    year.vera.sees("Нет документа в папке", "сделано, но файла нет")
    await town.app.database.write(show)
    await year.vera.says("/attention")
    assert "Нет документа в папке" not in year.vera.screen
