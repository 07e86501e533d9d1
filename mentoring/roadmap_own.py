"""A school's own road map: what was read of its file becomes a template like any other."""

from collections.abc import Iterable, Mapping
from itertools import count

from pydantic import ValidationError

from mentoring.deadlines import ImpossibleDate, read_deadline
from mentoring.refusals import Refusal
from mentoring.roadmap_drafts import Draft, DraftMeasure, DraftStage
from mentoring.roadmaps import (
    AFTER_DAYS,
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


class DoesNotFit(Refusal):
    """Something is longer than a screen or a table takes; `row` is where (from 1), `words` begin it."""

    key = "refusal-roadmap-does-not-fit"


class DayThatIsNot(Refusal):
    """A deadline names a day that no calendar has."""

    key = "refusal-roadmap-impossible-day"


def own_roadmap(draft: Draft, note: str) -> RoadMap:
    """The template. Raises `DoesNotFit`, `DayThatIsNot`, each with the row."""
    for stage in draft.stages:
        for measure in stage.measures:
            _check_day(measure)
    people = _people(measure.responsible for stage in draft.stages for measure in stage.measures)
    keys = _Keys(draft)
    stages = tuple(_stage(stage, place, people, keys) for place, stage in enumerate(draft.stages, start=1))
    try:
        return RoadMap(
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
        raise DoesNotFit(row=0, words=_first(error)) from None


def _check_day(measure: DraftMeasure) -> None:
    try:
        read_deadline(measure.deadline)
    except ImpossibleDate:
        raise DayThatIsNot(row=measure.row, words=measure.deadline) from None


def _people(words: Iterable[str]) -> Mapping[str, str]:
    """Everybody named in «Ответственные», by label, each with an id of its own."""
    labels = dict.fromkeys(label for cell in words for label in names_in(cell))
    return {label: f"person-{place}" for place, label in enumerate(labels, start=1)}


def names_in(cell: str) -> list[str]:
    """«Директор, завуч» → both; what is too long for a name stays words of the measure."""
    names = [" ".join(part.split()) for part in cell.replace(";", ",").split(",")]
    found = list(dict.fromkeys(name for name in names if name))
    return found if all(len(name) <= LABEL for name in found) else []


class _Keys:
    """Keys of measures: those of the file, or new ones."""

    def __init__(self, draft: Draft) -> None:
        self._taken = {measure.key for stage in draft.stages for measure in stage.measures}
        self._numbers = count(1)

    def of(self, measure: DraftMeasure) -> str:
        if measure.key:
            return measure.key
        return next(key for key in (f"m-{number}" for number in self._numbers) if key not in self._taken)


def _stage(stage: DraftStage, place: int, people: Mapping[str, str], keys: _Keys) -> Stage:
    measures = tuple(_measure(measure, people, keys) for measure in stage.measures)
    kind = stage.kind if stage.kind in frozenset(StageKind) else None
    row = next((measure.row for measure in stage.measures), 0)
    try:
        return Stage(
            id=stage.key or f"stage-{place}",
            number=stage.number,
            title=stage.title,
            kind=kind,
            measures=measures,
        )
    except ValidationError as error:
        raise DoesNotFit(row=row, words=_first(error)) from None


def _measure(measure: DraftMeasure, people: Mapping[str, str], keys: _Keys) -> Measure:
    names = names_in(measure.responsible)
    evidence = measure.evidence if measure.evidence in frozenset(Evidence) else None
    try:
        return Measure(
            id=keys.of(measure),
            title=measure.title,
            items=measure.items,
            deadline=measure.deadline,
            after=measure.after or None,
            after_days=AFTER_DAYS if measure.after_days is None else measure.after_days,
            responsible=tuple(people[name] for name in names),
            responsible_words="" if names else measure.responsible,
            result=measure.result,
            evidence=evidence,
        )
    except ValidationError as error:
        raise DoesNotFit(row=measure.row, words=_first(error)) from None


def _first(error: ValidationError) -> str:
    """The beginning of the value that does not fit."""
    value = str(error.errors(include_url=False)[0].get("input", ""))
    return value if len(value) <= LABEL else value[: LABEL - 1] + "…"
