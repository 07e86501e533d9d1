"""HTML as Telegram reads it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.detection import units
from sandbox.entities import formatted
from sandbox.errors import TelegramError
from sandbox.params import Params
from sandbox.rendering import Renderer
from tests.sandbox.conftest import ANNA, Bot


def parse(html: str) -> tuple[str, list[dict[str, Any]]]:
    return formatted(Params({"text": html, "parse_mode": "HTML"}))


def complaint(html: str) -> str:
    with pytest.raises(TelegramError) as caught:
        parse(html)
    return caught.value.description


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"), ("strong", "bold"), ("i", "italic"), ("em", "italic"), ("u", "underline"),
        ("ins", "underline"), ("s", "strikethrough"), ("strike", "strikethrough"), ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"), ("pre", "pre"), ("blockquote", "blockquote"), ("B", "bold"),
    ],
)  # fmt: skip
def test_it_turns_a_tag_into_an_entity(tag: str, kind: str) -> None:
    assert parse(f"а <{tag}>бв</{tag}>") == ("а бв", [{"type": kind, "offset": 2, "length": 2}])


def test_it_counts_offsets_in_utf16_units() -> None:
    text, entities = parse("😀 <b>👍🏽</b>!")
    assert text == "😀 👍🏽!"
    assert entities == [{"type": "bold", "offset": 3, "length": 4}]


def test_it_knows_quotes_spoilers_links_and_languages() -> None:
    _, entities = parse(
        "<blockquote expandable>раз</blockquote><span class='tg-spoiler'>два</span>"
        '<a href="https://example.org/?a=1&amp;b=2">три</a><pre><code class="language-python">x</code></pre>'
    )
    assert entities == [
        {"type": "expandable_blockquote", "offset": 0, "length": 3},
        {"type": "spoiler", "offset": 3, "length": 3},
        {"type": "text_link", "url": "https://example.org/?a=1&b=2", "offset": 6, "length": 3},
        {"type": "pre", "language": "python", "offset": 9, "length": 1},
    ]


def test_it_keeps_a_moment_with_its_format() -> None:
    _, entities = parse('<tg-time unix="1788253200" format="wDT">15:30</tg-time>')
    assert entities == [
        {"type": "date_time", "unix_time": 1788253200, "date_time_format": "wDT", "offset": 0, "length": 5}
    ]


def test_it_refuses_an_unknown_time_format() -> None:
    assert complaint('<tg-time unix="1" format="zz">x</tg-time>').endswith(
        "Invalid date-time format specified"
    )


def test_it_nests_and_drops_what_cannot_nest() -> None:
    text, entities = parse(
        "<b>а <i>б</i></b><code><b>в</b></code><blockquote><blockquote>г</blockquote></blockquote>"
    )
    assert text == "а бвг"
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == [
        ("bold", 0, 3), ("italic", 2, 1), ("code", 3, 1), ("blockquote", 4, 1),
    ]  # fmt: skip


def test_it_decodes_references_and_leaves_unknown_ones() -> None:
    assert parse("&lt;b&gt; &amp; &quot;&#1046;&#x416; &nbsp; &lt")[0] == '<b> & "ЖЖ &nbsp; <'


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
        ("я <script>", 'Unsupported start tag "script" at byte offset 3'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("ы</b>", "Unexpected end tag at byte offset 2"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<i><b>x</b>", 'Can\'t find end tag corresponding to start tag "i"'),
    ],
)
def test_it_refuses_broken_html_in_telegrams_words(html: str, words: str) -> None:
    assert complaint(html) == f"Bad Request: can't parse entities: {words}"


def test_it_trims_and_moves_the_entities() -> None:
    assert parse("\n  <b> раз </b>два \n") == (
        "раз два",
        [{"type": "bold", "offset": 0, "length": 4}],
    )


def test_it_finds_commands_links_and_names_by_itself() -> None:
    text = "/start@demo_bot, см. https://example.org/a. и @anna_k, #Школа, a.b@example.org; 12.10.2026 и/или"
    _, entities = parse(text)
    raw = text.encode("utf-16-le")
    found = {
        e["type"]: raw[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in entities
    }
    assert found == {
        "bot_command": "/start@demo_bot",
        "url": "https://example.org/a",
        "mention": "@anna_k",
        "hashtag": "#Школа",
        "email": "a.b@example.org",
    }


def test_it_finds_nothing_inside_code_or_a_link() -> None:
    _, entities = parse('<code>/start</code> <a href="https://example.org">t.me/x</a>')
    assert [entity["type"] for entity in entities] == ["code", "text_link"]


def test_it_takes_entities_instead_of_markup(bot: Bot) -> None:
    given = '[{"type": "bold", "offset": 0, "length": 2}]'
    message = bot("sendMessage", chat_id=ANNA, text="да <b>", entities=given)
    assert message["text"] == "да <b>"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 2}]


def test_it_says_that_it_reads_html_only(bot: Bot) -> None:
    assert "HTML only" in bot.refused("sendMessage", chat_id=ANNA, text="*x*", parse_mode="MarkdownV2")
    assert (
        bot.refused("sendMessage", chat_id=ANNA, text="x", parse_mode="BB")
        == "Bad Request: unsupported parse_mode"
    )


plain = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf"], blacklist_characters="@#/.<&")
)


@given(before=plain, inside=plain.filter(bool), after=plain)
def test_an_entity_covers_exactly_its_words(before: str, inside: str, after: str) -> None:
    text, entities = parse(f"{before}<b>{inside}</b>{after}")
    assert text == before + inside + after
    assert entities == [{"type": "bold", "offset": units(before), "length": units(inside)}]


@given(st.text(max_size=80))
def test_any_text_escaped_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse(escaped)[0] == formatted(Params({"text": text}))[0]


@given(st.text(st.sampled_from("<>/&;=\"' abiцy-#1"), max_size=40))
def test_any_markup_is_read_or_refused_and_drawn_without_foreign_tags(source: str) -> None:
    try:
        text, entities = parse(source)
    except TelegramError:
        return
    drawn = Renderer("demo_bot").html(text, entities)
    tags = {part.split(">")[0].split(" ")[0].strip("/") for part in drawn.split("<")[1:]}
    assert tags <= {"b", "i", "u", "s", "a", "code", "pre", "span", "blockquote", "br"}
