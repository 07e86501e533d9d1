"""What is wrong with the catalogue: the tests run it over our texts, `nastavnik check` over a school's.

A key of `button-` or `menu-` is a label: plain text, at most 24 characters beside its arguments.
A key of `op-` is a sentence for the terminal, not HTML.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from locales.content import LOCALES, PACKAGE, ContentError, read_utf8, shown
from locales.texts import syntax_faults

LABEL_PREFIXES = ("button-", "menu-")
PLAIN_PREFIXES = ("op-",)
LABEL_LENGTH = 24
# Words for papers and law keep the wording of papers and law.
OFFICIAL_PREFIXES = ("paper-", "legal-")

OFFICIALESE = re.compile(
    r"\b(осуществл|в целях\b|посредством\b|явля(?:ет|ют)ся|надлежащ|(?:выше|ниже)(?:указанн|изложенн|следующ)"
    r"|данн(?:ый|ая|ое|ого|ой|ую)\b|в связи с тем|во избежание|в случае (?:возникновения|наличия))",
    re.IGNORECASE,
)
_EMOJI = re.compile("[\U0001f000-\U0001faff\u231a-\u23ff\u2600-\u27bf\u2b00-\u2bff]")
# The state of a toggle comes first because the label is the state (UX §2.2).
_STATES = "☐☑"

_ATTRIBUTES = {
    **dict.fromkeys(("b", "i", "u", "s", "code"), re.compile("")),
    "blockquote": re.compile("( expandable)?"),
    "a": re.compile(' href="[^"]+"'),
    "tg-time": re.compile(' unix="[^"]+"( format="[^"]+")?'),
}
_MARKUP = re.compile(
    r"<(/?)([a-z-]+)((?: [^<>]*)?)>|<|&(?!(?:amp|lt|gt|quot|#[0-9]+|#x[0-9a-f]+);)", re.IGNORECASE
)
# Stands for a value that is known only when the text is said.
_VALUE = "\ufffc"
# Enough for four selects of three variants in one text.
_READINGS = 100


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: short path, line from 1, and what to do about it in a school's words."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of the catalogue, or a term, whose key starts with a hyphen, and where it stands."""

    key: str
    file: str
    line: int
    message: ast.Message | ast.Term

    @property
    def is_term(self) -> bool:
        return self.key.startswith("-")

    def finding(self, message: str) -> Finding:
        return Finding(self.file, self.line, f"{self.key}: {message}")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one folder and locale by key, the first of doubles only, and what reading found."""

    entries: Mapping[str, Entry]
    findings: tuple[Finding, ...]


def lint(content_dir: Path | None = None) -> list[Finding]:
    """All findings in the packaged catalogue and in the school's folder, in order of file and line."""
    own = [] if content_dir is None else lint_overrides(content_dir)
    return sorted({*lint_catalogue(PACKAGE), *own})


def lint_catalogue(root: Path) -> list[Finding]:
    """Findings in a whole catalogue: every message by itself and the locales against each other."""
    catalogues = {locale: read_catalogue(root, locale) for locale in LOCALES}
    alone = [finding for locale in LOCALES for finding in _alone(catalogues[locale], locale)]
    return sorted({*alone, *_between(catalogues["ru"].entries, catalogues["en"].entries)})


def lint_overrides(content_dir: Path) -> list[Finding]:
    """Findings in a school's own texts: each must change a packaged one and use no arguments but its."""
    found: set[Finding] = set()
    for locale in LOCALES:
        packaged, own = read_catalogue(PACKAGE, locale).entries, read_catalogue(content_dir, locale)
        found.update(_alone(Catalogue({**packaged, **own.entries}, own.findings), locale, own.entries))
        found.update(_against_packaged(own.entries, packaged))
    return sorted(found)


def read_catalogue(root: Path, locale: str) -> Catalogue:
    """The messages of `root/locale/*.ftl`; faults of syntax, encoding and doubled keys become findings."""
    entries: dict[str, Entry] = {}
    findings: list[Finding] = []
    for path in sorted((root / locale).glob("*.ftl")):
        source = shown(root, locale, path.name)
        try:
            text = read_utf8(path, source)
        except ContentError as error:
            findings.append(Finding(source, 1, str(error).removeprefix(f"{source}: ")))
            continue
        resource = FluentParser().parse(text)
        findings += [
            Finding(source, line, f"ошибка в записи Fluent: {why}")
            for line, why in syntax_faults(resource, text)
        ]
        for entry in _messages(resource, text, source):
            if entries.setdefault(entry.key, entry) is not entry:
                first = entries[entry.key]
                findings.append(entry.finding(f"такой текст уже есть: {first.file}:{first.line}"))
    return Catalogue(entries, tuple(findings))


def readings(pattern: ast.Pattern) -> Iterator[str]:
    """The texts a pattern can become, one for each choice of variants, with U+FFFC for unknown values."""
    for parts in islice(product(*map(_parts, pattern.elements)), _READINGS):
        yield "".join(parts)


