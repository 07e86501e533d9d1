"""Read a drawn PNG in a test: its size, and where it holds ink."""

import struct
import zlib


def size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, after every chunk's checksum and the amount of data have been checked."""
    width, height, _ = _rows(png)
    return width, height


def ink(png: bytes) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of everything that is not white, in pixels; right and bottom exclusive."""
    width, height, data = _rows(png)
    above = bytes(4 * width)
    marked: list[tuple[int, int]] = []
    for y in range(height):
        start = y * (4 * width + 1)
        above = _plain(data[start], bytearray(data[start + 1 : start + 1 + 4 * width]), above)
        marked += [(x, y) for x in range(width) if above[4 * x : 4 * x + 3] != b"\xff\xff\xff"]
    columns, lines = zip(*marked, strict=True)
    return min(columns), min(lines), max(columns) + 1, max(lines) + 1


def _rows(png: bytes) -> tuple[int, int, bytes]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, packed, head = 8, b"", b""
    while at < len(png):
        length, name = struct.unpack_from(">I4s", png, at)
        body = png[at + 8 : at + 8 + length]
        assert zlib.crc32(name + body) == struct.unpack_from(">I", png, at + 8 + length)[0]
        head = body if name == b"IHDR" else head
        packed += body if name == b"IDAT" else b""
        at += 12 + length
    width, height, *kind = struct.unpack(">II5B", head)
    assert kind == [8, 6, 0, 0, 0], "eight bits of red, green, blue and opacity"
    data = zlib.decompress(packed)
    assert len(data) == height * (4 * width + 1)
    return width, height, data


def _plain(kind: int, row: bytearray, above: bytes) -> bytes:
    """Undo one row's filter as the PNG specification says."""
    for at in range(len(row)):
        left, corner = (row[at - 4], above[at - 4]) if at >= 4 else (0, 0)
        guesses = (0, left, above[at], (left + above[at]) // 2, _paeth(left, above[at], corner))
        row[at] = (row[at] + guesses[kind]) & 255
    return bytes(row)


def _paeth(left: int, up: int, corner: int) -> int:
    return min((left, up, corner), key=lambda value: abs(left + up - corner - value))
