"""A pair as its two members see it: the question, the answers, the order, the end."""

from datetime import timedelta

import pytest

from storage.people import change_person
from storage.records import Answer, PairState, Role
from tests.handlers.meeting_samples import calendars, event_of
from tests.handlers.pair_samples import Cast, cast, ready
from tests.town import Town, settle_in

WAITING, ACCEPTED, DECLINED = Answer.WAITING, Answer.ACCEPTED, Answer.DECLINED


@pytest.fixture
async def people(town: Town) -> Cast:
    return await cast(town)


async def test_both_are_asked_and_read_about_each_other_but_nothing_confidential(people: Cast) -> None:
    await people.propose()
    people.olga.sees(
        "Ваш наставляемый: Белова Анна Ивановна",
        "Предмет: Математика",
        "Нужна помощь: Дисциплина на уроке; Оценивание",
        "Цель: Хочу увереннее вести урок",
        "С 1 сентября по 31 мая 2027",
    )
    people.anna.sees("Ваш наставник: Смирнова Ольга Петровна", "Сильные стороны: Дисциплина на уроке")
    assert people.olga.buttons == people.anna.buttons == ["Да, работаем вместе", "Не сейчас", "Меню"]
    people.olga.has_not_heard("завуч")
    people.anna.has_not_heard("Не больше часа")


async def test_a_proposal_is_no_mentor_yet(people: Cast) -> None:
    """Neither on the mentee's own card nor in the curator's bank."""

    async def stands(mine: str, note: str) -> None:
        await people.vera.says("/mentees")
        people.vera.sees(f"1 · Белова А. И. · {note}")
        await people.anna.says("/request")
        people.anna.sees(f"Запрос одобрен. {mine}")

    await people.propose()
    await stands("Вам предложили наставника: ответьте в /pair", "пара предложена")
    await people.anna.says("/pair")
    await people.anna.taps("Ответить")
    await people.anna.taps("Да, работаем вместе")
    await stands("Вам предложили наставника, пара готовится", "пара предложена")
    await people.olga.taps("Да, работаем вместе")
    await stands("Вам предложили наставника, пара готовится", "ждёт приказа")


async def test_two_yeses_make_the_pair_agreed_and_everybody_is_told(people: Cast) -> None:
    await people.propose()
    await people.olga.taps("Да, работаем вместе")
    people.olga.sees("Вы согласились", "Ждём второй ответ")
    assert await people.answers() == [ACCEPTED, WAITING]
    await people.anna.taps("Да, работаем вместе")
    people.anna.sees("Пара согласована", "Куратор готовит приказ")
    people.olga.sees("Пара согласована", "Белова Анна Ивановна")
    people.vera.sees("Пара согласована", "Смирнова О. П. – Белова А. И.", "Подготовьте приказ")
    assert [pair.state for pair in await people.pairs()] == [PairState.AGREED]


async def test_the_home_screen_leads_to_the_question(people: Cast) -> None:
    await people.propose()
    await people.anna.says("/menu")
    people.anna.sees("Вам предложили пару: Смирнова О. П.")
    await people.anna.taps("Ответить")
    people.anna.sees("Куратор предлагает вам пару")
    await people.anna.taps("Да, работаем вместе")
    await people.anna.says("/menu")
    people.anna.sees("Сейчас от вас ничего не нужно")


async def test_not_now_asks_why_and_only_the_curator_reads_it(people: Cast) -> None:
    await people.propose()
    await people.anna.taps("Не сейчас")
    people.anna.sees(
        "Почему эта пара вам не подходит?",
        "Причину увидит только куратор",
        "Коллега узнает только, что пара не сложилась",
    )
    await people.anna.taps("Не хватает времени")
    await people.anna.says("Готова вернуться в мае")
    await people.anna.taps("Готово")
    people.anna.sees("Ваш ответ у куратора")
    people.vera.sees(
        "Отказ: Белова Анна Ивановна", "Причина: Не хватает времени", "Готова вернуться в мае", "свободно"
    )
    people.olga.sees("Пара не сложилась", "дело не в вас")
    people.olga.has_not_heard("времени")
    assert [pair.state for pair in await people.pairs()] == [PairState.DECLINED]


async def test_a_reason_in_own_words_reaches_the_curator_without_a_comment(people: Cast) -> None:
    await people.propose()
    await people.olga.taps("Не сейчас")
    await people.olga.says("Ухожу в отпуск <b>надолго</b>")
    await people.olga.taps("Да, записать")
    await people.olga.taps("Пропустить")
    people.vera.sees("Отказ: Смирнова Ольга Петровна", "Причина: Ухожу в отпуск <b>надолго</b>")
    people.vera.has_not_heard("Комментарий")


