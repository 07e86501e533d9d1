"""What a person chooses for oneself: language, reminders, a pause, a time zone; and how to stop."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message, TelegramObject
from pydantic import Field

from handlers.calls import LATIN, Go, Word, go, register
from handlers.home import home
from handlers.screen import Button, Reply, Screen, grid, one_column
from handlers.turn import Turn
from mentoring.forms import Option
from mentoring.people import actor_of
from mentoring.quiet import hours_of
from mentoring.roles import Action
from mentoring.settings import (
    LANGUAGES,
    LEADS,
    PAUSE_DAYS,
    PauseDate,
    end_pause,
    leads_of,
    pause,
    pause_of,
    rename,
    set_zone,
    speak,
    toggle_lead,
)
from mentoring.typed_dates import NoSuchDay, read_date
from storage.records import Role

MAY = Action.BE_MEMBER
TOGGLE = {True: "☑", False: "☐"}
"""Signs that fonts without emoji have too."""


class SettingTap(CallbackData, prefix="st1"):
    """Open a part of the settings (`value` empty), or choose a value in it."""

    part: Word
    value: Annotated[str, Field(max_length=40, pattern=LATIN)] = ""


async def show_settings(_event: TelegramObject, turn: Turn) -> Reply:
    return Reply(_settings(turn))


def _settings(turn: Turn) -> Screen:
    """What is chosen now, and a button for each part."""
    t, (start, end) = turn.t, hours_of(turn.me)
    lines = [
        t("settings-title"),
        t("settings-name", name=turn.me.person.full_name),
        t("settings-language", language=t.label("language-name")),
        t("settings-leads", leads=_leads_in_words(turn)),
        t("settings-zone", zone=t.zone(turn.now, turn.zone)),
        *_pause_lines(turn),
        t("settings-quiet", start=f"{start:%H:%M}", end=f"{end:%H:%M}"),
    ]
    parts = [
        Button(t.label(f"button-setting-{part}"), SettingTap(part=part).pack())
        for part in ("leads", "pause", "language", "zone", "name")
    ]
    papers = [go(t, "consents"), go(t, "mydata"), go(t, "forget", "button-stop-leave")]
    return Screen("\n".join(lines), grid([*parts, *papers, go(t, "menu")], 2))


def _leads_in_words(turn: Turn) -> str:
    words = [turn.t.label(f"lead-{minutes}") for minutes in leads_of(turn.me.person)]
    return ", ".join(words) or turn.t.label("settings-no-leads")


def _pause_lines(turn: Turn) -> list[str]:
    until = pause_of(turn.me.person, turn.today)
    return [] if until is None else [turn.t("settings-paused", day=turn.t.day(until, turn.today))]


async def tap(_event: CallbackQuery, turn: Turn, callback_data: SettingTap) -> Reply:
    """Open the part, or choose in it; an unknown part is a stale button."""
    part = _PARTS.get(callback_data.part)
    if part is None:
        return Reply(_settings(turn), toast=turn.t.label("stale-button"))
    return await part(turn, callback_data.value)


async def _leads(turn: Turn, value: str) -> Reply:
    """Reminders before a meeting, each switched on and off by its button."""
    t = turn.t
    if value.isdecimal():
        person = await toggle_lead(turn.tx, turn.me, int(value), turn.now)
    else:
        person = turn.me.person
    chosen = leads_of(person)
    toggles = [
        Button(
            t.label("button-toggle", state=TOGGLE[lead in chosen], words=t.label(f"lead-{lead}")),
            SettingTap(part="leads", value=str(lead)).pack(),
        )
        for lead in LEADS
    ]
    return Reply(Screen(t("settings-choose-leads"), (*one_column(*toggles), (_back(turn),))))


async def _pause(turn: Turn, value: str) -> Reply:
    """No reminders until a day: a choice of usual lengths, or the end of the pause."""
    t = turn.t
    if value == "0":
        await end_pause(turn.tx, turn.me, turn.now)
        return await _say_home(turn, t.label("settings-pause-ended"))
    if value.isdecimal() and int(value) in PAUSE_DAYS:
        return await pause_until(turn, turn.today + timedelta(days=int(value)))
    chips = [
        Button(t.label(f"button-pause-{days}"), SettingTap(part="pause", value=str(days)).pack())
        for days in PAUSE_DAYS
    ]
    to = "curator" if turn.is_a(Role.CURATOR) else "other"
    lines, rows = [t("settings-choose-pause", to=to), *_pause_lines(turn)], grid(chips, 2)
    if pause_of(turn.me.person, turn.today) is not None:
        off = SettingTap(part="pause", value="0").pack()
        rows = (*rows, (Button(t.label("button-end-pause"), off, style="primary"),))
    return Reply(Screen("\n".join(lines), (*rows, (_back(turn),))))


async def pause_until(turn: Turn, day: date) -> Reply:
    """Set the pause and say what it means."""
    await pause(turn.tx, turn.me, day, turn.now)
    t = turn.t
    off = Button(t.label("button-end-pause"), SettingTap(part="pause", value="0").pack())
    text = t("settings-pause-set", day=t.day(day, turn.today))
    return Reply(Screen(text, one_column(off, go(t, "menu"))))


async def typed_pause(_event: Message, turn: Turn, until: str) -> Reply:
    """«Пауза до 12 октября», typed."""
    try:
        day = read_date(until, turn.today)
    except NoSuchDay:
        day = None
    if day is None:
        raise PauseDate(example=turn.today + timedelta(days=7))
    return await pause_until(turn, day)


async def _language(turn: Turn, value: str) -> Reply:
    """Russian or English; every name is written in its own language."""
    if value:
        await speak(turn.tx, turn.me, turn.account, value)
        turn.t = turn.desk.texts.speaker(value)
        return await _say_home(turn, turn.t.label("saved"))
    chips = [
        Button(_language_label(turn, code), SettingTap(part="language", value=code).pack())
        for code in LANGUAGES
    ]
    return Reply(Screen(turn.t("settings-choose-language"), (*grid(chips, 2), (_back(turn),))))


async def _zone(turn: Turn, value: str) -> Reply:
    """The school's time zone, or an own one."""
    t = turn.t
    if value:
        await set_zone(turn.tx, turn.me, "" if value == "school" else value, turn.now)
        return await _say_home(turn, t.label("saved"))
    schools = t.zone(turn.now, ZoneInfo(turn.me.school.timezone))
    as_school = Button(
        t.label("button-zone-school", zone=schools), SettingTap(part="zone", value="school").pack()
    )
    chips = [Button(zone.label, SettingTap(part="zone", value=zone.id).pack()) for zone in _zones(turn)]
    rows = ((as_school,), *grid(chips, 2), (_back(turn),))
    return Reply(Screen(t("settings-choose-zone"), rows))


