"""Every word the bot says: Fluent messages from `<locale>/*.ftl`, with HTML escaping and moments in words.

`Texts` loads the catalogue once; `Texts.speaker(locale)` gives the value `t` that screens are built with.
A school changes single messages by files of its own in `<content_dir>/<locale>/*.ftl`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import CurrentEnvironment, Pattern, ResolverEnvironment
from fluent.runtime.types import FluentFloat, FluentType, fluent_number
from fluent.syntax import FluentParser, ast

from locales.content import LOCALES, ContentError, read_utf8, roots, shown
from locales.zones import shift_from

# fluent.runtime refuses to place more than 2,500 characters at once, and a person may write 4,000:
# longer words are put in after formatting, in place of a mark from the private use area.
_LONG = 200
_MARK = re.compile("\ue000([0-9]+)\ue001")
_TAG = re.compile(r"<[^>]*>")

# What a tg-time entity shows where the client knows it: weekday, long date, short time (`w?[dD]?[tT]?`).
_MOMENT_FORMAT = "wDt"


class Html(str):
    """Text that is HTML already: `t` puts it in as it is, any other string is escaped first."""

    __slots__ = ()


class TextError(Exception):
    """A text cannot be said; `key`, `locale` and, when one argument is to blame, `argument` say which."""

    def __init__(self, locale: str, key: str, why: str, argument: str = "") -> None:
        super().__init__(f"text {key!r} ({locale}): {why}")
        self.locale = locale
        self.key = key
        self.argument = argument


def escape(text: str) -> Html:
    """Any person's words as HTML for an element or a double-quoted attribute."""
    return Html(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;"))


def plain(html: str) -> str:
    """HTML of the small subset as plain text, for labels, toasts and files."""
    return unescape(_TAG.sub("", html))


def syntax_faults(resource: ast.Resource, text: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and reason of everything in `text` that the parser could not read."""
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            for fault in entry.annotations or ():
                # The parser points behind the fault, at times at the next line.
                start, end = (part.span.start if part.span else 0 for part in (entry, fault))
                yield text.count("\n", 0, max(start, end - 1)) + 1, str(fault.message)


class Texts:
    """The catalogue in every locale: the packaged texts with the messages of `content_dir` laid over them.

    Raises `ContentError` when a file holds broken Fluent syntax or is not UTF-8.
    """

    def __init__(self, content_dir: Path | None = None) -> None:
        self._speakers = {locale: Speaker(locale, _load(locale, content_dir)) for locale in LOCALES}

    def speaker(self, locale: str) -> "Speaker":
        """The speaker of `locale` ("en", also "en-US"); an unknown or empty locale speaks Russian."""
        language = locale.replace("_", "-").partition("-")[0].lower()
        return self._speakers.get(language, self._speakers["ru"])


@dataclass(frozen=True, slots=True, eq=False)
class Speaker:
    """One locale's voice. Arguments may be str, Html, bool, int, float and date; a datetime is given as
    `t.moment(…)` or `t.time(…)`, because only the caller knows the zone. A date is written with its year.

    Numbers are written without grouping (2026, not "2 026"); `NUMBER($sum, useGrouping: 1)` groups.
    """

    locale: str
    _bundle: "_Bundle"
    _texts: dict[str, Html] = field(default_factory=dict)
    _labels: dict[str, str] = field(default_factory=dict)

    def __call__(self, key: str, /, **args: object) -> Html:
        """The message as HTML. Raises `TextError` for an unknown key, a missing or an unfit argument."""
        if args:
            return Html(self._say(key, {name: _escaped(value) for name, value in args.items()}))
        if key not in self._texts:
            self._texts[key] = Html(self._say(key, {}))
        return self._texts[key]

    def label(self, key: str, /, **args: object) -> str:
        """The message as plain text for buttons, toasts and file names. Raises as `t(…)` does."""
        if args:
            return self._say(key, {name: _bare(value) for name, value in args.items()})
        if key not in self._labels:
            self._labels[key] = self._say(key, {})
        return self._labels[key]

    def has(self, key: str) -> bool:
        return self._bundle.pattern(key) is not None

    def day(self, day: date, today: date | None = None) -> str:
        """«12 октября», with the year when it is not the year of `today`."""
        if today is not None and day.year != today.year:
            return self.label("day-year", **self._day_args(day), year=day.year)
        return self.label("day", **self._day_args(day))

    def day_short(self, day: date) -> str:
        """«12 окт», for buttons and lists."""
        return self.label("day-short", day=day.day, month=self.label(f"month-short-{day.month}"))

    def month(self, day: date) -> str:
        """«Октябрь 2026», the heading of a calendar."""
        return self.label("month-year", month=self.label(f"month-name-{day.month}"), year=day.year)

    def weekday_day(self, day: date, today: date | None = None) -> str:
        """«пн, 12 октября», with the year when it is not the year of `today`."""
        weekday = self.label(f"weekday-short-{day.isoweekday()}")
        return self.label("weekday-day", weekday=weekday, day=self.day(day, today))

    def time(self, moment: datetime, zone: ZoneInfo) -> str:
        """«15:30» in `zone`; `moment` is aware."""
        return f"{_local(moment, zone):%H:%M}"

    def moment(self, moment: datetime, zone: ZoneInfo, today: date | None = None) -> Html:
        """A date/time entity: each reader's zone and format; clients without it show `moment_plain`."""
        words = escape(self.moment_plain(moment, zone, today))
        return Html(f'<tg-time unix="{int(moment.timestamp())}" format="{_MOMENT_FORMAT}">{words}</tg-time>')

    def moment_plain(self, moment: datetime, zone: ZoneInfo, today: date | None = None) -> str:
        """«пн, 12 октября, 15:30 (МСК+4)»: the date and time in `zone`, and the zone in words."""
        local = _local(moment, zone)
        return self.label(
            "moment",
            day=self.weekday_day(local.date(), today),
            time=f"{local:%H:%M}",
            zone=self.zone(moment, zone),
        )

    def zone(self, moment: datetime, zone: ZoneInfo) -> str:
        """«МСК+4» for a Russian zone, «UTC+5» for any other, as it stands at `moment`."""
        base, shift = shift_from(moment, zone)
        return self.label(f"zone-{base}", shift=shift)

    def _day_args(self, day: date) -> dict[str, object]:
        return {"day": day.day, "month": self.label(f"month-{day.month}")}

    def _say(self, key: str, args: dict[str, object]) -> str:
        pattern = self._bundle.pattern(key)
        if pattern is None:
            raise TextError(self.locale, key, "there is no such text")
        long: dict[str, str] = {}
        values = {name: self._value(key, name, value, long) for name, value in args.items()}
        text, errors = self._bundle.say(pattern, values)
        if errors:
            argument = str(errors[0]).removeprefix("Unknown external: ")
            missing = argument if argument != str(errors[0]) else ""
            raise TextError(self.locale, key, f"missing ${missing}" if missing else str(errors[0]), missing)
        return _MARK.sub(lambda mark: long.get(mark[1], mark[0]), text) if long else text

    def _value(self, key: str, name: str, value: object, long: dict[str, str]) -> object:
        match value:
            case str() if len(value) > _LONG:
                long[str(len(long))] = value
                return f"\ue000{len(long) - 1}\ue001"
            case str():
                return value
            case bool():
                return "true" if value else "false"
            case int():
                return _Whole(value)
            case float():
                return FluentFloat(value, useGrouping=False)
            case date() if not isinstance(value, datetime):
                return self.label("day-year", **self._day_args(value), year=value.year)
        raise TextError(self.locale, key, f"cannot say ${name} of type {type(value).__name__}", name)


class _Whole(int, FluentType):
    """A whole number written digit by digit, without the library's costly number patterns."""

    __slots__ = ()

    def format(self, locale: object) -> str:  # noqa: ARG002 - the signature is the library's.
        return int.__repr__(self)


class _Bundle(FluentBundle):
    """A bundle that takes ready values and remembers plural categories, which cost 15 µs each to find."""

    def __init__(self, locale: str) -> None:
        super().__init__([locale], functions={"NUMBER": _number}, use_isolating=False)
        self._plural_form = lru_cache(maxsize=1_000, typed=True)(self._plural_form)

    def pattern(self, key: str) -> Pattern | None:
        """What the key says; None when there is no such message or it has attributes only."""
        return self.get_message(key).value if self.has_message(key) else None

    def say(self, pattern: Pattern, args: dict[str, object]) -> tuple[str, list[Exception]]:
        errors: list[Exception] = []
        current = CurrentEnvironment(args=args)
        try:
            text = pattern(ResolverEnvironment(context=self, current=current, errors=errors))
        except ValueError as error:
            return "", [error]
        return str(text), errors


def _number(value: Any, **options: Any) -> Any:
    return fluent_number(value, **{"useGrouping": False, **options})


def _load(locale: str, content_dir: Path | None) -> _Bundle:
    bundle = _Bundle(locale)
    for root in roots(content_dir):
        for path in sorted((root / locale).glob("*.ftl")):
            source = shown(root, locale, path.name)
            bundle.add_resource(_parse(read_utf8(path, source), source), allow_overrides=True)
    return bundle


def _parse(text: str, source: str) -> ast.Resource:
    resource = FluentParser().parse(text)
    for line, why in syntax_faults(resource, text):
        raise ContentError(source, f"ошибка в записи Fluent: {why}", line)
    return resource


def _escaped(value: object) -> object:
    return escape(value) if isinstance(value, str) and not isinstance(value, Html) else value


def _bare(value: object) -> object:
    return plain(value) if isinstance(value, Html) else value


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone, this one is naive")
    return moment.astimezone(zone)
