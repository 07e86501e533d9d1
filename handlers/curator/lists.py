"""Lists in chat: eight lines a page, chips that filter, a search by a few letters (UX §2.4).

A conversation describes its list once and hangs it on its router:

    PAIRS = Listing("pairs", Action.RUN_PROGRAMME, ("all", "proposed"), pair_lines, first=("mentees",))
    PAIRS.attach(router)            # /pairs, the menu's button, `/pairs smi`, chips, pages and the search
    await PAIRS.back(turn)          # on a card: the button back to the page that was looked at last
    PAIRS.button(t, "proposed", t.label("button-…"))    # from elsewhere: the list with this chip chosen

and gives it words: `list-<name>` (its title), `list-<name>-empty` (what will appear here and how),
`button-list-<name>-<show>` with $count for each chip.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message, TelegramObject
from pydantic import AfterValidator, Field

from handlers.calls import LATIN, PageNumber, go, register
from handlers.guard import FORM, SEARCH
from handlers.screen import Button, Reply, Row, Screen, grid
from handlers.turn import Turn
from locales.texts import Html, Speaker
from mentoring.roles import Action
from mentoring.typed import bare, clean

PAGE = 8
IN_A_ROW = 4
CHIPS_IN_A_ROW = 3
PLACE = "place"
"""Where a card was opened from, if not from a list of its own kind."""
QUERY_BYTES = 32
"""Sixteen Cyrillic letters: so much fits into a button's 64 bytes beside the list's name and the chip."""
ListName = Annotated[str, Field(max_length=10, pattern=LATIN)]
Chip = Annotated[str, Field(max_length=11, pattern=LATIN)]


def short_query(query: str) -> str:
    """The letters searched for. Raises ValueError for more than a button can carry."""
    if len(query.encode()) > QUERY_BYTES:
        raise ValueError(f"a search of more than {QUERY_BYTES} bytes")
    return query


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: a short name, the state in words, what its button means, under which chips it
    stands, and further words by which it is found (the full name, the subject). All words are plain."""

    name: str
    note: str
    intent: str
    shows: frozenset[str]
    words: str = ""


class ListTap(CallbackData, prefix="ls1"):
    """Which part of a list is looked at: a chip, a page from 0 on, and the letters searched for."""

    of: ListName
    show: Chip
    page: PageNumber = 0
    query: Annotated[str, AfterValidator(short_query)] = ""


class FindTap(CallbackData, prefix="lf1"):
    """Ask for the letters to search for."""

    of: ListName
    show: Chip


@dataclass(frozen=True, slots=True)
class Page:
    """What one screen shows of a list: `first` is the number of its first line, `found` counts all pages."""

    lines: tuple[Line, ...]
    first: int
    page: int
    pages: int
    found: int


