"""Methods that send files and let the bot fetch them."""

import struct
from typing import Any

from sandbox.chats import Json
from sandbox.errors import bad_request
from sandbox.files import LARGEST_DOWN, File
from sandbox.params import Params
from sandbox.sending import caption_content, send
from sandbox.world import World

ALBUM = frozenset({"photo", "video", "document", "audio"})
CAPTIONED = frozenset({"document", "photo", "audio", "video", "animation", "voice"})
DEFAULT_SIZE = (800, 600)


def medium(file: File, params: Params) -> Any:
    """The Bot API object of a file: a list of sizes for a photo, else one object."""
    base: Json = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.body)}
    if file.kind == "photo":
        width, height = picture_size(file.body) or DEFAULT_SIZE
        return [{**base, "width": width, "height": height}]
    duration = {"duration": params.integer("duration", 1)}
    named = {"file_name": file.name, "mime_type": file.mime}
    match file.kind:
        case "voice":
            return {**base, **duration, "mime_type": file.mime}
        case "video_note":
            return {**base, **duration, "length": params.integer("length", 240)}
        case "sticker":
            flags = {"is_animated": False, "is_video": False}
            return {**base, **flags, "type": "regular", "width": 512, "height": 512}
        case "video" | "animation":
            sizes = {"width": params.integer("width", 640), "height": params.integer("height", 360)}
            return {**base, **named, **duration, **sizes}
        case "audio":
            return {**base, **named, **duration}
    return {**base, **named}


def picture_size(body: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or a JPEG, in pixels."""
    if body[:8] == b"\x89PNG\r\n\x1a\n" and len(body) >= 24:
        width, height = struct.unpack(">II", body[16:24])
        return width, height
    if body[:2] != b"\xff\xd8":
        return None
    place = 2
    while place + 9 < len(body) and body[place] == 0xFF:
        marker, length = body[place + 1], int.from_bytes(body[place + 2 : place + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", body[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return None


def media_content(world: World, params: Params, kind: str, field: str = "") -> Json:
    """Fields of a message with one file. `field` names the parameter when it is not the kind itself."""
    file = world.files.given(params, field or kind, kind)
    content = {kind: medium(file, params)}
    return {**content, **caption_content(params)} if kind in CAPTIONED else content


def send_document(world: World, params: Params) -> Json:
    return send(world, params, media_content(world, params, "document")).data


def send_photo(world: World, params: Params) -> Json:
    return send(world, params, media_content(world, params, "photo")).data


def send_audio(world: World, params: Params) -> Json:
    return send(world, params, media_content(world, params, "audio")).data


def send_video(world: World, params: Params) -> Json:
    return send(world, params, media_content(world, params, "video")).data


def send_animation(world: World, params: Params) -> Json:
    return send(world, params, media_content(world, params, "animation")).data


def send_voice(world: World, params: Params) -> Json:
    return send(world, params, media_content(world, params, "voice")).data


def send_video_note(world: World, params: Params) -> Json:
    return send(world, params, media_content(world, params, "video_note")).data


def send_sticker(world: World, params: Params) -> Json:
    return send(world, params, media_content(world, params, "sticker")).data


def input_media(world: World, params: Params, given: Any) -> Json:
    """Fields of a message from one `InputMedia` object."""
    if not isinstance(given, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = str(given.get("type", ""))
    if kind not in ALBUM | {"animation"}:
        raise bad_request(f'type "{kind}" is unsupported for the input media')
    return media_content(world, params.part(given), kind, "media")


def send_media_group(world: World, params: Params) -> list[Json]:
    given = params.structure("media", "can't parse media JSON object")
    if not isinstance(given, list):
        raise bad_request("expected an Array of InputMedia")
    if not 2 <= len(given) <= 10:
        raise bad_request("too few or too many messages: an album has 2-10")
    kinds = {one.get("type") for one in given if isinstance(one, dict)}
    if len(kinds) > 1 and not kinds <= {"photo", "video"}:
        raise bad_request("document and audio files can't be mixed with other media types in an album")
    group = {"media_group_id": world.unique()}
    contents = [{**input_media(world, params, one), **group} for one in given]
    plain = params.part({name: value for name, value in params.values.items() if name != "reply_markup"})
    return [send(world, plain, content).data for content in contents]


def get_file(world: World, params: Params) -> Json:
    """Refused: unknown id, or over 20 MB."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = world.files.find(file_id)
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.body) > LARGEST_DOWN:
        raise bad_request("file is too big")
    size = {"file_size": len(file.body), "file_path": file.path}
    return {"file_id": file.id, "file_unique_id": file.unique_id, **size}
