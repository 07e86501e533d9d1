"""Why a school's own table cannot become a road map: each refusal names the row and what to do."""

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from mentoring.deadlines import ImpossibleDate, read_deadline
from mentoring.refusals import Refusal
from mentoring.roadmap_drafts import Draft, DraftMeasure, DraftStage
from mentoring.roadmap_rules import SCREEN_WORDS, circles, is_too_long
from mentoring.roadmaps import AFTER_DAYS_LIMIT, ITEMS_LIMIT, MEASURES_LIMIT, STAGES_LIMIT, RoadMap

SHOWN = 64  # signs of a cell's words
ROWS_SHOWN = 6
ARROW = " → "


class DoesNotFit(Refusal):
    """A text is longer than `limit`; `row` is where (from 1, or 0), `words` begin it."""

    key = "refusal-roadmap-does-not-fit"


class TooMany(Refusal):
    """More than `limit` of `what`: stages, measures of a stage, items or signs of a measure, days to wait, or
    more rows beside the table. `row` is the first too many."""

    key = "refusal-roadmap-too-many"


class EmptyCell(Refusal):
    """Beside the table something has no name or no meaning."""

    key = "refusal-roadmap-empty-cell"


class DayThatIsNot(Refusal):
    """A deadline names a day that no calendar has."""

    key = "refusal-roadmap-impossible-day"


class OddCode(Refusal):
    """A code is no id, or stands twice; `row` is where (from 1, or 0: beside the table)."""

    key = "refusal-roadmap-odd-code"


class WaitsForNothing(Refusal):
    """A measure waits for a code that is nowhere in the table."""

    key = "refusal-roadmap-waits-for-nothing"


class WaitsInCircle(Refusal):
    """Measures wait for each other; `row` is the first, `rows` the way round."""

    key = "refusal-roadmap-circle"


def check_draft(draft: Draft) -> None:
    """What the rows themselves show. Raises `TooMany`, `DayThatIsNot`, `OddCode`, `WaitsForNothing`."""
    events = [name for name, _ in draft.events]
    twice = next((name for name in events if events.count(name) > 1), None)
    if twice is not None:
        raise OddCode(row=0, words=shown(twice))
    _check_few("stages", draft.stages, STAGES_LIMIT)
    known = {*events, *(measure.key for stage in draft.stages for measure in stage.measures if measure.key)}
    for stage in draft.stages:
        _check_few("measures", stage.measures, MEASURES_LIMIT)
        for measure in stage.measures:
            if measure.key in events:
                raise OddCode(row=measure.row, words=shown(measure.key))
            _check_measure(measure, known)


def _check_few(what: str, rows: Sequence[DraftStage] | Sequence[DraftMeasure], limit: int) -> None:
    if len(rows) > limit:
        raise TooMany(row=rows[limit].row, what=what, limit=limit)


def _check_measure(measure: DraftMeasure, known: set[str]) -> None:
    if len(measure.items) > ITEMS_LIMIT:
        raise TooMany(row=measure.row, what="items", limit=ITEMS_LIMIT)
    if (measure.after_days or 0) > AFTER_DAYS_LIMIT:
        raise TooMany(row=measure.row, what="days", limit=AFTER_DAYS_LIMIT)
    if measure.after and measure.after not in known:
        raise WaitsForNothing(row=measure.row, words=shown(measure.after))
    try:
        read_deadline(measure.deadline)
    except ImpossibleDate:
        raise DayThatIsNot(row=measure.row, words=shown(measure.deadline)) from None


def check_made(roadmap: RoadMap, rows: Mapping[str, int]) -> None:
    """What only the whole road map shows; `rows` tells where each measure stands. Raises `TooMany`,
    `WaitsInCircle`."""
    for measure in roadmap.measures:
        if is_too_long(measure):
            raise TooMany(row=rows[measure.id], what="signs", limit=SCREEN_WORDS)
    for circle in circles(roadmap.measures):
        around = [str(rows[name]) for name in circle]
        way = around if len(around) <= ROWS_SHOWN else [*around[: ROWS_SHOWN - 1], "…"]
        raise WaitsInCircle(row=rows[circle[0]], rows=ARROW.join([*way, around[0]]), count=len(circle))


def refusal_for(error: ValidationError, row: int) -> Refusal:
    """The first fault of what the row became."""
    first = error.errors(include_url=False)[0]
    words, limit = shown(str(first["input"])), first.get("ctx", {}).get("max_length", 0)
    match first["type"]:
        case "string_too_long":
            return DoesNotFit(row=row, words=words, limit=limit)
        case "too_long":
            return TooMany(row=row, what="more", limit=limit)
        case "string_pattern_mismatch":
            return OddCode(row=row, words=words)
    return EmptyCell()


def shown(words: str) -> str:
    """The beginning of the words, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
