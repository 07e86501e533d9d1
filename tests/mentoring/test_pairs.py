"""How a pair moves: answers, the end, and what the clock does by itself."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from mentoring.pair_notices import plan_silent_pairs
from mentoring.pairs import (
    GOAL_REACHED,
    TERM_OVER,
    AlreadyAnswered,
    ConsentMissing,
    PairDates,
    PlaceGone,
    ProposalClosed,
    check_dates,
    complete_pairs,
    end_state,
    read_reason,
    write_reason,
)
from mentoring.refusals import NotAllowed, Outdated
from storage.engine import Database
from storage.records import (
    Answer,
    ConsentKind,
    ConsentState,
    PairState,
    SubmissionKind,
)
from storage.tables import outbox
from tests.mentoring.pair_samples import (
    NOW,
    QUESTIONNAIRE,
    TODAY,
    Samples,
    approve,
    lay_bank,
)


@pytest.fixture
async def bank(database: Database) -> Samples:
    return await lay_bank(database)


words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40)


@given(reason=words, comment=words)
def test_a_reason_and_its_comment_survive_being_kept(reason: str, comment: str) -> None:
    tidy = " ".join(reason.split()) or "other"
    assert read_reason(write_reason(tidy, comment)) == (tidy, comment.strip())


def test_own_words_of_several_lines_do_not_run_into_the_comment() -> None:
    assert read_reason(write_reason("Уезжаю\nв декрет", "До сентября")) == ("Уезжаю в декрет", "До сентября")


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2026, 10, 1), date(2026, 9, 1)),
        (date(2026, 8, 1), date(2026, 8, 31)),
        (date(2026, 8, 1), date(2026, 9, 1)),
    ],
)
def test_a_pair_without_a_day_to_come_is_refused(starts_on: date, ends_on: date) -> None:
    with pytest.raises(PairDates):
        check_dates(starts_on, ends_on, TODAY)


def test_a_pair_may_have_begun_before_it_is_written_down() -> None:
    check_dates(date(2026, 8, 25), date(2026, 9, 2), TODAY)


def test_reaching_the_goal_early_is_a_success() -> None:
    assert end_state(GOAL_REACHED) is end_state(TERM_OVER) is PairState.COMPLETED
    assert end_state("mentee_left") is end_state("Переехала") is PairState.ENDED


async def test_the_second_yes_makes_the_pair_agreed_and_everybody_hears_it(bank: Samples) -> None:
    pair = await bank.propose()
    assert (await bank.accept(bank.olga, pair)).state is PairState.PROPOSED
    before = await bank.notices()
    assert (await bank.accept(bank.anna, pair)).state is PairState.AGREED
    assert await bank.notices() - before == {("pair_agreed", bank.olga.id), ("pair_ready", bank.vera.id)}


async def test_two_who_say_yes_at_once_make_the_pair_agreed(bank: Samples) -> None:
    pair = await bank.propose()
    await asyncio.gather(bank.accept(bank.olga, pair), bank.accept(bank.anna, pair))
    assert (await bank.state(pair))[0].state is PairState.AGREED


async def test_yes_and_no_at_once_never_make_an_agreed_pair(bank: Samples) -> None:
    pair = await bank.propose()
    await bank.accept(bank.olga, pair)
    results = await asyncio.gather(
        bank.accept(bank.anna, pair),
        bank.cancel(pair),
        return_exceptions=True,
    )
    stored, members = await bank.state(pair)
    assert stored.state is PairState.DECLINED
    accepted = members[bank.anna.id].answer is Answer.ACCEPTED
    assert isinstance(results[0], ProposalClosed) is not accepted


async def test_a_no_frees_the_place_and_tells_the_reason_to_the_curator_only(bank: Samples) -> None:
    pair = await bank.propose()
    before = await bank.notices()
    await bank.decline(bank.anna, pair)
    stored, members = await bank.state(pair)
    assert stored.state is PairState.DECLINED
    assert stored.ended_at == NOW
    assert read_reason(members[bank.anna.id].reason) == ("no_time", "Много уроков")
    assert await bank.notices() - before == {
        ("pair_refused", bank.vera.id),
        ("pair_not_formed", bank.olga.id),
    }
    assert (await bank.propose(mentee=await bank.mentee("Зайцева Юлия Сергеевна"))).mentor_id == bank.olga.id


async def test_an_answer_is_given_once(bank: Samples) -> None:
    pair = await bank.propose()
    await bank.accept(bank.olga, pair)
    with pytest.raises(AlreadyAnswered):
        await bank.accept(bank.olga, pair)
    with pytest.raises(AlreadyAnswered):
        await bank.decline(bank.olga, pair)
    assert (await bank.state(pair))[1][bank.olga.id].answer is Answer.ACCEPTED


async def test_a_declined_proposal_cannot_be_accepted_any_more(bank: Samples) -> None:
    pair = await bank.propose()
    await bank.decline(bank.anna, pair)
    with pytest.raises(ProposalClosed):
        await bank.accept(bank.olga, pair)
    assert (await bank.state(pair))[1][bank.olga.id].answer is Answer.WAITING


async def test_nobody_answers_for_somebody_else(bank: Samples) -> None:
    pair = await bank.propose()
    other = await bank.mentee("Зайцева Юлия Сергеевна")
    with pytest.raises(Outdated):
        await bank.accept(other, pair)
    with pytest.raises(Outdated):
        await bank.decline(other, pair)
    with pytest.raises(NotAllowed):
        await bank.accept(bank.vera, pair)
    assert {member.answer for member in (await bank.state(pair))[1].values()} == {Answer.WAITING}


async def test_a_consent_taken_back_meanwhile_stops_the_pair(bank: Samples) -> None:
    pair = await bank.propose()
    kind = ConsentKind.MENTORING
    await bank.decides(bank.olga, kind, ConsentState.WITHDRAWN)
    with pytest.raises(ConsentMissing):
        await bank.accept(bank.anna, pair)


async def test_a_capacity_lowered_meanwhile_stops_the_pair(bank: Samples) -> None:
    mentor = await bank.mentor("Кузнецова Мария Львовна", capacity=2)
    pairs = [await bank.propose(mentor), await bank.propose(mentor, await bank.mentee("Зайцева Юлия"))]
    one_place = {**QUESTIONNAIRE, "capacity": 1}
    await bank.database.write(lambda tx: approve(tx, mentor, SubmissionKind.QUESTIONNAIRE, one_place))
    with pytest.raises(PlaceGone):
        await bank.accept(mentor, pairs[1])


async def test_members_cannot_mark_orders_cancel_or_end(bank: Samples) -> None:
    pair = await bank.agree()
    for me in (bank.anna, bank.olga):
        for forged in (bank.order(pair, actor=me), bank.cancel(pair, me), bank.end(pair, GOAL_REACHED, me)):
            with pytest.raises(NotAllowed):
                await forged
    assert (await bank.state(pair))[0] == pair


async def test_a_curator_of_another_school_changes_nothing(bank: Samples) -> None:
    pair = await bank.activate()
    stranger = await bank.curator_elsewhere()
    for forged in (
        bank.order(pair, actor=stranger),
        bank.cancel(pair, stranger),
        bank.end(pair, GOAL_REACHED, stranger),
    ):
        with pytest.raises(Outdated):
            await forged
    assert (await bank.state(pair))[0] == pair


async def test_a_proposal_called_off_tells_both_and_frees_them(bank: Samples) -> None:
    pair = await bank.propose()
    before = await bank.notices()
    await bank.cancel(pair)
    assert await bank.notices() - before == {
        ("pair_cancelled", bank.olga.id),
        ("pair_cancelled", bank.anna.id),
    }
    assert (await bank.propose()).state is PairState.PROPOSED


async def test_an_active_pair_is_ended_not_called_off(bank: Samples) -> None:
    pair = await bank.activate()
    with pytest.raises(Outdated):
        await bank.cancel(pair)
    assert (await bank.state(pair))[0].state is PairState.ACTIVE


@pytest.mark.parametrize(
    ("reason", "state"), [(GOAL_REACHED, PairState.COMPLETED), ("Уволилась", PairState.ENDED)]
)
async def test_the_curator_closes_a_pair_without_waiting_for_anybody(
    bank: Samples, reason: str, state: PairState
) -> None:
    pair = await bank.activate()
    before = await bank.notices()
    await bank.end(pair, reason)
    stored, _ = await bank.state(pair)
    assert (stored.state, stored.end_reason, stored.ended_at) == (state, reason, NOW)
    assert await bank.notices() - before == {("pair_ended", bank.olga.id), ("pair_ended", bank.anna.id)}
    with pytest.raises(Outdated):
        await bank.end(pair, reason)


async def test_the_clock_completes_a_pair_when_its_last_day_is_over_at_school(bank: Samples) -> None:
    pair = await bank.activate()
    last_evening = datetime(2027, 5, 31, 20, 59, tzinfo=UTC)
    await bank.database.write(lambda tx: complete_pairs(tx, last_evening))
    assert (await bank.state(pair))[0].state is PairState.ACTIVE
    midnight_in_moscow = last_evening + timedelta(minutes=1)
    for _ in range(2):
        await bank.database.write(lambda tx: complete_pairs(tx, midnight_in_moscow))
    stored, _ = await bank.state(pair)
    assert (stored.state, stored.ended_at) == (PairState.COMPLETED, midnight_in_moscow)
    assert {("pair_term_over", bank.olga.id), ("pair_term_over", bank.anna.id)} <= await bank.notices()


async def test_the_clock_leaves_other_pairs_alone(bank: Samples) -> None:
    pair = await bank.agree()
    await bank.database.write(lambda tx: complete_pairs(tx, datetime(2027, 6, 2, tzinfo=UTC)))
    assert (await bank.state(pair))[0].state is PairState.AGREED


async def test_silence_is_answered_by_one_reminder_and_then_by_the_curator(bank: Samples) -> None:
    pair = await bank.propose()
    await bank.accept(bank.olga, pair)
    for day in range(10):
        await bank.database.write(partial(plan_silent_pairs, now=NOW + timedelta(days=day)))
    async with bank.database.read() as tx:
        query = select(outbox).where(outbox.c.kind.in_(["pair_reminder", "pair_silent"]))
        rows = await tx.all(query.order_by(outbox.c.due_at))
    assert [(row.kind, row.person_id, row.due_at) for row in rows] == [
        ("pair_reminder", bank.anna.id, datetime(2026, 9, 4, 7, tzinfo=UTC)),
        ("pair_silent", bank.vera.id, datetime(2026, 9, 6, 7, tzinfo=UTC)),
    ]
