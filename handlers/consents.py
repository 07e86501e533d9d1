"""My consents: when and to which text, the text as a file, withdrawal with the law's terms."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from typing import Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, TelegramObject

from handlers.calls import Go, RowId, go, register
from handlers.forget import ask_forget
from handlers.screen import Button, Reply, Screen, one_column
from handlers.turn import Attachment, Letter, NoticeRenderer, Turn
from locales.texts import Html
from mentoring.leaving import KEPT_AFTER_WITHDRAWAL, withdraw_consent
from mentoring.names import short_name
from mentoring.refusals import Outdated
from mentoring.roles import Action
from mentoring.telling import send_to_me
from storage.consents import consents_of, get_consent, text_of
from storage.people import get_person
from storage.records import Consent, ConsentKind, ConsentState, Role

MAY = Action.BE_MEMBER
SHOWN = 8


class ConsentTap(CallbackData, prefix="co1"):
    """Open one of my consents."""

    id: RowId


class Act(StrEnum):
    """What a button of a consent does."""

    TEXT = "text"
    ASK = "ask"
    WITHDRAW = "withdraw"


class ConsentAct(CallbackData, prefix="co2"):
    """Send the text, ask about withdrawing, or withdraw."""

    act: Act
    id: RowId


class EarlierTap(CallbackData, prefix="co3"):
    """Show my earlier decisions too."""


async def show_consents(_event: TelegramObject, turn: Turn) -> Reply:
    """The decision of each kind that is in force; earlier ones stand behind a button."""
    t = turn.t
    found = await consents_of(turn.tx, turn.me.id)
    newest = list({consent.kind: consent for consent in reversed(found)}.values())[::-1]
    lines = [_line(turn, consent) for consent in newest]
    buttons = [
        Button(t.label(f"button-consent-{consent.kind}"), ConsentTap(id=consent.id).pack())
        for consent in newest
        if consent.state is ConsentState.GIVEN
    ]
    if len(found) > len(newest):
        buttons.append(Button(t.label("button-consents-earlier"), EarlierTap().pack()))
    text = "\n".join([t("consents-title"), "", *(lines or [t("consents-none")])])
    return Reply(Screen(text, one_column(*buttons, go(t, "settings"), go(t, "menu"))))


async def show_earlier(_event: CallbackQuery, turn: Turn) -> Reply:
    """Every decision with its date and version, newest first."""
    found = (await consents_of(turn.tx, turn.me.id))[:SHOWN]
    lines = [_line(turn, consent) for consent in found]
    back = Button(turn.t.label("button-back"), Go(to="consents").pack())
    return Reply(Screen("\n".join([turn.t("consents-earlier-title"), "", *lines]), one_column(back)))


def _line(turn: Turn, consent: Consent) -> Html:
    t = turn.t
    moment = consent.withdrawn_at or consent.decided_at
    return t(
        f"consent-{consent.state}",
        what=t(f"consent-of-{consent.kind}"),
        version=consent.version,
        day=t.day(moment.astimezone(turn.zone).date(), turn.today),
    )


async def open_consent(_event: CallbackQuery, turn: Turn, callback_data: ConsentTap) -> Reply:
    """One consent: its text as a file, or its withdrawal."""
    t, consent = turn.t, await _my_consent(turn, callback_data.id)
    buttons = [Button(t.label("button-consent-text"), ConsentAct(act=Act.TEXT, id=consent.id).pack())]
    if consent.state is ConsentState.GIVEN:
        ask = ConsentAct(act=Act.ASK, id=consent.id).pack()
        buttons.append(Button(t.label("button-withdraw-consent"), ask, style="danger"))
    back = Button(t.label("button-back"), Go(to="consents").pack())
    return Reply(Screen(_line(turn, consent), one_column(*buttons, back)))


async def _my_consent(turn: Turn, consent_id: int) -> Consent:
    consent = await get_consent(turn.tx, consent_id)
    if consent is None or consent.person_id != turn.me.id:
        raise Outdated
    return consent


async def act(_event: CallbackQuery, turn: Turn, callback_data: ConsentAct) -> Reply:
    consent = await _my_consent(turn, callback_data.id)
    match callback_data.act:
        case Act.TEXT:
            return await _send_text(turn, consent)
        case Act.ASK:
            return _ask(turn, consent)
        case Act.WITHDRAW:
            return await _withdraw(turn, consent)


async def _send_text(turn: Turn, consent: Consent) -> Reply:
    await send_to_me(turn.tx, turn.me, "consent_text", {"consent": consent.id}, turn.now)
    return Reply(toast=turn.t.label("preparing"))


def _ask(turn: Turn, consent: Consent) -> Reply:
    """What withdrawing means, in the law's terms; the safe button first."""
    t = turn.t
    stay = Button(t.label("button-leave-as-is"), ConsentTap(id=consent.id).pack())
    sure = ConsentAct(act=Act.WITHDRAW, id=consent.id).pack()
    withdraw = Button(t.label("button-withdraw-consent"), sure, style="danger")
    return Reply(Screen(t(f"consent-ask-{consent.kind}"), one_column(stay, withdraw)))


async def _withdraw(turn: Turn, consent: Consent) -> Reply:
    """Without the consent to personal data everything stops; what remains is when the data are destroyed."""
    await withdraw_consent(turn.tx, turn.me, consent.id, turn.now)
    t = turn.t
    if consent.kind is ConsentKind.PERSONAL_DATA:
        await turn.desk.forms.forget(turn)
        day = (turn.now + KEPT_AFTER_WITHDRAWAL).astimezone(turn.zone).date()
        return ask_forget(turn, t("consent-all-stopped", day=t.day(day, turn.today)))
    return Reply(Screen(t("consent-withdrawn-now"), one_column(go(t, "consents"), go(t, "menu"))))


async def consent_text(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The exact words that were agreed to, as a text file."""
    consent = await get_consent(turn.tx, payload["consent"])
    if consent is None or consent.person_id != turn.me.id:
        return None
    text = await text_of(turn.tx, consent.text_hash)
    if not text:
        return None
    t = turn.t
    caption = t.label("consent-caption", version=consent.version)
    file = Attachment(t.label(f"consent-file-{consent.kind}"), partial(_as_file, text), caption=caption)
    return Letter(attachments=(file,))


def _as_file(text: str) -> bytes:
    """With a mark in front, so that an old Notepad reads the Russian letters."""
    return text.encode("utf-8-sig")


async def consent_withdrawn(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """To a curator: whose consent was withdrawn, and what follows."""
    consent, person = (
        await get_consent(turn.tx, payload["consent"]),
        await get_person(turn.tx, payload["person"]),
    )
    if consent is None or person is None or person.forgotten_at is not None or not turn.is_a(Role.CURATOR):
        return None
    text = turn.t(f"notice-consent-withdrawn-{consent.kind}", name=short_name(person.full_name))
    return Letter(Screen(text, ((go(turn.t, "menu"),),)))


def router() -> Router:
    router = Router(name="consents")
    flags = {"may": MAY}
    register(router, "consents", show_consents, MAY)
    router.callback_query.register(open_consent, ConsentTap.filter(), flags=flags)
    router.callback_query.register(show_earlier, EarlierTap.filter(), flags=flags)
    router.callback_query.register(act, ConsentAct.filter(), flags=flags)
    return router


NOTICES: dict[str, NoticeRenderer] = {
    "consent_text": consent_text,
    "consent_withdrawn": consent_withdrawn,
}
