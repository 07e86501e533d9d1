"""What people type in place of tapping: words cleaned and matched with options."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from mentoring.forms import Option

# Control, format (zero-width, bidi), private-use and unpaired surrogate characters say nothing to a reader.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
_APART = re.compile(r"[\W_]+")
_SPACES = re.compile(r"[^\S\n]+")
_GAPS = re.compile(r"\n{3,}")
_SHORTEST_FUZZY = 4


@dataclass(frozen=True, slots=True)
class Match:
    """The option that was probably meant; `sure` if there is no need to ask, `by_name` if named in full."""

    option: Option
    sure: bool
    by_name: bool = False


def clean(text: str) -> str:
    """The words as a reader sees them: composed, without unseen characters, spaces squeezed."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    if not composed.isprintable():
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
    exact = next((option for name, option in known if name == words), None)
    if exact is not None:
        return Match(exact, sure=True, by_name=True)
    placed = _numbered(text, options)
    if placed is not None:
        return Match(placed, sure=True)
    begun = {option for name, option in known if _begins(name, words)}
    if len(words) < _SHORTEST_FUZZY or words.isdecimal():
        short_number = words.isdecimal() and len(words) < _SHORTEST_FUZZY
        return None if short_number else _only(begun, sure=False)
    mistyped = {option for name, option in known if OSA.distance(name, words, score_cutoff=1) <= 1}
    return _only(mistyped, sure=True) or _only(begun, sure=False) or _nearest(words, known)


def begun_options(text: str, options: Sequence[Option]) -> list[Option]:
    """The options that begin with the words, or have a word that does: «2027», «планирование»."""
    words = bare(text)
    if len(words) < _SHORTEST_FUZZY:
        return []
    return [option for option in options if any(_begins(name, words) for name in _names(option))]


def find_options(text: str, options: Sequence[Option]) -> list[Option]:
    """The options with a word that begins with each of the words typed: the search in a list of people."""
    words = bare(text).split()
    return [
        option for option in options if words and all(_begins(bare(option.label), word) for word in words)
    ]


def _names(option: Option) -> list[str]:
    """All words for the option; a label's beginning before a bracket or a comma is one of them."""
    short = re.split(r"[(,]", option.label, maxsplit=1)[0]
    return [bare(name) for name in (option.label, short, *option.also) if bare(name)]


def _numbered(text: str, options: Sequence[Option]) -> Option | None:
    """The option with this id when ids are numbers, else the one in this place of the list."""
    digits = text.strip().rstrip(".)").strip()
    if not digits.isdecimal() or len(digits) > 4:
        return None
    if any(option.id.isdecimal() for option in options):
        return next((option for option in options if option.id == str(int(digits))), None)
    return options[int(digits) - 1] if 1 <= int(digits) <= len(options) else None


def _begins(name: str, words: str) -> bool:
    return name.startswith(words) or f" {words}" in name


def _only(found: set[Option], *, sure: bool) -> Match | None:
    return Match(found.pop(), sure) if len(found) == 1 else None


def _nearest(words: str, known: list[tuple[str, Option]]) -> Match | None:
    """One letter in four may be mistyped before we stop guessing."""
    allowed = max(1, len(words) // 4)
    near = [(OSA.distance(name, words), option) for name, option in known]
    best = min((distance for distance, _ in near), default=allowed + 1)
    if best > allowed:
        return None
    return _only({option for distance, option in near if distance == best}, sure=False)
