"""A school's own road map: what was read of its file becomes a template like any other."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from pydantic import ValidationError

from mentoring.deadlines import read_deadline
from mentoring.roadmap_drafts import Draft, DraftMeasure, DraftStage
from mentoring.roadmap_own_rules import check_draft, check_made, refusal_for
from mentoring.roadmaps import (
    AFTER_DAYS,
    ANSWERING_LIMIT,
    RESPONSIBLE_LIMIT,
    Event,
    Evidence,
    Measure,
    Responsible,
    RoadMap,
    Stage,
    StageKind,
    Term,
)

OWN = "own"
LABEL = 64


def own_roadmap(draft: Draft, note: str) -> RoadMap:
    """The template; `note` names the file. Raises the refusals of `roadmap_own_rules`."""
    check_draft(draft)
    people = _people(measure.responsible for measure in _measures(draft))
    maker = _Maker(draft, people, draft.title or note)
    stages = tuple(map(maker.stage, draft.stages))
    try:
        roadmap = RoadMap(
            id=OWN,
            version=1,
            title=draft.title or note,
            note=note,
            layout=draft.layout,
            terms=tuple(Term(word=word, meaning=meaning) for word, meaning in draft.terms),
            papers=draft.papers,
            gaps=draft.gaps,
            responsible=tuple(Responsible(id=name, label=label) for label, name in people.items()),
            events=tuple(Event(id=name, label=label) for name, label in draft.events),
            stages=stages,
        )
    except ValidationError as error:
        raise refusal_for(error, 0) from None
    check_made(roadmap, maker.rows)
    return roadmap


def odd_deadlines(draft: Draft) -> list[tuple[int, str]]:
    """Row and words of every deadline that was not understood and that waits for nothing."""
    waiting = (measure for measure in _measures(draft) if measure.deadline and not measure.after)
    return [
        (measure.row, measure.deadline)
        for measure in waiting
        if not read_deadline(measure.deadline).understood
    ]


def _measures(draft: Draft) -> Iterator[DraftMeasure]:
    return (measure for stage in draft.stages for measure in stage.measures)


def _people(cells: Iterable[str]) -> Mapping[str, str]:
    """The first people named in «Ответственные», by label, each with an id of its own."""
    labels = list(dict.fromkeys(label for cell in cells for label in names_in(cell)))
    return {label: f"person-{place}" for place, label in enumerate(labels[:RESPONSIBLE_LIMIT], start=1)}


def names_in(cell: str) -> list[str]:
    """«Директор, завуч» → both; too many, or one too long for a name, stay words of the measure."""
    names = [" ".join(part.split()) for part in cell.replace(";", ",").split(",")]
    found = list(dict.fromkeys(name for name in names if name))
    fits = len(found) <= ANSWERING_LIMIT and all(len(name) <= LABEL for name in found)
    return found if fits else []


class _Maker:
    """Makes stages and measures with ids of the file, or new ones; notes the row of every measure."""

    def __init__(self, draft: Draft, people: Mapping[str, str], nameless: str) -> None:
        self.rows: dict[str, int] = {}
        self._people = people
        self._nameless = nameless
        events = {name for name, _ in draft.events}
        self._measure_keys = _Keys("m", events | {measure.key for measure in _measures(draft)})
        self._stage_keys = _Keys("stage", {stage.key for stage in draft.stages})

    def stage(self, stage: DraftStage) -> Stage:
        measures = tuple(map(self._measure, stage.measures))
        try:
            return Stage(
                id=self._stage_keys.of(stage.key),
                number=stage.number,
                title=stage.title or self._nameless,
                kind=stage.kind if stage.kind in frozenset(StageKind) else None,
                measures=measures,
            )
        except ValidationError as error:
            raise refusal_for(error, stage.row) from None

    def _measure(self, measure: DraftMeasure) -> Measure:
        names = names_in(measure.responsible)
        known = bool(names) and all(name in self._people for name in names)
        key = self._measure_keys.of(measure.key)
        self.rows[key] = measure.row
        try:
            return Measure(
                id=key,
                title=measure.title,
                items=measure.items,
                deadline=measure.deadline,
                after=measure.after or None,
                after_days=AFTER_DAYS if measure.after_days is None else measure.after_days,
                responsible=tuple(self._people[name] for name in names) if known else (),
                responsible_words="" if known else measure.responsible,
                result=measure.result,
                evidence=measure.evidence if measure.evidence in frozenset(Evidence) else None,
            )
        except ValidationError as error:
            raise refusal_for(error, measure.row) from None


class _Keys:
    """Gives every row a key of its own: the file's, or a new one where it has none or a copied one."""

    def __init__(self, word: str, taken: set[str]) -> None:
        self._taken = taken
        self._given: set[str] = set()
        self._new = (f"{word}-{number}" for number in count(1))

    def of(self, key: str) -> str:
        if not key or key in self._given:
            key = next(new for new in self._new if new not in self._taken)
        self._given.add(key)
        return key
