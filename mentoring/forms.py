"""Forms as data: what is asked, in which order and on which condition (DESIGN §4). Pure rules.

An answer is plain JSON, by the kind of its step: text, long_text → str; number, scale → int; yes_no → bool;
date → "2026-10-12"; time_slots → "15:30"; choice, person → the option's id, or {"other": "own words"};
choices → a list of such; file → {"file_id", "name", "size"}; consent → {"agreed", "kind", "version", "hash",
"locale", "text"}. With `other: number` an own number is written like an id: "37". A skipped step has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Answers = Mapping[str, Any]
OTHER = "other"
TEXT_LIMIT = 200
LONG_TEXT_LIMIT = 3_000

OptionId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_/+-]{1,40}$")]
StepId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=800)]
Remark = Annotated[str, StringConstraints(strip_whitespace=True, max_length=800)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, max_length=24)]


class Kind(StrEnum):
    """What a step asks for."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"
    SCALE = "scale"
    DATE = "date"
    TIME_SLOTS = "time_slots"
    PERSON = "person"
    FILE = "file"
    YES_NO = "yes_no"
    CONSENT = "consent"


WITH_OPTIONS = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.PERSON})


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer; `also` lists other words that mean it when they are typed, `full` says it where
    there is more room than on a button."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    id: OptionId
    label: Words
    also: tuple[str, ...] = ()
    full: Remark = ""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class When(_Part):
    """The step is asked only if an earlier answer is this, is one of these, has this or has not."""

    step: StepId
    is_: Any = Field(default=None, alias="is")
    in_: tuple[Any, ...] = Field(default=(), alias="in")
    has: Any = None
    not_: Any = Field(default=None, alias="not")

    def holds(self, answers: Answers) -> bool:
        """True if the answers so far meet the condition; without an answer it is not met."""
        value = answers.get(self.step)
        if value is None:
            return False
        if self.is_ is not None:
            return bool(value == self.is_)
        if self.in_:
            return value in self.in_
        if self.has is not None:
            return self.has in value if isinstance(value, list) else bool(value == self.has)
        return self.not_ not in value if isinstance(value, list) else bool(value != self.not_)


class Step(_Part):
    """One question. `min` and `max` limit the length of a text (characters), a number, the count of choices,
    the ends of a scale or an own number; `source` names options that only the code knows; `unit` is what a
    number counts. A hint may name an earlier answer: «{date}».

    With `letters` a text is a person's name and has no digits.
    `expect` says in the question's words what to type, `skip` is the button of whom the question does not
    fit, `own` the one for own words or an own number, and `own_ask` the question after it."""

    id: StepId
    kind: Kind
    text: Words
    name: Remark = ""
    hint: Remark = ""
    example: Remark = ""
    options: tuple[Option, ...] = ()
    source: str = ""
    other: bool | Literal["number"] = False
    required: bool = True
    min: int | None = None
    max: int | None = None
    min_words: int = 0
    letters: bool = False
    low: Remark = ""
    high: Remark = ""
    not_before: str = ""
    not_after: str = ""
    suggest: tuple[str, ...] = ()
    columns: int = Field(default=0, ge=0, le=5)
    expect: Sentence = ""
    skip: Label = ""
    own: Label = ""
    own_ask: Sentence = ""
    unit: Literal["", "years"] = ""
    confidential: bool = False
    document: str = ""
    when: When | None = None

    @property
    def title(self) -> str:
        """What the step is called in a summary."""
        return self.name or self.text

    @property
    def longest(self) -> int:
        """How many characters a typed answer may have."""
        if self.kind in (Kind.TEXT, Kind.LONG_TEXT) and self.max is not None:
            return self.max
        return LONG_TEXT_LIMIT if self.kind is Kind.LONG_TEXT else TEXT_LIMIT

    def option(self, option_id: str) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)


class Form(_Part):
    """A form in one language. `cover` greets before the first question and makes the form one that people
    come back to; `minutes` is the estimate shown there; without `summary` the last answer submits. `submit`
    is the button that hands in, `effect` says before it what will follow."""

    id: StepId
    version: int = Field(ge=1)
    title: Words
    cover: Remark = ""
    minutes: int = Field(default=0, ge=0, le=60)
    remind: bool = False
    summary: bool = True
    submit: Label = ""
    effect: Sentence = ""
    steps: tuple[Step, ...] = Field(min_length=1)

    @cached_property
    def by_id(self) -> dict[str, Step]:
        return {step.id: step for step in self.steps}

    @cached_property
    def place(self) -> dict[str, int]:
        """Where each step stands, from 0."""
        return {step.id: place for place, step in enumerate(self.steps)}

    @cached_property
    def has_conditions(self) -> bool:
        return any(step.when is not None for step in self.steps)