async def test_the_order_gives_both_the_first_step(people: Cast) -> None:
    await people.activate()
    people.olga.sees(
        "закреплена приказом", "Ваш наставляемый: Белова Анна Ивановна", "57-од", "первую встречу"
    )
    people.anna.sees("Ваш наставник: Смирнова Ольга Петровна", "Начать может любой из вас")
    assert people.olga.buttons[0] == people.anna.buttons[0] == "Предложить встречу"
    await people.anna.taps("Предложить встречу")
    people.anna.sees("Когда встретимся?")


async def test_my_pair_says_where_it_stands(people: Cast) -> None:
    anna = people.anna
    await people.propose()
    await anna.says("/pair")
    anna.sees("Ваша пара", "Ваш наставник: Смирнова Ольга Петровна", "Вам предложили эту пару")
    await anna.taps("Ответить: Смирнова О. П.")
    await anna.taps("Да, работаем вместе")
    await anna.says("/pair")
    anna.sees("ждём ответа коллеги")
    await people.olga.taps("Да, работаем вместе")
    await anna.says("моя пара")
    anna.sees("куратор готовит приказ")


async def test_my_active_pair_leads_to_meetings_and_journal(people: Cast) -> None:
    await people.activate()
    await people.anna.says("/pair")
    people.anna.sees("Пара работает", "С 1 сентября по 31 мая 2027", "Встреча пока не назначена")
    assert people.anna.buttons == ["Мои встречи", "Журнал встреч", "Персональная программа", "Меню"]


async def test_a_mentor_sees_all_pairs_at_once(people: Cast) -> None:
    maria = await people.mentor("Кузнецова Мария Львовна", capacity=2)
    await people.mentee("Зайцева Юлия Сергеевна")
    await people.propose("Белова", "Кузнецова")
    await people.propose("Зайцева", "Кузнецова")
    await maria.says("/pair")
    maria.sees("Ваши пары", "Белова Анна Ивановна", "Зайцева Юлия Сергеевна")
    assert maria.buttons == ["Ответить: Зайцева Ю. С.", "Ответить: Белова А. И.", "Меню"]


async def test_without_a_pair_one_reads_what_happens_next(people: Cast, town: Town) -> None:
    await people.anna.says("/pair")
    people.anna.sees("Пары пока нет", "Ваш запрос одобрен, куратор подбирает вам наставника")
    await people.olga.says("/pair")
    people.olga.sees("Когда куратор предложит вам пару")
    newcomer = await settle_in(town, people.school, "Новикова Ева Юрьевна", Role.MENTEE)
    await newcomer.says("/pair")
    newcomer.sees("Расскажите, с чем нужна помощь")
    assert newcomer.buttons == ["Мой запрос", "Меню"]


async def test_silence_brings_one_reminder_in_daytime_and_then_the_curator_hears(people: Cast) -> None:
    await people.propose()
    await people.olga.taps("Да, работаем вместе")
    asked = len(people.anna.heard)
    await people.town.passes(days=2, hours=23)
    assert len(people.anna.heard) == asked
    await people.town.passes(hours=2)
    people.anna.sees("Вы ещё не ответили", "Смирнова Ольга Петровна")
    assert len(people.anna.heard) == asked + 1
    people.olga.has_not_heard("Вы ещё не ответили")
    people.vera.has_not_heard("не отвечают")
    await people.town.passes(days=4)
    people.vera.has_heard("не отвечают 5 дней", "Не хватает ответа: Белова Анна Ивановна")
    await people.town.passes(days=14)
    assert len(people.anna.heard) == asked + 1
    await people.anna.taps("Да, работаем вместе")
    people.anna.sees("Пара согласована")


async def test_whoever_has_answered_is_not_reminded(people: Cast) -> None:
    await people.agree()
    await people.town.passes(days=10)
    people.anna.has_not_heard("Вы ещё не ответили")
    people.vera.has_not_heard("не отвечают")


