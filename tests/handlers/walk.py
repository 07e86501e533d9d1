"""Every way into the bot, read from its dispatcher: commands, words and buttons with the right on each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Annotated, Any, Literal

from aiogram import Dispatcher, Router
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter
from annotated_types import Ge, Le, Lt
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from handlers.arrival import NamedCurator, TypedCode
from handlers.calls import Called, Go
from handlers.curator.attention import NudgeTap
from handlers.curator.lists import Listing, Searching, Tapped
from handlers.forms import router as forms
from handlers.settings import Said, SaidPause, SettingTap
from mentoring.concerns import Kind
from mentoring.roles import Action
from sandbox.chats import Message
from tests.handlers.two_schools import ALSO_FAR, ALSO_MINE, CODE, FAR, MINE, NEAR, NOTHING
from tests.town import text_of

ROWS = (MINE, ALSO_MINE, NEAR, FAR, ALSO_FAR, NOTHING)
LARGEST = 2**63 - 1
FEW = 10
WORDS: dict[tuple[str, str], tuple[Any, ...]] = {
    ("Enter", "code"): (CODE,),
    ("PosterTap", "code"): (CODE,),
    ("ListTap", "query"): ("",),
    ("CheckTap", "word"): ("good", "no"),
    ("BankTap", "seen"): (1_788_246_000,),
    ("ChooseTap", "template"): ("", "standard"),
    ("DecideTap", "seen"): (0,),
    ("CreateTap", "template"): ("standard",),
    ("PeopleTap", "template"): ("", "standard"),
    ("RoleTap", "template"): ("", "student"),
    ("PersonTap", "template"): ("", "student"),
}
"""What a button of this class carries in a field that is neither a row's number nor an enumeration; the
answers of the two schools were sent in this second."""
EXACTLY: dict[type[CallbackData], tuple[CallbackData, ...]] = {
    NudgeTap: (
        *(NudgeTap(kind=kind, subject=MINE, person=MINE) for kind in Kind),
        *(NudgeTap(kind=Kind.PROPOSAL, subject=row, person=row) for row in ROWS),
        *(NudgeTap(kind=Kind.PROPOSAL, subject=ALSO_MINE, person=row) for row in (ALSO_MINE, FAR, ALSO_FAR)),
    ),
    SettingTap: tuple(
        SettingTap(part=part, value=value)
        for part, values in {
            "leads": ("", "60"),
            "pause": ("", "7", "0"),
            "language": ("", "en"),
            "zone": ("", "school", "Asia/Omsk"),
            "roles": ("",),
        }.items()
        for value in values
    ),
}
"""Buttons whose words belong together."""
SAID: dict[type[Any], str] = {
    TypedCode: "ABCD-EFGH",
    NamedCurator: "Здравствуйте",
    Said: "стоп",
    SaidPause: "пауза до завтра",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One registered handler."""

    observer: str
    handler: Callable[..., Any]
    filters: tuple[Any, ...]
    may: Action | None

    @property
    def name(self) -> str:
        return f"{self.observer} {self.handler.__module__}.{self.handler.__qualname__}"

    @property
    def called(self) -> str:
        """The command that leads here, if one does."""
        return next((each.name for each in self.filters if isinstance(each, Called)), "")


@dataclass(frozen=True, slots=True)
class Gesture:
    """What a person does to get there. `rows` are the numbers that the button names; `waiting` is the state
    in which the conversation must be."""

    way: Way
    kind: Literal["say", "tap"]
    data: str
    intent: CallbackData | None = None
    rows: frozenset[int] = frozenset()
    waiting: str = ""

    @property
    def may(self) -> Action:
        assert self.way.may is not None, self.way.name
        return self.way.may

    def __str__(self) -> str:
        return f"{self.kind} {self.data!r}"


def ways(dispatcher: Dispatcher) -> list[Way]:
    """Every handler in the order in which it is asked."""
    return list(_ways(dispatcher))


def _ways(router: Router) -> Iterator[Way]:
    for name, observer in router.observers.items():
        for handler in observer.handlers if name != "update" else ():
            filters = tuple(each.callback for each in handler.filters or ())
            yield Way(name, handler.callback, filters, handler.flags.get("may"))
    for inner in router.sub_routers:
        yield from _ways(inner)


def intents_of(way: Way) -> list[type[CallbackData]]:
    """The classes of buttons that this handler answers to."""
    found: list[type[CallbackData]] = []
    for each in way.filters:
        if isinstance(each, CallbackQueryFilter):
            found.append(each.callback_data)
        elif isinstance(each, Tapped):
            found.append(each.intent)
        elif isinstance(each, Called):
            found.append(Go)
    return found


