"""Who can be put into a pair: approved, agreed, with a free place (the hard rules of DOMAIN §6)."""

from collections.abc import Sequence
from dataclasses import dataclass

from mentoring.leaving import ARCHIVED, FORGOTTEN, WITHDRAWN
from mentoring.questionnaires import capacity_of
from mentoring.refusals import Refusal
from mentoring.roles import TABLE, Action, Actor, require
from mentoring.submissions import CONSENTS, WHO_SENDS, programme_of
from storage.consents import people_who_agreed
from storage.engine import Tx
from storage.pairs import former_mentors, open_mentees, paired_mentees
from storage.people import people_with_role
from storage.records import Person, Programme, Submission, SubmissionKind, SubmissionState
from storage.submissions import submissions_of

LEFT = (FORGOTTEN, ARCHIVED, WITHDRAWN)
"""Reasons of an end that say nothing about these two: somebody left the programme, and may have come back."""


class SamePerson(Refusal):
    """A pair needs two people."""

    key = "refusal-same-person"


class MentorNotReady(Refusal):
    """No approved questionnaire, no role or no consent to mentoring (DOMAIN §3, art. 351.8)."""

    key = "refusal-mentor-not-ready"


class MenteeNotReady(Refusal):
    """No approved request, no role or no consent."""

    key = "refusal-mentee-not-ready"


class MenteePaired(Refusal):
    """A mentee has at most one open pair."""

    key = "refusal-mentee-paired"


class BrokenBefore(Refusal):
    """These two were in a pair that was broken off."""

    key = "refusal-broken-before"


class CapacityTaken(Refusal):
    """All places of the mentor are taken: open pairs and proposals hold one each."""

    key = "refusal-capacity-taken"


@dataclass(frozen=True, slots=True)
class Places:
    """How many mentees a mentor takes and how many are there already."""

    capacity: int
    taken: int

    @property
    def free(self) -> int:
        """How many more can come; none if the capacity was lowered below what is taken."""
        return max(0, self.capacity - self.taken)


@dataclass(frozen=True, slots=True)
class Mentee:
    """Somebody in the bank of mentees; `paired` while an open pair lasts."""

    person: Person
    request: Submission
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Mentor:
    """Somebody in the bank of mentors."""

    person: Person
    questionnaire: Submission
    places: Places


def check_match(mentor: Mentor | None, mentee: Mentee | None, former: frozenset[int]) -> None:
    """Raise the first reason why these two cannot be a pair now. Who may not take part is missing here;
    `former` are the mentors with whom the mentee broke off."""
    if mentee is None:
        raise MenteeNotReady
    if mentor is None:
        raise MentorNotReady
    if mentor.person.id == mentee.person.id:
        raise SamePerson
    if mentee.paired:
        raise MenteePaired(name=mentee.person.full_name)
    if mentor.person.id in former:
        raise BrokenBefore
    if mentor.places.free < 1:
        raise CapacityTaken(name=mentor.person.full_name, capacity=mentor.places.capacity)


async def check_candidates(tx: Tx, programme: Programme, mentor_id: int, mentee_id: int) -> None:
    """`check_match` of these two as they are now; lock both before."""
    mentors = {mentor.person.id: mentor for mentor in await _mentors(tx, programme)}
    mentees = {mentee.person.id: mentee for mentee in await _mentees(tx, programme)}
    former = await former_mentors(tx, mentee_id, LEFT)
    check_match(mentors.get(mentor_id), mentees.get(mentee_id), former)


async def free_mentees(tx: Tx, actor: Actor) -> list[Mentee]:
    """Mentees of the bank without an open pair, by name."""
    require(actor, Action.RUN_PROGRAMME)
    mentees = await _mentees(tx, await programme_of(tx, actor))
    return sorted((mentee for mentee in mentees if not mentee.paired), key=_by_name)


async def mentors_to_choose(tx: Tx, actor: Actor) -> list[Mentor]:
    """Mentors of the bank with a free place, by name."""
    require(actor, Action.RUN_PROGRAMME)
    mentors = await _mentors(tx, await programme_of(tx, actor))
    return sorted((mentor for mentor in mentors if mentor.places.free), key=_by_name)


async def _mentors(tx: Tx, programme: Programme) -> list[Mentor]:
    banked = await _banked(tx, programme, SubmissionKind.QUESTIONNAIRE)
    taken = await open_mentees(tx, [person.id for person, _ in banked])
    return [
        Mentor(person, sheet, Places(capacity_of(sheet), taken.get(person.id, 0))) for person, sheet in banked
    ]


async def _mentees(tx: Tx, programme: Programme) -> list[Mentee]:
    banked = await _banked(tx, programme, SubmissionKind.REQUEST)
    paired = await paired_mentees(tx, [person.id for person, _ in banked])
    return [Mentee(person, request, person.id in paired) for person, request in banked]


async def _banked(tx: Tx, programme: Programme, kind: SubmissionKind) -> Sequence[tuple[Person, Submission]]:
    """Approved, with the role, not forgotten and with every consent that the bank needs."""
    people: dict[int, Person] = {}
    for role in TABLE[WHO_SENDS[kind]]:
        people |= {person.id: person for person in await people_with_role(tx, programme.school_id, role)}
    willing = frozenset(people)
    for consent in CONSENTS[kind]:
        willing &= await people_who_agreed(tx, willing, consent)
    approved = await submissions_of(tx, programme.id, kind, [SubmissionState.APPROVED])
    return [(people[sent.person_id], sent) for sent in approved if sent.person_id in willing]


def _by_name(candidate: Mentee | Mentor) -> str:
    return candidate.person.full_name
