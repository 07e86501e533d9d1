"""The command line as an operator meets it: answers in a sentence, never with a traceback."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.__main__ import build_parser, main
from bot.config import Settings
from bot.failures import operator_voice
from storage import migrate

TOKEN = "123456789:AAEbcdefghijklmnopqrstuvwxyz0123456"
COMMANDS = ["run", "demo", "check", "health", "invite", "migrate", "backup", "restore", "export", "preview"]


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of this machine, no `.env`, and logs left as they are."""
    for name in list(os.environ):
        if name.lower().removesuffix("_file") in Settings.model_fields:
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.logs.configure", lambda *_args, **_options: None)


class Told(NamedTuple):
    code: int
    out: list[str]
    problems: list[str]


Nastavnik = Callable[..., Told]


@pytest.fixture
def nastavnik(capsys: pytest.CaptureFixture[str]) -> Nastavnik:
    """Run one command in this process."""

    def run(*arguments: str) -> Told:
        capsys.readouterr()
        code = main(arguments)
        told = capsys.readouterr()
        return Told(code, told.out.splitlines(), told.err.splitlines())

    return run


class Server(NamedTuple):
    """A Bot API of a few lines: what was called, and what to answer by method."""

    url: str
    calls: list[tuple[str, dict[str, Any]]]
    answers: dict[str, tuple[int, bytes]]


def ok(result: object) -> tuple[int, bytes]:
    return 200, json.dumps({"ok": True, "result": result}).encode()


def refusal(code: int, description: str) -> tuple[int, bytes]:
    return code, json.dumps({"ok": False, "error_code": code, "description": description}).encode()


@pytest.fixture
def telegram(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    calls: list[tuple[str, dict[str, Any]]] = []
    answers = {"getMe": ok({"id": 1, "is_bot": True, "username": "school14_bot"}), "sendMessage": ok({})}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            method = self.path.rpartition("/")[2]
            calls.append((method, body))
            code, answer = (
                answers[method] if self.path.startswith(f"/bot{TOKEN}/") else refusal(401, "Unauthorized")
            )
            self.send_response(code)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/healthz" else 404)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("TELEGRAM_API", url)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    yield Server(url, calls, answers)
    server.shutdown()
    thread.join()
    server.server_close()


# Words and help


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


# Mistakes


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


# Check


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
    assert "Тексты и формы в порядке." in told.out


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


# Data


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


# Others


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


# Weight


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


def test_no_command_but_run_and_demo_imports_aiogram(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one process of its own: the tests' process knows aiogram long since."""
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API", "http://127.0.0.1:1")
    monkeypatch.setenv("LISTEN", "127.0.0.1:1")
    script = SCRIPT.replace("LIGHT", repr(LIGHT))
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
