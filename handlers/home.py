"""The home screen of every role, help, and where a person finds oneself again."""

from aiogram import Router
from aiogram.types import Message, TelegramObject

from handlers.calls import go, register
from handlers.screen import Reply, Row, Screen, grid
from handlers.turn import Turn
from locales.texts import Html, plain
from mentoring.refusals import Refusal
from mentoring.roles import Action
from storage.records import Role

MENUS: dict[Role, tuple[str, ...]] = {
    Role.CURATOR: (
        "status", "attention", "mentees", "mentors", "pairs", "meetings", "surveys", "invite", "people",
        "school",
    ),
    Role.DIRECTOR: ("status",),
    Role.MENTOR: ("questionnaire", "pair", "meet", "journal"),
    Role.MENTEE: ("request", "pair", "meet", "journal"),
}  # fmt: skip
EVERYBODY = ("settings", "help")


def menu_of(roles: frozenset[Role]) -> tuple[str, ...]:
    """The commands offered to a person with these roles, each once."""
    names = [name for role in MENUS if role in roles for name in MENUS[role]]
    return tuple(dict.fromkeys((*names, *EVERYBODY)))


async def home(turn: Turn) -> Reply:
    """Title, what is to be done today, the sections of the person's roles (UX §2.1)."""
    if turn.actor is None:
        return stranger(turn)
    t, me = turn.t, turn.actor
    duties = [duty for finder in turn.desk.duties for duty in await finder(turn)]
    school = me.school.name or t.label("school-unnamed")
    lines = [t("home-title", name=me.person.full_name, school=school), ""]
    lines += [t("home-duties", count=len(duties))] if duties else [t("home-nothing-due")]
    lines += [f"• {duty.text}" for duty in duties]
    buttons = [go(t, name) for name in menu_of(me.roles)]
    rows: tuple[Row, ...] = (*((duty.button,) for duty in duties[:6]), *grid(buttons, 2))
    return Reply(Screen("\n".join(lines), rows))


def stranger(turn: Turn) -> Reply:
    """Nobody gets in without an invitation, and is told so kindly (DESIGN §6)."""
    return Reply(Screen(turn.t("stranger")))


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
        return stranger(turn)
    t = turn.t
    parts = [t("help-intro")]
    parts += [t(f"help-{role}") for role in Role if role in turn.actor.roles]
    parts += [t("help-everybody")]
    return Reply(Screen("\n\n".join(parts), ((go(t, "menu"),),)))


async def not_understood(event: Message, turn: Turn, called: str = "") -> Reply:
    """What means nothing here: a hint, above the question if one is being asked."""
    if turn.actor is None:
        return stranger(turn)
    return await refused(turn, turn.t("unknown-command" if called else _hint(event)), tapped=False)


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
