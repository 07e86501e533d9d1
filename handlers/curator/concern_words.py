"""A row of the attention list in words, and the card on which something can be done about it."""

from handlers.curator.bank_cards import tap as bank_tap
from handlers.curator.invite import InvitationTap
from handlers.curator.meetings import MeetingCard
from handlers.curator.pair_cards import Act, PairTap
from handlers.curator.people import PersonTap
from handlers.curator.signals import Act as SignalAct
from handlers.curator.signals import SignalTap
from handlers.curator.stage import pair_name
from handlers.curator.surveys import SurveyCard
from handlers.measure_list import shortened
from handlers.measure_words import Act as MeasureAct
from handlers.measure_words import MeasureTap
from handlers.turn import Turn
from mentoring.concerns import Concern, Kind, days_since
from mentoring.names import short_name

ABOUT_PAIRS = frozenset({Kind.ORDER, Kind.PROPOSAL, Kind.MISSED, Kind.FIRST_MEETING, Kind.MEETING})
ABOUT_SUBMISSIONS = frozenset({Kind.DECISION, Kind.UNPAIRED, Kind.RETURNED})
ABOUT_MEASURES = frozenset({Kind.MEASURE, Kind.DUE_TODAY, Kind.PAPER})


def row_words(turn: Turn, one: Concern, told: bool) -> str:
    """«Котова А. А. · запрос ждёт 5 дней · сегодня напомнили»."""
    notes = [note(turn, one), *([turn.t.label("attention-nudged")] if told else [])]
    return " · ".join([who(turn, one), *filter(None, notes)])


def note(turn: Turn, one: Concern) -> str:
    """What is the matter, and for how long or since when."""
    t, since = turn.t, one.since or turn.now
    days = days_since(since, turn.now, turn.zone)
    spell = t.label("count-days", count=days) if days else t.label("attention-not-a-day")
    day = t.day(since.astimezone(turn.zone).date(), turn.today)
    return t.label(f"attention-note-{one.kind}", role=str(one.role or ""), spell=spell, day=day)


def who(turn: Turn, one: Concern) -> str:
    """A short name, both names of a pair, or the name on an invitation with its role."""
    if one.kind is Kind.INVITATION and one.role is not None:
        role = turn.t.label(f"role-{one.role}")
        return f"{one.names[0] or turn.t.label('attention-nameless')} ({role})"
    if one.kind in ABOUT_MEASURES:
        title, *owners = one.names
        names = ", ".join(map(short_name, owners)) or turn.t.label("measure-no-owner")
        return f"{shortened(title)} · {names}"
    return pair_name(one.names) if len(one.names) > 1 else short_name(one.names[0])


def card_intent(one: Concern) -> str:
    """The card on which the curator can do something about it."""
    if one.kind in ABOUT_PAIRS:
        return PairTap(act=Act.OPEN, pair=one.subject).pack()
    if one.kind in ABOUT_SUBMISSIONS:
        return bank_tap(one.subject)
    if one.kind in ABOUT_MEASURES:
        return MeasureTap(act=MeasureAct.OPEN, measure=one.subject).pack()
    match one.kind:
        case Kind.SIGNAL:
            return SignalTap(act=SignalAct.OPEN, signal=one.subject).pack()
        case Kind.RECORD:
            return MeetingCard(id=one.subject).pack()
        case Kind.SURVEY:
            return SurveyCard(survey=one.subject).pack()
        case Kind.INVITATION:
            return InvitationTap(id=one.subject).pack()
    return PersonTap(person=one.subject).pack()
