"""A headless Chromium by the W3C WebDriver protocol over plain HTTP: what the test of the page needs."""

import base64
import http.client
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHROMEDRIVER = shutil.which("chromedriver")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which the protocol hands over an element."""
ENTER = "\ue007"
STARTED = "started successfully on port"
PATIENCE = 30.0
PASSING = ("stale element", "click intercepted", "not interactable")
QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class BrowserError(AssertionError):
    """What the browser was told to do and could not, in its own words."""


def missing() -> str:
    """The programs that this machine lacks; nothing when a browser can be started."""
    programs = {"chromium": CHROMIUM, "chromedriver": CHROMEDRIVER}
    return ", ".join(name for name, path in programs.items() if path is None)


@dataclass(slots=True)
class Browser:
    """One window. Elements are found by XPath; what is not there yet is waited for."""

    port: int
    session: str = ""

    def open(self, url: str) -> None:
        self._command("POST", "url", {"url": url})

    def find(self, xpath: str) -> str:
        """The last element that fits and is shown."""
        end = time.monotonic() + PATIENCE
        while not (found := self._shown(xpath)):
            if time.monotonic() > end:
                raise BrowserError(f"nothing on the page fits {xpath}\n{self.text()}")
        return found[-1]

    def click(self, xpath: str) -> None:
        self._do(xpath, "click", {})

    def types(self, xpath: str, text: str) -> None:
        self._do(xpath, "value", {"text": text})

    def _do(self, xpath: str, what: str, body: dict[str, Any]) -> None:
        """A message may be redrawn between finding and pressing: then its successor is meant."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self._command("POST", f"element/{self.find(xpath)}/{what}", body)
            except BrowserError as error:
                if not any(sign in str(error) for sign in PASSING) or time.monotonic() > end:
                    raise
            else:
                return

    def _shown(self, xpath: str) -> list[str]:
        found = self._command("POST", "elements", {"using": "xpath", "value": xpath})
        try:
            return [
                one[ELEMENT] for one in found if self._command("GET", f"element/{one[ELEMENT]}/displayed")
            ]
        except BrowserError as error:
            if "stale element" in str(error):
                return []
            raise

    def attribute(self, element: str, name: str) -> str:
        return str(self._command("GET", f"element/{element}/attribute/{name}"))

    def text(self) -> str:
        """Everything that can be read on the page."""
        return str(self.script("return document.body.innerText"))

    def script(self, source: str, *arguments: Any) -> Any:
        return self._command("POST", "execute/sync", {"script": source, "args": list(arguments)})

    def complaints(self) -> list[str]:
        """What the page has written to the console as an error."""
        entries = self._command("POST", "se/log", {"type": "browser"})
        return [entry["message"] for entry in entries if entry["level"] == "SEVERE"]

    def picture(self) -> bytes:
        """The window as PNG."""
        return base64.b64decode(self._command("GET", "screenshot"))

    def resize(self, width: int, height: int) -> None:
        """The inside of the window, in CSS pixels, whatever the operating system allows."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        body = {"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics}
        self._command("POST", "goog/cdp/execute", body)

    def _command(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        return call(self.port, method, f"/session/{self.session}/{path}", body)


def call(port: int, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """One command of the protocol; raises `BrowserError` with the driver's message."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE * 2)
    try:
        connection.request(method, path, None if body is None else json.dumps(body))
        value = json.loads(connection.getresponse().read())["value"]
    finally:
        connection.close()
    if isinstance(value, dict) and "error" in value:
        raise BrowserError(value["message"])
    return value


@contextmanager
def browser(profile: Path, width: int = 1440, height: int = 900) -> Iterator[Browser]:
    """A fresh window with an empty profile."""
    assert CHROMEDRIVER is not None
    driver = subprocess.Popen([CHROMEDRIVER, "--port=0"], stdout=subprocess.PIPE, text=True)
    try:
        port = _port_of(driver)
        session = call(port, "POST", "/session", {"capabilities": {"alwaysMatch": _wishes(profile)}})
        window = Browser(port, session["sessionId"])
        try:
            window.resize(width, height)
            yield window
        finally:
            call(port, "DELETE", f"/session/{window.session}")
    finally:
        driver.terminate()
        driver.communicate()


def _port_of(driver: subprocess.Popen[str]) -> int:
    assert driver.stdout is not None
    for line in driver.stdout:
        if STARTED in line:
            return int(line.rsplit(maxsplit=1)[-1].rstrip("."))
    raise BrowserError("chromedriver does not start")


def _wishes(profile: Path) -> dict[str, Any]:
    options = {"binary": CHROMIUM, "args": [*QUIET, f"--user-data-dir={profile}"]}
    return {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
