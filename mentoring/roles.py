"""Who may do what: the one table, action by role (DESIGN §6). Routers guard by it, use cases check again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from mentoring.refusals import NotAllowed
from storage.records import Person, Role, School


class Action(StrEnum):
    """What can be done in the bot. `arrive` is open to strangers, `be_member` to all who have arrived."""

    ARRIVE = "arrive"
    BE_MEMBER = "be_member"
    SEND_REQUEST = "send_request"
    SEND_QUESTIONNAIRE = "send_questionnaire"
    ANSWER_PAIR = "answer_pair"
    KEEP_MEETINGS = "keep_meetings"
    KEEP_PLAN = "keep_plan"
    ANSWER_SURVEY = "answer_survey"
    ASK_HELP = "ask_help"
    RUN_PROGRAMME = "run_programme"
    SEE_BOARD = "see_board"
    KEEP_MEASURES = "keep_measures"


ALL = frozenset(Role)
PARTNERS = frozenset({Role.MENTOR, Role.MENTEE})

TABLE: Mapping[Action, frozenset[Role]] = {
    Action.ARRIVE: ALL,
    Action.BE_MEMBER: ALL,
    Action.SEND_REQUEST: frozenset({Role.MENTEE}),
    Action.SEND_QUESTIONNAIRE: frozenset({Role.MENTOR}),
    Action.ANSWER_PAIR: PARTNERS,
    Action.KEEP_MEETINGS: PARTNERS,
    Action.KEEP_PLAN: PARTNERS,
    Action.ANSWER_SURVEY: PARTNERS,
    Action.ASK_HELP: PARTNERS,
    Action.RUN_PROGRAMME: frozenset({Role.CURATOR}),
    Action.SEE_BOARD: frozenset({Role.CURATOR, Role.DIRECTOR}),
    Action.KEEP_MEASURES: ALL - {Role.MENTEE, Role.COORDINATOR},
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts, with the school and the roles."""

    person: Person
    school: School
    roles: frozenset[Role]

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def zone(self) -> ZoneInfo:
        """The person's own time zone, or the school's."""
        return ZoneInfo(str(self.person.settings.get("timezone") or self.school.timezone))

    def today(self, now: datetime) -> date:
        """The date where this person is."""
        return now.astimezone(self.zone).date()


def may(actor: Actor | None, action: Action) -> bool:
    """True if one of the actor's roles allows the action; a stranger may only arrive.

    A member whose roles were taken away keeps what everybody has: the law lets people see and delete what
    is held about them for as long as it is held.
    """
    if actor is None:
        return action is Action.ARRIVE
    return TABLE[action] == ALL or bool(actor.roles & TABLE[action])


def require(actor: Actor | None, action: Action) -> None:
    """Raise `NotAllowed` unless the actor may."""
    if not may(actor, action):
        raise NotAllowed
