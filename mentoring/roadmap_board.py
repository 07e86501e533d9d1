"""The year's road map as it stands today: stages, measures, who answers for them and what proves them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from mentoring.deadlines import read_deadline
from mentoring.evidence import Count, count
from mentoring.roles import Action, Actor, require
from mentoring.stages import Figures, count_figures
from storage.engine import Tx
from storage.measures import Measure, Owner, Proof, measures_of, owners_of, proofs_of
from storage.records import MeasureState, Programme, ProofKind, School
from storage.roadmaps import RoadMap, RoadStage, roadmap_of, stages_of_roadmap
from storage.schools import active_programme


class Standing(StrEnum):
    """Where a measure or a stage stands; the order is that of urgency."""

    LATE = "late"
    GOING = "going"
    WAITING = "waiting"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


OPEN = (Standing.LATE, Standing.GOING, Standing.WAITING)
PAPERS = re.compile(
    r"\b(приказ|распоряж|положени|протокол|локальн\w+ акт|справк|отч[её]т|договор|соглашени|программ|план)",
    re.IGNORECASE,
)
"""Words by which the form of result asks for a paper in the folder."""


@dataclass(frozen=True, slots=True)
class Line:
    """A measure today. `due` may come from what it waits for; `count` is the fact behind it, if there is one;
    `by_facts` is true where the count alone closes it."""

    measure: Measure
    stage: RoadStage
    due: date | None
    standing: Standing
    count: Count | None = None
    by_facts: bool = False
    owners: tuple[Owner, ...] = ()
    proofs: tuple[Proof, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.standing in OPEN

    def belongs_to(self, person_id: int) -> bool:
        return any(owner.person_id == person_id for owner in self.owners)


def lacks_paper(line: Line) -> bool:
    """True if the measure is done and asks for a paper, but nothing that can be opened was added."""
    if line.standing is not Standing.DONE or not PAPERS.search(line.measure.result):
        return False
    return all(proof.kind is ProofKind.NOTE for proof in line.proofs)


@dataclass(frozen=True)
class StageLines:
    """A stage with its measures in order."""

    stage: RoadStage
    lines: tuple[Line, ...]

    @cached_property
    def applicable(self) -> int:
        return len(self.lines) - self.number(Standing.NOT_APPLICABLE)

    def number(self, *standings: Standing) -> int:
        """How many measures stand so."""
        return sum(line.standing in standings for line in self.lines)

    @property
    def next_due(self) -> date | None:
        """The nearest day on which something open that is not late is due."""
        ahead = (line for line in self.lines if line.standing in (Standing.GOING, Standing.WAITING))
        return min((line.due for line in ahead if line.due), default=None)

    @property
    def standing(self) -> Standing:
        """One late measure makes the stage late; it is done when all are that apply."""
        if not self.applicable:
            return Standing.NOT_APPLICABLE if self.lines else Standing.WAITING
        if self.number(Standing.LATE):
            return Standing.LATE
        if self.number(Standing.DONE) == self.applicable:
            return Standing.DONE
        return Standing.GOING if self.number(Standing.GOING, Standing.DONE) else Standing.WAITING


@dataclass(frozen=True)
class Board:
    """The road map of a running year on a day."""

    roadmap: RoadMap
    programme: Programme
    figures: Figures
    today: date
    stages: tuple[StageLines, ...] = field(default=())

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for stage in self.stages for line in stage.lines)

    @property
    def applicable(self) -> int:
        return sum(stage.applicable for stage in self.stages)

    def number(self, *standings: Standing) -> int:
        return sum(stage.number(*standings) for stage in self.stages)

    def line(self, measure_id: int) -> Line | None:
        return next((line for line in self.lines if line.measure.id == measure_id), None)


async def board(tx: Tx, actor: Actor, now: datetime) -> Board | None:
    """The board of the actor's school; nothing while no road map is chosen for the running programme."""
    require(actor, Action.BE_MEMBER)
    return await board_of(tx, actor.school, now)


