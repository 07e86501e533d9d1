"""The home screen of every role, help, and where a person finds oneself again."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.types import Message, TelegramObject

from handlers.calls import go, register
from handlers.forms.intents import Act, FormTap
from handlers.readers import curators_line
from handlers.screen import Button, Reply, Row, Screen, grid
from handlers.standing import standing
from handlers.turn import Duty, Turn
from locales.texts import Html, Speaker, plain
from mentoring.invitations import looks_like_part_of_code
from mentoring.refusals import Refusal
from mentoring.roles import Action
from storage.records import Role

MENUS: dict[Role, tuple[str, ...]] = {
    Role.CURATOR: (
        "status", "attention", "measures", "mentees", "mentors", "pairs", "meetings", "surveys", "invite",
        "people", "year", "school",
    ),
    Role.DIRECTOR: ("status", "measures"),
    Role.PSYCHOLOGIST: ("measures",),
    Role.STAFF: ("measures",),
    Role.MENTOR: ("questionnaire", "pair", "plan", "meet", "journal", "help_me"),
    Role.MENTEE: ("request", "pair", "plan", "meet", "journal", "help_me"),
}  # fmt: skip
EVERYBODY = ("settings", "help")
DUTIES_SHOWN = 6


def menu_of(roles: frozenset[Role]) -> tuple[str, ...]:
    """The commands offered to a person with these roles, each once."""
    names = [name for role in MENUS if role in roles for name in MENUS[role]]
    return tuple(dict.fromkeys((*names, *EVERYBODY)))


async def home(turn: Turn) -> Reply:
    """Title, what is to be done today, the sections of the person's roles (UX §2.1)."""
    if turn.actor is None:
        return await stranger(turn)
    t, me = turn.t, turn.actor
    duties = await _waiting(turn)
    school = me.school.name or t.label("school-unnamed")
    lines = [t("home-title", name=me.person.full_name, school=school), "", *await standing(turn)]
    lines += _due(turn, duties)
    buttons = [go(t, name) for name in menu_of(me.roles)]
    first = list(dict.fromkeys(duty.button for duty in duties))[:DUTIES_SHOWN]
    rows: tuple[Row, ...] = (*((button,) for button in first), *grid(buttons, 2))
    return Reply(Screen("\n".join(lines), rows))


async def _waiting(turn: Turn) -> list[Duty]:
    """What waits for this person. A form that was begun stands there once, as its draft."""
    begun = [(draft.form, draft.context) for draft in await turn.desk.forms.drafts(turn)]
    duties = [duty for finder in turn.desk.duties for duty in await finder(turn)]
    return [duty for duty in duties if (duty.form, duty.context) not in begun]


def _due(turn: Turn, duties: Sequence[Duty]) -> list[str]:
    """What waits, counted; or, for whoever has left, what is to be known."""
    t, count = turn.t, sum(duty.count for duty in duties)
    if not duties:
        return [t("home-nothing-due" if turn.me.roles else "home-left")]
    if not count:
        return [duty.text for duty in duties]
    return [t("home-duties", count=count), *(f"• {duty.text}" for duty in duties)]


async def stranger(turn: Turn) -> Reply:
    """Nobody gets in without an invitation, and is told so kindly (DESIGN §6); whoever opened one goes on."""
    await turn.desk.forms.shelve(turn)
    drafts = await turn.desk.forms.drafts(turn)
    if not drafts:
        return Reply(Screen(turn.t("stranger")))
    go_on = Button(
        turn.t.label("button-continue"), FormTap(drafts[0].key, 0, Act.RESUME).pack(), style="primary"
    )
    return Reply(Screen(turn.t("stranger-arriving"), ((go_on,),)))


def _mistyped(turn: Turn) -> Reply:
    """The code was broken off: that is told above the greeting."""
    return Reply(Screen(f"{turn.t('code-incomplete')}\n\n{turn.t('stranger')}"))


async def show_again(turn: Turn) -> Reply:
    """The question that is being asked, or the home screen."""
    return await asked(turn) or await home(turn)


async def asked(turn: Turn, note: Html | None = None) -> Reply | None:
    """The question that is being asked, if one is. What may not be put to this person any more, because the
    role was taken away meanwhile, is laid aside: it would stand in the way of everything."""
    try:
        return await turn.desk.forms.show(turn, note or "")
    except Refusal:
        await turn.desk.forms.shelve(turn)
        return None


async def refused(turn: Turn, text: Html, *, tapped: bool) -> Reply:
    """A rule said no: the sentence stands above the question being asked, or by itself with a way on."""
    question = await asked(turn, text)
    if question is None:
        return await by_itself(turn, text, tapped=tapped)
    return Reply(question.screen, toast=plain(text) if tapped else "")


async def by_itself(turn: Turn, text: Html, *, tapped: bool) -> Reply:
    """The sentence with a way on, whatever is being asked."""
    rows = () if turn.actor is None else ((go(turn.t, "menu"),),)
    return Reply(Screen(text, rows), toast=plain(text) if tapped else "")


async def menu(_event: TelegramObject, turn: Turn) -> Reply:
    return await home(turn)


async def show_help(_event: TelegramObject, turn: Turn) -> Reply:
    """What the bot does for this person, role by role, and how to leave."""
    if turn.actor is None:
        return await stranger(turn)
    t = turn.t
    parts = [t("help-intro")]
    parts += [t(f"help-{role}") for role in Role if role in turn.actor.roles]
    parts += [t("help-everybody"), await curators_line(turn)]
    return Reply(Screen("\n\n".join(filter(None, parts)), ((go(t, "menu"),),)))


async def not_understood(event: Message, turn: Turn, called: str = "", elsewhere: str = "") -> Reply:
    """What means nothing here: a hint, above the question if one is being asked."""
    if turn.actor is None:
        return _mistyped(turn) if looks_like_part_of_code(event.text or "") else await stranger(turn)
    if elsewhere:
        return await refused(turn, _not_yours(turn, elsewhere), tapped=False)
    if _thanks(event, turn.t):
        return await refused(turn, turn.t("you-are-welcome"), tapped=False)
    return await refused(turn, turn.t("unknown-command" if called else _hint(event)), tapped=False)


def _not_yours(turn: Turn, name: str) -> Html:
    """The words of a screen that stands in the menu of another role only."""
    roles = [turn.t.label(f"role-{role}") for role in MENUS if name in MENUS[role]]
    return turn.t("word-not-yours", title=turn.t.label(f"menu-{name}"), roles=", ".join(roles))


def _thanks(event: Message, t: Speaker) -> bool:
    said = (event.text or "").strip().lower().rstrip(".!)")
    return said in map(str.strip, t.label("words-thanks").split(","))


def _hint(event: Message) -> str:
    """The words that fit what was sent."""
    if event.voice or event.video_note or event.audio:
        return "voice-please-type"
    return "file-not-expected" if event.document or event.photo or event.video else "not-understood"


async def stale(_event: TelegramObject, turn: Turn) -> Reply:
    """A button that no screen of today has drawn."""
    again = await show_again(turn)
    return Reply(again.screen, toast=turn.t.label("stale-button"))


def router() -> Router:
    router = Router(name="home")
    register(router, "menu", menu, Action.ARRIVE)
    register(router, "help", show_help, Action.ARRIVE)
    return router


def last_router() -> Router:
    """Everything that nobody else understood; it stands last."""
    router = Router(name="last")
    router.message.register(not_understood, flags={"may": Action.ARRIVE, "keeps_form": True})
    router.callback_query.register(stale, flags={"may": Action.ARRIVE})
    return router
