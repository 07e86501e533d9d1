"""All forms and consent texts in both languages, read once at the start and checked for a school's editor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import ValidationError

from locales.content import LOCALES, Content, ContentError
from mentoring.consent_texts import PLACEHOLDERS, ConsentText, unknown_placeholders
from mentoring.form_files import Lists, differences, read_form, read_lists
from mentoring.forms import Form
from mentoring.yaml_files import Document, Fault, read_yaml

FORMS, CONSENTS, LISTS = "forms", "consents", "lists.yaml"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Forms and documents by (locale, id)."""

    forms: Mapping[tuple[str, str], Form]
    documents: Mapping[tuple[str, str], ConsentText]

    def form(self, form_id: str, locale: str) -> Form:
        """The form; raises `KeyError` for an id that no file has."""
        return self.forms[locale, form_id]

    def find(self, form_id: str, locale: str) -> Form | None:
        return self.forms.get((locale, form_id))

    def document(self, name: str, locale: str) -> ConsentText:
        """The consent text of `consents/<name>.yaml`."""
        return self.documents[locale, name]

    def ids(self) -> list[str]:
        return sorted({form_id for _, form_id in self.forms})


def load(content: Content) -> Catalogue:
    """Everything, or `ContentError` with file, line and remedy of the first fault."""
    reading = _read(content)
    for fault in sorted(reading.faults):
        raise ContentError(fault.source, fault.why, fault.line)
    return Catalogue(reading.forms, reading.documents)


def check(content: Content) -> list[str]:
    """Every fault as one sentence: file:line: what is wrong; what to do."""
    return [str(fault) for fault in sorted(_read(content).faults)]


class _Reading:
    """What has been read so far, and what was wrong with it."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.forms: dict[tuple[str, str], Form] = {}
        self.documents: dict[tuple[str, str], ConsentText] = {}
        self.pages: dict[tuple[str, str], Document] = {}
        self.faults: list[Fault] = []

    def text(self, locale: str, name: str) -> str | None:
        try:
            return self.content.read_text(locale, name)
        except ContentError as error:
            self.faults.append(Fault(error.source, error.line or 1, str(error).partition(": ")[2]))
            return None

    def source(self, locale: str, name: str) -> str:
        return self.content.source(locale, name)


def _read(content: Content) -> _Reading:
    reading = _Reading(content)
    for locale in LOCALES:
        lists = _read_lists(reading, locale)
        for name in content.names(locale, CONSENTS, ".yaml"):
            _read_document(reading, locale, name)
        for name in content.names(locale, FORMS, ".yaml"):
            _read_form(reading, locale, name, lists)
    reading.faults += _twins(reading)
    return reading


def _read_lists(reading: _Reading, locale: str) -> Lists:
    text = reading.text(locale, LISTS)
    if text is None:
        return {}
    lists, faults = read_lists(reading.source(locale, LISTS), text)
    reading.faults += faults
    return lists


def _read_form(reading: _Reading, locale: str, name: str, lists: Lists) -> None:
    text = reading.text(locale, name)
    if text is None:
        return
    form, page, faults = read_form(reading.source(locale, name), text, lists)
    reading.faults += faults
    if form is None or page is None:
        return
    if form.id != PurePosixPath(name).stem:
        reading.faults.append(
            page.fault(("id",), f"id «{form.id}» не совпадает с именем файла; сделайте равными")
        )
    reading.forms[locale, form.id] = form
    reading.pages[locale, form.id] = page
    for place, step in enumerate(form.steps):
        if step.document and (locale, step.document) not in reading.documents:
            why = f"документа «{step.document}» нет в папке {CONSENTS}; положите его туда или поправьте имя"
            reading.faults.append(page.fault(("steps", place, "document"), why))


def _read_document(reading: _Reading, locale: str, name: str) -> None:
    text = reading.text(locale, name)
    if text is None:
        return
    page = read_yaml(reading.source(locale, name), text)
    if isinstance(page, Fault):
        reading.faults.append(page)
        return
    try:
        document = ConsentText.model_validate(page.data)
    except ValidationError as error:
        for each in error.errors():
            reading.faults.append(page.fault(each["loc"], _document_fault(each["type"], each["loc"])))
        return
    for placeholder in unknown_placeholders(document):
        known = ", ".join(f"{{{known}}}" for known in PLACEHOLDERS)
        why = f"{{{placeholder}}} нечем заполнить; бывают: {known}"
        reading.faults.append(page.fault(("text",), why))
    reading.documents[locale, PurePosixPath(name).stem] = document


def _document_fault(kind: str, path: tuple[int | str, ...]) -> str:
    key = path[-1] if path else ""
    if kind == "extra_forbidden":
        return f"ключ «{key}» неизвестен; здесь бывают: {', '.join(ConsentText.model_fields)}"
    if kind == "missing":
        return f"нет ключа «{key}»; добавьте строку «{key}: …»"
    if kind == "string_too_long":
        return f"«{key}» не поместится в сообщение; сократите"
    return f"значение ключа «{key}» не подходит; исправьте его"


def _twins(reading: _Reading) -> Iterator[Fault]:
    """Each form must exist in every language, with the same steps."""
    for (locale, form_id), form in reading.forms.items():
        page = reading.pages[locale, form_id]
        for other in LOCALES:
            twin = reading.forms.get((other, form_id))
            if twin is None and not any(
                fault.source.endswith(f"{other}/forms/{form_id}.yaml") for fault in reading.faults
            ):
                yield page.fault((), f"нет перевода {other}/{FORMS}/{form_id}.yaml; положите его рядом")
            elif twin is not None and locale != LOCALES[0] and other == LOCALES[0]:
                yield from differences(form, twin, page)
