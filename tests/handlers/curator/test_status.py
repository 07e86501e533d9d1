"""`/status` and `/stage`: seven stages in words and as a picture, and the people behind each."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from bot.turns import Turns
from handlers.curator.stage_taps import StageTap
from handlers.curator.status import board_of, caption_of
from handlers.turn import Turn
from locales.content import LOCALES
from locales.texts import plain
from mentoring.people import actor_of
from mentoring.roles import Actor
from mentoring.stages import Fact, Overview, StageState, overview
from mentoring.telling import send_to_me
from papers.board import board_svg
from storage.engine import Tx
from storage.people import account_of
from storage.records import PairState, Role
from tests.handlers.overview_samples import Year, begin_year, pictures_of, toast_of
from tests.handlers.pair_samples import lay_bare_school
from tests.papers import png
from tests.town import Town, settle_in

WORK = ("proposed", "agreed", "active", "held", "missed", "ahead", "unrecorded")
COMPLETION = ("completed", "ended", "answered", "waiting", "closed")


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


async def test_the_text_comes_at_once_and_one_picture_beside_it(year: Year) -> None:
    await year.vera.says("/status")
    text, caption = year.vera.heard
    assert "1. Подготовка условий – выполнен" in text
    assert "2. Банк наставляемых – выполнен\nПриглашения: 0 · Пришли: 1 · Запросы: 1 из 1" in text
    assert "4. Отбор и обучение – идёт" in text
    assert "5. Работа пар – ещё не начат\n\n6." in text, "a stage that has not begun has no numbers"
    assert "7. Информационная поддержка – не считается" in text
    assert pictures_of(year.vera) == [caption]
    assert caption.splitlines() == [
        "Ход программы на 1 сентября",
        "Идёт этап: 4",
        "Ещё не начаты этапы: 5, 6",
        "Выполнены этапы: 1, 2, 3",
        "Не считается этап: 7",
    ]


async def test_the_buttons_stand_below_the_picture_which_comes_last(year: Year) -> None:
    await year.vera.says("/status")
    assert year.vera.messages[-1].data["reply_markup"] is not None
    assert year.vera.buttons == [*(f"Этап {number}" for number in range(1, 8)), "Требует внимания", "Меню"]
    await year.vera.taps("Этап 2")
    year.vera.sees("2. Банк наставляемых – выполнен")


async def test_the_picture_is_drawn_for_a_phone(year: Year) -> None:
    await year.vera.says("/status")
    photo = next(message.data["photo"][-1] for message in year.vera.messages if "photo" in message.data)
    assert (photo["width"], photo["height"] > photo["width"]) == (780, True)
    file = year.town.telegram.world.files.find(photo["file_id"])
    assert file is not None
    assert png.size(file.body)[0] == 780
    assert len(file.body) <= 150_000
    assert file.name == "Ход_программы_01.09.2026.png"


async def test_coming_back_from_a_stage_sends_no_second_picture(year: Year) -> None:
    await year.vera.says("/status")
    await year.vera.taps("Этап 2")
    await year.vera.taps("← К этапам")
    year.vera.sees("Ход программы 2026/27")
    assert len(pictures_of(year.vera)) == 1
    await year.vera.taps("Картинкой")
    assert toast_of(year.vera) == "Готовлю…"
    assert len(pictures_of(year.vera)) == 2
    await year.vera.says("/menu")
    await year.vera.taps("Ход программы")
    assert len(pictures_of(year.vera)) == 3


async def test_a_director_reads_the_figures_and_no_names(year: Year) -> None:
    await year.igor.says("/status")
    year.igor.has_heard("4. Отбор и обучение – идёт", "Наставляемые без пары: 1 из 1")
    assert year.igor.buttons == ["Меню"]
    assert len(pictures_of(year.igor)) == 1
    for call in ("/stage 4", "/attention"):
        await year.igor.says(call)
        year.igor.sees("недоступно")
    await year.igor.forges(StageTap(stage=4).pack())
    year.igor.sees("недоступно")
    year.igor.has_not_heard("Белова")


@pytest.mark.parametrize("role", [Role.MENTOR, Role.MENTEE])
async def test_members_do_not_see_the_board(year: Year, role: Role) -> None:
    who = await year.newcomer("Новикова Ева Олеговна", role)
    await who.says("/status")
    who.sees("недоступно")
    assert pictures_of(who) == []


async def test_a_picture_asked_for_before_losing_the_right_is_not_drawn(year: Year) -> None:
    anna = await actor(year, year.anna.person_id)
    await year.town.app.database.write(lambda tx: send_to_me(tx, anna, "board", {}, year.town.clock.now()))
    await year.town.settles()
    assert pictures_of(year.anna) == []


async def actor(year: Year, person_id: int) -> Actor:
    found: Actor = await year.town.data(lambda tx: actor_of(tx, person_id))
    return found


async def test_a_late_stage_says_since_when(year: Year) -> None:
    await year.newcomer("Новикова Ева Олеговна", Role.MENTEE)
    await year.town.passes(days=40)
    await year.vera.says("/status")
    year.vera.has_heard("2. Банк наставляемых – просрочен (срок 30 сентября)", "Сроки взяты обычные")
    year.vera.has_heard("(срок 30 сентября)\nОсталось: дождаться запроса – 1.\nПриглашения")


async def test_a_school_without_a_year_is_told_what_is_missing(town: Town) -> None:
    school = await lay_bare_school(town)
    vera = await settle_in(town, school, "Орлова Вера Павловна", Role.CURATOR)
    await vera.says("/status")
    vera.has_heard("Школа пока без названия", "Карточка школы: не заполнена · Программа: не открыта")
    await vera.says("/stage 1")
    vera.sees("1. Подготовка условий – идёт", "Орлова В. П. · куратор")
    await vera.says("/stage 5")
    vera.sees("5. Работа пар – ещё не начат", "этап ещё не начат")


async def test_a_stage_lists_those_whom_it_waits_for_with_their_cards(year: Year) -> None:
    await year.newcomer("Новикова Ева Олеговна", Role.MENTEE)
    await year.vera.says("/stage 2")
    year.vera.sees("2. Банк наставляемых – идёт", "Запросы: 1 из 2")
    year.vera.sees("Кому ещё нужен шаг:\n1 · Новикова Е. О. · нет запроса")
    assert "Белова" not in year.vera.screen, "whoever is settled needs no line"
    assert year.vera.buttons == ["1", "Наставляемые", "Пригласить", "← К этапам", "Меню"]
    await year.vera.taps("1")
    year.vera.sees("Новикова Ева Олеговна")
    await year.vera.taps("← К этапу")
    year.vera.sees("2. Банк наставляемых – идёт")


async def test_the_bank_of_mentors_says_what_each_still_owes(year: Year) -> None:
    await year.newcomer("Новикова Ева Олеговна", Role.MENTOR)
    await year.vera.says("/stage 3")
    year.vera.sees("1 · Новикова Е. О. · нет анкеты")


async def test_the_selection_is_not_over_while_an_answer_is_awaited(year: Year) -> None:
    await year.pair(PairState.PROPOSED)
    await year.vera.says("/stage 4")
    year.vera.sees("4. Отбор и обучение – идёт")
    await year.town.passes(days=70)
    await year.vera.says("/stage 4")
    year.vera.sees("просрочен", "Осталось: дождаться ответа на предложение – 1.")


async def test_after_the_last_day_the_work_of_pairs_is_done_though_somebody_stayed_alone(year: Year) -> None:
    await year.mentee("Котова Кира Юрьевна")
    await year.ends(await year.pair())
    await year.vera.says("/stage 5")
    year.vera.sees("5. Работа пар – идёт", "Пары работают: 0 · Пары завершены: 1")
    await year.town.passes(days=280)
    await year.vera.says("/stage 5")
    year.vera.sees("5. Работа пар – выполнен")


async def test_the_selection_lists_the_unpaired_before_the_free(year: Year) -> None:
    await year.vera.says("/stage 4")
    year.vera.sees("1 · Белова А. И. · без пары\n2 · Смирнова О. П. · 2 места")
    await year.vera.taps("1")
    year.vera.sees("Белова Анна Ивановна", "Запрос наставляемого")


async def test_the_work_lists_pairs_by_state(year: Year) -> None:
    kira = await year.mentee("Котова Кира Юрьевна")
    await year.pair(PairState.ACTIVE)
    await year.pair(PairState.PROPOSED, mentee=kira)
    await year.vera.says("/stage 5")
    year.vera.sees("Пары работают: 1 · Предложены: 1 · Встречи прошли: 0")
    year.vera.sees("1 · Смирнова О. П. – Котова К. Ю. · ждём ответа")
    year.vera.sees("2 · Смирнова О. П. – Белова А. И. · работает")
    await year.vera.taps("2")
    year.vera.sees("Смирнова О. П. – Белова А. И.", "Смирнова Ольга Петровна")


async def test_completion_lists_surveys_first_and_then_the_pairs(year: Year) -> None:
    await year.ends(await year.pair())
    await year.answers(year.olga)
    await year.vera.says("/stage 6")
    year.vera.sees("Пары завершены: 1", "Ответы на опрос: 1 из 2", "Ждём ответа: 1")
    year.vera.sees("1 · Белова А. И. · нет ответа на опрос\n2 · Смирнова О. П. – Белова А. И. · завершена")
    await year.vera.taps("1")
    year.vera.sees("Опрос наставляемого")


async def test_information_support_is_honestly_outside_the_bot(year: Year) -> None:
    await year.vera.says("/stage 7")
    year.vera.sees("7. Информационная поддержка – не считается", "пока ведут вне бота")


@pytest.mark.parametrize("call", ["/stage", "/stage 0", "/stage 8", "/stage два", "/stage 22"])
async def test_a_stage_that_does_not_exist_is_asked_again(year: Year, call: str) -> None:
    await year.vera.says(call)
    year.vera.sees("Какой этап показать?", "например /stage 2")
    asked_for = call.removeprefix("/stage").strip()
    assert (f"Этапа «{asked_for}» в плане нет" in year.vera.screen) == bool(asked_for)
    await year.vera.taps("Этап 3")
    year.vera.sees("3. Банк наставников")


async def test_long_stages_are_leafed_through(year: Year) -> None:
    for number in range(11):
        await year.newcomer(f"Новикова{number} Ева Олеговна", Role.MENTEE)
    await year.vera.says("/stage 2")
    year.vera.sees("8 · ")
    assert "9 · " not in year.vera.screen
    await year.vera.taps("→")
    year.vera.sees("9 · ", "11 · ")
    assert "2/2" in year.vera.buttons
    await year.vera.forges(StageTap(stage=2, page=900).pack())
    year.vera.sees("11 · ")


@pytest.mark.parametrize("data", ["sg1:0:0", "sg1:8:0", "sg1:2:-1", "sg1:x:0", "bd1:1", "sg1:2:99999999999"])
async def test_a_forged_button_shows_a_fresh_screen(year: Year, data: str) -> None:
    await year.vera.says("/menu")
    await year.vera.forges(data)
    year.vera.sees("Орлова Вера Павловна")


@pytest.mark.parametrize("locale", LOCALES)
async def test_every_number_of_the_busiest_board_is_drawn_and_fits_below_it(year: Year, locale: str) -> None:
    """All facts that a stage can have, with three digits, in both languages."""
    turn, found = await busiest(year, locale)
    drawn = board_svg(board_of(turn, found))
    numbers = [fact.number for stage in found.stages[4:6] for fact in stage.facts]
    assert len(numbers) == len(WORK) + len(COMPLETION)
    assert [number for number in numbers if f">{number}<" not in drawn] == []
    assert len(plain(caption_of(turn, found))) < 200


async def test_a_sign_is_explained_where_it_stands(year: Year) -> None:
    turn, found = await busiest(year, "ru")
    assert "Знак «!»" in board_svg(board_of(turn, found))
    calm = replace(found, stages=tuple(replace(stage, state=StageState.GOING) for stage in found.stages))
    assert "Знак «!»" not in board_svg(board_of(turn, calm))


async def test_what_is_not_counted_is_drawn_unlike_what_has_not_begun(year: Year) -> None:
    drawn = board_of(*await busiest(year, "ru"))
    assert (drawn.stages[6].state, drawn.stages[6].state_word) == ("outside", "не считается")


async def busiest(year: Year, locale: str) -> tuple[Turn, Overview]:
    """The curator's turn in this language, and a board on which no number is missing."""

    async def work(tx: Tx) -> tuple[Turn, Overview]:
        account = await account_of(tx, year.vera.person_id)
        assert account is not None
        turns = Turns(year.town.app.desk, year.town.clock, 1, remember=False)
        turn = (await turns.open_for(tx, replace(account, locale=locale))).turn
        return turn, await overview(tx, turn.me, turn.now + timedelta(days=300))

    turn, found = await year.town.data(work)
    numbers = count(500)
    stages = list(found.stages)
    for place, keys in ((4, WORK), (5, COMPLETION)):
        facts = tuple(Fact(key, next(numbers)) for key in keys)
        stages[place] = replace(stages[place], facts=facts, state=StageState.LATE)
    return turn, replace(found, stages=tuple(stages))
