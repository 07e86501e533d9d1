"""The command line as an operator meets it: answers in a sentence, never with a traceback."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import build_parser, main
from bot.failures import operator_voice
from storage import migrate
from tests.bot.conftest import TOKEN, Nastavnik, Server, Told

pytestmark = pytest.mark.usefixtures("bare_environment")
COMMANDS = ["run", "demo", "check", "health", "invite", "migrate", "backup", "restore", "export", "preview"]


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_help_names_every_command_in_both_languages(locale: str) -> None:
    text = build_parser(operator_voice(locale)).format_help()
    assert [line.split()[0] for line in text.splitlines() if line.startswith("    ")] == COMMANDS
    assert ("как вызвать:" in text) == (locale == "ru")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"nastavnik {command}" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["rn"], ["backup", "--fast"], ["restore"], ["invite", "--role", "x"]])
def test_a_misspelt_command_is_one_sentence(nastavnik: Nastavnik, arguments: list[str]) -> None:
    told = nastavnik(*arguments)
    assert told.code == 2
    assert told.out == []
    (sentence,) = told.problems
    assert "--help" in sentence


def test_no_command_shows_the_help(nastavnik: Nastavnik) -> None:
    told = nastavnik()
    assert told.code == 2
    assert any("check" in line for line in told.out)


@pytest.mark.parametrize("command", ["run", "check", "migrate", "backup", "export", "health", "invite"])
def test_a_wrong_setting_is_one_sentence(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("TIMEZONE", "Moscow")
    told = nastavnik(command)
    assert told.code == 2
    (sentence,) = told.problems
    assert sentence.startswith("TIMEZONE: не знаю часового пояса «Moscow»")


def test_a_mistake_is_told_in_the_operators_language(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMEZONE", "Moscow")
    monkeypatch.setenv("LOCALE", "en")
    assert nastavnik("check").problems[0].startswith("TIMEZONE: there is no time zone")


@pytest.mark.parametrize("command", ["run", "check", "migrate", "export", "invite"])
@pytest.mark.parametrize(
    "url", ["postgresql://u:hidden-word@127.0.0.1:1/n", "sqlite:///a-file/nastavnik.db", "sqlite:///a-file"]
)
@pytest.mark.usefixtures("telegram")
def test_an_unreachable_database_is_one_sentence(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str, url: str
) -> None:
    (tmp_path / "a-file").write_text("this is not a database " * 50)
    monkeypatch.setenv("DATABASE_URL", url)
    told = nastavnik(command)
    assert told.code == 2
    (sentence,) = told.problems
    assert "DATABASE_URL" in sentence or "DATA_DIR" in sentence
    assert "hidden-word" not in sentence


@pytest.mark.parametrize("command", ["run", "check"])
@pytest.mark.usefixtures("telegram")
def test_a_wrong_token_is_one_sentence(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    other = TOKEN.replace("AAE", "BBE")
    monkeypatch.setenv("BOT_TOKEN", other)
    told = nastavnik(command)
    assert told.code == 2
    (sentence,) = told.problems
    assert sentence.startswith("Telegram не узнаёт BOT_TOKEN")
    assert other not in sentence


@pytest.mark.parametrize("command", ["run", "check"])
def test_a_missing_token_is_one_sentence(nastavnik: Nastavnik, command: str) -> None:
    told = nastavnik(command)
    assert told.code == 2
    (sentence,) = told.problems
    assert sentence.startswith("BOT_TOKEN не задан")


@pytest.mark.parametrize("command", ["run", "check"])
@pytest.mark.usefixtures("telegram")
def test_broken_content_is_one_sentence_a_fault(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    forms = tmp_path / "school" / "ru" / "forms"
    forms.mkdir(parents=True)
    (forms / "request.yaml").write_text("steps: [\n")
    monkeypatch.setenv("CONTENT_DIR", "school")
    told = nastavnik(command)
    assert told.code == 2
    assert len(told.problems) == 1
    assert "school/ru/forms/request.yaml" in told.problems[0]


ROAD_MAP = """id: spring
version: 1
title: Весна
note: План на весну.
layout: full
stages:
  - id: pairs
    title: Пары
    measures:
      - {id: meetings, title: Встречи, deadline: до 15.10}
      - {id: report, title: Отчёт, after: meetings}
