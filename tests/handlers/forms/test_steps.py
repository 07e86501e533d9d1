"""Each kind of step: what it shows, what can be tapped, what can be typed instead."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mentoring.forms import Form
from tests.handlers.forms.stage import PEOPLE, Stage

DOCUMENT = {"file_id": "A1", "file_unique_id": "u", "file_name": "приказ.docx", "file_size": 7}
PHOTOS = [
    {"file_id": size, "file_unique_id": size, "width": 1, "height": 1, "file_size": 9}
    for size in ("small", "large")
]


async def asked(stage: Stage, kind: str, **more: Any) -> None:
    """Open a form of this one step and another text after it."""
    step = {"id": "s", "kind": kind, "text": "Что?", "example": "приказ.docx", **more}
    after = {"id": "after", "kind": "text", "text": "Дальше?", "example": "да"}
    form = Form.model_validate({"id": "trial", "version": 1, "title": "Проба", "steps": [step, after]})
    stage.catalogue = replace(stage.catalogue, forms={**stage.catalogue.forms, ("ru", "trial"): form})
    await stage.asks(lambda turn: turn.desk.forms.forget(turn))
    await stage.begin("trial")


async def answer(stage: Stage) -> Any:
    """The answer taken, once the next question is shown."""
    assert "Дальше?" in stage.text
    return (await stage.answers())["s"]


SHORT = [{"id": "a", "label": "Кошка"}, {"id": "b", "label": "Собака"}, {"id": "c", "label": "Щенок"}]
LONG = [{"id": "a", "label": "Длинный вариант, который на кнопке не поместится"}, *SHORT[1:]]


async def test_a_tap_on_an_option_answers(stage: Stage) -> None:
    await asked(stage, "choice", options=SHORT)
    await stage.taps("Собака")
    assert await answer(stage) == "b"


async def test_long_options_are_numbered_in_the_text(stage: Stage) -> None:
    await asked(stage, "choice", options=LONG)
    assert "1. Длинный вариант, который на кнопке не поместится\n2. Собака" in stage.text
    assert stage.labels[:3] == ["1", "2", "3"]
    await stage.taps("1")
    assert await answer(stage) == "a"


async def test_own_words_replace_an_option_where_allowed(stage: Stage) -> None:
    await asked(stage, "choice", options=SHORT, other=True)
    await stage.taps("Другое")
    assert stage.text.startswith("Напишите свой вариант одним сообщением.")
    await stage.says("хомяк <3")
    assert await answer(stage) == {"other": "хомяк <3"}
    await stage.taps("← Назад")
    assert "Ваш ответ: хомяк &lt;3" in stage.text


async def test_own_words_that_nobody_asked_for_are_asked_about(stage: Stage) -> None:
    await asked(stage, "choice", options=SHORT, other=True)
    await stage.says("привет")
    assert "Записать свой вариант: «привет»?" in stage.text
    assert stage.labels[:2] == ["Да, записать", "Выбрать из списка"]
    await stage.taps("Выбрать из списка")
    assert stage.labels[:2] == ["Кошка", "Собака"]
    await stage.says("привет")
    await stage.taps("Да, записать")
    assert await answer(stage) == {"other": "привет"}
    await asked(stage, "choice", options=SHORT, other=True)
    await stage.says("привет", "да")
    assert await answer(stage) == {"other": "привет"}


async def test_a_likely_option_is_asked_about(stage: Stage) -> None:
    await asked(stage, "choice", options=SHORT, other=True)
    await stage.says("соб")
    assert "Вы имели в виду «Собака»?" in stage.text
    assert stage.labels[:3] == ["Да", "Нет", "Оставить мои слова"]
    await stage.says("да")
    assert await answer(stage) == "b"


@pytest.mark.parametrize(("label", "value"), [("Да", "b"), ("Оставить", {"other": "соб"})])
async def test_a_doubt_is_resolved_by_a_tap(stage: Stage, label: str, value: object) -> None:
    await asked(stage, "choice", options=SHORT, other=True)
    await stage.says("соб")
    await stage.taps(label)
    assert await answer(stage) == value


async def test_a_new_answer_takes_the_doubt_away(stage: Stage) -> None:
    await asked(stage, "choice", options=SHORT)
    await stage.says("соб", "зебра")
    assert stage.last.startswith("Такого варианта нет.")
    assert "Вы имели в виду" not in stage.text


async def test_a_doubt_denied_shows_the_options_again(stage: Stage) -> None:
    await asked(stage, "choice", options=SHORT)
    await stage.says("соб")
    await stage.says("нет")
    assert stage.labels[:3] == ["Кошка", "Собака", "Щенок"]
    assert await stage.answers() == {}


async def test_an_own_number_is_typed_instead_of_an_option(stage: Stage) -> None:
    await asked(stage, "choice", options=[{"id": "45", "label": "45 минут"}], other="number", min=10, max=240)
    await stage.taps("Другое число")
    assert stage.text.startswith("Напишите число от 10 до 240.")
    await stage.says("5")
    assert stage.last.startswith("Это число не подходит.")
    await stage.says("двадцать минут")
    assert await answer(stage) == "20"


async def test_ticks_show_their_state_and_a_double_tap_changes_nothing(stage: Stage) -> None:
    await asked(stage, "choices", options=SHORT)
    tick = stage.intent("☐ Собака")
    await stage.presses(tick)
    await stage.presses(tick)
    assert stage.labels[:4] == ["☐ Кошка", "☑ Собака", "☐ Щенок", "Готово (1)"]
    await stage.taps("☑ Собака")
    assert stage.labels[:4] == ["☐ Кошка", "☐ Собака", "☐ Щенок", "Готово"]
    await stage.taps("Готово")
    assert stage.toast == "Выберите хотя бы один вариант."
    await stage.taps("☐ Щенок", "☐ Кошка", "Готово (2)")
    assert await answer(stage) == ["c", "a"]


async def test_two_quick_ticks_both_count(stage: Stage) -> None:
    await asked(stage, "choices", options=SHORT)
    first, second = stage.intent("☐ Кошка"), stage.intent("☐ Щенок")
    await stage.presses(first)
    await stage.presses(second)
    await stage.taps("Готово (2)")
    assert await answer(stage) == ["a", "c"]


async def test_typed_options_are_ticked_beside_those_tapped(stage: Stage) -> None:
    await asked(stage, "choices", options=SHORT, other=True)
    await stage.taps("☐ Кошка")
    await stage.says("3, хомяк")
    assert "☑ хомяк" in stage.labels
    await stage.says("попугай")
    await stage.taps("☑ хомяк")
    assert "☑ хомяк" not in stage.labels
    await stage.says("готово")
    assert await answer(stage) == ["a", "c", {"other": "попугай"}]


async def test_no_more_options_than_allowed(stage: Stage) -> None:
    await asked(stage, "choices", options=SHORT, max=1)
    await stage.taps("☐ Кошка", "☐ Щенок")
    assert stage.toast == "Можно выбрать только один вариант."
    await stage.says("1, 2")
    assert stage.last.startswith("Можно выбрать только один вариант.")
    await stage.taps("Готово (1)")
    assert await answer(stage) == ["a"]


async def test_ticks_survive_going_back(stage: Stage) -> None:
    await stage.begin("request", answers={"subject": "химия", "post": "учитель", "experience": 3})
    await stage.taps("Начать", "Дальше", "Дальше", "Дальше", "☐ Оценивание", "← Назад", "Дальше")
    assert "☑ Оценивание" in stage.labels


async def test_a_scale_has_two_rows_of_five_and_words_at_its_ends(stage: Stage) -> None:
    await asked(stage, "scale", min=1, max=10, low="плохо", high="отлично")
    assert "1 – плохо, 10 – отлично." in stage.text
    assert stage.screen is not None
    assert [len(row) for row in stage.screen.rows[:2]] == [5, 5]
    await stage.taps("10")
    assert await answer(stage) == 10


async def test_a_small_number_is_tapped_a_large_one_typed(stage: Stage) -> None:
    await asked(stage, "number", min=1, max=10)
    await stage.taps("2")
    assert await answer(stage) == 2
    await asked(stage, "number", min=0, max=60)
    assert stage.labels == ["Отложить"]
    await stage.says("десять")
    assert await answer(stage) == 10


async def test_a_long_answer_comes_in_several_messages(stage: Stage) -> None:
    await asked(stage, "long_text", max=100)
    await stage.says("первое")
    assert "Записано: первое" in stage.text
    assert stage.labels[:3] == ["Готово", "Добавить ещё", "Написать заново"]
    await stage.taps("Добавить ещё")
    await stage.says("второе")
    await stage.says("x" * 90)
    assert stage.last.startswith("Слишком длинно: 104 знака, а помещается 100.")
    await stage.says("y" * 75)
    assert "Осталось 11 из 100 знаков." in stage.text
    await stage.taps("Готово")
    assert await answer(stage) == "первое\nвторое\n" + "y" * 75


async def test_a_long_answer_can_be_continued_later(stage: Stage) -> None:
    await asked(stage, "long_text")
    await stage.says("первое", "готово")
    await stage.taps("← Назад", "Добавить ещё")
    await stage.says("второе", "готово")
    assert await answer(stage) == "первое\nвторое"


async def test_a_slip_is_written_anew(stage: Stage) -> None:
    await asked(stage, "long_text")
    await stage.says("а")
    await stage.taps("Написать заново")
    await stage.says("добавьте дни")
    assert "Записано: добавьте дни" in stage.text
    await stage.taps("Готово")
    assert await answer(stage) == "добавьте дни"


async def test_a_new_text_replaces_the_answer_and_there_is_one_way_on(stage: Stage) -> None:
    await asked(stage, "long_text")
    await stage.says("первое", "готово")
    await stage.taps("← Назад")
    assert "Пришлите новый ответ: он заменит прежний." in stage.text
    await stage.says("второе")
    assert "Готово" in stage.labels
    assert "Дальше" not in stage.labels
    await stage.taps("Готово")
    assert await answer(stage) == "второе"


async def test_what_was_typed_but_not_confirmed_survives_going_away(stage: Stage) -> None:
    await asked(stage, "long_text")
    await stage.says("почти готово")
    await stage.taps("Отложить")
    (draft,) = await stage.asks(lambda turn: turn.desk.forms.drafts(turn))
    await stage.does(lambda turn: turn.desk.forms.resume(turn, draft.key))
    assert "Записано: почти готово" in stage.text
    await stage.taps("Готово")
    assert await answer(stage) == "почти готово"


@pytest.mark.parametrize(("words", "value"), [("Да", True), ("конечно", True), ("нет", False)])
async def test_yes_and_no_are_tapped_or_typed(stage: Stage, words: str, value: bool) -> None:
    await asked(stage, "yes_no")
    await stage.says(words)
    assert await answer(stage) is value


async def test_times_are_chips_of_the_school_or_typed(stage: Stage) -> None:
    await asked(stage, "time_slots", source="slots")
    assert stage.labels[:3] == ["14:00", "15:30", "Другое время"]
    await stage.taps("15:30")
    assert await answer(stage) == "15:30"
    await asked(stage, "time_slots")
    assert stage.labels[:5] == ["14:00", "14:45", "15:30", "16:15", "17:00"]
    await stage.taps("Другое время")
    assert stage.text.startswith("Напишите время, например 15:30.")
    await stage.says("в 3 часа")
    assert await answer(stage) == "15:00"


async def test_a_month_shows_its_days_from_monday_and_marks_today(stage: Stage) -> None:
    await asked(stage, "date", not_before="today", not_after="+180d")
    assert stage.labels[:6] == ["Завтра", "Пт", "След. неделя", "·", "Сентябрь", "›"]
    assert stage.labels[6:13] == ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]
    assert stage.labels[13:20] == ["·", "·1·", "2", "3", "4", "5", "6"]
    await stage.taps("30")
    assert await answer(stage) == "2026-09-30"
    await stage.taps("← Назад")
    assert "[30]" in stage.labels
    assert "Ваш ответ: ср, 30 сентября 2026" in stage.text


async def test_months_are_leafed_within_the_limits(stage: Stage) -> None:
    await asked(stage, "date", not_before="today", not_after="+40d")
    await stage.taps("›")
    assert "Октябрь" in stage.labels
    assert stage.labels[3:6] == ["‹", "Октябрь", "·"]
    await stage.taps("12")
    assert stage.toast == "Слишком поздно: нужна дата не позже 11 октября 2026."
    await stage.taps("·")
    assert stage.toast == ""
    await stage.taps("11")
    assert await answer(stage) == "2026-10-11"


async def test_a_day_behind_us_is_refused_with_a_reason(stage: Stage) -> None:
    stage.passes(days=9)
    await asked(stage, "date", not_before="today")
    await stage.taps("1")
    assert stage.toast == "Этот день уже прошёл, нужен сегодняшний или будущий."
    await stage.says("01.09.2026")
    assert stage.last.startswith(
        "Этот день уже прошёл, нужен сегодняшний или будущий. "
        "Нажмите день или напишите дату, например 10.09.2026."
    )


async def test_suggested_days_leave_out_what_is_impossible(stage: Stage) -> None:
    await asked(
        stage, "date", not_before="-365d", not_after="today", suggest=["today", "yesterday", "tomorrow"]
    )
    assert stage.labels[:3] == ["Сегодня", "Вчера", "‹"]
    await asked(stage, "date", not_before="today", suggest=["31.05", "30.06"])
    assert stage.labels[:2] == ["31 мая 2027", "30 июня 2027"]
    await stage.taps("31 мая")
    assert await answer(stage) == date(2027, 5, 31).isoformat()


async def test_a_date_that_no_longer_stands_is_asked_again_before_sending(stage: Stage) -> None:
    await stage.begin("new_pair")
    await stage.taps(PEOPLE[0].label, PEOPLE[1].label)
    await stage.says("10.09", "20.09")
    await stage.taps("3")
    await stage.says("25.09")
    await stage.taps("Предложить пару")
    assert stage.text.startswith("Слишком рано: нужна дата не раньше 25 сентября 2026.")
    assert "Когда пара заканчивает работу?" in stage.text
    await stage.says("30.09")
    await stage.taps("Предложить пару")
    assert stage.handed_in[0][1]["ends_on"] == "2026-09-30"


async def test_people_come_eight_a_page_and_are_found_by_three_letters(stage: Stage) -> None:
    await asked(stage, "person", source="free_mentees")
    assert stage.labels[:8] == [person.label for person in PEOPLE[:8]]
    assert stage.labels[8:11] == ["·", "1 из 2", "›"]
    await stage.taps("›")
    assert stage.labels[:5] == [PEOPLE[8].label, PEOPLE[9].label, "‹", "2 из 2", "·"]
    await stage.says("пет")
    assert "По буквам «пет» нашлось: 4." in stage.text
    assert stage.labels[:3] == ["Петрова Анна Сергеевна", "Петров Антон Ильич", "Лебедев Пётр Ильич"]
    await stage.taps("Все")
    await stage.says("ко")
    assert stage.last.startswith("Слишком мало букв. Нажмите имя или напишите три буквы фамилии")
    await stage.says("соколова вера юрьевна")
    assert await answer(stage) == "5"
    await stage.taps("← Назад")
    assert "Ваш ответ: Соколова Вера Юрьевна" in stage.text


async def test_an_empty_list_says_so(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.handlers.forms.stage import OPTIONS

    monkeypatch.setitem(OPTIONS, "free_mentees", [])
    await asked(stage, "person", source="free_mentees")
    assert "В списке пока никого нет." in stage.text
    assert stage.labels == ["Отложить"]


async def test_a_file_or_a_photo_is_taken_where_a_file_is_asked_for(stage: Stage) -> None:
    await asked(stage, "file")
    await stage.sends(document=DOCUMENT)
    assert await answer(stage) == {"file_id": "A1", "name": "приказ.docx", "size": 7}
    await asked(stage, "file")
    await stage.sends(photo=PHOTOS)
    assert await answer(stage) == {"file_id": "large", "name": "photo.jpg", "size": 9}


async def test_a_confidential_question_says_who_will_read_it(stage: Stage) -> None:
    await asked(stage, "text", confidential=True)
    assert "<i>Ответ увидит только куратор.</i>" in stage.text


@pytest.mark.parametrize("locale", ["ru", "en"])
async def test_a_single_question_can_be_cancelled(stage: Stage, locale: str) -> None:
    stage.locale = locale
    await stage.begin("end_pair")
    assert not stage.text.startswith(("Вопрос", "Question"))
    assert stage.last_row == ["Отменить" if locale == "ru" else "Cancel"]
