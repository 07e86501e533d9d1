"""What exists is documented, and what is documented exists: settings, commands, screens, files."""

import argparse
import re
from pathlib import Path

import pytest

from bot.__main__ import build_parser
from bot.config import Settings
from bot.failures import operator_voice
from mentoring.roles import TABLE
from storage.records import Role

ROOT = Path(__file__).parent.parent
README, MIRROR = ROOT / "README.md", ROOT / "README.en.md"
GUIDE = ROOT / "docs" / "guide"
OPERATOR, CURATOR = GUIDE / "operator.md", GUIDE / "curator.md"
FRONT = [README, MIRROR, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(GUIDE.glob("*.md"))]
ALL = sorted(
    {*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("sandbox/*.md"), *ROOT.glob("bench/*.md")}
)
SET_UP = ["pip install uv && uv run nastavnik demo", "pip install uv && uv run pytest"]
FENCE = re.compile(r"^```[a-z]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HOST = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:org|com|net|io|dev|me|ru|example|local)\b", re.IGNORECASE)
# Telegram's own addresses, and names that by agreement belong to nobody.
KNOWN_HOSTS = re.compile(r"api\.telegram\.org|t\.me|(?:[a-z0-9-]+\.)*example(?:\.ru)?")
MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:root|home|work|Users|private|mnt)/|[A-Z]:\\")
WHOM = {
    "всем": frozenset(Role),
    "куратору": frozenset({Role.CURATOR}),
    "директору": frozenset({Role.DIRECTOR}),
    "наставнику": frozenset({Role.MENTOR}),
    "наставляемому": frozenset({Role.MENTEE}),
    "ответственному": frozenset(Role) - {Role.MENTEE, Role.COORDINATOR},
}


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(path: Path) -> str:
    """The document without its blocks of code."""
    return FENCE.sub("", text_of(path))


def rows(path: Path, first: str) -> list[list[str]]:
    """The cells of the table whose first heading is `first`, without its two heading lines."""
    body = text_of(path).partition(f"\n| {first} |")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in body.splitlines()[2:]]


def commands() -> dict[str, argparse.ArgumentParser]:
    """What follows `nastavnik`."""
    parser = build_parser(operator_voice("ru"))
    found = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(found.choices)


def options(command: argparse.ArgumentParser) -> set[str]:
    return {name for action in command._actions for name in action.option_strings if name != "-h"} - {
        "--help"
    }


@pytest.fixture(scope="module")
def chat_commands() -> dict[str, frozenset[Role]]:
    """Every command of the chat with the roles that may use it."""
    from handlers import routes
    from handlers.calls import Called

    return {
        condition.callback.name: TABLE[handler.flags["may"]]
        for router in routes.routers()
        for handler in router.message.handlers
        for condition in handler.filters or ()
        if isinstance(condition.callback, Called)
    }


def documented_chat_commands() -> dict[str, frozenset[Role]]:
    """The curator's guide ends with all of them: /name → whom it is for, in the guide's words."""
    return {
        name: frozenset[Role]().union(*(WHOM[word] for word in re.split(r" и |, ", whom)))
        for cell, _, whom in rows(CURATOR, "команда")
        for name in re.findall(r"`/([a-z_]+)`", cell)
    }


def test_the_guide_explains_every_setting_and_no_other() -> None:
    explained = [cells[0].strip("`") for cells in rows(OPERATOR, "настройка")]
    assert sorted(explained) == sorted(name.upper() for name in Settings.model_fields)


@pytest.mark.parametrize("name", ["timezone", "locale", "data_dir", "telegram_api", "listen", "log_format"])
def test_the_guide_tells_the_true_default(name: str) -> None:
    told = {cells[0].strip("`").lower(): cells[1].strip("`") for cells in rows(OPERATOR, "настройка")}
    default = Settings.model_fields[name].default
    assert told[name] == (f"{default.host}:{default.port}" if name == "listen" else str(default))


