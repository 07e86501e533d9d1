"""A mentee asks for help: fills in, sends, changes, withdraws."""

import pytest

from storage.pairs import add_pair
from storage.records import Role, School, SubmissionKind, SubmissionState
from storage.schools import add_school
from tests.handlers.bank_samples import sent, settle_curator, settle_mentee, settle_mentor, stored
from tests.town import Town, Townsman, lay_school, settle_in

REQUEST = SubmissionKind.REQUEST


@pytest.fixture
async def school(town: Town) -> School:
    return await lay_school(town)


@pytest.fixture
async def vera(town: Town, school: School) -> Townsman:
    return await settle_curator(town, school)


@pytest.fixture
async def anna(town: Town, school: School) -> Townsman:
    return await settle_mentee(town, school)


async def fill_in(anna: Townsman) -> None:
    """From the cover to the summary, by words and by taps."""
    await anna.taps("Начать")
    for words in ("Математика", "учитель", "1"):
        await anna.says(words)
    await anna.taps("☐ Дисциплина")
    await anna.taps("Готово")
    await anna.says("Хочу увереннее вести урок в пятом классе")
    for label in ("Готово", "Один на один", "Очно", "☐ Пн утро", "Готово", "Пропустить"):
        await anna.taps(label)
    await anna.says("Только не с завучем")


async def test_a_request_goes_from_the_first_question_to_the_curator(
    town: Town, vera: Townsman, anna: Townsman
) -> None:
    await anna.says("/request")
    anna.sees("Расскажите, с чем вам нужна помощь", "4 минуты")
    await fill_in(anna)
    await anna.taps("Отправить")
    anna.sees("Запрос отправлен куратору", "Куратор: Орлова Вера Павловна", "ответит здесь", "за неделю")
    vera.sees("Запрос ждёт решения", "Белова Анна Ивановна · Математика")
    found = await stored(town, anna, REQUEST)
    assert found.state is SubmissionState.SUBMITTED
    assert found.answers["difficulties"] == ["discipline"]
    assert "whom" not in found.answers


async def test_the_menu_asks_for_the_request_until_it_is_sent(town: Town, anna: Townsman) -> None:
    await anna.says("/menu")
    anna.sees("Расскажите, с чем нужна помощь")
    assert anna.buttons[0] == "Заполнить запрос"
    await sent(town, anna)
    await anna.says("/menu")
    anna.sees("Сейчас от вас ничего не нужно")


async def test_a_request_put_off_is_one_matter_with_one_button(anna: Townsman) -> None:
    await anna.says("/request")
    await anna.taps("Начать")
    await anna.says("Математика")
    await anna.taps("Отложить")
    anna.sees("Вас ждёт 1 дело", "Не закончено: «Запрос наставляемого», вопрос 2 из 10")
    assert anna.buttons[0] == "Продолжить: Запрос наставляемого"
    assert "Заполнить запрос" not in anna.buttons
    await anna.says("/request")
    await anna.taps("Продолжить")
    anna.sees("Какая у вас должность?")


async def test_looking_at_my_answers_changes_nothing(town: Town, anna: Townsman) -> None:
    await sent(town, anna)
    await anna.says("/request")
    await anna.taps("Изменить")
    await anna.taps("Отменить")
    anna.sees("Мой запрос", "Запрос ждёт решения куратора")
    await anna.says("/menu")
    anna.sees("Сейчас от вас ничего не нужно")


async def test_my_card_shows_every_answer_and_what_only_the_curator_sees(town: Town, anna: Townsman) -> None:
    await sent(town, anna)
    await anna.says("/request")
    anna.sees(
        "Запрос ждёт решения куратора",
        "Предмет: Математика",
        "С кем не хотелось бы (видите только вы и куратор): Только не с завучем",
    )
    assert anna.buttons == ["Изменить", "Отозвать", "Меню"]


async def test_a_change_before_the_decision_begins_at_the_summary(
    town: Town, vera: Townsman, anna: Townsman
) -> None:
    await sent(town, anna)
    told = len(vera.heard)
    await anna.says("/request")
    await anna.taps("Изменить")
    anna.sees("проверьте ответы", "1. Предмет: Математика", "9. Кого хочется в наставники: нет ответа")
    await anna.taps("1")
    await anna.says("Химия")
    await anna.taps("Отправить")
    assert (await stored(town, anna, REQUEST)).answers["subject"] == "Химия"
    assert len(vera.heard) == told  # it waits already


async def test_after_approval_a_change_is_asked_for(town: Town, vera: Townsman, anna: Townsman) -> None:
    await sent(town, anna)
    await vera.taps("Открыть карточку")
    await vera.taps("Одобрить")
    anna.sees("Запрос одобрен", "куратор подберёт вам наставника")
    await anna.taps("Мой запрос")
    assert anna.buttons == ["Хочу изменить ответы", "Отозвать", "Меню"]
    await anna.taps("Хочу изменить ответы")
    anna.sees("Вы хотите изменить ответы: когда куратор разрешит")
    vera.sees("Просьба о правке запроса", "Белова Анна Ивановна")
    await vera.taps("Разрешить правку")
    anna.sees("Куратор вернул запрос на правку", "Вы хотели изменить ответы")
    assert (await stored(town, anna, REQUEST)).state is SubmissionState.RETURNED
    await anna.taps("Изменить")
    anna.sees("проверьте ответы")


