"""The curator makes pairs by hand, marks orders, ends pairs."""

import pytest

from handlers.curator.pair_cards import Act, PairTap
from storage.engine import Tx
from storage.people import account_of, set_reachable
from storage.records import Account, PairState, Role
from tests.handlers.overview_samples import toast_of
from tests.handlers.pair_samples import Cast, cast, lay_bare_school
from tests.town import Town, Townsman, lay_school, settle_in


@pytest.fixture
async def people(town: Town) -> Cast:
    return await cast(town)


async def test_an_empty_list_says_what_comes_and_what_to_do_first(people: Cast) -> None:
    await people.vera.says("/pairs")
    people.vera.sees("Здесь появятся пары", "одобрите запросы")
    assert people.vera.buttons == ["Создать пару", "Наставляемые", "Наставники", "Меню"]


async def test_a_pair_is_made_in_five_taps_with_the_programmes_dates(people: Cast) -> None:
    vera = people.vera
    await vera.says("/pairs")
    await vera.taps("Создать пару")
    vera.sees("Кому нужен наставник?")
    assert vera.buttons[0].startswith("Белова А. И. · Дисциплина на уроке")
    await vera.taps("Белова")
    assert vera.buttons[0] == "Смирнова О. П. · свободно 1 из 1 · Физика"
    for label in ("Смирнова", "Дальше", "Дальше"):
        await vera.taps(label)
    vera.sees("Начало: вт, 1 сентября 2026", "Окончание: пн, 31 мая 2027")
    await vera.taps("Предложить пару")
    vera.sees("бот спросил обоих", "Состояние: ждёт ответа", "Ответ: ещё не дан")
    (pair,) = await people.pairs()
    assert (pair.state, str(pair.starts_on), str(pair.ends_on)) == (
        PairState.PROPOSED,
        "2026-09-01",
        "2027-05-31",
    )


async def test_a_mentor_without_a_place_is_not_offered(people: Cast) -> None:
    vera = people.vera
    await people.mentor("Яковлева Мария Львовна", capacity=3)
    await people.mentee("Зайцева Юлия Сергеевна")
    await people.propose()
    await vera.says("/pairs")
    await vera.taps("Создать пару")
    await vera.taps("Зайцева")
    vera.sees("Здесь те, у кого есть место")
    assert [label for label in vera.buttons if "·" in label] == ["Яковлева М. Л. · свободно 3 из 3 · Физика"]


async def test_a_place_taken_meanwhile_is_told_before_anybody_is_asked(people: Cast, town: Town) -> None:
    vera = people.vera
    tamara = await settle_in(town, people.school, "Соколова Тамара Викторовна", Role.CURATOR)
    await people.mentor("Яковлева Мария Львовна", capacity=3)
    await people.mentee("Зайцева Юлия Сергеевна")
    await vera.says("/pairs")
    await vera.taps("Создать пару")
    for label in ("Зайцева", "Смирнова", "Дальше", "Дальше"):
        await vera.taps(label)
    await tamara.says("/pairs")
    await tamara.taps("Создать пару")
    for label in ("Белова", "Смирнова", "Дальше", "Дальше", "Предложить пару"):
        await tamara.taps(label)
    await vera.taps("Предложить пару")
    vera.sees("Смирнова Ольга Петровна: свободно 0 из 1", "проверьте ответы")
    assert len(await people.pairs()) == 1
    await vera.taps("2")
    await vera.taps("Яковлева")
    await vera.taps("Предложить пару")
    vera.sees("бот спросил обоих")
    assert len(await people.pairs()) == 2


async def test_a_refusal_of_these_two_stands_beside_the_name(people: Cast) -> None:
    await people.propose()
    await people.olga.taps("Не сейчас")
    await people.olga.taps("Не мой предмет")
    await people.olga.taps("Пропустить")
    await people.vera.says("/pairs")
    await people.vera.taps("Создать пару")
    await people.vera.taps("Белова")
    assert people.vera.buttons[0] == "Смирнова О. П. · отказ 1 сентября"


