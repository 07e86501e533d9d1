"""Everything that is held about a person, as one file that a phone shows and a printer prints."""

from dataclasses import dataclass

from papers.pictures import render_template


@dataclass(frozen=True, slots=True)
class ExtractSection:
    """A heading and its rows of name and value; a value may hold line breaks."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """All words of the file; `made_at_text` stands under the title, `language` tells screen readers."""

    title: str
    made_at_text: str
    sections: tuple[ExtractSection, ...]
    language: str = "ru"


def render_extract(extract: Extract) -> bytes:
    """One HTML file in UTF-8 that needs nothing else: no script, no link, no font, no picture.

    A section without rows and an empty value show a dash, so that nothing looks forgotten.
    """
    return render_template("extract.html", extract=extract).encode(errors="replace")
