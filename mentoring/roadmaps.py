"""Road maps as data: stages → measures → items, with deadline, responsible and form of result (DESIGN §5).

A template says what a school's plan consists of; a running year is made from it. Pure values, no files and no
dates: a deadline stays in the source's own words here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from storage.records import Role

STAGES_LIMIT = 12
MEASURES_LIMIT = 28
"""In one stage: each is a row of buttons, and two rows are for the way back (DESIGN §1: 30 rows)."""
ITEMS_LIMIT = 12
RESPONSIBLE_LIMIT = 20
"""In the whole road map; a measure has `ANSWERING_LIMIT` of them."""
ANSWERING_LIMIT = 8
AFTER_DAYS = 30
"""Days that a measure gets after what it waits for, if the file does not say."""
AFTER_DAYS_LIMIT = 366


class Layout(StrEnum):
    """The source's own column set (DOMAIN §2), used when the road map is printed as it was.

    contents: №, этап, содержание. full: №, этап, мероприятия, содержание, сроки, ответственные.
    project: №, мероприятия, форма результата, сроки, ответственные.
    """

    CONTENTS = "contents"
    FULL = "full"
    PROJECT = "project"


class StageKind(StrEnum):
    """The seven stages of the teacher model in its order (DOMAIN §2)."""

    CONDITIONS = "conditions"
    MENTEES = "mentees"
    MENTORS = "mentors"
    SELECTION = "selection"
    PAIRS = "pairs"
    COMPLETION = "completion"
    INFORMATION = "information"


class Evidence(StrEnum):
    """A fact that the bot counts itself and that shows a measure to be done."""

    SCHOOL_CARD = "school_card"
    CONSENTS = "consents"
    REQUESTS = "requests"
    MENTEES_APPROVED = "mentees_approved"
    QUESTIONNAIRES = "questionnaires"
    MENTORS_APPROVED = "mentors_approved"
    MENTORING_CONSENTS = "mentoring_consents"
    PAIRS_FORMED = "pairs_formed"
    PAIRS_ORDERED = "pairs_ordered"
    MEETINGS_HELD = "meetings_held"
    SURVEYS_ANSWERED = "surveys_answered"
    PUBLICATIONS = "publications"
    PLANS_APPROVED = "plans_approved"


def _one_line(value: Any) -> Any:
    """A table cell and a button have one line: line breaks become spaces."""
    return " ".join(value.split()) if isinstance(value, str) else value


def _or_none(value: Any) -> Any:
    return None if value == "none" else value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,31}$")]
_LINE = BeforeValidator(_one_line)
Title = Annotated[str, StringConstraints(min_length=1, max_length=200), _LINE]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=240), _LINE]
Meaning = Annotated[str, StringConstraints(min_length=1, max_length=400), _LINE]
Label = Annotated[str, StringConstraints(min_length=1, max_length=100), _LINE]
Remark = Annotated[str, StringConstraints(max_length=200), _LINE]
Brief = Annotated[str, StringConstraints(max_length=80), _LINE]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Term(_Part):
    """A word of the source's own vocabulary (seed 004)."""

    word: Label
    meaning: Meaning


class Responsible(_Part):
    """Who answers for measures. `role` is whose holders are proposed first when people are chosen."""

    id: Id
    label: Label
    role: Role | None = None


class Event(_Part):
    """Something outside the school that a deadline waits for; somebody marks it when it has come."""

    id: Id
    label: Label


class Measure(_Part):
    """A row of the road map. `deadline` holds the source's words; with `after`, the id of an event or of
    another measure, it is due `after_days` days later. `responsible` holds ids; `responsible_words` stands
    only where the source says it otherwise."""

    id: Id
    title: Title
    items: Annotated[tuple[Sentence, ...], Field(max_length=ITEMS_LIMIT)] = ()
    deadline: Brief = ""
    after: Id | None = None
    after_days: Annotated[int, Field(ge=0, le=AFTER_DAYS_LIMIT)] = AFTER_DAYS
    responsible: Annotated[tuple[Id, ...], Field(max_length=ANSWERING_LIMIT)] = ()
    responsible_words: Remark = ""
    result: Remark = ""
    evidence: Evidence | None = None


