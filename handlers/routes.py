"""Every conversation of the bot, joined: routers in their order, forms, notices, plans and duties."""

from collections.abc import Mapping

from aiogram import Router

from handlers import home, journal, meet, meeting_letters
from handlers.curator import meetings
from handlers.forms import notices as form_notices
from handlers.forms import router as forms
from handlers.forms.catalogue import load
from handlers.forms.engine import FormEngine, Source, Submit
from handlers.turn import DutyFinder, NoticeRenderer
from locales.content import Content

SUBMITS: Mapping[str, Submit] = {**meet.SUBMITS, **journal.SUBMITS}
SOURCES: Mapping[str, Source] = {**meet.SOURCES}
NOTICES: Mapping[str, NoticeRenderer] = {
    form_notices.KIND: form_notices.form_unfinished,
    **meeting_letters.NOTICES,
}
PLANS = (*meeting_letters.PLANS,)
DUTIES: tuple[DutyFinder, ...] = (meet.duties,)


def routers() -> list[Router]:
    """Answers to forms come first, because they happen most; what nobody understood comes last."""
    return [
        forms.router(),
        home.router(),
        meet.router(),
        journal.router(),
        meetings.router(),
        home.last_router(),
    ]


def form_engine(content: Content) -> FormEngine:
    """The engine with all forms of both languages; raises `ContentError` for a broken file."""
    return FormEngine(load(content), SUBMITS, SOURCES, home=home.home)
