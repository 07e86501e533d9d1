"""The draft for a cohort: never against a rule, never worse than it could be, nobody without a reason."""

import multiprocessing
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.matching import (
    Cohort,
    Draft,
    Goal,
    Link,
    Proposal,
    RulesBroken,
    Unplaced,
    Why,
    best_mentors,
    match_cohort,
    move_mentee,
    swap_mentees,
)
from mentoring.mentions import ToRead, Words
from mentoring.profiles import MenteeProfile, MentorProfile
from mentoring.score_table import ScoreTable
from mentoring.scores import MUST, WEIGHTS, Broken, Criterion, Rule
from tests.mentoring.matching_samples import (
    anna,
    cohorts,
    olga,
    strengths,
    topics,
    without_locks,
)

TOPICS_ONLY = {**dict.fromkeys(Criterion, 0), Criterion.TOPICS: 1}
Pairs = dict[int, int]
HARD = {*Rule} - {Rule.CAPACITY, Rule.MUST}


def plain(*people: Any, **how: Any) -> Cohort:
    """A cohort in which topics alone count."""
    asking = [each for each in people if isinstance(each, MenteeProfile)]
    offering = [each for each in people if isinstance(each, MentorProfile)]
    return Cohort(asking, offering, **{"weights": TOPICS_ONLY, **how})


def pairs(draft: Draft) -> Pairs:
    return {each.link.mentee_id: each.link.mentor_id for each in draft.proposals}


def reason(left: tuple[Unplaced, ...], who: int) -> Unplaced:
    return next(each for each in left if each.person_id == who)


class World:
    """The cohort pair by pair (`test_scores` looks at each by itself), without the code that solves it."""

    def __init__(self, cohort: Cohort) -> None:
        self.cohort = cohort
        self.mentees = {each.id: each for each in cohort.mentees}
        self.mentors = {each.id: each for each in cohort.mentors}
        forbidden = {(link.mentee_id, link.mentor_id) for link in cohort.forbidden}
        table = ScoreTable(cohort.mentees, cohort.mentors, cohort.weights, forbidden)
        places = [(row, column) for row in range(len(self.mentees)) for column in range(len(self.mentors))]
        links = [Link(cohort.mentees[row].id, cohort.mentors[column].id) for row, column in places]
        scores = table.explain([row for row, _ in places], [column for _, column in places])
        self.values = {link: score.value for link, score in zip(links, scores, strict=True)}
        self.shut = {link: {*table.broken(*place)} for link, place in zip(links, places, strict=True)}

    def passes(self, link: Link) -> bool:
        """Every rule but the capacity, which depends on the others."""
        return not {each.rule for each in self.shut[link]} - {Rule.CAPACITY}

    def fits(self, link: Link) -> bool:
        return self.passes(link) and self.values[link] >= self.cohort.floor

    def left(self, chosen: Pairs) -> Pairs:
        load = Counter(chosen.values())
        return {who: mentor.free - load[who] for who, mentor in self.mentors.items()}

    def worth(self, chosen: Pairs) -> tuple[int, ...]:
        """What the goal compares, in its order."""
        first = sum(mentee in self.cohort.left_out for mentee in chosen)
        total = sum(self.values[Link(*pair)] for pair in chosen.items())
        if self.cohort.goal is Goal.QUALITY:
            return first, total, len(chosen)
        return first, len(chosen), total

    def every_way(self, open_mentees: list[int], chosen: Pairs) -> Iterator[Pairs]:
        if not open_mentees:
            yield chosen
            return
        mentee, *rest = open_mentees
        yield from self.every_way(rest, chosen)
        for mentor, places in self.left(chosen).items():
            if places > 0 and self.fits(Link(mentee, mentor)):
                yield from self.every_way(rest, {**chosen, mentee: mentor})

    def greedy(self) -> Pairs:
        chosen: Pairs = {}
        first = self.cohort.left_out
        for link in sorted(self.values, key=lambda each: (each.mentee_id not in first, -self.values[each])):
            if link.mentee_id not in chosen and self.fits(link) and self.left(chosen)[link.mentor_id] > 0:
                chosen[link.mentee_id] = link.mentor_id
        return chosen