async def test_an_old_button_changes_nothing_that_is_approved(
    town: Town, vera: Townsman, anna: Townsman
) -> None:
    await sent(town, anna)
    await anna.says("/request")
    await vera.taps("Открыть карточку")
    await vera.taps("Одобрить")
    await anna.taps("Изменить")
    anna.has_heard("Запрос одобрен. Теперь куратор подберёт вам наставника", "Предмет: Математика")
    anna.has_not_heard("проверьте ответы")


async def test_answers_sent_after_approval_are_kept_from_the_bank(
    town: Town, vera: Townsman, anna: Townsman
) -> None:
    await sent(town, anna)
    await anna.says("/request")
    await anna.taps("Изменить")
    await anna.taps("1")
    await anna.says("Химия")
    await vera.taps("Открыть карточку")
    await vera.taps("Одобрить")
    await anna.taps("Отправить")
    anna.has_heard("Куратор это уже одобрил", "1. Предмет: Химия")  # nothing typed is lost
    assert (await stored(town, anna, REQUEST)).answers["subject"] == "Математика"


async def test_withdrawing_asks_first_and_tells_the_curator_why(
    town: Town, vera: Townsman, anna: Townsman
) -> None:
    await sent(town, anna)
    await anna.says("/request")
    await anna.taps("Отозвать")
    anna.sees("Отозвать запрос?", "Ответы сохранятся")
    assert anna.buttons == ["Не отзывать", "Да, отозвать"]
    await anna.taps("Не отзывать")
    anna.sees("Запрос ждёт решения куратора")
    await anna.taps("Отозвать")
    await anna.taps("Да, отозвать")
    anna.sees("Запрос отозван.", "Хотите сказать почему?", "Прочтёт только куратор.")
    assert anna.buttons == ["Не отвечать"]
    assert (await stored(town, anna, REQUEST)).state is SubmissionState.WITHDRAWN
    await anna.says("Ухожу в отпуск")
    anna.sees("Вы отозвали запрос")
    await town.passes(minutes=5)
    vera.sees("Запрос отозван", "Белова Анна Ивановна", "Ухожу в отпуск")
    assert (await stored(town, anna, REQUEST)).state is SubmissionState.WITHDRAWN


async def test_the_reason_for_withdrawing_may_be_skipped_and_the_request_sent_again(
    town: Town, vera: Townsman, anna: Townsman
) -> None:
    await sent(town, anna)
    await anna.says("/request")
    for label in ("Отозвать", "Да, отозвать", "Не отвечать", "Отправить снова"):
        await anna.taps(label)
    anna.sees("проверьте ответы", "1. Предмет: Математика")
    await anna.taps("Отправить")
    vera.sees("Запрос ждёт решения")
    assert (await stored(town, anna, REQUEST)).state is SubmissionState.SUBMITTED


async def test_withdrawing_says_what_becomes_of_the_pair(
    town: Town, school: School, vera: Townsman, anna: Townsman
) -> None:
    request = await sent(town, anna)
    olga = await settle_mentor(town, school)
    await town.app.database.write(
        lambda tx: add_pair(
            tx,
            school_id=school.id,
            programme_id=request.programme_id,
            mentor_id=olga.person_id,
            mentee_ids=[anna.person_id],
            created_by=vera.person_id,
            now=town.clock.now(),
        )
    )
    await anna.says("/request")
    await anna.taps("Отозвать")
    anna.sees("Ваша пара останется")
    await anna.taps("Да, отозвать")
    await anna.says("/menu")
    await town.passes(minutes=5)
    vera.sees("Пара при этом осталась")
    assert vera.buttons == ["Открыть пару", "Открыть карточку"]


async def test_before_the_programme_begins_the_mentee_is_told_kindly(town: Town) -> None:
    empty = await town.app.database.write(
        lambda tx: add_school(tx, timezone="Europe/Moscow", locale="ru", now=town.clock.now())
    )
    anna = await settle_in(town, empty, "Белова Анна Ивановна", Role.MENTEE)
    await anna.says("/request")
    anna.sees("Программа этого года ещё не открыта")
    await anna.says("/menu")
    anna.sees("Сейчас от вас ничего не нужно")


async def test_a_very_long_answer_is_shown_in_full_over_several_pages(town: Town, anna: Townsman) -> None:
    goal = "".join(f"<{number}>&" for number in range(400))
    await sent(town, anna, goal=goal)
    await anna.says("/request")
    shown = anna.screen
    while "Ответы 1/" not in str(anna.buttons):
        await anna.taps("Ответы")
        shown += anna.screen
    assert all(f"<{number}>" in shown for number in range(400))


async def test_nobody_reads_anybody_elses_request(town: Town, school: School, anna: Townsman) -> None:
    found = await sent(town, anna)
    boris = await settle_mentee(town, school, "Петров Борис Львович")
    olga = await settle_mentor(town, school)
    for other in (boris, olga):
        await other.says("/menu")
        for act in "oargxyb":
            await other.forges(f"bk1:{act}:{found.id}:{int(found.submitted_at.timestamp())}:0")
            other.sees("Это действие вам недоступно")
        for data in ("ls1:mentees:all:0:", "ls1:mentors:all:0:", "lf1:mentees:all"):
            await other.forges(data)
            other.sees("Это действие вам недоступно")
        other.has_not_heard("Белова")
        other.has_not_heard("завуч")
    assert await stored(town, anna, REQUEST) == found
