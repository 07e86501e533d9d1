"""The way through a form: forward, back, away and home again."""

from dataclasses import replace

import pytest

from handlers.forms.catalogue import Catalogue
from handlers.forms.engine import Draft
from locales.texts import Html
from mentoring.forms import Form
from mentoring.refusals import Outdated
from tests.handlers.forms.stage import Stage

LATER = ["← Назад", "Отложить"]


async def fill_request(stage: Stage) -> None:
    """From the cover to the summary."""
    await stage.begin("request", context={"programme": 3})
    await stage.taps("Начать")
    await stage.says("математика", "учитель", "2")
    await stage.taps("☐ Планирование уроков", "☐ Инклюзия", "Готово (2)")
    await stage.says("хочу уверенности")
    await stage.taps("Готово", "Один на один", "Очно", "☐ Пн утро", "Готово (1)", "Пропустить", "Пропустить")


async def test_a_long_form_opens_with_a_cover_that_says_how_long_it_takes(stage: Stage) -> None:
    await stage.begin("request")
    assert "≈ 4 минуты · 10 вопросов" in stage.text
    assert stage.labels == ["Начать", "Отложить"]


async def test_every_question_says_where_one_is(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    assert stage.text.startswith("Вопрос 1 из 10 ▰▱▱▱▱▱▱▱▱▱\n\n<b>Какой предмет вы ведёте?</b>")
    await stage.says("математика", "учитель")
    assert stage.text.startswith("Вопрос 3 из 10 ▰▰▰▱▱▱▱▱▱▱")


async def test_the_last_row_is_always_the_same(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    for answer in ("математика", "учитель", "2", "1"):
        assert stage.last_row == LATER
        await stage.says(answer)
    await stage.begin("journal")
    await stage.taps("Разбор урока", "Составили план")
    assert stage.last_row == ["← Назад", "Пропустить", "Отложить"]


async def test_a_whole_form_is_checked_and_handed_in_once(stage: Stage) -> None:
    await fill_request(stage)
    assert "проверьте ответы" in stage.text
    assert "1. <b>Предмет</b>: математика" in stage.text
    assert "4. <b>Нужна помощь</b>: Планирование уроков; Инклюзия" in stage.text
    assert "10. <b>С кем не хотелось бы</b>: <i>нет ответа</i>" in stage.text
    submit = stage.intent("Отправить")
    await stage.presses(submit)
    await stage.presses(submit)
    assert stage.toast == "Уже принято."
    assert stage.handed_in == [
        (
            "request",
            {
                "subject": "математика",
                "post": "учитель",
                "experience": 2,
                "difficulties": ["planning", "inclusion"],
                "goal": "хочу уверенности",
                "form": "traditional",
                "mode": "in_person",
                "windows": ["mon_morning"],
            },
            {"programme": 3},
        )
    ]
    assert await stage.run() is None


async def test_submit_is_the_only_success_button(stage: Stage) -> None:
    await fill_request(stage)
    assert stage.screen is not None
    styled = [button.label for row in stage.screen.rows for button in row if button.style == "success"]
    assert styled == ["Отправить"]


async def test_a_number_in_the_summary_leads_to_its_question_and_back(stage: Stage) -> None:
    await fill_request(stage)
    await stage.taps("3")
    assert "Сколько лет вы преподаёте?" in stage.text
    assert "Ваш ответ: 2" in stage.text
    await stage.says("7")
    assert "3. <b>Стаж</b>: 7 лет" in stage.text
    await stage.taps("1", "← Назад")
    assert "1. <b>Предмет</b>: математика" in stage.text
    await stage.says("2")
    assert "Какая у вас должность?" in stage.text


async def test_a_change_that_opens_a_new_question_asks_it_before_the_summary(stage: Stage) -> None:
    given = {"mentored_before": False, "subject": "химия", "post": "учитель", "category": "first"}
    given |= {"experience": 9, "strengths": ["planning"], "capacity": 2, "forms": ["group"], "mode": "mixed"}
    given |= {"windows": ["fri_day"], "achievements": None, "motivation": None, "wishes": None}
    await stage.begin("questionnaire", answers=given, at_summary=True)
    assert "проверьте ответы" in stage.text
    await stage.taps("6", "Да")
    assert "Кому вы помогали и что из этого вышло?" in stage.text
    await stage.taps("← Назад", "Отправить")
    assert "Остался вопрос без ответа." in stage.text
    assert stage.handed_in == []
    await stage.says("молодому учителю")
    await stage.taps("Готово", "Отправить")
    assert stage.handed_in[0][1]["mentoring_story"] == "молодому учителю"


async def test_back_shows_the_answer_and_next_keeps_it(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика", "учитель")
    await stage.taps("← Назад", "← Назад")
    assert "Ваш ответ: математика" in stage.text
    await stage.taps("Дальше", "Дальше")
    assert "Сколько лет вы преподаёте?" in stage.text
    assert await stage.answers() == {"subject": "математика", "post": "учитель"}


async def test_back_from_the_first_question_leads_to_the_cover(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать", "← Назад")
    assert stage.labels == ["Начать", "Отложить"]


async def test_words_on_buttons_work_when_they_are_typed(stage: Stage) -> None:
    await stage.begin("request")
    await stage.says("начать", "математика", "назад")
    assert "Ваш ответ: математика" in stage.text
    await stage.says("дальше", "учитель", "0", "1, 2", "готово", "цель", "готово", "1", "1", "1", "Готово")
    assert "Кого вы хотели бы видеть наставником?" in stage.text
    await stage.says("пропустить", "Пропустить", "отправить")
    assert stage.handed_in[0][1]["difficulties"] == ["planning", "methods"]


async def test_a_required_question_cannot_be_skipped_in_words(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("пропустить")
    assert stage.text.startswith("На этот вопрос нужен ответ. Напишите ответ словами, например: математика")
    assert await stage.answers() == {}


async def test_an_optional_answer_can_be_taken_back(stage: Stage) -> None:
    await stage.begin("withdraw", answers={"reason": "передумала"})
    await stage.taps("Не отвечать")
    assert stage.handed_in == [("withdraw", {}, {})]


async def test_later_keeps_the_answers_and_goes_on_where_it_stopped(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика")
    await stage.taps("Отложить")
    assert "Ответы сохранены" in stage.text
    assert await stage.run() is None
    (draft,) = await stage.asks(lambda turn: turn.desk.forms.drafts(turn))
    assert draft == Draft(draft.key, "request", "Запрос наставляемого", 2, 10)
    await stage.does(lambda turn: turn.desk.forms.resume(turn, draft.key))
    assert "Какая у вас должность?" in stage.text
    await stage.taps("← Назад")
    assert "Ваш ответ: математика" in stage.text


async def test_another_command_puts_the_form_aside_with_what_was_being_typed(stage: Stage) -> None:
    await stage.begin("return_submission", context={"submission": 1})
    await stage.says("первая часть")
    await stage.asks(lambda turn: turn.desk.forms.shelve(turn))
    assert await stage.run() is None
    (draft,) = await stage.asks(lambda turn: turn.desk.forms.drafts(turn))
    await stage.does(lambda turn: turn.desk.forms.resume(turn, draft.key))
    await stage.says("вторая часть")
    await stage.taps("Готово")
    assert stage.handed_in == [
        ("return_submission", {"reason": "первая часть\nвторая часть"}, {"submission": 1})
    ]


async def test_a_draft_is_offered_when_the_form_is_opened_again(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика", "учитель")
    await stage.taps("Отложить")
    await stage.begin("request")
    assert "Остановились на вопросе 3 из 10." in stage.text
    assert stage.labels == ["Продолжить", "Начать заново"]
    await stage.taps("Продолжить")
    assert "Сколько лет вы преподаёте?" in stage.text


async def test_a_draft_can_be_begun_anew(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика")
    await stage.begin("request", answers={"subject": "физика"})
    await stage.taps("Начать заново", "Да, начать заново")
    assert stage.labels == ["Начать", "Отложить"]
    await stage.taps("Начать")
    assert "Ваш ответ: физика" in stage.text
    assert await stage.asks(lambda turn: turn.desk.forms.drafts(turn)) == []


async def test_a_draft_about_something_else_is_left_alone(stage: Stage) -> None:
    await stage.begin("survey_mentee", context={"survey": 1})
    await stage.taps("Начать", "7", "Отложить")
    await stage.begin("survey_mentee", context={"survey": 2})
    assert stage.labels == ["Начать", "Отложить"]


async def test_a_form_nobody_answered_is_no_draft(stage: Stage) -> None:
    await stage.begin("new_pair", answers={"starts_on": "2026-09-01"})
    await stage.asks(lambda turn: turn.desk.forms.shelve(turn))
    assert await stage.asks(lambda turn: turn.desk.forms.drafts(turn)) == []


async def test_a_draft_lasts_thirty_days(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика")
    await stage.taps("Отложить")
    stage.passes(days=30)
    assert len(await stage.asks(lambda turn: turn.desk.forms.drafts(turn))) == 1
    stage.passes(minutes=1)
    assert await stage.asks(lambda turn: turn.desk.forms.drafts(turn)) == []


async def test_cancel_asks_once_with_the_safe_way_first(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика")
    await stage.does(lambda turn: turn.desk.forms.cancel(turn))
    assert "Закончить «Запрос наставляемого» позже?" in stage.text
    assert stage.labels == ["Продолжить", "Закончить позже", "Удалить ответы"]
    await stage.taps("Продолжить")
    assert "Какая у вас должность?" in stage.text
    await stage.does(lambda turn: turn.desk.forms.cancel(turn))
    await stage.says("да")
    assert len(await stage.asks(lambda turn: turn.desk.forms.drafts(turn))) == 1


async def test_cancel_can_destroy_the_answers(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика")
    await stage.does(lambda turn: turn.desk.forms.cancel(turn))
    await stage.taps("Удалить")
    assert await stage.asks(lambda turn: turn.desk.forms.drafts(turn)) == []
    assert await stage.asks(lambda turn: turn.talk.get_data()) == {}


async def test_without_a_form_there_is_nothing_to_cancel_or_to_show(stage: Stage) -> None:
    assert await stage.asks(lambda turn: turn.desk.forms.cancel(turn)) is None
    assert await stage.asks(lambda turn: turn.desk.forms.show(turn)) is None


async def test_forget_destroys_everything_but_what_is_not_ours(stage: Stage) -> None:
    await stage.asks(lambda turn: turn.talk.set_data({"screen": 5}))
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика")
    await stage.taps("Отложить")
    await stage.begin("meeting")
    await stage.asks(lambda turn: turn.desk.forms.forget(turn))
    assert await stage.asks(lambda turn: turn.talk.get_data()) == {"screen": 5}
    assert await stage.asks(lambda turn: turn.talk.get_state()) is None


async def test_a_refusal_keeps_the_form_and_its_note_stands_above(stage: Stage) -> None:
    await fill_request(stage)
    stage.refuse_with = Outdated()
    with pytest.raises(Outdated):
        await stage.taps("Отправить")
    await stage.does(lambda turn: turn.desk.forms.show(turn, note="5 < 6 & нельзя"))
    assert stage.text.startswith("5 &lt; 6 &amp; нельзя\n\n<b>Запрос наставляемого: проверьте ответы</b>")
    await stage.does(lambda turn: turn.desk.forms.show(turn, note=Html("<b>так</b>")))
    assert stage.text.startswith("<b>так</b>")
    stage.refuse_with = None
    await stage.taps("Отправить")
    assert len(stage.handed_in) == 1


async def test_a_use_case_may_open_the_next_form(stage: Stage) -> None:
    stage.next_form = "meeting"
    await stage.begin("missed")
    await stage.taps("Забыли")
    assert "Когда встретимся?" in stage.text
    run = await stage.run()
    assert run is not None
    assert run.form == "meeting"


async def test_a_changed_form_starts_politely_where_answers_are_missing(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика", "учитель", "2")
    stage.catalogue = changed_request(stage.catalogue, drop="post")
    await stage.says("1")
    assert stage.text.startswith("Вопросы изменились с прошлого раза. Подходящие ответы остались.")
    assert (await stage.answers())["subject"] == "математика"
    run = await stage.run()
    assert run is not None
    assert run.version == stage.catalogue.form("request", "ru").version


async def test_an_answer_to_a_question_that_stayed_is_taken_in_spite_of_the_change(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    await stage.says("математика", "учитель")
    stage.catalogue = changed_request(stage.catalogue, drop="goal")
    await stage.says("5")
    assert (await stage.answers())["experience"] == 5
    assert "Вопросы изменились" in stage.text


async def test_a_form_that_is_gone_is_said_to_be_gone(stage: Stage) -> None:
    await stage.begin("request")
    await stage.taps("Начать")
    stage.catalogue = replace(stage.catalogue, forms={})
    await stage.says("математика")
    assert stage.text == "Этих вопросов больше нет."
    assert await stage.run() is None


async def test_a_short_form_that_lost_its_question_shows_the_last_one(stage: Stage) -> None:
    stage.catalogue = without_summary(stage.catalogue, "meeting")
    await stage.begin("meeting")
    await stage.says("завтра", "15:30", "45")
    stage.catalogue = changed(stage.catalogue, "meeting", drop="place")
    await stage.says("в школе")
    assert "Сколько времени займёт встреча?" in stage.text
    assert "Ваш ответ: 45 минут" in stage.text
    await stage.taps("Дальше")
    assert stage.handed_in[0][1] == {"date": "2026-09-02", "time": "15:30", "minutes": "45"}


async def test_a_short_form_with_all_its_answers_shows_the_last_question(stage: Stage) -> None:
    await stage.begin("withdraw", answers={"reason": "нагрузка"}, at_summary=True)
    assert "Ваш ответ: нагрузка" in stage.text
    await stage.taps("Дальше")
    assert stage.handed_in == [("withdraw", {"reason": "нагрузка"}, {})]


async def test_a_day_that_passed_meanwhile_is_asked_again(stage: Stage) -> None:
    stage.catalogue = without_summary(stage.catalogue, "meeting")
    await stage.begin("meeting")
    await stage.says("завтра", "15:30", "45")
    stage.passes(days=3)
    await stage.taps("В кабинете")
    assert stage.text.startswith("Этот день уже прошёл, нужен сегодняшний или будущий.")
    assert "Когда встретимся?" in stage.text
    await stage.taps("Завтра")
    assert stage.handed_in[0][1]["date"] == "2026-09-05"
    assert stage.handed_in[0][1]["place"] == "room"


async def test_back_in_a_short_form_asked_again_leads_to_the_question_before(stage: Stage) -> None:
    stage.catalogue = without_summary(stage.catalogue, "new_pair")
    await stage.begin("new_pair", answers={"starts_on": "2026-09-01", "ends_on": "2026-10-01"})
    await stage.taps("Петрова Анна", "Иванова Мария", "Дальше")
    stage.passes(days=60)
    await stage.taps("Дальше")
    assert "Когда пара начинает работу?" in stage.text
    await stage.taps("← Назад")
    assert "Кто будет наставником?" in stage.text


def changed_request(catalogue: Catalogue, drop: str) -> Catalogue:
    return changed(catalogue, "request", drop)


def changed(catalogue: Catalogue, form_id: str, drop: str) -> Catalogue:
    """The next version of a form, without one step."""
    old = catalogue.form(form_id, "ru")
    steps = tuple(step for step in old.steps if step.id != drop)
    return changed_to(catalogue, form_id, version=old.version + 1, steps=steps)


def without_summary(catalogue: Catalogue, form_id: str) -> Catalogue:
    return changed_to(catalogue, form_id, summary=False)


def changed_to(catalogue: Catalogue, form_id: str, **fields: object) -> Catalogue:
    old = catalogue.form(form_id, "ru")
    fresh = Form.model_validate({name: getattr(old, name) for name in Form.model_fields} | fields)
    return replace(catalogue, forms={**catalogue.forms, ("ru", form_id): fresh})