def applicable_steps(form: Form, answers: Answers) -> list[Step]:
    """The steps to be asked, in order. An answer to a step that is not asked any more counts for nothing."""
    if not form.has_conditions:
        return list(form.steps)
    asked: list[Step] = []
    heard: dict[str, Any] = {}
    for step in form.steps:
        if step.when is None or step.when.holds(heard):
            asked.append(step)
            heard[step.id] = answers.get(step.id)
    return asked


def progress(form: Form, answers: Answers, step_id: str) -> tuple[int, int]:
    """Which question it is, of how many: (3, 12). A step that is not asked counts as the one after it."""
    asked = applicable_steps(form, answers)
    here = form.place[step_id]
    earlier = sum(form.place[step.id] < here for step in asked) if form.has_conditions else here
    return min(earlier + 1, len(asked)), len(asked)


def next_step(form: Form, answers: Answers, step_id: str) -> Step | None:
    """The step asked after this one, or nothing at the end."""
    here = form.place[step_id]
    return next((step for step in applicable_steps(form, answers) if form.place[step.id] > here), None)


def step_before(form: Form, answers: Answers, step_id: str) -> Step | None:
    """The step asked before this one, or nothing at the beginning."""
    here = form.place[step_id]
    asked = reversed(applicable_steps(form, answers))
    return next((step for step in asked if form.place[step.id] < here), None)


def first_open(form: Form, answers: Answers) -> Step | None:
    """The first step that was neither answered nor skipped (a skipped step is kept as None)."""
    return next((step for step in applicable_steps(form, answers) if step.id not in answers), None)


def submitted(form: Form, answers: Answers) -> dict[str, Any]:
    """What is handed in: answers to the steps asked, without the skipped ones."""
    asked = (step.id for step in applicable_steps(form, answers))
    return {step: answers[step] for step in asked if answers.get(step) is not None}


def keep_fitting(form: Form, answers: Answers) -> dict[str, Any]:
    """The answers that a changed form can still use; whatever no longer fits is asked again."""
    kept: dict[str, Any] = {}
    for step in form.steps:
        if step.id not in answers:
            continue
        value = answers[step.id]
        if (value is None and not step.required) or (value is not None and fits(step, value)):
            kept[step.id] = value
    return kept


def fits(step: Step, value: Any) -> bool:
    """True if the value could have been given to this step. Options that only the code knows are trusted."""
    match step.kind:
        case Kind.TEXT | Kind.LONG_TEXT:
            return isinstance(value, str) and (step.min or 1) <= len(value) <= step.longest
        case Kind.NUMBER | Kind.SCALE:
            return isinstance(value, int) and not isinstance(value, bool) and in_range(step, value)
        case Kind.YES_NO:
            return isinstance(value, bool)
        case Kind.CHOICE | Kind.PERSON:
            return _is_option(step, value)
        case Kind.CHOICES:
            return isinstance(value, list) and _fitting_choices(step, value)
        case Kind.CONSENT | Kind.FILE:
            return isinstance(value, dict)
    return isinstance(value, str)


def in_range(step: Step, number: int) -> bool:
    """True if the number is within the step's limits."""
    return (step.min is None or number >= step.min) and (step.max is None or number <= step.max)


def _fitting_choices(step: Step, chosen: list[Any]) -> bool:
    return (
        len(chosen) >= (step.min or 1)
        and (step.max is None or len(chosen) <= step.max)
        and all(_is_option(step, value) for value in chosen)
    )


def _is_option(step: Step, value: Any) -> bool:
    if isinstance(value, dict):
        return bool(step.other) and set(value) == {OTHER} and isinstance(value[OTHER], str)
    if not isinstance(value, str):
        return False
    own_number = step.other == "number" and value.isdecimal() and in_range(step, int(value))
    return bool(step.source) or own_number or step.option(value) is not None
