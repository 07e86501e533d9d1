"""Every conversation of the bot, joined: routers in their order, forms, notices, plans and duties."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from aiogram import Router

from handlers import (
    arrival,
    consents,
    contact,
    forget,
    help_me,
    home,
    journal,
    journal_records,
    measures,
    meet,
    meeting_letters,
    mydata,
    nudge,
    pair,
    pair_letters,
    plan,
    questionnaire,
    readers,
    request,
    settings,
    submission,
    survey,
)
from handlers.curator import (
    attention,
    bank,
    bank_letters,
    digest,
    invite,
    measure_edit,
    meetings,
    next_step,
    pairs,
    people,
    plans,
    roadmap_status,
    school,
    signals,
    stage,
    status,
    surveys,
    thresholds,
    vacations,
    year,
    year_changes,
    year_files,
    year_people,
)
from handlers.curator import (
    pair_letters as curator_pair_letters,
)
from handlers.forms import notices as form_notices
from handlers.forms import router as forms
from handlers.forms.catalogue import load
from handlers.forms.engine import Aside, Back, FormEngine, Source, Submit
from handlers.turn import DutyFinder, NoticeRenderer, Reader
from locales.content import Content
from storage.engine import Tx

Plan = Callable[[Tx, datetime], Awaitable[None]]

SUBMITS: Mapping[str, Submit] = {
    **arrival.SUBMITS,
    **settings.SUBMITS,
    **school.SUBMITS,
    **vacations.SUBMITS,
    **invite.SUBMITS,
    **request.SUBMITS,
    **questionnaire.SUBMITS,
    **submission.SUBMITS,
    **bank.SUBMITS,
    **pair.SUBMITS,
    **pairs.SUBMITS,
    **plan.SUBMITS,
    **plans.SUBMITS,
    **meet.SUBMITS,
    **journal_records.SUBMITS,
    **survey.SUBMITS,
    **measures.SUBMITS,
    **year_files.SUBMITS,
    **help_me.SUBMITS,
    **signals.SUBMITS,
}
SOURCES: Mapping[str, Source] = {**school.SOURCES, **pairs.SOURCES, **plan.SOURCES, **meet.SOURCES}
ASIDES: Mapping[str, Aside] = {**readers.ASIDES, **pairs.ASIDES, **journal_records.ASIDES}
BACKS: Mapping[str, Back] = {
    **school.BACKS,
    **vacations.BACKS,
    **invite.BACKS,
    **request.BACKS,
    **questionnaire.BACKS,
    **bank.BACKS,
    **pair.BACKS,
    **pairs.BACKS,
    **plan.BACKS,
    **plans.BACKS,
    **journal_records.BACKS,
    **measures.BACKS,
    **year.BACKS,
    **signals.BACKS,
}
NOTICES: Mapping[str, NoticeRenderer] = {
    form_notices.KIND: form_notices.form_unfinished,
    **arrival.NOTICES,
    **contact.NOTICES,
    **invite.NOTICES,
    **people.NOTICES,
    **consents.NOTICES,
    **mydata.NOTICES,
    **forget.NOTICES,
    **submission.NOTICES,
    **bank_letters.NOTICES,
    **pair_letters.NOTICES,
    **curator_pair_letters.NOTICES,
    **plan.NOTICES,
    **plans.NOTICES,
    **meeting_letters.NOTICES,
    **survey.NOTICES,
    **nudge.NOTICES,
    **status.NOTICES,
    **digest.NOTICES,
    **measures.NOTICES,
    **year_files.NOTICES,
    **help_me.NOTICES,
    **signals.NOTICES,
}
READERS: Mapping[str, Reader] = {**year_files.READERS}
PLANS: tuple[Plan, ...] = (
    *forget.PLANS,
    *pair_letters.PLANS,
    *meeting_letters.PLANS,
    *survey.PLANS,
    *digest.PLANS,
    *measures.PLANS,
    *help_me.PLANS,
)
DUTIES: tuple[DutyFinder, ...] = (
    form_notices.duties,
    forget.duties,
    school.duties,
    bank.duties,
    pairs.duties,
    plans.duties,
    next_step.duties,
    request.duties,
    questionnaire.duties,
    pair.duties,
    plan.duties,
    meet.duties,
    survey.duties,
    measures.duties,
    attention.duties,
    year.duties,
)


def routers() -> list[Router]:
    """Answers to forms come first, because they happen most; what nobody understood comes last."""
    modules = (
        forms, arrival, home, settings, contact, consents, mydata, forget,
        request, questionnaire, submission, pair, plan, meet, journal, journal_records, survey, help_me,
        school, thresholds, vacations, invite, people, bank, pairs, plans, meetings, surveys,
        status, stage, attention, signals,
        roadmap_status, year, year_people, year_files, year_changes, measures, measure_edit,
    )  # fmt: skip
    return [*(module.router() for module in modules), home.last_router()]


def form_engine(content: Content) -> FormEngine:
    """The engine with all forms of both languages; raises `ContentError` for a broken file."""
    return FormEngine(load(content), SUBMITS, SOURCES, home=home.home, backs=BACKS, asides=ASIDES)
