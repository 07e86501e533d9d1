"""`/pairs`: the list of pairs, a new pair by hand, the order, the end."""

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answers import form_of, subject_of
from handlers.calls import go
from handlers.curator.lists import Line, Listing, ListTap
from handlers.curator.pair_cards import (
    Act,
    MenteeTap,
    PairTap,
    cancel_question,
    card_screen,
    new_pair_button,
    reminded,
    tap,
)
from handlers.forms.words import say_answer, short_label
from handlers.pair_facts import Facts, facts_of
from handlers.screen import Button, Reply, Screen
from handlers.turn import Duty, Turn
from locales.texts import Html, plain
from mentoring.attention import remind_of_proposal
from mentoring.candidates import Mentee, Mentor, free_mentees, mentors_to_choose
from mentoring.forms import OTHER, Form, Option
from mentoring.names import short_name
from mentoring.nudges import RemindedToday
from mentoring.orders import NotAgreed, mark_order
from mentoring.pair_notices import REMIND_AFTER
from mentoring.pairs import cancel_pair, end_pair, pair_in_school, propose_pair
from mentoring.refusals import Outdated
from mentoring.roles import Action
from mentoring.submissions import programme_of
from storage.attention import unreachable_people
from storage.pairs import declined_with, pairs_in, proposed_before
from storage.plans import waiting_plans
from storage.records import Pair, PairState, Role, Submission, SubmissionKind
from storage.schools import active_programme

ORDER = (
    PairState.PROPOSED,
    PairState.AGREED,
    PairState.ACTIVE,
    PairState.COMPLETED,
    PairState.ENDED,
    PairState.DECLINED,
)
"""What waits for somebody stands first in the list."""
CHIPS: Mapping[PairState, str] = {
    PairState.PROPOSED: "proposed",
    PairState.AGREED: "agreed",
    PairState.ACTIVE: "active",
    PairState.COMPLETED: "closed",
    PairState.ENDED: "closed",
}
NEED_SHOWN = 60
SUMMARY = "summary"
OPPOSITE = {"in_person", "remote"}
"""Ways to meet that exclude each other."""
MAX_ID = 2**63


class PairListing(Listing):
    """The list with its own first action."""

    async def show(self, turn: Turn, view: ListTap | None = None) -> Reply:
        reply = await super().show(turn, view)
        assert reply.screen is not None  # noqa: S101 - a list always has a screen
        new = (new_pair_button(turn.t),)
        return Reply(Screen(reply.screen.text, (new, *reply.screen.rows)), toast=reply.toast)


async def pair_lines(turn: Turn) -> Sequence[Line]:
    """Every pair of the programme, those that wait for somebody first."""
    programme = await active_programme(turn.tx, turn.me.school.id)
    if programme is None:
        return []
    pairs = await pairs_in(turn.tx, programme.id, ORDER)
    pairs.sort(key=lambda pair: ORDER.index(pair.state))
    waiting = {plan.pair_id for plan in await waiting_plans(turn.tx, programme.id)}
    return [_line(turn, facts, waiting) for facts in await facts_of(turn, pairs)]


PAIRS = PairListing(
    "pairs",
    Action.RUN_PROGRAMME,
    ("all", "proposed", "agreed", "plans", "active", "closed"),
    pair_lines,
    first=("mentees", "mentors"),
)


async def act(_event: CallbackQuery, turn: Turn, callback_data: PairTap) -> Reply:
    """A button of the list or of a card; the pair is looked at again."""
    return await _ACTS[callback_data.act](turn, callback_data.pair)


async def show_card(turn: Turn, pair_id: int, note: str = "", toast: str = "") -> Reply:
    """The pair as it is now."""
    pair = await pair_in_school(turn.tx, turn.me, pair_id)
    facts = (await facts_of(turn, [pair]))[0]
    return Reply(await card_screen(turn, facts, await PAIRS.back(turn), note), toast=toast)


async def submit_new_pair(turn: Turn, answers: Mapping[str, Any], _context: Mapping[str, Any]) -> Reply:
    """Two people were chosen: ask both."""
    pair = await propose_pair(
        turn.tx,
        turn.me,
        mentor_id=_person(answers["mentor"]),
        mentee_id=_person(answers["mentee"]),
        starts_on=date.fromisoformat(answers["starts_on"]),
        ends_on=date.fromisoformat(answers["ends_on"]),
        now=turn.now,
    )
    return await show_card(turn, pair.id, await _proposed(turn, pair))


