"""Two schools whose rows have known numbers, so that a button drawn by nobody can name any of them.

The same number is a person, a submission, a pair with its plan and an item, a meeting, a survey, a consent,
an invitation, a measure and its proof at once; a school's number is that of its programme, its road map and
the one stage of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from mentoring.invitations import hash_of
from mentoring.roadmaps import Layout, RoadMap, Stage
from storage.consents import keep_text
from storage.engine import Tx
from storage.records import (
    Answer,
    ConsentKind,
    ConsentState,
    MeasureState,
    MeetingState,
    PairState,
    PlanState,
    ProgrammeState,
    ProofKind,
    Role,
    SignalKind,
    SignalState,
    SubmissionKind,
    SubmissionState,
    SurveyState,
)
from storage.tables import (
    account,
    consent,
    fsm,
    inbox,
    invitation,
    measure,
    measure_owner,
    meeting,
    metadata,
    pair,
    pair_member,
    person,
    person_role,
    plan,
    plan_item,
    programme,
    proof,
    roadmap,
    school,
    signal,
    stage,
    submission,
    survey,
)
from tests.mentoring.pair_samples import QUESTIONNAIRE, REQUEST
from tests.storage.school_samples import put
from tests.town import Town, Townsman

MINE, ALSO_MINE = 1001, 1005
NEAR, ALSO_NEAR = 1003, 1007
FAR, ALSO_FAR = 2002, 2006
NOTHING = 9_000_000_000_000_000_001
OTHER_MENTOR, CURATOR, FAR_CURATOR = 1101, 1201, 2201
CODE = "ABCDEFGH"
NAMES = {
    MINE: "Ковалёва Мария Ильинична",
    ALSO_MINE: "Белова Анна Ивановна",
    OTHER_MENTOR: "Смирнова Ольга Петровна",
    CURATOR: "Орлова Вера Павловна",
    NEAR: "Соседова Нина Львовна",
    ALSO_NEAR: "Соседов Олег Львович",
    FAR: "Чужая Инна Юрьевна",
    ALSO_FAR: "Чужов Пётр Юрьевич",
    FAR_CURATOR: "Чужина Лидия Юрьевна",
}
SOURCE = RoadMap(
    id="own",
    version=1,
    title="Дорожная карта",
    note="Своя карта школы.",
    layout=Layout.FULL,
    stages=(Stage(id="start", number="1", title="Подготовка"),),
)
Dump = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Family:
    """Rows that belong together: `first` and `second` are their numbers, in two different states."""

    school: int
    first: int
    second: int
    mentor: int
    mentee: int

    @property
    def members(self) -> tuple[int, int]:
        return self.mentor, self.mentee

    @property
    def of_year(self) -> dict[str, int]:
        return {"school_id": self.school, "programme_id": self.school}


@dataclass(frozen=True, slots=True)
class Me:
    """Who acts. Without a role in `roles` the person was archived; `is_in` is false for strangers."""

    name: str
    roles: frozenset[Role] = frozenset()
    is_in: bool = True
    forgotten: bool = False

    def family(self) -> Family:
        """The pair is mine if my role has one."""
        if Role.MENTOR in self.roles:
            return Family(MINE, MINE, ALSO_MINE, MINE, ALSO_MINE)
        mentee = MINE if Role.MENTEE in self.roles else ALSO_MINE
        return Family(MINE, MINE, ALSO_MINE, OTHER_MENTOR, mentee)


WITHOUT_WORK = frozenset({Role.PSYCHOLOGIST, Role.STAFF, Role.COORDINATOR})
"""Roles that may do what everybody may, and nothing else yet."""
EVERYBODY = (
    *(Me(role.value, frozenset({role})) for role in Role),
    Me("archived"),
    Me("forgotten", is_in=False, forgotten=True),
    Me("stranger", is_in=False),
)
NEIGHBOURS = Family(MINE, NEAR, ALSO_NEAR, ALSO_NEAR, NEAR)
FOREIGNERS = Family(FAR, FAR, ALSO_FAR, ALSO_FAR, FAR)


async def lay_two_schools(town: Town, me: Me) -> Townsman:
    """Everything is there; returns the telephone of the person who acts."""
    phones = {number: town.newcomer(name.split()[1]) for number, name in NAMES.items() if number != MINE}
    mine = town.newcomer("Мария", "Ковалёва")
    for phone in town.people:
        phone.person.started = True

    async def work(tx: Tx) -> None:
        await _schools(tx, town)
        await _people(tx, town, me, {**phones, MINE: mine})
        for kind in ConsentKind:
            await keep_text(tx, text_hash=kind, kind=kind, version="1", locale="ru", text=f"Текст: {kind}")
        for family in (me.family(), NEIGHBOURS, FOREIGNERS):
            await _rows(tx, town, family, MINE if family.first == MINE and me.is_in else family.mentee)

    await town.app.database.write(work)
    forget_everything_at_once(town)
    return mine


def forget_everything_at_once(town: Town) -> None:
    """Rows are changed behind the bot's back: it must not remember them from one update to the next."""
    turns = town.app.updates._turns
    turns._known = turns._fsm_cache = None


