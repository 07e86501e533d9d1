"""One person's way through one form, and where it is kept: in the conversation's data, as plain JSON."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from handlers.turn import Turn

STATE = "form"
KEEP_FOR = timedelta(days=30)
DRAFTS_LIMIT = 10
_RUN, _DRAFTS, _FINISHED = "form", "drafts", "form_finished"


class At(StrEnum):
    """Which screen of a form the person sees."""

    COVER = "cover"
    STEP = "step"
    SUMMARY = "summary"
    END = "end"


@dataclass(slots=True)
class Run:
    """`answers` holds None for a skipped step; `touched` says that something was answered here, not given to
    begin with. `pending` is what is being typed, ticked or looked through on the current step; `labels` are
    the words of options that only the code knew; `asking` lays a question over the screen: `break_off`, or
    `leave`, `resume` when an earlier draft was found, or `restart`; `fresh` is how to begin anew. `about`
    names whom the form is about, `suggested` the steps whose answers the bot has proposed."""

    form: str
    version: int
    nonce: str = field(default_factory=lambda: secrets.token_hex(4))
    serial: int = 1
    at: str = At.STEP
    step: str = ""
    editing: bool = False
    asking: str = ""
    touched: bool = False
    answers: dict[str, Any] = field(default_factory=dict)
    context: dict[str, Any] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    pending: dict[str, Any] = field(default_factory=dict)
    fresh: dict[str, Any] = field(default_factory=dict)
    about: str = ""
    suggested: list[str] = field(default_factory=list)
    kept: str = ""

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _FIELDS}

    @property
    def is_begun(self) -> bool:
        """True if there is something to lose."""
        return self.touched or bool(self.pending.get("text") or self.pending.get("chosen"))


_FIELDS = tuple(each.name for each in fields(Run))


def run_from_json(data: Mapping[str, Any]) -> Run:
    return Run(**{name: data[name] for name in _FIELDS if name in data})


@dataclass(slots=True)
class Book:
    """The forms of one person: the one being filled in, and the drafts put aside, the oldest first."""

    data: dict[str, Any]
    run: Run | None
    drafts: dict[str, dict[str, Any]]
    finished: str

    def put_aside(self, now: datetime) -> None:
        """The run becomes a draft; an earlier draft of the same form about the same thing gives way to it."""
        if self.run is None:
            return
        run, self.run = self.run, None
        run.kept = now.isoformat()
        run.asking = ""
        self.drop_drafts_like(run)
        self.drafts[run.nonce] = run.as_json()
        for nonce in list(self.drafts)[:-DRAFTS_LIMIT]:
            del self.drafts[nonce]

    def take_up(self, nonce: str, now: datetime) -> bool:
        """The draft becomes the run, the run a draft; false if there is no such draft."""
        draft = self.drafts.pop(nonce, None)
        if draft is None:
            return False
        self.put_aside(now)
        self.run = run_from_json(draft)
        return True

    def drop_drafts_like(self, run: Run) -> None:
        for nonce, draft in list(self.drafts.items()):
            if is_about(draft, run.form, run.context):
                del self.drafts[nonce]

    def draft_about(self, form_id: str, context: Mapping[str, Any]) -> str | None:
        """The key of the draft of this form about this thing."""
        return next((key for key, each in self.drafts.items() if is_about(each, form_id, context)), None)


def is_about(draft: Mapping[str, Any], form_id: str, context: Mapping[str, Any]) -> bool:
    return bool(draft["form"] == form_id and draft["context"] == dict(context))


async def open_book(turn: Turn) -> Book:
    """The person's forms; drafts older than 30 days are left out."""
    data = await turn.talk.get_data()
    run = data.get(_RUN)
    oldest = (turn.now - KEEP_FOR).isoformat()
    drafts = {key: each for key, each in data.get(_DRAFTS, {}).items() if each["kept"] >= oldest}
    return Book(data, run_from_json(run) if run else None, drafts, data.get(_FINISHED, ""))


async def close_book(turn: Turn, book: Book) -> None:
    """Put the forms back beside whatever else the conversation remembers."""
    ours = {
        _RUN: book.run.as_json() if book.run else None,
        _DRAFTS: book.drafts,
        _FINISHED: book.finished,
    }
    kept = {key: value for key, value in book.data.items() if key not in ours}
    await turn.talk.set_data({**kept, **{key: value for key, value in ours.items() if value}})
    if book.run is not None:
        await turn.talk.set_state(STATE)
    elif await turn.talk.get_state() == STATE:
        await turn.talk.set_state(None)
