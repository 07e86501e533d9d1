"""The lock, the image and the units: what ships is pinned, has few rights and agrees with itself."""

import configparser
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-build.lock"]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, tuple[str, list[str]]]:
    """Name → (the requirement line, its hashes)."""
    pin = r"^([a-z0-9._-]+)(\S*==[^\\\n]*?)((?: \\\n +--hash=\S+)*)$"
    entries = re.findall(pin, text_of(lock), re.MULTILINE)
    return {name: (rest, re.findall(r"--hash=(\S+)", hashes)) for name, rest, hashes in entries}


def project() -> dict[str, Any]:
    return tomllib.loads(text_of("pyproject.toml"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_nothing_else_stands_in_the_lock(lock: str) -> None:
    lines = [line for line in text_of(lock).splitlines() if line and not line.lstrip().startswith("#")]
    counted = sum(1 + len(hashes) for _pin, hashes in pins(lock).values())
    assert len(lines) == counted > 1
    for name, (pin, hashes) in pins(lock).items():
        assert hashes, name
        assert re.match(r"==[0-9][^=*]*( ;|$)", pin), name
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", one) for one in hashes), name


@pytest.mark.parametrize("name", [*LOCKS, "Dockerfile", "compose.yaml", ".env.example"])
def test_no_package_index_is_named(name: str) -> None:
    text = text_of(name)
    assert not re.search(r"index-url|find-links [^/]|trusted-host", text)
    if name in LOCKS:
        assert "://" not in text


def test_the_lock_agrees_with_the_direct_pins() -> None:
    locked = pins("requirements.lock")
    for line in project()["project"]["dependencies"]:
        wanted = Requirement(line)
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        assert locked[name][0].split(" ;")[0] == str(wanted.specifier), line


def test_the_lock_of_the_build_satisfies_the_build_system() -> None:
    locked = pins("requirements-build.lock")
    for line in project()["build-system"]["requires"]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(locked[wanted.name][0].removeprefix("=="))


def stages() -> list[list[list[str]]]:
    """The Dockerfile as stages of instructions, each split into words."""
    joined = re.sub(r"\\\n", " ", text_of("Dockerfile"))
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    found: list[list[list[str]]] = []
    for words in (line.split(maxsplit=1) for line in lines):
        if words[0] == "FROM":
            found.append([])
        if found:
            found[-1].append(words)
    return found


def test_the_image_runs_as_nobody_in_particular_on_a_pinned_set() -> None:
    build, final = stages()
    runs = " ".join(words[1] for words in build if words[0] == "RUN")
    assert "pip install --require-hashes -r requirements.lock" in runs
    assert "--no-deps --no-build-isolation" in runs
    last = {words[0]: words[1] for words in final}
    assert last["FROM"].endswith("${PYTHON}")
    assert last["USER"] == "nastavnik"
    assert last["VOLUME"] == "/data"
    assert "nastavnik" in last["HEALTHCHECK"]
    assert '"health"' in last["HEALTHCHECK"]
    assert (last["ENTRYPOINT"], last["CMD"]) == ('["nastavnik"]', '["run"]')
    assert not [words for words in final if "pip" in words[1]]


def test_the_image_is_built_only_from_what_the_wheel_needs() -> None:
    let_in = {line[1:].rstrip("/") for line in text_of(".dockerignore").splitlines() if line.startswith("!")}
    packages = set(project()["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])
    assert let_in == packages | {*LOCKS, "LICENSE", "README.md", "pyproject.toml"}


def test_compose_gives_no_service_more_than_it_needs() -> None:
    compose = yaml.safe_load(text_of("compose.yaml"))
    for name, service in compose["services"].items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert "/tmp" in service["tmpfs"], name  # noqa: S108 - a folder inside the container.
        assert "ports" not in service, name
        assert {volume.split(":")[0] for volume in service.get("volumes", [])} <= set(compose["volumes"])


def test_compose_starts_the_bot_alone_and_the_servers_by_profile() -> None:
    services = yaml.safe_load(text_of("compose.yaml"))["services"]
    assert {name for name, service in services.items() if "profiles" not in service} == {"bot"}
    assert {name for name, service in services.items() if service.get("profiles") == ["scale"]} == {
        "database",
        "redis",
    }
    assert all(not needed["required"] for needed in services["bot"]["depends_on"].values())
    assert services["bot"]["env_file"] == [".env"]
    assert services["bot"]["volumes"] == ["data:/data"]


def test_the_unit_protects_the_system_and_starts_the_bot() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None, comment_prefixes="#")
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(text_of("deploy/nastavnik.service"))
    service = unit["Service"]
    assert shlex.split(service["ExecStart"])[1:] == ["run"]
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == service["ProtectHome"] == service["PrivateTmp"] == "yes"
    assert service["StateDirectory"] == "nastavnik"
    assert service["User"] == "nastavnik"
    assert service["CapabilityBoundingSet"] == ""
