"""The personal programme of a pair: drafted in a few taps, changed by both, decided on, ticked."""

from datetime import date

import pytest
from sqlalchemy import update

from mentoring.quiet import is_day_off
from mentoring.vacations import Vacation
from storage.records import PairState, PlanState, Role
from storage.schools import change_school
from storage.tables import pair as pairs
from tests.handlers.meeting_samples import Couple, begin_couple
from tests.handlers.overview_samples import toast_of
from tests.handlers.plan_samples import (
    approved,
    days_of,
    drafts,
    items_of,
    plan_of,
    state_of,
    ticks,
)
from tests.town import Town, lay_school, settle_in


@pytest.fixture
async def couple(town: Town) -> Couple:
    return await begin_couple(town)


async def test_it_is_drafted_in_five_gestures_from_what_the_mentee_asked_for(couple: Couple) -> None:
    await couple.olga.says("/plan")
    couple.olga.sees("С какими трудностями будете работать?")
    assert couple.olga.buttons[:2] == ["☑ Дисциплина на уроке", "☑ Оценивание"]
    await couple.olga.taps("Готово")
    couple.olga.sees("1. Начинать урок без потерянных минут", "3. Объяснять ученикам, за что стоит отметка")
    await couple.olga.taps("☐ 1")
    await couple.olga.taps("☐ 3")
    await couple.olga.taps("Готово")
    couple.olga.sees("Черновик готов", "Смирнова О. П. – Белова А. И.", "Состояние: черновик", "5. ")
    items = await items_of(couple)
    assert len(items) == 5
    assert {item.task for item in items} == {
        "Начинать урок без потерянных минут",
        "Объяснять ученикам, за что стоит отметка",
    }
    assert all(item.result for item in items)


async def test_the_other_side_is_told_of_the_draft_and_changes_it_too(couple: Couple) -> None:
    await drafts(couple.olga)
    couple.anna.sees("Коллега составил черновик программы")
    await couple.anna.taps("1")
    await couple.anna.taps("Убрать")
    assert len(await items_of(couple)) == 4
    await couple.olga.says("/plan")
    await couple.olga.taps("4")
    await couple.olga.taps("Убрать")
    assert len(await items_of(couple)) == 3


async def test_dates_are_spread_over_the_term_and_never_fall_on_a_day_off(couple: Couple) -> None:
    holidays = [
        Vacation(date(2026, 10, 26), date(2026, 11, 8)),
        Vacation(date(2027, 3, 22), date(2027, 3, 31)),
    ]
    rows = [[one.first.isoformat(), one.last.isoformat()] for one in holidays]
    await couple.town.app.database.write(
        lambda tx: change_school(tx, couple.year.school.id, {"settings": {"vacations": rows}})
    )
    await drafts(couple.anna, "1", "2", "3", "4")
    days = await days_of(couple)
    assert days == sorted(days)
    assert all(not is_day_off(day) and not any(day in one for one in holidays) for day in days)
    assert days[0] < date(2026, 11, 1)
    assert days[-1] == date(2027, 5, 31)


async def test_a_programme_never_goes_beyond_twelve_months(couple: Couple) -> None:
    await couple.town.app.database.write(
        lambda tx: tx.execute(update(pairs).values(ends_on=date(2028, 5, 31)))
    )
    await drafts(couple.olga)
    assert max(await days_of(couple)) <= date(2027, 8, 31)
    await couple.olga.taps("1")
    await couple.olga.taps("Перенести")
    await couple.olga.says("15.09.2027")
    couple.olga.sees("вне срока программы", "31 августа 2027", "12 месяцев", "например")
    await couple.olga.says("01.12.2027")
    couple.olga.sees("Слишком поздно")
    assert max(await days_of(couple)) <= date(2027, 8, 31)


async def test_a_day_beyond_the_pairs_term_or_off_is_asked_for_again_with_an_example(couple: Couple) -> None:
    await drafts(couple.olga)
    await couple.olga.taps("1")
    await couple.olga.taps("Перенести")
    await couple.olga.says("20 июня")
    couple.olga.sees("вне срока программы: с 1 сентября", "например 31 мая")
    await couple.olga.says("4 ноября")
    couple.olga.sees("4 ноября 2026 – выходной или каникулы", "например 5 ноября")
    await couple.olga.says("когда-нибудь")
    couple.olga.sees("Не похоже на дату")
    await couple.olga.says("5 ноября")
    couple.olga.sees("Пункт изменён", "до 5 ноября")
    assert date(2026, 11, 5) in await days_of(couple)


