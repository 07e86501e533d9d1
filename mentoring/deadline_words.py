"""The words of a deadline taken apart: dates, months, «ежегодно», «в течение года», «далее», «после …».

The wordings are those of the seeds (DOMAIN §2) and their like in other schools' plans, Russian and English.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from unicodedata import normalize

from mentoring.typed import has_words
from mentoring.typed_dates import full_year

YEARS = range(1900, 2200)
"""Another year is a slip of the keyboard."""

_MONTHS = (
    "январь января январе январю янв january jan",
    "февраль февраля феврале февралю фев февр february feb",
    "март марта марте марту мар march mar",
    "апрель апреля апреле апрелю апр april apr",
    "май мая мае маю may",
    "июнь июня июне июню июн june jun",
    "июль июля июле июлю июл july jul",
    "август августа августе августу авг august aug",
    "сентябрь сентября сентябре сентябрю сен сент september sept sep",
    "октябрь октября октябре октябрю окт october oct",
    "ноябрь ноября ноябре ноябрю ноя нояб november nov",
    "декабрь декабря декабре декабрю дек december dec",
)
"""Whole words, unlike those of `typed_dates`: «декада» is not December."""
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_TERMS = {
    "полугод": {1: (9, 12), 2: (1, 5)},
    "четверт": {1: (9, 10), 2: (11, 12), 3: (1, 3), 4: (4, 5)},
    "квартал": {1: (1, 3), 2: (4, 6), 3: (7, 9), 4: (10, 12)},
}
"""First and last month of the parts of a school year; a «квартал» is one of the calendar year."""
_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "перв": 1, "втор": 2, "трет": 3, "четв": 4}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−⁃⸺⸻﹘"), "-")


def _phrase(pattern: str) -> re.Pattern[str]:
    """The words as a whole: no letter touches them, digits may («2021г»)."""
    return re.compile(rf"(?<![^\W\d_])(?:{pattern})(?![^\W\d_])", re.IGNORECASE)


# «2021–2022», «2021/22»: the school year in which the road map was written; it moves nothing.
_NAMED = r"\d{4} ?[-/] ?\d{2,4}"
_EVERY = (
    r"ежегодно|кажд(?:ый|ого) (?:учебн\w+ )?год\w?|(?:1 |один )?раз в год|"
    r"(?:every|each) (?:school |academic )?year|yearly|annually|once a year"
)
_ALWAYS = (
    r"постоянно|регулярно|систематически|круглый год|еже(?:месячно|квартально|недельно|дневно)|"
    r"(?:[2-9] )?раза? в (?:неделю|месяц|четверть|квартал|полугодие|год)|"
    r"(?:по мере|при|по) необходимости|по мере поступления|"
    r"(?:в течени[ие]|на протяжении|до конца|к концу|в конце|весь|за)"
    rf"(?: {_NAMED})?(?: ?(?:всего|весь|текущего|учебн\w+|уч\.?))* ?(?:год[ау]?|гг?|периода?|срока?)"
    r"(?: реализации(?: программы)?)?|"
    rf"(?:{_NAMED} )?(?:учебн\w+|уч\.?) ?(?:год[ау]?|г)|"
    r"(?:throughout|during|all|the whole)(?: the)?(?: whole)?(?: school| academic)? year(?: round| long)?|"
    r"permanently|constantly|continuously|regularly|always|(?:as|when|if) (?:needed|necessary)"
)
YEARLY = _phrase(_EVERY)
THROUGHOUT = _phrase(_ALWAYS)
LASTING = _phrase(rf"(?:и )?(?:далее|затем|потом|в дальнейшем|then|thereafter)(?:\W*(?:{_ALWAYS}|{_EVERY}))?")
AFTER = re.compile(rf"(?P<yearly>(?:{_EVERY})\W+)?(?:после|after)\s(?P<event>.+)", re.IGNORECASE)
# «С 1 сентября» without an end is no deadline.
FROM = _phrase(r"начиная со?|со?|from|since|starting")
# Words that stand beside a date and change nothing.
_BESIDE = _phrase(
    r"(?:не позднее|не позже)(?: чем)?|(?:no|not) later than|в течени[ие]|до|ко?|по|во?|на|кон(?:ец|ц[аеу])|"
    r"месяц[ае]?|срок|включительно|гг?|год[ау]?|и|by|until|till|before|to|the|of|in|on|and|end|during"
)

# Whatever names a month is first written as #9#, so that one pattern reads all that may stand around it.
_MONTH = _phrase("|".join(_NUMBER_OF))
_TERM = _phrase(
    r"(?P<part>[1-4]|i{1,3}|iv|перв|втор|трет|четв)(?:-?[а-я]{1,5})? "
    r"(?P<term>полугод|четверт|квартал)[а-я]{0,2}"
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_FULL = re.compile(r"(?<![\d.])(\d{1,2}) ?[./] ?(\d{1,2}) ?[./] ?(\d{4}|\d{2})(?!\d)")
_SHORT = re.compile(r"(?<![\d.])(\d{1,2}) ?\. ?(\d{1,2})(?!\d)")
_MONTH_YEAR = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{4})(?!\d)")
_TH = r"(?:-?(?:го|е|ое|му|st|nd|rd|th))?"
_POINT = re.compile(
    rf"""
    (?: (?:(?:с[ ]|from[ ])?\d{{1,2}}{_TH}[ ]?(?:-|по|до|to)[ ]?)?  # «5–10 октября»: the last day counts
        (?P<day>\d{{1,2}}){_TH}[ ]?(?:of[ ])? )?
    \#(?P<month>\d{{1,2}})\#\.?
    (?(day)|(?:[ ](?:\d{{1,2}}{_TH}[ ]?-[ ]?)?(?P<day_after>\d{{1,2}}){_TH}(?![\d.]|[ ]?г))?)  # "October 5"
    (?:,?[ ]?(?P<year>\d{{4}})(?!\d))?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Point:
    """A date or a month that the words name."""

    month: int
    day: int | None
    year: int | None

    @property
    def is_real(self) -> bool:
        """True if a calendar may have it: 29 February without a year is real."""
        if not 1 <= self.month <= 12 or (self.year is not None and self.year not in YEARS):
            return False
        return self.day is None or 1 <= self.day <= monthrange(self.year or 2000, self.month)[1]


