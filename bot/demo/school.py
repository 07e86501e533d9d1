"""The life of the demo's school before the curtain rises, lived through the use cases: no row is written by
hand, so that lists, board and journal show what the bot itself would have brought about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.demo.cast import Cast, Couple, Hero, Teacher
from handlers.forms.catalogue import Catalogue
from mentoring.arrival import Beginnings, Door, arrive, door_by_code, first_curators_door
from mentoring.bank import approve_submission, return_submission, version_of
from mentoring.consent_texts import fill_in
from mentoring.invitations import invite
from mentoring.meetings import confirm_meeting, propose_meeting, record_meeting
from mentoring.orders import mark_order
from mentoring.pairs import accept_pair, propose_pair
from mentoring.people import actor_of
from mentoring.questionnaires import decide_mentoring
from mentoring.roles import Actor
from mentoring.schools import save_school, usual_end
from mentoring.submissions import send_submission
from storage.engine import Tx
from storage.outbox import claim_due, settle
from storage.people import find_account, set_reachable
from storage.records import Account, OutboxState, Pair, Role, Submission, SubmissionKind

PLATFORM = "telegram"
ARRIVED, DECIDED, PROPOSED, ORDERED, FIRST_MEETING = (timedelta(days=days) for days in (25, 20, 15, 12, 8))
"""How long before the first day of the demo things happened."""
BETWEEN_MEETINGS = timedelta(days=4)
LESSON_OVER = timedelta(hours=4)
"""From the demo's ten in the morning to a time at which teachers can meet."""
MINUTES = 45
LEASE = timedelta(minutes=1)
ALL = 10_000

FORMS = {Role.MENTOR: SubmissionKind.QUESTIONNAIRE, Role.MENTEE: SubmissionKind.REQUEST}


@dataclass(frozen=True, slots=True)
class Past:
    """What every step needs. `start` is the moment at which the demo begins."""

    tx: Tx
    cast: Cast
    catalogue: Catalogue
    locale: str
    start: datetime

    def consent(self, name: str) -> dict[str, object]:
        """A given consent of the packaged document, as its form step would store it."""
        school = self.cast.school
        values = {"school": school.name, "city": school.city}
        return fill_in(self.catalogue.document(name, self.locale), values, self.locale).decision(agreed=True)


async def settle_school(tx: Tx, cast: Cast, catalogue: Catalogue, locale: str, start: datetime) -> None:
    """Found the school and live its August; nothing of it is left to be said when the demo begins."""
    past = Past(tx, cast, catalogue, locale, start)
    founder = await _found(past)
    members = {cast.founder.id: founder}
    members[cast.director.id] = await _invite(past, founder, cast.director, cast.director.id, Role.DIRECTOR)
    for role, teachers in ((Role.MENTOR, cast.mentors), (Role.MENTEE, cast.mentees)):
        for teacher in teachers:
            members[teacher.id] = await _take_in(past, founder, teacher, role)
    for couple in cast.pairs:
        await _pair(past, founder, couple, members)
    await _say_nothing_of_it(tx, start)


async def _found(past: Past) -> Actor:
    """The founder comes as a first curator does and fills in the school's card."""
    now = past.start - ARRIVED
    card, founder = past.cast.school, past.cast.founder
    actor = await _arrive(past, founder, founder.id, await first_curators_door(past.tx))
    await save_school(
        past.tx,
        actor,
        name=card.name,
        city=card.city,
        timezone=card.timezone,
        year=past.start.year,
        ends_on=None,
        now=now,
    )
    return await _fresh(past.tx, actor)


async def _take_in(past: Past, founder: Actor, teacher: Teacher, role: Role) -> Actor:
    """Invited, arrived, answers sent and decided about; blocked since, if the file says so."""
    actor = await _invite(past, founder, teacher, teacher.id, role)
    sent = await _send(past, actor, teacher, role)
    await _decide(past, founder, teacher, sent)
    if teacher.blocked:
        account = await find_account(past.tx, PLATFORM, str(past.cast.telegram_ids()[teacher.id]))
        assert account is not None  # noqa: S101 - made two lines above
        await set_reachable(past.tx, account.id, reachable=False)
    return actor