async def test_an_item_in_own_words_is_added_and_reworded(couple: Couple) -> None:
    await drafts(couple.anna)
    await couple.anna.taps("Добавить свой пункт")
    await couple.anna.says("Сходить на урок в соседнюю школу")
    await couple.anna.says("вчера")
    couple.anna.sees("Этот день уже прошёл")
    await couple.anna.says("15.10")
    await couple.anna.says("Заметки")
    couple.anna.sees(
        "Пункт добавлен", "Сходить на урок в соседнюю школу", "до 15 октября", "Результат: Заметки"
    )
    await couple.anna.taps("Переписать")
    await couple.anna.says("Сходить на два урока")
    await couple.anna.taps("Дальше")
    couple.anna.sees("Пункт изменён", "Сходить на два урока", "Результат: Заметки")


async def test_the_curator_returns_with_a_reason_and_approves(couple: Couple) -> None:
    await drafts(couple.olga)
    await couple.olga.taps("Отправить куратору")
    couple.olga.sees("Отправлено", "ждёт решения куратора")
    couple.vera.sees("Пара прислала персональную программу", "Смирнова О. П. – Белова А. И.")
    await couple.vera.says("/menu")
    couple.vera.sees("1 персональная программа ждёт решения")
    await couple.vera.taps("Открыть программу")
    couple.vera.sees("Посмотреть, как наставник начинает урок", " – до ")
    await couple.vera.taps("Вернуть")
    await couple.vera.says("Добавьте посещение уроков")
    await couple.vera.taps("Готово")
    couple.vera.sees("Возвращено", "Добавьте посещение уроков")
    for who in (couple.olga, couple.anna):
        who.sees("Куратор вернул программу на правку", "Добавьте посещение уроков")
    await couple.anna.says("/menu")
    couple.anna.sees("Куратор вернул персональную программу")
    await couple.anna.taps("Открыть программу")
    await couple.anna.taps("Отправить куратору")
    await couple.vera.taps("Открыть программу")
    await couple.vera.taps("Одобрить")
    assert await state_of(couple) is PlanState.APPROVED
    for who in (couple.olga, couple.anna):
        who.sees("Куратор одобрил программу")


async def test_the_curator_approves_nothing_that_was_not_read(couple: Couple) -> None:
    await drafts(couple.olga)
    await couple.olga.taps("Отправить куратору")
    await couple.vera.taps("Открыть программу")
    await couple.olga.taps("Забрать на правку")
    couple.olga.sees("снова черновик")
    await couple.vera.taps("Одобрить")
    couple.vera.sees("С тех пор всё изменилось", "черновик")
    assert await state_of(couple) is PlanState.DRAFT


async def test_a_programme_sent_again_meanwhile_is_shown_anew(couple: Couple) -> None:
    await drafts(couple.olga)
    await couple.olga.taps("Отправить куратору")
    await couple.vera.says("/menu")
    await couple.vera.taps("Открыть программу")
    from handlers.curator.plan_taps import DecideTap, Decision

    plan = await plan_of(couple)
    await couple.olga.taps("Забрать на правку")
    await couple.olga.taps("1")
    await couple.olga.taps("Убрать")
    await couple.olga.taps("Отправить куратору")
    await couple.vera.forges(DecideTap(act=Decision.APPROVE, plan=plan.id, seen=plan.version).pack())
    couple.vera.sees("пара изменила программу")
    assert await state_of(couple) is PlanState.SUBMITTED


async def test_items_are_ticked_with_words_and_a_file_and_the_cards_count_them(couple: Couple) -> None:
    await approved(couple)
    await couple.anna.says("/plan")
    await couple.anna.taps("1")
    await couple.anna.taps("Сделано")
    await couple.anna.says("Взяли три приёма")
    await couple.anna.sends("document", "заметки.docx")
    couple.anna.sees("Отмечено: сделано", "Взяли три приёма", "выполнено 1 из 5")
    await couple.olga.says("/pair")
    couple.olga.sees("Персональная программа: выполнено 1 из 5")
    await couple.vera.says("/pairs")
    await couple.vera.taps("1")
    couple.vera.sees("Персональная программа: выполнено 1 из 5")
    await couple.vera.taps("Открыть программу")
    couple.vera.sees("сделано 1 сентября: Взяли три приёма")
    await couple.vera.taps("Файл 1")
    assert couple.vera.messages[-1].data["document"]["file_name"] == "заметки.docx"
    await couple.olga.says("/plan")
    await couple.olga.taps("1")
    await couple.olga.taps("Показать файл")
    assert couple.olga.messages[-1].data["document"]["file_name"] == "заметки.docx"


