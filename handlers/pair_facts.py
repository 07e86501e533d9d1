"""What the screens of both sides say about a pair: who, how long, and what the other one wrote."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from handlers.forms.words import answer_lines, clipped
from handlers.turn import Turn
from locales.texts import Html, escape
from mentoring.names import short_name
from storage.pairs import members_of
from storage.people import people_of
from storage.records import Pair, PairMember, Person, Role, SubmissionKind
from storage.submissions import submission_of

ANSWER_SHOWN = 500
TOLD: Mapping[Role, tuple[SubmissionKind, tuple[str, ...]]] = {
    Role.MENTEE: (
        SubmissionKind.REQUEST,
        ("subject", "post", "experience", "difficulties", "goal", "form", "mode"),
    ),
    Role.MENTOR: (
        SubmissionKind.QUESTIONNAIRE,
        ("subject", "post", "category", "experience", "strengths", "forms", "mode"),
    ),
}
"""What one side reads about the other before answering: nothing confidential, nothing about third people."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A pair with its people."""

    pair: Pair
    members: tuple[PairMember, ...]
    people: Mapping[int, Person]

    def of_role(self, role: Role) -> list[PairMember]:
        return [member for member in self.members if member.role is role]

    def others(self, person_id: int) -> list[PairMember]:
        """Everybody whom this person works with: the mentees for the mentor, the mentor for a mentee."""
        mine = self.member(person_id)
        return [] if mine is None else [each for each in self.members if each.role is not mine.role]

    def member(self, person_id: int) -> PairMember | None:
        return next((member for member in self.members if member.person_id == person_id), None)

    def names(self, members: Iterable[PairMember]) -> str:
        """Full names for a card."""
        return ", ".join(self.people[each.person_id].full_name or "—" for each in members)

    def short(self, members: Iterable[PairMember]) -> str:
        """Names for a list or a button."""
        return ", ".join(short_name(self.people[each.person_id].full_name) for each in members)

    @property
    def title(self) -> str:
        """«Смирнова О. П. – Белова А. И.»"""
        return f"{self.short(self.of_role(Role.MENTOR))} – {self.short(self.of_role(Role.MENTEE))}"


def other_side(turn: Turn, facts: Facts) -> Html:
    """«Наставник: Смирнова Ольга Петровна», whoever that is for this reader."""
    others = facts.others(turn.me.id)
    return turn.t(f"pair-other-{others[0].role}", name=facts.names(others))


async def facts_of(turn: Turn, pairs: Sequence[Pair]) -> list[Facts]:
    """The pairs with their people, in the same order."""
    members = await members_of(turn.tx, [pair.id for pair in pairs])
    people = await people_of(turn.tx, {each.person_id for found in members.values() for each in found})
    return [Facts(pair, tuple(members[pair.id]), people) for pair in pairs]


def period(turn: Turn, pair: Pair) -> Html:
    """«С 1 сентября по 31 мая 2027», as far as it is known."""
    t = turn.t
    if pair.starts_on is None or pair.ends_on is None:
        return t("pair-period-open")
    return t("pair-period", start=t.day(pair.starts_on, turn.today), end=t.day(pair.ends_on, turn.today))


async def about(turn: Turn, pair: Pair, member: PairMember) -> str:
    """What this member wrote and the other side may read, as HTML lines."""
    kind, steps = TOLD[member.role]
    sent = await submission_of(turn.tx, pair.programme_id, member.person_id, kind)
    if sent is None:
        return ""
    form = turn.desk.forms.catalogue.form(kind, turn.t.locale)
    told = {step: sent.answers[step] for step in steps if step in sent.answers}
    return "\n".join(
        f"<b>{escape(title.rstrip('?:.'))}</b>: {clipped(words, ANSWER_SHOWN)}"
        for title, words in answer_lines(turn.t, form, told, confidential=False)
    )
