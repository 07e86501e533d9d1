"""What is held about a person, row by row, under readable names."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from handlers.forms.run import open_book, run_from_json
from handlers.forms.words import answer_lines
from handlers.signal_words import said
from handlers.turn import Turn
from mentoring.mydata import KIND
from mentoring.settings import leads_of
from papers.extract import ExtractSection
from storage.mydata import Held
from storage.records import (
    Consent,
    Deed,
    Invitation,
    Meeting,
    Notice,
    OutboxState,
    Pair,
    PairMember,
    Survey,
)

Row = tuple[str, str]
MARK_SHOWN = 12
"""So much of a text's SHA-256 tells it from every other text."""


async def sections(turn: Turn, held: Held) -> tuple[ExtractSection, ...]:
    """The whole file. A part of which nothing is held says so with a dash."""
    t = turn.t
    return (
        ExtractSection(t.label("mydata-about-me"), tuple(_about_me(turn, held))),
        ExtractSection(t.label("mydata-accounts"), tuple(_accounts(turn, held))),
        ExtractSection(t.label("mydata-roles"), tuple(_roles(turn, held))),
        ExtractSection(
            t.label("mydata-invitations"), tuple(_invitation(turn, one) for one in held.invitations)
        ),
        ExtractSection(t.label("mydata-consents"), tuple(_consent(turn, one) for one in held.consents)),
        *_submissions(turn, held),
        ExtractSection(t.label("mydata-pairs"), tuple(_pair(turn, *part) for part in held.pairs)),
        ExtractSection(t.label("mydata-meetings"), tuple(_meeting(turn, one) for one in held.meetings)),
        ExtractSection(t.label("mydata-plans"), tuple(_plan_items(turn, held))),
        *_surveys(turn, held),
        *await _drafts(turn),
        ExtractSection(t.label("mydata-signals"), tuple(_signals(turn, held))),
        ExtractSection(t.label("mydata-measures"), tuple(_measures(turn, held))),
        ExtractSection(t.label("mydata-notices"), tuple(_notices(turn, held))),
        ExtractSection(t.label("mydata-deeds"), tuple(_deeds(turn, held))),
    )


def when(turn: Turn, moment: datetime) -> str:
    """With the year: the file outlives it."""
    local = moment.astimezone(turn.zone)
    return f"{turn.t.day(local.date())} {local.year}, {local:%H:%M}"


def _about_me(turn: Turn, held: Held) -> Iterator[Row]:
    t, person = turn.t, held.person
    yield t.label("mydata-full-name"), person.full_name
    yield t.label("mydata-school"), turn.me.school.name
    yield t.label("mydata-since"), when(turn, person.created_at)
    yield from (setting(turn) for setting in SETTINGS.values())
    paused = person.paused_until
    yield t.label("mydata-paused"), "" if paused is None else f"{t.day(paused)} {paused.year}"
    for name, value in person.settings.items():
        if name not in SETTINGS:
            yield t.label("mydata-other-setting"), str(value)


def _leads(turn: Turn) -> Row:
    t = turn.t
    return t.label("mydata-leads"), ", ".join(t.label(f"lead-{lead}") for lead in leads_of(turn.me.person))


def _zone(turn: Turn) -> Row:
    """The own one, else the school's, as the settings call it."""
    return turn.t.label("mydata-zone"), turn.t.zone(turn.now, turn.zone)


SETTINGS: Mapping[str, Callable[[Turn], Row]] = {"lead_minutes": _leads, "timezone": _zone}
"""What a person may have chosen, under the name it is kept by."""


def _accounts(turn: Turn, held: Held) -> Iterator[Row]:
    t = turn.t
    for one in held.accounts:
        yield t.label("mydata-messenger"), _in_words(turn, f"mydata-platform-{one.platform}", one.platform)
        yield t.label("mydata-user"), one.external_user
        yield t.label("mydata-chat"), one.external_chat
        yield t.label("mydata-language"), turn.desk.texts.speaker(one.locale).label("language-name")
        yield t.label("mydata-reachable"), t.label("button-yes" if one.reachable else "button-no")
        yield t.label("mydata-since"), when(turn, one.started_at)


def _measures(turn: Turn, held: Held) -> Iterator[Row]:
    """Measures of the road map, what shows them, and files that wait for a yes."""
    t = turn.t
    for one in held.measures:
        yield t.label("mydata-measure"), one.title
    for shown in held.proofs:
        yield (
            t.label(f"proof-{shown.kind}"),
            ", ".join(filter(None, (shown.words, when(turn, shown.added_at)))),
        )
    for moment in held.files_read:
        yield t.label("mydata-file-read"), when(turn, moment)


def _signals(turn: Turn, held: Held) -> Iterator[Row]:
    """What I have said to the curators; of what others have said only that I see to it."""
    for one in held.signals:
        if one.person_id == turn.me.id:
            words = (said(turn, one.kind, one.word), one.comment)
            yield when(turn, one.made_at), "\n".join(filter(None, words))
        else:
            yield when(turn, one.taken_at or one.made_at), turn.t.label("mydata-signal-owned")


def _roles(turn: Turn, held: Held) -> Iterator[Row]:
    for role, since in held.roles:
        yield turn.t.label(f"role-{role}"), when(turn, since)


def _invitation(turn: Turn, one: Invitation) -> Row:
    t = turn.t
    key = "mydata-invited-by-me" if one.created_by == turn.me.id else "mydata-came-by"
    words = (one.name, t.label(f"role-{one.role}"), when(turn, one.created_at))
    return t.label(key), ", ".join(filter(None, words))