async def test_the_file_with_ones_data_holds_the_programme(couple: Couple) -> None:
    await approved(couple)
    await ticks(couple.anna, "1", "Взяли три приёма")
    await couple.anna.says("/mydata")
    (document,) = [each.data["document"] for each in couple.anna.messages if "document" in each.data]
    file = couple.town.telegram.world.files.find(document["file_id"])
    assert file is not None
    text = file.body.decode()
    assert "Персональные программы моих пар" in text
    assert "Взяли три приёма" in text
    assert "до 31 мая 2027" in text


async def test_words_full_of_signs_still_fit_on_the_screen(couple: Couple) -> None:
    await drafts(couple.olga, "1", "2", "3", "4")
    for number in range(1, 9):
        await couple.olga.says("/plan")
        await couple.olga.taps(str(number))
        await couple.olga.taps("Переписать")
        await couple.olga.says("и <" + "<" * 150)
        await couple.olga.says("и <" + "<" * 90)
    await couple.olga.says("/plan")
    couple.olga.sees("8. и <<")
    await couple.olga.taps("Отправить куратору")
    await couple.vera.taps("Открыть программу")
    couple.vera.sees("8. и <<")


async def test_a_tick_is_taken_back(couple: Couple) -> None:
    await approved(couple)
    await ticks(couple.olga, "1")
    await couple.olga.taps("1")
    await couple.olga.taps("Ещё не сделано")
    assert "Сделано" in couple.olga.buttons
    first = (await items_of(couple))[0]
    assert (first.done_at, first.outcome) == (None, "")


async def test_nothing_is_ticked_before_the_curator_has_approved(couple: Couple) -> None:
    from handlers.plan_words import ItemAct, ItemTap

    await drafts(couple.olga)
    first = (await items_of(couple))[0]
    for act in (ItemAct.DONE, ItemAct.UNDO):
        await couple.olga.forges(ItemTap(act=act, item=first.id).pack())
        assert "устарела" in toast_of(couple.olga)
    assert all(item.done_at is None for item in await items_of(couple))


async def test_a_change_of_what_was_approved_goes_back_to_the_curator_and_ticks_stay(couple: Couple) -> None:
    await approved(couple)
    await ticks(couple.olga, "1")
    await couple.olga.taps("Изменить программу")
    couple.olga.sees("Изменить программу?", "Отметки о сделанном останутся")
    assert couple.olga.buttons[0] == "Оставить как есть"
    await couple.olga.taps("Да, изменить")
    couple.olga.sees("снова черновик", "черновик, выполнено 1 из 5")
    await couple.olga.taps("2")
    assert {"Сделано", "Перенести", "Переписать", "Убрать"} <= set(couple.olga.buttons)
    await couple.olga.taps("Открыть программу")
    await couple.olga.taps("Отправить куратору")
    await couple.vera.says("/menu")
    couple.vera.sees("1 персональная программа ждёт решения")
    assert (await plan_of(couple)).approved_at is not None


async def test_what_is_late_is_shown_to_both_and_to_the_curator(couple: Couple) -> None:
    await approved(couple)
    first = (await days_of(couple))[0]
    await couple.town.passes(days=(first - date(2026, 9, 1)).days + 1)
    await couple.anna.says("/menu")
    couple.anna.sees("В персональной программе просрочен 1 пункт")
    await couple.anna.taps("Открыть программу")
    couple.anna.sees("просрочен 1 пункт", "просрочено, было до")
    await couple.anna.taps("1")
    couple.anna.sees("просрочено на 1 день")
    await couple.vera.says("/pairs")
    await couple.vera.taps("1")
    couple.vera.sees("просрочен 1 пункт")


async def test_several_waiting_programmes_stand_in_the_list_of_pairs(couple: Couple) -> None:
    await drafts(couple.olga)
    await couple.olga.taps("Отправить куратору")
    mentor = await couple.year.mentor("Котова Кира Юрьевна")
    mentee = await couple.year.mentee("Новиков Пётр Ильич")
    await couple.year.pair(mentor=mentor, mentee=mentee)
    await drafts(mentor)
    await mentor.taps("Отправить куратору")
    await couple.vera.says("/menu")
    couple.vera.sees("2 персональные программы ждут решения")
    await couple.vera.taps("Решить")
    couple.vera.sees("Программы: 2", "Котова К. Ю.", "Смирнова О. П.")


async def test_a_mentor_of_two_pairs_chooses_whose_programme(couple: Couple) -> None:
    second = await couple.year.mentee("Новиков Пётр Ильич")
    await couple.year.pair(mentee=second)
    await couple.olga.says("программа")
    couple.olga.sees("Чью программу открыть?", "Белова А. И.: ещё не составлена")
    await couple.olga.taps("Новиков П. И.")
    couple.olga.sees("Новиков П. И.", "С какими трудностями")


