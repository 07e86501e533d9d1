"""Personal programmes as the road map counts them."""

import pytest

from handlers.measure_words import Act, MeasureTap
from mentoring.evidence import count
from mentoring.roadmaps import Evidence
from mentoring.stages import Figures
from storage.records import PairState
from tests.handlers.meeting_samples import Couple, begin_couple
from tests.handlers.plan_samples import approved, drafts
from tests.handlers.roadmap_samples import board_for, choose
from tests.town import Town


@pytest.fixture
async def couple(town: Town) -> Couple:
    return await begin_couple(town)


async def fact(couple: Couple) -> tuple[int, int]:
    """How many plans the board counts, of how many."""
    found = await board_for(couple.town, couple.vera)
    line = next(one for one in found.lines if one.measure.evidence == Evidence.PLANS_APPROVED)
    assert line.count is not None
    return line.count.number, line.count.of


async def test_an_approved_programme_proves_the_measure(couple: Couple) -> None:
    await choose(couple.town, couple.vera, "standard")
    assert await fact(couple) == (0, 1)
    await drafts(couple.olga)
    await couple.olga.taps("Отправить куратору")
    assert await fact(couple) == (0, 1)
    await couple.vera.taps("Открыть программу")
    await couple.vera.taps("Одобрить")
    assert await fact(couple) == (1, 1)
    found = await board_for(couple.town, couple.vera)
    measure = next(one.measure for one in found.lines if one.measure.evidence == Evidence.PLANS_APPROVED)
    await couple.vera.forges(MeasureTap(act=Act.OPEN, measure=measure.id).pack())
    couple.vera.sees("Одобрено программ пар: 1 из 1")


async def test_it_stays_proved_while_a_change_waits(couple: Couple) -> None:
    await choose(couple.town, couple.vera, "standard")
    await approved(couple)
    await couple.olga.taps("Изменить программу")
    await couple.olga.taps("Да, изменить")
    assert await fact(couple) == (1, 1)


def test_a_pair_that_broke_early_owes_no_programme() -> None:
    figures = Figures(plans=2, pairs={PairState.ACTIVE: 1, PairState.COMPLETED: 1, PairState.ENDED: 3})
    found = count(Evidence.PLANS_APPROVED, figures, 0)
    assert found is not None
    assert found.is_enough
    nothing = count(Evidence.PLANS_APPROVED, Figures(), 0)
    assert nothing is not None
    assert not nothing.is_enough
