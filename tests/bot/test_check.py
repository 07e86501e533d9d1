"""`nastavnik check`: what is in order, and every problem at once."""

from pathlib import Path

import pytest

from bot.config import Settings
from tests.bot.conftest import TOKEN, Nastavnik, Server, refusal


def test_check_says_what_is_in_order(nastavnik: Nastavnik, telegram: Server) -> None:
    nastavnik("migrate")
    told = nastavnik("check")
    assert told.problems == []
    assert told.code == 0
    assert told.out[-1] == "Всё в порядке."
    assert "Бот: @school14_bot" in told.out
    assert [method for method, _params in telegram.calls] == ["getMe"]


def test_check_offline_asks_nobody_and_makes_no_database(
    nastavnik: Nastavnik, telegram: Server, tmp_path: Path
) -> None:
    assert nastavnik("check", "--offline").code == 0
    assert telegram.calls == []
    assert not (tmp_path / "data").exists()


def test_check_tells_all_problems_at_once(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("TELEGRAM_PROXI=http://a:1\n")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u@127.0.0.1:1/n")
    told = nastavnik("check")
    assert told.code == 2
    assert [problem.split()[0] for problem in told.problems] == ["TELEGRAM_PROXI", "BOT_TOKEN", "База"]
    assert "Тексты, формы и дорожные карты в порядке." in told.out


@pytest.mark.usefixtures("telegram")
def test_check_shows_the_settings_without_secrets(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://:hidden-word@127.0.0.1:6379/0")
    told = nastavnik("check", "--show", "--offline")
    assert "BOT_TOKEN=***" in told.out
    assert "REDIS_URL=redis://:***@127.0.0.1:6379/0" in told.out
    assert len([line for line in told.out if line.partition("=")[0].lower() in Settings.model_fields]) == len(
        Settings.model_fields
    )
    assert not any("hidden-word" in line or TOKEN in line for line in told.out)


def test_check_live_writes_to_the_curators(
    nastavnik: Nastavnik, telegram: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CURATOR_IDS", "20,10")
    assert nastavnik("check", "--live").code == 0
    sent = [params["chat_id"] for method, params in telegram.calls if method == "sendMessage"]
    assert sent == [10, 20]
    telegram.answers["sendMessage"] = refusal(403, "Forbidden: bot can't initiate conversation")
    told = nastavnik("check", "--live")
    assert told.code == 2
    assert len(told.problems) == 2
    assert "нажмёт «Запустить»" in told.problems[0]


@pytest.mark.usefixtures("telegram")
def test_check_live_needs_curators(nastavnik: Nastavnik) -> None:
    told = nastavnik("check", "--live")
    assert told.code == 2
    assert told.problems[0].startswith("CURATOR_IDS не задан")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((200, b"<html>hello</html>"), "не сервер Bot API"),
        ((200, b"[]"), "не сервер Bot API"),
        ((502, b"<html>bad gateway</html>"), "HTTP 502"),
        (refusal(429, "Too Many Requests: retry after 5"), "HTTP 429"),
        (refusal(403, "Forbidden: bot was stopped"), "bot was stopped"),
    ],
)
def test_check_explains_what_else_may_answer(
    nastavnik: Nastavnik, telegram: Server, answer: tuple[int, bytes], words: str
) -> None:
    telegram.answers["getMe"] = answer
    told = nastavnik("check")
    assert told.code == 2
    (sentence,) = told.problems
    assert words in sentence


def test_check_says_when_telegram_is_out_of_reach(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API", "http://127.0.0.1:1")
    (direct,) = nastavnik("check").problems
    assert "укажите прокси" in direct
    monkeypatch.setenv("TELEGRAM_PROXY", "socks5://u:hidden-word@127.0.0.1:1,http://127.0.0.1:1")
    (through,) = nastavnik("check").problems
    assert "ни через один прокси" in through
    assert "hidden-word" not in through
    assert TOKEN not in direct + through


def test_check_names_file_line_and_remedy_of_a_broken_road_map(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "school" / "ru" / "roadmaps"
    folder.mkdir(parents=True)
    (folder / "spring.yaml").write_text(
        "id: spring\nversion: 1\ntitle: Весна\nnote: План.\nlayout: full\nstages:\n"
        "  - id: pairs\n    title: Пары\n    measures:\n"
        "      - {id: a, title: Встречи, after: b}\n"
        "      - {id: b, title: Пары, deadline: до 31.02, after: a}\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("CONTENT_DIR", "school")
    told = nastavnik("check", "--offline")
    assert told.code == 2
    assert [problem for problem in told.problems if "roadmaps" in problem] == [
        "school/ru/roadmaps/spring.yaml:10: мероприятия ждут друг друга по кругу: a → b → a; "
        "уберите одно after",
        "school/ru/roadmaps/spring.yaml:11: в сроке «до 31.02» день, которого нет в календаре; "
        "поправьте число или месяц",
    ]


def test_check_names_file_line_and_remedy_of_a_broken_difficulty(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "school" / "ru" / "plans"
    folder.mkdir(parents=True)
    (folder / "silence.yaml").write_text("id: silence\nversion: 1\ntitle: Тишина\ntasks: []\n", "utf-8")
    monkeypatch.setenv("CONTENT_DIR", "school")
    told = nastavnik("check", "--offline")
    assert told.code == 2
    (problem,) = [each for each in told.problems if "plans" in each]
    assert problem.startswith("school/ru/plans/silence.yaml:4: значение ключа «tasks» не подходит")