def _consent(turn: Turn, one: Consent) -> Row:
    t = turn.t
    words = [t.label(f"mydata-consent-{one.state}"), when(turn, one.decided_at)]
    if one.withdrawn_at is not None:
        words.append(t.label("mydata-withdrawn", moment=when(turn, one.withdrawn_at)))
    words.append(t.label("mydata-version", version=one.version))
    words.append(t.label("mydata-text-mark", mark=one.text_hash[:MARK_SHOWN]))
    return t.label(f"consent-of-{one.kind}"), "\n".join(words)


def _submissions(turn: Turn, held: Held) -> Iterator[ExtractSection]:
    for one in held.submissions:
        t = turn.t
        facts: list[Row] = [
            (t.label("mydata-state"), t.label(f"mydata-submission-{one.state}")),
            (t.label("mydata-sent"), when(turn, one.submitted_at)),
            (t.label("mydata-reason"), one.reason),
        ]
        yield ExtractSection(_title(turn, one.kind), (*facts, *_answers(turn, one.kind, one.answers)))


def _surveys(turn: Turn, held: Held) -> Iterator[ExtractSection]:
    for one in held.surveys:
        yield ExtractSection(_title(turn, one.form), tuple(_survey(turn, one)))


def _survey(turn: Turn, one: Survey) -> Iterator[Row]:
    t = turn.t
    yield t.label("mydata-state"), t.label(f"mydata-survey-{one.state}")
    yield t.label("mydata-asked"), when(turn, one.sent_at)
    if one.answered_at is not None:
        yield t.label("mydata-sent"), when(turn, one.answered_at)
    yield from _answers(turn, one.form, one.answers or {})


def _title(turn: Turn, form_id: str) -> str:
    form = turn.desk.forms.catalogue.find(form_id, turn.t.locale)
    return form_id if form is None else form.title


def _answers(turn: Turn, form_id: str, answers: Mapping[str, Any]) -> list[Row]:
    """Question and answer; what an older version of the form asked is shown as it is stored."""
    form = turn.desk.forms.catalogue.find(form_id, turn.t.locale)
    known = [] if form is None else answer_lines(turn.t, form, answers)
    steps = set() if form is None else set(form.by_id)
    unknown = {name: value for name, value in answers.items() if name not in steps and value is not None}
    return [*known, *((name, str(value)) for name, value in unknown.items())]


def _pair(turn: Turn, pair: Pair, part: PairMember) -> Row:
    t = turn.t
    lines = [
        t.label(f"role-{part.role}"),
        t.label("mydata-pair-state", state=t.label(f"mydata-pair-{pair.state}")),
        t.label("mydata-pair-answer", answer=t.label(f"mydata-answer-{part.answer}")),
    ]
    if part.reason:
        lines.append(t.label("mydata-pair-reason", reason=part.reason))
    if pair.starts_on is not None and pair.ends_on is not None:
        lines.append(t.label("mydata-term", first=pair.starts_on, last=pair.ends_on))
    if pair.order_number and pair.order_date is not None:
        lines.append(t.label("mydata-order", number=pair.order_number, day=pair.order_date))
    return t.label("mydata-pair", number=pair.id), "\n".join(lines)


def _meeting(turn: Turn, one: Meeting) -> Row:
    t = turn.t
    said = {"place": one.place, "topic": one.topic, "done": one.done, "why": one.reason}
    words = [t.label(f"meeting-state-{one.state}"), t.label("count-minutes", count=one.minutes)]
    words += [t.label(f"mydata-meeting-{name}", words=each) for name, each in said.items() if each]
    return when(turn, one.starts_at), "\n".join(words)


def _plan_items(turn: Turn, held: Held) -> Iterator[Row]:
    """The personal programmes of one's pairs: what, until when, what came of it."""
    t = turn.t
    for one in held.plan_items:
        words = [one.title, one.result, one.outcome, one.file_name]
        if one.done_at is not None:
            words.append(t.label("mydata-plan-done", moment=when(turn, one.done_at)))
        yield t.label("mydata-plan-due", day=one.due_on), "\n".join(filter(None, words))


async def _drafts(turn: Turn) -> list[ExtractSection]:
    """Answers of forms that were begun and not sent."""
    book = await open_book(turn)
    runs = [run_from_json(draft) for draft in book.drafts.values()]
    runs += [book.run] if book.run is not None else []
    return [
        ExtractSection(
            turn.t.label("mydata-draft", title=_title(turn, run.form)),
            tuple(
                _answers(
                    turn, run.form, {step: each for step, each in run.answers.items() if each is not None}
                )
            ),
        )
        for run in runs
        if run.is_begun
    ]


def _notices(turn: Turn, held: Held) -> Iterator[Row]:
    for one in held.notices:
        what = _in_words(turn, f"kind-{one.kind}", turn.t.label("mydata-other-notice"))
        yield when(turn, one.due_at), f"{what}: {_fate(turn, one)}"


def _fate(turn: Turn, one: Notice) -> str:
    """What became of a message; the one that brings this file is not sent yet and is being read already."""
    this = one.kind == KIND and one.state is OutboxState.WAITING
    return turn.t.label("mydata-notice-this" if this else f"mydata-notice-{one.state}")


def _deeds(turn: Turn, held: Held) -> Iterator[Row]:
    for one in held.deeds:
        yield when(turn, one.at), _deed(turn, one)


def _deed(turn: Turn, one: Deed) -> str:
    """The deed, and whether somebody else did it."""
    words = _in_words(turn, f"deed-{one.action}", turn.t.label("mydata-other-deed"))
    return words if one.actor_id == turn.me.id else f"{words} {turn.t.label('mydata-by-other')}"


def _in_words(turn: Turn, key: str, otherwise: str) -> str:
    """What an older or a newer version has written may have no words here."""
    return turn.t.label(key) if turn.t.has(key) else otherwise
