"""The school of the demo: its file fits the forms, and what has happened in it can be seen."""

from collections import Counter
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from bot.demo.cast import FIRST_ID, Cast, read_cast, telephones
from bot.demo.school import FORMS, settle_school
from handlers.forms.catalogue import Catalogue, load
from locales.content import Content
from mentoring.forms import fits, submitted
from storage.engine import Database, Tx
from storage.meetings import meetings_of_pairs
from storage.outbox import next_due
from storage.pairs import pairs_in
from storage.people import account_of, people_with_role
from storage.records import MeetingState, PairState, Role, SubmissionKind, SubmissionState
from storage.schools import active_programme, all_schools
from storage.submissions import submissions_of
from tests.conftest import FIRST_OF_SEPTEMBER

LOCALES = ["ru", "en"]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(Content())


@pytest.fixture(params=LOCALES)
def cast(request: pytest.FixtureRequest) -> Cast:
    return read_cast(request.param)


def test_both_languages_have_the_same_people() -> None:
    russian, english = (read_cast(locale) for locale in LOCALES)
    assert [each.id for each in russian.colleagues()] == [each.id for each in english.colleagues()]
    assert russian.telegram_ids() == english.telegram_ids()
    assert len(russian.heroes) == len(english.heroes) == 3


@pytest.mark.parametrize("locale", LOCALES)
def test_every_answer_could_have_been_given_in_the_chat(locale: str, catalogue: Catalogue) -> None:
    cast = read_cast(locale)
    for role, teachers in ((Role.MENTOR, cast.mentors), (Role.MENTEE, cast.mentees)):
        form = catalogue.form(FORMS[role], locale)
        steps = {step.id: step for step in form.steps}
        for teacher in teachers:
            assert all(fits(steps[step], value) for step, value in teacher.answers.items()), teacher.id
            assert submitted(form, teacher.answers) == teacher.answers, teacher.id
            needed = {step.id for step in form.steps if step.required and step.when is None}
            assert needed <= teacher.answers.keys(), teacher.id


def test_the_heroes_are_newcomers_among_colleagues(cast: Cast) -> None:
    everybody = telephones(cast, "ru", alone=False)
    assert [person.id for person in everybody] == list(range(FIRST_ID, FIRST_ID + len(everybody)))
    assert [person.started for person in everybody[:3]] == [False, False, False]
    assert all(person.started for person in everybody[3:])
    assert sum(person.blocked for person in everybody) == 1
    assert telephones(cast, "ru", alone=True) == everybody[:3]


async def test_the_school_has_lived_when_the_demo_begins(
    database: Database, cast: Cast, catalogue: Catalogue
) -> None:
    settle = partial(settle_school, cast=cast, catalogue=catalogue, locale="ru", start=FIRST_OF_SEPTEMBER)
    await database.write(settle)
    async with database.read() as tx:
        seen = await _look(tx)
    assert seen == {
        "name": cast.school.name,
        "year": 2026,
        "curators": [cast.founder.name],
        "requests": {SubmissionState.APPROVED: 2, SubmissionState.RETURNED: 1, SubmissionState.SUBMITTED: 1},
        "questionnaires": {SubmissionState.APPROVED: 2, SubmissionState.SUBMITTED: 1},
        "pairs": [PairState.ACTIVE, PairState.PROPOSED],
        "held": 2,
        "unreachable": [teacher.name for teacher in cast.mentees if teacher.blocked],
    }


async def test_nothing_of_the_past_is_said_on_the_first_day(
    database: Database, cast: Cast, catalogue: Catalogue
) -> None:
    settle = partial(settle_school, cast=cast, catalogue=catalogue, locale="ru", start=FIRST_OF_SEPTEMBER)
    await database.write(settle)
    async with database.read() as tx:
        due = await next_due(tx)
    assert due is None or due > FIRST_OF_SEPTEMBER + timedelta(hours=1)


async def _look(tx: Tx) -> dict[str, Any]:
    (school,) = await all_schools(tx)
    programme = await active_programme(tx, school.id)
    assert programme is not None
    pairs = await pairs_in(tx, programme.id, list(PairState))
    meetings = await meetings_of_pairs(tx, [pair.id for pair in pairs], list(MeetingState))
    unreachable = []
    for person in await people_with_role(tx, school.id, Role.MENTEE):
        account = await account_of(tx, person.id)
        if account is None or not account.reachable:
            unreachable.append(person.full_name)
    return {
        "name": school.name,
        "year": programme.year,
        "curators": [person.full_name for person in await people_with_role(tx, school.id, Role.CURATOR)],
        "requests": await _states(tx, programme.id, SubmissionKind.REQUEST),
        "questionnaires": await _states(tx, programme.id, SubmissionKind.QUESTIONNAIRE),
        "pairs": sorted((pair.state for pair in pairs), key=str),
        "held": sum(meeting.state is MeetingState.HELD for meeting in meetings),
        "unreachable": unreachable,
    }


async def _states(tx: Tx, programme_id: int, kind: SubmissionKind) -> dict[SubmissionState, int]:
    found = await submissions_of(tx, programme_id, kind, list(SubmissionState))
    return dict(Counter(one.state for one in found))