def _zones(turn: Turn) -> tuple[Option, ...]:
    """The zones that the school's card offers too."""
    form = turn.desk.forms.catalogue.form("school", turn.t.locale)
    return form.by_id["timezone"].options


async def _name(turn: Turn, _value: str) -> Reply:
    """A name that was typed wrongly is typed anew."""
    return await turn.desk.forms.begin(turn, "my_name")


async def submit_name(turn: Turn, answers: Mapping[str, Any], _context: Mapping[str, Any]) -> Reply:
    await rename(turn.tx, turn.me, answers["full_name"], turn.now)
    return await _say_home(turn, turn.t.label("saved"))


_PARTS: Mapping[str, Callable[[Turn, str], Awaitable[Reply]]] = {
    "leads": _leads,
    "pause": _pause,
    "language": _language,
    "zone": _zone,
    "name": _name,
}


async def ask_pause(_event: TelegramObject, turn: Turn) -> Reply:
    return await _pause(turn, "")


async def choose_language(_event: TelegramObject, turn: Turn) -> Reply:
    return await _language(turn, "")


async def ask_stop(_event: TelegramObject, turn: Turn) -> Reply:
    """«Стоп»: a pause, fewer reminders, or leaving for good (UX §2.3)."""
    t = turn.t
    rest = Button(t.label("button-stop-pause"), SettingTap(part="pause").pack(), style="primary")
    fewer = Button(t.label("button-stop-fewer"), SettingTap(part="leads").pack())
    leave = Button(t.label("button-stop-leave"), Go(to="forget").pack(), style="danger")
    return Reply(Screen(t("settings-stop"), one_column(rest, fewer, leave, go(t, "menu"))))


async def cancel(_event: TelegramObject, turn: Turn) -> Reply:
    """Break off the form that is open; otherwise there is nothing to break off."""
    asked = await turn.desk.forms.cancel(turn)
    if asked is not None:
        return asked
    await turn.talk.set_state(None)
    if turn.actor is None:
        return await home(turn)
    return Reply(Screen(turn.t("nothing-to-cancel"), ((go(turn.t, "menu"),),)))


async def _say_home(turn: Turn, toast: str) -> Reply:
    """The settings as they are after the choice."""
    turn.actor = await actor_of(turn.tx, turn.me.id)
    return Reply(_settings(turn), toast=toast)


def _language_label(turn: Turn, code: str) -> str:
    name = turn.desk.texts.speaker(code).label("language-name")
    return turn.t.label("button-chosen", label=name) if code == turn.t.locale else name


def _back(turn: Turn) -> Button:
    return Button(turn.t.label("button-back"), Go(to="settings").pack())


class Said(Filter):
    """Lets through «стоп», «пауза» and the like, said by somebody who is in."""

    def __init__(self, key: str) -> None:
        self.key = key

    async def __call__(self, event: Message, turn: Turn, called: str = "") -> bool:
        words = turn.t.label(self.key).split(",")
        said = (event.text or "").strip().lower().rstrip(".!")
        return not called and turn.actor is not None and said in map(str.strip, words)


class SaidPause(Filter):
    """Lets through «пауза до …» and hands on the words of the date."""

    async def __call__(self, event: Message, turn: Turn, called: str = "") -> bool | dict[str, str]:
        said = " ".join((event.text or "").split())[:60]
        for start in turn.t.label("words-pause-until").split(","):
            if not called and turn.actor is not None and said.lower().startswith(f"{start.strip()} "):
                return {"until": said[len(start.strip()) :].strip()}
        return False


SUBMITS = {"my_name": submit_name}


def router() -> Router:
    router = Router(name="settings")
    flags = {"may": MAY}
    register(router, "settings", show_settings, MAY)
    register(router, "language", choose_language, MAY)
    register(router, "stop", ask_stop, MAY)
    register(router, "cancel", cancel, Action.ARRIVE, keeps_form=True)
    router.callback_query.register(tap, SettingTap.filter(), flags=flags)
    router.message.register(ask_stop, Said("words-stop"), flags=flags)
    router.message.register(ask_pause, Said("words-pause"), flags=flags)
    router.message.register(typed_pause, SaidPause(), flags=flags)
    return router
