"""The form engine: begins, resumes, shelves and submits forms, and takes every tap and every word in them.

Nothing is sent from here: each step changes the conversation's data inside the update's own transaction and
returns what to say. Whoever calls keeps the data (`FsmStorage.flush`) and commits before speaking.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from handlers.forms.catalogue import Catalogue
from handlers.forms.form_screens import draw, where
from handlers.forms.intents import Act, FormTap
from handlers.forms.messages import Incoming, do_message
from handlers.forms.moves import (
    edit,
    is_declined,
    open_first,
    open_unanswered,
    outdated_step,
    renew,
    show_summary,
)
from handlers.forms.notices import plan_reminder
from handlers.forms.outcomes import Outcome, Then
from handlers.forms.run import At, Book, Run, close_book, open_book, run_from_json
from handlers.forms.taps import do_tap
from handlers.forms.view import View
from handlers.forms.words import short_label
from handlers.screen import Reply, Screen
from handlers.turn import Turn
from locales.texts import Html, escape, plain
from mentoring.answers import check_date
from mentoring.consent_texts import Paper, fill_in
from mentoring.forms import WITH_OPTIONS, Form, Kind, Option, Step, first_open, submitted
from mentoring.refusals import Refusal

Submit = Callable[[Turn, Mapping[str, Any], Mapping[str, Any]], Awaitable[Reply]]
"""Gets the answers (steps that were asked, without skipped ones) and the context given to `begin`."""

Source = Callable[[Turn, Mapping[str, Any]], Awaitable[list[Option]]]
"""Gets the context with the answers so far laid over it; gives the options that only the code knows."""

ABOUT_SHOWN = 120

Aside = Callable[[Turn, Form, str, Mapping[str, Any]], Awaitable[str]]
"""Gets the form, where it stands (`cover`, `summary` or a step's id) and the context with the answers; gives
HTML to stand below that screen, or nothing."""

Home = Callable[[Turn], Awaitable[Reply]]

Back = Callable[[Turn, Mapping[str, Any]], Awaitable[Reply | None]]
"""Gets the context; gives the screen from which the form was opened, or nothing if that was home."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished form for the home screen; `resume(turn, key)` goes on at question `number` of `total`."""

    key: str
    form: str
    title: str
    number: int
    total: int
    about: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)