async def dump(tx: Tx) -> Dump:
    """Every row of every table but the two in which the way of an update is noted."""
    return {
        table.name: [dict(row._mapping) for row in await tx.all(select(table).order_by(*table.primary_key))]
        for table in metadata.sorted_tables
        if table not in (inbox, fsm)
    }


async def restore(tx: Tx, rows: Dump) -> None:
    """Make the database what it was at the dump; nobody is in the middle of anything."""
    for table in reversed(metadata.sorted_tables):
        if table is not inbox:
            await tx.execute(delete(table))
    for table in metadata.sorted_tables:
        if rows.get(table.name):
            await tx.execute(table.insert(), rows[table.name])


def changes(before: Dump, after: Dump) -> list[str]:
    """The tables in which rows came, went or are no longer the same."""
    return [
        f"{name}: {[row for row in after[name] if row not in rows] or 'rows are gone'}"
        for name, rows in before.items()
        if rows != after[name]
    ]


async def _schools(tx: Tx, town: Town) -> None:
    now = town.clock.now()
    for number, name in ((MINE, "Школа № 14"), (FAR, "Чужая школа")):
        card = {"name": name, "city": "Тверь", "timezone": "Europe/Moscow", "locale": "ru", "settings": {}}
        await put(tx, school, [{"id": number, **card, "created_at": now}])
        year = {"year": 2026, "starts_on": date(2026, 9, 1), "ends_on": date(2027, 5, 31)}
        state = {"state": ProgrammeState.ACTIVE, "created_at": now}
        await put(tx, programme, [{"id": number, "school_id": number, **year, **state}])
        own = {"id": number, "school_id": number, "programme_id": number, "created_at": now}
        words = {"template": "", "title": SOURCE.title, "layout": SOURCE.layout, "holders": {}}
        await put(tx, roadmap, [{**own, **words, "source": SOURCE.model_dump(mode="json")}])
        place = {"position": 1, "key": "start", "number": "1", "title": "Подготовка", "kind": ""}
        await put(tx, stage, [{"id": number, "roadmap_id": number, **place}])


async def _people(tx: Tx, town: Town, me: Me, phones: Mapping[int, Townsman]) -> None:
    now = town.clock.now()
    roles = {
        ALSO_MINE: {Role.MENTOR if Role.MENTEE in me.roles else Role.MENTEE},
        OTHER_MENTOR: {Role.MENTOR},
        CURATOR: {Role.CURATOR},
        NEAR: {Role.MENTEE},
        ALSO_NEAR: {Role.MENTOR},
        FAR: {Role.MENTEE},
        ALSO_FAR: {Role.MENTOR},
        FAR_CURATOR: {Role.CURATOR},
        MINE: me.roles,
    }
    for number, name in NAMES.items():
        if number == MINE and not (me.is_in or me.forgotten):
            continue
        gone = number == MINE and me.forgotten
        known = {"full_name": "" if gone else name, "forgotten_at": now if gone else None}
        at = {"school_id": FAR if number in (FAR, ALSO_FAR, FAR_CURATOR) else MINE, "created_at": now}
        await put(tx, person, [{"id": number, **known, **at, "settings": {}}])
        await put(
            tx,
            person_role,
            [{"person_id": number, "role": each, "granted_at": now} for each in roles[number]],
        )
        if not gone:
            await put(tx, account, [_account(number, phones[number], town)])


