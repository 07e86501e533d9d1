"""`/stage N`: one stage with the people whom it waits for, each a button to the card that helps."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from aiogram import Router
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import go, register
from handlers.curator import roadmap_status
from handlers.curator.bank_cards import tap as bank_tap
from handlers.curator.lists import IN_A_ROW, PAGE, remember_place
from handlers.curator.paging import cut, pager
from handlers.curator.pair_cards import Act, PairTap
from handlers.curator.people import PersonTap
from handlers.curator.stage_taps import StageTap, StatusTap
from handlers.curator.surveys import SurveyCard
from handlers.screen import Button, Reply, Screen, grid
from handlers.turn import Turn
from locales.texts import Html, Speaker
from mentoring.names import short_name
from mentoring.roadmap_board import board
from mentoring.roles import Action
from mentoring.stages import STAGES, Fact, Stage, StageState, is_free, overview, places_of
from storage.figures import PairLine, Participant, pair_lines, participants
from storage.people import people_with_role
from storage.records import OPEN_PAIR_STATES, PairState, Programme, Role, SubmissionState, SurveyState
from storage.surveys import survey_lines

MAY = Action.RUN_PROGRAMME
NEXT: Mapping[int, tuple[str, ...]] = {
    1: ("school", "people"),
    2: ("mentees", "invite"),
    3: ("mentors", "invite"),
    4: ("mentors", "pairs"),
    5: ("pairs", "meetings"),
    6: ("surveys", "pairs"),
    7: (),
}
"""The commands that a stage leads to."""
UNFINISHED = frozenset({2, 3})
"""Stages that list only those for whom something is still to be done."""
NOBODY: Mapping[StageState, str] = {StageState.OUTSIDE: "stage-outside", StageState.WAITING: "stage-empty"}
"""What stands in place of people, where it is not that everything is settled."""


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody or a pair, what is waited for, and the card that helps."""

    name: str
    note: str
    intent: str


async def called(_event: TelegramObject, turn: Turn, argument: str = "") -> Reply:
    """`/stage 3`; without a number, which stages there are. A road map has its own."""
    running = await board(turn.tx, turn.me, turn.now)
    if running is not None:
        return await roadmap_status.called(turn, running, argument)
    number = int(argument) if argument.isdecimal() and len(argument) == 1 else 0
    if number not in STAGES:
        buttons = [_stage_button(turn.t, each) for each in STAGES]
        rows = (*grid(buttons, IN_A_ROW), (_to_stages(turn.t), go(turn.t, "menu")))
        return Reply(Screen(roadmap_status.which_stage(turn.t, argument), rows))
    return await stage_screen(turn, number, 0)


async def turn_to(_event: CallbackQuery, turn: Turn, callback_data: StageTap) -> Reply:
    return await stage_screen(turn, callback_data.stage, callback_data.page)


async def stage_screen(turn: Turn, number: int, page: int) -> Reply:
    """Where the stage stands, whom it waits for, and what to open next."""
    t = turn.t
    found = await overview(turn.tx, turn.me, turn.now)
    people: Sequence[Row] = []
    if found.programme is not None or number == 1:
        people = await _PEOPLE[number](turn, found.programme)
    shown, page, pages = cut(people, page)
    await remember_place(turn, "button-to-stage", StageTap(stage=number, page=page).pack())
    numbered = list(enumerate(shown, page * PAGE + 1))
    text = _text(t, found.stages[number - 1], numbered)
    onward = [go(t, name) for name in NEXT[number]]
    rows = (
        *grid([Button(str(place), row.intent) for place, row in numbered], IN_A_ROW),
        *pager(t, page, pages, lambda to: StageTap(stage=number, page=to).pack()),
        *grid(onward, 2),
        (_to_stages(t), go(t, "menu")),
    )
    return Reply(Screen(text, rows))


def _text(t: Speaker, stage: Stage, numbered: Sequence[tuple[int, Row]]) -> str:
    head = filter(None, (stage_heading(t, stage), left_line(t, stage), facts_line(t, stage.facts)))
    people = [t("list-line", number=place, name=row.name, note=row.note) for place, row in numbered]
    if people and stage.number in UNFINISHED:
        people.insert(0, t("stage-unfinished"))
    nobody = NOBODY.get(stage.state, "stage-nobody")
    return "\n".join((*head, "", *(people or [t(nobody)])))


def left_line(t: Speaker, stage: Stage) -> str:
    """Why a late stage is late: «Осталось: одобрить – 1, дождаться запроса – 2»."""
    if stage.state is not StageState.LATE or not stage.left:
        return ""
    words = [t.label(f"left-{fact.key}", count=fact.number) for fact in stage.left]
    return t("stage-left", words=", ".join(words))


def stage_heading(t: Speaker, stage: Stage) -> Html:
    """«2. Банк наставляемых – идёт»; a late one says when it should have been done."""
    words = {
        "number": stage.number,
        "title": t(f"stage-title-{stage.number}"),
        "state": state_word(t, stage),
    }
    if stage.state is StageState.LATE and stage.due is not None:
        return t("stage-heading-late", due=t.day(stage.due), **words)
    return t("stage-heading", **words)


def state_word(t: Speaker, stage: Stage) -> str:
    """The state in a word or two."""
    return t.label(f"stage-state-{stage.state}")


def facts_line(t: Speaker, facts: Sequence[Fact]) -> str:
    """«Запросы: 8 из 10 · Одобрены: 6»."""
    words = (fact_words(t, fact) for fact in facts)
    return " · ".join(t("fact", label=label, value=value) for label, value in words)


