"""Going away from a form and coming back: nothing answered is lost, and nothing empty is kept."""

import pytest

from handlers.forms.engine import Draft
from tests.handlers.forms.stage import Stage


async def drafts(stage: Stage) -> list[Draft]:
    return await stage.asks(lambda turn: turn.desk.forms.drafts(turn))


async def test_a_form_without_a_cover_goes_on_where_it_was_left_too(stage: Stage) -> None:
    await stage.begin("school")
    await stage.says("МБОУ СОШ № 14", "Тверь", "Москва")
    await stage.taps("Отложить")
    assert stage.text == "Отложено. Ответы сохранены на 30 дней, найдёте их в /menu."
    await stage.begin("school")
    assert "Остановились на вопросе 4 из 5. Ответы на месте." in stage.text
    assert stage.labels == ["Продолжить", "Начать заново"]
    await stage.taps("Продолжить")
    assert "На какой учебный год программа?" in stage.text
    assert (await stage.answers())["city"] == "Тверь"


async def test_beginning_anew_is_asked_once_more(stage: Stage) -> None:
    await stage.begin("school")
    await stage.says("МБОУ СОШ № 14")
    await stage.begin("school")
    await stage.taps("Начать заново")
    assert stage.text == "Начать «Карточка школы» заново? Прежние ответы пропадут."
    assert stage.labels == ["Продолжить", "Да, начать заново"]
    await stage.says("продолжить")
    assert "В каком городе" in stage.text
    await stage.begin("school")
    await stage.taps("Начать заново", "Да, начать заново")
    assert "Как называется ваша школа?" in stage.text
    assert await stage.answers() == {}


async def test_a_form_of_one_question_simply_goes_on(stage: Stage) -> None:
    await stage.begin("return_submission", context={"submission": 1}, about="Белова А. И.")
    await stage.says("Добавьте дни")
    await stage.taps("Отложить")
    assert [draft.about for draft in await drafts(stage)] == ["Белова А. И."]
    await stage.begin("return_submission", context={"submission": 1}, about="Белова А. И.")
    assert "Записано: Добавьте дни" in stage.text


@pytest.mark.parametrize(
    ("form_id", "given", "button", "said"),
    [
        ("return_submission", {}, "Отменить", "Ничего не изменилось."),
        ("request", {"subject": "химия"}, "Отменить", "Ничего не изменилось."),
        ("journal", {}, "Отложить", "Хорошо, вернёмся позже."),
        ("request", {}, "Отложить", "Хорошо, вернёмся позже."),
        ("mentoring_consent", {}, "Решу позже", "Хорошо, вернёмся позже."),
    ],
)
async def test_where_nothing_was_answered_nothing_is_kept(
    stage: Stage, form_id: str, given: dict[str, str], button: str, said: str
) -> None:
    await stage.begin(form_id, answers=given, at_summary=bool(given))
    await stage.taps(button)
    assert stage.text == said
    assert await stage.asks(lambda turn: turn.talk.get_data()) == {}


async def test_cancel_before_the_first_answer_leaves_at_once(stage: Stage) -> None:
    await stage.begin("journal")
    await stage.says("отмена")
    assert stage.text == "Хорошо, вернёмся позже."
    assert await stage.run() is None


@pytest.mark.parametrize("word", ["меню", "Помощь", "стоп", "Домой!"])
async def test_a_word_of_the_menu_is_no_answer(stage: Stage, word: str) -> None:
    await stage.begin("decline_pair", context={"pair": 1})
    await stage.taps("Не мой предмет")
    await stage.says(word)
    assert stage.text == "Вы в середине: «Отказ от пары». Продолжить или выйти? Ответы сохранятся."
    assert stage.labels == ["Продолжить", "В меню"]
    await stage.taps("Продолжить")
    assert "Хотите что-нибудь добавить для куратора?" in stage.text
    await stage.says(word)
    await stage.taps("В меню")
    assert "Ответы сохранены" in stage.text
    assert [draft.form for draft in await drafts(stage)] == ["decline_pair"]
    assert stage.handed_in == []


async def test_whoever_says_menu_twice_is_let_go(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика", "меню", "меню")
    assert await stage.run() is None
    assert len(await drafts(stage)) == 1


async def test_a_typed_cancel_asks_whether_to_finish_later(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика", "отмена")
    assert stage.text.startswith("Закончить «Запрос наставляемого» позже?")
    assert stage.labels == ["Продолжить", "Закончить позже", "Удалить ответы"]


async def test_a_form_about_somebody_says_about_whom(stage: Stage) -> None:
    about = "Белова М. Н. – Чернов П. И."
    await stage.begin("end_pair", context={"pair": 1}, about=about)
    assert about in stage.text
    await stage.taps("Цели достигнуты")
    assert f"проверьте ответы</b>\n\n{about}" in stage.text
    assert "Отменить это нельзя." in stage.text
    assert "Нажмите «Завершить пару»." in stage.text
    assert stage.labels[1:] == ["Завершить пару", "← Назад", "Отложить"]
    await stage.says("завершить пару")
    assert stage.handed_in == [("end_pair", {"reason": "goals_met"}, {"pair": 1})]
