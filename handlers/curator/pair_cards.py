"""What the curator reads about one pair, and what the buttons below it mean."""

from datetime import datetime
from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from handlers.calls import RowId, go
from handlers.curator.plan_taps import plan_button
from handlers.forms.words import clipped, say_answer
from handlers.pair_facts import Facts, period
from handlers.plan_words import pair_line
from handlers.screen import Button, Row, Screen, Style
from handlers.turn import Turn
from locales.texts import Html, Speaker
from mentoring.candidates import LEFT
from mentoring.nudges import nudged_today
from mentoring.pairs import TERM_OVER, read_reason
from storage.attention import unreachable_people
from storage.meetings import meetings_of_pairs
from storage.people import account_of
from storage.plans import plans_of_pairs
from storage.records import Answer, MeetingState, Pair, PairMember, PairState, PlanState

REASON_SHOWN = 200
COMMENT_SHOWN = 800


class Act(StrEnum):
    """What a button of the curator does."""

    OPEN = "o"
    NEW = "n"
    ORDER = "r"
    END = "e"
    CANCEL = "c"
    CANCEL_SURELY = "y"
    REMIND = "m"


class PairTap(CallbackData, prefix="pr1"):
    """The curator's button about one pair; a new one has no number yet."""

    act: Act
    pair: RowId = 0


class MenteeTap(CallbackData, prefix="pn1"):
    """A new pair for this mentee."""

    person: RowId


def tap(t: Speaker, act: Act, pair_id: int, key: str, style: Style | None = None) -> Button:
    """The curator's button about the pair."""
    return Button(t.label(key), PairTap(act=act, pair=pair_id).pack(), style=style)


def new_pair_button(t: Speaker, style: Style | None = None) -> Button:
    """Opens the form of a new pair."""
    return tap(t, Act.NEW, 0, "button-pair-new", style)


def pair_for_button(t: Speaker, person_id: int) -> Button:
    """Opens the form of a new pair, the mentee chosen already."""
    return Button(t.label("button-pair-new"), MenteeTap(person=person_id).pack(), style="primary")


async def card_screen(turn: Turn, facts: Facts, back: Button, note: str = "") -> Screen:
    """Who, how reachable, what each has answered, the order, the term, and what can be done now."""
    t, pair = turn.t, facts.pair
    head = t("pair-card", title=facts.title, state=t.label(f"pair-state-{pair.state}"))
    waiting = [member for member in facts.members if waits_for(facts, member)]
    told = await nudged_today(turn.tx, turn.me, {member.person_id for member in waiting}, turn.now)
    members = [await _member(turn, facts, member, member.person_id in told) for member in facts.members]
    text = "\n\n".join(filter(None, (note, head, *members, "\n".join(await _course(turn, facts)))))
    remind = tap(t, Act.REMIND, pair.id, "button-pair-remind", "primary")
    rows = ((remind,),) if await _reached(turn, {each.person_id for each in waiting} - told) else ()
    return Screen(text, (*rows, *_rows(t, pair), *await _plan_row(turn, pair), (back, go(t, "menu"))))


async def _plan_row(turn: Turn, pair: Pair) -> tuple[Row, ...]:
    """The pair's personal programme, if there is one."""
    plan = (await plans_of_pairs(turn.tx, [pair.id])).get(pair.id)
    if plan is None:
        return ()
    waits = plan.state is PlanState.SUBMITTED and pair.state is PairState.ACTIVE
    return ((plan_button(turn.t, plan.id, style="primary" if waits else None),),)


def waits_for(facts: Facts, member: PairMember) -> bool:
    """True while the proposal waits for this member's answer."""
    return facts.pair.state is PairState.PROPOSED and member.answer is Answer.WAITING


async def _reached(turn: Turn, people: set[int]) -> set[int]:
    """Those of them whom messages reach: nobody is offered a reminder that cannot arrive."""
    return people - set(await unreachable_people(turn.tx, turn.me.school.id)) if people else people


def reminded(turn: Turn, due_at: datetime) -> str:
    """The toast: when the reminder will be read."""
    if due_at <= turn.now:
        return turn.t.label("reminded-now")
    return turn.t.label("reminded-later", when=turn.t.moment_plain(due_at, turn.zone, turn.today))


