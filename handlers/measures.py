"""`/measures`: the road map's rows, one's own or all, and the buttons of their cards."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, timedelta

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.calls import go
from handlers.measure_card import show_card
from handlers.measure_forms import BACKS, FORMS, SUBMITS, begin
from handlers.measure_list import MAY, MEASURES
from handlers.measure_words import Act, MeasureTap, ProofTap, due_briefly, standing_words, tap
from handlers.screen import Button, Reply, Row, Screen, grid
from handlers.turn import Attachment, Duty, Letter, NoticeRenderer, Turn
from mentoring.measure_notices import KIND, plan_measures, today_for
from mentoring.measures import measure_for, put_off, reopen_measure, start_measure, withdraw_proof
from mentoring.refusals import Outdated
from mentoring.roadmap_board import Board, Line, Standing, board
from mentoring.roles import may
from mentoring.telling import send_to_me
from storage.measures import get_proof, open_measures_of_person
from storage.records import ProofKind, Role

__all__ = ["BACKS", "NOTICES", "PLANS", "SUBMITS", "duties", "router"]
DIGEST_SHOWN = 8


async def act(_event: CallbackQuery, turn: Turn, callback_data: MeasureTap) -> Reply:
    """A button of a card; the measure is looked at again."""
    measure_id = callback_data.measure
    await measure_for(turn.tx, turn.me, measure_id)
    if callback_data.act in FORMS:
        return await begin(turn, callback_data.act, measure_id)
    return await _ACTS.get(callback_data.act, show_card)(turn, measure_id)


async def _start(turn: Turn, measure_id: int) -> Reply:
    await start_measure(turn.tx, turn.me, measure_id, turn.now)
    return await show_card(turn, measure_id, toast=turn.t.label("saved"))


async def _reopen(turn: Turn, measure_id: int) -> Reply:
    await reopen_measure(turn.tx, turn.me, measure_id, turn.now)
    return await show_card(turn, measure_id, toast=turn.t.label("saved"))


async def _tomorrow(turn: Turn, measure_id: int) -> Reply:
    return await _put_off(turn, measure_id, 1)


async def _week(turn: Turn, measure_id: int) -> Reply:
    return await _put_off(turn, measure_id, 7)


async def _put_off(turn: Turn, measure_id: int, days: int) -> Reply:
    day = turn.today + timedelta(days=days)
    await put_off(turn.tx, turn.me, measure_id, day, turn.now)
    return await show_card(turn, measure_id, toast=turn.t.label("measure-put-off", day=turn.t.day(day)))


async def show_proof(_event: CallbackQuery, turn: Turn, callback_data: ProofTap) -> Reply:
    """Send the file once more, or take it back."""
    shown = await get_proof(turn.tx, callback_data.proof)
    if shown is None:
        raise Outdated
    await measure_for(turn.tx, turn.me, shown.measure_id)
    if callback_data.remove:
        measure = await withdraw_proof(turn.tx, turn.me, shown.id, turn.now)
        return await show_card(turn, measure.id, toast=turn.t.label("saved"))
    await send_to_me(turn.tx, turn.me, "proof", {"proof": shown.id}, turn.now)
    return Reply(toast=turn.t.label("preparing"))


async def proof(turn: Turn, payload: Mapping[str, int]) -> Letter | None:
    """The file that was asked for."""
    shown = await get_proof(turn.tx, payload["proof"])
    if shown is None:
        return None
    measure, _ = await measure_for(turn.tx, turn.me, shown.measure_id)
    picture = shown.kind is ProofKind.PHOTO
    file = Attachment(shown.words, picture=picture, file=shown.file, caption=measure.title, protected=True)
    return Letter(attachments=(file,), silent=True)


async def digest(turn: Turn, payload: Mapping[str, str]) -> Letter | None:
    """One's own measures of today with the buttons of the first, or nothing when all was done meanwhile."""
    found = await board(turn.tx, turn.me, turn.now)
    day = date.fromisoformat(payload["day"])
    if found is None or day != found.today or not may(turn.me, MAY):
        return None
    t, mine = turn.t, today_for(found, turn.me.id, day)
    if not mine:
        return None
    shown = mine[:DIGEST_SHOWN]
    lines = [
        t("digest-line", number=place, title=line.measure.title, state=_when(turn, found, line))
        for place, line in enumerate(shown, start=1)
    ]
    more = [t("year-more", count=len(mine) - DIGEST_SHOWN)] if len(mine) > DIGEST_SHOWN else []
    text = "\n\n".join((t("digest-measures", count=len(mine)), *lines, *more))
    return Letter(Screen(text, _digest_rows(turn, shown)), silent=True)


def _when(turn: Turn, found: Board, line: Line) -> str:
    """«сегодня последний день», «до 8 сентября», «просрочено на 1 день»."""
    if line.due == found.today:
        return turn.t.label("digest-last-day")
    if line.standing is Standing.LATE:
        return standing_words(turn.t, line, found)
    return due_briefly(turn.t, line)


def _digest_rows(turn: Turn, shown: Sequence[Line]) -> tuple[Row, ...]:
    """For a single measure everything at once; for several the card is one tap away (UX §2.3)."""
    t = turn.t
    if len(shown) > 1:
        numbers = [
            Button(str(place), MeasureTap(act=Act.OPEN, measure=line.measure.id).pack())
            for place, line in enumerate(shown, start=1)
        ]
        return (*grid(numbers, 4), (go(t, "measures"),))
    only = shown[0].measure.id
    return (
        (tap(t, Act.DONE, only, "success"),),
        (tap(t, Act.TOMORROW, only), tap(t, Act.WEEK, only)),
        (tap(t, Act.SKIP, only), go(t, "measures")),
    )


async def duties(turn: Turn) -> list[Duty]:
    """What this person answers for and is late; curators find it among all that needs attention."""
    if turn.is_a(Role.CURATOR) or not may(turn.me, MAY):
        return []
    if not await open_measures_of_person(turn.tx, turn.me.id):
        return []
    found = await board(turn.tx, turn.me, turn.now)
    late = [line for line in found.lines if line.standing is Standing.LATE] if found else []
    mine = [line for line in late if line.belongs_to(turn.me.id)]
    if not mine:
        return []
    button = MEASURES.button(turn.t, "late", turn.t.label("button-duty-measures"))
    return [Duty(turn.t("duty-measures", count=len(mine)), button, len(mine))]


_ACTS: Mapping[Act, Callable[[Turn, int], Awaitable[Reply]]] = {
    Act.START: _start,
    Act.REOPEN: _reopen,
    Act.TOMORROW: _tomorrow,
    Act.WEEK: _week,
}
NOTICES: Mapping[str, NoticeRenderer] = {"proof": proof, KIND: digest}
PLANS = (plan_measures,)


def router() -> Router:
    router = Router(name="measures")
    MEASURES.attach(router)
    flags = {"may": MAY}
    router.callback_query.register(act, MeasureTap.filter(), flags=flags)
    router.callback_query.register(show_proof, ProofTap.filter(), flags=flags)
    return router