@pytest.mark.parametrize(("wish", "warned"), [("remote", True), ("mixed", False), ("in_person", False)])
async def test_the_review_warns_where_only_one_wants_to_meet_in_person(
    people: Cast, wish: str, warned: bool
) -> None:
    await people.answers_change(people.olga, mode="in_person")
    await people.answers_change(people.anna, mode=wish)
    await people.vera.says("/pairs")
    await people.vera.taps("Создать пару")
    for label in ("Белова", "Смирнова", "Дальше", "Дальше"):
        await people.vera.taps(label)
    people.vera.sees("проверьте ответы")
    told = "Обратите внимание: наставник хочет очно, наставляемый – по видеосвязи." in people.vera.screen
    assert told is warned


async def test_whom_no_message_reaches_is_marked_and_named(people: Cast) -> None:
    vera, anna = people.vera, people.anna
    await anna.says("/menu")
    await anna.blocks()
    await vera.says("/pairs")
    await vera.taps("Создать пару")
    assert vera.buttons[0].startswith("Белова А. И. · сообщения не доходят")
    for label in ("Белова", "Смирнова", "Дальше", "Дальше", "Предложить пару"):
        await vera.taps(label)
    vera.sees("сообщение не дойдёт, позвоните или подойдите: Белова Анна Ивановна")
    await anna.unblocks()
    await anna.says("/start")
    anna.sees("Вам предложили пару: Смирнова О. П.")


async def test_the_card_reminds_those_who_have_not_answered_once_a_day(people: Cast) -> None:
    vera = people.vera
    await people.propose()
    await people.olga.taps("Да, работаем вместе")
    await vera.says("/pairs")
    await vera.taps("1")
    assert vera.buttons[0] == "Напомнить"
    await vera.taps("Напомнить")
    assert toast_of(vera) == "Напоминание отправлено."
    vera.sees("Ответ: ещё не дан · сегодня напомнили")
    assert "Напомнить" not in vera.buttons
    people.anna.sees("Напоминание от куратора", "Вам предложили пару")
    people.olga.has_not_heard("Напоминание от куратора")
    await vera.forges(PairTap(act=Act.REMIND, pair=1).pack())
    assert "Сегодня этому человеку уже напоминали" in toast_of(vera)
    await people.town.passes(days=1)
    await vera.says("/pairs")
    await vera.taps("1")
    await people.anna.taps("Моя пара")
    await people.anna.taps("Ответить")
    await people.anna.taps("Да, работаем вместе")
    await vera.taps("Напомнить")
    assert "С тех пор всё изменилось. Сейчас: согласована, нужен приказ." in toast_of(vera)


async def test_an_old_order_button_says_which_order_was_marked(people: Cast, town: Town) -> None:
    rita = await settle_in(town, people.school, "Орлова Рита Павловна", Role.CURATOR)
    await people.activate()
    await rita.taps("Отметить приказ")
    rita.sees("Приказ уже отмечен: № 57-од от 1 сентября. Пара работает.", "Состояние: работает")


async def test_without_anybody_to_pair_the_curator_reads_what_to_do(people: Cast) -> None:
    vera = people.vera
    await people.propose()
    await vera.says("/pairs")
    await vera.taps("Создать пару")
    vera.sees("Пока некому подобрать наставника")
    await people.mentee("Зайцева Юлия Сергеевна")
    await vera.says("/pairs")
    await vera.taps("Создать пару")
    vera.sees("Пока нет свободных наставников")
    assert vera.buttons == ["Пригласить", "Наставники", "Пары"]


async def test_dates_that_leave_no_day_are_refused_and_can_be_mended(people: Cast) -> None:
    vera = people.vera
    await vera.says("/pairs")
    await vera.taps("Создать пару")
    for label in ("Белова", "Смирнова", "Дальше"):
        await vera.taps(label)
    await vera.says("01.09.2026")
    await vera.taps("Предложить пару")
    vera.sees("Пара должна заканчиваться позже, чем начинается", "проверьте ответы")
    assert await people.pairs() == []
    await vera.taps("4")
    await vera.says("25.12.2026")
    await vera.taps("Предложить пару")
    assert str((await people.pairs())[0].ends_on) == "2026-12-25"