async def board_of(tx: Tx, school: School, now: datetime) -> Board | None:
    """The board of a school, in the same few statements whatever its size."""
    programme = await active_programme(tx, school.id)
    roadmap = None if programme is None else await roadmap_of(tx, programme.id)
    if programme is None or roadmap is None:
        return None
    figures = await count_figures(tx, school, now)
    today = now.astimezone(ZoneInfo(school.timezone)).date()
    stages = await stages_of_roadmap(tx, roadmap.id)
    rows = await measures_of(tx, roadmap.id)
    owners, proofs = await owners_of(tx, roadmap.id), await proofs_of(tx, roadmap.id)
    lines = lines_of(stages, rows, owners, proofs, figures, today)
    return Board(roadmap, programme, figures, today, lines)


def lines_of(
    stages: Sequence[RoadStage],
    measures: Sequence[Measure],
    owners: Mapping[int, Sequence[Owner]],
    proofs: Mapping[int, Sequence[Proof]],
    figures: Figures,
    today: date,
) -> tuple[StageLines, ...]:
    """Every stage with the lines of its measures."""
    published = sum(proof.kind is ProofKind.LINK for found in proofs.values() for proof in found)
    dues = due_days(measures)

    def line(stage: RoadStage, measure: Measure) -> Line:
        shown = proofs.get(measure.id, ())
        counted = count(measure.evidence, figures, published)
        standing = stand(measure, dues[measure.id], counted, begun=bool(shown), today=today)
        by_facts = standing is Standing.DONE and measure.state is not MeasureState.DONE
        mine = tuple(owners.get(measure.id, ()))
        return Line(measure, stage, dues[measure.id], standing, counted, by_facts, mine, tuple(shown))

    return tuple(
        StageLines(stage, tuple(line(stage, each) for each in measures if each.stage_id == stage.id))
        for stage in stages
    )


def due_days(measures: Iterable[Measure]) -> dict[int, date | None]:
    """The last day of each measure: a day of its own, or so long after what it waits for."""
    rows = list(measures)
    by_key = {measure.key: measure for measure in rows}
    return {measure.id: measure.due_on or _awaited(measure, by_key) for measure in rows}


def _awaited(measure: Measure, by_key: Mapping[str, Measure]) -> date | None:
    before = by_key.get(measure.after)
    since = measure.event_on if before is None else finished_on(before)
    return None if since is None else since + timedelta(days=measure.after_days)


def finished_on(measure: Measure) -> date | None:
    """When the measure was done: said by a person, or counted by the bot."""
    if measure.state is MeasureState.DONE and measure.decided_at is not None:
        return measure.decided_at.date()
    return measure.facts_on if measure.trusts_facts else None


def stand(measure: Measure, due: date | None, counted: Count | None, *, begun: bool, today: date) -> Standing:
    """What people say comes first. Facts close a measure, but one that goes on all year stays under way until
    its last day; what is not done is late after it."""
    if measure.state is MeasureState.NOT_APPLICABLE:
        return Standing.NOT_APPLICABLE
    if measure.state is MeasureState.DONE:
        return Standing.DONE
    over = due is not None and today > due
    if proved(measure, counted):
        return Standing.GOING if goes_on(measure) and not over else Standing.DONE
    if over:
        return Standing.LATE
    counts = counted is not None and counted.number > 0
    in_season = measure.since is not None and measure.since <= today
    going = measure.state is MeasureState.STARTED or begun or counts or in_season
    return Standing.GOING if going else Standing.WAITING


def proved(measure: Measure, counted: Count | None) -> bool:
    """True if the facts are enough and nobody has overruled them."""
    return measure.trusts_facts and counted is not None and counted.is_enough


def goes_on(measure: Measure) -> bool:
    """True for «в течение года»: it is over when the year is, not when it was done once."""
    return read_deadline(measure.deadline).throughout
