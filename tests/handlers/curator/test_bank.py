"""The curator reads the two banks and decides."""

import pytest

from handlers.curator.pair_cards import MenteeTap
from storage.audit import deeds
from storage.records import ConsentKind, School, SubmissionKind, SubmissionState
from tests.handlers.bank_samples import agrees, sent, settle_curator, settle_mentee, settle_mentor, stored
from tests.handlers.overview_samples import toast_of
from tests.handlers.pair_samples import cast
from tests.town import Town, Townsman, lay_school

REQUEST = SubmissionKind.REQUEST
SURNAMES = ("Авдеева", "Белова", "Волкова", "Громова", "Дёмина", "Ежова", "Жукова", "Зуева", "Ильина")


@pytest.fixture
async def school(town: Town) -> School:
    return await lay_school(town)


@pytest.fixture
async def vera(town: Town, school: School) -> Townsman:
    return await settle_curator(town, school)


@pytest.fixture
async def anna(town: Town, school: School) -> Townsman:
    return await settle_mentee(town, school)


async def test_an_empty_bank_says_what_will_appear(vera: Townsman) -> None:
    await vera.says("/mentees")
    vera.sees("Здесь появятся запросы наставляемых")
    assert vera.buttons == ["Пригласить", "Меню"]


async def test_the_home_screen_counts_what_waits_and_opens_it(
    town: Town, vera: Townsman, anna: Townsman
) -> None:
    await sent(town, anna)
    await vera.says("/menu")
    vera.sees("1 запрос ждёт вашего решения")
    await vera.taps("Разобрать запросы")
    vera.sees("Ждут: 1", "1 · Белова А. И. · ждёт решения")


async def test_the_card_holds_everything_before_a_decision(
    town: Town, vera: Townsman, anna: Townsman
) -> None:
    await sent(town, anna)
    await vera.says("/mentees")
    await vera.taps("1")
    vera.sees(
        "Белова Анна Ивановна",
        "Запрос наставляемого · ждёт вашего решения",
        "Согласие на обработку данных: дано 1 сентября",
        "Нужна помощь: Дисциплина на уроке; Оценивание",
        "С кем не хотелось бы (видит только куратор): Только не с завучем",
    )
    assert vera.buttons == ["Одобрить", "Вернуть", "В архив", "← К списку", "Меню"]


async def test_an_approval_is_told_and_on_record(town: Town, vera: Townsman, anna: Townsman) -> None:
    request = await sent(town, anna)
    await vera.taps("Открыть карточку")
    await vera.taps("Одобрить")
    vera.sees("одобрен, в банке", "Пары пока нет")
    assert vera.buttons[0] == "Создать пару"
    assert toast_of(vera) == "Одобрено. Человек уже знает."
    anna.sees("Запрос одобрен")
    newest = (await town.data(lambda tx: deeds(tx, request.school_id, limit=1)))[0]
    assert (newest.action, newest.actor_id, newest.subject_id, newest.details) == (
        "approve_request",
        vera.person_id,
        request.id,
        {},
    )


async def test_nobody_is_said_to_know_whom_no_message_reaches(
    town: Town, vera: Townsman, anna: Townsman
) -> None:
    await sent(town, anna)
    await vera.taps("Открыть карточку")
    await anna.says("/menu")
    anna.sees("Запрос у куратора с 1 сентября, ждём ответа.")
    await anna.blocks()
    await vera.taps("Одобрить")
    vera.has_heard("одобрен, в банке", "Сообщения не доходят")
    assert toast_of(vera) == "Одобрено. Сообщение не дойдёт, скажите сами: Белова А. И."
    await anna.unblocks()
    await anna.says("/start")
    anna.sees("Ваш запрос одобрен, куратор подбирает вам наставника")


async def test_a_reason_goes_with_what_is_returned(town: Town, vera: Townsman, anna: Townsman) -> None:
    await sent(town, anna)
    await vera.taps("Открыть карточку")
    await vera.taps("Вернуть")
    vera.sees("Что нужно изменить в ответах?")
    await vera.says("Какой у вас <класс>?")
    await vera.taps("Готово")
    vera.sees("на правке у автора: «Какой у вас <класс>?»")
    anna.sees("Куратор вернул запрос на правку", "«Какой у вас <класс>?»")
    await anna.says("/menu")
    anna.sees("Куратор вернул запрос")
    await anna.taps("Поправить запрос")
    anna.sees("проверьте ответы", "Куратор вернул ответы на правку: «Какой у вас <класс>?»")
    await anna.taps("Отправить")
    vera.sees("Запрос ждёт решения")


async def test_a_return_thought_better_of_leads_back_to_the_card(
    town: Town, vera: Townsman, anna: Townsman
) -> None:
    await sent(town, anna)
    await vera.taps("Открыть карточку")
    await vera.taps("Вернуть")
    vera.sees("Белова А. И.", "Что нужно изменить в ответах?")
    await vera.taps("Отменить")
    vera.sees("Белова Анна Ивановна", "ждёт вашего решения")
    await vera.says("/menu")
    vera.has_not_heard("Не закончено")