def variables(
    entry: Entry, entries: Mapping[str, Entry], seen: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Names of the arguments a message needs, also through the messages it refers to (terms get none)."""
    names = _Names()
    names.visit(entry.message)
    inner = [entries[key] for key in names.references - seen if key in entries and key[0] != "-"]
    deeper = (variables(other, entries, seen | {entry.key, other.key}) for other in inner)
    return frozenset(names.variables).union(*deeper)


def references(entry: Entry) -> frozenset[str]:
    """Keys of the messages and terms (with their hyphen) that a message refers to."""
    names = _Names()
    names.visit(entry.message)
    return frozenset(names.references)


def html_fault(text: str) -> str:
    """Why Telegram would refuse the text as HTML of our small subset, or an empty string."""
    open_tags: list[str] = []
    for match in _MARKUP.finditer(text):
        closing, tag, attributes = match[1], match[2], match[3]
        if not tag:
            return f"знак «{match[0]}» пишется «{'&lt;' if match[0] == '<' else '&amp;'}»"
        if tag not in _ATTRIBUTES:
            return f"тег <{tag}> не разрешён; можно {' '.join(_ATTRIBUTES)}"
        if closing:
            if not open_tags or open_tags.pop() != tag:
                return f"тег </{tag}> закрывает то, что не открыто"
        elif not _ATTRIBUTES[tag].fullmatch(attributes):
            return f"у тега <{tag}> не те свойства: «{attributes.strip()}»"
        else:
            open_tags.append(tag)
    return f"тег <{open_tags[-1]}> не закрыт" if open_tags else ""


def _messages(resource: ast.Resource, text: str, source: str) -> Iterator[Entry]:
    for item in resource.body:
        if isinstance(item, ast.Message | ast.Term):
            line = text.count("\n", 0, item.span.start if item.span else 0) + 1
            yield Entry(_key(item), source, line, item)


def _key(item: ast.Message | ast.Term | ast.MessageReference | ast.TermReference) -> str:
    return f"-{item.id.name}" if isinstance(item, ast.Term | ast.TermReference) else item.id.name


def _parts(element: ast.TextElement | ast.Placeable) -> list[str]:
    if isinstance(element, ast.TextElement):
        return [element.value]
    match element.expression:
        case ast.SelectExpression(variants=variants):
            return [text for variant in variants for text in readings(variant.value)]
        case ast.StringLiteral() as literal:
            return [str(literal.parse()["value"])]
        case ast.Placeable() as placeable:
            return _parts(placeable)
    return [_VALUE]


class _Names(Visitor):
    """Collects the names of arguments and of other messages and terms."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - the library's name
        self.references.add(_key(node))

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802 - the library's name
        self.references.add(_key(node))


def _alone(catalogue: Catalogue, locale: str, only: Mapping[str, Entry] | None = None) -> Iterator[Finding]:
    yield from catalogue.findings
    for entry in (catalogue.entries if only is None else only).values():
        for fault in _entry_faults(entry, catalogue.entries, locale):
            yield entry.finding(fault)


def _entry_faults(entry: Entry, entries: Mapping[str, Entry], locale: str) -> Iterator[str]:
    if entry.message.value is None or entry.message.attributes:
        yield "бот не читает свойства вида «.имя», пишите текст после знака «=»"
    for key in sorted(references(entry) - entries.keys()):
        yield f"ссылается на текст «{key}», а такого нет"
    for text in readings(entry.message.value) if entry.message.value else ():
        yield from _form_faults(entry.key, text)
        if _EMOJI.match(text) and text[0] not in _STATES:
            yield "начинается со значка; значок ставят в конце"
        if locale == "ru" and not entry.key.startswith(OFFICIAL_PREFIXES):
            yield from (f"канцелярит «{match[0]}»; скажите проще" for match in OFFICIALESE.finditer(text))


def _form_faults(key: str, text: str) -> Iterator[str]:
    if key.startswith(LABEL_PREFIXES):
        yield from _label_faults(text)
    elif not key.startswith(PLAIN_PREFIXES) and (fault := html_fault(text)):
        yield fault


def _label_faults(text: str) -> Iterator[str]:
    length = len(text.replace(_VALUE, ""))
    if length > LABEL_LENGTH:
        yield f"на кнопке {length} знаков, помещается {LABEL_LENGTH}"
    if len(_EMOJI.findall(text)) > 1:
        yield "на кнопке больше одного значка"
    if _MARKUP.search(text) or re.search("&[a-z]+;", text):
        yield "на кнопке не бывает тегов и знаков вида «&lt;»"


def _between(russian: Mapping[str, Entry], english: Mapping[str, Entry]) -> Iterator[Finding]:
    for key in russian.keys() ^ english.keys():
        entry, other = (russian[key], "en") if key in russian else (english[key], "ru")
        if not entry.is_term:
            yield entry.finding(f"нет перевода в папке {other}")
    for key in russian.keys() & english.keys():
        here, there = variables(russian[key], russian), variables(english[key], english)
        if here != there:
            names = " ".join(f"${name}" for name in sorted(here ^ there))
            yield english[key].finding(f"ru и en различаются аргументами: {names}")


def _against_packaged(own: Mapping[str, Entry], packaged: Mapping[str, Entry]) -> Iterator[Finding]:
    both = {**packaged, **own}
    for key, entry in own.items():
        if key not in packaged and not entry.is_term:
            yield entry.finding("такого текста у бота нет, его никто не покажет; проверьте имя")
        if key not in packaged or entry.is_term:
            continue
        allowed = variables(packaged[key], packaged)
        for name in sorted(variables(entry, both) - allowed):
            known = " ".join(f"${each}" for each in sorted(allowed)) or "никаких"
            yield entry.finding(f"бот не знает здесь ${name}; можно: {known}")