async def test_the_last_day_completes_the_pair_and_thanks_both_in_the_morning(people: Cast) -> None:
    await people.activate()
    town = people.town
    await town.reaches(town.clock.now().replace(year=2027, month=5, day=31, hour=19))
    assert (await people.pairs())[0].state is PairState.ACTIVE
    await town.passes(hours=6)
    assert (await people.pairs())[0].state is PairState.COMPLETED
    people.olga.has_not_heard("Пара завершила работу")
    await town.passes(hours=12)
    people.olga.has_heard("Пара завершила работу", "Спасибо")
    people.anna.has_heard("Пара завершила работу", "Смирнова Ольга Петровна")
    await people.anna.says("/pair")
    people.anna.sees("Ваша пара завершена", "Прошлая пара: Смирнова Ольга Петровна")


async def test_a_refusal_put_off_is_one_matter_and_names_the_colleague(people: Cast) -> None:
    await people.propose()
    await people.anna.taps("Не сейчас")
    await people.anna.taps("Не мой предмет")
    await people.anna.says("меню")
    people.anna.sees("Вы в середине: «Отказ от пары: Смирнова О. П.»")
    await people.anna.taps("В меню")
    people.anna.sees("Вас ждёт 1 дело", "Не закончено: «Отказ от пары: Смирнова О. П.»")
    assert "Ответить" not in people.anna.buttons
    await people.anna.says("/pair")
    await people.anna.taps("Ответить: Смирнова О. П.")
    people.anna.sees("Согласны работать вместе?")


async def test_meetings_ahead_are_called_off_with_the_pair(people: Cast) -> None:
    await people.activate()
    await people.anna.taps("Предложить встречу")
    for words in ("завтра", "15:30", "45", "В кабинете", "предложить"):
        await people.anna.says(words)
    await people.olga.taps("Подходит")
    people.olga.has_heard("Договорились")
    await people.vera.taps("Завершить пару")
    await people.vera.taps("Так решили вместе")
    await people.vera.taps("Завершить пару")
    people.anna.sees("раньше срока", "Назначенные встречи отменены")
    await people.town.passes(days=3)
    for who in (people.anna, people.olga):
        who.has_not_heard("Напоминание о встрече")
        who.has_not_heard("Удалось встретиться")
        assert [event_of(calendar)["method"] for calendar in calendars(who)] == ["PUBLISH", "CANCEL"]


async def test_the_next_meeting_stands_on_the_card(people: Cast) -> None:
    await people.activate()
    await people.anna.taps("Предложить встречу")
    for words in ("завтра", "15:30", "45", "В кабинете", "предложить"):
        await people.anna.says(words)
    await people.olga.says("/pair")
    people.olga.sees("Предложена встреча: ср, 2 сентября, 15:30")
    await people.olga.taps("Подходит")
    await people.olga.says("/pair")
    people.olga.sees("Следующая встреча: ср, 2 сентября, 15:30")


async def test_a_yes_can_be_taken_back_until_the_order(people: Cast) -> None:
    await people.agree()
    await people.anna.says("/pair")
    assert people.anna.buttons == ["Передумать: Смирнова О. П.", "Меню"]
    await people.anna.taps("Передумать")
    people.anna.sees("Почему эта пара вам не подходит?", "Коллега узнает только")
    await people.anna.taps("Сейчас не нужно")
    await people.anna.taps("Пропустить")
    people.anna.sees("Ваш ответ у куратора")
    people.olga.sees("Пара не сложилась", "Наставляемый: Белова Анна Ивановна")
    people.vera.sees("Отказ: Белова Анна Ивановна", "Причина: Сейчас не нужно", "свободно")
    assert (await people.pairs())[0].state is PairState.DECLINED
    assert await people.answers() == [ACCEPTED, DECLINED]


async def test_after_the_order_a_yes_stands(people: Cast) -> None:
    await people.agree()
    await people.olga.says("/pair")
    await people.olga.taps("Передумать")
    await people.vera.taps("Отметить приказ")
    await people.vera.says("57-од")
    await people.vera.taps("Сегодня")
    await people.vera.taps("Отметить приказ")
    await people.olga.forges("pa1:t:1")
    people.olga.sees("Приказ уже подписан", "скажите куратору", "Пара работает")
    assert (await people.pairs())[0].state is PairState.ACTIVE
    await people.olga.says("/pair")
    assert not any("Передумать" in label for label in people.olga.buttons)


async def test_only_a_yes_of_ones_own_is_taken_back(people: Cast) -> None:
    await people.propose()
    await people.olga.taps("Да, работаем вместе")
    await people.anna.forges("pa1:t:1")
    people.anna.sees("больше не действует")
    assert await people.answers() == [ACCEPTED, WAITING]