async def test_two_with_the_same_short_name_are_told_apart(people: Cast) -> None:
    await people.mentee("Белова Алла Игоревна")
    await people.vera.says("/pairs")
    await people.vera.taps("Создать пару")
    first, second = people.vera.buttons[:2]
    assert first.startswith("Белова Алла Игоревна")
    assert second.startswith("Белова Анна Ивановна")


async def test_nobody_is_offered_as_ones_own_mentor(people: Cast) -> None:
    await people.as_mentee_too(people.olga)
    await people.mentor("Яковлева Мария Львовна")
    await people.vera.says("/pairs")
    await people.vera.taps("Создать пару")
    await people.vera.taps("Смирнова")
    assert people.vera.buttons[0].startswith("Яковлева М. Л. · свободно 1 из 1")
    assert not any("Смирнова" in label for label in people.vera.buttons)


async def test_the_list_filters_by_state_and_finds_by_name(people: Cast) -> None:
    vera = people.vera
    await people.activate()
    await people.mentor("Яковлева Мария Львовна", capacity=3)
    await people.mentee("Зайцева Юлия Сергеевна")
    await people.propose("Зайцева", "Яковлева")
    await vera.says("/pairs")
    vera.sees("Все: 2", "1 · Яковлева М. Л. – Зайцева Ю. С. · ждёт ответа", "2 · Смирнова О. П.")
    await vera.taps("Работают: 1")
    vera.sees("1 · Смирнова О. П. – Белова А. И. · работает")
    assert "Зайцева" not in vera.screen
    await vera.taps("Найти")
    await vera.says("юли")
    vera.sees("Нашлось по «юли»: 1", "Зайцева Ю. С.")


async def test_the_order_is_marked_from_the_message_about_the_agreed_pair(people: Cast) -> None:
    vera = people.vera
    await people.agree()
    await vera.taps("Отметить приказ")
    vera.sees("Какой номер у приказа?")
    await vera.says("57-од")
    await vera.says("завтра")
    vera.sees("Какого числа подписан приказ?")
    await vera.says("01.09.2026")
    await vera.taps("Отметить приказ")
    vera.sees("Приказ отмечен", "Состояние: работает", "Приказ № 57-од от 1 сентября", "Встреч пока не было")
    (pair,) = await people.pairs()
    assert (pair.state, pair.order_number, str(pair.order_date)) == (PairState.ACTIVE, "57-од", "2026-09-01")


async def test_what_waits_for_the_curator_stands_on_the_home_screen(people: Cast) -> None:
    vera = people.vera
    await people.propose()
    await people.town.passes(days=3, hours=1)
    await vera.says("/menu")
    vera.sees("1 пара ждёт ответа дольше трёх дней")
    await vera.taps("Кто не ответил")
    vera.sees("Ждут ответа: 1", "Смирнова О. П. – Белова А. И.")
    await people.olga.taps("Да, работаем вместе")
    await people.anna.taps("Да, работаем вместе")
    await vera.says("/menu")
    vera.sees("1 пара ждёт приказа")
    assert "Кто не ответил" not in vera.buttons
    await vera.taps("Отметить приказ")
    vera.sees("Какой номер у приказа?")


async def test_several_pairs_without_an_order_are_shown_as_a_list(people: Cast) -> None:
    maria = await people.mentor("Яковлева Мария Львовна")
    julia = await people.mentee("Зайцева Юлия Сергеевна")
    await people.agree()
    await people.propose("Зайцева", "Яковлева")
    await maria.taps("Да, работаем вместе")
    await julia.taps("Да, работаем вместе")
    await people.vera.says("/menu")
    people.vera.sees("2 пары ждут приказа")
    await people.vera.taps("Отметить приказ")
    people.vera.sees("Согласованы: 2")


