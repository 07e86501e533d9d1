"""The year's template was changed: what that would do to the year, and taking it over."""

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from handlers.calls import Go, go
from handlers.screen import Button, Reply, Screen
from handlers.turn import Turn
from mentoring.owners import running_roadmap
from mentoring.refusals import Outdated
from mentoring.roadmaps import RoadMap
from mentoring.roles import Action
from mentoring.template_changes import Change, ChangeKind, find_changes, take_changes
from storage.measures import measures_of
from storage.roadmaps import RoadMap as Stored

MAY = Action.RUN_PROGRAMME
SHOWN = 12


class ChangesTap(CallbackData, prefix="yc1"):
    """Show the changes, or take them over."""

    take: bool = False


def template_now(turn: Turn, stored: Stored) -> RoadMap | None:
    """The template as it is today, if it says otherwise than on the day when the year began."""
    now = turn.desk.roadmaps.find(stored.template, turn.t.locale) if stored.template else None
    before = RoadMap.model_validate(stored.source)
    return None if now is None or now.version <= before.version else now


async def show(_event: CallbackQuery, turn: Turn, callback_data: ChangesTap) -> Reply:
    t = turn.t
    stored = await running_roadmap(turn.tx, turn.me)
    now = template_now(turn, stored)
    if now is None:
        raise Outdated
    if callback_data.take:
        await take_changes(turn.tx, turn.me, now, turn.now)
        rows = ((go(t, "measures", style="primary"), go(t, "year")),)
        return Reply(Screen(t("year-changes-taken"), rows))
    rows_now = await measures_of(turn.tx, stored.id)
    found = find_changes(RoadMap.model_validate(stored.source), now, rows_now)
    lines = [_line(turn, change) for change in found[:SHOWN]]
    more = [t("year-more", count=len(found) - SHOWN)] if len(found) > SHOWN else []
    text = "\n".join((t("year-changes"), "", *(lines or [t("year-changes-none")]), *more))
    take = Button(t.label("button-year-changes-take"), ChangesTap(take=True).pack(), style="success")
    back = Button(t.label("button-back"), Go(to="year").pack())
    return Reply(Screen(text, ((take,), (back, go(t, "menu")))))


def _line(turn: Turn, change: Change) -> str:
    t = turn.t
    if change.kind in (ChangeKind.CHANGED, ChangeKind.KEPT):
        fields = ", ".join(t.label(f"measure-field-{name}") for name in change.fields)
        return t(f"year-change-{change.kind}", title=change.title, fields=fields)
    return t(f"year-change-{change.kind}", title=change.title)


def router() -> Router:
    router = Router(name="year-changes")
    router.callback_query.register(show, ChangesTap.filter(), flags={"may": MAY})
    return router