async def test_my_pair_and_the_help_name_the_curator(people: Cast) -> None:
    await people.anna.says("/help")
    people.anna.sees("Куратор: Орлова Вера Павловна")
    await people.anna.says("/pair")
    people.anna.sees("Пары пока нет", "Куратор: Орлова Вера Павловна")
    await people.propose()
    await people.anna.says("/pair")
    people.anna.sees("Ваша пара", "Куратор: Орлова Вера Павловна")


# Old and forged buttons


async def test_an_old_button_of_a_declined_proposal_says_so_and_changes_nothing(people: Cast) -> None:
    await people.propose()
    await people.anna.taps("Не сейчас")
    await people.anna.taps("Не хватает времени")
    await people.anna.taps("Пропустить")
    await people.olga.taps("Да, работаем вместе")
    people.olga.has_heard("больше не действует", "Эта пара не состоялась")
    assert await people.answers() == [WAITING, DECLINED]


async def test_a_second_yes_shows_where_the_pair_stands(people: Cast) -> None:
    await people.propose()
    await people.olga.taps("Да, работаем вместе")
    await people.olga.forges("pa1:a:1")
    people.olga.sees("Вы уже ответили", "Ждём второй ответ")
    await people.olga.forges("pa1:d:1")
    people.olga.sees("Вы уже ответили")
    assert await people.answers() == [ACCEPTED, WAITING]


async def test_a_form_of_refusal_opened_earlier_cannot_undo_an_agreed_pair(people: Cast) -> None:
    await people.propose()
    await people.olga.taps("Да, работаем вместе")
    await people.anna.taps("Не сейчас")
    await people.anna.forges("pa1:a:1")
    await people.anna.says("Не хватает времени")
    await people.anna.taps("Пропустить")
    people.anna.has_heard("больше не действует", "Пара согласована")
    assert await people.answers() == [ACCEPTED, ACCEPTED]
    assert (await people.pairs())[0].state is PairState.AGREED


@pytest.mark.parametrize("data", ["pa1:a:1", "pa1:d:1", "pa1:s:1", "pa1:a:77", f"pa1:a:{2**63 - 1}"])
async def test_somebody_elses_proposal_can_be_neither_read_nor_answered(people: Cast, data: str) -> None:
    julia = await people.mentee("Зайцева Юлия Сергеевна")
    await people.propose()
    await julia.says("/menu")
    await julia.forges(data)
    julia.sees("всё изменилось")
    julia.has_not_heard("Смирнова")
    assert await people.answers() == [WAITING, WAITING]


@pytest.mark.parametrize("data", ["pa1:a:99999999999999999999", "pa1:a:-1", "pa1:z:1", "pa1:a:x", "pa1:a"])
async def test_a_button_that_cannot_be_ours_brings_a_fresh_screen(people: Cast, data: str) -> None:
    await people.propose()
    await people.anna.forges(data)
    people.anna.sees("Белова Анна Ивановна", "МБОУ СОШ № 14")
    assert await people.answers() == [WAITING, WAITING]


@pytest.mark.parametrize("act", "onrecy")
async def test_members_cannot_press_the_curators_buttons(people: Cast, act: str) -> None:
    await people.agree()
    before = await people.pairs()
    for who in (people.anna, people.olga):
        await who.forges(f"pr1:{act}:1")
        who.sees("Это действие вам недоступно")
    assert await people.pairs() == before


async def test_the_curator_answers_for_nobody(people: Cast) -> None:
    await people.propose()
    await people.vera.forges("pa1:a:1")
    people.vera.sees("Это действие вам недоступно")
    assert await people.answers() == [WAITING, WAITING]


async def test_a_pause_holds_the_reminder_back(people: Cast) -> None:
    await people.propose()
    until = people.town.clock.now().date() + timedelta(days=13)
    await people.town.app.database.write(
        lambda tx: change_person(tx, people.anna.person_id, paused_until=until)
    )
    await people.town.passes(days=10)
    people.anna.has_not_heard("Вы ещё не ответили")
    people.olga.has_heard("Вы ещё не ответили")
    await people.town.passes(days=4)
    people.anna.has_heard("Вы ещё не ответили")


async def test_a_mentor_may_be_a_mentee_in_another_pair(people: Cast, town: Town) -> None:
    nina = await ready(town, people.school, "Титова Нина Олеговна", Role.MENTOR)
    await people.as_mentee_too(people.olga)
    await people.propose("Смирнова", "Титова")
    people.olga.sees("Ваш наставник: Титова Нина Олеговна")
    nina.sees("Ваш наставляемый: Смирнова Ольга Петровна")
