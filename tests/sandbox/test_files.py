"""Files up and down."""

import struct
from typing import Any

import pytest

from sandbox.files import MEGABYTE
from sandbox.media import picture_size
from sandbox.params import Upload
from tests.sandbox.conftest import ANNA, Bot

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 640, 480) + b"\x08\x02\0\0\0"
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 300, 400) + b"\x03" * 12


def upload(body: bytes, name: str = "Приказ.docx") -> dict[str, Upload]:
    return {"file": Upload(name, "", body)}


def test_a_document_keeps_its_name_and_type(bot: Bot) -> None:
    sent = bot("sendDocument", upload(b"docx"), chat_id=ANNA, document="attach://file", caption="<b>Вот</b>")
    assert sent["document"]["file_name"] == "Приказ.docx"
    assert sent["document"]["mime_type"].endswith("wordprocessingml.document")
    assert sent["caption"] == "<b>Вот</b>", "no parse_mode, no markup"


def test_a_file_is_sent_again_by_its_id(bot: Bot) -> None:
    first = bot("sendDocument", upload(b"docx"), chat_id=ANNA, document="attach://file")["document"]
    assert bot("sendDocument", chat_id=ANNA, document=first["file_id"])["document"] == first


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({}, "there is no document in the request"),
        ({"document": "no-such-id"}, "wrong file identifier/HTTP URL specified"),
        (
            {"document": "https://example.org/a.pdf"},
            "failed to get HTTP URL content (the sandbox opens no addresses)",
        ),
        ({"document": "attach://other"}, "wrong file identifier/HTTP URL specified"),
        ({"document": "attach://file", "caption": "х" * 1025}, "message caption is too long"),
    ],
)
def test_it_refuses_a_file_as_telegram_does(bot: Bot, params: dict[str, str], words: str) -> None:
    assert bot.refused("sendDocument", upload(b"x"), chat_id=ANNA, **params) == f"Bad Request: {words}"


def test_files_have_sizes_that_telegram_takes(bot: Bot) -> None:
    empty = bot.refused("sendDocument", upload(b""), chat_id=ANNA, document="attach://file")
    assert empty == "Bad Request: file must be non-empty"
    big = bot.refused("sendPhoto", upload(b"x" * (10 * MEGABYTE + 1)), chat_id=ANNA, photo="attach://file")
    assert "too big for a photo; the maximum size is 10 MB" in big
    bigger = upload(b"x" * (20 * MEGABYTE + 1))
    sent = bot("sendDocument", bigger, chat_id=ANNA, document="attach://file")["document"]
    assert bot.refused("getFile", file_id=sent["file_id"]) == "Bad Request: file is too big"


def test_a_picture_knows_its_size(bot: Bot) -> None:
    assert picture_size(PNG) == (640, 480)
    assert picture_size(JPEG) == (400, 300)
    assert picture_size(b"GIF89a") is None
    sizes = bot("sendPhoto", upload(PNG, "доска.png"), chat_id=ANNA, photo="attach://file")["photo"]
    assert (sizes[-1]["width"], sizes[-1]["height"]) == (640, 480)


def test_a_picture_is_no_document(bot: Bot) -> None:
    photo = bot("sendPhoto", upload(PNG, "доска.png"), chat_id=ANNA, photo="attach://file")["photo"][-1]
    refusal = bot.refused("sendDocument", chat_id=ANNA, document=photo["file_id"])
    assert refusal == "Bad Request: can't use file of type Photo as Document"


def test_an_album_is_several_messages_of_one_group(bot: Bot) -> None:
    second_one = {"type": "document", "media": "attach://b", "caption": "б"}
    media = [{"type": "document", "media": "attach://a"}, second_one]
    files = {"a": Upload("а.txt", "", b"1"), "b": Upload("б.txt", "", b"2")}
    first, second = bot("sendMediaGroup", files, chat_id=ANNA, media=media)
    assert first["media_group_id"] == second["media_group_id"]
    assert (second["document"]["file_name"], second["caption"]) == ("б.txt", "б")


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ('[{"type": "document", "media": "attach://file"}]', "an album has 2-10"),
        ("{}", "expected an Array of InputMedia"),
        (
            '[{"type": "document", "media": "attach://file"}, {"type": "photo", "media": "attach://file"}]',
            "can't be mixed with other media types in an album",
        ),
        ('[{"type": "voice", "media": "attach://file"}, {"type": "voice", "media": "x"}]', "is unsupported"),
    ],
)
def test_it_refuses_a_wrong_album(bot: Bot, media: str, words: str) -> None:
    assert words in bot.refused("sendMediaGroup", upload(b"x"), chat_id=ANNA, media=media)


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        ("sendAudio", "audio"),
        ("sendVideo", "video"),
        ("sendAnimation", "animation"),
        ("sendVoice", "voice"),
        ("sendVideoNote", "video_note"),
        ("sendSticker", "sticker"),
    ],
)
def test_other_media_are_sent_too(bot: Bot, method: str, kind: str) -> None:
    sent: dict[str, Any] = bot(method, upload(b"x", "a.bin"), chat_id=ANNA, **{kind: "attach://file"})
    assert sent[kind]["file_size"] == 1


def test_an_unknown_file_cannot_be_fetched(bot: Bot) -> None:
    assert bot.refused("getFile", file_id="") == "Bad Request: file_id not specified"
    refusal = bot.refused("getFile", file_id="x")
    assert refusal == "Bad Request: wrong file_id or the file is temporarily unavailable"