class Stage(_Part):
    """A part of the road map. `number` is the source's or "", `kind` is its stage of the model, if any."""

    id: Id
    number: Annotated[str, StringConstraints(max_length=8), _LINE] = ""
    title: Title
    kind: Annotated[StageKind | None, BeforeValidator(_or_none)] = None
    measures: Annotated[tuple[Measure, ...], Field(max_length=MEASURES_LIMIT)] = ()


class RoadMap(_Part):
    """A template in one language. `gaps` says what the source lacks or repeats; `papers` is its folder."""

    id: Id
    version: Annotated[int, Field(ge=1, le=9999)]
    title: Title
    note: Sentence
    layout: Layout
    terms: Annotated[tuple[Term, ...], Field(max_length=20)] = ()
    papers: Annotated[tuple[Sentence, ...], Field(max_length=30)] = ()
    gaps: Annotated[tuple[Sentence, ...], Field(max_length=12)] = ()
    responsible: Annotated[tuple[Responsible, ...], Field(max_length=RESPONSIBLE_LIMIT)] = ()
    events: Annotated[tuple[Event, ...], Field(max_length=20)] = ()
    stages: Annotated[tuple[Stage, ...], Field(min_length=1, max_length=STAGES_LIMIT)]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All measures in the order of the stages."""
        return tuple(measure for stage in self.stages for measure in stage.measures)

    def stage(self, stage_id: str) -> Stage | None:
        return _by_id(self.stages, stage_id)

    def measure(self, measure_id: str) -> Measure | None:
        return _by_id(self.measures, measure_id)

    def event(self, event_id: str) -> Event | None:
        return _by_id(self.events, event_id)

    def answering(self, measure: Measure) -> tuple[Responsible, ...]:
        """Who answers for the measure, in its order."""
        found = (_by_id(self.responsible, responsible_id) for responsible_id in measure.responsible)
        return tuple(responsible for responsible in found if responsible is not None)

    def stage_of(self, measure_id: str) -> Stage | None:
        """The stage that the measure stands in."""
        return next((stage for stage in self.stages if _by_id(stage.measures, measure_id)), None)


class RoadMapTitles(_Part):
    """A road map's words in another language, by id; what is not here stays as the school wrote it."""

    title: Title
    note: Sentence
    stages: dict[str, Title] = Field(default_factory=dict)
    measures: dict[str, Title] = Field(default_factory=dict)
    responsible: dict[str, Label] = Field(default_factory=dict)
    events: dict[str, Label] = Field(default_factory=dict)


def translated(roadmap: RoadMap, titles: RoadMapTitles) -> RoadMap:
    """The road map with these titles; items, deadlines and papers keep the school's language."""
    return roadmap.model_copy(
        update={
            "title": titles.title,
            "note": titles.note,
            "stages": tuple(_stage_with(stage, titles) for stage in roadmap.stages),
            "responsible": _relabelled(roadmap.responsible, titles.responsible),
            "events": _relabelled(roadmap.events, titles.events),
        }
    )


def _stage_with(stage: Stage, titles: RoadMapTitles) -> Stage:
    measures = tuple(
        measure.model_copy(update={"title": titles.measures.get(measure.id, measure.title)})
        for measure in stage.measures
    )
    return stage.model_copy(update={"title": titles.stages.get(stage.id, stage.title), "measures": measures})


_Named = TypeVar("_Named", Responsible, Event)


def _relabelled(parts: tuple[_Named, ...], labels: dict[str, str]) -> tuple[_Named, ...]:
    return tuple(part.model_copy(update={"label": labels.get(part.id, part.label)}) for part in parts)


class _HasKind(Protocol):
    @property
    def kind(self) -> str | None: ...


def completeness(stages: Iterable[_HasKind]) -> tuple[StageKind, ...]:
    """The stages of the teacher model that the plan lacks, in the model's order: none for a complete plan.

    A stage counts by its kind alone, also while it has no measures yet.
    """
    present = {stage.kind for stage in stages}
    return tuple(kind for kind in StageKind if kind not in present)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a road map holds."""

    stages: int
    measures: int
    items: int


def count(roadmap: RoadMap) -> Counts:
    """Stages, measures and content items of the road map."""
    items = sum(len(measure.items) for measure in roadmap.measures)
    return Counts(stages=len(roadmap.stages), measures=len(roadmap.measures), items=items)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Found = TypeVar("_Found", bound=_HasId)


def _by_id(parts: Iterable[_Found], part_id: str) -> _Found | None:
    return next((part for part in parts if part.id == part_id), None)