async def test_two_drafts_at_once_leave_one_programme(couple: Couple) -> None:
    for who in (couple.olga, couple.anna):
        await who.says("/plan")
        await who.taps("Готово")
        await who.taps("☐ 1")
    await couple.olga.taps("Готово")
    await couple.anna.says("/menu")
    await couple.anna.taps("Продолжить")
    await couple.anna.taps("Готово")
    couple.anna.sees("Программа этой пары уже есть")
    assert len(await items_of(couple)) == 3


async def test_an_empty_programme_is_not_sent(couple: Couple) -> None:
    await drafts(couple.olga, "1")
    for _ in range(3):
        await couple.olga.taps("1")
        await couple.olga.taps("Убрать")
    await couple.olga.taps("Отправить куратору")
    couple.olga.sees("нет ни одного пункта")
    assert await state_of(couple) is PlanState.DRAFT


async def test_buttons_of_another_pair_do_nothing(couple: Couple) -> None:
    from handlers.plan_words import Act, ItemAct, ItemTap, NewPlanTap, PlanTap

    await approved(couple)
    mentor = await couple.year.mentor("Котова Кира Юрьевна")
    mentee = await couple.year.mentee("Новиков Пётр Ильич")
    await couple.year.pair(mentor=mentor, mentee=mentee)
    plan, items = await plan_of(couple), await items_of(couple)
    await mentor.says("/menu")
    forged = [PlanTap(act=act, plan=plan.id).pack() for act in Act]
    forged += [ItemTap(act=act, item=items[0].id).pack() for act in ItemAct]
    for data in (*forged, NewPlanTap(pair=couple.pair.id).pack()):
        await mentor.forges(data)
        mentor.sees("эта кнопка больше не действует")
        assert "Начинать урок" not in mentor.screen
    assert (await plan_of(couple), await items_of(couple)) == (plan, items)


async def test_a_curator_of_another_school_decides_nothing(couple: Couple) -> None:
    from handlers.curator.plan_taps import DecideTap, Decision, PlanFileTap

    await drafts(couple.olga)
    await couple.olga.taps("Отправить куратору")
    plan, items = await plan_of(couple), await items_of(couple)
    school = await lay_school(couple.town, "Чужая школа")
    stranger = await settle_in(couple.town, school, "Чужина Лидия Юрьевна", Role.CURATOR)
    await stranger.says("/menu")
    for act in Decision:
        await stranger.forges(DecideTap(act=act, plan=plan.id, seen=plan.version).pack())
        stranger.sees("эта кнопка больше не действует")
    await stranger.forges(PlanFileTap(item=items[0].id).pack())
    stranger.sees("эта кнопка больше не действует")
    assert await plan_of(couple) == plan


async def test_the_programme_of_a_pair_that_has_ended_is_read_but_not_changed(couple: Couple) -> None:
    from handlers.plan_words import Act, PlanTap

    await approved(couple)
    await couple.year.ends(couple.pair)
    plan = await plan_of(couple)
    await couple.olga.says("/plan")
    couple.olga.sees("Ваша пара завершена")
    await couple.olga.forges(PlanTap(act=Act.OPEN, plan=plan.id).pack())
    couple.olga.sees("Персональная программа")
    assert couple.olga.buttons[-2:] == ["Моя пара", "Меню"]
    assert "Изменить программу" not in couple.olga.buttons
    await couple.olga.forges(PlanTap(act=Act.CHANGE_SURELY, plan=plan.id).pack())
    assert await plan_of(couple) == plan


async def test_before_the_order_there_is_nothing_to_draft(town: Town) -> None:
    from tests.handlers.overview_samples import begin_year

    year = await begin_year(town)
    await year.pair(PairState.AGREED)
    await year.olga.says("/plan")
    year.olga.sees("Программу составляют после приказа")
    assert year.olga.buttons == ["Моя пара", "Меню"]


async def test_it_is_all_there_in_english(couple: Couple) -> None:
    await couple.olga.says("/language")
    await couple.olga.taps("English")
    await couple.olga.says("/plan")
    couple.olga.sees("Which difficulties will you work on?")
    await couple.olga.taps("Done")
    couple.olga.sees("Begin a lesson without lost minutes")
    await couple.olga.taps("☐ 1")
    await couple.olga.taps("Done")
    couple.olga.sees("The draft is ready", "See how the mentor begins a lesson")
