"""A pair that has never met: who hears of it, when, and when nobody does any more."""

from datetime import timedelta

import pytest

from storage.records import MeetingState
from tests.handlers.meeting_samples import Couple, begin_couple, moscow
from tests.town import Town, Townsman

WORDS = "Вы ещё ни разу не встретились"


@pytest.fixture
async def couple(town: Town) -> Couple:
    return await begin_couple(town)


def told(who: Townsman) -> int:
    return sum(WORDS in words for words in who.heard)


async def test_the_mentor_hears_after_a_week_the_mentee_after_another(couple: Couple) -> None:
    await couple.town.reaches(moscow(8, 9, 59))
    assert told(couple.olga) == 0
    await couple.town.reaches(moscow(8, 10))
    couple.olga.sees(WORDS, "С вами в паре: Белова А. И.", "это минута")
    assert told(couple.anna) == 0
    await couple.town.reaches(moscow(15, 10))
    couple.anna.sees(WORDS, "Смирнова О. П.")
    await couple.anna.taps("Предложить встречу")
    couple.anna.sees("Когда встретимся?")


async def test_nobody_hears_of_it_more_often_than_once_a_fortnight(couple: Couple) -> None:
    await couple.town.reaches(moscow(31, 12, month=10))
    days = [notice.due_at for notice in await couple.notices("first_meeting")]
    assert told(couple.olga) == 4
    assert told(couple.anna) == 4
    assert len(days) == 8
    assert sorted(days)[0] == moscow(8, 10)


async def test_a_mentor_of_two_pairs_reads_one_message_about_both(couple: Couple) -> None:
    eva = await couple.year.mentee("Новикова Ева Юрьевна")
    await couple.year.pair(mentee=eva)
    await couple.town.reaches(moscow(8, 12))
    assert told(couple.olga) == 1
    couple.olga.sees("Белова А. И., Новикова Е. Ю.")


@pytest.mark.parametrize("state", [MeetingState.CONFIRMED, MeetingState.PROPOSED, MeetingState.HELD])
async def test_a_pair_with_a_meeting_is_left_in_peace(couple: Couple, state: MeetingState) -> None:
    day = moscow(5, 15) if state is MeetingState.HELD else moscow(20, 15, month=10)
    await couple.year.meeting(couple.pair, state, day)
    await couple.town.reaches(moscow(1, 12, month=10))
    assert told(couple.olga) == told(couple.anna) == 0


async def test_a_proposal_that_came_to_nothing_counts_for_nothing(couple: Couple) -> None:
    await couple.year.meeting(couple.pair, MeetingState.PROPOSED, moscow(7, 15))
    await couple.town.reaches(moscow(8, 12))
    assert told(couple.olga) == 1


async def test_two_meetings_in_vain_are_a_matter_for_the_curator(couple: Couple) -> None:
    for day in (3, 4):
        await couple.year.meeting(couple.pair, MeetingState.MISSED, moscow(day, 15))
    await couple.town.reaches(moscow(30, 12))
    assert told(couple.olga) == told(couple.anna) == 0


async def test_what_was_set_meanwhile_is_not_asked_for(couple: Couple) -> None:
    await couple.town.reaches(moscow(8, 9))
    await couple.agreed(moscow(10, 15))
    await couple.town.reaches(moscow(8, 12))
    assert told(couple.olga) == 0


async def test_a_pause_is_kept_and_nothing_piles_up_behind_it(couple: Couple) -> None:
    await couple.chooses(couple.olga, paused_until=moscow(1, 0, month=10).date())
    await couple.town.reaches(moscow(30, 12))
    assert told(couple.olga) == 0
    await couple.town.reaches(moscow(1, 12, month=10) + timedelta(days=13))
    assert told(couple.olga) == 1