async def _proposed(turn: Turn, pair: Pair) -> Html:
    """Both are asked; whom no message reaches has to be told by the curator."""
    lost = await unreachable_people(turn.tx, turn.me.school.id)
    facts = (await facts_of(turn, [pair]))[0]
    deaf = [each for each in facts.members if each.person_id in lost]
    return turn.t("pair-proposed-in-vain", names=facts.names(deaf)) if deaf else turn.t("pair-proposed-now")


async def submit_order(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """The order is signed."""
    day = date.fromisoformat(answers["date"])
    deed = mark_order(
        turn.tx, turn.me, int(context["pair"]), number=answers["number"], signed_on=day, now=turn.now
    )
    return await _decide(turn, int(context["pair"]), deed, "pair-order-marked-now")


async def submit_end(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """Why the pair ends."""
    reason = answers["reason"]
    words = reason[OTHER] if isinstance(reason, dict) else reason
    deed = end_pair(turn.tx, turn.me, int(context["pair"]), words, turn.now)
    return await _decide(turn, int(context["pair"]), deed, "pair-ended-now")


async def mentee_options(turn: Turn, _context: Mapping[str, Any]) -> list[Option]:
    """Mentees without a pair, each with the difficulties in short."""
    mentees = await free_mentees(turn.tx, turn.me)
    names = await _names_to_choose(turn, mentees)
    return [Option(str(each.person.id), _need(turn, each, names[each.person.id])) for each in mentees]


async def mentor_options(turn: Turn, context: Mapping[str, Any]) -> list[Option]:
    """Mentors with a free place; nobody is offered as one's own mentor. A proposal to these two that was
    declined stands beside the name."""
    mentors = await mentors_to_choose(turn.tx, turn.me)
    names = await _names_to_choose(turn, mentors)
    mentee = str(context.get("mentee", ""))
    declined = await declined_with(turn.tx, int(mentee)) if mentee.isdecimal() else {}
    return [
        Option(str(each.person.id), _offer(turn, each, names[each.person.id], declined.get(each.person.id)))
        for each in mentors
        if str(each.person.id) != mentee
    ]


async def modes_differ(turn: Turn, _form: Form, place: str, answers: Mapping[str, Any]) -> str:
    """Below the summary: one wants to meet in person, the other by video."""
    if place != SUMMARY:
        return ""
    mentees = {str(each.person.id): each.request for each in await free_mentees(turn.tx, turn.me)}
    mentors = {str(each.person.id): each.questionnaire for each in await mentors_to_choose(turn.tx, turn.me)}
    mentee, mentor = mentees.get(answers.get("mentee", "")), mentors.get(answers.get("mentor", ""))
    if mentee is None or mentor is None:
        return ""
    modes = {mentee.answers.get("mode"), mentor.answers.get("mode")}
    if modes != OPPOSITE:
        return ""
    return turn.t("pair-modes-differ", mentor=_mode(turn, mentor), mentee=_mode(turn, mentee))


async def _names_to_choose(turn: Turn, candidates: Sequence[Mentee | Mentor]) -> dict[int, str]:
    """Names by person; whom no message reaches is marked, because the proposal would lie unread."""
    lost = await unreachable_people(turn.tx, turn.me.school.id)
    unheard = turn.t.label("person-unreachable-short")
    return {
        person_id: f"{name} · {unheard}" if person_id in lost else name
        for person_id, name in told_apart(candidates).items()
    }


def told_apart(candidates: Sequence[Mentee | Mentor]) -> dict[int, str]:
    """Short names by person; two who would look alike get their full names."""
    short = {each.person.id: short_name(each.person.full_name) for each in candidates}
    twice = Counter(short.values())
    return {
        each.person.id: each.person.full_name if twice[short[each.person.id]] > 1 else short[each.person.id]
        for each in candidates
    }


async def duties(turn: Turn) -> list[Duty]:
    """Pairs that wait for an order, and proposals that lie unanswered."""
    programme = await active_programme(turn.tx, turn.me.school.id) if turn.is_a(Role.CURATOR) else None
    if programme is None:
        return []
    t, found = turn.t, []
    agreed = await pairs_in(turn.tx, programme.id, [PairState.AGREED])
    silent = await proposed_before(turn.tx, turn.now - REMIND_AFTER, programme.id)
    if agreed:
        count = len(agreed)
        found.append(Duty(t("duty-pairs-order", count=count), _order_button(turn, agreed), count))
    if silent:
        button = PAIRS.button(t, "proposed", t.label("button-duty-pairs-silent"))
        found.append(Duty(t("duty-pairs-silent", count=len(silent)), button, len(silent)))
    return found


def _order_button(turn: Turn, agreed: Sequence[Pair]) -> Button:
    """Straight to the order of the only pair, or to the list of those that wait."""
    if len(agreed) == 1:
        return tap(turn.t, Act.ORDER, agreed[0].id, "button-pair-order")
    return PAIRS.button(turn.t, "agreed", turn.t.label("button-pair-order"))


async def _open(turn: Turn, pair_id: int) -> Reply:
    return await show_card(turn, pair_id)


async def _new(turn: Turn, _pair_id: int) -> Reply:
    return await _put_together(turn)


async def new_for(_event: CallbackQuery, turn: Turn, callback_data: MenteeTap) -> Reply:
    """The form with the mentee of the card. Raises `Outdated` if somebody has found the mentee a mentor."""
    return await _put_together(turn, callback_data.person)


async def _put_together(turn: Turn, mentee: int | None = None) -> Reply:
    """The form, or what to do first while there is nobody to put together."""
    programme = await programme_of(turn.tx, turn.me)
    t, free = turn.t, {each.person.id for each in await free_mentees(turn.tx, turn.me)}
    if mentee is not None and mentee not in free:
        raise Outdated
    if not free:
        return Reply(Screen(t("pair-no-mentee"), ((go(t, "invite"), go(t, "mentees"), go(t, "pairs")),)))
    if not await mentors_to_choose(turn.tx, turn.me):
        return Reply(Screen(t("pair-no-mentor"), ((go(t, "invite"), go(t, "mentors"), go(t, "pairs")),)))
    term = {"starts_on": turn.today.isoformat(), "ends_on": programme.ends_on.isoformat()}
    chosen = {} if mentee is None else {"mentee": str(mentee)}
    return await turn.desk.forms.begin(
        turn, "new_pair", context=chosen, answers={**chosen, **term}, at_open=True, suggested=list(term)
    )


async def _order(turn: Turn, pair_id: int) -> Reply:
    return await _begin(turn, pair_id, PairState.AGREED, "order")


async def _end(turn: Turn, pair_id: int) -> Reply:
    return await _begin(turn, pair_id, PairState.ACTIVE, "end_pair")


async def _ask_to_cancel(turn: Turn, pair_id: int) -> Reply:
    pair = await pair_in_school(turn.tx, turn.me, pair_id)
    if pair.state not in (PairState.PROPOSED, PairState.AGREED):
        return await _too_late(turn, pair_id)
    return Reply(cancel_question(turn, (await facts_of(turn, [pair]))[0]))


async def _cancel(turn: Turn, pair_id: int) -> Reply:
    deed = cancel_pair(turn.tx, turn.me, pair_id, turn.now)
    return await _decide(turn, pair_id, deed, "pair-cancelled-now")


async def _remind(turn: Turn, pair_id: int) -> Reply:
    """Whoever has not answered is reminded in the curator's name, once a day."""
    try:
        due_at = await remind_of_proposal(turn.tx, turn.me, pair_id, turn.now)
    except RemindedToday as known:
        return await show_card(turn, pair_id, toast=plain(turn.t(known.key)))
    except Outdated:
        return await _too_late(turn, pair_id)
    return await show_card(turn, pair_id, toast=reminded(turn, due_at))


_ACTS: Mapping[Act, Callable[[Turn, int], Awaitable[Reply]]] = {
    Act.OPEN: _open,
    Act.REMIND: _remind,
    Act.NEW: _new,
    Act.ORDER: _order,
    Act.END: _end,
    Act.CANCEL: _ask_to_cancel,
    Act.CANCEL_SURELY: _cancel,
}


async def _begin(turn: Turn, pair_id: int, expected: PairState, form_id: str) -> Reply:
    pair = await pair_in_school(turn.tx, turn.me, pair_id)
    if pair.state is not expected:
        return await _too_late(turn, pair_id)
    facts = (await facts_of(turn, [pair]))[0]
    return await turn.desk.forms.begin(turn, form_id, context={"pair": pair_id}, about=facts.title)


async def _decide(turn: Turn, pair_id: int, deed: Awaitable[Pair], done: str) -> Reply:
    """Do it and show the card; if the pair has moved on meanwhile, that is told above it."""
    try:
        pair = await deed
    except (Outdated, NotAgreed):
        return await _too_late(turn, pair_id)
    return await show_card(turn, pair_id, turn.t(done, state=str(pair.state)))


async def _too_late(turn: Turn, pair_id: int) -> Reply:
    """What has happened to the pair meanwhile, above its card."""
    t, pair = turn.t, await pair_in_school(turn.tx, turn.me, pair_id)
    if pair.state is PairState.ACTIVE and pair.order_date is not None:
        day = t.day(pair.order_date, turn.today)
        text = t("pair-order-known", number=pair.order_number, day=day)
    else:
        text = t("moved-on", state=t.label(f"pair-state-{pair.state}"))
    return await show_card(turn, pair_id, note=text, toast=plain(text))


def _line(turn: Turn, facts: Facts, waiting: Collection[int]) -> Line:
    state = facts.pair.state
    shows = {"all", CHIPS[state]} if state in CHIPS else {"all"}
    shows |= {"plans"} if facts.pair.id in waiting else set[str]()
    intent = PairTap(act=Act.OPEN, pair=facts.pair.id).pack()
    note = turn.t.label(f"pair-state-{state}")
    return Line(facts.title, note, intent, frozenset(shows), facts.names(facts.members))


def _need(turn: Turn, mentee: Mentee, name: str) -> str:
    """«Белова А. И. · Дисциплина на уроке; Оценивание»."""
    step = turn.desk.forms.catalogue.form(SubmissionKind.REQUEST, turn.t.locale).by_id.get("difficulties")
    value = mentee.request.answers.get("difficulties")
    if step is None or value is None:
        return name
    return f"{name} · {short_label(say_answer(turn.t, step, value), NEED_SHOWN)}"


def _mode(turn: Turn, sent: Submission) -> str:
    """«Очно» inside a sentence: «очно»."""
    return say_answer(turn.t, form_of(turn, sent).by_id["mode"], sent.answers["mode"]).lower()


def _offer(turn: Turn, mentor: Mentor, name: str, declined_at: datetime | None) -> str:
    """«Смирнова О. П. · свободно 2 из 3 · физика», or «Смирнова О. П. · отказ 1 сентября»."""
    if declined_at is not None:
        day = turn.t.day(declined_at.astimezone(turn.zone).date(), turn.today)
        return turn.t.label("pair-mentor-declined", name=name, day=day)
    sheet, places = mentor.questionnaire, mentor.places
    offer = turn.t.label("pair-mentor-free", name=name, free=places.free, capacity=places.capacity)
    return " · ".join(filter(None, (offer, subject_of(turn.t, form_of(turn, sheet), sheet.answers))))


def _person(answer: Any) -> int:
    """The person behind an option. Raises `Outdated` for what no list has offered."""
    if not isinstance(answer, str) or not answer.isdecimal() or int(answer) >= MAX_ID:
        raise Outdated
    return int(answer)


async def back_to_pair(turn: Turn, context: Mapping[str, Any]) -> Reply:
    return await show_card(turn, int(context["pair"]))


async def back_to_list(turn: Turn, _context: Mapping[str, Any]) -> Reply:
    return await PAIRS.show(turn)


SUBMITS = {"new_pair": submit_new_pair, "order": submit_order, "end_pair": submit_end}
BACKS = {"new_pair": back_to_list, "order": back_to_pair, "end_pair": back_to_pair}
ASIDES = {"new_pair": modes_differ}
SOURCES = {"free_mentees": mentee_options, "free_mentors": mentor_options}


def router() -> Router:
    router = Router(name="pairs")
    PAIRS.attach(router)
    router.callback_query.register(act, PairTap.filter(), flags={"may": Action.RUN_PROGRAMME})
    router.callback_query.register(new_for, MenteeTap.filter(), flags={"may": Action.RUN_PROGRAMME})
    return router