def _account(number: int, phone: Townsman, town: Town) -> dict[str, Any]:
    outside = {"platform": "telegram", "external_user": str(phone.id), "external_chat": str(phone.id)}
    inside = {"reachable": True, "locale": "ru", "started_at": town.clock.now()}
    return {"id": number, "person_id": number, **outside, **inside}


async def _rows(tx: Tx, town: Town, family: Family, owner: int) -> None:
    """What a family has; what one person has of its own is the owner's."""
    now, both = town.clock.now(), (family.first, family.second)
    await _consents(tx, family, owner, now)
    await _submissions(tx, family, owner, now)
    await _pairs(tx, family, now)
    await _meetings(tx, family, owner, now)
    await _measures(tx, family, owner, now)
    await _signals(tx, family, owner, now)
    await _plans(tx, family, owner, now)
    form = "survey_mentor" if owner == family.mentor else "survey_mentee"
    whose = {**family.of_year, "person_id": owner if owner in family.members else family.mentee}
    asked = {"form": form, "form_version": 1, "sent_at": now, "closes_on": date(2026, 9, 20)}
    await put(
        tx, survey, [{"id": n, "pair_id": n, **whose, **asked, "state": SurveyState.SENT} for n in both]
    )
    name = NAMES[family.mentee].split()[0]
    door = {"role": Role.MENTEE, "name": name, "created_at": now, "expires_at": now + timedelta(days=9)}
    for number in both:
        code = {"code_hash": hash_of(CODE if number == MINE else f"{number}"), "max_uses": 9, "uses": 0}
        await put(tx, invitation, [{"id": number, "school_id": family.school, **door, **code}])


async def _signals(tx: Tx, family: Family, owner: int, now: datetime) -> None:
    """The owner has asked for help twice; nobody has taken it yet."""
    for number in (family.first, family.second):
        whose = {"school_id": family.school, "person_id": owner, "pair_id": family.first}
        what = {"kind": SignalKind.HELP, "word": "talk", "state": SignalState.OPEN, "made_at": now}
        await put(tx, signal, [{"id": number, **whose, **what}])


async def _consents(tx: Tx, family: Family, owner: int, now: datetime) -> None:
    for number, kind in ((family.first, ConsentKind.PERSONAL_DATA), (family.second, ConsentKind.MENTORING)):
        what = {"kind": kind, "version": "1", "text_hash": kind, "state": ConsentState.GIVEN}
        row = {"id": number, "school_id": family.school, "person_id": owner, "decided_at": now, **what}
        await put(tx, consent, [row])


async def _submissions(tx: Tx, family: Family, owner: int, now: datetime) -> None:
    """The first one waits for the curator, the other person's is approved."""
    request = {"kind": SubmissionKind.REQUEST, "answers": REQUEST, "person_id": family.mentee}
    offer = {"kind": SubmissionKind.QUESTIONNAIRE, "answers": QUESTIONNAIRE, "person_id": family.mentor}
    first, second = (offer, request) if owner == family.mentor else (request, offer)
    waiting = {"id": family.first, "state": SubmissionState.SUBMITTED}
    approved = {"id": family.second, "state": SubmissionState.APPROVED, "decided_at": now}
    for row in ({**first, **waiting}, {**second, **approved}):
        await put(tx, submission, [{**family.of_year, "form_version": 1, "submitted_at": now, **row}])


