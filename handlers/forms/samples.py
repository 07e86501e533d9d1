"""Answers made up from a form itself: what the preview shows and what tests fill in."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from locales.texts import Speaker
from mentoring.answers import date_limits
from mentoring.consent_texts import Paper
from mentoring.forms import Answers, Form, Kind, Option, Step

OPTIONS = 10


def sample_options(t: Speaker, step: Step) -> Sequence[Option]:
    """The step's options, or some in place of those that only the code knows."""
    if not step.source or step.kind is Kind.TIME_SLOTS:
        return step.options
    return [
        Option(str(place), t.label("form-sample-option", number=place)) for place in range(1, OPTIONS + 1)
    ]


def sample_answers(form: Form, today: date, paper: Paper | None) -> dict[str, Any]:
    """An answer to every step, such that every condition is met."""
    answers: dict[str, Any] = {}
    for step in form.steps:
        wanted = next((each.when.is_ for each in form.steps if each.when and each.when.step == step.id), None)
        answers[step.id] = wanted if wanted is not None else sample_answer(step, today, answers, paper)
    return answers


def sample_answer(step: Step, today: date, answers: Answers, paper: Paper | None) -> Any:
    """One valid answer."""
    match step.kind:
        case Kind.TEXT | Kind.LONG_TEXT:
            return step.example
        case Kind.NUMBER | Kind.SCALE:
            return min(step.max or 0, max(step.min or 0, 7))
        case Kind.YES_NO:
            return True
        case Kind.CHOICE | Kind.PERSON:
            return step.options[0].id if step.options else "1"
        case Kind.CHOICES:
            return [option.id for option in step.options[:2]]
        case Kind.DATE:
            return _sample_day(step, today, answers).isoformat()
        case Kind.TIME_SLOTS:
            return "15:30"
        case Kind.FILE:
            return {"file_id": "sample", "name": step.example, "size": 1}
    if paper is None:
        raise LookupError(f"no text of the consent {step.document!r}")
    return paper.decision(agreed=True)


def _sample_day(step: Step, today: date, answers: Answers) -> date:
    earliest, latest = date_limits(step, today, answers)
    day = max(today + timedelta(days=1), earliest or today)
    return min(day, latest) if latest is not None else day
