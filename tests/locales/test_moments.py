from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.texts import Speaker, TextError, Texts, plain
from locales.zones import RUSSIAN

TEXTS = Texts()
MEETING = datetime(2026, 10, 12, 8, 30, tzinfo=UTC)
KRASNOYARSK = ZoneInfo("Asia/Krasnoyarsk")


@pytest.fixture
def t() -> Speaker:
    return TEXTS.speaker("ru")


def test_a_moment_is_an_entity_with_words_for_old_clients(t: Speaker) -> None:
    assert t.moment(MEETING, KRASNOYARSK) == (
        '<tg-time unix="1791793800" format="wDt">пн, 12 октября, 15:30 (МСК+4)</tg-time>'
    )


def test_a_moment_goes_into_a_text_unescaped(t: Speaker) -> None:
    assert '<tg-time unix="1791793800"' in t("page-of", page=t.moment(MEETING, KRASNOYARSK), pages=1)


def test_a_moment_on_a_button_is_plain(t: Speaker) -> None:
    assert t.label("page-of", page=t.moment(MEETING, KRASNOYARSK), pages=1) == (
        "пн, 12 октября, 15:30 (МСК+4) из 1"
    )


def test_an_english_reader_gets_english_words() -> None:
    assert TEXTS.speaker("en").moment_plain(MEETING, KRASNOYARSK) == "Mon, 12 October, 15:30 (MSK+4)"


def test_the_date_is_the_one_of_the_zone(t: Speaker) -> None:
    evening = datetime(2026, 12, 31, 20, 0, tzinfo=UTC)
    kamchatka = ZoneInfo("Asia/Kamchatka")
    assert t.moment_plain(evening, kamchatka, today=date(2026, 12, 31)) == (
        "пт, 1 января 2027, 08:00 (МСК+9)"
    )


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Moscow", "МСК"),
        ("Europe/Kaliningrad", "МСК−1"),
        ("Europe/Samara", "МСК+1"),
        ("Asia/Kolkata", "UTC+5:30"),
        ("America/New_York", "UTC−4"),
        ("UTC", "UTC"),
        ("Europe/Minsk", "UTC+3"),
    ],
)
def test_the_zone_is_said_in_words(t: Speaker, zone: str, words: str) -> None:
    assert t.zone(MEETING, ZoneInfo(zone)) == words


def test_a_zone_with_summer_time_is_taken_at_the_moment_meant(t: Speaker) -> None:
    new_york = ZoneInfo("America/New_York")
    assert t.zone(datetime(2026, 12, 1, tzinfo=UTC), new_york) == "UTC−5"


@pytest.mark.parametrize("name", RUSSIAN)
def test_every_russian_zone_is_known_and_counted_from_moscow(t: Speaker, name: str) -> None:
    assert t.zone(MEETING, ZoneInfo(name)).startswith("МСК")


def test_a_naive_moment_is_refused(t: Speaker) -> None:
    with pytest.raises(ValueError, match="naive"):
        t.moment(MEETING.replace(tzinfo=None), KRASNOYARSK)


def test_a_datetime_is_not_said_without_a_zone(t: Speaker) -> None:
    with pytest.raises(TextError, match=r"cannot say \$page of type datetime"):
        t("page-of", page=MEETING, pages=1)


def test_a_day_shows_its_year_only_when_it_is_another(t: Speaker) -> None:
    day = date(2026, 10, 12)
    assert t.day(day) == "12 октября"
    assert t.day(day, today=date(2026, 1, 1)) == "12 октября"
    assert t.day(day, today=date(2025, 12, 31)) == "12 октября 2026"


def test_a_date_among_the_arguments_is_written_with_its_year(t: Speaker) -> None:
    assert t("page-of", page=date(2026, 10, 12), pages=1) == "12 октября 2026 из 1"


def test_short_forms_for_buttons_and_headings(t: Speaker) -> None:
    day = date(2026, 5, 9)
    assert (t.day_short(day), t.weekday_day(day), t.month(day)) == ("9 мая", "сб, 9 мая", "Май 2026")
    assert t.time(MEETING, KRASNOYARSK) == "15:30"


@given(
    st.integers(946_684_800, 4_102_444_800),
    st.sampled_from(["ru", "en"]),
    st.sampled_from([*RUSSIAN, "UTC", "Asia/Kathmandu", "America/St_Johns"]),
)
def test_the_entity_holds_the_second_and_the_plain_words(second: int, locale: str, zone: str) -> None:
    t, tz, moment = TEXTS.speaker(locale), ZoneInfo(zone), datetime.fromtimestamp(second, UTC)
    assert t.moment(moment, tz).startswith(f'<tg-time unix="{second}" format="wDt">')
    assert plain(t.moment(moment, tz)) == t.moment_plain(moment, tz)