async def test_the_archive_asks_first_and_gives_back(town: Town, vera: Townsman, anna: Townsman) -> None:
    await sent(town, anna)
    await vera.taps("Открыть карточку")
    await vera.taps("Одобрить")
    await vera.taps("В архив")
    vera.sees("Убрать в архив?", "Белова Анна Ивановна")
    assert vera.buttons == ["Оставить", "Да, в архив"]
    assert (await stored(town, anna, REQUEST)).state is SubmissionState.APPROVED
    await vera.taps("Да, в архив")
    anna.sees("Запрос в архиве")
    await vera.says("/mentees")
    vera.sees("Архив: 1")
    vera.sees("1 · Белова А. И. · в архиве")
    await vera.taps("1")
    await vera.taps("Вернуть в банк")
    assert (await stored(town, anna, REQUEST)).state is SubmissionState.APPROVED


async def test_two_curators_decide_once(town: Town, school: School, vera: Townsman, anna: Townsman) -> None:
    rita = await settle_curator(town, school)
    await sent(town, anna)
    await vera.taps("Открыть карточку")
    await rita.taps("Открыть карточку")
    await vera.taps("Одобрить")
    await rita.taps("Одобрить")
    rita.sees("С тех пор всё изменилось", "одобрен, в банке")
    assert sum("Запрос одобрен" in text for text in anna.heard) == 1


async def test_answers_that_changed_while_reading_are_shown_before_the_decision(
    town: Town, vera: Townsman, anna: Townsman
) -> None:
    await sent(town, anna)
    await vera.taps("Открыть карточку")
    await town.passes(seconds=5)
    await anna.says("/request")
    for label in ("Изменить", "1"):
        await anna.taps(label)
    await anna.says("Химия")
    await anna.taps("Отправить")
    await vera.taps("Одобрить")
    vera.sees("Пока вы читали, ответы изменились", "Предмет: Химия")
    assert (await stored(town, anna, REQUEST)).state is SubmissionState.SUBMITTED
    await vera.taps("Одобрить")
    vera.sees("одобрен, в банке")


async def test_a_reason_that_comes_too_late_changes_nothing(
    town: Town, vera: Townsman, anna: Townsman
) -> None:
    await sent(town, anna)
    await vera.taps("Открыть карточку")
    await vera.taps("Вернуть")
    await anna.says("/request")
    for label in ("Отозвать", "Да, отозвать", "Не отвечать"):
        await anna.taps(label)
    await vera.says("Поздно")
    await vera.taps("Готово")
    vera.sees("С тех пор всё изменилось", "отозван автором")
    assert (await stored(town, anna, REQUEST)).state is SubmissionState.WITHDRAWN


async def test_nobody_is_approved_without_the_consent_to_data_processing(
    town: Town, school: School, vera: Townsman
) -> None:
    from storage.records import ConsentState

    anna = await settle_mentee(town, school)
    await agrees(town, anna, ConsentKind.PERSONAL_DATA, ConsentState.REFUSED)
    await sent(town, anna)
    await vera.taps("Открыть карточку")
    await vera.taps("Одобрить")
    vera.sees("нет согласия на обработку персональных данных", "/consents")
    assert (await stored(town, anna, REQUEST)).state is SubmissionState.SUBMITTED


async def test_a_long_bank_has_pages_and_the_card_leads_back_to_its_page(
    town: Town, school: School, vera: Townsman
) -> None:
    for surname in SURNAMES:
        await sent(town, await settle_mentee(town, school, f"{surname} Анна Ивановна"))
    await vera.says("/mentees")
    vera.sees("Все: 9", "1 · Авдеева А. И. · ждёт решения", "8 · Зуева А. И.")
    assert "Ильина" not in vera.screen
    await vera.taps("→")
    vera.sees("9 · Ильина А. И. · ждёт решения")
    await vera.taps("2/2")
    assert toast_of(vera) == "Страница 2 из 2"
    await vera.taps("9")
    vera.sees("Ильина Анна Ивановна")
    await vera.taps("← К списку")
    vera.sees("9 · Ильина А. И. · ждёт решения")