"""
TITLES = (
    "title: Spring\nnote: A plan.\nstages: {pairs: Pairs}\nmeasures: {meetings: Meetings, report: Report}\n"
)


@pytest.mark.parametrize("command", ["run", "check"])
@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "note: План",
            "zametka: а\nnote: План",
            "4: ключ «zametka» неизвестен; уберите его, здесь бывают: id",
        ),
        (", deadline:", ", srok:", "10: ключ «srok» неизвестен; уберите его, здесь бывают: id, title"),
        (
            "deadline: до 15.10",
            "after: report",
            "10: мероприятия ждут друг друга по кругу: meetings → report",
        ),
        ("after: meetings", "after: report", "11: мероприятие «report» ждёт само себя; уберите after"),
        ("after: meetings", "after: meeting", "11: «meeting» – не событие и не мероприятие; поправьте id"),
        ("до 15.10", "до 31.02", "10: в сроке «до 31.02» день, которого нет в календаре; поправьте число"),
        ("до 15.10", "29.02.2027", "10: в сроке «29.02.2027» день, которого нет в календаре; поправьте"),
    ],
)
@pytest.mark.usefixtures("telegram")
def test_a_mistake_in_a_road_map_is_one_sentence_with_line_and_remedy(
    nastavnik: Nastavnik,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: str,
    old: str,
    new: str,
    sentence: str,
) -> None:
    assert ROAD_MAP.count(old) == 1
    _put_road_map(monkeypatch, tmp_path, "ru", ROAD_MAP.replace(old, new))
    told = nastavnik(command)
    assert told.code == 2
    (problem,) = told.problems
    assert problem.startswith(f"school/ru/roadmaps/spring.yaml:{sentence}")


@pytest.mark.parametrize("command", ["run", "check"])
@pytest.mark.usefixtures("telegram")
def test_a_mistake_in_a_translation_is_one_sentence_too(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    _put_road_map(monkeypatch, tmp_path, "ru", ROAD_MAP)
    _put_road_map(monkeypatch, tmp_path, "en", TITLES)
    assert nastavnik("check", "--offline").code == 0
    _put_road_map(monkeypatch, tmp_path, "en", TITLES.replace("title:", "titel: Spring\ntitle:"))
    told = nastavnik(command)
    assert told.code == 2
    (problem,) = told.problems
    assert problem.startswith("school/en/roadmaps/spring.yaml:1: ключ «titel» неизвестен; уберите его")


def _put_road_map(monkeypatch: pytest.MonkeyPatch, folder: Path, locale: str, text: str) -> None:
    """Into the school's own content."""
    path = folder / "school" / locale / "roadmaps" / "spring.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("CONTENT_DIR", "school")


