"""What the operator's tests share: an empty machine, the command line, and a Bot API of a few lines."""

import json
import os
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.__main__ import main
from bot.config import Settings

TOKEN = "123456789:AAEbcdefghijklmnopqrstuvwxyz0123456"


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of this machine, no `.env`."""
    for name in list(os.environ):
        if name.lower().removesuffix("_file") in Settings.model_fields:
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


class Told(NamedTuple):
    code: int
    out: list[str]
    problems: list[str]


Nastavnik = Callable[..., Told]


@pytest.fixture
def nastavnik(
    bare_environment: None,  # noqa: ARG001 - must come first.
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Nastavnik:
    """Run one command in this process, in an empty folder; logs are left as they are."""
    monkeypatch.setattr("bot.logs.configure", lambda *_args, **_options: None)

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
def telegram(
    bare_environment: None,  # noqa: ARG001 - must come first.
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Server]:
    """The settings lead to this server, with a token that it knows."""
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
    monkeypatch.setenv("LISTEN", "127.0.0.1:0")
    yield Server(url, calls, answers)
    server.shutdown()
    thread.join()
    server.server_close()