@given(cohorts())
def test_no_draft_breaks_a_rule_or_fills_a_mentor_over_the_capacity(cohort: Cohort) -> None:
    world, draft = World(cohort), match_cohort(cohort)
    chosen = pairs(draft)
    assert len(chosen) == len(draft.proposals)
    assert all(left >= 0 or who not in chosen.values() for who, left in world.left(chosen).items())
    for each in draft.proposals:
        assert each.score.value == world.values[each.link]
        if each.locked:
            assert {broken.rule for broken in world.shut[each.link]} <= {Rule.MUST}
        else:
            assert world.fits(each.link)
            assert not world.shut[each.link]


@given(cohorts())
def test_locked_pairs_stay_and_those_that_cannot_be_name_every_broken_rule(cohort: Cohort) -> None:
    world, draft = World(cohort), match_cohort(cohort)
    kept = {each.link for each in draft.proposals if each.locked}
    assert kept | {each.link for each in draft.refused} == cohort.locked
    load = Counter(link.mentor_id for link in kept)
    for each in draft.refused:
        assert each.link not in kept
        rules = {broken.rule for broken in each.broken}
        if rules == {Rule.UNKNOWN}:
            assert each.link not in world.shut
            continue
        assert {broken.rule for broken in world.shut[each.link]} & HARD <= rules
        assert rules
        if Rule.CAPACITY in rules:
            assert load[each.link.mentor_id] == world.mentors[each.link.mentor_id].free
        if rules == {Rule.MENTEE_PAIRED} and not world.mentees[each.link.mentee_id].paired:
            assert each.link.mentee_id in {link.mentee_id for link in kept}


@given(cohorts(most=4))
def test_no_other_way_to_pair_everybody_would_be_better(cohort: Cohort) -> None:
    world, draft = World(cohort), match_cohort(cohort)
    locked = {each.link.mentee_id: each.link.mentor_id for each in draft.proposals if each.locked}
    others = [who for who in world.mentees if who not in locked]
    best = max(world.worth(way) for way in world.every_way(others, locked))
    assert draft.optimal
    assert world.worth(pairs(draft)) == best


@given(cohorts(most=6).map(without_locks))
def test_a_draft_is_never_worse_than_taking_the_best_pair_again_and_again(cohort: Cohort) -> None:
    world, chosen = World(cohort), pairs(match_cohort(cohort))
    greedy = world.greedy()
    assert world.worth(chosen) >= world.worth(greedy)
    if cohort.goal is Goal.FEWEST_UNMATCHED:
        assert len(chosen) >= len(greedy)


