"""Files that travelled through the sandbox, kept in memory."""

import mimetypes
import secrets
from dataclasses import dataclass
from urllib.parse import quote

from sandbox.errors import bad_request
from sandbox.params import Params, Upload

MEGABYTE = 1024 * 1024
LARGEST_UP = 50 * MEGABYTE
LARGEST_PHOTO = 10 * MEGABYTE
LARGEST_DOWN = 20 * MEGABYTE


@dataclass(frozen=True, slots=True)
class File:
    """`kind` is the Bot API's name of the medium: document, photo, voice …"""

    id: str
    kind: str
    name: str
    mime: str
    body: bytes

    @property
    def unique_id(self) -> str:
        return self.id[-15:]

    @property
    def path(self) -> str:
        """Where `/file/bot{token}/` serves it."""
        suffix = "." + self.name.rsplit(".", 1)[1] if "." in self.name else ""
        return f"{self.kind}s/{self.id}{suffix if suffix.isascii() else ''}"


class Files:
    """All files by id."""

    def __init__(self) -> None:
        self.by_id: dict[str, File] = {}

    def clear(self) -> None:
        self.by_id.clear()

    def add(self, kind: str, upload: Upload) -> File:
        """Keeps a file. Refused: over 50 MB (10 MB a photo), or empty."""
        if not upload.body:
            raise bad_request("file must be non-empty")
        largest = LARGEST_PHOTO if kind == "photo" else LARGEST_UP
        if len(upload.body) > largest:
            size = f"{largest // MEGABYTE} MB"
            raise bad_request(
                f"file of size {len(upload.body)} bytes is too big for a {kind}; the maximum size is {size}"
            )
        mime = upload.mime
        if mime in {"", "application/octet-stream"}:
            mime = mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
        file = File(secrets.token_urlsafe(36), kind, upload.name, mime, upload.body)
        self.by_id[file.id] = file
        return file

    def find(self, file_id: str) -> File | None:
        return self.by_id.get(file_id)

    def given(self, params: Params, name: str, kind: str) -> File:
        """The file of a call: uploaded, attached under another name, or known by `file_id`."""
        value = params.text(name)
        attached = value.removeprefix("attach://")
        if (upload := params.files.get(attached) or params.files.get(name)) is not None:
            return self.add(kind, upload)
        if not value:
            raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
        if value.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content (the sandbox opens no addresses)")
        known = self.find(value)
        if known is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if known.kind != kind and "photo" in {known.kind, kind}:
            raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
        return known


def content_disposition(name: str, *, inline: bool = False) -> dict[str, str]:
    """A header that keeps a Russian file name."""
    how = "inline" if inline else "attachment"
    return {"Content-Disposition": f"{how}; filename*=UTF-8''{quote(name)}"}