@pytest.mark.usefixtures("telegram")
def test_a_database_of_a_newer_version_is_left_alone(nastavnik: Nastavnik) -> None:
    nastavnik("migrate")
    with closing(sqlite3.connect("data/nastavnik.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    for command in ("run", "check", "migrate", "export", "invite"):
        told = nastavnik(command)
        assert told.code == 2
        assert "9999" in told.problems[0]


def test_the_data_goes_round_by_the_commands(nastavnik: Nastavnik) -> None:
    assert nastavnik("migrate").out == [f"База данных обновлена до схемы {migrate.head()}."]
    assert nastavnik("migrate").out == [f"База данных уже новая, схема {migrate.head()}."]
    backup = nastavnik("backup", "--to", "one.zip")
    assert backup == Told(0, ["Копия готова: one.zip"], [])
    assert nastavnik("restore", "one.zip").code == 2
    restored = nastavnik("restore", "one.zip", "--force")
    assert restored.code == 0
    assert any("before-" in line for line in restored.out)
    export = nastavnik("export", "--to", "all.zip")
    assert export == Told(0, ["Выгрузка готова: all.zip, строк: 0."], [])


def test_a_backup_gets_a_name_by_itself(nastavnik: Nastavnik, tmp_path: Path) -> None:
    nastavnik("migrate")
    assert nastavnik("backup").code == 0
    (tmp_path / "folder").mkdir()
    assert nastavnik("backup", "--to", "folder").code == 0
    (first,) = (tmp_path / "data" / "backups").iterdir()
    (second,) = (tmp_path / "folder").iterdir()
    assert first.name.startswith("nastavnik-2")
    assert second.suffix == ".zip"


def test_content_of_a_backup_lands_in_the_data_folder_when_none_is_set(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "school" / "ru").mkdir(parents=True)
    (tmp_path / "school" / "ru" / "own.ftl").write_text("# ours\n")
    monkeypatch.setenv("CONTENT_DIR", "school")
    nastavnik("migrate")
    nastavnik("backup", "--to", "one.zip")
    monkeypatch.delenv("CONTENT_DIR")
    monkeypatch.setenv("DATA_DIR", "new")
    told = nastavnik("restore", "one.zip")
    assert told.out[-1].endswith("CONTENT_DIR=new/content")
    assert (tmp_path / "new" / "content" / "ru" / "own.ftl").exists()


@pytest.mark.parametrize("arguments", [["backup"], ["restore", "one.zip"]])
def test_postgresql_is_left_to_its_own_tools(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://u@127.0.0.1:1/n")
    told = nastavnik(*arguments)
    assert told.code == 2
    (sentence,) = told.problems
    assert "pg_dump" in sentence


def test_an_export_needs_an_up_to_date_database(nastavnik: Nastavnik) -> None:
    told = nastavnik("export")
    assert told.code == 2
    assert "nastavnik migrate" in told.problems[0]


def test_an_upgrade_saves_the_old_database_first(
    nastavnik: Nastavnik, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nastavnik("migrate")
    assert not (tmp_path / "data" / "backups").exists()
    with closing(sqlite3.connect("data/nastavnik.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
        connection.commit()

    async def upgrade(_database: object) -> None:
        """The real one does not know revision 0000."""

    monkeypatch.setattr(migrate, "upgrade", upgrade)
    assert nastavnik("migrate").code == 0
    assert len(list((tmp_path / "data" / "backups").iterdir())) == 1


def test_health_asks_the_running_bot(
    nastavnik: Nastavnik, telegram: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = telegram.url.rpartition(":")[2]
    monkeypatch.setenv("LISTEN", f"0.0.0.0:{port}")
    assert nastavnik("health") == Told(0, [f"Бот жив: 0.0.0.0:{port}"], [])
    monkeypatch.setenv("LISTEN", "127.0.0.1:1")
    assert nastavnik("health").code == 1


def test_invite_prints_a_code_that_is_kept_only_as_a_hash(nastavnik: Nastavnik, telegram: Server) -> None:
    nastavnik("migrate")
    told = nastavnik("invite", "--role", "curator")
    assert told.code == 0
    code = told.out[0].removeprefix("Код куратора: ").split()[0]
    assert told.out[1] == f"Ссылка: https://t.me/school14_bot?start={code}"
    with closing(sqlite3.connect("data/nastavnik.db")) as connection:
        (row,) = connection.execute("SELECT role, code_hash, max_uses FROM invitation")
    assert row[0] == "curator"
    assert row[2] == 1
    assert code.replace("-", "") not in row[1]
    telegram.answers["getMe"] = (502, b"")
    assert len(nastavnik("invite").out) == 1


def test_preview_writes_a_page_of_all_forms(nastavnik: Nastavnik, tmp_path: Path) -> None:
    assert nastavnik("preview", "--to", "forms.html") == Told(0, ["Страница готова: forms.html"], [])
    page = (tmp_path / "forms.html").read_text(encoding="utf-8")
    assert 'lang="ru"' in page
    assert page.count("<figure") > 50
    told = nastavnik("preview", "--to", "no-such-folder/forms.html")
    assert told.code == 2
    assert told.problems[0].startswith("Файл «no-such-folder/forms.html» не записан")


LIGHT = [
    (["--help"], 0),
    (["check", "--offline", "--show"], 0),
    (["migrate"], 0),
    (["backup", "--to", "one.zip"], 0),
    (["restore", "one.zip", "--force"], 0),
    (["export"], 0),
    (["invite"], 0),
    (["health"], 1),
]
SCRIPT = """
import sys
from bot.__main__ import main

for arguments, expected in LIGHT:
    try:
        code = main(arguments)
    except SystemExit as end:
        code = end.code
    heavy = {"aiogram", "redis", "resvg_py", "xlsxwriter", "holidays"} & set(sys.modules)
    if heavy or code != expected:
        sys.exit(f"{arguments} ended with {code} and imported {heavy}")
"""


def test_the_commands_without_a_chat_do_not_import_aiogram(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one process of its own: the tests' process knows aiogram long since."""
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API", "http://127.0.0.1:1")
    monkeypatch.setenv("LISTEN", "127.0.0.1:1")
    script = SCRIPT.replace("LIGHT", repr(LIGHT))
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