class FormEngine:
    """Built once. `submits`, `backs` and `asides` are keyed by form id, `sources` by the name that forms give
    them; `home` is the screen to return to after a form was put aside, `backs` after nothing was answered."""

    def __init__(
        self,
        catalogue: Catalogue,
        submits: Mapping[str, Submit],
        sources: Mapping[str, Source],
        *,
        home: Home | None = None,
        backs: Mapping[str, Back] | None = None,
        asides: Mapping[str, Aside] | None = None,
    ) -> None:
        self.catalogue = catalogue
        self._submits = submits
        self._sources = sources
        self._home = home
        self._backs = backs or {}
        self._asides = asides or {}

    async def begin(
        self,
        turn: Turn,
        form_id: str,
        context: Mapping[str, Any] | None = None,
        answers: Mapping[str, Any] | None = None,
        at_summary: bool = False,
        at_open: bool = False,
        about: str = "",
        suggested: Collection[str] = (),
    ) -> Reply:
        """Open a form. `context` (plain JSON) comes back with the answers; `answers` are filled in already,
        with `at_summary` shown for checking at once, with `at_open` passed by until a question is
        open; those to the steps `suggested` are the bot's own proposal. `about` names whom it is about.

        A draft of the same form about the same context is never lost by this: it is offered first, and a form
        of one question simply goes on."""
        book = await open_book(turn)
        book.put_aside(turn.now)
        fresh = {"answers": dict(answers or {}), "at_summary": at_summary, "at_open": at_open}
        fresh |= {"about": about, "suggested": list(suggested)}
        key = book.draft_about(form_id, context or {})
        if key is not None and run_from_json(book.drafts[key]).is_begun:
            book.take_up(key, turn.now)
            return await self._offer_draft(turn, book, fresh)
        return await self._begin_anew(turn, book, form_id, dict(context or {}), fresh)

    async def resume(self, turn: Turn, key: str) -> Reply:
        """Go on with a draft where it was left."""
        book = await open_book(turn)
        known = (book.run is not None and book.run.nonce == key) or book.take_up(key, turn.now)
        return await (self._say_current(turn, book) if known else self._stale(turn, book))

    async def shelve(self, turn: Turn) -> None:
        """Another command came: the form becomes a draft."""
        book = await open_book(turn)
        if book.run is not None:
            book.put_aside(turn.now)
            await close_book(turn, book)

    async def show(self, turn: Turn, note: str = "") -> Reply | None:
        """The current screen again, a note above it; nothing if no form is open. A note in plain words is
        escaped, `Html` is put in as it is."""
        book = await open_book(turn)
        if book.run is None:
            return None
        return await self._say_current(turn, book, note if isinstance(note, Html) else escape(note))

    async def drafts(self, turn: Turn) -> list[Draft]:
        """The forms begun and not sent, the latest first; for a stranger the introduction in any case."""
        book = await open_book(turn)
        runs = [run_from_json(draft) for draft in book.drafts.values()]
        runs += [book.run] if book.run is not None else []
        kept = (run for run in reversed(runs) if run.is_begun or turn.actor is None)
        found = (self._draft(turn, run) for run in kept)
        return [draft for draft in found if draft is not None]

    async def forget(self, turn: Turn) -> None:
        """Destroy the open form and all drafts."""
        book = await open_book(turn)
        await close_book(turn, Book(book.data, None, {}, ""))

    async def cancel(self, turn: Turn) -> Reply | None:
        """Ask whether to break off, if there is something to lose; nothing if no form is open."""
        book = await open_book(turn)
        return None if book.run is None else await self._cancel(turn, book, book.run)

    async def tap(self, turn: Turn, data: str) -> Reply:
        """A button of a form was pressed; `data` are the bytes that came with it, whoever made them."""
        tap = FormTap.unpack(data)
        book = await open_book(turn)
        if tap is None:
            return await self._stale(turn, book)
        if book.run is None or book.run.nonce != tap.run:
            if tap.run == book.finished:
                return Reply(toast=turn.t.label("already-accepted"))
            if not book.take_up(tap.run, turn.now):
                return await self._stale(turn, book)
        note = self._refresh(turn, book)
        if note or book.run is None or tap.act is Act.RESUME:
            return await self._say_current(turn, book, note)
        if tap.serial != book.run.serial:
            return await self._say(turn, book, toast=turn.t.label("already-accepted"))
        return await self._carry_out(turn, book, do_tap(await self._view(turn, book.run), tap))

    async def message(self, turn: Turn, incoming: Incoming) -> Reply | None:
        """A message while a form is open; nothing if none is."""
        book = await open_book(turn)
        if book.run is None:
            return None
        asked = book.run.step
        note = self._refresh(turn, book)
        if book.run is None or book.run.step != asked:
            return await self._say(turn, book, note)
        outcome = do_message(await self._view(turn, book.run), incoming)
        return await self._carry_out(turn, book, replace(outcome, note=Html(note or outcome.note)))

    async def _begin_anew(
        self, turn: Turn, book: Book, form_id: str, context: dict[str, Any], fresh: Mapping[str, Any]
    ) -> Reply:
        form = self.catalogue.form(form_id, turn.t.locale)
        run = Run(form_id, form.version, context=context, answers=dict(fresh["answers"]))
        run.about = short_label(fresh.get("about", ""), ABOUT_SHOWN)
        run.suggested = list(fresh.get("suggested", ()))
        book.drop_drafts_like(run)
        book.run = run
        await self._name_given(turn, form, run)
        if fresh["at_summary"]:
            show_summary(form, run)
        elif fresh.get("at_open"):
            open_unanswered(form, run)
        else:
            open_first(form, run)
        if form.remind:
            await plan_reminder(turn, run)
        return await self._say(turn, book)

    async def _name_given(self, turn: Turn, form: Form, run: Run) -> None:
        """Keep the words of options that only the code knows, where such answers were given to begin with."""
        for step in form.steps:
            if step.kind in WITH_OPTIONS and step.source and step.id in run.answers:
                options = await self._options(turn, run, step)
                run.labels[step.id] = {
                    option.id: option.label for option in options if option.id == run.answers[step.id]
                }

    async def _offer_draft(self, turn: Turn, book: Book, fresh: dict[str, Any]) -> Reply:
        note = self._refresh(turn, book)
        if book.run is not None and len(self.catalogue.form(book.run.form, turn.t.locale).steps) > 1:
            book.run.asking = "resume"
            book.run.fresh = fresh
            book.run.serial += 1
        return await self._say(turn, book, note)

    def _draft(self, turn: Turn, run: Run) -> Draft | None:
        form = self.catalogue.find(run.form, turn.t.locale)
        if form is None:
            return None
        if run.version != form.version:
            renew(form, run)
        return Draft(
            run.nonce, run.form, form.title, **where(form, run), about=run.about, context=run.context
        )

    def _refresh(self, turn: Turn, book: Book) -> str:
        """Fit the run to the form as it is now; the note says what happened to it."""
        if book.run is None:
            return ""
        form = self.catalogue.find(book.run.form, turn.t.locale)
        if form is None:
            book.run = None
            return turn.t("form-gone")
        if form.version == book.run.version and book.run.step in ("", *form.by_id):
            return ""
        renew(form, book.run)
        return turn.t("form-changed")

    async def _view(self, turn: Turn, run: Run) -> View:
        form = self.catalogue.form(run.form, turn.t.locale)
        if run.at != At.STEP or run.asking:
            return View(turn.t, turn.today, form, run)
        step = form.by_id[run.step]
        options = await self._options(turn, run, step)
        paper = self._paper(turn, run, step.document) if step.document else None
        return View(turn.t, turn.today, form, run, options, paper)

    async def _aside(self, turn: Turn, run: Run) -> str:
        """What only the code knows about this screen."""
        if run.form not in self._asides or run.asking:
            return ""
        form = self.catalogue.form(run.form, turn.t.locale)
        place = run.step if run.at == At.STEP else run.at
        return await self._asides[run.form](turn, form, place, {**run.context, **run.answers})

    async def _options(self, turn: Turn, run: Run, step: Step) -> Sequence[Option]:
        if not step.source:
            return step.options
        return await self._sources[step.source](turn, {**run.context, **run.answers})

    def _paper(self, turn: Turn, run: Run, document: str) -> Paper:
        school = turn.actor.school if turn.actor is not None else None
        known = {"school": school.name, "city": school.city} if school is not None else {}
        return fill_in(
            self.catalogue.document(document, turn.t.locale), {**known, **run.context}, turn.t.locale
        )

    async def _say_current(self, turn: Turn, book: Book, note: str = "") -> Reply:
        """The current screen, without a question laid over it."""
        note = self._refresh(turn, book) or note
        if book.run is not None and book.run.asking in ("resume", "restart"):
            book.run.asking = ""
            book.run.serial += 1
        return await self._say(turn, book, note)

    async def _say(
        self, turn: Turn, book: Book, note: str = "", toast: str = "", *, brief: bool = False
    ) -> Reply:
        """The run's screen, or home with the note where no form is open."""
        await close_book(turn, book)
        if book.run is None:
            return await self._go_home(turn, note, toast)
        view = replace(await self._view(turn, book.run), brief=brief)
        return Reply(draw(view, note, await self._aside(turn, book.run)), toast)

    async def _stale(self, turn: Turn, book: Book) -> Reply:
        return await self._say(turn, book, toast=turn.t.label("stale-button"))

    async def _go_home(self, turn: Turn, note: str, toast: str = "") -> Reply:
        if self._home is None:
            return Reply(Screen(note or turn.t("form-nothing-open")), toast)
        return replace(await self._home(turn), toast=toast or plain(note))

    async def _carry_out(self, turn: Turn, book: Book, outcome: Outcome) -> Reply:
        match outcome.then:
            case Then.STALE:
                return await self._stale(turn, book)
            case Then.TOAST:
                await close_book(turn, book)
                return Reply(toast=outcome.toast)
            case Then.SUBMIT:
                return await self._submit(turn, book)
            case Then.LATER if book.run is not None:
                return await self._put_off(turn, book, book.run)
            case Then.LEAVE if book.run is not None:
                return await self._leave(turn, book, book.run)
            case Then.CANCEL if book.run is not None:
                return await self._cancel(turn, book, book.run)
            case Then.DELETE:
                book.run = None
                return await self._say(turn, book, turn.t("form-deleted"))
            case Then.RESTART:
                return await self._restart(turn, book)
        return await self._say(turn, book, outcome.note, outcome.toast, brief=outcome.brief)

    async def _put_off(self, turn: Turn, book: Book, run: Run) -> Reply:
        """Put the form aside with its answers; one without any leaves nothing and leads back."""
        if run.is_begun or turn.actor is None:
            return await self._leave(turn, book, run)
        view = View(turn.t, turn.today, self.catalogue.form(run.form, turn.t.locale), run)
        book.run = None
        await close_book(turn, book)
        decides = run.step != "" and view.step.kind is Kind.CONSENT
        key = "form-nothing-changed" if view.leaves_nothing and not decides else "form-later"
        return await self._go_back(turn, run, turn.t(key))

    async def _leave(self, turn: Turn, book: Book, run: Run) -> Reply:
        """Home; what was answered is kept."""
        note = turn.t("form-kept" if run.is_begun else "form-later")
        book.put_aside(turn.now)
        return await self._say(turn, book, note)

    async def _cancel(self, turn: Turn, book: Book, run: Run) -> Reply:
        if not run.is_begun:
            return await self._put_off(turn, book, run)
        run.asking = "break_off"
        run.serial += 1
        return await self._say_current(turn, book)

    async def _go_back(self, turn: Turn, run: Run, note: str) -> Reply:
        """The screen from which the form was opened, or home if it has none to show any more."""
        back = self._backs.get(run.form)
        try:
            reply = None if back is None else await back(turn, run.context)
        except Refusal:
            reply = None
        return await self._go_home(turn, note) if reply is None else replace(reply, toast=plain(note))

    async def _restart(self, turn: Turn, book: Book) -> Reply:
        run = book.run
        if run is None:
            return await self._stale(turn, book)
        fresh = run.fresh or {"answers": {}, "at_summary": False}
        return await self._begin_anew(turn, book, run.form, run.context, fresh)

    async def _submit(self, turn: Turn, book: Book) -> Reply:
        """Hand in what is complete; otherwise ask for what is missing. The run ends before the use case runs,
        so that it may open another form; if it refuses, the transaction takes both back."""
        run = book.run
        if run is None:
            return await self._stale(turn, book)
        form = self.catalogue.form(run.form, turn.t.locale)
        missing = self._missing(turn, form, run)
        if missing:
            return await self._say(turn, book, missing)
        book.run, book.finished = None, run.nonce
        book.drop_drafts_like(run)
        await close_book(turn, book)
        return await self._submits[run.form](turn, submitted(form, run.answers), run.context)

    def _missing(self, turn: Turn, form: Form, run: Run) -> str:
        """Turn to the first question that keeps the form from being sent; the note says why."""
        if is_declined(run.answers):
            return ""
        step = first_open(form, run.answers)
        if step is not None:
            edit(run, step)
            return turn.t("form-one-more")
        step = outdated_step(form, run, turn.today)
        if step is None:
            return ""
        day = date.fromisoformat(run.answers[step.id])
        wrong = check_date(step, day, turn.today, run.answers)
        edit(run, step)
        return turn.t(wrong.key, **wrong.args) if wrong is not None else ""