@given(cohorts(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(cohort: Cohort, chance: Any) -> None:
    asking, offering = list(cohort.mentees), list(cohort.mentors)
    chance.shuffle(asking)
    chance.shuffle(offering)
    assert match_cohort(replace(cohort, mentees=asking, mentors=offering)) == match_cohort(cohort)


@given(cohorts())
def test_everybody_is_either_paired_or_told_why_not(cohort: Cohort) -> None:
    draft = match_cohort(cohort)
    mentees = [each.link.mentee_id for each in draft.proposals]
    mentors = {each.link.mentor_id for each in draft.proposals}
    assert sorted([*mentees, *(each.person_id for each in draft.unmatched)]) == sorted(
        each.id for each in cohort.mentees
    )
    assert sorted([*mentors, *(each.person_id for each in draft.idle)]) == sorted(
        each.id for each in cohort.mentors
    )


def check_reason(world: World, left: Unplaced, links: list[Link], own: set[Rule], free: set[Link]) -> None:
    """The reason is true: `links` lead to everybody on the other side, `free` to those with a place."""
    tally = Counter(broken for link in links for broken in world.shut[link])
    best = max((world.values[link] for link in links if world.passes(link)), default=None)
    match left.why:
        case Why.OWN_RULE:
            assert {broken.rule for broken, _ in left.broken} == own != set()
        case Why.NOBODY:
            assert links == []
        case Why.RULES:
            assert best is None
            assert dict(left.broken) == tally
            assert [count for _, count in left.broken] == sorted(tally.values(), reverse=True)
        case Why.FLOOR:
            assert left.best == best
            assert best is not None
            assert best < world.cohort.floor
        case Why.TAKEN:
            assert left.best == best
            assert any(world.fits(link) for link in links)
            assert not any(world.fits(link) for link in free)
        case Why.FREE:
            assert left.best == max(world.values[link] for link in free if world.fits(link))


def check_reasons(cohort: Cohort, draft: Draft) -> None:
    world, chosen = World(cohort), pairs(draft)
    room = {who for who, left in world.left(chosen).items() if left > 0}
    for left in draft.unmatched:
        links = [Link(left.person_id, who) for who in world.mentors]
        mentee = world.mentees[left.person_id]
        checks = (
            (Rule.MENTEE_CONSENT, not mentee.agreed),
            (Rule.MENTEE_INACTIVE, not mentee.active),
            (Rule.MENTEE_PAIRED, mentee.paired),
        )
        own = {rule for rule, broken in checks if broken}
        check_reason(world, left, links, own, {link for link in links if link.mentor_id in room})
    for left in draft.idle:
        links = [Link(who, left.person_id) for who in world.mentees]
        mentor = world.mentors[left.person_id]
        checks = (
            (Rule.MENTOR_CONSENT, not mentor.agreed),
            (Rule.MENTOR_INACTIVE, not mentor.active),
            (Rule.CAPACITY, mentor.free == 0),
        )
        own = {rule for rule, broken in checks if broken}
        check_reason(world, left, links, own, {link for link in links if link.mentee_id not in chosen})


@given(cohorts())
def test_every_reason_is_true(cohort: Cohort) -> None:
    draft = match_cohort(cohort)
    check_reasons(cohort, draft)
    assert all(left.why is not Why.FREE for left in draft.unmatched)


@given(cohorts(), st.integers(1, 6), st.integers(1, 6))
def test_a_change_by_hand_keeps_to_the_rules_and_explains_itself_anew(
    cohort: Cohort, one: int, other: int
) -> None:
    world, draft = World(cohort), match_cohort(cohort)
    before = pairs(draft)
    try:
        changed = swap_mentees(cohort, draft, one, other)
    except RulesBroken:
        return
    after = pairs(changed)
    assert (after.get(one), after.get(other)) == (before.get(other), before.get(one))
    assert {who: before[who] for who in before.keys() - {one, other}} == {
        who: after[who] for who in after.keys() - {one, other}
    }
    assert min(world.left(after).values(), default=0) >= 0 or after == before
    for each in changed.proposals:
        assert {broken.rule for broken in world.shut[each.link]} <= {Rule.MUST}
    check_reasons(cohort, changed)


@given(cohorts(), st.integers(1, 6))
def test_alternatives_are_the_best_of_all_who_may(cohort: Cohort, who: int) -> None:
    world, draft = World(cohort), match_cohort(cohort)
    present = pairs(draft).get(who)
    may = [
        mentor
        for mentor in world.mentors
        if who in world.mentees and not world.shut[Link(who, mentor)] and mentor != present
    ]
    best = sorted(may, key=lambda mentor: (-world.values[Link(who, mentor)], mentor))[:5]
    offered = best_mentors(cohort, draft, who)
    assert [each.mentor_id for each in offered] == best
    assert [each.score.value for each in offered] == [world.values[Link(who, mentor)] for mentor in best]
    assert [each.places for each in offered] == [world.left(pairs(draft))[mentor] for mentor in best]


def test_two_people_are_a_cohort() -> None:
    draft = match_cohort(Cohort([anna()], [olga()]))
    assert pairs(draft) == {1: 2}
    assert (draft.total, draft.unmatched, draft.idle, draft.optimal) == (100, (), (), True)


def test_an_empty_cohort_gives_an_empty_draft() -> None:
    assert match_cohort(Cohort([], [])) == Draft((), (), (), (), (), optimal=True)
    assert match_cohort(Cohort([anna()], [])).unmatched == (Unplaced(1, Why.NOBODY),)
    assert match_cohort(Cohort([], [olga()])).idle == (Unplaced(2, Why.NOBODY),)


CHAIN = (
    topics(1, "a", "b"),
    topics(2, "a", "c", "d"),
    strengths(11, "a", "b"),
    strengths(12, "b"),
)
"""The first mentee suits both mentors (100 and 50), the second only the first mentor and hardly (33)."""


def test_quality_and_fewest_unmatched_are_two_different_drafts() -> None:
    assert pairs(match_cohort(plain(*CHAIN, floor=30))) == {1: 11}
    everybody = match_cohort(plain(*CHAIN, floor=30, goal=Goal.FEWEST_UNMATCHED))
    assert pairs(everybody) == {1: 12, 2: 11}


def test_below_the_floor_nobody_is_paired_and_the_best_score_is_told() -> None:
    draft = match_cohort(plain(*CHAIN, floor=40, goal=Goal.FEWEST_UNMATCHED))
    assert pairs(draft) == {1: 11}
    assert draft.unmatched == (Unplaced(2, Why.FLOOR, best=33, best_id=11),)
    assert draft.idle == (Unplaced(12, Why.TAKEN, best=50, best_id=1),)


def test_who_was_left_out_last_time_goes_first() -> None:
    people = (topics(1, "a"), topics(2, "a", "b"), strengths(11, "a"))
    assert pairs(match_cohort(plain(*people))) == {1: 11}
    again = match_cohort(plain(*people, left_out=frozenset({2})))
    assert pairs(again) == {2: 11}
    assert again.unmatched == (Unplaced(1, Why.TAKEN, best=100, best_id=11),)


def test_the_rest_is_solved_around_a_locked_pair_whatever_its_score() -> None:
    people = (topics(1, "a"), topics(2, "b"), strengths(11, "a"), strengths(12, "b"), strengths(13, "b"))
    draft = match_cohort(plain(*people, locked=frozenset({Link(1, 12)})))
    assert pairs(draft) == {1: 12, 2: 13}
    assert [each.locked for each in draft.proposals] == [True, False]


def test_a_lock_over_the_capacity_is_refused_and_the_mentee_gets_another_mentor() -> None:
    people = (topics(1, "a"), topics(2, "a"), strengths(11, "a"), strengths(12, "a"))
    draft = match_cohort(plain(*people, locked=frozenset({Link(1, 11), Link(2, 11)})))
    assert pairs(draft) == {1: 11, 2: 12}
    assert [(each.link, each.broken) for each in draft.refused] == [(Link(2, 11), (Broken(Rule.CAPACITY),))]


def test_a_must_shuts_a_mentor_off_and_the_reason_names_it() -> None:
    must = {**WEIGHTS, Criterion.MODE: MUST}
    draft = match_cohort(Cohort([anna()], [olga({"mode": "remote"})], weights=must))
    mode = Broken(Rule.MUST, Criterion.MODE)
    assert draft.unmatched == (Unplaced(1, Why.RULES, ((mode, 1),)),)
    assert draft.idle == (Unplaced(2, Why.RULES, ((mode, 1),)),)


def test_words_about_people_are_obeyed_or_handed_to_the_curator() -> None:
    shy = anna({"not_with": "с завучем", "whom": {"other": "Смирнову"}})
    draft = match_cohort(Cohort([shy], [olga({"wishes": "Белову не предлагайте"})]))
    assert draft.to_read == (ToRead(1, Words.NOT_WITH),)
    assert [(each.link, each.noted) for each in draft.proposals] == [(Link(1, 2), True)]


def test_a_mentee_removed_from_the_draft_is_told_that_a_place_is_free() -> None:
    cohort = Cohort([anna()], [olga()])
    draft = move_mentee(cohort, match_cohort(cohort), 1, None)
    assert (draft.proposals, draft.optimal) == ((), False)
    assert draft.unmatched == (Unplaced(1, Why.FREE, best=100, best_id=2),)
    assert draft.idle == (Unplaced(2, Why.FREE, best=100, best_id=1),)
    assert pairs(move_mentee(cohort, draft, 1, 2)) == {1: 2}


def test_a_mentee_cannot_be_moved_to_a_full_mentor_or_to_a_stranger() -> None:
    cohort = plain(topics(1, "a"), topics(2, "b"), strengths(11, "a"), strengths(12, "b"))
    draft = match_cohort(cohort)
    with pytest.raises(RulesBroken) as full:
        move_mentee(cohort, draft, 2, 11)
    assert full.value.broken == (Broken(Rule.CAPACITY),)
    with pytest.raises(RulesBroken) as stranger:
        move_mentee(cohort, draft, 2, 99)
    assert stranger.value.broken == (Broken(Rule.UNKNOWN),)


def test_the_same_person_twice_on_one_side_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="twice"):
        match_cohort(Cohort([anna(), anna()], [olga()]))


def test_many_equal_people_give_the_same_draft_again_in_another_process() -> None:
    cohort = plain(
        *(topics(who, "a") for who in range(1, 20)), *(strengths(who, "a") for who in range(20, 35))
    )
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(match_cohort, cohort).result(timeout=60) == match_cohort(cohort)


def test_a_bot_at_rest_loads_neither_numpy_nor_the_solver() -> None:
    code = "import sys, mentoring.matching; sys.exit(bool({'numpy', 'lap'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_proposal_is_plain_data() -> None:
    (proposal,) = match_cohort(Cohort([anna()], [olga()])).proposals
    assert isinstance(proposal, Proposal)
    assert type(proposal.score.value) is int
    assert all(type(each.fit) is int for each in proposal.score.reasons)