def gestures(way: Way) -> list[Gesture]:
    """What reaches this handler. Raises LookupError for a filter that the walk does not know."""
    if way.observer == "my_chat_member":
        return []
    if not way.filters:
        return [Gesture(way, "say" if way.observer == "message" else "tap", "абракадабра")]
    (found,) = way.filters
    if isinstance(found, Called):
        said = way.observer == "message"
        return [Gesture(way, "say", f"/{found.name}") if said else _tapped(way, Go(to=found.name))]
    if isinstance(found, CallbackQueryFilter):
        return [_tapped(way, intent) for intent in drawn(found.callback_data, {})]
    if isinstance(found, Tapped):
        listing: Listing = way.handler.__self__  # type: ignore[attr-defined]
        known = {"of": (listing.name,), "show": listing.shows}
        return [_tapped(way, intent) for intent in drawn(found.intent, known)]
    if isinstance(found, Searching):
        return [Gesture(way, "say", "Бел", waiting=found.state)]
    if type(found) in SAID:
        return [Gesture(way, "say", SAID[type(found)])]
    if found is forms.is_form_tap:
        return [Gesture(way, "tap", data) for data in ("f1:deadbeef:1:u:", "f1:")]
    if found is forms.is_form_answer:
        return []  # forms have a test of their own
    raise LookupError(f"{way.name}: the walk does not know how to pass {found!r}")


def _tapped(way: Way, intent: CallbackData) -> Gesture:
    fields = type(intent).model_fields
    rows = frozenset(getattr(intent, name) for name, field in fields.items() if is_row(field))
    return Gesture(way, "tap", intent.pack(), intent, rows)


def drawn(intent: type[CallbackData], known: dict[str, tuple[Any, ...]]) -> list[CallbackData]:
    """Buttons of this class: every act with every row, and every other word."""
    if intent in EXACTLY:
        return list(EXACTLY[intent])
    fields = intent.model_fields
    rows = [name for name, field in fields.items() if is_row(field)]
    choices = {name: known.get(name) or _choices(intent, name) for name in fields if name not in rows}
    named = [dict.fromkeys(rows, row) for row in ROWS] if rows else [{}]
    return [
        intent(**dict(zip(choices, words, strict=True)), **row)
        for words in product(*choices.values())
        for row in named
    ]


def _choices(intent: type[CallbackData], name: str) -> tuple[Any, ...]:
    field = intent.model_fields[name]
    if (intent.__name__, name) in WORDS:
        return WORDS[intent.__name__, name]
    if field.annotation is bool:
        return (False, True)
    if isinstance(field.annotation, type) and issubclass(field.annotation, StrEnum):
        return tuple(field.annotation)
    if field.annotation is int:
        least, most = limits(field)
        assert least is not None, name
        assert most is not None, name
        return tuple(range(least, most + 1)) if most - least < FEW else (most,)
    raise LookupError(f"{intent.__name__}.{name}: give the walk some words in WORDS")


def is_row(field: FieldInfo) -> bool:
    """True for the number of a row: anything that the database takes."""
    return field.annotation is int and limits(field)[1] == LARGEST


def limits(field: FieldInfo) -> tuple[int | None, int | None]:
    """The least and the greatest number let in; nothing where there is no end."""
    marks = {type(each): each for each in field.metadata}
    most = marks[Lt].lt - 1 if Lt in marks else marks[Le].le if Le in marks else None
    return marks[Ge].ge if Ge in marks else None, most


def flaws(intent: type[CallbackData]) -> list[str]:
    """What is wrong with a class of buttons: open ends, and more than 64 bytes."""
    found, size = [], len(intent.__prefix__.encode())
    for name, field in intent.model_fields.items():
        longest = _longest(field)
        if longest is None:
            found.append(f"{intent.__name__}.{name} has no end")
        size += len(intent.__separator__) + (longest or 0)
    return found + ([f"{intent.__name__} may take {size} bytes"] if size > 64 else [])


def _longest(field: FieldInfo) -> int | None:
    """Bytes of the longest value let in; nothing if there is no end."""
    if field.annotation is bool:
        return 1
    if isinstance(field.annotation, type) and issubclass(field.annotation, StrEnum):
        return max(len(each.value.encode()) for each in field.annotation)
    if field.annotation is int:
        least, most = limits(field)
        bounded = least is not None and most is not None and most <= LARGEST
        return max(len(str(least)), len(str(most))) if bounded else None
    kind = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    words = [letter * count for letter in "aя" for count in range(65)]
    longest = max(len(word.encode()) for word in words if _fits(adapter, word))
    return None if longest >= 64 else longest


def _fits(adapter: TypeAdapter[Any], word: str) -> bool:
    try:
        adapter.validate_python(word)
    except ValidationError:
        return False
    return True


def in_words(subject: object) -> str:
    """What stands in a message, or in the answer to a press."""
    if isinstance(subject, Message):
        rows = subject.data.get("reply_markup", {}).get("inline_keyboard", [])
        return "\n".join([text_of(subject), *(button["text"] for row in rows for button in row)])
    return str(subject["text"]) if isinstance(subject, dict) else ""
