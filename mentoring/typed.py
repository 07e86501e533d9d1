"""What people type in place of tapping: words cleaned, options recognised, numbers and times read."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from mentoring.forms import Option

# Control, format (zero-width, bidi), private-use and unpaired surrogate characters say nothing to a reader.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
_APART = re.compile(r"[^\w]+|_+")
_SPACES = re.compile(r"[^\S\n]+")
_GAPS = re.compile(r"\n{3,}")
_NUMBER = re.compile(r"[-−–]?\d+")
_SHORTEST_FUZZY = 4


@dataclass(frozen=True, slots=True)
class Match:
    """The option that was probably meant; `sure` if there is no need to ask."""

    option: Option
    sure: bool


def clean(text: str) -> str:
    """The words as a reader sees them: composed, without unseen characters, spaces squeezed."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    if not composed.isascii() or not composed.isprintable():
        composed = "".join(
            sign for sign in composed if sign == "\n" or unicodedata.category(sign) not in _UNSEEN
        )
    lines = (_SPACES.sub(" ", line).strip() for line in composed.split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


def has_words(text: str) -> bool:
    """True if there is a letter or a digit: emoji and dashes alone answer nothing."""
    return any(sign.isalnum() for sign in text)


def bare(text: str) -> str:
    """The form in which words are compared: small letters, е for ё, single spaces, no punctuation."""
    return _APART.sub(" ", text.casefold().replace("ё", "е")).strip()


def match_option(text: str, options: Sequence[Option]) -> Match | None:
    """The option that the words mean: by label, by number in the list, by one typo, or probably."""
    words = bare(text)
    if not words:
        return None
    known = [(name, option) for option in options for name in _names(option)]
    exact = next((option for name, option in known if name == words), None) or _numbered(text, options)
    if exact is not None:
        return Match(exact, sure=True)
    if len(words) < _SHORTEST_FUZZY:
        return _only({option for name, option in known if _begins(name, words)}, sure=False)
    return (
        _only({option for name, option in known if OSA.distance(name, words, score_cutoff=1) <= 1}, sure=True)
        or _only({option for name, option in known if _begins(name, words)}, sure=False)
        or _nearest(words, known)
    )


def find_options(text: str, options: Sequence[Option]) -> list[Option]:
    """The options with a word that begins with each of the words typed: the search in a list of people."""
    words = bare(text).split()
    return [
        option for option in options if words and all(_begins(bare(option.label), word) for word in words)
    ]


def read_number(text: str) -> int | None:
    """A whole number in digits or in words («десять», «минус три», «5 лет»); nothing if it is not one."""
    if re.search(r"\d[.,]\d", text):
        return None
    found = _NUMBER.findall(text)
    if found:
        digits = found[0].lstrip("-−–")
        if len(found) > 1 or len(digits) > 12 or len(bare(text).split()) > 3:
            return None
        return -int(digits) if len(digits) < len(found[0]) else int(digits)
    return _number_in_words(bare(text).split())


_TIME = re.compile(
    r"(?:(?:в|к|at)\s+)?(\d{1,2})(?:\s*[:.\-ч h]\s*(\d{2}))?\s*(?:ч|час\w*|h|hours?)?(?:\s+мин\w*)?"
)
_TIME_TOGETHER = re.compile(r"(\d{2})(\d{2})")
_PART_OF_DAY = re.compile(r"\s*(утра|дня|вечера|am|pm)$")
_WORD_TIMES = {"полдень": "12:00", "в полдень": "12:00", "noon": "12:00"}


def read_time(text: str) -> str | None:
    """A time as "15:30" from «15:30», «15.30», «1530», «15 30», «в 3 часа», «3 pm»; nothing if it is not one.

    Nobody teaches at night: an hour from 1 to 6 without a leading zero and without «утра» is the afternoon's.
    """
    words = text.casefold().replace("ё", "е").strip(" .!")
    if words in _WORD_TIMES:
        return _WORD_TIMES[words]
    part = _PART_OF_DAY.search(words)
    words = words[: part.start()] if part else words
    found = _TIME_TOGETHER.fullmatch(words) or _TIME.fullmatch(words)
    if found is None:
        return None
    hour = _hour(found[1], part[1] if part else "")
    minute = int(found[2] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _hour(digits: str, part: str) -> int:
    hour = int(digits)
    if part in ("дня", "вечера", "pm"):
        return hour + 12 if hour < 12 else hour
    if part == "am" and hour == 12:
        return 0
    return hour + 12 if not part and 1 <= hour <= 6 and len(digits) == 1 else hour


def _names(option: Option) -> list[str]:
    """All words for the option; a label's beginning before a bracket or a comma is one of them."""
    short = re.split(r"[(,]", option.label, maxsplit=1)[0]
    return [bare(name) for name in (option.label, short, *option.also) if bare(name)]


def _numbered(text: str, options: Sequence[Option]) -> Option | None:
    """The option with this id when ids are numbers, else the one in this place of the list."""
    digits = text.strip().rstrip(".)").strip()
    if not digits.isdecimal() or len(digits) > 4:
        return None
    by_id = next((option for option in options if option.id == str(int(digits))), None)
    if by_id is not None or any(option.id.isdecimal() for option in options):
        return by_id
    return options[int(digits) - 1] if 1 <= int(digits) <= len(options) else None


def _begins(name: str, words: str) -> bool:
    return name.startswith(words) or f" {words}" in name


def _only(found: set[Option], *, sure: bool) -> Match | None:
    return Match(found.pop(), sure) if len(found) == 1 else None


def _nearest(words: str, known: list[tuple[str, Option]]) -> Match | None:
    """One word in four may be mistyped before we stop guessing."""
    allowed = max(1, len(words) // 4)
    near = [(OSA.distance(name, words), option) for name, option in known]
    best = min((distance for distance, _ in near), default=allowed + 1)
    if best > allowed:
        return None
    return _only({option for distance, option in near if distance == best}, sure=False)


_UNITS = ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"]
_UNITS_EN = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто", "сто"]
_TENS_EN = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"]
_WORDS = {
    **{word: value for units in (_UNITS, _UNITS_EN) for value, word in enumerate(units)},
    **{word: value * 10 for tens in (_TENS, _TENS_EN) for value, word in enumerate(tens, start=2)},
    "нуль": 0, "одна": 1, "одно": 1, "две": 2,
}
_MINUS = frozenset({"минус", "minus"})


def _number_in_words(words: list[str]) -> int | None:
    sign = -1 if words and words[0] in _MINUS else 1
    values = [_WORDS[word] for word in words if word in _WORDS]
    rest = len(words) - len(values) - (sign < 0)
    if not values or rest > 1 or len(values) > 2:
        return None
    if len(values) == 2 and not (values[0] >= 20 and 0 < values[1] < 10):
        return None
    return sign * sum(values)