def plain(text: str) -> str:
    """Small letters, е for ё, one kind of dash and of space, no # of its own."""
    known = normalize("NFKC", text).casefold().replace("ё", "е").replace("#", " ").translate(_DASHES)
    return " ".join(known.split())


def take_points(text: str) -> tuple[list[Point], str]:
    """The dates and months of a plain text in their order, and the text without them."""
    text = _MONTH.sub(lambda name: f"#{_NUMBER_OF[name[0]]}#", _TERM.sub(_term, text))
    text = _ISO.sub(r"\3 #\2# \1", text)
    text = _FULL.sub(lambda found: f"{found[1]} #{found[2]}# {full_year(found[3])}", text)
    text = _SHORT.sub(r"\1 #\2#", _MONTH_YEAR.sub(r"#\1# \2", text))
    return [_point(found) for found in _POINT.finditer(text)], _POINT.sub(" ", text)


def _term(found: re.Match[str]) -> str:
    """«II полугодие» → «#1# - #5#»."""
    part = int(found["part"]) if found["part"].isdecimal() else _ORDINALS[found["part"]]
    months = _TERMS[found["term"]].get(part)
    return f"#{months[0]}# - #{months[1]}#" if months else found[0]


def _point(found: re.Match[str]) -> Point:
    day = found["day"] or found["day_after"]
    return Point(int(found["month"]), int(day) if day else None, full_year(found["year"]))


def says_more(rest: str) -> bool:
    """True if words are left that were not understood."""
    return has_words(FROM.sub(" ", _BESIDE.sub(" ", rest)))
