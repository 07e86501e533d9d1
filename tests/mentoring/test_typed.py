"""What people type: words, options, numbers, times and dates."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.forms import Option
from mentoring.typed import bare, clean, find_options, has_words, match_option
from mentoring.typed_dates import NoSuchDay, read_date
from mentoring.typed_numbers import read_number, read_time

TODAY = date(2026, 9, 1)
"""A Tuesday."""

HELP = [
    Option("planning", "Планирование уроков"),
    Option("discipline", "Дисциплина на уроке"),
    Option("reports", "Отчёты", also=("бумаги",)),
    Option("digital", "Цифровые инструменты (ИКТ)"),
]
DAYS = [Option("7", "7 дней"), Option("14", "14 дней"), Option("30", "30 дней")]
ANNA, ANTON = Option("1", "Петрова Анна Сергеевна"), Option("2", "Кузнецов Антон Ильич")


def chosen(text: str, options: list[Option] = HELP) -> tuple[str, bool] | None:
    found = match_option(text, options)
    return None if found is None else (found.option.id, found.sure)


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("Планирование уроков", "planning"),
        ("  планирование   УРОКОВ. ", "planning"),
        ("отчеты", "reports"),
        ("бумаги", "reports"),
        ("цифровые инструменты", "digital"),
        ("2", "discipline"),
        ("2.", "discipline"),
        ("дисцыплина на уроке", "discipline"),
        ("планированиеуроков", "planning"),
        ("отчтёы", "reports"),
    ],
)
def test_an_option_is_known_by_label_number_other_words_and_one_typo(text: str, option: str) -> None:
    assert chosen(text) == (option, True)


@pytest.mark.parametrize(
    ("text", "option"),
    [("планир", "planning"), ("дис", "discipline"), ("дицыплина на уроки", "discipline")],
)
def test_a_likely_option_is_asked_about(text: str, option: str) -> None:
    assert chosen(text) == (option, False)


@pytest.mark.parametrize("text", ["урок", "5", "0", "инклюзия", "", "🙂", "да"])
def test_what_fits_none_or_several_options_chooses_nothing(text: str) -> None:
    assert chosen(text) is None


@pytest.mark.parametrize(("text", "option"), [("7", "7"), ("14", "14"), ("30 дней", "30")])
def test_numbers_that_are_options_are_not_places_in_the_list(text: str, option: str) -> None:
    assert chosen(text, DAYS) == (option, True)


def test_a_place_in_a_list_of_numbers_chooses_nothing() -> None:
    assert chosen("1", DAYS) is None


@given(st.sampled_from(HELP), st.data())
def test_no_single_typo_hides_a_label(option: Option, data: st.DataObject) -> None:
    label = option.label
    place = data.draw(st.integers(0, len(label) - 1))
    mistyped = label[:place] + data.draw(st.sampled_from("абвгдеёжз")) + label[place + 1 :]
    assert chosen(mistyped) == (option.id, True)


def test_people_are_found_by_the_beginnings_of_their_names() -> None:
    people = [ANNA, ANTON]
    assert find_options("пет", people) == [ANNA]
    assert find_options("ан", people) == [ANNA, ANTON]
    assert find_options("ант куз", people) == [ANTON]
    assert find_options("трова", people) == []
    assert find_options("…", people) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\u200bда\u200d\ufeff", "да"),
        ("\u202eтен\u202c", "тен"),
        ("  раз \t два  ", "раз два"),
        ("раз\r\n\r\n\r\n\r\nдва", "раз\n\nдва"),
        ("и\u0306", "й"),
        ("\ue0000\ue001", "0"),
        ("\x00\x07", ""),
    ],
)
def test_unseen_characters_are_taken_out(text: str, words: str) -> None:
    assert clean(text) == words


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_cleaned_words_can_be_stored_and_shown(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not {unicodedata.category(sign) for sign in cleaned.replace("\n", "")} & {"Cc", "Cf", "Co", "Cs"}


@given(st.text())
def test_comparing_ignores_case_and_ye(text: str) -> None:
    assert bare(bare(text)) == bare(text)


@pytest.mark.parametrize(("text", "answer"), [("🙂👍", False), ("…", False), ("а", True), ("5", True)])
def test_only_letters_and_digits_say_something(text: str, answer: bool) -> None:
    assert has_words(text) is answer


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10", 10),
        ("десять", 10),
        ("Десять лет", 10),
        ("двадцать пять", 25),
        ("сто", 100),
        ("twenty-five", 25),
        ("-3", -3),
        ("−3", -3),
        ("минус три", -3),
        ("5 лет", 5),
        ("около 5", 5),
        ("ноль", 0),
    ],
)
def test_numbers_are_read_from_digits_and_words(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text", ["3,5", "10-12", "много", "один два", "9" * 5_000, "с 2010 года уже работаю", ""]
)
def test_what_is_no_whole_number_is_none(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "десять тысяч",
        "10 тысяч",
        "5 тыс.",
        "одна тысяча",
        "два миллиона",
        "3 млн",
        "ten thousand",
        "2 million",
    ],
)
def test_thousands_and_millions_are_not_cut_to_the_number_before_them(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(-(10**11), 10**11))
def test_every_number_written_in_digits_is_read_back(number: int) -> None:
    assert read_number(str(number)) == number


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("15:30", "15:30"),
        ("15.30", "15:30"),
        ("1530", "15:30"),
        ("15-30", "15:30"),
        ("15 30", "15:30"),
        ("в 15.30", "15:30"),
        ("в 3 часа", "15:00"),
        ("3:30", "15:30"),
        ("03:30", "03:30"),
        ("15 часов 30 минут", "15:30"),
        ("7 вечера", "19:00"),
        ("9 утра", "09:00"),
        ("3 pm", "15:00"),
        ("12 am", "00:00"),
        ("полдень", "12:00"),
        ("9", "09:00"),
    ],
)
def test_times_are_read_as_people_write_them(text: str, time: str) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize("text", ["25:00", "15:75", "-3", "десять", "скоро", "", "15:30:00:00"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_time(text) is None


@given(st.times())
def test_a_time_with_two_digits_is_read_back(time: object) -> None:
    written = f"{time:%H:%M}"
    assert read_time(written) == written


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12.10", date(2026, 10, 12)),
        ("12.10.2026", date(2026, 10, 12)),
        ("12.10.26", date(2026, 10, 12)),
        ("12/10", date(2026, 10, 12)),
        ("2026-10-12", date(2026, 10, 12)),
        ("12 октября", date(2026, 10, 12)),
        ("12 октября 2027 г.", date(2027, 10, 12)),
        ("12-го окт", date(2026, 10, 12)),
        ("October 12, 2026", date(2026, 10, 12)),
        ("12th of October", date(2026, 10, 12)),
        ("1 мая", date(2027, 5, 1)),
        ("сегодня", TODAY),
        ("Завтра!", date(2026, 9, 2)),
        ("послезавтра", date(2026, 9, 3)),
        ("the day after tomorrow", date(2026, 9, 3)),
        ("вчера", date(2026, 8, 31)),
        ("пятница", date(2026, 9, 4)),
        ("в пятницу", date(2026, 9, 4)),
        ("вторник", date(2026, 9, 8)),
        ("в эту среду", date(2026, 9, 2)),
        ("в следующую среду", date(2026, 9, 9)),
        ("next wednesday", date(2026, 9, 9)),
        ("через неделю", date(2026, 9, 8)),
        ("через две недели", date(2026, 9, 15)),
        ("через 3 дня", date(2026, 9, 4)),
        ("через месяц", date(2026, 10, 1)),
        ("in 2 weeks", date(2026, 9, 15)),
        ("след. неделя", date(2026, 9, 7)),
        ("на следующей неделе", date(2026, 9, 7)),
        ("29.02", date(2028, 2, 29)),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


def test_a_day_without_a_year_lies_behind_us_where_only_the_past_is_asked_for() -> None:
    assert read_date("12.10", TODAY, past=True) == date(2025, 10, 12)
    assert read_date("вторник", TODAY, past=True) == TODAY
    assert read_date("пятница", TODAY, past=True) == date(2026, 8, 28)


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert read_date("через месяц", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize("text", ["31.02", "31.02.2027", "32.01", "1.13", "30 февраля", "00.00"])
def test_a_day_the_calendar_does_not_have_is_said_to_be_none(text: str) -> None:
    with pytest.raises(NoSuchDay):
        read_date(text, TODAY)


@pytest.mark.parametrize("text", ["скоро", "десять", "-3", "10", "через пять минут", "", "12 чашек"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text, TODAY) is None


DAYS_TO_COME = st.dates(TODAY, TODAY + timedelta(days=360))


@given(DAYS_TO_COME)
def test_every_way_of_writing_a_day_means_that_day(day: date) -> None:
    months = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()  # noqa: SIM905
    ways = (
        f"{day:%d.%m.%Y}",
        f"{day:%d.%m.%y}",
        day.isoformat(),
        f"{day.day}.{day.month}",
        f"{day.day} {months[day.month - 1]}",
        f"{day.day} {months[day.month - 1]} {day.year}",
    )
    assert {read_date(way, TODAY) for way in ways} == {day}


@given(st.text(max_size=40), DAYS_TO_COME)
def test_reading_never_breaks(text: str, today: date) -> None:
    try:
        found = read_date(text, today)
    except NoSuchDay:
        found = None
    assert found is None or isinstance(found, date)
    assert read_number(text) is None or isinstance(read_number(text), int)
    assert read_time(text) is None or len(str(read_time(text))) == 5
