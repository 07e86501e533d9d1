import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.content import ContentError
from locales.texts import Html, Speaker, TextError, Texts, escape, plain
from storage.records import Role

TEXTS = Texts()
SAMPLE = """
greeting = Здравствуйте, <b>{ $name }</b>!
bare = Просто слова
wrapped = Вам пишут: { greeting }
year-of = Программа { $year } года
grouped = Всего { NUMBER($sum, useGrouping: 1) }
met = { $count } { $count ->
    [one] встреча
    [few] встречи
   *[other] встреч
}
late = { $late ->
    [true] опоздание
   *[false] вовремя
}
whose = { $role ->
    [mentor] Наставник пишет: { $words }
   *[other] Вам пишут: { $words }
}
link = <a href="{ $url }">сайт</a>
since = С { $day }
"""


@pytest.fixture
def t(tmp_path: Path) -> Speaker:
    return speaker(tmp_path, SAMPLE)


def speaker(folder: Path, ftl: str, locale: str = "ru") -> Speaker:
    (folder / locale).mkdir()
    (folder / locale / "sample.ftl").write_text(ftl, encoding="utf-8")
    return Texts(folder).speaker(locale)


def test_a_persons_words_cannot_become_tags(t: Speaker) -> None:
    assert t("greeting", name="<i>Аня</i> & Ко") == "Здравствуйте, <b>&lt;i&gt;Аня&lt;/i&gt; &amp; Ко</b>!"


def test_a_quote_cannot_leave_its_attribute(t: Speaker) -> None:
    assert t("link", url='x" onclick="y') == '<a href="x&quot; onclick=&quot;y">сайт</a>'


def test_html_goes_in_as_it_is(t: Speaker) -> None:
    assert t("greeting", name=Html("<i>Аня</i>")) == "Здравствуйте, <b><i>Аня</i></b>!"


def test_one_text_goes_into_another_unescaped(t: Speaker) -> None:
    assert t("greeting", name=t("greeting", name="А & Б")) == (
        "Здравствуйте, <b>Здравствуйте, <b>А &amp; Б</b>!</b>!"
    )


def test_a_label_keeps_signs_as_typed(t: Speaker) -> None:
    assert t.label("year-of", year="<2026> & далее") == "Программа <2026> & далее года"


def test_a_label_drops_the_tags_of_html_given_to_it(t: Speaker) -> None:
    assert t.label("year-of", year=Html("<b>2026 &amp; 2027</b>")) == "Программа 2026 & 2027 года"


def test_a_year_is_not_split_into_thousands(t: Speaker) -> None:
    assert t("year-of", year=2026) == "Программа 2026 года"


def test_a_number_is_grouped_on_request(t: Speaker) -> None:
    assert t("grouped", sum=12345) == "Всего 12\xa0345"


def test_a_fraction_has_a_comma_in_russian(t: Speaker) -> None:
    assert t("year-of", year=7.5) == "Программа 7,5 года"


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 встреча"), (2, "2 встречи"), (5, "5 встреч"), (11, "11 встреч"), (21, "21 встреча")],
)
def test_the_word_agrees_with_its_number(t: Speaker, count: int, words: str) -> None:
    assert t("met", count=count) == words


def test_a_yes_or_no_argument_chooses_a_variant(t: Speaker) -> None:
    assert (t("late", late=True), t("late", late=False)) == ("опоздание", "вовремя")


def test_an_unknown_key_is_named(t: Speaker) -> None:
    with pytest.raises(TextError, match="'no-such-key'") as caught:
        t("no-such-key")
    assert (caught.value.key, caught.value.locale) == ("no-such-key", "ru")
    assert not t.has("no-such-key")


def test_a_missing_argument_is_named_even_through_another_text(t: Speaker) -> None:
    with pytest.raises(TextError, match=r"'wrapped' \(ru\): missing \$name") as caught:
        t("wrapped")
    assert caught.value.argument == "name"


def test_a_missing_argument_is_named_after_the_text_was_said_once(t: Speaker) -> None:
    t("greeting", name="Аня")
    with pytest.raises(TextError, match="name"):
        t("greeting")


def test_nothing_is_not_a_word(t: Speaker) -> None:
    with pytest.raises(TextError, match=r"cannot say \$name of type NoneType"):
        t("greeting", name=None)


def test_long_answers_fit_even_inside_a_variant(t: Speaker) -> None:
    words = "слово " * 600
    assert t("whose", role="mentor", words=words) == f"Наставник пишет: {words}"


def test_words_that_look_like_our_own_mark_stay_words(t: Speaker) -> None:
    mark, words = "\ue0007\ue001", "слово " * 600
    assert t("whose", role="mentor", words=words + mark) == f"Наставник пишет: {words}{mark}"
    assert TEXTS.speaker("ru")("page-of", page=mark, pages=words) == f"{mark} из {words}"


def test_a_locale_with_a_country_speaks_its_language() -> None:
    assert TEXTS.speaker("en-US").label("button-done") == "Done"
    assert TEXTS.speaker("EN_gb").locale == "en"


@pytest.mark.parametrize("locale", ["", "de", "tt-RU"])
def test_an_unknown_locale_speaks_russian(locale: str) -> None:
    assert TEXTS.speaker(locale).label("button-done") == "Готово"


def test_a_speaker_is_made_once() -> None:
    assert TEXTS.speaker("ru") is TEXTS.speaker("ru-RU")


def test_a_school_changes_one_text_and_keeps_the_others(tmp_path: Path) -> None:
    t = speaker(tmp_path, "\ufeffbutton-done = Сделано\r\n")
    assert t.label("button-done") == "Сделано"
    assert t.label("button-skip") == "Пропустить"
    assert Texts(tmp_path).speaker("en").label("button-done") == "Done"


@pytest.mark.parametrize(
    ("ftl", "line"),
    [("a = ok\n\nb = { $x\nc = ok\n", 3), ("a = ok\n= b\n", 2), ("a =\n    один\n    два { $ }\n", 3)],
)
def test_broken_syntax_is_told_with_file_and_line(tmp_path: Path, ftl: str, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        speaker(tmp_path, ftl)
    assert str(caught.value).startswith(f"{tmp_path.name}/ru/sample.ftl:{line}: ошибка в записи Fluent")
    assert str(tmp_path) not in str(caught.value)


def test_another_encoding_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "own.ftl").write_bytes("button-done = Сделано".encode("cp1251"))
    with pytest.raises(ContentError, match=r"ru/own\.ftl: файл не в кодировке UTF-8"):
        Texts(tmp_path)


@given(st.text())
def test_escaping_loses_nothing(words: str) -> None:
    assert plain(escape(words)) == words


@given(st.text(), st.text())
def test_any_words_arrive_whole(left: str, right: str) -> None:
    t = TEXTS.speaker("ru")
    assert plain(t("page-of", page=left, pages=right)) == f"{left} из {right}"


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("arrival-invited", "accusative"),
        ("arrival-invited-by-name", "accusative"),
        ("arrival-one-more-role", "accusative"),
        ("invite-made", "genitive"),
        ("invitation-card", "genitive"),
        ("invite-ask-revoke", "genitive"),
    ],
)
def test_an_english_invitation_has_one_article_before_the_role(role: Role, key: str, form: str) -> None:
    t = TEXTS.speaker("en")
    words = dict.fromkeys(("name", "school", "link", "code", "day"), "–")
    said = plain(t(key, role=t.label(f"role-{role}-{form}"), uses=1, max=5, left=4, **words))
    assert re.search(r"\b(a|an|the) (?!(a|an|the) )", said)
    assert not re.search(r"\b(a|an|the) (a|an|the)\b", said)