async def _invite(past: Past, founder: Actor, who: Hero, key: str, role: Role) -> Actor:
    now = past.start - ARRIVED
    _, code = await invite(past.tx, founder, role=role, name="", days=14, uses=1, now=now)
    return await _arrive(past, who, key, await door_by_code(past.tx, code, now))


async def _arrive(past: Past, who: Hero, key: str, door: Door) -> Actor:
    now = past.start - ARRIVED
    number = str(past.cast.telegram_ids()[key])
    return await arrive(
        past.tx,
        Account(0, None, PLATFORM, number, number, True, past.locale, now),
        door,
        full_name=who.name,
        decision=past.consent("personal_data"),
        beginnings=Beginnings(past.cast.school.timezone, past.locale),
        now=now,
    )


async def _send(past: Past, actor: Actor, teacher: Teacher, role: Role) -> Submission:
    now = past.start - ARRIVED
    kind = FORMS[role]
    version = past.catalogue.form(kind, past.locale).version
    sent = await send_submission(past.tx, actor, kind, form_version=version, answers=teacher.answers, now=now)
    if role is Role.MENTOR:
        await decide_mentoring(past.tx, actor, past.consent("mentoring"), now)
    return sent


async def _decide(past: Past, founder: Actor, teacher: Teacher, sent: Submission) -> None:
    now = past.start - DECIDED
    if teacher.state == "approved":
        await approve_submission(past.tx, founder, sent.id, version_of(sent), now)
    elif teacher.state == "returned":
        await return_submission(past.tx, founder, sent.id, teacher.reason, now)


async def _pair(past: Past, founder: Actor, couple: Couple, members: Mapping[str, Actor]) -> None:
    """Proposed; with an order also accepted by both, at work and met."""
    now = past.start - PROPOSED
    mentor, mentee = members[couple.mentor], members[couple.mentee]
    pair = await propose_pair(
        past.tx,
        founder,
        mentor_id=mentor.id,
        mentee_id=mentee.id,
        starts_on=founder.today(now),
        ends_on=usual_end(past.start.year),
        now=now,
    )
    if not couple.order:
        return
    for member in (mentor, mentee):
        await accept_pair(past.tx, member, pair.id, now)
    ordered = past.start - ORDERED
    await mark_order(
        past.tx, founder, pair.id, number=couple.order, signed_on=founder.today(ordered), now=ordered
    )
    await _meet(past, couple, pair, mentor, mentee)


async def _meet(past: Past, couple: Couple, pair: Pair, mentor: Actor, mentee: Actor) -> None:
    """Every meeting is proposed and confirmed two days before and written down the next morning."""
    first = past.start - FIRST_MEETING + LESSON_OVER
    for place, meeting in enumerate(couple.meetings):
        starts_at = first + place * BETWEEN_MEETINGS
        before, after = starts_at - timedelta(days=2), starts_at + timedelta(days=1)
        asked = await propose_meeting(past.tx, mentor, pair.id, starts_at, MINUTES, meeting.place, before)
        await confirm_meeting(past.tx, mentee, asked.id, before)
        await record_meeting(past.tx, mentor, asked.id, meeting.topic, meeting.done, after)


async def _say_nothing_of_it(tx: Tx, start: datetime) -> None:
    """What was to be said in August was said in August."""
    for notice in await claim_due(tx, start, LEASE, ALL):
        await settle(tx, notice.id, OutboxState.SENT, start)


async def _fresh(tx: Tx, actor: Actor) -> Actor:
    """The same person with the school as it is now."""
    again = await actor_of(tx, actor.id)
    assert again is not None  # noqa: S101 - the person has just come
    return again