@pytest.mark.parametrize(
    ("why", "state", "told"),
    [
        ("Цели достигнуты", PairState.COMPLETED, "Пара достигла целей"),
        ("Нужна другая пара", PairState.ENDED, "завершена раньше срока"),
    ],
)
async def test_the_curator_ends_a_pair_and_the_members_do_not_read_why(
    people: Cast, why: str, state: PairState, told: str
) -> None:
    await people.activate()
    await people.vera.taps("Завершить пару")
    await people.vera.taps(why)
    people.vera.sees(
        "Завершение пары: проверьте ответы", "Смирнова О. П. – Белова А. И.", "Отменить это нельзя."
    )
    assert (await people.pairs())[0].state is PairState.ACTIVE
    await people.vera.taps("Завершить пару")
    people.vera.sees(told, f"Причина: {why}", "Закрыта 1 сентября")
    assert (await people.pairs())[0].state is state
    for who in (people.olga, people.anna):
        who.sees("Спасибо")
        who.has_not_heard(why)


async def test_own_words_end_a_pair_too(people: Cast) -> None:
    await people.activate()
    await people.vera.taps("Завершить пару")
    await people.vera.taps("Другое")
    await people.vera.says("Переезд в другой город")
    await people.vera.taps("Завершить пару")
    people.vera.sees("Причина: Переезд в другой город")
    assert (await people.pairs())[0].state is PairState.ENDED


async def test_calling_off_asks_first_with_the_safe_answer_first(people: Cast) -> None:
    vera = people.vera
    await people.propose()
    await vera.taps("Отменить предложение")
    vera.sees("Место наставника освободится")
    assert vera.buttons == ["Оставить", "Да, отменить"]
    await vera.taps("Оставить")
    assert (await people.pairs())[0].state is PairState.PROPOSED
    await vera.taps("Отменить предложение")
    await vera.taps("Да, отменить")
    vera.sees("Отменено", "не состоялась")
    people.olga.sees("Куратор отменил пару")
    people.anna.sees("От вас ничего не нужно")
    assert (await people.pairs())[0].state is PairState.DECLINED


async def test_an_old_button_shows_the_pair_as_it_is_now(people: Cast) -> None:
    await people.agree()
    await people.vera.taps("Отметить приказ")
    await people.vera.forges("pr1:y:1")
    assert (await people.pairs())[0].state is PairState.DECLINED
    await people.vera.says("57-од")
    await people.vera.taps("Сегодня")
    await people.vera.taps("Отметить приказ")
    people.vera.has_heard("Сейчас: не состоялась", "Состояние: не состоялась")
    for act in "recy":
        await people.vera.forges(f"pr1:{act}:1")
        people.vera.sees("всё изменилось", "Состояние: не состоялась")
    assert (await people.pairs())[0].order_number == ""


async def test_the_card_says_whether_messages_arrive(people: Cast) -> None:
    await people.propose()
    people.vera.sees("Связь: сообщения доходят")

    async def lose(tx: Tx) -> None:
        account = await account_of(tx, people.anna.person_id)
        assert isinstance(account, Account)
        await set_reachable(tx, account.id, reachable=False)

    await people.town.app.database.write(lose)
    await people.vera.forges("pr1:o:1")
    people.vera.sees("Связь: сообщения не доходят")


async def stranger(town: Town) -> Townsman:
    """The curator of another school."""
    return await settle_in(town, await lay_school(town, "Гимназия № 2"), "Чужая Нина Львовна", Role.CURATOR)


@pytest.mark.parametrize("act", "orecy")
async def test_a_curator_of_another_school_sees_and_changes_nothing(
    people: Cast, town: Town, act: str
) -> None:
    await people.agree()
    before = await people.pairs()
    nina = await stranger(town)
    await nina.says("/pairs")
    nina.sees("Здесь появятся пары")
    await nina.forges(f"pr1:{act}:1")
    nina.sees("всё изменилось")
    nina.has_not_heard("Белова")
    assert await people.pairs() == before


@pytest.mark.usefixtures("people")
async def test_people_of_another_school_are_not_offered(town: Town) -> None:
    nina = await stranger(town)
    await nina.says("/pairs")
    await nina.taps("Создать пару")
    nina.sees("Пока некому подобрать наставника")


async def test_without_a_programme_the_list_is_empty_and_a_pair_is_refused_kindly(town: Town) -> None:
    vera = await settle_in(town, await lay_bare_school(town), "Орлова Вера Павловна", Role.CURATOR)
    await vera.says("/pairs")
    vera.sees("Здесь появятся пары")
    await vera.taps("Создать пару")
    vera.sees("Программа этого года ещё не открыта")
