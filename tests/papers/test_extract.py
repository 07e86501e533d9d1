from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from papers.extract import Extract, ExtractSection, render_extract

EXTRACT = Extract(
    title="Что о вас хранит «Наставник»",
    made_at_text="Составлено 12.10.2026 в 15:30",
    sections=(
        ExtractSection("Кто вы", (("Имя", "Анна Сергеевна"), ("Телефон", ""))),
        ExtractSection("Запрос", (("Трудности", "Планирование\nДисциплина"),)),
        ExtractSection("Материалы", ()),
    ),
)


class Page(HTMLParser):
    """What a reader of the page meets: its elements with attributes, and its words outside the head."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] not in {"style", "title"} and data.strip():
            self.words.append(data)


def test_a_person_reads_everything_that_is_held() -> None:
    assert Page(render_extract(EXTRACT)).words == [
        "Что о вас хранит «Наставник»",
        "Составлено 12.10.2026 в 15:30",
        *["Кто вы", "Имя", "Анна Сергеевна", "Телефон", "–"],
        *["Запрос", "Трудности", "Планирование\nДисциплина"],
        *["Материалы", "–"],
    ]


def test_the_file_needs_nothing_from_elsewhere() -> None:
    page = render_extract(EXTRACT)
    elements = Page(page).elements
    assert not {"script", "link", "img", "iframe", "a", "object"} & {tag for tag, _ in elements}
    assert not {"src", "href"} & {name for _, attributes in elements for name in attributes}
    assert b"url(" not in page
    assert b"@import" not in page
    assert b"default-src 'none'" in page


def test_the_file_says_its_letters_language_and_width() -> None:
    elements = Page(render_extract(Extract("Held", "Made", (), language="en"))).elements
    assert ("html", {"lang": "en"}) in elements
    assert ("meta", {"charset": "utf-8"}) in elements
    assert ("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}) in elements


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=50))
def test_what_people_wrote_stays_words(text: str) -> None:
    hostile = f"</dd></style><script>{text}"
    plain = len(Page(render_extract(EXTRACT)).elements)
    changed = Extract(
        hostile,
        hostile,
        (
            ExtractSection(hostile, ((hostile, hostile), (hostile, hostile))),
            ExtractSection(hostile, ((hostile, hostile),)),
            ExtractSection(hostile, ()),
        ),
    )
    assert len(Page(render_extract(changed)).elements) == plain
