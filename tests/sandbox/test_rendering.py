"""Safe HTML for the page."""

from typing import Any

import pytest

from sandbox.entities import formatted
from sandbox.params import Params
from sandbox.rendering import Renderer

RENDERER = Renderer("Demo_bot")


def drawn(html: str) -> str:
    return RENDERER.html(*formatted(Params({"text": html, "parse_mode": "HTML"})))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("а &lt;script&gt; &amp;", "а &lt;script&gt; &amp;"),
        ("раз\nдва", "раз<br>два"),
        ("<b>а<i>б</i></b>в", "<b>а<i>б</i></b>в"),
        ("😀<u>😀</u>", "😀<u>😀</u>"),
        ("<tg-spoiler>ой</tg-spoiler>", '<span class="spoiler">ой</span>'),
        ("<blockquote expandable>ст. 1</blockquote>", '<blockquote class="expandable">ст. 1</blockquote>'),
        ('<pre><code class="language-sql">x</code></pre>', '<pre data-language="sql">x</pre>'),
        ("/menu", '<span class="command" data-command="/menu">/menu</span>'),
        (
            '<tg-time unix="1788253200" format="wDT">12:00</tg-time>',
            '<time datetime="2026-09-01T09:00:00+00:00" data-format="wDT">12:00</time>',
        ),
        (
            "https://t.me/demo_bot?start=a-1",
            '<a href="https://t.me/demo_bot?start=a-1" rel="noopener noreferrer" data-start="a-1">'
            "https://t.me/demo_bot?start=a-1</a>",
        ),
        ("a@example.org", '<a href="mailto:a@example.org" rel="noopener noreferrer">a@example.org</a>'),
    ],
)
def test_it_draws(html: str, expected: str) -> None:
    assert drawn(html) == expected


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "http://["])
def test_a_dangerous_link_leads_nowhere(url: str) -> None:
    entities: list[dict[str, Any]] = [{"type": "text_link", "url": url, "offset": 0, "length": 2}]
    assert RENDERER.html("да", entities) == '<a href="#" rel="noopener noreferrer">да</a>'


def test_entities_that_cross_are_cut_not_broken() -> None:
    entities = [{"type": "bold", "offset": 0, "length": 3}, {"type": "italic", "offset": 2, "length": 3}]
    assert RENDERER.html("абвгде", entities) == "<b>аб<i>в</i></b>где"


@pytest.mark.parametrize(
    ("url", "payload"),
    [
        ("https://t.me/Demo_bot?start=x", "x"),
        ("t.me/demo_bot", ""),
        ("tg://resolve?domain=demo_bot&start=y", "y"),
        ("https://t.me/other_bot?start=x", None),
        ("https://example.org/demo_bot?start=x", None),
    ],
)
def test_it_knows_links_to_its_own_bot(url: str, payload: str | None) -> None:
    assert RENDERER.start_payload(url) == payload
