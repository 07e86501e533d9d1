"""The bank of difficulties as data: difficulty → tasks → events, of which a personal programme is
made. Pure values, no files and no dates.

A difficulty that stands in the list `difficulties` of the forms has the same id there: so what a mentee has
asked for is proposed first.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from mentoring.yaml_files import Path

TASKS_LIMIT = 4
EVENTS_LIMIT = 3
LONGEST = 120
"""Days that one event may usually take."""
Found = Iterator[tuple[Path, str]]


def _one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,18}$")]
"""Two of them and a slash fit into a form's option."""
_LINE = BeforeValidator(_one_line)
Title = Annotated[str, StringConstraints(min_length=1, max_length=60), _LINE]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=160), _LINE]
Result = Annotated[str, StringConstraints(min_length=1, max_length=100), _LINE]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Event(_Part):
    """What is done together, how many days it usually takes, and what there is to show afterwards."""

    id: Id
    title: Sentence
    days: Annotated[int, Field(ge=1, le=LONGEST)]
    result: Result


class Task(_Part):
    """What the mentee wants to be able to do."""

    id: Id
    title: Sentence
    events: Annotated[tuple[Event, ...], Field(min_length=1, max_length=EVENTS_LIMIT)]


class Difficulty(_Part):
    """One difficulty in one language."""

    id: Id
    version: Annotated[int, Field(ge=1, le=9999)]
    title: Title
    tasks: Annotated[tuple[Task, ...], Field(min_length=1, max_length=TASKS_LIMIT)]

    @property
    def events(self) -> tuple[Event, ...]:
        """All events in the order of the tasks."""
        return tuple(event for task in self.tasks for event in task.events)


class DifficultyWords(_Part):
    """A difficulty's words in another language, by id."""

    title: Title
    tasks: dict[str, Sentence]
    events: dict[str, Sentence]
    results: dict[str, Result]


def translated(difficulty: Difficulty, words: DifficultyWords) -> Difficulty:
    """The difficulty in these words; lengths stay."""
    tasks = tuple(_task_in(task, words) for task in difficulty.tasks)
    return difficulty.model_copy(update={"title": words.title, "tasks": tasks})


def _task_in(task: Task, words: DifficultyWords) -> Task:
    events = tuple(
        event.model_copy(update={"title": words.events[event.id], "result": words.results[event.id]})
        for event in task.events
    )
    return task.model_copy(update={"title": words.tasks[task.id], "events": events})


def difficulty_faults(difficulty: Difficulty) -> Found:
    """Ids that stand twice: each place with what to do."""
    tasks = [(("tasks", place, "id"), task.id) for place, task in enumerate(difficulty.tasks)]
    events = [
        (("tasks", place, "events", row, "id"), event.id)
        for place, task in enumerate(difficulty.tasks)
        for row, event in enumerate(task.events)
    ]
    yield from _repeated("задач", tasks)
    yield from _repeated("событий", events)


def _repeated(among: str, placed: Sequence[tuple[Path, str]]) -> Found:
    seen = Counter[str]()
    for path, name in placed:
        seen[name] += 1
        if seen[name] == 2:
            yield path, f"среди {among} id «{name}» записан дважды; дайте второму другой"


def words_faults(words: DifficultyWords, difficulty: Difficulty) -> Found:
    """What a translation says of things that the difficulty does not have, and what it leaves out."""
    tasks, events = [task.id for task in difficulty.tasks], [event.id for event in difficulty.events]
    parts = (
        ("tasks", words.tasks, tasks),
        ("events", words.events, events),
        ("results", words.results, events),
    )
    for part, said, known in parts:
        for name in said.keys() - set(known):
            yield (part, name), f"в затруднении нет «{name}»; уберите строку или поправьте id"
        lacking = ", ".join(name for name in known if name not in said)
        if lacking:
            yield (part,), f"нет перевода: {lacking}; добавьте строку для каждого id"