async def test_three_letters_find_a_name_or_a_subject(town: Town, school: School, vera: Townsman) -> None:
    await sent(town, await settle_mentee(town, school))
    await sent(town, await settle_mentee(town, school, "Дёмина Вера Олеговна"), subject="Химия")
    await vera.says("/mentees")
    await vera.taps("Найти")
    vera.sees("Кого найти?")
    await vera.says("дем")
    vera.sees("Нашлось по «дем»: 1", "1 · Дёмина В. О.")
    await vera.taps("Найти")
    await vera.says("МАТ")
    vera.sees("1 · Белова А. И.")
    assert "Дёмина" not in vera.screen
    await vera.says("/mentees хим")
    vera.sees("1 · Дёмина В. О.")
    await vera.says("/mentees щщщ")
    vera.sees("По слову «щщщ» никого не нашлось. Напишите другое слово")
    await vera.says("fomina")
    vera.sees("По слову «fomina» никого не нашлось")
    await vera.says("бел")
    vera.sees("Нашлось по «бел»: 1", "1 · Белова А. И.")
    await vera.taps("Все: 2")
    await vera.says("дем")
    vera.sees("Не получилось понять сообщение")


async def test_what_is_no_text_is_not_searched_for(town: Town, vera: Townsman, anna: Townsman) -> None:
    await sent(town, anna)
    await vera.says("/mentees")
    await vera.taps("Найти")
    await vera.sends("voice")
    vera.sees("нужен ответ текстом", "Кого найти?")
    await vera.says("🙂🙂🙂")
    vera.sees("Кого найти?")
    await vera.says("/menu")
    vera.sees("Орлова Вера Павловна")


async def test_a_mentors_line_tells_the_places_left(town: Town, school: School, vera: Townsman) -> None:
    olga = await settle_mentor(town, school)
    await agrees(town, olga, ConsentKind.MENTORING)
    await sent(town, olga, capacity=3)
    await vera.taps("Открыть карточку")
    await vera.taps("Одобрить")
    await vera.says("/mentors")
    vera.sees("1 · Смирнова О. П. · свободно 3 из 3")
    assert "Без пары: 1" in vera.buttons


async def test_a_curator_of_another_school_sees_nothing(town: Town, vera: Townsman, anna: Townsman) -> None:
    request = await sent(town, anna)
    nina = await settle_curator(town, await lay_school(town, "МБОУ СОШ № 2"))
    await nina.says("/mentees")
    nina.sees("Здесь появятся запросы")
    for act in "oargxyb":
        await nina.forges(f"bk1:{act}:{request.id}:{int(request.submitted_at.timestamp())}:0")
        nina.sees("С тех пор всё изменилось")
    nina.has_not_heard("Белова")
    assert await stored(town, anna, REQUEST) == request
    assert vera.screen.startswith("Запрос ждёт решения")


@pytest.mark.parametrize(
    "data",
    [
        "bk1",
        "bk1:o:999:0:0",
        "bk1:z:1:0:0",
        "bk1:o:один:0:0",
        "bk1:o:99999999999999999999:0:0",
        "bk1:o:-1:0:0",
        "ls1:mentees",
        "ls1:mentees:nothing:0:",
        "ls1:mentees:all:99999999999999999999:",
        "my1:s:request:0",
    ],
)
async def test_a_forged_button_ends_in_a_screen(vera: Townsman, data: str) -> None:
    await vera.says("/mentees")
    await vera.forges(data)
    assert vera.buttons
    vera.has_not_heard("Не получилось")


async def test_the_card_of_a_mentee_begins_a_pair_for_this_very_person(town: Town) -> None:
    people = await cast(town)
    await people.mentee("Зайцева Юлия Сергеевна")
    vera = people.vera
    await vera.says("/mentees зайцева")
    await vera.taps("1")
    await vera.taps("Создать пару")
    vera.sees("Кто будет наставником?")
    for label in ("Смирнова", "Дальше", "Дальше"):
        await vera.taps(label)
    vera.sees("Наставляемый: Зайцева Ю. С. · Дисциплина на уроке", "Наставник: Смирнова О. П.")
    await vera.taps("Предложить пару")
    vera.sees("бот спросил обоих", "Зайцева Юлия Сергеевна")


async def test_the_mentee_of_the_card_can_still_be_changed(town: Town) -> None:
    people = await cast(town)
    await people.mentee("Зайцева Юлия Сергеевна")
    vera = people.vera
    await vera.says("/mentees зайцева")
    await vera.taps("1")
    await vera.taps("Создать пару")
    await vera.taps("Назад")
    vera.sees("Кому нужен наставник?", "Зайцева")
    await vera.taps("Белова")
    vera.sees("Кто будет наставником?")


async def test_the_card_of_a_mentor_asks_for_whom_the_pair_is(town: Town) -> None:
    people = await cast(town)
    await people.vera.says("/mentors смирнова")
    await people.vera.taps("1")
    await people.vera.taps("Создать пару")
    people.vera.sees("Кому нужен наставник?")


async def test_a_mentee_who_has_found_a_mentor_meanwhile_gets_no_second_one(town: Town) -> None:
    people = await cast(town)
    await people.mentee("Зайцева Юлия Сергеевна")
    await people.propose()
    await people.vera.forges(MenteeTap(person=people.anna.person_id).pack())
    people.vera.sees("С тех пор всё изменилось")