def test_the_guide_explains_every_command_and_option_of_the_command_line() -> None:
    told = {
        re.sub(r"^`nastavnik ([a-z]+)`$", r"\1", name): set(re.findall(r"`(--[a-z-]+)", about))
        for name, about in rows(OPERATOR, "команда")
    }
    assert told.keys() == commands().keys()
    for name, command in commands().items():
        hidden = {"--role"} if name == "invite" else set[str]()
        assert told[name] | hidden == options(command) | hidden, name


@pytest.mark.parametrize("path", FRONT, ids=named)
def test_only_commands_that_exist_are_recommended(path: Path) -> None:
    known = commands()
    for name, rest in re.findall(r"nastavnik ([a-z]+)\b([^`\n#|]*)", text_of(path)):
        if name in known:
            assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= options(known[name]), rest
    written = re.findall(r"(?:uv run |bin/|`|^|bot )nastavnik ([a-z]+)\b", text_of(path), re.MULTILINE)
    assert set(written) <= known.keys()


def test_the_guide_names_every_command_of_the_chat_and_whom_it_is_for(
    chat_commands: dict[str, frozenset[Role]],
) -> None:
    assert documented_chat_commands() == chat_commands


@pytest.mark.parametrize("path", FRONT, ids=named)
def test_every_command_of_the_chat_in_a_document_exists(
    path: Path, chat_commands: dict[str, frozenset[Role]]
) -> None:
    of_botfather = {"newbot", "mybots"}
    written = re.findall(r"`/([a-z_]+)(?: [^`]*)?`", prose(path))
    ours = {name for name in written if name not in of_botfather | {"telegram"}}
    assert ours <= chat_commands.keys()


@pytest.mark.parametrize("path", ALL, ids=named)
def test_links_lead_to_files_that_exist(path: Path) -> None:
    for target in LINK.findall(prose(path)):
        name, _, anchor = target.partition("#")
        if "://" in name:
            continue
        found = (path.parent / name).resolve() if name else path
        assert found.exists(), target
        if anchor:
            assert anchor in anchors(found), target


def anchors(path: Path) -> set[str]:
    """What the headings are called in a link: small letters, dashes for spaces."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def skeleton(path: Path) -> list[str]:
    """Depth of every heading, what there is to type, and where links lead, in the order of the document."""
    found = []
    parts = re.compile(rf"^(#+) |{FENCE.pattern}|{LINK.pattern}", re.MULTILINE | re.DOTALL)
    for heading, code, link in parts.findall(text_of(path)):
        typed = re.sub(r"\s*#.*$", "", code, flags=re.MULTILINE).strip()
        found.append(heading or typed or link)
    return [part for part in found if part not in {README.name, MIRROR.name}]


def test_the_english_readme_has_the_same_sections_commands_and_links() -> None:
    assert skeleton(MIRROR) == skeleton(README)


@pytest.mark.parametrize("path", [README, MIRROR], ids=named)
def test_the_readme_sets_everything_up_with_two_commands(path: Path) -> None:
    blocks = [block.strip() for block in FENCE.findall(text_of(path))]
    assert blocks[:2] == SET_UP


@pytest.mark.parametrize("path", [README, MIRROR], ids=named)
def test_the_readme_names_every_licence_that_ships(path: Path) -> None:
    licences = {"LICENSE", *(named(licence) for licence in ROOT.glob("papers/fonts/LICENSE*"))}
    assert licences <= set(LINK.findall(text_of(path)))


@pytest.mark.parametrize("path", ALL, ids=named)
def test_no_path_of_somebodys_machine_and_no_strange_host_is_named(path: Path) -> None:
    assert MACHINE_PATH.findall(text_of(path)) == []
    strange = {host for host in HOST.findall(text_of(path)) if not KNOWN_HOSTS.fullmatch(host.lower())}
    assert strange == set()
