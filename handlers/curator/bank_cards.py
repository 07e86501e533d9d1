"""What the curator reads about one request or questionnaire, and what the buttons below it mean."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.answers import answer_pages, form_of
from handlers.calls import PageNumber, RowId, go
from handlers.curator.pair_cards import Act as PairAct
from handlers.curator.pair_cards import new_pair_button, pair_for_button
from handlers.curator.pair_cards import tap as pair_tap
from handlers.forms.words import clipped
from handlers.screen import Button, Row, Screen, Style
from handlers.turn import Turn
from locales.texts import Html, Speaker
from mentoring.bank import Dossier, version_of
from mentoring.questionnaires import capacity_of
from mentoring.submissions import CONSENTS
from storage.records import ConsentKind, ConsentState, Submission, SubmissionKind, SubmissionState

REASON_SHOWN = 600


class Act(StrEnum):
    """What a button of the curator's card does."""

    OPEN = "o"
    APPROVE = "a"
    RETURN = "r"
    GIVE_BACK = "g"
    ARCHIVE = "x"
    ARCHIVE_SURELY = "y"
    RESTORE = "b"


class BankTap(CallbackData, prefix="bk1"):
    """A button about one submission; `seen` says which answers the curator has read."""

    act: Act
    submission: RowId
    seen: Annotated[int, Field(ge=0, lt=2**40)] = 0
    page: PageNumber = 0


def tap(submission_id: int, act: Act = Act.OPEN) -> str:
    """The intent that opens the card, or does something with the submission."""
    return BankTap(act=act, submission=submission_id).pack()


def card_screen(turn: Turn, dossier: Dossier, back: Button, page: int = 0, note: str = "") -> Screen:
    """Who it is, where it stands, the consents, the pair, and every answer."""
    t, found = turn.t, dossier.submission
    pages = answer_pages(t, form_of(turn, found), found.answers, "confidential-card")
    page = min(max(page, 0), len(pages) - 1)
    facts = [f"{t('card-kind', kind=found.kind)} · {state_in_words(turn, found)}"]
    if found.state is SubmissionState.WITHDRAWN and found.reason:
        facts.append(t("card-withdrawn-reason", reason=clipped(found.reason, REASON_SHOWN)))
    facts.append(t("card-sent-on", day=_day(turn, found.submitted_at)))
    if not dossier.reachable:
        facts.append(t("person-unreachable"))
    facts += [_consent(turn, dossier, kind) for kind in CONSENTS[found.kind]]
    facts += _pair_facts(turn, dossier)
    head = "\n".join((t("card-name", name=dossier.person.full_name), *facts))
    text = "\n\n".join(filter(None, (note, head, pages[page])))
    return Screen(
        text, (*_rows(turn, dossier), *_next_page(turn, found, page, len(pages)), (back, go(t, "menu")))
    )


def open_pair(t: Speaker, dossier: Dossier) -> Button:
    """Opens the person's newest open pair."""
    return pair_tap(t, PairAct.OPEN, dossier.pairs[0].id, "button-pair-open")


def archive_question(turn: Turn, dossier: Dossier) -> Screen:
    """The effect in words, the safe button first (UX §2.4)."""
    t, found = turn.t, dossier.submission
    parts = [t("archive-ask", name=dossier.person.full_name)]
    if dossier.pairs:
        parts.append(t("archive-pair-stays"))
    rows = (
        (Button(t.label("button-archive-no"), tap(found.id)),),
        (Button(t.label("button-archive-yes"), tap(found.id, Act.ARCHIVE_SURELY), style="danger"),),
    )
    return Screen("\n\n".join(parts), rows)


def state_in_words(turn: Turn, found: Submission) -> Html:
    """Where it stands, with the reason if it was returned."""
    if found.state is SubmissionState.RETURNED:
        return turn.t("card-state-returned", reason=clipped(found.reason, REASON_SHOWN))
    state = "edit-asked" if found.edit_asked_at else found.state
    return turn.t(f"card-state-{state}", kind=found.kind)


def _consent(turn: Turn, dossier: Dossier, kind: ConsentKind) -> Html:
    """The newest decision on this consent, with its day."""
    t, consent = turn.t, dossier.consents.get(kind)
    key = "card-personal-data" if kind is ConsentKind.PERSONAL_DATA else "card-mentoring"
    if consent is None:
        return t(key, state=t("consent-state-none"))
    withdrawn = consent.state is ConsentState.WITHDRAWN and consent.withdrawn_at is not None
    moment = consent.withdrawn_at if withdrawn else consent.decided_at
    assert moment is not None  # noqa: S101 - every decision has its moment
    return t(key, state=t(f"consent-state-{consent.state}", day=_day(turn, moment)))


def _pair_facts(turn: Turn, dossier: Dossier) -> list[str]:
    t, found = turn.t, dossier.submission
    facts: list[str] = []
    if found.kind is SubmissionKind.QUESTIONNAIRE:
        capacity = capacity_of(found)
        facts.append(t("card-places", free=max(capacity - dossier.taken, 0), capacity=capacity))
    if dossier.pairs:
        states = "; ".join(t.label(f"pair-state-{pair.state}") for pair in dossier.pairs)
        facts.append(t("card-paired", states=states))
    elif found.state is SubmissionState.APPROVED:
        facts.append(t("card-unpaired"))
    return facts


def _rows(turn: Turn, dossier: Dossier) -> tuple[Row, ...]:
    """What can be decided in this state."""
    t, found = turn.t, dossier.submission

    def button(act: Act, key: str, style: Style | None = None) -> Button:
        intent = BankTap(act=act, submission=found.id, seen=version_of(found))
        return Button(t.label(key), intent.pack(), style=style)

    archive = button(Act.ARCHIVE, "button-archive")
    give_back = button(Act.RETURN, "button-return")
    match found.state:
        case SubmissionState.SUBMITTED:
            return ((button(Act.APPROVE, "button-approve", "success"), give_back), (archive,))
        case SubmissionState.APPROVED if found.edit_asked_at:
            return ((button(Act.GIVE_BACK, "button-give-back", "primary"),), (archive,))
        case SubmissionState.APPROVED if dossier.pairs:
            return ((open_pair(t, dossier),), (give_back, archive))
        case SubmissionState.APPROVED:
            return ((_new_pair(t, found),), (give_back, archive))
        case SubmissionState.RETURNED:
            return ((archive,),)
        case SubmissionState.ARCHIVED:
            return ((button(Act.RESTORE, "button-restore"),),)
    return ()


def _new_pair(t: Speaker, found: Submission) -> Button:
    if found.kind is SubmissionKind.REQUEST:
        return pair_for_button(t, found.person_id)
    return new_pair_button(t, "primary")


def _next_page(turn: Turn, found: Submission, page: int, pages: int) -> tuple[Row, ...]:
    if pages == 1:
        return ()
    following = (page + 1) % pages
    label = turn.t.label("button-more-answers", page=following + 1, pages=pages)
    return ((Button(label, BankTap(act=Act.OPEN, submission=found.id, page=following).pack()),),)


def _day(turn: Turn, moment: datetime) -> str:
    return turn.t.day(moment.astimezone(turn.zone).date(), turn.today)
