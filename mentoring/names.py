"""People's names as they are typed, and as a list shows them."""

import re

PARTICLES = frozenset({"оглы", "кызы", "оглу", "гызы", "улы", "уулу"})
"""They belong to a patronymic and get no initial of their own."""
NOBODY = "—"
"""Stands for the name of a person who was forgotten."""
INITIALS = 2
_INITIAL_ONLY = re.compile(r"[^\W\d_]\.?")
_BRACKETS = re.compile(r"\([^)]*\)?")


def tidy_name(typed: str) -> str:
    """The name with single spaces; one written all in small or all in capital letters gets its capitals."""
    name = " ".join(typed.split())
    if name != name.lower() and name != name.upper():
        return name
    return " ".join(_capital(word) for word in name.lower().split())


def short_name(full_name: str) -> str:
    """«Смирнова Ольга Петровна» → «Смирнова О. П.»; a single word stays as it is, an empty name is a dash."""
    words = _words(full_name)
    if not words:
        return NOBODY
    initials = [word for word in words if _INITIAL_ONLY.fullmatch(word)]
    others = [word for word in words if word not in initials]
    if not others:
        return " ".join(words)
    end = _end_of_surname(others)
    given = [word for word in others[end:] if word.lower() not in PARTICLES]
    return " ".join([*others[:end], *(_initial(word) for word in (*given, *initials)[:INITIALS])])


def _words(full_name: str) -> list[str]:
    """The words of a name; «О.П.» counts as two, a former surname in brackets as none."""
    return tidy_name(_BRACKETS.sub(" ", full_name).replace(".", ". ")).split()


def _end_of_surname(words: list[str]) -> int:
    """How many words the surname has: «де», «ван дер» and the like stand before it."""
    end = 0
    while end < len(words) - 1 and words[end].islower():
        end += 1
    return end + 1


def _initial(word: str) -> str:
    """«Анна-Мария» → «А.-М.»."""
    return "-".join(f"{part[0].upper()}." for part in word.split("-") if part)


def _capital(word: str) -> str:
    if word in PARTICLES:
        return word
    return "-".join(part.capitalize() for part in word.split("-"))
