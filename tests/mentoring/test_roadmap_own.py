"""A school's table becomes a road map, or one refusal with row and remedy in both languages."""

from dataclasses import replace

import pytest

from locales.texts import Texts
from mentoring.refusals import Refusal
from mentoring.roadmap_drafts import Draft, DraftMeasure, DraftStage
from mentoring.roadmap_own import odd_deadlines, own_roadmap
from mentoring.roadmap_own_rules import (
    DoesNotFit,
    EmptyCell,
    OddCode,
    TooMany,
    WaitsForNothing,
    WaitsInCircle,
)

MEET = DraftMeasure("Встретиться", key="meet", row=7)
STAGE = DraftStage("Пары", key="pairs", measures=(MEET,), row=6)
PLAN = Draft("План", "", "full", (STAGE,))
TEXTS = Texts()


def with_measures(*measures: DraftMeasure) -> Draft:
    return replace(PLAN, stages=(replace(STAGE, measures=measures),))


def waiting(*pairs: str) -> Draft:
    """Each measure waits for another: «ab» is a after b; they stand in rows 7, 8, …"""
    rows = enumerate(pairs, start=7)
    return with_measures(*(DraftMeasure("Дело", key=pair[0], after=pair[1:], row=row) for row, pair in rows))


@pytest.mark.parametrize(
    ("draft", "why", "said"),
    [
        (with_measures(replace(MEET, result="я" * 201)), DoesNotFit, ("7", "200")),
        (replace(PLAN, title="я" * 201), DoesNotFit, ("200",)),
        (replace(PLAN, stages=(replace(STAGE, number="часть первая"),)), DoesNotFit, ("6", "часть первая")),
        (replace(PLAN, papers=("Приказ",) * 31), TooMany, ("30",)),
        (
            with_measures(MEET, replace(MEET, key="", after="meet", after_days=400, row=8)),
            TooMany,
            ("8", "366"),
        ),
        (with_measures(replace(MEET, key="Приказ № 1")), OddCode, ("7", "Приказ № 1")),
        (replace(PLAN, stages=(replace(STAGE, key="Этап 1"),)), OddCode, ("6", "Этап 1")),
        (replace(PLAN, events=(("meet", "Встреча"),)), OddCode, ("7", "meet")),
        (replace(PLAN, events=(("a", "Раз"), ("a", "Два"))), OddCode, ("a",)),
        (replace(PLAN, events=(("Событие", "Раз"),)), OddCode, ("Событие",)),
        (replace(PLAN, terms=(("Стажёр", ""),)), EmptyCell, ()),
        (waiting("ab"), WaitsForNothing, ("7", "b")),
        (waiting("ab", "bc", "ca", "da"), WaitsInCircle, ("7", "7 → 8 → 9 → 7")),
        (waiting("a", "bb"), WaitsInCircle, ("8",)),
        (waiting("ab", "bc", "cd", "de", "ef", "fg", "ga"), WaitsInCircle, ("7 → 8 → 9 → 10 → 11 → … → 7",)),
    ],
)
def test_what_cannot_be_a_road_map_is_a_sentence_in_both_languages(
    draft: Draft, why: type[Refusal], said: tuple[str, ...]
) -> None:
    with pytest.raises(why) as caught:
        own_roadmap(draft, "План.xlsx")
    for locale in ("ru", "en"):
        sentence = TEXTS.speaker(locale).label(caught.value.key, **caught.value.args_for_text)
        assert [word for word in said if word not in sentence] == [], sentence
        assert sentence.endswith(("пришлите файл ещё раз.", "send the file again."))


def test_waiting_that_ends_is_no_circle() -> None:
    roadmap = own_roadmap(waiting("a", "ba", "cb"), "План.xlsx")
    assert [measure.after for measure in roadmap.measures] == [None, "a", "b"]


def test_too_many_names_stay_words() -> None:
    crowd = ", ".join(f"Учитель {number}" for number in range(9))
    few = [replace(MEET, key="", responsible=f"Учитель {number}", row=number) for number in range(25)]
    roadmap = own_roadmap(with_measures(replace(MEET, responsible=crowd), *few), "План.xlsx")
    first, *others = roadmap.measures
    assert (first.responsible, first.responsible_words) == ((), crowd)
    assert len(roadmap.responsible) == 20
    assert [bool(one.responsible) for one in others] == [True] * 20 + [False] * 5
    assert others[-1].responsible_words == "Учитель 24"


def test_new_codes_keep_clear_of_those_in_the_file() -> None:
    taken = DraftMeasure("Раз", key="m-1")
    roadmap = own_roadmap(
        replace(with_measures(taken, DraftMeasure("Два")), events=(("m-2", "Соб"),)), "План"
    )
    assert [measure.id for measure in roadmap.measures] == ["m-1", "m-3"]
    twice = own_roadmap(replace(PLAN, stages=(STAGE, DraftStage("Новый", key="pairs"))), "План")
    assert [stage.id for stage in twice.stages] == ["pairs", "stage-1"]


def test_a_deadline_that_was_not_understood_is_named_unless_it_waits() -> None:
    odd, plain = replace(MEET, deadline="как получится"), replace(MEET, key="", deadline="май", row=8)
    event = replace(MEET, key="", deadline="после каникул", row=9)
    waits = replace(MEET, key="", deadline="как получится", after="meet", row=10)
    assert odd_deadlines(with_measures(odd, plain, event, waits)) == [(7, "как получится")]