async def _pairs(tx: Tx, family: Family, now: datetime) -> None:
    """The first one works, the second is proposed to both."""
    term = {"starts_on": date(2026, 9, 1), "ends_on": date(2027, 5, 31), "created_at": now}
    whose = {**family.of_year, "mentor_id": family.mentor, "created_by": family.mentor}
    works = {"state": PairState.ACTIVE, "order_number": "5-од", "order_date": date(2026, 9, 1)}
    await put(tx, pair, [{"id": family.first, **whose, **term, **works}])
    await put(tx, pair, [{"id": family.second, **whose, **term, "state": PairState.PROPOSED}])
    for number, answer in ((family.first, Answer.ACCEPTED), (family.second, Answer.WAITING)):
        sides = {family.mentor: Role.MENTOR, family.mentee: Role.MENTEE}
        rows = [{"pair_id": number, "person_id": who, "role": role} for who, role in sides.items()]
        await put(tx, pair_member, [{**row, "answer": answer} for row in rows])


async def _meetings(tx: Tx, family: Family, owner: int, now: datetime) -> None:
    """One that the other side has proposed, one that has passed and waits for its record."""
    other = next(each for each in family.members if each != owner)
    common = {"school_id": family.school, "pair_id": family.first, "proposed_by": other, "created_at": now}
    for number, state, days in (
        (family.first, MeetingState.PROPOSED, 3),
        (family.second, MeetingState.CONFIRMED, -3),
    ):
        at = {"starts_at": now + timedelta(days=days), "minutes": 45, "place": "Кабинет 12"}
        row = {"id": number, **common, **at, "state": state, "uid": f"u{number}", "sequence": 0}
        await put(tx, meeting, [row])


async def _measures(tx: Tx, family: Family, owner: int, now: datetime) -> None:
    """One that nobody has begun, one that is under way; the owner answers for both and has shown a proof."""
    states = {family.first: MeasureState.OPEN, family.second: MeasureState.STARTED}
    words = {"deadline": "до 01.12", "due_on": date(2026, 12, 1), "lasting": False, "event": "", "reason": ""}
    order = {"after": "", "after_days": 0, "items": [], "responsible": [], "responsible_words": ""}
    facts = {"result": "Приказ", "evidence": "", "trusts_facts": True, "version": 0}
    for number, state in states.items():
        own = {
            "id": number,
            "school_id": family.school,
            "roadmap_id": family.school,
            "stage_id": family.school,
        }
        what = {"position": number, "key": str(number), "title": f"Дело {number}", "state": state}
        await put(tx, measure, [{**own, **what, **words, **order, **facts}])
        await put(tx, measure_owner, [{"measure_id": number, "person_id": owner}])
        shown = {"kind": ProofKind.NOTE, "words": "Сделано в срок", "added_by": owner, "added_at": now}
        await put(tx, proof, [{"id": number, "measure_id": number, **shown}])


async def _plans(tx: Tx, family: Family, owner: int, now: datetime) -> None:
    """The pair that works changes what was approved, and has done one of two things; the other plan waits."""
    made = {"school_id": family.school, "created_by": owner, "created_at": now, "version": 0, "reason": ""}
    for number, state in ((family.first, PlanState.DRAFT), (family.second, PlanState.SUBMITTED)):
        at = {"approved_at": now if state is PlanState.DRAFT else None, "sent_at": now}
        await put(tx, plan, [{"id": number, "pair_id": number, "state": state, **made, **at}])
    words = {"task": "", "result": "Заметки", "due_on": date(2026, 10, 1), "position": 1}
    done = {"done_at": now, "done_by": owner, "outcome": "Готово", "file_kind": "file", "file": "F1"}
    todo = {"done_at": None, "done_by": None, "outcome": "", "file_kind": "", "file": ""}
    for number, tick in ((family.first, todo), (family.second, done)):
        item = {"id": number, "plan_id": family.first, "title": f"Пункт {number}", "file_name": "f.pdf"}
        await put(tx, plan_item, [{**item, **words, **tick}])
