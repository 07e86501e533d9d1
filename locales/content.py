"""Files a school reads or may change: forms, road maps, document templates.

A file in `<content_dir>/<locale>/…` stands in for the packaged one of the same name.
"""

from pathlib import Path, PurePosixPath

LOCALES = ("ru", "en")
PACKAGE = Path(__file__).parent


class ContentError(Exception):
    """A file of texts or content is missing or cannot be used; the message, in the words of the school
    that edits it, names it by its short path.

    `source` is that path ("content/ru/forms/request.yaml"), `line` counts from 1, 0 when none is to blame.
    """

    def __init__(self, source: str, why: str, line: int = 0) -> None:
        super().__init__(f"{source}:{line}: {why}" if line else f"{source}: {why}")
        self.source = source
        self.line = line


class Content:
    """Reads content by locale ("ru", "en") and name ("forms/request.yaml"), the school's own files first.

    Every method raises `ValueError` for an unknown locale or a name that leaves the content folder.
    """

    def __init__(self, content_dir: Path | None = None) -> None:
        self._roots = roots(content_dir)

    def read_text(self, locale: str, name: str) -> str:
        """The file as text. Raises `ContentError` when there is none or it is not UTF-8."""
        return read_utf8(self._find(locale, name), self.source(locale, name))

    def read_bytes(self, locale: str, name: str) -> bytes:
        """The file as bytes (document templates). Raises `ContentError` when there is none."""
        return self._find(locale, name).read_bytes()

    def has(self, locale: str, name: str) -> bool:
        return self._layer(locale, name) is not None

    def is_own(self, locale: str, name: str) -> bool:
        """True if the file is the school's own, new or instead of a packaged one."""
        return self._layer(locale, name) not in (PACKAGE, None)

    def names(self, locale: str, folder: str, suffix: str) -> list[str]:
        """Sorted names ("forms/request.yaml") of the folder's files with the suffix, packaged and own."""
        found = (path for root in self._roots for path in _path(root, locale, folder).glob(f"*{suffix}"))
        return sorted({f"{folder}/{path.name}" for path in found if not path.name.startswith(".")})

    def source(self, locale: str, name: str) -> str:
        """The short path for messages: "content/ru/…" for a school's file, else "locales/ru/…"."""
        return shown(self._layer(locale, name) or PACKAGE, locale, name)

    def _find(self, locale: str, name: str) -> Path:
        root = self._layer(locale, name)
        if root is None:
            raise ContentError(self.source(locale, name), "такого файла нет")
        return _path(root, locale, name)

    def _layer(self, locale: str, name: str) -> Path | None:
        return next((root for root in reversed(self._roots) if _path(root, locale, name).is_file()), None)


def roots(content_dir: Path | None) -> tuple[Path, ...]:
    """Where texts and content lie, the later folder over the earlier one."""
    return (PACKAGE,) if content_dir is None else (PACKAGE, content_dir)


def shown(root: Path, locale: str, name: str) -> str:
    """The short path of a file for messages, never an absolute one."""
    return f"{root.name}/{locale}/{name}"


def read_utf8(path: Path, source: str) -> str:
    """Text with or without the mark some editors put first. Raises `ContentError` for other encodings."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError(source, "файл не в кодировке UTF-8, сохраните его в ней") from None


def _path(root: Path, locale: str, name: str) -> Path:
    inner = PurePosixPath(name)
    if locale not in LOCALES:
        raise ValueError(f"unknown locale {locale!r}")
    if inner.is_absolute() or ".." in inner.parts or set(name) & {"\\", "\0", ":"}:
        raise ValueError(f"{name!r} leaves the content folder")
    return root / locale / inner
