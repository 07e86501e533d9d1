"""What must be true of the bot's own records once the programme is over."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Table, func, select

from storage.engine import Database, Tx
from storage.records import (
    ConsentState,
    InboxState,
    MeetingState,
    OutboxState,
    PairState,
    SubmissionState,
    SurveyState,
)
from storage.tables import (
    account,
    audit,
    consent,
    inbox,
    invitation,
    meeting,
    outbox,
    pair,
    pair_member,
    person,
    submission,
    survey,
)
from tests.e2e.answers import (
    MENTEE_SCALES,
    MENTOR_SCALES,
    OPINIONS,
    QUESTIONNAIRE,
    REQUEST,
    goal_of,
    marks,
    secret_of,
)
from tests.e2e.programme import Programme, order_of
from tests.e2e.townsfolk import Townsman
from tests.e2e.witness import PHRASES, Witness

LEADS = (timedelta(days=1), timedelta(hours=1))
MAY_BE_DROPPED = {
    "digest",
    "first_meeting",
    "contact_asked",
    "fit_asked",
    "consent_awaited",
    "did_you_meet",
    "survey_reminder",
    "form_unfinished",
    "pair_reminder",
    "pair_silent",
}
"""Notices that are planned ahead and may have become untrue. Nothing else may be left unsaid."""


@dataclass(slots=True)
class Ledger:
    """The bot's database, read when the bot has stopped, beside the script and what the witness saw."""

    programme: Programme
    witness: Witness
    rows: dict[str, list[dict[str, Any]]]
    people: dict[int, int]
    """The messenger's user by the bot's person."""

    def of(self, one: Townsman) -> int:
        return next(mine for mine, user in self.people.items() if user == one.id)

    def check(self) -> None:
        self.check_people()
        self.check_answers()
        self.check_pairs()
        self.check_meetings()
        self.check_surveys()
        self.check_deeds()
        self.check_updates()
        self.check_notices()
        self.check_reminders()
        self.check_privacy()

    def check_people(self) -> None:
        """Everybody came in once and agreed once."""
        members = [self.programme.olga, *self.programme.members]
        assert sorted(self.people.values()) == sorted(one.id for one in members)
        assert {row["full_name"] for row in self.rows["person"]} == {one.full_name for one in members}
        given = Counter((row["person_id"], row["kind"]) for row in self.rows["consent"])
        assert given == {
            **{(self.of(one), "personal_data"): 1 for one in members},
            **{(self.of(couple.mentor), "mentoring"): 1 for couple in self.programme.couples},
        }
        assert all(row["state"] is ConsentState.GIVEN for row in self.rows["consent"])
        assert len(self.rows["invitation"]) == self.programme.invitations
        used = sum(row["uses"] for row in self.rows["invitation"])
        assert used == len(self.programme.members)

    def check_answers(self) -> None:
        """Every answer whose next question was shown is there, as it was given."""
        kept = {row["person_id"]: row for row in self.rows["submission"]}
        assert len(kept) == len(self.rows["submission"]) == len(self.programme.members)
        assert all(row["state"] is SubmissionState.APPROVED for row in kept.values())
        for couple in self.programme.couples:
            goal, secret = goal_of(couple.mentee), secret_of(couple.mentee)
            asked = {**REQUEST, "goal": goal, "not_with": secret}
            assert kept[self.of(couple.mentee)]["answers"] == asked
            story, wishes = goal_of(couple.mentor), secret_of(couple.mentor)
            offered = {**QUESTIONNAIRE, "mentoring_story": story, "wishes": wishes}
            assert kept[self.of(couple.mentor)]["answers"] == offered

    def check_pairs(self) -> None:
        pairs = {row["mentor_id"]: row for row in self.rows["pair"]}
        assert len(pairs) == len(self.rows["pair"]) == len(self.programme.couples)
        members = {(row["pair_id"], row["person_id"]) for row in self.rows["pair_member"]}
        for couple in self.programme.couples:
            row = pairs[self.of(couple.mentor)]
            assert row["state"] is PairState.COMPLETED
            assert row["order_number"] == order_of(couple)
            assert (row["id"], self.of(couple.mentee)) in members

    def check_meetings(self) -> None:
        """One meeting a week for every pair, each written down once."""
        held = Counter(row["pair_id"] for row in self.rows["meeting"])
        assert held == {row["id"]: self.programme.rounds for row in self.rows["pair"]}
        for row in self.rows["meeting"]:
            assert row["state"] is MeetingState.HELD
            assert (row["topic"], row["done"]) == ("Работа с классом", "Нашли решение")

    def check_surveys(self) -> None:
        kept = {row["person_id"]: row for row in self.rows["survey"]}
        assert len(kept) == len(self.rows["survey"]) == len(self.programme.members)
        for couple in self.programme.couples:
            for one, scales, before in (
                (couple.mentor, MENTOR_SCALES, True),
                (couple.mentee, MENTEE_SCALES, False),
            ):
                row = kept[self.of(one)]
                if one is self.programme.silent:
                    assert row["state"] is SurveyState.CLOSED
                    continue
                assert row["state"] is SurveyState.ANSWERED
                assert row["answers"] == {**marks(scales), "mentored_before": before, **OPINIONS}

    def check_deeds(self) -> None:
        """Nobody has done the same thing to the same thing twice."""
        done = Counter(
            (row["actor_id"], row["action"], row["subject"], row["subject_id"]) for row in self.rows["audit"]
        )
        assert not [deed for deed, times in done.items() if times > 1]
        counts = Counter(row["action"] for row in self.rows["audit"])
        pairs, meetings = len(self.rows["pair"]), len(self.rows["meeting"])
        expected = {"pair_proposed": pairs, "pair_accepted": 2 * pairs, "pair_completed": pairs}
        expected |= {f"meeting_{deed}": meetings for deed in ("proposed", "confirmed", "held")}
        assert {action: counts[action] for action in expected} == expected

    def check_updates(self) -> None:
        """Every update that Telegram gave away was stored once, applied and answered."""
        known = Counter(row["update_id"] for row in self.rows["inbox"])
        updates = self.programme.exchange.world.updates
        assert not updates.waiting
        assert set(known) == set(range(updates.next_id - len(known), updates.next_id))
        assert set(known.values()) == {1}
        assert all(row["state"] is InboxState.SAID for row in self.rows["inbox"])

    def check_notices(self) -> None:
        """What was planned was received; what became untrue was planned long before."""
        received, sent = self.witness.notices(), self.sent()
        assert {kind for _, kind in sent} <= set(PHRASES)
        assert not {key: (times, received[key]) for key, times in sent.items() if received[key] < times}
        calendars = Counter(post.person for post in self.witness.posts if post.file.endswith(".ics"))
        settled = {one: times for (one, kind), times in sent.items() if kind == "meeting_settled"}
        assert all(calendars[one] >= times for one, times in settled.items())
        for row in self.rows["outbox"]:
            if row["state"] is not OutboxState.SENT:
                dropped = row["state"] is OutboxState.DROPPED and row["kind"] in MAY_BE_DROPPED
                assert dropped or self.is_received(row), row

    def sent(self) -> Counter[tuple[int, str]]:
        """How many notices of each kind the bot believes to have sent to each user."""
        rows = [row for row in self.rows["outbox"] if row["state"] is OutboxState.SENT]
        return Counter((self.people[row["person_id"]], row["kind"]) for row in rows)

    def repeats(self) -> int:
        """How many notices were received beyond those."""
        return (self.witness.notices() - self.sent()).total()

    def is_received(self, row: Mapping[str, Any]) -> bool:
        """Said, then killed before the mark, and untrue by the next life: the person has it all the same."""
        user = self.people[row["person_id"]]
        return row["state"] is OutboxState.DROPPED and any(
            post.person == user and post.kind == row["kind"] and post.at >= row["created_at"]
            for post in self.witness.posts
        )

    def check_reminders(self) -> None:
        """Counted from the meetings, not from the outbox: two reminders for both, each before its meeting."""
        heard: dict[int, list[Any]] = defaultdict(list)
        for post in self.witness.posts:
            if post.kind == "meeting_reminder":
                heard[post.person].append(post.at)
        members = defaultdict(list)
        for row in self.rows["pair_member"]:
            members[row["pair_id"]].append(self.people[row["person_id"]])
        for row in self.rows["meeting"]:
            for user in members[row["pair_id"]]:
                for lead, until in zip(LEADS, (LEADS[1], timedelta()), strict=True):
                    first, last = row["starts_at"] - lead, row["starts_at"] - until
                    assert any(first <= moment < last for moment in heard[user]), (user, row["starts_at"])

    def check_privacy(self) -> None:
        """Nobody was shown what somebody else has written, but the curator and, in part, the pair."""
        for couple in self.programme.couples:
            for one, partner in ((couple.mentor, couple.mentee), (couple.mentee, couple.mentor)):
                others = [each for each in self.programme.members if each is not one]
                for other in others:
                    text = "\n".join(self.witness.read[other.id])
                    assert secret_of(one) not in text
                    assert other is partner or goal_of(one) not in text
                    assert other is partner or one.short_name not in text


TABLES = (
    person, invitation, consent, submission, pair, pair_member, meeting, survey, audit, inbox, outbox,
)  # fmt: skip


async def read_ledger(database: Database, programme: Programme, witness: Witness) -> Ledger:
    async with database.read() as tx:
        rows = {table.name: await _rows(tx, table) for table in TABLES}
        accounts = await _rows(tx, account)
    people = {row["person_id"]: int(row["external_user"]) for row in accounts}
    return Ledger(programme, witness, rows, people)


async def _rows(tx: Tx, table: Table) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in await tx.all(select(table))]


async def remains_in(database: Database) -> tuple[int, int, int]:
    """Stored updates, applied ones, claimed notices."""
    async with database.read() as tx:
        stored, applied = [
            int(await tx.scalar(select(func.count()).select_from(inbox).where(inbox.c.state == state)))
            for state in (InboxState.NEW, InboxState.APPLIED)
        ]
        claimed = select(func.count()).select_from(outbox).where(outbox.c.leased_until.is_not(None))
        return stored, applied, int(await tx.scalar(claimed))