def shown_facts(stage: Stage) -> tuple[Fact, ...]:
    """What a board tells of a stage: nothing of one that has not begun, where all numbers are zero."""
    return () if stage.state is StageState.WAITING else stage.facts


def fact_words(t: Speaker, fact: Fact) -> tuple[str, str]:
    """Label and value: («Запросы», «8 из 10»)."""
    label = t.label(f"fact-{fact.key}")
    if fact.key == "card":
        return label, t.label("fact-filled" if fact.number else "fact-empty")
    if fact.key == "programme":
        return label, fact.words or t.label("fact-none")
    if fact.of is None:
        return label, str(fact.number)
    return label, t.label("fact-of", number=fact.number, of=fact.of)


def _stage_button(t: Speaker, number: int) -> Button:
    return Button(t.label("button-stage", number=number), StageTap(stage=number).pack())


def _to_stages(t: Speaker) -> Button:
    return Button(t.label("button-to-stages"), StatusTap().pack())


async def _staff(turn: Turn, _programme: Programme | None) -> list[Row]:
    """Who runs the programme."""
    return [
        Row(short_name(person.full_name), turn.t.label(f"role-{role}"), PersonTap(person=person.id).pack())
        for role in (Role.CURATOR, Role.DIRECTOR)
        for person in await people_with_role(turn.tx, turn.me.school.id, role)
    ]


async def _mentees(turn: Turn, programme: Programme) -> list[Row]:
    return await _bank(turn, programme, Role.MENTEE)


async def _mentors(turn: Turn, programme: Programme) -> list[Row]:
    return await _bank(turn, programme, Role.MENTOR)


async def _bank(turn: Turn, programme: Programme, role: Role) -> list[Row]:
    """Those of whom something is still waited for; whoever is settled needs no line."""
    people = await participants(turn.tx, turn.me.school.id, programme.id)
    noted = [(one, note_of(one)) for one in people if one.role is role]
    return [
        Row(short_name(one.full_name), turn.t.label(f"stage-note-{note}-{role}"), card_of(one))
        for one, note in noted
        if note
    ]


def note_of(one: Participant) -> str:
    """What is waited for with this person; empty if nothing is."""
    match one.state:
        case None:
            return "missing"
        case SubmissionState.SUBMITTED:
            return "submitted" if one.agreed else "unagreed"
        case SubmissionState.RETURNED:
            return "returned"
        case SubmissionState.APPROVED:
            return "" if one.agreed else "unagreed"
    return ""


def card_of(one: Participant) -> str:
    """The card that helps: what was sent, or the person who has sent nothing."""
    if one.submission_id is None:
        return PersonTap(person=one.person_id).pack()
    return bank_tap(one.submission_id)


async def _selection(turn: Turn, programme: Programme) -> list[Row]:
    """Mentees without a pair first, then mentors with a place left."""
    people = await participants(turn.tx, turn.me.school.id, programme.id)
    free = sorted((one for one in people if is_free(one)), key=lambda one: one.role is Role.MENTOR)
    return [Row(short_name(one.full_name), _place_note(turn.t, one), card_of(one)) for one in free]


def _place_note(t: Speaker, one: Participant) -> str:
    if one.role is Role.MENTEE:
        return t.label("stage-note-unpaired")
    return t.label("stage-note-places", count=places_of(one))


async def _pairs(turn: Turn, programme: Programme) -> list[Row]:
    return _pair_rows(turn.t, await pair_lines(turn.tx, programme.id, OPEN_PAIR_STATES))


async def _finished(turn: Turn, programme: Programme) -> list[Row]:
    """Surveys without an answer, then the pairs whose work is over."""
    t = turn.t
    silent = [
        Row(short_name(one.full_name), t.label("stage-note-survey"), SurveyCard(survey=one.survey_id).pack())
        for one in await survey_lines(turn.tx, programme.id)
        if one.state is SurveyState.SENT
    ]
    over = await pair_lines(turn.tx, programme.id, (PairState.COMPLETED, PairState.ENDED))
    return [*silent, *_pair_rows(t, [pair for pair in over if pair.order_date is not None])]


def _pair_rows(t: Speaker, pairs: Sequence[PairLine]) -> list[Row]:
    """What waits for somebody stands first, as in the list of pairs."""
    order = list(PairState)
    return [
        Row(
            pair_name([side.full_name for side in pair.sides]),
            t.label(f"stage-note-{pair.state}"),
            PairTap(act=Act.OPEN, pair=pair.pair_id).pack(),
        )
        for pair in sorted(pairs, key=lambda pair: order.index(pair.state))
    ]


def pair_name(full_names: Sequence[str]) -> str:
    """«Смирнова О. П. – Котова А. А.», the mentor first."""
    mentor, *mentees = [short_name(name) for name in full_names]
    return f"{mentor} – {', '.join(mentees)}" if mentees else mentor


async def _nobody(_turn: Turn, _programme: Programme) -> list[Row]:
    return []


_PEOPLE: Mapping[int, Callable[..., Awaitable[Sequence[Row]]]] = {
    1: _staff,
    2: _mentees,
    3: _mentors,
    4: _selection,
    5: _pairs,
    6: _finished,
    7: _nobody,
}


def router() -> Router:
    router = Router(name="stage")
    register(router, "stage", called, MAY)
    router.callback_query.register(turn_to, StageTap.filter(), flags={"may": MAY})
    return router
