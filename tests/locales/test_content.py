from pathlib import Path

import pytest

from locales.content import Content, ContentError


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def school(tmp_path: Path) -> Path:
    write(tmp_path, "school/ru/forms/own.yaml", "id: own\n")
    write(tmp_path, "school/ru/common.ftl", "button-done = Сделано\n")
    return tmp_path / "school"


def test_the_schools_file_stands_in_for_the_packaged_one(school: Path) -> None:
    assert Content(school).read_text("ru", "common.ftl") == "button-done = Сделано\n"
    assert "Готово" in Content().read_text("ru", "common.ftl")


def test_a_file_the_school_did_not_change_is_the_packaged_one(school: Path) -> None:
    assert Content(school).read_text("en", "common.ftl") == Content().read_text("en", "common.ftl")


def test_names_list_own_and_packaged_files_once(school: Path) -> None:
    write(school, "ru/forms/._own.yaml", "left by an archiver")
    write(school, "ru/forms/notes.txt", "not a form")
    own = Content(school).names("ru", "forms", ".yaml")
    assert own == sorted({"forms/own.yaml", *Content().names("ru", "forms", ".yaml")})


def test_an_absent_folder_has_no_names() -> None:
    assert Content().names("ru", "no-such-folder", ".yaml") == []


def test_the_source_is_a_short_path(school: Path) -> None:
    content = Content(school)
    assert content.source("ru", "forms/own.yaml") == "school/ru/forms/own.yaml"
    assert content.source("en", "common.ftl") == "locales/en/common.ftl"


def test_a_missing_file_is_named_by_its_short_path() -> None:
    with pytest.raises(ContentError, match=r"^locales/ru/forms/none\.yaml: такого файла нет$"):
        Content().read_text("ru", "forms/none.yaml")
    assert not Content().has("ru", "forms/none.yaml")


def test_another_encoding_is_told(school: Path) -> None:
    (school / "ru/forms/own.yaml").write_bytes("название: Запрос".encode("cp1251"))
    with pytest.raises(ContentError, match=r"^school/ru/forms/own\.yaml: файл не в кодировке UTF-8"):
        Content(school).read_text("ru", "forms/own.yaml")


def test_a_template_is_read_as_bytes(school: Path) -> None:
    (school / "ru/documents").mkdir()
    (school / "ru/documents/order.docx").write_bytes(b"PK\x03\x04")
    assert Content(school).read_bytes("ru", "documents/order.docx") == b"PK\x03\x04"


@pytest.mark.parametrize(
    "name", ["../en/common.ftl", "/etc/hostname", "forms/../../x", "..\\x", "C:x", "a\0"]
)
def test_a_name_cannot_leave_the_folder(school: Path, name: str) -> None:
    content = Content(school)
    with pytest.raises(ValueError, match="leaves the content folder"):
        content.read_text("ru", name)
    with pytest.raises(ValueError, match="leaves the content folder"):
        content.names("ru", name, ".yaml")


def test_an_unknown_locale_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown locale"):
        Content().read_text("../ru", "common.ftl")