def page_of(lines: Sequence[Line], view: ListTap) -> Page:
    """The page that the view asks for, or the last one when the list has become shorter. A search goes
    through all lines, whatever chip was chosen."""
    found = [line for line in lines if _is_wanted(line, view)]
    pages = max(1, -(-len(found) // PAGE))
    page = min(view.page, pages - 1)
    start = page * PAGE
    return Page(tuple(found[start : start + PAGE]), start + 1, page, pages, len(found))


def _is_wanted(line: Line, view: ListTap) -> bool:
    return answers_to(line, view.query) if view.query else view.show in line.shows


def answers_to(line: Line, query: str) -> bool:
    """True if each word searched for begins a word of the line."""
    known = bare(f"{line.name} {line.words}").split()
    return all(any(word.startswith(part) for word in known) for part in bare(query).split())


@dataclass(frozen=True, slots=True)
class Listing:
    """A list by its name, which is its command too. `shows` are the chips, the first one that has lines is
    chosen at the beginning; `lines` reads all lines in their order; `first` are the commands that an empty
    list offers."""

    name: str
    may: Action
    shows: tuple[str, ...]
    lines: Callable[[Turn], Awaitable[Sequence[Line]]]
    first: tuple[str, ...] = ()

    def attach(self, router: Router) -> None:
        """Let the router answer everything about this list."""
        flags = {"may": self.may}
        register(router, self.name, self.call, self.may)
        router.callback_query.register(self.turn_to, Tapped(ListTap, self.name), flags=flags)
        router.callback_query.register(self.ask, Tapped(FindTap, self.name), flags=flags)
        router.message.register(self.find, Searching(self._state), flags={**flags, "searches": True})

    def button(self, t: Speaker, show: str = "", label: str = "") -> Button:
        """A button that opens the list with this chip chosen."""
        return Button(label or t.label(f"menu-{self.name}"), self._view(show).pack())

    async def back(self, turn: Turn) -> Button:
        """The button back to where the card was opened: another screen of rows, or this list as it was looked
        at last."""
        last = (await turn.talk.get_data()).get(self._memory)
        to_list = Button(turn.t.label("button-back-to-list"), last or self._view().pack())
        return await way_back(turn) or to_list

    async def call(self, _event: TelegramObject, turn: Turn, argument: str = "") -> Reply:
        """The command; its argument is searched for."""
        query = search_words(argument)
        return await self.show(turn, self._view(query=query) if query else None)

    async def turn_to(self, _event: TelegramObject, turn: Turn, callback_data: ListTap) -> Reply:
        return await self.show(turn, callback_data)

    async def show(self, turn: Turn, view: ListTap | None = None) -> Reply:
        """The list as it is now; without a chip chosen it opens where there is something to see."""
        lines = await self.lines(turn)
        if view is None or view.show not in self.shows:
            view = self._view(next((show for show in self.shows if _count(lines, show)), ""))
        again = await self._remember(turn, view)
        return Reply(
            list_screen(turn.t, self, lines, view), toast=_where(turn.t, lines, view) if again else ""
        )

    async def _await_letters(self, turn: Turn) -> None:
        """Until something else is done, typed words are searched for."""
        if await turn.talk.get_state() != FORM:
            await turn.talk.set_state(self._state)

    async def ask(self, _event: TelegramObject, turn: Turn, callback_data: FindTap) -> Reply:
        """Wait for the letters. A form that is open meanwhile is laid aside, not lost."""
        if await turn.talk.get_state() == FORM:
            await turn.desk.forms.shelve(turn)
        await turn.talk.set_state(self._state)
        return self._question(turn.t, self._view(callback_data.show))

    async def find(self, event: Message, turn: Turn) -> Reply:
        """What was found by the typed letters."""
        query = search_words(event.text or "")
        if not query:
            return self._question(turn.t, self._view(), turn.t("only-text-please"))
        return await self.show(turn, self._view(query=query))

    async def _remember(self, turn: Turn, view: ListTap) -> bool:
        """Keep what is looked at; true if it was looked at already."""
        if view.query:
            await self._await_letters(turn)
        looked_at = (await turn.talk.get_data()).get(self._memory)
        await turn.talk.update_data({self._memory: view.pack(), PLACE: None})
        return bool(looked_at == view.pack())

    def _question(self, t: Speaker, view: ListTap, note: str = "") -> Reply:
        text = "\n\n".join(filter(None, (note, t("list-find"))))
        return Reply(Screen(text, ((Button(t.label("button-back"), view.pack()),),)))

    def _view(self, show: str = "", query: str = "") -> ListTap:
        chosen = show if show in self.shows else self.shows[0]
        return ListTap(of=self.name, show=chosen, query=query)

    @property
    def _state(self) -> str:
        return f"{SEARCH}{self.name}"

    @property
    def _memory(self) -> str:
        return f"list-{self.name}"


async def remember_place(turn: Turn, key: str, intent: str) -> None:
    """Cards opened from now on lead back here: the way's label, and what it means."""
    await turn.talk.update_data({PLACE: [key, intent]})


async def way_back(turn: Turn) -> Button | None:
    """The button back to the rows of several kinds that a card was opened from, if it was."""
    place = (await turn.talk.get_data()).get(PLACE)
    return None if place is None else Button(turn.t.label(place[0]), place[1])


def list_screen(t: Speaker, listing: Listing, lines: Sequence[Line], view: ListTap) -> Screen:
    """One page of the list; an empty list says what will appear here and what to do first."""
    title = f"<b>{t(f'list-{listing.name}')}</b>"
    if not lines:
        first = [go(t, name) for name in (*listing.first, "menu")]
        return Screen(f"{title}\n\n{t(f'list-{listing.name}-empty')}", grid(first, 2))
    page = page_of(lines, view)
    body = [_line(t, page.first + place, line) for place, line in enumerate(page.lines)]
    text = "\n".join((title, *filter(None, (_heading(t, view, page),)), "", *(body or [_nobody(t, view)])))
    numbers = [Button(str(page.first + place), line.intent) for place, line in enumerate(page.lines)]
    ends = (Button(t.label("button-find"), FindTap(of=view.of, show=view.show).pack()), go(t, "menu"))
    return Screen(
        text, (*grid(numbers, IN_A_ROW), *_pager(t, view, page), *_chips(t, listing, lines, view), ends)
    )


def _where(t: Speaker, lines: Sequence[Line], view: ListTap) -> str:
    """What the middle button of the pager tells, which shows the same page afresh."""
    page = page_of(lines, view)
    return t.label("page-number", page=page.page + 1, pages=page.pages) if page.pages > 1 else ""


def _nobody(t: Speaker, view: ListTap) -> Html:
    return t("list-not-found", query=view.query) if view.query else t("list-nobody-here")


def _line(t: Speaker, number: int, line: Line) -> Html:
    return t("list-line", number=number, name=line.name, note=line.note)


def _heading(t: Speaker, view: ListTap, page: Page) -> Html:
    if view.query:
        return t("list-found", query=view.query, count=page.found) if page.found else Html("")
    return Html(t(f"button-list-{view.of}-{view.show}", count=page.found))


def _pager(t: Speaker, view: ListTap, page: Page) -> tuple[Row, ...]:
    if page.pages == 1:
        return ()
    places = {
        "←": page.page - 1,
        t.label("button-page", page=page.page + 1, pages=page.pages): page.page,
        "→": page.page + 1,
    }
    row = [
        Button(label, view.model_copy(update={"page": place}).pack())
        for label, place in places.items()
        if 0 <= place < page.pages
    ]
    return (tuple(row),)


def _chips(t: Speaker, listing: Listing, lines: Sequence[Line], view: ListTap) -> tuple[Row, ...]:
    """The chips that show somebody, the chosen one marked; a single chip would choose nothing."""
    counts = {show: _count(lines, show) for show in listing.shows}
    useful = [show for show in listing.shows if counts[show] or show == view.show]
    if len(useful) == 1 and not view.query:
        return ()
    chips = []
    for show in useful:
        label = t.label(f"button-list-{listing.name}-{show}", count=counts[show])
        chosen = show == view.show and not view.query
        words = t.label("button-chosen", label=label) if chosen else label
        chips.append(Button(words, ListTap(of=listing.name, show=show).pack()))
    return grid(chips, CHIPS_IN_A_ROW)


def _count(lines: Sequence[Line], show: str) -> int:
    return sum(show in line.shows for line in lines)


def search_words(typed: str) -> str:
    """What was typed as it is searched for: bare words, cut to what a button can carry."""
    return bare(clean(typed)).encode()[:QUERY_BYTES].decode(errors="ignore").strip()


class Tapped(Filter):
    """Lets through a tap on this list and hands on what it means."""

    def __init__(self, intent: type[ListTap] | type[FindTap], name: str) -> None:
        self.intent = intent
        self._start = f"{intent.__prefix__}:{name}:"

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        if not query.data or not query.data.startswith(self._start):
            return False
        try:
            return {"callback_data": self.intent.unpack(query.data)}
        except (TypeError, ValueError):  # drawn by nobody: the last router says that it is stale
            return False


class Searching(Filter):
    """Lets through words typed while this list waits for them; a command goes its own way."""

    def __init__(self, state: str) -> None:
        self.state = state

    async def __call__(self, _message: Message, raw_state: str | None = None, called: str = "") -> bool:
        return raw_state == self.state and not called
