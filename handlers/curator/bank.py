"""`/mentees` and `/mentors`: the two banks, and the curator's decisions on what was sent."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answers import subject_of
from handlers.curator.bank_cards import Act, BankTap, archive_question, card_screen, state_in_words, tap
from handlers.curator.lists import Line, Listing
from handlers.screen import Reply
from handlers.turn import Duty, Turn
from locales.texts import plain
from mentoring.bank import (
    AnswersChanged,
    BankEntry,
    NoMentoringConsent,
    NoPersonalDataConsent,
    approve_submission,
    archive_submission,
    bank_of,
    dossier,
    restore_submission,
    return_submission,
)
from mentoring.names import short_name
from mentoring.refusals import Outdated
from mentoring.roles import Action
from mentoring.submissions import NoProgramme
from storage.records import Role, Submission, SubmissionKind, SubmissionState
from storage.schools import active_programme
from storage.submissions import count_waiting

SHOWS = ("all", "waiting", "approved", "returned", "unpaired", "archive")
"""The chips; «all» is everybody who has not left."""
SORRY = (AnswersChanged, NoPersonalDataConsent, NoMentoringConsent)
"""Refusals that are told above the card as it is now."""


async def mentee_lines(turn: Turn) -> list[Line]:
    return await _lines(turn, SubmissionKind.REQUEST)


async def mentor_lines(turn: Turn) -> list[Line]:
    return await _lines(turn, SubmissionKind.QUESTIONNAIRE)


MENTEES = Listing("mentees", Action.RUN_PROGRAMME, SHOWS, mentee_lines, first=("invite",))
MENTORS = Listing("mentors", Action.RUN_PROGRAMME, SHOWS, mentor_lines, first=("invite",))
LISTS = {SubmissionKind.REQUEST: MENTEES, SubmissionKind.QUESTIONNAIRE: MENTORS}


async def act(_event: CallbackQuery, turn: Turn, callback_data: BankTap) -> Reply:
    """A button of a card; whatever it promised, the world is looked at again."""
    return await _ACTS[callback_data.act](turn, callback_data)


async def show_card(turn: Turn, submission_id: int, page: int = 0, note: str = "", toast: str = "") -> Reply:
    """The card as it is now."""
    found = await dossier(turn.tx, turn.me, submission_id)
    back = await LISTS[found.submission.kind].back(turn)
    return Reply(card_screen(turn, found, back, page, note), toast=toast)


async def submit_return(turn: Turn, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Reply:
    """The form with the reason was sent."""
    deed = return_submission(turn.tx, turn.me, int(context["submission"]), answers["reason"], turn.now)
    return await _decide(turn, int(context["submission"]), deed, "returned-now")


async def duties(turn: Turn) -> list[Duty]:
    """What waits for a decision, each with its list."""
    programme = await active_programme(turn.tx, turn.me.school.id) if turn.is_a(Role.CURATOR) else None
    if programme is None:
        return []
    found = []
    for kind, listing in LISTS.items():
        count = await count_waiting(turn.tx, programme.id, kind)
        if count:
            label = turn.t.label(f"button-duty-{kind}s")
            text = turn.t(f"duty-waiting-{kind}s", count=count)
            found.append(Duty(text, listing.button(turn.t, "waiting", label), count))
    return found


async def _open(turn: Turn, chosen: BankTap) -> Reply:
    return await show_card(turn, chosen.submission, chosen.page)


async def _approve(turn: Turn, chosen: BankTap) -> Reply:
    deed = approve_submission(turn.tx, turn.me, chosen.submission, chosen.seen, turn.now)
    return await _decide(turn, chosen.submission, deed, "approved-now")


async def _ask_reason(turn: Turn, chosen: BankTap) -> Reply:
    found = await dossier(turn.tx, turn.me, chosen.submission)
    if found.submission.state not in (SubmissionState.SUBMITTED, SubmissionState.APPROVED):
        return await _too_late(turn, chosen.submission)
    context, about = {"submission": chosen.submission}, short_name(found.person.full_name)
    return await turn.desk.forms.begin(turn, "return_submission", context=context, about=about)


async def _give_back(turn: Turn, chosen: BankTap) -> Reply:
    """The person has asked to change it: no reason has to be typed."""
    reason = turn.t.label("edit-allowed-reason")
    deed = return_submission(turn.tx, turn.me, chosen.submission, reason, turn.now)
    return await _decide(turn, chosen.submission, deed, "returned-now")


async def _ask_to_archive(turn: Turn, chosen: BankTap) -> Reply:
    return Reply(archive_question(turn, await dossier(turn.tx, turn.me, chosen.submission)))


async def _archive(turn: Turn, chosen: BankTap) -> Reply:
    deed = archive_submission(turn.tx, turn.me, chosen.submission, turn.now)
    return await _decide(turn, chosen.submission, deed, "archived-now")


async def _restore(turn: Turn, chosen: BankTap) -> Reply:
    deed = restore_submission(turn.tx, turn.me, chosen.submission, turn.now)
    return await _decide(turn, chosen.submission, deed, "restored-now")


_ACTS: Mapping[Act, Callable[[Turn, BankTap], Awaitable[Reply]]] = {
    Act.OPEN: _open,
    Act.APPROVE: _approve,
    Act.RETURN: _ask_reason,
    Act.GIVE_BACK: _give_back,
    Act.ARCHIVE: _ask_to_archive,
    Act.ARCHIVE_SURELY: _archive,
    Act.RESTORE: _restore,
}


async def _decide(turn: Turn, submission_id: int, deed: Awaitable[Submission], done: str) -> Reply:
    """Do it and show the card; a rule that says no is told above the card as it is now."""
    try:
        await deed
    except Outdated:
        return await _too_late(turn, submission_id)
    except SORRY as refusal:
        text = turn.t(refusal.key, **refusal.args_for_text)
        return await show_card(turn, submission_id, note=text, toast=plain(text))
    found = await dossier(turn.tx, turn.me, submission_id)
    told = "told-already" if found.reachable else "told-in-vain"
    toast = f"{turn.t.label(done)} {turn.t.label(told, name=short_name(found.person.full_name))}"
    return await show_card(turn, submission_id, toast=toast)


async def _too_late(turn: Turn, submission_id: int) -> Reply:
    """Somebody was quicker: what has become of it stands above the card."""
    found = await dossier(turn.tx, turn.me, submission_id)
    text = turn.t("moved-on", state=state_in_words(turn, found.submission))
    return await show_card(turn, submission_id, note=text, toast=plain(text))


async def _lines(turn: Turn, kind: SubmissionKind) -> list[Line]:
    try:
        entries = await bank_of(turn.tx, turn.me, kind)
    except NoProgramme:
        return []
    form = turn.desk.forms.catalogue.form(kind, turn.t.locale)
    return [
        Line(
            name=short_name(entry.row.full_name),
            note=_note(turn, entry),
            intent=tap(entry.row.submission_id),
            shows=_shows(entry),
            words=f"{entry.row.full_name} {subject_of(turn.t, form, entry.row.answers)}",
        )
        for entry in entries
    ]


def _shows(entry: BankEntry) -> frozenset[str]:
    """The chips under which the line stands."""
    match entry.row.state:
        case SubmissionState.SUBMITTED:
            return frozenset({"all", "waiting"})
        case SubmissionState.APPROVED:
            waiting = {"waiting"} if entry.row.edit_asked_at else set[str]()
            unpaired = set[str]() if entry.pair else {"unpaired"}
            return frozenset({"all", "approved", *waiting, *unpaired})
        case SubmissionState.RETURNED:
            return frozenset({"all", "returned"})
    return frozenset({"archive"})


def _note(turn: Turn, entry: BankEntry) -> str:
    """The state in a few words: «ждёт решения, нет согласия», «мест: 1 из 2»."""
    t, state = turn.t, entry.row.state
    if state is not SubmissionState.APPROVED:
        words = [t.label(f"bank-note-{state}")]
        if state is SubmissionState.SUBMITTED and not entry.agreed:
            words.append(t.label("bank-note-no-consent"))
        return ", ".join(words)
    if entry.row.edit_asked_at:
        return t.label("bank-note-edit-asked")
    if not entry.agreed:
        return t.label("bank-note-no-consent")
    if entry.capacity:
        return t.label("bank-note-places", free=max(entry.capacity - entry.taken, 0), capacity=entry.capacity)
    return t.label(f"bank-note-{entry.pair}" if entry.pair else "bank-note-unpaired")


async def back_to_card(turn: Turn, context: Mapping[str, Any]) -> Reply:
    return await show_card(turn, int(context["submission"]))


SUBMITS = {"return_submission": submit_return}
BACKS = {"return_submission": back_to_card}


def router() -> Router:
    router = Router(name="bank")
    MENTEES.attach(router)
    MENTORS.attach(router)
    router.callback_query.register(act, BankTap.filter(), flags={"may": Action.RUN_PROGRAMME})
    return router
