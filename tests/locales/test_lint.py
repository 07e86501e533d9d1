from pathlib import Path

import pytest

from locales.lint import html_fault, lint, lint_catalogue, lint_overrides


def catalogue(root: Path, ru: str, en: str = "") -> Path:
    for locale, text in (("ru", ru), ("en", en or ru)):
        (root / locale).mkdir(exist_ok=True)
        (root / locale / "main.ftl").write_text(text, encoding="utf-8")
    return root


def findings(root: Path, ru: str, en: str = "") -> list[str]:
    return [str(finding).removeprefix(f"{root.name}/") for finding in lint_catalogue(catalogue(root, ru, en))]


def test_good_texts_have_no_findings(tmp_path: Path) -> None:
    ru = (
        "-bot = Бот\n"
        'hello = Здравствуйте, <b>{ $name }</b>! <a href="{ $url }">Подробнее</a>\n'
        "count = { $n -> \n    [one] { $n } пара\n   *[other] { $n } пар\n }\n"
        "button-go = Вперёд { $n }\n"
        "both = { hello } { -bot } 🎉\n"
        "op-usage = nastavnik invite <роль> & готово\n"
        "toggle = ☑ { $label }\n"
        'when = <tg-time unix="1" format="wDt">завтра</tg-time> &amp; <blockquote>я</blockquote>\n'
    )
    assert findings(tmp_path, ru) == []


def test_a_text_in_one_language_only_is_found(tmp_path: Path) -> None:
    assert findings(tmp_path, "a = А\nb = Б\n", "b = B\nc = C\n") == [
        "en/main.ftl:2: c: нет перевода в папке ru",
        "ru/main.ftl:1: a: нет перевода в папке en",
    ]


def test_arguments_that_differ_between_languages_are_found(tmp_path: Path) -> None:
    assert findings(tmp_path, "a = { $name } { $day }\n", "a = { $name } { $date }\n") == [
        "en/main.ftl:1: a: ru и en различаются аргументами: $date $day"
    ]


def test_arguments_used_through_another_text_count(tmp_path: Path) -> None:
    ru = "a = { b }!\nb = { $name }\n"
    assert findings(tmp_path, ru, "a = { $name }!\nb = { $name }\n") == []


def test_texts_that_quote_each_other_do_not_hang_the_lint(tmp_path: Path) -> None:
    assert findings(tmp_path, "a = { b } { $x }\nb = { a } { $y }\n") == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a = ok\nb = { $x\n", "ru/main.ftl:2: ошибка в записи Fluent"),
        ("a = x\na = y\n", "ru/main.ftl:2: a: такой текст уже есть: "),
        ("a = { no-such }\n", "ru/main.ftl:1: a: ссылается на текст «no-such», а такого нет"),
        ("a = { -brand }\n", "ru/main.ftl:1: a: ссылается на текст «-brand», а такого нет"),
        ("a =\n    .title = x\n", "ru/main.ftl:1: a: бот не читает свойства"),
        ("\n\na = <b>жирно\n", "ru/main.ftl:3: a: тег <b> не закрыт"),
        ("button-long = Отправить заявку куратору\n", "ru/main.ftl:1: button-long: на кнопке 25 знаков"),
        ("menu-long = Встречи моей пары и группы\n", "ru/main.ftl:1: menu-long: на кнопке 26 знаков"),
        ("button-bold = <b>Да</b>\n", "ru/main.ftl:1: button-bold: на кнопке не бывает тегов"),
        ("button-both = Да 🎉🎉\n", "ru/main.ftl:1: button-both: на кнопке больше одного значка"),
        ("a = 🎉 Ура\n", "ru/main.ftl:1: a: начинается со значка"),
        ("a = { $n ->\n    [one] 🎉 Ура\n   *[other] Ура\n }\n", "ru/main.ftl:1: a: начинается со значка"),
        ("a = Для осуществления встречи\n", "ru/main.ftl:1: a: канцелярит «осуществл»"),
        ("a = Пишем в целях учёта\n", "ru/main.ftl:1: a: канцелярит «в целях»"),
        ("a = Посредством бота\n", "ru/main.ftl:1: a: канцелярит «Посредством»"),
        ("a = Данная кнопка\n", "ru/main.ftl:1: a: канцелярит «Данная»"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    found = findings(tmp_path, text)
    assert any(finding.startswith(fault) for finding in found), found


def test_the_tag_may_be_broken_in_one_variant_only(tmp_path: Path) -> None:
    text = "a = <b>{ $n ->\n    [one] раз</b>\n   *[other] много\n }\n"
    assert "ru/main.ftl:1: a: тег <b> не закрыт" in findings(tmp_path, text)


def test_papers_and_laws_keep_their_words(tmp_path: Path) -> None:
    assert findings(tmp_path, "paper-aim = В целях осуществления\nlegal-aim = Посредством\n") == []


def test_personal_data_is_not_officialese(tmp_path: Path) -> None:
    assert findings(tmp_path, "a = Ваши данные, этих данных, по этим данным\n") == []


def test_another_encoding_is_a_finding(tmp_path: Path) -> None:
    catalogue(tmp_path, "a = x\n")
    (tmp_path / "ru" / "other.ftl").write_bytes("b = Да".encode("cp1251"))
    assert "файл не в кодировке UTF-8" in str(lint_catalogue(tmp_path)[0])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1 < 2", "знак «<» пишется «&lt;»"),
        ("Иванов & Ко", "знак «&» пишется «&amp;»"),
        ("<i>один</b></i>", "тег </b> закрывает то, что не открыто"),
        ("<b>раз</b></b>", "тег </b> закрывает то, что не открыто"),
        ("<script>x</script>", "тег <script> не разрешён"),
        ('<a onclick="x">y</a>', "у тега <a> не те свойства"),
        ("<a href='x'>y</a>", "у тега <a> не те свойства"),
        ('<b class="x">y</b>', "у тега <b> не те свойства"),
        ("<i><b>x</b>", "тег <i> не закрыт"),
    ],
)
def test_html_telegram_would_refuse_is_told(text: str, fault: str) -> None:
    assert html_fault(text).startswith(fault)


@pytest.mark.parametrize("text", ["", "2 > 1", "&lt;b&gt; &#39; &quot;", "<b><i>x</i></b> <s>y</s> <u>z</u>"])
def test_html_telegram_takes_is_fine(text: str) -> None:
    assert html_fault(text) == ""


def test_a_schools_text_may_leave_an_argument_out(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "own.ftl").write_text("count-days = несколько дней\n", encoding="utf-8")
    assert lint_overrides(tmp_path) == []


def test_a_schools_text_may_use_only_what_the_bot_gives_it(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "own.ftl").write_text("page-of = { $page }, { $total }\nbutton-own = Своя\n", "utf-8")
    assert [str(finding) for finding in lint_overrides(tmp_path)] == [
        f"{tmp_path.name}/ru/own.ftl:1: page-of: бот не знает здесь $total; можно: $page $pages",
        f"{tmp_path.name}/ru/own.ftl:2: button-own: такого текста у бота нет, его никто не покажет; "
        "проверьте имя",
    ]


def test_a_schools_findings_come_with_ours(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "own.ftl").write_text("saved = <b>Saved\n", encoding="utf-8")
    assert f"{tmp_path.name}/en/own.ftl:1: saved: тег <b> не закрыт" in map(str, lint(tmp_path))