def cancel_question(turn: Turn, facts: Facts) -> Screen:
    """The effect in words, the safe button first (UX §2.4)."""
    t, pair = turn.t, facts.pair
    rows = (
        (tap(t, Act.OPEN, pair.id, "button-pair-cancel-no"),),
        (tap(t, Act.CANCEL_SURELY, pair.id, "button-pair-cancel-yes", "danger"),),
    )
    return Screen(t("pair-cancel-ask", title=facts.title), rows)


def said_reason(turn: Turn, form_id: str, kept: str) -> tuple[str, str]:
    """A kept reason in the reader's words, and the comment; what is no option any more stands as it is."""
    reason, comment = read_reason(kept)
    step = turn.desk.forms.catalogue.form(form_id, turn.t.locale).by_id.get("reason")
    return reason if step is None else say_answer(turn.t, step, reason), comment


def decline_lines(turn: Turn, member: PairMember) -> list[Html]:
    """Why this member said no."""
    reason, comment = said_reason(turn, "decline_pair", member.reason)
    lines = [turn.t("pair-reason", reason=clipped(reason, REASON_SHOWN))]
    return lines + ([turn.t("pair-comment", comment=clipped(comment, COMMENT_SHOWN))] if comment else [])


async def _member(turn: Turn, facts: Facts, member: PairMember, told: bool) -> str:
    t = turn.t
    answer = " · ".join((_answer(turn, member), *([t("attention-nudged")] if told else [])))
    lines = [
        t(f"pair-member-{member.role}", name=facts.names([member])),
        t("pair-member-answer", answer=Html(answer)),
        t("pair-member-contact", contact=await _contact(turn, facts, member)),
    ]
    if member.answer is Answer.DECLINED:
        lines += decline_lines(turn, member)
    return "\n".join(lines)


def _answer(turn: Turn, member: PairMember) -> Html:
    if member.answered_at is None:
        return turn.t("pair-answer-waiting")
    day = turn.t.day(member.answered_at.astimezone(turn.zone).date(), turn.today)
    return turn.t(f"pair-answer-{member.answer}", day=day)


async def _contact(turn: Turn, facts: Facts, member: PairMember) -> Html:
    """Whether messages arrive; a pause is shown without its reason (UX §2.3)."""
    account = await account_of(turn.tx, member.person_id)
    if account is None or not account.reachable:
        return turn.t("pair-contact-lost")
    until = facts.people[member.person_id].paused_until
    if until is not None and until > turn.today:
        return turn.t("pair-contact-paused", day=turn.t.day(until, turn.today))
    return turn.t("pair-contact-good")


async def _course(turn: Turn, facts: Facts) -> list[str]:
    """The term, the order, how many meetings there were, how it ended."""
    t, pair = turn.t, facts.pair
    lines: list[str] = [period(turn, pair)]
    if pair.order_date is not None:
        lines.append(t("pair-order", number=pair.order_number, day=t.day(pair.order_date, turn.today)))
        held = await meetings_of_pairs(turn.tx, [pair.id], [MeetingState.HELD])
        none_came = pair.ended_at is not None and not held
        lines.append(t("pair-held-none") if none_came else t("pair-held", count=len(held)))
        lines.append(await pair_line(turn, pair.id))
    if pair.ended_at is not None:
        day = t.day(pair.ended_at.astimezone(turn.zone).date(), turn.today)
        lines.append(t("pair-closed-on", day=day))
    return lines + _end_reason(turn, pair)


def _end_reason(turn: Turn, pair: Pair) -> list[str]:
    if not pair.end_reason:
        return []
    if pair.end_reason == TERM_OVER or pair.end_reason in LEFT:
        key = "pair-term-over" if pair.end_reason == TERM_OVER else "pair-member-left"
        return [turn.t("pair-reason", reason=turn.t(key))]
    reason, _ = said_reason(turn, "end_pair", pair.end_reason)
    return [turn.t("pair-reason", reason=clipped(reason, REASON_SHOWN))]


def _rows(t: Speaker, pair: Pair) -> tuple[Row, ...]:
    match pair.state:
        case PairState.PROPOSED:
            return ((tap(t, Act.CANCEL, pair.id, "button-pair-cancel", "danger"),),)
        case PairState.AGREED:
            return (
                (tap(t, Act.ORDER, pair.id, "button-pair-order", "primary"),),
                (tap(t, Act.CANCEL, pair.id, "button-pair-cancel-agreed", "danger"),),
            )
        case PairState.ACTIVE:
            return ((tap(t, Act.END, pair.id, "button-pair-end"),),)
    return ((new_pair_button(t),),)
