"""What the matching knows of a mentee and of a mentor, read from their approved answers.

A school may change its forms (DESIGN §4): a question that is missing or was answered in another shape
counts as silence, never as an error. Plain data without connections, so that a profile can travel to
another process.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentoring.forms import OTHER
from mentoring.questionnaires import capacity_in
from mentoring.typed import bare

ANYTHING = frozenset({"any", "unsure"})
"""Options that leave the choice to the curator: they are silence."""
MIXED = "mixed"
BOTH_MODES = frozenset({"in_person", "remote"})
"""Who takes it either way agrees with everybody."""
_ROOT = 5
_SHORTEST = 3
_GENERAL = ("язык", "класс", "учител", "препод", "предм", "teach", "langu", "class")
"""Words of subjects and posts that nearly everybody uses say nothing about closeness."""


@dataclass(frozen=True, slots=True)
class MenteeProfile:
    """Who asks. `active`: takes part and is not paused; `paired`: has an open pair in the period; `former`:
    the mentors with whom a pair was broken off. Empty sets and words, and None, are silence.

    `whom` is an option's id, `whom_words` and `not_with` are own words about people: confidential."""

    id: int
    name: str
    agreed: bool = True
    active: bool = True
    paired: bool = False
    former: frozenset[int] = frozenset()
    topics: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    post: frozenset[str] = frozenset()
    windows: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    experience: int | None = None
    whom: str = ""
    whom_words: str = ""
    not_with: str = ""


@dataclass(frozen=True, slots=True)
class MentorProfile:
    """Who offers. `capacity` and `taken` count mentees; `wishes` are own words: confidential."""

    id: int
    name: str
    agreed: bool = True
    active: bool = True
    capacity: int = 1
    taken: int = 0
    topics: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    post: frozenset[str] = frozenset()
    windows: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    experience: int | None = None
    category: str = ""
    mentored_before: bool | None = None
    wishes: str = ""

    @property
    def free(self) -> int:
        """Places left before the draft; none if the capacity was lowered below what is taken."""
        return max(0, self.capacity - self.taken)


def mentee_profile(person_id: int, name: str, answers: Mapping[str, Any], **standing: Any) -> MenteeProfile:
    """The profile from the answers of a request; `standing`: agreed, active, paired, former."""
    return MenteeProfile(
        id=person_id,
        name=name,
        topics=_chosen(answers.get("difficulties")),
        forms=_chosen(answers.get("form")),
        whom="".join(_chosen(answers.get("whom"))),
        whom_words=_own_words(answers.get("whom")),
        not_with=_text(answers.get("not_with")),
        **_shared(answers),
        **standing,
    )


def mentor_profile(person_id: int, name: str, answers: Mapping[str, Any], **standing: Any) -> MentorProfile:
    """The profile from the answers of a questionnaire; `standing`: agreed, active, taken."""
    before = answers.get("mentored_before")
    return MentorProfile(
        id=person_id,
        name=name,
        capacity=capacity_in(answers),
        topics=_chosen(answers.get("strengths")),
        forms=_chosen(answers.get("forms")),
        category="".join(_chosen(answers.get("category"))),
        mentored_before=before if isinstance(before, bool) else None,
        wishes=_text(answers.get("wishes")),
        **_shared(answers),
        **standing,
    )


def roots(words: str) -> frozenset[str]:
    """The beginnings by which words of subjects and posts are compared: «математики» and «математика» are
    one."""
    telling = (word for word in bare(words).split() if len(word) >= _SHORTEST)
    return frozenset(word[:_ROOT] for word in telling if not word.startswith(_GENERAL))


def _shared(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What both forms ask in the same words."""
    modes = _chosen(answers.get("mode"))
    return {
        "subject": roots(_text(answers.get("subject"))),
        "post": roots(_text(answers.get("post"))),
        "windows": _chosen(answers.get("windows")),
        "modes": modes - {MIXED} | BOTH_MODES if MIXED in modes else modes,
        "experience": _years(answers.get("experience")),
    }


def _chosen(answer: Any) -> frozenset[str]:
    """The ids of a choice or of choices; own words have none, an option that leaves it open is silence."""
    options = answer if isinstance(answer, list) else [answer]
    return frozenset(option for option in options if isinstance(option, str) and option) - ANYTHING


def _own_words(answer: Any) -> str:
    return _text(answer.get(OTHER)) if isinstance(answer, Mapping) else ""


def _text(answer: Any) -> str:
    return answer.strip() if isinstance(answer, str) else ""


def _years(answer: Any) -> int | None:
    if isinstance(answer, bool) or not isinstance(answer, int | str):
        return None
    try:
        return min(max(int(answer), 0), 99)
    except ValueError:
        return None
