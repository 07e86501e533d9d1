"""The sandbox's page, read as files: its words, its links and the paths it asks for."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

SANDBOX = Path(__file__).parents[2] / "sandbox"
PAGE = SANDBOX / "page"
LANGUAGES = ("ru", "en")
STEPS_OF_THE_TOUR = range(1, 8)


def words(language: str) -> dict[str, str]:
    loaded: dict[str, str] = json.loads((PAGE / f"{language}.json").read_text(encoding="utf-8"))
    return loaded


def sources(*endings: str) -> dict[str, str]:
    """File name → text of the page's files with these endings."""
    return {path.name: path.read_text(encoding="utf-8") for path in PAGE.iterdir() if path.suffix in endings}


def asked_keys() -> set[str]:
    """Keys written out in the page's code and markup; those built from pieces are found by their families."""
    code = "\n".join(sources(".js", ".html").values())
    families = {key.split(".")[0] for key in words("ru")}
    return {key for key in re.findall(r'"([a-z]+\.[\w.]+)"', code) if key.split(".")[0] in families}


def built_families() -> set[str]:
    """`tour.` of ``t(`tour.${number}.title`)``, and the like."""
    code = "\n".join(sources(".js").values())
    return set(re.findall(r"`([a-z]+\.)(?:[a-z_]*)\$\{", code))


class Markup(HTMLParser):
    """Collects what index.html loads and the ids it gives."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("link", "script", "img", "a", "iframe"):
            self.loaded += [value for name in ("src", "href") if (value := given.get(name)) is not None]
        self.ids += [value for name, value in attrs if name == "id" and value]


@pytest.fixture
def markup() -> Markup:
    parser = Markup()
    parser.feed((PAGE / "index.html").read_text(encoding="utf-8"))
    return parser


def test_both_languages_say_the_same_things() -> None:
    russian, english = words("ru"), words("en")
    assert russian.keys() == english.keys()
    for key, text in russian.items():
        assert text.strip(), key
        assert english[key].strip(), key
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[key])), key


def test_russian_words_are_russian() -> None:
    left = {key for key, text in words("ru").items() if not re.search("[а-яё]", text, re.IGNORECASE)}
    untranslatable = {
        "clock.morning",
        "clock.rate_1",
        "clock.rate_60",
        "tools.language",
        "tools.transcript_file",
    }
    assert left == untranslatable


def test_every_key_the_page_asks_for_exists() -> None:
    asked = asked_keys()
    assert len(asked) > 80
    assert asked - words("ru").keys() == set()


def test_every_key_is_asked_for() -> None:
    code = "\n".join(sources(".js", ".html").values())
    families = tuple(built_families())
    unused = {key for key in words("ru") if f'"{key}"' not in code and not key.startswith(families)}
    assert unused == set()


def test_every_step_of_the_tour_is_told_in_two_sentences() -> None:
    for language in LANGUAGES:
        told = words(language)
        for step in STEPS_OF_THE_TOUR:
            assert told[f"tour.{step}.title"]
            assert len(re.findall(r"[.!?](?:\s|$)", told[f"tour.{step}.text"])) == 2, (language, step)


def test_the_page_loads_nothing_from_outside() -> None:
    for name, text in sources(".html", ".css", ".js").items():
        assert not re.findall(r"(?:https?:)?//[\w-]+\.[\w.-]+", without_comments(name, text)), name
        assert "@import" not in text, name
        assert not re.findall(r"url\((?!['\"]?data:)", text), name


def without_comments(name: str, text: str) -> str:
    return re.sub(r"(?m)^\s*//.*$", "", text) if name.endswith(".js") else text


def test_everything_the_page_loads_is_there(markup: Markup) -> None:
    files = [address for address in markup.loaded if not address.startswith(("data:", "#"))]
    assert len(files) > 5
    for address in files:
        assert (PAGE / address.removeprefix("/page/")).is_file(), address
    for name, text in sources(".js").items():
        for module in re.findall(r'from "\./([^"]+)"', text):
            assert (PAGE / module).is_file(), (name, module)


def test_every_place_and_drawing_the_code_looks_for_is_in_the_page(markup: Markup) -> None:
    assert len(markup.ids) == len(set(markup.ids))
    code = "\n".join(sources(".js").values())
    wanted = {
        *re.findall(r'byId\("([\w-]+)"\)', code),
        *(f"icon-{name}" for name in re.findall(r'\bicon(?:Button)?\("([\w-]+)"', code)),
        *(f"icon-{name}" for name in re.findall(r'\bicon: "([\w-]+)"', code)),
    }
    assert len(wanted) > 20
    assert wanted - set(markup.ids) == set()


def test_words_of_people_are_never_read_as_markup() -> None:
    for name, text in sources(".js").items():
        for danger in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert danger not in text, (name, danger)


def without_names(path: str) -> str:
    """`/sim/chats/${person}/text` and `/sim/chats/{chat}/text` become one path; a query is cut off."""
    return re.sub(r"\$?\{[^}]*\}", "{}", path).split("?")[0].rstrip("/.")


def test_every_path_the_page_asks_for_is_in_the_contract() -> None:
    code = "\n".join(sources(".js").values())
    asked = {without_names(path) for path in re.findall(r"""["`](/sim/[^"`]*)["`]""", code)}
    contract = (SANDBOX / "README.md").read_text(encoding="utf-8")
    promised = {without_names(path) for path in re.findall(r"/sim/[\w/{}.]+", contract)}
    assert len(asked) > 18
    assert asked - promised == set()


def test_the_page_hears_every_kind_of_event_it_is_promised() -> None:
    contract = (SANDBOX / "README.md").read_text(encoding="utf-8")
    table = contract.split("### Events")[1].split("### ")[0]
    promised = set(re.findall(r"(?m)^\| `(\w+)` \|", table))
    heard = set(re.findall(r'"(\w+)"', sources(".js")["events.js"].split("KINDS = [")[1].split("]")[0]))
    assert promised
    assert heard == promised


def test_no_file_of_the_page_is_too_long() -> None:
    for name, text in sources(".js", ".css", ".html", ".json").items():
        assert len(text.splitlines()) < 400, name
